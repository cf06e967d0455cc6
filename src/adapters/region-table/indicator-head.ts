import type { Indicator } from "../../model/indicator.ts";
import { cleanText } from "../table/clean-text.ts";
import { readUnit } from "../table/read-unit.ts";
import type { Head } from "../table/table-body.ts";
import { aliasOf } from "./find-columns.ts";
import { dimensionOf, directionOf, type Measure, measureOf, populationOf } from "./measure.ts";
import { readHead } from "./read-head.ts";

/** How an indicator is written in a table. */
export interface WrittenIndicator {
  /** Its head, or its text in a column of indicators. */
  readonly text: string;
  /** Its text in a column of units; `""` where it needs none. */
  readonly unit: string;
  /** Whether it is read back as it is. */
  readonly exact: boolean;
}

/** How an indicator is written so that it is read back as it is, if there is a way; else its id. */
export function indicatorHead(indicator: Indicator, unitColumn: boolean, marked: boolean): WrittenIndicator {
  const { id, name, unit, direction } = indicator;
  const mark = marked && directionOf(`${name} ${id}`) !== direction ? ` (${direction} is better)` : "";
  const names = typeof name === "string" && name !== id ? [name] : [id];
  for (const text of names) {
    const candidates: readonly (readonly [string, string])[] = [
      [text, ""],
      ...(unitColumn ? [[text, unit] as const] : []),
      [`${text}(${unit})`, ""],
      [`${text}(${unit.replace(/[/／].*$/, "")})`, ""],
    ];
    for (const [written, inUnit] of candidates) {
      if (isRead(indicator, `${written}${mark}`, inUnit, unitColumn)) {
        return { text: `${written}${mark}`, unit: inUnit, exact: true };
      }
    }
  }
  return { text: id, unit: "", exact: false };
}

function isRead(indicator: Indicator, text: string, unit: string, asText: boolean): boolean {
  if (cleanText(text) !== text || (unit !== "" && (cleanText(unit) !== unit || readUnit(unit) === null)))
    return false;
  if (!asText && (aliasOf(text) !== null || populationOf(text) !== null)) return false;
  const head: Head = { text, parts: [text], ...(unit === "" ? {} : { unit }) };
  const read = readHead(head, false);
  if (populationOf(read.name) !== null || (!asText && (aliasOf(read.name) !== null || read.name === "")))
    return false;
  const measure = measureOf(read, undefined, null, false);
  return measure.power === 0 && same(indicator, measure, asText);
}

function same(indicator: Indicator, measure: Measure, asText: boolean): boolean {
  const { id, name, unit, scale, valueType = "rate", dimension } = indicator;
  // In a column of indicators a code next to the text gives the id.
  const named = asText ? measure.name === name : measure.id === id && measure.name === name;
  return (
    named &&
    measure.unit === unit &&
    measure.scale === scale &&
    measure.valueType === valueType &&
    dimensionOf(`${measure.name} ${measure.header}`, measure.unit) === dimension
  );
}
