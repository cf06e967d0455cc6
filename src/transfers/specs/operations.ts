import type { Vector } from "../../numeric/vector.ts";
import { boundedShare } from "../closures/bounded-share.ts";
import { type CapAmountsOptions, capAmounts } from "../closures/cap-amounts.ts";
import { equalCut } from "../closures/equal-cut.ts";
import type { FittedAmounts } from "../closures/fitted-amounts.ts";
import { levelUp } from "../closures/level-up.ts";
import { maxGrowth } from "../closures/max-growth.ts";
import { scaleTo } from "../closures/scale-to.ts";
import { waterFill } from "../closures/water-fill.ts";
import { averageYears } from "../columns/average-years.ts";
import type { Column, ColumnInput, Mask } from "../columns/column.ts";
import { type Columns, columns } from "../columns/columns.ts";
import type { StepContext } from "../program/program.ts";
import { applyOverrides } from "../rules/apply-overrides.ts";
import { blend } from "../rules/blend.ts";
import { collar } from "../rules/collar.ts";
import { fiscalGap } from "../rules/fiscal-gap.ts";
import { holdHarmless } from "../rules/hold-harmless.ts";
import { paceOfChange } from "../rules/pace-of-change.ts";
import { phaseIn } from "../rules/phase-in.ts";
import { proRata } from "../rules/pro-rata.ts";
import { roundToSum } from "../rules/round-to-sum.ts";

/** Operands of an operation after they were evaluated; which ones are there was checked with the spec. */
export interface Operands {
  readonly values: readonly [ColumnInput, ...ColumnInput[]];
  readonly masks: readonly [Mask, ...Mask[]];
  readonly scoresOf: readonly Column[];
  readonly sharesOf: readonly number[];
  readonly x: ColumnInput;
  readonly a: ColumnInput;
  readonly b: ColumnInput;
  readonly base: ColumnInput;
  readonly exponent: ColumnInput;
  readonly need: ColumnInput;
  readonly capacity: ColumnInput;
  readonly lower: ColumnInput;
  readonly upper: ColumnInput;
  readonly use: ColumnInput;
  readonly else: ColumnInput;
  readonly previous: ColumnInput;
  readonly fraction: ColumnInput;
  readonly from: ColumnInput;
  readonly to: ColumnInput;
  readonly target: ColumnInput;
  readonly minGrowth: ColumnInput;
  readonly maxGrowth: ColumnInput;
  readonly weights: ColumnInput;
  readonly baseline: ColumnInput;
  readonly cap: ColumnInput;
  readonly scores: Vector;
  readonly shares: Vector;
  readonly levels: Vector;
  readonly amounts: Column;
  readonly mask: Mask;
  readonly members: Mask;
  readonly eligible: Mask;
  readonly labels: readonly string[];
  readonly of: FittedAmounts;
  readonly condition: boolean;
  readonly total: number;
  readonly digits: number;
  readonly k: number;
  readonly mode: NonNullable<Parameters<Columns["round"]>[1]["mode"]>;
  readonly order: "ascending" | "descending";
  readonly ties: "first" | "min" | "max" | "average";
  readonly take: Parameters<Columns["byGroup"]>[2]["take"];
  readonly knots: Parameters<Columns["schedule"]>[1];
  readonly brackets: Parameters<Columns["marginalSchedule"]>[1];
  readonly steps: Parameters<Columns["stepSchedule"]>[1];
  readonly onResidual: CapAmountsOptions["onResidual"];
  readonly table: string;
}

/** What an operation takes and does. */
export interface Operation {
  /** Operands it must have: expressions. */
  readonly required: readonly string[];
  /** Operands it may have: expressions. */
  readonly optional?: readonly string[] | undefined;
  /** Operands that are lists of expressions; required. */
  readonly lists?: readonly string[] | undefined;
  /** Operands that are plain JSON, such as brackets; required. */
  readonly plain?: readonly string[] | undefined;
  /** Operands that are one of several words; the first one is optional's default where `undefined` is listed. */
  readonly words?: Readonly<Record<string, readonly (string | undefined)[]>> | undefined;
  /** Does it. One number comes back for one number. */
  readonly run: (operands: Operands, context: StepContext) => unknown;
}

const isNumber = (value: unknown): value is number => typeof value === "number";

/** A pointwise function of numbers gives a number, where the columns give a column of one. */
function pointwise(inputs: readonly ColumnInput[], of: () => Column): Column | number {
  const column = of();
  return inputs.every(isNumber) ? column[0]! : column;
}

type Spread = (first: ColumnInput, ...others: readonly ColumnInput[]) => Column;

const folded = (of: Spread): Operation => ({
  required: [],
  lists: ["values"],
  run: ({ values }) => {
    const [first, ...others] = values;
    return pointwise(values, () => of(first, ...others));
  },
});

type Pair = "a" | "b" | "base" | "exponent" | "need" | "capacity";

const pair = (names: readonly [Pair, Pair], of: (a: ColumnInput, b: ColumnInput) => Column): Operation => ({
  required: names,
  run: (operands) => {
    const [a, b] = [operands[names[0]], operands[names[1]]];
    return pointwise([a, b], () => of(a, b));
  },
});

/** The operands of these names that were given: an absent option is not passed on. */
function given<Options>(operands: Operands, names: readonly string[]): Options {
  const all = operands as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]),
  ) as Options;
}

const aggregate = <Options>(
  of: (x: ColumnInput, options: Options) => number,
  names: readonly string[],
): Operation => ({
  required: ["x"],
  optional: names,
  run: (operands) => of(operands.x, given(operands, names)),
});

const ON_INFEASIBLE = { onInfeasible: [undefined, "error", "relax"] };

/** The operations of a {@link ProgramSpec}, by name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = Object.freeze({
  add: folded(columns.add),
  multiply: folded(columns.multiply),
  minimum: folded(columns.minimum),
  maximum: folded(columns.maximum),
  subtract: pair(["a", "b"], columns.subtract),
  power: pair(["base", "exponent"], columns.power),
  fiscalGap: pair(["need", "capacity"], fiscalGap),
  divide: {
    required: ["a", "b"],
    optional: ["whereZero"],
    run: (operands) =>
      pointwise([operands.a, operands.b], () =>
        columns.divide(operands.a, operands.b, given(operands, ["whereZero"])),
      ),
  },
  log: {
    required: ["x"],
    optional: ["base"],
    run: ({ x, base }) =>
      pointwise([x], () => (base === undefined ? columns.log(x) : columns.log(x, Number(base)))),
  },
  positive: { required: ["x"], run: ({ x }) => pointwise([x], () => columns.positive(x)) },
  clamp: {
    required: ["x", "lower", "upper"],
    run: ({ x, lower, upper }) => pointwise([x, lower, upper], () => columns.clamp(x, lower, upper)),
  },
  where: {
    required: ["mask", "use", "else"],
    run: (operands) => columns.where(operands.mask, operands.use, operands.else),
  },
  round: {
    required: ["x", "digits"],
    words: { mode: [undefined, "half-up", "half-even", "down", "up"] },
    run: (operands) =>
      pointwise([operands.x], () =>
        columns.round(operands.x, { digits: operands.digits, ...given<object>(operands, ["mode"]) }),
      ),
  },
  schedule: { required: ["x"], plain: ["knots"], run: ({ x, knots }) => columns.schedule(x, knots) },
  marginalSchedule: {
    required: ["x"],
    plain: ["brackets"],
    run: ({ x, brackets }) => columns.marginalSchedule(x, brackets),
  },
  stepSchedule: { required: ["x"], plain: ["steps"], run: ({ x, steps }) => columns.stepSchedule(x, steps) },
  above: { required: ["a", "b"], run: ({ a, b }) => columns.above(a, b) },
  below: { required: ["a", "b"], run: ({ a, b }) => columns.below(a, b) },
  not: { required: ["mask"], run: ({ mask }) => columns.not(mask) },
  all: {
    required: [],
    lists: ["masks"],
    run: ({ masks: [first, ...others] }) => columns.all(first, ...others),
  },
  any: {
    required: [],
    lists: ["masks"],
    run: ({ masks: [first, ...others] }) => columns.any(first, ...others),
  },
  anyUnit: { required: ["mask"], run: ({ mask }) => columns.any(mask).includes(true) },
  allUnits: { required: ["mask"], run: ({ mask }) => !columns.any(mask).includes(false) },
  greater: { required: ["a", "b"], run: ({ a, b }) => compare(a, b, (x, y) => x > y) },
  less: { required: ["a", "b"], run: ({ a, b }) => compare(a, b, (x, y) => x < y) },
  opposite: { required: ["condition"], run: ({ condition }) => condition !== true },
  total: aggregate(columns.total, ["weights", "mask"]),
  mean: aggregate(columns.mean, ["weights", "mask"]),
  standardDeviation: aggregate(columns.standardDeviation, ["weights", "mask", "ddof"]),
  min: aggregate(columns.min, ["mask"]),
  max: aggregate(columns.max, ["mask"]),
  nthLargest: {
    required: ["x", "k"],
    optional: ["mask"],
    run: (operands) => columns.nthLargest(operands.x, operands.k, given(operands, ["mask"])),
  },
  meanOfLargest: {
    required: ["x", "k"],
    optional: ["mask"],
    run: (operands) => columns.meanOfLargest(operands.x, operands.k, given(operands, ["mask"])),
  },
  rank: {
    required: ["x"],
    words: { order: ["ascending", "descending"], ties: ["first", "min", "max", "average"] },
    run: ({ x, order, ties }) => columns.rank(x, { order: order, ties: ties }),
  },
  standardize: {
    required: ["x"],
    optional: ["weights", "mask", "ddof"],
    run: (operands) => columns.standardize(operands.x, given(operands, ["weights", "mask", "ddof"])),
  },
  byGroup: {
    required: ["x", "labels"],
    optional: ["weights"],
    words: { take: ["total", "mean", "min", "max"] },
    run: (operands) =>
      columns.byGroup(operands.x, operands.labels, {
        take: operands.take,
        ...given<object>(operands, ["weights"]),
      }),
  },
  averageYears: {
    required: [],
    lists: ["values"],
    optional: ["weights"],
    run: (operands) =>
      pointwise(operands.values, () => averageYears(operands.values, given(operands, ["weights"]))),
  },
  blend: {
    required: [],
    lists: ["scoresOf", "sharesOf"],
    run: ({ scoresOf, sharesOf }) => blend(scoresOf.map((score, k) => ({ score, weight: sharesOf[k]! }))),
  },
  proRata: { required: ["scores", "total"], run: ({ scores, total }) => proRata(scores, total) },
  apportion: { required: ["shares", "total"], run: ({ shares, total }, c) => c.apportion(shares, total) },
  roundToSum: {
    required: ["amounts"],
    optional: ["digits", "total"],
    run: (operands) => roundToSum(operands.amounts, given(operands, ["digits", "total"])),
  },
  collar: {
    required: ["x", "previous"],
    optional: ["down", "up", "continuing"],
    run: (operands) => collar(operands.x, operands.previous, given(operands, ["down", "up", "continuing"])),
  },
  holdHarmless: {
    required: ["x", "previous"],
    optional: ["fraction"],
    run: ({ x, previous, fraction }) =>
      fraction === undefined ? holdHarmless(x, previous) : holdHarmless(x, previous, fraction),
  },
  phaseIn: {
    required: ["from", "to", "fraction"],
    run: ({ from, to, fraction }) => phaseIn(from, to, fraction),
  },
  paceOfChange: {
    required: ["target", "previous", "minGrowth", "maxGrowth"],
    run: ({ target, previous, minGrowth, maxGrowth }) =>
      paceOfChange(target, previous, { minGrowth: minGrowth, maxGrowth: maxGrowth }),
  },
  applyOverrides: {
    required: ["x"],
    words: { table: [] },
    run: ({ x, table }, c) =>
      applyOverrides(x, {
        units: c.units,
        overrides: Object.entries(c.table(table)).map(([unit, value]) => ({ unit, value })),
      }),
  },
  scaleTo: {
    required: ["x", "total"],
    words: { move: [undefined, "both", "receivers", "payers"] },
    run: (operands) => scaleTo(operands.x as Vector, operands.total, given(operands, ["move"])),
  },
  equalCut: {
    required: ["x", "weights", "total"],
    run: ({ x, weights, total }) => equalCut(x as Vector, weights, total),
  },
  levelUp: {
    required: ["x", "baseline", "members", "weights", "total"],
    run: ({ x, baseline, members, weights, total }) =>
      levelUp(x as Vector, { baseline, members, weights, total }),
  },
  waterFill: {
    required: ["levels", "weights", "total"],
    optional: ["eligible"],
    run: (operands) =>
      waterFill(operands.levels, operands.weights, operands.total, given(operands, ["eligible"])),
  },
  boundedShare: {
    required: ["scores", "total"],
    optional: ["lower", "upper", "signed"],
    words: ON_INFEASIBLE,
    run: (operands) =>
      boundedShare(operands.scores, {
        total: operands.total,
        ...given<object>(operands, ["lower", "upper", "signed", "onInfeasible"]),
      }),
  },
  maxGrowth: {
    required: ["x", "previous", "total"],
    optional: ["lower"],
    words: ON_INFEASIBLE,
    run: (operands) =>
      maxGrowth(operands.x as Vector, operands.previous, {
        total: operands.total,
        ...given<object>(operands, ["lower", "onInfeasible"]),
      }),
  },
  capAmounts: {
    required: ["x", "cap"],
    plain: ["onResidual"],
    run: ({ x, cap, onResidual }) => capAmounts(x as Vector, { cap: cap, onResidual: onResidual }),
  },
  amounts: { required: ["of"], run: ({ of }) => of.amounts },
  multiplier: { required: ["of"], run: ({ of }) => of.multiplier },
  residual: { required: ["of"], run: ({ of }) => of.residual },
  withAmounts: {
    required: ["of", "amounts"],
    run: ({ of, amounts }) => ({ ...of, amounts }),
  },
});

/** The operation whose operands are evaluated again and again. */
export const DROP_UNTIL_STABLE = "dropUntilStable";

/** Names of the operations that an expression of a {@link ProgramSpec} may use. */
export const SPEC_OPERATIONS: readonly string[] = /* @__PURE__ */ [
  ...Object.keys(OPERATIONS),
  DROP_UNTIL_STABLE,
];

function compare(a: unknown, b: unknown, of: (a: number, b: number) => boolean): boolean {
  return of(Number(a), Number(b));
}
