import { EqualizationError } from "../../errors.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requirePositive,
} from "../../numeric/guard/index.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { Vector } from "../../numeric/vector.ts";
import { logRatio } from "../convergence/log-ratio.ts";
import { requireYears } from "../require-years.ts";
import { linearTrend } from "./linear-trend.ts";

/** Options of {@link yearsToTarget}. */
export interface YearsToTargetOptions {
  /** The value to reach, in the unit of the series; above 0 unless the method is "linear". */
  readonly target: number;
  /**
   * How the series goes on: "compound" at the yearly rate from its first to its last value; "linear" by the slope of
   * its least-squares line; "log-linear" by that of the line through its logarithms.
   *
   * @defaultValue "compound"
   */
  readonly method?: "compound" | "linear" | "log-linear" | undefined;
  /**
   * The year of each value, ascending; gaps may differ. Growth is per year of the calendar, not per value.
   *
   * @defaultValue 0, 1, 2, …
   */
  readonly years?: Vector | undefined;
  /**
   * `"lower"` where less is better: the target is reached at it and below it.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
  /**
   * The largest value there can be: 1 for shares, 100 for percentages. A value or target beyond it is refused, so that
   * shares cannot be compared with a percentage, or the reverse.
   *
   * @defaultValue none
   */
  readonly maximum?: number | undefined;
}

/**
 * Years from the last value until a target, if the series goes on as it did.
 *
 * $$ \text{compound: } \frac{\ln(x^{*} / x_T)}{\ln(x_T / x_0) / (\text{year}_T - \text{year}_0)}, \qquad
 *    \text{linear: } \frac{x^{*} - x_T}{b}, \qquad
 *    \text{log-linear: } \frac{\ln(x^{*} / x_T)}{b_{\ln}} $$
 *
 * with $b$ the least-squares slope per year.
 *
 * - **Unit:** years, fractions included. **Range:** at least 0; 0 where the last value has reached the target; `null`
 *   where it never will, because the trend stands still or points away.
 * - Which way is better is not guessed: deaths that fall towards a target need `direction: "lower"`, or a target below
 *   the last value counts as reached.
 * - "compound" looks at two values only, so one odd year moves it; "linear" uses all. Both start from the last value, not
 *   from the line. Shares near their ceiling do not grow at compound rates: prefer "linear" there.
 *
 * @param series Values in order of time, at least two; finite, above 0 unless the method is "linear".
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 values), `length_mismatch`, `not_finite`,
 *   `wrong_type`, `missing_option` (no target), `out_of_domain` (a value or target of 0 or less where a logarithm is
 *   needed, one beyond `maximum`, years that do not ascend), `unknown_option`.
 * @see Checked against an independent computation in numpy; see test/fixtures/dynamics.
 *
 * @example Physicians per 1000 in 2010, 2012 and 2015; the standard is 4
 * ```ts
 * import { yearsToTarget } from "equalis";
 * const years = [2010, 2012, 2015];
 * const compound = yearsToTarget([2, 2.4, 3], { target: 4, years });
 * Math.round((compound ?? Number.NaN) * 10) / 10; // => 3.5
 * yearsToTarget([2, 2.4, 3], { target: 4, years, method: "linear" }); // => 5
 * yearsToTarget([3, 2.8], { target: 4 }); // => null
 * ```
 */
export function yearsToTarget(series: Vector, options: YearsToTargetOptions): number | null {
  const where = "yearsToTarget";
  requireOptions(where, options, ["target", "method", "years", "direction", "maximum"]);
  const { target, method = "compound", years, direction = "higher", maximum } = options;
  requireOneOf(where, "method", method, ["compound", "linear", "log-linear"]);
  requireOneOf(where, "direction", direction, ["higher", "lower"]);
  requireNumber(where, "target", target, method === "linear" ? {} : { above: 0 });
  if (method === "linear") requireFinite(where, "value", series);
  else requirePositive(where, "value", series);
  requireObservations(where, "value", series.length, 2);
  const calendar = requireYears(where, series.length, years);
  if (maximum !== undefined) requireWithin(where, series, target, maximum);

  const end = series.length - 1;
  const last = series[end]!;
  if (direction === "higher" ? last >= target : last <= target) return 0;
  // Logarithms, where the method is of growth rates.
  const onScale = method === "linear" ? (x: number): number => x : logarithm;
  const distance = method === "linear" ? target - last : logRatio(target, last);
  const slope =
    method === "compound"
      ? logRatio(last, series[0]!) / (calendar[end]! - calendar[0]!)
      : linearTrend(calendar, Float64Array.from(series, onScale)).slope;
  const wait = distance / slope;
  return wait > 0 && wait <= Number.MAX_VALUE ? wait : null;
}

function requireWithin(where: string, series: Vector, target: number, maximum: number): void {
  requireNumber(where, "maximum", maximum);
  const index = Array.from(series).findIndex((x) => x > maximum);
  if (index < 0 && target <= maximum) return;
  const [noun, received] = index < 0 ? ["target", target] : [`value ${index}`, series[index]!];
  throw new EqualizationError(
    `${noun} is ${received}, beyond the maximum ${maximum}; give values and target both as shares or both as percentages`,
    { code: "out_of_domain", where, ...(index < 0 ? {} : { index }), received },
  );
}
