import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceFromTarget } from "../../src/resources/distance-from-target.ts";
import { amounts, expected, inOrder } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

test("agrees with numpy", () => {
  const percent = inOrder(expected.needs.distance_from_target_pct);
  const target = inOrder(expected.needs.fair_share_physicians);
  distanceFromTarget(amounts("physicians"), target).forEach((distance, i) => {
    expect(100 * distance).toBeCloseTo(percent[i]!, 9);
  });
});

describe("conventions", () => {
  test("is a share of the target", () => {
    expect(distanceFromTarget([95, 110, 0, 7], [100, 100, 5, 7])).toStrictEqual(
      Float64Array.of(-0.05, 0.1, -1, 0),
    );
  });
  test("keeps its digits near the target", () => {
    expect(distanceFromTarget([1 + 2 ** -52], [1])[0]).toBe(2 ** -52);
    expect(distanceFromTarget([3 + 2 ** -51], [3])[0]).toBe(2 ** -51 / 3);
  });
});

describe("laws", () => {
  test("its sign says who is over and who under, and it undoes itself", () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 20 }), (pairs) => {
        const actual = pairs.map(([a]) => a);
        const target = pairs.map(([, t]) => t);
        distanceFromTarget(actual, target).forEach((distance, i) => {
          expect(Math.sign(distance)).toBe(Math.sign(actual[i]! - target[i]!));
          expect((1 + distance) * target[i]!).toBeCloseTo(actual[i]!, 5);
        });
      }),
    );
  });
});

describe("refuses", () => {
  refusals("distanceFromTarget", [
    ["no regions", () => distanceFromTarget([], []), "too_few_observations", "at least 1 actual"],
    ["NaN", () => distanceFromTarget([Number.NaN], [1]), "not_finite", "actual 0 is NaN"],
    [
      "Infinity",
      () => distanceFromTarget([1], [Number.POSITIVE_INFINITY]),
      "not_finite",
      "target 0 is Infinity",
    ],
    ["a negative actual", () => distanceFromTarget([-1], [1]), "out_of_domain", "actual 0 is -1"],
    ["a target of 0", () => distanceFromTarget([1, 1], [1, 0]), "out_of_domain", "target 1 is 0"],
    [
      "lengths that differ",
      () => distanceFromTarget([1], [1, 2]),
      "length_mismatch",
      "one target per actual",
    ],
    ["no array", () => distanceFromTarget({} as never, [1]), "wrong_type", "actuals must be an array"],
    [
      "a distance beyond numbers",
      () => distanceFromTarget([1e300], [1e-300]),
      "out_of_domain",
      "too far apart",
    ],
  ]);
});
