import { describe, expect, test } from "vitest";
import { evaluatePolicy, type PolicyOptions, type PolicyResult, type Study } from "../../src/index.ts";
import { evaluationPlot } from "../../src/plot/index.ts";
import { refusals } from "../support/refusals.ts";
import { axesOf } from "./axes-of.ts";
import { pointsOf, textsOf, withClass } from "./read-svg.ts";

const YEARS = [2016, 2017, 2018, 2019, 2020, 2021];
const values: Readonly<Record<string, readonly number[]>> = {
  a: [10, 11, 12, 16, 17, 19],
  b: [12, 12, 13, 14, 15, 15],
  c: [9, 10, 11, 11, 12, 13],
  d: [14, 13, 15, 15, 17, 16],
};
const study: Study = {
  id: "counties",
  name: "Illustrative counties",
  regions: Object.keys(values).map((id) => ({ id, name: `County ${id}` })),
  indicators: [
    { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
  ],
  observations: Object.entries(values).flatMap(([region, series]) =>
    series.map((value, t) => ({ region, indicator: "beds", period: String(YEARS[t]), value })),
  ),
};
const evaluated = (method: PolicyOptions["method"]): PolicyResult =>
  evaluatePolicy(study, { indicator: "beds", treated: { a: "2019" }, method });

describe("agrees", () => {
  test("the observed and the counterfactual course stand where they belong", () => {
    const result = evaluated("did");
    for (const given of [result, JSON.parse(JSON.stringify(result)) as PolicyResult]) {
      const svg = evaluationPlot(given).svg();
      const { x, y } = axesOf(svg);
      const dots = withClass(svg, "circle", "fill-a").filter(({ attributes }) => attributes.r === "4");
      expect(dots).toHaveLength(6);
      YEARS.forEach((year, t) => {
        expect(Number(dots[t]!.attributes.cx)).toBeCloseTo(x(year), 1);
        expect(Number(dots[t]!.attributes.cy)).toBeCloseTo(y(values.a![t]!), 1);
      });
      const dashed = withClass(svg, "path", "stroke-soft").map(({ attributes }) => pointsOf(attributes.d!));
      const other = dashed.find((points) => points.length === 6)!;
      // The mean of the others, shifted to the treated county before 2019.
      const mean = YEARS.map((_, t) => (values.b![t]! + values.c![t]! + values.d![t]!) / 3);
      const shift = 11 - (mean[0]! + mean[1]! + mean[2]!) / 3;
      other.forEach(([px, py], t) => {
        expect(px).toBeCloseTo(x(YEARS[t]!), 1);
        expect(py).toBeCloseTo(y(mean[t]! + shift), 1);
      });
    }
  });

  test("effects of an event study have their intervals, the reference none", () => {
    const svg = evaluationPlot(evaluated("event-study")).svg();
    const { x, y } = axesOf(svg);
    const result = evaluated("event-study");
    const dots = withClass(svg, "circle", "fill-a").filter(({ attributes }) => attributes.r === "4");
    const drawn = result.effects.filter(({ lower }) => lower !== null);
    expect(dots).toHaveLength(drawn.length);
    drawn.forEach(({ time, value }, k) => {
      expect(Number(dots[k]!.attributes.cx)).toBeCloseTo(x(time), 1);
      expect(Number(dots[k]!.attributes.cy)).toBeCloseTo(y(value), 1);
    });
  });

  test("placebos rank the treated county among the others", () => {
    const texts = textsOf(evaluationPlot(evaluated("synthetic"), { show: "placebos" }).svg());
    expect(texts).toEqual(expect.arrayContaining(["County a (treated)", "County b", "County c", "County d"]));
  });

  test("speaks Chinese, and has a specification", () => {
    const plot = evaluationPlot(evaluated("its"), { language: "zh" });
    expect(plot.svg()).toContain("实施地区");
    expect(JSON.stringify(plot.vegaLite())).toContain("实际与无政策情形");
  });

  test("is how the result shows itself", () => {
    expect(
      evaluatePolicy(study, { indicator: "beds", treated: { a: "2019" }, method: "did" }).toSVG(),
    ).toContain("without the policy");
  });
});

refusals("evaluationPlot", [
  ["what is no evaluation", () => evaluationPlot(3 as never), "wrong_type", "evaluatePolicy"],
  [
    "something unknown to show",
    () => evaluationPlot(evaluated("did"), { show: "all" as never }),
    "unknown_option",
    "show",
  ],
  [
    "placebos that were not made",
    () => evaluationPlot(evaluated("did"), { show: "placebos" }),
    "too_few_observations",
    "synthetic",
  ],
  [
    "a path without points",
    () => evaluationPlot({ ...evaluated("did"), path: [] }),
    "too_few_observations",
    "path",
  ],
]);
