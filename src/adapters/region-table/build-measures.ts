import type { Indicator } from "../../model/indicator.ts";
import type { IndicatorDefinition } from "../adapter-options.ts";
import { cleanText, wordKey } from "../table/clean-text.ts";
import type { IssueLog } from "../table/issue-log.ts";
import { textOf } from "../table/read-grid.ts";
import { readUnit, type Unit } from "../table/read-unit.ts";
import type { TableBody } from "../table/table-body.ts";
import { type FoundColumn, unitOfCell } from "./find-columns.ts";
import { type Measure, measureOf } from "./measure.ts";
import { type ReadHead, readHead } from "./read-head.ts";
import type { ReadRegionTableOptions } from "./region-table-options.ts";
import type { ValueColumn } from "./value-column.ts";

/** The columns of values of a table, and what they measure. */
export interface Measured {
  readonly layout: "columns" | "years" | "long";
  readonly columns: readonly ValueColumn[];
  /** Every indicator and population, in the order of the table. */
  readonly measures: readonly Measure[];
  /** What each row measures, where rows say it; else `null`. */
  readonly byRow: readonly (Measure | null)[] | null;
}

/** Finds what the columns of values measure; `null` where nothing says it, which is then an issue. */
export function buildMeasures(
  body: TableBody,
  columns: readonly FoundColumn[],
  rows: readonly number[],
  options: ReadRegionTableOptions,
  definitions: (id: string) => Partial<Indicator> | undefined,
  log: IssueLog,
): Measured | null {
  const layout = options.layout ?? layoutOf(columns, options);
  const titles = titleUnit(body);
  const value = (column: FoundColumn, measure: Measure | null, period: string | null): ValueColumn => ({
    at: column.at,
    header: column.head.text,
    measure,
    period,
    values: new Float64Array(rows.length),
    scaledCells: false,
  });
  const known = (head: ReadHead, definition?: IndicatorDefinition): Partial<Indicator> | undefined =>
    definition ?? definitions(head.name) ?? definitions(head.text) ?? definitions(head.full);

  if (layout === "columns") {
    const used = columns.filter(({ role }) => role === "measured" || role === "population");
    const byName = new Map<string, Measure>();
    const list: ValueColumn[] = [];
    for (const column of used) {
      const { head } = column;
      const fresh = measureOf(
        head,
        known(head, column.definition),
        titles.unit,
        column.role === "population",
      );
      // Columns of one indicator in several years have one head but for the year.
      const key = `${fresh.full}\n${head.unitText}`;
      const measure = head.period === null ? fresh : (byName.get(key) ?? fresh);
      byName.set(key, measure);
      list.push(value(column, measure, head.period));
    }
    return {
      layout,
      columns: list,
      measures: settleIds([...new Set(list.map(({ measure }) => measure!))]),
      byRow: null,
    };
  }
  const indicator =
    columns.find(({ role }) => role === "indicator") ?? columns.find(({ role }) => role === "indicatorCode");
  const periods = columns.filter(
    ({ head, role }) => head.name === "" && head.period !== null && role === "measured",
  );
  const values = layout === "years" ? periods : columns.filter(({ role }) => role === "value");
  if (values.length === 0) {
    log.error(
      "header",
      "missing_column",
      body.line,
      layout === "years"
        ? 'no head is a year, as layout "years" needs'
        : 'no column has the values; pass columns: { head: "value" }',
    );
    return null;
  }
  const periodOf = (column: FoundColumn): string | null => (layout === "years" ? column.head.period : null);
  if (indicator === undefined) {
    const measure = soleMeasure(titles, options, definitions);
    if (measure === null) {
      log.error(
        "header",
        "no_indicator",
        body.line,
        'the table does not say what its values are; pass indicator: "beds", or a definition with direction, dimension, unit and scale',
      );
      return null;
    }
    return {
      layout,
      columns: values.map((column) => value(column, measure, periodOf(column))),
      measures: [measure],
      byRow: null,
    };
  }
  const byRow = rowMeasures(body, columns, indicator, rows, titles.unit, known);
  const measures = settleIds([...new Set(byRow)].filter((measure) => measure !== null));
  return { layout, columns: values.map((column) => value(column, null, periodOf(column))), measures, byRow };
}

function layoutOf(columns: readonly FoundColumn[], options: ReadRegionTableOptions): Measured["layout"] {
  const has = (role: FoundColumn["role"]): boolean => columns.some((column) => column.role === role);
  if (
    has("value") &&
    (has("indicator") || has("indicatorCode") || !has("measured") || options.indicator !== undefined)
  )
    return "long";
  const years = columns.filter(
    ({ head, role }) => head.name === "" && head.period !== null && role === "measured",
  );
  return years.length > 0 && !columns.some(({ role, head }) => role === "measured" && head.name !== "")
    ? "years"
    : years.length > 0 && (has("indicator") || has("indicatorCode"))
      ? "years"
      : years.length > 1
        ? "years"
        : "columns";
}

interface TitleWords {
  /** Unit of all counts without their own. */
  readonly unit: Unit | null;
  /** What the values are, with its unit. */
  readonly indicator: string | null;
}

/** What `单位：X` and `指标：X(单位)` above the header say. */
function titleUnit(body: TableBody): TitleWords {
  let unit: Unit | null = null;
  let indicator: string | null = null;
  for (const title of body.titles) {
    const said =
      /^[(]?(?:单位|计量单位|units?)\s*[:：]\s*([^、,，;；]+?)[)]?$/iu.exec(title)?.[1] ??
      /[(](?:单位|units?)\s*[:：]\s*([^、,，;；()]+)[)]/iu.exec(title)?.[1];
    if (said !== undefined) unit ??= readUnit(said);
    indicator ??= /^(?:指标|indicator)\s*[:：]\s*(.+)$/iu.exec(title)?.[1] ?? null;
  }
  return { unit, indicator };
}

function soleMeasure(
  titles: TitleWords,
  options: ReadRegionTableOptions,
  definitions: (id: string) => Partial<Indicator> | undefined,
): Measure | null {
  const given = options.indicator;
  if (typeof given === "object")
    return measureOf(readHead({ text: given.id, parts: [given.id] }, false), given, null, false);
  const text = given ?? titles.indicator;
  if (text === null || text === undefined) return null;
  const head = readHead({ text: cleanText(text), parts: [text] }, false);
  const measure = measureOf(head, definitions(text) ?? definitions(head.name), titles.unit, false);
  if (given !== undefined) measure.id = given;
  return measure;
}

/** What each row measures, by its indicator, its code and its unit. */
function rowMeasures(
  body: TableBody,
  columns: readonly FoundColumn[],
  indicator: FoundColumn,
  rows: readonly number[],
  titleUnit: Unit | null,
  known: (head: ReadHead) => Partial<Indicator> | undefined,
): (Measure | null)[] {
  const codeAt = columns.find(({ role }) => role === "indicatorCode")?.at;
  const unitAt = columns.find(({ role }) => role === "unit")?.at;
  const cache = new Map<string, Measure | null>();
  return rows.map((row) => {
    const cells = body.rows[row]!;
    const text = cleanText(textOf(cells[indicator.at]));
    const code = codeAt === undefined ? "" : cleanText(textOf(cells[codeAt]));
    const unitText = unitAt === undefined ? "" : cleanText(textOf(cells[unitAt]));
    const key = `${text}\n${code}\n${unitText}`;
    let measure = cache.get(key);
    if (measure !== undefined) return measure;
    if (text === "" && code === "") measure = null;
    else {
      const head = readHead(
        {
          text: text || code,
          parts: [text || code],
          ...(unitText === "" || unitOfCell(unitText) === null ? {} : { unit: unitText }),
        },
        false,
      );
      measure = measureOf(head, known({ ...head, name: code || head.name }) ?? known(head), titleUnit, false);
      if (code !== "") measure.id = code;
    }
    cache.set(key, measure);
    return measure;
  });
}

/** Ids that repeat take their units in brackets; those that still do, a number. */
function settleIds(measures: readonly Measure[]): readonly Measure[] {
  const count = new Map<string, number>();
  for (const measure of measures)
    if (measure.population === null) count.set(measure.id, (count.get(measure.id) ?? 0) + 1);
  for (const measure of measures) {
    if (
      (count.get(measure.id) ?? 0) > 1 &&
      measure.definition?.name === undefined &&
      measure.id === measure.name
    )
      measure.id = measure.full;
  }
  const taken = new Set<string>();
  for (const measure of measures) {
    measure.id = idOf(measure.id);
    if (measure.population !== null) continue;
    for (let n = 2, base = measure.id; taken.has(measure.id); n++) measure.id = `${base} ${n}`;
    taken.add(measure.id);
  }
  return measures;
}

/** A text that can be the id of an indicator. */
function idOf(text: string): string {
  const id = short200(text.trim());
  return id === "__proto__" ? "proto" : id;
}

function short200(text: string): string {
  return text.length > 200 ? text.slice(0, 200).trim() : text;
}

/** Whether a cell of a column of parts of places means all of it. */
export function isWhole(text: string, wholes: ReadonlySet<string>): boolean {
  return text === "" || wholes.has(wordKey(text) || text);
}
