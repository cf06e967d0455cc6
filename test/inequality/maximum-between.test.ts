import { describe, expect, test } from "vitest";
import { GINI, gini, maximumBetween, THEIL, theil } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

const byGroup =
  (call: (values: never, groups: never, options: never) => unknown) =>
  (values: never, options: never): unknown => {
    const groups = Array.isArray(values) ? Array.from(values as unknown[], (_, i) => i % 2) : [];
    return call(values, groups as never, options);
  };

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // Without overlap the groups would be 1, 1 and 3, 3.
    expect(maximumBetween([1, 3, 1, 3], ["a", "a", "b", "b"], { index: GINI })).toBe(0.25);
    expect(maximumBetween([5, 5], ["a", "b"], { index: GINI })).toBe(0);
    expect(maximumBetween([1, 9], ["a", "a"], { index: GINI })).toBe(0);
  });
  test("splits the row on the border by people, or gives it to the upper group", () => {
    // b is the poorer group with 3 of 4 people; it gets the row of 2 people and half of the next.
    const values = [1, 9, 2];
    const groups = ["b", "a", "b"];
    const weights = [2, 1, 1];
    expect(maximumBetween(values, groups, { index: THEIL, weights })).toBeCloseTo(
      theil([4 / 3, 9], { weights: [3, 1] }),
      15,
    );
    const uneven = { index: GINI, weights: [1, 2, 2] };
    // Poorer group a with 2 of 5: the first row and half of the second; by rows the first only.
    expect(maximumBetween([1, 2, 9], ["b", "a", "b"], uneven)).toBeCloseTo(
      gini([1.5, (2 + 18) / 3], { weights: [2, 3] }),
      15,
    );
    expect(maximumBetween([1, 2, 9], ["b", "a", "b"], { ...uneven, split: "rows" })).toBeCloseTo(
      gini([1, 22 / 4], { weights: [1, 4] }),
      15,
    );
  });
  test("with a function in place of an index, and options for it", () => {
    const first = (values: ArrayLike<number>): number => values[0]!;
    expect(maximumBetween([4, 1, 2, 3], ["a", "b", "b", "a"], { index: first })).toBe(1.5);
    expect(maximumBetween([1, 3], ["a", "b"], { index: GINI, indexOptions: { correction: "n" } })).toBe(0.5);
  });
  test("is at least what is between now", () => {
    const values = [4, 1, 7, 3, 9, 2];
    const groups = [1, 1, 2, 2, 3, 3];
    const now = theil([2.5, 5, 5.5]);
    expect(maximumBetween(values, groups, { index: THEIL })).toBeGreaterThan(now);
  });
});

refusals("maximumBetween", [
  ...distributionRefusals({ call: byGroup(maximumBetween), options: { index: GINI } }),
  [
    "too few groups",
    () => maximumBetween([1, 2], ["a"], { index: GINI }),
    "length_mismatch",
    "one group per value, got 1 for 2",
  ],
  [
    "no groups",
    () => maximumBetween([1, 2], undefined as never, { index: GINI }),
    "wrong_type",
    "groups must be an array",
  ],
  [
    "a group that is null",
    () => maximumBetween([1, 2], ["a", null as never], { index: GINI }),
    "missing_value",
    "group 1 is null",
  ],
  [
    "a group that is NaN",
    () => maximumBetween([1, 2], [1, Number.NaN], { index: GINI }),
    "not_finite",
    "group 1 is NaN",
  ],
  [
    "no index",
    () => maximumBetween([1], ["a"], {} as never),
    "wrong_type",
    "index must be an index such as GINI",
  ],
  [
    "an index by name",
    () => maximumBetween([1], ["a"], { index: "gini" as never }),
    "wrong_type",
    "index must be",
  ],
  [
    "a split that is not known",
    () => maximumBetween([1], ["a"], { index: GINI, split: "row" as never }),
    "unknown_option",
    'split is "row"',
  ],
]);
