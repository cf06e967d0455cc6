import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kurtosis, skewness, winsorize } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

const nine = [4, 5, 5, 6, 6, 6, 7, 7, 8];
const usual = [...nine, ...nine, ...nine];

describe("winsorize", () => {
  test("leaves a usual shape alone", () => {
    const result = winsorize(usual);
    expect([...result.values]).toEqual(usual);
    expect(result.treated).toEqual([]);
    expect(result.status).toBe("passed");
    expect(result.skewness).toBeCloseTo(skewness(usual, { ddof: 1 }), 14);
    expect(result.kurtosis).toBeCloseTo(kurtosis(usual, { ddof: 1 }), 14);
  });
  test("draws in high outliers to the next value, one after the other", () => {
    // 300 to 90 first; both then to 8.
    const result = winsorize([90, ...usual, 300]);
    expect([...result.values]).toEqual([8, ...usual, 8]);
    expect(result.treated).toEqual([0, 28]);
    expect(result.status).toBe("passed");
  });
  test("draws in low outliers likewise", () => {
    const result = winsorize([-300, ...usual, -90]);
    expect([...result.values]).toEqual([4, ...usual, 4]);
    expect(result.treated).toEqual([0, 28]);
  });
  test("treats tied outliers together, even beyond the limit", () => {
    const column = [...usual, 300, 300];
    expect(winsorize(column, { maxPoints: 1 }).treated).toEqual([27, 28]);
  });
  test("stops at the limit and says so", () => {
    const column = [...usual, 90, 300, 900];
    const result = winsorize(column, { maxPoints: 1 });
    expect(result.treated).toEqual([29]);
    expect(result.values[29]).toBe(300);
    expect(result.status).toBe("limit");
    expect(winsorize(column, { maxPoints: 0 }).status).toBe("limit");
    expect([...winsorize(column, { maxPoints: 0 }).values]).toEqual(column);
  });
  test("one of the two thresholds is enough to pass", () => {
    const column = [...usual, 90];
    expect(winsorize(column, { skewness: 100 }).treated).toEqual([]);
    expect(winsorize(column, { kurtosis: 100 }).treated).toEqual([]);
    expect(winsorize(column, { skewness: 0.01, kurtosis: 100 }).treated).toEqual([]);
    expect(winsorize(column).treated).toEqual([27]);
  });
  test("never makes a column constant", () => {
    const result = winsorize([0, 0, 0, 0, 0, 0, 0, 0, 0, 5]);
    expect(result.values[9]).toBe(5);
    expect(result.status).toBe("constant");
    expect(result.kurtosis).toBeGreaterThan(3.5);
  });
  test("a constant column has no shape", () => {
    expect(winsorize([3, 3, 3, 3])).toEqual({
      values: Float64Array.of(3, 3, 3, 3),
      treated: [],
      status: "constant",
      skewness: null,
      kurtosis: null,
    });
  });
  test("keeps the order of units, moves only the treated, and only inward", () => {
    const outliers = fc.tuple(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 8, maxLength: 20 }),
      fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(outliers, ([body, tails]) => {
        const column = [...body, ...tails];
        const { values, treated } = winsorize(column);
        for (let i = 0; i < column.length; i++) {
          if (!treated.includes(i)) expect(values[i]).toBe(column[i]);
          else expect(values[i]).not.toBe(column[i]);
          for (let k = 0; k < column.length; k++) {
            if (column[i]! <= column[k]!) expect(values[i]).toBeLessThanOrEqual(values[k]!);
          }
        }
        expect(Math.min(...values)).toBeGreaterThanOrEqual(Math.min(...column));
        expect(Math.max(...values)).toBeLessThanOrEqual(Math.max(...column));
      }),
    );
  });
});

describe("refuses", () => {
  refusals("winsorize", [
    ["no values", () => winsorize([]), "too_few_observations", "needs at least 4 values"],
    ["three values", () => winsorize([1, 2, 3]), "too_few_observations", "needs at least 4 values"],
    ["null", () => winsorize([1, 2, null as never, 4]), "missing_value", "value 2 is null"],
    ["half a point", () => winsorize(usual, { maxPoints: 1.5 }), "out_of_domain", "maxPoints is 1.5"],
    ["less than no point", () => winsorize(usual, { maxPoints: -1 }), "out_of_domain", "maxPoints is -1"],
    ["no skewness", () => winsorize(usual, { skewness: 0 }), "out_of_domain", "skewness is 0"],
    [
      "a threshold that is no number",
      () => winsorize(usual, { kurtosis: "3.5" as never }),
      "wrong_type",
      "kurtosis",
    ],
    ["an unknown option", () => winsorize(usual, { max: 5 } as never), "unknown_option", '"max"'],
  ]);
});
