import type { Direction, Indicator, Standard } from "../../model/indicator.ts";
import type { Observation } from "../../model/observation.ts";
import type { PopulationFigure, Region } from "../../model/region.ts";
import type { Study } from "../../model/study.ts";
import { cleanText, wordKey, wordSet } from "../table/clean-text.ts";
import { readAmount, shifted } from "../table/read-amount.ts";
import { textOf } from "../table/read-grid.ts";
import { areaFactor } from "../table/read-unit.ts";
import { short } from "../table/table-body.ts";
import { DIRECTION_MARKS } from "../table/words.ts";
import type { Figure } from "./check-values.ts";
import { dimensionOf, directionOf, type Measure } from "./measure.ts";
import type { RegionTable, TableColumn } from "./region-table-options.ts";
import type { RowKeys } from "./settle-rows.ts";
import type { UnderstoodTable } from "./understood-table.ts";

const HIGHER = wordSet(DIRECTION_MARKS.higher);
const LOWER = wordSet(DIRECTION_MARKS.lower);

/** Makes the result of a table whose values are settled. */
export function emitTable(
  table: UnderstoodTable,
  keys: RowKeys,
  kept: Uint8Array,
  figures: readonly Figure[],
): RegionTable {
  const { body, collector, log, measured } = table;
  const unknown = refusedPlaces(table, keys, kept);
  takeRegions(table, keys, kept, figures, unknown);
  takeIndicators(table);
  const used = new Set<Measure>();
  let values = 0;
  const byRow = measured.byRow;
  const periods = keys.periods;
  for (let i = 0; i < kept.length; i++) {
    if (kept[i] === 0 || unknown.has(keys.places.ids[i]!)) continue;
    const line = body.lines[keys.places.rows[i]!]!;
    const region = keys.places.ids[i]!;
    const subgroup = keys.subgroups[i];
    for (const column of measured.columns) {
      const measure = column.measure ?? byRow![i];
      if (measure === null || measure === undefined || measure.population !== null) continue;
      const read = column.values[i]!;
      const value = Number.isNaN(read) ? null : read;
      if (value !== null) values++;
      used.add(measure);
      const period = column.period ?? periods[i]!;
      const observation: Observation =
        subgroup === null || subgroup === undefined
          ? { region, indicator: measure.id, period, value }
          : { region, indicator: measure.id, period, subgroup, value };
      collector.take(observation, line);
    }
  }
  const result = collector.finish(
    { id: "table", name: named(body.titles[0] ?? "Table") },
    figures.length > 0,
  );
  for (const issue of result.issues)
    log.note(issue.severity, "rows", issue.code, issue.line, issue.message, issue.column);
  tellIgnored(table);
  const read = values > 0 || figures.length > 0;
  const study = result.study === null || !read ? null : withPopulation(result.study, table, figures);
  return {
    ...result,
    study,
    reason: study === null ? (result.reason ?? "no value could be read") : null,
    issues: log.list(),
    dropped: [...body.dropped].sort((a, b) => a.line - b.line),
    titles: body.titles,
    notes: body.notes,
    columns: columnsOf(table),
  };
}

/** Places that the caller's list of regions does not have. */
function refusedPlaces(
  { collector, log, body }: UnderstoodTable,
  keys: RowKeys,
  kept: Uint8Array,
): ReadonlySet<string> {
  const refused = new Map<string, string | null>();
  const unknown = new Set<string>();
  for (let i = 0; i < kept.length; i++) {
    const id = keys.places.ids[i]!;
    let why = refused.get(id);
    if (why === undefined) {
      why = collector.unknownRegion(id);
      refused.set(id, why);
    }
    if (why === null) continue;
    unknown.add(id);
    log.error("rows", "unknown_region", body.lines[keys.places.rows[i]!]!, why);
  }
  return unknown;
}

function takeRegions(
  table: UnderstoodTable,
  keys: RowKeys,
  kept: Uint8Array,
  figures: readonly Figure[],
  unknown: ReadonlySet<string>,
): void {
  const population = new Map<string, PopulationFigure[]>();
  for (const { place, concept, year, subgroup, value } of figures) {
    const list = population.get(place) ?? [];
    list.push({ concept, year, value, ...(subgroup === null ? {} : { subgroup }) });
    population.set(place, list);
  }
  const areas = areasOf(table, keys, kept);
  const groups = groupsOf(table, keys, kept);
  const stays = new Set<string>();
  const totals = new Set(table.body.dropped.filter(({ kind }) => kind === "total").map(({ line }) => line));
  for (let i = 0; i < kept.length; i++) {
    if (!totals.has(table.body.lines[keys.places.rows[i]!]!)) stays.add(keys.places.ids[i]!);
  }
  const parents = new Set([...keys.places.places.values()].map(({ parent }) => parent));
  for (const place of keys.places.places.values()) {
    // A row that is a total is no place; a place whose row cannot be used stays one.
    if (!stays.has(place.id) && !parents.has(place.id)) continue;
    if (unknown.has(place.id)) continue;
    const region: Omit<Region, "id"> = {
      name: typeof place.name === "string" ? named(place.name) : place.name,
      ...(place.parent === undefined ? {} : { parent: place.parent }),
      ...(place.codes === undefined ? {} : { codes: place.codes }),
      ...(groups.has(place.id) ? { groups: groups.get(place.id)! } : {}),
      ...(areas.has(place.id) ? { area: areas.get(place.id)! } : {}),
      ...(population.has(place.id) ? { population: population.get(place.id)! } : {}),
    };
    table.collector.region(place.id, region);
  }
}

function areasOf(
  { body, columns, form, log }: UnderstoodTable,
  keys: RowKeys,
  kept: Uint8Array,
): ReadonlyMap<string, number> {
  const areas = new Map<string, number>();
  for (const { role, at, head } of columns) {
    if (role !== "area") continue;
    const unit = head.unit?.text ?? (/km2|km²|sq ?km/i.test(head.text) ? "km2" : "");
    const factor = areaFactor(head.unitText) ?? areaFactor(unit);
    if (factor === null) {
      log.warn(
        "header",
        "unit_assumed",
        body.line,
        `"${short(head.text)}" has no unit of area; square kilometers were assumed`,
        head.text,
      );
    }
    for (let i = 0; i < kept.length; i++) {
      const id = keys.places.ids[i]!;
      if (kept[i] === 0 || areas.has(id)) continue;
      const { value, problem } = readAmount(body.rows[keys.places.rows[i]!]![at], form);
      if (problem !== undefined)
        log.error(
          "rows",
          problem,
          body.lines[keys.places.rows[i]!]!,
          "the area is not a number; it was left out",
          head.text,
        );
      const area = value === null ? -1 : converted(value, factor ?? "1");
      if (area >= 0 && area !== Number.POSITIVE_INFINITY) areas.set(id, area);
    }
  }
  return areas;
}

/** An area in square kilometers: shifted, divided or multiplied as its unit says. */
function converted(value: number, factor: string): number {
  if (factor.startsWith("e")) return shifted(value, Number(factor.slice(1)));
  return factor.startsWith("/") ? value / Number(factor.slice(1)) : value * Number(factor);
}

function groupsOf(
  { body, columns }: UnderstoodTable,
  keys: RowKeys,
  kept: Uint8Array,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const groups = new Map<string, Record<string, string>>();
  for (const { role, at, head } of columns) {
    if (role !== "group") continue;
    const name = /^group[_ ](.+)$/i.exec(head.text)?.[1] ?? head.text;
    for (let i = 0; i < kept.length; i++) {
      const text = cleanText(textOf(body.rows[keys.places.rows[i]!]![at]));
      if (kept[i] === 0 || text === "") continue;
      const own = groups.get(keys.places.ids[i]!) ?? {};
      own[name] ??= text.slice(0, 200);
      groups.set(keys.places.ids[i]!, own);
    }
  }
  return groups;
}

function takeIndicators(table: UnderstoodTable): void {
  const { body, collector, log, measured } = table;
  const standards = standardsOf(table);
  const assumed: Record<Direction, string[]> = { higher: [], lower: [] };
  for (const measure of measured.measures) {
    if (measure.population !== null) continue;
    const text = `${measure.name} ${measure.header}`;
    const stated = measure.definition?.direction ?? measure.direction ?? rowDirection(table, measure);
    const direction = stated ?? directionOf(text);
    if (stated === null) assumed[direction].push(measure.id);
    const bounds = measure.definition?.bounds;
    if (measure.unitUnknown && measure.definition?.unit === undefined) {
      log.warn(
        "header",
        "unit_unknown",
        body.line,
        `"${short(measure.header)}" is a rate without a unit; write (%), (‰) or per N in its head, or pass indicators`,
        measure.header,
      );
    }
    collector.indicator(measure.id, {
      name: named(measure.name === measure.id || measure.full === measure.id ? measure.id : measure.name),
      dimension: dimensionOf(text, measure.unit),
      direction,
      unit: named(measure.unit || measure.id),
      ...(measure.valueType === "total" ? { valueType: "total" } : {}),
      scale: measure.scale,
      ...(bounds === undefined ? {} : { bounds }),
      ...(standards.has(measure) ? { standards: standards.get(measure)! } : {}),
      ...withoutId(measure.definition),
    });
  }
  if (assumed.higher.length + assumed.lower.length > 0) {
    const said = (["higher", "lower"] as const)
      .filter((direction) => assumed[direction].length > 0)
      .map((direction) => `${direction} is better for ${listed(assumed[direction])}`);
    log.warn(
      "header",
      "direction_assumed",
      body.line,
      `the table does not say which values are better; assumed by their words: ${said.join("; ")}. Pass indicators to correct it`,
    );
  }
}

/** A name as long as a study takes it. */
function named(text: string): string {
  return text.slice(0, 500);
}

function withoutId(definition: Partial<Indicator> | undefined): Partial<Indicator> {
  const { id: _, ...rest } = definition ?? {};
  return rest;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `"${short(name)}"`);
  return `${shown.join(", ")}${names.length > 8 ? ` and ${names.length - 8} more` : ""}`;
}

function rowDirection({ body, places, measured }: UnderstoodTable, measure: Measure): Direction | null {
  if (places.directionRow === null) return null;
  for (const column of measured.columns) {
    if (column.measure !== measure) continue;
    const text = textOf(body.rows[places.directionRow]![column.at]).trim();
    const key = wordKey(text) || text;
    if (HIGHER.has(key)) return "higher";
    if (LOWER.has(key)) return "lower";
  }
  return null;
}

/** Standards of the row of standards, from the first day of the latest year on. */
function standardsOf(table: UnderstoodTable): ReadonlyMap<Measure, readonly Standard[]> {
  const { body, places, measured, form, periods, log } = table;
  const found = new Map<Measure, readonly Standard[]>();
  if (places.standardRow === null) return found;
  const years = [...periods, ...measured.columns.map(({ period }) => period)]
    .filter((period) => period !== null && period !== "")
    .map((period) => Number(period!.slice(0, 4)));
  const from = `${years.reduce((latest, year) => Math.max(latest, year), 0)}-01-01`;
  for (const { measure, at, header } of measured.columns) {
    if (measure === null || measure.population !== null || found.has(measure)) continue;
    const { value, problem } = readAmount(body.rows[places.standardRow]![at], form);
    if (problem !== undefined)
      log.error(
        "rows",
        problem,
        body.lines[places.standardRow]!,
        "the standard is not a number; it was left out",
        header,
      );
    const standard = value === null ? Number.NaN : shifted(value, measure.power);
    if (Math.abs(standard) < Number.POSITIVE_INFINITY) found.set(measure, [{ value: standard, from }]);
  }
  return found;
}

function withPopulation(study: Study, { options }: UnderstoodTable, figures: readonly Figure[]): Study {
  if (study.population !== undefined || figures.length === 0) return study;
  const concepts = new Set(figures.map(({ concept }) => concept));
  const asked = options.concept !== undefined && concepts.has(options.concept) ? options.concept : undefined;
  const concept = asked ?? (concepts.has("resident") ? "resident" : figures[0]!.concept);
  const year = figures.reduce(
    (latest, figure) => (figure.concept === concept ? Math.max(latest, figure.year) : latest),
    0,
  );
  return { ...study, population: { concept, year } };
}

/** Names every column that was not used, but for serial numbers and empty ones. */
function tellIgnored({ body, columns, measured, log }: UnderstoodTable): void {
  const used = new Set(measured.columns.map(({ at }) => at));
  const roles = new Set([
    "serial",
    "region",
    "code",
    "name",
    "year",
    "group",
    "parent",
    "area",
    "subgroup",
    "stratum",
  ]);
  const forRows = measured.byRow !== null;
  const ignored = columns.filter(({ at, role, head, given }) => {
    if (used.has(at) || roles.has(role) || head.text === "" || (given && role === "ignore")) return false;
    if (forRows && (role === "indicator" || role === "indicatorCode" || role === "unit")) return false;
    return true;
  });
  if (ignored.length === 0) return;
  log.warn(
    "header",
    "ignored_column",
    body.line,
    `${ignored.length === 1 ? "a column was" : `${ignored.length} columns were`} not used: ${listed(ignored.map(({ head }) => head.text))}`,
  );
}

function columnsOf({ columns, measured }: UnderstoodTable): readonly TableColumn[] {
  return columns.map(({ at, role, head }) => {
    const column = measured.columns.find((one) => one.at === at);
    const measure = column?.measure ?? null;
    return {
      header: head.text,
      role:
        measure !== null && measure.population === null
          ? "measured"
          : column !== undefined && measure !== null
            ? "population"
            : role,
      ...(measure === null || measure.population !== null
        ? {}
        : { indicator: measure.id, unit: measure.unit, scale: measure.scale }),
      ...(column?.period === null || column === undefined ? {} : { period: column.period }),
      ...(measure === null || measure.power === 0 ? {} : { power: measure.power }),
    };
  });
}
