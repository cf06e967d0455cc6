import { theil } from "../../src/inequality/theil.ts";
import { measureSubgroups, type Subgroup } from "../../src/subgroups/index.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

// 31 ranked provinces, made up: percentages with errors, populations and a reference.
const provinces: readonly Subgroup[] = Array.from({ length: 31 }, (_, i) => ({
  estimate: 45 + ((i * 7919) % 331) / 10,
  standardError: 0.4 + ((i * 104729) % 19) / 10,
  population: 3000 + ((i * 15485863) % 56000),
  order: i + 1,
  reference: i === 20,
}));
const estimates = provinces.map(({ estimate }) => estimate);
const populations = provinces.map(({ population }) => population!);

/** The point estimates of all 21, as plainly as their formulas read: two passes, and one Newton fit of the logit. */
function pointEstimates(y: readonly number[], people: readonly number[], reference: number): number {
  const n = y.length;
  let total = 0;
  for (const count of people) total += count;
  let mean = 0;
  let best = y[0]!;
  for (let i = 0; i < n; i++) {
    mean += (people[i]! / total) * y[i]!;
    if (y[i]! > best) best = y[i]!;
  }
  let [bgv, bestU, bestW, refU, refW, meanU, meanW, ti, mld] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [below, cov, variance] = [0, 0, 0];
  const ranks = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const p = people[i]! / total;
    const r = y[i]! / mean;
    bgv += p * (y[i]! - mean) ** 2;
    bestU += Math.abs(y[i]! - best) / n;
    bestW += p * Math.abs(y[i]! - best);
    refU += Math.abs(y[i]! - y[reference]!) / n;
    refW += p * Math.abs(y[i]! - y[reference]!);
    meanU += Math.abs(y[i]! - mean) / n;
    meanW += p * Math.abs(y[i]! - mean);
    ti += p * r * Math.log(r);
    mld -= p * Math.log(r);
    ranks[i] = below + p / 2;
    below += p;
    cov += p * (ranks[i]! - 0.5) * (y[i]! - mean);
    variance += p * (ranks[i]! - 0.5) ** 2;
  }
  let [a, b] = [0, 0];
  for (let step = 0; step < 6; step++) {
    let [g0, g1, h0, h1, h2] = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const p = people[i]! / total;
      const mu = 1 / (1 + Math.exp(-a - b * ranks[i]!));
      const h = p * mu * (1 - mu);
      g0 += p * (y[i]! / 100 - mu);
      g1 += p * (y[i]! / 100 - mu) * ranks[i]!;
      h0 += h;
      h1 += h * ranks[i]!;
      h2 += h * ranks[i]! ** 2;
    }
    const det = h0 * h2 - h1 * h1;
    a += (h2 * g0 - h1 * g1) / det;
    b += (h0 * g1 - h1 * g0) / det;
  }
  const [bottom, top] = [1 / (1 + Math.exp(-a)), 1 / (1 + Math.exp(-a - b))];
  const difference = y[n - 1]! - y[0]!;
  const attributable = y[n - 1]! - mean;
  // All 21 are used, so that none is optimized away.
  return (
    difference +
    y[n - 1]! / y[0]! +
    bgv +
    Math.sqrt(bgv) +
    (100 * Math.sqrt(bgv)) / mean +
    bestU +
    bestW +
    refU +
    refW +
    meanU +
    meanW +
    (100 * meanU) / mean +
    (100 * meanW) / mean +
    1000 * ti +
    1000 * mld +
    2 * cov +
    (2 * cov) / mean +
    variance +
    100 * (top - bottom) +
    top / bottom +
    attributable +
    (100 * attributable) / mean
  );
}

function repeat(times: number, work: () => unknown): () => unknown {
  return () => {
    let last: unknown;
    for (let i = 0; i < times; i++) last = work();
    return last;
  };
}

/** The benchmarks of the subgroups room. */
export const benchmarks: readonly Benchmark[] = [
  {
    name: "all 21 WHO measures of 31 subgroups, analytic intervals, against one theil of 31 values",
    aim: "under 200 x",
    limit: 200,
    run: () => {
      const options = { favorable: true, scale: 100, draws: 0 };
      // 200 calls against 200 x 20: the single call is too short for the clock.
      const { ratio, note } = ratioOf(
        repeat(200, () => measureSubgroups(provinces, options)),
        repeat(4000, () => theil(estimates)),
        15,
      );
      return { ratio: ratio * 20, note: `200 calls against 4,000: ${note}` };
    },
  },
  {
    name: "all 21 WHO measures of 31 subgroups with 1,000 simulations, against 1,000 plain evaluations of the 21 point estimates",
    aim: "at most 2 x",
    limit: 2,
    run: () => {
      const options = { favorable: true, scale: 100 };
      return ratioOf(
        repeat(5, () => measureSubgroups(provinces, options)),
        repeat(5000, () => pointEstimates(estimates, populations, 20)),
        15,
      );
    },
  },
];
