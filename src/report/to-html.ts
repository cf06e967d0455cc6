import { escapeHtml } from "../study/presentation/escape-html.ts";
import type { ReportContent, ReportSection, ReportTable } from "./content.ts";
import { STYLE } from "./style.ts";

/** A whole document in one file: no script, no font, no style, no picture from elsewhere. */
export function toHtml({ title, notes, sections, sources }: ReportContent): string {
  const contents =
    sections.length < 3
      ? ""
      : `<nav aria-label="Contents"><ol>${sections.map(({ heading }, i) => `<li><a href="#s${i + 1}">${escapeHtml(heading)}</a></li>`).join("")}</ol></nav>`;
  return `<!doctype html>
<html lang="en">
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
${note(notes)}
${contents}
<main>
${sections.map(section).join("\n")}
${sources.length === 0 ? "" : `<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ul>${sources.map((source) => `<li>${escapeHtml(source)}</li>`).join("")}</ul></section>`}
</main>
</body>
</html>
`;
}

/** What to beware of, set apart. */
function note(warnings: readonly string[]): string {
  if (warnings.length === 0) return "";
  const items = warnings.map((text) => `<li>${escapeHtml(text)}</li>`).join("");
  return `<aside class="warnings" aria-label="Please note"><strong>Please note</strong><ul>${items}</ul></aside>`;
}

function section({ heading, summary, tables, method, warnings }: ReportSection, index: number): string {
  const id = `s${index + 1}`;
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(heading)}</h2>
${summary.map((text) => `<p class="summary">${escapeHtml(text)}</p>`).join("\n")}
${note(warnings)}
${tables.map((one, i) => table(one, `${id}t${i + 1}`)).join("\n")}
${method.length === 0 ? "" : `<div class="method"><h3>Method</h3><ul>${method.map((text) => `<li>${escapeHtml(text)}</li>`).join("")}</ul></div>`}
</section>`;
}

function table({ caption, columns, rows, bar }: ReportTable, id: string): string {
  const head = columns
    .map(({ label, numeric }) => `<th scope="col"${numeric ? ' class="n"' : ""}>${escapeHtml(label)}</th>`)
    .join("");
  const body = rows
    .map((cells, row) => {
      const inner = cells.map((cell, i) => {
        if (i === 0) return `<th scope="row">${escapeHtml(cell)}</th>`;
        const drawn = bar !== undefined && bar.column === i;
        const length = drawn ? Math.max(0, Math.min(1, bar.lengths[row] ?? 0)) : 0;
        const style = drawn ? ` style="--bar:${(100 * length).toFixed(1)}%"` : "";
        const classes = [columns[i]?.numeric ? "n" : "", drawn ? "bar" : ""]
          .filter((one) => one !== "")
          .join(" ");
        return `<td${classes === "" ? "" : ` class="${classes}"`}${style}>${escapeHtml(cell)}</td>`;
      });
      return `<tr>${inner.join("")}</tr>`;
    })
    .join("\n");
  return `<figure>
<figcaption id="${id}">${escapeHtml(caption)}</figcaption>
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table aria-labelledby="${id}">
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table></div>
</figure>`;
}
