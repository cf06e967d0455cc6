import { describe, expect, test } from "vitest";
import {
  defineProgram,
  lorenzCurve,
  measureGap,
  measureResources,
  type Study,
  simulate,
  waterFill,
} from "../../src/index.ts";
import { gapPlot, lorenzPlot, transferPlot } from "../../src/plot/index.ts";
import { renderReport } from "../../src/report/index.ts";
import { smallStudy } from "../study/small-study.ts";

const dated = (): Study => {
  const study = smallStudy();
  const beds = study.observations!.filter(
    ({ indicator, subgroup, period }) => indicator === "beds" && subgroup === undefined && period === "2020",
  );
  return {
    ...study,
    observations: [
      ...study.observations!.filter(({ period }) => period === "2020"),
      ...beds.map((one) => ({ ...one, period: "2018", value: 4 })),
    ],
  };
};

describe("one indicator in two years", () => {
  const study = dated();
  const gaps = ["2018", "2020"].map((period) => measureGap(study, { indicator: "beds", period }));
  const report = renderReport(gaps, { format: "markdown" });
  test("is one indicator, and its years are told", () => {
    expect(report).not.toContain("Of 2 indicators");
    expect(report).toMatch(/The Gini coefficient of Beds rose from 0\.000 in 2018 to 0\.\d{3} in 2020\./);
    expect(renderReport(gaps, { format: "markdown", language: "zh" })).toContain("由2018的0.000升至2020的");
  });
  test("its curves are told apart by year", () => {
    const html = renderReport(gaps, { format: "html", figures: ["lorenz"] });
    for (const label of ["Beds, 2018", "Beds, 2020"]) expect(html).toContain(`>${label}<`);
    expect(html).not.toContain("Beds (1)");
  });
  test("with another indicator the year is said", () => {
    const both = [...gaps, measureGap(study, { indicator: "deaths", period: "2020" })];
    const text = renderReport(both, { format: "markdown" });
    expect(text).toMatch(/The most unequal distribution is that of (Deaths|Beds) \(Gini/);
    expect(text).toContain("The Gini coefficient of Beds rose from 0.000 in 2018");
  });
});

test("the quality of the data counts every result", () => {
  const study = smallStudy();
  const asked = { indicator: "beds", period: "2020" };
  const results = [
    measureGap(study, asked),
    measureGap(study, { ...asked, weights: "equal" }),
    measureResources(study, asked),
    measureResources(study, asked),
  ];
  expect(renderReport(results, { format: "markdown" })).toMatch(/Of 4 results,/);
});

test("a Lorenz curve over land speaks of land", () => {
  const curve = lorenzCurve([8, 2, 4, 2], { weights: [10, 20, 30, 40] });
  const svg = lorenzPlot(curve, { shareOf: "land" }).svg();
  expect(svg).toContain("Share of land area, from those with least to those with most");
  expect(svg).toContain("The half of the land with least holds");
  expect(svg).not.toContain("people");
  expect(lorenzPlot(curve, { shareOf: "land", language: "zh" }).svg()).toContain("土地面积");
  expect(() => lorenzPlot(curve, { shareOf: "area" as never })).toThrow("shareOf");
});

test("a refusal does not offer what it refuses", () => {
  const goals = { kind: "goals", rows: [] } as never;
  const attempt = (draw: () => unknown): string => {
    try {
      draw();
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };
  expect(attempt(() => gapPlot(goals))).not.toContain("simulateTransfer");
  expect(attempt(() => lorenzPlot(goals))).not.toMatch(/simulateTransfer|appraise/);
});

test("the legend of a transfer counts who receives or pays", () => {
  const program = defineProgram({
    id: "lift",
    title: "Lift",
    source: "illustrative",
    parameters: {},
    assumptions: [],
    invariants: [],
    inputs: [{ name: "level", unit: "money/person", description: "revenue per head" }],
    steps: [
      {
        id: "fill",
        label: "lift the lowest",
        unit: "money",
        compute: () => waterFill([1, 2, 9], [1, 1, 1], 6),
      },
    ],
  });
  const run = simulate(program, { units: ["a", "b", "c"], data: { level: [1, 2, 9] } });
  expect(Array.from(run.amounts)).toEqual([3.5, 2.5, 0]);
  expect(transferPlot(run).svg()).toContain("lift the lowest (2)");
});
