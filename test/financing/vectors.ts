import { readFileSync } from "node:fs";
import { expect } from "vitest";
import * as equalis from "../../src/index.ts";

/** One vector of test/fixtures/financing: a call with its arguments, and what must come of it. */
export interface Vector {
  readonly id: string;
  readonly oracle: string;
  readonly call: string;
  readonly args: readonly unknown[];
  readonly expected: unknown;
  readonly tolerance: number;
  readonly tolerances?: Readonly<Record<string, number>>;
  readonly note: string;
}

export function vectorsOf(file: string): readonly Vector[] {
  return JSON.parse(
    readFileSync(new URL(`../fixtures/financing/${file}.json`, import.meta.url), "utf8"),
  ) as Vector[];
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Arguments as values: an export of the package, or the weighted mean as a function. */
function argument(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(argument);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record.$export === "string")
    return (equalis as Readonly<Record<string, unknown>>)[record.$export];
  if (record.$fn === "mean") return weightedMean;
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, argument(item)]));
}

function weightedMean(values: ArrayLike<number>, options: { weights?: ArrayLike<number> }): number {
  let total = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    const w = options.weights?.[i] ?? 1;
    total += w * values[i]!;
    weight += w;
  }
  return total / weight;
}

/** Runs a vector; returns how many numbers were compared. */
export function check(vector: Vector): number {
  const call = (equalis as Readonly<Record<string, unknown>>)[vector.call] as (...args: unknown[]) => unknown;
  expect(call, vector.call).toBeTypeOf("function");
  const args = vector.args.map(argument);
  const { expected } = vector;
  if (typeof expected === "object" && expected !== null && "error" in expected) {
    const { codes } = expected as unknown as { readonly codes: readonly string[] };
    let thrown: unknown;
    try {
      call(...args);
    } catch (error) {
      thrown = error;
    }
    expect(thrown, `${vector.id} is refused`).toBeInstanceOf(equalis.EqualizationError);
    expect(codes, vector.id).toContain((thrown as equalis.EqualizationError).code);
    expect((thrown as equalis.EqualizationError).where, vector.id).toBe(vector.call);
    return 0;
  }
  return compare(call(...args), expected as Json, vector.id, vector.tolerance, vector.tolerances ?? {});
}

function compare(
  actual: unknown,
  expected: Json,
  path: string,
  tolerance: number,
  tolerances: Readonly<Record<string, number>>,
): number {
  if (typeof expected === "number") {
    expect(actual, path).toBeTypeOf("number");
    const off = Math.abs((actual as number) - expected);
    const allowed = Math.max(1e-12, tolerance * Math.abs(expected));
    expect(off, `${path}: ${String(actual)} for ${expected}`).toBeLessThanOrEqual(allowed);
    return 1;
  }
  if (Array.isArray(expected)) {
    const list = Array.from(actual as ArrayLike<unknown>);
    expect(list.length, path).toBe(expected.length);
    return expected.reduce<number>(
      (total, item, k) => total + compare(list[k], item as Json, `${path}[${k}]`, tolerance, tolerances),
      0,
    );
  }
  if (typeof expected === "object" && expected !== null) {
    return Object.entries(expected).reduce(
      (total, [key, item]) =>
        total +
        compare(
          valueAt(actual as Readonly<Record<string, unknown>>, key),
          item as Json,
          `${path}.${key}`,
          tolerances[key] ?? tolerance,
          tolerances,
        ),
      0,
    );
  }
  expect(actual, path).toBe(expected);
  return 1;
}

/** The field of that name. */
function valueAt(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return record[key];
}
