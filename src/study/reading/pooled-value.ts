import { EqualizationError } from "../../errors.ts";
import type { Indicator } from "../../model/indicator.ts";
import type { Observation } from "../../model/observation.ts";
import type { Region } from "../../model/region.ts";
import type { OmissionData, OmissionReason } from "../../model/results/omission.ts";
import type { Study } from "../../model/study.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireFinite, requireNonNegative } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import type { PopulationQuestion } from "./choose-population.ts";
import { choosePopulation } from "./choose-population.ts";
import { quote } from "./list-items.ts";
import type { DatedPopulation } from "./people.ts";
import { figureOf } from "./people.ts";
import { isTotal } from "./per-head.ts";
import type { Tree } from "./region-tree.ts";

/** What reading a column needs everywhere. */
export interface Reader {
  readonly study: Study;
  readonly where: string;
  readonly indicator: Indicator;
  readonly period: string;
  readonly subgroup: string | undefined;
  readonly question: PopulationQuestion;
  /** The observation of a region. */
  readonly at: (id: string) => Observation | undefined;
  readonly tree: Tree;
  readonly choice: DatedPopulation | null;
}

/** A region's value, made of those inside it. */
export interface PooledValue {
  readonly observation: Observation;
  readonly pooling: {
    readonly by: "pooled" | "pooled_by_population";
    readonly sources: readonly (string | undefined)[];
  };
}

export function isMissing(observation: Observation | undefined): boolean {
  return observation === undefined || observation.value === null || observation.value === undefined;
}

/** One value of all regions inside together, or why there is none. */
export function poolInside(reader: Reader, region: Region): PooledValue | OmissionReason {
  const { indicator, period, subgroup, at, tree, where } = reader;
  const nothing = noValueOf(reader);
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
    return notPooled(reader, "missing-values", without);
  }
  const base = {
    region: region.id,
    indicator: indicator.id,
    period,
    ...(subgroup === undefined ? {} : { subgroup }),
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
    if (!(denominator > 0)) return notPooled(reader, "zero-denominators");
    const value = (indicator.scale * numerator) / denominator;
    return { observation: { ...base, value, numerator, denominator }, pooling: { by: "pooled", sources } };
  }
  const choice = populationForPooling(reader);
  const figures = regions.map((part, i) =>
    parts[i]!.denominator === undefined ? figureOf(part, choice, subgroup) : null,
  );
  const unknown = regions.filter((_, i) => figures[i] === undefined);
  if (unknown.length > 0) {
    const ids = unknown.map(({ id }) => id);
    return notPooled(reader, "missing-weights", ids, { concept: choice.concept, year: choice.year });
  }
  // Those that give a denominator count by it, as in the pooled rate of `measureResources`.
  const people = figures.map((figure, i) => (figure === null ? parts[i]!.denominator! : figure!.value));
  requireNonNegative(where, "population", people);
  if (!people.some((heads) => heads > 0)) return notPooled(reader, "no-residents");
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

function noValueOf({ indicator, subgroup, period }: Reader): OmissionReason {
  const of = { indicator: indicator.id, subgroup: subgroup ?? null };
  return { code: "no_value", data: { ...of, periods: [period] } };
}

/** Why the regions inside give no value together. */
function notPooled(
  { indicator, subgroup, period }: Reader,
  cause: OmissionData["not_pooled"]["cause"],
  regions: readonly string[] = [],
  population: OmissionData["not_pooled"]["population"] = null,
): OmissionReason {
  const of = { indicator: indicator.id, subgroup: subgroup ?? null };
  return { code: "not_pooled", data: { ...of, period, cause, regions, population } };
}

export function populationForPooling({
  study,
  where,
  tree,
  question,
  choice,
  period,
}: Reader): DatedPopulation {
  return choice ?? choosePopulation(study, where, tree, question, period);
}

export function requireValue(where: string, { region, indicator, period, value }: Observation): number {
  if (typeof value === "number" && value - value === 0) return value;
  throw new EqualizationError(
    `the value of "${indicator}" for ${quote(region)} in ${period} is ${formatReceived(value)}; it must be a finite number, or null where it is missing`,
    { code: "not_finite", where, received: value },
  );
}
