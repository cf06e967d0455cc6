import { describe, expect, test } from "vitest";
import { fosterGreerThorbecke } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    const values = [1, 3, 4, 8];
    expect(fosterGreerThorbecke(values, { line: 4, alpha: 0 })).toBe(0.5);
    expect(fosterGreerThorbecke(values, { line: 4, alpha: 1 })).toBe(0.25);
    expect(fosterGreerThorbecke(values, { line: 4, alpha: 2 })).toBe(0.15625);
    expect(fosterGreerThorbecke(values, { line: 1, alpha: 0 })).toBe(0);
    expect(fosterGreerThorbecke(values, { line: 4, alpha: 0, weights: [3, 0, 1, 0] })).toBe(0.75);
    expect(fosterGreerThorbecke([0, 0], { line: 4, alpha: 1 })).toBe(1);
  });
});

refusals("fosterGreerThorbecke", [
  ...distributionRefusals({ call: fosterGreerThorbecke, options: { line: 4, alpha: 1 }, zeroTotal: true }),
  ["no line", () => fosterGreerThorbecke([1], { alpha: 1 } as never), "missing_option", "line is required"],
  [
    "a line of 0",
    () => fosterGreerThorbecke([1], { ...{ line: 4, alpha: 1 }, line: 0 }),
    "out_of_domain",
    "line is 0; it must be above 0",
  ],
  [
    "a line that is NaN",
    () => fosterGreerThorbecke([1], { ...{ line: 4, alpha: 1 }, line: Number.NaN }),
    "not_finite",
    "line is NaN",
  ],
  ["no alpha", () => fosterGreerThorbecke([1], { line: 1 } as never), "missing_option", "alpha is required"],
  [
    "a negative alpha",
    () => fosterGreerThorbecke([1], { line: 1, alpha: -1 }),
    "out_of_domain",
    "alpha is -1",
  ],
]);
