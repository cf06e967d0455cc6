import { lastDay } from "../../calendar/last-day.ts";
import { findPeriod } from "../../calendar/period-bounds.ts";
import { periodEnd } from "../../calendar/period-end.ts";
import { type TargetTrack, trackTarget } from "../../dynamics/targets/track-target.ts";
import { EqualizationError } from "../../errors.ts";
import { INDICES, type Index } from "../../inequality/catalog.ts";
import type { Goal, GoalCriterion, GoalTerm } from "../../model/goal.ts";
import type { Direction, Indicator } from "../../model/indicator.ts";
import { nameIn } from "../../model/name-in.ts";
import type { Observation } from "../../model/observation.ts";
import type { Period } from "../../model/period.ts";
import type { GoalsOptions } from "../../model/questions/goals-question.ts";
import type { PopulationSelection } from "../../model/questions/selections.ts";
import type { Region } from "../../model/region.ts";
import type {
  GoalPoint,
  GoalRow,
  GoalStatus,
  GoalsResult,
  LaggingRegion,
} from "../../model/results/goals-result.ts";
import type { Omission, StudyWarning } from "../../model/results/result-metadata.ts";
import type { Study } from "../../model/study.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import {
  requireNonNegative,
  requireNumber,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { attainment } from "../../resources/attainment.ts";
import { perCapita } from "../../resources/per-capita.ts";
import { pooledRate } from "../../resources/pooled-rate.ts";
import { laggingOf } from "../../resources/pooling/lagging.ts";
import { poolParts } from "../../resources/pooling/pool-parts.ts";
import * as EN from "../../text/en/notices.ts";
import { omissionOf } from "../../text/en/omission.ts";
import type { TextNaming } from "../../text/naming.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { chooseRegions } from "../reading/choose-regions.ts";
import { labelOf } from "../reading/label-of.ts";
import { list } from "../reading/list-items.ts";
import { namesOf } from "../reading/names-of.ts";
import { comparedUnit, isTotal } from "../reading/per-head.ts";
import { type IndicatorValues, indicatorOf, periodsOf, readIndicator } from "../reading/read-indicator.ts";
import { requireStudy } from "../reading/require-study.ts";
import { withoutRepeats } from "../reading/same-notice.ts";
import { sourcesOf, sourceWarnings } from "../reading/sources.ts";
import { standardFor } from "../reading/standard-for.ts";
import { summarizeGoals } from "./summarize-goals.ts";

/**
 * Where short, medium and long-term goals stand: how far they have come, how fast, and whether that will do.
 *
 * - **When to use:** to hold a plan against what was observed. `trackTarget` does the arithmetic, over one series.
 * - A mean is pooled as in `measureResources`: each region over its denominator where the observation gives one, else over its
 *   people.
 * - "every-region" looks at the region that is worst off, and "share-of-regions" at how many are at the standard; where
 *   standards differ between regions, "every-region" is in multiples of the standard, to reach 1.
 * - Periods are as far apart as the calendar says, by their ends; years without values are no obstacle. Values count
 *   only if they are of the same kind of period (years with years) as the baseline, or as the due date where there are such.
 * - A goal that was due by `asOf` and has no value from then on is not measurable, unless the latest value meets it.
 * - A goal that cannot be measured has a status and a reason; a goal that says what cannot be is refused.
 * - The pace is no forecast: it says where things lead if they go on as they did.
 *
 * @param study Where the values are.
 * @param goals The goals. @defaultValue those of the study
 * @throws `EqualizationError` `too_few_observations` (no goals), `unknown_id`, `duplicate_id` (two goals with one
 *   id), `missing_option`, `wrong_type`, `out_of_domain` (an invalid period, a share above 1), `unsupported_combination`
 *   (an index without the measure "index"), `unknown_option`.
 *
 * @example
 * ```ts
 * import { type Study, trackGoals } from "equalis";
 * const study: Study = {
 *   id: "two-towns",
 *   name: "Two towns",
 *   regions: ["a", "b"].map((id) => ({
 *     id, name: id.toUpperCase(), population: [{ concept: "resident", year: 2012, value: 1000 }],
 *   })),
 *   indicators: [
 *     { id: "coverage", name: "Coverage", dimension: "process", direction: "higher", unit: "%", scale: 100 },
 *   ],
 *   observations: [["a", "2010", 70], ["b", "2010", 50], ["a", "2012", 80], ["b", "2012", 60]].map(
 *     ([region, period, value]) => ({
 *       region: String(region), indicator: "coverage", period: String(period), value: Number(value),
 *     }),
 *   ),
 * };
 * const goals = trackGoals(study, { goals: [
 *   { id: "mean", name: "75 on average", term: "short", indicator: "coverage", target: 75, deadline: "2013" },
 *   { id: "all", name: "75 everywhere", term: "medium", indicator: "coverage", criterion: "every-region",
 *     target: 75, deadline: "2014" },
 * ] });
 * goals.rows.map(({ status }) => status); // => ["on-track", "off-track"]
 * goals.rows.map(({ annualChange, requiredAnnualChange }) => [annualChange, requiredAnnualChange]); // => [[5, 5], [5, 7.5]]
 * goals.rows[1]?.projectedYear; // => 2015
 * goals.rows[1]?.laggingRegions.map(({ name, gap }) => [name, gap]); // => [["B", 15]]
 * ```
 */
export function trackGoals(study: Study, options: GoalsOptions = {}): Presented<GoalsResult> {
  return calledAs("trackGoals", () => goalsOf(study, options));
}

function goalsOf(study: Study, options: GoalsOptions): Presented<GoalsResult> {
  const where = "trackGoals";
  requireStudy(where, study);
  requireOptions(where, options, ["goals", "asOf", "method", "missing", "population"]);
  const { goals = study.goals, asOf, method = "linear", missing = "error" } = options;
  requireOneOf(where, "method", method, ["linear", "compound", "log-linear"]);
  requireOneOf(where, "missing", missing, ["error", "omit"]);
  if (asOf !== undefined) requirePeriod(where, "asOf", asOf);
  requireGoals(where, goals);
  const found = goals.map((goal) => trackGoal(study, where, goal, options));
  const rows = found.map(({ row }) => row);
  const sources = sourcesOf(study, [
    ...found.flatMap(({ sources }) => sources),
    ...goals.map(({ source }) => source),
  ]);
  const good = (row: GoalRow): boolean => row.status === "achieved" || row.status === "on-track";
  const terms = TERMS.filter((term) => rows.some((row) => row.term === term));
  const omitted = new Map<string, Omission>();
  for (const row of rows) {
    for (const one of row.omitted) {
      omitted.set(JSON.stringify([one.region, one.reason]), one);
    }
  }
  const populations = rows.flatMap(({ population }) => (population === null ? [] : [population]));
  const widest = populations.toSorted((a, b) => b.total - a.total)[0] ?? null;
  const warnings: StudyWarning[] = [
    ...found.flatMap(({ warnings }) => warnings),
    ...found.flatMap(({ notMeasurable }) => (notMeasurable === null ? [] : [notMeasurable])),
    ...sourceWarnings(sources),
  ];
  return present<GoalsResult, GoalRow>(
    {
      kind: "goals",
      study: study.id,
      value: rows.filter(good).length / rows.length,
      unit: "share",
      method: `goals achieved or on track over all goals; trends are ${method}`,
      asOf: asOf ?? null,
      n: new Set(found.flatMap(({ regions }) => regions)).size,
      rows,
      counts: STATUSES.map((status) => ({ status, n: rows.filter((row) => row.status === status).length })),
      byTerm: terms.map((term) => {
        const ours = rows.filter((row) => row.term === term);
        return { term, n: ours.length, onTrack: ours.filter(good).length };
      }),
      omitted: [...omitted.values()],
      population: widest,
      warnings: withoutRepeats(warnings),
      sources,
    },
    summarizeGoals,
  );
}

const TERMS: readonly (GoalTerm | null)[] = ["short", "medium", "long", null];
const STATUSES: readonly GoalStatus[] = [
  "achieved",
  "on-track",
  "off-track",
  "not-achieved",
  "regressing",
  "not-measurable",
];

/** One goal with what the whole needs of it. */
interface Tracked {
  readonly row: GoalRow;
  readonly regions: readonly string[];
  readonly notMeasurable: StudyWarning | null;
  readonly warnings: readonly StudyWarning[];
  readonly sources: readonly (string | undefined)[];
}

/** A goal with the record it is about. */
interface Task {
  readonly study: Study;
  readonly where: string;
  readonly goal: Goal;
  readonly criterion: GoalCriterion;
  readonly index: Index | null;
  readonly weights: "population" | "equal";
  readonly indicator: Indicator;
  readonly direction: Direction;
  readonly population: PopulationSelection | undefined;
}

function trackGoal(study: Study, where: string, goal: Goal, options: GoalsOptions): Tracked {
  const { criterion = "mean", weights = "population" } = goal;
  const indicator = indicatorOf(study, where, goal.indicator);
  const index = criterion === "index" ? indexOf(where, goal) : null;
  const share = isShare(criterion);
  const task: Task = {
    study,
    where,
    goal,
    criterion,
    index,
    weights,
    indicator,
    direction: share ? "higher" : criterion === "index" ? "lower" : indicator.direction,
    population: options.population,
  };
  const candidates = chooseRegions(study, where, goal);
  const { columns, omitted, omittedPeriods } = readPeriods(task, candidates, options);
  const targets = targetsOf(task, columns.at(-1)?.regions ?? candidates);
  const measured =
    typeof targets === "string"
      ? []
      : columns.map((column) => ({ column, ...measureColumn(task, column, targets) }));
  const series: GoalPoint[] = measured.map(({ column, value }) => ({
    period: column.period,
    year: calendarYear(periodEnd(column.period)),
    value,
    n: column.regions.length,
  }));
  const ends = series.map(({ period }) => periodEnd(period));
  const last = measured.at(-1);
  const target = typeof targets === "string" ? null : targetOf(task, targets, last);
  const track =
    series.length === 0 || target === null
      ? typeof targets === "string"
        ? targets
        : lacking(task, omittedPeriods)
      : judge(task, series, target, options);
  const told = typeof track === "string" ? null : track;
  // The day has come, and no one has looked since: a pace says nothing about what is past.
  const unseen =
    options.asOf !== undefined &&
    periodEnd(options.asOf) >= periodEnd(goal.deadline) &&
    told !== null &&
    told.requiredAnnualChange !== null &&
    told.status !== "achieved";
  const at = (year: number | null): Period | null =>
    year === null ? null : series[ends.indexOf(year)]!.period;
  const relative = typeof targets !== "string" && targets.relative;
  const unit = share
    ? "share"
    : index !== null
      ? "none"
      : relative
        ? "times the standard"
        : comparedUnit(indicator);
  const method = options.method ?? "linear";
  const status: GoalStatus =
    told === null || unseen || told.status === "single-value" ? "not-measurable" : told.status;
  const counted = criterion === "mean" || criterion === "index" ? weights : share ? "population" : null;
  return {
    row: {
      goal: goal.id,
      name: nameIn(goal.name),
      term: goal.term ?? null,
      indicator: indicator.id,
      indicatorName: nameIn(indicator.name),
      indicatorUnit: comparedUnit(indicator),
      criterion,
      index: index?.id ?? null,
      method: describeMeasure(task, typeof targets !== "string" && targets.relative),
      unit,
      direction: task.direction,
      subgroup: goal.subgroup ?? null,
      target,
      deadline: goal.deadline,
      status,
      reason:
        typeof track === "string"
          ? track
          : unseen
            ? `it was due by ${goal.deadline}, and the latest value is of ${series.at(-1)!.period}: whether it was met is not known`
            : sentence(goal, series, target!, track, unit, at),
      baseline: series[0] ?? null,
      current: series.at(-1) ?? null,
      distance: told?.distance ?? null,
      progress: told?.progress ?? null,
      annualChange: told?.annualChange ?? null,
      requiredAnnualChange: told?.requiredAnnualChange ?? null,
      annualChangeUnit: paceUnitOf(task, unit, method),
      projected: told?.projected ?? null,
      projectedYear: told === null || told.projectedYear === null ? null : calendarYear(told.projectedYear),
      firstMet: at(told?.firstMet ?? null),
      metSince: at(told?.metSince ?? null),
      series,
      laggingRegions: last === undefined || typeof targets === "string" ? [] : laggards(task, last, targets),
      n: last?.column.regions.length ?? 0,
      weights: criterion === "share-of-regions" ? "equal" : counted,
      population: last?.column.population ?? null,
      omitted,
      omittedPeriods,
    },
    regions: last?.column.regions.map(({ id }) => id) ?? [],
    notMeasurable:
      status === "not-measurable" ? notMeasured(task, unseen, told !== null, series.length > 0) : null,
    warnings: [
      ...doubtfulScale(task, columns),
      ...columns.flatMap(({ warnings }) =>
        warnings.filter(({ code }) => code.startsWith("pooled") || code === "population_year_differs"),
      ),
    ],
    sources: columns.flatMap(({ sources }) => sources.map(({ id }) => id)),
  };
}

function isPercent({ unit }: Indicator): boolean {
  return isPercentUnit(unit);
}

function isPercentUnit(unit: string): boolean {
  return /^(?:%|％|percent\b|per cent\b)/i.test(unit);
}

function paceUnitOf({ indicator }: Task, unit: string, method: string): string {
  if (method !== "linear") return "rate of growth a year";
  if (unit === "none") return "points a year";
  return unit === indicator.unit && isPercent(indicator) ? "percentage points a year" : `${unit} a year`;
}

/** Why a goal has no status, as a notice. */
function notMeasured(
  { study, goal, indicator }: Task,
  unseen: boolean,
  judged: boolean,
  hasValues: boolean,
): StudyWarning {
  const cause = unseen
    ? "no-value-since-deadline"
    : judged
      ? "single-value"
      : hasValues
        ? "no-target"
        : "no-values";
  const data = { goal: goal.id, indicator: indicator.id, cause, deadline: goal.deadline } as const;
  return writeNotice("not_measurable", data, EN.not_measurable, namesFor(study, goal));
}

/** Names of the study, and of the goal, which the study may not have. */
function namesFor(study: Study, goal: Goal): TextNaming {
  return { ...namesOf(study), goal: () => nameIn(goal.name) };
}

/** A share where a percentage is asked for would be met by everybody. */
function doubtfulScale(
  { study, goal, criterion, indicator }: Task,
  columns: readonly IndicatorValues[],
): readonly StudyWarning[] {
  const asked = isShare(criterion) ? goal.standard : goal.target;
  if (typeof asked !== "number" || criterion === "index" || !isPercent(indicator) || isTotal(indicator))
    return [];
  const above = columns.length > 0 && columns.every(({ values }) => values.every((value) => value > 1));
  if (!(asked > 0 && asked < 1 && above)) return [];
  const data = { goal: goal.id, value: asked, meant: Number((100 * asked).toPrecision(12)) };
  return [writeNotice("scale_doubtful", data, EN.scale_doubtful, namesFor(study, goal))];
}

function isShare(measure: GoalCriterion): boolean {
  return measure === "share-of-regions" || measure === "share-of-population";
}

/** Whether people are needed to find the number. */
function countsPeople({ criterion, weights, indicator }: Task): boolean {
  if (isTotal(indicator) || criterion === "share-of-population") return true;
  return (criterion === "mean" || criterion === "index") && weights === "population";
}

/** The column of each period that can be used, ascending, over the same regions throughout. */
function readPeriods(
  task: Task,
  candidates: readonly Region[],
  { asOf, missing = "error" }: GoalsOptions,
): {
  readonly columns: readonly IndicatorValues[];
  readonly omitted: readonly Omission[];
  readonly omittedPeriods: GoalRow["omittedPeriods"];
} {
  const { study, goal } = task;
  const periods = periodsOf(study, task.where, {
    indicator: goal.indicator,
    subgroup: goal.subgroup,
    regions: candidates.map(({ id }) => id),
  })
    .filter((period) => !Number.isNaN(periodEnd(period)))
    .filter((period) => asOf === undefined || periodEnd(period) <= periodEnd(asOf))
    .filter((period) => goal.from === undefined || periodEnd(period) >= periodEnd(goal.from))
    .sort((a, b) => periodEnd(a) - periodEnd(b));
  const kind = kindOf(
    goal.from ??
      (periods.some((one) => kindOf(one) === kindOf(goal.deadline)) ? goal.deadline : (periods.at(-1) ?? "")),
  );
  const omittedPeriods: { period: Period; reason: string }[] = [];
  const found: { readonly period: Period; readonly column: IndicatorValues }[] = [];
  for (const period of periods) {
    if (kindOf(period) !== kind) {
      omittedPeriods.push({ period, reason: "another kind of period than the goal's" });
      continue;
    }
    const column = tryColumn(task, period, candidates);
    if (typeof column === "string") omittedPeriods.push({ period, reason: column });
    else found.push({ period, column });
  }
  const left =
    missing === "omit"
      ? new Set(
          candidates
            .map(({ id }) => id)
            .filter((id) =>
              [found[0], found.at(-1)].every((one) => one?.column.regions.some((region) => region.id === id)),
            ),
        )
      : new Set(candidates.map(({ id }) => id));
  const columns: IndicatorValues[] = [];
  for (const { period, column } of found) {
    const has = new Set(column.regions.map(({ id }) => id));
    const without = candidates.filter(({ id }) => left.has(id) && !has.has(id));
    if (without.length > 0 || left.size === 0) {
      omittedPeriods.push({
        period,
        reason:
          left.size === 0
            ? "no region has both the first and the latest value"
            : `${without.length} of ${left.size} regions lack a value: ${list(without.map(({ id }) => id))}`,
      });
    } else columns.push(has.size === left.size ? column : restrict(column, left));
  }
  const omitted = candidates
    .filter(({ id }) => !left.has(id) && found.length > 0)
    .map(({ id }) => {
      const without = [found[0]!, found.at(-1)!]
        .filter(({ column }) => !column.regions.some((region) => region.id === id))
        .map(({ period }) => period);
      const data = { indicator: goal.indicator, subgroup: null, periods: [...new Set(without)] };
      return omissionOf(id, { code: "no_value", data });
    });
  omittedPeriods.sort((a, b) => periodEnd(a.period) - periodEnd(b.period));
  return { columns, omitted, omittedPeriods };
}

/** One period's column, or why there is none. */
function tryColumn(task: Task, period: Period, candidates: readonly Region[]): IndicatorValues | string {
  const { study, where, goal, population } = task;
  const question = {
    indicator: goal.indicator,
    period,
    subgroup: goal.subgroup,
    regions: candidates.map(({ id }) => id),
    missing: "omit" as const,
    population,
  };
  try {
    const bare = readIndicator(study, where, question, false);
    const based = task.criterion === "mean" && !isTotal(task.indicator) && bare.observations.every(hasBase);
    return !countsPeople(task) || based ? bare : readIndicator(study, where, question, true);
  } catch (error) {
    if (
      error instanceof EqualizationError &&
      (error.code === "too_few_observations" || error.code === "missing_value")
    ) {
      return "no region has a value that can be used";
    }
    throw error;
  }
}

function hasBase({ denominator }: Observation): boolean {
  return denominator !== undefined;
}

/** The column without the regions that are not among those left. */
function restrict(column: IndicatorValues, left: ReadonlySet<string>): IndicatorValues {
  const kept = column.regions.flatMap(({ id }, i) => (left.has(id) ? [i] : []));
  const populations =
    column.populations === null ? null : Float64Array.from(kept, (i) => column.populations![i]!);
  return {
    ...column,
    regions: kept.map((i) => column.regions[i]!),
    observations: kept.map((i) => column.observations[i]!),
    values: Float64Array.from(kept, (i) => column.values[i]!),
    populations,
    population:
      column.population === null || populations === null
        ? null
        : { ...column.population, total: sum(populations) },
  };
}

/** What each region is compared with. */
interface Targets {
  /** By id of the region; a number for all where the goal names one. */
  readonly of: (region: string) => number;
  /** Whether regions differ, so that "every-region" is in multiples of the standard. */
  readonly relative: boolean;
}

/** The targets or standards of the regions, or why there are none. */
function targetsOf(task: Task, regions: readonly Region[]): Targets | string {
  const { goal, indicator, criterion } = task;
  const one = isShare(criterion) ? goal.standard : goal.target;
  if (typeof one === "number" || criterion === "index") return { of: () => one as number, relative: false };
  const day = lastDay(goal.deadline);
  const standards = new Map<string, number>();
  for (const region of regions) {
    const standard = standardFor(indicator, region, day, goal.subgroup);
    if (standard === undefined) {
      return `no standard of "${indicator.id}" is in force for ${labelOf(region)} on ${day}`;
    }
    standards.set(region.id, standard.value);
  }
  const relative = criterion === "every-region" && new Set(standards.values()).size > 1;
  if (relative && [...standards.values()].some((value) => value <= 0)) {
    return "standards differ between regions and one of them is 0, so that no value can be put over it";
  }
  return { of: (region) => standards.get(region) ?? Number.NaN, relative };
}

/** One number over the regions, with what it was made of. */
interface Measured {
  readonly value: number;
  /** The values of the regions as they are compared. */
  readonly rates: Float64Array;
  /** What each region counts. */
  readonly bases: Float64Array;
}

function measureColumn(task: Task, column: IndicatorValues, targets: Targets): Measured {
  const { indicator, criterion, weights, index } = task;
  const { values, populations, observations, regions } = column;
  const per = indicator.scale;
  const total = isTotal(indicator);
  const rates = total ? perCapita(values, populations!, { per }) : values;
  const ones = new Float64Array(values.length).fill(1);
  const goals = Float64Array.from(regions, ({ id }) => targets.of(id));
  switch (criterion) {
    case "index": {
      const bases = weights === "equal" ? ones : populations!;
      return { value: index!.compute(rates, { weights: bases }), rates, bases };
    }
    case "share-of-regions":
    case "share-of-population": {
      const bases = criterion === "share-of-regions" ? ones : populations!;
      const met = attainment(rates, { standard: goals, population: bases, direction: indicator.direction });
      return {
        value: (criterion === "share-of-regions" ? met.shareOfRegions : met.shareOfPopulation) ?? 0,
        rates,
        bases,
      };
    }
    case "every-region": {
      const compared = targets.relative ? rates.map((rate, i) => rate / goals[i]!) : rates;
      const value = compared.reduce((a, b) =>
        indicator.direction === "higher" ? Math.min(a, b) : Math.max(a, b),
      );
      return { value, rates, bases: ones };
    }
    case "mean": {
      if (weights === "equal") return { value: weightedMean(rates, ones), rates, bases: ones };
      if (total) return { value: pooledRate(values, populations!, { per }), rates, bases: populations! };
      if (!observations.some(hasBase)) {
        return { value: weightedMean(rates, populations!), rates, bases: populations! };
      }
      // As `measureResources` pools: each region over its denominator, or over its people where it gives none.
      const { amounts, bases } = poolParts({
        values,
        numerators: observations.map(({ numerator }) => numerator),
        denominators: observations.map(({ denominator }) => denominator),
        people: populations ?? [],
        scale: per,
      });
      requireNonNegative(task.where, "denominator", bases);
      const base = sum(bases);
      if (!(base > 0)) {
        throw new EqualizationError(`the denominators of "${indicator.id}" in ${column.period} add up to 0`, {
          code: "zero_total",
          where: task.where,
        });
      }
      return { value: per * (sum(amounts) / base), rates, bases };
    }
  }
}

/** The target as one number; `null` where there is no value to hold against it. */
function targetOf(
  task: Task,
  targets: Targets,
  last: (Measured & { column: IndicatorValues }) | undefined,
): number | null {
  const { goal, criterion } = task;
  if (typeof goal.target === "number") return goal.target;
  if (targets.relative) return 1;
  if (last === undefined) return null;
  const each = Float64Array.from(last.column.regions, ({ id }) => targets.of(id));
  // A mean where everybody is at the standard.
  return criterion === "mean" ? weightedMean(each, last.bases) : each[0]!;
}

function judge(
  { goal, direction, indicator, criterion }: Task,
  series: readonly GoalPoint[],
  target: number,
  { method = "linear" }: GoalsOptions,
): TargetTrack | string {
  const bounds = isShare(criterion)
    ? { lower: 0, upper: 1 }
    : criterion === "index" || goal.target === "standard"
      ? undefined
      : (indicator.bounds ?? (isPercent(indicator) ? { lower: 0, upper: 100 } : undefined));
  try {
    return trackTarget(
      series.map(({ value }) => value),
      {
        target,
        deadline: periodEnd(goal.deadline),
        years: series.map(({ period }) => periodEnd(period)),
        method,
        direction,
        bounds,
      },
    );
  } catch (error) {
    if (error instanceof EqualizationError && error.code === "out_of_domain") {
      return error.message.slice(error.where.length + 2);
    }
    throw error;
  }
}

/** Regions that are not where the goal wants them, the one that lacks most first. */
function laggards(
  { criterion, indicator }: Task,
  { column, rates, bases }: Measured & { readonly column: IndicatorValues },
  targets: Targets,
): readonly LaggingRegion[] {
  const mean = criterion === "index" ? weightedMean(rates, bases) : 0;
  const wanted = column.regions.map(({ id }) => (criterion === "index" ? mean : targets.of(id)));
  return laggingOf(rates, wanted, bases, indicator.direction).map(({ place, gap, share }) => ({
    region: column.regions[place]!.id,
    name: labelOf(column.regions[place]!),
    value: rates[place]!,
    target: wanted[place]!,
    gap,
    share,
  }));
}

function describeMeasure({ criterion, weights, index, indicator }: Task, relative: boolean): string {
  const counting = weights === "equal" ? "every region counting once" : "weighted by people";
  switch (criterion) {
    case "mean":
      return weights === "equal"
        ? "mean of the regions, every region counting once"
        : "pooled over all regions: never the mean of their values";
    case "every-region":
      return `the ${indicator.direction === "higher" ? "lowest" : "highest"} value of any region${relative ? ", over its own standard" : ""}`;
    case "share-of-regions":
      return "regions at the standard over all regions";
    case "share-of-population":
      return "people in regions at the standard over all people";
    case "index":
      return `${index!.label}, ${counting}`;
  }
}

/** Why a goal has no series. */
function lacking({ goal }: Task, omittedPeriods: GoalRow["omittedPeriods"]): string {
  const reasons = omittedPeriods.map(({ period, reason }) => `${period}: ${reason}`);
  return reasons.length === 0
    ? `"${goal.indicator}" has no value for these regions${goal.from === undefined ? "" : ` from ${goal.from} on`}`
    : `no period can be used (${list(reasons)})`;
}

function sentence(
  { deadline }: Goal,
  series: readonly GoalPoint[],
  target: number,
  track: TargetTrack,
  unit: string,
  at: (year: number | null) => Period | null,
): string {
  const current = series.at(-1)!;
  const text = (value: number): string =>
    unit === "share"
      ? `${digits(100 * value)}%`
      : unit === "none"
        ? digits(value)
        : `${digits(value)} ${unit}`;
  // What lies between two percentages is in percentage points.
  const away =
    unit === "share" || isPercentUnit(unit)
      ? `${digits((unit === "share" ? 100 : 1) * track.distance)} percentage points`
      : text(track.distance);
  const now = `${text(current.value)} in ${current.period}`;
  const aim = `${text(target)} by ${deadline}`;
  switch (track.status) {
    case "achieved":
      return track.metSince === null
        ? `${text(target)} was reached in ${at(track.firstMet)} and lost since: ${now}`
        : `${aim} is reached: ${now}, met since ${at(track.metSince)}`;
    case "not-achieved":
      return track.metSince === null
        ? `${aim} was missed: ${now}, ${away} short`
        : `${aim} was missed and met later, in ${at(track.metSince)}: ${now}`;
    case "single-value":
      return `${now} is the only value, so that there is no pace to judge by; ${away} short of ${aim}`;
    case "regressing":
      return `${now} moves away from ${aim}`;
    case "on-track":
      return `${now}; at the pace so far ${text(track.projected!)} by ${deadline}, and ${text(target)} is asked for`;
    case "off-track":
      return `${now}; at the pace so far only ${text(track.projected!)} by ${deadline}, and ${text(target)} is asked for${
        track.projectedYear === null ? "" : `, which would take until ${calendarYear(track.projectedYear)}`
      }`;
  }
}

/** A place on the line of years as its name as a year: 2016 is the end of 2015. */
function calendarYear(end: number): number {
  return Math.ceil(end - 1e-9) - 1;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function kindOf(period: Period): string {
  return findPeriod(period)?.kind ?? "";
}

function indexOf(where: string, { id, index = "gini" }: Goal): Index {
  const found = INDICES.find((one) => one.id === index);
  if (found !== undefined) return found;
  throw new EqualizationError(
    `goal "${id}" asks for the index ${formatReceived(index)}; the catalog has ${INDICES.map((one) => one.id).join(", ")}`,
    { code: "unknown_id", where, received: index },
  );
}

const FIELDS = [
  "id",
  "name",
  "term",
  "indicator",
  "criterion",
  "index",
  "target",
  "standard",
  "deadline",
  "from",
  "weights",
  "regions",
  "level",
  "within",
  "subgroup",
  "source",
] as const;

/** Refuses goals that say what cannot be; what the data do not allow is a status. */
function requireGoals(where: string, goals: readonly Goal[] | undefined): asserts goals is readonly Goal[] {
  if (goals === undefined) {
    throw new EqualizationError("goals are required: pass an array, or give the study goals of its own", {
      code: "missing_option",
      where,
    });
  }
  if (!Array.isArray(goals)) {
    throw new EqualizationError(
      typeof goals === "object"
        ? "goals must be an array; goals come second and options third: trackGoals(study, study.goals, { asOf })"
        : "goals must be an array",
      { code: "wrong_type", where, received: goals },
    );
  }
  if (goals.length === 0) {
    throw new EqualizationError("needs at least 1 goal, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const seen = new Set<string>();
  for (const [i, goal] of (goals as readonly Goal[]).entries()) {
    requireOptions(where, goal, FIELDS);
    const fail = (
      code: "out_of_domain" | "missing_option" | "unsupported_combination",
      message: string,
    ): never => {
      throw new EqualizationError(`goal ${quoted(goal.id, i)} ${message}`, {
        code,
        where,
        index: i,
        received: goal,
      });
    };
    if (typeof goal.id !== "string" || goal.id === "") fail("missing_option", "needs an id, as text");
    if (seen.has(goal.id)) {
      throw new EqualizationError(`goal "${goal.id}" is there twice`, {
        code: "duplicate_id",
        where,
        index: i,
        received: goal.id,
      });
    }
    seen.add(goal.id);
    const noun = (field: string): string => `${field} of goal "${goal.id}"`;
    if (goal.name === undefined || goal.name === null) fail("missing_option", "needs a name");
    if (goal.term !== undefined) requireOneOf(where, noun("term"), goal.term, ["short", "medium", "long"]);
    if (goal.weights !== undefined)
      requireOneOf(where, noun("weights"), goal.weights, ["population", "equal"]);
    const { criterion = "mean" } = goal;
    requireOneOf(where, noun("criterion"), criterion, [
      "mean",
      "every-region",
      "share-of-regions",
      "share-of-population",
      "index",
    ]);
    if (goal.deadline === undefined)
      fail("missing_option", "needs by, the period at the end of which it is due");
    requirePeriod(where, noun("deadline"), goal.deadline);
    if (goal.from !== undefined) {
      requirePeriod(where, noun("from"), goal.from);
      if (periodEnd(goal.from) >= periodEnd(goal.deadline)) {
        fail(
          "out_of_domain",
          `has the baseline ${goal.from}, which does not end before it is due, ${goal.deadline}`,
        );
      }
    }
    const share = isShare(criterion);
    if (goal.target === "standard") {
      if (share || criterion === "index") {
        fail(
          "unsupported_combination",
          `takes a number as its target: "standard" is for a mean or every region`,
        );
      }
    } else {
      requireNumber(where, noun("target"), goal.target as number);
      if (share && (goal.target <= 0 || goal.target > 1)) {
        fail("out_of_domain", `has the target ${goal.target}, which is no share; write 0.9 for 90 percent`);
      }
    }
    if (goal.standard !== undefined) {
      requireNumber(where, noun("standard"), goal.standard);
      if (!share) fail("unsupported_combination", "names a standard, which goes with shares only");
    }
    if (goal.index !== undefined && criterion !== "index") {
      fail("unsupported_combination", `names an index, which goes with criterion: "index" only`);
    }
  }
}

function quoted(id: unknown, index: number): string {
  return typeof id === "string" && id !== "" ? `"${id}"` : String(index);
}

function requirePeriod(where: string, noun: string, period: Period): void {
  if (!Number.isNaN(periodEnd(period))) return;
  throw new EqualizationError(
    `${noun} is ${formatReceived(period)}; write a period such as "2020", "2020-Q3" or "2020-06"`,
    { code: typeof period === "string" ? "out_of_domain" : "wrong_type", where, received: period },
  );
}
