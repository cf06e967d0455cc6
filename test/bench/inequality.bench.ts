import { atkinson, estimate, GINI, gini, meanLogDeviation, theil } from "../../src/inequality/index.ts";
import { randomIndex } from "../../src/numeric/random-index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import type { Vector } from "../../src/numeric/vector.ts";
import { type Benchmark, processorTime, ratioOf } from "./benchmark.ts";
import { pythonPeer } from "./python-peer.ts";

/** Exponential values with weights from 1 to 10, in no order: made up, the same at every run. */
function sample(n: number): { readonly values: Float64Array; readonly weights: Float64Array } {
  const random = seededRandom(n);
  return {
    values: Float64Array.from({ length: n }, () => -1000 * Math.log(1 - random())),
    weights: Float64Array.from({ length: n }, () => 1 + 9 * random()),
  };
}

const MILLION = 1_000_000;
const REPLICATES = 1000;
const RESAMPLED = 100_000;

/** The same three indices as one writes them in a hurry, without checks and without care for rounding. */
function plainIndices(x: Float64Array, w: Float64Array): readonly number[] {
  let [W, S, entropy, logarithms, roots] = [0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    W += w[i]!;
    S += w[i]! * x[i]!;
    entropy += w[i]! * x[i]! * Math.log(x[i]!);
  }
  for (let i = 0; i < x.length; i++) logarithms += w[i]! * Math.log(x[i]!);
  for (let i = 0; i < x.length; i++) roots += w[i]! * Math.sqrt(x[i]!);
  return [entropy / S - Math.log(S / W), Math.log(S / W) - logarithms / W, 1 - (roots / W) ** 2 / (S / W)];
}

/** Theil's T as numpy takes it: the mean first, then a pass over the ratios. */
function twoPassTheil(x: Float64Array, w: Float64Array): number {
  let [W, S, T] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    W += w[i]!;
    S += w[i]! * x[i]!;
  }
  const mean = S / W;
  for (let i = 0; i < x.length; i++) {
    const r = x[i]! / mean;
    if (r > 0) T += w[i]! * r * Math.log(r);
  }
  return T / W;
}

/** The weighted Gini by the way of R: a radix order of the bits of positive doubles, 16 a pass, then one pass by rank. */
function radixOrderGini(x: Float64Array, w: Float64Array): number {
  const n = x.length;
  const bits = new Uint16Array(x.buffer, x.byteOffset, 4 * n);
  let order = Uint32Array.from({ length: n }, (_, i) => i);
  let next = new Uint32Array(n);
  for (let digit = 0; digit < 4; digit++) {
    const starts = new Uint32Array(65537);
    for (let i = 0; i < n; i++) starts[bits[4 * i + digit]! + 1]!++;
    for (let k = 0; k < 65536; k++) starts[k + 1]! += starts[k]!;
    for (let i = 0; i < n; i++) next[starts[bits[4 * order[i]! + digit]!]!++] = order[i]!;
    [order, next] = [next, order];
  }
  let [W, S, below, D] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    W += w[i]!;
    S += w[i]! * x[i]!;
  }
  for (let k = 0; k < n; k++) {
    const i = order[k]!;
    below += w[i]!;
    D += w[i]! * x[i]! * (2 * below - w[i]! - W);
  }
  return D / W / S;
}

/** The loop that one writes in numba or numpy, whose sort is faster than that of JavaScript: draw n values, sort them, add up values by rank. */
function sortedResamples(values: Float64Array, replicates: number): number {
  const random = seededRandom(1);
  const n = values.length;
  const drawn = new Float64Array(n);
  let sum = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let draw = 0; draw < n; draw++) drawn[draw] = values[randomIndex(random, n)]!;
    drawn.sort();
    let total = 0;
    let ranked = 0;
    for (let k = 0; k < n; k++) {
      total += drawn[k]!;
      ranked += (2 * k + 1 - n) * drawn[k]!;
    }
    sum += ranked / n / total;
  }
  return sum;
}

/** Milliseconds for one run, the best of a few. */
function best(work: () => unknown, runs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    least = Math.min(least, processorTime(work));
  }
  return least;
}

/**
 * How much longer a hundred times the values take, over the same for the engine's own sort of bare numbers, which is
 * n log n and meets the same caches. The note shows the curve.
 */
function growth(measure: (data: ReturnType<typeof sample>) => unknown): { ratio: number; note: string } {
  const sizes = [100_000, MILLION, 10 * MILLION];
  const [ours, engine]: [number[], number[]] = [[], []];
  for (const n of sizes) {
    const data = sample(n);
    const runs = n > MILLION ? 3 : 9;
    ours.push(best(() => measure(data), runs));
    engine.push(best(() => new Float64Array(data.values).sort(), runs));
  }
  return {
    ratio: ours[2]! / ours[0]! / (engine[2]! / engine[0]!),
    note: sizes.map((n, k) => `${n}: ${ours[k]!.toFixed(1)} ms (sort ${engine[k]!.toFixed(1)})`).join(", "),
  };
}

export const benchmarks: readonly Benchmark[] = [
  ...(["Float64Array", "Float32Array", "array"] as const).map(
    (kind): Benchmark => ({
      name: `weighted Theil of 1,000,000 values, ${kind} / plain loop by the way of numpy, two passes over doubles`,
      aim: "at most 1 x the loop",
      limit: 1,
      run: () => {
        const drawn = sample(MILLION);
        const turn = (numbers: Float64Array): Vector =>
          kind === "array"
            ? Array.from(numbers)
            : kind === "Float32Array"
              ? Float32Array.from(numbers)
              : numbers;
        const [values, weights] = [turn(drawn.values), turn(drawn.weights)];
        const ours = () => theil(values, { weights });
        const found = ratioOf(ours, () => twoPassTheil(drawn.values, drawn.weights), 21);
        return {
          ...found,
          peers: pythonPeer(
            "theil",
            Array.from({ length: 15 }, () => processorTime(ours)),
          ),
        };
      },
    }),
  ),
  {
    name: "weighted Gini of 1,000,000 values / plain loop by the way of R: radix order, one pass by rank",
    aim: "at most 1 x the loop",
    limit: 1,
    run: () => {
      const { values, weights } = sample(MILLION);
      const ours = () => gini(values, { weights });
      const found = ratioOf(ours, () => radixOrderGini(values, weights));
      return {
        ...found,
        peers: pythonPeer(
          "gini",
          Array.from({ length: 7 }, () => processorTime(ours)),
        ),
      };
    },
  },
  {
    name: "weighted Gini of 20,000,000 values / n log n from 5,000,000",
    aim: "within 1.3 x n log n",
    limit: 1.3,
    run: () => {
      const [few, many] = [5 * MILLION, 20 * MILLION];
      const [short, long] = [few, many].map((n) => {
        const { values, weights } = sample(n);
        return best(() => gini(values, { weights }), 2);
      }) as [number, number];
      const expected = (many * Math.log(many)) / (few * Math.log(few));
      return { ratio: long / short / expected, note: `${long.toFixed(0)} ms / ${short.toFixed(0)} ms` };
    },
  },
  {
    name: "weighted Gini of 1,000,000 values / Float64Array copy and sort",
    aim: "no slower than the sort",
    limit: 1,
    run: () => {
      const { values, weights } = sample(MILLION);
      return ratioOf(
        () => gini(values, { weights }),
        () => new Float64Array(values).sort(),
      );
    },
  },
  {
    name: "weighted Theil of 1,000,000 values / bare x * Math.log(x) loop",
    aim: "at most 1.5 x the loop",
    limit: 1.5,
    run: () => {
      const { values, weights } = sample(MILLION);
      return ratioOf(
        () => theil(values, { weights }),
        () => {
          let total = 0;
          for (let i = 0; i < values.length; i++) total += values[i]! * Math.log(values[i]!);
          return total;
        },
        21,
      );
    },
  },
  ...(["Float64Array", "Float32Array", "array"] as const).map(
    (kind): Benchmark => ({
      name: `weighted Theil, mean log deviation and Atkinson of 1,000,000 values, ${kind} / plain loops by Math.log and Math.sqrt`,
      aim: "at most 2.5 x the loops over doubles",
      limit: 2.5,
      run: () => {
        const drawn = sample(MILLION);
        const turn = (numbers: Float64Array): Vector =>
          kind === "array"
            ? Array.from(numbers)
            : kind === "Float32Array"
              ? Float32Array.from(numbers)
              : numbers;
        const [values, weights] = [turn(drawn.values), turn(drawn.weights)];
        return ratioOf(
          () => [
            theil(values, { weights }),
            meanLogDeviation(values, { weights }),
            atkinson(values, { weights, epsilon: 0.5 }),
          ],
          () => plainIndices(drawn.values, drawn.weights),
        );
      },
    }),
  ),
  {
    name: "bootstrap of Gini, 1,000 replicates of 100,000 values / plain loop of numba's way: draw, sort, add up",
    aim: "at most 0.6 x the loop",
    limit: 0.6,
    run: () => {
      const { values } = sample(RESAMPLED);
      const ours = best(
        () =>
          estimate(GINI, values, { method: "bootstrap", replicates: REPLICATES, intervalMethod: "normal" }),
        3,
      );
      // The loop takes the same time for each replicate; a tenth of them is measured.
      const loop = best(() => sortedResamples(values, REPLICATES / 10), 3) * 10;
      return { ratio: ours / loop, note: `${ours.toFixed(0)} ms / ${loop.toFixed(0)} ms` };
    },
  },
  {
    name: "weighted Gini, from 100,000 to 10,000,000 values / the same of the engine's sort",
    aim: "grows as n log n, within 2 x for the caches",
    limit: 2,
    run: () => growth(({ values, weights }) => gini(values, { weights })),
  },
  {
    name: "weighted Theil, from 100,000 to 10,000,000 values / the same of the engine's sort",
    aim: "grows as n log n or better",
    limit: 1,
    run: () => growth(({ values, weights }) => theil(values, { weights })),
  },
];
