import { count } from "./count.ts";
import { escapeHtml } from "./escape-html.ts";
import { formatColumn } from "./format-number.ts";
import type { Cell, Overview } from "./overview.ts";

/** Why there is no picture. */
export interface Undrawn {
  /** What the plot said. */
  readonly undrawn: string;
}

/** Rows shown of a long table. */
const SHOWN = 25;

/**
 * Takes the colors of whatever it stands in, so that it is right by day and by night: notebooks have a theme of their own, which
 * the browser's does not tell. The class keeps the rules to this fragment.
 */
const STYLE =
  ".equalis{max-width:60rem;color:inherit;font-size:.95em;line-height:1.45}" +
  ".equalis p{margin:.35em 0}" +
  ".equalis .equalis-title{font-weight:600}" +
  ".equalis .equalis-scroll{overflow-x:auto}" +
  ".equalis table{border-collapse:collapse;margin:.6em 0;color:inherit;font-variant-numeric:tabular-nums}" +
  ".equalis caption{text-align:left;font-weight:600;padding:.2em 0}" +
  ".equalis th,.equalis td{padding:.2em .7em;text-align:left;vertical-align:top;color:inherit;background:none;border:0;border-bottom:1px solid rgba(128,128,128,.4)}" +
  ".equalis tbody th{font-weight:normal}" +
  ".equalis .equalis-n{text-align:right;white-space:nowrap}" +
  ".equalis svg{max-width:100%;height:auto}";

/** A fragment of HTML for a notebook: what it says, what to beware of, the picture, the first rows. */
export function overviewToHtml<Row>(
  { title, summary, rows, columns }: Overview<Row>,
  remarks: readonly string[],
  svg: string | Undrawn | null,
): string {
  const shown = rows.slice(0, SHOWN);
  const cells = columns.map(([, cell]) => shown.map(cell));
  const numeric = cells.map((column) => column.some((cell) => typeof cell === "number"));
  const texts = cells.map((column, i) => (numeric[i] ? formatNumbers(column) : column.map(textOf)));
  const head = columns
    .map(([label], i) => `<th scope="col"${numeric[i] ? ' class="equalis-n"' : ""}>${escapeHtml(label)}</th>`)
    .join("");
  const body = shown
    .map((_, row) => {
      const line = texts.map((column, i) => {
        const text = escapeHtml(column[row]!);
        if (i === 0) return `<th scope="row">${text}</th>`;
        return `<td${numeric[i] ? ' class="equalis-n"' : ""}>${text}</td>`;
      });
      return `<tr>${line.join("")}</tr>`;
    })
    .join("");
  const more = rows.length - shown.length;
  return [
    `<div class="equalis"><style>${STYLE}</style>`,
    `<p class="equalis-title">${escapeHtml(title)}</p>`,
    `<p>${escapeHtml([summary, ...remarks].join(" "))}</p>`,
    svg === null
      ? ""
      : typeof svg === "string"
        ? `<div class="equalis-picture">${svg}</div>`
        : `<p>No picture: ${escapeHtml(svg.undrawn)}</p>`,
    shown.length === 0
      ? ""
      : `<div class="equalis-scroll"><table aria-label="${escapeHtml(title)}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`,
    more === 0 ? "" : `<p>… ${count(more, "more row")}</p>`,
    "</div>",
  ].join("");
}

/** A column of numbers, with the odd word between them. */
function formatNumbers(column: readonly Cell[]): readonly string[] {
  const texts = formatColumn(column.map((cell) => (typeof cell === "number" ? cell : null)));
  return column.map((cell, i) => (typeof cell === "number" ? texts[i]! : textOf(cell)));
}

function textOf(cell: Cell): string {
  if (cell === null) return "–";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return String(cell);
}
