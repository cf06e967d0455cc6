import type { Vector } from "../vector.ts";
import type { LeastSquaresFit } from "../weighted-least-squares.ts";

/**
 * Influence of each row on each coefficient of a least squares fit with a constant: `(X'WX)^-1 x_i w_i e_i`.
 *
 * One array a coefficient, in the order of `fit.coefficients`; each sums to 0. The sum of their outer products is
 * White's covariance (HC0); summed inside clusters first, that of the clusters.
 */
export function coefficientInfluence(
  fit: LeastSquaresFit,
  columns: readonly Vector[],
  weights: Vector | undefined,
): readonly Float64Array[] {
  const n = fit.residuals.length;
  return fit.covarianceFactor.map((row) => {
    const influence = new Float64Array(n).fill(row[0]!);
    columns.forEach((column, j) => {
      const factor = row[j + 1]!;
      if (factor === 0) return;
      for (let i = 0; i < n; i++) influence[i]! += factor * column[i]!;
    });
    for (let i = 0; i < n; i++) {
      influence[i]! *= (weights === undefined ? 1 : weights[i]!) * fit.residuals[i]!;
    }
    return influence;
  });
}
