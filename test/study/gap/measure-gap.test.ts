import { describe, expect, test } from "vitest";
import {
  type GapOptions,
  HOOVER,
  MEAN_LOG_DEVIATION,
  measureGap,
  measureResources,
  type Study,
  THEIL,
} from "../../../src/index.ts";
import { lorenzPlot } from "../../../src/plot/index.ts";
import { renderReport } from "../../../src/report/index.ts";
import { refusals } from "../../support/refusals.ts";
import { smallStudy } from "../small-study.ts";

const ask = (question: Partial<GapOptions>, study: Study = smallStudy()) =>
  measureGap(study, { indicator: "beds", period: "2020", ...question });

test("the value is the index over the regions, weighted by their people", () => {
  // Rates 2, 4, 5, 3 of 100, 300, 200, 400 people; half the mean difference over the mean, by hand.
  const pairs = [
    [2, 100],
    [4, 300],
    [5, 200],
    [3, 400],
  ] as const;
  let difference = 0;
  for (const [x, v] of pairs) for (const [y, w] of pairs) difference += v * w * Math.abs(x - y);
  const gap = ask({});
  expect(gap.value).toBeCloseTo(difference / (2 * 1000 * 1000 * 3.6), 14);
  expect(gap).toMatchObject({
    method: "gini",
    label: "Gini coefficient",
    weights: "population",
    n: 4,
    unit: "none",
    valueUnit: "per 100",
  });
  expect(gap.mean).toBeCloseTo(3.6, 14);
  expect(gap.population).toEqual({ concept: "resident", year: 2020, total: 1000 });
});

test("every region once, when asked, needs no population", () => {
  const study = smallStudy();
  const gap = ask(
    { weights: "equal" },
    { ...study, regions: study.regions.map(({ population: _, ...region }) => region) },
  );
  expect(gap.value).toBeCloseTo(0.17857142857142858, 14);
  expect(gap.population).toBeNull();
});

test("totals are compared by head: as much for each is no gap, whatever the size", () => {
  const study = smallStudy();
  const even = {
    ...study,
    observations: ["p1", "p2", "q1", "q2"].map((region, i) => ({
      region,
      indicator: "money",
      period: "2020",
      value: [100, 300, 200, 400][i]!,
    })),
  };
  for (const weights of ["population", "equal"] as const) {
    const gap = ask({ indicator: "money", weights }, even);
    expect([gap.value, gap.mean, gap.valueUnit]).toEqual([0, 1, "yuan per head"]);
  }
  expect(ask({ indicator: "money" }).rows.map(({ value }) => value)).toEqual([1, 2, 1, 3]);
});

test("groups have their share, their mean and the index inside them", () => {
  const { groups } = ask({ groupBy: "belt" });
  expect(groups.map(({ group, n, weightShare }) => [group, n, weightShare])).toEqual([
    ["west", 2, 0.4],
    ["east", 2, 0.6],
  ]);
  expect(groups[0]?.mean).toBeCloseTo(3.5, 14);
  expect(groups[1]?.mean).toBeCloseTo(11 / 3, 14);
  // 100 people at 2 and 300 at 4: 2 · 100 · 300 · 2 over 2 · 400² · 3.5.
  expect(groups[0]?.within).toBeCloseTo((2 * 100 * 300 * 2) / (2 * 400 * 400 * 3.5), 14);
});

test.for([
  ["theil", THEIL],
  ["meanLogDeviation", MEAN_LOG_DEVIATION],
] as const)("the parts of %s add up to it", ([method, index]) => {
  const { value, decomposition } = ask({ groupBy: "belt", index });
  expect(decomposition?.method).toBe(method);
  expect(decomposition!.between + decomposition!.within).toBeCloseTo(value, 13);
});

test("a region that has nothing leaves the mean log deviation without parts, and says so", () => {
  const study = smallStudy();
  const gap = ask(
    { groupBy: "belt" },
    {
      ...study,
      observations: study.observations?.map((one) =>
        one.region === "q2" && one.indicator === "beds" ? { ...one, value: 0 } : one,
      ),
    },
  );
  expect(gap.decomposition).toBeNull();
  expect(gap.warnings.map(({ code }) => code)).toContain("no_decomposition");
  expect(gap.value).toBeGreaterThan(0);
});

test("a part of the regions is measured on its own", () => {
  const gap = ask({ subgroup: "rural", regions: ["p1"], weights: "equal", index: HOOVER });
  expect([gap.subgroup, gap.rows[0]?.value, gap.value]).toEqual(["rural", 1, 0]);
});

test("the order of records changes nothing", () => {
  const study = smallStudy();
  const turned = {
    ...study,
    regions: study.regions.toReversed(),
    observations: study.observations?.toReversed(),
  };
  expect(ask({}, turned).value).toBeCloseTo(ask({}).value, 14);
});

test("the result is plain JSON", () => {
  const gap = ask({ groupBy: "belt" });
  expect(JSON.parse(JSON.stringify(gap))).toEqual(gap);
});

refusals("measureGap", [
  [
    "no study",
    () => measureGap(undefined as never, { indicator: "beds" }),
    "wrong_type",
    "first argument must be a study",
  ],
  ["an unknown indicator", () => ask({ indicator: "x" }), "unknown_id", 'no indicator "x"'],
  [
    "a mistyped option name",
    () => ask({ weight: "equal" } as never),
    "unknown_option",
    'option "weight" is not known',
  ],
  ["a mistyped weight", () => ask({ weights: "people" as never }), "unknown_option", 'weights is "people"'],
  ["an unknown index", () => ask({ index: "ginny" as never }), "unknown_option", "ginny"],
  ["no index at all", () => ask({ index: null as never }), "unknown_option", "pass an id"],
  [
    "a partition nobody has",
    () => ask({ groupBy: "zone" }),
    "unknown_id",
    '4 region(s) have no class in the grouping "zone"',
  ],
  ["missing values", () => ask({ indicator: "sparse" }), "missing_value", "2 of 4 regions lack data"],
]);

describe("means of groups", () => {
  /** Managed patients of those that should be: denominators that are not the people. */
  const counted = (denominators: readonly (number | undefined)[]): Study => {
    const study = smallStudy();
    return {
      ...study,
      observations: ["p1", "p2", "q1", "q2"].map((region, i) => {
        const denominator = denominators[i];
        const value = [50, 90, 20, 60][i]!;
        return {
          region,
          indicator: "beds",
          period: "2020",
          value,
          ...(denominator === undefined ? {} : { denominator, numerator: (value * denominator) / 100 }),
        };
      }),
    };
  };
  const groupsOf = (study: Study, question: Partial<GapOptions> = {}) =>
    measureGap(study, { indicator: "beds", period: "2020", groupBy: "belt", ...question }).groups.map(
      ({ group, mean, meanBasis }) => [group, mean, meanBasis],
    );
  test("are numerators over denominators where they are given", () => {
    // West: (15 + 9) of (30 + 10); east: (4 + 6) of (20 + 10). By people it would be 80 and 46.7.
    expect(groupsOf(counted([30, 10, 20, 10]))).toEqual([
      ["west", 60, "denominators"],
      ["east", expect.closeTo(100 / 3, 12), "denominators"],
    ]);
  });
  test("are by people where none is given, and each region once when asked", () => {
    const none = counted([]);
    expect(groupsOf(none)).toEqual([
      ["west", 80, "population"],
      ["east", expect.closeTo(140 / 3, 12), "population"],
    ]);
    expect(groupsOf(counted([30, 10, 20, 10]), { weights: "equal" })).toEqual([
      ["west", 70, "equal"],
      ["east", 40, "equal"],
    ]);
  });
  test("read the same as in measureResources, whatever is given", () => {
    for (const denominators of [[], [30, 10, 20, 10], [30, undefined, undefined, 7]]) {
      const study = counted(denominators);
      const { groups } = measureGap(study, { indicator: "beds", period: "2020", groupBy: "belt" });
      for (const { group, mean, meanBasis } of groups) {
        const regions = group === "west" ? ["p1", "p2"] : ["q1", "q2"];
        const { value } = measureResources(study, { indicator: "beds", period: "2020", regions });
        expect(mean).toBeCloseTo(value, 11);
        if (denominators.includes(undefined)) expect(meanBasis).toBe("mixed");
      }
    }
  });
});

describe("by land", () => {
  // Money of 100, 600, 200, 1200 yuan on 10, 20, 30, 40 km².
  const land = [
    [10, 10],
    [30, 20],
    [200 / 30, 30],
    [30, 40],
  ] as const;
  const byLand = (question: Partial<GapOptions> = {}, study: Study = smallStudy()) =>
    ask({ indicator: "money", weights: "area", ...question }, study);

  test("amounts are compared per square kilometer, weighted by land", () => {
    let difference = 0;
    for (const [x, v] of land) for (const [y, w] of land) difference += v * w * Math.abs(x - y);
    const gap = byLand({ groupBy: "belt" });
    expect(gap.value).toBeCloseTo(difference / (2 * 100 * 100 * 21), 14);
    expect(gap).toMatchObject({ weights: "area", meanBasis: "area", valueUnit: "yuan per km²", n: 4 });
    expect(gap.mean).toBeCloseTo(21, 14);
    expect(gap.population).toBeNull();
    expect(gap.rows.map(({ weight }) => weight)).toEqual([10, 20, 30, 40]);
    expect(gap.groups.map(({ mean }) => mean)).toEqual([expect.closeTo(700 / 30, 12), 20]);
    expect(String(gap)).toContain("weighted by land area");
  });
  test("a rate counts by its numerator, whatever its denominator", () => {
    const study = smallStudy();
    const counted: Study = {
      ...study,
      observations: ["p1", "p2", "q1", "q2"].map((region, i) => ({
        region,
        indicator: "beds",
        period: "2020",
        value: [50, 90, 20, 60][i]!,
        numerator: [100, 600, 200, 1200][i]!,
        denominator: [200, 667, 1000, 2000][i]!,
      })),
    };
    expect(byLand({ indicator: "beds" }, counted).value).toBeCloseTo(byLand().value, 14);
  });
  test("a picture and a report say land", () => {
    expect(lorenzPlot(byLand()).svg()).toContain("land area");
    const report = renderReport([byLand({ groupBy: "belt" })], { format: "markdown" });
    expect(report).toContain("weighted by land area");
    const chinese = renderReport([byLand({ groupBy: "belt" })], { format: "markdown", language: "zh" });
    expect(chinese).toContain("按土地面积加权");
  });
  refusals("measureGap", [
    [
      "a region without an area",
      () => {
        const study = smallStudy();
        const regions = study.regions.map((region) =>
          region.id === "q1" ? { ...region, area: undefined } : region,
        );
        return byLand({}, { ...study, regions });
      },
      "missing_value",
      'region "q1" has no area',
    ],
    ["a rate without numerators", () => byLand({ indicator: "beds" }), "missing_value", "no numerator"],
    ["a part of the regions", () => byLand({ subgroup: "rural" }), "unsupported_combination", "subgroup"],
    ["parts of the regions", () => byLand({ subgroups: ["rural"] }), "unsupported_combination", "subgroups"],
  ]);
});
