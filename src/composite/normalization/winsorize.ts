import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOptions,
} from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";
import { adjustedKurtosis, adjustedSkewness, standardizedMoments } from "./standardized-moments.ts";

/** Options of {@link winsorize}. */
export interface WinsorizeOptions {
  /** Treatment stops once this many points are treated; ties count as several. @defaultValue 5 */
  readonly maxPoints?: number | undefined;
  /** Values are left alone if the skewness G1 lies within plus and minus this. @defaultValue 2 */
  readonly skewness?: number | undefined;
  /** Values are left alone if the excess kurtosis G2 lies below this. @defaultValue 3.5 */
  readonly kurtosis?: number | undefined;
}

/** Result of {@link winsorize}. */
export interface Winsorized {
  /** The values after treatment, in the order and unit they came in. */
  readonly values: Float64Array;
  /** Positions of the treated points, ascending. */
  readonly treated: number[];
  /**
   * `"passed"`: the values have, or now have, a usual shape. `"limit"`: `maxPoints` were treated and the shape still
   * fails. `"constant"`: the values are all equal, or one more step would have made them so.
   */
  readonly status: "passed" | "limit" | "constant";
  /** Skewness G1 after treatment; `null` if all values are equal. */
  readonly skewness: number | null;
  /** Excess kurtosis G2 after treatment; `null` if all values are equal. */
  readonly kurtosis: number | null;
}

/**
 * Draws in outliers, one at a time, until an indicator has a usual shape.
 *
 * The loop of the OECD handbook and of the COIN tool: while `|G1| >= skewness` and `G2 >= kurtosis`, and fewer than
 * `maxPoints` points are treated, all points at the maximum become the next lower value if G1 is 0 or more; else
 * all points at the minimum become the next higher value. It stops at `maxPoints`; tied points are treated
 * together, so that the count may end above it. This is not trimming at quantiles.
 *
 * Use it before min-max normalization, where one outlier presses everybody else together. Not for data in which the
 * extreme unit is the finding: a normalization by rank or goalposts keeps it.
 *
 * COINr gives the same values; it fails on a constant column, and on one that a last step makes constant, where here
 * the status says so.
 *
 * @throws `too_few_observations` under 4 values, which have no kurtosis; `not_finite`; `out_of_domain`; `unknown_option`.
 * @see Becker et al., COINr: An R package for developing composite indicators, JOSS 7 (2022). Checked against COINr 1.1.14.
 *
 * @example
 * ```ts
 * import { winsorize } from "equalis";
 * const waits = [5, 6, 7, 5, 6, 8, 7, 90];
 * const { values, treated, status } = winsorize(waits);
 * [...values]; // => [5, 6, 7, 5, 6, 8, 7, 8]
 * treated; // => [7]
 * status; // => "passed"
 * ```
 */
export function winsorize(values: Vector, options: WinsorizeOptions = {}): Winsorized {
  const where = "winsorize";
  requireOptions(where, options, ["maxPoints", "skewness", "kurtosis"]);
  const { maxPoints = 5, skewness: skewLimit = 2, kurtosis: kurtLimit = 3.5 } = options;
  requireFinite(where, "value", values);
  requireObservations(where, "value", values.length, 4);
  requireNumber(where, "maxPoints", maxPoints, { atLeast: 0, integer: true });
  requireNumber(where, "skewness", skewLimit, { above: 0 });
  requireNumber(where, "kurtosis", kurtLimit);

  const treated = Float64Array.from(values);
  const touched = new Set<number>();
  for (;;) {
    const shape = shapeOf(treated);
    const positions = [...touched].sort((a, b) => a - b);
    if (shape === null) {
      return { values: treated, treated: positions, status: "constant", skewness: null, kurtosis: null };
    }
    const passed = Math.abs(shape.skewness) < skewLimit || shape.kurtosis < kurtLimit;
    const step = passed || touched.size >= maxPoints ? null : nextStep(treated, shape.skewness >= 0);
    if (step === null) {
      const status = passed ? "passed" : touched.size >= maxPoints ? "limit" : "constant";
      return { values: treated, treated: positions, status, ...shape };
    }
    for (const i of step.points) {
      treated[i] = step.value;
      touched.add(i);
    }
  }
}

function shapeOf(values: Float64Array): { readonly skewness: number; readonly kurtosis: number } | null {
  const moments = standardizedMoments(values);
  if (moments === null) return null;
  const n = values.length;
  return { skewness: adjustedSkewness(moments, n, 1), kurtosis: adjustedKurtosis(moments, n, 1) };
}

/** The points at one end and the next value inward; `null` if that would leave one value only. */
function nextStep(
  values: Float64Array,
  high: boolean,
): { readonly points: number[]; readonly value: number } | null {
  const sign = high ? 1 : -1;
  let end = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  let other = Number.POSITIVE_INFINITY;
  for (const x of values) {
    const y = sign * x;
    if (y > end) {
      next = end;
      end = y;
    } else if (y < end && y > next) {
      next = y;
    }
    if (y < other) other = y;
  }
  if (next === other) return null;
  const points: number[] = [];
  for (let i = 0; i < values.length; i++) if (sign * values[i]! === end) points.push(i);
  return { points, value: sign * next };
}
