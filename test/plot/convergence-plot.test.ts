import { describe, expect, test } from "vitest";
import { measureGap, sigmaConvergence } from "../../src/index.ts";
import { type ConvergencePlotInput, convergencePlot } from "../../src/plot/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";
import { axesOf } from "./axes-of.ts";
import { pointsOf, textsOf, withClass } from "./read-svg.ts";

const panel = [
  [1, 2, 3],
  [3, 4, 5],
];
const spread = () => sigmaConvergence(panel, { years: [2010, 2012, 2014] });

function drawn(result: ConvergencePlotInput): string {
  const svg = convergencePlot(result).svg();
  expect(convergencePlot(JSON.parse(JSON.stringify(result)) as ConvergencePlotInput).svg()).toBe(svg);
  return svg;
}

describe("agrees", () => {
  // By hand: the deviation is 1 about means of 2, 3 and 4.
  const byHand = [
    [2010, 1 / 2],
    [2012, 1 / 3],
    [2014, 1 / 4],
  ] as const;
  test("the spread of each year stands where it belongs", () => {
    const svg = drawn(spread());
    const { x, y } = axesOf(svg);
    const dots = withClass(svg, "circle", "fill-a");
    const curve = pointsOf(withClass(svg, "path", "stroke-a")[0]!.attributes.d!);
    expect(dots).toHaveLength(3);
    for (const [i, [year, value]] of byHand.entries()) {
      expect(Number(dots[i]!.attributes.cx)).toBeCloseTo(x(year), 1);
      expect(Number(dots[i]!.attributes.cy)).toBeCloseTo(y(value), 1);
      expect(curve[i]![0]).toBeCloseTo(x(year), 1);
      expect(curve[i]![1]).toBeCloseTo(y(value), 1);
    }
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(["0.500", "0.250", "Year", "Coefficient of variation"]),
    );
  });
  test("the trend is the straight line through them", () => {
    // Slope (-2/2 + 2/4) / 8 = -1/16 about a mean of 13/36: 0.4861 in 2010, 0.2361 in 2014.
    const svg = drawn(spread());
    const { x, y } = axesOf(svg);
    const line = withClass(svg, "path", "stroke-soft")
      .map(({ attributes }) => pointsOf(attributes.d!))
      .find(([from, to]) => to![0] - from![0] > 40)!;
    expect(line[0]![0]).toBeCloseTo(x(2010), 1);
    expect(line[0]![1]).toBeCloseTo(y(13 / 36 + 1 / 8), 1);
    expect(line[1]![0]).toBeCloseTo(x(2014), 1);
    expect(line[1]![1]).toBeCloseTo(y(13 / 36 - 1 / 8), 1);
    expect(textsOf(svg)).toContain("trend: −0.0625 a year");
  });
  test("the axis of a spread begins at nothing", () => {
    const svg = drawn(
      sigmaConvergence(
        [
          [10, 10, 10],
          [11, 11, 11.1],
        ],
        { years: [2010, 2011, 2012] },
      ),
    );
    expect(textsOf(svg)).toContain("0.00");
  });
  test("columns without years are periods, not years", () => {
    const texts = textsOf(drawn(sigmaConvergence(panel)));
    expect(texts).toContain("Period");
    expect(texts).not.toContain("Year");
    expect(texts.some((text) => text.startsWith("trend:") && text.endsWith("a period"))).toBe(true);
    expect(texts.join(" ")).toContain("0.500 in period 0, 0.250 in period 2: the gap has narrowed.");
    expect(textsOf(convergencePlot(sigmaConvergence(panel), { language: "zh" }).svg())).toContain("时期");
  });
  test("a p-value is never nothing", () => {
    const of = (p: number): string => {
      const result = spread();
      return textsOf(convergencePlot({ ...result, trend: { ...result.trend!, p } }).svg()).join(" ");
    };
    expect(of(1e-9)).toContain("p < 0.0001.");
    expect(of(0)).toContain("p < 0.0001.");
    expect(of(0.00011)).toContain("p = 0.0001.");
    expect(of(0.25)).toContain("p = 0.2500.");
  });
  test("a gap over periods is drawn by year", () => {
    const gap = measureGap(smallStudy(), { indicator: "beds", period: "2020" });
    const series = [
      { period: "2016", value: 0.4 },
      { period: "2017", value: 0.3 },
      { period: "2020", value: 0.1 },
    ];
    const svg = drawn({ ...gap, series } as never);
    const { x, y } = axesOf(svg);
    const dots = withClass(svg, "circle", "fill-a");
    expect(dots).toHaveLength(3);
    for (const [i, { period, value }] of series.entries()) {
      expect(Number(dots[i]!.attributes.cx)).toBeCloseTo(x(Number(period)), 1);
      expect(Number(dots[i]!.attributes.cy)).toBeCloseTo(y(value), 1);
    }
    expect(textsOf(svg)).toContain("Gini coefficient of beds over time");
  });
  test("a single year stands between the years beside it", () => {
    const texts = textsOf(drawn([{ name: "a", points: [{ period: 2020, value: 3 }] }]));
    expect(texts).toEqual(expect.arrayContaining(["2019", "2020", "2021"]));
  });
  test("series of their own, also below nothing", () => {
    const svg = drawn([
      {
        name: "east",
        points: [
          { period: 2010, value: 3 },
          { period: 2015, value: 5 },
        ],
      },
      {
        name: "west",
        points: [
          { period: 2010, value: -1 },
          { period: 2020, value: 2 },
        ],
      },
    ]);
    const { x, y } = axesOf(svg);
    const west = pointsOf(withClass(svg, "path", "stroke-b").at(-1)!.attributes.d!);
    expect(west[0]![0]).toBeCloseTo(x(2010), 1);
    expect(west[0]![1]).toBeCloseTo(y(-1), 1);
    expect(west[1]![0]).toBeCloseTo(x(2020), 1);
    expect(west[1]![1]).toBeCloseTo(y(2), 1);
  });
});

const point = { period: 2010, value: 1 };
const series = (points: unknown, name: unknown = "a"): unknown =>
  convergencePlot([{ name, points }] as never);

refusals("convergencePlot", [
  ["nothing", () => convergencePlot(undefined as never), "wrong_type", "takes"],
  ["no series", () => convergencePlot([]), "too_few_observations", "series is empty"],
  [
    "seven series",
    () => convergencePlot(Array.from({ length: 7 }, (_, i) => ({ name: `${i}`, points: [point] }))),
    "out_of_domain",
    "7 series",
  ],
  ["no point", () => series([]), "too_few_observations", "series[0].points is empty"],
  ["no name", () => series([point], null), "wrong_type", "series[0].name"],
  [
    "NaN",
    () => series([{ period: 2010, value: Number.NaN }]),
    "not_finite",
    "series[0].points[0].value is NaN",
  ],
  [
    "Infinity",
    () => series([{ period: Number.POSITIVE_INFINITY, value: 1 }]),
    "not_finite",
    "period is Infinity",
  ],
  ["years that go back", () => series([point, { period: 2009, value: 1 }]), "out_of_domain", "ascend"],
  ["a year twice", () => series([point, point]), "out_of_domain", "ascend"],
  [
    "a gap of one period",
    () => convergencePlot(measureGap(smallStudy(), { indicator: "beds", period: "2020" })),
    "wrong_type",
    "periods",
  ],
  [
    "a measure that is none",
    () => convergencePlot({ periods: [point] } as never),
    "wrong_type",
    "dispersion",
  ],
  [
    "an option that is none",
    () => convergencePlot(spread(), { log: true } as never),
    "unknown_option",
    "log",
  ],
]);
