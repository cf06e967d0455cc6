import { seededRandom } from "../../numeric/seeded-random.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { atLeastAsExtreme } from "../inference/at-least-as-extreme.ts";
import type { InferenceChoice } from "../inference/require-inference.ts";
import type { LocalMoments } from "./local-moments.ts";

/**
 * Local permutation: for each unit, how many random ways of dealing values out to its neighborhood give a lag at least as extreme
 * as the one observed, and at least as extreme a statistic, which rises (1), falls (-1) or stays (0) with the lag.
 *
 * With `held` the unit keeps its own value and the others are dealt out; else all are, the neighborhood holding the unit itself. Units
 * without neighborhood take no random numbers. Cost: O(permutations x pairs).
 */
export function conditionalCounts(
  { offsets, values }: Pick<SpatialWeights, "offsets" | "values">,
  z: Float64Array,
  moments: readonly LocalMoments[],
  directions: readonly number[],
  held: boolean,
  { permutations, seed, alternative }: InferenceChoice,
): Uint32Array {
  const random = seededRandom(seed);
  const n = z.length;
  const dealt = held ? n - 1 : n;
  const counts = new Uint32Array(n);
  const pool = z.slice();
  for (let i = 0; i < n; i++) {
    const weights = values.subarray(offsets[i]!, offsets[i + 1]!);
    if (weights.length === 0) continue;
    pool.set(z);
    // The unit's own value changes places with the last, which is out of the draw.
    if (held) pool[i] = z[n - 1]!;
    counts[i] = countDeals(random, pool.subarray(0, dealt), weights, moments[i]!, directions[i]!, {
      permutations,
      alternative,
    });
  }
  return counts;
}

/**
 * How many random ways of dealing the values of the pool out to the neighbors give a statistic at least as extreme. The pool is left in another order.
 *
 * Where every deal gives one lag all of them count, without a draw: sums of the same numbers in another order differ by rounding.
 */
export function countDeals(
  random: () => number,
  pool: Float64Array,
  weights: Float64Array,
  { lag, expected, variance, size }: Pick<LocalMoments, "lag" | "expected" | "variance" | "size">,
  sign: number,
  { permutations, alternative }: Pick<InferenceChoice, "permutations" | "alternative">,
): number {
  if (variance === 0 || sign === 0) return permutations ?? 0;
  const dealt = pool.length;
  // The rounding of a lag grows with its terms; a part of the spread alone would vanish where all ways give nearly one lag.
  const slack = 1e-9 * Math.sqrt(variance) + 1e-12 * size;
  let count = 0;
  for (let draw = 0; draw < (permutations ?? 0); draw++) {
    let drawn = 0;
    // A partial shuffle: from whatever order the pool is in, its first places become a random choice in random order.
    for (let a = 0; a < weights.length; a++) {
      const b = a + Math.floor(random() * (dealt - a));
      const value = pool[b]!;
      pool[b] = pool[a]!;
      pool[a] = value;
      drawn += weights[a]! * value;
    }
    if (atLeastAsExtreme(sign * drawn, sign * lag, sign * expected, slack, alternative)) count++;
  }
  return count;
}
