import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { greyRelationalGrade } from "../../src/resources/grey-relational-grade.ts";
import { perCapita } from "../../src/resources/per-capita.ts";
import { amounts, expected, inOrder, population, RESOURCES } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

test("agrees with numpy on the rates of six regions", () => {
  const columns = RESOURCES.map((resource) => perCapita(amounts(resource), population, { per: 1000 }));
  const matrix = population.map((_, i) => columns.map((column) => column[i]!));
  const grades = inOrder(expected.grey_relational.grade);
  greyRelationalGrade(matrix, { rho: expected.grey_relational.rho }).forEach((grade, i) => {
    expect(grade).toBeCloseTo(grades[i]!, 9);
  });
});

describe("conventions", () => {
  const matrix = [
    [1, 0.5],
    [0.5, 1],
    [0, 0],
  ];
  test("rho is a half by default", () => {
    expect(greyRelationalGrade(matrix)).toStrictEqual(Float64Array.of(0.75, 0.75, 1 / 3));
    expect(greyRelationalGrade(matrix, { rho: 1 })[2]).toBe(0.5);
  });
  test("min-max normalization has the ideal 1 in each column", () => {
    expect(greyRelationalGrade(matrix, { reference: [1, 1] })).toStrictEqual(greyRelationalGrade(matrix));
  });
  test("a given reference takes the columns as they come", () => {
    // Distances 1 and 3; (1 + 1.5) / (1 + 1.5) and (1 + 1.5) / (3 + 1.5).
    expect(greyRelationalGrade([[1], [5]], { reference: [2] })).toStrictEqual(Float64Array.of(1, 2.5 / 4.5));
  });
  test("everyone at the ideal has grade 1", () => {
    expect(greyRelationalGrade([[3], [3]], { reference: [3] })).toStrictEqual(Float64Array.of(1, 1));
  });
  test("weights count columns by proportion", () => {
    expect(greyRelationalGrade(matrix, { weights: [3, 1] })[0]).toBe(0.875);
    expect(greyRelationalGrade(matrix, { weights: [0.75, 0.25] })[0]).toBe(0.875);
    expect(greyRelationalGrade(matrix, { weights: [1, 0] })[0]).toBe(1);
  });
  test("less is better where asked", () => {
    const grades = greyRelationalGrade([[1], [2], [3]], { directions: ["lower"] });
    expect(grades).toStrictEqual(Float64Array.of(1, 0.5, 1 / 3));
  });
  test("survives references at the ends of the number range", () => {
    const grades = greyRelationalGrade([[-1.7e308], [1.7e308]], { reference: [1.7e308] });
    expect(grades[0]).toBeCloseTo(1 / 3, 15);
    expect(grades[1]).toBe(1);
    expect(greyRelationalGrade([[6]], { reference: [1.7e308] })).toStrictEqual(Float64Array.of(1));
  });
  test("survives columns at the ends of the number range", () => {
    expect(greyRelationalGrade([[-1.7e308], [0], [1.7e308]])).toStrictEqual(Float64Array.of(1 / 3, 0.5, 1));
  });
});

describe("laws", () => {
  const matrix = fc
    .array(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 2,
      maxLength: 12,
    })
    .filter((rows) => [0, 1].every((j) => new Set(rows.map((row) => row[j])).size > 1));
  test("lies in [rho / (1 + rho), 1] and ignores unit, origin and order", () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: 1, max: 10 }), (rows, tenths) => {
        const rho = tenths / 10;
        const grades = greyRelationalGrade(rows, { rho });
        for (const grade of grades) {
          expect(grade).toBeGreaterThanOrEqual(rho / (1 + rho) - 1e-15);
          expect(grade).toBeLessThanOrEqual(1);
        }
        const moved = greyRelationalGrade(
          rows.map(([a, b]) => [8 * a + 5, b / 4]),
          { rho },
        );
        const turned = greyRelationalGrade(rows.toReversed(), { rho }).toReversed();
        grades.forEach((grade, i) => {
          expect(moved[i]).toBeCloseTo(grade, 12);
          expect(turned[i]).toBe(grade);
        });
      }),
    );
  });
});

describe("refuses", () => {
  const matrix = [
    [1, 2],
    [3, 1],
  ];
  refusals("greyRelationalGrade", [
    ["no rows", () => greyRelationalGrade([]), "too_few_observations", "at least one row"],
    [
      "rows of different length",
      () => greyRelationalGrade([[1, 2], [1]]),
      "length_mismatch",
      "row 1 has 1 columns",
    ],
    ["NaN", () => greyRelationalGrade([[1], [Number.NaN]]), "not_finite", "row 1, column 0 is NaN"],
    [
      "a column without differences",
      () =>
        greyRelationalGrade([
          [1, 2],
          [1, 3],
        ]),
      "out_of_domain",
      "equal in column 0",
    ],
    ["one region alone", () => greyRelationalGrade([[1, 2]]), "out_of_domain", "equal in column 0"],
    ["a rho of 0", () => greyRelationalGrade(matrix, { rho: 0 }), "out_of_domain", "rho is 0"],
    ["a rho above 1", () => greyRelationalGrade(matrix, { rho: 1.5 }), "out_of_domain", "rho is 1.5"],
    [
      "too few weights",
      () => greyRelationalGrade(matrix, { weights: [1] }),
      "length_mismatch",
      "one weight per column",
    ],
    [
      "a negative weight",
      () => greyRelationalGrade(matrix, { weights: [1, -1] }),
      "out_of_domain",
      "weight 1 is -1",
    ],
    [
      "weights of 0",
      () => greyRelationalGrade(matrix, { weights: [0, 0] }),
      "zero_total",
      "total weight is 0",
    ],
    [
      "a short reference",
      () => greyRelationalGrade(matrix, { reference: [1] }),
      "length_mismatch",
      "per column",
    ],
    [
      "a reference of NaN",
      () => greyRelationalGrade(matrix, { reference: [1, Number.NaN] }),
      "not_finite",
      "reference 1",
    ],
    [
      "an unknown direction",
      () => greyRelationalGrade(matrix, { directions: ["up", "higher"] as never }),
      "unknown_option",
      "direction 0",
    ],
    [
      "one direction of two",
      () => greyRelationalGrade(matrix, { directions: ["higher"] }),
      "length_mismatch",
      "direction",
    ],
    [
      "directions in words",
      () => greyRelationalGrade(matrix, { directions: "higher" as never }),
      "wrong_type",
      "directions must be",
    ],
    [
      "directions beside a reference",
      () => greyRelationalGrade(matrix, { reference: [1, 1], directions: ["higher", "lower"] }),
      "unsupported_combination",
      "directions",
    ],
    [
      "a misspelled option",
      () => greyRelationalGrade(matrix, { roh: 1 } as never),
      "unknown_option",
      '"roh"',
    ],
    ["no matrix", () => greyRelationalGrade(undefined as never), "wrong_type", "array of arrays"],
  ]);
});
