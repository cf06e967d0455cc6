import { describe, expect, test } from "vitest";
import { measureResources } from "../../src/index.ts";
import { type ReportTableSection, renderReport } from "../../src/report/index.ts";
import { smallStudy } from "../study/small-study.ts";
import { refusals } from "../support/refusals.ts";

const HOSTILE = "<img src=x onerror=alert(1)>|`*_[a](javascript:alert(1))\"'&";

function section(more: Partial<ReportTableSection> = {}): ReportTableSection {
  return {
    kind: "table",
    heading: "Composite scores",
    summary: ["A is first.", "B is last."],
    tables: [
      {
        caption: "Scores, of 100",
        columns: [
          { label: "County", numeric: false },
          { label: "Score", numeric: true },
        ],
        rows: [
          ["A", "91.5"],
          ["B", "40.2"],
        ],
        bar: { column: 1, lengths: [0.915, 0.402] },
      },
    ],
    method: ["Geometric mean of four."],
    warnings: [{ code: "few_regions", message: "only two counties" }],
    sources: [{ id: "s", title: "Made up", status: "illustrative" }],
    ...more,
  };
}
const resources = (): ReturnType<typeof measureResources> =>
  measureResources(smallStudy(), { indicator: "beds", period: "2020" });

describe("a section of tables", () => {
  test("stands where it was put, with heading, sentences, table, method, warnings and sources", () => {
    const text = renderReport([resources(), section()], { format: "markdown" });
    expect(text.indexOf("## Beds")).toBeLessThan(text.indexOf("## Composite scores"));
    expect(text.indexOf("## Composite scores")).toBeLessThan(text.indexOf("## Data quality"));
    for (const part of [
      "A is first.\n\nB is last.",
      "**Table 2. Scores, of 100**\n\n| County | Score |\n|---|---:|\n| A | 91.5 |\n| B | 40.2 |",
      "- Geometric mean of four.",
      "> - Only two counties",
      "- Made up (illustrative)",
      "Sources: 1 illustrative.",
    ])
      expect(text).toContain(part);
    // It is no result of the study: nothing is said of its regions.
    expect(text).toContain("Of 1 result, ");
  });
  test("in HTML it has row heads, numbers to the right, and bars", () => {
    const html = renderReport([section()], { format: "html" });
    expect(html).toContain('<th scope="row">A</th><td class="n bar" style="--bar:91.5%">91.5</td>');
    expect(html).toContain("Table 1. Scores, of 100");
    expect(html).not.toContain("0 results");
  });
  test("in Chinese the words of the report are Chinese, those of the caller stay", () => {
    const text = renderReport([section()], { format: "markdown", language: "zh" });
    expect(text).toContain("**表1 Scores, of 100**");
    expect(text).toContain("**方法**");
    expect(text).toContain("A is first.");
  });
  test("long tables are shortened, tables without rows left out", () => {
    const columns = section().tables[0]!.columns;
    const rows = Array.from({ length: 30 }, (_, i) => [`County ${i}`, `${i}`]);
    const text = renderReport(
      [
        section({
          tables: [
            { caption: "Long", columns, rows },
            { caption: "Nothing", columns, rows: [] },
          ],
        }),
      ],
      { format: "markdown", maxRows: 10 },
    );
    expect(text).toContain("First 5 and last 5 of 30 rows; the result itself has all of them.");
    expect(text).not.toContain("Nothing");
  });
  test("hostile texts stay texts in both formats", () => {
    const hostile = section({
      heading: HOSTILE,
      summary: [HOSTILE],
      method: [HOSTILE],
      tables: [
        {
          caption: HOSTILE,
          columns: [
            { label: HOSTILE, numeric: false },
            { label: HOSTILE, numeric: true },
          ],
          rows: [[HOSTILE, HOSTILE]],
        },
      ],
    });
    const html = renderReport([hostile], { format: "html" });
    expect(html).not.toContain("<img");
    expect(html.split("&lt;img src=x onerror=alert(1)&gt;").length).toBe(10);
    const markdown = renderReport([hostile], { format: "markdown" });
    expect(markdown).not.toContain("<img");
    expect(markdown).not.toMatch(/(?<!\\)`|(?<!\\)\]\(javascript/);
  });
  test("sources that share an id in two studies are both named", () => {
    const other = section({ sources: [{ id: "s", title: "Yearbook", status: "published" }] });
    const text = renderReport([section(), other], { format: "markdown" });
    expect(text).toContain("- Made up (");
    expect(text).toContain("- Yearbook (");
  });
});

const render = (more: object) => () => renderReport([section(more)], { format: "html" });
const table = (more: object) => render({ tables: [{ ...section().tables[0]!, ...more }] });
refusals("renderReport", [
  ["no heading", render({ heading: " " }), "wrong_type", "heading must be text"],
  ["one text as summary", render({ summary: "A" }), "wrong_type", "summary must be a list"],
  ["no tables", render({ tables: null }), "wrong_type", "tables must be a list"],
  ["null as a table", render({ tables: [null] }), "wrong_type", "tables[0] must be a table"],
  ["no caption", table({ caption: undefined }), "wrong_type", "tables[0].caption"],
  ["no columns", table({ columns: [] }), "wrong_type", "tables[0] needs columns"],
  ["a column without a label", table({ columns: [{}, {}] }), "wrong_type", "tables[0].columns[0]"],
  ["rows that are no lists", table({ rows: ["A"] }), "wrong_type", "tables[0].rows[0] must be a list"],
  ["a number in a cell", table({ rows: [["A", 1]] }), "wrong_type", "tables[0].rows[0][1] must be text"],
  ["a short row", table({ rows: [["A"]] }), "wrong_type", "1 cells for 2 columns"],
  [
    "bars behind the heads",
    table({ bar: { column: 0, lengths: [1, 1] } }),
    "wrong_type",
    "tables[0].bar.column",
  ],
  [
    "bars out of their cells",
    table({ bar: { column: 1, lengths: [1, 2] } }),
    "wrong_type",
    "tables[0].bar.lengths",
  ],
  [
    "bars that are no numbers",
    table({ bar: { column: 1, lengths: [1, Number.NaN] } }),
    "wrong_type",
    "tables[0].bar.lengths",
  ],
  ["a bar that is null", table({ bar: null }), "wrong_type", "tables[0].bar.column"],
  ["no warnings", render({ warnings: undefined }), "wrong_type", "warnings must be a list"],
  ["no sources", render({ sources: undefined }), "wrong_type", "sources must be a list"],
]);
