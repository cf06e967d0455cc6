import { describe, expect, test } from "vitest";
import { appraise, measureGap, measureResources, type Study, THEIL } from "../../src/index.ts";
import { type FigureName, type ReportResult, renderReport } from "../../src/report/index.ts";
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
    expect(html()).not.toMatch(
      /<script|<link|<iframe|<object|@import|url\((?!#)|src=|href="(?!#|data:text\/csv)/,
    );
    expect(html()).toContain("default-src 'none'; style-src 'unsafe-inline'");
  });
  test("has a language, a view port, a title and one heading a section", () => {
    expect(html()).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html()).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect(html()).toContain("<title>T</title>");
    expect(html().match(/<h1>/g)).toHaveLength(1);
    // Findings, contents, supply, standards, the gap, the appraisal, the data, the annex; no sources are named.
    expect(html().match(/<h2 /g)).toHaveLength(8);
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
    expect(document.indexOf("The index rests on 4 regions only")).toBeLessThan(
      document.indexOf('<h2 id="s1"'),
    );
  });
  test("hostile texts stay texts", () => {
    const document = renderReport(results(hostile()), { format: "html", title: HOSTILE });
    expect(document).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(document).not.toContain("<img");
    expect(document).not.toContain("\u0000");
    for (const [, attributes = ""] of document.matchAll(/<[a-z][a-z0-9]*((?:\s[^>]*)?)>/g)) {
      expect(attributes.replace(/"[^"]*"/g, "")).not.toContain("onerror");
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
    expect(markdown.match(/^## /gm)).toHaveLength(8);
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

describe("the first page", () => {
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
  test("in HTML: findings linked to their sections, then what to know, then the contents", () => {
    const html = renderReport(many(), { format: "html", notes: ["A note"] });
    expect(html).toContain(
      '<ol class="findings"><li><strong>First of one.</strong> <a class="to" href="#s1" aria-label="§1 Same">§1</a></li>\n<li><strong>&lt;b&gt;First&lt;/b&gt; of two.</strong>',
    );
    expect(html).toContain('<li><a href="#s3">Silent &amp; short</a></li>');
    expect(html.indexOf("<strong>First of one.")).toBeLessThan(html.indexOf("A note"));
    expect(html.indexOf("A note")).toBeLessThan(html.indexOf("<nav"));
  });
  test("in Markdown: with the anchors that GitHub gives, also of headings that come twice", () => {
    const text = renderReport(many(), { format: "markdown", title: "T" });
    expect(text).toMatch(
      /^# T\n\n## Key findings\n\n.*\n\n1\. \*\*First of one\.\*\*\n2\. \*\*&lt;b&gt;First/,
    );
    expect(text).toContain("- [Same](#same)\n- [Same](#same-1)\n- [Silent &amp; short](#silent--short)\n- [");
    expect(text).toContain("- [Data quality](#data-quality)");
  });
  test("has ten findings at most, the first of each section before its others", () => {
    const text = renderReport(
      [beds(), ...Array.from({ length: 9 }, (_, i) => section(`S${i}`, `Finding ${i} is 5.`))],
      { format: "markdown" },
    );
    const page = text.slice(0, text.indexOf("## Contents"));
    expect(page.match(/^\d+\. /gm)).toHaveLength(10);
    for (let i = 0; i < 9; i++) expect(page).toContain(`Finding ${i} is 5.`);
  });
  test("is not there in a report of one finding, nor are contents in a short one", () => {
    for (const format of ["html", "markdown"] as const) {
      const text = renderReport([section("Own", "Said.")], { format });
      expect(text).not.toMatch(/<nav|\]\(#|Key findings/);
    }
  });
});

describe("length, pictures and files", () => {
  const both = (): ReportResult[] => results(small());
  test("a brief report has the first page and the first table of each section", () => {
    const whole = renderReport(both(), { format: "html" });
    const brief = renderReport(both(), { format: "html", length: "brief" });
    expect(brief).not.toMatch(/<svg|id="annex"|class="method"/);
    expect(brief.match(/<table/g)).toHaveLength(4);
    expect(brief.length).toBeLessThan(whole.length / 3);
    const page = (html: string): string => html.slice(html.indexOf("<h2"), html.indexOf("</ol>"));
    expect(page(brief)).toBe(page(whole));
  });
  test("figures are chosen by name", () => {
    const captions = (figures: readonly FigureName[]): number =>
      renderReport(both(), { format: "html", figures }).split("<figcaption").length - 1;
    expect(captions(["lorenz"])).toBe(1);
    expect(captions(["appraisal", "lorenz"])).toBe(2);
    expect(captions([])).toBe(0);
  });
  test("each table has a file with its numbers, and no formula of a hostile name", () => {
    const rows = [
      ["=SUM(A1)", "1,234.50", "−3"],
      ['a "b", 50%#', "–", "84.4%"],
    ];
    const html = renderReport(
      [
        {
          kind: "table",
          heading: "H",
          summary: [],
          warnings: [],
          sources: [],
          tables: [
            {
              caption: "C",
              columns: ["Name", "One", "Two"].map((label, i) => ({ label, numeric: i > 0 })),
              rows,
            },
          ],
        },
      ],
      { format: "html" },
    );
    const [, address] = /href="(data:text\/csv[^"]*)"/.exec(html)!;
    const csv = decodeURIComponent(
      address!
        .slice(address!.indexOf(",") + 1)
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&"),
    );
    expect(csv).toBe('\uFEFFName,One,Two\r\n\'=SUM(A1),1234.50,-3\r\n"a ""b"", 50%#",,84.4%');
  });
  test("pictures of the caller keep ids of their own, and may not run or load anything", () => {
    const picture = (svg: string): ReportResult => ({
      kind: "figure",
      heading: "Map",
      summary: ["The west is low. More."],
      figures: [{ caption: "A map", plot: { svg: () => svg } }],
      warnings: [],
      sources: [],
    });
    const map = '<svg role="img" aria-labelledby="t"><title id="t">T</title><rect fill="url(#t)"/></svg>';
    const html = renderReport([picture(map), picture(map)], { format: "html" });
    expect(html.match(/ id="figure-\d+-t"/g)).toHaveLength(2);
    expect(new Set(html.match(/ id="figure-\d+-t"/g)).size).toBe(2);
    expect(html).toContain("<strong>The west is low.</strong>");
    for (const wrong of [
      "<p>no picture</p>",
      "<svg><script>alert(1)</script></svg>",
      '<svg onload="alert(1)"></svg>',
      '<svg><use href="https://example.org/a"/></svg>',
      "<svg><style>@import 'a'</style></svg>",
      '<svg><rect fill="url(https://example.org)"/></svg>',
    ]) {
      expect(() => renderReport([picture(wrong)], { format: "html" })).toThrow("section of pictures");
    }
  });
});

describe("money", () => {
  const scored = (language: "en" | "zh", moneyScale?: "million" | "万元"): string => {
    const scheme = {
      id: "s",
      name: "Scheme",
      year: 2020,
      root: {
        id: "all",
        name: "All",
        points: 10,
        children: [{ id: "beds", name: "Beds", points: 10, rule: { kind: "ratio", target: 4 } as const }],
      },
    };
    const payment = { pool: 70_634_392, currency: "CNY", rule: "pool-share", whole: true } as const;
    return renderReport([appraise(small(), { scheme, payment })], {
      format: "markdown",
      language,
      moneyScale,
    });
  };
  test("has three digits and its magnitude in English, whole ten thousands in Chinese; tables are in full", () => {
    expect(scored("en")).toContain("CNY 70.6 million is distributed by score");
    expect(scored("zh")).toContain("7063万元按得分分配");
    expect(scored("en")).toMatch(/\| \d\d,\d{3},\d{3} \|/);
  });
  test("has the scale that was asked for, also in tables", () => {
    expect(scored("en", "million")).toContain("Payment (CNY million)");
    expect(scored("zh", "万元")).toContain("资金（万元）");
    expect(() => scored("zh", "million")).toThrow("moneyScale");
  });
});
