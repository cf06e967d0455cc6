import { midRanks } from "../../numeric/mid-ranks.ts";
import { needsPopulation } from "./needs-population.ts";
import type { Undefined } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/** The weighted least-squares line of the estimates on the fractional ranks. */
export interface RankLine {
  /** Rank of each subgroup less the mean rank. */
  readonly ranks: Float64Array;
  /** Mean rank, 1/2 but for rounding. */
  readonly meanRank: number;
  /** Variance of the ranks. */
  readonly rankVariance: number;
  /** Covariance of estimates and ranks. */
  readonly covariance: number;
  /** Estimate less the line. */
  readonly residuals: Float64Array;
}

/** Fits the line, population shares as weights; subgroups of equal order share one rank. */
export function rankLine(setting: Setting): RankLine | Undefined {
  const { n, estimates, shares, orders, mean } = setting;
  if (orders === null) {
    return { code: "missing_option", reason: "needs an ordered dimension; give the order of every subgroup" };
  }
  if (shares === null) return needsPopulation(setting);
  if (orders[0] === orders[n - 1])
    return { code: "too_few_observations", reason: "needs at least 2 different orders" };
  const ranks = midRanks(orders, shares);
  let meanRank = 0;
  for (let i = 0; i < n; i++) meanRank += shares[i]! * ranks[i]!;
  let rankVariance = 0;
  let covariance = 0;
  for (let i = 0; i < n; i++) {
    ranks[i] = ranks[i]! - meanRank;
    rankVariance += shares[i]! * ranks[i]! ** 2;
    covariance += shares[i]! * ranks[i]! * (estimates[i]! - mean);
  }
  const slope = covariance / rankVariance;
  const residuals = new Float64Array(n);
  for (let i = 0; i < n; i++) residuals[i] = estimates[i]! - mean - slope * ranks[i]!;
  return { ranks, meanRank, rankVariance, covariance, residuals };
}
