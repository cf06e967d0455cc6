import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { perCapita } from "../../src/resources/per-capita.ts";
import {
  amounts,
  expected,
  inOrder,
  population,
  RESOURCES,
  registered,
} from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with numpy", () => {
  test.for(RESOURCES)("%s per 1000 and per 10 000", (resource) => {
    const of = expected.resources[resource];
    for (const [per, rates] of [
      [1000, inOrder(of.per_1000)],
      [10_000, inOrder(of.per_10000)],
    ] as const) {
      const actual = perCapita(amounts(resource), population, { per });
      actual.forEach((rate, i) => {
        expect(rate).toBeCloseTo(rates[i]!, 9);
      });
    }
  });
  test.for(RESOURCES)("%s per 1000 registered", (resource) => {
    const rates = inOrder(expected.resources[resource].per_1000_registered);
    perCapita(amounts(resource), registered, { per: 1000 }).forEach((rate, i) => {
      expect(rate).toBeCloseTo(rates[i]!, 9);
    });
  });
});

describe("conventions", () => {
  test("is per head by default", () => {
    expect(perCapita([10, 0], [4, 5])).toStrictEqual(Float64Array.of(2.5, 0));
  });
  test("reads populations in wan and in thousands", () => {
    expect(perCapita([8200], [64], { per: 1000, populationUnit: 10_000 })).toStrictEqual(
      Float64Array.of(12.8125),
    );
    expect(perCapita([8200], [640], { per: 1000, populationUnit: 1000 })).toStrictEqual(
      Float64Array.of(12.8125),
    );
  });
  test("rounds once, so that a rate can meet a standard exactly", () => {
    expect(perCapita([29], [10_000], { per: 1000 })[0]).toBe(2.9);
    expect(perCapita([57], [10_000], { per: 1000 })[0]).toBe(5.7);
  });
  test("keeps its digits at both ends of the number range", () => {
    expect(perCapita([1e306], [1e303], { per: 1000 })[0]).toBeCloseTo(1e6, 6);
    expect(perCapita([1e-310], [1e-300], { per: 1e-3 })[0]).toBeCloseTo(1e-13, 24);
    expect(perCapita([0], [1e-300], { per: 1e-300 })[0]).toBe(0);
  });
  test("takes typed arrays and leaves its input alone", () => {
    const resource = Float64Array.of(3, 1);
    const people = Object.freeze([2, 4]);
    expect(perCapita(resource, people)).toStrictEqual(Float64Array.of(1.5, 0.25));
    expect(resource).toStrictEqual(Float64Array.of(3, 1));
  });
});

describe("laws", () => {
  const region = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e8 }));
  test("scales with the resource and with the base, and against the population", () => {
    fc.assert(
      fc.property(
        fc.array(region, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 1000 }),
        (rows, k) => {
          const resource = rows.map(([r]) => r);
          const people = rows.map(([, p]) => p);
          const plain = perCapita(resource, people);
          const variants = [
            perCapita(
              resource.map((r) => r * k),
              people,
            ),
            perCapita(resource, people, { per: k }),
            perCapita(
              resource.map((r) => r * k * k),
              people.map((p) => p * k),
            ),
          ];
          for (const variant of variants) {
            variant.forEach((rate, i) => {
              expect(rate).toBeCloseTo(plain[i]! * k, 6);
            });
          }
        },
      ),
    );
  });
});

describe("refuses", () => {
  refusals("perCapita", [
    ["no regions", () => perCapita([], []), "too_few_observations", "needs at least 1 resource"],
    ["NaN", () => perCapita([1, Number.NaN], [1, 1]), "not_finite", "resource 1 is NaN"],
    ["a missing resource", () => perCapita([null as never], [1]), "missing_value", "resource 0 is null"],
    ["Infinity", () => perCapita([1], [Number.POSITIVE_INFINITY]), "not_finite", "population 0 is Infinity"],
    ["a negative resource", () => perCapita([-1], [1]), "out_of_domain", "resource 0 is -1"],
    ["nobody", () => perCapita([1, 1], [1, 0]), "out_of_domain", "population 1 is 0"],
    ["a negative population", () => perCapita([1], [-4]), "out_of_domain", "population 0 is -4"],
    ["lengths that differ", () => perCapita([1, 2], [1]), "length_mismatch", "one population per resource"],
    ["no array", () => perCapita(5 as never, [1]), "wrong_type", "resources must be an array"],
    ["no population", () => perCapita([1], undefined as never), "wrong_type", "populations must be an array"],
    ["a base of 0", () => perCapita([1], [1], { per: 0 }), "out_of_domain", "per is 0"],
    ["a base in words", () => perCapita([1], [1], { per: "1000" as never }), "wrong_type", 'per is "1000"'],
    ["a unit of 0", () => perCapita([1], [1], { populationUnit: 0 }), "out_of_domain", "populationUnit is 0"],
    ["a misspelled option", () => perCapita([1], [1], { pre: 1000 } as never), "unknown_option", '"pre"'],
    [
      "a base as the third argument",
      () => perCapita([1], [1], 1000 as never),
      "wrong_type",
      "options must be one object",
    ],
    ["a rate beyond numbers", () => perCapita([1e300], [1e-300]), "out_of_domain", "too large"],
  ]);
});
