import { EqualizationError } from "../errors.ts";
import { requireFinite, requireSameLength } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";

/** A column of a record, with its name. */
export interface NamedColumn {
  /** Its key. */
  readonly name: string;
  /** Its numbers, one a unit. */
  readonly values: Vector;
}

/**
 * The columns of a record, refused unless there is at least one, all are of one length, and their numbers are finite.
 * `noun` names one column: `"source"`.
 */
export function namedColumns(
  where: string,
  noun: string,
  record: Readonly<Record<string, Vector>>,
  count?: number | undefined,
): readonly NamedColumn[] {
  if (typeof record !== "object" || record === null || Array.isArray(record) || ArrayBuffer.isView(record)) {
    throw new EqualizationError(`${noun}s must be an object with one array of numbers a name`, {
      code: "wrong_type",
      where,
      received: record,
    });
  }
  const columns = Object.entries(record).map(([name, values]) => ({ name, values }));
  const length = count ?? columns[0]?.values?.length ?? 0;
  if (columns.length === 0) {
    throw new EqualizationError(`needs at least 1 ${noun}, got 0`, {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  for (const { name, values } of columns) {
    const element = `${noun} ${name}, value`;
    requireFinite(where, element, values);
    requireSameLength(where, "unit", length, element, values.length);
  }
  return columns;
}
