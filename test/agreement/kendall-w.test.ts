import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kendallW } from "../../src/agreement/index.ts";
import { refusals } from "../support/refusals.ts";
import { untyped, vector } from "./vectors.ts";

describe("agrees with R's irr", () => {
  test.each(["shroutfleiss1979", "scores", "tied"] as const)("%s", (name) => {
    for (const [id, correctTies] of [
      [`kendallW/${name}`, false],
      [`kendallWt/${name}`, true],
    ] as const) {
      const { input, expected, tol } = vector(id);
      const { value, chiSquare, p } = kendallW(input.ratings, { correctTies });
      expect(Math.abs(value! - expected.W)).toBeLessThanOrEqual(tol);
      expect(Math.abs(chiSquare! - expected.chisq)).toBeLessThanOrEqual(tol);
      expect(Math.abs(p! - expected.p)).toBeLessThanOrEqual(tol);
    }
  });
  test("uncorrected is the default", () => {
    const { input, expected } = vector("kendallW/tied");
    const { value, hasTies, reason, df } = kendallW(input.ratings);
    expect(value).toBeCloseTo(expected.W, 9);
    expect({ hasTies, df }).toEqual({ hasTies: true, df: 9 });
    expect(reason).toBe("10 units were ranked by 5 raters, with ties, not corrected for.");
  });
});

describe("status", () => {
  test("raters who tie everything have no order to agree on", () => {
    expect(
      kendallW(
        [
          [2, 5],
          [2, 5],
          [2, 5],
        ],
        { correctTies: true },
      ),
    ).toMatchObject({
      value: null,
      chiSquare: null,
      p: null,
      status: "all-tied",
    });
    expect(
      kendallW([
        [2, 5],
        [2, 5],
      ]).status,
    ).toBe("all-tied");
  });
  test("one rater who tells units apart is enough for a value", () => {
    expect(
      kendallW(
        [
          [1, 5],
          [2, 5],
          [3, 5],
        ],
        { correctTies: true },
      ).value,
    ).toBe(0.5);
  });
});

describe("laws", () => {
  const table = fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 5 })).chain(([n, k]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: k, maxLength: k }), {
      minLength: n,
      maxLength: n,
    }),
  );
  test("lies in 0 to 1, corrected not below uncorrected, and only ranks count", () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const [plain, corrected] = [false, true].map(
          (correctTies) => kendallW(ratings, { correctTies }).value,
        );
        const cubed = kendallW(ratings.map((row) => row.map((x) => x ** 3 * 1e290))).value;
        expect(cubed).toBe(plain);
        if (plain === null) return;
        expect(plain).toBeGreaterThanOrEqual(0);
        expect(corrected!).toBeLessThanOrEqual(1 + 1e-12);
        expect(corrected!).toBeGreaterThanOrEqual(plain! - 1e-12);
      }),
    );
  });
  test("copies of one rater agree perfectly, ties corrected", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 9 }), (scores) => {
        const { value, status } = kendallW(
          scores.map((x) => [x, x, x]),
          { correctTies: true },
        );
        if (status === "ok") expect(value).toBeCloseTo(1, 12);
      }),
    );
  });
});

refusals("kendallW", [
  ["no ratings", () => kendallW([]), "too_few_observations", "at least one row"],
  ["undefined", () => kendallW(untyped(undefined)), "wrong_type", "row"],
  ["one unit", () => kendallW([[1, 2]]), "too_few_observations", "at least 2 units"],
  ["one rater", () => kendallW([[1], [2]]), "too_few_observations", "one rater"],
  [
    "a missing rating",
    () =>
      kendallW(
        untyped([
          [1, null],
          [2, 3],
        ]),
      ),
    "missing_value",
    "null",
  ],
  [
    "infinite",
    () =>
      kendallW([
        [1, Number.POSITIVE_INFINITY],
        [2, 3],
      ]),
    "not_finite",
    "Infinity",
  ],
  [
    "rows of different lengths",
    () =>
      kendallW([
        [1, 2],
        [1, 2, 3],
      ]),
    "length_mismatch",
    "row 1 has 3",
  ],
  [
    "an unknown option",
    () =>
      kendallW(
        [
          [1, 2],
          [2, 3],
        ],
        untyped({ ties: true }),
      ),
    "unknown_option",
    '"ties"',
  ],
  [
    "a switch that is none",
    () =>
      kendallW(
        [
          [1, 2],
          [2, 3],
        ],
        untyped({ correctTies: "yes" }),
      ),
    "wrong_type",
    'correctTies is "yes"',
  ],
]);
