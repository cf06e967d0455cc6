import { describe, expect, test } from "vitest";
import {
  type DispersionStatistic,
  type GoalStatus,
  INDICES,
  measureGap,
  measureResources,
  type Study,
  sigmaConvergence,
  trackGoals,
  type WaterfallBar,
} from "../../src/index.ts";
import {
  convergencePlot,
  decompositionPlot,
  gapPlot,
  goalPlot,
  lorenzPlot,
  rankPlot,
  waterfallPlot,
} from "../../src/plot/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";
import { textsOf } from "./read-svg.ts";

const chinese = /[\u4e00-\u9fff]/;
const zh = { language: "zh" } as const;

describe("Chinese", () => {
  const gap = () => measureGap(smallStudy(), { indicator: "beds", period: "2020" });

  test.for(INDICES.map(({ id, label }) => [id, label] as const))("the index %s has a name", ([id, label]) => {
    const measure = { ...gap(), method: id, label, value: 0.25 };
    const texts = textsOf(rankPlot(measure, zh).svg()).join("");
    expect(texts).not.toContain(label);
    expect(texts).toMatch(/[\u4e00-\u9fff]+ ?0\.2500。/);
    const series = [
      { period: "2019", value: 0.5 },
      { period: "2020", value: 0.25 },
    ];
    const lines = textsOf(convergencePlot({ ...measure, series } as never, zh).svg()).join("");
    expect(lines).not.toContain(label);
    const split = { method: id, total: 3, between: 1, within: 2 };
    const parts = textsOf(decompositionPlot({ ...measure, decomposition: split } as never, zh).svg());
    expect(parts.join("")).not.toContain(id);
  });
  test("no two indices share a name", () => {
    const names = INDICES.map(({ id, label }) =>
      textsOf(rankPlot({ ...gap(), method: id, label, value: 0.25 }, zh).svg()).find((text) =>
        text.includes("0.2500"),
      ),
    );
    expect(new Set(names).size).toBe(INDICES.length);
  });
  test("an index that is not of the catalog keeps its label", () => {
    const measure = { ...gap(), method: "own", label: "My own index", value: 0.25 };
    expect(textsOf(rankPlot(measure, zh).svg()).join("")).toContain("My own index 0.2500");
  });
  test("every status of a goal has a name", () => {
    const statuses = Object.keys({
      achieved: 1,
      "on-track": 1,
      "off-track": 1,
      "not-achieved": 1,
      regressing: 1,
      "not-measurable": 1,
    } satisfies Record<GoalStatus, 1>);
    const goals = trackGoals(smallStudy(), {
      goals: [{ id: "g", name: "目标", indicator: "beds", target: 4, deadline: "2025" }],
    });
    const heads = statuses.map((status) => {
      const rows = [{ ...goals.rows[0]!, status }];
      const texts = textsOf(goalPlot({ ...goals, rows } as never, zh).svg());
      return texts.find((text) => text.includes("；目标"))!;
    });
    for (const [i, head] of heads.entries()) {
      expect(head).toMatch(/^[\u4e00-\u9fff]+；目标/);
      expect(head).not.toContain(statuses[i]);
    }
    expect(new Set(heads).size).toBe(statuses.length);
  });
  test("every bar of a waterfall has a name", () => {
    const bars = Object.keys({
      budgeted: 1,
      unlinked: 1,
      added: 1,
      "not-appropriated": 1,
      "not-arrived": 1,
      "not-due": 1,
      "beyond-budget": 1,
      "beyond-sent": 1,
      "beyond-arrived": 1,
      "carried-over": 1,
      returned: 1,
      undisbursed: 1,
      unspent: 1,
      "not-reported": 1,
      "off-purpose": 1,
      spent: 1,
    } satisfies Record<WaterfallBar["id"], 1>);
    const waterfall = bars.map((id) => ({ id, label: `English ${id}`, amount: 5, running: 5 }));
    const texts = textsOf(waterfallPlot({ currency: "元", waterfall } as never, zh).svg());
    expect(texts.join("")).not.toContain("English");
    expect(texts.filter((text) => /^[\u4e00-\u9fff]+$/.test(text)).length).toBeGreaterThanOrEqual(
      bars.length,
    );
  });
  test("every measure of spread has a name", () => {
    const measures = Object.keys({ cv: 1, "sd-log": 1, gini: 1, theil: 1 } satisfies Record<
      DispersionStatistic,
      1
    >);
    for (const measure of measures as DispersionStatistic[]) {
      const spread = sigmaConvergence(
        [
          [1, 2, 3],
          [3, 4, 5],
        ],
        { dispersion: measure, years: [2010, 2012, 2014] },
      );
      const texts = textsOf(convergencePlot(spread, zh).svg());
      expect(texts).not.toContain(measure);
      expect(texts.filter((text) => /^[\u4e00-\u9fff]+$/.test(text)).length).toBeGreaterThan(1);
    }
  });
  test("town and country are parts everybody knows", () => {
    const whole = measureResources(smallStudy(), { indicator: "beds", period: "2020" });
    const texts = textsOf(
      gapPlot(
        [
          { ...whole, subgroup: "rural" },
          { ...whole, subgroup: "urban" },
        ],
        zh,
      ).svg(),
    );
    expect(texts).toEqual(expect.arrayContaining(["农村", "城镇"]));
  });
});

describe("names of the study", () => {
  const study: Study = {
    id: "two",
    name: { en: "Two districts", zh: "两区" },
    regions: [
      { id: "h", name: { en: "Haidian", zh: "海淀区" } },
      { id: "m", name: { en: "Miyun", zh: "密云区" } },
    ].map((region) => ({
      ...region,
      population: [{ concept: "resident" as const, year: 2020, value: 100 }],
      groups: { belt: region.id },
    })),
    indicators: [
      {
        id: "beds",
        name: { en: "Beds", zh: "床位" },
        dimension: "input",
        direction: "higher",
        unit: "张",
        scale: 1000,
      },
    ],
    goals: [
      {
        id: "four",
        name: { en: "Four beds", zh: "四张床位" },
        indicator: "beds",
        target: 4,
        deadline: "2025",
      },
    ],
    observations: [
      { region: "h", indicator: "beds", period: "2020", value: 3 },
      { region: "m", indicator: "beds", period: "2020", value: 2 },
    ],
  };
  const beds = { indicator: "beds", period: "2020" };
  const look = { ...zh, study };

  test("regions, indicators and goals are called by them", () => {
    const gap = measureGap(study, { ...beds, groupBy: "belt" });
    expect(textsOf(rankPlot(gap, look).svg())).toEqual(
      expect.arrayContaining(["海淀区", "密云区", "床位，2020年"]),
    );
    const resources = measureResources(study, beds);
    expect(textsOf(gapPlot(resources, look).svg())).toEqual(
      expect.arrayContaining(["海淀区", "床位，2020年：差距"]),
    );
    expect(textsOf(lorenzPlot(gap, look).svg())).toContain("床位洛伦兹曲线");
    expect(textsOf(decompositionPlot(gap, look).svg())).toContain("床位，2020年：不平等的来源");
    expect(textsOf(goalPlot(trackGoals(study), look).svg())).toContain("四张床位");
    for (const plot of [rankPlot(gap, look), gapPlot(resources, look), goalPlot(trackGoals(study), look)])
      expect(textsOf(plot.svg()).filter((text) => /[A-Za-z]{3}/.test(text) && !chinese.test(text))).toEqual(
        [],
      );
  });
  test("in English they stay English", () => {
    const texts = textsOf(rankPlot(measureGap(study, beds), { study }).svg());
    expect(texts).toEqual(expect.arrayContaining(["Haidian", "Beds, 2020"]));
  });
  test("names given by hand go first", () => {
    const names = { h: "海淀", beds: "病床" };
    const texts = textsOf(rankPlot(measureGap(study, beds), { ...look, names }).svg());
    expect(texts).toEqual(expect.arrayContaining(["海淀", "密云区", "病床，2020年"]));
  });
  test("another study does not name what is not its own", () => {
    const other = { ...study, id: "other" };
    expect(textsOf(rankPlot(measureGap(study, beds), { ...zh, study: other }).svg())).toContain("Haidian");
  });
});

const named = (study: unknown): unknown => rankPlot([{ name: "a", value: 1 }], { study } as never);

refusals("rankPlot", [
  ["a study that is none", () => named("two"), "wrong_type", "study must be the study"],
  ["no study", () => named(null), "wrong_type", "study must be the study"],
  ["no regions", () => named({ id: "s" }), "wrong_type", "study must be the study"],
  ["a region that is none", () => named({ regions: [null] }), "wrong_type", "study.regions[0]"],
  [
    "a name that is none",
    () => named({ regions: [{ id: "a", name: { zh: 1 } }] }),
    "wrong_type",
    "study.regions[0]",
  ],
  ["indicators that are none", () => named({ regions: [], indicators: 3 }), "wrong_type", "study.indicators"],
]);
