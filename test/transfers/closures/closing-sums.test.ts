import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocate,
  apportion,
  boundedShare,
  capAmounts,
  columns,
  equalCut,
  levelUp,
  maxGrowth,
  proRata,
  scaleTo,
  waterFill,
} from "../../../src/transfers/index.ts";

const RESIDUE = 0.1 + 0.2 - 0.3;
const total = (amounts: ArrayLike<number>): number => Array.from(amounts).reduce((a, b) => a + b, 0);

describe("a floating residue among scores or last amounts overspends nowhere", () => {
  test("maxGrowth", () => {
    const fit = maxGrowth([200, 510, 330], [RESIDUE, 500, 300], { total: 900 });
    expect(Array.from(fit.amounts)).toEqual([60, 510, 330]);
    expect(fit.bound).toEqual(["upper", "none", "none"]);
  });
  test("boundedShare", () => {
    const fit = boundedShare([RESIDUE, 100, 50], { upper: [80, 60, 40], total: 150 });
    expect(Array.from(fit.amounts)).toEqual([50, 60, 40]);
    expect(fit.bound).toEqual(["none", "upper", "upper"]);
  });
  test("capAmounts", () => {
    const fit = capAmounts([RESIDUE, 200], { cap: [1000, 50], onResidual: "redistribute" });
    expect(total(fit.amounts)).toBeCloseTo(200, 9);
    expect(fit.amounts[1]).toBe(50);
  });
  test("every closure adds up over 30 powers of ten", () => {
    const size = fc.tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -18, max: 12 }));
    const rows = fc.array(fc.tuple(size, size, size), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (list, part) => {
        const at = (k: 0 | 1 | 2): number[] => list.map((row) => row[k][0] * 10 ** row[k][1]);
        const [a, b, c] = [at(0), at(1), at(2)];
        const near = (amounts: ArrayLike<number>, wanted: number): void =>
          expect(Math.abs(total(amounts) - wanted)).toBeLessThanOrEqual(1e-9 * wanted);
        const pool = part * total(b);
        near(boundedShare(a, { upper: b, total: pool }).amounts, pool);
        near(maxGrowth(b, a, { total: pool }).amounts, pool);
        near(scaleTo(a, pool).amounts, pool);
        near(proRata(a, pool), pool);
        near(waterFill(a, b, pool).amounts, pool);
        const claim = total(a.map((x, i) => x * c[i]!));
        const cut = equalCut(a, c, part * claim);
        near(
          cut.amounts.map((x, i) => x * c[i]!),
          part * claim,
        );
        const best = allocate({ baseline: a, population: c, budget: pool, upper: b, objective: "max-min" });
        near(best.amounts, pool);
      }),
    );
  });
});

describe("bounds that are equal but for rounding are no contradiction", () => {
  const x = [0.7, 1.3, 70.3];
  const lower = x.map((one) => 1.1 * one);
  const upper = x.map((one) => one + 0.1 * one);
  test("some of these floors lie above their ceilings by the last bit", () => {
    expect(lower.some((floor, i) => floor > upper[i]!)).toBe(true);
  });
  test("boundedShare, allocate, clamp", () => {
    const pool = total(upper);
    expect(Array.from(boundedShare([1, 1, 1], { lower, upper, total: pool }).amounts)).toEqual(upper);
    const best = allocate({ baseline: x, population: 1, budget: pool, lower, upper, objective: "max-min" });
    expect(Array.from(best.amounts)).toEqual(upper);
    expect(Array.from(columns.clamp(0, lower, upper))).toEqual(
      lower.map((one, i) => Math.min(one, upper[i]!)),
    );
  });
});

describe("a total of 0 without any claim gives zeros", () => {
  test.for([
    ["scaleTo", () => scaleTo([0, 0], 0).amounts],
    ["scaleTo, both sides", () => scaleTo([0, 0], 0, { move: "both" }).amounts],
    ["share", () => proRata([0, 0], 0)],
    ["apportion", () => apportion([0, 0], 0)],
    ["boundedShare", () => boundedShare([0, 0], { total: 0 }).amounts],
    ["boundedShare, signed", () => boundedShare([0, 0], { total: 0, signed: true }).amounts],
    ["maxGrowth", () => maxGrowth([0, 0], [0, 0], { total: 0 }).amounts],
    ["equalCut", () => equalCut([0, 0], [0, 0], 0).amounts],
    [
      "levelUp",
      () => levelUp([0, 0], { baseline: [1, 2], members: [false, false], weights: [0, 0], total: 0 }).amounts,
    ],
    ["waterFill", () => waterFill([5, 6], [0, 0], 0).amounts],
    ["waterFill, no unit eligible", () => waterFill([5, 6], [1, 1], 0, { eligible: [false, false] }).amounts],
    ["capAmounts", () => capAmounts([0, 0], { cap: 5, onResidual: "redistribute" }).amounts],
  ] as const)("%s", ([, run]) => {
    expect(Array.from(run())).toEqual([0, 0]);
  });
});

describe("a guarantee that the money does not cover", () => {
  test("has a bound of its own in both closures that can relax", () => {
    const shared = boundedShare([1, 1, 1], { lower: [60, 40, 0], total: 50, onInfeasible: "relax" });
    expect(shared.bound).toEqual(["below-floor", "below-floor", "lower"]);
    const grown = maxGrowth([90, 90, 9], [90, 90, 9], {
      lower: [60, 40, 0],
      total: 50,
      onInfeasible: "relax",
    });
    expect(grown.bound).toEqual(["below-floor", "below-floor", "lower"]);
  });
});

test("apportion is exact for large totals", () => {
  expect(Array.from(apportion([3, 8, 9], 3335220804))).toEqual([500283121, 1334088321, 1500849362]);
  const large = apportion([17, 1, 11, 16, 5], 245954230);
  expect(Array.from(large.slice(2))).toEqual([54109931, 78705353, 24595423]);
  expect(total(large)).toBe(245954230);
});

test("the mean of a group of 35,000 units in 5,000 groups takes linear time", () => {
  const n = 35_000;
  const x = Float64Array.from({ length: n }, (_, i) => i % 977);
  const labels = Array.from({ length: n }, (_, i) => `g${(i * 7919) % 5000}`);
  const started = performance.now();
  const means = columns.byGroup(x, labels, { take: "mean" });
  expect(performance.now() - started).toBeLessThan(1000);
  const own = x.filter((_, i) => labels[i] === "g0");
  expect(means[0]).toBeCloseTo(total(own) / own.length, 9);
});
