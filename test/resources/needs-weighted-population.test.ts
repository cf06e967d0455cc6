import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needsWeightedPopulation } from "../../src/resources/needs-weighted-population.ts";
import { perCapita } from "../../src/resources/per-capita.ts";
import { amounts, expected, fixture, inOrder, population } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

const groups = inOrder(fixture.input.age_pop);
const need = fixture.input.age_need;
const remote = inOrder(fixture.input.remote);

const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

describe("agrees with numpy", () => {
  test("weighted by age", () => {
    const weighted = needsWeightedPopulation(groups, need, { population });
    const people = inOrder(expected.needs.weighted_population_normalised);
    const index = inOrder(expected.needs.need_index);
    weighted.forEach((w, i) => {
      expect(w).toBeCloseTo(people[i]!, 8);
      expect(w / population[i]!).toBeCloseTo(index[i]!, 9);
    });
  });
  test("weighted by age and remoteness", () => {
    const weighted = needsWeightedPopulation(groups, need, { multiplier: remote });
    const people = inOrder(expected.needs.with_remoteness_normalised);
    const index = inOrder(expected.needs.need_index_with_remoteness);
    weighted.forEach((w, i) => {
      expect(w).toBeCloseTo(people[i]!, 8);
      expect(w / population[i]!).toBeCloseTo(index[i]!, 9);
    });
    const rates = inOrder(expected.needs.physicians_per_1000_weighted);
    perCapita(amounts("physicians"), weighted, { per: 1000 }).forEach((rate, i) => {
      expect(rate).toBeCloseTo(rates[i]!, 9);
    });
  });
  test("a total of its own is kept instead", () => {
    const raw = inOrder(expected.needs.age_weighted_raw);
    const weighted = needsWeightedPopulation(groups, need, { total: sumOf(raw) });
    weighted.forEach((w, i) => {
      expect(w).toBeCloseTo(raw[i]!, 8);
    });
  });
});

describe("conventions", () => {
  test("keeps the unweighted total by default", () => {
    const rows = [
      [900, 100],
      [500, 500],
    ];
    expect(needsWeightedPopulation(rows, [1, 3])).toStrictEqual(Float64Array.of(750, 1250));
  });
  test("a weight of 0 leaves a group out, a multiplier of 0 a region", () => {
    expect(
      needsWeightedPopulation(
        [
          [5, 5],
          [10, 0],
        ],
        [1, 0],
      ),
    ).toStrictEqual(Float64Array.of(20 / 3, 40 / 3));
    expect(needsWeightedPopulation([[5], [15]], [2], { multiplier: [0, 1] })).toStrictEqual(
      Float64Array.of(0, 20),
    );
  });
  test("groups may miss the population by the tolerance", () => {
    const rows = [[99.95], [50]];
    expect(needsWeightedPopulation(rows, [1], { population: [100, 50] })).toHaveLength(2);
    expect(
      needsWeightedPopulation([[90], [50]], [1], { population: [100, 50], tolerance: 0.1 }),
    ).toHaveLength(2);
  });
});

describe("laws", () => {
  const rows = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 })), {
      minLength: 1,
      maxLength: 15,
    })
    .filter((regionRows) => regionRows.some(([a, b]) => a + b > 0));
  test("keeps the total, ignores the scale of weights, and equal weights change nothing", () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (regionRows, v, w) => {
          const total = sumOf(regionRows.flat());
          const weighted = needsWeightedPopulation(regionRows, [v, w]);
          expect(Math.abs(sumOf(weighted) - total)).toBeLessThanOrEqual(1e-12 * total);
          const scaled = needsWeightedPopulation(regionRows, [8 * v, 8 * w]);
          expect(scaled).toStrictEqual(weighted);
          needsWeightedPopulation(regionRows, [v, v]).forEach((people, i) => {
            expect(people).toBeCloseTo(sumOf(regionRows[i]!), 6);
          });
        },
      ),
    );
  });
});

describe("refuses", () => {
  const rows = [
    [1, 2],
    [3, 4],
  ];
  refusals("needsWeightedPopulation", [
    ["no regions", () => needsWeightedPopulation([], []), "too_few_observations", "at least one region"],
    [
      "a missing group",
      () => needsWeightedPopulation([[1, 2], [3]], [1, 1]),
      "length_mismatch",
      "region 1 has 1",
    ],
    ["NaN", () => needsWeightedPopulation([[Number.NaN]], [1]), "not_finite", "region 0, column 0 is NaN"],
    [
      "negative people",
      () => needsWeightedPopulation([[1], [-1]], [1]),
      "out_of_domain",
      "region 1, group 0 is -1",
    ],
    [
      "a negative weight",
      () => needsWeightedPopulation(rows, [1, -1]),
      "out_of_domain",
      "group weight 1 is -1",
    ],
    [
      "too few weights",
      () => needsWeightedPopulation(rows, [1]),
      "length_mismatch",
      "one group weight per group",
    ],
    ["weights of 0", () => needsWeightedPopulation(rows, [0, 0]), "zero_total", "total weighted need is 0"],
    ["nobody", () => needsWeightedPopulation([[0], [0]], [1]), "zero_total", "total weighted need is 0"],
    [
      "no weights",
      () => needsWeightedPopulation(rows, undefined as never),
      "wrong_type",
      "group weights must be",
    ],
    [
      "a negative multiplier",
      () => needsWeightedPopulation(rows, [1, 1], { multiplier: [1, -1] }),
      "out_of_domain",
      "multiplier 1 is -1",
    ],
    [
      "too few multipliers",
      () => needsWeightedPopulation(rows, [1, 1], { multiplier: [1] }),
      "length_mismatch",
      "multiplier",
    ],
    [
      "a total of 0",
      () => needsWeightedPopulation(rows, [1, 1], { total: 0 }),
      "out_of_domain",
      "total is 0",
    ],
    [
      "groups that do not add up",
      () => needsWeightedPopulation(rows, [1, 1], { population: [3, 8] }),
      "out_of_domain",
      "groups of region 1 add up to 7",
    ],
    [
      "too few populations",
      () => needsWeightedPopulation(rows, [1, 1], { population: [3] }),
      "length_mismatch",
      "population",
    ],
    [
      "a negative tolerance",
      () => needsWeightedPopulation(rows, [1, 1], { population: [3, 7], tolerance: -1 }),
      "out_of_domain",
      "tolerance is -1",
    ],
    [
      "a misspelled option",
      () => needsWeightedPopulation(rows, [1, 1], { multipliers: [1, 1] } as never),
      "unknown_option",
      '"multipliers"',
    ],
  ]);
});
