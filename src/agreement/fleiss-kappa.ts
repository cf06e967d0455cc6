import { EqualizationError } from "../errors.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { agreementWeights, type Category, codeRatings, type KappaWeighting } from "./categories.ts";
import { dot, type Kappa, kappaOf } from "./cohen-kappa.ts";

/** Options of {@link fleissKappa}. */
export interface FleissKappaOptions {
  /**
   * All levels that could be given, from the lowest to the highest. Required for weights and for chance `"gwet"` and
   * `"uniform"`, which count levels that nobody gave.
   *
   * @defaultValue the levels that occur
   */
  readonly levels?: readonly Category[] | undefined;
  /**
   * How much disagreement of neighbors counts.
   *
   * @defaultValue "none"
   */
  readonly weighting?: KappaWeighting | undefined;
  /**
   * What agreement by chance means: ratings drawn from the pooled habits of all raters (`"fleiss"`), from each rater's own
   * (`"conger"`, Cohen's kappa for two), from habits of which only the uncertain part guesses (`"gwet"`: AC1, AC2 with
   * weights), or from all levels alike (`"uniform"`: Brennan and Prediger).
   *
   * @defaultValue "fleiss"
   */
  readonly chance?: "fleiss" | "conger" | "gwet" | "uniform" | undefined;
}

/**
 * Fleiss' kappa: agreement of several raters on categories, beyond chance; and its relatives that mean
 * something else by chance.
 *
 * $\kappa = (p_a - p_e) / (1 - p_e)$ with $p_a$ the mean share of agreeing pairs of raters, and $p_e = \sum \pi_j^2$ from the
 * pooled shares $\pi_j$ of the levels. With `weighting` a pair agrees by the weight of its two levels (see
 * {@link cohenKappa}). The other `chance`: $\sum_j \bar p_j^2 - \sum_j s_j^2 / r$ (`"conger"`),
 * $\sum \pi_j (1 - \pi_j) / (q - 1)$ (`"gwet"`), $1/q$ (`"uniform"`), each with its weighted form.
 *
 * - **Range:** at most 1; 0 is agreement by chance.
 * - **Use** it for nominal categories and the same number of raters for every unit, who need not be the same people. Where nearly
 *   everything is one category `"gwet"` stays sensible and the others collapse.
 * - **Test:** z and p for chance `"fleiss"` without weights (Fleiss, Nee and Landis 1979); `null` otherwise.
 * - **Matching other packages:** `kappam.fleiss` of R's irr, `exact = TRUE` there is `chance: "conger"`; irrCAC's four coefficients,
 *   which it rounds to five digits. A complete agreement on one level is 0/0 there (NaN), here a status.
 *
 * @param ratings One row a unit, one column a rater, complete.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite` (a missing rating), `unknown_id` (a
 *   rating that is no level), `missing_option` (levels), `duplicate_id`, `wrong_type`, `unknown_option`.
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
  ratings: readonly ArrayLike<Category>[],
  options: FleissKappaOptions = {},
): Kappa {
  const where = "fleissKappa";
  requireOptions(where, options, ["levels", "weighting", "chance"]);
  const { levels, weighting = "none", chance = "fleiss" } = options;
  requireOneOf(where, "weighting", weighting, ["none", "linear", "quadratic"]);
  requireOneOf(where, "chance", chance, ["fleiss", "conger", "gwet", "uniform"]);
  if (levels === undefined && (weighting !== "none" || chance === "gwet" || chance === "uniform")) {
    throw new EqualizationError(
      "weights, and chance that counts unused levels, need levels; pass all of them",
      {
        code: "missing_option",
        where,
      },
    );
  }
  const coded = codeRatings(where, ratings, levels);
  const { codes, raters: r } = coded;
  const n = codes.length;
  const q = coded.levels.length;
  const w = agreementWeights(q, weighting);
  const pooled = new Float64Array(q);
  const own = Array.from({ length: r }, () => new Float64Array(q));
  let observed = 0;
  const counts = new Float64Array(q);
  for (const row of codes) {
    counts.fill(0);
    for (let g = 0; g < r; g++) {
      counts[row[g]!]! += 1;
      pooled[row[g]!]! += 1 / (n * r);
      own[g]![row[g]!]! += 1 / n;
    }
    let agreeing = 0;
    for (let j = 0; j < q; j++) if (counts[j]! > 0) agreeing += counts[j]! * (dot(w[j]!, counts) - 1);
    observed += agreeing / (r * (r - 1)) / n;
  }
  const allWeights = w.reduce((total, row) => total + row.reduce((s, x) => s + x, 0), 0);
  const byPooled = pooled.reduce((total, share, j) => total + share * dot(w[j]!, pooled), 0);
  const expected = ((): number => {
    switch (chance) {
      case "fleiss":
        return byPooled;
      case "uniform":
        return allWeights / q ** 2;
      case "gwet":
        return (allWeights / (q * (q - 1))) * pooled.reduce((total, share) => total + share * (1 - share), 0);
      case "conger": {
        let spread = 0;
        for (const shares of own) {
          const off = shares.map((share, j) => share - pooled[j]!);
          spread += off.reduce((total, d, j) => total + d * dot(w[j]!, off), 0);
        }
        return byPooled - spread / (r - 1) / r;
      }
    }
  })();
  return kappaOf({
    observed,
    expected,
    units: n,
    raters: r,
    standardError: chance === "fleiss" && weighting === "none" ? fleissError(pooled, n, r) : null,
  });
}

function fleissError(pooled: Float64Array, n: number, r: number): number {
  const pq = pooled.reduce((total, share) => total + share * (1 - share), 0);
  const skew = pooled.reduce((total, share) => total + share * (1 - share) * (1 - 2 * share), 0);
  return pq > 0 ? Math.sqrt((2 / (n * r * (r - 1))) * Math.max(0, pq * pq - skew)) / pq : 0;
}
