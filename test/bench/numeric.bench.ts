import { argsort } from "../../src/numeric/argsort.ts";
import { normalDraw } from "../../src/numeric/normal-draw.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { sum } from "../../src/numeric/sum.ts";
import { weightedMean } from "../../src/numeric/weighted-mean.ts";
import { weightedSum } from "../../src/numeric/weighted-sum.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const MILLION = 1_000_000;

function drawn(n: number, shape: (u: number, v: number) => number): Float64Array {
  const random = seededRandom(n);
  return Float64Array.from({ length: n }, () => shape(random(), random()));
}

/** Incomes of a million people, the same with cents only, and values that differ in their last digits alone. */
const incomes = (n = MILLION): Float64Array => drawn(n, (u, v) => Math.exp(10 + 3 * (u + v)));
const cents = (): Float64Array => drawn(MILLION, (u, v) => Math.floor(1e7 * u * v) / 100);
const alike = (): Float64Array => drawn(MILLION, (u) => 1 + u * 2 ** -15);

function bySort(values: Float64Array): Float64Array {
  return values.slice().sort();
}

function byComparison(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
}

function against(values: Float64Array, reference = bySort): ReturnType<typeof ratioOf> {
  return ratioOf(
    () => argsort(values),
    () => reference(values),
  );
}

function bareSum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

function bareProduct(values: Float64Array, weights: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]! * weights[i]!;
  return total;
}

function bareMean(values: Float64Array, weights: Float64Array): number {
  return bareProduct(values, weights) / bareSum(weights);
}

export const benchmarks: readonly Benchmark[] = [
  {
    name: "argsort of 1,000,000 incomes / copy and Float64Array.sort",
    aim: "at most 0.7 x",
    limit: 0.7,
    run: () => against(incomes()),
  },
  {
    name: "argsort of 1,000,000 amounts in cents / copy and Float64Array.sort",
    aim: "at most 0.8 x",
    limit: 0.8,
    run: () => against(cents()),
  },
  {
    name: "argsort of 1,000,000 values alike in 15 binary digits / copy and Float64Array.sort",
    aim: "at most 2 x",
    limit: 2,
    run: () => against(alike()),
  },
  {
    name: "argsort of 10,000 incomes / sort of positions by a comparator",
    aim: "at most 0.5 x",
    limit: 0.5,
    run: () => against(incomes(10_000), byComparison as never),
  },
  {
    name: "argsort of 10,000,000 equal values / copy and Float64Array.sort",
    aim: "at most 0.5 x",
    limit: 0.5,
    run: () => against(new Float64Array(10 * MILLION).fill(7)),
  },
  {
    name: "argsort of 1,000,000 / of 100,000 incomes",
    aim: "at most 20 x, caches left behind",
    limit: 20,
    run: () => {
      const [many, few] = [incomes(), incomes(MILLION / 10)];
      return ratioOf(
        () => argsort(many),
        () => argsort(few),
      );
    },
  },
  {
    name: "compensated sum of 1,000,000 / bare loop",
    aim: "at most 3 x",
    limit: 3,
    run: () => {
      const values = incomes();
      return ratioOf(
        () => sum(values),
        () => bareSum(values),
        31,
      );
    },
  },
  {
    name: "compensated weighted sum of 1,000,000 / bare loop",
    aim: "at most 3 x",
    limit: 3,
    run: () => {
      const [values, weights] = [incomes(), cents()];
      return ratioOf(
        () => weightedSum(values, weights),
        () => bareProduct(values, weights),
        31,
      );
    },
  },
  {
    name: "weighted mean of 1,000,000, two compensated passes / bare loops",
    aim: "at most 6 x",
    limit: 6,
    run: () => {
      const [values, weights] = [incomes(), cents()];
      return ratioOf(
        () => weightedMean(values, weights),
        () => bareMean(values, weights),
        31,
      );
    },
  },
  {
    name: "1,000,000 normal draws / uniform numbers of the same generator",
    aim: "at most 10 x",
    limit: 10,
    run: () => {
      const random = seededRandom(1);
      return ratioOf(
        () => {
          let total = 0;
          for (let i = 0; i < MILLION; i++) total += normalDraw(random);
          return total;
        },
        () => {
          let total = 0;
          for (let i = 0; i < MILLION; i++) total += random();
          return total;
        },
      );
    },
  },
];
