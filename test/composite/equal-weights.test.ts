import { describe, expect, test } from "vitest";
import { equalWeights } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

describe("equal weights", () => {
  test("of a matrix or of a number of indicators", () => {
    expect([...equalWeights(4).weights]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([
      ...equalWeights([
        [1, 2],
        [3, 4],
        [5, 6],
      ]).weights,
    ]).toEqual([0.5, 0.5]);
  });
});

describe("refuses", () => {
  refusals("weightMethods.equal", [
    ["no indicator", () => equalWeights(0), "out_of_domain", "at least 1"],
    ["half an indicator", () => equalWeights(2.5), "out_of_domain", "whole number"],
    ["NaN", () => equalWeights(Number.NaN), "not_finite", "is NaN"],
    ["no rows", () => equalWeights([]), "too_few_observations", "at least one row"],
    ["nothing", () => equalWeights(null as never), "missing_value", "is null"],
  ]);
});
