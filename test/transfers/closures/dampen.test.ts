import fc from "fast-check";
import { expect, test } from "vitest";
import { byGroup, dampen } from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";

const total = (amounts: ArrayLike<number>): number => Array.from(amounts).reduce((a, b) => a + b, 0);

test("agrees with the one factor found by halving, keeps floors and the sum", () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const x = rows.map(([a]) => a);
      const floors = rows.map(([a, b]) => Math.min(b, a + 1000) * 0.5);
      fc.pre(total(floors) <= total(x) && x.some((one, i) => one > floors[i]!));
      const { amounts, multiplier } = dampen(x, floors);
      const at = (k: number): number =>
        total(x.map((one, i) => floors[i]! + k * Math.max(0, one - floors[i]!)));
      let [low, high] = [0, 1e7];
      for (let round = 0; round < 200; round++) {
        const middle = (low + high) / 2;
        if (at(middle) < total(x)) low = middle;
        else high = middle;
      }
      expect(multiplier).toBeCloseTo(high, 6);
      expect(Math.abs(total(amounts) - total(x))).toBeLessThanOrEqual(1e-9 * total(x));
      for (const [i, amount] of amounts.entries()) expect(amount).toBeGreaterThanOrEqual(floors[i]!);
    }),
  );
});

test("within classes each class pays for its own floors", () => {
  const x = [80, 120, 50, 70];
  const floors = [90, 100, 60, 50];
  const classes = ["county", "county", "city", "city"];
  const damped = byGroup(classes, ({ pick }) => dampen(pick(x), pick(floors)));
  expect(Array.from(damped.amounts)).toEqual([90, 110, 60, 60]);
  expect(damped.groups.map(({ group, multiplier }) => [group, multiplier])).toEqual([
    ["county", 0.5],
    ["city", 0.5],
  ]);
});

test("without a gain nothing is paid beyond the floors, with a cut each broken floor is marked", () => {
  expect(dampen([5, 5], [5, 5], { total: 12 })).toMatchObject({ residual: 2, bound: ["lower", "lower"] });
  const cut = dampen([10, 10], [20, 0], { total: 10, onInfeasible: "relax" });
  expect([Array.from(cut.amounts), cut.bound]).toEqual([
    [10, 0],
    ["below-floor", "lower"],
  ]);
});

refusals("dampen", [
  ["floors beyond the money", () => dampen([1, 1], [2, 2]), "infeasible", "the floors add up to 4"],
  ["a negative amount", () => dampen([-1], [0]), "out_of_domain", "x 0 is -1"],
]);
