import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decomposeEntropy, decomposeEntropyNested } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

const rows = fc
  .array(
    fc.record({
      value: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ min: 0.01, max: 1e4, noNaN: true })),
      group: fc.integer({ min: 0, max: 4 }),
      inner: fc.integer({ min: 0, max: 2 }),
      weight: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 100, noNaN: true })),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .filter((all) => all.some(({ value, weight }) => value > 0 && weight > 0));

describe("agrees", () => {
  test("with one level as the decomposition by group", () => {
    const values = [1, 5, 2, 7, 3];
    const groups = ["a", "b", "a", "c", "b"];
    const weights = [1, 2, 3, 1, 0.5];
    const { total, between, within } = decomposeEntropy(values, groups, { alpha: 1, weights });
    const nested = decomposeEntropyNested(values, [groups], { alpha: 1, weights });
    expect(nested.total).toBe(total);
    expect(nested.between).toHaveLength(1);
    expect(nested.between[0]).toBeCloseTo(between, 15);
    expect(nested.within).toBeCloseTo(within, 15);
  });
  test("with hand-made numbers on two levels", () => {
    // Provinces 2 and 2; in the first counties 1 and 3, in the second one county of two equals.
    const { between, within, total } = decomposeEntropyNested(
      [1, 3, 2, 2],
      [
        ["a", "a", "b", "b"],
        ["a1", "a2", "b1", "b1"],
      ],
      { alpha: 2 },
    );
    expect([total, ...between, within]).toEqual([0.0625, 0, 0.0625, 0]);
  });
  test("with one label in two outer groups as two groups", () => {
    const levels = [
      ["a", "a", "b", "b"],
      ["north", "south", "north", "south"],
    ];
    const own = [
      ["a", "a", "b", "b"],
      ["a1", "a2", "b1", "b2"],
    ];
    const values = [1, 4, 6, 2];
    expect(decomposeEntropyNested(values, levels, { alpha: 0 })).toEqual(
      decomposeEntropyNested(values, own, { alpha: 0 }),
    );
  });
  test("with an outer group that has nothing", () => {
    const { between, within, total } = decomposeEntropyNested(
      [0, 0, 1, 3],
      [
        [1, 1, 2, 2],
        [1, 2, 3, 4],
      ],
      { alpha: 1 },
    );
    expect(between[0]! + between[1]! + within).toBeCloseTo(total, 15);
    expect(within).toBe(0);
    const below = decomposeEntropyNested(
      [0, 0, 1, 3],
      [
        [1, 1, 2, 2],
        [1, 2, 3, 4],
      ],
      { alpha: 0 },
    );
    expect(below.between[0]).toBe(Number.POSITIVE_INFINITY);
    expect(Number.isFinite(below.between[1])).toBe(true);
  });
});

describe("laws", () => {
  test.for([-1, 0, 0.5, 1, 2])("the parts add up, none is negative: alpha %f", (alpha) => {
    fc.assert(
      fc.property(rows, (all) => {
        const levels = [all.map(({ group }) => group), all.map(({ inner }) => inner)];
        const d = decomposeEntropyNested(
          all.map(({ value }) => value),
          levels,
          {
            alpha,
            weights: all.map(({ weight }) => weight),
          },
        );
        const sum = d.between.reduce((total, part) => total + part, d.within);
        expect(Math.min(d.within, ...d.between)).toBeGreaterThanOrEqual(0);
        if (Number.isFinite(d.total))
          expect(Math.abs(sum - d.total)).toBeLessThanOrEqual(1e-12 * Math.max(1, d.total));
        else expect(sum).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });
});

const byLevels = (values: never, options: never): unknown =>
  decomposeEntropyNested(
    values,
    [Array.isArray(values) ? Array.from(values as unknown[], (_, i) => i % 2) : []],
    options,
  );
refusals("decomposeEntropyNested", [
  ...distributionRefusals({ call: byLevels, options: { alpha: 1 } }),
  [
    "no levels",
    () => decomposeEntropyNested([1], [], { alpha: 1 }),
    "too_few_observations",
    "at least one level",
  ],
  [
    "levels that are none",
    () => decomposeEntropyNested([1], "a" as never, { alpha: 1 }),
    "wrong_type",
    "levels must be an array",
  ],
  [
    "a level that is too short",
    () => decomposeEntropyNested([1, 2], [[1, 1], [1]], { alpha: 1 }),
    "length_mismatch",
    "got 1 for 2",
  ],
  [
    "a group that is null",
    () => decomposeEntropyNested([1], [[null as never]], { alpha: 1 }),
    "missing_value",
    "group 0 is null",
  ],
  ["no alpha", () => decomposeEntropyNested([1], [[1]], {} as never), "missing_option", "alpha is required"],
]);
