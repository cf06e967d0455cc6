import type { Direction, Indicator, IndicatorDimension } from "../../model/indicator.ts";
import { requireOneOf } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { shownCell } from "./shown-cell.ts";

const DIMENSIONS: readonly IndicatorDimension[] = ["input", "process", "outcome"];
const DIRECTIONS: readonly Direction[] = ["higher", "lower"];
const MEASURES = ["rate", "total"] as const;
const FIELDS: readonly (keyof Indicator)[] = [
  "id",
  "name",
  "service",
  "dimension",
  "direction",
  "unit",
  "valueType",
  "scale",
  "numerator",
  "denominator",
  "bounds",
  "standards",
  "source",
];

/** What may stand in the fields without which an indicator cannot be measured by, in words. */
export const NEEDED = {
  direction: 'direction: "higher" or "lower", whichever is better',
  dimension: 'dimension: "input", "process" or "outcome"',
  unit: 'unit: in words, such as "beds per 1,000 residents"',
  scale: "scale: a number, such as 1000 for a rate per thousand",
} as const;

/** Refuses what no indicator can be: it would go into the study as it is, and be found far from here. */
export function checkDefinition(where: string, path: string, definition: Partial<Indicator>): void {
  for (const field of Object.keys(definition)) {
    if (FIELDS.includes(field as keyof Indicator)) continue;
    refuse(where, "unknown_option", `${path} has "${field}"; an indicator has ${FIELDS.join(", ")}`, field);
  }
  const { dimension, direction, valueType, unit, scale, bounds } = definition;
  if (dimension !== undefined) requireOneOf(where, `${path}.dimension`, dimension, DIMENSIONS);
  if (direction !== undefined) requireOneOf(where, `${path}.direction`, direction, DIRECTIONS);
  if (valueType !== undefined) requireOneOf(where, `${path}.valueType`, valueType, MEASURES);
  if (unit !== undefined && (typeof unit !== "string" || unit === "")) {
    refuse(where, "wrong_type", `${path}.unit is ${shownCell(unit)}; pass a text`, unit);
  }
  if (scale !== undefined && !(typeof scale === "number" && scale > 0)) {
    refuse(
      where,
      "out_of_domain",
      `${path}.scale is ${shownCell(scale)}; pass a number above 0, such as 100 for a percentage`,
      scale,
    );
  }
  if (bounds === undefined) return;
  const { lower, upper } = bounds ?? {};
  if (!(typeof lower === "number" && typeof upper === "number" && lower < upper)) {
    refuse(
      where,
      "out_of_domain",
      `${path}.bounds must be { lower, upper }, two numbers of which the lower is less`,
      bounds,
    );
  }
}
