/** Why a text is no table, or is one that was decoded wrongly. */
export interface TextFault {
  readonly code: "broken_text" | "not_text" | "not_a_table";
  /** Line of the first fault. */
  readonly line: number;
  readonly message: string;
}

/** What a text that is no table begins with. */
const MARKUP = /^\s*(?:<!doctype|<html|<\?xml|[{])/i;
const DECODE = "pass the bytes of the file to decodeText";

/** The fault of a text as a whole; `null` where there is none. The header is the first line that is not blank. */
export function textFault(text: string, options: { readonly keepReplaced?: boolean } = {}): TextFault | null {
  if (text.startsWith("PK\u0003\u0004")) {
    return {
      code: "not_text",
      line: 1,
      message: "this is an Excel file, not text; read its cells with a spreadsheet reader and pass the rows",
    };
  }
  if (MARKUP.test(text.slice(0, 1000))) {
    return {
      code: "not_a_table",
      line: 1,
      message: "the text is HTML, XML or JSON, not a table; export the table as CSV",
    };
  }
  const nul = text.indexOf("\0");
  if (nul !== -1) {
    return {
      code: "broken_text",
      line: lineAt(text, nul),
      message: `the text has zero bytes, so it was decoded wrongly; ${DECODE}`,
    };
  }
  const replaced = options.keepReplaced === true ? null : replacedIn(text);
  if (replaced !== null) return replaced;
  const header = /^\s*(.*)/.exec(text)?.[1] ?? "";
  if (isMisreadChinese(header.slice(0, 10_000))) {
    return {
      code: "broken_text",
      line: 1,
      message: `the header is Chinese text (GBK) that was decoded as Latin-1; ${DECODE}`,
    };
  }
  return null;
}

/** The fault of U+FFFD, or of what U+FFFD becomes in Latin-1; `null` where there is none. */
export function replacedIn(text: string): TextFault | null {
  for (const sign of ["\ufffd", "ï¿½"]) {
    const first = text.indexOf(sign);
    if (first === -1) continue;
    let count = 0;
    for (let at = first; at !== -1; at = text.indexOf(sign, at + sign.length)) count++;
    return {
      code: "broken_text",
      line: lineAt(text, first),
      message: `the text has ${count.toLocaleString("en-US")} replacement ${count === 1 ? "character" : "characters"} (U+FFFD) in place of lost ones, so it was decoded wrongly; ${DECODE}`,
    };
  }
  return null;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (const _ of text.slice(0, offset).matchAll(/\r\n|\n|\r/g)) line++;
  return line;
}

/** Whether a line is GBK read as Latin-1: all that is not ASCII comes in pairs that GB2312 knows. */
function isMisreadChinese(line: string): boolean {
  const foreign = line.match(/\P{ASCII}+/gu);
  if (foreign === null) return false;
  for (const run of foreign) {
    if (run.length % 2 === 1 || !/^(?:[\u00a1-\u00a9\u00b0-\u00f7][\u00a1-\u00fe])+$/.test(run)) return false;
  }
  // One pair inside a word may be European, such as the öß of Größe.
  return (
    foreign.some((run) => run.length >= 4) ||
    /(?:^|[^\w\u00a1-\u00fe])[\u00b0-\u00f7][\u00a1-\u00fe](?:[^\w\u00a1-\u00fe]|$)/.test(line)
  );
}
