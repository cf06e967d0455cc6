import { requireOptions } from "../numeric/guard/index.ts";
import { scaleToOne } from "../numeric/scale-to-one.ts";
import { sum } from "../numeric/sum.ts";
import type { Matrix } from "../numeric/vector.ts";
import { requireRatings } from "./require-ratings.ts";

/** What one item does to a questionnaire. */
export interface CronbachItem {
  /** Alpha of the other items; `null` where it is not defined, as with fewer than two others. */
  readonly alphaIfDropped: number | null;
  /** Correlation with the sum of the other items; `null` where one of them does not vary. */
  readonly restCorrelation: number | null;
}

/** The result of {@link cronbachAlpha}. */
export interface CronbachAlpha {
  /** The coefficient; `null` where the total does not vary. */
  readonly value: number | null;
  /** The coefficient of items brought to one variance; `null` where an item does not vary. */
  readonly standardized: number | null;
  /** Mean correlation of two items; `null` where an item does not vary. */
  readonly meanCorrelation: number | null;
  /** One record per item, in the order of the columns. */
  readonly items: readonly CronbachItem[];
  /** Items that run against the others, by position: asked the other way round, probably; turn them before the call. */
  readonly reversed: readonly number[];
  /** How many people answered. */
  readonly units: number;
  /** `"no-variation"` where everybody has the same total. */
  readonly status: "ok" | "no-variation";
  /** The status in one sentence. */
  readonly reason: string;
}

/**
 * Cronbach's alpha: whether the items of a questionnaire measure one thing.
 *
 * $$ \alpha = \frac{k}{k-1} \left(1 - \frac{\sum s_j^2}{s_T^2}\right) $$
 *
 * with $k$ items of variance $s_j^2$ and $s_T^2$ the variance of their sum. `standardized` is $k \bar r / (1 + (k-1) \bar r)$ with
 * the mean correlation $\bar r$ of two items.
 *
 * - **Range:** at most 1. A negative value means that items run against each other: see `reversed`.
 * - **When to use:** for sums of items that are scored alike. It grows with the number of items and says nothing about whether
 *   what they measure is the right thing.
 * - **Matching other packages:** `raw_alpha`, `std.alpha`, `r.drop` and `alpha.drop` of R's psych, without turning items.
 *
 * @param ratings One row per person, one column per item; at least 2 by 2, complete.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite`, `wrong_type`, `unknown_option`.
 * @see Cronbach (1951), Psychometrika 16. Checked against R's psych.
 *
 * @example
 * ```ts
 * import { cronbachAlpha } from "equalis";
 * const answers = [[5, 4, 5], [3, 3, 2], [4, 4, 5], [1, 2, 1]];
 * const { value, reversed } = cronbachAlpha(answers);
 * Math.round((value ?? 0) * 1000) / 1000; // => 0.938
 * reversed; // => []
 * ```
 */
export function cronbachAlpha(ratings: Matrix, options: Record<never, never> = {}): CronbachAlpha {
  const where = "cronbachAlpha";
  requireOptions(where, options, []);
  const k = requireRatings(where, ratings);
  const n = ratings.length;
  const covariances = covarianceMatrix(ratings, n, k);
  const all = Array.from({ length: k }, (_, j) => j);
  const correlations = all.flatMap((i) => all.slice(i + 1).map((j) => correlation(covariances, i, j)));
  const meanCorrelation = correlations.includes(null)
    ? null
    : sum(correlations as number[]) / correlations.length;
  const restCorrelations = all.map((j) => restCorrelation(covariances, j, all));
  const value = alphaOf(covariances, all);
  return {
    value,
    standardized: meanCorrelation === null ? null : (k * meanCorrelation) / (1 + (k - 1) * meanCorrelation),
    meanCorrelation,
    items: all.map((j) => ({
      alphaIfDropped: alphaOf(
        covariances,
        all.filter((other) => other !== j),
      ),
      restCorrelation: restCorrelations[j]!,
    })),
    reversed: all.filter((j) => (restCorrelations[j] ?? 0) < 0),
    units: n,
    status: value === null ? "no-variation" : "ok",
    reason:
      value === null
        ? "Everybody has the same total, so there is no variance of which items could explain a part."
        : `${n} people answered ${k} items.`,
  };
}

/** Covariances of the columns up to one factor: on values of about 1, rounding taken as 0. */
function covarianceMatrix(matrix: Matrix, n: number, k: number): readonly Float64Array[] {
  const x = new Float64Array(n * k);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) x[j * n + i] = matrix[i]![j]!;
  scaleToOne(x);
  const columns = Array.from({ length: k }, (_, j) => {
    const column = x.subarray(j * n, (j + 1) * n);
    const mean = sum(column) / n;
    return column.map((value) => value - mean);
  });
  const noise = n * 4e-16 ** 2;
  return columns.map((a) =>
    Float64Array.from(columns, (b) => {
      const product = sum(a.map((value, i) => value * b[i]!));
      return Math.abs(product) <= noise ? 0 : product;
    }),
  );
}

function alphaOf(covariances: readonly Float64Array[], items: readonly number[]): number | null {
  const k = items.length;
  if (k < 2) return null;
  const own = sum(items.map((i) => covariances[i]![i]!));
  const total = sum(items.flatMap((i) => items.map((j) => covariances[i]![j]!)));
  return total > own * 1e-15 ? (k / (k - 1)) * (1 - own / total) : null;
}

function correlation(covariances: readonly Float64Array[], i: number, j: number): number | null {
  const scale = Math.sqrt(covariances[i]![i]!) * Math.sqrt(covariances[j]![j]!);
  return scale > 0 ? covariances[i]![j]! / scale : null;
}

function restCorrelation(
  covariances: readonly Float64Array[],
  j: number,
  all: readonly number[],
): number | null {
  const others = all.filter((other) => other !== j);
  const own = covariances[j]![j]!;
  const rest = sum(others.flatMap((a) => others.map((b) => covariances[a]![b]!)));
  const scale = Math.sqrt(own) * Math.sqrt(Math.max(0, rest));
  return scale > own * 1e-15 ? sum(others.map((other) => covariances[j]![other]!)) / scale : null;
}
