import type { Direction } from "../../model/indicator.ts";
import { requireMatrix, requireOptions } from "../../numeric/guard/index.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { requireDirections } from "../require-directions.ts";
import { indicatorWeights } from "../weights/indicator-weights.ts";

/** Options of {@link copeland}. */
export interface CopelandOptions {
  /** One weight a column; only proportions matter. Absent means alike. */
  readonly weights?: Vector | undefined;
  /** Whether more is better, one entry per column. Absent means that more is better in every column, as after `normalize`. */
  readonly directions?: readonly Direction[] | undefined;
}

/** Majorities are compared to this much, so that 0.1 + 0.2 does not outvote 0.3. */
const TIE = 1e-12;

/**
 * Copeland score: duels won less duels lost, where a duel goes to the unit that is better in the weightier columns.
 *
 * Unit a beats b if the columns in which a is better weigh more than those in which b is; columns in which they
 * tie count half for each. The score is the number of units beaten less the number that beat it, from -(n - 1) to
 * n - 1; the scores of all units sum to 0. Rows are units, columns indicators in any unit: only the order
 * within a column matters, so there is nothing to normalize. Time grows with the square of the number of units.
 *
 * Use it where no trade-off between indicators can be defended. It is blind to how much better a unit is.
 *
 * COINr's `a_copeland` is this; pyDecision's `copeland_method` is the net number of criteria won over all duels,
 * another statistic.
 *
 * @throws `too_few_observations`; `not_finite`; `length_mismatch`; `zero_total` for weights that are all 0; `unknown_option`.
 * @see Copeland, A reasonable social welfare function (1951); Munda and Nardo, Noncompensatory/nonlinear composite indicators
 * for ranking countries, Applied Economics 41 (2009). Checked against COINr 1.1.14.
 *
 * @example
 * ```ts
 * import { copeland } from "equalis";
 * [...copeland([[4, 30, 7], [6, 20, 5], [3, 60, 6]], { directions: ["higher", "lower", "higher"] })]; // => [0, 2, -2]
 * ```
 */
export function copeland(matrix: Matrix, options: CopelandOptions = {}): Float64Array {
  const where = "copeland";
  requireOptions(where, options, ["weights", "directions"]);
  const columns = requireMatrix(where, matrix);
  const directions =
    options.directions === undefined
      ? new Array<Direction>(columns).fill("higher")
      : requireDirections(where, options.directions, columns);
  const weights = indicatorWeights(where, options.weights, columns);
  const signed = weights.map((w, j) => (directions[j] === "lower" ? -w : w));

  const scores = new Float64Array(matrix.length);
  for (let a = 0; a < matrix.length; a++) {
    const rowA = matrix[a]!;
    for (let b = a + 1; b < matrix.length; b++) {
      const rowB = matrix[b]!;
      let majority = 0;
      for (let j = 0; j < columns; j++) {
        if (rowA[j]! > rowB[j]!) majority += signed[j]!;
        else if (rowA[j]! < rowB[j]!) majority -= signed[j]!;
      }
      const outcome = majority > TIE ? 1 : majority < -TIE ? -1 : 0;
      scores[a] = scores[a]! + outcome;
      scores[b] = scores[b]! - outcome;
    }
  }
  return scores;
}
