import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { studentTQuantile } from "../numeric/student-t-quantile.ts";
import { agreementWeights, type Category, codeRatings, type KappaWeighting, UNRATED } from "./categories.ts";
import { dot, type Kappa, kappaOf } from "./cohen-kappa.ts";

/** Options of {@link fleissKappa}. */
export interface FleissKappaOptions {
  /**
   * All categories that could be given, from the lowest to the highest. Required for weights and for chance `"gwet"` and
   * `"uniform"`, which count categories that no one gave.
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
  /**
   * What agreement by chance means: ratings drawn from the pooled habits of all raters (`"fleiss"`), from each rater's own
   * (`"conger"`, Cohen's kappa for two), from habits of which only the uncertain part guesses (`"gwet"`: AC1, AC2 with
   * weights), or from all categories alike (`"uniform"`: Brennan and Prediger).
   *
   * @defaultValue "fleiss"
   */
  readonly chance?: "fleiss" | "conger" | "gwet" | "uniform" | undefined;
  /** Confidence of the interval, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** The result of {@link fleissKappa}. */
export interface FleissKappa extends Kappa {
  /** Units without any rating, by position; they do not count. */
  readonly dropped: number[];
}

/**
 * Fleiss' kappa: agreement of several raters on categories, beyond chance; and its relatives that mean
 * something else by chance.
 *
 * $\kappa = (p_a - p_e) / (1 - p_e)$ with $p_a$ the mean share of agreeing pairs of raters, and $p_e = \sum \pi_j^2$ from the
 * pooled shares $\pi_j$ of the categories. With `weighting` a pair agrees by the weight of its two categories (see
 * {@link cohenKappa}). The other `chance`: $\sum_j \bar p_j^2 - \sum_j s_j^2 / r$ (`"conger"`),
 * $\sum \pi_j (1 - \pi_j) / (q - 1)$ (`"gwet"`), $1/q$ (`"uniform"`), each with its weighted form.
 *
 * - **Range:** at most 1; 0 is agreement by chance.
 * - **Use** it for nominal categories and the same number of raters for every unit, who need not be the same people. Where nearly
 *   everything is one category `"gwet"` stays sensible and the others collapse.
 * - **Missing ratings** are `null`. Agreement is the mean over units with two ratings or more, the shares of the categories over all rated units; a unit without any rating is dropped (Gwet 2014; irrCAC).
 * - **Test:** z and p of complete ratings with chance `"fleiss"` and no weights are those of Fleiss, Nee and Landis (1979), under chance alone; otherwise the value over `standardError`.
 * - **Interval:** by linearization (Gwet 2014) with Student's t of n − 1 degrees of freedom over n units, cut at 1.
 * - **Matching other packages:** `kappam.fleiss` of R's irr, `exact = TRUE` there is `chance: "conger"`; irrCAC's four coefficients,
 *   which it rounds to five digits. A complete agreement on one level is 0/0 there (NaN), here a status.
 *
 * @param ratings One row per unit, one column per rater, `null` where a rater did not rate.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite` (a missing rating), `unknown_id` (a
 *   rating that is no category), `missing_option` (categories), `duplicate_id`, `wrong_type`, `unknown_option`.
 * @see Fleiss (1971), Psychological Bulletin 76; Conger (1980), ibid. 88; Gwet (2008), British Journal of Mathematical and
 *   Statistical Psychology 61. Checked against R's irr and irrCAC.
 *
 * @example
 * ```ts
 * import { fleissKappa } from "equalis";
 * fleissKappa([["a", "a", "a"], ["b", "b", "b"], ["a", "a", "a"]]).value; // => 1
 * fleissKappa([["a", "a", "b"], ["b", "b", "a"]]).value; // => -0.33333333333333337
 * ```
 */
export function fleissKappa(
  ratings: readonly ArrayLike<Category | null>[],
  options: FleissKappaOptions = {},
): FleissKappa {
  const where = "fleissKappa";
  requireOptions(where, options, ["categories", "weighting", "chance", "confidence"]);
  const { categories, weighting = "none", chance = "fleiss", confidence = 0.95 } = options;
  requireOneOf(where, "weighting", weighting, ["none", "linear", "quadratic"]);
  requireOneOf(where, "chance", chance, ["fleiss", "conger", "gwet", "uniform"]);
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  if (categories === undefined && (weighting !== "none" || chance === "gwet" || chance === "uniform")) {
    throw new EqualizationError(
      "weights, and chance that counts unused categories, need categories; pass all of them",
      {
        code: "missing_option",
        where,
      },
    );
  }
  const coded = codeRatings(where, ratings, categories, "omit");
  const dropped: number[] = [];
  const rows = coded.codes.filter((row, i) => {
    const rated = row.some((code) => code !== UNRATED);
    if (!rated) dropped.push(i);
    return rated;
  });
  const q = coded.categories.length;
  const table: RatingTable = {
    rows,
    counts: rows.map((row) => countsOf(row, q)),
    sizes: rows.map((row) => row.filter((code) => code !== UNRATED).length),
    weights: agreementWeights(q, weighting),
  };
  const paired = table.sizes.filter((size) => size > 1).length;
  if (paired === 0) {
    throw new EqualizationError("no unit has two ratings, so nothing can be compared; add ratings", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const n = rows.length;
  const agreements = agreementsOf(table);
  const observed = agreements.reduce((total, agreement) => total + agreement, 0) / paired;
  const { expected, parts } = chanceOf(table, chance);
  const isFlat = expected > 1 - 1e-12;
  const standardError =
    isFlat || n < 2 ? null : linearized(table, agreements, paired, observed, expected, parts);
  const complete = dropped.length === 0 && table.sizes.every((size) => size === coded.raters);
  const byChance = complete && chance === "fleiss" && weighting === "none";
  return {
    ...kappaOf({
      observed,
      expected,
      units: n,
      raters: coded.raters,
      errorByChance: byChance ? fleissError(sharesOf(table), n, coded.raters) : standardError,
      standardError,
      reach: n > 1 ? studentTQuantile((1 + confidence) / 2, n - 1) : 0,
    }),
    dropped,
  };
}

/** The rated units. */
interface RatingTable {
  /** Codes, one row per unit, one entry per rater. */
  readonly rows: readonly Int32Array[];
  /** How often each level was given, one row per unit. */
  readonly counts: readonly Float64Array[];
  /** Ratings of each unit. */
  readonly sizes: readonly number[];
  /** Weight of two categories for agreement. */
  readonly weights: readonly Float64Array[];
}

function countsOf(row: Int32Array, q: number): Float64Array {
  const counts = new Float64Array(q);
  for (const code of row) if (code !== UNRATED) counts[code]!++;
  return counts;
}

/** Share of agreeing pairs of each unit; 0 for a unit with one rating. */
function agreementsOf({ counts, sizes, weights }: RatingTable): number[] {
  return counts.map((own, i) => {
    const r = sizes[i]!;
    if (r < 2) return 0;
    let agreeing = 0;
    for (let k = 0; k < own.length; k++) if (own[k]! > 0) agreeing += own[k]! * (dot(weights[k]!, own) - 1);
    return agreeing / (r * (r - 1));
  });
}

/** Mean share of each level over the units. */
function sharesOf({ counts, sizes, weights }: RatingTable): Float64Array {
  const shares = new Float64Array(weights.length);
  for (let i = 0; i < counts.length; i++) {
    for (let k = 0; k < shares.length; k++) shares[k]! += counts[i]![k]! / sizes[i]! / counts.length;
  }
  return shares;
}

/** Agreement by chance, and what each unit adds to it: the parts have it as their mean. */
function chanceOf(
  table: RatingTable,
  chance: NonNullable<FleissKappaOptions["chance"]>,
): { readonly expected: number; readonly parts: readonly number[] } {
  if (chance === "conger") return congerChance(table);
  const { counts, sizes, weights } = table;
  const q = weights.length;
  const shares = sharesOf(table);
  const all = weights.reduce((total, row) => total + row.reduce((sum, x) => sum + x, 0), 0);
  const own = (values: Float64Array) => counts.map((row, i) => dot(row, values) / sizes[i]!);
  if (chance === "uniform") return { expected: all / q ** 2, parts: counts.map(() => all / q ** 2) };
  const mass =
    chance === "fleiss"
      ? Float64Array.from(weights, (row) => dot(row, shares))
      : shares.map((share) => ((1 - share) * all) / (q * (q - 1)));
  return { expected: dot(shares, mass), parts: own(mass) };
}

/** Chance by each rater's own habits: the mean over pairs of different raters. */
function congerChance({ rows, weights }: RatingTable): {
  readonly expected: number;
  readonly parts: readonly number[];
} {
  const n = rows.length;
  const q = weights.length;
  const raters = Array.from(rows[0]!.keys()).filter((g) => rows.some((row) => row[g] !== UNRATED));
  const habits = raters.map((g) => {
    const rated = rows.filter((row) => row[g] !== UNRATED).length;
    const shares = new Float64Array(q);
    for (const row of rows) if (row[g] !== UNRATED) shares[row[g]!]! += 1 / rated;
    return { g, rated, shares };
  });
  const r = habits.length;
  const total = new Float64Array(q);
  for (const { shares } of habits) for (let k = 0; k < q; k++) total[k]! += shares[k]!;
  // What a level meets on average among the other raters.
  const others = habits.map(({ shares }) => {
    const rest = total.map((value, k) => value - shares[k]!);
    return Float64Array.from(weights, (row) => dot(row, rest) / (r * (r - 1)));
  });
  const expected = habits.reduce((sum, { shares }, h) => sum + dot(shares, others[h]!), 0);
  const parts = rows.map((row) =>
    habits.reduce((sum, { g, rated, shares }, h) => {
      if (row[g] === UNRATED) return sum;
      return sum + (n / rated) * (others[h]![row[g]!]! - dot(shares, others[h]!));
    }, expected),
  );
  return { expected, parts };
}

/** Standard error by linearization: how the value would move with each unit. */
function linearized(
  { sizes }: RatingTable,
  agreements: readonly number[],
  paired: number,
  observed: number,
  expected: number,
  parts: readonly number[],
): number {
  const n = sizes.length;
  const value = (observed - expected) / (1 - expected);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = sizes[i]! > 1 ? ((n / paired) * (agreements[i]! - expected)) / (1 - expected) : 0;
    const moved = own - (2 * (1 - value) * (parts[i]! - expected)) / (1 - expected);
    total += (moved - value) ** 2;
  }
  return Math.sqrt(total / (n * (n - 1)));
}

function fleissError(pooled: Float64Array, n: number, r: number): number {
  const pq = pooled.reduce((total, share) => total + share * (1 - share), 0);
  const skew = pooled.reduce((total, share) => total + share * (1 - share) * (1 - 2 * share), 0);
  return pq > 0 ? Math.sqrt((2 / (n * r * (r - 1))) * Math.max(0, pq * pq - skew)) / pq : 0;
}
