import type { Direction } from "../../model/indicator.ts";
import { requireMatrix, requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { deviation } from "../normalization/deviation.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requireDdof } from "../require-ddof.ts";
import { requireDirections } from "../require-directions.ts";
import { weightsOf } from "./data-weights.ts";

/** Options of {@link standardDeviationWeights}. */
export interface StandardDeviationWeightsOptions {
  /** Whether more is better, one entry per column; it does not change the weights. */
  readonly directions: readonly Direction[];
  /** Divisor of the standard deviations: n − ddof. It does not change the weights. @defaultValue 0 */
  readonly ddof?: 0 | 1 | undefined;
}

/** Result of {@link standardDeviationWeights}. */
export interface StandardDeviationWeights {
  /** One weight per column; they sum to 1. */
  readonly weights: Float64Array;
  /** Standard deviation of the min-max scores of each column. */
  readonly deviations: Float64Array;
  /** Columns that are equal everywhere; their weight is 0. */
  readonly constant: number[];
}

/**
 * Computes weights by the standard deviation: an indicator weighs more, the more its min-max scores are spread.
 *
 * $$ w_j = \frac{\sigma_j}{\sum_k \sigma_k}, \qquad \sigma_j = \text{sd of } \frac{x_{ij} - \min_j}{\max_j - \min_j} $$
 *
 * - **Unit:** none. The result does not depend on unit or zero point of a column.
 * - **When to use:** data decide, and correlated columns may count twice; {@link criticWeights} discounts them, {@link coefficientOfVariationWeights} compares with the mean.
 * - **Convention:** also `weightMethods.standardDeviation`. Constant columns get weight 0 and are listed.
 * - **Cost:** O(units x columns).
 *
 * @param matrix One row per unit, one column per indicator.
 * @throws EqualizationError `too_few_observations` for fewer than 2 units; `zero_total` if no column varies; `missing_option` without directions; `not_finite`, `length_mismatch`,
 *   `out_of_domain` for ddof, `unknown_option`.
 * @see D. Diakoulaki, G. Mavrotas and L. Papayannakis, Computers and Operations Research 22(7), 1995. Checked against an independent program.
 * @example
 * ```ts
 * import { standardDeviationWeights } from "equalis";
 * const { weights } = standardDeviationWeights([[1, 10], [3, 50], [2, 10], [2, 50]], { directions: ["higher", "lower"] });
 * Array.from(weights, (w) => Math.round(w * 1e4) / 1e4); // => [0.4142, 0.5858]
 * ```
 */
export function standardDeviationWeights(
  matrix: Matrix,
  options: StandardDeviationWeightsOptions,
): StandardDeviationWeights {
  const where = "weightMethods.standardDeviation";
  requireOptions(where, options, ["directions", "ddof"]);
  const { ddof = 0 } = options;
  const columns = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);
  requireDirections(where, options.directions, columns);
  requireDdof(where, "row", ddof, matrix.length);
  const deviations = new Float64Array(columns);
  const constant: number[] = [];
  for (let j = 0; j < columns; j++) {
    const { values, least, most } = scaledColumn(matrix, j);
    if (least === most) constant.push(j);
    else deviations[j] = deviation(values, ddof).deviation / (most - least);
  }
  const weights = weightsOf(where, deviations, "no column varies over the units, so none can be told apart");
  return { weights, deviations, constant };
}
