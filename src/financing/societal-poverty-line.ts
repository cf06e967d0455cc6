import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedQuantile } from "../numeric/weighted-quantile.ts";
import { requireRows } from "./require-rows.ts";

/** Options of {@link societalPovertyLine}. */
export interface SocietalPovertyLineOptions {
  /**
   * The year of the purchasing power parities, which sets the other three.
   *
   * @defaultValue 2017
   */
  readonly prices?: 2011 | 2017 | 2021 | undefined;
  /**
   * The international poverty line, below which the line does not go.
   *
   * @defaultValue 1.90, 2.15 or 3.00 by `prices`
   */
  readonly floor?: number | undefined;
  /**
   * The part that does not depend on the median.
   *
   * @defaultValue 1.00, 1.15 or 1.30 by `prices`
   */
  readonly fixed?: number | undefined;
  /**
   * The part of the median that is added.
   *
   * @defaultValue 0.5
   */
  readonly share?: number | undefined;
  /**
   * People behind each value; only proportions matter, 0 is absence.
   *
   * @defaultValue every value counts once
   */
  readonly weights?: Vector | undefined;
}

/** What {@link societalPovertyLine} answers. */
export interface SocietalPovertyLine {
  /** The line, in the unit of the consumption. */
  readonly value: number;
  /** The median it was made of. */
  readonly median: number;
}

/** International line and fixed part, dollars a head and day, by the year of the parities. */
const LINES: Readonly<Record<number, readonly [floor: number, fixed: number]>> = {
  2011: [1.9, 1],
  2017: [2.15, 1.15],
  2021: [3, 1.3],
};

/**
 * Societal poverty line: the international line where a country is poor, half of the median and a fixed part where it is not.
 *
 * $$ \max(floor, \; fixed + \tfrac12 \, median) $$
 *
 * - **Unit:** that of the consumption: dollars at purchasing power parity, a head and day. For other money pass `floor`, `fixed` and
 *   `share` in it.
 * - **Use it** as `povertyLine` of {@link financialHardship}; the metadata of the Goals take the prices of 2017.
 * - **Conventions:** the constants of the World Bank for 2011, 2017 and 2021; the median of people, type 7 (see `quantile` for
 *   weights).
 * - **Cost:** one sort.
 *
 * @param consumption Consumption per head and day; finite, not negative.
 * @throws `EqualizationError` `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain` (a negative number),
 *   `length_mismatch`, `zero_total`, `unknown_option` (prices of a year without a line, too), `wrong_type`.
 * @see Jolliffe, D. and Prydz, E. B. (2021), Societal poverty: a relative and relevant measure, World Bank Economic Review 35;
 *   World Bank (2025), June 2025 update to global poverty lines.
 *
 * @example
 * ```ts
 * import { societalPovertyLine } from "equalis";
 * societalPovertyLine([1, 2, 2.5]); // => { value: 2.15, median: 2 }
 * societalPovertyLine([3, 6, 9]).value; // => 4.15
 * ```
 */
export function societalPovertyLine(
  consumption: Vector,
  options: SocietalPovertyLineOptions = {},
): SocietalPovertyLine {
  const where = "societalPovertyLine";
  requireOptions(where, options, ["prices", "floor", "fixed", "share", "weights"]);
  const { prices = 2017, weights } = options;
  const known = typeof prices === "number" && Object.hasOwn(LINES, prices) ? LINES[prices] : undefined;
  if (known === undefined) {
    throw new EqualizationError(
      `prices is ${String(prices)}; pass 2011, 2017 or 2021, or pass floor, fixed and share in money of your own`,
      { code: "unknown_option", where, received: prices },
    );
  }
  const { floor = known[0], fixed = known[1], share = 0.5 } = options;
  requireNumber(where, "floor", floor, { atLeast: 0 });
  requireNumber(where, "fixed", fixed, { atLeast: 0 });
  requireNumber(where, "share", share, { atLeast: 0 });
  requireRows(where, "consumption", consumption, weights);
  const median = weightedQuantile(consumption, 0.5, { weights, definition: "type7" });
  return representable(where, { value: Math.max(floor, fixed + share * median), median });
}
