import { describe, expect, test } from "vitest";
import { intraclassForm } from "../../src/numeric/intraclass-form.ts";

describe("agrees", () => {
  // Mean squares and coefficients as Shrout and Fleiss (1979) print them: 6 targets, 4 judges.
  const squares = { rows: 11.24, columns: 32.49, residual: 1.02, within: 6.26 };
  test.for([
    ["oneway", "single", 0.17],
    ["agreement", "single", 0.29],
    ["consistency", "single", 0.71],
    ["oneway", "average", 0.44],
    ["agreement", "average", 0.62],
    ["consistency", "average", 0.91],
  ] as const)("%s, %s", ([form, unit, expected]) => {
    expect(intraclassForm(form, unit, squares, 6, 4)).toBeCloseTo(expected, 2);
  });
  test("the average is the single one stepped up by Spearman-Brown", () => {
    for (const form of ["oneway", "agreement", "consistency"] as const) {
      const single = intraclassForm(form, "single", squares, 6, 4)!;
      expect(intraclassForm(form, "average", squares, 6, 4)).toBeCloseTo((4 * single) / (1 + 3 * single), 14);
    }
  });
  test("nothing to divide by", () => {
    const none = { rows: 0, columns: 0, residual: 0, within: 0 };
    expect(intraclassForm("agreement", "single", none, 6, 4)).toBeNull();
    expect(intraclassForm("oneway", "average", { ...none, within: 1 }, 6, 4)).toBeNull();
  });
});
