import { requireMatrix, requireNumber } from "../../numeric/guard/index.ts";
import type { Matrix } from "../../numeric/vector.ts";

/** Result of {@link equalWeights}. */
export interface EqualWeights {
  /** One weight a column; they sum to 1. */
  readonly weights: Float64Array;
}

/**
 * The same weight for every indicator: `1 / m`.
 *
 * Takes the matrix, one row per unit and one column per indicator, or just the number of indicators. The
 * weighting that needs no defense but this one: two indicators that say the same count twice.
 *
 * Also `weightMethods.equal`.
 *
 * @throws `out_of_domain` unless there is at least one indicator; what a matrix is refused for.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * [...weightMethods.equal(4).weights]; // => [0.25, 0.25, 0.25, 0.25]
 * ```
 */
export function equalWeights(indicators: Matrix | number): EqualWeights {
  const where = "weightMethods.equal";
  let columns: number;
  if (typeof indicators !== "object" || indicators === null) {
    requireNumber(where, "number of indicators", indicators, { atLeast: 1, integer: true });
    columns = indicators;
  } else {
    columns = requireMatrix(where, indicators);
  }
  return { weights: new Float64Array(columns).fill(1 / columns) };
}
