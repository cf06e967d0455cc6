import { describe, expect, test } from "vitest";
import { extendedGini, gini, mehran, piesch } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(mehran([1, 3])).toBeCloseTo(0.375, 15);
    expect(mehran([5, 5, 5])).toBe(0);
  });
  test("with the extended Gini at 3, and with Piesch makes the Gini", () => {
    const values = [3, 0, 9, 4, 4];
    const weights = [2, 1, 1, 5, 0.5];
    expect(mehran(values, { weights })).toBeCloseTo(extendedGini(values, { nu: 3, weights }), 14);
    const mixed = (mehran(values, { weights }) + 2 * piesch(values, { weights })) / 3;
    expect(mixed).toBeCloseTo(gini(values, { weights }), 15);
  });
});

refusals("mehran", [...distributionRefusals({ call: mehran })]);
