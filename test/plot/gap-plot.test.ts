import { describe, expect, test } from "vitest";
import { measureGap, measureResources } from "../../src/index.ts";
import { gapPlot } from "../../src/plot/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";
import { elementsOf, pointsOf, readSvg, textsOf, withClass } from "./read-svg.ts";

describe("agrees", () => {
  test("lines join value and standard, to scale", () => {
    const svg = gapPlot([
      { name: "a", value: 10, standard: 6 },
      { name: "b", value: 5, standard: 6 },
      { name: "c", value: 4, standard: 6 },
    ]).svg();
    const lengthOf = (role: string): number[] =>
      withClass(svg, "path", `stroke-${role}`)
        .filter(({ attributes }) => attributes["stroke-width"] === "2.2")
        .map(({ attributes }) => {
          const [from, to] = pointsOf(attributes.d!);
          return from![0] - to![0];
        });
    const [above] = lengthOf("a");
    const [first, second] = lengthOf("b");
    expect(above! / 4).toBeCloseTo(-first!, 1);
    expect(second! / first!).toBeCloseTo(2, 1);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["+4", "−1", "−2", "standard 6"]));
    expect(textsOf(svg)).toContain("2 of 3 regions are short of the standard.");
  });
  test("each region is held against its own standard", () => {
    const svg = gapPlot(measureResources(smallStudy(), { indicator: "beds", period: "2020" })).svg();
    // West 3, east 4: P2 4 and Q1 5 are one above, P1 2 and Q2 3 one below.
    expect(textsOf(svg).filter((text) => /^[+−]\d/.test(text))).toEqual(["+1", "+1", "−1", "−1"]);
    expect(textsOf(svg)).toContain("standard");
  });
  test("a gap is held against its mean, in groups", () => {
    const svg = gapPlot(
      measureGap(smallStudy(), { indicator: "beds", period: "2020", groupBy: "belt" }),
    ).svg();
    const texts = textsOf(svg);
    // 36 beds for 1,000 people.
    expect(texts).toContain("mean 3.60");
    expect(texts.indexOf("east")).toBeLessThan(texts.indexOf("west"));
    expect(texts).toContain("2 of 4 regions are below the mean.");
  });
  test("a pair joins two values a region; who is in one only has one dot", () => {
    const plot = gapPlot(
      [
        [
          { name: "a", value: 3 },
          { name: "b", value: 5 },
          { name: "rural only", value: 1 },
        ],
        [
          { name: "a", value: 6 },
          { name: "b", value: 4 },
        ],
      ],
      { labels: ["rural", "urban"], name: "Beds" },
    );
    const texts = textsOf(plot.svg());
    expect(texts).toContain("Rural is below urban in 1 of 2 regions.");
    expect(texts).toEqual(expect.arrayContaining(["+3", "−1", "–"]));
    const { layer } = plot.vegaLite() as { layer: { data: { values: object[] } }[] };
    expect(layer[0]!.data.values).toEqual([
      { name: "a", value: 3, against: 6, state: "rural", other: "urban" },
      { name: "b", value: 5, against: 4, state: "rural", other: "urban" },
      { name: "rural only", value: 1, against: null, state: "rural", other: "urban" },
    ]);
  });
  test("the one that is below more often is named first", () => {
    const [town, country] = [
      [
        { name: "a", value: 5 },
        { name: "b", value: 6 },
        { name: "c", value: 1 },
      ],
      [
        { name: "a", value: 3 },
        { name: "b", value: 4 },
        { name: "c", value: 2 },
      ],
    ];
    const svg = gapPlot([town!, country!], { labels: ["town", "country"] }).svg();
    expect(textsOf(svg)).toContain("Country is below town in 2 of 3 regions.");
  });
  test("subgroups name a pair", () => {
    const whole = measureResources(smallStudy(), { indicator: "beds", period: "2020" });
    const pair = [
      { ...whole, subgroup: "rural" },
      { ...whole, subgroup: "urban" },
    ] as const;
    expect(textsOf(gapPlot(pair).svg())).toContain("Beds, 2020: rural and urban");
  });
  test("one region stands against itself", () => {
    const svg = gapPlot([{ name: "only", value: 5 }]).svg();
    expect(elementsOf(readSvg(svg), "circle").length).toBe(2);
  });
});

refusals("gapPlot", [
  ["nothing", () => gapPlot(undefined as never), "wrong_type", "takes"],
  ["no row", () => gapPlot([]), "too_few_observations", "empty"],
  ["NaN", () => gapPlot([{ name: "a", value: Number.NaN }]), "not_finite", "NaN"],
  [
    "two units",
    () =>
      gapPlot([
        measureGap(smallStudy(), { indicator: "beds", period: "2020" }),
        { ...measureGap(smallStudy(), { indicator: "beds", period: "2020" }), valueUnit: "per 1,000" },
      ]),
    "mixed_units",
    "per 1,000",
  ],
  [
    "a transfer",
    () =>
      gapPlot({
        kind: "transfer",
        rows: [{ region: "a", name: "A", amount: 1, perHead: 1 }],
        title: "t",
        unit: "u",
      } as never),
    "wrong_type",
    "takes what measureGap, measureResources or appraise return",
  ],
  [
    "an option that is none",
    () => gapPlot([{ name: "a", value: 1 }], { sort: "up" } as never),
    "unknown_option",
    "sort",
  ],
]);
