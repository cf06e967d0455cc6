import type { TwoWayMeanSquares } from "./two-way-mean-squares.ts";

/** What a disagreement is: everything within units, what is left once raters' levels are out, or both. */
export type IntraclassForm = "oneway" | "consistency" | "agreement";

/**
 * Intraclass correlation of one rater's score or of the mean of all k, from the mean squares of n units; `null` where it
 * divides by nothing.
 *
 * @see Shrout and Fleiss (1979); McGraw and Wong (1996).
 */
export function intraclassForm(
  form: IntraclassForm,
  unit: "single" | "average",
  { rows, columns, residual, within }: TwoWayMeanSquares,
  n: number,
  k: number,
): number | null {
  const error = form === "oneway" ? within : residual;
  const level = form === "agreement" ? (columns - residual) / n : 0;
  const below = unit === "single" ? rows + (k - 1) * error + k * level : rows + level;
  return below > 0 ? (rows - error) / below : null;
}
