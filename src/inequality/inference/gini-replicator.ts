import type { Replicator } from "./replicate.ts";
import type { Sample } from "./sample.ts";

/**
 * The Gini coefficient of draws from a sample that is already in order: one pass over the counts, without writing out the rows
 * drawn or sorting them again.
 *
 * $$ G = \frac{1}{W \, T} \sum_k F_k (W - F_k) (x_{k+1} - x_k) $$
 *
 * with $F$ the weight up to row k, $W$ all weight and $T$ the weighted total. All terms are at least 0, so that nothing cancels. Draws
 * that this cannot measure, such as one of zeros only, go to `general`.
 */
export function giniReplicator({ x, w, unitOf }: Sample, general: Replicator): Replicator {
  const n = x.length;
  // The smallest numbers have too few digits for products.
  if (n === 0 || x[0]! < 0 || x[n - 1]! < 1e-280) return general;
  const steps = Float64Array.from(x, (value, k) => (k + 1 < n ? x[k + 1]! - value : 0));
  const mass = new Float64Array(n);
  return (draw) => {
    const { counts, factors } = draw;
    const value =
      w === undefined && factors === undefined && unitOf === undefined
        ? ofCounts(x, steps, counts)
        : ofWeights(x, steps, weighed(draw));
    // NaN in a draw of zeros only, or beyond the range of numbers.
    return value >= 0 && value <= 1 ? value : general(draw);
  };

  function weighed({ counts, factors }: Parameters<Replicator>[0]): Float64Array {
    for (let row = 0; row < n; row++) {
      let taken = unitOf === undefined ? counts[row]! : counts[unitOf[row]!]!;
      if (w !== undefined) taken *= w[row]!;
      if (factors !== undefined) taken *= factors[row]!;
      mass[row] = taken;
    }
    return mass;
  }
}

/** As {@link ofWeights}, of rows that are taken or not: in whole numbers, and two sums at a time. */
function ofCounts(x: Float64Array, steps: Float64Array, counts: Uint32Array): number {
  const n = x.length;
  let weight = 0;
  for (let row = 0; row < n; row++) weight += counts[row]!;
  let before = 0;
  let [total, spread, total2, spread2] = [0, 0, 0, 0];
  let row = 0;
  for (; row + 1 < n; row += 2) {
    const own = counts[row]!;
    const next = counts[row + 1]!;
    before = (before + own) | 0;
    total += own * x[row]!;
    spread += before * (weight - before) * steps[row]!;
    before = (before + next) | 0;
    total2 += next * x[row + 1]!;
    spread2 += before * (weight - before) * steps[row + 1]!;
  }
  if (row < n) total += counts[row]! * x[row]!;
  return (spread + spread2) / weight / (total + total2);
}

function ofWeights(x: Float64Array, steps: Float64Array, mass: Float64Array): number {
  let weight = 0;
  for (const own of mass) weight += own;
  let before = 0;
  let total = 0;
  let spread = 0;
  for (let row = 0; row < mass.length; row++) {
    const own = mass[row]!;
    before += own;
    total += own * x[row]!;
    spread += before * (weight - before) * steps[row]!;
  }
  return spread / weight / total;
}
