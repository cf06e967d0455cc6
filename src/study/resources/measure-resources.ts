import { isDay } from "../../calendar/is-day.ts";
import { lastDay } from "../../calendar/last-day.ts";
import { EqualizationError } from "../../errors.ts";
import { nameIn } from "../../model/name-in.ts";
import type { ResourceOptions } from "../../model/questions/resources-question.ts";
import type { ResourceResult, ResourceRow } from "../../model/results/resources-result.ts";
import type { StudyWarning } from "../../model/results/result-metadata.ts";
import type { Source } from "../../model/source.ts";
import type { Study } from "../../model/study.ts";
import { largestOf, smallestOf } from "../../numeric/extremes.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { requireNonNegative, requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { normalLimits } from "../../numeric/normal-limits.ts";
import { attainment } from "../../resources/attainment.ts";
import { perCapita } from "../../resources/per-capita.ts";
import { pooledRate } from "../../resources/pooled-rate.ts";
import { pooledStandardError } from "../../resources/pooled-standard-error.ts";
import { poolParts } from "../../resources/pooling/pool-parts.ts";
import { shortfall } from "../../resources/shortfall.ts";
import { no_interval, no_population } from "../../text/en/notices.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { labelOf } from "../reading/label-of.ts";
import { comparedUnit, isTotal } from "../reading/per-head.ts";
import { readIndicator } from "../reading/read-indicator.ts";

import { readSubgroups } from "../reading/read-subgroups.ts";
import { requireStudy } from "../reading/require-study.ts";
import { sourcesOf, sourceWarnings } from "../reading/sources.ts";
import { standardFor } from "../reading/standard-for.ts";
import { summarizeResources } from "./summarize-resources.ts";

/**
 * Who has how much of a resource per head, against all regions together and against a standard.
 *
 * $$ r_i = s \cdot R_i / P_i, \quad r = s \cdot \sum_i R_i / \sum_i P_i, \quad
 *    \text{short}_i = \max(0, \text{standard}_i P_i / s - R_i) $$
 *
 * $R_i$ is the numerator where observations give it, else rate × base ÷ scale; $P_i$ is the denominator where
 * observations give it, else the population; $s$ is the scale of the indicator. Where the indicator measures totals,
 * $R_i$ is the value itself and $P_i$ the population.
 *
 * - **When to use:** to see who is short of what; {@link measureGap} puts one number on the inequality.
 * - **Subgroups:** with `subgroups: ["urban", "rural"]` each part of a region has a row, against its own standard where one applies to
 *   `{ subgroup: "rural" }`; the pooled rate is over all parts.
 * - **Without population figures** rates are held together by the denominators of the observations, if all have one; `population` is
 *   then `null`, and so is the share of people at the standard.
 * - The pooled rate is not the mean of the rates: that would count every region alike.
 * - Shortfalls exist only where more is better; elsewhere they are `null`.
 *
 * @param study Where the values are.
 * @param question Which indicator, over which regions.
 * @throws `EqualizationError` `unknown_id`, `missing_option` (no indicator, or several populations),
 *   `missing_value` (regions without data and no `missing: "omit"`), `too_few_observations`,
 *   `unsupported_combination` (a region and one that holds it), `out_of_domain`, `zero_total`, `unknown_option`.
 *
 * @example
 * ```ts
 * import { measureResources, type Study } from "equalis";
 * const study: Study = {
 *   id: "two-towns",
 *   name: "Two towns",
 *   regions: [
 *     { id: "a", name: "A", population: [{ concept: "resident", year: 2020, value: 30_000 }] },
 *     { id: "b", name: "B", population: [{ concept: "resident", year: 2020, value: 10_000 }] },
 *   ],
 *   indicators: [
 *     { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
 *   ],
 *   observations: [
 *     { region: "a", indicator: "beds", period: "2020", value: 6 },
 *     { region: "b", indicator: "beds", period: "2020", value: 2 },
 *   ],
 * };
 * const beds = measureResources(study, { indicator: "beds", standard: 5 });
 * beds.value; // => 5
 * beds.rows.map(({ shortfall }) => shortfall); // => [0, 30]
 * beds.attainment?.shareOfPopulation; // => 0.75
 * ```
 */
export function measureResources(study: Study, question: ResourceOptions): Presented<ResourceResult> {
  return calledAs("measureResources", () => resourcesOf(study, question));
}

function resourcesOf(study: Study, question: ResourceOptions): Presented<ResourceResult> {
  const where = "measureResources";
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
    "standard",
    "standardDate",
    "whole",
    "subgroups",
    "interval",
  ]);
  const { subgroups, interval } = question;
  if (interval !== undefined) {
    requireOptions(where, interval, ["confidence"]);
    requireNumber(where, "interval.level", interval.confidence ?? 0.95, { above: 0, below: 1 });
  }
  if (question.standard !== undefined) requireNumber(where, "standard", question.standard, { above: 0 });
  if (question.standardDate !== undefined) {
    requireDay(where, question.standardDate);
    if (question.standard !== undefined) {
      throw new EqualizationError("pass standard or standardDate, not both", {
        code: "unsupported_combination",
        where,
      });
    }
  }
  const column =
    subgroups === undefined
      ? readIndicator(study, where, question, "or-denominators")
      : readSubgroups(study, where, question, subgroups, "or-denominators");
  const { indicator, values } = column;
  const total = isTotal(indicator);
  const per = indicator.scale;
  // A total is of the whole region: it is compared with its people, in every verb.
  const { amounts, bases } = poolParts({
    values,
    numerators: column.observations.map(({ numerator }, i) => (total ? values[i]! : numerator)),
    denominators: column.observations.map(({ denominator }) => (total ? undefined : denominator)),
    people: column.populations ?? [],
    scale: per,
  });
  const resources = Array.from(amounts);
  const rates = total ? perCapita(resources, bases, { per }) : values;
  const value = pooledRate(resources, bases, { per });
  const day = question.standardDate ?? lastDay(column.period);
  const standards = column.regions.map((region, i) =>
    question.standard !== undefined
      ? question.standard
      : standardFor(indicator, region, day, column.subgroups[i])?.value,
  );
  const complete = standards.every((standard) => standard !== undefined)
    ? (standards as readonly number[])
    : null;
  const direction = indicator.direction;
  const met =
    complete === null
      ? null
      : attainment(rates, { standard: complete, population: column.populations ?? undefined, direction });
  const short =
    complete === null || direction === "lower"
      ? null
      : shortfall(resources, bases, { standard: complete, per, whole: question.whole ?? false });
  const errors = column.observations.map(({ standardError }, k) =>
    standardError === undefined || !total
      ? standardError
      : perCapita([standardError], [bases[k]!], { per })[0]!,
  );
  const sampled = intervalOf(where, value, errors, bases, interval);
  const lowest = smallestOf(Array.from(rates));
  const standardSources = sourcesOf(
    study,
    question.standard !== undefined
      ? []
      : column.regions.map((region, i) => standardFor(indicator, region, day, column.subgroups[i])?.source),
  ).filter((source) => !column.sources.includes(source));

  return present<ResourceResult, ResourceRow>(
    {
      kind: "resources",
      study: study.id,
      indicator: indicator.id,
      name: nameIn(indicator.name),
      period: column.period,
      subgroup: question.subgroup ?? null,
      subgroups: subgroups ?? [],
      value,
      unit: comparedUnit(indicator),
      method: "pooled rate: all resources over all people",
      interval: sampled.interval,
      n: column.regions.length,
      rows: column.regions.map((region, i) => ({
        region: region.id,
        name: labelOf(region),
        subgroup: column.subgroups[i] ?? null,
        denominator: bases[i]!,
        numerator: resources[i]!,
        value: rates[i]!,
        standardError: errors[i] ?? null,
        ratioToPooled: value > 0 ? rates[i]! / value : null,
        standard: complete === null ? null : complete[i]!,
        met: met === null ? null : met.met[i]!,
        shortfall: short === null ? null : short.units[i]!,
      })),
      ratio: lowest > 0 ? largestOf(Array.from(rates)) / lowest : null,
      attainment:
        met === null
          ? null
          : {
              shareOfRegions: met.shareOfRegions,
              shareOfPopulation: met.shareOfPopulation,
              shortfall: short === null ? null : short.total,
              standard:
                question.standard !== undefined
                  ? `${question.standard} ${comparedUnit(indicator)}, as asked for`
                  : `in force on ${day}${standardSources.length > 0 ? `: ${standardSources.map(({ title }) => title).join("; ")}` : ""}`,
            },
      omitted: column.omitted,
      population: column.population,
      warnings: [
        ...column.warnings,
        ...(met === null || column.populations !== null
          ? []
          : [writeNotice("no_population", { use: "rates", regions: [], population: null }, no_population)]),
        ...sampled.warnings,
        ...sourceWarnings(standardSources as readonly Source[]),
      ],
      sources: [...column.sources, ...standardSources],
    },
    summarizeResources,
  );
}

function requireDay(where: string, day: string): void {
  if (!isDay(day)) {
    throw new EqualizationError(`standardDate is ${String(day)}; pass a day such as 2020-12-31`, {
      code: "out_of_domain",
      where,
      received: day,
    });
  }
}

/** The interval asked for, or the warning that there is none. */
function intervalOf(
  where: string,
  value: number,
  errors: readonly (number | undefined)[],
  bases: Float64Array,
  interval: ResourceOptions["interval"],
): Pick<ResourceResult, "interval"> & { readonly warnings: readonly StudyWarning[] } {
  if (interval === undefined) return { interval: null, warnings: [] };
  const without = errors.filter((error) => error === undefined).length;
  if (without > 0) {
    return {
      interval: null,
      warnings: [
        writeNotice("no_interval", { cause: "no-standard-errors", without, of: errors.length }, no_interval),
      ],
    };
  }
  const { confidence = 0.95 } = interval;
  requireNonNegative(where, "standardError", errors as readonly number[]);
  const standardError = pooledStandardError(errors as readonly number[], bases);
  return {
    interval: {
      ...normalLimits(value, standardError, confidence),
      confidence,
      method: "normal limits from the standard errors of the values, independent of each other",
      standardError,
    },
    warnings: [],
  };
}
