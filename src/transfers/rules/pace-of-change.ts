import { EqualizationError } from "../../errors.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/** Options of {@link paceOfChange}. */
export interface PaceOfChangeOptions {
  /** Growth every unit gets at least, as a fraction of last year: 0.02 is +2 %. One number, or one per unit. */
  readonly minGrowth: ColumnInput;
  /** Growth no unit exceeds. At least `minGrowth`. One number, or one per unit. */
  readonly maxGrowth: ColumnInput;
}

/**
 * Moves each unit from last year's amount towards its target, no slower and no faster than allowed.
 *
 * $$ \min(\max(target_i,\; (1 + g_{min})\, y_i),\; (1 + g_{max})\, y_i) $$
 *
 * with last year's amount y. A unit above its target still gets its minimum growth; a unit far below it gets the
 * maximum; a unit whose target lies between arrives.
 *
 * - **Unit:** that of `previous` and `target`. The result adds up to nothing in particular; close it afterwards.
 * - The difference from {@link collar}: both limits are growth rates, and the lower one may be above 0.
 *
 * @param previous At least 0.
 * @throws `EqualizationError` `out_of_domain` (a negative previous amount; a growth below −1; `minGrowth` above
 *   `maxGrowth`), `length_mismatch`, `not_finite`, `too_few_observations`, `missing_option`, `unknown_option`,
 *   `wrong_type`.
 *
 * @example One area above its target, one near it, one far below
 * ```ts
 * import { paceOfChange } from "equalis";
 * paceOfChange([95, 103, 130], [100, 100, 100], { minGrowth: 0.01, maxGrowth: 0.05 }); // => [101, 103, 105]
 * ```
 */
export function paceOfChange(
  target: ColumnInput,
  previous: ColumnInput,
  options: PaceOfChangeOptions,
): Column {
  requireOptions("paceOfChange", options, ["minGrowth", "maxGrowth"]);
  const { minGrowth, maxGrowth } = options;
  const columns = requireColumns(
    "paceOfChange",
    { previous, target, minGrowth, maxGrowth },
    { nonNegative: ["previous"] },
  );
  const result = new Float64Array(columns.previous.length);
  for (let i = 0; i < result.length; i++) {
    const least = columns.minGrowth[i]!;
    const most = columns.maxGrowth[i]!;
    if (least < -1 || most < least) {
      throw new EqualizationError(
        `unit ${i} may grow from ${least} to ${most}; minGrowth must be at least -1 and at most maxGrowth`,
        { code: "out_of_domain", where: "paceOfChange", index: i, received: least },
      );
    }
    const last = columns.previous[i]!;
    result[i] = Math.min(Math.max(columns.target[i]!, (1 + least) * last), (1 + most) * last);
  }
  return result;
}
