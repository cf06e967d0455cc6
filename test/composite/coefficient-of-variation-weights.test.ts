import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coefficientOfVariationWeights } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { indicators, reorder, total } from "./arbitraries.ts";

describe("weights by the coefficient of variation", () => {
  test("by hand", () => {
    // Mean 2, sd 1; mean 40, sd 10.
    const { weights, coefficients } = coefficientOfVariationWeights([
      [1, 30],
      [3, 50],
    ]);
    expect([...coefficients]).toEqual([0.5, 0.25]);
    expect(weights[0]).toBeCloseTo(2 / 3, 15);
    const sample = coefficientOfVariationWeights(
      [
        [1, 30],
        [3, 50],
      ],
      { ddof: 1 },
    );
    expect(sample.coefficients[0]).toBeCloseTo(Math.SQRT1_2, 15);
    expect(sample.weights[0]).toBeCloseTo(2 / 3, 15);
  });
  test("a constant column weighs nothing and is listed", () => {
    const { weights, constant } = coefficientOfVariationWeights([
      [1, 7],
      [3, 7],
    ]);
    expect([...weights]).toEqual([1, 0]);
    expect(constant).toEqual([1]);
  });
  test("sum to 1 and do not depend on units of measurement or order", () => {
    fc.assert(
      fc.property(indicators({ least: 1 }), fc.integer({ min: 1, max: 1000 }), ({ matrix, order }, k) => {
        const { weights } = coefficientOfVariationWeights(matrix);
        expect(total(weights)).toBeCloseTo(1, 13);
        const other = coefficientOfVariationWeights(
          reorder(matrix, order).map((row) => row.map((x) => x * k)),
        );
        other.weights.forEach((w, j) => {
          expect(w).toBeCloseTo(weights[j]!, 12);
        });
      }),
    );
  });
  test("numbers of any size", () => {
    expect(
      coefficientOfVariationWeights([
        [1e-300, 1e300],
        [3e-300, 3e300],
      ]).weights[0],
    ).toBeCloseTo(0.5, 14);
  });
});

describe("refuses", () => {
  const run = (matrix: unknown, options?: object) => () =>
    coefficientOfVariationWeights(matrix as number[][], options as never);
  refusals("weightMethods.coefficientOfVariation", [
    ["one unit", run([[1, 2]]), "too_few_observations", "at least 2 rows"],
    [
      "negative values",
      run([
        [1, -2],
        [3, 4],
      ]),
      "out_of_domain",
      "negative value -2",
    ],
    [
      "a column of zeros",
      run([
        [1, 0],
        [3, 0],
      ]),
      "zero_total",
      "column 1 holds only zeros",
    ],
    [
      "no column that varies",
      run([
        [1, 2],
        [1, 2],
      ]),
      "zero_total",
      "no column varies",
    ],
    [
      "another ddof",
      run(
        [
          [1, 2],
          [3, 4],
        ],
        { ddof: -1 },
      ),
      "out_of_domain",
      "ddof is -1",
    ],
    [
      "an unknown option",
      run(
        [
          [1, 2],
          [3, 4],
        ],
        { directions: ["higher"] },
      ),
      "unknown_option",
      '"directions"',
    ],
    [
      "null",
      run([
        [1, null],
        [3, 4],
      ]),
      "missing_value",
      "is null",
    ],
  ]);
});
