import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kernelDensity } from "../../src/dynamics/kernel-density.ts";
import { differences, expected, pop } from "../fixtures/dynamics/panel.ts";
import { refusals } from "../support/refusals.ts";

const { sample, grid } = expected.kde;

describe("agrees with numpy", () => {
  test("Silverman's rule by default", () => {
    const { at, density, bandwidth } = kernelDensity(sample, { at: grid });
    expect(bandwidth).toBeCloseTo(expected.kde.bw_silverman_0_9, 8);
    expect(differences(density, expected.kde.density_silverman_0_9)).toEqual([]);
    expect([...at]).toStrictEqual(grid);
  });
  test("the rule for normal data", () => {
    const { density, bandwidth } = kernelDensity(sample, { at: grid, bandwidth: "normal-reference" });
    expect(bandwidth).toBeCloseTo(expected.kde.bw_normal_reference_1_06, 8);
    expect(differences(density, expected.kde.density_1_06)).toEqual([]);
  });
  test("weighted by population, with the bandwidth of the unweighted values", () => {
    const { density, bandwidth } = kernelDensity(sample, { at: grid, weights: pop });
    expect(bandwidth).toBeCloseTo(expected.kde.bw_silverman_0_9, 8);
    expect(differences(density, expected.kde.density_popweighted_0_9)).toEqual([]);
  });
});

describe("agrees with R's bw.nrd0", () => {
  test.for([
    [[0.8, 0.9, 1, 1.4], 0.1145270913],
    [[1, 1, 1, 1, 9], 2.333745499],
  ] as const)("%j", ([values, bandwidth]) => {
    expect(kernelDensity(values, { at: [0] }).bandwidth).toBeCloseTo(bandwidth, 9);
  });
});

describe("conventions", () => {
  test("one value is one bell", () => {
    const { density } = kernelDensity([3], { bandwidth: 2, at: [3, 5] });
    expect(density[0]).toBeCloseTo(0.5 / Math.sqrt(2 * Math.PI), 15);
    expect(density[1]).toBeCloseTo((0.5 / Math.sqrt(2 * Math.PI)) * Math.exp(-0.5), 15);
  });
  test("without points, 512 from 3 bandwidths below to 3 above, with an area of 1", () => {
    const { at, density, bandwidth } = kernelDensity([1, 2, 4], { bandwidth: 0.5 });
    expect([at.length, at[0], at[511], bandwidth]).toStrictEqual([512, -0.5, 5.5, 0.5]);
    const area = density.reduce((total, height) => total + height, 0) * (6 / 511);
    expect(area).toBeCloseTo(1, 2);
  });
  test("a value of weight 0 is absent, from the bandwidth too", () => {
    expect(kernelDensity([1, 2, 4, 99], { weights: [1, 1, 1, 0], at: [2] })).toStrictEqual(
      kernelDensity([1, 2, 4], { at: [2] }),
    );
  });
  test("far from all values it is 0, not NaN", () => {
    expect(kernelDensity([1, 2], { bandwidth: 1e-3, at: [1e300, -1e300] }).density).toStrictEqual(
      Float64Array.of(0, 0),
    );
  });
  test("weights of any size", () => {
    const plain = kernelDensity([1, 2, 4], { weights: [1, 2, 3], at: [2] }).density[0];
    for (const size of [2 ** -1000, 2 ** 1000]) {
      const { density } = kernelDensity([1, 2, 4], { weights: [size, 2 * size, 3 * size], at: [2] });
      expect(density[0]).toBe(plain);
    }
  });
});

describe("laws", () => {
  const values = fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
    .filter((list) => new Set(list).size > 1);
  test("moves with the values and stretches with their unit", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (xs, shift) => {
        const plain = kernelDensity(xs, { at: [0] });
        const moved = kernelDensity(
          xs.map((x) => x + shift),
          { at: [shift] },
        );
        expect(moved.bandwidth).toBeCloseTo(plain.bandwidth, 9);
        expect(moved.density[0]).toBeCloseTo(plain.density[0]!, 9);
        const stretched = kernelDensity(
          xs.map((x) => 4 * x),
          { at: [0] },
        );
        expect(stretched.bandwidth).toBeCloseTo(4 * plain.bandwidth, 8);
        expect(4 * stretched.density[0]!).toBeCloseTo(plain.density[0]!, 9);
      }),
    );
  });
  test("integrates to 1 and is nowhere negative", () => {
    fc.assert(
      fc.property(values, (xs) => {
        const low = Math.min(...xs);
        const high = Math.max(...xs);
        const { bandwidth } = kernelDensity(xs, { at: [0] });
        const n = 4000;
        const from = low - 9 * bandwidth;
        const width = (high - low + 18 * bandwidth) / n;
        fc.pre(width < bandwidth);
        const { density } = kernelDensity(xs, {
          at: Array.from({ length: n }, (_, i) => from + (i + 0.5) * width),
        });
        expect(density.every((height) => height >= 0)).toBe(true);
        expect(density.reduce((total, height) => total + height, 0) * width).toBeCloseTo(1, 6);
      }),
      { numRuns: 25 },
    );
  });
});

describe("refuses", () => {
  refusals("kernelDensity", [
    [
      "a bandwidth next to 0",
      () => kernelDensity([1, 2], { bandwidth: 5e-324 }),
      "out_of_domain",
      "too small",
    ],
    ["no values", () => kernelDensity([]), "too_few_observations", "at least 1 value"],
    ["NaN", () => kernelDensity([Number.NaN]), "not_finite", "value 0 is NaN"],
    [
      "equal values without a bandwidth",
      () => kernelDensity([2, 2, 2]),
      "out_of_domain",
      "all values are equal",
    ],
    ["one value without a bandwidth", () => kernelDensity([2]), "out_of_domain", "pass one as a number"],
    ["a bandwidth of 0", () => kernelDensity([1, 2], { bandwidth: 0 }), "out_of_domain", "bandwidth is 0"],
    [
      "a bandwidth of NaN",
      () => kernelDensity([1, 2], { bandwidth: Number.NaN }),
      "not_finite",
      "bandwidth is NaN",
    ],
    [
      "an unknown rule",
      () => kernelDensity([1, 2], { bandwidth: "scott" as never }),
      "unknown_option",
      'bandwidth is "scott"',
    ],
    [
      "too few weights",
      () => kernelDensity([1, 2], { weights: [1] }),
      "length_mismatch",
      "one weight per value",
    ],
    [
      "a negative weight",
      () => kernelDensity([1, 2], { weights: [1, -1] }),
      "out_of_domain",
      "weight 1 is -1",
    ],
    ["weights of 0", () => kernelDensity([1, 2], { weights: [0, 0] }), "zero_total", "total weight is 0"],
    ["no points", () => kernelDensity([1, 2], { at: [] }), "too_few_observations", "at least 1 point"],
    [
      "points of Infinity",
      () => kernelDensity([1, 2], { at: [Number.POSITIVE_INFINITY] }),
      "not_finite",
      "point 0",
    ],
    ["a grid beyond numbers", () => kernelDensity([1, 1.7e308]), "out_of_domain", "pass points as `at`"],
    ["a misspelled option", () => kernelDensity([1, 2], { bw: 1 } as never), "unknown_option", '"bw"'],
    ["no array", () => kernelDensity("12" as never), "wrong_type", "values must be an array"],
  ]);
});
