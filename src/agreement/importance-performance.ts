import {
  requireMatrix,
  requireNumber,
  requireObservations,
  requireOptions,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import { studentTSides } from "../numeric/student-t-cdf.ts";
import { sum } from "../numeric/sum.ts";
import type { Matrix } from "../numeric/vector.ts";

/** Importance and performance, each high or low: what to do about an item. */
export type ImportancePerformanceQuadrant =
  /** Important and done well. */
  | "keep-up"
  /** Important and done poorly: improve first. */
  | "concentrate-here"
  /** Neither important nor done well. */
  | "low-priority"
  /** Done well, but not important: resources may be needed elsewhere. */
  | "possible-overkill";

/** The point at which the grid is cut. */
export interface ImportancePerformanceCenter {
  /** Importance from which an item counts as important. */
  readonly importance: number;
  /** Performance from which an item counts as done well. */
  readonly performance: number;
}

/** Options of {@link importancePerformance}. */
export interface ImportancePerformanceOptions {
  /** Where to cut, such as the middle of the scale. @defaultValue the means of all items */
  readonly center?: ImportancePerformanceCenter | undefined;
}

/** One item of {@link importancePerformance}. */
export interface ImportancePerformanceItem {
  /** Mean importance. */
  readonly importance: number;
  /** Mean performance. */
  readonly performance: number;
  /** Mean performance minus mean importance. */
  readonly gap: number;
  /** The field of the grid; a mean on the line counts as high. */
  readonly quadrant: ImportancePerformanceQuadrant;
  /** t of the paired test of the gap; `null` for one respondent, or if all differences are equal. */
  readonly t: number | null;
  /** Two-sided p of t, with n − 1 degrees of freedom; `null` as t. */
  readonly p: number | null;
}

/** Result of {@link importancePerformance}. */
export interface ImportancePerformance {
  /** Where the grid was cut. */
  readonly center: ImportancePerformanceCenter;
  /** One row per item, in the order of the columns. */
  readonly items: ImportancePerformanceItem[];
}

/**
 * Sorts items of a survey by how important respondents find them and how well they are done: importance–performance analysis.
 *
 * $$ \text{gap}_j = \bar P_j - \bar I_j, \qquad t_j = \frac{\text{gap}_j}{s_j / \sqrt n} $$
 *
 * with $s_j$ the standard deviation (divisor n − 1) of the differences of item j.
 *
 * - **Unit:** that of the scale.
 * - **When to use:** satisfaction surveys of services, to choose what to improve first. Many items are tested; read single p values with that in mind.
 * - **Convention:** the grid is cut at the means of all items, so items are compared with each other. Pass `center` to compare with a fixed point of the scale.
 * - **Cost:** O(respondents x items).
 *
 * @param importance One row per respondent, one column per item.
 * @param performance Ratings of the same items by the same respondents, in the same order.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `too_few_observations`, `missing_option` for a center without one of its parts,
 *   `unknown_option`.
 * @see J. Martilla and J. James, Journal of Marketing 41(1), 1977. Checked against an independent program.
 * @example
 * ```ts
 * import { importancePerformance } from "equalis";
 * // Waiting time, then cleanliness.
 * const { items } = importancePerformance([[5, 2], [4, 3], [5, 2]], [[2, 4], [1, 5], [2, 4]]);
 * items.map(({ quadrant }) => quadrant); // => ["concentrate-here", "possible-overkill"]
 * ```
 */
export function importancePerformance(
  importance: Matrix,
  performance: Matrix,
  options: ImportancePerformanceOptions = {},
): ImportancePerformance {
  const where = "importancePerformance";
  requireOptions(where, options, ["center"]);
  const columns = requireMatrix(where, importance, "importance");
  requireSameLength(where, "item", columns, "performance", requireMatrix(where, performance, "performance"));
  requireSameLength(where, "importance row", importance.length, "performance row", performance.length);
  const n = importance.length;
  requireObservations(where, "respondent", n, 1);
  const means = (matrix: Matrix) =>
    Array.from({ length: columns }, (_, j) => sum(matrix.map((row) => row[j]!)) / n);
  const important = means(importance);
  const done = means(performance);
  const center = centerOf(where, options.center, {
    importance: sum(important) / columns,
    performance: sum(done) / columns,
  });
  const items = important.map((mean, j): ImportancePerformanceItem => {
    const differences = performance.map((row, i) => row[j]! - importance[i]![j]!);
    const matters = reaches(mean, center.importance);
    const works = reaches(done[j]!, center.performance);
    return {
      importance: mean,
      performance: done[j]!,
      gap: done[j]! - mean,
      quadrant: matters
        ? works
          ? "keep-up"
          : "concentrate-here"
        : works
          ? "possible-overkill"
          : "low-priority",
      ...pairedTest(differences),
    };
  });
  return representable(where, { center, items });
}

/** Whether a mean is on the line or above; two means of equal sums may differ by rounding. */
function reaches(mean: number, line: number): boolean {
  return mean >= line - 1e-12 * Math.abs(line);
}

function pairedTest(differences: readonly number[]): {
  readonly t: number | null;
  readonly p: number | null;
} {
  const n = differences.length;
  if (differences.every((difference) => difference === differences[0])) return { t: null, p: null };
  const mean = sum(differences) / n;
  const variance = sum(differences.map((difference) => (difference - mean) ** 2)) / (n - 1);
  const t = mean / Math.sqrt(variance / n);
  return { t, p: studentTSides(t, n - 1).lower };
}

function centerOf(
  where: string,
  center: ImportancePerformanceCenter | undefined,
  means: ImportancePerformanceCenter,
): ImportancePerformanceCenter {
  if (center === undefined) return means;
  requireOptions(where, center, ["importance", "performance"]);
  requireNumber(where, "center.importance", center.importance);
  requireNumber(where, "center.performance", center.performance);
  return { importance: center.importance, performance: center.performance };
}
