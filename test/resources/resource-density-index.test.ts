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
    resourceDensityIndex(amounts(resource), { population, area }).forEach((index, i) => {
      expect(index).toBeCloseTo(indices[i]!, 9);
    });
    const total = (column: readonly number[]): number => column.reduce((a, b) => a + b, 0);
    const whole = resourceDensityIndex([total(amounts(resource))], {
      population: [total(population)],
      area: [total(area)],
    });
    expect(whole[0]).toBeCloseTo(of.system_hrdi_from_totals, 9);
  });
});

describe("conventions", () => {
  test("is per 1000 persons by default; another base changes it by the root", () => {
    expect(resourceDensityIndex([4], { population: [1000], area: [4] })).toStrictEqual(Float64Array.of(2));
    expect(resourceDensityIndex([4], { population: [1000], area: [4], per: 4000 })[0]).toBe(4);
  });
  test("reads populations in wan", () => {
    const index = resourceDensityIndex([40], { population: [1], area: [40], populationUnit: 10_000 });
    expect(index).toStrictEqual(Float64Array.of(2));
  });
  test("nothing there is 0", () => {
    expect(resourceDensityIndex([0], { population: [5], area: [2] })).toStrictEqual(Float64Array.of(0));
  });
  test("survives squares beyond the number range", () => {
    const large = resourceDensityIndex([4e200], { population: [1000], area: [1] })[0]!;
    expect(large / 4e200).toBeCloseTo(1, 14);
    const small = resourceDensityIndex([4e-200], { population: [1000], area: [1] })[0]!;
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
        const options = { population: people, area: land };
        const index = resourceDensityIndex(resource, options);
        const rates = perCapita(resource, people, { per: 1000 });
        const densities = density(resource, land);
        const doubled = resourceDensityIndex(
          resource.map((r) => 2 * r),
          options,
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
  const options = { population: [1], area: [1] };
  refusals("resourceDensityIndex", [
    [
      "no regions",
      () => resourceDensityIndex([], { population: [], area: [] }),
      "too_few_observations",
      "at least 1 resource",
    ],
    ["NaN", () => resourceDensityIndex([Number.NaN], options), "not_finite", "resource 0 is NaN"],
    [
      "Infinity",
      () => resourceDensityIndex([1], { ...options, area: [Number.POSITIVE_INFINITY] }),
      "not_finite",
      "area 0 is Infinity",
    ],
    ["a negative resource", () => resourceDensityIndex([-1], options), "out_of_domain", "resource 0 is -1"],
    [
      "nobody",
      () => resourceDensityIndex([1], { ...options, population: [0] }),
      "out_of_domain",
      "population 0 is 0",
    ],
    ["no area", () => resourceDensityIndex([1], { ...options, area: [0] }), "out_of_domain", "area 0 is 0"],
    [
      "too few areas",
      () => resourceDensityIndex([1, 2], { population: [1, 1], area: [1] }),
      "length_mismatch",
      "area",
    ],
    [
      "too few people",
      () => resourceDensityIndex([1, 2], options),
      "length_mismatch",
      "population per resource",
    ],
    [
      "area left out",
      () => resourceDensityIndex([1], { population: [1] } as never),
      "wrong_type",
      "areas must be",
    ],
    [
      "no options",
      () => resourceDensityIndex([1], undefined as never),
      "wrong_type",
      "options must be one object",
    ],
    ["a base of 0", () => resourceDensityIndex([1], { ...options, per: 0 }), "out_of_domain", "per is 0"],
    [
      "a unit below 0",
      () => resourceDensityIndex([1], { ...options, populationUnit: -1 }),
      "out_of_domain",
      "Unit is -1",
    ],
    [
      "a misspelled option",
      () => resourceDensityIndex([1], { ...options, areaKm2: [1] } as never),
      "unknown_option",
      '"areaKm2"',
    ],
  ]);
});
