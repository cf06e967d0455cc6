import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { normalTail } from "../numeric/normal-cdf.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { agreementWeights, type Category, codeRatings, type KappaWeighting } from "./categories.ts";

/** Options of {@link cohenKappa}. */
export interface CohenKappaOptions {
  /**
   * All categories that could be given, from the lowest to the highest, also those that no one gave: they fix the distances.
   * Required unless `weighting` is `"none"`.
   *
   * @defaultValue the categories that occur
   */
  readonly categories?: readonly Category[] | undefined;
  /**
   * How much disagreement of neighbors counts.
   *
   * @defaultValue "none"
   */
  readonly weighting?: KappaWeighting | undefined;
  /** Confidence of the interval, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** The result of {@link cohenKappa} and {@link fleissKappa}. */
export interface Kappa {
  /** The coefficient; `null` where agreement by chance is complete. */
  readonly value: number | null;
  /** Agreement found, as a share (weighted). */
  readonly observed: number;
  /** Agreement expected by chance, as a share (weighted). */
  readonly expected: number;
  /** Standard error of the value, for intervals; `null` where there is none. */
  readonly standardError: number | null;
  /** Confidence interval of the value, its upper limit at most 1; `null` where there is none. */
  readonly interval: {
    /** Lower limit. */
    readonly lower: number;
    /** Upper limit. */
    readonly upper: number;
  } | null;
  /** Test that agreement is by chance alone: the value over its standard error under that assumption; `null` where there is none. */
  readonly z: number | null;
  /** Two-sided p of that z; `null` where there is none. */
  readonly p: number | null;
  /** How many units were rated. */
  readonly units: number;
  /** How many raters there are. */
  readonly raters: number;
  /** `"no-variation"` where every rating is the same level: agreement is complete, but so it would be by chance. */
  readonly status: "ok" | "no-variation";
  /** The status in one sentence. */
  readonly reason: string;
}

/**
 * Cohen's kappa: agreement of two raters on categories, beyond what their habits alone would bring about.
 *
 * $$ \kappa = \frac{\sum w_{ij} p_{ij} - \sum w_{ij} p_{i.} p_{.j}}{1 - \sum w_{ij} p_{i.} p_{.j}} $$
 *
 * with $p_{ij}$ the share of units rated $i$ by the first and $j$ by the second, and weights $w_{ij} = 1$ on the diagonal and
 * else 0, $1 - |i-j|/(q-1)$ (`"linear"`), or $1 - (i-j)^2/(q-1)^2$ (`"quadratic"`) over $q$ categories by position.
 *
 * - **Range:** at most 1; 0 is agreement by chance.
 * - **Use** weights for grades, where "good" for "excellent" is a smaller matter than for "fail"; quadratic weights come
 *   close to an intraclass correlation. Three and more raters: {@link fleissKappa}; missing ratings: {@link krippendorffAlpha}.
 * - **Beware:** where nearly everybody gets one category kappa is low however much raters agree; look at `observed` too.
 * - **Test:** z by the variance under independence. **Interval:** value ± normal quantile times `standardError`, the large-sample error of Fleiss, Cohen and
 *   Everitt (1969), cut at 1; few units make both rough.
 * - **Matching other packages:** R's irr builds weights from the categories that occur, so an unused middle grade changes its result;
 *   pass `categories` without that grade to match it.
 *
 * @param ratings One row per unit, two columns: the raters.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 units), `length_mismatch` (rows of other than two
 *   ratings), `not_finite` (a missing rating), `unknown_id` (a rating that is no category), `missing_option` (weights without
 *   categories), `duplicate_id`, `wrong_type`, `unknown_option`.
 * @see Cohen (1960), Educational and Psychological Measurement 20; Cohen (1968), Psychological Bulletin 70. Checked against R's irr.
 *
 * @example
 * ```ts
 * import { cohenKappa } from "equalis";
 * const ratings = [["good", "good"], ["good", "fair"], ["poor", "poor"], ["fair", "fair"]];
 * const categories = ["poor", "fair", "good"];
 * Math.round((cohenKappa(ratings).value ?? 0) * 1000) / 1000; // => 0.636
 * Math.round((cohenKappa(ratings, { categories, weighting: "linear" }).value ?? 0) * 1000) / 1000; // => 0.714
 * ```
 */
export function cohenKappa(ratings: readonly ArrayLike<Category>[], options: CohenKappaOptions = {}): Kappa {
  const where = "cohenKappa";
  requireOptions(where, options, ["categories", "weighting", "confidence"]);
  const { categories, weighting = "none", confidence = 0.95 } = options;
  requireOneOf(where, "weighting", weighting, ["none", "linear", "quadratic"]);
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  if (weighting !== "none" && categories === undefined) {
    throw new EqualizationError("weights need categories; pass all of them, from the lowest to the highest", {
      code: "missing_option",
      where,
    });
  }
  const coded = codeRatings(where, ratings, categories);
  if (coded.raters !== 2) {
    throw new EqualizationError(
      `takes two raters, got ${coded.raters}; use fleissKappa or krippendorffAlpha`,
      {
        code: "length_mismatch",
        where,
        received: coded.raters,
      },
    );
  }
  const n = coded.codes.length;
  const q = coded.categories.length;
  const w = agreementWeights(q, weighting);
  const first = new Float64Array(q);
  const second = new Float64Array(q);
  let observed = 0;
  for (const row of coded.codes) {
    first[row[0]!]! += 1 / n;
    second[row[1]!]! += 1 / n;
    observed += w[row[0]!]![row[1]!]! / n;
  }
  // Mean weight of each level against the other rater's habits.
  const firstMeans = w.map((weights) => dot(weights, second));
  const secondMeans = w.map((weights) => dot(weights, first));
  const expected = dot(first, firstMeans);
  // About the mean, so that what cancels cancels before it is squared.
  let variance = 0;
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      variance += first[i]! * second[j]! * (w[i]![j]! - secondMeans[j]! - firstMeans[i]! + expected) ** 2;
    }
  }
  // Nothing but rounding: agreement is what chance has it, whoever meets whom, as where one rater always says the same.
  const settled = variance < 1e-26;
  const chance = settled && expected <= 1 - 1e-12 ? observed : expected;
  const error = cohenError(coded.codes, w, firstMeans, secondMeans, observed, chance);
  return kappaOf({
    observed,
    expected: chance,
    units: n,
    raters: 2,
    errorByChance: settled ? 0 : Math.sqrt(variance / n) / (1 - expected),
    standardError: error,
    reach: -normalQuantile((1 - confidence) / 2),
  });
}

/** The large-sample standard error of Fleiss, Cohen and Everitt. */
function cohenError(
  codes: readonly Int32Array[],
  w: readonly Float64Array[],
  firstMeans: readonly number[],
  secondMeans: readonly number[],
  po: number,
  pe: number,
): number {
  const n = codes.length;
  let total = 0;
  for (const row of codes) {
    const [i, j] = [row[0]!, row[1]!];
    const term = w[i]![j]! * (1 - pe) - (firstMeans[i]! + secondMeans[j]!) * (1 - po);
    total += term * term;
  }
  const square = total / n - (po * pe - 2 * pe + po) ** 2;
  return Math.sqrt(Math.max(0, square) / n) / (1 - pe) ** 2;
}

/** Puts a kappa together; an error is `null` where there is none, `reach` is the quantile of the interval. */
export function kappaOf(parts: {
  readonly observed: number;
  readonly expected: number;
  readonly units: number;
  readonly raters: number;
  /** Standard error if agreement is by chance alone, for the test. */
  readonly errorByChance: number | null;
  readonly standardError: number | null;
  readonly reach: number;
}): Kappa {
  const { observed, expected, units, raters, errorByChance, reach } = parts;
  // Sums of shares miss 1 by a rounding.
  const isFlat = expected > 1 - 1e-12;
  const value = isFlat ? null : Math.min(1, (observed - expected) / (1 - expected));
  const z = value !== null && errorByChance !== null && errorByChance > 0 ? value / errorByChance : null;
  const standardError = value === null ? null : parts.standardError;
  return {
    value,
    observed,
    expected,
    standardError,
    interval:
      value === null || standardError === null
        ? null
        : { lower: value - reach * standardError, upper: Math.min(1, value + reach * standardError) },
    z,
    p: z === null ? null : 2 * normalTail(Math.abs(z)),
    units,
    raters,
    status: isFlat ? "no-variation" : "ok",
    reason: isFlat
      ? "Every rating is the same level, so agreement cannot be told from chance."
      : `${units} units were rated by ${raters} raters.`,
  };
}

/** Sum of products. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
