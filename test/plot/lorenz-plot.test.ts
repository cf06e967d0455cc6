import { describe, expect, test } from "vitest";
import { concentrationCurve, lorenzCurve, measureGap, measureResources } from "../../src/index.ts";
import { lorenzPlot } from "../../src/plot/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";
import { elementsOf, pointsOf, readSvg, textNamed, textsOf, withClass } from "./read-svg.ts";

/** Where the field lies: from the marks 0 % and 100 % of both axes. */
function fieldOf(svg: string): { left: number; right: number; top: number; bottom: number } {
  const texts = elementsOf(readSvg(svg), "text").filter((one) => one.attributes["font-size"] === "11");
  const marks = (anchor: string, text: string): Record<string, string> =>
    texts.find((one) => one.attributes["text-anchor"] === anchor && one.children[0] === text)!.attributes;
  return {
    left: Number(marks("middle", "0 %").x),
    right: Number(marks("middle", "100 %").x),
    top: Number(marks("end", "100 %").y) - 4,
    bottom: Number(marks("end", "0 %").y) - 4,
  };
}

/** The drawn curve as shares again. */
function drawnCurve(svg: string): number[][] {
  const { left, right, top, bottom } = fieldOf(svg);
  const curve = withClass(svg, "path", "stroke-a").find(
    ({ attributes }) => attributes["stroke-width"] === "2.5",
  )!;
  return pointsOf(curve.attributes.d!).map(([x, y]) => [
    (x - left) / (right - left),
    (bottom - y) / (bottom - top),
  ]);
}

describe("agrees", () => {
  // By hand: 2, 2, 4, 8 add up to 2/16, 4/16, 8/16, 16/16.
  const byHand = [
    [0, 0],
    [0.25, 0.125],
    [0.5, 0.25],
    [0.75, 0.5],
    [1, 1],
  ];
  test("the path runs through the points computed by hand", () => {
    const svg = lorenzPlot(lorenzCurve([8, 2, 4, 2])).svg();
    const drawn = drawnCurve(svg);
    expect(drawn).toHaveLength(5);
    for (const [i, [p, s]] of byHand.entries()) {
      expect(drawn[i]![0]).toBeCloseTo(p!, 3);
      expect(drawn[i]![1]).toBeCloseTo(s!, 3);
    }
    // 1 - 2 (0.25 (0.0625 + 0.1875 + 0.375 + 0.75)) = 0.3125
    expect(textsOf(svg)).toContain("Gini 0.3125. The half of the people with least have 25 % of the total.");
  });
  test("the specification holds the same points", () => {
    const spec = lorenzPlot(lorenzCurve([8, 2, 4, 2])).vegaLite() as {
      layer: { data: { values: { population: number; share: number }[] } }[];
    };
    expect(spec.layer[1]!.data.values.map(({ population, share }) => [population, share])).toEqual(byHand);
  });
  test("a result of the study storey weighs regions by people, after a trip through JSON too", () => {
    // Beds per 100: P1 2 of 100 people, Q2 3 of 400, P2 4 of 300, Q1 5 of 200: 2, 12, 12, 10 of 36 beds.
    const byPeople = [
      [0, 0],
      [0.1, 2 / 36],
      [0.5, 14 / 36],
      [0.8, 26 / 36],
      [1, 1],
    ];
    const gap = measureGap(smallStudy(), { indicator: "beds", period: "2020" });
    const resources = measureResources(smallStudy(), { indicator: "beds", period: "2020" });
    for (const result of [gap, resources, JSON.parse(JSON.stringify(gap)) as typeof gap]) {
      const drawn = drawnCurve(lorenzPlot(result).svg());
      expect(drawn).toHaveLength(5);
      for (const [i, [p, s]] of byPeople.entries()) {
        expect(drawn[i]![0]).toBeCloseTo(p!, 3);
        expect(drawn[i]![1]).toBeCloseTo(s!, 3);
      }
    }
    expect(textsOf(lorenzPlot(gap).svg())).toContain("lower half: 39 %");
  });
  test("typed arrays that went through JSON are read", () => {
    const curve = lorenzCurve([8, 2, 4, 2]);
    const back = JSON.parse(JSON.stringify(curve)) as typeof curve;
    expect(lorenzPlot(back).svg()).toBe(lorenzPlot(curve).svg());
  });
  test("a concentration curve may lie above the diagonal and is called one", () => {
    const svg = lorenzPlot(concentrationCurve([6, 3, 1], { rankBy: [1, 2, 3] }), {
      rankBy: "income",
    }).svg();
    expect(drawnCurve(svg)[1]![1]).toBeCloseTo(0.6, 3);
    // Twice the area: (0.6 + 1.5 + 1.9) / 3 = 4/3.
    expect(elementsOf(readSvg(svg), "desc")[0]!.children).toEqual([
      "Concentration index −0.3333. The half ranked lowest by income has 75 % of the total.",
    ]);
  });
  test("several curves have each their own line, dash and name", () => {
    const svg = lorenzPlot([lorenzCurve([1, 2]), lorenzCurve([1, 9])], { labels: ["before", "after"] }).svg();
    expect(textNamed(svg, "before")).toBeDefined();
    expect(textNamed(svg, "after")).toBeDefined();
    expect(textsOf(svg)).toContain("Before: Gini 0.1667. After: Gini 0.4000.");
    expect(
      withClass(svg, "path", "stroke-b").some(({ attributes }) => attributes["stroke-dasharray"] === "7 3"),
    ).toBe(true);
  });
});

refusals("lorenzPlot", [
  ["nothing", () => lorenzPlot(undefined as never), "wrong_type", "takes"],
  ["null", () => lorenzPlot(null as never), "wrong_type", "takes"],
  ["no curve", () => lorenzPlot([]), "too_few_observations", "no curve"],
  [
    "seven curves",
    () => lorenzPlot(Array.from({ length: 7 }, () => lorenzCurve([1, 2]))),
    "out_of_domain",
    "7 curves",
  ],
  ["a number", () => lorenzPlot(3 as never), "wrong_type", "takes"],
  ["plain values", () => lorenzPlot([1, 2, 3] as never), "wrong_type", "takes"],
  [
    "NaN",
    () => lorenzPlot({ population: [0, 1], share: [0, Number.NaN] } as never),
    "not_finite",
    "share[1] is NaN",
  ],
  [
    "lengths",
    () => lorenzPlot({ population: [0, 1], share: [0] } as never),
    "length_mismatch",
    "population has 2 shares",
  ],
  [
    "one point",
    () => lorenzPlot({ population: [0], share: [0] } as never),
    "too_few_observations",
    "at least 2",
  ],
  [
    "going back",
    () => lorenzPlot({ population: [0, 0.6, 0.4, 1], share: [0, 0, 0, 1] } as never),
    "out_of_domain",
    "ascend",
  ],
  [
    "an option that is none",
    () => lorenzPlot(lorenzCurve([1]), { titel: "x" } as never),
    "unknown_option",
    "titel",
  ],
  [
    "a theme that is none",
    () => lorenzPlot(lorenzCurve([1]), { theme: "sepia" as never }),
    "unknown_option",
    "sepia",
  ],
  [
    "a ranking that is no text",
    () => lorenzPlot(lorenzCurve([1]), { rankBy: 1 as never }),
    "wrong_type",
    "rankBy",
  ],
  ["an id with markup", () => lorenzPlot(lorenzCurve([1]), { id: '"><script>' }), "out_of_domain", "id"],
  [
    "negative values",
    () =>
      lorenzPlot({
        ...measureGap(smallStudy(), { indicator: "beds" }),
        rows: [{ region: "a", name: "A", value: -1, weight: 1, group: null, subgroup: null }],
      }),
    "out_of_domain",
    "negative",
  ],
  [
    "nothing to share",
    () =>
      lorenzPlot({
        ...measureGap(smallStudy(), { indicator: "beds" }),
        rows: [{ region: "a", name: "A", value: 0, weight: 1, group: null, subgroup: null }],
      }),
    "zero_total",
    "nothing to share",
  ],
]);
