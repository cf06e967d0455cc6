import { describe, expect, test } from "vitest";
import {
  coefficientOfVariation,
  decomposeEntropy,
  density,
  fairShare,
  gini,
  hoover,
  lorenzCurve,
  meanLogDeviation,
  needsWeightedPopulation,
  perCapita,
  pooledRate,
  theil,
} from "../../src/index.ts";
import { BEIJING_RATES, expected as beijing, districts } from "../fixtures/resources/beijing.ts";
import {
  amounts,
  area,
  expected,
  fixture,
  inOrder,
  population,
  RESOURCES,
  regions,
} from "../fixtures/resources/chongqing.ts";

/** How rates of this room go into the indices of the next: by people and by land, within and between zones. */
const zones = regions.map(({ zone }) => zone);

describe("six regions agree with numpy", () => {
  test.for(RESOURCES)("%s by population and by area", (resource) => {
    const of = expected.resources[resource];
    const amount = amounts(resource);
    const perHead = perCapita(amount, population);
    const perLand = density(amount, area);
    expect(gini(perHead, { weights: population })).toBeCloseTo(of.gini_by_population, 9);
    expect(gini(perLand, { weights: area })).toBeCloseTo(of.gini_by_area, 9);
    const { population: x, share: y } = lorenzCurve(perHead, { weights: population });
    of.lorenz_population.x.forEach((point, k) => {
      expect(x[k]).toBeCloseTo(point, 9);
      expect(y[k]).toBeCloseTo(of.lorenz_population.y[k]!, 9);
    });
    const share = hoover(perHead, { weights: population });
    expect(share).toBeCloseTo(of.robin_hood_share, 9);
    const total = amount.reduce((a, b) => a + b, 0);
    expect(share * total).toBeCloseTo(of.units_to_move, 9);
    // As many units are above each region's fair share as below.
    const fair = fairShare(population, total);
    const missing = amount.reduce((sum, r, i) => sum + Math.max(0, fair[i]! - r), 0);
    expect(missing).toBeCloseTo(of.units_to_move, 8);
  });
  test.for(RESOURCES)("%s between and within zones", (resource) => {
    for (const [rates, base, of] of [
      [
        perCapita(amounts(resource), population),
        population,
        expected.resources[resource].theil_by_population_zone,
      ],
      [density(amounts(resource), area), area, expected.resources[resource].theil_by_area_zone],
    ] as const) {
      // The Theil of the Chinese literature is the mean log deviation with the base as weights.
      const { total, within, between, groups } = decomposeEntropy(rates, zones, { alpha: 0, weights: base });
      expect(total).toBeCloseTo(of.total, 9);
      expect(within).toBeCloseTo(of.within, 9);
      expect(between).toBeCloseTo(of.between, 9);
      expect(within / total).toBeCloseTo(of.within_share, 9);
      expect(between / total).toBeCloseTo(of.between_share, 9);
      for (const { group, index, contribution } of groups) {
        const wanted = of.groups[group as "core"];
        expect(index).toBeCloseTo(wanted.T_group, 9);
        expect(contribution).toBeCloseTo(wanted.within_term, 9);
      }
      expect(theil(rates, { weights: base })).toBeCloseTo(of.theil_T_resource_weighted, 9);
    }
  });
  test("physicians by need", () => {
    const weights = needsWeightedPopulation(inOrder(fixture.input.age_pop), fixture.input.age_need, {
      multiplier: inOrder(fixture.input.remote),
    });
    expect(gini(perCapita(amounts("physicians"), weights), { weights })).toBeCloseTo(
      expected.needs.gini_by_weighted_population,
      9,
    );
  });
});

describe("the districts of Beijing in 2010 agree with numpy", () => {
  const weights = districts.map((district) => district.population);
  const residence = districts.map(({ zone }) => zone);
  test.for(BEIJING_RATES)("%s", (column) => {
    const of = beijing[column];
    const rates = districts.map((district) => district[column]);
    const { between, within, total } = decomposeEntropy(rates, residence, { alpha: 0, weights });
    for (const [actual, wanted] of [
      [gini(rates, { weights }), of.gini_population_weighted],
      [gini(rates), of.gini_unweighted],
      [meanLogDeviation(rates, { weights }), of.theil_L_pop],
      [total, of.theil_L_pop],
      [between, of.theil_L_between_zones],
      [within, of.theil_L_within],
      [theil(rates, { weights }), of.theil_T_resource_weighted],
      [coefficientOfVariation(rates, { weights }), of.cv_population_weighted],
      [coefficientOfVariation(rates), of.cv_unweighted_pop_sd],
      [Math.max(...rates) / Math.min(...rates), of.max_min_ratio],
      [Math.max(...rates) - Math.min(...rates), of.range],
      [hoover(rates, { weights }), of.hoover],
      [
        pooledRate(
          rates.map((rate, i) => rate * weights[i]!),
          weights,
        ),
        of.pop_weighted_mean,
      ],
    ] as const) {
      expect(actual).toBeCloseTo(wanted, 9);
    }
  });
});
