import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fiscalMismatch } from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";
import { total } from "../brute-force.ts";

describe("fiscalMismatch", () => {
  const tiers = ["central", "province", "county"];
  const found = fiscalMismatch({
    tiers,
    years: [2010, 2012],
    revenue: [
      [50, 40],
      [30, 40],
      [20, 20],
    ],
    duties: [
      [40, 20],
      [40, 0],
      [120, 180],
    ],
  });
  test("by hand: shares, index, who bears it, money", () => {
    // Duties 200 a year: 0.2, 0.2, 0.6 and 0.1, 0, 0.9; revenue 0.5, 0.3, 0.2 and 0.4, 0.4, 0.2.
    const [central, province, county] = found.byTier;
    for (const [actual, expected] of [
      [found.index, [0.4, 0.7]],
      [central!.mismatch, [-0.3, -0.3]],
      [province!.mismatch, [-0.1, -0.4]],
      [county!.mismatch, [0.4, 0.7]],
    ] as const) {
      for (const [t, one] of expected.entries()) expect(actual[t]).toBeCloseTo(one, 14);
    }
    expect(county!.borne.map((one) => one!.toFixed(12))).toEqual(["1.000000000000", "1.000000000000"]);
    expect(central!.borne).toEqual([0, 0]);
    expect(county!.gap).toEqual([100, 160]);
    expect(province!.coverage).toEqual([0.75, null]);
    expect(found.change).toBeCloseTo(0.3, 14);
    // Two years lie between the columns.
    expect(found.trend).toBeCloseTo(0.15, 14);
    expect(central!.trend).toBeCloseTo(0, 14);
  });
  test("revenue in step with duties has no mismatch, and no one bears it", () => {
    const even = fiscalMismatch({ tiers: ["a", "b"], years: [1], revenue: [[1], [3]], duties: [[2], [6]] });
    expect([even.index, even.trend, even.change]).toEqual([[0], null, 0]);
    expect(even.byTier.map(({ borne }) => borne)).toEqual([[null], [null]]);
  });
  test("laws: mismatches add up to 0, what is borne to 1; scale and the order of tiers do not matter", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 3 });
    const table = fc.array(amounts, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(table, table, fc.integer({ min: 2, max: 9 }), (revenue, duties, k) => {
        const years = [2008, 2009, 2013];
        const one = fiscalMismatch({ tiers, years, revenue, duties });
        for (const t of [0, 1, 2]) {
          expect(one.index[t]).toBeGreaterThanOrEqual(0);
          expect(one.index[t]).toBeLessThanOrEqual(1);
          expect(total(one.byTier.map(({ mismatch }) => mismatch[t]!))).toBeCloseTo(0, 12);
          // Half of all differences: the dissimilarity index as it is defined.
          const half = total(one.byTier.map(({ mismatch }) => Math.abs(mismatch[t]!))) / 2;
          expect(one.index[t]).toBeCloseTo(half, 12);
          if (one.index[t]! > 1e-9) expect(total(one.byTier.map(({ borne }) => borne[t]!))).toBeCloseTo(1, 9);
        }
        const turned = fiscalMismatch({
          tiers: tiers.toReversed(),
          years,
          revenue: revenue.toReversed().map((row) => row.map((x) => x * k)),
          duties: duties.toReversed(),
        });
        for (const t of [0, 1, 2]) expect(turned.index[t]).toBeCloseTo(one.index[t]!, 12);
        expect(turned.trend).toBeCloseTo(one.trend!, 12);
      }),
      { numRuns: 50 },
    );
  });
});

const fit = {
  tiers: ["a", "b"],
  years: [2010, 2011],
  revenue: [
    [1, 1],
    [1, 1],
  ],
  duties: [
    [1, 1],
    [1, 1],
  ],
};
refusals("fiscalMismatch", [
  ["nothing", () => fiscalMismatch(undefined as never), "wrong_type", ""],
  [
    "tiers that are no names",
    () => fiscalMismatch({ ...fit, tiers: [1, 2] as never }),
    "wrong_type",
    "names",
  ],
  ["a tier twice", () => fiscalMismatch({ ...fit, tiers: ["a", "a"] }), "duplicate_id", '"a"'],
  ["years that do not rise", () => fiscalMismatch({ ...fit, years: [2011, 2010] }), "out_of_domain", "sort"],
  ["a missing row", () => fiscalMismatch({ ...fit, duties: [[1, 1]] }), "length_mismatch", "one per tier"],
  [
    "a missing column",
    () => fiscalMismatch({ ...fit, revenue: [[1], [1]] }),
    "length_mismatch",
    "one per year",
  ],
  [
    "a negative amount",
    () =>
      fiscalMismatch({
        ...fit,
        revenue: [
          [1, -1],
          [1, 1],
        ],
      }),
    "out_of_domain",
    "revenue of a",
  ],
  [
    "a year without revenue",
    () =>
      fiscalMismatch({
        ...fit,
        revenue: [
          [0, 1],
          [0, 1],
        ],
      }),
    "zero_total",
    "revenue of 2010",
  ],
  ["an unknown option", () => fiscalMismatch({ ...fit, tier: [] } as never), "unknown_option", '"tier"'],
]);
