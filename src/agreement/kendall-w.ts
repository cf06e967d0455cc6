import { requireOptions } from "../numeric/guard/index.ts";
import { requireBoolean } from "../numeric/guard/require-boolean.ts";
import { rankConcordance } from "../numeric/rank-concordance.ts";
import type { Matrix } from "../numeric/vector.ts";
import { requireRatings } from "./require-ratings.ts";

/** Options of {@link kendallW}. */
export interface KendallWOptions {
  /**
   * Whether the largest sum of squares is lowered by what ties take away from it. Without it, raters who agree
   * perfectly but tie some units stay below 1.
   *
   * @defaultValue false
   */
  readonly correctTies?: boolean | undefined;
}

/** The result of {@link kendallW}. */
export interface KendallW {
  /** The coefficient; `null` where every rater ties all units. */
  readonly value: number | null;
  /** k (n − 1) W. */
  readonly chiSquare: number | null;
  /** n − 1. */
  readonly df: number;
  /** Upper tail of the chi-square; good from about 7 units on. */
  readonly p: number | null;
  /** Whether a rater ties units; then look at both readings of `correctTies`. */
  readonly hasTies: boolean;
  /** How many units were rated. */
  readonly units: number;
  /** How many raters there are. */
  readonly raters: number;
  /** `"all-tied"` where no rater tells any two units apart. */
  readonly status: "ok" | "all-tied";
  /** The status in one sentence. */
  readonly reason: string;
}

/**
 * Kendall's coefficient of concordance: how far raters put the units into the same order.
 *
 * $$ W = \frac{12 S}{k^2 (n^3 - n) - k T} $$
 *
 * with $n$ units, $k$ raters, $S$ the sum of squares of the units' rank sums about their mean, and $T = \sum t^3 - t$ over
 * groups of $t$ tied units (0 unless `correctTies`). Each rater's scores are ranked, ties averaged.
 *
 * - **Range:** 0 (no concordance) to 1 (one order). Pairwise disagreement of more than two raters cannot be complete, so
 *   there are no negative values.
 * - **When to use:** for rankings and for scores of which only the order counts; {@link intraclassCorrelation} where the points do.
 * - **Matching other packages:** without correction this is `kendall(correct = FALSE)` of R's irr, its default; SPSS corrects.
 *   With many ties, as on five-point scales, correct.
 *
 * @param ratings One row per unit, one column per rater; at least 2 by 2, complete.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite`, `wrong_type`, `unknown_option`.
 * @see Kendall and Babington Smith (1939), Annals of Mathematical Statistics 10. Checked against R's irr.
 *
 * @example
 * ```ts
 * import { kendallW } from "equalis";
 * kendallW([[1, 1, 2], [2, 3, 1], [3, 2, 3]]).value; // => 0.4444444444444444
 * kendallW([[90, 80], [70, 60], [50, 40]]).value; // => 1
 * ```
 */
export function kendallW(ratings: Matrix, options: KendallWOptions = {}): KendallW {
  const where = "kendallW";
  requireOptions(where, options, ["correctTies"]);
  const { correctTies = false } = options;
  requireBoolean(where, "correctTies", correctTies);
  const raters = requireRatings(where, ratings);
  const { W, ...rest } = rankConcordance(ratings, correctTies);
  return {
    value: W,
    ...rest,
    units: ratings.length,
    raters,
    status: W === null ? "all-tied" : "ok",
    reason:
      W === null
        ? "No rater tells any two units apart, so there is no order to agree on."
        : `${ratings.length} units were ranked by ${raters} raters${rest.hasTies ? `, with ties, ${correctTies ? "corrected for" : "not corrected for"}` : ""}.`,
  };
}
