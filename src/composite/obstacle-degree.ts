import { requireMatrix, requireOptions } from "../numeric/guard/index.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import { requireUnitInterval } from "./require-unit-interval.ts";
import { indicatorWeights } from "./weights/indicator-weights.ts";

/** Options of {@link obstacleDegree}. */
export interface ObstacleDegreeOptions {
  /** One weight a column, the ones of the composite score; only proportions matter. Absent means alike. */
  readonly weights?: Vector | undefined;
}

/**
 * Obstacle degree: which indicators hold a unit back, as shares of all it lacks.
 *
 * `O_ij = w_j (1 - x_ij) / sum_k w_k (1 - x_ik)`, with `x` normalized to 0 to 1 so that 1 is the best. Rows are units,
 * columns indicators; each row of the result sums to 1. A unit that lacks nothing has no obstacles: its row is all 0.
 *
 * The shares say where a unit's own shortfall comes from; they do not compare units, because a share of a small
 * shortfall may be large. The points lost are `w_j (1 - x_ij)` themselves.
 *
 * mathmodels' `obstacle_degree` gives these with `scaled = TRUE` and the unscaled `w (1 - x)` by default.
 *
 * @throws `out_of_domain` for scores outside 0 to 1; `length_mismatch`; `zero_total` for weights that are all 0; `not_finite`;
 * `unknown_option`.
 * @see Checked against mathmodels 0.0.11.
 *
 * @example
 * ```ts
 * import { obstacleDegree } from "equalis";
 * const degrees = obstacleDegree([[0.5, 0.9], [1, 1]], { weights: [0.6, 0.4] });
 * degrees.map((row) => Array.from(row, (o) => Math.round(o * 1e4) / 1e4)); // => [[0.8824, 0.1176], [0, 0]]
 * ```
 */
export function obstacleDegree(normalized: Matrix, options: ObstacleDegreeOptions = {}): Float64Array[] {
  const where = "obstacleDegree";
  requireOptions(where, options, ["weights"]);
  const columns = requireMatrix(where, normalized);
  requireUnitInterval(where, "score", normalized);
  const weights = indicatorWeights(where, options.weights, columns);
  return normalized.map((row) => {
    const losses = weights.map((w, j) => w * (1 - row[j]!));
    const total = losses.reduce((sum, loss) => sum + loss, 0);
    return total === 0 ? losses : losses.map((loss) => loss / total);
  });
}
