import type { PrintedTable, ReportContent, ReportSection } from "./content.ts";
import type { Words } from "./messages/words.ts";

/** A document in GitHub-flavored Markdown. */
export function toMarkdown(
  { title, notes, sections, quality, sources }: ReportContent,
  words: Words,
): string {
  const numbering = { tables: 0 };
  const parts = [
    `# ${plain(title)}`,
    ...note(notes, words),
    ...[...sections, quality].map((one) => section(one, numbering, words)),
  ];
  if (sources.length > 0) {
    parts.push(
      [`## ${plain(words.sources)}`, "", ...sources.map((source) => `- ${plain(source)}`)].join("\n"),
    );
  }
  return `${parts.join("\n\n")}\n`;
}

/** What to beware of, set apart. */
function note(warnings: readonly string[], { pleaseNote }: Words): readonly string[] {
  return warnings.length === 0
    ? []
    : [[`> **${plain(pleaseNote)}**`, ">", ...warnings.map((text) => `> - ${plain(text)}`)].join("\n")];
}

function section(
  { heading, summary, tables, method, warnings }: ReportSection,
  numbering: { tables: number },
  words: Words,
): string {
  const blocks = [`## ${plain(heading)}`, ...summary.map(plain), ...note(warnings, words)];
  blocks.push(...tables.map((one) => table(one, ++numbering.tables, words)));
  if (method.length > 0) {
    blocks.push([`**${plain(words.method)}**`, "", ...method.map((text) => `- ${plain(text)}`)].join("\n"));
  }
  return blocks.join("\n\n");
}

function table({ caption, columns, rows, cut }: PrintedTable, number: number, words: Words): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;
  const body = rows.map(line);
  if (cut !== undefined) body.splice(cut.before, 0, line(columns.map((_, i) => (i === 0 ? "…" : ""))));
  return [
    `**${plain(words.table(number, caption))}**`,
    "",
    line(columns.map(({ label }) => label)),
    `|${columns.map(({ numeric }) => (numeric ? "---:" : "---")).join("|")}|`,
    ...body,
    ...(cut === undefined ? [] : ["", plain(cut.text)]),
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
