/** What a spreadsheet runs when a cell begins with it, behind any number of apostrophes. */
const RUNS = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** A text that no spreadsheet takes for a formula: with an apostrophe in front where it needs one. */
export function escapeFormula(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** The text as it was before {@link escapeFormula}. */
export function unescapeFormula(text: string): string {
  return text.charCodeAt(0) === 39 && RUNS.test(text) ? text.slice(1) : text;
}
