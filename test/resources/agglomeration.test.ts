import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agglomeration } from "../../src/resources/agglomeration.ts";
import { perCapita } from "../../src/resources/per-capita.ts";
import { pooledRate } from "../../src/resources/pooled-rate.ts";
import { amounts, area, expected, inOrder, population, RESOURCES } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with numpy", () => {
  test.for(RESOURCES)("%s", (resource) => {
    const of = expected.resources[resource];
    const actual = agglomeration(amounts(resource), population, area);
    const columns = [
      [actual.hrad, inOrder(of.hrad)],
      [actual.pad, inOrder(of.pad)],
      [actual.ratio, inOrder(of.hrad_over_pad)],
      [actual.ratio, inOrder(of.ratio_to_system)],
      [actual.difference, inOrder(of.hrad_minus_pad)],
    ] as const;
    for (const [column, numbers] of columns) {
      column.forEach((value, i) => {
        expect(value).toBeCloseTo(numbers[i]!, 9);
      });
    }
  });
});

test("one region is as agglomerated as itself", () => {
  const one = Float64Array.of(1);
  expect(agglomeration([7], [3], [9])).toStrictEqual({
    hrad: one,
    pad: one,
    ratio: one,
    difference: Float64Array.of(0),
  });
});

test("shares too small for a double still have a ratio", () => {
  const { hrad, ratio } = agglomeration([1e-300, 1e300], [1e-300, 1e300], [1, 1]);
  expect(ratio[0]).toBeCloseTo(1, 10);
  expect(ratio[1]).toBe(1);
  expect(hrad[1]).toBe(2);
});

describe("laws", () => {
  const region = fc.tuple(
    fc.integer({ min: 0, max: 1e6 }),
    fc.integer({ min: 1, max: 1e8 }),
    fc.integer({ min: 1, max: 1e5 }),
  );
  const rows = fc
    .array(region, { minLength: 1, maxLength: 12 })
    .filter((regionRows) => regionRows.some(([r]) => r > 0));

  test("the ratio is the per-capita ratio, whatever the areas and the units", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 1000 }), (regionRows, k) => {
        const resource = regionRows.map(([r]) => r);
        const people = regionRows.map(([, p]) => p);
        const land = regionRows.map(([, , a]) => a);
        const { hrad, pad, ratio, difference } = agglomeration(resource, people, land);
        const rates = perCapita(resource, people);
        const whole = pooledRate(resource, people);
        const scaled = agglomeration(
          resource.map((r) => r * k),
          people.map((p) => p * k),
          land.map((a) => a / k),
        );
        const landTotal = land.reduce((a, b) => a + b, 0);
        let shares = 0;
        for (let i = 0; i < resource.length; i++) {
          expect(Math.abs(ratio[i]! - rates[i]! / whole)).toBeLessThanOrEqual(1e-14 * ratio[i]!);
          expect(Math.abs(hrad[i]! - pad[i]! - difference[i]!)).toBeLessThanOrEqual(
            1e-14 * (hrad[i]! + pad[i]!),
          );
          expect(scaled.hrad[i]! / (hrad[i]! || 1)).toBeCloseTo(hrad[i] === 0 ? 0 : 1, 12);
          shares += hrad[i]! * (land[i]! / landTotal);
        }
        // Weighted with the land, HRAD averages to 1.
        expect(shares).toBeCloseTo(1, 10);
      }),
    );
  });
});

describe("refuses", () => {
  refusals("agglomeration", [
    ["no regions", () => agglomeration([], [], []), "too_few_observations", "1 resource"],
    ["NaN", () => agglomeration([1], [1], [Number.NaN]), "not_finite", "area 0 is NaN"],
    ["a negative resource", () => agglomeration([-1], [1], [1]), "out_of_domain", "resource 0 is -1"],
    ["no resource", () => agglomeration([0, 0], [1, 1], [1, 1]), "zero_total", "total resource is 0"],
    ["nobody", () => agglomeration([1], [0], [1]), "out_of_domain", "population 0 is 0"],
    ["no area", () => agglomeration([1], [1], [0]), "out_of_domain", "area 0 is 0"],
    ["lengths that differ", () => agglomeration([1, 1], [1, 1], [1]), "length_mismatch", "area"],
    [
      "population left out",
      () => agglomeration([1], undefined as never, [1]),
      "wrong_type",
      "populations must be",
    ],
    [
      "a ratio beyond numbers",
      () => agglomeration([1, 1], [1e-300, 1e300], [1e-300, 1e300]),
      "out_of_domain",
      "too large for a number",
    ],
    [
      "totals beyond numbers",
      () => agglomeration([1, 1], [1.5e308, 1.5e308], [1, 1]),
      "out_of_domain",
      "total population is too large",
    ],
  ]);
});
