import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columns } from "../../../src/transfers/index.ts";
import china from "../../fixtures/transfers/china-central-transfers-2024.json" with { type: "json" };
import fmap from "../../fixtures/transfers/fmap-fy1997-two-formulas-one-ratio.json" with { type: "json" };
import { refusals } from "../../support/refusals.ts";
import { column, money, rowsOf, total } from "../brute-force.ts";

const NAN = Number.NaN;
const of = (...numbers: number[]): Float64Array => Float64Array.of(...numbers);

describe("agrees", () => {
  test("with the totals of China's central transfers of 2024", () => {
    const rows = Object.values(china.values) as number[][];
    expect(rows).toHaveLength(32);
    for (const [k, expected] of Object.values(china.expected.totals).entries()) {
      expect(Math.abs(columns.total(column(rows, k)) - expected)).toBeLessThan(china.tolerance);
    }
  });

  test("with two published percentages of one income ratio", () => {
    // Where the medical rate is off its floor it tells the ratio, and the ratio tells the federal percentage.
    const informative = fmap.cases.filter((one) => one.fmap > 50);
    const ratio = columns.divide(
      columns.subtract(
        100,
        informative.map((one) => one.fmap),
      ),
      45,
    );
    const percentage = columns.round(
      columns.clamp(columns.subtract(100, columns.multiply(50, ratio)), 50, 65),
      { digits: 2 },
    );
    for (const [i, one] of informative.entries()) {
      expect(Math.abs(percentage[i]! - one.federalPct)).toBeLessThan(fmap.tolerance);
    }
    expect(informative).toHaveLength(7);
  });
});

describe("pointwise", () => {
  test("arithmetic, with a number for all", () => {
    expect(columns.add([1, 2], 10, [5, 5])).toEqual(of(16, 17));
    expect(columns.subtract(10, [1, 2])).toEqual(of(9, 8));
    expect(columns.multiply([1, 2], [3, 4], 2)).toEqual(of(6, 16));
    expect(columns.divide([6, 8], 2)).toEqual(of(3, 4));
    expect(columns.divide([6, 8], [0, 2], { whereZero: 1 })).toEqual(of(1, 4));
    expect(columns.power([2, 3], 2)).toEqual(of(4, 9));
    expect(columns.power(2, [3, 0])).toEqual(of(8, 1));
    expect(columns.log([1, Math.E])).toEqual(of(0, 1));
    expect(columns.log([1, 8], 2)).toEqual(of(0, 3));
    expect(columns.positive([-1, 0, 2])).toEqual(of(0, 0, 2));
  });
  test("floors, caps and choices", () => {
    expect(columns.minimum([1, 5], 3)).toEqual(of(1, 3));
    expect(columns.maximum([1, 5], 3, [2, 9])).toEqual(of(3, 9));
    expect(columns.clamp([-5, 2, 9], 0, [3, 3, Number.POSITIVE_INFINITY])).toEqual(of(0, 2, 9));
    expect(columns.where([true, false, 1], [1, 2, 3], 0)).toEqual(of(1, 0, 3));
  });
  test("nothing is changed in place", () => {
    const x = of(-1, 2);
    columns.positive(x);
    columns.add(x, x);
    columns.maximum(x, 0);
    expect(x).toEqual(of(-1, 2));
  });
});

describe("round", () => {
  test.for([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [2.5, 0, 3],
    [2.675, 2, 2.68],
    [1.4999999999999998, 0, 2],
    [1.49999, 0, 1],
    [1234.5, -2, 1200],
    [1250, -2, 1300],
    [0, 3, 0],
    [-0.4, 0, 0],
    [1e21, 2, 1e21],
    [1e-9, 9, 1e-9],
    [5e-10, 9, 1e-9],
    [0.1 + 0.2, 1, 0.3],
    [123456789.125, 2, 123456789.13],
  ] as const)("%d to %d digits is %d", ([x, digits, expected]) => {
    expect(columns.round([x], { digits })).toEqual(of(expected));
  });
  test("the other modes", () => {
    expect(columns.round([2.5, 3.5, 2.51], { digits: 0, mode: "half-even" })).toEqual(of(2, 4, 3));
    expect(columns.round([2.7, -2.1, 3], { digits: 0, mode: "down" })).toEqual(of(2, -3, 3));
    expect(columns.round([2.1, -2.7, 3], { digits: 0, mode: "up" })).toEqual(of(3, -2, 3));
    expect(columns.round([0.29 * 100], { digits: 0, mode: "down" })).toEqual(of(29));
  });
  test("rounding twice is rounding once, and is off by half a digit at most", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: -3, max: 6 }),
        (x, digits) => {
          const once = columns.round([x], { digits });
          expect(columns.round(once, { digits })).toEqual(once);
          expect(Math.abs(once[0]! - x)).toBeLessThanOrEqual(
            0.5 * 10 ** -digits * (1 + 1e-9) + Math.abs(x) * 1e-15,
          );
        },
      ),
    );
  });
});

describe("schedules", () => {
  const knots = [
    [0, 10],
    [10, 20],
    [30, 0],
  ] as const;
  test("straight lines between corners, flat beyond", () => {
    expect(columns.schedule([-5, 0, 5, 10, 20, 30, 99], knots)).toEqual(of(10, 10, 15, 20, 10, 0, 0));
  });
  test("bracket by bracket", () => {
    const brackets = [
      { from: 0, rate: 0.1 },
      { from: 100, rate: 0.2 },
      { from: 200, rate: 0.5 },
    ];
    expect(columns.marginalSchedule([-5, 0, 50, 100, 150, 300], brackets)).toEqual(of(0, 0, 5, 10, 20, 80));
  });
  test("tiers hold from their start up to the next one", () => {
    const tiers = [
      { from: 0, value: 1 },
      { from: 200, value: 2 },
    ];
    expect(columns.stepSchedule([0, 199.9, 200, 1e9], tiers)).toEqual(of(1, 1, 2, 2));
  });
});

describe("masks", () => {
  test("compare, invert and combine", () => {
    expect(columns.above([1, 2, 3], 2)).toEqual([false, false, true]);
    expect(columns.below([1, 2, 3], [2, 2, 2])).toEqual([true, false, false]);
    expect(columns.not([true, 0])).toEqual([false, true]);
    expect(columns.all([true, true, false], [1, 0, 0])).toEqual([true, false, false]);
    expect(columns.any([true, true, false], [1, 0, 0], [0, 0, 0])).toEqual([true, true, false]);
  });
});

describe("aggregates", () => {
  const x = [4, 1, 7, 4];
  const over = [true, true, false, true];
  test("of all units, of some, weighted", () => {
    expect(columns.total(x)).toBe(16);
    expect(columns.total(x, { mask: over })).toBe(9);
    expect(columns.total(x, { weights: [1, 2, 0, 1] })).toBe(10);
    expect(columns.total(x, { mask: [0, 0, 0, 0] })).toBe(0);
    expect(columns.mean(x)).toBe(4);
    expect(columns.mean(x, { mask: over, weights: [1, 2, 5, 1] })).toBe(2.5);
    expect(columns.min(x)).toBe(1);
    expect(columns.max(x, { mask: over })).toBe(4);
    expect(columns.nthLargest(x, 1)).toBe(7);
    expect(columns.nthLargest(x, 3)).toBe(4);
    expect(columns.nthLargest(x, 3, { mask: over })).toBe(1);
    expect(columns.meanOfLargest(x, 2)).toBe(5.5);
  });
  test("standard deviation of the population and of the sample", () => {
    expect(columns.standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
    expect(columns.standardDeviation([1, 3], { ddof: 1 })).toBeCloseTo(Math.SQRT2, 15);
    expect(columns.standardDeviation([1, 3], { weights: [3, 1] })).toBeCloseTo(Math.sqrt(0.75), 15);
  });
  test("z-scores", () => {
    expect(columns.standardize([2, 4, 4, 4, 5, 5, 7, 9])).toEqual(of(-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2));
  });
  test("ranks", () => {
    const ties = [7, 9, 7, 1];
    expect(columns.rank(ties, { order: "descending", ties: "min" })).toEqual(of(2, 1, 2, 4));
    expect(columns.rank(ties, { order: "descending", ties: "max" })).toEqual(of(3, 1, 3, 4));
    expect(columns.rank(ties, { order: "ascending", ties: "average" })).toEqual(of(2.5, 4, 2.5, 1));
    expect(columns.rank(ties, { order: "ascending", ties: "first" })).toEqual(of(2, 4, 3, 1));
  });
  test("by group", () => {
    const labels = ["a", "b", "a", "b"];
    expect(columns.byGroup(x, labels, { take: "total" })).toEqual(of(11, 5, 11, 5));
    expect(columns.byGroup(x, labels, { take: "mean", weights: [1, 1, 3, 0] })).toEqual(of(6.25, 1, 6.25, 1));
    expect(columns.byGroup(x, labels, { take: "least" })).toEqual(of(4, 1, 4, 1));
    expect(columns.byGroup(x, [1, 1, 1, 2], { take: "most" })).toEqual(of(7, 7, 7, 4));
  });
  test("the mean of the parts, weighted by their totals, is the mean", () => {
    fc.assert(
      fc.property(rowsOf(money, fc.integer({ min: 1, max: 9 })), (rows) => {
        const values = column(rows, 0);
        const weights = column(rows, 1);
        expect(columns.mean(values, { weights })).toBeCloseTo(
          total(values.map((v, i) => v * weights[i]!)) / total(weights),
          6,
        );
      }),
    );
  });
});

refusals("columns.add", [
  ["no units", () => columns.add([]), "too_few_observations", "argument 1, value is empty"],
  ["different lengths", () => columns.add([1], [1, 2]), "length_mismatch", "argument 2"],
  ["NaN", () => columns.add([1], [NAN]), "not_finite", "argument 2, value 0 is NaN"],
]);
refusals("columns.subtract", [
  ["different lengths", () => columns.subtract([1], [1, 2]), "length_mismatch", "b"],
]);
refusals("columns.multiply", [["NaN", () => columns.multiply([1], NAN), "not_finite", "NaN"]]);
refusals("columns.minimum", [
  ["nothing", () => columns.minimum(undefined as never), "missing_option", "argument 1"],
]);
refusals("columns.maximum", [["a text", () => columns.maximum("x" as never), "wrong_type", "argument 1"]]);
refusals("columns.positive", [["NaN", () => columns.positive([NAN]), "not_finite", "x 0 is NaN"]]);
refusals("columns.divide", [
  ["by zero", () => columns.divide([1, 2], [1, 0]), "out_of_domain", "divisor 1 is 0; leave that unit out"],
  ["an unknown option", () => columns.divide([1], [0], { zero: 1 } as never), "unknown_option", '"zero"'],
  ["a NaN for zero", () => columns.divide([1], [0], { whereZero: NAN }), "not_finite", "whereZero is NaN"],
]);
refusals("columns.power", [
  ["no real number", () => columns.power([-1], 0.5), "out_of_domain", "gives NaN for unit 0"],
  ["nothing to a negative power", () => columns.power([0], -1), "out_of_domain", "gives Infinity for unit 0"],
]);
refusals("columns.log", [
  ["zero", () => columns.log([1, 0]), "out_of_domain", "x 1 is 0; it must be above 0"],
  ["a base of 0", () => columns.log([1], 0), "out_of_domain", "base is 0"],
  ["a base of 1", () => columns.log([2], 1), "out_of_domain", "gives Infinity"],
]);
refusals("columns.clamp", [
  [
    "a floor above its ceiling",
    () => columns.clamp([1], 5, 3),
    "out_of_domain",
    "the floor of unit 0 is 5, above its ceiling of 3",
  ],
]);
describe("no ceiling is Infinity", () => {
  const none = Number.POSITIVE_INFINITY;
  test("an election of a ceiling caps only those who have one", () => {
    const ceilings = columns.where([true, false, true], [10, 10, 10], none);
    expect(ceilings).toEqual(of(10, none, 10));
    expect(columns.minimum([4, 50, 60], ceilings)).toEqual(of(4, 50, 10));
    expect(columns.clamp([4, 50, 60], 5, ceilings)).toEqual(of(5, 50, 10));
  });
  test("a tier of a schedule may be without a ceiling", () => {
    const ceilings = columns.stepSchedule(
      [5, 20, 10],
      [
        { from: 0, value: 7 },
        { from: 10, value: none },
      ],
    );
    expect(ceilings).toEqual(of(7, none, none));
    expect(columns.minimum(none, [9, 9, 9], ceilings)).toEqual(of(7, 9, 9));
  });
});

refusals("columns.minimum", [
  [
    "a unit without any finite number",
    () => columns.minimum([1, Infinity], Infinity),
    "out_of_domain",
    "unit 1",
  ],
  ["minus infinity", () => columns.minimum([1], [-Infinity]), "out_of_domain", "above minus infinity"],
  ["NaN beside Infinity", () => columns.minimum([Infinity], [NAN]), "not_finite", "argument 2"],
]);

refusals("columns.stepSchedule", [
  [
    "a tier of minus infinity",
    () => columns.stepSchedule([1], [{ from: 0, value: -Infinity }]),
    "not_finite",
    "tier 0",
  ],
]);

refusals("columns.where", [
  ["no mask", () => columns.where(undefined as never, 1, 2), "missing_option", "mask"],
  ["different lengths", () => columns.where([true], [1, 2], 0), "length_mismatch", "a"],
  ["a mask of numbers", () => columns.where([2], [1], 0), "wrong_type", "entry 0 of mask is 2"],
]);
refusals("columns.round", [
  ["no digits", () => columns.round([1], {} as never), "missing_option", "digits is required"],
  ["broken digits", () => columns.round([1], { digits: 1.5 }), "out_of_domain", "whole number"],
  [
    "an unknown mode",
    () => columns.round([1], { digits: 1, mode: "bankers" as never }),
    "unknown_option",
    '"bankers"',
  ],
  ["an unknown option", () => columns.round([1], { digits: 1, to: 2 } as never), "unknown_option", '"to"'],
]);
refusals("columns.schedule", [
  ["no knots", () => columns.schedule([1], []), "too_few_observations", "at least one knot"],
  ["knots that are no array", () => columns.schedule([1], 5 as never), "wrong_type", "knot"],
  [
    "knots out of order",
    () =>
      columns.schedule(
        [1],
        [
          [1, 0],
          [1, 5],
        ],
      ),
    "out_of_domain",
    "knot 1 begins at 1",
  ],
  ["a value that is NaN", () => columns.schedule([1], [[1, NAN]]), "not_finite", "value of knot 0"],
]);
refusals("columns.marginalSchedule", [
  [
    "a rate missing",
    () => columns.marginalSchedule([1], [{ from: 0 } as never]),
    "missing_option",
    "rate of bracket 0",
  ],
  [
    "brackets out of order",
    () =>
      columns.marginalSchedule(
        [1],
        [
          { from: 5, rate: 1 },
          { from: 0, rate: 1 },
        ],
      ),
    "out_of_domain",
    "bracket 1 begins at 0",
  ],
]);
refusals("columns.stepSchedule", [
  [
    "below the first tier",
    () => columns.stepSchedule([-1], [{ from: 0, value: 1 }]),
    "out_of_domain",
    "below the first tier, which begins at 0",
  ],
  [
    "a value missing",
    () => columns.stepSchedule([1], [{ from: 0 } as never]),
    "missing_option",
    "value of tier 0",
  ],
]);
refusals("columns.above", [["different lengths", () => columns.above([1], [1, 2]), "length_mismatch", "b"]]);
refusals("columns.below", [["NaN", () => columns.below([NAN], 1), "not_finite", "a 0 is NaN"]]);
refusals("columns.not", [["no mask", () => columns.not(undefined as never), "missing_option", "mask"]]);
refusals("columns.all", [
  ["different lengths", () => columns.all([true], [true, false]), "length_mismatch", "argument 2"],
]);
refusals("columns.any", [
  ["a text", () => columns.any(["x"] as never), "wrong_type", "entry 0 of argument 1 is x"],
]);
refusals("columns.total", [
  ["an unknown option", () => columns.total([1], { weight: 1 } as never), "unknown_option", '"weight"'],
  ["a negative weight", () => columns.total([1], { weights: [-1] }), "out_of_domain", "weights 0 is -1"],
]);
refusals("columns.mean", [
  [
    "nobody chosen",
    () => columns.mean([1], { mask: [false] }),
    "too_few_observations",
    "at least 1 unit among those chosen",
  ],
  ["nobody counts", () => columns.mean([1], { weights: [0] }), "zero_total", "total weight is 0"],
]);
refusals("columns.min", [
  ["nobody chosen", () => columns.min([1], { mask: [0] }), "too_few_observations", "chosen"],
]);
refusals("columns.max", [
  ["weights", () => columns.max([1], { weights: [1] } as never), "unknown_option", '"weights"'],
]);
refusals("columns.nthLargest", [
  ["too few units", () => columns.nthLargest([1, 2], 3), "too_few_observations", "at least 3 units"],
  ["a zeroth", () => columns.nthLargest([1, 2], 0), "out_of_domain", "k is 0"],
]);
refusals("columns.meanOfLargest", [
  ["too few units", () => columns.meanOfLargest([1, 2], 3), "too_few_observations", "at least 3"],
]);
refusals("columns.standardDeviation", [
  [
    "one value as a sample",
    () => columns.standardDeviation([1], { ddof: 1 }),
    "too_few_observations",
    "at least 2",
  ],
  [
    "an unknown ddof",
    () => columns.standardDeviation([1], { ddof: 2 as never }),
    "unknown_option",
    "ddof is 2",
  ],
  [
    "a weighted sample",
    () => columns.standardDeviation([1, 2], { ddof: 1, weights: [1, 1] }),
    "unsupported_combination",
    "no meaning with weights",
  ],
]);
refusals("columns.standardize", [
  ["no spread", () => columns.standardize([3, 3]), "zero_total", "all values are equal"],
]);
refusals("columns.rank", [
  ["no order", () => columns.rank([1], { ties: "min" } as never), "missing_option", "order"],
  [
    "unknown ties",
    () => columns.rank([1], { order: "ascending", ties: "dense" as never }),
    "unknown_option",
    '"dense"',
  ],
  ["no options", () => columns.rank([1], undefined as never), "wrong_type", "options"],
]);
refusals("columns.byGroup", [
  [
    "too few labels",
    () => columns.byGroup([1, 2], ["a"], { take: "total" }),
    "length_mismatch",
    "one label per unit",
  ],
  [
    "no labels",
    () => columns.byGroup([1, 2], undefined as never, { take: "total" }),
    "length_mismatch",
    "one label per unit",
  ],
  [
    "an unknown aggregate",
    () => columns.byGroup([1], ["a"], { take: "sum" as never }),
    "unknown_option",
    '"sum"',
  ],
]);
