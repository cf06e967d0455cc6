import type { Indicator } from "../../model/indicator.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { Observation } from "../../model/observation.ts";
import type { Region } from "../../model/region.ts";
import type { Source } from "../../model/source.ts";
import type { Study } from "../../model/study.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { AdapterOptions } from "../adapter-options.ts";
import type { AdapterIssue, AdapterResult, FoundIndicator } from "../adapter-result.ts";
import { checkDefinition, NEEDED } from "./check-definition.ts";
import { rangeOf, type ValueRange } from "./range-of.ts";
import { requirePlain } from "./require-plain.ts";

/** What an issue may name next to its place. */
interface IssueDetail {
  /** The record concerned. */
  readonly id?: string | undefined;
  /** The column concerned. */
  readonly column?: string | undefined;
}

/** Gathers what an adapter reads: each place, indicator and value once, and every problem. */
export interface Collector {
  /** Notes that something was left out. */
  readonly error: (code: string, line: number, path: string, message: string, detail?: IssueDetail) => void;
  /** Notes something that was used all the same. */
  readonly warn: (code: string, line: number, path: string, message: string, detail?: IssueDetail) => void;
  /** Why a row of this place cannot be taken, where the caller has said which places there are; else `null`. */
  readonly unknownRegion: (id: string) => string | null;
  /** Notes a place; what is known of it already stays. */
  readonly region: (id: string, known?: Partial<Omit<Region, "id">>) => void;
  /** Notes an indicator; what is known of it already stays. */
  readonly indicator: (id: string, known?: Partial<Omit<FoundIndicator, "id">>) => void;
  /** Notes a source. */
  readonly source: (source: Source) => void;
  /**
   * Takes a value, unless the same place, indicator, period and part of the place has one already.
   *
   * @param told Whether it is told already that the value is out of its range.
   */
  readonly observe: (observation: Observation, line: number, path: string, told?: boolean) => boolean;
  /** Takes a value whose place, indicator, period and part are known to be new; nothing is checked. */
  readonly take: (observation: Observation, line: number) => void;
  /** What the caller says of an indicator. */
  readonly definition: (id: string) => Partial<Indicator> | undefined;
  /** Everything gathered, in its final form. `peopled`: populations alone make a study. */
  readonly finish: (
    title: { readonly id: string; readonly name: string },
    peopled?: boolean,
  ) => AdapterResult;
}

/** Names of the options that every adapter takes. */
const SHARED_OPTIONS: readonly string[] = ["study", "indicators", "regions", "newRegions", "sources"];

/** Nothing more is known. */
const NOTHING = {};

/** Most problems of one code and column that are told one by one. */
const MOST_ALIKE = 100;
/** Most problems that are told one by one. */
const MOST_ISSUES = 10_000;

/** A collector that starts with what the caller knows. Refuses options that are wrong. */
export function collect(where: string, options: AdapterOptions, names: readonly string[]): Collector {
  requireOptions(where, options, [...SHARED_OPTIONS, ...names]);
  const definitions = byId(where, "indicators", options.indicators);
  for (const [index, definition] of (options.indicators ?? []).entries()) {
    checkDefinition(where, `indicators[${index}]`, definition);
  }
  const given = byId(where, "regions", options.regions);
  const { newRegions = given.size === 0 ? "add" : "error" } = options;
  requireOneOf(where, "newRegions", newRegions, ["error", "add"]);
  if (newRegions === "error" && given.size === 0) {
    refuse(where, "missing_option", 'newRegions: "error" needs regions, the list of those there are');
  }
  const near = newRegions === "error" ? nearOf(given) : undefined;
  const issues: AdapterIssue[] = [];
  const regions = new Map<string, Region>(given);
  const indicators = new Map<string, FoundIndicator>();
  const sources = new Map<string, Source>(byId(where, "sources", options.sources));
  const { study } = options;
  if (study !== undefined && (typeof study !== "object" || study === null || Array.isArray(study))) {
    refuse(where, "wrong_type", "study must be an object with the id and the name of the study", study);
  }
  requirePlain(where, "study", study);
  const observations: Observation[] = [];
  const lines: number[] = [];
  const numbers = {
    region: new Map<string, number>(),
    indicator: new Map<string, number>(),
    period: new Map<string, number>(),
    subgroup: new Map<string | undefined, number>(),
  };
  const taken = new Map<number | string, Map<number, number>>();
  let untold = 0;
  const alike = new Map<string, { count: number; last: number }>();
  let ranged: FoundIndicator | undefined;
  let range: ValueRange | null = null;

  const note = (
    severity: AdapterIssue["severity"],
    code: string,
    line: number,
    path: string,
    message: string,
    { id, column }: IssueDetail = {},
  ): void => {
    const key = `${severity} ${code} ${column ?? ""}`;
    const same = alike.get(key) ?? { count: 0, last: 0 };
    alike.set(key, same);
    if (++same.count > MOST_ALIKE) return;
    same.last = issues.length;
    if (issues.length >= MOST_ISSUES) {
      untold++;
      return;
    }
    issues.push({
      severity,
      code,
      line,
      path,
      ...(id === undefined ? {} : { id }),
      ...(column === undefined ? {} : { column }),
      message,
    });
  };

  return {
    error: (...issue) => note("error", ...issue),
    warn: (...issue) => note("warning", ...issue),
    definition: (id) => definitions.get(id),
    unknownRegion(id) {
      if (near === undefined || given.has(id)) return null;
      const like = near.get(folded(id)) ?? beginningOf(id, given);
      return like === undefined
        ? `"${id}" is not among the regions given; mend the id, add it to regions, or pass newRegions: "add"`
        : `"${id}" is not among the regions given, but "${like}" is; if it is meant, write its id`;
    },
    region(id, known = NOTHING) {
      const before = regions.get(id);
      if (before !== undefined && known === NOTHING) return;
      if (before === undefined) regions.set(id, { name: id, ...known, id });
      else if (needsMore(before, known)) {
        // A name that only repeats the id is none.
        const name: LocalizedText = before.name === id ? (known.name ?? id) : before.name;
        regions.set(id, { ...known, ...before, name });
      }
    },
    indicator(id, known = NOTHING) {
      const before = indicators.get(id);
      if (before !== undefined && known === NOTHING) return;
      if (before === undefined) {
        indicators.set(id, { name: id, ...known, ...definitions.get(id), id });
      } else if (needsMore(before, known)) {
        const name: LocalizedText = before.name === id ? (known.name ?? id) : before.name;
        indicators.set(id, { ...known, ...before, name });
      }
    },
    source(source) {
      if (!sources.has(source.id)) sources.set(source.id, source);
    },
    observe(observation, line, path, told = false) {
      const r = position(numbers.region, observation.region);
      const i = position(numbers.indicator, observation.indicator);
      const p = position(numbers.period, observation.period);
      const s = position(numbers.subgroup, observation.subgroup);
      // Small whole numbers are the quickest keys there are.
      const key =
        i < 2 ** 10 && p < 2 ** 11 && s < 2 ** 9 ? (i * 2 ** 11 + p) * 2 ** 9 + s : `${i},${p},${s}`;
      let places = taken.get(key);
      if (places === undefined) {
        places = new Map();
        taken.set(key, places);
      }
      const first = places.get(r);
      if (first !== undefined) {
        const { region, indicator, period, subgroup } = observation;
        note(
          "error",
          "duplicate_id",
          line,
          path,
          `a value of "${indicator}" for ${period} in "${region}"${subgroup === undefined ? "" : `, "${subgroup}",`} stands at line ${first} already; that one is kept`,
          { id: [region, indicator, period, ...(subgroup === undefined ? [] : [subgroup])].join(" / ") },
        );
        return false;
      }
      places.set(r, line);
      const indicator = indicators.get(observation.indicator);
      if (indicator !== ranged) {
        ranged = indicator;
        range = indicator === undefined ? null : rangeOf(indicator);
      }
      const { value } = observation;
      if (range !== null && value !== null && (value < range.lower || value > range.upper) && !told) {
        note(
          "warning",
          "out_of_range",
          line,
          path,
          `the value ${value} is ${value < range.lower ? `below ${range.lower}` : `above ${range.upper}`}, which "${observation.indicator}" cannot be (${range.by}); mend it, or give the indicator other bounds`,
          {
            id: [
              observation.region,
              observation.indicator,
              observation.period,
              ...(observation.subgroup === undefined ? [] : [observation.subgroup]),
            ].join(" / "),
          },
        );
      }
      observations.push(observation);
      lines.push(line);
      return true;
    },
    take(observation, line) {
      observations.push(observation);
      lines.push(line);
    },
    finish(title, peopled = false) {
      for (const { count, last } of alike.values()) {
        const issue = issues[last];
        if (count <= MOST_ALIKE || issue === undefined) continue;
        const more = (count - MOST_ALIKE).toLocaleString("en-US");
        issues[last] = { ...issue, message: `${issue.message}; and ${more} more` };
      }
      if (untold > 0) {
        issues.push({
          severity: "error",
          code: "too_many_problems",
          line: 1,
          path: "",
          message: `${untold} more problems are not told one by one; mend these first`,
        });
      }
      const found = [...indicators.values()];
      for (const id of found.length === 0 ? [] : definitions.keys()) {
        if (indicators.has(id)) continue;
        const like = found.find((one) => folded(one.id) === folded(id));
        const some = found.slice(0, 5).map((one) => `"${one.id}"`);
        note(
          "warning",
          "unknown_indicator",
          1,
          "",
          `indicators defines "${id}", of which no value was read; ${like === undefined ? `there are values of ${some.join(", ")}${found.length > 5 ? ` and ${found.length - 5} more` : ""}` : `there are values of "${like.id}"`}`,
          { id },
        );
      }
      const circle = circleOf(regions);
      const circular =
        circle === null
          ? null
          : `regions lie inside each other in a circle: ${circle.join(" in ")}; mend their parents`;
      if (circular !== null) {
        issues.push({
          severity: "error",
          code: "cycle",
          line: 1,
          path: "",
          id: circle![0]!,
          message: circular,
        });
      }
      const reason = circular ?? whyNoStudy(found, observations.length, peopled);
      const complete: Study | null =
        reason !== null
          ? null
          : {
              ...study,
              id: study?.id ?? title.id,
              name: study?.name ?? title.name,
              regions: [...regions.values()],
              indicators: found as Indicator[],
              observations,
              ...(sources.size === 0 ? {} : { sources: [...sources.values()] }),
            };
      return {
        study: complete,
        reason,
        observations,
        lines,
        regions: [...regions.values()],
        indicators: found,
        issues: issues.sort((a, b) => a.line - b.line),
      };
    },
  };
}

/** The first regions that lie inside each other in a circle; `null` where none do. */
function circleOf(regions: ReadonlyMap<string, Region>): readonly string[] | null {
  const cleared = new Set<string>();
  for (const start of regions.keys()) {
    const trail = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !cleared.has(id) && !trail.has(id)) {
      trail.add(id);
      id = regions.get(id)?.parent;
    }
    if (id !== undefined && trail.has(id)) {
      const chain = [...trail];
      return [...chain.slice(chain.indexOf(id)), id];
    }
    for (const one of trail) cleared.add(one);
  }
  return null;
}

const FIELDS = Object.keys(NEEDED) as readonly (keyof typeof NEEDED)[];

/** Letters of another case or form are the same. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The one given id that an id begins with, or that begins with it; `undefined` where there is none or more. */
function beginningOf(id: string, given: ReadonlyMap<string, Region>): string | undefined {
  const alike: string[] = [];
  for (const { id: other, name } of given.values()) {
    const texts = [other, ...(typeof name === "string" ? [name] : [])];
    const begins = texts.some(
      (text) => text.length > 1 && id.length > 1 && (text.startsWith(id) || id.startsWith(text)),
    );
    if (begins) alike.push(other);
    if (alike.length > 1) return undefined;
  }
  return alike[0];
}

/** The given ids by how they, and the names of their regions, look. */
function nearOf(given: ReadonlyMap<string, Region>): ReadonlyMap<string, string> {
  const near = new Map<string, string>();
  for (const { id, name } of given.values()) {
    const names: readonly unknown[] =
      typeof name === "string" ? [name] : Object.values((name as object | undefined) ?? {});
    for (const one of names) if (typeof one === "string") near.set(folded(one), id);
  }
  for (const id of given.keys()) near.set(folded(id), id);
  return near;
}

function whyNoStudy(
  indicators: readonly FoundIndicator[],
  observations: number,
  peopled: boolean,
): string | null {
  if (observations === 0 && !peopled) return "no value could be read";
  for (const indicator of indicators) {
    const lacking = FIELDS.filter((field) => indicator[field] === undefined);
    if (lacking.length > 0) {
      return `the data do not say the ${lacking.join(", ")} of indicator "${indicator.id}"; pass indicators: [{ id: "${indicator.id}", ${lacking.join(", ")} }] (${lacking.map((field) => NEEDED[field]).join("; ")})`;
    }
  }
  return null;
}

function needsMore(before: object, known: object): boolean {
  for (const key of Object.keys(known)) {
    if (key !== "name" && !Object.hasOwn(before, key)) return true;
    if (key === "name") {
      const { id, name } = before as { readonly id: string; readonly name: LocalizedText };
      if (name === id && (known as { readonly name?: LocalizedText }).name !== id) return true;
    }
  }
  return false;
}

function position<K>(numbers: Map<K, number>, id: K): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

function byId<T extends { readonly id: string }>(
  where: string,
  option: string,
  list: readonly T[] | undefined,
): ReadonlyMap<string, T> {
  if (list === undefined) return new Map();
  if (!Array.isArray(list))
    refuse(where, "wrong_type", `${option} must be a list of records with an id`, list);
  const records = new Map<string, T>();
  for (const [index, record] of (list as readonly unknown[]).entries()) {
    const id = (record as T | null | undefined)?.id;
    if (typeof record !== "object" || typeof id !== "string" || id === "") {
      refuse(where, "wrong_type", `${option} ${index} must be a record with an id`, record, index);
    }
    if (records.has(id)) {
      refuse(where, "duplicate_id", `${option} has "${id}" twice; keep one`, id, index);
    }
    requirePlain(where, `${option}[${index}]`, record);
    records.set(id, record as T);
  }
  return records;
}
