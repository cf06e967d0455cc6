import { describe, expect, test } from "vitest";
import { varianceOfLogs } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(varianceOfLogs([1, Math.E ** 2])).toBeCloseTo(1, 15);
    expect(varianceOfLogs([3, 3, 3])).toBe(0);
    expect(varianceOfLogs([1, Math.E ** 2], { weights: [3, 1] })).toBeCloseTo(0.75, 15);
  });
  test("ignores a zero without weight", () => {
    expect(varianceOfLogs([0, 1, Math.E ** 2], { weights: [0, 1, 1] })).toBeCloseTo(1, 15);
  });
});

refusals("varianceOfLogs", [
  ...distributionRefusals({ call: varianceOfLogs, zeroTotal: true }),
  [
    "a zero",
    () => varianceOfLogs([1, 0]),
    "out_of_domain",
    "value 1 is 0; the logarithm needs values above 0",
  ],
]);
