import { describe, expect, test } from "vitest";
import { EqualizationError } from "../../src/errors.ts";

/** One call with the result an independent program gives for it. */
export interface Vector {
  readonly id: string;
  /** The function by its public name, such as `"decay.gaussianToZero"`. */
  readonly call: string;
  /** Arguments; `{ $call, args }` stands for what another function of the library returns, `{ $ref }` for the function itself. */
  readonly args: readonly unknown[];
  /** What must be in the result, or `{ $error: code }`; `{ $between: [low, high] }` is a range. */
  readonly expected: unknown;
  /** Largest difference, relative to numbers above 1. */
  readonly tolerance: number;
}

type Library = Readonly<Record<string, unknown>>;

/** Registers one test for each vector. `library` holds the functions by their public names. */
export function vectors(library: Library, list: readonly Vector[]): void {
  const names = [...new Set(list.map(({ call }) => call))];
  describe.for(names)("%s agrees with an independent computation", (name) => {
    test.for(list.filter(({ call }) => call === name))("$id", (vector) => {
      checkVector(library, vector);
    });
  });
}

/** Fails unless the call gives what is expected. */
function checkVector(library: Library, { call, args, expected, tolerance }: Vector): void {
  const code = (expected as { $error?: string } | null)?.$error;
  let result: unknown;
  try {
    result = callOf(library, call)(...args.map((arg) => resolve(library, arg)));
  } catch (error) {
    if (code === undefined || !(error instanceof EqualizationError)) throw error;
    expect(error.code, error.message).toBe(code);
    expect(error.where, "where").toBe(call);
    return;
  }
  expect(code, "nothing was thrown").toBeUndefined();
  const apply = (expected as { $apply?: unknown[][] } | null)?.$apply;
  if (apply !== undefined) {
    const values = apply.map((arg) => (result as (...given: unknown[]) => unknown)(...arg));
    match(
      { values, label: (result as { label?: string }).label },
      { ...(expected as object), $apply: undefined },
      tolerance,
      call,
    );
    return;
  }
  match(result, expected, tolerance, call);
}

function callOf(library: Library, name: string): (...args: unknown[]) => unknown {
  const found = name.split(".").reduce<unknown>((at, key) => (at as Library)[key], library);
  if (typeof found !== "function") throw new TypeError(`${name} is no function of the library`);
  return found as (...args: unknown[]) => unknown;
}

function resolve(library: Library, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(library, item));
  if (typeof value !== "object" || value === null) return value;
  const { $call, args, $ref } = value as { $call?: string; args?: unknown[]; $ref?: string };
  if ($call !== undefined) return callOf(library, $call)(...(args ?? []).map((arg) => resolve(library, arg)));
  if ($ref !== undefined) return callOf(library, $ref);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(library, item)]));
}

function match(actual: unknown, expected: unknown, tolerance: number, path: string): void {
  if (typeof expected === "number") {
    expect(typeof actual, `${path} is ${String(actual)}`).toBe("number");
    const slack = tolerance * Math.max(1, Math.abs(expected));
    expect(
      Math.abs((actual as number) - expected),
      `${path}: ${String(actual)} for ${expected}`,
    ).toBeLessThanOrEqual(slack);
    return;
  }
  if (typeof expected !== "object" || expected === null) {
    expect(actual, path).toBe(expected);
    return;
  }
  const { $between } = expected as { $between?: [number, number] };
  if ($between !== undefined) {
    expect(actual, path).toBeGreaterThanOrEqual($between[0]);
    expect(actual, path).toBeLessThanOrEqual($between[1]);
    return;
  }
  if (Array.isArray(expected))
    expect((actual as ArrayLike<unknown>).length, `${path} length`).toBe(expected.length);
  for (const [key, value] of Object.entries(expected)) {
    if (value !== undefined) match((actual as Library)[key], value, tolerance, `${path}.${key}`);
  }
}
