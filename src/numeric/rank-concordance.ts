import { averageRanks } from "./average-ranks.ts";
import { chiSquareTail } from "./chi-square-cdf.ts";
import type { Matrix } from "./vector.ts";

/** How far several rankings of the same units agree. */
export interface RankConcordance {
  /** Kendall's W, from 0 to 1; `null` where every column ties all its rows, which leaves nothing to agree on. */
  readonly W: number | null;
  /** k (n − 1) W, chi-square with n − 1 degrees of freedom when the rankings are at random. */
  readonly chiSquare: number | null;
  /** n − 1. */
  readonly df: number;
  /** Upper tail of the chi-square. */
  readonly p: number | null;
  /** Whether a column has tied rows. */
  readonly hasTies: boolean;
}

/**
 * Kendall's coefficient of concordance of the columns, each ranked with ties averaged.
 *
 * W = 12 S / (k² (n³ − n) − k T), where S is the sum of squares of the rows' rank sums about their mean and T, taken
 * as 0 without `correctTies`, sums t³ − t over the groups of t tied rows of all columns.
 *
 * The rows are taken to be finite, of one length, at least 2 by 2 (guard first).
 */
export function rankConcordance(matrix: Matrix, correctTies: boolean): RankConcordance {
  const n = matrix.length;
  const k = matrix[0]!.length;
  const sums = new Float64Array(n);
  let T = 0;
  for (let j = 0; j < k; j++) {
    const ranks = averageRanks(Float64Array.from(matrix, (row) => row[j]!));
    const counts = new Map<number, number>();
    for (let i = 0; i < n; i++) {
      sums[i]! += ranks[i]!;
      counts.set(ranks[i]!, (counts.get(ranks[i]!) ?? 0) + 1);
    }
    for (const t of counts.values()) T += t ** 3 - t;
  }
  const mean = (k * (n + 1)) / 2;
  let S = 0;
  for (const total of sums) S += (total - mean) ** 2;
  const most = k * k * (n ** 3 - n);
  const hasTies = T > 0;
  if (T === k * (n ** 3 - n)) return { W: null, chiSquare: null, df: n - 1, p: null, hasTies };
  const W = (12 * S) / (correctTies ? most - k * T : most);
  const chiSquare = k * (n - 1) * W;
  return { W, chiSquare, df: n - 1, p: chiSquareTail(chiSquare, n - 1), hasTies };
}
