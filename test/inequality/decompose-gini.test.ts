import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decomposeGini, gini } from "../../src/inequality/index.ts";
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
  test("with groups that do not overlap", () => {
    expect(decomposeGini([1, 1, 3, 3], ["a", "a", "b", "b"])).toEqual({
      total: 0.25,
      within: 0,
      between: 0.25,
      transvariation: 0,
      groups: [
        { group: "a", populationShare: 0.5, valueShare: 0.25, gini: 0 },
        { group: "b", populationShare: 0.5, valueShare: 0.75, gini: 0 },
      ],
      pairs: [
        {
          groups: ["a", "b"],
          gini: 0.5,
          grossEconomicAffluence: 2,
          transvariationMoment: 0,
          relativeEconomicAffluence: 1,
          contribution: 0.25,
        },
      ],
    });
  });
  test("with groups that have equal means", () => {
    // All four pairs across differ by 2 on average 1 either way.
    const { within, between, transvariation, pairs } = decomposeGini([1, 3, 3, 1], ["a", "a", "b", "b"]);
    expect([within, between, transvariation]).toEqual([0.125, 0, 0.125]);
    expect(pairs[0]).toMatchObject({ gini: 0.25, relativeEconomicAffluence: 0, contribution: 0.125 });
  });
  test("with groups in the order in which they appear, pairs too, numbers and strings", () => {
    const { groups, pairs } = decomposeGini([5, 1, 2], ["b", 1, "2"]);
    expect(groups.map(({ group }) => group)).toEqual(["b", 1, "2"]);
    expect(pairs.map((pair) => pair.groups)).toEqual([
      ["b", 1],
      ["b", "2"],
      [1, "2"],
    ]);
  });
  test("with one group only, a group of one, a group of nobody and one that has nothing", () => {
    expect(decomposeGini([2, 4, 6, 8], [1, 1, 1, 1])).toMatchObject({ within: 0.25, between: 0, pairs: [] });
    expect(decomposeGini([1, 3], ["a", "b"])).toMatchObject({ within: 0, between: 0.25 });
    const { groups } = decomposeGini([1, 3, 9], ["a", "b", "c"], { weights: [1, 1, 0] });
    expect(groups.map(({ group }) => group)).toEqual(["a", "b"]);
    const poor = decomposeGini([0, 0, 0, 4], ["a", "a", "b", "c"]);
    expect(poor.groups[0]).toEqual({ group: "a", populationShare: 0.5, valueShare: 0, gini: 0 });
    expect(poor.pairs[0]).toMatchObject({ gini: 0, relativeEconomicAffluence: 0, contribution: 0 });
    expect(poor.within + poor.between + poor.transvariation).toBeCloseTo(0.75, 15);
  });
  test("with groups whose magnitudes are far apart", () => {
    const { groups, between, within, total } = decomposeGini(
      [1e-300, 3e-300, 1e300, 3e300],
      ["a", "a", "b", "b"],
    );
    for (const group of groups) expect(group.gini).toBeCloseTo(0.25, 15);
    expect(within + between).toBeCloseTo(total, 15);
  });
});

describe("laws", () => {
  test("the parts add up, none is negative, and pairs make the gross between", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const values = all.map(({ value }) => value);
        const weights = all.map(({ weight }) => weight);
        const d = decomposeGini(
          values,
          all.map(({ group }) => group),
          { weights },
        );
        expect(d.total).toBeCloseTo(gini(values, { weights }), 15);
        expect(Math.abs(d.within + d.between + d.transvariation - d.total)).toBeLessThan(1e-12);
        expect(Math.min(d.within, d.between, d.transvariation)).toBeGreaterThanOrEqual(0);
        const gross = d.pairs.reduce((sum, { contribution }) => sum + contribution, 0);
        expect(Math.abs(gross - d.between - d.transvariation)).toBeLessThan(1e-12);
        for (const { relativeEconomicAffluence } of d.pairs) {
          expect(relativeEconomicAffluence).toBeGreaterThanOrEqual(0);
          expect(relativeEconomicAffluence).toBeLessThanOrEqual(1);
        }
        expect(d.groups.reduce((sum, { populationShare }) => sum + populationShare, 0)).toBeCloseTo(1, 12);
        expect(d.groups.reduce((sum, { valueShare }) => sum + valueShare, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
  test("the order of rows changes nothing but the order of groups", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const of = (some: typeof all) =>
          decomposeGini(
            some.map(({ value }) => value),
            some.map(({ group }) => group),
            {
              weights: some.map(({ weight }) => weight),
            },
          );
        const [one, two] = [of(all), of([...all].reverse())];
        expect(two.between).toBeCloseTo(one.between, 12);
        expect(two.transvariation).toBeCloseTo(one.transvariation, 12);
      }),
    );
  });
});

refusals("decomposeGini", [
  ...distributionRefusals({ call: byGroup(decomposeGini) }),
  [
    "too few groups",
    () => decomposeGini([1, 2], ["a"]),
    "length_mismatch",
    "one group per value, got 1 for 2",
  ],
  ["no groups", () => decomposeGini([1, 2], undefined as never), "wrong_type", "groups must be an array"],
  [
    "a group that is null",
    () => decomposeGini([1, 2], ["a", null as never]),
    "missing_value",
    "group 1 is null",
  ],
  ["a group that is NaN", () => decomposeGini([1, 2], [1, Number.NaN]), "not_finite", "group 1 is NaN"],
]);
