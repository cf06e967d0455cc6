import { EqualizationError } from "../errors.ts";
import { GINI, type Index } from "../inequality/catalog.ts";
import { decomposeEntropy } from "../inequality/decompose-entropy.ts";
import type { Study } from "../model/study.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import { perCapita } from "../resources/per-capita.ts";
import { nameIn } from "./name-in.ts";
import type { StudyNotes, StudyWarning } from "./notes.ts";
import { comparedUnit, isTotal } from "./per-head.ts";
import { lookAtGap } from "./presentation/look-at-gap.ts";
import { present } from "./presentation/present.ts";
import type { Presented } from "./presentation/presented.ts";
import { type Column, type ColumnQuestion, indicatorOf, labelOf, readColumn } from "./read-column.ts";
import { requireStudy } from "./require-study.ts";

/** What to ask of {@link measureGap}. */
export interface GapQuestion extends ColumnQuestion {
  /**
   * By which index: `GINI`, `THEIL`, `MEAN_LOG_DEVIATION` … of the catalog.
   *
   * @defaultValue GINI
   */
  readonly index?: Index | undefined;
  /**
   * How regions count: by the people in them, or each once.
   *
   * @defaultValue "population"
   */
  readonly weights?: "population" | "equal" | undefined;
  /** Id of a partition of the regions, such as `"belt"`: adds a row a group and a split between and within. */
  readonly by?: string | undefined;
}

/** One region in a {@link GapMeasure}. */
export interface GapRow {
  /** Id of the region. */
  readonly region: string;
  /** What people call it. */
  readonly name: string;
  /** Value of the indicator. */
  readonly value: number;
  /** What it counts: people, or 1. */
  readonly weight: number;
  /** Its class in the partition asked for; `null` where none was. */
  readonly group: string | null;
}

/** One group of regions in a {@link GapMeasure}. */
export interface GapGroup {
  /** The class in the partition. */
  readonly group: string;
  /** Regions in it. */
  readonly n: number;
  /** Its share of the weights, 0 to 1. */
  readonly weightShare: number;
  /** Weighted mean of its values. */
  readonly mean: number;
  /** The index within the group; `null` where it is not defined there. */
  readonly within: number | null;
}

/** How much of the inequality lies between groups, and how much within them. */
export interface GapDecomposition {
  /** Id of the partition. */
  readonly by: string;
  /** Id of the index that was split; the one asked for where it can be, else the mean log deviation. */
  readonly method: string;
  /** The index over all regions. */
  readonly total: number;
  /** What is left when every region has the mean of its group. */
  readonly between: number;
  /** What is inside the groups. */
  readonly within: number;
}

/** What {@link measureGap} finds. */
export interface GapMeasure extends StudyNotes {
  /** Tells this result from others. */
  readonly kind: "gap";
  /** Id of the indicator. */
  readonly indicator: string;
  /** What people call it. */
  readonly name: string;
  /** Period the values are of. */
  readonly period: string;
  /** Part of the regions; `null` for whole regions. */
  readonly stratum: string | null;
  /** Value of the index. */
  readonly value: number;
  /** Indices of this library have no unit, unless they say so. */
  readonly unit: string;
  /** Id of the index. */
  readonly method: string;
  /** Name of the index. */
  readonly label: string;
  /** How regions counted. */
  readonly weights: "population" | "equal";
  /** Weighted mean of the values. */
  readonly mean: number;
  /** Unit of the values. */
  readonly valueUnit: string;
  /** One row a region, in the order of the study. */
  readonly rows: readonly GapRow[];
  /** One row a group, in order of appearance; empty without `by`. */
  readonly groups: readonly GapGroup[];
  /** The split between and within groups; `null` without `by`, or where it is not defined. */
  readonly decomposition: GapDecomposition | null;
}

/**
 * How unequal the regions are in one indicator, as one number with all it rests on.
 *
 * - Totals (`measure: "total"`) are compared by head, rates as they are.
 * - **Use it** for one resource or service at a time; {@link measureResources} says who is short of what.
 * - Regions count by their people unless `weights: "equal"`: what is unequal is what people have.
 * - The split by groups is exact for entropy indices only. For another index, that of the mean log deviation is
 *   given and named.
 * - An index over 31 regions is an inequality between regions, always lower than one between people; bands made
 *   for household income do not fit it.
 *
 * @param study Where the values are.
 * @param question Which indicator, by which index, over which regions.
 * @throws {@link EqualizationError} as {@link measureResources}, and whatever the index refuses: `out_of_domain`
 *   (negative values), `zero_total` (nobody has anything); `unknown_id` (a region without a class in `by`).
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
export function measureGap(study: Study, question: GapQuestion): Presented<GapMeasure> {
  const where = "measureGap";
  requireStudy(where, study);
  requireOptions(where, question, [
    "indicator",
    "period",
    "stratum",
    "missing",
    "population",
    "regions",
    "level",
    "within",
    "index",
    "weights",
    "by",
  ]);
  const { index = GINI, weights = "population", by } = question;
  requireOneOf(where, "weights", weights, ["population", "equal"]);
  if (typeof (index as { compute?: unknown } | null)?.compute !== "function") {
    throw new EqualizationError("index must be one of the catalog, such as GINI", {
      code: "unknown_option",
      where,
      received: index,
    });
  }
  const total = isTotal(indicatorOf(study, where, question.indicator));
  const column = readColumn(study, where, question, weights === "population" || total);
  // What a region has in all is compared by head: twice the beds for twice the people is no gap.
  const values = total
    ? perCapita(column.values, column.populations!, { per: column.indicator.scale })
    : column.values;
  const heads = weights === "population" ? column.populations! : new Float64Array(values.length).fill(1);
  const value = index.compute(values, { weights: heads });
  const classes = by === undefined ? null : classesOf(column, where, by);
  const warnings: StudyWarning[] = [...column.warnings];
  return present<GapMeasure, GapRow>(
    {
      kind: "gap",
      study: study.id,
      indicator: column.indicator.id,
      name: nameIn(column.indicator.name),
      period: column.period,
      stratum: question.stratum ?? null,
      value,
      unit: "none",
      method: index.id,
      label: index.label,
      weights,
      mean: weightedMean(values, heads),
      valueUnit: comparedUnit(column.indicator),
      n: values.length,
      rows: column.regions.map((region, i) => ({
        region: region.id,
        name: labelOf(region),
        value: values[i]!,
        weight: heads[i]!,
        group: classes === null ? null : classes[i]!,
      })),
      groups: classes === null ? [] : groupsOf(index, values, heads, classes),
      decomposition: classes === null ? null : split(index, by!, values, heads, classes, value, warnings),
      omitted: column.omitted,
      population: column.population,
      warnings,
      sources: column.sources,
    },
    lookAtGap,
  );
}

function classesOf(column: Column, where: string, by: string): readonly string[] {
  const without = column.regions.filter(({ partitions }) => partitions?.[by] === undefined);
  if (without.length > 0) {
    const partitions = [...new Set(column.regions.flatMap((region) => Object.keys(region.partitions ?? {})))];
    throw new EqualizationError(
      `${without.length} region(s) have no class in the partition "${by}": ${without
        .slice(0, 8)
        .map(({ id }) => id)
        .join(", ")}; the partitions are ${partitions.join(", ") || "none"}`,
      { code: "unknown_id", where, received: by },
    );
  }
  return column.regions.map(({ partitions }) => partitions![by]!);
}

function groupsOf(
  index: Index,
  values: Float64Array,
  heads: Float64Array,
  classes: readonly string[],
): readonly GapGroup[] {
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
      mean: inhabited ? weightedMean(inside, people) : 0,
      within:
        inhabited && inside.some((value, i) => value > 0 && people[i]! > 0)
          ? index.compute(inside, { weights: people })
          : null,
    };
  });
}

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
  if (alpha <= 0 && values.some((one, i) => one === 0 && heads[i]! > 0)) {
    warnings.push({
      code: "no_decomposition",
      message:
        "a region has nothing at all, so that the mean log deviation is infinite and has no parts; ask by THEIL",
    });
    return null;
  }
  const { total, between, within } = decomposeEntropy(values, classes, { alpha, weights: heads });
  return {
    by,
    method: order === undefined ? "meanLogDeviation" : index.id,
    total: order === undefined ? total : value,
    between,
    within,
  };
}
