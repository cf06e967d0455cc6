import { designError, designSilence } from "./design-error.ts";
import type { Outcome, Undefined } from "./outcome.ts";
import type { RankLine } from "./rank-line.ts";
import type { Setting } from "./setting.ts";
import { wald } from "./wald.ts";

/**
 * Absolute or relative concentration index: twice the covariance of estimates and ranks, the relative one
 * divided by the mean, with the error of the convenience regression.
 */
export function concentration(setting: Setting, line: RankLine | Undefined, relative: boolean): Outcome {
  if ("code" in line) return line;
  const { n, unit, bounds, kind, design, mean } = setting;
  const { covariance, rankVariance, ranks, residuals } = line;
  const shares = setting.shares!;
  // All quantities below are in units of the bounds' width, where there are bounds.
  const width = bounds === undefined ? 1 : (bounds.upper - bounds.lower) / unit;
  const level = bounds === undefined ? mean : (mean - bounds.lower / unit) / width;
  let factor = bounds === undefined ? unit : 1;
  if (relative) {
    // Negative by rounding at most: no estimate lies below the lower bound.
    if (level <= 0) {
      return { code: "zero_total", reason: "the mean is 0; a relative index divides by it" };
    }
    factor = 1 / level;
    if (kind === "wagstaff") {
      if (level >= 1)
        return {
          code: "zero_total",
          reason: "every estimate is at the upper bound; Wagstaff's index divides by the distance to it",
        };
      factor /= 1 - level;
    }
    if (kind === "erreygers") factor = 4;
  }
  factor /= width;
  let error: number | string;
  if (design === null) {
    let squares = 0;
    for (let i = 0; i < n; i++) squares += shares[i]! * residuals[i]! ** 2;
    error =
      n > 2
        ? 2 * Math.sqrt((rankVariance * squares) / (n - 2)) * factor
        : "a regression on 2 subgroups leaves no residual to tell the error from";
  } else {
    const raw =
      designSilence(design, ranks) ??
      designError(
        design,
        residuals.map((residual, i) => 2 * shares[i]! * ranks[i]! * residual),
      );
    error = typeof raw === "string" ? raw : raw * factor;
  }
  return wald(setting, 2 * covariance * factor, error, design === null ? "regression" : "design");
}
