const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** More than this belongs into no picture. */
const LONGEST = 600;

/** Text on one line, without what XML forbids: control characters, halves of characters, non-characters. */
export function cleanText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short
    .replace(/[\s\u0085]+/g, " ")
    .trim()
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "\ufffd");
}

/** Text that no reader of XML or HTML takes for markup. */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (one) => ESCAPES[one]!);
}
