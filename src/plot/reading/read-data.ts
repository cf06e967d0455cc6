import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";

/** A record whose fields are still to be checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether something is a record: an object, no list, no typed array. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** A record, or a refusal that says what the plot takes. */
export function requireRecord(where: string, takes: string, value: unknown): Fields {
  if (isRecord(value)) return value;
  throw refusal(where, "wrong_type", `takes ${takes}, not ${formatReceived(value)}`, value);
}

/** Beyond this, sums and the ends of an axis would leave the numbers there are. */
const LARGEST = 1e300;

/** A finite number at a place in a result. */
export function numberAt(where: string, place: string, value: unknown): number {
  if (typeof value === "number" && Math.abs(value) <= LARGEST) return value;
  if (typeof value === "number" && Number.isFinite(value))
    throw refusal(where, "out_of_domain", `${place} is ${value}, which is too large to be drawn`, value);
  throw typeof value === "number"
    ? refusal(where, "not_finite", `${place} is ${value}, which cannot be drawn`, value)
    : refusal(where, "wrong_type", `${place} is ${formatReceived(value)}, where a number is needed`, value);
}

/** A number at a place in a result, or `null` where there is none. */
export function optionalNumberAt(where: string, place: string, value: unknown): number | null {
  return value === null || value === undefined ? null : numberAt(where, place, value);
}

/** A text at a place in a result; a number is taken as text. */
export function textAt(where: string, place: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  throw refusal(where, "wrong_type", `${place} is ${formatReceived(value)}, where a text is needed`, value);
}

/** A list at a place in a result. A typed array that went through JSON is a record by position: that is taken too. */
export function listAt(where: string, place: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return Array.from(value as unknown[]);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float64Array);
  if (isRecord(value)) {
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((key, i) => key === String(i))) return keys.map((key) => value[key]);
  }
  throw refusal(where, "wrong_type", `${place} is ${formatReceived(value)}, where a list is needed`, value);
}

/** A list that holds at least one record. */
export function recordsAt(where: string, place: string, value: unknown): readonly Fields[] {
  const list = listAt(where, place, value);
  if (list.length === 0)
    throw refusal(where, "too_few_observations", `${place} is empty; there is nothing to draw`, 0);
  return list.map((one, i) => {
    if (isRecord(one)) return one;
    throw refusal(
      where,
      "wrong_type",
      `${place}[${i}] is ${formatReceived(one)}, where a record is needed`,
      one,
    );
  });
}

/** A list of finite numbers. */
export function numbersAt(where: string, place: string, value: unknown): readonly number[] {
  return listAt(where, place, value).map((one, i) => numberAt(where, `${place}[${i}]`, one));
}

export function refusal(
  where: string,
  code: EqualizationError["code"],
  message: string,
  received: unknown,
): EqualizationError {
  return new EqualizationError(message, { code, where, received });
}

/** A field of one record of a list; its place is put into words only for a refusal, since there are many. */
export function numberIn(where: string, list: string, i: number, row: Fields, key: string): number {
  const value = row[key];
  if (typeof value === "number" && Math.abs(value) <= LARGEST) return value;
  return numberAt(where, `${list}[${i}].${key}`, value);
}

/** The same, or `null` where there is none. */
export function optionalNumberIn(
  where: string,
  list: string,
  i: number,
  row: Fields,
  key: string,
): number | null {
  const value = row[key];
  return value === null || value === undefined ? null : numberIn(where, list, i, row, key);
}

/** A text in a field of one record of a list. */
export function textIn(where: string, list: string, i: number, row: Fields, key: string): string {
  const value = row[key];
  return typeof value === "string" ? value : textAt(where, `${list}[${i}].${key}`, value);
}

/** The same, or `null` where there is none. */
export function optionalTextIn(
  where: string,
  list: string,
  i: number,
  row: Fields,
  key: string,
): string | null {
  const value = row[key];
  return value === null || value === undefined ? null : textIn(where, list, i, row, key);
}
