import {
  requireFinite,
  requireMatrix,
  requireNumber,
  requireOneOf,
  requireOptions,
  requireSameLength,
  requireWeights,
} from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import { sum } from "../../numeric/sum.ts";
import type { Labels, Matrix, Vector } from "../../numeric/vector.ts";

/** Options of {@link alkireFoster}. */
export interface AlkireFosterOptions {
  /** Deprivation cutoff of each dimension, in its unit: strictly below is deprived. */
  readonly cutoffs: Vector;
  /** Poverty cutoff k: the share of weighted deprivations from which a person is poor, above 0 to 1. */
  readonly poverty: number;
  /** Weight of each dimension, at least 0; only proportions matter. @defaultValue equal */
  readonly weights?: Vector | undefined;
  /** `"lower"` for a dimension in which less is better: strictly above its cutoff is deprived. @defaultValue "higher" for all */
  readonly directions?: readonly ("higher" | "lower")[] | undefined;
  /** People each row stands for, at least 0. @defaultValue 1 for all */
  readonly people?: Vector | undefined;
  /** Group of each row, for the decomposition. */
  readonly groups?: Labels | undefined;
  /** 0 counts deprivations; 1 adds `adjusted`, which weighs each by its depth. @defaultValue 0 */
  readonly alpha?: 0 | 1 | undefined;
}

/** One group of {@link alkireFoster}. */
export interface AlkireFosterGroup {
  /** The group. */
  readonly group: string | number;
  /** Share of the people, 0 to 1. */
  readonly share: number;
  /** Share of its people who are poor; `null` if it has no people. */
  readonly headcount: number | null;
  /** Its adjusted headcount ratio; `null` if it has no people. */
  readonly index: number | null;
  /** Its share of the total index; `null` if no one is poor. */
  readonly contribution: number | null;
}

/** Result of {@link alkireFoster}. */
export interface AlkireFoster {
  /** H: share of the people who are poor, 0 to 1. */
  readonly headcount: number;
  /** A: mean deprivation score of the poor; `null` if no one is poor. */
  readonly intensity: number | null;
  /** M0 = H A: the multidimensional poverty index. */
  readonly index: number;
  /** M1, with `alpha: 1`: the index with each deprivation weighed by its gap as a share of the cutoff. */
  readonly adjusted?: number | undefined;
  /** Share of all people deprived in each dimension. */
  readonly uncensored: number[];
  /** Share of all people who are poor and deprived in each dimension. */
  readonly censored: number[];
  /** Share of the index from each dimension; `null` if no one is poor. */
  readonly contributions: number[] | null;
  /** Deprivation score of each row, 0 to 1. */
  readonly scores: number[];
  /** Whether each row is poor. */
  readonly poor: boolean[];
  /** With `groups`: one row per group, in order of first appearance. */
  readonly groups?: AlkireFosterGroup[] | undefined;
}

/**
 * Measures multidimensional poverty by dual cutoffs: who is deprived in how many dimensions at once, after Alkire and Foster.
 *
 * $$ c_i = \sum_j w_j [x_{ij} < z_j], \qquad H = \frac{\sum_{i: c_i \ge k} p_i}{\sum p_i}, \qquad M_0 = \frac{\sum_{i: c_i \ge k} p_i c_i}{\sum p_i} = H A $$
 *
 * - **Unit:** none; all shares 0 to 1.
 * - **When to use:** deprivations that hit the same people together, such as no clinic, no water and no school. Rows are persons, households (with `people`) or small areas.
 *   For one dimension use the poverty measures of the inequality module.
 * - **Convention:** deprived is strictly below the cutoff. A score that reaches k up to 1e-9 is poor, so that 1/6 + 1/6 reaches 1/3. Weights are scaled to sum to 1.
 * - **Decomposition:** `contributions` by dimension and by group each add up to 1.
 * - **Cost:** O(rows x dimensions).
 *
 * @param achievements One row per person or household, one column per dimension.
 * @throws EqualizationError `missing_option` without cutoffs or poverty; `wrong_type`, `not_finite`, `length_mismatch`; `out_of_domain` for a poverty cutoff outside 0 to 1, a negative weight,
 *   or with `alpha: 1` a cutoff not above 0 or an achievement below 0; `zero_total` if weights or people add up to 0;
 *   `unknown_option`.
 * @see S. Alkire and J. Foster, Journal of Public Economics 95, 2011, whose example in section 5 it reproduces.
 * @example
 * ```ts
 * import { alkireFoster } from "equalis";
 * // Income, years of school, health, services of four persons.
 * const result = alkireFoster(
 *   [[13.1, 14, 4, 1], [15.2, 7, 5, 0], [12.5, 10, 1, 0], [20, 11, 3, 1]],
 *   { cutoffs: [13, 12, 3, 1], poverty: 0.5 },
 * );
 * result.headcount; // => 0.5
 * result.index; // => 0.375
 * ```
 */
export function alkireFoster(achievements: Matrix, options: AlkireFosterOptions): AlkireFoster {
  const where = "alkireFoster";
  requireOptions(where, options, [
    "cutoffs",
    "poverty",
    "weights",
    "directions",
    "people",
    "groups",
    "alpha",
  ]);
  const { cutoffs, poverty, directions, people, groups, alpha = 0 } = options;
  const columns = requireMatrix(where, achievements);
  if (cutoffs === undefined) refuse(where, "missing_option", "cutoffs is required: one number per dimension");
  requireFinite(where, "cutoff", cutoffs);
  requireSameLength(where, "dimension", columns, "cutoff", cutoffs.length);
  requireNumber(where, "poverty", poverty, { above: 0, atMost: 1 });
  if (alpha !== 0 && alpha !== 1)
    refuse(where, "unknown_option", `alpha is ${String(alpha)}; pass 0 or 1`, alpha);
  const signs = signsOf(where, directions, columns);
  const weights = weightsOf(where, options.weights, columns);
  requireWeights(where, achievements.length, people);
  if (groups !== undefined) requireGroups(where, groups, achievements.length);
  if (alpha === 1) requireGaps(where, achievements, cutoffs);

  const heads = Float64Array.from(achievements, (_, i) => people?.[i] ?? 1);
  const total = sum(heads);
  const deprived = achievements.map((row) =>
    Array.from(row, (value, j) => signs[j]! * (cutoffs[j]! - value) > 0),
  );
  const scores = deprived.map((row) => sum(row.map((is, j) => (is ? weights[j]! : 0))));
  const poor = scores.map((score) => score >= poverty - 1e-9);
  const shareOf = (amount: (i: number) => number) => sum(heads.map((head, i) => head * amount(i))) / total;
  const headcount = shareOf((i) => (poor[i] ? 1 : 0));
  const index = shareOf((i) => (poor[i] ? scores[i]! : 0));
  const rate = (censored: boolean) =>
    Array.from(weights, (_, j) => shareOf((i) => (deprived[i]![j] && (poor[i] || !censored) ? 1 : 0)));
  const censored = rate(true);
  const result: AlkireFoster = {
    headcount,
    intensity: headcount > 0 ? index / headcount : null,
    index,
    uncensored: rate(false),
    censored,
    contributions: index > 0 ? censored.map((share, j) => (weights[j]! * share) / index) : null,
    scores,
    poor,
  };
  const gap = (i: number, j: number) =>
    deprived[i]![j] ? (weights[j]! * Math.abs(cutoffs[j]! - achievements[i]![j]!)) / cutoffs[j]! : 0;
  return {
    ...result,
    ...(alpha === 1
      ? { adjusted: shareOf((i) => (poor[i] ? sum(weights.map((_, j) => gap(i, j))) : 0)) }
      : {}),
    ...(groups === undefined ? {} : { groups: groupRows(groups, heads, total, index, scores, poor) }),
  };
}

function groupRows(
  groups: Labels,
  heads: Float64Array,
  total: number,
  index: number,
  scores: readonly number[],
  poor: readonly boolean[],
): AlkireFosterGroup[] {
  return [...new Set(groups)].map((group) => {
    const of = (amount: (i: number) => number) =>
      sum(heads.map((head, i) => (groups[i] === group ? head * amount(i) : 0)));
    const people = of(() => 1);
    const scored = of((i) => (poor[i] ? scores[i]! : 0));
    return {
      group,
      share: people / total,
      headcount: people > 0 ? of((i) => (poor[i] ? 1 : 0)) / people : null,
      index: people > 0 ? scored / people : null,
      contribution: index > 0 ? scored / total / index : null,
    };
  });
}

/** 1 where more is better, -1 where less is. */
function signsOf(
  where: string,
  directions: readonly ("higher" | "lower")[] | undefined,
  columns: number,
): number[] {
  if (directions === undefined) return new Array<number>(columns).fill(1);
  if (!Array.isArray(directions))
    refuse(where, "wrong_type", "directions must be an array, one per dimension", directions);
  requireSameLength(where, "dimension", columns, "direction", directions.length);
  return directions.map((direction, j) => {
    requireOneOf(where, `direction ${j}`, direction, ["higher", "lower"]);
    return direction === "lower" ? -1 : 1;
  });
}

function weightsOf(where: string, weights: Vector | undefined, columns: number): Float64Array {
  if (weights === undefined) return new Float64Array(columns).fill(1 / columns);
  requireWeights(where, columns, weights);
  const total = sum(weights);
  return Float64Array.from(weights, (weight) => weight / total);
}

/** Refuses what has no gap as a share of the cutoff. */
function requireGaps(where: string, achievements: Matrix, cutoffs: Vector): void {
  for (let j = 0; j < cutoffs.length; j++) {
    if (!(cutoffs[j]! > 0)) {
      refuse(
        where,
        "out_of_domain",
        `cutoff ${j} is ${cutoffs[j]}; with alpha 1 it must be above 0`,
        cutoffs[j],
        j,
      );
    }
  }
  achievements.forEach((row, i) => {
    for (let j = 0; j < cutoffs.length; j++) {
      if (row[j]! >= 0) continue;
      refuse(
        where,
        "out_of_domain",
        `achievement ${i}, ${j} is ${row[j]}; with alpha 1 it must not be negative`,
        row[j],
        i,
      );
    }
  });
}
