import { EqualizationError } from "../../errors.ts";
import { requireMatrix, requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { deviation } from "../normalization/deviation.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requireDdof } from "../require-ddof.ts";
import { weightsOf } from "./data-weights.ts";

/** Options of {@link coefficientOfVariationWeights}. */
export interface CoefficientOfVariationWeightsOptions {
  /** Divisor of the standard deviations: n - ddof. It does not change the weights. @defaultValue 0 */
  readonly ddof?: 0 | 1 | undefined;
}

/** Result of {@link coefficientOfVariationWeights}. */
export interface CoefficientOfVariationWeights {
  /** One weight a column; they sum to 1. */
  readonly weights: Float64Array;
  /** Coefficient of variation of each column. */
  readonly coefficients: Float64Array;
  /** Columns that are equal everywhere; their weight is 0. */
  readonly constant: number[];
}

/**
 * Weights by the coefficient of variation: an indicator weighs more, the more it differs relative to its mean.
 *
 * `v_j = sd_j / mean_j`, `w_j = v_j / sum v`. Rows are units, columns indicators on a ratio scale: the result does
 * not depend on the unit, but it does on the zero point (degrees Celsius and Fahrenheit differ). A constant
 * column gets weight 0 and is listed.
 *
 * Also `weightMethods.coefficientOfVariation`. pymcdm has no such weights; mathmodels' `cv_weight` agrees.
 *
 * @throws `too_few_observations` under 2 units; `out_of_domain` for negative values; `zero_total` for a column of zeros,
 * which has no mean to compare with, or if no column varies; `unknown_option`.
 * @see Checked against mathmodels 0.0.11 and an independent computation.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const { weights } = weightMethods.coefficientOfVariation([[1, 30], [3, 50]]);
 * Array.from(weights, (w) => Math.round(w * 1e4) / 1e4); // => [0.6667, 0.3333]
 * ```
 */
export function coefficientOfVariationWeights(
  matrix: Matrix,
  options: CoefficientOfVariationWeightsOptions = {},
): CoefficientOfVariationWeights {
  const where = "weightMethods.coefficientOfVariation";
  requireOptions(where, options, ["ddof"]);
  const { ddof = 0 } = options;
  const columns = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);
  requireDdof(where, "row", ddof, matrix.length);

  const coefficients = new Float64Array(columns);
  const constant: number[] = [];
  for (let j = 0; j < columns; j++) {
    const { values, scale, least, most } = scaledColumn(matrix, j);
    if (least < 0) {
      throw new EqualizationError(
        `column ${j} has the negative value ${least / scale}; a coefficient of variation needs a ratio scale`,
        { code: "out_of_domain", where, index: j, received: least / scale },
      );
    }
    if (most === 0) {
      throw new EqualizationError(`column ${j} holds only zeros; its mean is 0`, {
        code: "zero_total",
        where,
        index: j,
      });
    }
    if (least === most) {
      constant.push(j);
      continue;
    }
    const { mean, deviation: sd } = deviation(values, ddof);
    coefficients[j] = sd / mean;
  }
  const weights = weightsOf(
    where,
    coefficients,
    "no column varies over the units, so none can be told apart",
  );
  return { weights, coefficients, constant };
}
