import { describe, expect, test } from "vitest";
import { jDivergence } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with its definition", () => {
    expect(jDivergence([1, 3])).toBeCloseTo((-0.5 * Math.log(0.5) + 0.5 * Math.log(1.5)) / 2, 15);
    expect(jDivergence([2, 2])).toBe(0);
    expect(jDivergence([0, 2])).toBe(Number.POSITIVE_INFINITY);
  });
});

refusals("jDivergence", [...distributionRefusals({ call: jDivergence })]);
