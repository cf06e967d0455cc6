import type { Observation } from "../model/observation.ts";
import { id, period } from "./fields.ts";

/** The texts of one field, each distinct text once, and which of them every record has. */
export interface TextColumn {
  /** The distinct texts, by number; number 0 stands for an absent one. */
  readonly texts: readonly string[];
  /** The number of each record's text. */
  readonly of: Int32Array;
}

/** Observations in the order of the data, by record and by field. */
export interface ObservationTable {
  /** A copy of each sound record; `undefined` where it is not known to be sound. */
  readonly records: (Observation | undefined)[];
  /** Where it was observed. */
  readonly region: TextColumn;
  /** What was observed. */
  readonly indicator: TextColumn;
  /** When. */
  readonly period: TextColumn;
  /** Of which part of the region. */
  readonly subgroup: TextColumn;
  /** Who says so. */
  readonly source: TextColumn;
  /** Enters a record that the schema has passed. */
  readonly enter: (record: Observation, i: number) => void;
}

/** Room for the texts of one field, with the schema of the field. */
interface Interner extends TextColumn {
  readonly texts: string[];
  /** The number of a text that the schema of the field accepts; -1 for anything else. */
  readonly number: (text: unknown) => number;
}

/**
 * Reads what can be read fast: plain records whose fields are right beyond doubt. The others are left
 * `undefined`, for the schema to judge and to explain.
 *
 * Observations are nearly all of a large study, and what they say is said again and again: each distinct text
 * is put to its schema once, and after that it is known by its number. A record is read field by field, once,
 * into a copy, so that what was checked is what is returned, whatever the record does when it is read.
 *
 * The ids of regions, indicators and sources are given so that observations name them by the very same texts.
 */
export function observationTable(
  list: readonly unknown[],
  ids: Readonly<Record<"region" | "indicator" | "source", readonly string[]>>,
): ObservationTable {
  const n = list.length;
  const region = interner(n, id, ids.region);
  const indicator = interner(n, id, ids.indicator);
  const when = interner(n, period, []);
  const subgroup = interner(n, id, []);
  const source = interner(n, id, ids.source);
  const records: (Observation | undefined)[] = new Array(n);
  const set = (
    i: number,
    copy: Observation | undefined,
    r: number,
    k: number,
    p: number,
    s: number,
    q: number,
  ): void => {
    records[i] = copy;
    region.of[i] = r;
    indicator.of[i] = k;
    when.of[i] = p;
    subgroup.of[i] = s;
    source.of[i] = q;
  };
  for (let i = 0; i < n; i++) {
    records[i] = undefined;
    const record = list[i];
    if (!isPlain(record)) continue;
    const value = record.value;
    const numerator = record.numerator;
    const denominator = record.denominator;
    const standardError = record.standardError;
    const subgroupText = record.subgroup;
    const sourceText = record.source;
    if (
      (value !== null && !isNumber(value)) ||
      (numerator !== undefined && !isNumber(numerator)) ||
      (denominator !== undefined && !(isNumber(denominator) && denominator >= 0)) ||
      (standardError !== undefined && !(isNumber(standardError) && standardError >= 0))
    ) {
      continue;
    }
    const r = region.number(record.region);
    const k = indicator.number(record.indicator);
    const p = when.number(record.period);
    const s = subgroupText === undefined ? 0 : subgroup.number(subgroupText);
    const q = sourceText === undefined ? 0 : source.number(sourceText);
    if (r < 0 || k < 0 || p < 0 || s < 0 || q < 0) continue;
    let fields = 4;
    // The order of the fields is the schema's; equal texts become one text.
    const copy: { -readonly [K in keyof Observation]: Observation[K] } =
      s === 0
        ? { region: region.texts[r]!, indicator: indicator.texts[k]!, period: when.texts[p]!, value }
        : {
            region: region.texts[r]!,
            indicator: indicator.texts[k]!,
            period: when.texts[p]!,
            subgroup: subgroup.texts[s]!,
            value,
          };
    if (s > 0) fields++;
    if (numerator !== undefined) {
      copy.numerator = numerator;
      fields++;
    }
    if (denominator !== undefined) {
      copy.denominator = denominator;
      fields++;
    }
    if (standardError !== undefined) {
      copy.standardError = standardError;
      fields++;
    }
    if (q > 0) {
      copy.source = source.texts[q]!;
      fields++;
    }
    if (hasNoMoreThan(record, fields)) set(i, copy, r, k, p, s, q);
  }
  return {
    records,
    region,
    indicator,
    period: when,
    subgroup,
    source,
    enter: (record, i) =>
      set(
        i,
        record,
        region.number(record.region),
        indicator.number(record.indicator),
        when.number(record.period),
        record.subgroup === undefined ? 0 : subgroup.number(record.subgroup),
        record.source === undefined ? 0 : source.number(record.source),
      ),
  };
}

/** Every field that an observation can have. */
const FIELDS: Readonly<Record<string, true>> = {
  region: true,
  indicator: true,
  period: true,
  subgroup: true,
  value: true,
  numerator: true,
  denominator: true,
  standardError: true,
  source: true,
};

/** Whether these are the only fields, and none of them stands there without a value. */
function hasNoMoreThan(record: object, fields: number): boolean {
  let count = 0;
  for (const key in record) {
    if (FIELDS[key] !== true) return false;
    count++;
  }
  return count === fields;
}

function isPlain(record: unknown): record is Readonly<Record<string, unknown>> {
  if (typeof record !== "object" || record === null) return false;
  const prototype: unknown = Object.getPrototypeOf(record);
  return prototype === Object.prototype || prototype === null;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** Texts equal to one of those given become that one: they lie together, where those of the observations lie far apart. */
function interner(n: number, schema: typeof id, given: readonly string[]): Interner {
  const same = new Map(given.map((text) => [text, text]));
  const texts: string[] = [""];
  const numbers = new Map<string, number>();
  let last: unknown;
  let lastNumber = -1;
  return {
    texts,
    of: new Int32Array(n),
    number: (text) => {
      if (text === last) return lastNumber;
      if (typeof text !== "string") return -1;
      let number = numbers.get(text);
      if (number === undefined) {
        number = schema.safeParse(text, { jitless: true }).success ? texts.length : -1;
        if (number > 0) {
          numbers.set(text, number);
          texts.push(same.get(text) ?? text);
        }
      }
      last = text;
      lastNumber = number;
      return number;
    },
  };
}
