import { escapeHtml } from "../../study/presentation/escape-html.ts";

/** More than this belongs into no picture. */
const LONGEST = 600;

/** Most names are clean already. */
const CLEAN = /^[!-~\u00c0-\u024f\u4e00-\u9fff]+(?: [!-~\u00c0-\u024f\u4e00-\u9fff]+)*$/;

/**
 * Text on one line, without what XML forbids (control characters, halves of characters, non-characters), without marks of
 * direction, which would turn around the words next to a name, and without a backslash before a quotation mark, at which the
 * expressions that Vega-Lite makes of titles break.
 */
export function cleanText(text: string): string {
  if (text.length <= LONGEST && CLEAN.test(text) && !text.includes("\\")) return text;
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short
    .replace(/[\s\u0085]+/g, " ")
    .trim()
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\\(?=["\\]*")/g, "\uff3c")
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "\ufffd");
}

/** Text that no reader of XML or HTML takes for markup. */
export function escapeText(text: string): string {
  return escapeHtml(cleanText(text));
}
