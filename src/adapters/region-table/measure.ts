import type { Direction, Indicator, IndicatorDimension } from "../../model/indicator.ts";
import type { PopulationConcept } from "../../model/region.ts";
import type { IndicatorDefinition } from "../adapter-options.ts";
import { wordKey, wordSet } from "../table/clean-text.ts";
import { hanScale, perNumber, type Unit } from "../table/read-unit.ts";
import {
  DIMENSION_WORDS,
  HIGHER_DESPITE,
  LOWER_IS_BETTER,
  POPULATION_CONCEPTS,
  REGION_ROLES,
} from "../table/words.ts";
import type { ReadHead } from "./read-head.ts";

/** What a column or an indicator text measures. */
export interface Measure {
  /** Id of the indicator. */
  id: string;
  /** Display name. */
  readonly name: string;
  /** The name with its unit, for when the name repeats. */
  readonly full: string;
  /** Head or text it comes from. */
  readonly header: string;
  /** Unit after scaling. */
  unit: string;
  /** Power of ten that is shifted out of the values. */
  readonly power: number;
  /** Whether it is a rate or a count. */
  valueType: "rate" | "total";
  /** As `Indicator.scale`. */
  scale: number;
  /** What a mark says of direction. */
  direction: Direction | null;
  /** Whether no unit was stated for a rate. */
  unitUnknown: boolean;
  /** Whom it counts, where it is a population; `"bare"` where its head does not say whom. */
  readonly population: PopulationConcept | "bare" | null;
  /** Whether a population without a word for whom it counts was meant by 人口 alone. */
  readonly assumed: boolean;
  /** What the caller says of it. */
  readonly definition: Partial<Indicator> | undefined;
  /** Whether its cells carry percent signs. */
  percentCells: boolean;
}

const POPULATIONS = wordSet(REGION_ROLES.population);
const ASSUMED = wordSet(POPULATION_CONCEPTS.assumed);
const PLAIN_RATE =
  /人均|per[\s_]capita|平均|(?:^|[\s_])(?:mean|median|average|density|index)(?:$|[\s_,])|密度|指数|life expectancy|期望寿命/i;
const PERCENT_NAME = /百分比|百分率|(?:^|[\s_])(?:percent|percentage|pct)(?:$|[\s_])|%$/i;
const BARE_RATE = /(?:率|比|比例|比重|占比|比值)$|(?:^|[\s_])(?:rate|ratio|share)(?:$|[\s_,])/i;
const LOWER = LOWER_IS_BETTER.map((word) => word.toLowerCase());
const HIGHER = HIGHER_DESPITE.map((word) => word.toLowerCase());

/** Whom a population alias counts; `null` where the name is no alias of a population. */
export function populationOf(
  name: string,
): { readonly concept: PopulationConcept | "bare"; readonly assumed: boolean } | null {
  const key = wordKey(name);
  if (!POPULATIONS.has(key)) return null;
  for (const concept of ["resident", "registered", "service"] as const) {
    if (POPULATION_CONCEPTS[concept].some((word) => key.includes(word))) return { concept, assumed: false };
  }
  return { concept: "bare", assumed: ASSUMED.has(key) };
}

/** What a head measures, before its cells are looked at. */
export function measureOf(
  head: ReadHead,
  definition: IndicatorDefinition | Partial<Indicator> | undefined,
  fallbackUnit: Unit | null,
  asPopulation: boolean,
): Measure {
  const alias =
    populationOf(head.name) ?? (asPopulation ? { concept: "bare" as const, assumed: false } : null);
  const own = head.unit ?? usable(fallbackUnit, alias !== null);
  const rate = rateOf(head, own);
  const money = own?.kind === "money";
  // A definition with unit and scale that does not say "total" is of a rate.
  const complete = definition?.unit !== undefined && definition.scale !== undefined;
  const stated = own !== null && own.text !== "" && own.kind !== "other";
  return {
    id: (definition as IndicatorDefinition | undefined)?.id ?? (head.name || head.text),
    name: head.name || head.text,
    full: head.full || head.text,
    header: head.text,
    unit: definition?.unit ?? rate?.unit ?? (stated ? own.text : head.name || head.text),
    power: own?.power ?? 0,
    valueType: definition?.valueType ?? (complete || rate !== null ? "rate" : "total"),
    scale: definition?.scale ?? rate?.scale ?? (money ? 1 : 1000),
    direction: head.direction,
    unitUnknown: rate?.unknown ?? false,
    population: alias?.concept ?? null,
    assumed: alias?.assumed ?? false,
    definition,
    percentCells: false,
  };
}

/** The unit of a title is for counts without their own; of people only if it counts people. */
function usable(unit: Unit | null, population: boolean): Unit | null {
  if (unit === null || unit.kind === "area") return null;
  return population && unit.people !== true ? null : unit;
}

interface FoundRate {
  readonly scale: number;
  readonly unit: string;
  readonly unknown: boolean;
}

/** What a name and a unit say of a rate; `null` for a count. */
function rateOf(head: ReadHead, own: Unit | null): FoundRate | null {
  const { name, unit } = head;
  const known = (scale: number, text: string): FoundRate => ({ scale, unit: text, unknown: false });
  if (unit?.kind === "percent") return known(100, "%");
  const per = perNumber(name);
  if (per !== null) {
    const noun = name.replace(/_/g, " ").slice(0, per.at).trim();
    const of = per.of === "" ? "" : ` ${per.of}`;
    return known(
      per.scale,
      `${noun || unit?.text || "number"} per ${per.scale.toLocaleString("en-US")}${of}`.trim(),
    );
  }
  const han = hanScale(name);
  if (han !== null)
    return known(
      han,
      unit === null || unit.text === ""
        ? `每${hanWord(han)}`
        : unit.kind === "rate"
          ? unit.text
          : `${unit.text}/${hanWord(han)}人`,
    );
  if (unit?.kind === "rate" && (unit.scale ?? 1) > 1) return known(unit.scale!, unit.text);
  if (PERCENT_NAME.test(name)) return known(100, "%");
  if (unit?.kind === "rate") return known(unit.scale ?? 1, unit.text);
  if (PLAIN_RATE.test(name)) return known(1, own === null || own.text === "" ? name : own.text);
  if (BARE_RATE.test(name) && (unit === null || unit.kind === "other"))
    return { scale: 1, unit: "not stated", unknown: true };
  return null;
}

const HAN_WORDS: Readonly<Record<number, string>> = {
  100: "百",
  1000: "千",
  10000: "万",
  100000: "十万",
  1000000: "百万",
  100000000: "亿",
};

function hanWord(scale: number): string {
  return HAN_WORDS[scale] ?? String(scale);
}

/** Whether more of it is better, by its words. */
export function directionOf(text: string): Direction {
  const lower = text.replace(/_/g, " ").toLowerCase();
  if (HIGHER.some((word) => lower.includes(word))) return "higher";
  const less = LOWER.some((word) =>
    /^[a-z]/.test(word) ? new RegExp(`(?:^|[^a-z])${word}`).test(lower) : lower.includes(word),
  );
  return less ? "lower" : "higher";
}

/** Which side of the service it looks at, by its words and unit. */
export function dimensionOf(text: string, unit: string): IndicatorDimension {
  const lower = text.replace(/_/g, " ").toLowerCase();
  const has = (words: readonly string[]): boolean => words.some((word) => lower.includes(word));
  if (has(DIMENSION_WORDS.outcome)) return "outcome";
  return has(DIMENSION_WORDS.process) || unit === "%" ? "process" : "input";
}
