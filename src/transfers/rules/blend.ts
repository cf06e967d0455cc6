import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { split } from "./pro-rata.ts";

/** One criterion of a {@link blend}. */
export interface BlendPart {
  /** How much the criterion counts among the others; only proportions matter. */
  readonly weight: number;
  /** Score of each unit by this criterion, at least 0; only proportions matter. */
  readonly score: Vector;
}

/**
 * Shares by several criteria: each criterion is split to shares first, then the shares are weighted.
 *
 * $$ b_i = \sum_c \frac{w_c}{\sum_d w_d} \cdot \frac{s_{ci}}{\sum_j s_{cj}} $$
 *
 * - **Unit:** shares of 1; they add up to 1. Multiply by a pool, or hand them to {@link share} or {@link apportion}.
 * - This is the rule of finance commissions ("45 % by income distance, 15 % by population, …"): a criterion counts by
 *   its weight whatever the size of its numbers. Adding raw scores instead would let the largest unit of measure rule.
 *
 * @throws `EqualizationError` `too_few_observations` (no part, no unit), `length_mismatch`, `not_finite`,
 *   `out_of_domain` (a negative weight or score), `zero_total` (all weights are 0, or all scores of a part that
 *   counts), `missing_option`, `unknown_option`, `wrong_type`.
 *
 * @example Three quarters by population, a quarter by area
 * ```ts
 * import { blend } from "equalis";
 * blend([
 *   { weight: 75, score: [10, 10] },
 *   { weight: 25, score: [300, 100] },
 * ]); // => [0.5625, 0.4375]
 * ```
 */
export function blend(parts: readonly BlendPart[]): Column {
  if (!Array.isArray(parts)) {
    throw new EqualizationError("parts must be an array of { weight, score }", {
      code: "wrong_type",
      where: "blend",
      received: parts,
    });
  }
  if (parts.length === 0) {
    throw new EqualizationError("needs at least 1 part, got 0", {
      code: "too_few_observations",
      where: "blend",
      received: 0,
    });
  }
  let total = 0;
  for (const [index, part] of (parts as readonly BlendPart[]).entries()) {
    requireOptions("blend", part, ["weight", "score"]);
    requireNumber("blend", `weight of part ${index}`, part.weight, { atLeast: 0 });
    total += part.weight;
  }
  if (total === 0) {
    throw new EqualizationError("the total weight is 0; at least one part must count", {
      code: "zero_total",
      where: "blend",
    });
  }
  const named = Object.fromEntries(
    (parts as readonly BlendPart[]).map((part, index) => [`score of part ${index},`, part.score]),
  );
  const scores = Object.values(requireColumns("blend", named, { nonNegative: Object.keys(named) }));
  const result = new Float64Array(scores[0]!.length);
  for (const [index, part] of (parts as readonly BlendPart[]).entries()) {
    if (part.weight === 0) continue;
    const shares = split("blend", part.weight / total, scores[index]!);
    for (let i = 0; i < result.length; i++) result[i] = result[i]! + shares[i]!;
  }
  return result;
}
