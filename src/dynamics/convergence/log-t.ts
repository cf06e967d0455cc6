import { requireOptions } from "../../numeric/guard/index.ts";
import { normalCdf } from "../../numeric/normal-cdf.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { scalePanel } from "../scale-panel.ts";
import { type LongRunVariance, logTRegression } from "./log-t-regression.ts";
import { type LogTTestOptions, requireLogT } from "./require-log-t.ts";
import { runningSpread } from "./running-spread.ts";

/** Options of {@link logT}. */
export interface LogTOptions extends LogTTestOptions {}

/** What {@link logT} finds. */
export interface LogT {
  /**
   * Slope on log t: twice the speed of convergence. At least 2 points to convergence of levels, between 0 and 2 to
   * convergence of growth rates. `null` where the units are all equal in a period used.
   */
  readonly b: number | null;
  /** Standard error of `b` from the long-run variance named in `hac`; `null` where that is not above 0. */
  readonly standardError: number | null;
  /** `b` over its standard error; `null` where either is. */
  readonly t: number | null;
  /** Lower tail of the standard normal distribution at t; `null` where t is. */
  readonly p: number | null;
  /** The test is one-sided: only a t far below 0 speaks against convergence. */
  readonly alternative: "less";
  /** Whether convergence is not rejected, t > `critical`; `null` where there is no t. */
  readonly converges: boolean | null;
  /** How the long-run variance was estimated. */
  readonly hac: LongRunVariance;
  /** The critical t. */
  readonly critical: number;
  /** Number of units. */
  readonly n: number;
  /** Number of periods in the regression, after trimming. */
  readonly periods: number;
  /** Cross-sectional spread H of every period, those trimmed included. */
  readonly spread: Float64Array;
  /** Relative transition paths: each unit's value over the mean of its period. */
  readonly paths: Float64Array[];
  /** Why there is no b or no t; `null` where there are both. */
  readonly reason: string | null;
}

/**
 * Log t test of Phillips and Sul: whether all units converge to one path, each in its own time.
 *
 * $$ h_{it} = \frac{y_{it}}{\bar y_t}, \quad H_t = \frac{1}{n} \sum_i (h_{it} - 1)^2, \quad
 *    \ln \frac{H_1}{H_t} - 2 \ln \ln t = a + b \ln t + u_t, \quad t = [rT] + 1, \dots, T $$
 *
 * with periods counted from 1 and the first $[rT]$, a third by default, left out of the regression.
 *
 * - **Shape:** one row per unit, one column per period; at least 4 periods after trimming, and about 12 for a test worth
 *   reporting. **Levels**, not logarithms: to test logarithms pass a panel of them, all above 0.
 * - **Reading:** convergence is rejected at 5 % where t < −1.65. Rejection does not mean that no one converges: see
 *   {@link convergenceClubs}.
 * - **The t-value depends on the long-run variance**, so the result names it in `hac`: report both. The original test takes
 *   the trend of a Hodrick–Prescott filter, not the raw series; filter first, or say that you did not.
 * - A spread that is tiny or nearly constant makes t explode. Where the units are all equal in a period used there is no
 *   logarithm: `b` and `t` are `null`, with the reason.
 *
 * @param panel Levels; finite, above 0.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 units, or 4 periods after trimming),
 *   `length_mismatch`, `not_finite`, `wrong_type`, `out_of_domain` (a value of 0 or less, `trim` outside 0 to 1, years that
 *   are not even), `unknown_option`.
 * @see Phillips and Sul (2007), Econometrica 75, 1771–1855. Checked against ConvergenceClubs and sandwich of R for both
 *   variances; see test/fixtures/dynamics.
 *
 * @example Three regions whose gaps halve every four years
 * ```ts
 * import { logT } from "equalis";
 * const gaps = [0.4, -0.1, -0.3];
 * const wobble = [0.01, -0.02, 0.015, 0, -0.01, 0.02];
 * const panel = gaps.map((gap) =>
 *   Array.from({ length: 18 }, (_, t) => 5 * (1 + gap * (1 + (wobble[t % 6] ?? 0)) * 0.5 ** (t / 4))),
 * );
 * const { b, converges, hac } = logT(panel);
 * Math.round((b ?? Number.NaN) * 100) / 100; // => 3.22
 * converges; // => true
 * hac; // => "phillips-sul"
 * ```
 */
export function logT(panel: Matrix, options: LogTOptions = {}): LogT {
  const where = "logT";
  requireOptions(where, options, ["trim", "hac", "critical", "years"]);
  const { trimmed, hac, critical } = requireLogT(where, panel, options);

  const group = runningSpread(scalePanel(panel));
  for (let i = 0; i < panel.length; i++) group.add(i);
  const spread = group.spread();
  const regression = logTRegression(spread, trimmed, hac);
  const { t } = regression;
  const means = spread.map((_, period) => meanOf(panel, period));
  return {
    ...regression,
    p: t === null ? null : normalCdf(t),
    alternative: "less",
    converges: t === null ? null : t > critical,
    hac,
    critical,
    n: panel.length,
    periods: spread.length - trimmed,
    spread,
    paths: panel.map((row) => Float64Array.from(row, (y, period) => y / means[period]!)),
  };
}

function meanOf(panel: Matrix, period: number): number {
  return weightedMean(
    panel.map((row) => row[period]!),
    undefined,
  );
}
