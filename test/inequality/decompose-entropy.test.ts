import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decomposeEntropy, generalizedEntropy } from "../../src/inequality/index.ts";
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

const byGroup =
  (call: (values: never, groups: never, options: never) => unknown) =>
  (values: never, options: never): unknown => {
    const groups = Array.isArray(values) ? Array.from(values as unknown[], (_, i) => i % 2) : [];
    return call(values, groups as never, options);
  };

describe("agrees", () => {
  test("with hand-made numbers", () => {
    const d = decomposeEntropy([1, 3, 2, 6], ["a", "a", "b", "b"], { alpha: 2 });
    // Mean 3, groups 2 and 4: between (1/9 + 1/9) / 2 / 2; within 1/2 (2/3)^2 1/8 + 1/2 (4/3)^2 1/8.
    expect(d.between).toBeCloseTo(1 / 18, 15);
    expect(d.within).toBeCloseTo(20 / 144, 15);
    expect(d.total).toBeCloseTo(7 / 36, 15);
    expect(d.groups.map(({ group }) => group)).toEqual(["a", "b"]);
    expect(d.groups[0]).toMatchObject({ populationShare: 0.5, valueShare: 1 / 3, index: 0.125 });
  });
  test("within exactly 0 where groups are equal inside, between exactly 0 where they are equal", () => {
    for (const alpha of [-1, 0, 0.5, 1, 2]) {
      expect(decomposeEntropy([1, 1, 3, 3], ["a", "a", "b", "b"], { alpha }).within).toBe(0);
      expect(decomposeEntropy([1, 3, 1, 3], ["a", "a", "b", "b"], { alpha }).between).toBe(0);
    }
  });
  test("with zeros: a member at 0 makes the group infinite up to order 0, a group of them the part between", () => {
    const member = decomposeEntropy([0, 2, 3, 3], ["a", "a", "b", "b"], { alpha: 0 });
    expect(member.groups[0]).toMatchObject({
      index: Number.POSITIVE_INFINITY,
      contribution: Number.POSITIVE_INFINITY,
    });
    expect(member).toMatchObject({ total: Number.POSITIVE_INFINITY, within: Number.POSITIVE_INFINITY });
    expect(member.between).toBeCloseTo((Math.log(2) + Math.log(2 / 3)) / 2, 15);
    const group = decomposeEntropy([0, 0, 1, 3], ["a", "a", "b", "b"], { alpha: -1 });
    expect(group.groups[0]).toMatchObject({ index: 0, contribution: 0, valueShare: 0 });
    expect(group).toMatchObject({ total: Number.POSITIVE_INFINITY, between: Number.POSITIVE_INFINITY });
    expect(Number.isFinite(group.within)).toBe(true);
    const above = decomposeEntropy([0, 0, 1, 3], ["a", "a", "b", "b"], { alpha: 1 });
    expect(above.between).toBeCloseTo(Math.LN2, 15);
    expect(above.between + above.within).toBeCloseTo(above.total, 15);
  });
  test("with one group only, a group of one, and a group of nobody", () => {
    expect(decomposeEntropy([1, 3], ["a", "a"], { alpha: 2 })).toMatchObject({ between: 0, within: 0.125 });
    expect(decomposeEntropy([1, 3], ["a", "b"], { alpha: 2 })).toMatchObject({ between: 0.125, within: 0 });
    const { groups } = decomposeEntropy([1, 3, 9], ["a", "b", "c"], { alpha: 2, weights: [1, 1, 0] });
    expect(groups.map(({ group }) => group)).toEqual(["a", "b"]);
  });
  test("with magnitudes and weights far apart", () => {
    const far = decomposeEntropy([1e-300, 3e-300, 1e300, 3e300], [1, 1, 2, 2], { alpha: 0 });
    for (const { index } of far.groups)
      expect(index).toBeCloseTo(generalizedEntropy([1, 3], { alpha: 0 }), 14);
    expect(Math.abs(far.between + far.within - far.total)).toBeLessThan(1e-12);
    const heavy = decomposeEntropy([1, 3, 5], ["a", "a", "b"], { alpha: 1, weights: [1e300, 1e300, 1e-300] });
    expect(heavy.groups.map(({ group }) => group)).toEqual(["a"]);
    expect(heavy.between + heavy.within).toBeCloseTo(heavy.total, 15);
  });
});

describe("laws", () => {
  test.for([-1, 0, 1e-9, 0.5, 1 - 1e-9, 1, 2, 3])("the parts add up, none is negative: alpha %f", (alpha) => {
    fc.assert(
      fc.property(rows, (all) => {
        const values = all.map(({ value }) => value);
        const weights = all.map(({ weight }) => weight);
        const d = decomposeEntropy(
          values,
          all.map(({ group }) => group),
          { alpha, weights },
        );
        expect(d.total).toBe(generalizedEntropy(values, { alpha, weights }));
        expect(Math.min(d.between, d.within)).toBeGreaterThanOrEqual(0);
        if (Number.isFinite(d.total)) {
          expect(Math.abs(d.between + d.within - d.total)).toBeLessThanOrEqual(1e-12 * Math.max(1, d.total));
          const sum = d.groups.reduce((total, { contribution }) => total + contribution, 0);
          expect(Math.abs(sum - d.within)).toBeLessThanOrEqual(1e-12 * Math.max(1, d.total));
        } else expect(d.between + d.within).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });
});

refusals("decomposeEntropy", [
  ...distributionRefusals({ call: byGroup(decomposeEntropy), options: { alpha: 1 } }),
  [
    "too few groups",
    () => decomposeEntropy([1, 2], ["a"], { alpha: 1 }),
    "length_mismatch",
    "one group per value, got 1 for 2",
  ],
  [
    "no groups",
    () => decomposeEntropy([1, 2], undefined as never, { alpha: 1 }),
    "wrong_type",
    "groups must be an array",
  ],
  [
    "a group that is null",
    () => decomposeEntropy([1, 2], ["a", null as never], { alpha: 1 }),
    "missing_value",
    "group 1 is null",
  ],
  [
    "a group that is NaN",
    () => decomposeEntropy([1, 2], [1, Number.NaN], { alpha: 1 }),
    "not_finite",
    "group 1 is NaN",
  ],
  ["no alpha", () => decomposeEntropy([1], ["a"], {} as never), "missing_option", "alpha is required"],
  ["no options", () => decomposeEntropy([1], ["a"], undefined as never), "wrong_type", "options must be"],
  [
    "an alpha that is NaN",
    () => decomposeEntropy([1], ["a"], { alpha: Number.NaN }),
    "not_finite",
    "alpha is NaN",
  ],
]);
