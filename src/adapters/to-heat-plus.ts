import type { Indicator } from "../model/indicator.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import type { Observation } from "../model/observation.ts";
import type { PopulationConcept, Region } from "../model/region.ts";
import type { Source } from "../model/source.ts";
import type { Study } from "../model/study.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import type { AdapterIssue, AdapterResult } from "./adapter-result.ts";
import { type Collector, collect } from "./internal/collect.ts";
import { csvLine } from "./internal/csv-line.ts";
import { HEAT_PLUS_COLUMNS, type HeatPlusRow, OLDER_NAMES } from "./internal/heat-plus-row.ts";
import { ownField } from "./internal/own-field.ts";
import { readHeatPlus } from "./internal/read-heat-plus.ts";
import { isList, shownCell } from "./internal/shown-cell.ts";

/** Options of {@link toHeatPlus}. */
export interface ToHeatPlusOptions {
  /** Which version of the template: 6, or 5 with `year` for `date` and `flag` for `note`. @defaultValue 6 */
  readonly version?: 5 | 6 | undefined;
  /** The setting of regions that lie in no other, such as the country. Needed if a study has no region above them. */
  readonly setting?: string | undefined;
  /** Source of observations that name none. @defaultValue the name of the study */
  readonly source?: string | undefined;
  /** What the dimension of regions is called. @defaultValue "Subnational region" */
  readonly regionDimension?: string | undefined;
  /** Whose population is written. @defaultValue the concept the study names, or else `"service"` */
  readonly population?: PopulationConcept | undefined;
}

/** What {@link toHeatPlus} wrote. */
export interface HeatPlusExport {
  /** The template as CSV. */
  readonly text: string;
  /** Its rows. */
  readonly rows: readonly HeatPlusRow[];
  /** What could not be written, and why. */
  readonly issues: readonly AdapterIssue[];
}

/**
 * Writes the upload template of HEAT Plus: from rows, from what `fromHeatPlus` read, or from a study.
 *
 * What `fromHeatPlus` read comes back without loss. Of a study, a value of a region becomes a row of the dimension "Subnational
 * region" in the setting that is the region above it; a value of a part of a region, whose subgroup reads `"Sex: Female"`, becomes
 * a row of that dimension; a value of a whole setting becomes its `setting_average`. A study knows neither orders nor
 * references of subgroups, so that these are 0. What the template cannot hold, such as totals instead of rates, is an issue.
 * Texts that a spreadsheet would run are disarmed as `toCsv` does.
 *
 * @param input Rows, the result of `fromHeatPlus` or of another adapter, or a study.
 *
 * @throws `EqualizationError` `wrong_type` (nothing that has rows or regions), `unknown_option`.
 *
 * @example
 * ```ts
 * import { fromHeatPlus, toHeatPlus } from "equalis/adapters";
 * const study = {
 *   id: "utopia",
 *   name: "Survey 2020",
 *   regions: [{ id: "u", name: "Utopia" }, { id: "w", name: "West", parent: "u" }],
 *   indicators: [
 *     { id: "anc4", name: "Four visits", direction: "higher", dimension: "process", unit: "percent", scale: 100 },
 *   ],
 *   observations: [
 *     { region: "u", indicator: "anc4", period: "2020", value: 70 },
 *     { region: "w", indicator: "anc4", period: "2020", value: 60, standardError: 2 },
 *   ],
 * } as const;
 * const { rows, text, issues } = toHeatPlus(study);
 * issues; // => []
 * [rows[0]?.setting, rows[0]?.subgroup, rows[0]?.estimate, rows[0]?.setting_average]; // => ["Utopia", "West", 60, 70]
 * fromHeatPlus(text).rows.length; // => 1
 * ```
 */
export function toHeatPlus(
  input: Study | AdapterResult | readonly object[] | { readonly rows: readonly object[] },
  options: ToHeatPlusOptions = {},
): HeatPlusExport {
  const where = "toHeatPlus";
  requireOptions(where, options, ["version", "setting", "source", "regionDimension", "population"]);
  const { version = 6, population } = options;
  if (version !== 5 && version !== 6) {
    refuse(where, "unknown_option", "version must be 5 or 6", version);
  }
  for (const option of ["setting", "source", "regionDimension"] as const) {
    const given: unknown = options[option];
    if (given !== undefined && (typeof given !== "string" || given === "")) {
      refuse(where, "wrong_type", `${option} must be a text`, given);
    }
  }
  if (population !== undefined) {
    requireOneOf(where, "population", population, ["resident", "registered", "service"]);
  }
  const collector = collect(where, {}, []);
  const given = isList(input) ? input : ownField(input, "rows");
  let rows: readonly HeatPlusRow[];
  if (isList(given)) {
    rows = given.length === 0 ? [] : readHeatPlus(given, collector).map(({ row }) => row);
  } else {
    const study = ownField(input, "study") ?? input;
    if (!isList(ownField(study, "regions"))) {
      refuse(
        where,
        "wrong_type",
        `${shownCell(input)} has neither rows nor a study; pass one of them`,
        input,
      );
    }
    rows = rowsOf(study as Study, options, collector);
  }
  const older = (column: keyof HeatPlusRow): string =>
    version === 5 ? (OLDER_NAMES[column] ?? column) : column;
  const written: HeatPlusRow[] = [];
  let text = `${HEAT_PLUS_COLUMNS.map(older).join(",")}\r\n`;
  for (const [index, row] of rows.entries()) {
    if (version === 5 && !/^\d{4}$/.test(row.date)) {
      collector.error(
        "unusable_period",
        index + 1,
        `rows[${index}].date`,
        `version 5 has years only, not "${row.date}"; write version 6`,
        { column: "date" },
      );
      continue;
    }
    written.push(row);
    text += `${csvLine(
      where,
      HEAT_PLUS_COLUMNS.map((column) => row[column]),
      ",",
      index,
    )}\r\n`;
  }
  return { text, rows: written, issues: collector.finish({ id: "", name: "" }).issues };
}

/** A name for people: English, or else the first there is. */
function nameOf(name: LocalizedText | undefined): string {
  if (typeof name === "string") return name;
  const english = ownField(name, "en");
  if (typeof english === "string") return english;
  try {
    const first: unknown = Object.values(name ?? {})[0];
    return typeof first === "string" ? first : "";
  } catch {
    // What cannot be looked into has no name.
    return "";
  }
}

/** Records with an id; a study from elsewhere may have others, which are told. */
function recordsOf<T extends { readonly id: string }>(
  study: unknown,
  kind: string,
  collector: Collector,
): Map<string, T> {
  const records = new Map<string, T>();
  const list = ownField(study, kind);
  for (const [index, record] of (isList(list) ? (list as unknown[]) : []).entries()) {
    const id = ownField(record, "id");
    if (typeof id === "string") records.set(id, record as T);
    else
      collector.error(
        "not_a_record",
        index + 1,
        `${kind}[${index}]`,
        `${shownCell(record)} is no record with an id`,
      );
  }
  return records;
}

/** Whether an observation is one: what it points to is text, what it measures a number or nothing. */
function isObservation(record: unknown): record is Observation {
  const text = (key: string): boolean => typeof ownField(record, key) === "string";
  const number = (key: string): boolean => {
    const value = ownField(record, key);
    return typeof value === "number" && value - value === 0;
  };
  const optional = (key: string, is: (key: string) => boolean): boolean =>
    ownField(record, key) === undefined || is(key);
  return (
    text("region") &&
    text("indicator") &&
    text("period") &&
    (ownField(record, "value") === null || number("value")) &&
    optional("subgroup", text) &&
    optional("source", text) &&
    optional("standardError", number)
  );
}

function rowsOf(study: Study, options: ToHeatPlusOptions, collector: Collector): readonly HeatPlusRow[] {
  const regions = recordsOf<Region>(study, "regions", collector);
  const indicators = recordsOf<Indicator>(study, "indicators", collector);
  const sources = recordsOf<Source>(study, "sources", collector);
  const observations: unknown = ownField(study, "observations") ?? [];
  const concept = options.population ?? ownField(study.population, "concept") ?? "service";
  const dimension = options.regionDimension ?? "Subnational region";
  const holders = new Set([...regions.values()].map(({ parent }) => parent));
  const titleOf = (observation: Observation): string =>
    observation.source === undefined
      ? (options.source ?? nameOf(study.name))
      : (sources.get(observation.source)?.title ?? observation.source);
  const isWhole = ({ id, parent }: Region): boolean =>
    parent === undefined && (options.setting === undefined || holders.has(id));

  const averages = new Map<string, number>();
  const averageKey = (region: string | undefined, { indicator, period }: Observation): string =>
    JSON.stringify([region, indicator, period]);
  const used = new Set<string>();
  const sound: (readonly [index: number, observation: Observation])[] = [];
  for (const [index, observation] of (isList(observations) ? (observations as unknown[]) : []).entries()) {
    if (!isObservation(observation)) {
      collector.error(
        "not_a_record",
        index + 1,
        `observations[${index}]`,
        `${shownCell(observation)} is no observation; look at it with parseStudy`,
      );
      continue;
    }
    sound.push([index, observation]);
    const region = regions.get(observation.region);
    if (region === undefined || observation.subgroup !== undefined || observation.value === null) continue;
    averages.set(averageKey(region.id, observation), observation.value);
  }
  const drafts: Record<string, unknown>[] = [];
  const origins: number[] = [];
  const alone: { readonly key: string; readonly index: number; readonly id: string }[] = [];
  for (const [index, observation] of sound) {
    const [line, path] = [index + 1, `observations[${index}]`];
    const id = `${observation.region} / ${observation.indicator} / ${observation.period}`;
    const region = regions.get(observation.region);
    const indicator = indicators.get(observation.indicator);
    if (region === undefined || indicator === undefined) {
      collector.error("unknown_id", line, path, "its region or its indicator is not in the study", { id });
      continue;
    }
    const problem = whyNot(indicator);
    if (problem !== null) {
      collector.error("not_expressible", line, path, problem, { id });
      continue;
    }
    const { subgroup } = observation;
    let at: { readonly home: Region | undefined; readonly dimension: string; readonly subgroup: string };
    if (subgroup !== undefined) {
      const parts = /^(.+?): (.+)$/s.exec(subgroup);
      if (parts === null) {
        collector.error(
          "not_expressible",
          line,
          `${path}.subgroup`,
          `the subgroup "${subgroup}" does not say of which dimension it is; write it as "Residence: rural"`,
          { id },
        );
        continue;
      }
      at = { home: region, dimension: parts[1]!, subgroup: parts[2]! };
    } else if (isWhole(region)) {
      alone.push({ key: averageKey(region.id, observation), index, id });
      continue;
    } else {
      at = {
        home: region.parent === undefined ? undefined : regions.get(region.parent),
        dimension,
        subgroup: nameOf(region.name),
      };
    }
    const average = averageKey(at.home?.id, observation);
    used.add(average);
    const heads = (isList(region.population) ? (region.population as unknown[]) : []).find(
      (figure) =>
        ownField(figure, "concept") === concept &&
        ownField(figure, "year") === Number(observation.period.slice(0, 4)) &&
        ownField(figure, "subgroup") === subgroup,
    );
    origins.push(index);
    drafts.push({
      setting: at.home === undefined ? options.setting : nameOf(at.home.name),
      date: observation.period,
      source: titleOf(observation),
      indicator_abbr: indicator.id,
      indicator_name: nameOf(indicator.name),
      dimension: at.dimension,
      subgroup: at.subgroup,
      estimate: observation.value,
      se: observation.standardError ?? null,
      ci_lb: null,
      ci_ub: null,
      population: ownField(heads, "value") ?? null,
      note: "",
      setting_average: averages.get(average) ?? null,
      iso3: ownField(at.home?.codes, "ISO 3166-1 alpha-3") ?? "",
      favourable_indicator: indicator.direction === "higher" ? 1 : 0,
      indicator_scale: indicator.scale,
      ordered_dimension: 0,
      subgroup_order: 0,
      reference_subgroup: 0,
    });
  }
  for (const { key, index, id } of alone) {
    if (used.has(key)) continue;
    collector.error(
      "not_expressible",
      index + 1,
      `observations[${index}]`,
      "the region lies in no other, so that its value is no part of anything; give regions a parent, or pass the setting they lie in",
      { id },
    );
  }
  if (drafts.length === 0) return [];
  // The rules of the template are checked as if the rows had been read; places are those of the observations.
  const moved: Collector = {
    ...collector,
    error: (code, line, _path, message, detail) =>
      collector.error(
        code,
        origin(origins, line),
        `observations[${origin(origins, line) - 1}]`,
        message,
        detail,
      ),
    warn: (code, line, _path, message, detail) =>
      collector.warn(
        code,
        origin(origins, line),
        `observations[${origin(origins, line) - 1}]`,
        message,
        detail,
      ),
  };
  return readHeatPlus(drafts, moved).map(({ row }) => row);
}

function origin(origins: readonly number[], line: number): number {
  return (origins[line - 1] ?? 0) + 1;
}

/** Why the template has no place for an indicator. */
function whyNot({ id, valueType, scale }: Indicator): string | null {
  if (valueType === "total") return `"${id}" is a total; the template compares rates`;
  if (!Number.isInteger(scale) || scale <= 0) {
    return `the scale of "${id}" is ${shownCell(scale)}; the template takes whole numbers above 0`;
  }
  return null;
}
