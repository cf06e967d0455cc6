import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";
import { andrewsVariance } from "./andrews-variance.ts";
import { logRatio } from "./log-ratio.ts";
import { phillipsSulVariance } from "./phillips-sul-variance.ts";

/** How the long-run variance of a log t regression is estimated. */
export type LongRunVariance =
  /** Phillips and Sul's own: quadratic spectral kernel on the residuals (FQSB of ConvergenceClubs). */
  | "phillips-sul"
  /** Andrews' heteroskedasticity- and autocorrelation-consistent sandwich (AQSB of ConvergenceClubs, `vcovHAC`). */
  | "andrews";

/** A log t regression, or why there is none. */
export interface LogTRegression {
  /** Slope on log t; `null` where the spread is 0 in some period used. */
  readonly b: number | null;
  /** Standard error of b from the long-run variance; `null` where that is not above 0. */
  readonly standardError: number | null;
  /** b over its standard error; `null` where either is. */
  readonly t: number | null;
  /** Why there is no b or no t; `null` where there are both. */
  readonly reason: string | null;
}

/**
 * Regression of `log(H_1 / H_t) - 2 log(log t)` on a constant and log t, for t from `trimmed + 1` (counted from 1).
 *
 * `spread` is H for every period, not negative; `trimmed` at least 1.
 */
export function logTRegression(spread: Vector, trimmed: number, hac: LongRunVariance): LogTRegression {
  const T = spread.length;
  const empty = Array.from(spread).findIndex((H, t) => H === 0 && (t === 0 || t >= trimmed));
  if (empty >= 0) {
    return {
      b: null,
      standardError: null,
      t: null,
      reason: `all units are equal in period ${empty}, so the logarithm of their spread is undefined`,
    };
  }
  const logT = Float64Array.from({ length: T - trimmed }, (_, i) => logarithm(trimmed + 1 + i));
  const ratio = logT.map((x, i) => logRatio(spread[0]!, spread[trimmed + i]!) - 2 * logarithm(x));
  const { coefficients, residuals, covarianceFactor } = weightedLeastSquares(ratio, [logT]);
  const b = coefficients[1]!;
  const squares = 1 / covarianceFactor[1]![1]!;
  const mean = logT.reduce((sum, x) => sum + x, 0) / logT.length;
  const variance =
    hac === "phillips-sul"
      ? phillipsSulVariance(residuals, squares)
      : andrewsVariance(
          residuals,
          logT.map((x) => x - mean),
          squares,
          logT,
        );
  if (!(variance > 0 && variance <= Number.MAX_VALUE)) {
    return {
      b,
      standardError: null,
      t: null,
      reason: "the long-run variance of the residuals is not above 0",
    };
  }
  const standardError = Math.sqrt(variance);
  return { b, standardError, t: b / standardError, reason: null };
}
