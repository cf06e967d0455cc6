import { EqualizationError } from "../errors.ts";
import { requireFinite, requireMatrix, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import { requirePerColumn } from "./require-per-column.ts";
import { requireUnitInterval } from "./require-unit-interval.ts";
import { indicatorWeights } from "./weights/indicator-weights.ts";

/** How weights and memberships become one; see {@link fuzzyEvaluation}. */
export type FuzzyOperator = "min-max" | "product-max" | "product-sum" | "min-bounded-sum" | "min-share";

/** Options of {@link fuzzyEvaluation}. */
export interface FuzzyEvaluationOptions {
  /** How weights and memberships are combined. @defaultValue "product-sum" */
  readonly operator?: FuzzyOperator | undefined;
  /** One number a grade, such as 95, 85, 70, 50, to turn the membership into a score. */
  readonly gradeValues?: Vector | undefined;
}

/** Result of {@link fuzzyEvaluation}. */
export interface FuzzyEvaluation {
  /** Membership in each grade; they sum to 1. */
  readonly membership: Float64Array;
  /** Position of the grade with the largest membership, counted from 0 like the columns; the first of several. */
  readonly grade: number;
  /** All grades with the largest membership: more than one is a tie that the data do not decide. */
  readonly tied: number[];
  /** Mean of `gradeValues` over the membership; `null` without them. */
  readonly score: number | null;
}

/**
 * Fuzzy comprehensive evaluation: from shares of opinions per indicator to one distribution over grades.
 *
 * `membership` has one row per indicator and one column per grade: `r_jk` is how far indicator j belongs to grade k,
 * such as the share of appraisers who said so. With weights `w` that sum to 1:
 *
 * | operator | grade k gets | use |
 * |---|---|---|
 * | `product-sum` | `sum_j w_j r_jk` | the weighted mean: all indicators count |
 * | `min-max` | `max_j min(w_j, r_jk)` | the main factor decides; much is thrown away |
 * | `product-max` | `max_j w_j r_jk` | the main factor decides, by weight |
 * | `min-bounded-sum` | `min(1, sum_j min(w_j, r_jk))` | between the two |
 * | `min-share` | `sum_j min(w_j, r_jk / sum_i r_ik)` | memberships as shares of their grade |
 *
 * and the result is scaled to sum to 1. The grade is the one of largest membership, which says little when two are
 * close: look at the distribution, or give `gradeValues` for a score.
 *
 * mathmodels' `fuzzy_eval` has the same five operators as types 1 (min-max), 2, 3 (product-sum), 4 and 5, with grades in
 * rows. Weights are proportions here, also in the operators with a minimum, where textbooks that scale the
 * largest weight to 1 get another result.
 *
 * @throws `zero_total` if no weighted indicator belongs to any grade; `out_of_domain` for memberships outside 0 to 1;
 * `length_mismatch` unless there is one weight a row and one value a grade; `not_finite`; `unknown_option`.
 * @see Zadeh, Fuzzy sets, Information and Control 8 (1965). Checked against mathmodels 0.0.11.
 *
 * @example
 * ```ts
 * import { fuzzyEvaluation } from "equalis";
 * // Three indicators; grades excellent, good, poor.
 * const opinions = [[0.5, 0.3, 0.2], [0.2, 0.6, 0.2], [0.1, 0.3, 0.6]];
 * const { membership, grade, score } = fuzzyEvaluation(opinions, [0.5, 0.3, 0.2], { gradeValues: [90, 75, 50] });
 * Array.from(membership, (m) => Math.round(m * 100) / 100); // => [0.33, 0.39, 0.28]
 * grade; // => 1
 * score === null ? null : Math.round(score * 100) / 100; // => 72.95
 * ```
 */
export function fuzzyEvaluation(
  membership: Matrix,
  weights: Vector,
  options: FuzzyEvaluationOptions = {},
): FuzzyEvaluation {
  const where = "fuzzyEvaluation";
  requireOptions(where, options, ["operator", "gradeValues"]);
  const { operator = "product-sum", gradeValues } = options;
  const grades = requireMatrix(where, membership);
  requireUnitInterval(where, "membership", membership);
  if (weights === undefined) {
    throw new EqualizationError("weights are required; pass one a row of the membership matrix", {
      code: "missing_option",
      where,
    });
  }
  const shares = indicatorWeights(where, weights, membership.length, "row");
  requireOneOf(where, "operator", operator, [
    "min-max",
    "product-max",
    "product-sum",
    "min-bounded-sum",
    "min-share",
  ]);
  if (gradeValues !== undefined) {
    requirePerColumn(where, "gradeValues", gradeValues, grades);
    requireFinite(where, "grade value", gradeValues);
  }

  const result = new Float64Array(grades);
  for (let k = 0; k < grades; k++) {
    const column = membership.map((row) => row[k]!);
    const total = column.reduce((sum, r) => sum + r, 0);
    let sum = 0;
    let largest = 0;
    for (let j = 0; j < column.length; j++) {
      const w = shares[j]!;
      const r = column[j]!;
      const term =
        operator === "product-max" || operator === "product-sum"
          ? w * r
          : Math.min(w, operator === "min-share" && total > 0 ? r / total : r);
      sum += term;
      largest = Math.max(largest, term);
    }
    if (operator === "min-max" || operator === "product-max") result[k] = largest;
    else result[k] = operator === "min-bounded-sum" ? Math.min(1, sum) : sum;
  }
  const total = result.reduce((sum, b) => sum + b, 0);
  if (total === 0) {
    throw new EqualizationError("no indicator with weight belongs to any grade; check the memberships", {
      code: "zero_total",
      where,
    });
  }
  for (let k = 0; k < grades; k++) result[k] = result[k]! / total;
  const highest = result.reduce((a, b) => Math.max(a, b), 0);
  const tied = Array.from(result.keys()).filter((k) => highest - result[k]! <= 1e-12);
  return {
    membership: result,
    grade: tied[0]!,
    tied,
    score: gradeValues === undefined ? null : result.reduce((sum, b, k) => sum + b * gradeValues[k]!, 0),
  };
}
