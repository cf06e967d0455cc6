import { EqualizationError } from "../../errors.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import type { Column, ColumnInput, Mask } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { requireMask } from "../columns/require-mask.ts";

/** Options of {@link collar}. */
export interface CollarOptions {
  /**
   * Largest fall against last year as a fraction: 0.03 is −3 %. One number, or one per unit.
   *
   * @defaultValue no limit below
   */
  readonly down?: ColumnInput | undefined;
  /**
   * Largest rise against last year as a fraction: 0.06 is +6 %. One number, or one per unit.
   *
   * @defaultValue no limit above
   */
  readonly up?: ColumnInput | undefined;
  /**
   * Units that were in the program last year. The others keep `x`: a newcomer has no last year to be held to.
   *
   * @defaultValue every unit; a unit whose last amount was 0 is then held at 0
   */
  readonly continuing?: Mask | undefined;
}

/**
 * Keeps each amount within a band around last year's.
 *
 * $$ \min(\max(x_i,\; y_i - d\,|y_i|),\; y_i + u\,|y_i|) $$
 *
 * with last year's amount y. For amounts above 0 the band is `[(1 − down) y, (1 + up) y]`.
 *
 * - **Unit:** that of `x` and `previous`. The result no longer adds up to the pool; close it afterwards with
 *   {@link maxGrowth} or {@link boundedShare}, which keep the band, not with {@link scaleTo}, which breaks it.
 *
 * @throws `EqualizationError` `missing_option` (neither `down` nor `up`), `out_of_domain` (a negative one),
 *   `length_mismatch`, `not_finite`, `too_few_observations`, `unknown_option`, `wrong_type`.
 * @see New Jersey's school aid of fiscal year 2026 moves most districts by exactly −3 % or +6 %.
 *
 * @example
 * ```ts
 * import { collar } from "equalis";
 * collar([90, 100, 120], [100, 100, 100], { down: 0.03, up: 0.06 }); // => [97, 100, 106]
 * ```
 */
export function collar(x: ColumnInput, previous: ColumnInput, options: CollarOptions): Column {
  requireOptions("collar", options, ["down", "up", "continuing"]);
  const { down, up, continuing } = options;
  if (down === undefined && up === undefined) {
    throw new EqualizationError("down and up are both absent; pass at least one limit", {
      code: "missing_option",
      where: "collar",
    });
  }
  const columns = requireColumns(
    "collar",
    { x, previous, down: down === undefined ? 0 : down, up: up === undefined ? 0 : up },
    { nonNegative: ["down", "up"] },
  );
  const result = new Float64Array(columns.x.length);
  if (continuing !== undefined) requireMask("collar", "continuing", continuing, result.length);
  for (let i = 0; i < result.length; i++) {
    let amount = columns.x[i]!;
    if (continuing === undefined || continuing[i]) {
      const last = columns.previous[i]!;
      const size = Math.abs(last);
      if (down !== undefined) amount = Math.max(amount, last - columns.down[i]! * size);
      if (up !== undefined) amount = Math.min(amount, last + columns.up[i]! * size);
    }
    result[i] = amount;
  }
  return result;
}
