import { describe, expect, test } from "vitest";
import { EqualizationError } from "../../src/errors.ts";
import * as transfers from "../../src/transfers/index.ts";
import { grant, guaranteed, question, scaled } from "./program/sample-programs.ts";

/** What callers without types hand in. */
const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  0.5,
  "",
  "x",
  true,
  10n,
  Symbol("s"),
  {},
  Object.create(null),
  [],
  [null],
  [Number.NaN, 1, 1],
  ["1", "2", "3"],
  [10n, 10n, 10n],
  [[], [], []],
  { length: 3 },
  { length: Number.NaN },
  { length: -1 },
  new Map(),
  new Date(0),
  () => 1,
  new Float64Array(0),
  new Float64Array([Number.NaN, 1, 2]),
];

const flows = [
  {
    id: "a",
    from: { tier: "central", region: "CN" },
    to: { tier: "county", region: "A" },
    kind: "specific-transfer",
    period: "2024",
    currency: "CNY",
    dueDate: "2024-06-30",
    amounts: {
      budgeted: [{ amount: 10 }],
      arrived: [{ amount: 9, date: "2024-06-01" }],
      spent: [{ amount: 8, offPurpose: true }],
    },
  },
];
const run = transfers.simulate(grant, question);
const { columns } = transfers;

/** A valid call of every public function. */
const CALLS: Readonly<
  Record<string, { readonly of: (...args: never[]) => unknown; readonly args: readonly unknown[] }>
> = {
  allocate: {
    of: transfers.allocate,
    args: [
      {
        baseline: [1, 2, 3],
        population: [1, 1, 1],
        budget: 5,
        objective: "least-squares",
        lower: [0, 0, 0],
        upper: 9,
        target: 4,
        cost: [1, 2, 1],
      },
    ],
  },
  atkinsonAllocate: {
    of: transfers.allocate,
    args: [{ baseline: [1, 2, 3], population: [1, 1, 1], budget: 5, objective: "atkinson", epsilon: 1 }],
  },
  applyOverrides: {
    of: transfers.applyOverrides,
    args: [
      [1, 2, 3],
      {
        units: ["A", "B", "C"],
        overrides: [{ unit: "A", value: 5, from: "2020", to: "2021" }],
        date: "2020",
      },
    ],
  },
  apportion: { of: transfers.apportion, args: [[1, 2, 3], 10] },
  averageYears: {
    of: transfers.averageYears,
    args: [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { weights: [1, 2], denominators: [[1, 1, 1], 2], ratio: "average-of" },
    ],
  },
  blend: {
    of: transfers.blend,
    args: [
      [
        { weight: 1, score: [1, 2, 3] },
        { weight: 2, score: [1, 1, 1] },
      ],
    ],
  },
  boundedShare: {
    of: transfers.boundedShare,
    args: [[1, 2, 3], { lower: [0, 0, 0], upper: [5, 5, 5], total: 9, onInfeasible: "relax" }],
  },
  calibrate: { of: transfers.calibrate, args: [(x: number) => x, { target: 1, lower: 0, upper: 2 }] },
  capAmounts: { of: transfers.capAmounts, args: [[1, 2, 3], { cap: [2, 2, 2], onResidual: { to: 1 } }] },
  collar: {
    of: transfers.collar,
    args: [[1, 2, 3], [1, 1, 1], { down: 0.1, up: [1, 1, 1], continuing: [true, false, true] }],
  },
  compareSimulations: { of: transfers.compareSimulations, args: [run, run, { tolerance: 1 }] },
  defineProgram: { of: transfers.defineProgram, args: [grant] },
  dropUntilStable: {
    of: transfers.dropUntilStable,
    args: [[true, true, false], () => ({ column: [1, 2, 3], keep: [true, true, true] })],
  },
  equalCut: { of: transfers.equalCut, args: [[1, 2, 3], [1, 1, 1], 4] },
  explain: { of: transfers.explain, args: [run, "A"] },
  fiscalMismatch: {
    of: transfers.fiscalMismatch,
    args: [
      {
        tiers: ["a", "b"],
        years: [2010, 2011],
        revenue: [
          [1, 2],
          [3, 4],
        ],
        duties: [
          [2, 1],
          [5, 4],
        ],
      },
    ],
  },
  fiscalPosition: {
    of: transfers.fiscalPosition,
    args: [
      {
        ownRevenue: [1, 2, 3],
        expenditure: [4, 4, 4],
        transfers: [1, 1, 1],
        conditional: [1, 0, 0],
        capacity: [2, 2, 2],
        population: [1, 1, 1],
        service: [1, 1, 1],
        byTier: { central: [1, 1, 1] },
        socialCapital: [0, 0, 0],
      },
    ],
  },
  gap: {
    of: transfers.fiscalGap,
    args: [
      [1, 2, 3],
      [1, 1, 1],
    ],
  },
  holdHarmless: {
    of: transfers.holdHarmless,
    args: [
      [1, 2, 3],
      [1, 1, 1],
      [1, 1, 1],
    ],
  },
  levelUp: {
    of: transfers.levelUp,
    args: [[1, 2, 0], { baseline: [1, 1, 5], members: [true, true, false], weights: [1, 1, 1], total: 9 }],
  },
  marginalEqualizationRate: {
    of: transfers.marginalEqualizationRate,
    args: [
      scaled,
      { units: ["A", "B", "C"], data: { claim: [1, 2, 3], pool: 5 } },
      { input: "claim", of: ["A"], step: 0.1, rounding: "keep" },
    ],
  },
  maxGrowth: {
    of: transfers.maxGrowth,
    args: [[1, 2, 3], [1, 1, 1], { lower: [0, 0, 0], total: 5, onInfeasible: "relax" }],
  },
  measureTransferEffect: {
    of: transfers.measureTransferEffect,
    args: [[1, 2, 3], [1, 0, 0], [1, 1, 1], { need: [2, 2, 2] }],
  },
  paceOfChange: {
    of: transfers.paceOfChange,
    args: [[1, 1, 1], [1, 2, 3], { minGrowth: [0, 0, 0], maxGrowth: 1 }],
  },
  phaseIn: {
    of: transfers.phaseIn,
    args: [
      [1, 2, 3],
      [1, 1, 1],
      [0, 0.5, 1],
    ],
  },
  planToIndex: {
    of: transfers.planToIndex,
    args: [
      {
        baseline: [1, 2, 3],
        population: [1, 1, 1],
        budget: [1, 2],
        years: 2,
        index: (levels: ArrayLike<number>) => levels[2]! - levels[0]!,
        atMost: 1,
        targetYear: 2,
        floor: [0.1, 0.1, 0.1],
        frontierPoints: 3,
      },
    ],
  },
  planTransfers: {
    of: transfers.planTransfers,
    args: [
      {
        baseline: [
          [1, 2, 3],
          [1, 1, 1],
        ],
        standard: 4,
        population: [1, 1, 1],
        budget: [2, 3],
        years: 2,
        cost: [1, 2, 1],
        lossRate: 0.1,
        centralShare: [1, 0.5, 1],
        localLimit: 9,
        floor: 0.1,
        cap: [5, 5, 5],
        direction: "higher",
        spendingType: "capital",
        depreciation: 0.1,
        targetYear: 2,
        objective: "least-squares",
        collar: { down: 0.5, up: 1, allowance: 1 },
        previous: [1, 1, 1],
        carryOver: true,
        frontierPoints: 3,
      },
    ],
  },
  reconcileFlows: {
    of: transfers.reconcileFlows,
    args: [flows, { asOf: "2024-12-31", linkBy: ["kind"], decimals: 2 }],
  },
  representativeTaxSystem: {
    of: transfers.representativeTaxSystem,
    args: [{ bases: { a: [1, 2, 3] }, revenues: { a: [1, 1, 1] }, population: [1, 1, 1] }],
  },
  representativeTaxSystemRows: {
    of: transfers.representativeTaxSystem,
    args: [{ bases: [[1], [2]], revenues: [[1], [1]], population: [1, 1] }],
  },
  scaleTo: { of: transfers.scaleTo, args: [[1, 2, 3], 5] },
  proRata: { of: transfers.proRata, args: [[1, 2, 3], 5] },
  simulate: {
    of: transfers.simulate,
    args: [
      grant,
      {
        ...question,
        data: { ...question.data, remote: [true, false, true] },
        parameters: { rate: 0.5, bonus: 1 },
        previous: [{ period: "2023", units: ["A"], data: { need: [1] }, amounts: [1] }],
      },
    ],
  },
  simulateHistory: {
    of: transfers.simulate,
    args: [
      guaranteed,
      {
        units: ["A", "B", "C"],
        data: { claim: [1, 2, 3] },
        period: "2024",
        previous: [{ period: "2023", units: ["A", "B", "C"], amounts: [1, 2, 3] }],
      },
    ],
  },
  simulateDraws: {
    of: transfers.simulateDraws,
    args: [
      scaled,
      { units: ["A", "B", "C"], data: { claim: [1, 2, 3], pool: 5 } },
      {
        draws: 3,
        seed: 1,
        confidence: 0.5,
        inputs: { claim: { absolute: [0.1, 0.1, 0.1], distribution: "uniform", shared: false } },
      },
    ],
  },
  simulateYears: {
    of: transfers.simulateYears,
    args: [
      guaranteed,
      [{ period: "2024", units: ["A"], data: { claim: [1] } }],
      { previous: [{ period: "2023", amounts: [1] }] },
    ],
  },
  waterFill: { of: transfers.waterFill, args: [[1, 2, 3], [1, 1, 1], 5, { eligible: [true, true, false] }] },
  "columns.byGroup": {
    of: columns.byGroup,
    args: [[1, 2, 3], ["a", "b", "a"], { take: "mean", weights: [1, 1, 1] }],
  },
  "columns.clamp": { of: columns.clamp, args: [[1, 2, 3], 0, [9, 9, 9]] },
  "columns.divide": { of: columns.divide, args: [[1, 2, 3], [1, 1, 1], { whereZero: 0 }] },
  "columns.log": { of: columns.log, args: [[1, 2, 3], 10] },
  "columns.marginalSchedule": { of: columns.marginalSchedule, args: [[1, 2, 3], [{ from: 0, rate: 0.1 }]] },
  "columns.mean": { of: columns.mean, args: [[1, 2, 3], { weights: [1, 1, 1], mask: [true, true, false] }] },
  "columns.nthLargest": { of: columns.nthLargest, args: [[1, 2, 3], 1, { mask: [true, true, false] }] },
  "columns.power": { of: columns.power, args: [[1, 2, 3], 2] },
  "columns.rank": { of: columns.rank, args: [[1, 2, 3], { order: "ascending", ties: "min" }] },
  "columns.round": { of: columns.round, args: [[1, 2, 3], { digits: 1, mode: "up" }] },
  "columns.schedule": {
    of: columns.schedule,
    args: [
      [1, 2, 3],
      [
        [0, 1],
        [5, 2],
      ],
    ],
  },
  "columns.standardDeviation": { of: columns.standardDeviation, args: [[1, 2, 3], { ddof: 1 }] },
  "columns.stepSchedule": { of: columns.stepSchedule, args: [[1, 2, 3], [{ from: 0, value: 1 }]] },
  "columns.where": { of: columns.where, args: [[true, false, true], [1, 2, 3], 0] },
  "columns.above": { of: columns.above, args: [[1, 2, 3], 2] },
  "columns.all": {
    of: columns.all,
    args: [
      [true, false, true],
      [true, true, true],
    ],
  },
  "columns.not": { of: columns.not, args: [[true, false, true]] },
  "columns.add": { of: columns.add, args: [[1, 2, 3], 5, [1, 1, 1]] },
};

/** The same value with each of its leaves, and each of its branches, exchanged once for `instead`. */
function* exchanged(value: unknown, instead: unknown, depth = 0): Generator<unknown> {
  yield instead;
  if (depth > 5 || typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  if (Array.isArray(value)) {
    for (const [k, item] of value.entries()) {
      for (const other of exchanged(item, instead, depth + 1)) yield value.with(k, other);
    }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    for (const other of exchanged(item, instead, depth + 1)) yield { ...value, [key]: other };
  }
}

function holdsNaN(value: unknown): boolean {
  if (typeof value === "number") return Number.isNaN(value);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>).some(Number.isNaN);
  if (Array.isArray(value)) return value.some(holdsNaN);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNaN);
}

describe("whatever comes without types is refused with a typed error, or computed without NaN", () => {
  test.for(Object.keys(CALLS))("%s", (name) => {
    const { of, args } = CALLS[name]!;
    expect(holdsNaN(of(...(args as never[])))).toBe(false);
    for (const garbage of GARBAGE) {
      for (const [k, arg] of args.entries()) {
        // A simulation is what this library made; a program's functions are the caller's own.
        const whole = arg === run || arg === grant || arg === scaled || arg === guaranteed;
        for (const other of whole ? [garbage] : exchanged(arg, garbage)) {
          let result: unknown;
          try {
            result = of(...(args.with(k, other) as never[]));
          } catch (error) {
            if (!(error instanceof EqualizationError)) throw error;
            continue;
          }
          // What a caller put into a record of results as it is, comes out as it is.
          if (name !== "dropUntilStable") expect(holdsNaN(result)).toBe(false);
        }
      }
    }
  });
});
