import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { cumulativeSum } from "../numeric/cumulative-sum.ts";
import { requireDistribution, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { requireGroups } from "../numeric/guard/require-groups.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import type { Index } from "./catalog.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { groupMeans } from "./group-means.ts";
import { type IndexFunction, requireIndex } from "./require-index.ts";

/** What {@link maximumBetween} measures with. */
export interface MaximumBetweenOptions extends DistributionOptions {
  /** The index, such as `THEIL`, or a function of values and `{ weights }`. */
  readonly index: Index | IndexFunction;
  /** Options of the index itself, such as `{ alpha: 2 }`. */
  readonly indexOptions?: Readonly<Record<string, unknown>> | undefined;
  /**
   * What happens to a row on the border of two groups: its people are split between them, or the row goes whole to the
   * upper one.
   *
   * @defaultValue "people"
   */
  readonly split?: "people" | "rows" | undefined;
}

/**
 * The most that inequality between groups could be, had the groups the same sizes and the same order of means but no
 * overlap: the poorest people in the poorest group, and so on.
 *
 * - **Unit:** that of the index.
 * - **When to use:** to judge a part between groups: between / total depends on how many groups there are and how big they
 *   are; between / maximum does not.
 * - **Conventions:** `split: "rows"` is `betweenELMO` of IC2's `decompGEI` and `decompSGini`.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @param groups The group of each value.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type` (also no index); and what the
 *   index refuses.
 * @see Elbers, C., Lanjouw, P., Mistiaen, J. A. and Özler, B. (2008), Reinterpreting between-group inequality, Journal
 *   of Economic Inequality 6. Checked against IC2 1.0-1.
 *
 * @example
 * ```ts
 * import { GINI, maximumBetween } from "equalis";
 * maximumBetween([1, 3, 1, 3], ["a", "a", "b", "b"], { index: GINI }); // => 0.25
 * ```
 */
export function maximumBetween(values: Vector, groups: Groups, options: MaximumBetweenOptions): number {
  requireOptions("maximumBetween", options, ["index", "indexOptions", "weights", "split"]);
  const { index, indexOptions: own = {}, weights, split = "people" } = options;
  const measure = requireIndex("maximumBetween", index);
  requireOneOf("maximumBetween", "split", split, ["people", "rows"]);
  requireDistribution("maximumBetween", values, weights);
  requireGroups("maximumBetween", groups, values.length);

  const { x, w, weight, scale } = ascendingDistribution(values, weights);
  const ascending = [...groupMeans(values, groups, weights)].sort((a, b) => a.relativeMean - b.relativeMean);
  const ends = cumulativeSum(ascending.map(({ share }) => share)).map((share) => share * weight);
  ends[ends.length - 1] = weight;
  const through = cumulativeSum(w);
  const people = new Float64Array(ends.length);
  const total = new Float64Array(ends.length);
  let k = 0;
  for (let i = 0; i < x.length; i++) {
    let from = i > 0 ? through[i - 1]! : 0;
    if (split === "rows") {
      while (k < ends.length - 1 && through[i]! > ends[k]! + 1e-12 * weight) k++;
      people[k]! += w[i]!;
      total[k]! += w[i]! * x[i]!;
      continue;
    }
    for (;;) {
      const to = k === ends.length - 1 ? through[i]! : Math.min(through[i]!, ends[k]!);
      const part = Math.max(0, to - from);
      people[k]! += part;
      total[k]! += part * x[i]!;
      from = Math.max(from, to);
      if (from >= through[i]!) break;
      k++;
    }
  }
  const filled = [...people.keys()].filter((group) => people[group]! > 0);
  return measure(
    filled.map((group) => total[group]! / people[group]! / scale),
    { ...own, weights: filled.map((group) => people[group]!) },
  );
}
