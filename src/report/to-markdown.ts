import { isolateBidi } from "../study/presentation/isolate-bidi.ts";
import type { PrintedTable, ReportContent, ReportSection } from "./content.ts";
import type { ReportMessages } from "./messages/messages.ts";

/** A document in GitHub-flavored Markdown. */
export function toMarkdown(content: ReportContent, words: ReportMessages): string {
  const { title, sections, quality, sources } = content;
  const numbering = { tables: 0 };
  const all = [...sections, quality];
  const annex = sections.flatMap((one) => one.annex ?? []);
  const headings = [
    ...all.map(({ heading }) => heading),
    ...(sources.length > 0 ? [words.sources] : []),
    ...(annex.length > 0 ? [words.findings.annex] : []),
  ];
  const parts = [
    `# ${plain(title)}`,
    ...firstPage(content, words),
    ...(all.length < 4 ? [] : [contents(title, headings, content.findings.length > 0, words)]),
    ...all.map((one) => section(one, numbering, words)),
  ];
  if (sources.length > 0) {
    parts.push(
      [`## ${plain(words.sources)}`, "", ...sources.map((source) => `- ${plain(source)}`)].join("\n"),
    );
  }
  if (annex.length > 0) {
    parts.push(`## ${plain(words.findings.annex)}`);
    for (const { heading, tables } of annex) {
      parts.push(`### ${plain(heading)}`);
      for (const one of tables) parts.push(table(one, ++numbering.tables, words));
    }
  }
  return `${parts.join("\n\n")}\n`;
}

/** Key findings, and what to know before using the figures. */
function firstPage({ scope, notes, findings }: ReportContent, words: ReportMessages): readonly string[] {
  if (findings.length === 0) return note(notes, words.findings.beforeUse);
  const items = findings.map(
    ({ text, detail }, i) =>
      `${i + 1}. **${plain(text)}**${detail === null ? "" : `${words.space}${plain(detail)}`}`,
  );
  return [
    `## ${plain(words.findings.heading)}`,
    ...(scope === null ? [] : [plain(scope)]),
    items.join("\n"),
    ...note(notes, words.findings.beforeUse),
  ];
}

/** The sections, linked by the anchors that GitHub gives to headings. */
function contents(
  title: string,
  headings: readonly string[],
  afterFindings: boolean,
  words: ReportMessages,
): string {
  const times = new Map<string, number>();
  const link = (heading: string): string => {
    const name = anchor(heading);
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    return `- [${plain(heading)}](#${before === 0 ? name : `${name}-${before}`})`;
  };
  for (const heading of [title, ...(afterFindings ? [words.findings.heading] : []), words.contents])
    link(heading);
  return [`## ${plain(words.contents)}`, "", ...headings.map(link)].join("\n");
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
function note(warnings: readonly string[], heading: string): readonly string[] {
  return warnings.length === 0
    ? []
    : [[`> **${plain(heading)}**`, ">", ...warnings.map((text) => `> - ${plain(text)}`)].join("\n")];
}

function section(
  { heading, summary, tables, method, warnings }: ReportSection,
  numbering: { tables: number },
  words: ReportMessages,
): string {
  const blocks = [`## ${plain(heading)}`, ...summary.map(plain), ...note(warnings, words.pleaseNote)];
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
