import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { perCapita } from "../../src/resources/per-capita.ts";
import { pooledRate } from "../../src/resources/pooled-rate.ts";
import { BEIJING_RATES, districts, published } from "../fixtures/resources/beijing.ts";
import { amounts, expected, population, RESOURCES, regions } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with the published totals of Beijing, 2010", () => {
  test.for(BEIJING_RATES)("%s", (column) => {
    const people = districts.map((district) => district.population);
    const amount = districts.map((district) => (district[column] * district.population) / 1000);
    const rate = pooledRate(amount, people, { per: 1000 });
    expect(rate.toFixed(2)).toBe(published[column].total.toFixed(2));
    expect(rate).toBeCloseTo(published[column].pooled, 9);
    const mean = districts.reduce((total, district) => total + district[column], 0) / districts.length;
    expect(mean).toBeCloseTo(published[column].unweightedMean, 9);
    expect(mean.toFixed(2)).not.toBe(published[column].total.toFixed(2));
  });
});

describe("agrees with numpy", () => {
  test.for(RESOURCES)("%s per 1000, all regions", (resource) => {
    const of = expected.resources[resource];
    expect(pooledRate(amounts(resource), population, { per: 1000 })).toBeCloseTo(
      of.system_per_1000_pooled,
      9,
    );
    expect(of.system_per_1000_unweighted_mean).not.toBeCloseTo(of.system_per_1000_pooled, 2);
  });
  test.for(RESOURCES)("%s per 1000, urban against rural", (resource) => {
    const of = expected.resources[resource].urban_rural;
    const rate = (residence: string): number => {
      const members = regions.filter((region) => region.residence === residence);
      return pooledRate(
        members.map((region) => region[resource]),
        members.map((region) => region.population),
        { per: 1000 },
      );
    };
    const [urban, rural] = [rate("urban"), rate("rural")];
    expect(urban).toBeCloseTo(of.urban, 9);
    expect(rural).toBeCloseTo(of.rural, 9);
    expect(urban / rural).toBeCloseTo(of.ratio, 9);
    expect(urban - rural).toBeCloseTo(of.difference, 9);
    expect(1 - rural / urban).toBeCloseTo(of.rural_shortfall_share, 9);
  });
});

describe("conventions", () => {
  test("is per head by default and takes regions without people", () => {
    expect(pooledRate([3, 0, 2], [4, 6, 0])).toBe(0.5);
  });
  test("reads populations in wan", () => {
    expect(pooledRate([29], [1], { per: 1000, populationUnit: 10_000 })).toBe(2.9);
  });
  test("does not lose small regions beside large ones", () => {
    expect(pooledRate([1e16, 1, 1, 1, 1], [1, 0, 0, 0, 0])).toBe(10000000000000004);
  });
});

describe("laws", () => {
  const region = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e8 }));
  const rows = fc.array(region, { minLength: 1, maxLength: 20 });
  test("is the population-weighted mean of the rates, and lies among them", () => {
    fc.assert(
      fc.property(rows, (regionRows) => {
        const resource = regionRows.map(([r]) => r);
        const people = regionRows.map(([, p]) => p);
        const rates = [...perCapita(resource, people)];
        const everyone = people.reduce((a, b) => a + b, 0);
        const mean = rates.reduce((total, rate, i) => total + (rate * people[i]!) / everyone, 0);
        const pooled = pooledRate(resource, people);
        expect(Math.abs(pooled - mean)).toBeLessThanOrEqual(1e-12 * Math.max(mean, 1));
        expect(pooled).toBeGreaterThanOrEqual(Math.min(...rates) * (1 - 1e-15));
        expect(pooled).toBeLessThanOrEqual(Math.max(...rates) * (1 + 1e-15));
      }),
    );
  });
  test("does not depend on how the regions are cut or ordered", () => {
    fc.assert(
      fc.property(rows, (regionRows) => {
        const resource = regionRows.map(([r]) => r);
        const people = regionRows.map(([, p]) => p);
        const whole = pooledRate([resource.reduce((a, b) => a + b, 0)], [people.reduce((a, b) => a + b, 0)]);
        expect(pooledRate(resource, people)).toBe(whole);
        expect(pooledRate(resource.toReversed(), people.toReversed())).toBe(whole);
      }),
    );
  });
});

describe("refuses", () => {
  refusals("pooledRate", [
    ["no regions", () => pooledRate([], []), "too_few_observations", "needs at least 1 resource"],
    ["NaN", () => pooledRate([1], [Number.NaN]), "not_finite", "population 0 is NaN"],
    ["Infinity", () => pooledRate([Number.POSITIVE_INFINITY], [1]), "not_finite", "resource 0 is Infinity"],
    ["a negative resource", () => pooledRate([1, -1], [1, 1]), "out_of_domain", "resource 1 is -1"],
    ["a negative population", () => pooledRate([1], [-1]), "out_of_domain", "population 0 is -1"],
    ["nobody anywhere", () => pooledRate([1, 2], [0, 0]), "zero_total", "total population is 0"],
    ["lengths that differ", () => pooledRate([1], [1, 2]), "length_mismatch", "one population per resource"],
    ["null", () => pooledRate(null as never, [1]), "wrong_type", "resources must be an array"],
    ["a negative base", () => pooledRate([1], [1], { per: -1 }), "out_of_domain", "per is -1"],
    [
      "a unit of NaN",
      () => pooledRate([1], [1], { populationUnit: Number.NaN }),
      "not_finite",
      "populationUnit",
    ],
    ["a misspelled option", () => pooledRate([1], [1], { base: 1 } as never), "unknown_option", '"base"'],
    ["options of null", () => pooledRate([1], [1], null as never), "wrong_type", "options"],
  ]);
});
