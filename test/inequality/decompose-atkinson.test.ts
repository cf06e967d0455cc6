import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atkinson, decomposeAtkinson } from "../../src/inequality/index.ts";
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
    const d = decomposeAtkinson([2, 2, 8, 8], ["a", "a", "b", "b"], { epsilon: 1 });
    expect(d.within).toBe(0);
    expect(d.between).toBeCloseTo(0.2, 15);
    expect(d.cross).toBeCloseTo(0, 15);
    expect(d.groups.map(({ index }) => index)).toEqual([0, 0]);
    const inside = decomposeAtkinson([1, 4, 1, 4], ["a", "a", "b", "b"], { epsilon: 1 });
    expect([inside.within, inside.between]).toEqual([inside.total, 0]);
    expect(inside.within).toBeCloseTo(0.2, 15);
  });
  test("with zeros", () => {
    const member = decomposeAtkinson([0, 2, 3, 3], ["a", "a", "b", "b"], { epsilon: 2 });
    expect(member).toMatchObject({ total: 1, within: 1 });
    expect(member.between).toBeLessThan(1);
    expect(member.groups[0]!.index).toBe(1);
    const group = decomposeAtkinson([0, 0, 3, 3], ["a", "a", "b", "b"], { epsilon: 2 });
    expect(group).toMatchObject({ total: 1, between: 1, within: 0 });
    expect(group.groups[0]!.index).toBe(0);
  });
});

describe("laws", () => {
  test.for([0, 0.5, 1, 1 + 1e-9, 2, 40])(
    "what is left is the product of what each part leaves: epsilon %f",
    (epsilon) => {
      fc.assert(
        fc.property(rows, (all) => {
          const values = all.map(({ value }) => value);
          const weights = all.map(({ weight }) => weight);
          const d = decomposeAtkinson(
            values,
            all.map(({ group }) => group),
            { epsilon, weights },
          );
          expect(d.total).toBe(atkinson(values, { epsilon, weights }));
          expect(Math.abs((1 - d.within) * (1 - d.between) - (1 - d.total))).toBeLessThan(1e-12);
          expect(Math.abs(d.within + d.between + d.cross - d.total)).toBeLessThan(1e-12);
          expect(Math.min(d.within, d.between)).toBeGreaterThanOrEqual(-1e-15);
        }),
      );
    },
  );
});

refusals("decomposeAtkinson", [
  ...distributionRefusals({ call: byGroup(decomposeAtkinson), options: { epsilon: 1 } }),
  [
    "too few groups",
    () => decomposeAtkinson([1, 2], ["a"], { epsilon: 1 }),
    "length_mismatch",
    "one group per value, got 1 for 2",
  ],
  [
    "no groups",
    () => decomposeAtkinson([1, 2], undefined as never, { epsilon: 1 }),
    "wrong_type",
    "groups must be an array",
  ],
  [
    "a group that is null",
    () => decomposeAtkinson([1, 2], ["a", null as never], { epsilon: 1 }),
    "missing_value",
    "group 1 is null",
  ],
  [
    "a group that is NaN",
    () => decomposeAtkinson([1, 2], [1, Number.NaN], { epsilon: 1 }),
    "not_finite",
    "group 1 is NaN",
  ],
  ["no epsilon", () => decomposeAtkinson([1], ["a"], {} as never), "missing_option", "epsilon is required"],
  [
    "a negative epsilon",
    () => decomposeAtkinson([1], ["a"], { epsilon: -1 }),
    "out_of_domain",
    "epsilon is -1",
  ],
]);
