import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { Column, ColumnInput } from "./column.ts";
import { allFinite, requireColumns } from "./require-columns.ts";
import { requireRepresentable } from "./require-representable.ts";

/** Options of {@link averageYears}. */
export interface AverageYearsOptions {
  /**
   * What each year counts; only proportions matter. 0 skips a year.
   *
   * @defaultValue all alike
   */
  readonly weights?: readonly number[] | undefined;
  /** What each year's column is divided by, such as its population: one column per year. */
  readonly denominators?: readonly ColumnInput[] | undefined;
  /**
   * Required with `denominators`: `"of-averages"` divides the average by the average denominator, `"average-of"` averages
   * the yearly ratios. They differ wherever the denominator changes; laws say which.
   */
  readonly ratio?: "of-averages" | "average-of" | undefined;
}

/**
 * Weighted average of several years, unit by unit; of a ratio, the ratio of averages or the average of ratios.
 *
 * $$ \frac{\sum_t w_t x_{it}}{\sum_t w_t}, \qquad \frac{\sum_t w_t x_{it}}{\sum_t w_t d_{it}} \text{ (of-averages)}, \qquad
 *    \frac{1}{\sum_t w_t} \sum_t w_t \frac{x_{it}}{d_{it}} \text{ (average-of)} $$
 *
 * - **Unit:** that of the years, over that of the denominators.
 * - A year given weight 0 is skipped, as some commissions skip 2020: its numbers are checked, but do not count.
 *
 * @throws `EqualizationError` `too_few_observations` (no year, no unit), `length_mismatch`, `not_finite`,
 *   `out_of_domain` (a negative weight; a denominator that is not above 0 where it counts), `zero_total` (all weights
 *   are 0), `missing_option` (denominators without `ratio`), `unsupported_combination` (`ratio` without denominators),
 *   `unknown_option`, `wrong_type`.
 * @see Canada, Federal-Provincial Fiscal Arrangements Act, section 3.2: weights 1/2, 1/4, 1/4, ratio of averages.
 *
 * @example
 * ```ts
 * import { averageYears } from "equalis";
 * averageYears([[40, 8], [30, 4], [50, 4]], { weights: [2, 1, 1] }); // => [40, 6]
 * const heads = [[10, 1], [10, 1], [10, 4]];
 * averageYears([[40, 8], [30, 4], [50, 4]], { denominators: heads, ratio: "of-averages" }); // => [4, 16 / 6]
 * averageYears([[40, 8], [30, 4], [50, 4]], { denominators: heads, ratio: "average-of" }); // => [4, 13 / 3]
 * ```
 */
export function averageYears(years: readonly ColumnInput[], options: AverageYearsOptions = {}): Column {
  const where = "averageYears";
  requireOptions(where, options, ["weights", "denominators", "ratio"]);
  requireList(where, "years", years);
  const { weights = years.map(() => 1), denominators, ratio } = options;
  requireList(where, "weights", weights);
  requireCount(where, "weight", weights.length, years.length);
  for (const [t, weight] of weights.entries()) requireNumber(where, `weight ${t}`, weight, { atLeast: 0 });
  const total = weights.reduce((a, b) => a + b, 0);
  if (total === 0) {
    throw new EqualizationError("the total weight is 0; at least one year must count", {
      code: "zero_total",
      where,
    });
  }
  if (denominators === undefined && ratio !== undefined) {
    throw new EqualizationError("ratio needs denominators, one column per year", {
      code: "unsupported_combination",
      where,
    });
  }
  if (denominators !== undefined) {
    if (ratio === undefined) {
      throw new EqualizationError('ratio is required with denominators; pass "of-averages" or "average-of"', {
        code: "missing_option",
        where,
      });
    }
    requireOneOf(where, "ratio", ratio, ["of-averages", "average-of"]);
    requireList(where, "denominators", denominators);
    requireCount(where, "denominator", denominators.length, years.length);
  }
  const named: Record<string, ColumnInput> = {};
  for (const [t, year] of years.entries()) named[`value of year ${t}, unit`] = year;
  for (const [t, year] of (denominators ?? []).entries()) named[`denominator of year ${t}, unit`] = year;
  const checked = Object.values(requireColumns(where, named));
  const values = checked.slice(0, years.length);
  const divisors = checked.slice(years.length);
  const n = values[0]!.length;
  const average = (scale: number): Column => {
    const above = new Float64Array(n);
    const below = new Float64Array(n);
    for (const [t, weight] of weights.entries()) {
      if (weight === 0) continue;
      const w = weight * scale;
      const X = values[t]!;
      const D = divisors[t];
      for (let i = 0; i < n; i++) {
        const d = D === undefined ? 1 : D[i]!;
        if (!(d > 0)) {
          throw new EqualizationError(`denominator of year ${t}, unit ${i} is ${d}; it must be above 0`, {
            code: "out_of_domain",
            where,
            index: i,
            received: d,
          });
        }
        above[i] = above[i]! + (ratio === "average-of" ? w * (X[i]! / d) : w * X[i]!);
        below[i] = below[i]! + w * d;
      }
    }
    return above.map((x, i) => x / (ratio === "of-averages" ? below[i]! : total * scale));
  };
  const usual = average(1);
  // Sums beyond the range of doubles can have a mean within it: taken again, exactly, on a smaller scale.
  const result = allFinite(usual) ? usual : average(2 ** -64);
  return requireRepresentable(where, { average: result }).average;
}

function requireList(where: string, noun: string, list: unknown): void {
  if (!Array.isArray(list)) {
    throw new EqualizationError(`${noun} must be an array with one entry per year`, {
      code: "wrong_type",
      where,
      received: list,
    });
  }
  if (list.length === 0) {
    throw new EqualizationError(`needs at least 1 year, got 0`, {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
}

function requireCount(where: string, noun: string, count: number, years: number): void {
  if (count !== years) {
    throw new EqualizationError(`needs one ${noun} per year, got ${count} for ${years}`, {
      code: "length_mismatch",
      where,
      received: count,
    });
  }
}
