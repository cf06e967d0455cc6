import type { DataIssue } from "../errors.ts";

/** Deeper than any study; keeps every recursion bounded. */
const DEEPEST = 64;

/** `["observations", 3, "value"]` as a person reads it: `observations[3].value`. */
export function describePath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (step === "") text += '[""]';
    else text += `${text === "" ? "" : "."}${String(step)}`;
  }
  return text;
}

/** The id of the innermost record on the path that has one. */
export function recordId(input: unknown, path: readonly PropertyKey[]): string | undefined {
  let here: unknown = input;
  let id: string | undefined;
  for (const step of path) {
    if (typeof here !== "object" || here === null) break;
    here = (here as Record<PropertyKey, unknown>)[step];
    if (typeof here === "object" && here !== null && !Array.isArray(here)) {
      id = nameOf(here as Readonly<Record<string, unknown>>) ?? id;
    }
  }
  return id;
}

/** What a record is called: its id, or for an observation its region, indicator and period. */
function nameOf(record: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof record.id === "string") return record.id;
  const parts = [record.region, record.indicator, record.period, record.subgroup].filter(
    (part) => typeof part === "string",
  );
  return typeof record.region === "string" && typeof record.indicator === "string"
    ? parts.join(" / ")
    : undefined;
}

/** More records than a list can be asked for in one piece: what cannot be checked in one go is refused. */
export const MOST_IN_A_LIST: number = 2 ** 24;
/** How often objects may stand again in other places before it is taken for a knot: a small text of aliases can
 * stand for more records than any memory holds. */
const MOST_PLACES = 1_000_000;
const MOST_PLACES_OF_ONE = 16;

/** A place in the data, as a chain from the inside out. */
interface Place {
  readonly value: object;
  readonly key: PropertyKey;
  readonly inside: Place | undefined;
  readonly depth: number;
}

/**
 * Nesting beyond any study, circles, and keys that would reach the prototype. Walks without recursion, so that
 * no input can exhaust the stack.
 *
 * @param input The study.
 * @param observations Its list of observations, if it has one.
 * @param records The observations that are known to be sound already; they are passed over.
 */
export function findUnsafe(
  input: object,
  observations?: unknown,
  records?: readonly unknown[],
): readonly DataIssue[] {
  const issues: DataIssue[] = [];
  const stack: Place[] = [{ value: input, key: "", inside: undefined, depth: 0 }];
  const distinct = new Set<object>();
  let places = 0;
  let deep = 0;
  for (let place = stack.pop(); place !== undefined && issues.length < 100; place = stack.pop()) {
    const { value, depth } = place;
    const enter = (key: PropertyKey, item: unknown): void => {
      if (typeof item !== "object" || item === null) return;
      stack.push({ value: item, key, inside: place, depth: depth + 1 });
      distinct.add(item);
      places++;
    };
    if (places > MOST_PLACES && places > MOST_PLACES_OF_ONE * distinct.size) {
      issues.push({
        code: "too_large",
        path: describePath(pathOf(place).slice(0, 8)),
        message: "the same objects stand inside each other again and again; write each record once",
      });
      break;
    }
    if (depth > DEEPEST) {
      const path = describePath(pathOf(place).slice(0, 8));
      // A circle is met again at every turn; it is told once.
      if (++deep > 100) break;
      if (issues.some((issue) => issue.code === "too_deep" && issue.path === path)) continue;
      issues.push({
        code: "too_deep",
        path,
        message: `nested more than ${DEEPEST} deep, or in a circle; a study is flat, and a scheme has a few levels`,
      });
      continue;
    }
    if (Array.isArray(value)) {
      if (value.length > MOST_IN_A_LIST) {
        issues.push({
          code: "too_large",
          path: describePath(pathOf(place)),
          message: `a list of ${value.length}, where ${MOST_IN_A_LIST} is the most; divide the study`,
        });
        continue;
      }
      const known = value === observations ? records : undefined;
      for (let i = value.length - 1; i >= 0; i--) {
        if (known?.[i] === undefined) enter(i, value[i]);
      }
      continue;
    }
    for (const key of Object.keys(value)) {
      if (key === "__proto__") {
        issues.push({
          code: "unsafe_key",
          path: describePath([...pathOf(place), key]),
          message: 'the key "__proto__" is refused; remove it',
        });
        continue;
      }
      enter(key, (value as Readonly<Record<string, unknown>>)[key]);
    }
  }
  return issues;
}

function pathOf(place: Place): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let one = place; one.inside !== undefined; one = one.inside) path.push(one.key);
  return path.reverse();
}
