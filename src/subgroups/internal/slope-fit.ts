import { designError, designSilence } from "./design-error.ts";
import { logitFit } from "./logit-fit.ts";
import type { Undefined } from "./outcome.ts";
import type { RankLine } from "./rank-line.ts";
import type { Setting } from "./setting.ts";

/** The fitted levels at both ends of the ranking, with what the errors are made of. */
export interface SlopeFit {
  /** Level fitted at rank 0, the most disadvantaged end. */
  readonly bottom: number;
  /** Level fitted at rank 1, the most advantaged end. */
  readonly top: number;
  /** What the levels are to be multiplied by for the unit of the estimates. */
  readonly unit: number;
  /** Standard error of top less bottom; a string is the reason why there is none. */
  readonly differenceError: number | string;
  /** Standard error of the logarithm of top over bottom. */
  readonly logRatioError: number | string;
  /** How the errors were found. */
  readonly method: string;
}

/**
 * Fits estimates on ranks, by a logit curve or a straight line, population as weight once.
 *
 * The errors are those of the sandwich: with `c_i` the contribution of subgroup i to the quantity, in first
 * order, the root of `n / (n - 2) sum c_i^2` (HC1), or the design's.
 */
export function slopeFit(setting: Setting, line: RankLine | Undefined): SlopeFit | Undefined {
  if ("code" in line) return line;
  const { n, linear, design } = setting;
  const levels = linear ? lineFit(setting, line) : logitFit(setting, line);
  if ("code" in levels) return levels;
  const { bottom, top, bottomParts, topParts, unit } = levels;
  const error = (parts: Float64Array): number | string => {
    if (design === null && n === 2) {
      return "a regression on 2 subgroups leaves no residual to tell the error from";
    }
    // In units of the largest: the squares of a rare event's parts would be too small to be numbers.
    let largest = 0;
    for (const part of parts) largest = Math.max(largest, Math.abs(part));
    const scaled = parts.map((part) => (largest === 0 ? 0 : part / largest));
    if (design !== null) {
      const total = designSilence(design, line.ranks) ?? designError(design, scaled);
      return typeof total === "string" ? total : total * largest;
    }
    let squares = 0;
    for (const part of scaled) squares += part * part;
    return Math.sqrt((n / (n - 2)) * squares) * largest;
  };
  return {
    bottom,
    top,
    unit,
    differenceError: error(topParts.map((part, i) => part - bottomParts[i]!)),
    logRatioError: error(topParts.map((part, i) => part / top - bottomParts[i]! / bottom)),
    method: `${linear ? "linear" : "logit"} regression, ${design === null ? "HC1 sandwich" : "design"}`,
  };
}

/** The straight line at both ends, and each subgroup's part in either level. */
function lineFit(setting: Setting, line: RankLine) {
  const { ranks, meanRank, rankVariance, covariance, residuals } = line;
  const { mean, unit } = setting;
  const shares = setting.shares!;
  const slope = covariance / rankVariance;
  const parts = (rank: number): Float64Array =>
    residuals.map(
      (residual, i) => shares[i]! * residual * (1 + ((rank - meanRank) * ranks[i]!) / rankVariance),
    );
  return {
    bottom: mean - slope * meanRank,
    top: mean + slope * (1 - meanRank),
    bottomParts: parts(0),
    topParts: parts(1),
    unit,
  };
}
