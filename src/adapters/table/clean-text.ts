/** Footnote marks at the end of a text; the raised 2 and 3 of a unit are none. */
const FOOTNOTES = /(?:[*†‡①-⑳¹]|(?<![mM米])[²³]|\[\d{1,3}\])+\s*$/u;
const BETWEEN_HAN = /(?<=[\p{Script=Han}])\s+(?=[\p{Script=Han}])/gu;
const PLAIN = /^[\w.,()/%-]+$/;

/** A header, name or unit without footnote marks, in one form of letters, with single blanks and none between Han. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  // Marks go first: in one form of letters a raised figure is a figure.
  return text.replace(FOOTNOTES, "").normalize("NFKC").trim().replace(/\s+/gu, " ").replace(BETWEEN_HAN, "");
}

/** A text as aliases are compared: in any case, `_`, `-` and blanks alike. */
export function wordKey(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/[_\s-]+/g, " ")
    .trim();
}

/** A word list by its keys. */
export function wordSet(...lists: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(lists.flat().map((word) => wordKey(word) || word.toLowerCase()));
}
