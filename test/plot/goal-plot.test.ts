import { describe, expect, test } from "vitest";
import { type GoalsResult, type Study, trackGoals } from "../../src/index.ts";
import { goalPlot } from "../../src/plot/index.ts";
import { refusals } from "../support/refusals.ts";
import { axesOf } from "./axes-of.ts";
import { pointsOf, textsOf, withClass } from "./read-svg.ts";

const study: Study = {
  id: "town",
  name: "Town",
  regions: [{ id: "a", name: "A", population: [{ concept: "resident", year: 2012, value: 1000 }] }],
  indicators: [
    { id: "cover", name: "Cover", dimension: "process", direction: "higher", unit: "%", scale: 100 },
  ],
  observations: [
    { region: "a", indicator: "cover", period: "2010", value: 70 },
    { region: "a", indicator: "cover", period: "2012", value: 74 },
  ],
};

const goals = (target = 85): GoalsResult =>
  trackGoals(study, {
    goals: [{ id: "g", name: "Cover for all", indicator: "cover", target, deadline: "2015" }],
  });

/** Lines of a role and dash, without the ones of the legend. */
const linesOf = (svg: string, role: string, dash: string) =>
  withClass(svg, "path", `stroke-${role}`)
    .filter(({ attributes }) => attributes["stroke-dasharray"] === dash)
    .slice(1)
    .map(({ attributes }) => pointsOf(attributes.d!));

describe("agrees", () => {
  test("values, target and pace stand where they belong", () => {
    // 70 in 2010 and 74 in 2012 are 2 a year: 80 in 2015, when 85 is due.
    const result = goals();
    for (const given of [result, JSON.parse(JSON.stringify(result)) as GoalsResult]) {
      const svg = goalPlot(given).svg();
      const { x, y } = axesOf(svg);
      const dots = withClass(svg, "circle", "fill-a").filter(({ attributes }) => attributes.r === "3.5");
      expect(dots).toHaveLength(2);
      for (const [i, [year, value]] of [
        [2010, 70],
        [2012, 74],
      ].entries()) {
        expect(Number(dots[i]!.attributes.cx)).toBeCloseTo(x(year!), 1);
        expect(Number(dots[i]!.attributes.cy)).toBeCloseTo(y(value!), 1);
      }
      const [target] = linesOf(svg, "ink", "7 3");
      expect(target![0]![0]).toBeCloseTo(x(2010), 1);
      expect(target![1]![0]).toBeCloseTo(x(2015), 1);
      expect(target![0]![1]).toBeCloseTo(y(85), 1);
      expect(target![1]![1]).toBeCloseTo(y(85), 1);
      const [pace] = linesOf(svg, "soft", "2 3");
      expect(pace![0]![0]).toBeCloseTo(x(2012), 1);
      expect(pace![0]![1]).toBeCloseTo(y(74), 1);
      expect(pace![1]![0]).toBeCloseTo(x(2015), 1);
      expect(pace![1]![1]).toBeCloseTo(y(80), 1);
      expect(textsOf(svg)).toEqual(
        expect.arrayContaining(["Cover for all", "off track; target 85 by 2015", "74"]),
      );
    }
  });
  test("the specification holds the same points", () => {
    const spec = goalPlot(goals()).vegaLite() as {
      concat: { layer: { data: { values: { year: number; value: number }[] } }[] }[];
    };
    expect(
      spec.concat[0]!.layer.map(({ data }) => data.values.map(({ year, value }) => [year, value])),
    ).toEqual([
      [
        [2010, 70],
        [2012, 74],
      ],
      [
        [2010, 85],
        [2015, 85],
      ],
      [
        [2012, 74],
        [2015, 80],
      ],
    ]);
  });
  test("a pace that leads to more than there is ends at all there is", () => {
    const share = goals().rows[0]!;
    const rows = [
      {
        ...share,
        unit: "share",
        target: 1,
        series: [
          { ...share.series[0]!, period: "2010", value: 0.4 },
          { ...share.series[1]!, period: "2012", value: 0.8 },
        ],
        // 0.2 a year: all in 2014, a year before the due date at the end of 2015.
        projected: 1.4,
      },
    ];
    const svg = goalPlot({ ...goals(), rows } as never).svg();
    const { x, y } = axesOf(svg);
    const [pace] = linesOf(svg, "soft", "2 3");
    expect(pace![1]![0]).toBeCloseTo(x(2013), 1);
    expect(pace![1]![1]).toBeCloseTo(y(100), 1);
  });
  test("goals are counted by how they stand, and only so many are drawn", () => {
    const row = goals().rows[0]!;
    const rows = Array.from({ length: 30 }, (_, i) => ({
      ...row,
      goal: `g${i}`,
      name: `Goal ${i}`,
      status: i < 10 ? "achieved" : i < 15 ? "on-track" : "not-achieved",
    }));
    const texts = textsOf(goalPlot({ ...goals(), rows } as never).svg());
    expect(texts).toContain("15 of 30 goals are achieved or on track.");
    expect(texts).toContain("The first 12 of 30 goals are drawn.");
    expect(texts.filter((text) => /^Goal \d+$/.test(text))).toHaveLength(12);
  });
  test("a goal without values is named with its status", () => {
    const rows = [
      { ...goals().rows[0]!, status: "not-measurable", series: [], target: null, projected: null },
    ];
    const texts = textsOf(goalPlot({ ...goals(), rows } as never).svg());
    expect(texts).toEqual(expect.arrayContaining(["Cover for all", "not measurable"]));
  });
});

const bad = (change: object): unknown =>
  goalPlot({ ...goals(), rows: [{ ...goals().rows[0]!, ...change }] } as never);

refusals("goalPlot", [
  ["nothing", () => goalPlot(undefined as never), "wrong_type", "takes what trackGoals returns"],
  ["a list", () => goalPlot([] as never), "wrong_type", "takes what trackGoals returns"],
  ["no goal", () => goalPlot({ ...goals(), rows: [] }), "too_few_observations", "rows is empty"],
  ["a row that is none", () => goalPlot({ ...goals(), rows: [7] } as never), "wrong_type", "rows[0]"],
  ["NaN", () => bad({ target: Number.NaN }), "not_finite", "rows[0].target is NaN"],
  [
    "an infinite value",
    () => bad({ series: [{ period: "2010", value: Number.POSITIVE_INFINITY }] }),
    "not_finite",
    "series[0].value",
  ],
  ["a point that is none", () => bad({ series: [3] }), "wrong_type", "rows[0].series[0]"],
  ["no status", () => bad({ status: undefined }), "wrong_type", "rows[0].status"],
  ["a pace that is text", () => bad({ projected: "80" }), "wrong_type", "rows[0].projected"],
  ["an option that is none", () => goalPlot(goals(), { goal: "g" } as never), "unknown_option", "goal"],
]);
