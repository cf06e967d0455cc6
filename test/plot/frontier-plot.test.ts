import { describe, expect, test } from "vitest";
import { planEqualization } from "../../src/index.ts";
import { frontierPlot } from "../../src/plot/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";
import { axesOf } from "./axes-of.ts";
import { pointsOf, textsOf, withClass } from "./read-svg.ts";

const frontier = [
  { budget: 0, remainingGap: 2 },
  { budget: 50, remainingGap: 0.5 },
  { budget: 80, remainingGap: 0 },
];

const dotsOf = (svg: string) =>
  withClass(svg, "circle", "fill-a").map(({ attributes: { cx, cy } }) => [Number(cx), Number(cy)] as const);

/** Upright lines: the budget that was granted, the least that is needed. */
const uprightOf = (svg: string) =>
  withClass(svg, "path", "stroke-ink")
    .filter(({ attributes }) => attributes["stroke-dasharray"] === "5 3")
    .map(({ attributes }) => pointsOf(attributes.d!));

describe("agrees", () => {
  test("each point stands at its budget and its gap, and the line goes through them", () => {
    const given = { frontier };
    for (const one of [given, JSON.parse(JSON.stringify(given)) as typeof given]) {
      const svg = frontierPlot(one, { moneyUnit: "yuan", unit: "beds" }).svg();
      const { x, y } = axesOf(svg);
      const dots = dotsOf(svg);
      const curve = withClass(svg, "path", "stroke-a").map(({ attributes }) => pointsOf(attributes.d!))[0]!;
      expect(dots).toHaveLength(3);
      for (const [i, { budget, remainingGap }] of frontier.entries()) {
        expect(dots[i]![0]).toBeCloseTo(x(budget), 1);
        expect(dots[i]![1]).toBeCloseTo(y(remainingGap), 1);
        expect(curve[i]![0]).toBeCloseTo(x(budget), 1);
        expect(curve[i]![1]).toBeCloseTo(y(remainingGap), 1);
      }
      expect(textsOf(svg)).toEqual(
        expect.arrayContaining(["Gap that remains (beds)", "Budget of all years (yuan)"]),
      );
    }
  });
  test("points come in any order", () => {
    expect(frontierPlot({ frontier: frontier.toReversed() }).svg()).toBe(frontierPlot({ frontier }).svg());
  });
  test("what was granted and the least needed are upright lines at their money", () => {
    const svg = frontierPlot({ frontier, budget: 40, minimumBudget: { total: 75 } } as never).svg();
    const { x, y } = axesOf(svg);
    const lines = uprightOf(svg);
    expect(lines).toHaveLength(2);
    for (const [i, money] of [40, 75].entries()) {
      expect(lines[i]![0]![0]).toBeCloseTo(x(money), 1);
      expect(lines[i]![1]![0]).toBeCloseTo(x(money), 1);
      expect(lines[i]![1]![1]).toBeCloseTo(y(0), 1);
    }
    const texts = textsOf(svg);
    expect(texts).toEqual(expect.arrayContaining(["granted 40", "least needed 75"]));
    expect(texts.join(" ")).toContain(
      "Budgets of all years raised alike meet the target at 80; money that comes when it is needed, at 75.",
    );
  });
  test("a target on an index is a level line", () => {
    const points = frontier.map(({ budget }, i) => ({ budget, remainingGap: 0, index: 0.3 - i / 10 }));
    const target = { kind: "index", index: "gini", label: "Gini coefficient", atMost: 0.15, by: "2022" };
    const svg = frontierPlot({ frontier: points, target } as never).svg();
    const { y } = axesOf(svg);
    const [bound] = withClass(svg, "path", "stroke-c").map(({ attributes }) => pointsOf(attributes.d!));
    expect(bound![0]![1]).toBeCloseTo(y(0.15), 1);
    expect(bound![1]![1]).toBeCloseTo(y(0.15), 1);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Gini coefficient", "target 0.150"]));
    // 0.3, 0.2, 0.1: the third budget meets 0.15.
    expect(textsOf(svg)).toContain("A budget of 80 meets the target.");
  });
  test("where nothing meets the target, the least gap is said", () => {
    const texts = textsOf(frontierPlot({ frontier: frontier.slice(0, 2) }, { moneyUnit: "yuan" }).svg());
    expect(texts).toContain("No budget looked at meets the target. With 50 yuan a gap of 0.500 remains.");
  });
  test("a plan of a study is the same picture after a trip through JSON", () => {
    const plan = planEqualization(smallStudy(), {
      indicator: "beds",
      period: "2020",
      target: { standard: 6 },
      budget: 4,
      years: [2021, 2022],
      cost: 1,
    });
    const svg = frontierPlot(plan).svg();
    expect(frontierPlot(JSON.parse(JSON.stringify(plan)) as typeof plan).svg()).toBe(svg);
    const { x, y } = axesOf(svg);
    const dots = dotsOf(svg);
    expect(dots).toHaveLength(plan.frontier.length);
    for (const [i, { budget, remainingGap }] of plan.frontier.entries()) {
      expect(dots[i]![0]).toBeCloseTo(x(budget), 0);
      expect(dots[i]![1]).toBeCloseTo(y(remainingGap), 0);
    }
  });
  test("the specification holds the same points", () => {
    const spec = frontierPlot({ frontier }).vegaLite() as { layer: { data: { values: object[] } }[] };
    expect(spec.layer[0]!.data.values).toEqual([
      { budget: 0, gap: 2 },
      { budget: 50, gap: 0.5 },
      { budget: 80, gap: 0 },
    ]);
  });
});

const bad = (change: object): unknown => frontierPlot({ frontier, ...change } as never);

refusals("frontierPlot", [
  ["nothing", () => frontierPlot(undefined as never), "wrong_type", "takes what planEqualization"],
  ["no frontier", () => frontierPlot({} as never), "wrong_type", "frontier"],
  ["an empty frontier", () => bad({ frontier: [] }), "too_few_observations", "frontier is empty"],
  ["a point that is none", () => bad({ frontier: [3] }), "wrong_type", "frontier[0]"],
  [
    "NaN",
    () => bad({ frontier: [{ budget: 1, remainingGap: Number.NaN }] }),
    "not_finite",
    "remainingGap is NaN",
  ],
  [
    "Infinity",
    () => bad({ frontier: [{ budget: Number.POSITIVE_INFINITY, remainingGap: 1 }] }),
    "not_finite",
    "budget is Infinity",
  ],
  ["a budget that is text", () => bad({ budget: "5" }), "wrong_type", "budget"],
  [
    "a bound that is none",
    () =>
      bad({
        frontier: [{ budget: 1, index: 0.2 }],
        target: { kind: "index", index: "gini", label: "Gini" },
      }),
    "wrong_type",
    "target.atMost",
  ],
  [
    "an option that is none",
    () => frontierPlot({ frontier }, { money: "yuan" } as never),
    "unknown_option",
    "money",
  ],
]);
