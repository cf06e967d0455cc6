import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { density } from "../../src/resources/density.ts";
import { amounts, area, expected, inOrder, RESOURCES } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with numpy", () => {
  test.for(RESOURCES)("%s per km²", (resource) => {
    const densities = inOrder(expected.resources[resource].per_km2);
    density(amounts(resource), area).forEach((value, i) => {
      expect(value).toBeCloseTo(densities[i]!, 9);
    });
  });
});

test("is one division a region", () => {
  expect(density([410, 0, 1], Float32Array.of(20, 3, 4))).toStrictEqual(Float64Array.of(20.5, 0, 0.25));
});

describe("laws", () => {
  test("times the area is the resource again", () => {
    const region = fc.tuple(
      fc.integer({ min: 0, max: 1e6 }),
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(region, { minLength: 1, maxLength: 20 }), (rows) => {
        density(
          rows.map(([r]) => r),
          rows.map(([, a]) => a),
        ).forEach((value, i) => {
          expect(value * rows[i]![1]).toBeCloseTo(rows[i]![0], 6);
        });
      }),
    );
  });
});

describe("refuses", () => {
  refusals("density", [
    ["no regions", () => density([], []), "too_few_observations", "needs at least 1 resource"],
    ["NaN", () => density([Number.NaN], [1]), "not_finite", "resource 0 is NaN"],
    ["a missing area", () => density([1], [undefined as never]), "missing_value", "area 0 is undefined"],
    ["a negative resource", () => density([-2], [1]), "out_of_domain", "resource 0 is -2"],
    ["no area", () => density([1, 1], [2, 0]), "out_of_domain", "area 1 is 0"],
    ["lengths that differ", () => density([1, 2], [1]), "length_mismatch", "one area per resource"],
    ["no array", () => density([1], 10 as never), "wrong_type", "areas must be an array"],
    ["a density beyond numbers", () => density([1e300], [1e-300]), "out_of_domain", "too large"],
  ]);
});
