import type { Study } from "../../model/study.ts";
import { collect } from "../internal/collect.ts";
import { wordSet } from "../table/clean-text.ts";
import { IssueLog } from "../table/issue-log.ts";
import { missingMarks, readAmount, shifted } from "../table/read-amount.ts";
import { readGrid, textOf } from "../table/read-grid.ts";
import { numberForm, readValues } from "../table/read-values.ts";
import { short, type TableBody, tableBody, totalTest } from "../table/table-body.ts";
import { TABLE_OPTIONS, type TableInput } from "../table/table-options.ts";
import { REGION_ROLES } from "../table/words.ts";
import { buildMeasures, isWhole, type Measured } from "./build-measures.ts";
import { checkRates, checkValues } from "./check-values.ts";
import { emitTable } from "./emit-table.ts";
import { type FoundColumn, findColumns, isRegionKey, settleMeasured } from "./find-columns.ts";
import { findPeriods } from "./find-periods.ts";
import { findPlaces } from "./find-places.ts";
import { populationFigures } from "./population-figures.ts";
import {
  checkRegionTableOptions,
  REGION_TABLE_OPTIONS,
  type ReadRegionTableOptions,
  type RegionTable,
} from "./region-table-options.ts";
import { settlePercent } from "./settle-percent.ts";
import { type RowKeys, settleRows, tellTotals } from "./settle-rows.ts";
import type { UnderstoodTable } from "./understood-table.ts";
import type { ValueColumn } from "./value-column.ts";

const WHOLES = wordSet(REGION_ROLES.stratumTotals);

/**
 * Reads a table of regions as people keep it into a study: text or the cells of a spreadsheet, English or Chinese.
 *
 * It finds the separator, the header, titles and notes, the layout, places and codes, years, units and populations, and
 * reports what it assumed in `issues` and what it left out in `dropped`. Powers of ten in units (万人) are shifted out.
 * Missing values are `null`, never 0.
 *
 * **When to use:** for any table in which rows are regions. Use {@link fromCsv} where a program wrote the table and
 * nothing is to be guessed. Decode the bytes of a file with {@link decodeText} first.
 *
 * @param input The text of the table, or its rows as lists of cells, the header among them.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `out_of_domain`, `not_finite`,
 *   `duplicate_id`. What is wrong with the data is an issue.
 *
 * @example
 * ```ts
 * import { readRegionTable } from "equalis/adapters";
 * const text = [
 *   "地区,年份,常住人口(万人),床位数(张)",
 *   "东城区,2020,91.9,9200",
 *   "西城区,2020,124.3,13900",
 *   "合计,2020,216.2,23100",
 * ].join("\n");
 * const { study, issues, dropped } = readRegionTable(text);
 * study?.regions[0]?.population; // => [{ concept: "resident", year: 2020, value: 919000 }]
 * study?.observations?.map(({ value }) => value); // => [9200, 13900]
 * issues.map(({ code }) => code); // => ["scaled", "direction_assumed", "total_row"]
 * dropped[0]?.kind; // => "total"
 * ```
 */
export function readRegionTable(input: TableInput, options: ReadRegionTableOptions = {}): RegionTable {
  const where = "readRegionTable";
  checkRegionTableOptions(where, options);
  const collector = collect(where, options, [...REGION_TABLE_OPTIONS, ...TABLE_OPTIONS]);
  const log = new IssueLog(options.maxDetails ?? 10);
  const grid = readGrid(input, options, log);
  const body = grid === null ? null : tableBody(grid, options, { isKey: isRegionKey, guess: true }, log);
  if (body === null) return nothing(log, null, []);
  const columns = findColumns(body, options, log);
  if (columns === null) return nothing(log, body, []);
  const missing = missingMarks(options.naValues);
  settleMeasured(columns, body, missing);
  const places = findPlaces(body, columns, options, totalTest(options), log);
  if (places === null) return nothing(log, body, columns);
  const periods = findPeriods(body, columns, places.rows, options, log);
  const measured = buildMeasures(body, columns, places.rows, options, collector.definition, log);
  if (measured === null) return nothing(log, body, columns);
  if (!periodsKnown(measured, periods, body, log)) return nothing(log, body, columns);
  if (populationsClash(measured, options, body, log) || columnsClash(measured, body, log)) {
    return nothing(log, body, columns);
  }
  const positions = measured.columns.map(({ at }) => at);
  const form = numberForm(body, positions, options.decimal, missing, options.parentheses, log);
  if (form === null) return nothing(log, body, columns);
  return readTable({ body, columns, places, periods, measured, form, options, collector, log });
}

function readTable(table: UnderstoodTable): RegionTable {
  const { body, columns, places, periods, measured, form, options, log } = table;
  const powerOf = (column: ValueColumn) => (i: number) => {
    const measure = column.measure ?? measured.byRow![i];
    if (measure === null || measure === undefined) return 0;
    return measure.power > 0 || measure.population === null ? measure.power : (options.populationPower ?? 0);
  };
  for (const column of measured.columns) readValues(column, powerOf(column), body, places.rows, form, log);
  tellScaled(measured, options, body, log);
  settlePercent(measured, body, places.rows, options.shares ?? "keep", log);
  const subgroupAt = columns
    .filter(({ role }) => role === "subgroup" || role === "stratum")
    .map(({ at }) => at);
  const subgroups = places.rows.map((row) => {
    const parts = subgroupAt
      .map((at) => textOf(body.rows[row]![at]).trim())
      .filter((text) => !isWhole(text, WHOLES));
    return parts.length === 0 ? null : parts.join(" / ").slice(0, 200);
  });
  const keys: RowKeys = { places, periods, subgroups };
  const kept = settleRows(measured, body, keys, options.totals !== "keep", log);
  const yearAt = columns.find(({ role }) => role === "year")?.at;
  const byCell = new Map(
    places.rows.map((row, i) => [
      yearAt === undefined ? "" : textOf(body.rows[row]![yearAt]).trim(),
      periods[i]!,
    ]),
  );
  tellTotals(
    measured,
    body,
    keys,
    kept,
    (at, row) => {
      const column = measured.columns[at]!;
      const { value } = readAmount(body.rows[row]![column.at], form);
      return value === null ? null : shifted(value, powerOf(column)(0));
    },
    (row) => byCell.get(yearAt === undefined ? "" : textOf(body.rows[row]![yearAt]).trim()) ?? null,
    log,
  );
  checkValues(measured, body, keys, kept, log);
  const figures = populationFigures(measured, body, keys, kept, options, log);
  const resident = new Map(
    figures
      .filter(({ concept, subgroup }) => concept === "resident" && subgroup === null)
      .map(({ place, year, value }) => [`${place}\n${year}`, value]),
  );
  checkRates(
    measured,
    body,
    keys,
    kept,
    (place, period) => resident.get(`${place}\n${period.slice(0, 4)}`),
    log,
  );
  return emitTable(table, keys, kept, figures);
}

/** Whether every value has a period, from its head or its row. */
function periodsKnown(
  measured: Measured,
  periods: readonly (string | null)[],
  body: TableBody,
  log: IssueLog,
): boolean {
  const needs = measured.columns.some(({ period }) => period === null);
  if (!needs || !periods.includes("")) return true;
  log.error(
    "header",
    "no_period",
    body.line,
    'nothing says the period of the values; add a column of years, or pass period: "2020"',
  );
  return false;
}

/** Whether two columns give the population of one concept and year. */
function populationsClash(
  measured: Measured,
  options: ReadRegionTableOptions,
  body: TableBody,
  log: IssueLog,
): boolean {
  const seen = new Map<string, string>();
  let clash = false;
  for (const { measure, period, header } of measured.columns) {
    if (measure === null || measure.population === null) continue;
    const concept = measure.population === "bare" ? (options.concept ?? "resident") : measure.population;
    const key = `${concept} ${period ?? ""}`;
    const other = seen.get(key);
    if (other !== undefined) {
      clash = true;
      log.error(
        "header",
        "ambiguous_columns",
        body.line,
        `"${short(other)}" and "${short(header)}" both give the ${concept} population; pass columns: { "${short(header)}": "ignore" }`,
        header,
      );
    }
    seen.set(key, header);
  }
  return clash;
}

/** Whether two columns give one indicator for one period, such as 2020 and 2020年. */
function columnsClash(measured: Measured, body: TableBody, log: IssueLog): boolean {
  const seen = new Map<unknown, Map<string, string>>();
  let clash = false;
  for (const { measure, period, header } of measured.columns) {
    if (measure !== null && measure.population !== null) continue;
    const own = seen.get(measure) ?? new Map<string, string>();
    const other = own.get(period ?? "");
    if (other !== undefined) {
      clash = true;
      log.error(
        "header",
        "duplicate_column",
        body.line,
        `"${short(other)}" and "${short(header)}" give the same values for one period; pass columns: { "${short(header)}": "ignore" }`,
        header,
      );
    }
    own.set(period ?? "", header);
    seen.set(measure, own);
  }
  return clash;
}

/** Warns of values that were shifted by the power of ten of their unit. */
function tellScaled(
  measured: Measured,
  options: ReadRegionTableOptions,
  body: TableBody,
  log: IssueLog,
): void {
  const told = new Set<string>();
  const tell = (header: string, text: string): void => {
    if (told.has(header)) return;
    told.add(header);
    log.warn("header", "scaled", body.line, text, header);
  };
  for (const measure of measured.measures) {
    if (measure.power > 0)
      tell(
        measure.header,
        `the values of "${short(measure.header)}" were multiplied by 10^${measure.power}, the power in their unit`,
      );
    else if (measure.population !== null && (options.populationPower ?? 0) > 0)
      tell(
        measure.header,
        `the values of "${short(measure.header)}" were multiplied by 10^${options.populationPower}, as populationPower says`,
      );
  }
  for (const { scaledCells, header } of measured.columns) {
    if (scaledCells)
      tell(header, `numbers of "${short(header)}" were multiplied by the power of ten written behind them`);
  }
}

/** The result of a table that is not read. */
function nothing(log: IssueLog, body: TableBody | null, columns: readonly FoundColumn[]): RegionTable {
  const issues = log.list();
  return {
    study: null as Study | null,
    reason: issues.find(({ severity }) => severity === "error")?.message ?? "no value could be read",
    observations: [],
    lines: [],
    regions: [],
    indicators: [],
    issues,
    dropped: [...(body?.dropped ?? [])].sort((a, b) => a.line - b.line),
    titles: body?.titles ?? [],
    notes: body?.notes ?? [],
    columns: columns.map(({ head, role }) => ({ header: head.text, role })),
  };
}
