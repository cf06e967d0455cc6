import { EqualizationError } from "../../errors.ts";
import type { Direction } from "../../model/indicator.ts";
import { fTail } from "../../numeric/f-cdf.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import {
  requireMatrix,
  requireObservations,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requireDirections } from "../require-directions.ts";
import { indicatorWeights } from "../weights/indicator-weights.ts";
import { ascendingRanks } from "./ranks.ts";

/** Options of {@link rankSumRatio}. */
export interface RankSumRatioOptions {
  /** Whether more is better, one entry per column. */
  readonly directions: readonly Direction[];
  /** One weight a column; only proportions matter. Absent means alike. */
  readonly weights?: Vector | undefined;
  /**
   * Ranks proper, ties sharing their mean rank, or ranks in between that keep the distances:
   * `1 + (n - 1) (x - min) / (max - min)`. @defaultValue "integer"
   */
  readonly method?: "integer" | "non-integer" | undefined;
  /** Number of grades. @defaultValue 3 */
  readonly grades?: 3 | 4 | 5 | undefined;
}

/** One group of units with the same rank-sum ratio: a row of the method's table. */
export interface RankSumRatioGroup {
  /** The ratio of the group. */
  readonly rsr: number;
  /** Number of units in it. */
  readonly frequency: number;
  /** Number of units up to and including it, from the lowest. */
  readonly cumulative: number;
  /** Mean rank of the group, from the lowest. */
  readonly meanRank: number;
  /** Mean rank over n; `1 - 1 / (4 n)` instead of 1 for the highest group. */
  readonly share: number;
  /** `5 +` the normal quantile of the share. */
  readonly probit: number;
  /** Ratio on the regression line. */
  readonly fitted: number;
}

/** Result of {@link rankSumRatio}. */
export interface RankSumRatio {
  /** Rank-sum ratio of each unit, above 0 to 1; 1 for a unit that is best alone in every column. */
  readonly rsr: Float64Array;
  /** Ranks, one row per unit and one entry per column, n for the best. */
  readonly ranks: Float64Array[];
  /** Ratio of each unit on the regression line. */
  readonly fitted: Float64Array;
  /** Intercept of the regression of the ratio on the probit. */
  readonly intercept: number;
  /** Slope of the regression. */
  readonly slope: number;
  /** Correlation of ratio and probit over the groups. */
  readonly r: number;
  /** F statistic of the regression on 1 and k - 2 degrees of freedom, k the number of groups; `null` under 3 groups or for a perfect fit. */
  readonly F: number | null;
  /** Its p-value; `null` where F is. */
  readonly p: number | null;
  /** Grade of each unit, 1 for the lowest. */
  readonly grades: number[];
  /** The table of the method: groups from the lowest ratio to the highest. */
  readonly groups: RankSumRatioGroup[];
}

/** Standard cut points on the probit scale, by number of grades. */
const CUTS: Readonly<Record<3 | 4 | 5, readonly number[]>> = {
  3: [4, 6],
  4: [3.5, 5, 6.5],
  5: [3.2, 4.4, 5.6, 6.8],
};

/** Ratios this near to each other are the same: sums of ranks in another order. */
const SAME = 1e-9;

/**
 * Rank-sum ratio with grading (RSR): units by their mean rank over all indicators, cut into grades by a normal curve.
 *
 * `RSR_i = sum_j w_j R_ij / n` with ranks `R` from 1 to n, n for the best. Units with the same ratio form a group;
 * a group with mean rank `k` stands at `p = k / n`, the highest one at `1 - 1 / (4 n)` if it is a single unit, and has the
 * probit `5 + z(p)`. A least-squares line `RSR = intercept + slope probit` through the groups gives `fitted`, and the
 * grade is where the fitted ratio lies between the fitted ratios of the cut points:
 * probits 4, 6 for three grades, 3.5, 5, 6.5 for four, 3.2, 4.4, 5.6, 6.8 for five; a unit on a cut is above it.
 *
 * Rows are units, columns indicators in any unit. The method of many Chinese health evaluations: it needs no
 * normalization and no distribution, and an outlier costs one rank. The grades are relative to who else is there:
 * they come from the order of the units alone, so someone is always near the bottom. A column that is equal
 * everywhere gives every unit the middle rank.
 *
 * Other implementations: mathmodels agrees. Scripts in circulation take dense ranks, keep the ranks of benefit criteria
 * reversed, put the highest group of several units at `1 - 1 / (4 n)` too, or cut at 2, 4, 6, 8.
 *
 * @throws `too_few_observations` under 2 units; `zero_total` if all units have the same ratio, so that there is nothing to
 * fit; `missing_option` without directions; `unknown_option`; `not_finite`; `length_mismatch`.
 * @see Tian Fengdiao, rank-sum ratio method (1988), its textbook example of ten regions (r = 0.9685). Checked against that
 * and mathmodels 0.0.11.
 *
 * @example
 * ```ts
 * import { rankSumRatio } from "equalis";
 * // Antenatal check rate (percent), maternal deaths per 100,000, perinatal deaths per 1,000.
 * const regions = [
 *   [99.54, 60.27, 16.15], [96.52, 59.67, 20.1], [99.36, 43.91, 15.6], [92.83, 58.99, 17.04],
 *   [91.71, 35.4, 15.01], [95.35, 44.71, 13.93], [96.09, 49.81, 17.43], [99.27, 31.69, 13.89],
 *   [94.76, 22.91, 19.87], [84.8, 81.49, 23.63],
 * ];
 * const { r, grades } = rankSumRatio(regions, { directions: ["higher", "lower", "lower"], grades: 3 });
 * Math.round(r * 1e4) / 1e4; // => 0.9685
 * grades; // => [2, 2, 3, 2, 2, 2, 2, 3, 2, 1]
 * ```
 */
export function rankSumRatio(matrix: Matrix, options: RankSumRatioOptions): RankSumRatio {
  const where = "rankSumRatio";
  requireOptions(where, options, ["directions", "weights", "method", "grades"]);
  const { method = "integer", grades: classes = 3 } = options;
  const columns = requireMatrix(where, matrix);
  const n = matrix.length;
  requireObservations(where, "row", n, 2);
  const directions = requireDirections(where, options.directions, columns);
  const weights = indicatorWeights(where, options.weights, columns);
  requireOneOf(where, "method", method, ["integer", "non-integer"]);
  if (classes !== 3 && classes !== 4 && classes !== 5) {
    throw new EqualizationError(`grades is ${formatReceived(classes)}; pass 3, 4 or 5`, {
      code: "unknown_option",
      where,
      received: classes,
    });
  }

  const ranks = matrix.map(() => new Float64Array(columns));
  const rsr = new Float64Array(n);
  for (let j = 0; j < columns; j++) {
    const column = rankColumn(matrix, j, directions[j] === "lower", method);
    for (let i = 0; i < n; i++) {
      ranks[i]![j] = column[i]!;
      rsr[i] = rsr[i]! + (weights[j]! * column[i]!) / n;
    }
  }

  const groupOf = new Uint32Array(n);
  const steps = groupsOf(rsr, groupOf);
  if (steps.length < 2) {
    throw new EqualizationError("all units have the same rank-sum ratio; there is nothing to grade", {
      code: "zero_total",
      where,
    });
  }
  const { intercept, slope, r } = line(
    steps.map((step) => step.probit),
    steps.map((step) => step.rsr),
  );
  const groups = steps.map((step) => ({ ...step, fitted: intercept + slope * step.probit }));
  const freedom = steps.length - 2;
  const F = freedom > 0 && r * r < 1 ? (r * r * freedom) / (1 - r * r) : null;
  const cuts = CUTS[classes];
  return {
    rsr,
    ranks,
    fitted: Float64Array.from(groupOf, (k) => groups[k]!.fitted),
    intercept,
    slope,
    r,
    F,
    p: F === null ? null : fTail(F, 1, freedom),
    // The line rises with the probit, so that fitted ratios and probits are cut alike.
    grades: Array.from(groupOf, (k) => 1 + cuts.filter((cut) => groups[k]!.probit >= cut).length),
    groups,
  };
}

/** Ranks of one column from 1 to n, n for the best. */
function rankColumn(
  matrix: Matrix,
  j: number,
  lower: boolean,
  method: "integer" | "non-integer",
): Float64Array {
  const { values, least, most } = scaledColumn(matrix, j);
  if (method === "integer" || least === most) {
    return ascendingRanks(lower ? values.map((x) => -x) : values, "average");
  }
  const n = values.length;
  return values.map((x) => 1 + ((n - 1) * (lower ? most - x : x - least)) / (most - least));
}

/** The table of the method without its last column; writes to `groupOf` which group each unit belongs to. */
function groupsOf(rsr: Float64Array, groupOf: Uint32Array): Omit<RankSumRatioGroup, "fitted">[] {
  const n = rsr.length;
  const order = Array.from(rsr.keys()).sort((a, b) => rsr[a]! - rsr[b]!);
  const groups: Omit<RankSumRatioGroup, "fitted">[] = [];
  for (let start = 0; start < n; ) {
    const first = rsr[order[start]!]!;
    let end = start;
    while (end < n && rsr[order[end]!]! - first <= SAME) groupOf[order[end++]!] = groups.length;
    const meanRank = (start + 1 + end) / 2;
    const share = meanRank === n ? 1 - 1 / (4 * n) : meanRank / n;
    groups.push({
      rsr: first,
      frequency: end - start,
      cumulative: end,
      meanRank,
      share,
      probit: 5 + normalQuantile(share),
    });
    start = end;
  }
  return groups;
}

/** Least-squares line through two or more points with different x, and the correlation. */
function line(
  xs: readonly number[],
  ys: readonly number[],
): { readonly intercept: number; readonly slope: number; readonly r: number } {
  const meanX = xs.reduce((total, x) => total + x, 0) / xs.length;
  const meanY = ys.reduce((total, y) => total + y, 0) / ys.length;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let k = 0; k < xs.length; k++) {
    const dx = xs[k]! - meanX;
    const dy = ys[k]! - meanY;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const slope = xy / xx;
  return { intercept: meanY - slope * meanX, slope, r: Math.min(1, xy / Math.sqrt(xx * yy)) };
}
