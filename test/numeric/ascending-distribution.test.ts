import { expect, test } from "vitest";
import { ascendingDistribution } from "../../src/numeric/ascending-distribution.ts";

test("values with weight in ascending order, ties as they came", () => {
  const { x, w, scale, weightScale, count } = ascendingDistribution([3, 1, 9, 1], [1, 2, 0, 4]);
  expect([...x].map((value) => value / scale)).toEqual([1, 1, 3]);
  expect([...w].map((weight) => weight / weightScale)).toEqual([2, 4, 1]);
  expect(count).toBe(3);
});
test("without weights everybody counts once", () => {
  const { x, w, scale } = ascendingDistribution([3, 1], undefined);
  expect([...x].map((value) => value / scale)).toEqual([1, 3]);
  expect([...w]).toEqual([1, 1]);
});
test("a weight that is nothing beside another is absent", () => {
  const { x, scale, count } = ascendingDistribution([3, 1], [1e300, 1e-300]);
  expect([...x].map((value) => value / scale)).toEqual([3]);
  expect(count).toBe(1);
});
