import { isolateBidi } from "../study/presentation/isolate-bidi.ts";
import type { PrintedTable, ReportContent, ReportSection } from "./content.ts";
import { firstSentence } from "./first-sentence.ts";
import type { ReportMessages } from "./messages/messages.ts";

/** A document in GitHub-flavored Markdown. */
export function toMarkdown(
  { title, notes, sections, quality, sources }: ReportContent,
  words: ReportMessages,
): string {
  const numbering = { tables: 0 };
  const all = [...sections, quality];
  const parts = [
    `# ${plain(title)}`,
    ...note(notes, words),
    ...(sections.length < 3 ? [] : [contents(title, all)]),
    ...all.map((one) => section(one, numbering, words)),
  ];
  if (sources.length > 0) {
    parts.push(
      [`## ${plain(words.sources)}`, "", ...sources.map((source) => `- ${plain(source)}`)].join("\n"),
    );
  }
  return `${parts.join("\n\n")}\n`;
}

/** The sections with what each says in a sentence, linked by the anchors that GitHub gives to headings. */
function contents(title: string, sections: readonly ReportSection[]): string {
  const times = new Map([[anchor(title), 1]]);
  return sections
    .map(({ heading, summary }) => {
      const name = anchor(heading);
      const before = times.get(name) ?? 0;
      times.set(name, before + 1);
      const link = `[${plain(heading)}](#${before === 0 ? name : `${name}-${before}`})`;
      return `- ${summary.length === 0 ? link : `${link}: ${plain(firstSentence(summary[0]!))}`}`;
    })
    .join("\n");
}

/** Letters, digits and hyphens, so that no text of the data leaves the brackets. */
function anchor(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[^\p{L}\p{M}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
}

/** What to beware of, set apart. */
function note(warnings: readonly string[], { pleaseNote }: ReportMessages): readonly string[] {
  return warnings.length === 0
    ? []
    : [[`> **${plain(pleaseNote)}**`, ">", ...warnings.map((text) => `> - ${plain(text)}`)].join("\n")];
}

function section(
  { heading, summary, tables, method, warnings }: ReportSection,
  numbering: { tables: number },
  words: ReportMessages,
): string {
  const blocks = [`## ${plain(heading)}`, ...summary.map(plain), ...note(warnings, words)];
  for (const one of tables) blocks.push(table(one, ++numbering.tables, words));
  if (method.length > 0) {
    blocks.push([`**${plain(words.method)}**`, "", ...method.map((text) => `- ${plain(text)}`)].join("\n"));
  }
  return blocks.join("\n\n");
}

function table({ caption, columns, rows, cut }: PrintedTable, number: number, words: ReportMessages): string {
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
  return isolateBidi(text)
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]|~#!]/g, (one) => `\\${one}`);
}
