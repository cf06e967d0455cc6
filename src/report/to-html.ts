import { escapeHtml } from "../study/presentation/escape-html.ts";
import type { PrintedTable, ReportContent, ReportFigure, ReportSection } from "./content.ts";
import { firstSentence } from "./first-sentence.ts";
import type { ReportMessages } from "./messages/messages.ts";
import { STYLE } from "./style.ts";

/** Numbers figures and tables through the whole document. */
interface Numbering {
  figures: number;
  tables: number;
}

/** A whole document in one file: no script, no font, no style, no picture from elsewhere. */
export function toHtml(
  { title, notes, sections, quality, sources }: ReportContent,
  words: ReportMessages,
): string {
  const numbering: Numbering = { figures: 0, tables: 0 };
  const all = [...sections, quality];
  const contents =
    sections.length < 3
      ? ""
      : `<nav aria-label="${escapeHtml(words.contents)}"><ol>${all.map((one, i) => `<li><a href="#s${i + 1}"${languageOf(one.heading, words)}>${escapeHtml(one.heading)}</a>${brief(one, words)}</li>`).join("")}</ol></nav>\n`;
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1></header>
<main>
${note(notes, words)}${contents}${all.map((one, i) => section(one, i, numbering, words)).join("\n")}
${sources.length === 0 ? "" : `<section aria-labelledby="sources"><h2 id="sources">${escapeHtml(words.sources)}</h2><ul>${sources.map((source) => `<li${languageOf(source, words)}>${escapeHtml(source)}</li>`).join("")}</ul></section>\n`}</main>
</body>
</html>
`;
}

/** What a section says, in a sentence, for those who read no further. */
function brief({ summary }: ReportSection, words: ReportMessages): string {
  if (summary.length === 0) return "";
  const text = firstSentence(summary[0]!);
  return `<span${languageOf(text, words)}>${escapeHtml(text)}</span>`;
}

/** So that texts that stay English are read out as English: those with a few words and no Chinese. */
function languageOf(text: string, { language }: ReportMessages): string {
  const english = language !== "en" && /[a-z]{2}.*[a-z]{2}/is.test(text) && !/\p{Script=Han}/u.test(text);
  return english ? ' lang="en"' : "";
}

/** What to beware of, set apart. */
function note(warnings: readonly string[], words: ReportMessages): string {
  const { pleaseNote } = words;
  if (warnings.length === 0) return "";
  const items = warnings.map((text) => `<li${languageOf(text, words)}>${escapeHtml(text)}</li>`).join("");
  return `<div class="warnings" role="note" aria-label="${escapeHtml(pleaseNote)}"><strong>${escapeHtml(pleaseNote)}</strong><ul>${items}</ul></div>\n`;
}

function section(
  { heading, summary, figures, tables, method, warnings }: ReportSection,
  index: number,
  numbering: Numbering,
  words: ReportMessages,
): string {
  const id = `s${index + 1}`;
  const parts = [
    `<h2 id="${id}"${languageOf(heading, words)}>${escapeHtml(heading)}</h2>`,
    ...summary.map((text) => `<p class="summary"${languageOf(text, words)}>${escapeHtml(text)}</p>`),
    note(warnings, words),
    ...figures.map((one) => picture(one, numbering, words)),
    ...tables.map((one) => table(one, numbering, words)),
    method.length === 0
      ? ""
      : `<div class="method"><h3>${escapeHtml(words.method)}</h3><ul>${method.map((text) => `<li${languageOf(text, words)}>${escapeHtml(text)}</li>`).join("")}</ul></div>`,
  ].filter((part) => part !== "");
  return `<section aria-labelledby="${id}">\n${parts.join("\n")}\n</section>`;
}

function picture({ caption, svg }: ReportFigure, numbering: Numbering, words: ReportMessages): string {
  numbering.figures += 1;
  return `<figure>${svg}<figcaption>${escapeHtml(words.figure(numbering.figures, caption))}</figcaption></figure>`;
}

function table(
  { caption, columns, rows, bar, cut }: PrintedTable,
  numbering: Numbering,
  words: ReportMessages,
): string {
  numbering.tables += 1;
  const id = `t${numbering.tables}`;
  const classOf = columns.map(({ numeric, wide }) => (numeric ? "n" : wide === true ? "w" : ""));
  const attribute = (name: string): string => (name === "" ? "" : ` class="${name}"`);
  const head = columns
    .map(
      ({ label }, i) =>
        `<th scope="col"${attribute(classOf[i]!)}${languageOf(label, words)}>${escapeHtml(label)}</th>`,
    )
    .join("");
  const body = rows.map((cells, row) => {
    const inner = cells.map((cell, i) => {
      if (i === 0) return `<th scope="row"${languageOf(cell, words)}>${escapeHtml(cell)}</th>`;
      if (bar === undefined || bar.column !== i) {
        return `<td${attribute(classOf[i] ?? "")}${languageOf(cell, words)}>${escapeHtml(cell)}</td>`;
      }
      const length = Math.max(0, Math.min(1, bar.lengths[row] ?? 0));
      return `<td class="${`${classOf[i]} bar`.trim()}" style="--bar:${(100 * length).toFixed(1)}%">${escapeHtml(cell)}</td>`;
    });
    return `<tr>${inner.join("")}</tr>`;
  });
  if (cut !== undefined) {
    body.splice(
      cut.before,
      0,
      `<tr class="cut"><td colspan="${columns.length}"><span>${escapeHtml(cut.text)}</span></td></tr>`,
    );
  }
  return `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table${columns.length > 7 ? ' class="many"' : ""}>
<caption><span id="${id}">${escapeHtml(words.table(numbering.tables, caption))}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table></div>`;
}
