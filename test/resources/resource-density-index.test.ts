import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { density } from "../../src/resources/density.ts";
import { perCapita } from "../../src/resources/per-capita.ts";
import { resourceDensityIndex } from "../../src/resources/resource-density-index.ts";
import { amounts, area, expected, inOrder, population, RESOURCES } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with numpy", () => {
  test.for(RESOURCES)("%s", (resource) => {
    const of = expected.resources[resource];
    const indices = inOrder(of.hrdi);
    resourceDensityIndex(amounts(resource), population, area).forEach((index, i) => {
      expect(index).toBeCloseTo(indices[i]!, 9);
    });
    const total = (column: readonly number[]): number => column.reduce((a, b) => a + b, 0);
    const whole = resourceDensityIndex([total(amounts(resource))], [total(population)], [total(area)]);
    expect(whole[0]).toBeCloseTo(of.system_hrdi_from_totals, 9);
  });
});

describe("conventions", () => {
  test("is per 1000 persons by default; another base changes it by the root", () => {
    expect(resourceDensityIndex([4], [1000], [4])).toStrictEqual(Float64Array.of(2));
    expect(resourceDensityIndex([4], [1000], [4], { per: 4000 })[0]).toBe(4);
  });
  test("reads populations in wan", () => {
    const index = resourceDensityIndex([40], [1], [40], { populationUnit: 10_000 });
    expect(index).toStrictEqual(Float64Array.of(2));
  });
  test("nothing there is 0", () => {
    expect(resourceDensityIndex([0], [5], [2])).toStrictEqual(Float64Array.of(0));
  });
  test("survives squares beyond the number range", () => {
    const large = resourceDensityIndex([4e200], [1000], [1])[0]!;
    expect(large / 4e200).toBeCloseTo(1, 14);
    const small = resourceDensityIndex([4e-200], [1000], [1])[0]!;
    expect(small / 4e-200).toBeCloseTo(1, 14);
  });
});

describe("laws", () => {
  const region = fc.tuple(
    fc.integer({ min: 0, max: 1e6 }),
    fc.integer({ min: 1, max: 1e8 }),
    fc.integer({ min: 1, max: 1e5 }),
  );
  test("lies between the rate and the density, and doubles with the resource", () => {
    fc.assert(
      fc.property(fc.array(region, { minLength: 1, maxLength: 10 }), (rows) => {
        const resource = rows.map(([r]) => r);
        const people = rows.map(([, p]) => p);
        const land = rows.map(([, , a]) => a);
        const index = resourceDensityIndex(resource, people, land);
        const rates = perCapita(resource, people, { per: 1000 });
        const densities = density(resource, land);
        const doubled = resourceDensityIndex(
          resource.map((r) => 2 * r),
          people,
          land,
        );
        index.forEach((x, i) => {
          expect(x).toBeGreaterThanOrEqual(Math.min(rates[i]!, densities[i]!) * (1 - 1e-14));
          expect(x).toBeLessThanOrEqual(Math.max(rates[i]!, densities[i]!) * (1 + 1e-14));
          expect(Math.abs(doubled[i]! - 2 * x)).toBeLessThanOrEqual(1e-14 * x);
        });
      }),
    );
  });
});

describe("refuses", () => {
  refusals("resourceDensityIndex", [
    ["no regions", () => resourceDensityIndex([], [], []), "too_few_observations", "at least 1 resource"],
    ["NaN", () => resourceDensityIndex([Number.NaN], [1], [1]), "not_finite", "resource 0 is NaN"],
    [
      "Infinity",
      () => resourceDensityIndex([1], [1], [Number.POSITIVE_INFINITY]),
      "not_finite",
      "area 0 is Infinity",
    ],
    ["a negative resource", () => resourceDensityIndex([-1], [1], [1]), "out_of_domain", "resource 0 is -1"],
    ["nobody", () => resourceDensityIndex([1], [0], [1]), "out_of_domain", "population 0 is 0"],
    ["no area", () => resourceDensityIndex([1], [1], [0]), "out_of_domain", "area 0 is 0"],
    ["too few areas", () => resourceDensityIndex([1, 2], [1, 1], [1]), "length_mismatch", "area"],
    [
      "too few people",
      () => resourceDensityIndex([1, 2], [1], [1]),
      "length_mismatch",
      "population per resource",
    ],
    [
      "area left out",
      () => resourceDensityIndex([1], [1], undefined as never),
      "wrong_type",
      "areas must be",
    ],
    [
      "no options",
      () => resourceDensityIndex([1], [1], [1], null as never),
      "wrong_type",
      "options must be one object",
    ],
    ["a base of 0", () => resourceDensityIndex([1], [1], [1], { per: 0 }), "out_of_domain", "per is 0"],
    [
      "a unit below 0",
      () => resourceDensityIndex([1], [1], [1], { populationUnit: -1 }),
      "out_of_domain",
      "Unit is -1",
    ],
    [
      "a misspelled option",
      () => resourceDensityIndex([1], [1], [1], { areaKm2: [1] } as never),
      "unknown_option",
      '"areaKm2"',
    ],
  ]);
});
