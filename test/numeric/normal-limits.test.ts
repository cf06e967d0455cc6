import { expect, test } from "vitest";
import { normalLimits } from "../../src/numeric/normal-limits.ts";

// Quantiles of the standard normal distribution as printed in tables: 1.6449, 1.9600, 2.5758 standard errors.
test.for([
  [0.9, 1.6448536269514722],
  [0.95, 1.959963984540054],
  [0.99, 2.5758293035489004],
] as const)("limits at %s are as the tables print", ([confidence, z]) => {
  const { lower, upper } = normalLimits(10, 2, confidence);
  expect(lower).toBeCloseTo(10 - 2 * z, 12);
  expect(upper).toBeCloseTo(10 + 2 * z, 12);
});
test("without error both limits are the value", () => {
  expect(normalLimits(3, 0, 0.95)).toEqual({ lower: 3, upper: 3 });
});
