import { EqualizationError } from "../errors.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requireWeights,
} from "../numeric/guard/index.ts";
import { exponential } from "../numeric/portable/exponential.ts";
import { ruleOfThumb } from "../numeric/rule-of-thumb.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";

/** A rule for the width of the kernel. */
export type BandwidthRule =
  /** 0.9 min(s, IQR / 1.34) n^(−1/5): Silverman's rule of thumb, as R's `bw.nrd0`. */
  | "silverman"
  /** 1.06 s n^(−1/5): the rule for normal data; wider, and too wide for two groups. */
  | "normal-reference";

/** Options of {@link kernelDensity}. */
export interface KernelDensityOptions {
  /**
   * People behind each value; only proportions matter.
   *
   * @defaultValue every value counts once
   */
  readonly weights?: Vector | undefined;
  /**
   * Standard deviation of the kernel, in the unit of the values; or the rule that sets it.
   *
   * @defaultValue "silverman"
   */
  readonly bandwidth?: number | BandwidthRule | undefined;
  /**
   * Where the density is wanted.
   *
   * @defaultValue 512 points from 3 bandwidths below the least value to 3 above the greatest
   */
  readonly at?: Vector | undefined;
}

/** What {@link kernelDensity} finds. */
export interface KernelDensity {
  /** Where. */
  readonly at: Float64Array;
  /** Density there, per unit of the values; the area under all of it is 1. */
  readonly density: Float64Array;
  /** The standard deviation of the kernel that was used: another one gives another picture, so print it. */
  readonly bandwidth: number;
}

const GRID = 512;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * Kernel density: the distribution of a value over units as a smooth curve.
 *
 * $$ \hat f(x) = \frac{1}{h} \sum_i p_i \, \varphi\left(\frac{x - x_i}{h}\right), \qquad
 *    h = 0.9 \min\left(s, \frac{\mathrm{IQR}}{1.34}\right) n^{-1/5} $$
 *
 * with $\varphi$ the standard normal density and $p_i = w_i / \sum w$.
 *
 * - **Unit:** per unit of the values. **Range:** at least 0.
 * - **When to use:** to see whether one hump becomes two between years. Keep the bandwidth equal in a comparison: pass the
 *   number of the first year. Where values cannot be negative the curve leaks below 0; that is the method.
 * - **The rules** take the unweighted values that have weight, with the sample standard deviation and type 7
 *   quartiles, as R's `bw.nrd0`; R's `density` too leaves weights out of the bandwidth. With quartiles that are equal
 *   the standard deviation alone is taken. For equal values no rule has an answer: pass a number.
 * - **Cost:** values × points.
 *
 * @param values Finite, of any sign.
 * @throws `EqualizationError` `too_few_observations` (no value, no point), `not_finite`, `wrong_type`,
 *   `length_mismatch`, `out_of_domain` (a negative weight, a bandwidth of 0 or less or next to it, equal values without a bandwidth, a grid beyond
 *   the largest number),
 *   `zero_total` (weights of 0), `unknown_option`.
 * @see Silverman (1986), Density Estimation for Statistics and Data Analysis. Checked against an independent
 *   computation in numpy; see test/fixtures/dynamics.
 *
 * @example
 * ```ts
 * import { kernelDensity } from "equalis";
 * const { density, bandwidth } = kernelDensity([0.8, 0.9, 1, 1.4], { at: [0.9, 1.4] });
 * Math.round(bandwidth * 1e4) / 1e4; // => 0.1145
 * Array.from(density, (height) => Math.round(height * 1e3) / 1e3); // => [2.061, 0.873]
 * ```
 */
export function kernelDensity(values: Vector, options: KernelDensityOptions = {}): KernelDensity {
  const where = "kernelDensity";
  requireOptions(where, options, ["weights", "bandwidth", "at"]);
  const { weights, bandwidth = "silverman", at } = options;
  requireFinite(where, "value", values);
  requireObservations(where, "value", values.length, 1);
  requireWeights(where, values.length, weights);
  if (typeof bandwidth === "string") {
    requireOneOf(where, "bandwidth", bandwidth, ["silverman", "normal-reference"]);
  } else {
    requireNumber(where, "bandwidth", bandwidth, { above: 0 });
  }
  if (at !== undefined) {
    requireFinite(where, "point", at);
    requireObservations(where, "point", at.length, 1);
  }

  const x: number[] = [];
  const w: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (weight === 0) continue;
    x.push(values[i]!);
    w.push(weight);
  }
  // Over the heaviest, so that weights of any size add up.
  const heaviest = w.reduce((most, weight) => Math.max(most, weight), 0);
  const shares = w.map((weight) => weight / heaviest);
  const total = sum(shares);
  const h = typeof bandwidth === "number" ? bandwidth : bandwidthOf(where, x, bandwidth);
  if (1 / h > Number.MAX_VALUE) {
    throw new EqualizationError(`bandwidth is ${h}, too small for a density; check the units`, {
      code: "out_of_domain",
      where,
      received: h,
    });
  }
  const points = at === undefined ? gridOver(where, x, h) : Float64Array.from(at);
  const density = points.map((point) => {
    let height = 0;
    for (let i = 0; i < x.length; i++) {
      const z = (point - x[i]!) / h;
      height += shares[i]! * exponential(-0.5 * z * z);
    }
    return height / total / h / ROOT_TWO_PI;
  });
  return { at: points, density, bandwidth: h };
}

function bandwidthOf(where: string, values: readonly number[], rule: BandwidthRule): number {
  const h = ruleOfThumb(values, rule);
  if (h !== null) return h;
  throw new EqualizationError("all values are equal, so no rule gives a bandwidth; pass one as a number", {
    code: "out_of_domain",
    where,
    received: values[0],
  });
}

function gridOver(where: string, values: readonly number[], h: number): Float64Array {
  const low = values.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY) - 3 * h;
  const high = values.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY) + 3 * h;
  if (!(low >= -Number.MAX_VALUE && high <= Number.MAX_VALUE)) {
    throw new EqualizationError("3 bandwidths beyond the values no numbers are left; pass points as `at`", {
      code: "out_of_domain",
      where,
      received: h,
    });
  }
  return Float64Array.from({ length: GRID }, (_, i) => low * (1 - i / (GRID - 1)) + high * (i / (GRID - 1)));
}
