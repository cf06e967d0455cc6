import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { waterFill } from "../../../src/transfers/index.ts";
import fundeb from "../../fixtures/transfers/brazil-fundeb-vaaf-27-states.json" with { type: "json" };
import { refusals } from "../../support/refusals.ts";
import { bisect, close, column, heads, money, rowsOf, total } from "../brute-force.ts";

describe("agrees", () => {
  test("with Brazil's top-up of 27 state funds: the floor to the cent, every state within 500 reais", () => {
    const { states, weightedEnrolment, fund, budget } = fundeb.inputs;
    const level = fund.map((money, i) => money / weightedEnrolment[i]!);
    const closed = waterFill(level, weightedEnrolment, budget);
    expect(Math.abs(closed.multiplier - fundeb.expected.floor)).toBeLessThan(fundeb.tolerance.floor);
    const expected: Record<string, number> = fundeb.expected.topUp;
    for (const [i, state] of states.entries()) {
      expect(Math.abs(closed.amounts[i]! - expected[state]!)).toBeLessThan(fundeb.tolerance.topUp);
    }
    expect(closed.bound.filter((one) => one === "none")).toHaveLength(10);
    expect(Math.abs(total(closed.amounts) - budget)).toBeLessThan(0.01);
  });

  test("with halving", () => {
    fc.assert(
      fc.property(rowsOf(money, heads), fc.integer({ min: 1, max: 10_000_000 }), (rows, budget) => {
        const level = column(rows, 0);
        const weights = column(rows, 1);
        fc.pre(weights.some((w) => w > 0));
        const closed = waterFill(level, weights, budget);
        const spent = (x: number): number => total(level.map((l, i) => weights[i]! * Math.max(0, x - l)));
        const lowest = Math.min(...level.filter((_, i) => weights[i]! > 0));
        const reached = bisect(spent, budget, lowest, 2e7);
        expect(Math.abs(closed.multiplier - reached)).toBeLessThan(1e-6);
        expect(
          close(
            closed.amounts,
            level.map((l, i) => weights[i]! * Math.max(0, reached - l)),
            1e-6,
          ),
        ).toBe(true);
        expect(closed.residual).toBe(0);
      }),
    );
  });

  test("with numbers done by hand", () => {
    expect(waterFill([10, 30, 20], 1, 25)).toEqual({
      amounts: Float64Array.of(17.5, 0, 7.5),
      multiplier: 27.5,
      bound: ["none", "lower", "none"],
      residual: 0,
    });
    const both = waterFill([10, 30], [2, 5], 100);
    expect(both.multiplier).toBeCloseTo(30 + 60 / 7, 12);
    expect(both.amounts[0]).toBeCloseTo(2 * (20 + 60 / 7), 12);
    expect(both.amounts[1]).toBeCloseTo(5 * (60 / 7), 12);
  });

  test("a million equal levels are lifted alike", () => {
    const closed = waterFill(new Float64Array(1e6).fill(3), 1, 1e6);
    expect(closed.multiplier).toBe(4);
    expect(closed.amounts.every((x) => x === 1)).toBe(true);
  });

  test.for([
    ["ascending", (i: number) => i],
    ["descending", (i: number) => -i],
    ["organ pipe", (i: number) => Math.abs(i - 5000)],
    ["doubling", (i: number) => 2 ** (i / 20)],
    ["sawtooth", (i: number) => i % 7],
  ] as const)("ten thousand levels, %s", ([, of]) => {
    const level = Float64Array.from({ length: 10_000 }, (_, i) => of(i));
    const closed = waterFill(level, 1, 12_345);
    // By definition: the lowest k levels are lifted to their mean plus an equal part of the budget.
    const ascending = Array.from(level).sort((a, b) => a - b);
    let sum = 0;
    let reached = Number.NaN;
    for (const [k, l] of ascending.entries()) {
      sum += l;
      reached = (12_345 + sum) / (k + 1);
      if (k + 1 === ascending.length || reached <= ascending[k + 1]!) break;
    }
    expect(Math.abs(closed.multiplier - reached)).toBeLessThanOrEqual(1e-9 * Math.abs(reached));
  });
});

describe("laws", () => {
  const table = rowsOf(money, fc.integer({ min: 1, max: 50 }));
  const budget = fc.integer({ min: 1, max: 10_000_000 });

  test("the amounts add up to the budget", () => {
    fc.assert(
      fc.property(table, budget, (rows, pool) => {
        const closed = waterFill(column(rows, 0), column(rows, 1), pool);
        expect(Math.abs(total(closed.amounts) - pool)).toBeLessThanOrEqual(1e-9 * pool);
      }),
    );
  });

  test("it is the max-min optimum: no unit with money stands above one that could have it", () => {
    fc.assert(
      fc.property(table, budget, (rows, pool) => {
        const level = column(rows, 0);
        const weights = column(rows, 1);
        const closed = waterFill(level, weights, pool);
        const after = level.map((l, i) => l + closed.amounts[i]! / weights[i]!);
        const worst = Math.min(...after);
        for (const [i, x] of after.entries()) {
          if (closed.amounts[i]! > 0) expect(x - worst).toBeLessThanOrEqual(1e-9 * Math.max(1, worst));
        }
      }),
    );
  });

  test("any other way of spending the budget leaves the worst-off no better", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(money, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 100 })), {
          minLength: 1,
          maxLength: 8,
        }),
        budget,
        (rows, pool) => {
          const level = column(rows, 0);
          const weights = column(rows, 1);
          const tries = column(rows, 2);
          const all = total(tries);
          fc.pre(all > 0);
          const ours = waterFill(level, weights, pool).multiplier;
          const theirs = level.map((l, i) => l + (pool * tries[i]!) / all / weights[i]!);
          const worst = Math.min(...theirs);
          expect(worst).toBeLessThanOrEqual(Math.max(ours, Math.min(...level)) * (1 + 1e-12));
        },
      ),
    );
  });

  test("money in another unit gives the amounts in that unit, to the bit for a power of two", () => {
    fc.assert(
      fc.property(table, budget, fc.integer({ min: -40, max: 40 }), (rows, pool, k) => {
        const level = column(rows, 0);
        const weights = column(rows, 1);
        const once = waterFill(level, weights, pool);
        const scaled = waterFill(
          level.map((l) => l * 2 ** k),
          weights,
          pool * 2 ** k,
        );
        expect(Array.from(scaled.amounts)).toEqual(Array.from(once.amounts, (x) => x * 2 ** k));
      }),
    );
  });

  test("a unit that is not eligible changes nothing for the others", () => {
    fc.assert(
      fc.property(table, budget, money, (rows, pool, level) => {
        const plain = waterFill(column(rows, 0), column(rows, 1), pool);
        const more = waterFill([level, ...column(rows, 0)], [7, ...column(rows, 1)], pool, {
          eligible: [false, ...rows.map(() => true)],
        });
        expect(more.amounts[0]).toBe(0);
        expect(more.bound[0]).toBe("excluded");
        expect(close(more.amounts.subarray(1), plain.amounts, 1e-12)).toBe(true);
      }),
    );
  });

  test("more money never lowers anybody", () => {
    fc.assert(
      fc.property(table, budget, budget, (rows, pool, more) => {
        const a = waterFill(column(rows, 0), column(rows, 1), pool).amounts;
        const b = waterFill(column(rows, 0), column(rows, 1), pool + more).amounts;
        for (let i = 0; i < a.length; i++) expect(b[i]!).toBeGreaterThanOrEqual(a[i]! - 1e-9 * (1 + a[i]!));
      }),
    );
  });
});

describe("edges", () => {
  test("no budget lifts nobody; the level reached is the lowest", () => {
    expect(waterFill([5, 3, 9], 2, 0)).toEqual({
      amounts: Float64Array.of(0, 0, 0),
      multiplier: 3,
      bound: ["lower", "lower", "lower"],
      residual: 0,
    });
  });
  test("a unit without heads takes no part, even as the lowest", () => {
    const closed = waterFill([1, 5, 8], [0, 1, 1], 2);
    expect(Array.from(closed.amounts)).toEqual([0, 2, 0]);
    expect(closed.bound).toEqual(["excluded", "none", "lower"]);
  });
  test("negative levels are legal", () => {
    expect(waterFill([-10, -4], 1, 8).multiplier).toBe(-3);
  });
  test.for([1e-300, 1e-150, 1e150, 1e295])("money of %d keeps its digits", (unit) => {
    const closed = waterFill([5 * unit, 8 * unit, 6 * unit], [3, 1, 3], 6 * unit);
    expect(close(closed.amounts, [4.5 * unit, 0, 1.5 * unit], 1e-14)).toBe(true);
  });
  test.for([1e-200, 1e200])("heads of %d keep their digits", (unit) => {
    const closed = waterFill([5, 8, 6], [3 * unit, unit, 3 * unit], 6 * unit);
    expect(close(closed.amounts, [4.5 * unit, 0, 1.5 * unit], 1e-14)).toBe(true);
  });
  test("typed arrays and plain ones give the same, and neither is changed", () => {
    const level = Float64Array.of(3, 1, 2);
    expect(waterFill(level, Int32Array.of(1, 2, 3), 9)).toEqual(waterFill([3, 1, 2], [1, 2, 3], 9));
    expect(level).toEqual(Float64Array.of(3, 1, 2));
  });
});

refusals("waterFill", [
  ["no units", () => waterFill([], [], 1), "too_few_observations", "needs at least 1 unit"],
  ["a level that is NaN", () => waterFill([1, Number.NaN], 1, 1), "not_finite", "level 1 is NaN"],
  ["a level that is a text", () => waterFill(["3"] as never, 1, 1), "wrong_type", 'level 0 is "3"'],
  [
    "levels that are no array",
    () => waterFill("ab" as never, 1, 1),
    "wrong_type",
    'level is "ab", which is text',
  ],
  [
    "infinite heads",
    () => waterFill([1], [Number.POSITIVE_INFINITY], 1),
    "not_finite",
    "weights 0 is Infinity",
  ],
  ["negative heads", () => waterFill([1, 2], [1, -1], 1), "out_of_domain", "weights 1 is -1"],
  ["fewer heads than levels", () => waterFill([1, 2], [1], 1), "length_mismatch", "got 1 where level has 2"],
  ["no budget given", () => waterFill([1], 1, undefined as never), "missing_option", "budget is required"],
  ["a negative budget", () => waterFill([1], 1, -1), "out_of_domain", "budget is -1; it must be at least 0"],
  [
    "an infinite budget",
    () => waterFill([1], 1, Number.POSITIVE_INFINITY),
    "not_finite",
    "budget is Infinity",
  ],
  [
    "nobody eligible",
    () => waterFill([1, 2], 1, 5, { eligible: [false, false] }),
    "infeasible",
    "no unit is eligible",
  ],
  ["nobody with heads", () => waterFill([1, 2], 0, 5), "zero_total", "total weight of 0"],
  ["too few marks", () => waterFill([1, 2], 1, 5, { eligible: [true] }), "length_mismatch", "got 1 for 2"],
  [
    "a mark that is a text",
    () => waterFill([1], 1, 5, { eligible: ["yes"] as never }),
    "wrong_type",
    "entry 0 of eligible is yes",
  ],
  [
    "an unknown option",
    () => waterFill([1], 1, 5, { eligble: [true] } as never),
    "unknown_option",
    '"eligble" is not known',
  ],
  [
    "options that are no object",
    () => waterFill([1], 1, 5, null as never),
    "wrong_type",
    "options must be one object",
  ],
]);
