import { describe, expect, test } from "vitest";
import {
  appraise,
  measureGap,
  measureResources,
  planEqualization,
  reconcile,
  type Study,
  THEIL,
  trackGoals,
} from "../../src/index.ts";
import { type ReportResult, renderReport } from "../../src/report/index.ts";
import { WORDS } from "../../src/report/messages/index.ts";

/** Every path to a word, and how many values it takes: `gap.heading`, `figure/2`. */
function paths(words: object, prefix = ""): string[] {
  return Object.entries(words)
    .flatMap(([key, value]) =>
      typeof value === "object" && value !== null ? paths(value, `${prefix}${key}.`) : [`${prefix}${key}`],
    )
    .sort();
}

/** Every word as it comes out, numbers and names being a circle. */
function said(words: object, prefix = ""): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]): readonly (readonly [string, string])[] => {
    const path = `${prefix}${key}`;
    if (typeof value === "string") return [[path, value]];
    if (typeof value === "object" && value !== null) return said(value, `${path}.`);
    const speak = value as (...values: unknown[]) => string;
    if (path === "list") return [[path, speak(["〇", "〇"])]];
    // Those that take a list, or pairs of a label and a number.
    if (/findings\.names$/.test(path)) return [[path, speak(["〇"], "〇")]];
    if (/findings\.(appraisal\.grades|money\.rest)$/.test(path)) return [[path, speak([["〇", "〇"]])]];
    return [[path, speak(...Array.from({ length: 10 }, () => "〇"))]];
  });
}

describe("the words of both languages", () => {
  test("are the same set", () => {
    expect(paths(WORDS.zh)).toEqual(paths(WORDS.en));
    expect(paths(WORDS.en).length).toBeGreaterThan(150);
  });
  test.for(["en", "zh"] as const)("%s: none is empty or broken", (language) => {
    for (const [path, text] of said(WORDS[language])) {
      if (path !== "space") expect(text, path).not.toBe("");
      expect(text, path).not.toMatch(/undefined|NaN|\[object|function/);
    }
  });
  test("Chinese has no English in it", () => {
    for (const [path, text] of said(WORDS.zh)) {
      if (path !== "language") expect(text, path).not.toMatch(/[A-Za-z]{2,}/);
    }
  });
  test("English has no Chinese in it", () => {
    for (const [path, text] of said(WORDS.en)) {
      expect(text.replaceAll("〇", ""), path).not.toMatch(/\p{Script=Han}|[，。：（）]/u);
    }
  });
});

/** A study that speaks Chinese where a study can, and English under the names. */
function study(): Study {
  const people = [100_000, 300_000, 200_000, 400_000];
  const names = ["东镇", "南镇", "西镇", "北镇"];
  return {
    id: "county",
    name: { en: "A county", zh: "某县" },
    population: { concept: "resident", year: 2020 },
    regions: names.map((zh, i) => ({
      id: `r${i}`,
      name: { en: `Town ${i}`, zh },
      groups: { 地带: i < 2 ? "山区" : "平原" },
      population: [{ concept: "resident", year: 2020, value: people[i]! }],
    })),
    services: [{ id: "clinic", name: { en: "Clinics", zh: "门诊" } }],
    indicators: [
      {
        id: "beds",
        name: { en: "Beds", zh: "床位" },
        dimension: "input",
        direction: "higher",
        unit: "张/千人",
        scale: 1000,
        standards: [{ value: 4, from: "2010-01-01" }],
      },
    ],
    observations: ["2019", "2020"].flatMap((period, t) =>
      names.map((_, i) => ({ region: `r${i}`, indicator: "beds", period, value: 2 + i + t, source: "s" })),
    ),
    flows: names.map((_, i) => ({
      id: `${i}`,
      from: { tier: "县", region: "z" },
      to: { tier: "镇", region: `r${i}` },
      kind: i < 2 ? "general-transfer" : "specific-transfer",
      category: i < 2 ? "personnel" : "program",
      service: "clinic",
      period: "2020",
      currency: "元",
      dueDate: "2020-06-30",
      amounts: {
        budgeted: [{ amount: 100 }],
        arrived: [{ amount: 90, date: "2020-07-01" }],
        spent: [{ amount: 50 }, { amount: 10, offPurpose: true }],
      },
    })),
    goals: [
      {
        id: "g",
        name: { en: "Enough beds", zh: "床位充足" },
        term: "long",
        indicator: "beds",
        target: 6,
        deadline: "2025",
      },
    ],
    sources: [{ id: "s", title: "统计年鉴", status: "published" }],
  };
}

function results(): readonly ReportResult[] {
  const data = study();
  const beds = { indicator: "beds", period: "2020" };
  return [
    measureResources(data, beds),
    measureResources(data, { indicator: "beds", period: "2019" }),
    measureGap(data, { ...beds, groupBy: "地带" }),
    measureGap(data, { ...beds, groupBy: "地带", index: THEIL }),
    appraise(data, {
      scheme: {
        id: "s",
        name: "考核",
        year: 2020,
        root: {
          id: "all",
          name: "总分",
          points: 10,
          children: [{ id: "beds", name: "床位", points: 10, rule: { kind: "ratio", target: 6 } }],
        },
        grades: [{ from: 0, grade: "合格" }],
      },
    }),
    reconcile(data, { asOf: "2020-12-31" }),
    trackGoals(data),
    planEqualization(data, {
      indicator: "beds",
      period: "2020",
      target: { standard: 5 },
      budget: 200,
      years: [2021, 2022],
      moneyUnit: "元",
    }),
  ];
}

/** The text of a page, as it is read. */
const textOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]*>/g, "\n")
    .replaceAll("&quot;", '"');

describe("a report in Chinese", () => {
  const html = (): string => renderReport(results(), { format: "html", language: "zh", study: study() });
  test("says so, and has a Chinese title", () => {
    expect(html()).toContain('<html lang="zh-CN">');
    expect(html()).toContain("<h1>均等化评估报告</h1>");
  });
  test("marks texts that stay English, and none where the report is English", () => {
    const page = (language: "en" | "zh"): string =>
      renderReport(results(), { format: "html", language, notes: ["One & two", "说明 of both"] });
    expect(page("zh")).toContain('<li lang="en">One &amp; two</li><li>说明 of both</li>');
    expect(page("zh")).toContain('<th scope="row" lang="en">Town 0</th>');
    expect(html()).not.toMatch(/lang="en"[^>]*>[^<]*\p{Script=Han}/u);
    expect(page("en")).not.toMatch(/<(li|p|a|span|h2|th|td)\b[^>]* lang=/);
  });
  test("calls regions, indicators, services and goals by their Chinese names", () => {
    const text = textOf(html());
    for (const name of ["东镇", "床位", "床位充足"]) expect(text).toContain(name);
    for (const name of ["Town", "Beds", "Enough", "Clinics"]) expect(text).not.toContain(name);
  });
  test("has English left only in texts of the library that say how something was proved or found", () => {
    const left = textOf(html())
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => /[A-Za-z]{3,}/.test(line));
    for (const line of left) {
      // Reasons for lost points, and details of warnings behind their Chinese name.
      expect(line).toMatch(/is \d|of the target|short of|：/);
      expect(line).not.toMatch(/^(Region|Table|Figure|Method|Sources|People|Standard|Total|Units)/);
    }
  });
  test("has the numbers of the English one, and as many figures and tables", () => {
    const english = renderReport(results(), { format: "html", study: study() });
    for (const tag of ["<table", "<svg", "<tr", "<h2", "<figcaption"]) {
      expect(html().split(tag).length, tag).toBe(english.split(tag).length);
    }
    expect(textOf(english)).toContain("Town 0");
    expect(textOf(english)).not.toContain("东镇");
  });
  test("is Chinese in Markdown too", () => {
    const markdown = renderReport(results(), { format: "markdown", language: "zh", study: study() });
    expect(markdown).toMatch(/^# 均等化评估报告\n/);
    expect(markdown).toContain("## 数据质量");
    expect(markdown).toContain("**表1 ");
  });
});
