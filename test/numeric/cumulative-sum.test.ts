import { expect, test } from "vitest";
import { cumulativeSum } from "../../src/numeric/cumulative-sum.ts";

test("running totals, compensated", () => {
  expect(cumulativeSum([1, 2, 4])).toEqual(Float64Array.of(1, 3, 7));
  expect(cumulativeSum([])).toEqual(new Float64Array(0));
  expect(cumulativeSum([1e16, 1, 1, -1e16]).at(-1)).toBe(2);
  expect(cumulativeSum(new Array(10).fill(0.1)).at(-1)).toBe(1);
});
