import { expect, test } from "vitest";
import { weightedVariance } from "../../src/numeric/weighted-variance.ts";

test("population variance on the scale of the values", () => {
  const { variance, scale } = weightedVariance([1, 3, 9], [1, 1, 0]);
  expect(variance / scale / scale).toBe(1);
  const { variance: negative, scale: by } = weightedVariance([-2, 4], undefined);
  expect(negative / by / by).toBe(9);
});
test("of equal values is exactly 0, and of values far from 0 keeps its digits", () => {
  expect(weightedVariance([0.1, 0.1, 0.1], [0.3, 0.2, 0.7]).variance).toBe(0);
  const { variance, scale } = weightedVariance([1e9, 1e9 + 1, 1e9 + 2], undefined);
  expect(variance / scale / scale).toBeCloseTo(2 / 3, 15);
});
