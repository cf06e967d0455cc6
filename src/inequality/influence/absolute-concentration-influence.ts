import { argsort } from "../../numeric/argsort.ts";
import type { Moments } from "../../numeric/moments.ts";
import { tabulate } from "../../numeric/tabulate.ts";
import type { Vector } from "../../numeric/vector.ts";

/** The absolute concentration `a = 2 cov(x, R)` of scaled values, and how it answers to each of them. */
export interface AbsoluteConcentrationInfluence {
  /** Absolute concentration, scaled. */
  readonly absolute: number;
  /** Deviation of each value from the mean, scaled. */
  readonly deviations: Float64Array;
  /** Influence of each value on `absolute`, scaled; its weighted mean is 0. */
  readonly influence: Float64Array;
}

/**
 * Influence function of the absolute concentration: `d (2 R - 1) - 2 D - 2 a`, with d the deviation from the mean, R the
 * pooled mid-rank, and D the sum of `p d` below, half the equals included.
 *
 * It is the exact derivative by the weight of a value, times the total weight, divided by no more than that.
 */
export function absoluteConcentrationInfluence(
  values: Vector,
  rankBy: Vector,
  weights: Vector | undefined,
  { scale, weightScale, weight, mean }: Moments,
): AbsoluteConcentrationInfluence {
  const order = argsort(rankBy);
  const n = order.length;
  const deviations = tabulate(values, (value) => value * scale - mean);
  const influence = new Float64Array(n);
  let people = 0;
  let lacking = 0;
  let absolute = 0;
  for (let start = 0; start < n; ) {
    let end = start;
    let tiedPeople = 0;
    let tiedLacking = 0;
    for (; end < n && rankBy[order[end]!] === rankBy[order[start]!]; end++) {
      const i = order[end]!;
      const p = weights === undefined ? 1 / weight : (weights[i]! * weightScale) / weight;
      tiedPeople += p;
      tiedLacking += p * deviations[i]!;
    }
    const centered = 2 * (people + tiedPeople / 2) - 1;
    absolute += tiedLacking * centered;
    for (let k = start; k < end; k++) {
      const i = order[k]!;
      influence[i] = deviations[i]! * centered - 2 * (lacking + tiedLacking / 2);
    }
    people += tiedPeople;
    lacking += tiedLacking;
    start = end;
  }
  for (let i = 0; i < n; i++) influence[i]! -= 2 * absolute;
  return { absolute, deviations, influence };
}
