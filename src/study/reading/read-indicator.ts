import { comparePeriods } from "../../calendar/compare-periods.ts";
import { yearOf } from "../../calendar/year-of.ts";
import { EqualizationError } from "../../errors.ts";
import type { Indicator } from "../../model/indicator.ts";
import { isRateUnit } from "../../model/is-rate-unit.ts";
import { isTotalRow } from "../../model/is-total-row.ts";
import { nameIn } from "../../model/name-in.ts";
import type { Observation } from "../../model/observation.ts";
import type { PopulationConcept, PopulationFigure, Region } from "../../model/region.ts";
import type { Omission, PopulationUse, StudyWarning } from "../../model/results/result-metadata.ts";
import type { Source } from "../../model/source.ts";
import type { Study } from "../../model/study.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireFinite, requireNonNegative, requireNumber, requireOneOf } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import {
  forgetStale,
  type ObservationColumn,
  observationsOf,
  seriesOf,
  strataOf,
} from "./observation-index.ts";
import { isTotal } from "./per-head.ts";

/** Which regions a question is about. */
export interface RegionSelection {
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
export interface PopulationSelection {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /**
   * Its reference year, for every period alike.
   *
   * @defaultValue the year of each period; where the regions have no figures of it that of the nearest year before, else of the
   *   nearest after, with a warning
   */
  readonly year?: number | undefined;
}

/** A population of one year. */
export interface DatedPopulation {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /** Its reference year. */
  readonly year: number;
}

/** One indicator, for one period, over some regions. */
export interface IndicatorSelection extends RegionSelection {
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
   * @defaultValue the one the study names; or, where all figures count the same people, those of the year of the period
   */
  readonly population?: PopulationSelection | undefined;
}

/** A column of values with the people behind them. */
export interface IndicatorValues {
  readonly indicator: Indicator;
  readonly period: string;
  readonly regions: readonly Region[];
  /** Part of each region; `undefined` for the whole one. */
  readonly strata: readonly (string | undefined)[];
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

/** No year that figures are of comes after it. */
const LAST_YEAR = 9999;

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
  const { stratum, missing = "refuse" } = question;
  const candidates = chooseRegions(study, where, question);
  const tree = treeOf(study, candidates);
  const periods = question.period === undefined ? periodsAt(study, where, indicator, stratum, tree) : [];
  const period = question.period ?? periods.at(-1);
  if (period === undefined) throw noValue(study, where, indicator, question, tree, missing);
  const warnings: StudyWarning[] = [];
  if (periods.length > 1) {
    warnings.push({ code: "period_chosen", message: `no period was asked for; ${period} is the latest` });
  }
  let found = observationsOf(study, where, indicator.id, stratum, period);
  // Most often values stand in the order of the regions, one for each.
  let inOrder = standInOrder(found.regions, candidates);
  const doWithout =
    needsPopulation === "or-denominators" &&
    !isTotal(indicator) &&
    question.population === undefined &&
    nobodyCounted(tree, stratum);
  const choice =
    needsPopulation === false || doWithout ? null : choosePopulation(study, where, tree, question, period);
  let byRegion = inOrder ? undefined : mapByRegion(where, found);
  if (
    byRegion !== undefined &&
    candidates.some(({ id }) => !byRegion!.has(id)) &&
    forgetStale(study, where)
  ) {
    found = observationsOf(study, where, indicator.id, stratum, period);
    inOrder = standInOrder(found.regions, candidates);
    byRegion = mapByRegion(where, found);
  }
  const placeOf = (id: string): number => {
    byRegion ??= mapByRegion(where, found);
    return byRegion.get(id) ?? -1;
  };
  const at = (id: string): Observation | undefined => found.records[placeOf(id)];
  const reader: Reader = { study, where, indicator, period, stratum, question, at, tree, choice };

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
    let reason: string | undefined;
    // Where there is a number nothing else is asked of the record.
    if (Number.isNaN(value) && isMissing(observation)) {
      const together = poolInside(reader, region);
      if (typeof together === "string") reason = together;
      else ({ observation, pooling } = together);
    }
    if (choice !== null && reason === undefined) {
      const own = figureOf(region, choice, stratum);
      const figures = own === undefined ? figuresInside(reader, region, choice) : undefined;
      if (own !== undefined) {
        heads[n] = requireHeads(where, region, own);
        if (own.source !== undefined) sources.add(own.source);
      } else if (figures !== undefined) {
        heads[n] = headsOf(where, region, figures);
        for (const { source } of figures) if (source !== undefined) sources.add(source);
      } else {
        reason = `no ${choice.concept} population${stratum === undefined ? "" : ` (${stratum})`} of ${choice.year}`;
      }
    }
    if (reason !== undefined) {
      omitted.push({ region: region.id, reason });
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
  if (omitted.length > 0 && (missing === "refuse" || regions.length === 0)) {
    if (regions.length === 0 && omitted.every(({ reason }) => reason.startsWith("no value"))) {
      throw noValue(study, where, indicator, { ...question, period }, tree, missing);
    }
    throw new EqualizationError(
      `${omitted.length} of ${candidates.length} regions lack data: ${list(omitted.map(({ region, reason }) => `${region} (${reason})`))}; pass missing: "omit" to leave them out`,
      {
        code: missing === "refuse" ? "missing_value" : "too_few_observations",
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
    warnings.push({
      code: "regions_omitted",
      message: `${omitted.length} of ${candidates.length} regions were left out for want of data: ${list(omitted.map(({ region }) => region))}`,
    });
  }
  if (pooled.pooled.length > 0) {
    warnings.push({
      code: "pooled",
      message: `${list(pooled.pooled)}: pooled from the regions inside, ${isTotal(indicator) ? "totals added up" : "numerators over denominators"}`,
    });
  }
  if (pooled.pooled_by_population.length > 0) {
    const by = populationForPooling(reader);
    warnings.push({
      code: "pooled_by_population",
      message: `${list(pooled.pooled_by_population)}: pooled from the regions inside by their ${by.concept} population of ${by.year} where denominators are not given`,
    });
  }
  if (regions.length < FEW_REGIONS) warnings.push(fewRegions(regions.length));
  if (choice !== null && yearOf(period) !== choice.year) {
    warnings.push({
      code: "population_year_differs",
      message: `values are of ${period}, the ${choice.concept} population is of ${choice.year}`,
    });
  }
  for (const warning of doubtful(indicator, regions)) warnings.push(warning);
  const named = sourcesOf(study, [...sources]);
  for (const warning of sourceWarnings(named)) warnings.push(warning);
  const populations = choice === null ? null : heads.slice(0, regions.length);
  return {
    indicator,
    period,
    regions,
    strata: new Array<string | undefined>(regions.length).fill(stratum),
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
function doubtful(indicator: Indicator, regions: readonly Region[]): readonly StudyWarning[] {
  const rows = regions.filter(({ id, name }) => isTotalRow(id) || isTotalRow(nameIn(name)));
  const warnings: StudyWarning[] = [];
  if (isTotal(indicator) && isRateUnit(indicator.unit)) {
    warnings.push({
      code: "unit_of_rate",
      message: `"${indicator.id}" is declared as a total, but its unit "${indicator.unit}" is that of a rate: its values are divided by people again`,
    });
  }
  if (rows.length > 0 && regions.length > 1) {
    warnings.push({
      code: "total_row",
      message: `${list(rows.map(labelOf))}: reads like a row of totals, which counts every person twice; leave it out of the regions`,
    });
  }
  return warnings;
}

/** What a reader must know where an index is over a handful of regions. */
export function fewRegions(n: number): StudyWarning {
  return { code: "few_regions", message: `only ${n} region(s): an index over so few says little` };
}

/** Whether an index over so many regions says little. */
export function areFew(n: number): boolean {
  return n < FEW_REGIONS;
}

/** Refuses a question whose parts are not of their type; what it asks for may still be missing. */
function requireColumnQuestion(study: Study, where: string, question: IndicatorSelection): Indicator {
  const { period, stratum, population } = question;
  requireOneOf(where, "missing", question.missing ?? "refuse", ["refuse", "omit"]);
  for (const [option, received] of [
    ["period", period],
    ["stratum", stratum],
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

/** The regions of a question with all inside them. */
interface Tree {
  readonly candidates: readonly Region[];
  /** The candidates, and what lies inside them, in the order of the study. */
  readonly all: () => readonly Region[];
  /** The regions right inside one. */
  readonly inside: (id: string) => readonly Region[];
}

function treeOf(study: Study, candidates: readonly Region[]): Tree {
  let children: Map<string, Region[]> | undefined;
  const inside = (id: string): readonly Region[] => {
    if (children === undefined) {
      children = new Map();
      for (const region of study.regions) {
        if (region.parent === undefined) continue;
        const siblings = children.get(region.parent);
        if (siblings === undefined) children.set(region.parent, [region]);
        else siblings.push(region);
      }
    }
    return children.get(id) ?? [];
  };
  const all = (): readonly Region[] => {
    const ids = new Set(candidates.map(({ id }) => id));
    // A set takes in what is added while it is walked.
    for (const id of ids) for (const region of inside(id)) ids.add(region.id);
    return study.regions.filter(({ id }) => ids.has(id));
  };
  return { candidates, all, inside };
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
      const { indicator, period, stratum } = records[i]!;
      throw new EqualizationError(
        `there are two values of "${indicator}" for ${quote(region)} in ${period}${stratum === undefined ? "" : ` (${stratum})`}; keep one`,
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
  stratum: string | undefined,
  { candidates, all }: Tree,
): readonly string[] {
  const series = seriesOf(study, where, indicator.id, stratum);
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
  return periodsAt(study, where, indicator, question.stratum, tree);
}

/** There is no value at all: says for what there are some. */
function noValue(
  study: Study,
  where: string,
  indicator: Indicator,
  question: IndicatorSelection,
  tree: Tree,
  missing: "refuse" | "omit",
): EqualizationError {
  const { stratum, period } = question;
  const part = stratum === undefined ? "" : ` for the stratum "${stratum}"`;
  const hints: string[] = [];
  const periods = periodsAt(study, where, indicator, stratum, tree);
  if (periods.length > 0) hints.push(`there are values of ${list(periods)}`);
  else {
    const has = new Set(
      seriesOf(study, where, indicator.id, stratum)
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
    const strata = strataOf(study, where, indicator.id).filter((one) => one !== stratum);
    if (others.length === 0 && strata.length > 0)
      hints.push(`there are values for the strata ${list(strata)}`);
  }
  return new EqualizationError(
    `"${indicator.id}" has no value for these regions${period === undefined ? "" : ` in ${period}`}${part}; ${hints.length === 0 ? "the study has none at all" : hints.join("; ")}`,
    {
      code: missing === "refuse" || period === undefined ? "missing_value" : "too_few_observations",
      where,
      received: indicator.id,
    },
  );
}

/** What reading a column needs everywhere. */
interface Reader {
  readonly study: Study;
  readonly where: string;
  readonly indicator: Indicator;
  readonly period: string;
  readonly stratum: string | undefined;
  readonly question: IndicatorSelection;
  /** The observation of a region. */
  readonly at: (id: string) => Observation | undefined;
  readonly tree: Tree;
  readonly choice: DatedPopulation | null;
}

/** A region's value, made of those inside it. */
interface PooledValue {
  readonly observation: Observation;
  readonly pooling: {
    readonly by: "pooled" | "pooled_by_population";
    readonly sources: readonly (string | undefined)[];
  };
}

function isMissing(observation: Observation | undefined): boolean {
  return observation === undefined || observation.value === null || observation.value === undefined;
}

/** One value of all regions inside together; in words why there is none. */
function poolInside(reader: Reader, region: Region): PooledValue | string {
  const { indicator, period, stratum, at, tree, where } = reader;
  const nothing = `no value of "${indicator.id}"${stratum === undefined ? "" : ` (${stratum})`} for ${period}`;
  const parts: Observation[] = [];
  const regions: Region[] = [];
  const without: string[] = [];
  const seen = new Set([region.id]);
  const open = [...tree.inside(region.id)];
  if (open.length === 0) return nothing;
  // The list grows while it is walked.
  for (const part of open) {
    if (seen.has(part.id)) continue;
    seen.add(part.id);
    const own = at(part.id);
    const inside = tree.inside(part.id);
    if (!isMissing(own)) {
      requireValue(where, own!);
      parts.push(own!);
      regions.push(part);
    } else if (inside.length > 0) for (const one of inside) open.push(one);
    else without.push(part.id);
  }
  if (parts.length === 0) return nothing;
  if (without.length > 0) {
    return `${nothing}, nor for all regions inside: ${list(without)} ${without.length === 1 ? "has" : "have"} none`;
  }
  const base = {
    region: region.id,
    indicator: indicator.id,
    period,
    ...(stratum === undefined ? {} : { stratum }),
  };
  const sources = parts.map(({ source }) => source);
  if (isTotal(indicator)) {
    const value = sum(parts.map(({ value }) => value!));
    return { observation: { ...base, value }, pooling: { by: "pooled", sources } };
  }
  if (parts.every(({ numerator, denominator }) => numerator !== undefined && denominator !== undefined)) {
    const numerators = parts.map(({ numerator }) => numerator!);
    const denominators = parts.map(({ denominator }) => denominator!);
    requireFinite(where, "numerator", numerators);
    requireNonNegative(where, "denominator", denominators);
    const [numerator, denominator] = [sum(numerators), sum(denominators)];
    if (!(denominator > 0)) return `${nothing}, and the denominators of the regions inside add up to 0`;
    const value = (indicator.scale * numerator) / denominator;
    return { observation: { ...base, value, numerator, denominator }, pooling: { by: "pooled", sources } };
  }
  const choice = populationForPooling(reader);
  const figures = regions.map((part, i) =>
    parts[i]!.denominator === undefined ? figureOf(part, choice, stratum) : null,
  );
  const unknown = regions.filter((_, i) => figures[i] === undefined);
  if (unknown.length > 0) {
    return `${nothing}, and those inside cannot be pooled: ${list(unknown.map(({ id }) => id))} ${unknown.length === 1 ? "has" : "have"} neither a denominator nor a ${choice.concept} population of ${choice.year}`;
  }
  // Those that give a denominator count by it, as in the pooled rate of `measureResources`.
  const people = figures.map((figure, i) => (figure === null ? parts[i]!.denominator! : figure!.value));
  requireNonNegative(where, "population", people);
  if (!people.some((heads) => heads > 0)) return `${nothing}, and nobody lives in the regions inside`;
  const rates = parts.map(({ value, numerator }, i) =>
    numerator === undefined || figures[i] !== null || people[i] === 0
      ? value!
      : (indicator.scale * numerator) / people[i]!,
  );
  const value = weightedMean(rates, people);
  const denominator = sum(people);
  const mixed = figures.includes(null);
  return {
    observation: {
      ...base,
      value,
      ...(mixed ? { numerator: (value * denominator) / indicator.scale, denominator } : {}),
    },
    pooling: {
      by: "pooled_by_population",
      sources: [...sources, ...figures.map((figure) => figure?.source)],
    },
  };
}

function populationForPooling({ study, where, tree, question, choice, period }: Reader): DatedPopulation {
  return choice ?? choosePopulation(study, where, tree, question, period);
}

function figureOf(
  { population }: Region,
  { concept, year }: DatedPopulation,
  stratum: string | undefined,
): PopulationFigure | undefined {
  const figures = population ?? [];
  for (let i = 0; i < figures.length; i++) {
    const figure = figures[i]!;
    if (figure.year === year && figure.concept === concept && figure.stratum === stratum) return figure;
  }
  return undefined;
}

/** The population figures of a region: its own, or those of all inside it; `undefined` where they are not all known. */
function figuresOf(
  reader: Pick<Reader, "tree" | "stratum">,
  region: Region,
  choice: DatedPopulation,
): readonly PopulationFigure[] | undefined {
  const own = figureOf(region, choice, reader.stratum);
  return own === undefined ? figuresInside(reader, region, choice) : [own];
}

/** The population figures of all inside a region; `undefined` where they are not all known. */
function figuresInside(
  { tree, stratum }: Pick<Reader, "tree" | "stratum">,
  region: Region,
  choice: DatedPopulation,
): readonly PopulationFigure[] | undefined {
  const figures: PopulationFigure[] = [];
  const seen = new Set([region.id]);
  const open = [...tree.inside(region.id)];
  // The list grows while it is walked.
  for (const part of open) {
    if (seen.has(part.id)) continue;
    seen.add(part.id);
    const figure = figureOf(part, choice, stratum);
    const inside = tree.inside(part.id);
    if (figure !== undefined) figures.push(figure);
    else if (inside.length > 0) for (const one of inside) open.push(one);
    else return undefined;
  }
  return figures.length > 0 ? figures : undefined;
}

/** The heads of each region, its own figure or those of all inside it, with their sources; regions without are left out. */
export function peopleIn(
  study: Study,
  where: string,
  regions: readonly Region[],
  choice: DatedPopulation,
): ReadonlyMap<string, { readonly heads: number; readonly sources: readonly (string | undefined)[] }> {
  const tree = treeOf(study, regions);
  return new Map(
    regions.flatMap((region) => {
      const figures = figuresOf({ tree, stratum: undefined }, region, choice);
      if (figures === undefined) return [];
      const sources = figures.map(({ source }) => source);
      return [[region.id, { heads: headsOf(where, region, figures), sources }] as const];
    }),
  );
}

/** Whom the figures of some regions, and of those inside them, count. */
export function conceptsOf(study: Study, regions: readonly Region[]): readonly PopulationConcept[] {
  const concepts = new Set<PopulationConcept>();
  for (const { population } of treeOf(study, regions).all()) {
    for (const { concept, stratum } of population ?? []) if (stratum === undefined) concepts.add(concept);
  }
  return [...concepts];
}

/** Heads of a region. */
function headsOf(where: string, region: Region, figures: readonly PopulationFigure[]): number {
  const heads = figures.map((figure) => requireHeads(where, region, figure));
  return heads.length === 1 ? heads[0]! : sum(heads);
}

function requireHeads(where: string, { id }: Region, { value }: PopulationFigure): number {
  if (typeof value === "number" && value >= 0 && value <= Number.MAX_VALUE) return value;
  throw new EqualizationError(
    `the population of ${quote(id)} is ${formatReceived(value)}; it must be a number of at least 0`,
    {
      code: typeof value === "number" && value < 0 ? "out_of_domain" : "not_finite",
      where,
      received: value,
    },
  );
}

function requireValue(where: string, { region, indicator, period, value }: Observation): number {
  if (typeof value === "number" && value - value === 0) return value;
  throw new EqualizationError(
    `the value of "${indicator}" for ${quote(region)} in ${period} is ${formatReceived(value)}; it must be a finite number, or null where it is missing`,
    { code: "not_finite", where, received: value },
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

/** The regions a question is about, in the order of the study. */
export function chooseRegions(study: Study, where: string, choice: RegionSelection): readonly Region[] {
  let known: ReadonlyMap<string, Region> | undefined;
  const byId = (): ReadonlyMap<string, Region> => {
    known ??= new Map(study.regions.map((region) => [region.id, region]));
    return known;
  };
  requireRegionChoice(where, choice);
  const requireKnown = (id: string): void => {
    if (!byId().has(id)) {
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
      parent = byId().get(parent)?.parent
    ) {
      if (parent === choice.within) return true;
      seen.add(parent);
    }
    return false;
  };
  // Only what holds others can stand beside what it holds.
  let apart = false;
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
    const parents = new Set<string>();
    for (const { parent } of study.regions) if (parent !== undefined) parents.add(parent);
    chosen = parents.size === 0 ? study.regions.slice() : study.regions.filter(({ id }) => !parents.has(id));
    apart = true;
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
  if (!apart) requireApart(where, chosen, byId());
  return chosen;
}

function requireRegionChoice(where: string, { regions, level, within }: RegionSelection): void {
  const fail = (option: string, wanted: string, received: unknown): never => {
    throw new EqualizationError(`${option} is ${formatReceived(received)}; pass ${wanted}`, {
      code: "wrong_type",
      where,
      received,
    });
  };
  if (regions !== undefined) {
    if (!Array.isArray(regions)) fail("regions", "an array of ids", regions);
    for (const id of regions as readonly unknown[])
      if (typeof id !== "string") fail("an id of regions", "text", id);
  }
  if (level !== undefined && typeof level !== "number") fail("level", "a number", level);
  if (within !== undefined && typeof within !== "string") fail("within", "the id of a region", within);
}

/** A region and one that holds it would count the same people twice. */
function requireApart(where: string, chosen: readonly Region[], byId: ReadonlyMap<string, Region>): void {
  const ids = new Set(chosen.map(({ id }) => id));
  const parents = new Set<string | undefined>();
  for (const { parent } of byId.values()) parents.add(parent);
  if (!chosen.some(({ id }) => parents.has(id))) return;
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

function requirePopulation(where: string, population: PopulationSelection): void {
  if (typeof population !== "object" || population === null) {
    throw new EqualizationError("population must be { concept } or { concept, year }", {
      code: "wrong_type",
      where,
      received: population,
    });
  }
  requireOneOf(where, "population.concept", population.concept, ["resident", "registered", "service"]);
  if (population.year !== undefined) {
    requireNumber(where, "population.year", population.year, { integer: true });
  }
}

/**
 * The population asked for, or the study's, or the only one there is. Without a year it is that of the period: where figures
 * of it are lacking for more regions than those of another year, of the nearest year before, else of the nearest after.
 */
export function choosePopulation(
  study: Study,
  where: string,
  regions: readonly Region[] | Tree,
  question: Pick<IndicatorSelection, "population" | "stratum">,
  period: string | undefined,
): DatedPopulation {
  const named = question.population ?? study.population;
  if (named !== undefined) requirePopulation(where, named);
  if (named?.year !== undefined) return { concept: named.concept, year: named.year };
  const tree = "all" in regions ? regions : treeOf(study, regions);
  const concepts = new Set<PopulationConcept>();
  const known = new Set<string>();
  const years = new Set<number>();
  for (const { population } of tree.all()) {
    for (const figure of population ?? []) {
      if (figure.stratum !== question.stratum) continue;
      if (named !== undefined && figure.concept !== named.concept) continue;
      concepts.add(figure.concept);
      known.add(`${figure.concept} ${figure.year}`);
      years.add(figure.year);
    }
  }
  const [concept] = concepts;
  if (concept === undefined || concepts.size > 1) {
    throw new EqualizationError(
      concept === undefined
        ? `the regions have no ${named === undefined ? "" : `${named.concept} `}population figures${question.stratum === undefined ? "" : ` (${question.stratum})`}; ${withoutPeople(where)}`
        : `the regions have several populations (${list([...known])}); pass population: { concept }`,
      { code: "missing_option", where },
    );
  }
  return { concept, year: yearFor(tree, concept, question.stratum, years, period) };
}

/** Whether there are no population figures at all. */
function nobodyCounted(tree: Tree, stratum: string | undefined): boolean {
  return tree.all().every(({ population }) => !(population ?? []).some((one) => one.stratum === stratum));
}

/** What to do where nobody has been counted. */
function withoutPeople(where: string): string {
  if (where === "measureGap" || where === "trackGoals") {
    return 'add them, or count every region once with weights: "equal"';
  }
  return where === "measureResources" || where === "planEqualization"
    ? "add them, or the denominators of all observations"
    : "add them";
}

/** Of the years with figures of the most regions that of a period, else the nearest before, else the nearest after. */
function yearFor(
  tree: Tree,
  concept: PopulationConcept,
  stratum: string | undefined,
  years: ReadonlySet<number>,
  period: string | undefined,
): number {
  const [only] = years;
  if (years.size === 1) return only!;
  const wanted = period === undefined ? LAST_YEAR : yearOf(period);
  const nearest = [...years].sort((a, b) =>
    a <= wanted !== b <= wanted ? (a <= wanted ? -1 : 1) : Math.abs(wanted - a) - Math.abs(wanted - b),
  );
  let best = nearest[0]!;
  let most = -1;
  for (const year of nearest) {
    const n = tree.candidates.filter(
      (region) => figuresOf({ tree, stratum }, region, { concept, year }) !== undefined,
    ).length;
    if (n > most) [best, most] = [year, n];
    if (n === tree.candidates.length) break;
  }
  return best;
}

/** The sources named, each once, in the order of the study. */
export function sourcesOf(study: Study, ids: readonly (string | undefined)[]): readonly Source[] {
  const wanted = new Set(ids);
  return (study.sources ?? []).filter(({ id }) => wanted.has(id));
}

/** What must be said wherever figures are shown that nobody has read in a source. */
export function sourceWarnings(sources: readonly Source[]): readonly StudyWarning[] {
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
  return typeof id === "string" ? `"${id}"` : formatReceived(id);
}

function list(items: readonly string[]): string {
  return items.length > 8 ? `${items.slice(0, 8).join(", ")} and ${items.length - 8} more` : items.join(", ");
}
