import { comparePeriods } from "../../calendar/compare-periods.ts";
import { EqualizationError } from "../../errors.ts";
import { GINI, type Index } from "../../inequality/catalog.ts";
import { decomposeEntropy } from "../../inequality/decompose-entropy.ts";
import { decomposeEntropyNested } from "../../inequality/decompose-entropy-nested.ts";
import { estimate } from "../../inequality/estimate.ts";
import { type IndexReference, indexOf } from "../../inequality/index-reference.ts";
import type { Indicator } from "../../model/indicator.ts";
import { nameIn } from "../../model/name-in.ts";
import type { GapIntervalOptions, GapQuestion } from "../../model/questions/gap-question.ts";
import type { IndicatorSelection } from "../../model/questions/selections.ts";
import type { Region } from "../../model/region.ts";
import type {
  ConfidenceInterval,
  GapContrast,
  GapDecomposition,
  GapGroup,
  GapIndex,
  GapNesting,
  GapPeriod,
  GapResult,
  GapRow,
} from "../../model/results/gap-result.ts";
import type { NoIntervalCause } from "../../model/results/notice.ts";
import type { StudyWarning } from "../../model/results/result-metadata.ts";
import type { Study } from "../../model/study.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { perCapita } from "../../resources/per-capita.ts";
import { meanByWeight, pooledMean } from "../../resources/pooling/pool-parts.ts";
import { shareDistance } from "../../resources/pooling/share-distance.ts";
import * as EN from "../../text/en/notices.ts";
import { withContext } from "../../text/en/with-context.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { labelOf } from "../reading/label-of.ts";
import { comparedUnit, isTotal } from "../reading/per-head.ts";
import { type IndicatorValues, indicatorOf, periodsOf, readIndicator } from "../reading/read-indicator.ts";
import { readSubgroups } from "../reading/read-subgroups.ts";
import { requireStudy } from "../reading/require-study.ts";
import { sameNotice } from "../reading/same-notice.ts";
import { summarizeGap } from "./summarize-gap.ts";

export type { GapIntervalOptions } from "../../model/questions/gap-question.ts";

/** What to ask of {@link measureGap}. */
export interface GapOptions extends GapQuestion<IndexReference> {}

/**
 * How unequal the regions are in one indicator, as one number with all it rests on.
 *
 * - Totals (`valueType: "total"`) are compared by head, rates as they are.
 * - **When to use:** for one resource or service at a time; {@link measureResources} says who is short of what.
 * - Regions count by their people unless `weights: "equal"`: what is unequal is what people have.
 * - **By land:** `weights: "area"` compares amounts per square kilometer, weighted by land area. Inequality by land is high wherever
 *   people live unevenly, so read it next to that by people.
 * - A region without a value of its own has that of the regions inside it together, where each of them has one.
 * - Means, of all and of groups, are those of {@link measureResources}: numerators over denominators where observations give them,
 *   which `meanBasis` says. The index is by `weights`; a warning says where people and denominators are not alike.
 * - **Subgroups:** with `subgroups: ["urban", "rural"]` each part of a region is a unit, weighted by its own people; `groupBy: "subgroup"`
 *   splits between and within, `nestedBy: ["circle", "subgroup"]` level by level, and `contrast` has ratio and difference; so it has
 *   for a grouping `groupBy` with two classes.
 * - **Intervals** are for regions that are a sample. All counties of a province are none: their index has no sampling error.
 * - The split by groups is exact for entropy indices only. For another index, that of the mean log deviation is
 *   given and named.
 * - An index over 31 regions is an inequality between regions, always lower than one between people; bands made
 *   for household income do not fit it.
 *
 * @param study Where the values are.
 * @param question Which indicator, by which index, over which regions.
 * @throws `EqualizationError` as {@link measureResources}, and whatever the index refuses: `out_of_domain`
 *   (negative values), `zero_total` (no one has anything); `unknown_id` (a region without a class in `groupBy`);
 *   with `weights: "area"` `missing_value` (a region without a land area, a rate without its numerator) and
 *   `unsupported_combination` (with `subgroups` or `subgroup`: parts of regions have no area of their own).
 *
 * @example
 * ```ts
 * import { measureGap, type Study } from "equalis";
 * const study: Study = {
 *   id: "four-districts",
 *   name: "Four districts",
 *   regions: ["a", "b", "c", "d"].map((id) => ({ id, name: id })),
 *   indicators: [
 *     { id: "staff", name: "Staff", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
 *   ],
 *   observations: [2, 4, 6, 8].map((value, i) => ({
 *     region: "abcd"[i]!, indicator: "staff", period: "2020", value,
 *   })),
 * };
 * const gap = measureGap(study, { indicator: "staff", weights: "equal" });
 * gap.value; // => 0.25
 * gap.method; // => "gini"
 * gap.warnings.map(({ code }) => code); // => ["few_regions"]
 * ```
 */
export function measureGap(study: Study, question: GapOptions): Presented<GapResult> {
  return calledAs("measureGap", () => gapOf(study, question));
}

function gapOf(study: Study, question: GapOptions): Presented<GapResult> {
  const where = "measureGap";
  requireStudy(where, study);
  requireOptions(where, question, [
    "indicator",
    "period",
    "subgroup",
    "missing",
    "population",
    "regions",
    "level",
    "within",
    "index",
    "weights",
    "groupBy",
    "additionalIndices",
    "nestedBy",
    "subgroups",
    "interval",
    "periods",
  ]);
  const {
    index: reference = GINI,
    weights = "population",
    groupBy,
    subgroups,
    additionalIndices: more = [],
    nestedBy,
    interval,
    periods,
  } = question;
  requireOneOf(where, "weights", weights, ["population", "equal", "area"]);
  if (weights === "area" && (subgroups !== undefined || question.subgroup !== undefined)) {
    throw new EqualizationError(
      `weights "area" and ${subgroups === undefined ? "subgroup" : "subgroups"} cannot be combined; parts of regions have no area of their own`,
      { code: "unsupported_combination", where, received: subgroups ?? question.subgroup },
    );
  }
  const index = indexOf(where, "index", reference);
  requireList(where, "additionalIndices", more);
  const also = more.map((one, k) => indexOf(where, `additionalIndices[${k}]`, one));
  if (nestedBy !== undefined) requireList(where, "nestedBy", nestedBy);
  if (interval !== undefined) {
    requireOptions(where, interval, ["method", "confidence", "replicates", "seed", "intervalMethod"]);
    if (interval.replicates !== undefined) {
      requireNumber(where, "interval.replicates", interval.replicates, { atMost: 1e6 });
    }
  }
  const total = isTotal(indicatorOf(study, where, question.indicator));
  const read = (asked: IndicatorSelection): Units => {
    const needsPopulation = weights === "population" || (total && weights !== "area");
    const column =
      subgroups === undefined
        ? readIndicator(study, where, asked, needsPopulation)
        : readSubgroups(study, where, asked, subgroups, needsPopulation);
    if (weights === "area") return byLand(where, column);
    // What a region has in all is compared by head: twice the beds for twice the people is no gap.
    const values = total
      ? perCapita(column.values, column.populations!, { per: column.indicator.scale })
      : column.values;
    const heads = weights === "population" ? column.populations! : new Float64Array(values.length).fill(1);
    return { column, values, heads };
  };
  const asked: IndicatorSelection = columnQuestion(question);
  const units = read(asked);
  const { column, values, heads } = units;
  const value = computeIndex(where, index, units);
  const classes = groupBy === undefined ? null : classesOf(column, where, groupBy);
  const warnings: StudyWarning[] = [...column.warnings];
  const unitOf = ({ properties }: Index): string =>
    properties?.scaleInvariant === false ? unitOfValues : "none";
  const unitOfValues = weights === "area" ? landUnit(column.indicator) : comparedUnit(column.indicator);
  const own = intervalOf(index, units, interval);
  if (own.cause !== null) {
    const data = { cause: own.cause, without: null, of: null };
    warnings.push(writeNotice("no_interval", data, EN.no_interval));
  }
  const mean = meanOver(units, weights);
  if (mean.meanBasis === "denominators" || mean.meanBasis === "mixed") {
    for (const warning of weightsDiffer(units, mean.mean)) warnings.push(warning);
  }
  const series = periods === undefined ? [] : seriesOver(study, where, question, index, also, read, warnings);
  return present<GapResult, GapRow>(
    {
      kind: "gap",
      study: study.id,
      indicator: column.indicator.id,
      name: nameIn(column.indicator.name),
      period: column.period,
      subgroup: question.subgroup ?? null,
      subgroups: subgroups ?? [],
      value,
      unit: unitOf(index),
      method: index.id,
      label: index.label,
      weights,
      ...mean,
      valueUnit: unitOfValues,
      n: values.length,
      interval: own.interval,
      additionalIndices: also.map((one) => ({
        method: one.id,
        label: one.label,
        unit: unitOf(one),
        ...otherIndex(one, units, interval),
      })),
      series,
      rows: rowsOf(units, classes),
      groups: classes === null ? [] : groupsOf(index, units, weights, classes),
      decomposition:
        classes === null ? null : split(index, groupBy!, values, heads, classes, value, warnings),
      nesting: nestedBy === undefined ? null : nest(where, index, nestedBy, units, warnings),
      contrast:
        subgroups !== undefined
          ? subgroups.length < 2
            ? null
            : contrastOf(units, weights, column.subgroups as readonly string[], subgroups)
          : classes !== null && new Set(classes).size === 2
            ? contrastOf(units, weights, classes, [...new Set(classes)])
            : null,
      omitted: column.omitted,
      population: column.population,
      warnings,
      sources: column.sources,
    },
    summarizeGap,
  );
}

/** One row per unit: most of what a result is made of where there are many. */
function rowsOf({ column, values, heads }: Units, classes: readonly string[] | null): readonly GapRow[] {
  const { regions, subgroups } = column;
  const rows: GapRow[] = new Array(regions.length);
  for (let i = 0; i < rows.length; i++) {
    const region = regions[i]!;
    rows[i] = {
      region: region.id,
      name: labelOf(region),
      value: values[i]!,
      weight: heads[i]!,
      group: classes === null ? null : classes[i]!,
      subgroup: subgroups[i] ?? null,
    };
  }
  return rows;
}

/** Values with what each counts. */
interface Units {
  readonly column: IndicatorValues;
  readonly values: Float64Array;
  readonly heads: Float64Array;
}

/** Amounts per square kilometer, each weighing its land. */
function byLand(where: string, column: IndicatorValues): Units {
  const { indicator, regions, numerators, period } = column;
  const land = Float64Array.from(regions, ({ id, area }, index) => {
    if (area !== undefined && area > 0) return area;
    throw new EqualizationError(
      `region "${id}" has ${area === undefined ? "no area" : `the area ${area}`}; weights "area" needs its land in square kilometers, above 0`,
      { code: area === undefined ? "missing_value" : "out_of_domain", where, index, received: area },
    );
  });
  const values = Float64Array.from(land, (area, index) => {
    const amount = isTotal(indicator) ? column.values[index] : numerators[index];
    if (amount !== undefined) return amount / area;
    throw new EqualizationError(
      `"${indicator.id}" has no numerator for "${regions[index]!.id}" in ${period}; weights "area" needs amounts, so add numerators or pass a total`,
      { code: "missing_value", where, index, received: amount },
    );
  });
  return { column, values, heads: land };
}

/** Unit of an amount over the land it is on. */
function landUnit(indicator: Indicator): string {
  return `${isTotal(indicator) ? indicator.unit : (indicator.numerator ?? "units")} per km²`;
}

/** The part of the question that is about one column. */
function columnQuestion({
  indicator,
  period,
  subgroup,
  missing,
  population,
  regions,
  level,
  within,
}: GapOptions): IndicatorSelection {
  return { indicator, period, subgroup, missing, population, regions, level, within };
}

function requireList(where: string, option: string, received: unknown): void {
  if (Array.isArray(received)) return;
  throw new EqualizationError(`${option} must be an array`, { code: "wrong_type", where, received });
}

/** The interval asked for, or why there is none; both `null` where none was asked for. */
function intervalOf(
  index: Index,
  { column, values, heads }: Units,
  interval: GapIntervalOptions | undefined,
): {
  readonly interval: ConfidenceInterval | null;
  readonly reason: string | null;
  readonly cause: NoIntervalCause | null;
} {
  if (interval === undefined) return { interval: null, reason: null, cause: null };
  const { method, confidence, replicates, seed, intervalMethod } = interval;
  const found = estimate(index, values, {
    weights: heads,
    method,
    confidence,
    replicates,
    seed,
    intervalMethod,
    // The parts of a region are drawn together.
    clusters: column.subgroups.some((subgroup) => subgroup !== undefined)
      ? column.regions.map(({ id }) => id)
      : undefined,
  });
  if (found.interval === null || found.standardError === null) {
    const { reason = "there is no standard error", cause = "no-standard-error" } = found;
    return { interval: null, reason, cause };
  }
  const { standardError } = found;
  return { interval: { ...found.interval, method: found.method, standardError }, reason: null, cause: null };
}

/** An index that was asked for next to the main one: what it refuses is a reason, not a refusal of everything. */
function otherIndex(
  index: Index,
  units: Units,
  interval: GapIntervalOptions | undefined,
): Pick<GapIndex, "value" | "interval" | "reason"> {
  try {
    const value = index.compute(units.values, { weights: units.heads });
    const { interval: found, reason } = intervalOf(index, units, interval);
    return { value, interval: found, reason };
  } catch (error) {
    if (!(error instanceof EqualizationError)) throw error;
    return { value: null, interval: null, reason: error.message };
  }
}

function seriesOver(
  study: Study,
  where: string,
  question: GapOptions,
  index: Index,
  also: readonly Index[],
  read: (question: IndicatorSelection) => Units,
  warnings: StudyWarning[],
): readonly GapPeriod[] {
  const { periods, subgroups } = question;
  if (periods !== "all") {
    requireList(where, "periods", periods);
    for (const one of periods as readonly unknown[]) {
      if (typeof one === "string") continue;
      throw new EqualizationError(`a period is ${formatReceived(one)}; pass text`, {
        code: "wrong_type",
        where,
        received: one,
      });
    }
  }
  const asked = columnQuestion(question);
  const all =
    periods === "all"
      ? (subgroups ?? [asked.subgroup])
          .map((subgroup) => periodsOf(study, where, { ...asked, subgroup }))
          .reduce((some, others) => some.filter((period) => others.includes(period)))
      : [...new Set(periods as readonly string[])].sort(comparePeriods);
  return all.map((period) => {
    const units = read({ ...asked, period });
    for (const one of units.column.warnings) {
      const { code } = one;
      const told = warnings.some((other) => sameNotice(one, other));
      if (!told && (code === "regions_omitted" || code === "population_year_differs")) {
        warnings.push(withContext(one, { period }));
      }
    }
    return {
      period,
      value: computeIndex(where, index, units),
      mean: meanOver(units, question.weights ?? "population").mean,
      n: units.values.length,
      additionalValues: also.map((one) => otherIndex(one, units, undefined).value),
    };
  });
}

/** The group of each unit: by grouping, by the region that holds it, by part, or by region. */
function classesOf(column: IndicatorValues, where: string, by: string): readonly string[] {
  const { regions, subgroups } = column;
  if (typeof by !== "string") {
    throw new EqualizationError(`a grouping is ${formatReceived(by)}; pass the id of a grouping`, {
      code: "wrong_type",
      where,
      received: by,
    });
  }
  const classOf = ({ groups }: Region): string | undefined =>
    groups != null && Object.hasOwn(groups, by) ? groups[by] : undefined;
  const without = regions.filter((region) => classOf(region) === undefined);
  if (without.length === 0) return regions.map((region) => classOf(region)!);
  if (subgroups.every((subgroup) => subgroup !== undefined)) {
    if (by === "subgroup") return subgroups as readonly string[];
    if (by === "region") return regions.map(({ id }) => id);
  }
  if (by === "parent" && regions.every(({ parent }) => parent !== undefined)) {
    return regions.map(({ parent }) => parent!);
  }
  const groups = [...new Set(regions.flatMap((region) => Object.keys(region.groups ?? {})))];
  throw new EqualizationError(
    `${without.length} region(s) have no class in the grouping "${by}": ${without
      .slice(0, 8)
      .map(({ id }) => id)
      .join(", ")}; the groupings are ${groups.join(", ") || "none"}`,
    { code: "unknown_id", where, received: by },
  );
}

/** Splits level by level. */
function nest(
  where: string,
  index: Index,
  levels: readonly string[],
  { column, values, heads }: Units,
  warnings: StudyWarning[],
): GapNesting | null {
  const order = orderOf(index);
  const alpha = order ?? 0;
  const groups = levels.map((by) => classesOf(column, where, by));
  if (hasNoParts(alpha, values, heads)) {
    if (!warnings.some(({ code }) => code === "no_decomposition"))
      warnings.push(writeNotice("no_decomposition", {}, EN.no_decomposition));
    return null;
  }
  const { total, between, within } = decomposeEntropyNested(values, groups, { alpha, weights: heads });
  const share = (part: number): number | null => (total > 0 ? part / total : null);
  return {
    method: order === undefined ? "meanLogDeviation" : index.id,
    total,
    levels: levels.map((by, k) => ({ groupBy: by, between: between[k]!, share: share(between[k]!) })),
    within,
    withinShare: share(within),
  };
}

/** The first part of each region against the last, or one class of regions against the other. */
function contrastOf(
  units: Units,
  weights: GapResult["weights"],
  parts: readonly string[],
  named: readonly string[],
): GapContrast {
  const { column, values } = units;
  const first = named[0]!;
  const last = named.at(-1)!;
  const over = (a: number, b: number): number | null => (b === 0 ? null : a / b);
  const part = (subgroup: string): ReadonlyMap<string, number> =>
    new Map(column.regions.flatMap(({ id }, i) => (parts[i] === subgroup ? [[id, i] as const] : [])));
  const [firsts, lasts] = [part(first), part(last)];
  const [one, other] = [
    meanOver(units, weights, [...firsts.values()]),
    meanOver(units, weights, [...lasts.values()]),
  ];
  const [firstMean, lastMean] = [one.mean, other.mean];
  const names = new Map(column.regions.map((region) => [region.id, labelOf(region)]));
  return {
    first,
    last,
    firstMean,
    lastMean,
    ratio: over(firstMean, lastMean),
    difference: firstMean - lastMean,
    meanBasis: one.meanBasis === other.meanBasis ? one.meanBasis : "mixed",
    rows: [...firsts].flatMap(([region, i]) => {
      const other = lasts.get(region);
      if (other === undefined) return [];
      const [a, b] = [values[i]!, values[other]!];
      return [{ region, name: names.get(region)!, first: a, last: b, ratio: over(a, b), difference: a - b }];
    }),
  };
}

function groupsOf(
  index: Index,
  units: Units,
  weights: GapResult["weights"],
  classes: readonly string[],
): readonly GapGroup[] {
  const { values, heads } = units;
  const everyone = sum(heads);
  return [...new Set(classes)].map((group) => {
    const members = classes.flatMap((one, i) => (one === group ? [i] : []));
    const inside = Float64Array.from(members, (i) => values[i]!);
    const people = Float64Array.from(members, (i) => heads[i]!);
    const inhabited = people.some((heads) => heads > 0);
    return {
      group,
      n: members.length,
      weightShare: sum(people) / everyone,
      ...meanOver(units, weights, members),
      within:
        inhabited && inside.some((value, i) => value > 0 && people[i]! > 0)
          ? index.compute(inside, { weights: people })
          : null,
    };
  });
}

/** What some units have together: as the pooled rate of `measureResources`, which also holds a region to its denominator. */
function meanOver(
  { column, values, heads }: Units,
  weights: GapResult["weights"],
  members?: readonly number[],
): Pick<GapGroup, "mean" | "meanBasis"> {
  const inside = members === undefined ? values : Float64Array.from(members, (i) => values[i]!);
  const people = members === undefined ? heads : Float64Array.from(members, (i) => heads[i]!);
  const byDenominators = weights === "population" && !isTotal(column.indicator);
  if (!byDenominators) return { mean: meanByWeight(inside, people), meanBasis: weights };
  const of = <V>(all: readonly V[]): readonly V[] => members?.map((i) => all[i]!) ?? all;
  const { mean, basis } = pooledMean({
    values: inside,
    people,
    numerators: of(column.numerators),
    denominators: of(column.denominators),
    scale: column.indicator.scale,
  });
  return { mean, meanBasis: basis };
}

/** The index; a value that it refuses is called by its region. */
function computeIndex(where: string, index: Index, { column, values, heads }: Units): number {
  try {
    return index.compute(values, { weights: heads });
  } catch (error) {
    if (!(error instanceof EqualizationError) || error.code !== "out_of_domain") throw error;
    const place = values.findIndex((value) => value < 0);
    if (place < 0) throw error;
    const subgroup = column.subgroups[place];
    throw new EqualizationError(
      `the value of "${column.indicator.id}" for "${column.regions[place]!.id}"${subgroup === undefined ? "" : ` (${subgroup})`} in ${column.period} is ${values[place]}, and the index "${index.id}" takes no negative values`,
      { code: "out_of_domain", where, index: place, received: values[place] },
    );
  }
}

/** What is said where the index is by people, and the mean over something that is divided otherwise. */
function weightsDiffer({ column, values, heads }: Units, mean: number): readonly StudyWarning[] {
  const moved = shareDistance(
    heads.map((people, i) => column.denominators[i] ?? people),
    heads,
  );
  if (moved === null || moved <= ALIKE) return [];
  const data = { share: moved, byPopulation: weightedMean(values, heads), mean };
  return [writeNotice("weights_differ", data, EN.weights_differ)];
}

/** Share of the denominators that may lie elsewhere than people before it is said. */
const ALIKE = 0.01;

/** The entropy order of an index that splits exactly; `undefined` for the others. */
function orderOf({ id, parameters }: Index): number | undefined {
  if (id === "theil") return 1;
  if (id === "meanLogDeviation") return 0;
  return id === "generalizedEntropy" ? parameters?.alpha : undefined;
}

function split(
  index: Index,
  by: string,
  values: Float64Array,
  heads: Float64Array,
  classes: readonly string[],
  value: number,
  warnings: StudyWarning[],
): GapDecomposition | null {
  const order = orderOf(index);
  const alpha = order ?? 0;
  if (hasNoParts(alpha, values, heads)) {
    warnings.push(writeNotice("no_decomposition", {}, EN.no_decomposition));
    return null;
  }
  const { total, between, within } = decomposeEntropy(values, classes, { alpha, weights: heads });
  return {
    groupBy: by,
    method: order === undefined ? "meanLogDeviation" : index.id,
    total: order === undefined ? total : value,
    between,
    within,
  };
}

/** Whether the entropy of this order is infinite, because somebody has nothing. */
function hasNoParts(alpha: number, values: Float64Array, heads: Float64Array): boolean {
  return alpha <= 0 && values.some((one, i) => one === 0 && heads[i]! > 0);
}
