import { periodEnd } from "../../calendar/period-end.ts";
import { EqualizationError } from "../../errors.ts";
import { INDICES } from "../../inequality/catalog.ts";
import type { Indicator } from "../../model/indicator.ts";
import type { Period } from "../../model/period.ts";
import type { PolicyOptions } from "../../model/questions/evaluation-question.ts";
import type { Region } from "../../model/region.ts";
import type { Omission, PopulationUse, StudyWarning } from "../../model/results/result-metadata.ts";
import type { Source } from "../../model/source.ts";
import type { Study } from "../../model/study.ts";
import { omissionOf, reasonOf } from "../../text/en/omission.ts";
import { withContext } from "../../text/en/with-context.ts";
import { labelOf } from "../reading/label-of.ts";
import { type IndicatorValues, periodsOf, readIndicator } from "../reading/read-indicator.ts";
import { sameNotice } from "../reading/same-notice.ts";

/** One region, or one group of regions with an index between them, in every period. */
export interface PolicyUnit {
  readonly id: string;
  readonly name: string;
  /** Outcome by period. */
  readonly values: readonly number[];
  /** Time of the first treated period; `null` for never. */
  readonly from: number | null;
  /** The same as a period. */
  readonly fromPeriod: Period | null;
  /** Residents by period; 1 if regions count equally. */
  readonly weights: readonly number[];
}

/** The outcome of every unit in every period. */
export interface PolicyPanel {
  readonly indicator: Indicator;
  readonly periods: readonly Period[];
  /** Place of each period in even steps from the first. */
  readonly times: readonly number[];
  readonly units: readonly PolicyUnit[];
  readonly omitted: readonly Omission[];
  readonly population: PopulationUse | null;
  readonly warnings: readonly StudyWarning[];
  readonly sources: readonly Source[];
}

/** Reads the panel of a question: the regions that have a value in every period. */
export function readPolicyPanel(study: Study, where: string, options: PolicyOptions): PolicyPanel {
  const { treated, index } = options;
  requireTreated(where, treated);
  const starts = Object.values(treated);
  const kind = kindOf(starts[0]!);
  const selection = { ...selectionOf(options), period: undefined };
  const given = options.periods ?? periodsOf(study, where, selection);
  const periods = [...new Set(given)]
    .filter((period) => options.periods !== undefined || kindOf(period) === kind)
    .sort((a, b) => periodEnd(a) - periodEnd(b));
  requirePeriods(where, periods, starts);
  const weighted = (options.weights ?? (index === undefined ? "equal" : "population")) === "population";
  const columns = periods.map((period) => readIndicator(study, where, { ...selection, period }, weighted));
  const { times, timeOf } = clockOf(periods);
  const complete = columns[0]!.regions.filter(({ id }) =>
    columns.every((column) => column.regions.some((region) => region.id === id)),
  );
  const kept = new Set(complete.map(({ id }) => id));
  const omitted = new Map<string, Omission>();
  columns.forEach((column, t) => {
    for (const one of column.omitted) {
      if (!omitted.has(one.region))
        omitted.set(one.region, omissionOf(one.region, reasonOf(one), periods[t]));
    }
  });
  const members = new Map(complete.map((region) => [region.id, valuesOf(columns, region.id, weighted)]));
  const groups = index === undefined ? null : groupsOf(study, where, complete, treated);
  const ids = groups === null ? complete.map(({ id }) => id) : [...groups.keys()];
  for (const id of Object.keys(treated)) {
    if (ids.includes(id)) continue;
    const known = study.regions.some((region) => region.id === id);
    throw new EqualizationError(
      known
        ? `treated region "${id}" is not among the ${ids.length} regions compared; choose its level, or add its values`
        : `unknown region "${id}" in treated`,
      { code: "unknown_id", where, received: id },
    );
  }
  const byId = new Map(study.regions.map((region) => [region.id, region]));
  const units = ids.map((id): PolicyUnit => {
    const fromPeriod = treated[id] ?? null;
    const own =
      groups === null ? members.get(id)! : indexOf(where, id, groups.get(id)!, members, periods, index!);
    return {
      id,
      name: labelOf(byId.get(id)!),
      ...own,
      fromPeriod,
      from: fromPeriod === null ? null : timeOf(fromPeriod),
    };
  });
  const last = columns.at(-1)!;
  const warnings = oncePerKind(columns.map((column) => column.warnings));
  const sources = new Map(columns.flatMap((column) => column.sources.map((source) => [source.id, source])));
  return {
    indicator: last.indicator,
    periods,
    times,
    units,
    omitted: [...omitted.values()].filter(({ region }) => !kept.has(region)),
    population: last.population,
    warnings,
    sources: [...sources.values()],
  };
}

function selectionOf({ indicator, regions, level, within, missing, population, subgroup }: PolicyOptions) {
  return { indicator, regions, level, within, missing, population, subgroup };
}

function requireTreated(where: string, treated: PolicyOptions["treated"]): void {
  if (typeof treated !== "object" || treated === null || Array.isArray(treated)) {
    throw new EqualizationError('treated must be a record by region, such as { a: "2015" }', {
      code: treated === undefined ? "missing_option" : "wrong_type",
      where,
      received: treated,
    });
  }
  const entries = Object.entries(treated);
  if (entries.length === 0) {
    throw new EqualizationError("needs at least 1 treated region, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  for (const [id, period] of entries) {
    if (!Number.isNaN(periodEnd(period))) continue;
    throw new EqualizationError(
      `treated "${id}" needs its first period, such as "2015", "2015-Q3" or "2015-06"`,
      {
        code: typeof period === "string" ? "out_of_domain" : "wrong_type",
        where,
        received: period,
      },
    );
  }
}

/** Years, halves, quarters, months or days. */
function kindOf(period: Period): string {
  return period.replace(/\d/g, "0");
}

function requirePeriods(where: string, periods: readonly Period[], starts: readonly Period[]): void {
  for (const period of periods) {
    if (!Number.isNaN(periodEnd(period))) continue;
    throw new EqualizationError(`period ${JSON.stringify(period)} is not a period such as "2015"`, {
      code: "out_of_domain",
      where,
      received: period,
    });
  }
  const kinds = new Set([...periods, ...starts].map(kindOf));
  if (kinds.size > 1) {
    throw new EqualizationError("periods and treated must be of one kind, such as years; do not mix them", {
      code: "unsupported_combination",
      where,
      received: [...kinds],
    });
  }
  if (periods.length < 2) {
    throw new EqualizationError(`needs at least 2 periods with values, got ${periods.length}`, {
      code: "too_few_observations",
      where,
      received: periods.length,
    });
  }
}

/** Periods in even steps from the first; years that are missing leave a hole. */
function clockOf(periods: readonly Period[]): {
  readonly times: readonly number[];
  readonly timeOf: (period: Period) => number;
} {
  const ends = periods.map(periodEnd);
  let step = Number.POSITIVE_INFINITY;
  for (let t = 1; t < ends.length; t++) step = Math.min(step, ends[t]! - ends[t - 1]!);
  const timeOf = (period: Period): number => {
    const time = (periodEnd(period) - ends[0]!) / step;
    // Months divide a year in floating point.
    return Math.abs(time - Math.round(time)) < 1e-3 ? Math.round(time) : time;
  };
  return { times: periods.map(timeOf), timeOf };
}

function valuesOf(
  columns: readonly IndicatorValues[],
  id: string,
  weighted: boolean,
): { readonly values: readonly number[]; readonly weights: readonly number[] } {
  const places = columns.map((column) => column.regions.findIndex((region) => region.id === id));
  return {
    values: columns.map((column, t) => column.values[places[t]!]!),
    weights: columns.map((column, t) => (weighted ? column.populations![places[t]!]! : 1)),
  };
}

/** The regions inside each treated region and inside those next to it. */
function groupsOf(
  study: Study,
  where: string,
  members: readonly Region[],
  treated: PolicyOptions["treated"],
): Map<string, string[]> {
  const byId = new Map(study.regions.map((region) => [region.id, region]));
  const first = byId.get(Object.keys(treated)[0]!);
  const isGroup = (region: Region): boolean =>
    region.id in treated ||
    (first !== undefined &&
      (first.level === undefined ? region.parent === first.parent : region.level === first.level));
  const groups = new Map<string, string[]>();
  for (const member of members) {
    const seen = new Set<string>();
    let at: Region | undefined = member.parent === undefined ? undefined : byId.get(member.parent);
    while (at !== undefined && !isGroup(at) && !seen.has(at.id)) {
      seen.add(at.id);
      at = at.parent === undefined ? undefined : byId.get(at.parent);
    }
    if (at === undefined || !isGroup(at)) continue;
    const own = groups.get(at.id);
    if (own === undefined) groups.set(at.id, [member.id]);
    else own.push(member.id);
  }
  for (const [id, own] of groups) {
    if (own.length >= 2) continue;
    throw new EqualizationError(
      `region "${id}" needs at least 2 regions inside for an index, got ${own.length}`,
      {
        code: "too_few_observations",
        where,
        received: own.length,
      },
    );
  }
  return groups;
}

function indexOf(
  where: string,
  id: string,
  own: readonly string[],
  members: ReadonlyMap<string, { readonly values: readonly number[]; readonly weights: readonly number[] }>,
  periods: readonly Period[],
  index: NonNullable<PolicyOptions["index"]>,
): { readonly values: readonly number[]; readonly weights: readonly number[] } {
  const measure = INDICES.find((one) => one.id === index)!;
  const values = periods.map((period, t) => {
    const value = measure.compute(
      own.map((member) => members.get(member)!.values[t]!),
      { weights: own.map((member) => members.get(member)!.weights[t]!) },
    );
    if (Number.isFinite(value)) return value;
    throw new EqualizationError(
      `${index} of "${id}" in ${period} is not finite; use an index that allows values of 0`,
      { code: "out_of_domain", where, received: value },
    );
  });
  return { values, weights: periods.map(() => 1) };
}

/** The first notice of each kind, with the number of further periods that have one. */
function oncePerKind(byPeriod: readonly (readonly StudyWarning[])[]): StudyWarning[] {
  const found = new Map<StudyWarning["code"], { readonly first: StudyWarning; more: number }>();
  for (const warnings of byPeriod) {
    for (const one of warnings) {
      const { code } = one;
      if (code === "regions_omitted" || code === "few_regions" || code === "period_chosen") continue;
      const same = found.get(code);
      if (same === undefined) found.set(code, { first: one, more: 0 });
      else if (!sameNotice(same.first, one)) same.more++;
    }
  }
  return Array.from(found.values(), ({ first, more }) =>
    more === 0 ? first : withContext(first, { morePeriods: more }),
  );
}
