import { periodBounds } from "../../calendar/period-bounds.ts";
import { EqualizationError } from "../../errors.ts";
import type { IsoDate, Period } from "../../model/period.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/** An amount or rate that a law sets for one unit by name. */
export interface UnitOverride {
  /** Id of the unit. */
  readonly unit: string;
  /** What holds instead. */
  readonly value: number;
  /** First day, or the period that begins with it. @defaultValue always */
  readonly from?: IsoDate | Period | undefined;
  /** Last day, or the period that ends with it. @defaultValue for ever */
  readonly to?: IsoDate | Period | undefined;
}

/** Options of {@link applyOverrides}. */
export interface ApplyOverridesOptions {
  /** Ids of the units, in the order of the column. */
  readonly units: readonly string[];
  /** What the law sets by name. Those for units that are not there do nothing. */
  readonly overrides: readonly UnitOverride[];
  /** The date, or the period whose first day counts; required where an override has dates. */
  readonly date?: IsoDate | Period | null | undefined;
}

/**
 * Puts in what a law sets by name and date for single units: a transitional amount, a rate for one district.
 *
 * - **Unit:** that of `x`. Where several hold for one unit, the last in the list does.
 *
 * @throws `EqualizationError` `missing_option` (an override has dates and no `date` was given), `out_of_domain`
 *   (an invalid date), `length_mismatch`, `not_finite`, `too_few_observations`, `unknown_option`, `wrong_type`.
 * @see United States, 42 USC 1396d(b): the District of Columbia's rate is 70 percent.
 *
 * @example
 * ```ts
 * import { applyOverrides } from "equalis";
 * const overrides = [{ unit: "DC", value: 70, from: "1998" }];
 * applyOverrides([50, 64.2], { units: ["DC", "OH"], overrides, date: "2011" }); // => [70, 64.2]
 * applyOverrides([50, 64.2], { units: ["DC", "OH"], overrides, date: "1997" }); // => [50, 64.2]
 * ```
 */
export function applyOverrides(x: ColumnInput, options: ApplyOverridesOptions): Column {
  const where = "applyOverrides";
  requireOptions(where, options, ["units", "overrides", "date"]);
  const { units, overrides, date } = options;
  if (!Array.isArray(units) || !Array.isArray(overrides)) {
    throw new EqualizationError("units and overrides must be arrays", {
      code: "wrong_type",
      where,
      received: units,
    });
  }
  const { x: X } = requireColumns(where, { x, unit: new Float64Array(units.length) });
  const result = X.slice();
  const places = new Map((units as readonly string[]).map((unit, i) => [unit, i]));
  const day = date === undefined || date === null ? null : periodBounds(where, "date", date).first;
  for (const [index, one] of (overrides as readonly UnitOverride[]).entries()) {
    requireOptions(where, one, ["unit", "value", "from", "to"]);
    requireNumber(where, `value of override ${index}`, one.value);
    if (one.from !== undefined || one.to !== undefined) {
      if (day === null) {
        throw new EqualizationError(`override ${index} has dates; pass date`, {
          code: "missing_option",
          where,
        });
      }
      if (one.from !== undefined && periodBounds(where, "from", one.from).first > day) continue;
      if (one.to !== undefined && periodBounds(where, "to", one.to).last < day) continue;
    }
    const i = places.get(one.unit);
    if (i !== undefined) result[i] = one.value;
  }
  return result;
}
