import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locationQuotient } from "../../src/resources/location-quotient.ts";
import { expected, inOrder, regions } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

test("agrees with numpy", () => {
  const actual = locationQuotient(regions.map(({ physicians, nurses, gp }) => [physicians, nurses, gp]));
  const quotients = inOrder(expected.staff_location_quotient);
  expect(actual).toHaveLength(6);
  for (const [i, row] of actual.entries()) {
    const { physicians, nurses, gp } = quotients[i]!;
    expect(row[0]).toBeCloseTo(physicians, 9);
    expect(row[1]).toBeCloseTo(nurses, 9);
    expect(row[2]).toBeCloseTo(gp, 9);
  }
});

test("one region is the mix of the whole", () => {
  expect(locationQuotient([[3, 5]])).toStrictEqual([Float64Array.of(1, 1)]);
});

test("shares too small for a double still have a quotient", () => {
  const [row] = locationQuotient([[1e-300, 1e300]]);
  expect(row![0]).toBeCloseTo(1, 10);
  expect(row![1]).toBe(1);
});

describe("laws", () => {
  const matrix = fc
    .integer({ min: 1, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: columns, maxLength: columns }), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    .filter(
      (rows) =>
        rows.every((row) => row.some((x) => x > 0)) &&
        rows[0]!.every((_, g) => rows.some((row) => row[g]! > 0)),
    );
  test("weighted with the mix of the whole, a region's quotients average to 1", () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const total = rows.flat().reduce((a, b) => a + b, 0);
        const mix = rows[0]!.map((_, g) => rows.reduce((column, row) => column + row[g]!, 0) / total);
        for (const row of locationQuotient(rows)) {
          expect(row.reduce((mean, quotient, g) => mean + quotient * mix[g]!, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });
  test("regions of one mix are all at 1, whatever their size", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        for (const row of locationQuotient(sizes.map((size) => [size, 3 * size]))) {
          expect(row[0]).toBeCloseTo(1, 13);
          expect(row[1]).toBeCloseTo(1, 13);
        }
      }),
    );
  });
});

describe("refuses", () => {
  refusals("locationQuotient", [
    ["no rows", () => locationQuotient([]), "too_few_observations", "at least one row"],
    ["no columns", () => locationQuotient([[]]), "length_mismatch", "row 0 has 0 columns"],
    [
      "rows of different length",
      () => locationQuotient([[1, 2], [1]]),
      "length_mismatch",
      "row 1 has 1 columns",
    ],
    ["NaN", () => locationQuotient([[1, Number.NaN]]), "not_finite", "row 0, column 1 is NaN"],
    [
      "Infinity",
      () => locationQuotient([[Number.POSITIVE_INFINITY]]),
      "not_finite",
      "row 0, column 0 is Infinity",
    ],
    ["a negative amount", () => locationQuotient([[1], [-1]]), "out_of_domain", "row 1, column 0 is -1"],
    ["a region without any", () => locationQuotient([[1], [0]]), "zero_total", "amount of row 1 is 0"],
    [
      "a kind without any",
      () =>
        locationQuotient([
          [1, 0],
          [2, 0],
        ]),
      "zero_total",
      "amount of column 1 is 0",
    ],
    ["no matrix", () => locationQuotient("12" as never), "wrong_type", "array of arrays"],
    ["rows that are numbers", () => locationQuotient([1, 2] as never), "wrong_type", "array of numbers"],
    ["null", () => locationQuotient(null as never), "wrong_type", "array of arrays"],
  ]);
});
