import { describe, expect, test } from "vitest";
import { appraise, measureGap, measureResources, type Study, THEIL } from "../../src/index.ts";
import { type ReportResult, renderReport } from "../../src/report/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";

const HOSTILE = "<img src=x onerror=alert(1)>|`*_[a](javascript:alert(1))\"'&\u0000";

/** A study in which every text is hostile. */
function hostile(): Study {
  const study = smallStudy();
  return {
    ...study,
    name: HOSTILE,
    regions: study.regions.map((region) => ({
      ...region,
      name: HOSTILE,
      groups: { [HOSTILE]: HOSTILE },
    })),
    indicators: study.indicators?.map((indicator) => ({ ...indicator, name: HOSTILE, unit: HOSTILE })),
    observations: study.observations?.map((one) => ({ ...one, source: "s" })),
    sources: [
      { id: "s", title: HOSTILE, status: "illustrative", url: HOSTILE, license: HOSTILE, note: HOSTILE },
    ],
  };
}

function results(study: Study): ReportResult[] {
  return [
    measureResources(study, { indicator: "beds", period: "2020" }),
    measureResources(study, { indicator: "deaths", period: "2020", standard: 4 }),
    measureGap(study, {
      indicator: "beds",
      period: "2020",
      groupBy: Object.keys(study.regions[2]?.groups ?? {})[0],
    }),
    appraise(study, {
      scheme: {
        id: "s",
        name: study.name as string,
        year: 2020,
        root: {
          id: "all",
          name: "All",
          points: 10,
          children: [
            {
              id: "beds",
              name: typeof study.name === "string" ? study.name : "Beds",
              points: 10,
              rule: { kind: "ratio", target: 4 },
            },
          ],
        },
      },
      payment: { pool: 100, currency: "CNY", rule: "pool-share", whole: true },
    }),
  ];
}
const small = (): Study => ({ ...smallStudy(), name: "Small" });

describe("HTML", () => {
  const html = (): string =>
    renderReport(results(small()), { format: "html", title: "T", notes: ["A note"] });
  test("loads nothing from elsewhere and runs nothing", () => {
    expect(html()).not.toMatch(/<script|<link|<iframe|<object|@import|url\((?!#)|src=|href="(?!#)/);
    expect(html()).toContain("default-src 'none'; style-src 'unsafe-inline'");
  });
  test("has a language, a view port, a title and one heading a section", () => {
    expect(html()).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html()).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect(html()).toContain("<title>T</title>");
    expect(html().match(/<h1>/g)).toHaveLength(1);
    // Overview, two resources, the gap, the appraisal, the data; no sources are named.
    expect(html().match(/<h2 /g)).toHaveLength(6);
  });
  test("every table is named, its heads say what they head, and rows have as many cells", () => {
    const document = html();
    const tables = document.match(/<div class="scroll"[\s\S]*?<\/table><\/div>/g) ?? [];
    expect(tables).toHaveLength(document.match(/<table/g)!.length);
    expect(tables.length).toBeGreaterThan(5);
    for (const [i, table] of tables.entries()) {
      const id = `t${i + 1}`;
      expect(table).toContain(`role="region" tabindex="0" aria-labelledby="${id}"`);
      expect(table).toContain(`<caption><span id="${id}">Table ${i + 1}. `);
      const heads = table.match(/<th scope="col"/g)?.length;
      const rows = table.match(/<tr>(?:(?!<th scope="col").)*?<\/tr>/g) ?? [];
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.match(/<th scope="row"|<td/g)).toHaveLength(heads!);
    }
  });
  test("every tag is closed", () => {
    const stack: string[] = [];
    for (const [all, close, tag = ""] of html().matchAll(/<(\/?)([a-z][a-zA-Z0-9]*)\b[^>]*>/g)) {
      if (tag === "meta" || all.endsWith("/>")) continue;
      if (close === "") stack.push(tag);
      else expect(stack.pop()).toBe(tag);
    }
    expect(stack).toEqual([]);
  });
  test("shows the numbers", () => {
    const text = html().replace(/<[^>]*>/g, " ");
    for (const number of ["3.60", "0.1389", "8.13"]) expect(text).toContain(number);
  });
  test("what all sections warn of is said once, at the top, after the notes", () => {
    const document = html();
    expect(document.match(/The index rests on 4 regions only/g)).toHaveLength(1);
    expect(document.indexOf("A note")).toBeLessThan(document.indexOf("The index rests on 4 regions only"));
    expect(document.indexOf("The index rests on 4 regions only")).toBeLessThan(document.indexOf("<h2"));
  });
  test("hostile texts stay texts", () => {
    const document = renderReport(results(hostile()), { format: "html", title: HOSTILE });
    expect(document).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(document).not.toContain("<img");
    expect(document).not.toContain("\u0000");
    for (const [, attributes = ""] of document.matchAll(/<[a-z][a-z0-9]*((?:\s[^>]*)?)>/g)) {
      expect(attributes).not.toContain("onerror");
    }
  });
});

describe("a gap with more to it", () => {
  const study = (): Study => {
    const base = smallStudy();
    const observations = base.observations ?? [];
    return {
      ...base,
      observations: [
        ...observations.filter(({ indicator, subgroup }) => indicator === "beds" && subgroup === undefined),
        ...["p1", "p2", "q1", "q2"].map((region, i) => ({
          region,
          indicator: "beds",
          period: "2019",
          value: [1, 2, 3, 4][i]!,
        })),
      ].filter(
        (one, i, all) =>
          all.findIndex((other) => other.region === one.region && other.period === one.period) === i,
      ),
    };
  };
  test("shows the other indices, the interval and the periods", () => {
    const gap = measureGap(study(), {
      indicator: "beds",
      period: "2020",
      level: 2,
      additionalIndices: [THEIL],
      interval: { method: "linearization" },
      periods: "all",
    });
    const text = renderReport([gap], { format: "markdown" });
    const interval = gap.interval;
    if (interval === null) throw new Error("there is no interval");
    expect(text).toContain(
      `0.1389 (${interval.lower.toFixed(4).replace("-", "−")}–${interval.upper.toFixed(4)})`,
    );
    expect(text).toContain("| Indicator | Period | Gini coefficient | Theil index T |");
    expect(text).toMatch(
      /\*\*Table 2\. Beds by period\*\*\n\n\| Period \| Gini coefficient \| Theil index T \| Mean \(per 100\) \|/,
    );
    expect(text).toMatch(/\n\| 2019 \|.*\n\| 2020 \|/);
    expect(gap.toString()).toContain("Gini coefficient 0.1389 (");
  });
  test("names the parts of the regions", () => {
    const base = study();
    const parts: Study = {
      ...base,
      observations: (base.observations ?? []).flatMap((one) =>
        ["urban", "rural"].map((subgroup, k) => ({ ...one, subgroup, value: (one.value ?? 0) + k })),
      ),
      regions: base.regions.map((region) => ({
        ...region,
        population: region.population?.flatMap((figure) => [
          figure,
          ...["urban", "rural"].map((subgroup) => ({ ...figure, subgroup, value: figure.value / 2 })),
        ]),
      })),
    };
    const resources = measureResources(parts, {
      indicator: "beds",
      period: "2020",
      level: 2,
      subgroups: ["urban", "rural"],
    });
    const text = renderReport([resources], { format: "markdown" });
    expect(text).toContain("| P1 (urban) | 2");
    expect(text).toContain("| P1 (rural) | 3");
    expect(resources.toString()).toContain("from 2.00 (P1 (urban))");
    expect(resources.toHTML()).toContain('<th scope="row">P1 (urban)</th>');
  });
});

describe("Markdown", () => {
  test("has the same sections and tables", () => {
    const markdown = renderReport(results(small()), { format: "markdown", title: "T" });
    expect(markdown).toMatch(/^# T\n/);
    expect(markdown.match(/^## /gm)).toHaveLength(6);
    for (const block of markdown.match(/(?:^\|.*\|\n?)+/gm) ?? []) {
      const widths = block
        .trim()
        .split("\n")
        .map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(widths).size).toBe(1);
    }
  });
  test("hostile texts stay texts", () => {
    const markdown = renderReport(results(hostile()), { format: "markdown", title: HOSTILE });
    expect(markdown).not.toContain("<img");
    expect(markdown).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(markdown).not.toMatch(/(?<!\\)`/);
  });
});

refusals("renderReport", [
  ["no list", () => renderReport(null as never, { format: "html" }), "wrong_type", "must be a list"],
  [
    "an empty list",
    () => renderReport([], { format: "html" }),
    "too_few_observations",
    "no result to report",
  ],
  [
    "something that is no result",
    () => renderReport([{ value: 1 } as never], { format: "html" }),
    "wrong_type",
    "result 0 is not of",
  ],
  [
    "null as a result",
    () => renderReport([null as never], { format: "html" }),
    "wrong_type",
    "result 0 is not of",
  ],
  [
    "an unknown format",
    () => renderReport(results(small()), { format: "pdf" as never }),
    "unknown_option",
    'format is "pdf"',
  ],
  [
    "an unknown language",
    () => renderReport(results(small()), { format: "html", language: "fr" as never }),
    "unknown_option",
    'language is "fr"',
  ],
  [
    "figures that are no switch",
    () => renderReport(results(small()), { format: "html", figures: "false" as never }),
    "wrong_type",
    "figures is",
  ],
  [
    "tables without rows",
    () => renderReport(results(small()), { format: "html", maxRows: 1 }),
    "out_of_domain",
    "maxRows",
  ],
  [
    "something that is no study",
    () => renderReport(results(small()), { format: "html", study: {} as never }),
    "wrong_type",
    "study must be",
  ],
  [
    "a mistyped option name",
    () => renderReport(results(small()), { format: "html", name: "x" } as never),
    "unknown_option",
    'option "name"',
  ],
]);

describe("a report of three sections or more begins with what each says", () => {
  const beds = () => measureResources(small(), { indicator: "beds", period: "2020" });
  const section = (heading: string, ...summary: string[]): ReportResult => ({
    kind: "table",
    heading,
    summary,
    tables: [{ caption: "C", columns: [{ label: "L", numeric: false }], rows: [["x"]] }],
    warnings: [],
    sources: [],
  });
  const many = (): ReportResult[] => [
    section("Same", "First of one. Second of one."),
    section("Same", "<b>First</b> of two."),
    section("Silent & short"),
    beds(),
  ];
  test("in HTML: its heading, linked, and its first sentence", () => {
    const html = renderReport(many(), { format: "html", notes: ["A note"] });
    expect(html).toContain(
      '<nav aria-label="Contents"><ol><li><a href="#s1">Same</a><span>First of one.</span></li><li><a href="#s2">Same</a><span>&lt;b&gt;First&lt;/b&gt; of two.</span></li><li><a href="#s3">Silent &amp; short</a></li>',
    );
    // What a reader must know of all of it comes before.
    expect(html.indexOf("A note")).toBeLessThan(html.indexOf("<nav"));
  });
  test("in Markdown: with the anchors that GitHub gives, also of headings that come twice", () => {
    const text = renderReport(many(), { format: "markdown", title: "T" });
    expect(text).toContain(
      "# T\n\n- [Same](#same): First of one.\n- [Same](#same-1): &lt;b&gt;First&lt;/b&gt; of two.\n- [Silent &amp; short](#silent--short)\n- [",
    );
    expect(text).toContain("\n- [How good the data are](#how-good-the-data-are): ");
  });
  test("not a report of two", () => {
    for (const format of ["html", "markdown"] as const) {
      const text = renderReport([beds(), section("Own", "Said.")], { format });
      expect(text).not.toMatch(/<nav|\]\(#/);
    }
  });
});
