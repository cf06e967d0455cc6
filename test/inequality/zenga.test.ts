import { describe, expect, test } from "vitest";
import { zenga } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // k = 2: (1/4) (1/2) (2 / 9); k = 3: (1/4) (3/3) (1 / 7); 1 - 1/36 - 1/28 is 59/63.
    expect(zenga([1, 2, 3, 4])).toBeCloseTo(59 / 63, 15);
  });
  test("by its definition in a loop", () => {
    const x = [1, 2, 3, 4];
    let Z = 1;
    for (let k = 1; k <= 4; k++) {
      const below = x.slice(0, k - 1).reduce((s, v) => s + v, 0);
      const from = x.slice(k - 1).reduce((s, v) => s + v, 0);
      Z -= ((4 - k) * below) / (4 * k * from);
    }
    expect(zenga(x)).toBeCloseTo(Z, 15);
  });
  test("two different values give 1, equal ones 0", () => {
    expect(zenga([1, 1.0001])).toBe(1);
    expect(zenga([3, 3, 3])).toBe(0);
    expect(zenga([3, 9], { weights: [1, 0] })).toBe(0);
  });
});

refusals("zenga", [...distributionRefusals({ call: zenga })]);
