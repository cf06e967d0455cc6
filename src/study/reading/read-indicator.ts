import { comparePeriods } from "../../calendar/compare-periods.ts";
import { yearOf } from "../../calendar/year-of.ts";
import { EqualizationError } from "../../errors.ts";
import type { Indicator } from "../../model/indicator.ts";
import { isRateUnit } from "../../model/is-rate-unit.ts";
import { isTotalRow } from "../../model/is-total-row.ts";
import { nameIn } from "../../model/name-in.ts";
import type { Observation } from "../../model/observation.ts";
import type { IndicatorSelection } from "../../model/questions/selections.ts";
import type { Region } from "../../model/region.ts";
import type { OmissionReason } from "../../model/results/omission.ts";
import type { Omission, PopulationUse, StudyWarning } from "../../model/results/result-metadata.ts";
import type { Source } from "../../model/source.ts";
import type { Study } from "../../model/study.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireOneOf } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import * as EN from "../../text/en/notices.ts";
import { omissionOf } from "../../text/en/omission.ts";
import type { TextNaming } from "../../text/naming.ts";
import { writeNotice } from "../../text/write-notice.ts";

import { choosePopulation, nobodyCounted, requirePopulation } from "./choose-population.ts";

import { chooseRegions } from "./choose-regions.ts";
import { list, quote } from "./list-items.ts";
import { namesOf } from "./names-of.ts";
import {
  forgetStale,
  type ObservationColumn,
  observationsOf,
  seriesOf,
  subgroupsOf,
} from "./observation-index.ts";
import { figureOf, figuresInside, headsOf, requireHeads } from "./people.ts";
import { isTotal } from "./per-head.ts";
import type { PooledValue, Reader } from "./pooled-value.ts";
import { isMissing, poolInside, populationForPooling, requireValue } from "./pooled-value.ts";
import type { Tree } from "./region-tree.ts";
import { treeOf } from "./region-tree.ts";
import { sourcesOf, sourceWarnings } from "./sources.ts";

/** A column of values with the people behind them. */
export interface IndicatorValues {
  readonly indicator: Indicator;
  readonly period: string;
  readonly regions: readonly Region[];
  /** Part of each region; `undefined` for the whole one. */
  readonly subgroups: readonly (string | undefined)[];
  /** What each value was read from; made up of those inside for a region that was pooled. */
  readonly observations: readonly Observation[];
  readonly values: Float64Array;
  /** What was counted, where the observation says. */
  readonly numerators: readonly (number | undefined)[];
  /** Of how many, where the observation says. */
  readonly denominators: readonly (number | undefined)[];
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
 * silence; a region and its parent never stand in one column. A region without a value of its own has that of the
 * regions inside it together, if each of them has one: numerators over denominators, or weighted by people, or added up
 * for totals; values are never averaged by region. People are needed, or not, or only where observations lack the
 * denominators by which rates are held together.
 */
export function readIndicator(
  study: Study,
  where: string,
  question: IndicatorSelection,
  needsPopulation: boolean | "or-denominators",
): IndicatorValues {
  const indicator = requireColumnQuestion(study, where, question);
  const { subgroup, missing = "error" } = question;
  const candidates = chooseRegions(study, where, question);
  const tree = treeOf(study, candidates);
  const periods = question.period === undefined ? periodsAt(study, where, indicator, subgroup, tree) : [];
  const period = question.period ?? periods.at(-1);
  if (period === undefined) throw noValue(study, where, indicator, question, tree, missing);
  const naming = namesOf(study);
  const warnings: StudyWarning[] = [];
  if (periods.length > 1) {
    const data = { chosen: "period", period, allSubgroups: false } as const;
    warnings.push(writeNotice("period_chosen", data, EN.period_chosen));
  }
  let found = observationsOf(study, where, indicator.id, subgroup, period);
  // Most often values stand in the order of the regions, one for each.
  let inOrder = standInOrder(found.regions, candidates);
  const doWithout =
    needsPopulation === "or-denominators" &&
    !isTotal(indicator) &&
    question.population === undefined &&
    nobodyCounted(tree, subgroup);
  const choice =
    needsPopulation === false || doWithout ? null : choosePopulation(study, where, tree, question, period);
  let byRegion = inOrder ? undefined : mapByRegion(where, found);
  if (
    byRegion !== undefined &&
    candidates.some(({ id }) => !byRegion!.has(id)) &&
    forgetStale(study, where)
  ) {
    found = observationsOf(study, where, indicator.id, subgroup, period);
    inOrder = standInOrder(found.regions, candidates);
    byRegion = mapByRegion(where, found);
  }
  const placeOf = (id: string): number => {
    byRegion ??= mapByRegion(where, found);
    return byRegion.get(id) ?? -1;
  };
  const at = (id: string): Observation | undefined => found.records[placeOf(id)];
  const reader: Reader = { study, where, indicator, period, subgroup, question, at, tree, choice };

  // Most often all regions enter.
  const most = candidates.length;
  const regions: Region[] = new Array(most);
  const observations: Observation[] = new Array(most);
  const numerators: (number | undefined)[] = new Array(most);
  const denominators: (number | undefined)[] = new Array(most);
  const values = new Float64Array(most);
  const heads = new Float64Array(choice === null ? 0 : most);
  let n = 0;
  const omitted: Omission[] = [];
  const sources = new Set<string | undefined>([indicator.source]);
  const pooled: Record<"pooled" | "pooled_by_population", string[]> = {
    pooled: [],
    pooled_by_population: [],
  };
  // Most often all values come from one source.
  let lastSource = indicator.source;
  for (let i = 0; i < most; i++) {
    const region = candidates[i]!;
    const place = inOrder ? i : placeOf(region.id);
    let observation = found.records[place];
    const value = found.values[place] ?? Number.NaN;
    let pooling: PooledValue["pooling"] | null = null;
    let why: OmissionReason | undefined;
    // Where there is a number nothing else is asked of the record.
    if (Number.isNaN(value) && isMissing(observation)) {
      const together = poolInside(reader, region);
      if ("code" in together) why = together;
      else ({ observation, pooling } = together);
    }
    if (choice !== null && why === undefined) {
      const own = figureOf(region, choice, subgroup);
      const figures = own === undefined ? figuresInside(reader, region, choice) : undefined;
      if (own !== undefined) {
        heads[n] = requireHeads(where, region, own);
        if (own.source !== undefined) sources.add(own.source);
      } else if (figures !== undefined) {
        heads[n] = headsOf(where, region, figures);
        for (const { source } of figures) if (source !== undefined) sources.add(source);
      } else {
        const { concept, year } = choice;
        why = { code: "no_population", data: { concept, year, subgroup: subgroup ?? null } };
      }
    }
    if (why !== undefined) {
      omitted.push(omissionOf(region.id, why));
      continue;
    }
    values[n] = Number.isNaN(value) ? requireValue(where, observation!) : value;
    regions[n] = region;
    observations[n] = observation!;
    numerators[n] = pooling === null ? found.numerators[place] : observation!.numerator;
    denominators[n] = pooling === null ? found.denominators[place] : observation!.denominator;
    n++;
    const source = found.sources[place];
    if (pooling !== null) {
      pooled[pooling.by].push(region.id);
      for (const one of pooling.sources) sources.add(one);
    } else if (source !== lastSource && source !== undefined) {
      sources.add(source);
      lastSource = source;
    }
  }
  for (const list of [regions, observations, numerators, denominators]) list.length = n;
  if (doWithout && denominators.includes(undefined)) {
    choosePopulation(study, where, tree, question, period);
  }
  if (omitted.length > 0 && (missing === "error" || regions.length === 0)) {
    if (regions.length === 0 && omitted.every(({ code }) => code !== "no_population")) {
      throw noValue(study, where, indicator, { ...question, period }, tree, missing);
    }
    throw new EqualizationError(
      `${omitted.length} of ${candidates.length} regions lack data: ${list(omitted.map(({ region, reason }) => `${region} (${reason})`))}; pass missing: "omit" to leave them out`,
      {
        code: missing === "error" ? "missing_value" : "too_few_observations",
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
  if (omitted.length > 0) {
    const without = omitted.map(({ region }) => region);
    const data = { regions: without, of: candidates.length, missing: "data" } as const;
    warnings.push(writeNotice("regions_omitted", data, EN.regions_omitted, naming));
  }
  if (pooled.pooled.length > 0) {
    const data = { regions: pooled.pooled, by: isTotal(indicator) ? "sum" : "denominators" } as const;
    warnings.push(writeNotice("pooled", data, EN.pooled, naming));
  }
  if (pooled.pooled_by_population.length > 0) {
    const { concept, year } = populationForPooling(reader);
    const data = { regions: pooled.pooled_by_population, concept, year };
    warnings.push(writeNotice("pooled_by_population", data, EN.pooled_by_population, naming));
  }
  if (regions.length < FEW_REGIONS) warnings.push(fewRegions(regions.length));
  if (choice !== null && yearOf(period) !== choice.year) {
    const data = { periods: [period], concept: choice.concept, year: choice.year };
    warnings.push(writeNotice("population_year_differs", data, EN.population_year_differs));
  }
  for (const warning of doubtful(indicator, regions, naming)) warnings.push(warning);
  const named = sourcesOf(study, [...sources]);
  for (const warning of sourceWarnings(named)) warnings.push(warning);
  const populations = choice === null ? null : heads.slice(0, regions.length);
  return {
    indicator,
    period,
    regions,
    subgroups: new Array<string | undefined>(regions.length).fill(subgroup),
    observations,
    values: values.slice(0, regions.length),
    numerators,
    denominators,
    populations,
    population: choice === null ? null : { ...choice, total: sum(populations!) },
    omitted,
    warnings,
    sources: named,
  };
}

/** What is legal and seldom meant: a total in the unit of a rate, a row of totals among the regions. */
function doubtful(
  indicator: Indicator,
  regions: readonly Region[],
  naming: TextNaming,
): readonly StudyWarning[] {
  const rows = regions.filter(({ id, name }) => isTotalRow(id) || isTotalRow(nameIn(name)));
  const warnings: StudyWarning[] = [];
  if (isTotal(indicator) && isRateUnit(indicator.unit)) {
    const data = { indicator: indicator.id, unit: indicator.unit };
    warnings.push(writeNotice("unit_of_rate", data, EN.unit_of_rate, naming));
  }
  if (rows.length > 0 && regions.length > 1) {
    warnings.push(writeNotice("total_row", { regions: rows.map(({ id }) => id) }, EN.total_row, naming));
  }
  return warnings;
}

/** What a reader must know where an index is over a handful of regions. */
export function fewRegions(n: number): StudyWarning {
  return writeNotice("few_regions", { n }, EN.few_regions);
}

/** Whether an index over so many regions says little. */
export function areFew(n: number): boolean {
  return n < FEW_REGIONS;
}

/** Refuses a question whose parts are not of their type; what it asks for may still be missing. */
function requireColumnQuestion(study: Study, where: string, question: IndicatorSelection): Indicator {
  const { period, subgroup, population } = question;
  requireOneOf(where, "missing", question.missing ?? "error", ["error", "omit"]);
  for (const [option, received] of [
    ["period", period],
    ["subgroup", subgroup],
  ] as const) {
    if (received === undefined || typeof received === "string") continue;
    throw new EqualizationError(`${option} is ${formatReceived(received)}; pass text`, {
      code: "wrong_type",
      where,
      received,
    });
  }
  if (population !== undefined) requirePopulation(where, population);
  return indicatorOf(study, where, question.indicator);
}

/** Whether there is one observation for each region, in the order of the regions. */
function standInOrder(found: readonly string[], regions: readonly Region[]): boolean {
  if (found.length !== regions.length) return false;
  // What is one text, as in a parsed study, is told at once by Object.is; `===` would go to each text first.
  for (let i = 0; i < found.length; i++) if (!Object.is(found[i], regions[i]!.id)) return false;
  return true;
}

/** Where the observation of each region stands. */
function mapByRegion(where: string, { regions, records }: ObservationColumn): ReadonlyMap<string, number> {
  const byRegion = new Map<string, number>();
  for (let i = 0; i < regions.length; i++) {
    const region = regions[i]!;
    if (byRegion.has(region)) {
      const { indicator, period, subgroup } = records[i]!;
      throw new EqualizationError(
        `there are two values of "${indicator}" for ${quote(region)} in ${period}${subgroup === undefined ? "" : ` (${subgroup})`}; keep one`,
        { code: "duplicate_id", where, received: region },
      );
    }
    byRegion.set(region, i);
  }
  return byRegion;
}

/** The periods with values for the regions themselves or, where there are none, for those inside; ascending. */
function periodsAt(
  study: Study,
  where: string,
  indicator: Indicator,
  subgroup: string | undefined,
  { candidates, all }: Tree,
): readonly string[] {
  const series = seriesOf(study, where, indicator.id, subgroup);
  for (const regions of [() => candidates, all]) {
    const ids = new Set(regions().map(({ id }) => id));
    const periods = new Set<string>();
    for (const { period, region, value } of series) {
      if (value !== null && value !== undefined && ids.has(region)) periods.add(period);
    }
    if (periods.size > 0) return [...periods].sort(comparePeriods);
  }
  return [];
}

/** The periods for which an indicator has values, for whole regions or for one part of them; ascending. */
export function periodsOf(study: Study, where: string, question: IndicatorSelection): readonly string[] {
  const indicator = requireColumnQuestion(study, where, question);
  const tree = treeOf(study, chooseRegions(study, where, question));
  return periodsAt(study, where, indicator, question.subgroup, tree);
}

/** There is no value at all: says for what there are some. */
function noValue(
  study: Study,
  where: string,
  indicator: Indicator,
  question: IndicatorSelection,
  tree: Tree,
  missing: "error" | "omit",
): EqualizationError {
  const { subgroup, period } = question;
  const part = subgroup === undefined ? "" : ` for the subgroup "${subgroup}"`;
  const hints: string[] = [];
  const periods = periodsAt(study, where, indicator, subgroup, tree);
  if (periods.length > 0) hints.push(`there are values of ${list(periods)}`);
  else {
    const has = new Set(
      seriesOf(study, where, indicator.id, subgroup)
        .filter(({ value }) => value !== null)
        .map(({ region }) => region),
    );
    const others = study.regions.filter(({ id }) => has.has(id));
    const levels = [...new Set(others.map(({ level }) => level))].filter((level) => level !== undefined);
    if (others.length > 0) {
      hints.push(
        `there are values for ${list(others.map(({ id }) => id))}${levels.length === 0 ? "" : ` (level ${levels.join(" and ")})`}`,
      );
    }
    const subgroups = subgroupsOf(study, where, indicator.id).filter((one) => one !== subgroup);
    if (others.length === 0 && subgroups.length > 0)
      hints.push(`there are values for the subgroups ${list(subgroups)}`);
  }
  return new EqualizationError(
    `"${indicator.id}" has no value for these regions${period === undefined ? "" : ` in ${period}`}${part}; ${hints.length === 0 ? "the study has none at all" : hints.join("; ")}`,
    {
      code: missing === "error" || period === undefined ? "missing_value" : "too_few_observations",
      where,
      received: indicator.id,
    },
  );
}

/** The indicator of an id. */
export function indicatorOf(study: Study, where: string, id: string): Indicator {
  const indicator = (study.indicators ?? []).find((one) => one.id === id);
  if (indicator !== undefined) return indicator;
  throw new EqualizationError(
    `${id === undefined ? "indicator is required, by its id" : `the study has no indicator ${quote(id)}`}; the study has ${list((study.indicators ?? []).map((one) => one.id)) || "none"}`,
    { code: id === undefined ? "missing_option" : "unknown_id", where, received: id },
  );
}
