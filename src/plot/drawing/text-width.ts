/** Widths in thousandths of the font size, of a wide sans serif: in a narrower font there is room to spare. */
const WIDTHS: readonly (readonly [string, number])[] = [
  ["ijlI'|.,:;! ", 320],
  ['frt()[]/\\-"', 400],
  ["mMW@%", 980],
  ["wCDGHNOQUV&", 790],
  ["ABEFKLPRSTXYZ", 690],
  ["+<>=~−–×", 840],
  ["…—", 1000],
];

const OF = new Map(WIDTHS.flatMap(([characters, width]) => [...characters].map((one) => [one, width])));

/** Letters that take a square: Chinese, Japanese, Korean, full-width forms, pictographs. */
const SQUARE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const NO_WIDTH = /[\p{Mn}\p{Me}\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u;

/** An upper estimate of how wide text is, in pixels. There is no browser to ask. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const one of text) {
    const known = OF.get(one);
    if (known !== undefined) width += known;
    else if (one <= "\u024f") width += 640;
    else if (SQUARE.test(one)) width += 1030;
    else width += NO_WIDTH.test(one) ? 0 : 820;
  }
  return (width * size) / 1000;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const room = width - size;
  let used = 0;
  let end = 0;
  for (const one of text) {
    used += textWidth(one, size);
    if (used > room) break;
    end += one.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** The text in lines that fit; breaks between words, next to Chinese characters, and inside words that are too long. */
export function wrapText(text: string, width: number, size: number, most = 4): readonly string[] {
  const pieces =
    text.match(/[\u2e80-\u9fff\uf900-\uffef][，。；：、）”％]*|[^\s\u2e80-\u9fff\uf900-\uffef]+|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  const room = Math.max(width, 2 * size);
  for (const piece of pieces) {
    if (textWidth((line + piece).trimEnd(), size) <= room) {
      line += piece;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trim());
    const parts = breakWord(piece.trimStart(), room, size);
    for (let i = 0; i < parts.length - 1; i++) lines.push(parts[i]!);
    line = parts.at(-1) ?? "";
  }
  if (line.trim() !== "") lines.push(line.trim());
  if (lines.length <= most) return lines;
  // What is cut off is not looked at: it may be of any length.
  return [...lines.slice(0, most - 1), fitText(lines.slice(most - 1, most + 1).join(" "), room, size)];
}

/** A word in pieces that fit, each as long as can be; one walk through it. */
function breakWord(word: string, room: number, size: number): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  for (const one of word) {
    const wide = textWidth(one, size);
    if (used + wide > room && end > start) {
      parts.push(word.slice(start, end));
      start = end;
      used = 0;
    }
    used += wide;
    end += one.length;
  }
  if (end > start) parts.push(word.slice(start, end));
  return parts;
}
