import { expect, test } from "vitest";
import { measureResources, type Study } from "../../src/index.ts";
import { renderReport } from "../../src/report/index.ts";

/** Two towns of 1,000 people; deliveries are counted in tens. */
function study(denominators: readonly [number, number]): Study {
  return {
    id: "s",
    name: "S",
    regions: ["a", "b"].map((id) => ({
      id,
      name: id.toUpperCase(),
      population: [{ concept: "resident", year: 2020, value: 1000 }],
    })),
    indicators: [
      {
        id: "i",
        name: "In time",
        dimension: "process",
        direction: "higher",
        unit: "%",
        scale: 100,
        numerator: "deliveries in time",
        denominator: "deliveries",
        standards: [{ value: 80, from: "2020-01-01" }],
      },
    ],
    observations: ["a", "b"].map((region, i) => ({
      region,
      indicator: "i",
      period: "2020",
      value: i === 0 ? 90 : 50,
      numerator: denominators[i]! * (i === 0 ? 0.9 : 0.5),
      denominator: denominators[i]!,
    })),
  };
}
const report = (denominators: readonly [number, number]): string =>
  renderReport([measureResources(study(denominators), { indicator: "i" })], { format: "markdown" });

test("a rate over deliveries is not shown as one over people", () => {
  const text = report([10, 30]);
  expect(text).toContain("| Denominator |");
  // Half of the people live where the standard is met, though a quarter of the deliveries is there.
  expect(text).toContain("is not met in 1 of 2 regions, home to 50.0% of residents");
  expect(text).not.toMatch(/\| Population \|\n/);
});

test("a rate over all residents is", () => {
  const text = report([1000, 1000]);
  expect(text).toContain("| Population |");
  expect(text).toContain("home to 50.0% of residents");
  expect(text).not.toContain("Denominator");
});
