import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concentrationCoefficient } from "../../src/numeric/concentration-coefficient.ts";

describe("agrees", () => {
  test("with half the mean difference, pair by pair, when the ranks are those of the values", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 9 })), {
          minLength: 1,
          maxLength: 12,
        }),
        (rows) => {
          const total = rows.reduce((sum, [, w]) => sum + w, 0);
          fc.pre(total > 0);
          const ranks = rows.map(
            ([x]) => rows.reduce((sum, [y, w]) => sum + (y < x ? w : y === x ? w / 2 : 0), 0) / total,
          );
          let pairs = 0;
          for (const [x, v] of rows) for (const [y, w] of rows) pairs += (v * w * Math.abs(x - y)) / 2;
          const { absolute, mean } = concentrationCoefficient(
            rows.map(([x]) => x),
            ranks,
            rows.map(([, w]) => w),
          );
          expect(absolute).toBeCloseTo(pairs / total / total, 10);
          expect(mean).toBeCloseTo(rows.reduce((sum, [x, w]) => sum + x * w, 0) / total, 10);
        },
      ),
    );
  });
  test("with the covariance written out", () => {
    const values = [3, 9, 6];
    const ranks = [5 / 6, 1 / 6, 1 / 2];
    const { absolute, mean } = concentrationCoefficient(values, ranks, undefined);
    expect(mean).toBe(6);
    expect(absolute).toBeCloseTo((2 * ((3 - 6) * (1 / 3) + (9 - 6) * (-1 / 3))) / 3, 14);
  });
});

describe("edges", () => {
  test("equal values are not concentrated at all", () => {
    expect(concentrationCoefficient([0.1, 0.1, 0.1], [1 / 6, 1 / 2, 5 / 6], [1, 2, 3])).toEqual({
      mean: 0.1,
      absolute: 0,
    });
  });
  test.for([1e-300, 1e300])("values of size %d keep their digits", (unit) => {
    const { absolute, mean } = concentrationCoefficient([unit, 3 * unit], [1 / 4, 3 / 4], undefined);
    expect(absolute / mean).toBeCloseTo(0.25, 14);
  });
});
