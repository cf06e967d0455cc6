import fc from "fast-check";
import { expect } from "vitest";
import { EqualizationError } from "../../src/errors.ts";

/** Where something stands in plain data: keys and positions from the outside in. */
export type Path = readonly (string | number)[];

/** Every place in plain data, the whole included. */
export const places = (data: unknown): Path[] =>
  typeof data === "object" && data !== null
    ? [[], ...Object.entries(data).flatMap(([key, value]) => places(value).map((path) => [key, ...path]))]
    : [[]];

/** A copy of the data with something else in one place. */
export function withValue(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy: Record<string, unknown> = Array.isArray(data) ? ([...data] as never) : { ...(data as object) };
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

/** Whatever an untyped caller may pass. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withNullPrototype: true,
    withTypedArray: true,
    withDate: true,
    withSparseArray: true,
  }),
  fc.constantFrom<unknown>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    -0,
    1e308,
    5e-324,
    "",
    null,
    undefined,
    Symbol("s"),
    true,
    [],
    {},
    () => 1,
  ),
);

/** Passes if the attempt gives a result without NaN, or throws a refusal of the library that says something. */
export function survives(attempt: () => unknown): void {
  let result: unknown;
  try {
    result = attempt();
  } catch (error) {
    if (!(error instanceof EqualizationError)) throw error;
    expect(error.message).not.toBe("");
    for (const { message, id } of error.issues) {
      expect(typeof message).toBe("string");
      expect(message).not.toBe("");
      expect(["string", "undefined"]).toContain(typeof id);
    }
    return;
  }
  const visit = (value: unknown): void => {
    if (typeof value === "number") expect(value).not.toBeNaN();
    // "Shares of nothing are undefined" is a sentence, "undefined people" is a fault.
    else if (typeof value === "string") expect(value).not.toMatch(/NaN|(?<!\b(?:is|are) |_)undefined/);
    else if (ArrayBuffer.isView(value)) for (const x of value as Float64Array) visit(x);
    else if (typeof value === "object" && value !== null) for (const x of Object.values(value)) visit(x);
  };
  visit(result);
}

/** The draws are the same in every run: what fails once fails until it is mended. */
const SEED = 20_120_801;

/** Calls each function with its arguments, of which one place holds anything. */
export function callsSurvive(
  calls: readonly (readonly [call: (...list: never[]) => unknown, list: readonly unknown[]])[],
  numRuns: number,
): void {
  const changed = fc
    .constantFrom(...calls)
    .chain(([call, list]) =>
      fc.tuple(fc.constant(call), fc.constant(list), fc.constantFrom(...places(list))),
    );
  fc.assert(
    fc.property(changed, anything, ([call, list, path], value) => {
      const given = withValue(list, path, value);
      if (Array.isArray(given)) survives(() => call(...(given as never[])));
    }),
    { numRuns, seed: SEED },
  );
}
