import type { Source, StudyWarning } from "equalis";
import type { ReportTableSection } from "equalis/report";
import { numericColumns } from "./numeric-columns.ts";
import { printTable } from "./print-table.ts";

/** What a case computes beyond study functions, as one table. */
export interface Tabulation {
  readonly heading: string;
  /** What the rows are, for the report. */
  readonly caption: string;
  readonly head: readonly string[];
  /** Heads for the report, where those of the terminal are too short to stand alone. */
  readonly labels?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What it says, in lines that fit the terminal. */
  readonly lines?: readonly string[];
  readonly sources: readonly Source[];
}

/** One table for both readers: a part of the text in the terminal, and a section of the report. */
export function tabulate({ heading, caption, head, labels = head, rows, lines = [], sources }: Tabulation): {
  readonly part: readonly [heading: string, ...lines: string[]];
  readonly section: ReportTableSection;
} {
  const numeric = numericColumns(head, rows);
  return {
    part: [heading, printTable(head, rows), ...lines],
    section: {
      kind: "table",
      heading,
      // Lines are broken for the terminal only; each paragraph is one text.
      summary: [
        lines
          .map((line) => line.trim())
          .filter((line) => line !== "")
          .join(" "),
      ].filter((text) => text !== ""),
      tables: [
        {
          caption,
          columns: labels.map((label, i) => ({ label, numeric: numeric[i]! })),
          rows: filled(rows),
        },
      ],
      warnings: honesty(sources),
      sources,
    },
  };
}

/** Whoever hears a table hears one row: what a row takes over from the one above is said again. */
function filled(rows: Tabulation["rows"]): Tabulation["rows"] {
  let above: readonly string[] = [];
  return rows.map((row) => {
    const own = row.findIndex((cell) => cell !== "");
    above = row.map((cell, i) => (i < own ? above[i]! : cell === "" ? "–" : cell));
    return above;
  });
}

/** What made-up and unchecked figures are called wherever they are shown, as study functions do. */
function honesty(sources: readonly Source[]): readonly StudyWarning[] {
  const kinds = [
    ["illustrative", "illustrative_figures", "Some figures are illustrative"],
    ["unverified", "unverified_figures", "Some figures were not checked against the source"],
  ] as const;
  return kinds.flatMap(([standing, code, lead]) => {
    const titles = sources.filter(({ status }) => status === standing).map(({ title }) => title);
    if (titles.length === 0) return [];
    return [{ code, severity: "warning", data: { titles }, message: `${lead}: ${titles.join(", ")}.` }];
  });
}
