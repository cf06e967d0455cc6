import { add } from "./add.ts";
import { refuse } from "./guard/refuse.ts";
import type { Vector } from "./vector.ts";

/** What every relative index needs of a distribution before its own pass. */
export interface Moments {
  /** Power of two that the values are multiplied with, so that neither 1e300 nor 1e-300 leaves the range of doubles. */
  readonly scale: number;
  /** Power of two that the weights are multiplied with. */
  readonly weightScale: number;
  /** Total weight, scaled. */
  readonly weight: number;
  /** Weighted mean, scaled; never outside the values, and exact if all are equal. */
  readonly mean: number;
  /** Smallest value with weight, scaled. */
  readonly least: number;
  /** Largest value with weight, scaled. */
  readonly most: number;
  /** Number of values with weight. */
  readonly count: number;
}

/**
 * Weight, mean and extremes of a distribution on a scale where nothing overflows; values of weight 0 are absent.
 *
 * Values and weights are taken to be finite, equally many and with a positive total weight (guard first). Refused all the
 * same are values and weights that no double can weigh against each other: `[1e-300, 1e300]` weighted `[1e300, 1e-300]`.
 */
export function moments(values: Vector, weights: Vector | undefined): Moments {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let heaviest = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    if (w > 0) {
      const x = values[i]!;
      if (x < least) least = x;
      if (x > most) most = x;
      if (w > heaviest) heaviest = w;
      count++;
    }
  }
  const scale = unitScale(Math.max(most, -least));
  const weightScale = unitScale(heaviest);
  const people = new Float64Array(2);
  const amounts = new Float64Array(2);
  let W = 0;
  let S = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    W = add(people, w);
    S = add(amounts, w * (values[i]! * scale));
  }
  least *= scale;
  most *= scale;
  const mean = Math.min(Math.max(S / W, least), most);
  if (mean === 0 && least >= 0 && most > 0) {
    refuse("moments", "out_of_domain", "the largest value has a weight 1e300 times smaller than the others");
  }
  return { scale, weightScale, weight: W, mean, least, most, count };
}

/** The power of two that brings a positive number to about 1: multiplying by it is exact. */
export function unitScale(size: number): number {
  return size > 0 ? 2 ** Math.max(-1022, Math.min(1022, -Math.floor(Math.log2(size)))) : 1;
}
