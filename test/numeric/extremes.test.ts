import { expect, test } from "vitest";
import { largestOf, smallestOf } from "../../src/numeric/extremes.ts";

test("the ends of many numbers, and of none", () => {
  const many = Float64Array.from({ length: 500_000 }, (_, i) => ((i * 7919) % 500_000) - 1);
  expect([smallestOf(many), largestOf(many)]).toEqual([-1, 499_998]);
  expect([smallestOf([]), largestOf([])]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  expect([smallestOf([2, 3], 1), largestOf([2, 3], 4)]).toEqual([1, 4]);
  expect(largestOf(new Set([1, 5, 2]))).toBe(5);
});
