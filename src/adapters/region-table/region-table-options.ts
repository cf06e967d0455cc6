import type { Period } from "../../model/period.ts";
import type { PopulationConcept } from "../../model/region.ts";
import { requireNumber, requireOneOf } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { AdapterOptions, IndicatorDefinition } from "../adapter-options.ts";
import type { AdapterResult } from "../adapter-result.ts";
import { checkDefinition } from "../internal/check-definition.ts";
import type { TableIssue } from "../table/issue-log.ts";
import { readSpan } from "../table/read-span.ts";
import { checkTableOptions, type DroppedRow, entriesOf, type TableOptions } from "../table/table-options.ts";

const ROLES = [
  "region",
  "code",
  "name",
  "year",
  "population",
  "area",
  "group",
  "parent",
  "indicator",
  "indicatorCode",
  "value",
  "unit",
  "subgroup",
  "stratum",
  "numerator",
  "denominator",
  "serial",
  "note",
  "ignore",
] as const;

/** What a column of a table of regions can hold. `"stratum"` is another word for `"subgroup"`. */
export type ColumnRole = (typeof ROLES)[number];

/** Options of {@link readRegionTable}. */
export interface ReadRegionTableOptions extends AdapterOptions, TableOptions {
  /**
   * What columns hold, by their head: a role, or the indicator of a column of values:
   * `{ "NFHS-5": "value", 床位: { id: "beds", direction: "higher" } }`. It wins over what the heads say.
   */
  readonly columns?: Readonly<Record<string, ColumnRole | IndicatorDefinition>> | undefined;
  /**
   * `"columns"`: one column per indicator, perhaps with the year in its head. `"years"`: one column per year.
   * `"long"`: one value per row.
   *
   * @defaultValue found
   */
  readonly layout?: "columns" | "years" | "long" | undefined;
  /** Period of the rows of which no column says it. */
  readonly period?: Period | undefined;
  /** Periods that the table writes in its own way: `{ "2019/20": "2019" }`. */
  readonly periods?: Readonly<Record<string, Period>> | undefined;
  /** Indicator of a table of years, or of a table of values without an indicator column. */
  readonly indicator?: string | IndicatorDefinition | undefined;
  /** Whom a population counts of which the head does not say it. @defaultValue "resident" */
  readonly concept?: PopulationConcept | undefined;
  /** Power of ten of populations without a unit: 4 for ten thousands. @defaultValue 0 */
  readonly populationPower?: number | undefined;
  /** Whether percentages that are all at most 1 are kept or multiplied by 100. @defaultValue "keep" */
  readonly shares?: "keep" | "percent" | undefined;
}

/** What a column was taken for. */
export interface TableColumn {
  /** Its head, clean. */
  readonly header: string;
  /** What it holds; `"measured"` is a column of values of an indicator. */
  readonly role: ColumnRole | "measured";
  /** Id of the indicator of its values. */
  readonly indicator?: string;
  /** Period that its head names. */
  readonly period?: Period;
  /** Unit of its values after scaling. */
  readonly unit?: string;
  /** Power of ten by which its values were shifted. */
  readonly power?: number;
  /** Scale of its indicator. */
  readonly scale?: number;
}

/** What {@link readRegionTable} read. */
export interface RegionTable extends AdapterResult {
  /** Every problem: the whole file first, then the header, then by line. At most 60. */
  readonly issues: readonly TableIssue[];
  /** Rows that are not among the data: titles, notes, totals, repeated and unusable rows. */
  readonly dropped: readonly DroppedRow[];
  /** Texts above the header. */
  readonly titles: readonly string[];
  /** Texts below the data. */
  readonly notes: readonly string[];
  /** What each column was taken for. */
  readonly columns: readonly TableColumn[];
}

/** Names of the options of `readRegionTable` besides those of every table and adapter. */
export const REGION_TABLE_OPTIONS: readonly string[] = [
  "columns",
  "layout",
  "period",
  "periods",
  "indicator",
  "concept",
  "populationPower",
  "shares",
];
const ADAPTER_OPTIONS: readonly string[] = ["study", "indicators", "regions", "newRegions", "sources"];

/** Refuses wrong options. */
export function checkRegionTableOptions(where: string, options: ReadRegionTableOptions): void {
  checkTableOptions(where, options, [...ADAPTER_OPTIONS, ...REGION_TABLE_OPTIONS]);
  const { layout, period, periods, indicator, concept, populationPower, shares, columns } = options;
  if (layout !== undefined) requireOneOf(where, "layout", layout, ["columns", "years", "long"]);
  if (concept !== undefined) requireOneOf(where, "concept", concept, ["resident", "registered", "service"]);
  if (shares !== undefined) requireOneOf(where, "shares", shares, ["keep", "percent"]);
  if (populationPower !== undefined) {
    requireNumber(where, "populationPower", populationPower, { integer: true, atLeast: 0, atMost: 12 });
  }
  if (period !== undefined) requirePeriod(where, "period", period);
  for (const [text, one] of entriesOf<unknown>(where, "periods", periods)) {
    requirePeriod(where, `periods["${text}"]`, one);
  }
  if (indicator !== undefined && typeof indicator !== "string")
    requireDefinition(where, "indicator", indicator);
  if (indicator === "") refuse(where, "out_of_domain", "indicator is empty; pass its id", indicator);
  for (const [head, role] of entriesOf<unknown>(where, "columns", columns)) {
    if (typeof role === "string") requireOneOf(where, `columns["${head}"]`, role, ROLES);
    else requireDefinition(where, `columns["${head}"]`, role);
  }
}

function requirePeriod(where: string, option: string, period: unknown): void {
  if (typeof period !== "string" || readSpan(period) === null) {
    refuse(
      where,
      "out_of_domain",
      `${option} must be a period such as "2020", "2020-Q3" or "2020-07"`,
      period,
    );
  }
}

function requireDefinition(where: string, option: string, definition: unknown): void {
  const id: unknown = (definition as { readonly id?: unknown } | null)?.id;
  if (typeof definition !== "object" || typeof id !== "string" || id === "") {
    refuse(where, "wrong_type", `${option} must be a role or an indicator with an id`, definition);
  }
  checkDefinition(where, option, definition as IndicatorDefinition);
}
