import { EqualizationError } from "../errors.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Observation } from "../model/observation.ts";
import type { PopulationConcept, Region } from "../model/region.ts";
import type { Source } from "../model/source.ts";
import type { Study } from "../model/study.ts";
import { requireOneOf } from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import { nameIn } from "./name-in.ts";
import type { Omission, PopulationUse, StudyWarning } from "./notes.ts";

/** Which regions a question is about. */
export interface RegionChoice {
  /**
   * Ids of the regions.
   *
   * @defaultValue the finest regions of the study: those that hold no others
   */
  readonly regions?: readonly string[] | undefined;
  /** Only regions of this level. */
  readonly level?: number | undefined;
  /** Only regions inside this one, at any depth. */
  readonly within?: string | undefined;
}

/** Which population stands behind a number. */
export interface PopulationChoice {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /** Its reference year. */
  readonly year: number;
}

/** One indicator, for one period, over some regions. */
export interface ColumnQuestion extends RegionChoice {
  /** Id of the indicator. */
  readonly indicator: string;
  /**
   * Which period.
   *
   * @defaultValue the latest one with a value, which the result names
   */
  readonly period?: string | undefined;
  /** Part of the regions, such as `"rural"`. @defaultValue the whole regions */
  readonly stratum?: string | undefined;
  /**
   * What to do with regions that have no value.
   *
   * @defaultValue "refuse"
   */
  readonly missing?: "refuse" | "omit" | undefined;
  /**
   * Which population.
   *
   * @defaultValue the one the study names, or the only one that it has
   */
  readonly population?: PopulationChoice | undefined;
}

/** A column of values with the people behind them. */
export interface Column {
  readonly indicator: Indicator;
  readonly period: string;
  readonly regions: readonly Region[];
  readonly observations: readonly Observation[];
  readonly values: Float64Array;
  /** Heads of each region; `null` where the question does without. */
  readonly populations: Float64Array | null;
  readonly population: PopulationUse | null;
  readonly omitted: readonly Omission[];
  readonly warnings: readonly StudyWarning[];
  readonly sources: readonly Source[];
}

/** Below this many regions an index says little. */
const FEW_REGIONS = 5;

/**
 * Reads one indicator over the regions asked for. Missing values are refused or listed, never dropped in
 * silence; a region and its parent never stand in one column.
 */
export function readColumn(
  study: Study,
  where: string,
  question: ColumnQuestion,
  needsPopulation: boolean,
): Column {
  requireOneOf(where, "missing", question.missing ?? "refuse", ["refuse", "omit"]);
  const indicator = indicatorOf(study, where, question.indicator);
  const warnings: StudyWarning[] = [];
  const candidates = chooseRegions(study, where, question);
  const ours = (study.observations ?? []).filter(
    (one) => one.indicator === indicator.id && one.stratum === question.stratum,
  );
  const period = question.period ?? latestPeriod(ours, candidates);
  if (period === undefined) {
    throw new EqualizationError(
      `indicator "${indicator.id}" has no value for ${question.stratum === undefined ? "these regions" : `the stratum "${question.stratum}" of these regions`}`,
      { code: "missing_value", where, received: indicator.id },
    );
  }
  if (question.period === undefined && new Set(ours.map((one) => one.period)).size > 1) {
    warnings.push({ code: "period_chosen", message: `no period was asked for; ${period} is the latest` });
  }
  const byRegion = new Map(ours.filter((one) => one.period === period).map((one) => [one.region, one]));
  const choice = needsPopulation ? choosePopulation(study, where, candidates, question) : null;

  const regions: Region[] = [];
  const observations: Observation[] = [];
  const values: number[] = [];
  const heads: number[] = [];
  const omitted: Omission[] = [];
  for (const region of candidates) {
    const observation = byRegion.get(region.id);
    const figure =
      choice === null
        ? undefined
        : (region.population ?? []).find(
            ({ concept, year, stratum }) =>
              concept === choice.concept && year === choice.year && stratum === question.stratum,
          );
    const reason =
      observation === undefined || observation.value === null
        ? `no value of "${indicator.id}" for ${period}`
        : choice !== null && figure === undefined
          ? `no ${choice.concept} population of ${choice.year}`
          : undefined;
    if (reason !== undefined) {
      omitted.push({ region: region.id, reason });
      continue;
    }
    regions.push(region);
    observations.push(observation!);
    values.push(observation!.value!);
    heads.push(figure?.value ?? 0);
  }
  if (omitted.length > 0 && question.missing !== "omit") {
    throw new EqualizationError(
      `${omitted.length} of ${candidates.length} regions lack data: ${list(omitted.map(({ region, reason }) => `${region} (${reason})`))}; pass missing: "omit" to leave them out`,
      {
        code: "missing_value",
        where,
        received: omitted.map(({ region }) => region),
        issues: omitted.map(({ region, reason }) => ({
          code: "missing_value",
          path: `regions/${region}`,
          id: region,
          message: reason,
        })),
      },
    );
  }
  if (regions.length === 0) {
    throw new EqualizationError("no region is left with a value", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  if (omitted.length > 0) {
    warnings.push({
      code: "regions_omitted",
      message: `${omitted.length} of ${candidates.length} regions were left out for want of data: ${list(omitted.map(({ region }) => region))}`,
    });
  }
  if (regions.length < FEW_REGIONS) {
    warnings.push({
      code: "few_regions",
      message: `only ${regions.length} region(s): an index over so few says little`,
    });
  }
  if (choice !== null && !period.startsWith(String(choice.year))) {
    warnings.push({
      code: "population_year_differs",
      message: `values are of ${period}, the ${choice.concept} population is of ${choice.year}`,
    });
  }
  const sources = sourcesOf(study, [
    indicator.source,
    ...observations.map(({ source }) => source),
    ...(choice === null
      ? []
      : regions.map(
          ({ population }) =>
            population?.find(({ concept, year }) => concept === choice.concept && year === choice.year)
              ?.source,
        )),
  ]);
  warnings.push(...honesty(sources));
  return {
    indicator,
    period,
    regions,
    observations,
    values: Float64Array.from(values),
    populations: choice === null ? null : Float64Array.from(heads),
    population: choice === null ? null : { ...choice, total: sum(heads) },
    omitted,
    warnings,
    sources,
  };
}

/** The indicator of an id. */
export function indicatorOf(study: Study, where: string, id: string): Indicator {
  const indicator = (study.indicators ?? []).find((one) => one.id === id);
  if (indicator !== undefined) return indicator;
  throw new EqualizationError(
    `the study has no indicator ${quote(id)}; it has ${list((study.indicators ?? []).map((one) => one.id))}`,
    { code: id === undefined ? "missing_option" : "unknown_id", where, received: id },
  );
}

/** The regions a question is about, in the order of the study. */
export function chooseRegions(study: Study, where: string, choice: RegionChoice): readonly Region[] {
  const byId = new Map(study.regions.map((region) => [region.id, region]));
  const requireKnown = (id: string): void => {
    if (!byId.has(id)) {
      throw new EqualizationError(`the study has no region ${quote(id)}`, {
        code: "unknown_id",
        where,
        received: id,
      });
    }
  };
  if (choice.within !== undefined) requireKnown(choice.within);
  const isWithin = (region: Region): boolean => {
    const seen = new Set<string>();
    for (
      let parent = region.parent;
      parent !== undefined && !seen.has(parent);
      parent = byId.get(parent)?.parent
    ) {
      if (parent === choice.within) return true;
      seen.add(parent);
    }
    return false;
  };
  let chosen: readonly Region[];
  if (choice.regions !== undefined) {
    for (const id of choice.regions) requireKnown(id);
    const wanted = new Set(choice.regions);
    if (wanted.size !== choice.regions.length) {
      throw new EqualizationError("a region is asked for twice", {
        code: "duplicate_id",
        where,
        received: choice.regions,
      });
    }
    chosen = study.regions.filter(({ id }) => wanted.has(id));
  } else if (choice.level !== undefined) {
    chosen = study.regions;
  } else {
    const parents = new Set(study.regions.map(({ parent }) => parent));
    chosen = study.regions.filter(({ id }) => !parents.has(id));
  }
  if (choice.level !== undefined) chosen = chosen.filter(({ level }) => level === choice.level);
  if (choice.within !== undefined) chosen = chosen.filter(isWithin);
  if (chosen.length === 0) {
    throw new EqualizationError("no region fits the choice of regions, level and within", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  requireApart(where, chosen, byId);
  return chosen;
}

/** A region and one that holds it would count the same people twice. */
function requireApart(where: string, chosen: readonly Region[], byId: ReadonlyMap<string, Region>): void {
  const ids = new Set(chosen.map(({ id }) => id));
  for (const region of chosen) {
    const seen = new Set<string>();
    for (
      let parent = region.parent;
      parent !== undefined && !seen.has(parent);
      parent = byId.get(parent)?.parent
    ) {
      if (ids.has(parent)) {
        throw new EqualizationError(
          `region "${region.id}" lies inside region "${parent}": together they count the same people twice; choose one level`,
          { code: "unsupported_combination", where, received: [region.id, parent] },
        );
      }
      seen.add(parent);
    }
  }
}

/** The periods for which an indicator has values, for whole regions or for one part of them. */
export function periodsOf(study: Study, indicator: string, stratum: string | undefined): readonly string[] {
  const periods = new Set<string>();
  for (const one of study.observations ?? []) {
    if (one.indicator === indicator && one.stratum === stratum && one.value !== null) periods.add(one.period);
  }
  return [...periods];
}

function latestPeriod(observations: readonly Observation[], regions: readonly Region[]): string | undefined {
  const ids = new Set(regions.map(({ id }) => id));
  let latest: string | undefined;
  for (const { period, region, value } of observations) {
    if (value !== null && ids.has(region) && (latest === undefined || period > latest)) latest = period;
  }
  return latest;
}

/** The population asked for, or the study's, or the only one there is. */
export function choosePopulation(
  study: Study,
  where: string,
  regions: readonly Region[],
  question: Pick<ColumnQuestion, "population" | "stratum">,
): PopulationChoice {
  const named = question.population ?? study.population;
  if (named !== undefined) return { concept: named.concept, year: named.year };
  const choices = new Map<string, PopulationChoice>();
  for (const region of regions) {
    for (const { concept, year, stratum } of region.population ?? []) {
      if (stratum === question.stratum) choices.set(`${concept} ${year}`, { concept, year });
    }
  }
  const [only] = choices.values();
  if (only === undefined || choices.size > 1) {
    throw new EqualizationError(
      choices.size === 0
        ? "the regions have no population figures; add them, or ask without weights"
        : `the regions have several populations (${list([...choices.keys()])}); pass population: { concept, year }`,
      { code: "missing_option", where },
    );
  }
  return only;
}

/** The sources named, each once, in the order of the study. */
export function sourcesOf(study: Study, ids: readonly (string | undefined)[]): readonly Source[] {
  const wanted = new Set(ids);
  return (study.sources ?? []).filter(({ id }) => wanted.has(id));
}

/** What must be said wherever figures are shown that nobody has read in a source. */
export function honesty(sources: readonly Source[]): readonly StudyWarning[] {
  const titles = (status: Source["status"]): string =>
    list(sources.filter((source) => source.status === status).map(({ title }) => title));
  const warnings: StudyWarning[] = [];
  if (titles("illustrative") !== "") {
    warnings.push({
      code: "illustrative_figures",
      message: `figures made up for illustration: ${titles("illustrative")}`,
    });
  }
  if (titles("unverified") !== "") {
    warnings.push({
      code: "unverified_figures",
      message: `figures not checked against a source: ${titles("unverified")}`,
    });
  }
  return warnings;
}

/** What a region is called in a result. */
export function labelOf(region: Region): string {
  return nameIn(region.name);
}

function quote(id: unknown): string {
  return typeof id === "string" ? `"${id}"` : String(id);
}

function list(items: readonly string[]): string {
  return items.length > 8 ? `${items.slice(0, 8).join(", ")} and ${items.length - 8} more` : items.join(", ");
}
