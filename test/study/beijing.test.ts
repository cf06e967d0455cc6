import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { beijing2010 } from "../../seeds/beijing-2010/case.ts";
import {
  COEFFICIENT_OF_VARIATION,
  GINI,
  HOOVER,
  MEAN_LOG_DEVIATION,
  measureGap,
  measureResources,
  type Study,
  THEIL,
} from "../../src/index.ts";

/** The case against published totals, and against indices computed elsewhere from the same figures. */
interface Expected {
  readonly published_total: number;
  readonly pop_weighted_mean: number;
  readonly gini_population_weighted: number;
  readonly gini_unweighted: number;
  readonly theil_L_pop: number;
  readonly theil_L_between_zones: number;
  readonly theil_L_within: number;
  readonly theil_T_resource_weighted: number;
  readonly cv_population_weighted: number;
  readonly cv_unweighted_pop_sd: number;
  readonly max_min_ratio: number;
  readonly hoover: number;
}
const { expected, tolerance } = JSON.parse(
  readFileSync(new URL("../fixtures/study/beijing-2010.json", import.meta.url), "utf8"),
) as { readonly expected: Readonly<Record<string, Expected>>; readonly tolerance: number };

const study = (): Study => {
  const { value } = beijing2010();
  if (value === undefined) throw new Error("the case does not read");
  return value;
};

test("there are sixteen districts and six resources", () => {
  expect(study().regions).toHaveLength(16);
  expect(study().indicators?.map(({ id }) => id)).toEqual(Object.keys(expected));
});

describe.for(Object.entries(expected))("%s", ([indicator, figures]) => {
  const near = (actual: number | undefined, wanted: number): void =>
    expect(Math.abs(actual! - wanted)).toBeLessThanOrEqual(tolerance);

  test("the districts give the published city total to two decimals", () => {
    const { value } = measureResources(study(), { indicator });
    expect(Math.round(value * 100) / 100).toBe(figures.published_total);
    near(value, figures.pop_weighted_mean);
  });
  test("highest over lowest", () => {
    near(measureResources(study(), { indicator }).ratio!, figures.max_min_ratio);
  });
  test.for([
    ["Gini", GINI, "population", "gini_population_weighted"],
    ["Gini, every district once", GINI, "equal", "gini_unweighted"],
    ["Theil", THEIL, "population", "theil_T_resource_weighted"],
    ["mean log deviation", MEAN_LOG_DEVIATION, "population", "theil_L_pop"],
    ["Hoover", HOOVER, "population", "hoover"],
    ["coefficient of variation", COEFFICIENT_OF_VARIATION, "population", "cv_population_weighted"],
    [
      "coefficient of variation, every district once",
      COEFFICIENT_OF_VARIATION,
      "equal",
      "cv_unweighted_pop_sd",
    ],
  ] as const)("%s", ([, index, weights, key]) => {
    near(measureGap(study(), { indicator, index, weights }).value, figures[key]);
  });
  test("between and within the zones", () => {
    const { decomposition, groups } = measureGap(study(), {
      indicator,
      index: MEAN_LOG_DEVIATION,
      groupBy: "residence",
    });
    near(decomposition?.between, figures.theil_L_between_zones);
    near(decomposition?.within, figures.theil_L_within);
    expect(decomposition?.method).toBe("meanLogDeviation");
    expect(groups.map(({ group, n }) => [group, n])).toEqual([
      ["urban-core", 2],
      ["urban", 4],
      ["outer", 10],
    ]);
  });
  test("another index has no parts of its own: those of the mean log deviation are given and named", () => {
    const { decomposition, value } = measureGap(study(), { indicator, groupBy: "residence" });
    near(value, figures.gini_population_weighted);
    expect(decomposition?.method).toBe("meanLogDeviation");
    near(decomposition?.total, figures.theil_L_pop);
  });
});
