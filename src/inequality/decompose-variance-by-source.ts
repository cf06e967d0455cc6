import { EqualizationError } from "../errors.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { moments } from "../numeric/moments.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { addSources } from "./add-sources.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of {@link decomposeVarianceBySource}. */
export interface DecomposeVarianceBySourceOptions extends DistributionOptions {
  /**
   * Whether the sources of a unit may add up to less than 0. A source itself may be negative, such as a tax.
   *
   * @defaultValue "error"
   */
  readonly negatives?: "error" | "allow" | undefined;
}

/** One source's part of a variance. */
export interface VarianceSource {
  /** Its name, as given. */
  readonly source: string;
  /** Its share in the variance of the total. */
  readonly contribution: number;
}

/** A variance split by source; the contributions add up to 1. */
export interface VarianceSourceDecomposition {
  /** One record a source, in the order given. */
  readonly sources: readonly VarianceSource[];
}

/**
 * Splits the variance of a total by the sources that make it up: Shorrocks' natural rule.
 *
 * $$ s_k = \frac{\operatorname{cov}_p(s_k, x)}{\operatorname{var}_p(x)} $$
 *
 * - **Unit:** share of the variance; they add up to 1 and may be negative (an equalizing source).
 * - **When to use:** where the answer must not depend on the index chosen: under Shorrocks' axioms these shares hold for
 *   any. Use `decomposeGiniBySource` for contributions to the Gini itself.
 * - **Cost:** O(n) a source.
 *
 * @param sources For each source, by name, the value of each unit.
 * @throws `EqualizationError` `too_few_observations` (no source, no unit), `not_finite`, `out_of_domain` (a negative
 *   weight or total of a unit), `length_mismatch`, `zero_total` (no weight, or all units have the same total),
 *   `unknown_option`, `wrong_type`.
 * @see Shorrocks, A. F. (1982), Inequality decomposition by factor components, Econometrica 50. Checked against brute
 *   force.
 *
 * @example
 * ```ts
 * import { decomposeVarianceBySource } from "equalis";
 * const { sources } = decomposeVarianceBySource({ revenue: [1, 3, 5], grant: [2, 1, 0] });
 * sources; // => [{ source: "revenue", contribution: 2 }, { source: "grant", contribution: -1 }]
 * ```
 */
export function decomposeVarianceBySource(
  sources: Readonly<Record<string, Vector>>,
  options: DecomposeVarianceBySourceOptions = {},
): VarianceSourceDecomposition {
  const where = "decomposeVarianceBySource";
  requireOptions(where, options, ["weights", "negatives"]);
  const { weights, negatives = "error" } = options;
  requireOneOf(where, "negatives", negatives, ["error", "allow"]);
  const { sources: columns, total } = addSources(where, sources, weights, negatives);
  const deviations = (values: Vector): Float64Array => {
    const { mean, scale } = moments(values, weights);
    return Float64Array.from(values, (value) => value - mean / scale);
  };
  const fromMean = deviations(total);
  const { weightScale } = moments(total, weights);
  const covariances = columns.map(({ values }) => {
    const own = deviations(values);
    return sum(own.map((d, i) => d * fromMean[i]! * (weights === undefined ? 1 : weights[i]! * weightScale)));
  });
  // The variance of the sum, as the sum of the covariances, so that the shares add up to 1.
  const variance = sum(covariances);
  if (!(variance > 0)) {
    throw new EqualizationError(
      "the sources add up to the same total for all; there is no variance to share out",
      {
        code: "zero_total",
        where,
      },
    );
  }
  return {
    sources: columns.map(({ name }, k) => ({ source: name, contribution: covariances[k]! / variance })),
  };
}
