import { chiSquareTail } from "../numeric/chi-square-cdf.ts";
import { requireMatrix, requireObservations, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import { symmetricEigen } from "../numeric/symmetric-eigen.ts";
import type { Matrix } from "../numeric/vector.ts";
import { constantColumn } from "./normalization/constant-column.ts";
import { scaledColumn } from "./normalization/scaled-column.ts";
import { correlations } from "./weights/correlations.ts";

/** Result of {@link factorability}. */
export interface Factorability {
  /** Kaiser–Meyer–Olkin measure of all columns, 0 to 1; `null` if no two columns correlate. */
  readonly kmo: number | null;
  /** The measure of each column; `null` if it correlates with none. */
  readonly measures: (number | null)[];
  /** Determinant of the correlation matrix, 0 to 1; near 0, columns nearly depend on each other. */
  readonly determinant: number;
  /** Bartlett's test that the columns are uncorrelated. */
  readonly bartlett: {
    /** Chi-square statistic. */
    readonly statistic: number;
    /** Its degrees of freedom. */
    readonly df: number;
    /** Its p. */
    readonly p: number;
  };
}

/**
 * Tests whether indicators share enough to be summarized by factors: the Kaiser–Meyer–Olkin measure and Bartlett's test of sphericity.
 *
 * $$ \mathrm{KMO} = \frac{\sum_{i \ne j} r_{ij}^2}{\sum_{i \ne j} r_{ij}^2 + \sum_{i \ne j} p_{ij}^2}, \qquad
 *    \chi^2 = -\Bigl(n - 1 - \frac{2m + 5}{6}\Bigr) \ln |R|, \quad df = \frac{m(m-1)}{2} $$
 *
 * with correlations r and partial correlations p, given all other columns.
 *
 * - **Range:** 0 to 1. Kaiser called 0.8 meritorious, 0.6 mediocre and below 0.5 unacceptable.
 * - **When to use:** before `pcaWeights`. A low measure of one column suggests leaving it out. Bartlett's p is small for any large sample; look at KMO first.
 * - **Cost:** O(units x columns² + columns³).
 *
 * @param matrix One row per unit, one column per indicator.
 * @throws EqualizationError `too_few_observations` for fewer than 3 units or 2 columns; `zero_total` for a constant column; `singular` if columns depend on each other (determinant up to 1e-12), as
 *   with no more units than columns; `not_finite`, `length_mismatch`, `unknown_option`.
 * @see H. Kaiser, Psychometrika 39, 1974; M. Bartlett, British Journal of Psychology 3, 1950. Checked against `KMO` and `cortest.bartlett` of the R package psych.
 * @example
 * ```ts
 * import { factorability } from "equalis";
 * const { kmo, bartlett } = factorability([[1, 2], [2, 1], [3, 4], [4, 3]]);
 * kmo?.toFixed(2); // => "0.50"
 * bartlett.df; // => 1
 * ```
 */
export function factorability(matrix: Matrix, options: Readonly<Record<string, never>> = {}): Factorability {
  const where = "factorability";
  requireOptions(where, options, []);
  const m = requireMatrix(where, matrix);
  const n = matrix.length;
  requireObservations(where, "row", n, 3);
  requireObservations(where, "column", m, 2);
  const columns = Array.from({ length: m }, (_, j) => {
    const { values, least, most } = scaledColumn(matrix, j);
    if (least === most) throw constantColumn(where, j, "leave it out");
    return values;
  });
  const R = correlations(columns);
  const { values, vectors } = symmetricEigen(R);
  const determinant = values.reduce((product, value) => product * Math.max(0, value), 1);
  if (!(determinant > 1e-12)) {
    refuse(
      where,
      "singular",
      "columns repeat or depend on each other; leave some out, or add units",
      determinant,
    );
  }
  const inverse = (i: number, j: number): number =>
    vectors.reduce((total, vector, k) => total + (vector[i]! * vector[j]!) / values[k]!, 0);
  const diagonal = columns.map((_, i) => inverse(i, i));
  const own = columns.map((_, i) => {
    let correlated = 0;
    let partial = 0;
    for (let j = 0; j < m; j++) {
      if (j === i) continue;
      correlated += R[i]![j]! ** 2;
      partial += inverse(i, j) ** 2 / (diagonal[i]! * diagonal[j]!);
    }
    return { correlated, partial };
  });
  const measure = (correlated: number, partial: number) =>
    correlated + partial > 1e-28 ? correlated / (correlated + partial) : null;
  const statistic = Math.max(0, -(n - 1 - (2 * m + 5) / 6) * logarithm(determinant));
  const df = (m * (m - 1)) / 2;
  return {
    kmo: measure(
      own.reduce((total, { correlated }) => total + correlated, 0),
      own.reduce((total, { partial }) => total + partial, 0),
    ),
    measures: own.map(({ correlated, partial }) => measure(correlated, partial)),
    determinant,
    bartlett: { statistic, df, p: chiSquareTail(statistic, df) },
  };
}
