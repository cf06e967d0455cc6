import { expect, test } from "vitest";
import { rowsByGroup } from "../../src/numeric/rows-by-group.ts";

const of = (groups: ArrayLike<string | number>, weights?: readonly number[]) =>
  rowsByGroup(groups, weights).map(({ group, rows }) => [group, ...rows]);

test("rows of each group in the order in which groups appear", () => {
  expect(of(["b", "a", "b", "c"])).toEqual([
    ["b", 0, 2],
    ["a", 1],
    ["c", 3],
  ]);
  expect(of(Uint8Array.of(2, 1, 2))).toEqual([
    [2, 0, 2],
    [1, 1],
  ]);
  expect(of([])).toEqual([]);
});
test("a number and its text are two groups", () => {
  expect(of([1, "1"])).toEqual([
    [1, 0],
    ["1", 1],
  ]);
});
test("rows without weight are absent, and so is a group of them", () => {
  expect(of(["b", "a", "b", "c"], [1, 0, 0, 3])).toEqual([
    ["b", 0],
    ["c", 3],
  ]);
});
