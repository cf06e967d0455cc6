import type { Vector } from "../vector.ts";
import type { LeastSquaresFit } from "../weighted-least-squares.ts";

/** What {@link sandwichCovariance} takes besides the fit. */
export interface SandwichOptions {
  /** Weight of each row, as in the fit; absent means 1 each. */
  readonly weights?: Vector | undefined;
  /** Cluster of each row, 0 to its number less 1; absent means that each row is its own cluster. */
  readonly clusters?: ArrayLike<number> | undefined;
  /** Correction for small samples that multiplies the result. @defaultValue 1 */
  readonly factor?: number | undefined;
}

/** A variance below this share of what its parts would give without their signs is 0 but for rounding. */
const CANCELLED = 1e-24;

/**
 * Covariance of least-squares coefficients that is robust to unequal variances, or to dependence within clusters:
 * `factor M (sum over clusters of s s') M` with `M = (X'WX)^-1` and `s = sum w e x` over the rows of a cluster.
 *
 * Without clusters and factor this is White's HC0; with `n / (n - k)` it is HC1. `columns` are those of the fit, in
 * order; a constant that the fit added comes first, as in its coefficients. A dependent column has a variance of 0.
 *
 * @see H. White, Econometrica 48 (1980); K.-Y. Liang and S. Zeger, Biometrika 73 (1986).
 */
export function sandwichCovariance(
  columns: readonly Vector[],
  fit: Pick<LeastSquaresFit, "covarianceFactor" | "residuals">,
  options: SandwichOptions = {},
): Float64Array[] {
  const { weights, clusters, factor = 1 } = options;
  const { covarianceFactor: inverse, residuals } = fit;
  const width = inverse.length;
  const offset = width - columns.length;
  const n = residuals.length;
  let groups = n;
  if (clusters !== undefined) {
    groups = 0;
    for (let i = 0; i < n; i++) groups = Math.max(groups, clusters[i]! + 1);
  }
  // scores[j] holds sum w e x_j by cluster; sizes[j] the same without signs.
  const scores: Float64Array[] = [];
  const sizes: Float64Array[] = [];
  for (let j = 0; j < width; j++) {
    const column = j < offset ? undefined : columns[j - offset]!;
    const score = new Float64Array(groups);
    const size = new Float64Array(groups);
    for (let i = 0; i < n; i++) {
      const x = column === undefined ? 1 : column[i]!;
      const part = (weights === undefined ? 1 : weights[i]!) * residuals[i]! * x;
      const g = clusters === undefined ? i : clusters[i]!;
      score[g]! += part;
      size[g]! += Math.abs(part);
    }
    scores.push(score);
    sizes.push(size);
  }
  // Influence of each cluster on each coefficient: M s.
  const combine = (parts: readonly Float64Array[], absolute: boolean): Float64Array[] =>
    inverse.map((row) => {
      const total = new Float64Array(groups);
      for (let l = 0; l < width; l++) {
        const entry = absolute ? Math.abs(row[l]!) : row[l]!;
        if (entry === 0) continue;
        const part = parts[l]!;
        for (let g = 0; g < groups; g++) total[g]! += entry * part[g]!;
      }
      return total;
    });
  const influence = combine(scores, false);
  const bound = combine(sizes, true);
  const empty = influence.map((own, j) => dot(own, own) <= CANCELLED * dot(bound[j]!, bound[j]!));
  return influence.map((own, j) =>
    Float64Array.from(influence, (other, l) => (empty[j] || empty[l] ? 0 : factor * dot(own, other))),
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let g = 0; g < a.length; g++) total += a[g]! * b[g]!;
  return total;
}
