import { EqualizationError } from "equalis";
import { expect } from "vitest";

/** Whatever a caller may write, typed or not. */
// biome-ignore lint/suspicious/noExplicitAny: the calls under test are those of untyped programs too
export type Loose = any;

/** The refusal of a call: an EqualizationError, a RangeError, with a code and the name of the function. */
export function refusal(attempt: () => unknown, where?: string): EqualizationError {
  let thrown: unknown;
  let value: unknown;
  try {
    value = attempt();
  } catch (error) {
    thrown = error;
  }
  expect(thrown, `nothing thrown, but ${JSON.stringify(value)} given, by ${attempt}`).toBeInstanceOf(
    EqualizationError,
  );
  expect(thrown).toBeInstanceOf(RangeError);
  const error = thrown as EqualizationError;
  expect(error.name).toBe("EqualizationError");
  expect(error.code).toMatch(/^[a-z_]+$/);
  expect(typeof error.where).toBe("string");
  if (where !== undefined) expect(error.where, String(attempt)).toBe(where);
  return error;
}

/** Sum of plain numbers. */
export function total(values: ArrayLike<number>): number {
  return Array.from(values).reduce((a, b) => a + b, 0);
}

/** The forms of one vector that a caller may pass. */
export function forms(values: readonly number[]): ArrayLike<number>[] {
  return [
    [...values],
    Float64Array.from(values),
    Float32Array.from(values),
    Int32Array.from(values),
    Object.freeze([...values]) as readonly number[],
    Object.assign({ length: values.length }, { ...values }),
  ];
}
