import { EqualizationError } from "../../errors.ts";
import type { PopulationFigure } from "../../model/region.ts";
import type { Study } from "../../model/study.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";

/**
 * Refuses what is no study, and records that no answer could be made of. What records say of each other is not
 * looked at: data of unknown origin go through `parseStudy` first. Observations and flows are checked where they are read.
 */
export function requireStudy(where: string, study: Study): void {
  const { id, regions, indicators, services, sources, population } = (study ?? {}) as Partial<Study>;
  if (typeof study !== "object" || study === null || !Array.isArray(regions)) {
    throw new EqualizationError(
      "the first argument must be a study; check data of unknown origin with parseStudy of equalis/schema",
      { code: "wrong_type", where, received: study },
    );
  }
  if (typeof id !== "string") fail(where, "id", "text", id);
  if (population !== undefined) {
    const { concept, year } = record(where, "population", population);
    if (typeof concept !== "string") fail(where, "population.concept", "text", concept);
    if (!isNumber(year)) fail(where, "population.year", "a year", year);
  }
  for (let i = 0; i < regions.length; i++) requireRegion(where, regions[i], i);
  each(where, "indicators", indicators, (one, at) => {
    texts(where, at, one, ["id", "unit"]);
    names(where, at, one.name);
    if (one.direction !== "higher" && one.direction !== "lower") {
      fail(where, `${at}.direction`, '"higher" or "lower"', one.direction);
    }
    if (!isNumber(one.scale) || (one.scale as number) <= 0) {
      fail(where, `${at}.scale`, "a number above 0", one.scale);
    }
    optionalTexts(where, at, one, ["source", "valueType"]);
    if (one.bounds !== undefined) {
      const { lower, upper } = record(where, `${at}.bounds`, one.bounds);
      if (!isNumber(lower)) fail(where, `${at}.bounds.lower`, "a number", lower);
      if (!isNumber(upper)) fail(where, `${at}.bounds.upper`, "a number", upper);
    }
    each(where, `${at}.standards`, one.standards, (standard, there) => {
      if (!isNumber(standard.value)) fail(where, `${there}.value`, "a number", standard.value);
      texts(where, there, standard, ["from"]);
      optionalTexts(where, there, standard, ["to", "source"]);
      textRecord(where, `${there}.appliesTo`, standard.appliesTo);
    });
  });
  each(where, "services", services, (one, at) => {
    texts(where, at, one, ["id"]);
    names(where, at, one.name);
    optionalTexts(where, at, one, ["parent"]);
  });
  each(where, "sources", sources, (one, at) => {
    texts(where, at, one, ["id", "title", "status"]);
    optionalTexts(where, at, one, ["url", "license", "note"]);
  });
}

/** A region by itself: this runs once a region and question. */
function requireRegion(where: string, region: unknown, index: number): void {
  const { id, name, parent, level, area, groups, population } = (region ?? {}) as Readonly<
    Record<string, unknown>
  >;
  if (typeof id !== "string") fail(where, `regions[${index}].id`, "text", id);
  if (typeof name !== "string") names(where, `regions[${index}]`, name);
  if (parent !== undefined && typeof parent !== "string") {
    fail(where, `regions[${index}].parent`, "text", parent);
  }
  if (level !== undefined && !isNumber(level)) fail(where, `regions[${index}].level`, "a number", level);
  if (area !== undefined && !isNumber(area)) fail(where, `regions[${index}].area`, "a number", area);
  if (groups !== undefined) textRecord(where, `regions[${index}].groups`, groups);
  if (population === undefined) return;
  if (!Array.isArray(population)) fail(where, `regions[${index}].population`, "an array", population);
  for (let i = 0; i < (population as readonly unknown[]).length; i++) {
    const figure = (population as readonly unknown[])[i];
    if (!isFigure(figure as PopulationFigure)) requireFigure(where, `regions[${index}].population`, figure);
  }
}

/** Whether a population figure is one: this runs once a figure and question. */
function isFigure(figure: PopulationFigure | null | undefined): boolean {
  if (figure === null || figure === undefined) return false;
  const { concept, year, value, subgroup, source } = figure;
  return (
    typeof concept === "string" &&
    typeof year === "number" &&
    year - year === 0 &&
    typeof value === "number" &&
    value >= 0 &&
    value <= Number.MAX_VALUE &&
    (subgroup === undefined || typeof subgroup === "string") &&
    (source === undefined || typeof source === "string")
  );
}

function requireFigure(where: string, at: string, figure: unknown): void {
  const { concept, year, value, subgroup, source } = (figure ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof concept !== "string") fail(where, `${at}.concept`, "text", concept);
  if (!isNumber(year)) fail(where, `${at}.year`, "a year", year);
  if (!isNumber(value) || (value as number) < 0) {
    fail(where, `${at}.value`, "a number of at least 0", value);
  }
  if (subgroup !== undefined && typeof subgroup !== "string") fail(where, `${at}.subgroup`, "text", subgroup);
  if (source !== undefined && typeof source !== "string") fail(where, `${at}.source`, "text", source);
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && value - value === 0;
}

function fail(where: string, place: string, wanted: string, received: unknown): never {
  throw new EqualizationError(
    `${place} of the study is ${formatReceived(received)}; it must be ${wanted}; check data of unknown origin with parseStudy of equalis/schema`,
    { code: "wrong_type", where, received },
  );
}

function record(where: string, place: string, received: unknown): Readonly<Record<string, unknown>> {
  if (typeof received !== "object" || received === null) fail(where, place, "a record", received);
  return received as Readonly<Record<string, unknown>>;
}

function each(
  where: string,
  place: string,
  list: unknown,
  check: (one: Readonly<Record<string, unknown>>, at: string) => void,
): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) fail(where, place, "an array", list);
  for (let i = 0; i < (list as readonly unknown[]).length; i++) {
    const at = `${place}[${i}]`;
    check(record(where, at, (list as readonly unknown[])[i]), at);
  }
}

function texts(
  where: string,
  place: string,
  one: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): void {
  for (const field of fields) {
    if (typeof one[field] !== "string") fail(where, `${place}.${field}`, "text", one[field]);
  }
}

function optionalTexts(
  where: string,
  place: string,
  one: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): void {
  texts(
    where,
    place,
    one,
    fields.filter((field) => one[field] !== undefined),
  );
}

/** One text, or texts by language. */
function names(where: string, place: string, received: unknown): void {
  if (typeof received === "string") return;
  if (received === undefined) fail(where, `${place}.name`, "text", received);
  textRecord(where, `${place}.name`, received);
}

function textRecord(where: string, place: string, received: unknown): void {
  if (received === undefined) return;
  for (const [key, text] of Object.entries(record(where, place, received))) {
    if (typeof text !== "string") fail(where, `${place}.${key}`, "text", text);
  }
}
