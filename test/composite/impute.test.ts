import { describe, expect, test } from "vitest";
import { impute } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

describe("impute", () => {
  test("mean and median of the values present", () => {
    expect([...impute([null, 1, 2, 9, null], { method: "mean" })]).toEqual([4, 1, 2, 9, 4]);
    expect([...impute([null, 1, 2, 9], { method: "median" })]).toEqual([2, 1, 2, 9]);
    expect([...impute([null, 1, 2, 4, 9], { method: "median" })]).toEqual([3, 1, 2, 4, 9]);
  });
  test("by group, whatever names groups", () => {
    expect([...impute([null, 1, 3, null, 8], { method: "mean", groups: [7, 7, 7, "8", "8"] })]).toEqual([
      2, 1, 3, 8, 8,
    ]);
  });
  test("nothing missing changes nothing, even where a group has one value", () => {
    expect([...impute([0, -4], { method: "mean", groups: ["a", "b"] })]).toEqual([0, -4]);
    expect(impute([], { method: "mean" })).toHaveLength(0);
  });
});

describe("refuses", () => {
  refusals("impute", [
    ["no array", () => impute(5 as never, { method: "mean" }), "wrong_type", "must be an array"],
    [
      "nothing present",
      () => impute([null, null], { method: "mean" }),
      "too_few_observations",
      "every value is missing",
    ],
    [
      "nothing present in the group",
      () => impute([null, 1], { method: "median", groups: ["a", "b"] }),
      "too_few_observations",
      "group a has no value to impute value 0 from",
    ],
    ["NaN", () => impute([Number.NaN, 1], { method: "mean" }), "not_finite", "value 0 is NaN"],
    [
      "undefined",
      () => impute([undefined as never, 1], { method: "mean" }),
      "missing_value",
      "or null where it is missing",
    ],
    ["text", () => impute(["1" as never, 1], { method: "mean" }), "wrong_type", 'value 0 is "1"'],
    [
      "a missing group",
      () => impute([1, 2], { method: "mean", groups: ["a", null as never] }),
      "missing_value",
      "group 1",
    ],
    ["too few groups", () => impute([1, 2], { method: "mean", groups: ["a"] }), "length_mismatch", "1 for 2"],
    [
      "groups as one number",
      () => impute([1, 2], { method: "mean", groups: 3 as never }),
      "wrong_type",
      "groups",
    ],
    ["no method", () => impute([1, null], {} as never), "missing_option", "method is required"],
    ["another method", () => impute([1, null], { method: "mode" as never }), "unknown_option", '"mode"'],
    [
      "an unknown option",
      () => impute([1, null], { method: "mean", group: ["a", "a"] } as never),
      "unknown_option",
      '"group"',
    ],
  ]);
});
