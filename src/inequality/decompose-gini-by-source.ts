import { EqualizationError } from "../errors.ts";
import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { giniCoefficient } from "../numeric/gini-coefficient.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import type { Vector } from "../numeric/vector.ts";
import { addSources } from "./add-sources.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { requirePositiveMean } from "./require-positive-mean.ts";

/** Options of {@link decomposeGiniBySource}. */
export interface DecomposeGiniBySourceOptions extends DistributionOptions {
  /**
   * What a source's contribution is: $S_k G_k R_k$, or the Shapley value, in which an absent source is replaced by
   * its mean.
   *
   * @defaultValue "lerman-yitzhaki"
   */
  readonly method?: "lerman-yitzhaki" | "shapley" | undefined;
  /**
   * Whether the sources of a unit may add up to less than 0. A source itself may be negative, such as a tax, and the total
   * of all units must be positive in any case.
   *
   * @defaultValue "error"
   */
  readonly negatives?: "error" | "allow" | undefined;
}

/** One source's part of a Gini. */
export interface GiniSource {
  /** Its name, as given. */
  readonly source: string;
  /** Its share in the total. */
  readonly share: number;
  /** Its own Gini; 0 if no one has any of it. */
  readonly gini: number;
  /** Gini correlation with the total, from −1 to 1: how far it goes to those who have most; 0 if all have the same of it. */
  readonly correlation: number;
  /** What it adds to the Gini of the total. */
  readonly contribution: number;
  /** Relative change of the Gini for one percent more of the source, in percent: contribution / total − share; 0 if the total is 0. */
  readonly marginalEffect: number;
}

/** A Gini split by source; the contributions add up to `total`. */
export interface GiniSourceDecomposition {
  /** Gini of the sum of the sources. */
  readonly total: number;
  /** One record a source, in the order given. */
  readonly sources: readonly GiniSource[];
}

/** More would mean over 65,536 Ginis. */
const MOST_SHAPLEY_SOURCES = 16;

/**
 * Splits the Gini of a total by the sources that make it up, such as own revenue and grants.
 *
 * $$ G = \sum_k S_k G_k R_k, \qquad R_k = \frac{\operatorname{cov}(s_k, F(x))}{\operatorname{cov}(s_k, F(s_k))} $$
 *
 * with $S_k$ the share and $G_k$ the Gini of source k, $x$ the total and $F$ pooled mid-ranks.
 *
 * - **Unit:** that of {@link gini}; contributions add up to `total` and may be negative (an equalizing source).
 * - **Use** `marginalEffect` to see whether more of a source would narrow or widen the gap. Use `"shapley"` where the
 *   contribution shall be what the source's own unevenness adds: a source that all have alike then gets 0.
 * - **Cost:** one sort a source; `"shapley"` one sort for each of the 2^K sets of K sources, K at most 16.
 *
 * @param sources For each source, by name, the value of each unit.
 * @throws `EqualizationError` `too_few_observations` (no source, no unit), `not_finite`, `out_of_domain` (a negative
 *   weight or total; more than 16 sources for `"shapley"`), `length_mismatch`, `zero_total`,
 *   `unknown_option`, `wrong_type`.
 * @see Lerman, R. I. and Yitzhaki, S. (1985), Income inequality effects by income source, The Review of Economics and
 *   Statistics 67; Shorrocks, A. F. (2013), Decomposition procedures for distributional analysis, Journal of
 *   Economic Inequality 11. Checked against brute force.
 *
 * @example
 * ```ts
 * import { decomposeGiniBySource } from "equalis";
 * const { total, sources } = decomposeGiniBySource({ revenue: [1, 3], grant: [1, 1] });
 * Math.round(total * 1e6) / 1e6; // => 0.166667
 * sources.map(({ source, contribution }) => [source, Math.round(contribution * 1e6) / 1e6]); // => [["revenue", 0.166667], ["grant", 0]]
 * ```
 */
export function decomposeGiniBySource(
  sources: Readonly<Record<string, Vector>>,
  options: DecomposeGiniBySourceOptions = {},
): GiniSourceDecomposition {
  const where = "decomposeGiniBySource";
  requireOptions(where, options, ["weights", "method", "negatives"]);
  const { weights, method = "lerman-yitzhaki", negatives = "error" } = options;
  requireOneOf(where, "method", method, ["lerman-yitzhaki", "shapley"]);
  requireOneOf(where, "negatives", negatives, ["error", "allow"]);
  const { sources: columns, total: x } = addSources(where, sources, weights, negatives);
  const whole = giniCoefficient(x, weights);
  requirePositiveMean(where, whole.mean);
  const total = whole.halfDifference / whole.mean;
  const overallMean = whole.mean / whole.scale;
  const ranks = midRanks(x, weights);
  const shapley =
    method === "shapley"
      ? shapleyValues(
          columns.map(({ values }) => values),
          weights,
        )
      : undefined;

  return {
    total,
    sources: columns.map(({ name, values }, k) => {
      const { halfDifference, mean, scale } = giniCoefficient(values, weights);
      if (mean === 0 && halfDifference > 0) {
        throw new EqualizationError(`source ${name} sums to 0; its Gini is undefined`, {
          code: "zero_total",
          where,
        });
      }
      const { absolute } = concentrationCoefficient(values, ranks, weights);
      const share = mean / scale / overallMean;
      const contribution = shapley?.[k] ?? absolute / overallMean;
      return {
        source: name,
        share,
        gini: halfDifference === 0 ? 0 : halfDifference / mean,
        correlation:
          halfDifference === 0 ? 0 : Math.max(-1, Math.min(1, (absolute * scale) / halfDifference)),
        contribution,
        marginalEffect: total === 0 ? 0 : contribution / total - share,
      };
    }),
  };

  function shapleyValues(values: readonly Vector[], by: Vector | undefined): Float64Array {
    const K = values.length;
    if (K > MOST_SHAPLEY_SOURCES) {
      throw new EqualizationError(
        `${K} sources are too many for the Shapley value; join some, so that at most ${MOST_SHAPLEY_SOURCES} are left`,
        { code: "out_of_domain", where, received: K },
      );
    }
    const means = values.map((source) => {
      const { mean, scale } = giniCoefficient(source, by);
      return mean / scale;
    });
    const ginis = new Float64Array(2 ** K);
    for (let set = 1; set < ginis.length; set++) {
      const sum = new Float64Array(x.length);
      values.forEach((source, k) => {
        const present = (set >> k) & 1;
        for (let i = 0; i < sum.length; i++) sum[i]! += present === 1 ? source[i]! : means[k]!;
      });
      const { halfDifference, scale } = giniCoefficient(sum, by);
      // The mean is that of the whole whatever the set.
      ginis[set] = halfDifference / scale / overallMean;
    }
    // Share of the orders in which a source comes after exactly `before` others: before! (K - 1 - before)! / K!.
    const orders = new Float64Array(K).fill(1 / K);
    for (let before = 1; before < K; before++) orders[before] = (orders[before - 1]! * before) / (K - before);
    const shapleyOf = new Float64Array(K);
    for (let set = 0; set < ginis.length; set++) {
      const before = sizeOf(set);
      for (let k = 0; k < K; k++) {
        if (((set >> k) & 1) === 1) continue;
        shapleyOf[k]! += orders[before]! * (ginis[set | (1 << k)]! - ginis[set]!);
      }
    }
    return shapleyOf;
  }
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}
