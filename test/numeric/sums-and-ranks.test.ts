import { expect, test } from "vitest";
import { averageRanks } from "../../src/numeric/average-ranks.ts";
import { midRanks } from "../../src/numeric/mid-ranks.ts";
import { sum } from "../../src/numeric/sum.ts";
import { weightedMean } from "../../src/numeric/weighted-mean.ts";
import { weightedQuantile } from "../../src/numeric/weighted-quantile.ts";
import { weightedSum } from "../../src/numeric/weighted-sum.ts";

test("group 1 basics", () => {
  expect(sum([])).toBe(0);
  expect(sum([1e308, 1e308, -1e308])).toBe(1e308);
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  expect(weightedSum([1e300, -1e300, 3], [1e300, 1e300, 1])).toBe(0);
  expect(weightedMean([1e300, 3e300], [1e300, 1e300])).toBe(2e300);
  expect(weightedMean([1e-300, 3e-300], [1e-300, 1e-300])).toBe(2e-300);
  expect(weightedMean(Array(10).fill(0.1), undefined)).toBe(0.1);
  expect([...midRanks([3, 1, 1], undefined)]).toEqual([2.5 / 3, 1 / 3, 1 / 3]);
  expect([...averageRanks([3, 1, 1])]).toEqual([3, 1.5, 1.5]);
  expect(weightedQuantile([3, 1, 1, 4], 1 / 3, { definition: "type7" })).toBe(1);
  expect(weightedQuantile([3, 1, 1, 4], 0.5, { definition: "type7", weights: [2, 2, 2, 2] })).toBe(2);
  expect(
    weightedQuantile([1, 2, 3], 0.1 + 0.2, { definition: "inverse-cdf", weights: [0.3, 0.3, 0.4] }),
  ).toBe(1);
});
