import fc from "fast-check";
import { expect, test } from "vitest";
import { naturalBreaks } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";

/** The least sum of squares over every split of the sorted values into runs. */
function bruteForce(values: readonly number[], classes: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const squares = (run: readonly number[]): number => {
    const mean = run.reduce((s, x) => s + x, 0) / run.length;
    return run.reduce((s, x) => s + (x - mean) ** 2, 0);
  };
  const search = (from: number, left: number): number => {
    if (left === 1) return squares(sorted.slice(from));
    let least = Number.POSITIVE_INFINITY;
    for (let to = from + 1; to <= sorted.length - left + 1; to++) {
      least = Math.min(least, squares(sorted.slice(from, to)) + search(to, left - 1));
    }
    return least;
  };
  return search(0, classes);
}

const data = fc
  .tuple(
    fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 9 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .filter(([values, classes]) => new Set(values).size >= classes);

test("no split has less within its classes", () => {
  fc.assert(
    fc.property(data, ([values, count]) => {
      const { classes, fit } = naturalBreaks(values, { classes: count });
      const mean = values.reduce((s, x) => s + x, 0) / values.length;
      const total = values.reduce((s, x) => s + (x - mean) ** 2, 0);
      expect(classes).toHaveLength(count);
      if (total > 0) expect((1 - fit) * total).toBeCloseTo(bruteForce(values, count), 7);
    }),
  );
});

test("every value is in one class, whatever their order, and classes ascend", () => {
  fc.assert(
    fc.property(data, ([values, count]) => {
      const { classes } = naturalBreaks(values, { classes: count });
      expect(classes.reduce((n, one) => n + one.n, 0)).toBe(values.length);
      for (const x of values) expect(classes.filter(({ from, to }) => x >= from && x <= to)).toHaveLength(1);
      expect(naturalBreaks(values.toReversed(), { classes: count })).toEqual(
        naturalBreaks(values, { classes: count }),
      );
    }),
  );
});

test.for([1e300, 1e-300])("values about %d are split like any others", (size) => {
  const { classes, fit } = naturalBreaks([9 * size, size, 8 * size, 2 * size], { classes: 2 });
  expect(classes.map(({ from, n }) => [from, n])).toEqual([
    [size, 2],
    [8 * size, 2],
  ]);
  expect(fit).toBeCloseTo(0.98, 12);
});

test("equal values are one class that fits", () => {
  expect(naturalBreaks([3, 3, 3], { classes: 1 })).toEqual({
    classes: [{ from: 3, to: 3, n: 3, mean: 3 }],
    fit: 1,
  });
});

refusals("naturalBreaks", [
  ["no values", () => naturalBreaks([], { classes: 1 }), "too_few_observations", "at least 1 value"],
  ["NaN", () => naturalBreaks([1, Number.NaN], { classes: 1 }), "not_finite", "value 1 is NaN"],
  [
    "Infinity",
    () => naturalBreaks([Number.POSITIVE_INFINITY], { classes: 1 }),
    "not_finite",
    "value 0 is Infinity",
  ],
  ["no number of classes", () => naturalBreaks([1], {} as never), "missing_option", "classes is required"],
  ["half a class", () => naturalBreaks([1, 2], { classes: 1.5 }), "out_of_domain", "whole number"],
  ["no class", () => naturalBreaks([1, 2], { classes: 0 }), "out_of_domain", "at least 1"],
  [
    "more classes than different values",
    () => naturalBreaks([1, 1, 2], { classes: 3 }),
    "too_few_observations",
    "got 2 for 3",
  ],
  [
    "a mistyped option name",
    () => naturalBreaks([1], { class: 1 } as never),
    "unknown_option",
    'option "class"',
  ],
  ["no list", () => naturalBreaks(null as never, { classes: 1 }), "wrong_type", "array of numbers"],
]);
