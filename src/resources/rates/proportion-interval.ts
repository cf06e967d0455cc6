import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { representable } from "../../numeric/guard/representable.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { regularizedBeta } from "../../numeric/regularized-beta.ts";
import { solveMonotone } from "../../numeric/solve-monotone.ts";
import { requireConfidence } from "./count-limits.ts";
import type { RateEstimate } from "./rate-interval.ts";

/** How the limits of a proportion are found. */
export type ProportionMethod =
  | "wilson"
  | "wilson-corrected"
  | "exact"
  | "jeffreys"
  | "agresti-coull"
  | "normal";

/** Options of {@link proportionInterval}. */
export interface ProportionIntervalOptions {
  /**
   * Confidence level, between 0 and 1.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
  /**
   * Wilson's score interval, the same with continuity correction, Clopper and Pearson's, Jeffreys', Agresti and Coull's, or Wald's normal
   * one.
   *
   * @defaultValue "wilson"
   */
  readonly method?: ProportionMethod | undefined;
}

const METHODS: readonly ProportionMethod[] = [
  "wilson",
  "wilson-corrected",
  "exact",
  "jeffreys",
  "agresti-coull",
  "normal",
];

/**
 * A proportion with a confidence interval, for a simple random sample.
 *
 * Wilson's limits are the $\pi$ with $|p - \pi| = z \sqrt{\pi (1 - \pi) / n}$.
 *
 * - **Unit:** a share. All methods stay within 0 and 1 but `"normal"`, which is not cut and useless near them. With none or all, the
 *   limit on that side is exactly 0 or 1.
 * - **When to use:** for the share of people who were reached, were satisfied, paid too much. For a sample drawn in clusters or with weights
 *   use `surveyMean` with an interval inside the bounds.
 * - **Which:** Wilson covers well from few people on; `"exact"` never covers less than it says, and is wide; `"wilson-corrected"` is that of
 *   R's `prop.test`.
 *
 * @param successes How many: 0 to `n`; need not be whole.
 * @param n Of how many: above 0.
 * @throws `EqualizationError` `out_of_domain` (fewer than 0 or more than n, no one asked, a confidence beyond 0 to 1), `missing_value`,
 *   `not_finite`, `unknown_option`, `wrong_type`.
 * @see Newcombe, R. G. (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, whose table I it
 *   reproduces; Brown, L. D., Cai, T. T. and DasGupta, A. (2001), Interval estimation for a binomial proportion, Statistical
 *   Science 16.
 *
 * @example
 * ```ts
 * import { proportionInterval } from "equalis";
 * const { interval } = proportionInterval(81, 263);
 * Math.round(interval.lower * 1e4) / 1e4; // => 0.2553
 * Math.round(interval.upper * 1e4) / 1e4; // => 0.3662
 * ```
 */
export function proportionInterval(
  successes: number,
  n: number,
  options: ProportionIntervalOptions = {},
): RateEstimate {
  const where = "proportionInterval";
  const { confidence = 0.95, method = "wilson" } = options ?? {};
  if (typeof options === "object" && options !== null) requireConfidence(where, options, confidence);
  requireOptions(where, options, ["confidence", "method"]);
  requireOneOf(where, "method", method, METHODS);
  requireNumber(where, "n", n, { above: 0 });
  requireNumber(where, "successes", successes, { atLeast: 0, atMost: n });
  const tail = (1 - confidence) / 2;
  const [lower, upper] = LIMITS[method](successes, n, tail);
  const inside = method !== "normal";
  return representable(where, {
    value: successes / n,
    interval: {
      lower: inside && successes === 0 ? 0 : lower,
      upper: inside && successes === n ? 1 : upper,
      confidence,
    },
  });
}

const LIMITS: Readonly<
  Record<ProportionMethod, (x: number, n: number, tail: number) => readonly [number, number]>
> = {
  wilson(x, n, tail) {
    const z = -normalQuantile(tail);
    const root = z * Math.sqrt(z * z + (4 * x * (n - x)) / n);
    const whole = 2 * (n + z * z);
    return [(2 * x + z * z - root) / whole, (2 * x + z * z + root) / whole];
  },
  "wilson-corrected"(x, n, tail) {
    const z = -normalQuantile(tail);
    const p = x / n;
    const whole = 2 * (n + z * z);
    const root = (sign: number): number =>
      z * Math.sqrt(Math.max(0, z * z - sign * 2 - 1 / n + 4 * p * (n * (1 - p) + sign)));
    return [
      Math.max(0, (2 * x + z * z - 1 - root(1)) / whole),
      Math.min(1, (2 * x + z * z + 1 + root(-1)) / whole),
    ];
  },
  exact: (x, n, tail) => [
    x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    x === n ? 1 : 1 - betaQuantile(tail, n - x, x + 1),
  ],
  jeffreys: (x, n, tail) => [
    betaQuantile(tail, x + 0.5, n - x + 0.5),
    1 - betaQuantile(tail, n - x + 0.5, x + 0.5),
  ],
  "agresti-coull"(x, n, tail) {
    const z = -normalQuantile(tail);
    const all = n + z * z;
    const p = (x + (z * z) / 2) / all;
    const reach = z * Math.sqrt((p * (1 - p)) / all);
    return [Math.max(0, p - reach), Math.min(1, p + reach)];
  },
  normal(x, n, tail) {
    const p = x / n;
    const reach = -normalQuantile(tail) * Math.sqrt((p * (1 - p)) / n);
    return [p - reach, p + reach];
  },
};

function betaQuantile(p: number, a: number, b: number): number {
  return solveMonotone((x) => regularizedBeta(x, a, b), p, {
    lower: 0,
    upper: 1,
    where: "proportionInterval",
  });
}
