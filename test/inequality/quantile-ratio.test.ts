import { describe, expect, test } from "vitest";
import { quantileRatio } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(quantileRatio([1, 2, 3, 4, 5], { upper: 0.75, lower: 0.25 })).toBe(2);
    expect(quantileRatio([7, 7, 7], { upper: 0.9, lower: 0.1 })).toBe(1);
    expect(quantileRatio([0, 0, 4, 5], { upper: 0.9, lower: 0.1 })).toBe(Number.POSITIVE_INFINITY);
    expect(quantileRatio([1, 2, 3, 4, 5], { upper: 0.8, lower: 0.2, definition: "inverse-cdf" })).toBe(4);
  });
});

refusals("quantileRatio", [
  ...distributionRefusals({ call: quantileRatio, options: { upper: 0.9, lower: 0.1 } }),
  ["no upper", () => quantileRatio([1], { lower: 0.1 } as never), "missing_option", "upper is required"],
  ["no lower", () => quantileRatio([1], { upper: 0.9 } as never), "missing_option", "lower is required"],
  ["an upper above 1", () => quantileRatio([1], { upper: 90, lower: 10 }), "out_of_domain", "upper is 90"],
  [
    "a lower that is not lower",
    () => quantileRatio([1], { upper: 0.1, lower: 0.1 }),
    "out_of_domain",
    "lower is 0.1; it must be below 0.1",
  ],
  [
    "a definition that is not known",
    () => quantileRatio([1], { upper: 0.9, lower: 0.1, definition: "" as never }),
    "unknown_option",
    'definition is ""',
  ],
  [
    "two quantiles that are 0",
    () => quantileRatio([0, 0, 0, 0, 9], { upper: 0.5, lower: 0.1 }),
    "zero_total",
    "quantile 0.5 is 0",
  ],
]);
