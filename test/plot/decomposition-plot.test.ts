import { describe, expect, test } from "vitest";
import { decomposeEntropy, decomposeGini, decomposeGiniBySource, measureGap } from "../../src/index.ts";
import { type DecompositionPlotInput, decompositionPlot } from "../../src/plot/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";
import { axesOf } from "./axes-of.ts";
import { elementsOf, readSvg, textsOf } from "./read-svg.ts";

/** The bars from the top down, as signed amounts: the way they go from nothing. */
function barsOf(svg: string): number[] {
  const { x } = axesOf(svg);
  const one = x(1) - x(0);
  return elementsOf(readSvg(svg), "rect")
    .filter(({ attributes }) => attributes.height === "14")
    .map(({ attributes }) => {
      const left = Number(attributes.x);
      const right = left + Number(attributes.width);
      return (Math.abs(left - x(0)) < 0.1 ? right - x(0) : left - x(0)) / one;
    });
}

/** Draws it as it is and after a trip through JSON, which must be the same picture. */
function drawn(result: DecompositionPlotInput): string {
  const svg = decompositionPlot(result).svg();
  expect(decompositionPlot(JSON.parse(JSON.stringify(result)) as DecompositionPlotInput).svg()).toBe(svg);
  return svg;
}

function close(found: readonly number[], wanted: readonly number[], digits: number): void {
  expect(found).toHaveLength(wanted.length);
  for (const [i, one] of wanted.entries()) expect(found[i]!).toBeCloseTo(one, digits);
}

describe("agrees", () => {
  test("bars are as long as their parts; the parts add up to the whole", () => {
    const svg = drawn({
      total: 10,
      parts: [
        { name: "first", value: 6 },
        { name: "second", value: 5 },
        { name: "third", value: -1 },
      ],
    });
    const [total, ...parts] = barsOf(svg);
    close([total!, ...parts], [10, 6, 5, -1], 1);
    expect(parts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total!, 1);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["100 %", "60 %", "50 %", "−10 %"]));
    expect(textsOf(svg)).toContain("Index 10.00; the largest part is 60 %: first.");
  });
  test("two equal halves have all their inequality between them", () => {
    // (0.5 ln 0.5 + 1.5 ln 1.5) / 2 = 0.1308
    const svg = drawn(decomposeEntropy([1, 1, 3, 3], ["town", "town", "city", "city"], { alpha: 1 }));
    close(barsOf(svg), [0.1308, 0.1308], 3);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["0.1308", "0.0000", "Within town", "Within city"]));
  });
  test("Gini: between, within and overlap", () => {
    // Of 1, 3, 5, 9: 26/72 in all, 12/72 between means of 3 and 6, 4/72 + 6/72 within, 4/72 of overlap.
    const svg = drawn(decomposeGini([1, 5, 3, 9], ["n", "n", "s", "s"]));
    close(barsOf(svg), [26 / 72, 12 / 72, 10 / 72, 4 / 72], 3);
    expect(textsOf(svg)).toContain("Overlap of groups");
  });
  test("a source that equalizes goes the other way", () => {
    // Totals 11, 12, 14, 21: (-33 - 12 + 14 + 63) / 232; own 62/232, grants -30/232.
    const svg = drawn(decomposeGiniBySource({ grants: [10, 8, 5, 1], own: [1, 4, 9, 20] }));
    close(barsOf(svg), [32 / 232, 62 / 232, -30 / 232], 3);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["194 %", "−94 %"]));
  });
  test("a gap by a partition is split in two, which are the whole", () => {
    const gap = measureGap(smallStudy(), { indicator: "beds", period: "2020", groupBy: "belt" });
    const [total, between, within] = barsOf(drawn(gap));
    expect(between! + within!).toBeCloseTo(total!, 3);
    expect(total!).toBeGreaterThan(0);
  });
  test("names of parts stay as they are", () => {
    const parts = [{ name: "Beijing", value: 3 }];
    expect(textsOf(decompositionPlot({ total: 4, parts }).svg())).toContain(
      "Index 4.000; the largest part is 75 %: Beijing.",
    );
  });
  test("many parts: the first and the last are drawn", () => {
    const parts = Array.from({ length: 100 }, (_, i) => ({ name: `part ${i}`, value: i }));
    const svg = decompositionPlot({ total: 4950, parts }, { limit: 10 }).svg();
    expect(textsOf(svg)).toContain("100 rows in all; the first 5 and the last 5 are drawn.");
    expect(textsOf(svg).filter((text) => /^part \d+$/.test(text))).toEqual(
      [0, 1, 2, 3, 4, 95, 96, 97, 98, 99].map((i) => `part ${i}`),
    );
  });
});

const parts = [{ name: "a", value: 1 }];

refusals("decompositionPlot", [
  ["nothing", () => decompositionPlot(undefined as never), "wrong_type", "takes"],
  ["a record of nothing", () => decompositionPlot({ total: 1, between: 1 } as never), "wrong_type", "takes"],
  ["no part", () => decompositionPlot({ total: 1, parts: [] }), "too_few_observations", "parts is empty"],
  ["NaN", () => decompositionPlot({ total: Number.NaN, parts }), "not_finite", "total is NaN"],
  [
    "an infinite part",
    () => decompositionPlot({ total: 1, parts: [{ name: "a", value: Number.POSITIVE_INFINITY }] }),
    "not_finite",
    "parts[0].value",
  ],
  [
    "text",
    () => decompositionPlot({ total: 1, parts: [{ name: "a", value: "1" }] } as never),
    "wrong_type",
    "parts[0].value",
  ],
  [
    "no name",
    () => decompositionPlot({ total: 1, parts: [{ value: 1 }] } as never),
    "wrong_type",
    "parts[0].name",
  ],
  [
    "a gap without parts",
    () => decompositionPlot(measureGap(smallStudy(), { indicator: "beds", period: "2020" })),
    "wrong_type",
    "by a grouping",
  ],
  [
    "an option that is none",
    () => decompositionPlot({ total: 1, parts }, { order: "size" } as never),
    "unknown_option",
    "order",
  ],
]);
