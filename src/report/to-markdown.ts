import type { ReportContent, ReportSection, ReportTable } from "./content.ts";

/** A document in GitHub-flavored Markdown. */
export function toMarkdown({ title, notes, sections, sources }: ReportContent): string {
  const parts = [`# ${plain(title)}`, ...note(notes), ...sections.map(section)];
  if (sources.length > 0) {
    parts.push(["## Sources", "", ...sources.map((source) => `- ${plain(source)}`)].join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

/** What to beware of, set apart. */
function note(warnings: readonly string[]): readonly string[] {
  return warnings.length === 0
    ? []
    : [["> **Please note**", ">", ...warnings.map((text) => `> - ${plain(text)}`)].join("\n")];
}

function section({ heading, summary, tables, method, warnings }: ReportSection): string {
  const blocks = [`## ${plain(heading)}`, ...summary.map(plain), ...note(warnings)];
  blocks.push(...tables.map(table));
  if (method.length > 0)
    blocks.push(["**Method**", "", ...method.map((text) => `- ${plain(text)}`)].join("\n"));
  return blocks.join("\n\n");
}

function table({ caption, columns, rows }: ReportTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;
  return [
    `**${plain(caption)}**`,
    "",
    line(columns.map(({ label }) => label)),
    `|${columns.map(({ numeric }) => (numeric ? "---:" : "---")).join("|")}|`,
    ...rows.map(line),
  ].join("\n");
}

/** Text that stays text: no markup, no HTML, no further column, no further line. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]|~#!]/g, (one) => `\\${one}`);
}
