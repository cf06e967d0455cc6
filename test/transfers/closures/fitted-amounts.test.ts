import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boundedShare,
  capAmounts,
  collar,
  equalCut,
  type FittedAmounts,
  levelUp,
  maxGrowth,
  scaleTo,
} from "../../../src/transfers/index.ts";
import canadaExcess from "../../fixtures/transfers/canada-excess.json" with { type: "json" };
import canadaFormula from "../../fixtures/transfers/canada-formula-only.json" with { type: "json" };
import canadaShortfall from "../../fixtures/transfers/canada-shortfall.json" with { type: "json" };
import chipCeiling from "../../fixtures/transfers/chip-ceiling-under-one.json" with { type: "json" };
import chipFloors from "../../fixtures/transfers/chip-floors-over-one.json" with { type: "json" };
import { refusals } from "../../support/refusals.ts";
import { bisect, close, column, heads, money, reorder, rowsOf, total } from "../brute-force.ts";

const NAN = Number.NaN;

/** Money per head times heads, in all. */
const bill = (amounts: ArrayLike<number>, weights: readonly number[]): number =>
  total(Array.from(amounts, (x, i) => x * weights[i]!));

/** One province's column of a vector, in the order of its inputs. */
function provinces(vector: typeof canadaExcess | typeof canadaShortfall | typeof canadaFormula) {
  const names = Object.keys(vector.inputs.provinces) as (keyof typeof vector.inputs.provinces)[];
  const of = (column: Readonly<Record<string, number>>): number[] => names.map((name) => column[name]!);
  return {
    population: names.map((name) => vector.inputs.provinces[name].pop),
    level: names.map((name) => vector.inputs.provinces[name].nonres + vector.inputs.provinces[name].res),
    capped: of(vector.expected.capped),
    perCapita: of(vector.expected.perCapita),
    payment: of(vector.expected.payment),
  };
}

describe("scaleTo", () => {
  test("by hand", () => {
    expect(scaleTo([1, 2, 5], 4)).toEqual({
      amounts: Float64Array.of(0.5, 1, 2.5),
      multiplier: 0.5,
      bound: ["none", "none", "none"],
      residual: 0,
    });
  });
  test("nothing closes to nothing", () => {
    expect(scaleTo([0, 0], 0)).toEqual({
      amounts: Float64Array.of(0, 0),
      multiplier: 1,
      bound: ["none", "none"],
      residual: 0,
    });
    expect(scaleTo([3, 1], 0).amounts).toEqual(Float64Array.of(0, 0));
  });
  test("adds up to the total, a second time changes nothing, and proportions stay", () => {
    fc.assert(
      fc.property(rowsOf(money), fc.integer({ min: 1, max: 1e9 }), (rows, pool) => {
        const x = column(rows, 0);
        fc.pre(x.some((one) => one > 0));
        const once = scaleTo(x, pool);
        expect(Math.abs(total(once.amounts) - pool)).toBeLessThanOrEqual(1e-12 * pool);
        expect(close(scaleTo(once.amounts, pool).amounts, once.amounts, 1e-14)).toBe(true);
        for (const [i, amount] of once.amounts.entries()) {
          expect(amount).toBeCloseTo((pool * x[i]!) / total(x), 6 - Math.ceil(Math.log10(pool + 1)) + 3);
        }
      }),
    );
  });
  test.for([
    [1e-300, 1],
    [1e300, 1e300],
    [1e308, 1e-300],
    [5e-324, 1e300],
  ] as const)("amounts of %d to a total of %d", ([unit, pool]) => {
    const { amounts } = scaleTo([unit, unit, 0], pool);
    expect(amounts[0]! / pool).toBeCloseTo(0.5, 14);
    expect(amounts[2]).toBe(0);
  });
});

refusals("scaleTo", [
  ["amounts of 0 to a total", () => scaleTo([0, 0], 5), "zero_total", "no factor scales to 5"],
  ["a negative amount", () => scaleTo([1, -1], 5), "out_of_domain", "x 1 is -1"],
  ["a negative total", () => scaleTo([1], -5), "out_of_domain", "total is -5"],
  ["NaN", () => scaleTo([NAN], 5), "not_finite", "x 0 is NaN"],
  ["no units", () => scaleTo([], 5), "too_few_observations", "x is empty"],
  ["no total", () => scaleTo([1], undefined as never), "missing_option", "total is required"],
]);

describe("equalCut", () => {
  test("agrees with Canada's envelope exceeded", () => {
    const { population, capped, perCapita, payment } = provinces(canadaExcess);
    const closed = equalCut(capped, population, canadaExcess.inputs.envelope);
    expect(closed.multiplier).toBeCloseTo(canadaExcess.expected.perCapitaReduction, 6);
    for (const [i, amount] of closed.amounts.entries()) {
      expect(amount).toBeCloseTo(perCapita[i]!, 6);
      expect(amount * population[i]!).toBeCloseTo(payment[i]!, 6);
    }
  });
  test("cuts nothing where no envelope binds, and says what is left", () => {
    const { population, capped, perCapita } = provinces(canadaFormula);
    const closed = equalCut(capped, population, 20_000);
    expect(Array.from(closed.amounts)).toEqual(perCapita);
    expect(closed.multiplier).toBe(0);
    expect(closed.residual).toBeCloseTo(20_000 - canadaFormula.expected.total, 6);
  });
  test("agrees with halving", () => {
    fc.assert(
      fc.property(rowsOf(money, heads), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (rows, part) => {
        const [x, weights] = [column(rows, 0), column(rows, 1)];
        const claim = bill(x, weights);
        fc.pre(claim > 0);
        const pool = part * claim;
        const closed = equalCut(x, weights, pool);
        const cut = bisect(
          (c) =>
            -bill(
              x.map((one) => Math.max(0, one - c)),
              weights,
            ),
          -pool,
          0,
          1e6,
        );
        expect(closed.multiplier).toBeCloseTo(cut, 5);
        expect(Math.abs(bill(closed.amounts, weights) - pool)).toBeLessThanOrEqual(1e-9 * pool);
        for (const [i, amount] of closed.amounts.entries()) {
          expect(amount).toBeCloseTo(Math.max(0, x[i]! - cut), 5);
          expect(closed.bound[i]).toBe(amount === 0 ? "lower" : "none");
        }
        expect(closed.residual).toBe(0);
      }),
    );
  });
  test("a total of 0 cuts everything", () => {
    const closed = equalCut([3, 8], [1, 1], 0);
    expect(closed.amounts).toEqual(Float64Array.of(0, 0));
    expect(closed.multiplier).toBe(8);
  });
  test("a unit without heads is cut like the others and costs nothing", () => {
    expect(equalCut([9, 5], [0, 1], 3).amounts).toEqual(Float64Array.of(7, 3));
  });
});

refusals("equalCut", [
  ["a negative amount", () => equalCut([-1], [1], 5), "out_of_domain", "x 0 is -1"],
  ["negative heads", () => equalCut([1], [-1], 5), "out_of_domain", "weights 0 is -1"],
  ["a negative total", () => equalCut([1], [1], -5), "out_of_domain", "total is -5"],
  ["different lengths", () => equalCut([1, 2], [1], 5), "length_mismatch", "needs one weights per unit"],
  ["NaN", () => equalCut([1], [NAN], 5), "not_finite", "weights 0 is NaN"],
  ["no units", () => equalCut([], [], 5), "too_few_observations", "x is empty"],
  ["no total", () => equalCut([1], [1], undefined as never), "missing_option", "total is required"],
  ["no heads", () => equalCut([1], undefined as never, 1), "missing_option", "weights is required"],
]);

describe("levelUp", () => {
  test("agrees with Canada's envelope not reached", () => {
    const { population, level, capped, perCapita, payment } = provinces(canadaShortfall);
    const closed = levelUp(capped, {
      baseline: level,
      members: capped.map((one) => one > 0),
      weights: population,
      total: canadaShortfall.inputs.envelope,
    });
    expect(closed.multiplier).toBeCloseTo(canadaShortfall.expected.perCapitaAdjustment, 6);
    for (const [i, amount] of closed.amounts.entries()) {
      expect(amount).toBeCloseTo(perCapita[i]!, 6);
      expect(amount * population[i]!).toBeCloseTo(payment[i]!, 5);
    }
  });
  test("agrees with halving, new entrants included", () => {
    fc.assert(
      fc.property(
        rowsOf(
          fc.integer({ min: 0, max: 50 }),
          fc.integer({ min: 0, max: 300 }),
          heads,
          fc.integer({ min: 0, max: 1 }),
        ),
        fc.integer({ min: 0, max: 20_000 }),
        (rows, extra) => {
          const members = rows.map((row) => row[3] === 1);
          const x = rows.map((row) => (row[3] === 1 ? row[0]! : 0));
          const [level, weights] = [column(rows, 1), column(rows, 2)];
          fc.pre(members.some((member, i) => member && weights[i]! > 0));
          const best = Math.max(...level.map((l, i) => (members[i] ? l + x[i]! : -1)));
          const lifted = (rise: number): number[] =>
            x.map((one, i) => one + (members[i] ? rise : Math.max(0, best + rise - level[i]! - one)));
          const pool = bill(lifted(0), weights) + extra;
          const closed = levelUp(x, { baseline: level, members, weights, total: pool });
          const rise = bisect((r) => bill(lifted(r), weights), pool, 0, 1e5);
          expect(closed.multiplier).toBeCloseTo(rise, 6);
          expect(bill(closed.amounts, weights)).toBeCloseTo(pool, 6);
          for (const [i, amount] of closed.amounts.entries()) expect(amount).toBeCloseTo(lifted(rise)[i]!, 6);
        },
      ),
    );
  });
  test("says who is a member, who is lifted to their level, and who stands above it", () => {
    const closed = levelUp([10, 0, 0], {
      baseline: [90, 101, 150],
      members: [true, false, false],
      weights: 1,
      total: 15,
    });
    expect(closed.amounts).toEqual(Float64Array.of(13, 2, 0));
    expect(closed.bound).toEqual(["none", "upper", "excluded"]);
    expect(closed.multiplier).toBe(3);
  });
  test("money that does not bring everybody behind up to the members lifts those furthest behind first", () => {
    const question = { baseline: [9, 1, 5, 20], members: [true, false, false, false], weights: [1, 2, 1, 1] };
    // Levels 14, 1, 5, 20: 4 heads-worth of 8 lift the second to the third, 3 more each lift three heads together.
    const some = levelUp([5, 0, 0, 0], { ...question, total: 5 + 8 + 9 });
    expect(some.amounts).toEqual(Float64Array.of(5, 7, 3, 0));
    expect([some.multiplier, some.residual]).toEqual([0, 0]);
    expect(some.bound).toEqual(["none", "upper", "upper", "excluded"]);
    const little = levelUp([5, 0, 0, 0], { ...question, total: 7 });
    expect(little.amounts).toEqual(Float64Array.of(5, 1, 0, 0));
    // Just enough, and a little more: the members rise with those lifted to them.
    const enough = levelUp([5, 0, 0, 0], { ...question, total: 5 + 26 + 9 + 8 });
    expect(enough.amounts).toEqual(Float64Array.of(7, 15, 11, 0));
    expect(enough.multiplier).toBe(2);
  });
  test("nothing left over changes nothing", () => {
    const closed = levelUp([4, 0], { baseline: [1, 9], members: [1, 0], weights: [3, 1], total: 12 });
    expect(closed.amounts).toEqual(Float64Array.of(4, 0));
    expect(closed.multiplier).toBe(0);
  });
  test("without members there is nothing to place, and nothing placed", () => {
    const closed = levelUp([0, 0], { baseline: [1, 9], members: [false, false], weights: 1, total: 0 });
    expect(closed.amounts).toEqual(Float64Array.of(0, 0));
    expect(closed.bound).toEqual(["excluded", "excluded"]);
  });
});

const leveling = { baseline: [1, 2], members: [true, false], weights: [1, 1], total: 9 };
refusals("levelUp", [
  ["amounts beyond the total", () => levelUp([5, 0], { ...leveling, total: 3 }), "infeasible", "take 5 of 3"],
  [
    "money and no members",
    () => levelUp([0, 0], { ...leveling, members: [false, false] }),
    "infeasible",
    "no member has heads",
  ],
  [
    "money and members without heads",
    () => levelUp([0, 0], { ...leveling, weights: [0, 1] }),
    "infeasible",
    "no member has heads",
  ],
  [
    "members missing",
    () => levelUp([1, 0], { baseline: 1, weights: 1, total: 2 } as never),
    "missing_option",
    "members",
  ],
  [
    "too few members",
    () => levelUp([1, 0], { ...leveling, members: [true] }),
    "length_mismatch",
    "got 1 for 2",
  ],
  [
    "a level missing",
    () => levelUp([1, 0], { ...leveling, baseline: undefined } as never),
    "missing_option",
    "baseline is required",
  ],
  [
    "a total missing",
    () => levelUp([1, 0], { ...leveling, total: undefined } as never),
    "missing_option",
    "total is required",
  ],
  ["a negative amount", () => levelUp([-1, 0], leveling), "out_of_domain", "x 0 is -1"],
  ["NaN", () => levelUp([1, 0], { ...leveling, baseline: [NAN, 1] }), "not_finite", "baseline 0 is NaN"],
  ["different lengths", () => levelUp([1, 0], { ...leveling, baseline: [1] }), "length_mismatch", "baseline"],
  [
    "no units",
    () => levelUp([], { ...leveling, baseline: [], weights: [], members: [] }),
    "too_few_observations",
    "x is empty",
  ],
  [
    "an unknown option",
    () => levelUp([1, 0], { ...leveling, heads: 1 } as never),
    "unknown_option",
    '"heads"',
  ],
  ["no options", () => levelUp([1], undefined as never), "wrong_type", "options must be one object"],
]);

describe("boundedShare", () => {
  test("agrees with the allotments raised pro rata below their ceilings", () => {
    const states = Object.values(chipCeiling.inputs.states);
    const { total: money } = chipCeiling.inputs;
    const closed = boundedShare(Object.values(chipCeiling.expected.initial), {
      lower: states.map(({ prev, base }) => Math.max(2e6 / money, 0.9 * prev, 0.7 * base)),
      upper: states.map(({ base }) => 1.45 * base),
      total: 1,
    });
    expect(closed.multiplier).toBeCloseTo(chipCeiling.expected.mode[1] as number, 9);
    expect(close(closed.amounts, Object.values(chipCeiling.expected.proportion), 1e-9)).toBe(true);
    expect(closed.bound).toEqual(["upper", "none", "none"]);
  });
  test("agrees with halving", () => {
    fc.assert(
      fc.property(
        rowsOf(money, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 200 })),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (rows, part) => {
          const scores = column(rows, 0);
          const lower = column(rows, 1);
          const upper = rows.map((row) => row[1]! + row[2]!);
          const least = total(lower);
          const most = total(upper.map((u, i) => (scores[i]! > 0 ? u : lower[i]!)));
          fc.pre(most > least);
          const pool = least + part * (most - least);
          const claims = (m: number): number[] =>
            scores.map((s, i) => Math.min(Math.max(m * s, lower[i]!), upper[i]!));
          const closed = boundedShare(scores, { lower, upper, total: pool });
          const m = bisect((one) => total(claims(one)), pool, 0, 1e4);
          expect(close(closed.amounts, claims(m), 1e-7)).toBe(true);
          expect(Math.abs(total(closed.amounts) - pool)).toBeLessThanOrEqual(1e-11 * pool);
          for (const [i, amount] of closed.amounts.entries()) {
            expect(amount >= lower[i]! && amount <= upper[i]!).toBe(true);
            if (closed.bound[i] === "none") {
              expect(Math.abs(amount - closed.multiplier * scores[i]!)).toBeLessThanOrEqual(1e-9 * amount);
            }
            if (closed.bound[i] === "lower") expect(amount).toBe(lower[i]);
            if (closed.bound[i] === "upper") expect(amount).toBe(upper[i]);
          }
        },
      ),
    );
  });
  test("a collar holds after the closure that uses it as bounds", () => {
    fc.assert(
      fc.property(
        rowsOf(money, fc.integer({ min: 1, max: 1000 })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, part) => {
          const previous = column(rows, 1);
          const lower = previous.map((y) => 0.9 * y);
          const upper = previous.map((y) => 1.2 * y);
          const wanted = collar(column(rows, 0), previous, { down: 0.1, up: 0.2 });
          const pool = total(lower) + part * (total(upper) - total(lower));
          const { amounts } = boundedShare(wanted, { lower, upper, total: pool });
          for (const [i, x] of amounts.entries()) expect(x >= lower[i]! && x <= upper[i]!).toBe(true);
          expect(Math.abs(total(amounts) - pool)).toBeLessThanOrEqual(1e-9 * pool);
        },
      ),
    );
  });
  test("without bounds it is a share; with money in another unit, the same in that unit", () => {
    fc.assert(
      fc.property(rowsOf(money), fc.integer({ min: -30, max: 30 }), (rows, k) => {
        const scores = column(rows, 0);
        fc.pre(total(scores) > 0);
        const once = boundedShare(scores, { total: 1000, lower: 1 });
        const plain = boundedShare(scores, { total: 1000 });
        expect(
          close(
            plain.amounts,
            scores.map((s) => (1000 * s) / total(scores)),
            1e-12,
          ),
        ).toBe(true);
        const scaled = boundedShare(scores, { total: 1000 * 2 ** k, lower: 2 ** k });
        expect(Array.from(scaled.amounts)).toEqual(Array.from(once.amounts, (x) => x * 2 ** k));
      }),
    );
  });
  test("more need never means less money", () => {
    fc.assert(
      fc.property(rowsOf(money), money, fc.nat(), (rows, more, at) => {
        const scores = column(rows, 0).map((s) => s + 1);
        const i = at % scores.length;
        const options = { lower: 0, upper: 500, total: 400 };
        const before = boundedShare(scores, options).amounts[i]!;
        const after = boundedShare(scores.with(i, scores[i]! + more), options).amounts[i]!;
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });
  test("does not depend on the order of units", () => {
    fc.assert(
      fc.property(rowsOf(money, money), fc.array(fc.integer()), (rows, keys) => {
        const once = boundedShare(
          column(rows, 0).map((s) => s + 1),
          { upper: column(rows, 1).map((u) => u + 1), total: 1 },
        );
        const { list, back } = reorder(rows, keys);
        const other = boundedShare(
          column(list, 0).map((s) => s + 1),
          { upper: column(list, 1).map((u) => u + 1), total: 1 },
        );
        expect(
          close(
            back.map((k) => other.amounts[k]!),
            once.amounts,
            1e-12,
          ),
        ).toBe(true);
        expect(back.map((k) => other.bound[k]!)).toEqual(once.bound);
      }),
    );
  });
  test("a score of 0 stays at its floor", () => {
    expect(boundedShare([0, 1], { lower: 3, upper: 100, total: 50 })).toEqual({
      amounts: Float64Array.of(3, 47),
      multiplier: 47,
      bound: ["lower", "none"],
      residual: 0,
    });
  });
  test("floors beyond the money are cut in proportion when it is asked for", () => {
    expect(boundedShare([1, 1], { lower: [30, 10], total: 20, onInfeasible: "relax" })).toEqual({
      amounts: Float64Array.of(15, 5),
      multiplier: 0,
      bound: ["below-floor", "below-floor"],
      residual: 0,
    });
  });
  test("ceilings short of the money leave a residual when it is asked for", () => {
    expect(boundedShare([1, 2], { upper: [30, 10], total: 100, onInfeasible: "relax" })).toEqual({
      amounts: Float64Array.of(30, 10),
      multiplier: 30,
      bound: ["upper", "upper"],
      residual: 60,
    });
  });
  test("floors that add up to the money but for rounding are no shortage", () => {
    const closed = boundedShare([1, 1, 1], { lower: [0.1, 0.2, 0.3], total: 0.6 });
    expect(total(closed.amounts)).toBeCloseTo(0.6, 15);
  });
});

refusals("boundedShare", [
  [
    "floors beyond the money",
    () => boundedShare([1, 1], { lower: 30, total: 20 }),
    "infeasible",
    "the floors add up to 60, more than the total of 20",
  ],
  [
    "ceilings short of it",
    () => boundedShare([1, 1], { upper: 5, total: 20 }),
    "infeasible",
    "the most that can be placed is 10 of 20",
  ],
  [
    "nobody with a score",
    () => boundedShare([0, 0], { total: 20 }),
    "infeasible",
    "the most that can be placed is 0 of 20",
  ],
  [
    "a floor above its ceiling",
    () => boundedShare([1, 1], { lower: [1, 9], upper: 5, total: 20 }),
    "out_of_domain",
    "the floor of unit 1 is 9, above its ceiling of 5",
  ],
  [
    "an unknown policy",
    () => boundedShare([1], { total: 1, onInfeasible: "ignore" as never }),
    "unknown_option",
    '"ignore"',
  ],
  [
    "an unknown option",
    () => boundedShare([1], { total: 1, floor: 2 } as never),
    "unknown_option",
    '"floor"',
  ],
  ["no total", () => boundedShare([1], {} as never), "missing_option", "total is required"],
  ["a negative total", () => boundedShare([1], { total: -1 }), "out_of_domain", "total is -1"],
  ["a negative score", () => boundedShare([-1], { total: 1 }), "out_of_domain", "score 0 is -1"],
  ["a negative floor", () => boundedShare([1], { total: 1, lower: -1 }), "out_of_domain", "lower is -1"],
  [
    "an infinite floor",
    () => boundedShare([1], { total: 1, lower: Number.POSITIVE_INFINITY }),
    "not_finite",
    "lower is Infinity",
  ],
  [
    "a ceiling that is NaN",
    () => boundedShare([1], { total: 1, upper: [NAN] }),
    "not_finite",
    "upper 0 is NaN",
  ],
  [
    "a ceiling for all that is NaN",
    () => boundedShare([1], { total: 1, upper: NAN }),
    "not_finite",
    "upper is NaN",
  ],
  [
    "a ceiling that is a text",
    () => boundedShare([1], { total: 1, upper: ["5"] as never }),
    "wrong_type",
    'upper 0 is "5"',
  ],
  ["different lengths", () => boundedShare([1, 1], { total: 1, upper: [1] }), "length_mismatch", "upper"],
  ["no units", () => boundedShare([], { total: 1 }), "too_few_observations", "score is empty"],
]);

describe("maxGrowth", () => {
  test("agrees with the maximum percentage increase of the allotments", () => {
    const states = Object.values(chipFloors.inputs.states);
    const { total: money } = chipFloors.inputs;
    const lower = states.map(({ prev, base }) => Math.max(2e6 / money, 0.9 * prev, 0.7 * base));
    const initial = Object.values(chipFloors.expected.initial).map((x, i) =>
      Math.min(Math.max(x, lower[i]!), 1.45 * states[i]!.base),
    );
    expect(total(initial)).toBeCloseTo(chipFloors.expected.sumAfterBounds, 12);
    const closed = maxGrowth(
      initial,
      states.map(({ prev }) => prev),
      { lower, total: 1 },
    );
    expect(closed.multiplier).toBeCloseTo(chipFloors.expected.mode[1] as number, 9);
    expect(close(closed.amounts, Object.values(chipFloors.expected.proportion), 1e-9)).toBe(true);
  });
  test("agrees with halving", () => {
    fc.assert(
      fc.property(
        rowsOf(
          fc.integer({ min: 0, max: 500 }),
          fc.integer({ min: 1, max: 300 }),
          fc.integer({ min: 0, max: 100 }),
        ),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (rows, part) => {
          const [x, previous, lower] = [column(rows, 0), column(rows, 1), column(rows, 2)];
          const least = total(lower);
          const most = total(x.map((one, i) => Math.max(one, lower[i]!)));
          fc.pre(most > least);
          const pool = least + part * (most - least);
          const held = (rate: number): number[] =>
            x.map((one, i) => Math.max(lower[i]!, Math.min(one, previous[i]! * (1 + rate))));
          const closed = maxGrowth(x, previous, { lower, total: pool });
          const rate = bisect((r) => total(held(r)), pool, -1, 1000);
          expect(close(closed.amounts, held(rate), 1e-7)).toBe(true);
          expect(Math.abs(total(closed.amounts) - pool)).toBeLessThanOrEqual(1e-11 * pool);
          for (const [i, amount] of closed.amounts.entries()) {
            if (closed.bound[i] === "upper") {
              expect(amount).toBeCloseTo(previous[i]! * (1 + closed.multiplier), 8);
            }
            if (closed.bound[i] === "none") expect(amount).toBe(x[i]);
            if (closed.bound[i] === "lower") expect(amount).toBe(lower[i]);
          }
        },
      ),
    );
  });
  test("where the money suffices, nobody is held, and the rest is said", () => {
    const closed = maxGrowth([12, 30], [10, 20], { total: 50 });
    expect(closed).toEqual({
      amounts: Float64Array.of(12, 30),
      multiplier: 0.5,
      bound: ["none", "none"],
      residual: 8,
    });
  });
  test("less money than last year is a negative rate", () => {
    const closed = maxGrowth([12, 30], [10, 20], { total: 15 });
    expect(closed.amounts).toEqual(Float64Array.of(5, 10));
    expect(closed.multiplier).toBe(-0.5);
  });
  test("from nothing no rate leads anywhere: the floor stays", () => {
    const closed = maxGrowth([12, 30], [0, 20], { lower: [2, 0], total: 50 });
    expect(closed.amounts).toEqual(Float64Array.of(2, 30));
    expect(closed.bound).toEqual(["lower", "none"]);
    expect(closed.residual).toBe(18);
  });
  test("floors beyond the money are cut in proportion when it is asked for", () => {
    const closed = maxGrowth([50, 50], [40, 40], { lower: [30, 10], total: 20, onInfeasible: "relax" });
    expect(closed.amounts).toEqual(Float64Array.of(15, 5));
    expect(closed.bound).toEqual(["below-floor", "below-floor"]);
  });
});

refusals("maxGrowth", [
  [
    "floors beyond the money",
    () => maxGrowth([50], [40], { lower: 30, total: 20 }),
    "infeasible",
    "the floors add up to 30",
  ],
  [
    "an unknown policy",
    () => maxGrowth([1], [1], { total: 1, onInfeasible: "x" as never }),
    "unknown_option",
    '"x"',
  ],
  [
    "an unknown option",
    () => maxGrowth([1], [1], { total: 1, upper: 2 } as never),
    "unknown_option",
    '"upper"',
  ],
  ["no total", () => maxGrowth([1], [1], {} as never), "missing_option", "total is required"],
  ["a negative amount", () => maxGrowth([-1], [1], { total: 1 }), "out_of_domain", "x 0 is -1"],
  ["a negative last year", () => maxGrowth([1], [-1], { total: 1 }), "out_of_domain", "previous 0 is -1"],
  ["a negative floor", () => maxGrowth([1], [1], { lower: -1, total: 1 }), "out_of_domain", "lower is -1"],
  ["NaN", () => maxGrowth([NAN], [1], { total: 1 }), "not_finite", "x 0 is NaN"],
  ["different lengths", () => maxGrowth([1, 2], [1], { total: 1 }), "length_mismatch", "previous"],
  ["no units", () => maxGrowth([], [], { total: 1 }), "too_few_observations", "x is empty"],
]);

describe("capAmounts", () => {
  test("gives back, redistributes, or gives to one", () => {
    const x = [80, 20, 20];
    expect(capAmounts(x, { cap: 50, onResidual: "return" })).toEqual({
      amounts: Float64Array.of(50, 20, 20),
      multiplier: 1,
      bound: ["upper", "none", "none"],
      residual: 30,
    });
    expect(capAmounts(x, { cap: 50, onResidual: "redistribute" })).toEqual({
      amounts: Float64Array.of(50, 35, 35),
      multiplier: 1.75,
      bound: ["upper", "none", "none"],
      residual: 0,
    });
    expect(capAmounts(x, { cap: [50, Number.POSITIVE_INFINITY, 50], onResidual: { to: 1 } }).amounts).toEqual(
      Float64Array.of(50, 50, 20),
    );
  });
  test("what goes to the others stops at their caps, and what nobody can take is left", () => {
    const closed = capAmounts([80, 20, 0], { cap: [50, 25, 90], onResidual: "redistribute" });
    expect(closed.amounts).toEqual(Float64Array.of(50, 25, 0));
    expect(closed.bound).toEqual(["upper", "upper", "none"]);
    expect(closed.residual).toBe(25);
  });
  test("no money appears or is lost", () => {
    fc.assert(
      fc.property(rowsOf(money, money), fc.constantFrom("return", "redistribute", "first"), (rows, how) => {
        const x = column(rows, 0);
        const closed: FittedAmounts = capAmounts(x, {
          cap: column(rows, 1),
          onResidual: how === "first" ? { to: 0 } : (how as "return" | "redistribute"),
        });
        expect(total(closed.amounts) + closed.residual).toBeCloseTo(total(x), 4);
      }),
    );
  });
});

refusals("capAmounts", [
  [
    "nobody named for the rest",
    () => capAmounts([1], { cap: 1 } as never),
    "missing_option",
    "onResidual is required",
  ],
  ["no cap", () => capAmounts([1], { onResidual: "return" } as never), "missing_option", "cap is required"],
  [
    "an unknown policy",
    () => capAmounts([1], { cap: 1, onResidual: "keep" as never }),
    "unknown_option",
    '"keep"',
  ],
  [
    "a unit that is not there",
    () => capAmounts([1], { cap: 1, onResidual: { to: 1 } }),
    "out_of_domain",
    "pass the position of a unit, 0 to 0",
  ],
  [
    "a unit by name",
    () => capAmounts([1], { cap: 1, onResidual: { to: "A" as never } }),
    "out_of_domain",
    "onResidual.to is A",
  ],
  ["a negative cap", () => capAmounts([1], { cap: -1, onResidual: "return" }), "out_of_domain", "cap is -1"],
  [
    "a negative amount",
    () => capAmounts([-1], { cap: 1, onResidual: "return" }),
    "out_of_domain",
    "x 0 is -1",
  ],
  [
    "an unknown option",
    () => capAmounts([1], { cap: 1, onResidual: "return", max: 1 } as never),
    "unknown_option",
    '"max"',
  ],
  [
    "different lengths",
    () => capAmounts([1], { cap: [1, 2], onResidual: "return" }),
    "length_mismatch",
    "cap",
  ],
  ["no units", () => capAmounts([], { cap: 1, onResidual: "return" }), "too_few_observations", "x is empty"],
]);
