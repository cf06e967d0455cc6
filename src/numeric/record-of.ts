import type { Vector } from "./vector.ts";

/**
 * A plain record of numbers by id.
 *
 * Any string is a safe id: `"__proto__"` becomes a key like every other, where an assignment would have lost it.
 */
export function recordOf(ids: readonly string[], values: Vector): Record<string, number> {
  const record: Record<string, number> = {};
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (id !== "__proto__") {
      record[id] = values[i]!;
      continue;
    }
    Object.defineProperty(record, id, {
      value: values[i]!,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return record;
}
