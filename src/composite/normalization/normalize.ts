import { EqualizationError } from "../../errors.ts";
import type { Direction } from "../../model/indicator.ts";
import {
  requireFinite,
  requireMatrix,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import { between } from "../../numeric/quantile-sorted.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { ascendingRanks } from "../ranking/ranks.ts";
import { requireDdof } from "../require-ddof.ts";
import { requireDirections } from "../require-directions.ts";
import { requirePair } from "../require-pair.ts";
import { requirePerColumn } from "../require-per-column.ts";
import { constantColumn } from "./constant-column.ts";
import { deviation } from "./deviation.ts";
import { type ScaledColumn, scaledColumn } from "./scaled-column.ts";

/** How {@link normalize} brings the columns to one scale. */
export type NormalizationMethod =
  /** Between the worst and the best unit. */
  | "min-max"
  /** Standard deviations from the mean. */
  | "z-score"
  /** Rank, n for the best unit. */
  | "rank"
  /** Share of the other units that are worse. */
  | "percentile-rank"
  /** Way from the worst unit to a target. */
  | "target"
  /** Way between two fixed posts. */
  | "goalposts"
  /** Over the Euclidean length of the column. */
  | "vector"
  /** Share of the column's sum. */
  | "sum"
  /** Over the largest value. */
  | "max"
  /** 1 within an interval, less outside. */
  | "interval"
  /** 1 at one value, less on both sides. */
  | "nominal";

/** Options of {@link normalize}. */
export interface NormalizeOptions {
  /** Which scale. */
  readonly method: NormalizationMethod;
  /**
   * Whether more is better, one entry per column. Required by every method but `"interval"` and `"nominal"`, which
   * have no use for it.
   */
  readonly directions?: readonly Direction[] | undefined;
  /**
   * What the two ends of the method become: `[1, 100]` keeps a geometric mean away from 0. The ends are 0 and 1,
   * 1 and n for `"rank"`, and the lowest and highest score of the column for `"z-score"`.
   */
  readonly range?: readonly [low: number, high: number] | undefined;
  /** Divisor of the standard deviation of `"z-score"`: n - ddof. @defaultValue 0 */
  readonly ddof?: 0 | 1 | undefined;
  /** Mean of the scores of `"z-score"`. @defaultValue 0 */
  readonly mean?: number | undefined;
  /** Standard deviation of the scores of `"z-score"`. @defaultValue 1 */
  readonly standardDeviation?: number | undefined;
  /** Rank of tied values in `"rank"` and `"percentile-rank"`: the mean of their ranks or the lowest. @defaultValue "average" */
  readonly ties?: "average" | "min" | undefined;
  /** One value per column in its unit: where `"target"` gives 1, and the best value of `"nominal"`. */
  readonly targets?: Vector | undefined;
  /** Whether `"target"` stops at 1 for units beyond their target. @defaultValue false */
  readonly cap?: boolean | undefined;
  /** One `[low, high]` a column in its unit for `"goalposts"`, low below high whatever the direction. */
  readonly goalposts?: readonly (readonly [low: number, high: number])[] | undefined;
  /** Whether `"goalposts"` stops at the posts. @defaultValue true */
  readonly clip?: boolean | undefined;
  /** One `[low, high]` a column in its unit, the best values of `"interval"`. */
  readonly intervals?: readonly (readonly [low: number, high: number])[] | undefined;
  /**
   * One distance a column in its unit at which `"interval"` and `"nominal"` reach 0. Absent means the distance of
   * the farthest unit, so that a score depends on who else is measured.
   */
  readonly tolerances?: Vector | undefined;
}

const METHODS: readonly NormalizationMethod[] = [
  "min-max",
  "z-score",
  "rank",
  "percentile-rank",
  "target",
  "goalposts",
  "vector",
  "sum",
  "max",
  "interval",
  "nominal",
];

/**
 * Brings indicators in different units to one scale on which more is better.
 *
 * | method | "higher" | "lower" |
 * |---|---|---|
 * | `min-max` | `(x - min) / (max - min)` | `(max - x) / (max - min)` |
 * | `z-score` | `(x - mean) / sd` | `(mean - x) / sd` |
 * | `rank` | rank of x, n for the largest | rank, n for the smallest |
 * | `percentile-rank` | `(rank - 1) / (n - 1)` | same |
 * | `target` | `(x - min) / (target - min)` | `(max - x) / (max - target)` |
 * | `goalposts` | `(x - low) / (high - low)` | `(high - x) / (high - low)` |
 * | `vector` | `x / sqrt(sum x^2)` | `1 - x / sqrt(sum x^2)` |
 * | `sum` | `x / sum x` | `(1/x) / sum (1/x)` |
 * | `max` | `x / max` | `1 - x / max` |
 * | `interval` | `1 - d / max(a - min, max - b)`, d the distance to `[a, b]` | same |
 * | `nominal` | `1 - d / max d`, d the distance to the target | same |
 *
 * Rows are units, columns indicators in units of their own; the result has the same shape and no unit. Scores
 * lie in 0 to 1, but z-scores have no ends, ranks run from 1 to n, `"target"` passes 1 beyond the target unless
 * capped, `"goalposts"` passes both ends unless clipped, and `"vector"` keeps the sign of x.
 *
 * Use `"goalposts"` or `"target"` where scores of two years, or of two sets of units, are compared: every other
 * method moves when somebody else's value moves. Use ranks where outliers rule, `range: [1, 100]` before a
 * geometric or harmonic mean. The data are never multiplied by -1: the formula flips instead, so posts, targets
 * and intervals stay in the unit of the indicator.
 *
 * Other packages: COINr's z-scores divide by n - 1 (`ddof: 1`), its ranks give ties the lowest rank (`ties:
 * "min"`), its goalposts for "lower" have to be negated and swapped by the caller, here never. pymcdm
 * gives a constant column ones, COINr NaN; here it is refused where the formula divides by the spread.
 *
 * @throws `zero_total` for a constant column in `"min-max"` and `"z-score"`, a column of zeros in `"vector"`, `"sum"`
 * and `"max"`; `out_of_domain` for negative values in `"sum"` and `"max"`, a zero in `"sum"` for "lower", a target not
 * beyond the worst unit, posts that are not low before high; `missing_option` for directions, targets,
 * goalposts or intervals that the method needs; `length_mismatch` unless there is one entry per column;
 * `not_finite` for a missing value: impute first; `unknown_option`.
 * @see OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 5. Checked against COINr 1.1.14,
 * Compind 3.4, pymcdm 1.4.0 and mathmodels 0.0.11.
 *
 * @example
 * ```ts
 * import { normalize } from "equalis";
 * // Beds per 1,000 and minutes to the nearest doctor in three counties.
 * const counties = [[2, 10], [4, 30], [6, 50]];
 * const scores = normalize(counties, { method: "min-max", directions: ["higher", "lower"] });
 * scores.map((row) => [...row]); // => [[0, 1], [0.5, 0.5], [1, 0]]
 * const fixed = normalize(counties, {
 *   method: "goalposts",
 *   directions: ["higher", "lower"],
 *   goalposts: [[0, 8], [0, 60]],
 *   range: [0, 100],
 * });
 * Math.round(fixed[0]![1]! * 100) / 100; // => 83.33
 * ```
 */
export function normalize(matrix: Matrix, options: NormalizeOptions): Float64Array[] {
  const where = "normalize";
  requireOptions(where, options, [
    "method",
    "directions",
    "range",
    "ddof",
    "mean",
    "standardDeviation",
    "ties",
    "targets",
    "cap",
    "goalposts",
    "clip",
    "intervals",
    "tolerances",
  ]);
  requireOneOf(where, "method", options.method, METHODS);
  const columns = requireMatrix(where, matrix);
  const nearness = options.method === "interval" || options.method === "nominal";
  const directions =
    nearness && options.directions === undefined
      ? undefined
      : requireDirections(where, options.directions, columns);
  if (options.range !== undefined) {
    const [low, high] = requirePair(where, "range", options.range);
    if (low === high) throw notAscending(where, "range", low, high);
  }
  const toScores = scoring(where, matrix, columns, options);
  const result = matrix.map(() => new Float64Array(columns));
  for (let j = 0; j < columns; j++) {
    const { scores, low, high } = toScores(j, directions?.[j] === "lower");
    for (let i = 0; i < result.length; i++) {
      const score =
        options.range === undefined
          ? scores[i]!
          : between(options.range[0], options.range[1], (scores[i]! - low) / (high - low));
      if (score - score !== 0) {
        throw new EqualizationError(
          `value ${matrix[i]![j]} of column ${j} scores beyond all numbers; look at its unit and at the options`,
          { code: "out_of_domain", where, index: i, received: matrix[i]![j] },
        );
      }
      result[i]![j] = score;
    }
  }
  return result;
}

/** Scores of one column, and the two ends that `range` maps. */
interface ColumnScores {
  readonly scores: Float64Array;
  readonly low: number;
  readonly high: number;
}

type Scoring = (column: number, lower: boolean) => ColumnScores;

const unit = (scores: Float64Array): ColumnScores => ({ scores, low: 0, high: 1 });

/** Checks what the method needs and returns its formula. */
function scoring(where: string, matrix: Matrix, columns: number, options: NormalizeOptions): Scoring {
  const n = matrix.length;
  const { method } = options;
  switch (method) {
    case "min-max":
      return (j, lower) => unit(minMax(where, scaledColumn(matrix, j), j, lower));
    case "z-score":
      return zScores(where, matrix, options);
    case "rank":
    case "percentile-rank": {
      const { ties = "average", range } = options;
      requireOneOf(where, "ties", ties, ["average", "min"]);
      const asShare = method === "percentile-rank";
      if (asShare || range !== undefined) requireObservations(where, "row", n, 2);
      return (j, lower) => {
        const ranks = ascendingRanks(
          Float64Array.from(matrix, (row) => (lower ? -row[j]! : row[j]!)),
          ties,
        );
        return asShare ? unit(ranks.map((rank) => (rank - 1) / (n - 1))) : { scores: ranks, low: 1, high: n };
      };
    }
    case "target": {
      const { cap = false } = options;
      const targets = requirePerColumn(where, "targets", options.targets, columns);
      requireFinite(where, "target", targets);
      requireBoolean(where, "cap", cap);
      return (j, lower) => {
        const scores = toTarget(where, scaledColumn(matrix, j, [targets[j]!]), j, targets[j]!, lower);
        return unit(cap ? scores.map((score) => Math.min(1, score)) : scores);
      };
    }
    case "goalposts": {
      const { clip = true } = options;
      const posts = requirePairs(where, "goalposts", options.goalposts, columns);
      requireBoolean(where, "clip", clip);
      for (const [low, high] of posts) if (low === high) throw notAscending(where, "goalposts", low, high);
      return (j, lower) => {
        const { values, scale } = scaledColumn(matrix, j, posts[j]!);
        const low = posts[j]![0] * scale;
        const high = posts[j]![1] * scale;
        const scores = values.map((x) => (lower ? high - x : x - low) / (high - low));
        return unit(clip ? scores.map((score) => Math.max(0, Math.min(1, score))) : scores);
      };
    }
    case "vector":
    case "sum":
    case "max":
      return (j, lower) => unit(ofTotal(where, matrix, method, j, lower));
    case "interval": {
      const intervals = requirePairs(where, "intervals", options.intervals, columns);
      const tolerances = requireTolerances(where, options.tolerances, columns);
      return (j) => unit(nearTo(matrix, j, intervals[j]!, tolerances?.[j]));
    }
    case "nominal": {
      const targets = requirePerColumn(where, "targets", options.targets, columns);
      requireFinite(where, "target", targets);
      const tolerances = requireTolerances(where, options.tolerances, columns);
      return (j) => unit(nearTo(matrix, j, [targets[j]!, targets[j]!], tolerances?.[j]));
    }
  }
}

/** The unit interval between the two extremes of a column. */
function minMax(where: string, column: ScaledColumn, j: number, lower: boolean): Float64Array {
  const { values, least, most } = column;
  if (least === most) {
    throw constantColumn(
      where,
      j,
      'drop it, or use "goalposts" or "target", which do not depend on the sample',
    );
  }
  return values.map((x) => (lower ? most - x : x - least) / (most - least));
}

function zScores(where: string, matrix: Matrix, options: NormalizeOptions): Scoring {
  const { ddof = 0, mean: center, standardDeviation: width, range } = options;
  requireDdof(where, "row", ddof, matrix.length);
  if (center !== undefined) requireNumber(where, "mean", center);
  if (width !== undefined) requireNumber(where, "standardDeviation", width, { above: 0 });
  if (range !== undefined && (center !== undefined || width !== undefined)) {
    throw new EqualizationError("range and mean or standardDeviation are two scales; pass one of them", {
      code: "unsupported_combination",
      where,
    });
  }
  return (j, lower) => {
    const { values, least, most } = scaledColumn(matrix, j);
    if (least === most) throw constantColumn(where, j, "drop it");
    const { mean, deviation: sd } = deviation(values, ddof);
    const scores = values.map((x) => (lower ? mean - x : x - mean) / sd);
    const low = (lower ? mean - most : least - mean) / sd;
    const high = (lower ? mean - least : most - mean) / sd;
    if (center !== undefined || width !== undefined) {
      for (let i = 0; i < scores.length; i++) scores[i] = (center ?? 0) + (width ?? 1) * scores[i]!;
    }
    return { scores, low, high };
  };
}

function toTarget(
  where: string,
  column: ScaledColumn,
  j: number,
  target: number,
  lower: boolean,
): Float64Array {
  const { values, scale, least, most } = column;
  const worst = lower ? most : least;
  const way = lower ? most - target * scale : target * scale - least;
  if (way <= 0) {
    throw new EqualizationError(
      `target ${j} is ${target}, which even the worst unit has reached; set it beyond, or use "goalposts"`,
      { code: "out_of_domain", where, index: j, received: target },
    );
  }
  return values.map((x) => (lower ? worst - x : x - worst) / way);
}

/** Parts of a whole: of the length, the sum or the largest of a column. */
function ofTotal(
  where: string,
  matrix: Matrix,
  method: "vector" | "sum" | "max",
  j: number,
  lower: boolean,
): Float64Array {
  const { values, scale, least, most } = scaledColumn(matrix, j);
  if (method !== "vector" && least < 0) {
    throw new EqualizationError(
      `column ${j} has the negative value ${least / scale}; parts of a ${method === "sum" ? "sum" : "maximum"} need values of at least 0`,
      { code: "out_of_domain", where, index: j, received: least / scale },
    );
  }
  if (least === 0 && most === 0) {
    throw new EqualizationError(`column ${j} holds only zeros; parts of nothing are undefined`, {
      code: "zero_total",
      where,
      index: j,
    });
  }
  if (method === "sum" && lower) {
    if (least === 0) {
      throw new EqualizationError(
        `column ${j} has a 0, and 1/x of a "lower" column needs values above 0; use "min-max" or "max"`,
        { code: "out_of_domain", where, index: j, received: 0 },
      );
    }
    // least / x for 1 / x: the same shares, and never beyond 1.
    const inverse = values.map((x) => least / x);
    const total = sum(inverse);
    return inverse.map((x) => x / total);
  }
  const whole =
    method === "max"
      ? most
      : method === "sum"
        ? sum(values)
        : Math.sqrt(values.reduce((total, x) => total + x * x, 0));
  return values.map((x) => (lower ? 1 - x / whole : x / whole));
}

/** 1 within the interval, falling with the distance to it. */
function nearTo(
  matrix: Matrix,
  j: number,
  [low, high]: readonly [low: number, high: number],
  tolerance: number | undefined,
): Float64Array {
  const beside = tolerance === undefined ? [low, high] : [low, high, tolerance];
  const { values, scale } = scaledColumn(matrix, j, beside);
  const distances = values.map((x) => Math.max(low * scale - x, x - high * scale, 0));
  const farthest =
    tolerance === undefined ? distances.reduce((far, d) => Math.max(far, d), 0) : tolerance * scale;
  if (farthest === 0) return distances.fill(1);
  return distances.map((distance) => Math.max(0, 1 - distance / farthest));
}

function requirePairs(
  where: string,
  option: string,
  pairs: readonly (readonly [low: number, high: number])[] | undefined,
  columns: number,
): readonly (readonly [low: number, high: number])[] {
  const entries = requirePerColumn(where, option, pairs, columns);
  for (let j = 0; j < columns; j++) requirePair(where, `${option} ${j}`, entries[j]!);
  return entries;
}

function requireTolerances(
  where: string,
  tolerances: Vector | undefined,
  columns: number,
): Vector | undefined {
  if (tolerances === undefined) return undefined;
  requirePerColumn(where, "tolerances", tolerances, columns);
  for (let j = 0; j < columns; j++) requireNumber(where, `tolerance ${j}`, tolerances[j]!, { above: 0 });
  return tolerances;
}

function notAscending(where: string, option: string, low: number, high: number): EqualizationError {
  return new EqualizationError(`${option} is [${low}, ${high}]; pass the low end before the high end`, {
    code: "out_of_domain",
    where,
    received: [low, high],
  });
}
