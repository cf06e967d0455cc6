import type { Coefficient } from "../model/results/coefficient.ts";
import { representable, requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { coefficientOf } from "../numeric/regression/coefficient.ts";
import { requireConfidence } from "../numeric/regression/panel.ts";
import type { Vector } from "../numeric/vector.ts";
import { aggregateEffects, testBefore } from "./aggregate-effects.ts";
import { type GroupTimeCell, groupTimeCells } from "./group-time-cells.ts";
import type { PanelOptions } from "./panel-regression.ts";
import { readCohorts } from "./read-cohorts.ts";
import type { TreatedFrom } from "./treated-from.ts";

/** Options of {@link groupTimeEffects}. */
export interface GroupTimeEffectsOptions extends Omit<PanelOptions, "cluster"> {
  /** First treated period of each unit; `null` for never. A date after the last period counts as never. */
  readonly treatedFrom: TreatedFrom;
  /** With whom a group is compared: units never treated, or also those not treated yet. */
  readonly control: "never" | "not-yet";
  /**
   * How effects are averaged: all after treatment ("simple"), by time since treatment ("dynamic"), by group, or by period
   * ("calendar").
   */
  readonly aggregate: "simple" | "dynamic" | "group" | "calendar";
  /**
   * What effects before the treatment are compared with: the period before each ("varying"), or the last period before
   * treatment ("universal").
   *
   * @defaultValue "varying"
   */
  readonly base?: "varying" | "universal" | undefined;
  /** Periods before its date in which a treatment may already have effects; the base lies before them. @defaultValue 0 */
  readonly anticipation?: number | undefined;
  /** What to do if a unit lacks a period: throw, or set the unit aside. @defaultValue "error" */
  readonly missing?: "error" | "drop-units" | undefined;
}

/** What {@link groupTimeEffects} finds. */
export interface GroupTimeEffects {
  /** Effect of each group in each period, by group, then period; t is normal. */
  readonly effects: (Coefficient & {
    /** Date from which the group is treated. */
    readonly group: number;
    /** The period. */
    readonly period: number;
    /** Whether the period is the date of the group or later. */
    readonly after: boolean;
  })[];
  /** The average effect after treatment. */
  readonly overall: Coefficient;
  /** The averages behind it, by time since treatment, group or period; empty for "simple". */
  readonly by: (Coefficient & {
    /** Time since treatment, group or period. */
    readonly at: number;
  })[];
  /** Joint test that all effects before treatment are 0; `null` if there are none or too many. */
  readonly preTest: {
    /** Wald statistic. */
    readonly statistic: number;
    /** Effects tested. */
    readonly df: number;
    /** Its p-value by chi-square. */
    readonly p: number;
  } | null;
  /** Units used. */
  readonly n: number;
  /** Units set aside because they are treated from the first period on. */
  readonly always: number;
  /** Units set aside because a period is missing. */
  readonly dropped: number;
}

/**
 * Computes the effect on each group of units treated from one date in each period, and averages of these effects.
 *
 * $$ ATT(g, t) = \left[\bar y_{g,t} - \bar y_{g,b}\right] - \left[\bar y_{c,t} - \bar y_{c,b}\right] $$
 *
 * with $b$ the base period, as a rule the last before treatment, and $c$ the comparison units. Averages weight groups by
 * their share of units:
 *
 * | `aggregate` | `by` | `overall` |
 * |---|---|---|
 * | `"simple"` | none | effects after treatment, by shares |
 * | `"dynamic"` | each time since treatment, by shares | plain mean of times of 0 and later |
 * | `"group"` | each group, plain mean over its periods | groups by shares |
 * | `"calendar"` | each period, by shares | plain mean of periods |
 *
 * - **Unit:** that of the outcome.
 * - **When to use:** regions are treated from different dates. Two-way effects then compare with regions treated before,
 *   see {@link baconDecomposition}; this function does not.
 * - **Warning:** groups of one or two regions give errors that cannot be trusted. Intervals are pointwise, each for itself.
 * - **Conventions:** as R's did without covariates, analytic errors: influence functions clustered by unit, population form
 *   (no correction for few units), normal intervals. Units are weighted by their weight in their first period. The overall
 *   error for "group" is that of did 2.5: versions up to 2.1.2 give the shares to wrong groups, on the mpdta data 0.012415
 *   for 0.012446. Without never-treated units "not-yet" ends before the last date, and the last group is comparison only.
 *
 * @param y Outcome of each unit and period.
 * @throws `EqualizationError` those of reading a panel and `treatedFrom` as in {@link differenceInDifferences},
 *   `missing_value` (a unit lacks a period and `missing` is "error"), `too_few_observations` (no dated group with a
 *   comparison; no never-treated unit for "never"), `missing_option`, `unknown_option`, `out_of_domain`.
 * @see Callaway and Sant'Anna, Journal of Econometrics 225 (2021). Checked against did 2.1.2, with its shares corrected.
 *
 * @example Counties a and b reform in 2020, c and d in 2021, e and f never
 * ```ts
 * import { groupTimeEffects } from "equalis";
 * const { overall, by } = groupTimeEffects(
 *   [1, 4, 6, 2, 5, 6, 3, 3, 7, 2, 3, 6, 1, 1, 2, 3, 4, 4],
 *   {
 *     unit: ["a", "b", "c", "d", "e", "f"].flatMap((county) => [county, county, county]),
 *     period: ["a", "b", "c", "d", "e", "f"].flatMap(() => [2019, 2020, 2021]),
 *     treatedFrom: { a: 2020, b: 2020, c: 2021, d: 2021, e: null, f: null },
 *     control: "never",
 *     aggregate: "dynamic",
 *   },
 * );
 * by.map(({ at, value }) => [at, value]); // => [[-1, 0], [0, 2.75], [1, 3.5]]
 * overall.value; // => 3.125
 * ```
 */
export function groupTimeEffects(y: Vector, options: GroupTimeEffectsOptions): GroupTimeEffects {
  const where = "groupTimeEffects";
  requireOptions(where, options, [
    "unit",
    "period",
    "weights",
    "confidence",
    "treatedFrom",
    "control",
    "aggregate",
    "base",
    "anticipation",
    "missing",
  ]);
  const { control, aggregate, base = "varying", anticipation = 0, missing = "error" } = options;
  const { confidence = 0.95 } = options;
  requireOneOf(where, "control", control, ["never", "not-yet"]);
  requireOneOf(where, "aggregate", aggregate, ["simple", "dynamic", "group", "calendar"]);
  requireOneOf(where, "base", base, ["varying", "universal"]);
  requireOneOf(where, "missing", missing, ["error", "drop-units"]);
  requireNumber(where, "anticipation", anticipation, { atLeast: 0 });
  requireConfidence(where, confidence);
  const cohorts = readCohorts(where, y, options, { control, anticipation, missing });
  const cells = groupTimeCells(where, cohorts, { control, base, anticipation });
  const n = cohorts.dates.length;
  const judged = (value: number, influence: Float64Array | null): Coefficient =>
    coefficientOf(
      value,
      influence === null ? null : errorOf(influence),
      Number.POSITIVE_INFINITY,
      confidence,
    );
  const { overall, by } = aggregateEffects(cells, cohorts, aggregate);
  return representable(where, {
    effects: cells.map((cell) => ({
      group: cell.group,
      period: cell.period,
      after: cell.after,
      ...judged(cell.value, cell.influence),
    })),
    overall: judged(overall.value, overall.influence),
    by: by.map(({ at, value, influence }) => ({ at, ...judged(value, influence) })),
    preTest: testBefore(cells.filter((cell: GroupTimeCell) => !cell.after)),
    n,
    always: cohorts.always,
    dropped: cohorts.dropped,
  });
}

/** Standard error of a mean of influences. */
function errorOf(influence: Float64Array): number {
  let total = 0;
  for (let i = 0; i < influence.length; i++) total += influence[i]! ** 2;
  return Math.sqrt(total) / influence.length;
}
