import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyOverrides,
  averageYears,
  calibrate,
  columns,
  dropUntilStable,
  fiscalGap,
  proRata,
} from "../../../src/transfers/index.ts";
import canada from "../../fixtures/transfers/canada-formula-only.json" with { type: "json" };
import germany from "../../fixtures/transfers/germany-fag-2020.json" with { type: "json" };
import norway from "../../fixtures/transfers/norway-income-equalisation.json" with { type: "json" };
import swiss from "../../fixtures/transfers/swiss-2008-power-share.json" with { type: "json" };
import { refusals } from "../../support/refusals.ts";
import { money, total } from "../brute-force.ts";

const NAN = Number.NaN;

describe("averageYears", () => {
  const years = [
    [40, 8],
    [30, 4],
    [50, 4],
  ];
  const heads = [
    [10, 1],
    [10, 1],
    [10, 4],
  ];
  test("plain, weighted, and with a year skipped", () => {
    expect(averageYears(years)).toEqual(Float64Array.of(40, 16 / 3));
    expect(averageYears(years, { weights: [0.5, 0.25, 0.25] })).toEqual(Float64Array.of(40, 6));
    expect(averageYears(years, { weights: [1, 0, 1] })).toEqual(Float64Array.of(45, 6));
  });
  test("of a ratio, the ratio of averages is not the average of ratios", () => {
    expect(averageYears(years, { denominators: heads, ratio: "of-averages" })).toEqual(
      Float64Array.of(4, 16 / 6),
    );
    expect(averageYears(years, { denominators: heads, ratio: "average-of" })).toEqual(
      Float64Array.of(4, 13 / 3),
    );
  });
  test("a skipped year may have no people", () => {
    expect(
      averageYears([[8], [1]], { denominators: [[2], [0]], ratio: "average-of", weights: [1, 0] }),
    ).toEqual(Float64Array.of(4));
  });
  test("equal years average to themselves, and weights count in proportion only", () => {
    fc.assert(
      fc.property(
        fc.array(money, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 99 }),
        (x, k) => {
          expect(averageYears([x, x], { weights: [1, 3] })).toEqual(Float64Array.from(x));
          const other = x.map((one) => one + 1);
          const a = averageYears([x, other], { weights: [1, 3] });
          const b = averageYears([x, other], { weights: [k, 3 * k] });
          for (const [i, one] of a.entries()) expect(b[i]!).toBeCloseTo(one, 8);
        },
      ),
    );
  });
});

refusals("averageYears", [
  ["no years", () => averageYears([]), "too_few_observations", "at least 1 year"],
  ["years that are no array", () => averageYears(5 as never), "wrong_type", "years must be an array"],
  [
    "too few weights",
    () => averageYears([[1], [2]], { weights: [1] }),
    "length_mismatch",
    "one weight per year",
  ],
  [
    "a negative weight",
    () => averageYears([[1], [2]], { weights: [1, -1] }),
    "out_of_domain",
    "weight 1 is -1",
  ],
  ["weights of 0", () => averageYears([[1]], { weights: [0] }), "zero_total", "total weight is 0"],
  [
    "a ratio of nothing",
    () => averageYears([[1]], { ratio: "average-of" }),
    "unsupported_combination",
    "needs denominators",
  ],
  [
    "a ratio not named",
    () => averageYears([[1]], { denominators: [[1]] }),
    "missing_option",
    "ratio is required",
  ],
  [
    "an unknown ratio",
    () => averageYears([[1]], { denominators: [[1]], ratio: "mean" as never }),
    "unknown_option",
    '"mean"',
  ],
  [
    "too few denominators",
    () => averageYears([[1], [2]], { denominators: [[1]], ratio: "average-of" }),
    "length_mismatch",
    "one denominator per year",
  ],
  [
    "nobody in a year that counts",
    () => averageYears([[1]], { denominators: [[0]], ratio: "average-of" }),
    "out_of_domain",
    "denominator of year 0, unit 0 is 0",
  ],
  ["years of different lengths", () => averageYears([[1], [1, 2]]), "length_mismatch", "value of year 1"],
  ["NaN", () => averageYears([[1], [NAN]]), "not_finite", "value of year 1, unit 0 is NaN"],
  ["an unknown option", () => averageYears([[1]], { skip: 2020 } as never), "unknown_option", '"skip"'],
]);

describe("calibrate", () => {
  test("agrees with Switzerland's exponent: the marginal rate of the weakest canton is 1", () => {
    const { resourceIndex, pop, budget, standardisedTaxRevenuePerHeadCH: revenue } = swiss.inputs;
    const names = Object.keys(resourceIndex) as (keyof typeof resourceIndex)[];
    const index = names.map((name) => resourceIndex[name]);
    const heads = names.map((name) => pop[name]);
    const lack = columns.positive(columns.subtract(100, index));
    // Formula (88): (1 + p) B 100 (100 − RI)^p / (SSE Σ (100 − RI)^(1 + p) e) at the weakest canton.
    const weakest = columns.max(lack);
    const rate = (p: number): number =>
      ((1 + p) * budget * 100 * weakest ** p) /
      (revenue * columns.total(columns.power(lack, 1 + p), { weights: heads }));
    const solved = calibrate(rate, { target: 1, lower: 0, upper: 5 });
    expect(Math.abs(solved.value - swiss.expected.p)).toBeLessThan(swiss.tolerance.p);
    expect(solved.unique).toBe(true);
    expect(Math.abs(solved.miss)).toBeLessThan(1e-12);
    const payment = proRata(columns.multiply(columns.power(lack, 1 + solved.value), heads), budget);
    const expected: Readonly<Record<string, number>> = swiss.expected.payment;
    for (const [i, name] of names.entries()) {
      expect(Math.abs(payment[i]! - (expected[name] ?? 0))).toBeLessThan(swiss.tolerance.payment);
    }
  });
  test("a falling condition is as good as a rising one", () => {
    expect(calibrate((x) => 10 - x, { target: 3, lower: 0, upper: 10 }).value).toBeCloseTo(7, 12);
  });
  test("on a level stretch the value is said not to be the only one", () => {
    const condition = (x: number): number => Math.max(0, x - 5);
    expect(calibrate(condition, { target: 0, lower: 0, upper: 10 }).unique).toBe(false);
    expect(calibrate(condition, { target: 2, lower: 0, upper: 10 }).unique).toBe(true);
  });
  test("at a jump the miss is said", () => {
    const solved = calibrate((x) => (x < 4 ? 0 : 10), { target: 3, lower: 0, upper: 10 });
    expect(solved.value).toBeCloseTo(4, 12);
    expect([-3, 7]).toContain(solved.miss);
  });
});

refusals("calibrate", [
  [
    "a target out of reach",
    () => calibrate((x) => x, { target: 5, lower: 0, upper: 1 }),
    "infeasible",
    "no solution between 0 and 1",
  ],
  [
    "no condition",
    () => calibrate(5 as never, { target: 5, lower: 0, upper: 1 }),
    "wrong_type",
    "must be a function",
  ],
  [
    "ends the wrong way round",
    () => calibrate((x) => x, { target: 0, lower: 1, upper: 0 }),
    "out_of_domain",
    "upper is 0; it must be above 1",
  ],
  [
    "no target",
    () => calibrate((x) => x, { lower: 0, upper: 1 } as never),
    "missing_option",
    "target is required",
  ],
  [
    "a condition that is no number",
    () => calibrate(() => NAN, { target: 5, lower: 0, upper: 1 }),
    "no_convergence",
    "not a number at 0",
  ],
  [
    "an unknown option",
    () => calibrate((x) => x, { target: 0, lower: 0, upper: 1, tolerance: 1 } as never),
    "unknown_option",
    '"tolerance"',
  ],
]);

describe("dropUntilStable", () => {
  test("agrees with Canada's cap: two rounds, Newfoundland drops out", () => {
    const names = Object.keys(canada.inputs.provinces) as (keyof typeof canada.inputs.provinces)[];
    const own = names.map((name) => canada.inputs.provinces[name].nonres + canada.inputs.provinces[name].res);
    const population = names.map((name) => canada.inputs.provinces[name].pop);
    const half = names.map((name) => canada.expected.entA[name]);
    const full = names.map((name) => canada.expected.entitlement[name]);
    // The cap is the mean capacity, with half-resource entitlements, of those who receive under them.
    const seen: number[] = [];
    const settled = dropUntilStable(
      half.map((x) => x > 0),
      (members) => {
        const cap = columns.mean(columns.add(own, half), { weights: population, mask: members });
        const excess = columns.positive(columns.subtract(columns.add(own, full), cap));
        const paid = columns.positive(columns.subtract(full, excess));
        seen.push(cap);
        return { column: paid, keep: columns.above(paid, 0) };
      },
    );
    for (const [i, name] of names.entries()) {
      expect(settled.column[i]!).toBeCloseTo(canada.expected.capped[name], 6);
    }
    expect(settled.rounds).toBe(2);
    for (const [k, cap] of canada.expected.cap.iterations.entries()) expect(seen[k]).toBeCloseTo(cap, 6);
    expect(names.filter((_, i) => half[i]! > 0 && !settled.members[i])).toEqual(["NL"]);
  });
  test("ends with nobody left, at the latest after as many rounds as members, and one", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), (members) => {
        let calls = 0;
        const settled = dropUntilStable(members, (left) => {
          calls++;
          const first = left.indexOf(true);
          return { column: calls, keep: left.map((member, i) => member && i !== first) };
        });
        const count = members.filter(Boolean).length;
        expect(calls).toBe(count + 1);
        expect(settled.rounds).toBe(count + 1);
        expect(settled.members.some(Boolean)).toBe(false);
        expect(Array.from(settled.column)).toEqual(members.map(() => count + 1));
      }),
    );
  });
  test("whoever was no member does not come in", () => {
    const settled = dropUntilStable([true, false], () => ({ column: [1, 2], keep: [true, true] }));
    expect(settled).toEqual({ column: Float64Array.of(1, 2), members: [true, false], rounds: 1 });
  });
});

refusals("dropUntilStable", [
  [
    "no members",
    () => dropUntilStable([], () => ({ column: 1, keep: [] })),
    "too_few_observations",
    "at least 1 unit",
  ],
  ["no rule", () => dropUntilStable([true], 5 as never), "wrong_type", "rule must be a function"],
  [
    "a rule that says nothing",
    () => dropUntilStable([true], () => undefined as never),
    "wrong_type",
    "must give { column, keep }",
  ],
  [
    "a rule that keeps too few",
    () => dropUntilStable([true, true], () => ({ column: 1, keep: [true] })),
    "length_mismatch",
    "keep",
  ],
  [
    "a rule with a short column",
    () => dropUntilStable([true, true], () => ({ column: [1], keep: [true, true] })),
    "length_mismatch",
    "column",
  ],
  [
    "members that are no array",
    () => dropUntilStable(undefined as never, () => ({ column: 1, keep: [] })),
    "missing_option",
    "members",
  ],
]);

describe("applyOverrides", () => {
  const units = ["DC", "OH"];
  const overrides = [
    { unit: "DC", value: 70, from: "1998" },
    { unit: "OH", value: 1, from: "2009-10", to: "2010-Q2" },
    { unit: "PR", value: 55 },
  ];
  test.for([
    ["1997", 50, 64.2],
    ["1998-01-01", 70, 64.2],
    ["2009-10-01", 70, 1],
    ["2010-06-30", 70, 1],
    ["2010-07-01", 70, 64.2],
  ] as const)("on %s", ([date, dc, ohio]) => {
    expect(applyOverrides([50, 64.2], { units, overrides, date })).toEqual(Float64Array.of(dc, ohio));
  });
  test("without dates it always holds; the last one in the list counts", () => {
    const twice = [
      { unit: "OH", value: 5 },
      { unit: "OH", value: 6 },
    ];
    expect(applyOverrides(0, { units, overrides: twice })).toEqual(Float64Array.of(0, 6));
  });
});

refusals("applyOverrides", [
  [
    "dates and no date",
    () => applyOverrides([1], { units: ["A"], overrides: [{ unit: "A", value: 1, from: "2020" }] }),
    "missing_option",
    "override 0 has dates; pass date",
  ],
  [
    "a date that is none",
    () => applyOverrides([1], { units: ["A"], overrides: [], date: "2020-13" }),
    "out_of_domain",
    'date is "2020-13"',
  ],
  [
    "a value that is NaN",
    () => applyOverrides([1], { units: ["A"], overrides: [{ unit: "A", value: NAN }] }),
    "not_finite",
    "value of override 0",
  ],
  [
    "units that are no array",
    () => applyOverrides([1], { units: "A" as never, overrides: [] }),
    "wrong_type",
    "must be arrays",
  ],
  [
    "too many units",
    () => applyOverrides([1], { units: ["A", "B"], overrides: [] }),
    "length_mismatch",
    "unit",
  ],
  [
    "a misspelt field",
    () => applyOverrides([1], { units: ["A"], overrides: [{ unit: "A", value: 1, until: "2020" } as never] }),
    "unknown_option",
    '"until"',
  ],
]);

describe("whole rules in the algebra agree", () => {
  test("with Germany's equalization: both sides sum to zero", () => {
    const names = Object.keys(germany.inputs) as (keyof typeof germany.inputs)[];
    const of = (field: "pop" | "land" | "muni" | "wL" | "wM"): number[] =>
      names.map((name) => germany.inputs[name][field]);
    const capacity = columns.add(of("land"), columns.multiply(0.75, of("muni")));
    const tier = (money: number[], weights: number[]) =>
      proRata(columns.multiply(of("pop"), weights), columns.total(money));
    const need = columns.add(tier(of("land"), of("wL")), columns.multiply(0.75, tier(of("muni"), of("wM"))));
    const transfer = columns.multiply(0.63, fiscalGap(need, capacity));
    const grant = columns.multiply(
      0.8,
      columns.positive(fiscalGap(columns.multiply(0.9975, need), columns.add(capacity, transfer))),
    );
    for (const [i, name] of names.entries()) {
      const expected = germany.expected[name];
      expect(need[i]! / expected.ausgleich).toBeCloseTo(1, 12);
      expect(transfer[i]! / expected.zuAbschlag).toBeCloseTo(1, 10);
      expect(grant[i]!).toBeCloseTo(expected.bez, 4);
    }
    expect(Math.abs(total(transfer))).toBeLessThan(1e-3);
  });
  test("with Norway's: what the poorest get more everybody pays per head", () => {
    const names = Object.keys(norway.inputs) as (keyof typeof norway.inputs)[];
    const population = names.map((name) => norway.inputs[name].pop);
    const tax = names.map((name) => norway.inputs[name].tax);
    const mean = columns.mean(tax, { weights: population });
    const extra = columns.multiply(0.35, columns.positive(fiscalGap(0.9 * mean, tax)));
    const levy = columns.mean(extra, { weights: population });
    const perHead = columns.subtract(columns.add(columns.multiply(0.6, fiscalGap(mean, tax)), extra), levy);
    const transfer = columns.multiply(perHead, population);
    expect(mean).toBeCloseTo(norway.expected.mean, 9);
    expect(levy).toBeCloseTo(norway.expected.perHeadDeduction, 9);
    for (const [i, name] of names.entries())
      expect(transfer[i]!).toBeCloseTo(norway.expected.transfer[name], 5);
    expect(Math.abs(total(transfer))).toBeLessThan(1e-6);
  });
});
