import { EqualizationError } from "../errors.ts";
import {
  requireFinite,
  requireMatrix,
  requireNonNegative,
  requireNumber,
  requireOneOf,
  requireOptions,
  requireSameLength,
  requireVector,
} from "../numeric/guard/index.ts";
import { unitScale } from "../numeric/moments.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";

/** Options of {@link greyRelationalGrade}. */
export interface GreyRelationalGradeOptions {
  /**
   * The ideal, one value per column, for columns that come normalized. Without it, columns are normalized here by
   * min–max and the ideal is 1 in each.
   *
   * @defaultValue none
   */
  readonly reference?: Vector | undefined;
  /**
   * Distinguishing coefficient, above 0 and at most 1: the smaller, the further apart the grades lie.
   *
   * @defaultValue 0.5
   */
  readonly rho?: number | undefined;
  /**
   * How much each column counts; only proportions matter.
   *
   * @defaultValue every column counts once
   */
  readonly weights?: Vector | undefined;
  /**
   * Which way is better in each column. Only without `reference`: normalized columns have a direction already.
   *
   * @defaultValue "higher" in every column
   */
  readonly directions?: readonly ("higher" | "lower")[] | undefined;
}

/**
 * Grey relational grade: how near each region comes to an ideal region over several columns.
 *
 * $$ \gamma_i = \sum_j w_j \, \frac{\Delta_{\min} + \rho \, \Delta_{\max}}{\Delta_{ij} + \rho \, \Delta_{\max}},
 *    \qquad \Delta_{ij} = | x_j^{*} - x_{ij} | $$
 *
 * with $x$ the normalized columns, $x^{*}$ the ideal, $\Delta_{\min}$ and $\Delta_{\max}$ the extremes over all
 * regions and columns, and weights $w$ that sum to 1.
 *
 * - **Shape:** one row per region, one column per indicator; one grade a region. **Unit:** none. **Range:** (0, 1];
 *   with min–max normalization at least ρ / (1 + ρ), a third for the usual ρ, and 1 for a region that is best in
 *   every column.
 * - **When to use:** to rank the regions at hand. Grades depend on the set of regions: one more outlier moves all
 *   others, and grades of two years cannot be compared unless `reference` and normalization are held fixed.
 * - A column in which all regions are equal has no min–max scale (0 ÷ 0) and is refused; leave it out. With a
 *   given `reference` it is legal, and regions that all equal the ideal all have grade 1.
 *
 * @param matrix Indicators; finite numbers, rows of one length.
 * @throws `EqualizationError` `too_few_observations` (no row), `length_mismatch`, `not_finite`,
 *   `wrong_type`, `out_of_domain` (`rho` outside (0, 1], a negative weight, a constant column without
 *   `reference`), `zero_total` (all weights 0), `unknown_option`, `unsupported_combination` (`directions` with
 *   `reference`).
 * @see Deng's grey relational analysis, textbook form. Checked against an independent computation in numpy; see
 *   test/fixtures/resources.
 *
 * @example Three districts, beds and physicians per 1000
 * ```ts
 * import { greyRelationalGrade } from "equalis";
 * const grades = greyRelationalGrade([
 *   [12, 6],
 *   [7, 4],
 *   [4, 2],
 * ]);
 * Array.from(grades, (grade) => Math.round(grade * 1e4) / 1e4); // => [1, 0.4722, 0.3333]
 * ```
 */
export function greyRelationalGrade(matrix: Matrix, options: GreyRelationalGradeOptions = {}): Float64Array {
  const where = "greyRelationalGrade";
  requireOptions(where, options, ["reference", "rho", "weights", "directions"]);
  const { reference, rho = 0.5, weights, directions } = options;
  requireNumber(where, "rho", rho, { above: 0, atMost: 1 });
  const columns = requireMatrix(where, matrix);
  if (weights !== undefined) requireColumnWeights(where, columns, weights);
  if (reference !== undefined && directions !== undefined) {
    throw new EqualizationError(
      "directions have no meaning beside a reference, whose columns come normalized; leave one out",
      { code: "unsupported_combination", where },
    );
  }

  const distances =
    reference === undefined
      ? distancesToBest(where, matrix, requireDirections(where, columns, directions))
      : distancesTo(where, matrix, columns, reference);
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const row of distances) {
    for (const distance of row) {
      least = Math.min(least, distance);
      most = Math.max(most, distance);
    }
  }
  // A power of two changes no digit and keeps the sums in range.
  const scale = unitScale(most);
  const far = rho * most * scale;
  return Float64Array.from(distances, (row) =>
    most === 0
      ? 1
      : weightedMean(
          row.map((distance) => (least * scale + far) / (distance * scale + far)),
          weights,
        ),
  );
}

/** Distances of the columns, normalized by min–max in their direction, from 1. */
function distancesToBest(
  where: string,
  matrix: Matrix,
  directions: readonly ("higher" | "lower")[],
): Float64Array[] {
  const distances = matrix.map(() => new Float64Array(directions.length));
  for (const [j, direction] of directions.entries()) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const row of matrix) {
      low = Math.min(low, row[j]!);
      high = Math.max(high, row[j]!);
    }
    if (low === high) {
      throw new EqualizationError(
        `all regions are equal in column ${j}, so it has no scale; leave the column out`,
        { code: "out_of_domain", where, index: j, received: low },
      );
    }
    // Halved, so that a range from -1e308 to 1e308 does not overflow.
    const range = high / 2 - low / 2;
    const best = direction === "higher" ? high : low;
    for (const [i, row] of matrix.entries()) {
      distances[i]![j] = Math.abs(best / 2 - row[j]! / 2) / range;
    }
  }
  return distances;
}

/** Distances from the reference, halved for the same reason: only their proportions matter. */
function distancesTo(where: string, matrix: Matrix, columns: number, reference: Vector): Float64Array[] {
  requireFinite(where, "reference", reference);
  requireSameLength(where, "column", columns, "reference value", reference.length);
  return matrix.map((row) => Float64Array.from(row, (x, j) => Math.abs(x / 2 - reference[j]! / 2)));
}

function requireDirections(
  where: string,
  columns: number,
  directions: readonly ("higher" | "lower")[] | undefined,
): readonly ("higher" | "lower")[] {
  if (directions === undefined) return Array<"higher">(columns).fill("higher");
  requireVector(where, "direction", directions);
  requireSameLength(where, "column", columns, "direction", directions.length);
  for (const [j, direction] of directions.entries()) {
    requireOneOf(where, `direction ${j}`, direction, ["higher", "lower"]);
  }
  return directions;
}

function requireColumnWeights(where: string, columns: number, weights: Vector): void {
  requireNonNegative(where, "weight", weights);
  requireSameLength(where, "column", columns, "weight", weights.length);
  if (!Array.from(weights).some((weight) => weight > 0)) {
    throw new EqualizationError("the total weight is 0; at least one weight must be above 0", {
      code: "zero_total",
      where,
    });
  }
}
