import { EqualizationError } from "../errors.ts";
import { requireFinite, requirePositive, requireSameLength } from "../numeric/guard/index.ts";
import { requireNumber } from "../numeric/guard/require-number.ts";
import { tabulate } from "../numeric/tabulate.ts";
import type { Vector } from "../numeric/vector.ts";
import { requireOptionColumn } from "./require-option-column.ts";
import { requireRows } from "./require-rows.ts";

/** What the measures of impoverishment share. */
export interface HouseholdBudgetOptions {
  /** The poverty line per head, in the unit and for the time of the consumption per head; one, or one a row. */
  readonly povertyLine: number | Vector;
  /**
   * People in each household. Then consumption and payments are totals of households: they are divided by the size, and the
   * weights multiplied by it.
   *
   * @defaultValue consumption and payments are per head, and weights are people
   */
  readonly householdSize?: Vector | undefined;
  /**
   * Households behind each row where `householdSize` is given, else people; only proportions matter, 0 is absence.
   *
   * @defaultValue every row counts once
   */
  readonly weights?: Vector | undefined;
}

/** Consumption and payments per head, with the people behind them. */
export interface HouseholdBudget {
  /** Consumption per head, payments included. */
  readonly gross: Float64Array;
  /** Payments per head. */
  readonly paid: Float64Array;
  /** Consumption per head less payments. */
  readonly net: Float64Array;
  /** The line of each row. */
  readonly line: Float64Array;
  /** People behind each row. */
  readonly people: Float64Array;
  /** Rows with weight. */
  readonly n: number;
}

/** Checks consumption and payments and takes them down to heads. */
export function householdBudget(
  where: string,
  consumption: Vector,
  outOfPocket: Vector,
  { povertyLine, householdSize, weights }: HouseholdBudgetOptions,
): HouseholdBudget {
  const n = requireRows(where, "consumption", consumption, weights);
  const count = consumption.length;
  requireFinite(where, "payment", outOfPocket, 0);
  requireSameLength(where, "consumption", count, "payment", outOfPocket.length);
  if (povertyLine === undefined) {
    throw new EqualizationError("povertyLine is required; pass one number, or one a row", {
      code: "missing_option",
      where,
    });
  }
  if (typeof povertyLine === "object" && povertyLine !== null) {
    requireOptionColumn(where, "povertyLine", povertyLine, count);
    requirePositive(where, "povertyLine value", povertyLine);
  } else requireNumber(where, "povertyLine", povertyLine, { above: 0 });
  if (householdSize !== undefined) {
    requireOptionColumn(where, "householdSize", householdSize, count);
    requirePositive(where, "householdSize value", householdSize);
  }
  const size = (i: number): number => (householdSize === undefined ? 1 : householdSize[i]!);
  return {
    gross: tabulate(consumption, (all, i) => all / size(i)),
    paid: tabulate(outOfPocket, (pays, i) => pays / size(i)),
    net: tabulate(consumption, (all, i) => (all - outOfPocket[i]!) / size(i)),
    line: tabulate(consumption, (_, i) => (typeof povertyLine === "number" ? povertyLine : povertyLine[i]!)),
    people: tabulate(consumption, (_, i) => (weights === undefined ? 1 : weights[i]!) * size(i)),
    n,
  };
}
