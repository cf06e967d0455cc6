import { argsort } from "./argsort.ts";
import type { Vector } from "./vector.ts";
import { weightedSum } from "./weighted-sum.ts";

/**
 * Fractional rank of each value: the share of the weight that lies below it, plus half the share of its
 * equals.
 *
 * `R_i = (weight of values < x_i + weight of values = x_i / 2) / total weight`, in (0, 1) for a value with
 * weight. Tied values share one pooled mid-point, so that the order of rows cannot change a result. The
 * weighted mean of all ranks is 1/2. Without weights every value counts once. A value of weight 0 gets the
 * rank at its place and moves no other.
 *
 * Values and weights are taken to be finite, equally many and with a positive total weight (guard first);
 * no values give no ranks.
 */
export function midRanks(values: Vector, weights: Vector | undefined): Float64Array {
  const order = argsort(values);
  const n = order.length;
  const ranks = new Float64Array(n);
  // Totals beyond 1.8e308 or in the subnormal range would lose their digits; a power of two loses none.
  const total = weights === undefined ? n : weightedSum(weights, undefined);
  const scale = total > 1e300 ? 2 ** -64 : total < 1e-290 ? 2 ** 64 : 1;
  let below = 0;
  let lost = 0;
  for (let start = 0; start < n; ) {
    const value = values[order[start]!]!;
    const from = below + lost;
    let end = start;
    do {
      const weight = weights === undefined ? 1 : weights[order[end]!]! * scale;
      const next = below + weight;
      const part = next - below;
      lost += below - (next - part) + (weight - part);
      below = next;
      end++;
    } while (end < n && values[order[end]!] === value);
    const middle = from + (below + lost - from) / 2;
    for (let i = start; i < end; i++) ranks[order[i]!] = middle;
    start = end;
  }
  const whole = below + lost;
  for (let i = 0; i < n; i++) ranks[i] = ranks[i]! / whole;
  return ranks;
}
