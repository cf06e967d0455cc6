import type { Direction } from "../../model/indicator.ts";
import { requireMatrix, requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../../numeric/portable/logarithm-of-one-plus.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requireDirections } from "../require-directions.ts";
import { weightsOf } from "./data-weights.ts";

/** Options of {@link merecWeights}. */
export interface MerecWeightsOptions {
  /** Whether more is better, one entry per column. */
  readonly directions: readonly Direction[];
}

/** Result of {@link merecWeights}. */
export interface MerecWeights {
  /** One weight per column; they sum to 1. */
  readonly weights: Float64Array;
  /** Sum over the units of how much their performance changes when the column is removed. */
  readonly effects: Float64Array;
  /** Columns that are equal everywhere; their weight is 0. */
  readonly constant: number[];
}

/**
 * Computes weights by the removal effects of criteria (MEREC): an indicator weighs more, the more the performance of the units changes without it.
 *
 * $$ S_i = \ln\Bigl(1 + \tfrac1m \sum_j |\ln n_{ij}|\Bigr), \qquad E_j = \sum_i |S_i^{(-j)} - S_i|, \qquad w_j = E_j / \sum_k E_k $$
 *
 * with $n = \min x / x$ where more is better and $n = x / \max x$ where less is. The sum of a removal still is divided by all m columns.
 *
 * - **Unit:** none; the result does not depend on units of measurement.
 * - **When to use:** to reproduce a study that used MEREC. {@link criticWeights} and {@link entropyWeights} are better known.
 * - **Convention:** also `weightMethods.merec`. Constant columns get weight 0 and are listed. pyDecision adds 1e-9 to some terms.
 * - **Cost:** O(units x columns).
 *
 * @param matrix One row per unit, one column per indicator, all above 0.
 * @throws EqualizationError `out_of_domain` for a value not above 0; `too_few_observations` for fewer than 2 units; `zero_total` if no column varies; `missing_option` without
 *   directions; `not_finite`, `length_mismatch`, `unknown_option`.
 * @see M. Keshavarz-Ghorabaee et al., Symmetry 13(4), 2021. Checked against an independent program.
 * @example
 * ```ts
 * import { merecWeights } from "equalis";
 * const { weights, constant } = merecWeights([[1, 10, 5], [3, 50, 5]], { directions: ["higher", "lower", "higher"] });
 * weights[1]! > weights[0]!; // => true
 * constant; // => [2]
 * ```
 */
export function merecWeights(matrix: Matrix, options: MerecWeightsOptions): MerecWeights {
  const where = "weightMethods.merec";
  requireOptions(where, options, ["directions"]);
  const columns = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);
  const directions = requireDirections(where, options.directions, columns);
  const constant: number[] = [];
  const sizes = Array.from({ length: columns }, (_, j) => {
    const { values, scale, least, most } = scaledColumn(matrix, j);
    if (!(least > 0)) {
      refuse(
        where,
        "out_of_domain",
        `column ${j} has the value ${least / scale}; it must be above 0`,
        least / scale,
        j,
      );
    }
    if (least === most) constant.push(j);
    const reference = directions[j] === "lower" ? most : least;
    return values.map((value) => Math.abs(logarithm(value) - logarithm(reference)));
  });
  const effects = new Float64Array(columns);
  for (let i = 0; i < matrix.length; i++) {
    let total = 0;
    for (const column of sizes) total += column[i]!;
    for (let j = 0; j < columns; j++) {
      // ln(1 + a) - ln(1 + a - b) as one logarithm, which keeps the digits of a small effect.
      const removed = sizes[j]![i]! / columns;
      effects[j]! += -logarithmOfOnePlus(-removed / (1 + total / columns));
    }
  }
  const weights = weightsOf(where, effects, "no column varies over the units, so none can be told apart");
  return { weights, effects, constant };
}
