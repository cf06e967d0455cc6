import { describe, expect, test } from "vitest";
import { twoWayMeanSquares } from "../../src/numeric/two-way-mean-squares.ts";

const RATINGS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe("agrees", () => {
  test("with the analysis of variance that Shrout and Fleiss (1979) print", () => {
    // Values up to 10 are divided by 8, so squares by 64.
    const { rows, columns, residual, within } = twoWayMeanSquares(RATINGS);
    expect(rows * 64).toBeCloseTo(11.24, 2);
    expect(columns * 64).toBeCloseTo(32.49, 2);
    expect(residual * 64).toBeCloseTo(1.02, 2);
    expect(within * 64).toBeCloseTo(6.26, 2);
  });
  test("degrees of freedom times mean squares add up", () => {
    const { rows, columns, residual, within } = twoWayMeanSquares(RATINGS);
    expect(18 * within).toBeCloseTo(3 * columns + 15 * residual, 12);
    expect(5 * rows + 18 * within).toBeCloseTo(
      RATINGS.flat().reduce((s, x) => s + (x / 8 - 127 / 192) ** 2, 0),
      12,
    );
  });
});

describe("laws", () => {
  test("a power of 2 changes nothing, in range or out of it", () => {
    const there = twoWayMeanSquares(RATINGS);
    for (const k of [2 ** 1000, 2 ** -1000]) {
      expect(twoWayMeanSquares(RATINGS.map((row) => row.map((x) => x * k)))).toEqual(there);
    }
  });
  test("rounding is no variation", () => {
    const { rows, columns, residual, within } = twoWayMeanSquares(
      [0.1, 0.2, 0.7].map((a) => [a + 0.1, a + 0.3, a + 0.9]),
    );
    expect(residual).toBe(0);
    expect(Math.min(rows, columns, within)).toBeGreaterThan(0.001);
    expect(
      twoWayMeanSquares([
        [0.1, 0.1, 0.1],
        [0.1, 0.1, 0.1],
      ]),
    ).toEqual({ rows: 0, columns: 0, residual: 0, within: 0 });
  });
});
