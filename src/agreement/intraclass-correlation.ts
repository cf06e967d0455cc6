import { EqualizationError } from "../errors.ts";
import { fTail } from "../numeric/f-cdf.ts";
import { fQuantile } from "../numeric/f-quantile.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { intraclassForm } from "../numeric/intraclass-form.ts";
import { type TwoWayMeanSquares, twoWayMeanSquares } from "../numeric/two-way-mean-squares.ts";
import type { Matrix } from "../numeric/vector.ts";
import { requireRatings } from "./require-ratings.ts";

/** Options of {@link intraclassCorrelation}. */
export interface IntraclassCorrelationOptions {
  /**
   * `"oneway"`: every unit has its own raters. `"twoway-random"`: the same raters, drawn from many; `"twoway-mixed"`: the
   * same raters, the only ones of interest. The last two give the same numbers and differ in what they speak about.
   */
  readonly model: "oneway" | "twoway-random" | "twoway-mixed";
  /**
   * `"agreement"`: a rater who is stricter throughout counts as disagreement. `"consistency"`: only the order and the
   * distances of the units count. The one-way model cannot tell them apart and needs none.
   */
  readonly type?: "consistency" | "agreement" | undefined;
  /** Reliability of one rater's score, or of the mean of all of them. */
  readonly rating: "single" | "average";
  /**
   * Confidence level of the interval.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
  /**
   * Second degrees of freedom of the F test of agreement: `"exact"` is (n − 1)(k − 1), under which F is exactly
   * distributed if no unit differs from another; `"satterthwaite"` are those of the interval, as R's irr reports
   * them for a single rater.
   *
   * @defaultValue "exact"
   */
  readonly degreesOfFreedom?: "exact" | "satterthwaite" | undefined;
}

/** The result of {@link intraclassCorrelation}. */
export interface IntraclassCorrelation {
  /** The coefficient; `null` where it is not defined. */
  readonly value: number | null;
  /** Variance ratio of the test that no unit differs from another; `null` where nothing is left to divide by. */
  readonly F: number | null;
  /** First degrees of freedom. */
  readonly df1: number;
  /** Second degrees of freedom. */
  readonly df2: number;
  /** Upper tail of F; `null` where F is not defined for lack of any variation. */
  readonly p: number | null;
  /** Confidence interval of the coefficient; `null` where there is none. */
  readonly interval: {
    /** Lower limit. */
    readonly lower: number;
    /** Upper limit. */
    readonly upper: number;
    /** Confidence level. */
    readonly confidence: number;
  } | null;
  /** Name after Shrout and Fleiss: `"ICC(2,1)"`. */
  readonly name: string;
  /** How many units were rated. */
  readonly units: number;
  /** How many raters there are. */
  readonly raters: number;
  /**
   * `"perfect"`: raters never differ (once offsets are forgiven, for consistency). `"no-variation"`: all ratings are equal, or
   * all units are and the form asks how they differ.
   */
  readonly status: "ok" | "perfect" | "no-variation";
  /** The status in one sentence. */
  readonly reason: string;
}

const NAMES: readonly string[] = ["model", "type", "rating", "confidence", "degreesOfFreedom"];

/**
 * Intraclass correlation: which part of the variance of ratings is between the units rated, not between the raters.
 *
 * With mean squares between units $R$, between raters $C$, of the residual $E$ and within units $W$, $n$ units, $k$ raters:
 *
 * | model, type | single | average |
 * |---|---|---|
 * | one-way | $(R-W)/(R+(k-1)W)$ | $(R-W)/R$ |
 * | two-way, consistency | $(R-E)/(R+(k-1)E)$ | $(R-E)/R$ |
 * | two-way, agreement | $(R-E)/(R+(k-1)E+k(C-E)/n)$ | $(R-E)/(R+(C-E)/n)$ |
 *
 * $F$ is $R/W$ for the one-way model and $R/E$ otherwise.
 *
 * - **Range:** at most 1; 0 where raters agree no better than by chance, below 0 where they agree less.
 * - **Interval:** exact for one-way and consistency; for agreement with Satterthwaite's degrees of freedom (McGraw and Wong
 *   1996). Limits of the average forms are those of the single ones stepped up by Spearman-Brown.
 * - **Use** agreement where the points themselves count (grades, money), consistency where only ranks do, single
 *   where one appraiser will score, average where the mean of the panel will.
 * - **Matching other packages:** values, F and limits are those of R's psych (names ICC1 to ICC3k) and of SPSS. R's irr
 *   gives the same values, but for agreement its second degrees of freedom and p come from the coefficient found
 *   (`degreesOfFreedom: "satterthwaite"`), and its limits for the average form put the average coefficient into
 *   the formula for a single rater, which is an error; no option reproduces that.
 *
 * @param ratings One row per unit, one column per rater; at least 2 by 2, complete.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite`, `wrong_type`, `unknown_option`,
 *   `missing_option` (no model or rating, no type for a two-way model), `out_of_domain` (the confidence).
 * @see Shrout and Fleiss (1979), Psychological Bulletin 86; McGraw and Wong (1996), Psychological Methods 1. Checked against R's
 *   psych and irr.
 *
 * @example Six products, four judges (Shrout and Fleiss)
 * ```ts
 * import { intraclassCorrelation } from "equalis";
 * const ratings = [
 *   [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
 * ];
 * const { value, interval } = intraclassCorrelation(ratings, {
 *   model: "twoway-random",
 *   type: "agreement",
 *   rating: "single",
 * });
 * Math.round((value ?? 0) * 100) / 100; // => 0.29
 * Math.round((interval?.upper ?? 0) * 100) / 100; // => 0.76
 * ```
 */
export function intraclassCorrelation(
  ratings: Matrix,
  options: IntraclassCorrelationOptions,
): IntraclassCorrelation {
  const where = "intraclassCorrelation";
  requireOptions(where, options, NAMES);
  const { model, type, rating, confidence = 0.95, degreesOfFreedom = "exact" } = options;
  requireOneOf(where, "model", model, ["oneway", "twoway-random", "twoway-mixed"]);
  if (type === undefined && model !== "oneway") {
    throw new EqualizationError(`a ${model} model needs type; pass "consistency" or "agreement"`, {
      code: "missing_option",
      where,
    });
  }
  if (type !== undefined) requireOneOf(where, "type", type, ["consistency", "agreement"]);
  requireOneOf(where, "rating", rating, ["single", "average"]);
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  requireOneOf(where, "degreesOfFreedom", degreesOfFreedom, ["exact", "satterthwaite"]);
  const k = requireRatings(where, ratings);
  const n = ratings.length;

  const ms = twoWayMeanSquares(ratings);
  const form = model === "oneway" ? "oneway" : type!;
  const error = form === "oneway" ? ms.within : ms.residual;
  const single = intraclassForm(form, "single", ms, n, k);
  const value = intraclassForm(form, rating, ms, n, k);
  const exact = form === "oneway" ? n * (k - 1) : (n - 1) * (k - 1);
  const v = form === "agreement" && single !== null ? satterthwaite(ms, n, k, single) : exact;
  const df2 = degreesOfFreedom === "satterthwaite" && v !== null ? v : exact;
  const F = error > 0 ? ms.rows / error : null;
  const isPerfect = value === 1;
  const status = isPerfect ? "perfect" : value === null ? "no-variation" : "ok";
  const q = (1 - confidence) / 2;
  const limits = isPerfect
    ? { lower: 1, upper: 1 }
    : value === null || v === null
      ? null
      : form === "agreement"
        ? agreementLimits(ms, n, k, v, q)
        : plainLimits(F!, n - 1, exact, k, q);
  const stepUp = (limit: number): number =>
    rating === "single" ? limit : (k * limit) / (1 + (k - 1) * limit);
  const lower = limits === null ? Number.NaN : stepUp(limits.lower);
  const upper = limits === null ? Number.NaN : stepUp(limits.upper);
  const interval = Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper, confidence } : null;
  return {
    value,
    F,
    df1: n - 1,
    df2,
    p: F === null ? (ms.rows > 0 ? 0 : null) : fTail(F, n - 1, df2),
    interval,
    name: `ICC(${form === "oneway" ? 1 : form === "agreement" ? 2 : 3},${rating === "single" ? "1" : "k"})`,
    units: n,
    raters: k,
    status,
    reason: {
      ok: `${n} units were rated by ${k} raters${interval === null ? "; an interval cannot be given for this value" : ""}.`,
      perfect: "The raters never differ.",
      "no-variation":
        "The units do not differ, so there is no variance between them of which raters could explain a part.",
    }[status],
  };
}

/** Degrees of freedom of a·C + b·E at the coefficient; `null` where the sum vanishes. */
function satterthwaite(
  { columns, residual }: TwoWayMeanSquares,
  n: number,
  k: number,
  rho: number,
): number | null {
  // a and b of McGraw and Wong times n (1 − rho), which cancels.
  const a = k * rho * columns;
  const b = (n * (1 + (k - 1) * rho) - k * rho) * residual;
  const v = (a + b) ** 2 / (a ** 2 / (k - 1) + b ** 2 / ((n - 1) * (k - 1)));
  // Where a and b cancel each other nothing is left to estimate with, and limits would lie anywhere.
  return v >= 1e-8 && v < Number.POSITIVE_INFINITY ? v : null;
}

function plainLimits(
  F: number,
  df1: number,
  df2: number,
  k: number,
  q: number,
): { lower: number; upper: number } {
  const FL = F / fQuantile(1 - q, df1, df2);
  const FU = F * fQuantile(1 - q, df2, df1);
  return { lower: (FL - 1) / (FL + k - 1), upper: (FU - 1) / (FU + k - 1) };
}

function agreementLimits(
  { rows, columns, residual }: TwoWayMeanSquares,
  n: number,
  k: number,
  v: number,
  q: number,
): { lower: number; upper: number } {
  const FL = fQuantile(1 - q, n - 1, v);
  const FU = fQuantile(1 - q, v, n - 1);
  const noise = k * columns + (k * n - k - n) * residual;
  return {
    lower: (n * (rows - FL * residual)) / (FL * noise + n * rows),
    upper: (n * (FU * rows - residual)) / (noise + n * FU * rows),
  };
}
