import { EqualizationError } from "../../errors.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/**
 * Part of the way from an old rule to a new one.
 *
 * $$ (1 - f) \cdot from_i + f \cdot to_i $$
 *
 * - **Unit:** that of `from` and `to`. Exactly `from` at 0 and exactly `to` at 1. Two columns that add up to one pool
 *   add up to it at every stage.
 *
 * @param fraction Between 0 and 1. One number, or one per unit.
 * @throws `EqualizationError` `out_of_domain` (a fraction outside 0 to 1), `length_mismatch`, `not_finite`,
 *   `too_few_observations`, `missing_option`, `wrong_type`.
 *
 * @example The second of three years
 * ```ts
 * import { phaseIn } from "equalis";
 * phaseIn([90, 30], [60, 60], 2 / 3); // => [70, 50]
 * ```
 */
export function phaseIn(from: ColumnInput, to: ColumnInput, fraction: ColumnInput): Column {
  const columns = requireColumns("phaseIn", { from, to, fraction }, { nonNegative: ["fraction"] });
  const result = new Float64Array(columns.from.length);
  for (let i = 0; i < result.length; i++) {
    const f = columns.fraction[i]!;
    if (f > 1) {
      throw new EqualizationError(`fraction ${i} is ${f}; it must be at most 1`, {
        code: "out_of_domain",
        where: "phaseIn",
        index: i,
        received: f,
      });
    }
    result[i] = (1 - f) * columns.from[i]! + f * columns.to[i]!;
  }
  return result;
}
