import { describe, expect, test } from "vitest";
import { defineProgram, type Study, simulate, simulateTransfer, waterFill } from "../../src/index.ts";
import { transferPlot } from "../../src/plot/index.ts";
import { refusals } from "../support/refusals.ts";
import { axesOf } from "./axes-of.ts";
import { elementsOf, pointsOf, readSvg, textsOf, withClass } from "./read-svg.ts";

const lift = defineProgram({
  id: "lift",
  title: "Lift the lowest",
  source: "example",
  inputs: [
    { name: "heads", unit: "person", description: "residents" },
    { name: "level", unit: "yuan/person", description: "revenue per head" },
    { name: "pool", unit: "yuan", description: "money" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [],
  effect: { population: "heads", capacity: "level" },
  steps: [
    {
      id: "fill",
      label: "lift the lowest",
      unit: "yuan",
      compute: ({ input, scalar }) => waterFill(input("level"), input("heads"), scalar("pool")),
    },
  ],
});

const study: Study = {
  id: "three",
  name: "Three",
  population: { concept: "resident", year: 2020 },
  regions: [
    { id: "rich", name: "Rich" },
    { id: "poor", name: "Poor" },
    { id: "middle", name: "Middle" },
  ].map((region) => ({ ...region, population: [{ concept: "resident", year: 2020, value: 100 }] })),
  indicators: [
    { id: "level", name: "Level", dimension: "input", direction: "higher", unit: "yuan/person", scale: 1 },
  ],
  observations: [
    { region: "rich", indicator: "level", period: "2020", value: 9 },
    { region: "poor", indicator: "level", period: "2020", value: 1 },
    { region: "middle", indicator: "level", period: "2020", value: 2 },
  ],
};

const ofStudy = () =>
  simulateTransfer(study, {
    program: lift,
    inputs: {
      heads: { population: "study" },
      level: { indicator: "level", period: "2020" },
      pool: { value: 600 },
    },
  });

const ofUnits = () =>
  simulate(lift, { units: ["a", "b", "c"], data: { heads: [1, 1, 1], level: [1, 2, 9], pool: 6 } });

describe("agrees", () => {
  // By hand: 600 for 100 people each lift 1 and 2 to (1 + 2 + 6) / 2 = 4.5; 9 stays.
  test("an arrow runs from before to after, the poorest first", () => {
    const result = ofStudy();
    for (const given of [result, JSON.parse(JSON.stringify(result)) as typeof result]) {
      const svg = transferPlot(given).svg();
      const { x } = axesOf(svg);
      const names = textsOf(svg).filter((text) => ["Rich", "Poor", "Middle"].includes(text));
      expect(names).toEqual(["Poor", "Middle", "Rich"]);
      const field = elementsOf(readSvg(svg), "text").find((one) => one.children[0] === "Poor")!;
      const shafts = withClass(svg, "path", "stroke-soft")
        .filter(({ attributes }) => attributes["stroke-width"] === "1.6")
        .map(({ attributes }) => pointsOf(attributes.d!))
        .filter(([from]) => from![1] >= Number(field.attributes.y) - 6);
      expect(shafts).toHaveLength(2);
      for (const [i, before] of [1, 2].entries()) {
        expect(shafts[i]![0]![0]).toBeCloseTo(x(before), 1);
        expect(shafts[i]![1]![0]).toBeCloseTo(x(4.5), 1);
      }
      const dots = withClass(svg, "circle", "fill-a").slice(-3);
      for (const [i, after] of [4.5, 4.5, 9].entries())
        expect(Number(dots[i]!.attributes.cx)).toBeCloseTo(x(after), 1);
      expect(textsOf(svg)).toEqual(expect.arrayContaining(["1.00", "2.00", "4.50", "9.00"]));
    }
  });
  test("the head of an arrow points the way the money goes", () => {
    const svg = transferPlot(ofStudy()).svg();
    const heads = withClass(svg, "path", "fill-soft").map(({ attributes }) =>
      [...attributes.d!.matchAll(/[ML](-?[\d.]+)/g)].map(([, at]) => Number(at)),
    );
    expect(heads.length).toBeGreaterThanOrEqual(3);
    for (const [tip, back] of heads) expect(tip!).toBeGreaterThan(back!);
  });
  test("amounts are bars, the largest first", () => {
    const result = ofUnits();
    for (const given of [result, JSON.parse(JSON.stringify(result)) as typeof result]) {
      const svg = transferPlot(given).svg();
      const { x } = axesOf(svg);
      const bars = withClass(svg, "rect", "fill-wash");
      // 3.5 and 2.5; nothing for the third.
      expect(bars).toHaveLength(2);
      for (const [i, amount] of [3.5, 2.5].entries()) {
        expect(Number(bars[i]!.attributes.x)).toBeCloseTo(x(0), 1);
        expect(Number(bars[i]!.attributes.width)).toBeCloseTo(x(amount) - x(0), 1);
      }
      expect(textsOf(svg)).toContain("6 yuan in all; 2 of 3 units receive.");
      expect(textsOf(svg)).toContain("lift the lowest (2)");
    }
  });
  test("who pays goes the other way", () => {
    const swap = { ...ofUnits(), amounts: [5, -5, 0], total: 0 };
    const svg = transferPlot(swap as never).svg();
    const { x } = axesOf(svg);
    const [gets] = withClass(svg, "rect", "fill-wash");
    const [pays] = elementsOf(readSvg(svg), "rect").filter(({ attributes }) =>
      attributes.fill!.startsWith("url("),
    );
    expect(Number(gets!.attributes.x)).toBeCloseTo(x(0), 1);
    expect(Number(pays!.attributes.x)).toBeCloseTo(x(-5), 1);
    expect(Number(pays!.attributes.width)).toBeCloseTo(x(0) - x(-5), 1);
    expect(textsOf(svg)).toContain("0 yuan in all; 1 of 3 units receive, 1 pay.");
  });
  test("the specification holds before and after", () => {
    const spec = transferPlot(ofStudy()).vegaLite() as { layer: { data: { values: object[] } }[] };
    expect(spec.layer[0]!.data.values).toEqual([
      { name: "Poor", amount: 350, before: 1, after: 4.5, step: "lift the lowest" },
      { name: "Middle", amount: 250, before: 2, after: 4.5, step: "lift the lowest" },
      { name: "Rich", amount: 0, before: 9, after: 9, step: "lift the lowest" },
    ]);
  });
});

const bad = (change: object): unknown => transferPlot({ ...ofUnits(), ...change } as never);

refusals("transferPlot", [
  ["nothing", () => transferPlot(undefined as never), "wrong_type", "takes what simulateTransfer"],
  [
    "rows",
    () => transferPlot([{ name: "a", value: 1 }] as never),
    "wrong_type",
    "takes what simulateTransfer",
  ],
  ["no unit", () => bad({ units: [] }), "too_few_observations", "no unit"],
  ["no row", () => transferPlot({ ...ofStudy(), rows: [] }), "too_few_observations", "rows is empty"],
  ["fewer amounts than units", () => bad({ amounts: [1] }), "length_mismatch", "one entry a unit"],
  ["NaN", () => bad({ amounts: [1, 2, Number.NaN] }), "not_finite", "amounts[2] is NaN"],
  ["Infinity", () => bad({ amounts: [1, Number.POSITIVE_INFINITY, 2] }), "not_finite", "amounts[1]"],
  ["a total that is text", () => bad({ total: "6" }), "wrong_type", "total"],
  ["steps that are none", () => bad({ steps: [1] }), "wrong_type", "steps[0]"],
  [
    "an option that is none",
    () => transferPlot(ofUnits(), { sort: true } as never),
    "unknown_option",
    "sort",
  ],
]);
