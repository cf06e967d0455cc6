import { seededRandom } from "../../src/numeric/seeded-random.ts";
import {
  type Column,
  collar,
  columns,
  defineProgram,
  explain,
  fiscalGap,
  type Program,
  scaleTo,
  simulate,
  simulateDraws,
  waterFill,
} from "../../src/transfers/index.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const COMMUNES = 35_000;

function levelsOf(n: number): Float64Array {
  const random = seededRandom(n);
  return Float64Array.from({ length: n }, () => 1000 + 4000 * random());
}

function fillAgainstSort(n: number): { readonly ratio: number; readonly note: string } {
  const level = levelsOf(n);
  const random = seededRandom("heads");
  const heads = Float64Array.from({ length: n }, () => Math.ceil(5000 * random()));
  const budget = 400 * heads.reduce((a, b) => a + b, 0);
  const repeats = Math.max(1, Math.round(200_000 / n));
  return ratioOf(
    () => {
      for (let k = 0; k < repeats; k++) waterFill(level, heads, budget);
    },
    () => {
      for (let k = 0; k < repeats; k++) level.slice().sort();
    },
    n > 100_000 ? 7 : 25,
  );
}

/** Ten steps as laws write them: need, capacity, gap, effort, a share of a pool, a collar, a floor, the closure. */
const program: Program = defineProgram({
  id: "ten-steps",
  title: "Ten steps",
  source: "made up",
  inputs: [
    { name: "population", unit: "person", description: "Residents" },
    { name: "base", unit: "money", description: "Tax base" },
    { name: "cost", unit: "index", description: "Cost index" },
    { name: "effort", unit: "index", description: "Tax effort" },
    { name: "before", unit: "money", description: "Last year's amount" },
    { name: "pool", unit: "money", description: "Money to be paid" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [],
  steps: [
    {
      id: "need",
      label: "Need",
      unit: "money",
      compute: (c) => columns.multiply(c.input("population"), c.input("cost")),
    },
    {
      id: "capacity",
      label: "Capacity",
      unit: "money",
      compute: (c) => columns.multiply(c.input("base"), 0.02),
    },
    { id: "gap", label: "Gap", unit: "money", compute: (c) => fiscalGap(c.step("need"), c.step("capacity")) },
    { id: "lack", label: "Lack", unit: "money", compute: (c) => columns.positive(c.step("gap")) },
    {
      id: "tried",
      label: "Effort, capped",
      unit: "index",
      compute: (c) => columns.minimum(c.input("effort"), 1.2),
    },
    {
      id: "score",
      label: "Score",
      unit: "money",
      compute: (c) => columns.multiply(c.step("lack"), c.step("tried")),
    },
    {
      id: "point",
      label: "Value of a point",
      unit: "share",
      compute: (c) => c.scalar("pool") / columns.total(c.step("score")),
    },
    {
      id: "claim",
      label: "Claim",
      unit: "money",
      compute: (c) => columns.multiply(c.step("score"), c.step("point")),
    },
    {
      id: "collared",
      label: "Collar",
      unit: "money",
      from: "claim",
      compute: (c) => collar(c.step("claim"), c.input("before"), { down: 0.1, up: 0.2 }),
    },
    {
      id: "paid",
      label: "Closure",
      unit: "money",
      from: "collared",
      compute: (c) => scaleTo(c.step("collared"), c.scalar("pool")),
    },
  ],
});

const random = seededRandom("communes");
const population = Float64Array.from({ length: COMMUNES }, () => 100 + 4000 * random());
const base = population.map((heads) => heads * (20 + 60 * random()));
const cost = Float64Array.from({ length: COMMUNES }, () => 0.8 + 0.4 * random());
const effort = Float64Array.from({ length: COMMUNES }, () => 0.6 + random());
const before = population.map((heads) => heads * random());
const pool = 1e7;
const inputs = {
  units: Array.from({ length: COMMUNES }, (_, i) => `commune ${i}`),
  data: { population, base, cost, effort, before, pool },
};

/** The same ten steps as bare loops over buffers made once, with the same draws, mean and standard deviation. */
function byHand(draws: number): { readonly mean: Column; readonly sd: Column } {
  const draw = seededRandom(1);
  const n = COMMUNES;
  const drawn = new Float64Array(n);
  const [need, capacity, lack, tried, score, claim, collared, paid] = Array.from(
    { length: 8 },
    () => new Float64Array(n),
  ) as [Column, Column, Column, Column, Column, Column, Column, Column];
  const first = new Float64Array(n);
  const second = new Float64Array(n);
  for (let k = 0; k < draws; k++) {
    for (let i = 0; i < n; i++) drawn[i] = population[i]! * (1 + 0.05 * (2 * draw() - 1));
    for (let i = 0; i < n; i++) need[i] = drawn[i]! * cost[i]!;
    for (let i = 0; i < n; i++) capacity[i] = base[i]! * 0.02;
    for (let i = 0; i < n; i++) lack[i] = need[i]! - capacity[i]!;
    for (let i = 0; i < n; i++) lack[i] = Math.max(0, lack[i]!);
    for (let i = 0; i < n; i++) tried[i] = Math.min(effort[i]!, 1.2);
    let scores = 0;
    for (let i = 0; i < n; i++) {
      score[i] = lack[i]! * tried[i]!;
      scores += score[i]!;
    }
    for (let i = 0; i < n; i++) claim[i] = score[i]! * (pool / scores);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const last = before[i]!;
      collared[i] = Math.min(Math.max(claim[i]!, last * 0.9), last * 1.2);
      total += collared[i]!;
    }
    for (let i = 0; i < n; i++) {
      paid[i] = collared[i]! * (pool / total);
      first[i] = first[i]! + paid[i]!;
      second[i] = second[i]! + paid[i]! * paid[i]!;
    }
  }
  const mean = first.map((x) => x / draws);
  return { mean, sd: second.map((x, i) => Math.sqrt(Math.max(0, x / draws - mean[i]! ** 2))) };
}

export const benchmarks: readonly Benchmark[] = [
  {
    name: "transfers: waterFill of 5,595 units against one sort",
    aim: "at most 3 x a Float64Array sort of that size",
    limit: 3,
    run: () => fillAgainstSort(5595),
  },
  {
    name: "transfers: waterFill of 1,000,000 units against one sort",
    aim: "at most 3 x a Float64Array sort of that size",
    limit: 3,
    run: () => fillAgainstSort(1_000_000),
  },
  {
    name: "transfers: ten steps, 35,000 units, 1,000 draws against bare loops",
    aim: "at most 3 x the same arithmetic written by hand",
    limit: 3,
    run: () =>
      ratioOf(
        () =>
          simulateDraws(program, inputs, {
            draws: 1000,
            seed: 1,
            inputs: { population: { relative: 0.05, distribution: "uniform" } },
          }),
        () => byHand(1000),
        3,
      ),
  },
  {
    name: "transfers: explain one of 35,000 units against simulating them",
    aim: "at most 0.05 x one simulation: nothing runs again",
    limit: 0.05,
    run: () => {
      const simulation = simulate(program, inputs);
      return ratioOf(
        () => explain(simulation, "commune 34999"),
        () => simulate(program, inputs),
      );
    },
  },
];
