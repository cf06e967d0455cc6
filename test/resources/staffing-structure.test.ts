import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { staffingStructure } from "../../src/resources/staffing/staffing-structure.ts";
import { amounts, expected, inOrder } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

const staff = { physicians: amounts("physicians"), nurses: amounts("nurses"), gp: amounts("gp") };

describe("agrees with numpy", () => {
  test("location quotients of three kinds", () => {
    const { kinds } = staffingStructure(staff);
    const quotients = inOrder(expected.staff_location_quotient);
    expect(kinds.map(({ kind }) => kind)).toStrictEqual(["physicians", "nurses", "gp"]);
    for (const { kind, locationQuotients } of kinds) {
      locationQuotients?.forEach((quotient, i) => {
        expect(quotient).toBeCloseTo(quotients[i]![kind as "gp"], 9);
      });
    }
  });
  test("nurses per physician", () => {
    const { ratios, pooledRatio } = staffingStructure(staff, { ratio: { of: "nurses", per: "physicians" } });
    const numbers = inOrder(expected.doctor_nurse_ratio);
    expect(ratios).toHaveLength(6);
    ratios?.forEach((ratio, i) => {
      expect(ratio).toBeCloseTo(numbers[i]!, 9);
    });
    // 15 780 nurses and 12 590 physicians; the mean of the six ratios would be 1.19.
    expect(pooledRatio).toBe(15780 / 12590);
  });
});

describe("conventions", () => {
  test("shares are of each region's staff, the pooled share of all staff", () => {
    expect(staffingStructure({ a: [1, 6], b: [3, 6] })).toStrictEqual({
      kinds: [
        {
          kind: "a",
          shares: Float64Array.of(0.25, 0.5),
          pooledShare: 0.4375,
          locationQuotients: Float64Array.of(4 / 7, 8 / 7),
        },
        {
          kind: "b",
          shares: Float64Array.of(0.75, 0.5),
          pooledShare: 0.5625,
          locationQuotients: Float64Array.of(4 / 3, 8 / 9),
        },
      ],
      totals: Float64Array.of(4, 12),
      ratios: null,
      pooledRatio: null,
    });
  });
  test("a region without the second kind has no ratio, and a kind nobody is of no quotients", () => {
    const structure = staffingStructure(
      { a: [2, 3], b: [0, 4], c: [0, 0] },
      { ratio: { of: "a", per: "b" } },
    );
    expect(structure.ratios).toStrictEqual([null, 0.75]);
    expect(structure.pooledRatio).toBe(1.25);
    expect(structure.kinds[2]).toStrictEqual({
      kind: "c",
      shares: Float64Array.of(0, 0),
      pooledShare: 0,
      locationQuotients: null,
    });
    expect(staffingStructure({ a: [1], b: [0] }, { ratio: { of: "a", per: "b" } }).pooledRatio).toBeNull();
  });
});

describe("laws", () => {
  test("the shares of a region sum to 1, and so do the pooled shares", () => {
    const row = fc
      .tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000))
      .filter((counts) => counts.some((c) => c > 0));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 10 }), (rows) => {
        const { kinds } = staffingStructure({
          a: rows.map(([a]) => a),
          b: rows.map(([, b]) => b),
          c: rows.map(([, , c]) => c),
        });
        rows.forEach((_, i) => {
          expect(kinds.reduce((total, { shares }) => total + shares[i]!, 0)).toBeCloseTo(1, 14);
        });
        expect(kinds.reduce((total, { pooledShare }) => total + pooledShare, 0)).toBeCloseTo(1, 14);
      }),
    );
  });
});

describe("refuses", () => {
  refusals("staffingStructure", [
    ["no kinds", () => staffingStructure({}), "too_few_observations", "at least 1 kind"],
    ["no regions", () => staffingStructure({ a: [] }), "too_few_observations", "at least 1 region"],
    ["a matrix", () => staffingStructure([[1, 2]] as never), "wrong_type", "object with one array"],
    ["null", () => staffingStructure(null as never), "wrong_type", "object with one array"],
    ["a kind that is no array", () => staffingStructure({ a: 5 as never }), "wrong_type", "must be an array"],
    ["NaN", () => staffingStructure({ a: [1, Number.NaN] }), "not_finite", "a of region 1 is NaN"],
    ["negative staff", () => staffingStructure({ a: [1], b: [-1] }), "out_of_domain", "b of region 0 is -1"],
    [
      "kinds of different length",
      () => staffingStructure({ a: [1, 2], b: [1] }),
      "length_mismatch",
      "number of b",
    ],
    [
      "a region without staff",
      () => staffingStructure({ a: [1, 0], b: [1, 0] }),
      "zero_total",
      "region 1 has no staff",
    ],
    [
      "a ratio of strangers",
      () => staffingStructure({ a: [1] }, { ratio: { of: "a", per: "nurses" } }),
      "unknown_id",
      "ratio.per is nurses",
    ],
    [
      "half a ratio",
      () => staffingStructure({ a: [1] }, { ratio: { of: "a" } as never }),
      "missing_option",
      "ratio.per",
    ],
    [
      "a misspelled ratio",
      () => staffingStructure({ a: [1] }, { ratio: { of: "a", to: "a" } as never }),
      "unknown_option",
      '"to"',
    ],
    [
      "a ratio in words",
      () => staffingStructure({ a: [1] }, { ratio: "a:b" as never }),
      "wrong_type",
      "one object",
    ],
    [
      "a misspelled option",
      () => staffingStructure({ a: [1] }, { ratios: [] } as never),
      "unknown_option",
      '"ratios"',
    ],
  ]);
});
