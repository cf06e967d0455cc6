import { EqualizationError } from "../errors.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuseNumber } from "../numeric/guard/refuse-number.ts";
import { requireLabels } from "../numeric/guard/require-groups.ts";
import { quantileSorted } from "../numeric/quantile-sorted.ts";
import { randomIndex } from "../numeric/random-index.ts";
import { seededRandom } from "../numeric/seeded-random.ts";
import { disagreementOf, type PlacedRatings, placeRatings } from "./alpha-disagreement.ts";
import { type Category, isBlank } from "./categories.ts";

/** Options of {@link krippendorffAlpha}. */
export interface KrippendorffAlphaOptions {
  /** What the distance of two ratings is. */
  readonly metric: "nominal" | "ordinal" | "interval" | "ratio";
  /** Asks for a confidence interval by drawing units with replacement. @defaultValue none */
  readonly interval?: AlphaIntervalOptions | undefined;
}

/** How the interval of {@link krippendorffAlpha} is drawn. */
export interface AlphaIntervalOptions {
  /** Number of samples of units, at least 100. @defaultValue 2000 */
  readonly replicates?: number | undefined;
  /** Seed of the draws. @defaultValue 1 */
  readonly seed?: number | string | undefined;
  /** Confidence, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** Confidence interval of {@link krippendorffAlpha}. */
export interface AlphaInterval {
  /** Lower limit. */
  readonly lower: number;
  /** Upper limit. */
  readonly upper: number;
  /** Confidence. */
  readonly confidence: number;
  /** Samples that count. */
  readonly replicates: number;
  /** Samples without variation, for which alpha is not defined; they do not count. */
  readonly skipped: number;
}

/** The result of {@link krippendorffAlpha}. */
export interface KrippendorffAlpha {
  /** The coefficient; `null` where it is not defined. */
  readonly value: number | null;
  /** Disagreement found: mean squared distance of the pairs within units. */
  readonly observed: number;
  /** Disagreement by chance: mean squared distance of all pairs. */
  readonly expected: number;
  /** Units with at least two ratings: the ones that count. */
  readonly units: number;
  /** Ratings in those units. */
  readonly ratings: number;
  /** Units with fewer than two ratings, by position: they tell nothing about agreement. */
  readonly dropped: readonly number[];
  /** `"no-variation"`: all ratings that count are equal. `"no-pairs"`: no unit has two ratings. */
  readonly status: "ok" | "no-variation" | "no-pairs";
  /** The status in one sentence. */
  readonly reason: string;
  /** Percentiles of alpha over the samples; `null` if no interval was asked for or alpha is not defined. */
  readonly interval: AlphaInterval | null;
}

/**
 * Krippendorff's alpha: agreement of any number of raters, on any scale, with ratings missing.
 *
 * $$ \alpha = 1 - \frac{D_o}{D_e} = 1 - (n - 1) \frac{\sum_{c<k} o_{ck} \delta_{ck}}{\sum_{c<k} n_c n_k \delta_{ck}} $$
 *
 * where a unit with $m$ ratings adds $1/(m-1)$ to the coincidence $o_{ck}$ for each ordered pair of its ratings $c$ and $k$,
 * $n_c$ sums the coincidences of $c$, and $n$ all of them. Squared distance $\delta$: `"nominal"` 1 if they differ; `"ordinal"`
 * $(\sum_{g=c}^{k} n_g - (n_c+n_k)/2)^2$; `"interval"` $(c-k)^2$; `"ratio"` $((c-k)/(c+k))^2$.
 *
 * - **Range:** at most 1; 0 is agreement by chance.
 * - **Rule of thumb** of Krippendorff: rely on 0.8 and above, conclude tentatively from 0.667 on.
 * - **When to use:** where appraisers did not all rate everything; the one coefficient here that takes `null`.
 * - **Interval:** with `interval`, units are drawn with replacement and alpha is taken again; percentiles (type 7). Krippendorff's own algorithm draws
 *   pairs and holds the expected disagreement fixed, which gives narrower intervals.
 * - **Matching other packages:** R's irr is wrong for complete data with more than two raters (it leaves out $m - 1$), and right
 *   as soon as one rating is missing; "ordinal" weights of irrCAC are not this metric.
 *
 * - An empty text is a rating that is missing, like `null`. A number and a text are never the same grade, so ratings of both types
 *   are refused: 1 and "1" would count as disagreement.
 * - **Cost:** n log n in the ratings; the ratio scale takes each pair of distinct values.
 *
 * @param ratings One row per unit, one column per rater, `null` where a rater did not rate.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite` (NaN, Infinity), `missing_value`
 *   (`undefined`), `out_of_domain` (a negative rating on a ratio scale), `wrong_type` (a text where the metric needs a number, texts
 *   next to numbers), `missing_option` (no metric),
 *   `unknown_option`.
 * @see Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, whose example of four coders and twelve units gives .743
 *   (nominal), .815 (ordinal), .849 (interval), .797 (ratio).
 *
 * @example
 * ```ts
 * import { krippendorffAlpha } from "equalis";
 * const ratings = [[1, 1, null], [2, 2, 3], [3, 3, 3], [null, 2, null]];
 * const { value, units } = krippendorffAlpha(ratings, { metric: "interval" });
 * Math.round((value ?? 0) * 1000) / 1000; // => 0.841
 * units; // => 3
 * ```
 */
export function krippendorffAlpha(
  ratings: readonly ArrayLike<Category | null>[],
  options: KrippendorffAlphaOptions,
): KrippendorffAlpha {
  const where = "krippendorffAlpha";
  requireOptions(where, options, ["metric", "interval"]);
  const { metric } = options;
  requireOneOf(where, "metric", metric, ["nominal", "ordinal", "interval", "ratio"]);
  const draws = options.interval === undefined ? null : requireInterval(where, options.interval);
  requireTable(where, ratings, metric);

  const dropped: number[] = [];
  const rows: Category[][] = [];
  for (let i = 0; i < ratings.length; i++) {
    const given = Array.from(ratings[i]!).filter((rating): rating is Category => !isBlank(rating));
    if (given.length < 2) {
      dropped.push(i);
      continue;
    }
    rows.push(given);
  }
  if (metric === "nominal") requireLabels(where, [...new Set(rows.flat())], () => "a rating");
  const placed = placeRatings(rows, metric);
  const { observed, expected, n } = disagreementOf(placed, Uint32Array.from(rows.keys()));
  const status = rows.length === 0 ? "no-pairs" : expected > 0 ? "ok" : "no-variation";
  return {
    value: status === "ok" ? 1 - observed / expected : null,
    observed,
    expected,
    units: rows.length,
    ratings: n,
    dropped,
    status,
    reason: {
      ok: `${n} ratings of ${rows.length} units count${dropped.length > 0 ? `; ${dropped.length} units have fewer than two` : ""}.`,
      "no-variation": "All ratings are equal, so agreement cannot be told from chance.",
      "no-pairs": "No unit has two ratings, so nothing can be compared.",
    }[status],
    interval: status === "ok" && draws !== null ? intervalOf(placed, rows.length, draws) : null,
  };
}

function requireInterval(
  where: string,
  interval: AlphaIntervalOptions,
): {
  readonly replicates: number;
  readonly confidence: number;
  readonly seed: number | string;
} {
  requireOptions(where, interval, ["replicates", "seed", "confidence"]);
  const { replicates = 2000, seed = 1, confidence = 0.95 } = interval;
  requireNumber(where, "interval.replicates", replicates, { atLeast: 100, integer: true });
  requireNumber(where, "interval.confidence", confidence, { above: 0, below: 1 });
  if (typeof seed !== "string") requireNumber(where, "interval.seed", seed);
  return { replicates, seed, confidence };
}

/** Percentiles of alpha over samples of the units with replacement. */
function intervalOf(
  placed: PlacedRatings,
  units: number,
  { replicates, seed, confidence }: ReturnType<typeof requireInterval>,
): AlphaInterval | null {
  const random = seededRandom(seed);
  const alphas: number[] = [];
  const drawn = new Uint32Array(units);
  for (let draw = 0; draw < replicates; draw++) {
    for (let u = 0; u < units; u++) drawn[u] = randomIndex(random, units);
    const { observed, expected } = disagreementOf(placed, drawn);
    if (expected > 0) alphas.push(1 - observed / expected);
  }
  if (alphas.length === 0) return null;
  const sorted = Float64Array.from(alphas).sort();
  return {
    lower: quantileSorted(sorted, (1 - confidence) / 2),
    upper: quantileSorted(sorted, (1 + confidence) / 2),
    confidence,
    replicates: alphas.length,
    skipped: replicates - alphas.length,
  };
}

function requireTable(
  where: string,
  ratings: readonly ArrayLike<Category | null>[],
  metric: KrippendorffAlphaOptions["metric"],
): void {
  if (!Array.isArray(ratings)) {
    throw new EqualizationError("ratings must be an array of rows, one a unit", {
      code: "wrong_type",
      where,
      received: ratings,
    });
  }
  const raters: unknown = ratings[0]?.length;
  for (const [index, row] of (ratings as readonly (ArrayLike<unknown> | null)[]).entries()) {
    if (typeof row !== "object" || row === null || typeof row.length !== "number") {
      throw new EqualizationError(
        `row ${index} is ${formatReceived(row)}; pass one rating a rater, null where missing`,
        {
          code: "wrong_type",
          where,
          index,
          received: row,
        },
      );
    }
    if (row.length !== raters) {
      throw new EqualizationError(
        `row ${index} has ${row.length} ratings where row 0 has ${formatReceived(raters)}; put null where one is missing`,
        { code: "length_mismatch", where, index, received: row.length },
      );
    }
    for (let j = 0; j < row.length; j++) {
      const rating = row[j];
      const place = `row ${index}, rater ${j}`;
      if (rating !== undefined && isBlank(rating)) continue;
      if (metric === "nominal") {
        requireLabels(where, [rating], () => place);
        continue;
      }
      if (typeof rating !== "number" || rating - rating !== 0) {
        refuseNumber(where, place, rating, "pass a finite number, or null where it is missing", index);
      }
      if (metric === "ratio" && rating < 0) {
        throw new EqualizationError(
          `row ${index}, rater ${j} is ${rating}; a ratio scale has no values below 0`,
          {
            code: "out_of_domain",
            where,
            index,
            received: rating,
          },
        );
      }
    }
  }
  if (ratings.length === 0 || raters === 0 || raters === 1) {
    throw new EqualizationError(
      `needs at least 1 unit and 2 raters, got ${ratings.length} and ${formatReceived(raters ?? 0)}`,
      { code: "too_few_observations", where, received: ratings.length },
    );
  }
}
