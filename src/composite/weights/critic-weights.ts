import { EqualizationError } from "../../errors.ts";
import type { Direction } from "../../model/indicator.ts";
import { requireMatrix, requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { deviation } from "../normalization/deviation.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requireDdof } from "../require-ddof.ts";
import { requireDirections } from "../require-directions.ts";
import { correlations } from "./correlations.ts";
import { weightsOf } from "./data-weights.ts";

/** Options of {@link criticWeights}. */
export interface CriticWeightsOptions {
  /** Whether more is better, one entry per column. */
  readonly directions: readonly Direction[];
  /** Divisor of the standard deviations: n - ddof. It does not change the weights. @defaultValue 0 */
  readonly ddof?: 0 | 1 | undefined;
}

/** Result of {@link criticWeights}. */
export interface CriticWeights {
  /** One weight a column; they sum to 1. */
  readonly weights: Float64Array;
  /** Standard deviation of each normalized column. */
  readonly deviations: Float64Array;
  /** Conflict of each column with the others: the sum of `1 - r`. */
  readonly conflicts: Float64Array;
  /** Columns that are equal everywhere; their weight is 0 and they take no part in the correlations. */
  readonly constant: number[];
}

/**
 * CRITIC weights: an indicator weighs more, the more it is spread and the less it repeats the others.
 *
 * `c_j = s_j * sum_k (1 - r_jk)`, `w_j = c_j / sum c`, with `s` the standard deviation and `r` the Pearson
 * correlation of the columns after min-max normalization in the given direction. Rows are units, columns
 * indicators. A constant column gets weight 0 and is listed; a single column gets 1.
 *
 * Use it where indicators overlap: what is said twice is not counted twice. Like every weighting by the data it
 * says nothing about importance.
 *
 * Other packages: pyDecision and mathmodels agree; pymcdm ignores directions, so that a "lower" column has the
 * wrong sign in every correlation (pass "higher" for every column to match it), and gives NaN for a constant one.
 *
 * Also `weightMethods.critic`.
 *
 * @throws `too_few_observations` under 2 units; `zero_total` if no column varies, or if all columns that vary are
 * perfectly correlated, so that none adds anything; `missing_option` without directions; `unknown_option`.
 * @see Diakoulaki, Mavrotas and Papayannakis, Determining objective weights in multiple criteria problems: the CRITIC
 * method, Computers and Operations Research 22 (1995). Checked against pyDecision 4.9.1, mathmodels 0.0.11 and pymcdm 1.4.0.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const counties = [[1, 2, 9], [2, 4, 1], [3, 6, 5], [4, 8, 4]];
 * const { weights } = weightMethods.critic(counties, { directions: ["higher", "higher", "higher"] });
 * Array.from(weights, (w) => Math.round(w * 1e3) / 1e3); // => [0.255, 0.255, 0.49]
 * ```
 */
export function criticWeights(matrix: Matrix, options: CriticWeightsOptions): CriticWeights {
  const where = "weightMethods.critic";
  requireOptions(where, options, ["directions", "ddof"]);
  const { ddof = 0 } = options;
  const columns = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);
  const directions = requireDirections(where, options.directions, columns);
  requireDdof(where, "row", ddof, matrix.length);

  const constant: number[] = [];
  const varying: number[] = [];
  const directed: Float64Array[] = [];
  for (let j = 0; j < columns; j++) {
    const { values, least, most } = scaledColumn(matrix, j);
    if (least === most) {
      constant.push(j);
      continue;
    }
    varying.push(j);
    const lower = directions[j] === "lower";
    directed.push(values.map((x) => (lower ? most - x : x - least) / (most - least)));
  }
  const r = correlations(directed);
  const deviations = new Float64Array(columns);
  const conflicts = new Float64Array(columns);
  const information = new Float64Array(columns);
  for (let a = 0; a < varying.length; a++) {
    const j = varying[a]!;
    deviations[j] = deviation(directed[a]!, ddof).deviation;
    // Correlations that miss 1 by rounding alone are no conflict.
    for (const other of r[a]!) if (other < 1 - 1e-12) conflicts[j] = conflicts[j]! + (1 - other);
    information[j] = varying.length === 1 ? 1 : deviations[j]! * conflicts[j]!;
  }
  if (varying.length > 1 && conflicts.every((conflict) => conflict === 0)) {
    throw new EqualizationError(
      "all columns that vary are perfectly correlated, so none adds to the others; use weightMethods.equal",
      { code: "zero_total", where },
    );
  }
  const weights = weightsOf(where, information, "no column varies over the units, so none can be told apart");
  return { weights, deviations, conflicts, constant };
}
