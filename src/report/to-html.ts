import { escapeHtml } from "../study/presentation/escape-html.ts";
import type { AnnexPart, PrintedTable, ReportContent, ReportFigure, ReportSection } from "./content.ts";
import type { ReportMessages } from "./messages/messages.ts";
import { STYLE } from "./style.ts";
import { toCsvLink } from "./to-csv-link.ts";

/** Numbers figures and tables through the whole document. */
interface Numbering {
  figures: number;
  tables: number;
}

/** A whole document in one file: no script, no font, no style, no picture from elsewhere. */
export function toHtml(content: ReportContent, words: ReportMessages): string {
  const { title, sections, quality, sources } = content;
  const numbering: Numbering = { figures: 0, tables: 0 };
  const all = [...sections, quality];
  const annex = sections.flatMap((one) => one.annex ?? []);
  const body = [
    ...all.map((one, i) => section(one, `s${i + 1}`, numbering, words)),
    ...(sources.length === 0 ? [] : [listOf("sources", words.sources, sources, words)]),
    ...(annex.length === 0 ? [] : [annexOf(annex, numbering, words)]),
  ];
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
${firstPage(content, words)}${contentsOf(all, sources.length > 0, annex.length > 0, words)}${body.join("\n")}
</main>
</body>
</html>
`;
}

/** Key findings, each linked to its section, and what to know before using the figures. */
function firstPage({ scope, notes, sections, findings }: ReportContent, words: ReportMessages): string {
  if (findings.length === 0) return note(notes, words, words.findings.beforeUse);
  const items = findings.map(({ text, detail, section: at }) => {
    const more = detail === null ? "" : `${words.space}${escapeHtml(detail)}`;
    const link = `<a class="to" href="#s${at + 1}" aria-label="§${at + 1} ${escapeHtml(sections[at]!.heading)}">§${at + 1}</a>`;
    return `<li${languageOf(text, words)}><strong>${escapeHtml(text)}</strong>${more} ${link}</li>`;
  });
  const covered = scope === null ? "" : `<p class="scope">${escapeHtml(scope)}</p>\n`;
  return `<section class="first" aria-labelledby="findings">
<h2 id="findings">${escapeHtml(words.findings.heading)}</h2>
${covered}<ol class="findings">${items.join("\n")}</ol>
${note(notes, words, words.findings.beforeUse)}</section>
`;
}

/** The table of contents of a report of three sections or more. */
function contentsOf(
  sections: readonly ReportSection[],
  withSources: boolean,
  withAnnex: boolean,
  words: ReportMessages,
): string {
  if (sections.length < 4) return "";
  const item = (id: string, heading: string): string =>
    `<li><a href="#${id}"${languageOf(heading, words)}>${escapeHtml(heading)}</a></li>`;
  const items = [
    ...sections.map(({ heading }, i) => item(`s${i + 1}`, heading)),
    ...(withSources ? [item("sources", words.sources)] : []),
    ...(withAnnex ? [item("annex", words.findings.annex)] : []),
  ];
  return `<nav aria-labelledby="contents"><h2 id="contents">${escapeHtml(words.contents)}</h2><ol>${items.join("")}</ol></nav>\n`;
}

/** The full tables, one part per indicator. */
function annexOf(parts: readonly AnnexPart[], numbering: Numbering, words: ReportMessages): string {
  const inner = parts.map(({ heading, figures, tables }) =>
    [
      `<h3${languageOf(heading, words)}>${escapeHtml(heading)}</h3>`,
      ...figures.map((one) => picture(one, numbering, words)),
      ...tables.map((one) => table(one, numbering, words)),
    ].join("\n"),
  );
  return `<section class="annex" aria-labelledby="annex">\n<h2 id="annex">${escapeHtml(words.findings.annex)}</h2>\n${inner.join("\n")}\n</section>`;
}

function listOf(id: string, heading: string, items: readonly string[], words: ReportMessages): string {
  const list = items.map((text) => `<li${languageOf(text, words)}>${escapeHtml(text)}</li>`).join("");
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(heading)}</h2><ul>${list}</ul></section>`;
}

/** So that texts that stay English are read out as English: those with a few words and no Chinese. */
function languageOf(text: string, { language }: ReportMessages): string {
  const english = language !== "en" && /[a-z]{2}.*[a-z]{2}/is.test(text) && !/\p{Script=Han}/u.test(text);
  return english ? ' lang="en"' : "";
}

/** What to beware of, set apart. */
function note(
  warnings: readonly string[],
  words: ReportMessages,
  heading: string = words.pleaseNote,
): string {
  if (warnings.length === 0) return "";
  const items = warnings.map((text) => `<li${languageOf(text, words)}>${escapeHtml(text)}</li>`).join("");
  return `<div class="warnings" role="note" aria-label="${escapeHtml(heading)}"><strong>${escapeHtml(heading)}</strong><ul>${items}</ul></div>\n`;
}

function section(
  { heading, summary, figures, tables, method, warnings }: ReportSection,
  id: string,
  numbering: Numbering,
  words: ReportMessages,
): string {
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

function picture({ caption, svg, wide }: ReportFigure, numbering: Numbering, words: ReportMessages): string {
  numbering.figures += 1;
  const drawn = wide === undefined ? svg : `<div class="narrow">${svg}</div><div class="wide">${wide}</div>`;
  return `<figure>${drawn}<figcaption>${escapeHtml(words.figure(numbering.figures, caption))}</figcaption></figure>`;
}

function table(printed: PrintedTable, numbering: Numbering, words: ReportMessages): string {
  const { caption, columns, rows, bar, cut } = printed;
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
  const name = words.table(numbering.tables, caption);
  const size = columns.length > 7 ? "many" : columns.length > 4 ? "some" : "few";
  return `<p class="tools ${size}"><span class="hint">${escapeHtml(words.findings.scrolls)}</span><a class="csv" download="${id}.csv" aria-label="${escapeHtml(`${words.findings.csv}: ${name}`)}" href="${toCsvLink(printed)}">${escapeHtml(words.findings.csv)}</a></p>
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table${columns.length > 7 ? ' class="many"' : ""}>
<caption><span id="${id}">${escapeHtml(name)}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table></div>`;
}
