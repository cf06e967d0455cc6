import { EqualizationError } from "../../errors.ts";
import {
  requireMatrix,
  requireNumber,
  requireObservations,
  requireOptions,
  requirePositive,
  requireSameLength,
} from "../../numeric/guard/index.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../../numeric/portable/logarithm-of-one-plus.ts";
import { studentTTail } from "../../numeric/student-t-cdf.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";
import { logRatio } from "./log-ratio.ts";

/** Options of {@link betaConvergence}. */
export interface BetaConvergenceOptions {
  /** Years between `initial` and `final`; above 0. The calendar's, not the number of observations. */
  readonly years: number;
  /**
   * What is held constant: one row per unit, one column a variable. Given, the convergence is conditional.
   *
   * @defaultValue none: absolute convergence
   */
  readonly controls?: Matrix | undefined;
}

/** A coefficient of the growth regression. */
export interface GrowthCoefficient {
  /** Change of yearly growth for one unit of the control. */
  readonly coefficient: number;
  /** Classic standard error. */
  readonly standardError: number;
  /** Coefficient over its standard error; `null` where the regression fits exactly. */
  readonly t: number | null;
  /** Two-sided p-value of t; `null` where t is. */
  readonly p: number | null;
}

/** What {@link betaConvergence} finds. */
export interface BetaConvergence {
  /** Constant of the regression, per year. */
  readonly alpha: number;
  /** Slope on the logarithm of the initial value, per year. Negative is convergence. */
  readonly beta: number;
  /** Classic standard error of `beta`. */
  readonly standardError: number;
  /** `beta` over its standard error; `null` where the regression fits exactly. */
  readonly t: number | null;
  /** Two-sided p-value of t; `null` where t is. */
  readonly p: number | null;
  /**
   * Yearly speed of convergence as a share of the gap closed, −ln(1 + βT)/T; negative for divergence, `null` where
   * 1 + βT is 0 or less.
   */
  readonly speed: number | null;
  /** Years until half of the gap is closed, ln 2 / speed; `null` unless the speed is above 0. */
  readonly halfLife: number | null;
  /** Share of the variance of growth explained; `null` where all grow alike. */
  readonly r2: number | null;
  /** Number of units. */
  readonly n: number;
  /** Degrees of freedom: units less coefficients. */
  readonly df: number;
  /** One record per column of `controls`, in order. */
  readonly controls: GrowthCoefficient[];
  /** Why `speed` or `halfLife` is `null`; `null` where both are numbers. */
  readonly reason: string | null;
}

/**
 * Beta convergence: whether units that began behind grew faster.
 *
 * $$ \frac{1}{T} \ln \frac{y_{iT}}{y_{i0}} = \alpha + \beta \ln y_{i0} + \gamma' x_i + e_i, \qquad
 *    \text{speed} = - \frac{\ln(1 + \beta T)}{T}, \quad \text{half-life} = \frac{\ln 2}{\text{speed}} $$
 *
 * with $T$ the `years` and $x$ the `controls`.
 *
 * - **Unit:** all rates are per year, as shares. Growth per real year: give the years of the calendar.
 * - **Reading:** a negative beta is convergence, absolute without controls and conditional with them. By itself it
 *   may be no more than regression to the mean (Galton's fallacy): show {@link sigmaConvergence} next to it.
 * - A panel is pooled by stacking its periods (with the `years` between two periods); fixed effects are `controls` of 0
 *   and 1. With fixed effects the slope is biased towards convergence in short panels (Nickell).
 * - Standard errors are classic, not robust to heteroskedasticity.
 * - **Conventions:** the speed is that of Barro and Sala-i-Martin for a beta per year. REAT 3.0.3 prints
 *   −ln(1 + β)/T, which annualizes twice and understates the speed; its alpha, beta, errors and R² are the same.
 *
 * @param initial Value of each unit at the start; above 0.
 * @param final Value of each unit at the end; above 0.
 * @throws `EqualizationError` `too_few_observations` (fewer units than coefficients plus 1), `length_mismatch`,
 *   `not_finite`, `wrong_type`, `missing_option` (no years), `out_of_domain` (a value or years of 0 or less,
 *   growth beyond the largest number),
 *   `singular` (all begin equal, or a control depends on the others), `unknown_option`.
 * @see Barro and Sala-i-Martin (1992), Journal of Political Economy 100. Checked against REAT 3.0.3 and an
 *   independent computation in numpy; see test/fixtures/dynamics.
 *
 * @example Four counties over ten years; the poorest grew fastest
 * ```ts
 * import { betaConvergence } from "equalis";
 * const { beta, halfLife } = betaConvergence([1, 2, 4, 8], [3, 5, 7, 12], { years: 10 });
 * Math.round(beta * 1e4) / 1e4; // => -0.0351
 * Math.round((halfLife ?? 0) * 10) / 10; // => 16
 * ```
 */
export function betaConvergence(
  initial: Vector,
  final: Vector,
  options: BetaConvergenceOptions,
): BetaConvergence {
  const where = "betaConvergence";
  requireOptions(where, options, ["years", "controls"]);
  const { years, controls } = options;
  requireNumber(where, "years", years, { above: 0 });
  requirePositive(where, "initial", initial);
  requirePositive(where, "final", final);
  const n = initial.length;
  requireSameLength(where, "initial", n, "final", final.length);
  const columns = controls === undefined ? 0 : requireMatrix(where, controls, "controls of unit");
  if (controls !== undefined) requireSameLength(where, "unit", n, "row of controls", controls.length);
  requireObservations(where, "unit", n, 3 + columns);

  const start = Float64Array.from(initial, logarithm);
  const growth = start.map((_, i) => logRatio(final[i]!, initial[i]!));
  const others = Array.from({ length: columns }, (_, j) =>
    Float64Array.from(controls as Matrix, (row) => row[j]!),
  );
  const fit = weightedLeastSquares(growth, [start, ...others]);
  requireIndependent(where, fit.dependent);

  const coefficientOf = (position: number): GrowthCoefficient => {
    const coefficient = fit.coefficients[position]! / years;
    const standardError = Math.sqrt((fit.rss / fit.df) * fit.covarianceFactor[position]![position]!) / years;
    if (!(Math.abs(coefficient) <= Number.MAX_VALUE && standardError <= Number.MAX_VALUE)) {
      throw new EqualizationError(
        `growth per year is too large for a number; check years (${years}) and units`,
        {
          code: "out_of_domain",
          where,
          received: years,
        },
      );
    }
    const t = standardError === 0 ? null : coefficient / standardError;
    return { coefficient, standardError, t, p: t === null ? null : 2 * studentTTail(Math.abs(t), fit.df) };
  };
  const { coefficient: beta, standardError, t, p } = coefficientOf(1);
  const left = 1 + fit.coefficients[1]!;
  // log1p keeps the digits of a slow convergence. -0 would print as "-0".
  const speed = left > 0 ? -logarithmOfOnePlus(fit.coefficients[1]!) / years + 0 : null;
  return {
    alpha: coefficientOf(0).coefficient,
    beta,
    standardError,
    t,
    p,
    speed,
    halfLife: speed !== null && speed > 0 ? Math.LN2 / speed : null,
    r2: fit.rSquared,
    n,
    df: fit.df,
    controls: others.map((_, j) => coefficientOf(j + 2)),
    reason: reasonFor(speed, left),
  };
}

function requireIndependent(where: string, dependent: readonly number[]): void {
  const first = dependent[0];
  if (first === undefined) return;
  throw new EqualizationError(
    first === 0
      ? "all initial values are equal, so growth cannot depend on them; nothing to estimate"
      : `column ${first - 1} of the controls is constant or depends on the columns before it; leave it out`,
    { code: "singular", where, ...(first === 0 ? {} : { index: first - 1 }) },
  );
}

function reasonFor(speed: number | null, left: number): string | null {
  if (speed === null)
    return `1 + beta x years is ${left}: the gap more than closes, so no constant speed fits`;
  return speed > 0 ? null : "the gap does not close, so it has no half-life";
}
