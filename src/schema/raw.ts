import type { DataIssue } from "../errors.ts";

/** Deeper than any study; keeps every recursion bounded. */
const DEEPEST = 64;

/** `["observations", 3, "value"]` as a person reads it: `observations[3].value`. */
export function describePath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) {
    text += typeof step === "number" ? `[${step}]` : `${text === "" ? "" : "."}${String(step)}`;
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
  const parts = [record.region, record.indicator, record.period, record.stratum].filter(
    (part) => typeof part === "string",
  );
  return typeof record.region === "string" && typeof record.indicator === "string"
    ? parts.join(" / ")
    : undefined;
}

/**
 * Nesting beyond any study, circles, and keys that would reach the prototype. Walks without recursion, so that
 * no input can exhaust the stack.
 */
export function findUnsafe(input: object): DataIssue[] {
  const issues: DataIssue[] = [];
  const stack: { readonly value: object; readonly path: readonly PropertyKey[] }[] = [
    { value: input, path: [] },
  ];
  for (let entry = stack.pop(); entry !== undefined && issues.length < 100; entry = stack.pop()) {
    const { value, path } = entry;
    if (path.length > DEEPEST) {
      issues.push({
        code: "too_deep",
        path: describePath(path.slice(0, 8)),
        message: `nested more than ${DEEPEST} deep, or in a circle; a study is flat, and a scheme has a few levels`,
      });
      continue;
    }
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) {
        const item: unknown = value[i];
        if (typeof item === "object" && item !== null) stack.push({ value: item, path: [...path, i] });
      }
      continue;
    }
    for (const key of Object.keys(value)) {
      if (key === "__proto__") {
        issues.push({
          code: "unsafe_key",
          path: describePath([...path, key]),
          message: 'the key "__proto__" is refused; remove it',
        });
        continue;
      }
      const item = (value as Readonly<Record<string, unknown>>)[key];
      if (typeof item === "object" && item !== null) stack.push({ value: item, path: [...path, key] });
    }
  }
  return issues;
}
