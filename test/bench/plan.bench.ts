import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { type PlanTransfersOptions, planTransfers } from "../../src/transfers/index.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const REGIONS = 3000;
const YEARS = 10;

/** Counties of very different size and cost, with budgets that grow and never suffice. */
function counties(n: number, years: number): PlanTransfersOptions {
  const random = seededRandom(n);
  const level = Array.from({ length: n }, () => 1000 + 4000 * random());
  const population = Array.from({ length: n }, () => Math.ceil(1e4 * Math.exp(3 * random())));
  const cost = Array.from({ length: n }, () => 0.8 + random());
  let need = 0;
  for (const [i, l] of level.entries()) need += Math.max(0, 3000 - l) * population[i]! * cost[i]!;
  return {
    baseline: level,
    population,
    cost,
    standard: 3000,
    years,
    budget: Array.from({ length: years }, (_, t) => need * (0.3 + (0.5 * t) / years)),
    frontierPoints: 0,
  };
}

/** The same with collars, so that years bear on each other. */
function collared(n: number, years: number): PlanTransfersOptions {
  const free = counties(n, years);
  return {
    ...free,
    collar: { down: 0.05, up: 0.2 },
    previous: Array.from(free.population as number[], (p) => p * 100),
  };
}

/** One sort of the levels for each year: what the least of plans cannot do without. */
function sorts({ baseline, years }: PlanTransfersOptions): () => unknown {
  const values = Float64Array.from(baseline as number[]);
  return () => {
    for (let t = 0; t < years; t++) values.slice().sort();
  };
}

function elapsed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** Times for other sizes, in words: how a plan grows with regions and with years. */
function growth(make: (n: number, years: number) => PlanTransfersOptions): string {
  const sizes = [
    [750, YEARS],
    [1500, YEARS],
    [REGIONS, YEARS],
    [REGIONS, 5],
    [REGIONS, 20],
  ] as const;
  return sizes
    .map(([n, years]) => {
      const question = make(n, years);
      const best = Math.min(...[0, 1].map(() => elapsed(() => planTransfers(question))));
      return `${n} × ${years}: ${Math.round(best)} ms`;
    })
    .join(", ");
}

export const benchmarks: readonly Benchmark[] = [
  {
    name: "a plan of 10 years × 3,000 regions without rules, against one sort a year",
    aim: "at most 60 x the sorts",
    limit: 60,
    run: () => {
      const question = counties(REGIONS, YEARS);
      const { ratio, note } = ratioOf(() => planTransfers(question), sorts(question));
      return { ratio, note: `${note}; ${growth(counties)}` };
    },
  },
  {
    name: "a plan of 10 years × 3,000 regions with collars, in seconds",
    aim: "at most 10 s",
    limit: 10,
    run: () => {
      const question = collared(REGIONS, YEARS);
      const best = Math.min(...[0, 1, 2].map(() => elapsed(() => planTransfers(question))));
      return { ratio: best / 1000, note: growth(collared) };
    },
  },
  {
    name: "a plan with collars for twice the regions, against once",
    aim: "at most 3 x",
    limit: 3,
    run: () => {
      const once = collared(REGIONS / 2, YEARS);
      const twice = collared(REGIONS, YEARS);
      return ratioOf(
        () => planTransfers(twice),
        () => planTransfers(once),
        3,
      );
    },
  },
  {
    name: "a plan with collars for twice the years, against once",
    aim: "at most 6 x",
    limit: 6,
    run: () => {
      const once = collared(REGIONS / 2, YEARS);
      const twice = collared(REGIONS / 2, 2 * YEARS);
      return ratioOf(
        () => planTransfers(twice),
        () => planTransfers(once),
        3,
      );
    },
  },
];
