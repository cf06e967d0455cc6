import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attainment } from "../../src/resources/attainment.ts";
import { perCapita } from "../../src/resources/per-capita.ts";
import { shortfall } from "../../src/resources/shortfall.ts";
import { amounts, expected, inOrder, population } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

const STANDARDS = [
  ["physicians_per_1000", "physicians", 1000],
  ["beds_per_1000", "beds", 1000],
  ["nurses_per_1000", "nurses", 1000],
  ["gp_per_10000", "gp", 10_000],
] as const;

describe("agrees with numpy", () => {
  test.for(STANDARDS)("%s", ([name, resource, per]) => {
    const of = expected.standards[name];
    const options = { standard: of.target, per };
    const actual = shortfall(amounts(resource), population, options);
    const needed = inOrder(of.units_needed);
    actual.units.forEach((units, i) => {
      expect(units).toBeCloseTo(needed[i]!, 9);
    });
    expect(actual.total).toBeCloseTo(of.total_needed, 9);
    const posts = shortfall(amounts(resource), population, { ...options, whole: true });
    expect([...posts.units]).toStrictEqual(inOrder(of.units_needed_ceil));
    expect(posts.total).toBe(inOrder(of.units_needed_ceil).reduce((a, b) => a + b, 0));
  });
});

describe("conventions", () => {
  test("surpluses are not netted", () => {
    expect(shortfall([100, 0], [10, 10], { standard: 1 })).toStrictEqual({
      units: Float64Array.of(0, 10),
      total: 10,
    });
  });
  test("whole posts are rounded up, beyond the error of the arithmetic only", () => {
    const posts = (lacking: number): number => shortfall([0], [lacking], { standard: 1, whole: true }).total;
    expect(posts(11.6)).toBe(12);
    expect(posts(12)).toBe(12);
    expect(posts(12 + 5e-10)).toBe(12);
    expect(posts(12 + 5e-9)).toBe(13);
    expect(Object.is(posts(5e-10), 0)).toBe(true);
  });
  test("nobody needs nothing", () => {
    expect(shortfall([0, 3], [0, 0], { standard: 2 })).toStrictEqual({
      units: Float64Array.of(0, 0),
      total: 0,
    });
  });
  test("each region may have a standard of its own", () => {
    expect(shortfall([1, 1], [10, 10], { standard: [0.2, 0.4] }).units).toStrictEqual(Float64Array.of(1, 3));
  });
  test("reads populations in wan", () => {
    const options = { standard: 2, per: 10_000, populationUnit: 10_000 };
    expect(shortfall([28], [20], options).units).toStrictEqual(Float64Array.of(12));
  });
});

describe("laws", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 1e6 })), {
    minLength: 1,
    maxLength: 20,
  });
  const standard = fc.integer({ min: 1, max: 100 }).map((tenths) => tenths / 10);

  test("is positive exactly where the standard is not met", () => {
    fc.assert(
      fc.property(rows, standard, (regionRows, s) => {
        const inhabited = regionRows.map(([r, p]) => [r, p + 1] as const);
        const resource = inhabited.map(([r]) => r);
        const people = inhabited.map(([, p]) => p);
        const { met } = attainment(perCapita(resource, people, { per: 1000 }), { standard: s });
        const { units } = shortfall(resource, people, { standard: s, per: 1000 });
        expect([...units].map((lacking) => lacking === 0)).toStrictEqual(met);
      }),
    );
  });
  test("adding what is lacking meets the standard, and the whole posts are at least as many", () => {
    fc.assert(
      fc.property(rows, standard, (regionRows, s) => {
        const resource = regionRows.map(([r]) => r);
        const people = regionRows.map(([, p]) => p);
        const options = { standard: s, per: 1000 };
        const { units, total } = shortfall(resource, people, options);
        const after = shortfall(
          resource.map((r, i) => r + units[i]!),
          people,
          options,
        );
        expect(after.total).toBeLessThanOrEqual(1e-9);
        const posts = shortfall(resource, people, { ...options, whole: true });
        posts.units.forEach((whole, i) => {
          expect(Number.isInteger(whole)).toBe(true);
          expect(whole).toBeGreaterThanOrEqual(units[i]! - 1e-9);
          expect(whole).toBeLessThan(units[i]! + 1);
        });
        const surplus = people.reduce((net, p, i) => net + (s * p) / 1000 - resource[i]!, 0);
        expect(total).toBeGreaterThanOrEqual(surplus - 1e-6);
      }),
    );
  });
});

describe("refuses", () => {
  const standard = 1;
  refusals("shortfall", [
    [
      "no regions",
      () => shortfall([], [], { standard }),
      "too_few_observations",
      "needs at least 1 resource",
    ],
    ["NaN", () => shortfall([Number.NaN], [1], { standard }), "not_finite", "resource 0 is NaN"],
    [
      "Infinity",
      () => shortfall([1], [Number.POSITIVE_INFINITY], { standard }),
      "not_finite",
      "population 0",
    ],
    ["a negative resource", () => shortfall([-1], [1], { standard }), "out_of_domain", "resource 0 is -1"],
    [
      "a negative population",
      () => shortfall([1], [-1], { standard }),
      "out_of_domain",
      "population 0 is -1",
    ],
    [
      "lengths that differ",
      () => shortfall([1], [1, 2], { standard }),
      "length_mismatch",
      "population per resource",
    ],
    [
      "no array",
      () => shortfall("12" as never, [1], { standard }),
      "wrong_type",
      "resources must be an array",
    ],
    ["no options", () => shortfall([1], [1], undefined as never), "wrong_type", "options must be one object"],
    [
      "no standard",
      () => shortfall([1], [1], { per: 1000 } as never),
      "missing_option",
      "standard is required",
    ],
    ["a negative standard", () => shortfall([1], [1], { standard: -2 }), "out_of_domain", "standard is -2"],
    [
      "too many standards",
      () => shortfall([1], [1], { standard: [1, 2] }),
      "length_mismatch",
      "standard per region",
    ],
    ["a base of 0", () => shortfall([1], [1], { standard, per: 0 }), "out_of_domain", "per is 0"],
    [
      "a unit of 0",
      () => shortfall([1], [1], { standard, populationUnit: 0 }),
      "out_of_domain",
      "populationUnit",
    ],
    [
      "a switch in words",
      () => shortfall([1], [1], { standard, whole: "no" as never }),
      "wrong_type",
      'whole is "no"',
    ],
    [
      "a misspelled option",
      () => shortfall([1], [1], { standard, ceil: true } as never),
      "unknown_option",
      '"ceil"',
    ],
    [
      "a need beyond numbers",
      () => shortfall([1], [1e300], { standard: 1e300 }),
      "out_of_domain",
      "too large",
    ],
  ]);
});
