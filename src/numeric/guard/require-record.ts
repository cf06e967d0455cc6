import { EqualizationError } from "../../errors.ts";
import { refuseNumber } from "./refuse-number.ts";
import { IMPUTE } from "./require-finite.ts";

/** Numbers by id, taken apart. */
export interface RecordEntries {
  /** The keys, in the order of the record. */
  readonly ids: readonly string[];
  /** The number of each. */
  readonly values: Float64Array;
}

/**
 * Refuses anything but a plain record of at least one finite number by id, and takes it apart.
 * `noun` names what the numbers are: `"demand"`, `"value"`.
 */
export function requireRecord(
  where: string,
  noun: string,
  record: Readonly<Record<string, number>> | undefined,
  negatives: "error" | "allow" = "error",
): RecordEntries {
  if (record === undefined) {
    throw new EqualizationError(`${noun} is required; pass numbers by id, such as { a: 1 }`, {
      code: "missing_option",
      where,
    });
  }
  if (
    typeof record !== "object" ||
    record === null ||
    Array.isArray(record) ||
    ArrayBuffer.isView(record) ||
    record instanceof Map
  ) {
    throw new EqualizationError(`${noun} must be a record of numbers by id, such as { a: 1 }`, {
      code: "wrong_type",
      where,
      received: record,
    });
  }
  const ids = Object.keys(record);
  if (ids.length === 0) {
    throw new EqualizationError(`needs the ${noun} of at least 1 id, got none`, {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const values = new Float64Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    const received: unknown = record[ids[index]!];
    if (typeof received !== "number" || received - received !== 0) {
      refuseNumber(where, `${noun} of "${ids[index]}"`, received, IMPUTE, index);
    }
    if (received < 0 && negatives === "error") {
      throw new EqualizationError(`${noun} of "${ids[index]}" is ${received}; it must not be negative`, {
        code: "out_of_domain",
        where,
        index,
        received,
      });
    }
    values[index] = received;
  }
  return { ids, values };
}
