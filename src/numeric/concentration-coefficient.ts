import { moments } from "./moments.ts";
import type { Vector } from "./vector.ts";

/** A weighted mean, and how far the values lean to the upper ranks. */
export interface Concentration {
  /** Weighted mean of the values. */
  readonly mean: number;
  /** Absolute concentration, in the unit of the values: over the mean it is the concentration coefficient. */
  readonly absolute: number;
}

/**
 * How values are concentrated along given ranks:
 *
 * `absolute = 2 sum w (x - mu) (r - 1/2) / sum w`
 *
 * with fractional ranks r (`midRanks`). `absolute / mu` is the concentration coefficient; with the ranks of the values
 * themselves it is the Gini coefficient. Taken from the mean, so that equal values give exactly 0.
 *
 * Values, ranks and weights are taken to be finite, equally many and with a positive total weight (guard first).
 */
export function concentrationCoefficient(
  values: Vector,
  ranks: Vector,
  weights: Vector | undefined,
): Concentration {
  const { scale, weightScale, weight, mean } = moments(values, weights);
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    const term = w * (values[i]! * scale - mean) * (ranks[i]! - 0.5);
    const next = total + term;
    const part = next - total;
    lost += total - (next - part) + (term - part);
    total = next;
  }
  return { mean: mean / scale, absolute: (2 * ((total + lost) / weight)) / scale };
}
