import fc from "fast-check";
import { expect, test } from "vitest";
import { pooledStandardError } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";
import { callsSurvive } from "../support/untyped-input.ts";

test("squares add up, people as weights", () => {
  // (0.25 · 8)² + (0.75 · 2)² = 4 + 2.25.
  expect(pooledStandardError([8, 2], [100, 300])).toBeCloseTo(2.5, 14);
  expect(pooledStandardError([8, 2], [0, 300])).toBe(2);
  expect(pooledStandardError([0, 0], [1, 1])).toBe(0);
});

test("only proportions of people matter, and sizes do not overflow", () => {
  expect(pooledStandardError([3e200, 4e200], [1e300, 1e300])).toBeCloseTo(2.5e200, -187);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.integer({ min: 1, max: 99 })), {
        minLength: 1,
        maxLength: 6,
      }),
      (pairs) => {
        const errors = pairs.map(([error]) => error);
        const people = pairs.map(([, heads]) => heads);
        const once = pooledStandardError(errors, people);
        expect(
          pooledStandardError(
            errors,
            people.map((heads) => heads * 7),
          ),
        ).toBeCloseTo(once, 12);
        expect(once).toBeLessThanOrEqual(Math.max(...errors) * (1 + 1e-12));
      },
    ),
  );
});

test("whatever untyped callers pass is refused or answered", () => {
  callsSurvive(
    [
      [
        pooledStandardError,
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    200,
  );
});

refusals("pooledStandardError", [
  ["nothing", () => pooledStandardError([], []), "too_few_observations", "at least 1"],
  ["a negative error", () => pooledStandardError([-1], [1]), "out_of_domain", "standardError 0 is -1"],
  ["an error that is NaN", () => pooledStandardError([Number.NaN], [1]), "not_finite", "NaN"],
  ["lengths that differ", () => pooledStandardError([1], [1, 2]), "length_mismatch", ""],
  ["nobody", () => pooledStandardError([1], [0]), "zero_total", "population"],
]);
