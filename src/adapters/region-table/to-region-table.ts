import type { Indicator } from "../../model/indicator.ts";
import type { Observation } from "../../model/observation.ts";
import type { PopulationConcept, Region } from "../../model/region.ts";
import type { Study } from "../../model/study.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { csvLine } from "../internal/csv-line.ts";
import { ownField } from "../internal/own-field.ts";
import { isList } from "../internal/shown-cell.ts";
import { cleanText, wordKey, wordSet } from "../table/clean-text.ts";
import { shifted } from "../table/read-amount.ts";
import { totalTest } from "../table/table-body.ts";
import { DIRECTION_ROW, STANDARD_ROW } from "../table/words.ts";
import { indicatorHead, type WrittenIndicator } from "./indicator-head.ts";

/** Options of {@link toRegionTable}. */
export interface ToRegionTableOptions {
  /** The separator. @defaultValue "," */
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /** What ends a line. @defaultValue carriage return and line feed, as RFC 4180 says */
  readonly lineBreak?: "\r\n" | "\n" | undefined;
  /** Whether a byte order mark goes in front, by which spreadsheets know UTF-8. @defaultValue false */
  readonly byteOrderMark?: boolean | undefined;
}

const WHERE = "toRegionTable";
const POPULATION_HEADS: Readonly<Record<PopulationConcept, string>> = {
  resident: "population",
  registered: "registered population",
  service: "service population",
};
const CODE_HEADS: Readonly<Record<string, string>> = {
  "GB/T 2260": "行政区划代码",
  FIPS: "fips code",
  "ISO 3166-1": "iso code",
  NUTS: "nuts code",
  code: "code",
};
const SPECIAL = wordSet(DIRECTION_ROW, STANDARD_ROW);

/**
 * Writes the regions, populations and observations of a study as one table of text that {@link readRegionTable} reads
 * back.
 *
 * The table has one row per region and period where every row has a value (or a known gap) of every indicator, with rows
 * of directions and standards; else one row per value. For a study that `readRegionTable` read, reading gives the same
 * study, its observations perhaps in another order. For others pass `indicators: study.indicators` when reading, as a
 * head cannot say everything of an indicator. Texts that a spreadsheet would run as formulas get an apostrophe in front.
 *
 * **When to use:** to hand a study to people who work in spreadsheets, and take it back.
 *
 * @returns The text, its last line ended too. Flows, goals, schemes and sources are not part of it.
 *
 * @throws `EqualizationError` `wrong_type` (no study), `unknown_option`, `unsupported_combination` (observations with
 *   numerators, errors or sources; ids that a table cannot hold, such as `"total"`).
 *
 * @example
 * ```ts
 * import { readRegionTable, toRegionTable } from "equalis/adapters";
 * const { study } = readRegionTable("region,year,population,beds(张)\nA,2020,1000,5\nB,2020,2000,\n");
 * const text = study === null ? "" : toRegionTable(study, { lineBreak: "\n" });
 * text.split("\n"); // => [
 * //   "region,year,population,beds(张)",
 * //   "'@direction,,,higher",
 * //   "A,2020,1000,5",
 * //   "B,2020,2000,",
 * //   "",
 * // ]
 * ```
 */
export function toRegionTable(study: Study, options: ToRegionTableOptions = {}): string {
  requireOptions(WHERE, options, ["delimiter", "lineBreak", "byteOrderMark"]);
  const { delimiter = ",", lineBreak = "\r\n", byteOrderMark = false } = options;
  requireOneOf(WHERE, "delimiter", delimiter, [",", ";", "\t"]);
  requireOneOf(WHERE, "lineBreak", lineBreak, ["\r\n", "\n"]);
  const parts = partsOf(study);
  const { name } = study;
  const titled = typeof name === "string" && name !== "Table" && name !== "" && cleanText(name) === name;
  const rows = [...(titled ? [[name]] : []), ...(isDense(parts) ? denseRows(parts) : longRows(parts))];
  const text = rows.map((cells, row) => csvLine(WHERE, cells, delimiter, row) + lineBreak).join("");
  return (byteOrderMark ? "\ufeff" : "") + text;
}

type Row = readonly (string | number | null | undefined)[];

interface Parts {
  readonly regions: readonly Region[];
  readonly indicators: readonly Indicator[];
  /** What is known of one region, period and part, in the order of the study. */
  readonly records: readonly Block[];
  readonly concepts: readonly PopulationConcept[];
  readonly subgroups: boolean;
}

/** Everything of one region, period and part. */
interface Block {
  readonly region: string;
  readonly period: string;
  readonly subgroup: string | undefined;
  readonly values: Map<string, number | null>;
  readonly people: Map<PopulationConcept, number>;
}

function partsOf(study: Study): Parts {
  const regions = ownField(study, "regions");
  const observations = ownField(study, "observations") ?? [];
  const indicators = ownField(study, "indicators") ?? [];
  if (!isList(regions) || !isList(observations) || !isList(indicators)) {
    refuse(WHERE, "wrong_type", "pass a study with its lists of regions, indicators and observations");
  }
  requireTexts("regions", regions, ["id"]);
  requireTexts("indicators", indicators, ["id", "unit", "direction"]);
  requireTexts("observations", observations, ["region", "indicator", "period"]);
  const blocks = new Map<string, Block>();
  const block = (region: string, period: string, subgroup: string | undefined): Block => {
    const key = `${region}\n${period}\n${subgroup ?? ""}`;
    const found = blocks.get(key) ?? { region, period, subgroup, values: new Map(), people: new Map() };
    blocks.set(key, found);
    return found;
  };
  for (const observation of observations as readonly Observation[]) {
    for (const field of ["numerator", "denominator", "standardError", "source"] as const) {
      if (ownField(observation, field) === undefined) continue;
      refuse(
        WHERE,
        "unsupported_combination",
        `an observation has a ${field}, for which the table has no place; use toCsv`,
      );
    }
    const { region, indicator, period, subgroup: stratum, value } = observation;
    block(region, period, stratum).values.set(indicator, value);
  }
  const concepts = new Set<PopulationConcept>();
  const isTotal = totalTest({});
  for (const region of regions as readonly Region[]) {
    const id: unknown = ownField(region, "id");
    if (typeof id !== "string" || cleanText(id) !== id || isTotal(id) || SPECIAL.has(wordKey(id) || id)) {
      refuse(
        WHERE,
        "unsupported_combination",
        `a table cannot hold the region "${String(id)}": its id would be read as another one or as a total`,
      );
    }
    for (const { concept, year, value, subgroup: stratum } of populationOf(region)) {
      concepts.add(concept);
      block(id as string, String(year), stratum).people.set(concept, value);
    }
  }
  const order = new Map((regions as readonly Region[]).map(({ id }, at) => [id, at]));
  const records = [...blocks.values()].sort(
    (a, b) =>
      order.get(a.region)! - order.get(b.region)! || (a.period < b.period ? -1 : a.period > b.period ? 1 : 0),
  );
  return {
    regions: regions as readonly Region[],
    indicators: indicators as readonly Indicator[],
    records,
    concepts: (["resident", "registered", "service"] as const).filter((concept) => concepts.has(concept)),
    subgroups: records.some(({ subgroup }) => subgroup !== undefined),
  };
}

/** Refuses a list of the study with an entry that is no record, or without these texts. */
function requireTexts(list: string, items: readonly unknown[], fields: readonly string[]): void {
  for (const [i, item] of items.entries()) {
    for (const field of fields) {
      if (typeof item === "object" && item !== null && typeof ownField(item, field) === "string") continue;
      refuse(
        WHERE,
        "wrong_type",
        `${list}[${i}] has no text "${field}"; pass a study that parseStudy accepts`,
        item,
      );
    }
    const { name } = item as { readonly name?: unknown };
    if (name === null || (name !== undefined && typeof name !== "string" && typeof name !== "object")) {
      refuse(
        WHERE,
        "wrong_type",
        `${list}[${i}] has a name that is no text; pass a study that parseStudy accepts`,
        item,
      );
    }
  }
}

function populationOf({ id, population }: Region): NonNullable<Region["population"]> {
  if (population === undefined) return [];
  if (isList(population) && population.every((one) => typeof one === "object" && one !== null))
    return population;
  refuse(WHERE, "wrong_type", `the population of "${id}" must be a list of records`, population);
}

/** Whether every row would have every indicator, and every indicator a head that is its id. */
function isDense({ indicators, records }: Parts): boolean {
  if (indicators.some(({ standards }) => standards !== undefined)) return true;
  if (indicators.some(({ id, name }) => typeof name === "string" && name !== id)) return false;
  return records.every(({ values }) => values.size === indicators.length);
}

/** Columns that describe regions, and their cells. */
function regionColumns({ regions }: Parts): {
  readonly heads: readonly string[];
  readonly cells: (id: string) => Row;
} {
  const languages = new Set<string>();
  const schemes = new Set<string>();
  const groups = new Set<string>();
  for (const { name, codes, groups: partitions } of regions) {
    if (typeof name !== "string") for (const language of Object.keys(name)) languages.add(language);
    for (const scheme of Object.keys(codes ?? {})) if (Object.hasOwn(CODE_HEADS, scheme)) schemes.add(scheme);
    for (const group of Object.keys(partitions ?? {})) groups.add(group);
  }
  const named = regions.some(({ id, name }) => typeof name === "string" && name !== id);
  const parents = regions.some(({ parent }) => parent !== undefined);
  const areas = regions.some(({ area }) => area !== undefined);
  const byId = new Map(regions.map((region) => [region.id, region]));
  const heads = [
    "region",
    ...(named ? ["name"] : []),
    ...[...languages].map((language) => `name_${language}`),
    ...[...schemes].map((scheme) => CODE_HEADS[scheme]!),
    ...(parents ? ["parent"] : []),
    ...(areas ? ["area_km2"] : []),
    ...[...groups].map((group) => `group_${group}`),
  ];
  const cells = (id: string): Row => {
    const region = byId.get(id);
    const name = region?.name ?? id;
    return [
      id,
      ...(named ? [typeof name === "string" ? name : ""] : []),
      ...[...languages].map((language) => (typeof name === "string" ? "" : (name[language] ?? ""))),
      ...[...schemes].map((scheme) => region?.codes?.[scheme] ?? ""),
      ...(parents ? [region?.parent ?? ""] : []),
      ...(areas ? [region?.area] : []),
      ...[...groups].map((group) => region?.groups?.[group] ?? ""),
    ];
  };
  return { heads, cells };
}

/** Head of a population, and the power of ten that its values are written without: people in fractions go in 万人. */
function populationHead(
  concept: PopulationConcept,
  { records }: Parts,
): { readonly head: string; readonly power: number } {
  let fractions = 0;
  let count = 0;
  for (const { people } of records) {
    const value = people.get(concept);
    if (value === undefined) continue;
    count++;
    if (!Number.isInteger(value)) fractions++;
  }
  const power = fractions * 2 > count ? 4 : 0;
  return { head: power === 0 ? POPULATION_HEADS[concept] : `${POPULATION_HEADS[concept]}(万人)`, power };
}

function denseRows(parts: Parts): readonly Row[] {
  const { indicators, records, concepts, subgroups } = parts;
  const { heads, cells } = regionColumns(parts);
  const people = concepts.map((concept) => ({ concept, ...populationHead(concept, parts) }));
  const written = indicators.map((indicator) => indicatorHead(indicator, false, false));
  const header = [
    ...heads,
    "year",
    ...(subgroups ? ["subgroup"] : []),
    ...people.map(({ head }) => head),
    ...written.map(({ text }) => text),
  ];
  const lead = header.length - indicators.length;
  const special = (label: string, cell: (indicator: Indicator) => string | number | undefined): Row => [
    label,
    ...Array.from({ length: lead - 1 }, () => ""),
    ...indicators.map(cell),
  ];
  const standards = indicators.some(({ standards: list }) => list !== undefined && list.length > 0);
  return [
    header,
    ...(indicators.length === 0 ? [] : [special("@direction", ({ direction }) => direction)]),
    ...records.map((record) => [
      ...cells(record.region),
      record.period,
      ...(subgroups ? [record.subgroup ?? ""] : []),
      ...people.map(({ concept, power }) => peopleCell(record.people.get(concept), power)),
      ...indicators.map(({ id }) => record.values.get(id)),
    ]),
    ...(standards ? [special("@standard", ({ standards: list }) => list?.at(-1)?.value)] : []),
  ];
}

function peopleCell(value: number | undefined, power: number): number | undefined {
  return value === undefined || power === 0 ? value : shifted(value, -power);
}

function longRows(parts: Parts): readonly Row[] {
  const { indicators, records, concepts, subgroups } = parts;
  const { heads, cells } = regionColumns(parts);
  const coded = indicators.some(({ id, name }) => id !== name);
  const written = new Map<string, WrittenIndicator>(
    indicators.map((indicator) => [indicator.id, indicatorHead(indicator, true, true)]),
  );
  const people = new Map(concepts.map((concept) => [concept, populationHead(concept, parts)]));
  const header = [
    ...heads,
    "year",
    ...(subgroups ? ["subgroup"] : []),
    "indicator",
    ...(coded ? ["indicator code"] : []),
    "unit",
    "value",
  ];
  const rows: Row[] = [header];
  for (const { region, period, subgroup, values, people: figures } of records) {
    const lead = [...cells(region), period, ...(subgroups ? [subgroup ?? ""] : [])];
    for (const [concept, value] of figures) {
      const { head, power } = people.get(concept)!;
      rows.push([...lead, head, ...(coded ? [""] : []), "", peopleCell(value, power)]);
    }
    for (const [id, value] of values) {
      const { text, unit } = written.get(id) ?? { text: id, unit: "" };
      rows.push([...lead, text, ...(coded ? [id] : []), unit, value]);
    }
  }
  return rows;
}
