import { EqualizationError } from "../../errors.ts";
import { requireFinite, requireNonNegative, requireOptions } from "../../numeric/guard/index.ts";
import { requireMatrix } from "../../numeric/guard/require-matrix.ts";
import { sum } from "../../numeric/sum.ts";
import { requireRepresentable } from "../columns/require-representable.ts";

/** Input of {@link fiscalMismatch}: one row per tier, one column per year, all in one unit of money. */
export interface FiscalMismatchInput {
  /** Names of the tiers of government. */
  readonly tiers: readonly string[];
  /** Years of the columns, rising. */
  readonly years: readonly number[];
  /** Revenue that each tier keeps, at least 0. */
  readonly revenue: readonly (readonly number[])[];
  /** Expenditure that each tier is responsible for, at least 0. */
  readonly duties: readonly (readonly number[])[];
}

/** Duties and revenue of one tier over the years. */
export interface TierMismatch {
  /** Name of the tier. */
  readonly tier: string;
  /** Share of the tier in all revenue, by year. */
  readonly revenueShare: readonly number[];
  /** Share of the tier in all duties, by year. */
  readonly dutyShare: readonly number[];
  /** Share in duties minus share in revenue, by year: above 0 the tier has more to do than money to do it. */
  readonly mismatch: readonly number[];
  /** Revenue over duties, by year; `null` in a year without duties. */
  readonly coverage: readonly (number | null)[];
  /** Duties minus revenue in money, by year. */
  readonly gap: readonly number[];
  /** Part of the year's mismatch that the tier bears, 0 to 1, by year; `null` in a year without mismatch. */
  readonly borne: readonly (number | null)[];
  /** Change of the mismatch per year, by least squares; `null` with a single year. */
  readonly trend: number | null;
}

/** How far revenue is from where the duties are. */
export interface FiscalMismatch {
  /** The years, as given. */
  readonly years: readonly number[];
  /** Part of all revenue that is at another tier than its share of the duties, 0 (in step) to 1, by year. */
  readonly index: readonly number[];
  /** Change of the index per year, by least squares; `null` with a single year. */
  readonly trend: number | null;
  /** Index of the last year minus that of the first. */
  readonly change: number;
  /** The tiers, in the order given. */
  readonly byTier: readonly TierMismatch[];
}

/**
 * Measures how far the revenue of tiers of government is from their duties, over the years.
 *
 * $$ m_{jt} = \frac{D_{jt}}{\sum_k D_{kt}} - \frac{R_{jt}}{\sum_k R_{kt}}, \quad index_t = \tfrac12 \sum_j |m_{jt}|,
 *    \quad borne_{jt} = \frac{\max(0, m_{jt})}{index_t} $$
 *
 * - **Unit:** shares are pure numbers; `gap` is money. `trend` is per year, also if years are missing between.
 * - **When to use:** to see which tier bears duties beyond its revenue, how much of the mismatch is its own, and whether
 *   it grows. Use {@link fiscalPosition} for units of one tier.
 * - Revenue is what each tier keeps before transfers. With transfers included, the index tells what they leave.
 * - The index is the dissimilarity index of revenue and duties: merging tiers with mismatches of one sign keeps it.
 *
 * @throws `EqualizationError` `zero_total` (a year without revenue or without duties), `out_of_domain` (a negative amount,
 *   years that do not rise), `duplicate_id` (a tier twice), `length_mismatch`, `not_finite`, `too_few_observations`,
 *   `unknown_option`, `wrong_type`.
 *
 * @example The county keeps a fifth of the revenue and has half of the duties, a year later more of them
 * ```ts
 * import { fiscalMismatch } from "equalis";
 * const found = fiscalMismatch({
 *   tiers: ["central", "county"],
 *   years: [2012, 2013],
 *   revenue: [[80, 80], [20, 20]],
 *   duties: [[50, 40], [50, 60]],
 * });
 * found.index.map((x) => x.toFixed(2)); // => ["0.30", "0.40"]
 * found.trend?.toFixed(2); // => "0.10"
 * found.byTier[1]?.borne; // => [1, 1]
 * found.byTier[1]?.gap; // => [30, 40]
 * ```
 */
export function fiscalMismatch(input: FiscalMismatchInput): FiscalMismatch {
  const where = "fiscalMismatch";
  requireOptions(where, input, ["tiers", "years", "revenue", "duties"]);
  const { tiers, years, revenue, duties } = input;
  requireTiers(where, tiers);
  requireYears(where, years);
  for (const [name, table] of [
    ["revenue", revenue],
    ["duties", duties],
  ] as const) {
    const columns = requireMatrix(where, table, `${name} of tier`);
    requireLength(where, `rows of ${name}, one per tier`, table.length, tiers.length);
    requireLength(where, `columns of ${name}, one per year`, columns, years.length);
    for (const [j, row] of table.entries()) requireNonNegative(where, `${name} of ${tiers[j]},`, row);
  }
  const revenueShare = sharesByYear(where, "revenue", revenue, years);
  const dutyShare = sharesByYear(where, "duties", duties, years);
  const mismatch = tiers.map((_, j) => years.map((_year, t) => dutyShare[j]![t]! - revenueShare[j]![t]!));
  // Half of all differences is the positive ones alone, of which the parts borne add up to 1.
  const index = years.map((_, t) => sum(mismatch.map((row) => Math.max(0, row[t]!))));
  const byTier = tiers.map((tier, j) => ({
    tier,
    revenueShare: revenueShare[j]!,
    dutyShare: dutyShare[j]!,
    mismatch: mismatch[j]!,
    coverage: duties[j]!.map((due, t) => (due > 0 ? revenue[j]![t]! / due : null)),
    gap: duties[j]!.map((due, t) => due - revenue[j]![t]!),
    borne: mismatch[j]!.map((one, t) => (index[t]! > 0 ? Math.max(0, one) / index[t]! : null)),
    trend: slope(years, mismatch[j]!),
  }));
  return requireRepresentable(where, {
    years: [...years],
    index,
    trend: slope(years, index),
    change: index.at(-1)! - index[0]!,
    byTier,
  });
}

function requireTiers(where: string, tiers: readonly string[]): void {
  if (!Array.isArray(tiers) || tiers.some((tier) => typeof tier !== "string" || tier === "")) {
    throw new EqualizationError("tiers must be an array of names", {
      code: "wrong_type",
      where,
      received: tiers,
    });
  }
  const twice = tiers.find((tier, j) => tiers.indexOf(tier) !== j);
  if (twice === undefined) return;
  throw new EqualizationError(`duplicate tier "${twice}"`, { code: "duplicate_id", where, received: twice });
}

function requireYears(where: string, years: readonly number[]): void {
  requireFinite(where, "years", years);
  for (let t = 1; t < years.length; t++) {
    if (years[t]! > years[t - 1]!) continue;
    throw new EqualizationError(`year ${t} is ${years[t]}, not after ${years[t - 1]}; sort the years`, {
      code: "out_of_domain",
      where,
      index: t,
      received: years[t],
    });
  }
}

function requireLength(where: string, noun: string, received: number, needed: number): void {
  if (received === needed) return;
  throw new EqualizationError(`needs ${needed} ${noun}, got ${received}`, {
    code: "length_mismatch",
    where,
    received,
  });
}

function sharesByYear(
  where: string,
  name: string,
  table: readonly (readonly number[])[],
  years: readonly number[],
): number[][] {
  const totals = years.map((year, t) => {
    const total = sum(table.map((row) => row[t]!));
    if (total > 0) return total;
    throw new EqualizationError(`the ${name} of ${year} are 0 in total; shares of them are undefined`, {
      code: "zero_total",
      where,
      index: t,
      received: total,
    });
  });
  return table.map((row) => row.map((x, t) => x / totals[t]!));
}

/** Least-squares change per year. */
function slope(years: readonly number[], values: readonly number[]): number | null {
  if (years.length < 2) return null;
  const meanYear = sum(years) / years.length;
  const mean = sum(values) / values.length;
  const along = sum(years.map((year, t) => (year - meanYear) * (values[t]! - mean)));
  return along / sum(years.map((year) => (year - meanYear) ** 2));
}
