import { describe, expect, test } from "vitest";
import { measureGap, measureResources, type Study } from "../../src/index.ts";
import { parseStudy } from "../../src/schema/index.ts";

const people = (...values: readonly number[]) =>
  values.map((value, i) => ({ concept: "resident" as const, year: 2019 + i, value }));
function study(change: Partial<Study> = {}): Study {
  return {
    id: "s",
    name: "S",
    regions: ["a", "b", "c", "d"].map((id, i) => ({
      id,
      name: id.toUpperCase(),
      population: people(90 + 17 * i),
    })),
    indicators: [
      {
        id: "beds",
        name: "Beds",
        dimension: "input",
        direction: "higher",
        unit: "beds",
        valueType: "total",
        scale: 1000,
      },
      { id: "rate", name: "Rate", dimension: "outcome", direction: "lower", unit: "per 1,000", scale: 1000 },
    ],
    ...change,
  };
}
const told = (given: Study) => (parseStudy(given).warnings ?? []).map(({ code, path }) => `${path}: ${code}`);
const beds = (...values: readonly number[]) =>
  values.map((value, i) => ({ region: "abcd"[i]!, indicator: "beds", period: "2019", value }));

test("a sound study has no warnings at all", () => {
  const given = study({ observations: beds(1, 2, 4, 8) });
  expect(parseStudy(given)).toEqual({ study: given });
});

test.for(["beds per 1,000 residents", "%", "yuan/person", "张/千人", "每千人口床位", "入学率"])(
  "a total in the unit of a rate, %s",
  (unit) => {
    const given = study();
    const indicators = given.indicators!.map((one) => (one.id === "beds" ? { ...one, unit } : one));
    expect(told({ ...given, indicators })).toEqual(["indicators[0].unit: unit_of_rate"]);
    const asked = { ...given, indicators, observations: beds(1, 2, 4, 8) };
    const { warnings } = measureResources(asked, { indicator: "beds" });
    expect(warnings.map(({ code }) => code)).toContain("unit_of_rate");
  },
);
test("a rate in the unit of a rate, and a total in its own, are not told", () => {
  const { warnings } = measureResources(study({ observations: beds(1, 2, 4, 8) }), { indicator: "beds" });
  expect(warnings.map(({ code }) => code)).toEqual(["few_regions"]);
});

describe("a row of totals among the regions", () => {
  test.for(["Total", "合计", "合　计", " total ", "TOTAL", "小计"])("by its name, %j", (name) => {
    const given = study();
    const regions = [...given.regions, { id: "t", name, population: people(1) }];
    expect(told({ ...given, regions })).toEqual(["regions[4]: total_row"]);
    const observations = [...beds(1, 2, 4, 8), { region: "t", indicator: "beds", period: "2019", value: 15 }];
    const { warnings } = measureGap({ ...given, regions, observations }, { indicator: "beds" });
    expect(warnings.filter(({ code }) => code === "total_row")).toHaveLength(1);
  });
  test("not where it is the parent of the others", () => {
    const given = study();
    const regions = [
      { id: "t", name: "Total" },
      ...given.regions.map((region) => ({ ...region, parent: "t" })),
    ];
    expect(told({ ...given, regions })).toEqual([]);
  });
  test("by its value: the sum of the others", () => {
    expect(told(study({ observations: beds(3, 15, 4, 8) }))).toEqual(["regions[1]: total_row"]);
    expect(told(study({ observations: beds(3, 15, 4, 9) }))).toEqual([]);
    // Two others may be half of the whole each by chance.
    expect(told(study({ observations: beds(3, 11, 0, 8) }))).toEqual([]);
  });
  test("by its people", () => {
    const regions = [10, 20, 33, 63].map((value, i) => ({
      id: `r${i}`,
      name: `R${i}`,
      population: people(value),
    }));
    expect(told(study({ regions }))).toEqual(["regions[3]: total_row"]);
  });
});

test("a population a thousand times smaller than the year before", () => {
  const given = study();
  const regions = [{ id: "z", name: "Z", population: people(250_000, 251, 252) }, ...given.regions];
  expect(told({ ...given, regions })).toEqual(["regions[0].population[1].value: population_jump"]);
  const grown = [{ id: "z", name: "Z", population: people(1000, 20_000) }, ...given.regions];
  expect(told({ ...given, regions: grown })).toEqual([]);
});

test("a setting average far outside its subgroups", () => {
  const of = (value: number, subgroup?: string) => ({
    region: "a",
    indicator: "rate",
    period: "2019",
    value,
    ...(subgroup === undefined ? {} : { subgroup }),
  });
  const parts = [of(24, "q1"), of(31, "q2"), of(52, "q5")];
  expect(told(study({ observations: [of(340), ...parts] }))).toEqual([
    "observations[0].value: outside_its_parts",
  ]);
  expect(told(study({ observations: [of(34), ...parts] }))).toEqual([]);
  // A few of the parts may lie beside the whole.
  expect(told(study({ observations: [of(60), ...parts] }))).toEqual([]);
});
