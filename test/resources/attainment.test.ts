import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attainment } from "../../src/resources/attainment.ts";
import { perCapita } from "../../src/resources/per-capita.ts";
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
    const rates = perCapita(amounts(resource), population, { per });
    const actual = attainment(rates, { standard: of.target, population });
    expect(actual.met).toStrictEqual(inOrder(of.met));
    expect(actual.shareOfRegions).toBeCloseTo(of.share_of_regions_meeting, 9);
    expect(actual.shareOfPopulation).toBeCloseTo(of.share_of_population_meeting, 9);
    const capped = inOrder(of.attainment_capped);
    actual.capped.forEach((share, i) => {
      expect(share).toBeCloseTo(capped[i]!, 9);
    });
    // The two shares are different answers; a half of the regions may hold three quarters of the people.
    expect(actual.shareOfRegions).not.toBeCloseTo(actual.shareOfPopulation!, 2);
  });
});

describe("conventions", () => {
  test("a rate equal to the standard meets it, the number below does not", () => {
    expect(attainment([2.5, 2.4999999999999996], { standard: 2.5 }).met).toStrictEqual([true, false]);
  });
  test("without population there is no share of people", () => {
    expect(attainment([3], { standard: 2 }).shareOfPopulation).toBeNull();
  });
  test("a region without people counts among regions and not among people", () => {
    const actual = attainment([3, 1], { standard: 2, population: [0, 7] });
    expect(actual.shareOfRegions).toBe(0.5);
    expect(actual.shareOfPopulation).toBe(0);
  });
  test("each region may have a standard of its own", () => {
    const actual = attainment([3, 3], { standard: [2, 4] });
    expect(actual.met).toStrictEqual([true, false]);
    expect(actual.capped).toStrictEqual(Float64Array.of(1, 0.75));
  });
  test("less is better where asked", () => {
    const actual = attainment([4, 5, 10, 0], { standard: 5, direction: "lower", population: [1, 1, 2, 4] });
    expect(actual).toStrictEqual({
      met: [true, true, false, true],
      shareOfRegions: 0.75,
      shareOfPopulation: 0.75,
      capped: Float64Array.of(1, 1, 0.5, 1),
    });
  });
  test("a rate of 0 attains nothing", () => {
    expect(attainment([0], { standard: 5 }).capped).toStrictEqual(Float64Array.of(0));
  });
  test("rates up to the maximum pass", () => {
    expect(attainment([1, 0.8], { standard: 0.9, maximum: 1 }).met).toStrictEqual([true, false]);
  });
});

describe("laws", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 1e6 })), {
    minLength: 1,
    maxLength: 30,
  });
  test("shares lie in [0, 1], capped is 1 exactly where met, and the unit does not matter", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 100 }), (regionRows, standard) => {
        const rates = regionRows.map(([rate]) => rate);
        const people = regionRows.map(([, p]) => p);
        const actual = attainment(rates, { standard, population: people });
        expect(actual.shareOfRegions).toBe(actual.met.filter(Boolean).length / rates.length);
        expect(actual.shareOfPopulation).toBeGreaterThanOrEqual(0);
        expect(actual.shareOfPopulation).toBeLessThanOrEqual(1);
        actual.capped.forEach((share, i) => {
          expect(share === 1).toBe(actual.met[i]);
        });
        const inEighths = attainment(
          rates.map((rate) => rate / 8),
          { standard: standard / 8, population: people },
        );
        expect(inEighths).toStrictEqual(actual);
      }),
    );
  });
  test("equal populations give the share of regions", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 100 }), (regionRows, standard) => {
        const rates = regionRows.map(([rate]) => rate);
        const actual = attainment(rates, { standard, population: rates.map(() => 3) });
        expect(actual.shareOfPopulation).toBeCloseTo(actual.shareOfRegions, 14);
      }),
    );
  });
});

describe("refuses", () => {
  const standard = 1;
  refusals("attainment", [
    ["no rates", () => attainment([], { standard }), "too_few_observations", "needs at least 1 rate"],
    ["NaN", () => attainment([Number.NaN], { standard }), "not_finite", "rate 0 is NaN"],
    [
      "Infinity",
      () => attainment([Number.POSITIVE_INFINITY], { standard }),
      "not_finite",
      "rate 0 is Infinity",
    ],
    ["a negative rate", () => attainment([-0.5], { standard }), "out_of_domain", "rate 0 is -0.5"],
    ["no options", () => attainment([1], undefined as never), "wrong_type", "options must be one object"],
    ["no standard", () => attainment([1], {} as never), "missing_option", "standard is required"],
    ["a standard of 0", () => attainment([1], { standard: 0 }), "out_of_domain", "standard is 0"],
    [
      "a standard of null",
      () => attainment([1], { standard: null as never }),
      "missing_value",
      "standard is null",
    ],
    [
      "a standard in words",
      () => attainment([1], { standard: "2" as never }),
      "wrong_type",
      'standard is "2"',
    ],
    ["one bad standard", () => attainment([1, 1], { standard: [1, 0] }), "out_of_domain", "standard 1 is 0"],
    [
      "too few standards",
      () => attainment([1, 1], { standard: [1] }),
      "length_mismatch",
      "one standard per region",
    ],
    [
      "too few people",
      () => attainment([1, 1], { standard, population: [1] }),
      "length_mismatch",
      "population",
    ],
    [
      "a negative population",
      () => attainment([1], { standard, population: [-1] }),
      "out_of_domain",
      "population 0",
    ],
    [
      "nobody",
      () => attainment([1, 2], { standard, population: [0, 0] }),
      "zero_total",
      "total population is 0",
    ],
    [
      "percentages against shares",
      () => attainment([85, 92], { standard: 0.9, maximum: 1 }),
      "out_of_domain",
      "rate 0 is 85",
    ],
    [
      "shares against a percentage",
      () => attainment([0.8], { standard: 90, maximum: 1 }),
      "out_of_domain",
      "standard 0 is 90",
    ],
    ["a maximum of 0", () => attainment([1], { standard, maximum: 0 }), "out_of_domain", "maximum is 0"],
    [
      "an unknown direction",
      () => attainment([1], { standard, direction: "less" as never }),
      "unknown_option",
      "direction",
    ],
    [
      "a misspelled option",
      () => attainment([1], { standard, populations: [1] } as never),
      "unknown_option",
      '"populations"',
    ],
  ]);
});
