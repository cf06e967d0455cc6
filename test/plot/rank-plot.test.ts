import { describe, expect, test } from "vitest";
import { measureGap, measureResources, rankRobustness } from "../../src/index.ts";
import { rankPlot } from "../../src/plot/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";
import { elementsOf, readSvg, textNamed, textOf, textsOf } from "./read-svg.ts";

/** The bars, top to bottom: solid ones and hatched ones. */
function barsOf(svg: string): { x: number; y: number; width: number; hatched: boolean }[] {
  return elementsOf(readSvg(svg), "rect")
    .filter(({ attributes }) => attributes.class === "fill-a" || attributes.fill?.startsWith("url("))
    .filter(({ attributes }) => attributes.width !== "20")
    .map(({ attributes: { x, y, width, fill } }) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      hatched: fill!.startsWith("url("),
    }));
}

const rows = (values: readonly number[]) => values.map((value, i) => ({ name: `r${i}`, value }));

describe("agrees", () => {
  test("bars are as long as their values, the longest first", () => {
    const svg = rankPlot(rows([2, 8, 4, 0])).svg();
    const bars = barsOf(svg);
    expect(bars).toHaveLength(3);
    const unit = bars[0]!.width / 8;
    expect(bars[1]!.width).toBeCloseTo(4 * unit, 1);
    expect(bars[2]!.width).toBeCloseTo(2 * unit, 1);
    expect(bars.every(({ x }) => x === bars[0]!.x)).toBe(true);
    const names = textsOf(svg).filter((text) => /^r\d$/.test(text));
    expect(names).toEqual(["r1", "r2", "r0", "r3"]);
  });
  test("negative bars go the other way from the same zero", () => {
    const [up, down] = barsOf(rankPlot(rows([6, -3])).svg());
    expect(up!.x).toBeCloseTo(down!.x + down!.width, 1);
    expect(up!.width / down!.width).toBeCloseTo(2, 2);
  });
  test("whoever falls short of the standard is hatched", () => {
    const svg = rankPlot(measureResources(smallStudy(), { indicator: "beds", period: "2020" })).svg();
    // Q1 5 of 4 and P2 4 of 3 meet it, Q2 3 of 4 and P1 2 of 3 do not.
    expect(barsOf(svg).map(({ hatched }) => hatched)).toEqual([false, false, true, true]);
    expect(textsOf(svg)).toContain(
      "4 regions: from 2 (P1) to 5 (Q1). 2 of 4 regions are short of the standard.",
    );
  });
  test("marks of the axis are written in full", () => {
    const texts = textsOf(rankPlot(rows([11.5, 9, 2])).svg());
    expect(texts).toContain("2.5");
    expect(texts).toContain("7.5");
    expect(texts).toContain("12.5");
  });
  test("no million of millions: units that name a size are left alone", () => {
    const millions = textsOf(
      rankPlot(rows([250_000, 100_000]), { name: "Money", unit: "million yuan" }).svg(),
    );
    expect(millions).toEqual(expect.arrayContaining(["250,000", "Money (million yuan)"]));
    const more = textsOf(
      rankPlot(rows([2_500_000, 1_000_000]), { name: "Money", unit: "million yuan" }).svg(),
    );
    expect(more).toEqual(expect.arrayContaining(["2.50", "Money (×10⁶ million yuan)"]));
    expect(more.join(" ")).toContain("from 1,000,000 (r1) to 2,500,000 (r0)");
    const chinese = textsOf(rankPlot(rows([250_000]), { name: "资金", unit: "万元", language: "zh" }).svg());
    expect(chinese).toEqual(expect.arrayContaining(["250,000", "资金（万元）"]));
    const plain = textsOf(rankPlot(rows([2_500_000]), { name: "Money", unit: "yuan" }).svg());
    expect(plain).toEqual(expect.arrayContaining(["2.50", "Money (million yuan)"]));
  });
  test("an interval is drawn from its lower to its upper end", () => {
    const svg = rankPlot([
      { name: "a", value: 4, lower: 2, upper: 6 },
      { name: "b", value: 8 },
    ]).svg();
    const [b, a] = barsOf(svg);
    const unit = b!.width / 8;
    const whisker = elementsOf(readSvg(svg), "path").find(
      ({ attributes: { d = "", class: name } }) =>
        name === "stroke-ink" &&
        /^M[\d.]+ ([\d.]+)L[\d.]+ \1$/.test(d) &&
        Number(/ ([\d.]+)L/.exec(d)![1]) > a!.y,
    )!;
    const [, from, to] = /^M([\d.]+) [\d.]+L([\d.]+)/.exec(whisker.attributes.d!)!;
    expect(Number(from)).toBeCloseTo(a!.x + 2 * unit, 1);
    expect(Number(to)).toBeCloseTo(a!.x + 6 * unit, 1);
  });
  test("3,000 rows: the highest and lowest are named, and it is said", () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({ name: `county ${i}`, value: (i * 7919) % 3000 }));
    const plot = rankPlot(many, { limit: 10 });
    const svg = plot.svg();
    expect(barsOf(svg).length).toBeLessThanOrEqual(10);
    expect(textsOf(svg)).toContain("3,000 regions in all; the 5 highest and the 5 lowest are named.");
    expect(textsOf(svg)).toContain("⋯ 2,990 between ⋯");
    expect(textsOf(svg)).toContain("all 3,000");
    const profile = elementsOf(readSvg(svg), "g").find(({ attributes }) => attributes.class === "fill-axis")!;
    expect(profile.children.length).toBe(60);
    const spec = plot.vegaLite() as { vconcat: { data?: { values: { count: number }[] } }[] };
    const counted = spec.vconcat[0]!.data!.values.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(3000);
  });
  test("the specification holds what is drawn", () => {
    const spec = rankPlot(rows([2, 8, -4])).vegaLite() as { layer: { data: { values: object[] } }[] };
    expect(spec.layer[0]!.data.values).toEqual([
      { name: "r1", value: 8 },
      { name: "r0", value: 2 },
      { name: "r2", value: -4 },
    ]);
  });
  test("ranks are dots with the range they lie in", () => {
    const robustness = rankRobustness(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      { scenarios: [{}], draws: 20 },
    );
    const svg = rankPlot(robustness, { labels: ["A", "B", "C"] }).svg();
    expect(elementsOf(readSvg(svg), "circle").length).toBe(4);
    expect(textsOf(svg).filter((text) => /^[ABC]$/.test(text))).toEqual(["C", "B", "A"]);
  });
  test("rows of one name are told apart", () => {
    const texts = textsOf(
      rankPlot([
        { name: "Xincheng", value: 2 },
        { name: "Xincheng", value: 1 },
      ]).svg(),
    );
    expect(texts).toContain("Xincheng");
    expect(texts).toContain("Xincheng (2)");
  });
  test("names can be given by id, and words are Chinese on request", () => {
    const gap = measureGap(smallStudy(), { indicator: "beds", period: "2020" });
    const svg = rankPlot(gap, { language: "zh", names: { p1: "海淀区" } }).svg();
    expect(textsOf(svg)).toContain("海淀区");
    expect(textsOf(svg).some((text) => text.includes("4 个地区"))).toBe(true);
    expect(readSvg(svg).attributes.lang).toBe("zh");
  });
  test("a name that is too long for one line takes two, broken between words", () => {
    const svg = rankPlot([{ name: "The county of long names and many groups", value: 1 }]).svg();
    const lines = textsOf(svg).filter((text) => /names|groups/.test(text) && !text.includes("region"));
    expect(lines).toHaveLength(2);
    expect(lines.join(" ")).toBe("The county of long names and many groups");
    const [first, second] = lines.map((line) => textNamed(svg, line).attributes);
    expect(Number(second!.y) - Number(first!.y)).toBe(13);
    // The bar stands between the two lines.
    const [bar] = barsOf(svg);
    expect(bar!.y + 7).toBeCloseTo((Number(first!.y) + Number(second!.y)) / 2 - 4, 1);
    const chinese = textsOf(
      rankPlot([{ name: "新疆生产建设兵团第十三师新星市红星镇", value: 1 }], { width: 300 }).svg(),
    );
    const cut = chinese.filter(
      (text) => text !== "" && "新疆生产建设兵团第十三师新星市红星镇".includes(text),
    );
    expect(cut.length).toBeGreaterThanOrEqual(2);
  });
  test("a long name is cut, and whole in its tooltip", () => {
    const long = "A county whose name is so long that no column of any chart will ever hold all of it";
    const svg = rankPlot([{ name: long, value: 1 }]).svg();
    const cut = elementsOf(readSvg(svg), "text").find(
      (text) => textOf(text).endsWith("…") && text.children.length === 2,
    )!;
    expect(elementsOf(cut, "title")[0]!.children).toEqual([long]);
  });
});

refusals("rankPlot", [
  ["nothing", () => rankPlot(undefined as never), "wrong_type", "takes"],
  ["text", () => rankPlot("gap" as never), "wrong_type", "takes"],
  ["no row", () => rankPlot([]), "too_few_observations", "empty"],
  ["another result", () => rankPlot({ kind: "other" } as never), "wrong_type", "takes"],
  ["rows that are none", () => rankPlot([null] as never), "wrong_type", "rows[0]"],
  [
    "a value that is text",
    () => rankPlot([{ name: "a", value: "1" }] as never),
    "wrong_type",
    "rows[0].value",
  ],
  ["NaN", () => rankPlot(rows([Number.NaN])), "not_finite", "rows[0].value is NaN"],
  ["Infinity", () => rankPlot(rows([Number.POSITIVE_INFINITY])), "not_finite", "Infinity"],
  [
    "an interval upside down",
    () => rankPlot([{ name: "a", value: 1, lower: 2, upper: 0 }]),
    "out_of_domain",
    "above",
  ],
  ["a width of nothing", () => rankPlot(rows([1]), { width: 10 }), "out_of_domain", "width"],
  ["a limit of half a row", () => rankPlot(rows([1]), { limit: 2.5 }), "out_of_domain", "limit"],
  ["labels that are none", () => rankPlot(rows([1]), { labels: "a" as never }), "wrong_type", "labels"],
  ["names that are none", () => rankPlot(rows([1]), { names: { a: 1 } as never }), "wrong_type", "names"],
  ["a title that is none", () => rankPlot(rows([1]), { title: 5 as never }), "wrong_type", "title"],
]);
