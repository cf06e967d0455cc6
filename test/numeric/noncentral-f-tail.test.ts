import { expect, test } from "vitest";
import { geodetector } from "../../src/index.ts";
import { noncentralFTail } from "../../src/numeric/noncentral-f-tail.ts";

test("a huge noncentrality has the chi-square limit of the denominator, and ends", () => {
  // P(chi2_4 < 4) = 1 - e^-2 (1 + 2), as lambda and f grow together.
  const limit = 1 - Math.exp(-2) * 3;
  expect(noncentralFTail(4e7, 1, 4, 4e7)).toBeCloseTo(limit, 6);
  expect(noncentralFTail(1e12, 3, 4, 3e12)).toBeCloseTo(limit, 8);
  expect(noncentralFTail(5, 1, 3, 1e18)).toBe(1);
});

test("geodetector ends for values far from 0", () => {
  const factors = { s: ["x", "x", "y", "y", "y"] };
  const near = geodetector([0, 1, 2, 0, 5], { factors }).factors[0]!;
  const far = geodetector([1e9, 1e9 + 1, 1e9 + 2, 1e9, 1e9 + 5], { factors }).factors[0]!;
  expect(far.q).toBeCloseTo(near.q, 9);
  expect(far.p).toBeCloseTo(near.p!, 9);
  expect(far.pNoncentral).toBe(1);
});
