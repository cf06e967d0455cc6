import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { representable } from "../../numeric/guard/representable.ts";
import { type CountMethod, countLimits, type Interval, requireConfidence } from "./count-limits.ts";

/** Options of {@link rateInterval}. */
export interface RateIntervalOptions {
  /**
   * How many units of exposure the rate is for: 100,000 for a rate per 100,000.
   *
   * @defaultValue 1
   */
  readonly per?: number | undefined;
  /**
   * Confidence level, between 0 and 1.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
  /**
   * Exact Poisson limits, Byar's approximation, or exact below 10 events and Byar's from there.
   *
   * @defaultValue "auto"
   */
  readonly method?: CountMethod | undefined;
}

/** A rate or a proportion with its interval. */
export interface RateEstimate {
  /** The rate, scaled by `per`. */
  readonly value: number;
  /** Its confidence interval. */
  readonly interval: Interval;
}

/**
 * A crude rate with a confidence interval: events over exposure, the events a Poisson count.
 *
 * Exact: $\chi^2_{\alpha/2}(2 O) / 2$ and $\chi^2_{1-\alpha/2}(2 O + 2) / 2$. Byar: $O (1 - 1/(9 O) - z / (3 \sqrt O))^3$, and the same of
 * $O + 1$ with a plus.
 *
 * - **Unit:** events per `per` units of exposure. **When to use:** for deaths or visits over people or person-years. For shares of people
 *   use {@link proportionInterval}, to compare districts of different age {@link directlyStandardizedRate}.
 * - **No events:** the lower limit is exactly 0.
 * - **Conventions:** as PHEindicatormethods (whose Byar limit is NaN without events). Weighted events need not be whole.
 *
 * @param events How many: at least 0.
 * @param exposure People, or person-years: above 0.
 * @throws `EqualizationError` `out_of_domain` (negative events, no exposure, a confidence beyond 0 to 1), `missing_value`, `not_finite`,
 *   `unknown_option`, `wrong_type`.
 * @see Breslow, N. E. and Day, N. E. (1987), Statistical Methods in Cancer Research, vol. II. Checked against
 *   PHEindicatormethods 2.1.1.
 *
 * @example
 * ```ts
 * import { rateInterval } from "equalis";
 * const { value, interval } = rateInterval(65, 100000, { per: 100000 });
 * value; // => 65
 * Math.round(interval.lower * 100) / 100; // => 50.16
 * ```
 */
export function rateInterval(
  events: number,
  exposure: number,
  options: RateIntervalOptions = {},
): RateEstimate {
  const where = "rateInterval";
  const { per = 1, confidence = 0.95, method = "auto" } = options ?? {};
  if (typeof options === "object" && options !== null) requireConfidence(where, options, confidence);
  requireOptions(where, options, ["per", "confidence", "method"]);
  requireNumber(where, "per", per, { above: 0 });
  requireOneOf(where, "method", method, ["auto", "byar", "exact"]);
  requireNumber(where, "events", events, { atLeast: 0 });
  requireNumber(where, "exposure", exposure, { above: 0 });
  const [lower, upper] = countLimits(events, method, confidence);
  const scaled = (count: number): number => (count / exposure) * per;
  return representable(where, {
    value: scaled(events),
    interval: { lower: scaled(lower), upper: scaled(upper), confidence },
  });
}
