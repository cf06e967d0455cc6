import { describe, expect, it } from "vitest";
import { measureGap, measureResources, type Study, trackGoals } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";

/** Visits a hundred births: 90 of 100, 40 of 200, 60 of 100; people 100, 100, 800. */
function births(counts: boolean, values: readonly number[] = [90, 20, 60]): Study {
  return {
    id: "births",
    name: "Births",
    regions: ["a", "b", "c"].map((id, i) => ({
      id,
      name: id,
      groups: { residence: i === 1 ? "rural" : "urban" },
      population: [{ concept: "resident", year: 2020, value: [100, 100, 800][i]! }],
    })),
    indicators: [
      { id: "visits", name: "Visits", dimension: "process", direction: "higher", unit: "%", scale: 100 },
    ],
    observations: ["a", "b", "c"].map((region, i) => ({
      region,
      indicator: "visits",
      period: "2020",
      value: values[i]!,
      ...(counts ? { numerator: [90, 40, 60][i]!, denominator: [100, 200, 100][i]! } : {}),
    })),
  };
}

describe("the mean of a gap", () => {
  it("is that of measureResources and of goals, and says what it is over", () => {
    const gap = measureGap(births(true), { indicator: "visits", periods: "all", groupBy: "residence" });
    // 190 visits over 400 births; urban 150 over 200.
    expect([gap.mean, gap.meanBasis, gap.series[0]!.mean]).toEqual([47.5, "denominators", 47.5]);
    expect(measureResources(births(true), { indicator: "visits" }).value).toBe(47.5);
    const [goal] = trackGoals(births(true), {
      goals: [{ id: "g", name: "G", indicator: "visits", target: 90, deadline: "2025" }],
    }).rows;
    expect(goal!.current!.value).toBe(47.5);
    expect(gap.groups.map(({ group, mean }) => [group, mean])).toEqual([
      ["urban", 75],
      ["rural", 20],
    ]);
    const people = measureGap(births(false), { indicator: "visits" });
    // (100 × 90 + 100 × 20 + 800 × 60) / 1000
    expect([people.mean, people.meanBasis]).toEqual([59, "population"]);
    const equal = measureGap(births(true), { indicator: "visits", weights: "equal" });
    expect([equal.mean, equal.meanBasis]).toEqual([170 / 3, "equal"]);
  });

  it("leaves the weights of the index alone, and says once where people live elsewhere", () => {
    const gap = measureGap(births(true), { indicator: "visits", periods: "all" });
    // Differences 70, 30, 40 by shares .1, .1, .8, over the mean by people.
    expect(gap.value).toBeCloseTo((0.01 * 70 + 0.08 * 30 + 0.08 * 40) / 59, 12);
    // Shares of births 0.25, 0.5, 0.25 against 0.1, 0.1, 0.8 of the people.
    expect(
      gap.warnings.filter(({ code }) => code === "weights_differ").map(({ message }) => message),
    ).toEqual([
      "The index weighs regions by population, the mean by denominators. 55.0% of the denominators lie in other regions than the population: weighted by population the mean is 59, not 47.5.",
    ]);
    for (const quiet of [
      measureGap(births(false), { indicator: "visits" }),
      measureGap(births(true), { indicator: "visits", weights: "equal" }),
    ]) {
      expect(quiet.warnings.map(({ code }) => code)).not.toContain("weights_differ");
    }
  });

  it("holds two classes of a grouping against each other", () => {
    const { contrast } = measureGap(births(true), { indicator: "visits", groupBy: "residence" });
    expect(contrast).toEqual({
      first: "urban",
      last: "rural",
      firstMean: 75,
      lastMean: 20,
      ratio: 3.75,
      difference: 55,
      meanBasis: "denominators",
      rows: [],
    });
    expect(measureGap(births(true), { indicator: "visits" }).contrast).toBeNull();
    const three = births(true);
    const regions = three.regions.map((region) => ({ ...region, groups: { residence: region.id } }));
    expect(
      measureGap({ ...three, regions }, { indicator: "visits", groupBy: "residence" }).contrast,
    ).toBeNull();
  });
});

refusals("measureGap", [
  [
    "a negative value, by its region and period",
    () => measureGap(births(false, [90, 20, -3]), { indicator: "visits" }),
    "out_of_domain",
    'the value of "visits" for "c" in 2020 is -3, and the index "gini" takes no negative values',
  ],
  [
    "a negative value of a series",
    () => measureGap(births(false, [90, -1, 3]), { indicator: "visits", periods: ["2020"] }),
    "out_of_domain",
    'for "b" in 2020 is -1',
  ],
]);
