import { beforeAll, describe, expect, test } from "vitest";
import { wrapText } from "../../src/plot/drawing/text-width.ts";
import { gapPlot, type Plot, type PlotOptions, rankPlot } from "../../src/plot/index.ts";
import { hardPlots } from "./hard-samples.ts";

const BAD = ["a\nb", "a\u2028b", "a\u2029b", 'a\\"b', 'a\\\\"', 'a"b', "a\\", "a\u0000b", "a\u202eb", "a'b"];

describe("names and units of any characters give a specification that renders", () => {
  let draw: (plot: Plot) => Promise<string>;
  beforeAll(async () => {
    const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
    draw = (plot) =>
      new vega.View(vega.parse(compile(plot.vegaLite() as never).spec), { renderer: "none" }).toSVG();
  }, 60_000);
  test.for(BAD)("%j", async (bad) => {
    const rows = [
      { name: bad, value: 1, standard: 2, group: bad },
      { name: "x", value: 3, standard: 2, group: "y" },
    ];
    expect(await draw(gapPlot(rows, { name: bad, unit: bad }))).toContain("</svg>");
    expect(await draw(rankPlot(rows, { name: bad, unit: bad } as PlotOptions))).toContain("</svg>");
  });
  test("in every plot", async () => {
    const bad = `"\\"\n\u2028\u202e`;
    // Every name, unit and label of the samples takes the characters along.
    const spoil = (value: unknown): unknown =>
      typeof value === "string" &&
      !/^(?:[a-z]+\d*|\d+(?:-.*)?|on course|off course|moving away|not measurable)$/.test(value)
        ? `${value}${bad}`
        : Array.isArray(value)
          ? value.map(spoil)
          : typeof value === "object" && value !== null && !ArrayBuffer.isView(value)
            ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoil(one)]))
            : value;
    for (const plot of hardPlots(4, {}, spoil)) expect(await draw(plot)).toContain("</svg>");
  }, 60_000);
});

test("two names that differ by a line break only stay two rows", () => {
  const spec = JSON.stringify(
    rankPlot([
      { name: "a\nb", value: 1 },
      { name: "a b", value: 2 },
    ]).vegaLite(),
  );
  expect(spec).toContain('"a b (');
});

test("marks of direction do not reach the words beside a name", () => {
  const svg = rankPlot([
    { name: "a\u202eb", value: 1 },
    { name: "c", value: 2 },
  ]).svg();
  expect(svg).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

describe("wrapping", () => {
  test("a million characters without a break take no longer than in proportion", () => {
    const start = performance.now();
    wrapText("x".repeat(1_000_000), 400, 12, 3);
    // Walking the rest again for every line took minutes.
    expect(performance.now() - start).toBeLessThan(8000);
  });
  test("breaks a long word into pieces that fit, and cuts the rest off", () => {
    expect(wrapText("x".repeat(20), 64, 10, 4)).toEqual(["x".repeat(10), "x".repeat(10)]);
    expect(wrapText("x".repeat(100), 64, 10, 2)).toEqual(["x".repeat(10), `${"x".repeat(8)}…`]);
  });
});
