import { describe, expect, test } from "vitest";
import { solveLinear } from "../../src/numeric/solve-linear.ts";
import { symmetricEigen } from "../../src/numeric/symmetric-eigen.ts";

describe("solveLinear", () => {
  test("solves, and says when it cannot", () => {
    expect(
      solveLinear(
        [
          [2, 1],
          [1, 3],
        ],
        [3, 5],
      ),
    ).toEqual(Float64Array.of(0.8, 1.4));
    expect(
      solveLinear(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 1],
      ),
    ).toBeNull();
  });
});

describe("symmetricEigen", () => {
  test("gives values in descending order with oriented vectors", () => {
    const { values, vectors } = symmetricEigen([
      [2, 1],
      [1, 2],
    ]);
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    expect(vectors[0]![0]).toBeCloseTo(Math.SQRT1_2, 14);
    expect(vectors[1]![1]).toBeCloseTo(-Math.SQRT1_2, 14);
  });
});
