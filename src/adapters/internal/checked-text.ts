import { replacedIn, type TextFault, textFault } from "../table/text-fault.ts";

/** A text in chunks, looked at on its way. */
export interface CheckedText {
  /** Its beginning, without a byte order mark: the header and more. */
  readonly head: string;
  /** What follows. */
  readonly rest: Iterable<string>;
  /** Why the text is none, as far as it was read. */
  readonly fault: () => TextFault | null;
  /** Line of the first half character, as far as it was read; `null` where there is none. */
  readonly lone: () => number | null;
}

/** As much of the text as its beginning takes, unless a chunk is longer. */
const HEAD = 2 ** 16;

/** Looks at the chunks of a text: its beginning at once, the rest as it is read. */
export function checkedText(chunks: Iterable<string>): CheckedText {
  const source = chunks[Symbol.iterator]();
  let head = "";
  let ended = false;
  while (!ended && head.length < HEAD) {
    const chunk = source.next();
    if (chunk.done === true) ended = true;
    else if (typeof chunk.value === "string") head += chunk.value;
    else return noText(head);
  }
  if (head.charCodeAt(0) === 0xfeff) head = head.slice(1);
  let fault = textFault(head);
  let lone = loneLine(head, 0);
  let lines = 0;
  let last = head;

  function* rest(): Generator<string> {
    while (!ended) {
      const chunk = source.next();
      if (chunk.done === true) {
        ended = true;
        return;
      }
      lines += countLines(last);
      if (typeof chunk.value !== "string") {
        fault = NO_TEXT;
        return;
      }
      // What a chunk ends with may belong to what the next begins with.
      const seam = last.slice(-2);
      last = chunk.value;
      if (fault === null) fault = faultIn(last, seam, lines);
      if (lone === null && !/[\ud800-\udbff]$/.test(seam)) lone = loneLine(last, lines);
      if (fault !== null) return;
      yield last;
    }
  }
  return { head, rest: rest(), fault: () => fault, lone: () => lone };
}

const NO_TEXT: TextFault = {
  code: "not_a_table",
  line: 1,
  message: "a chunk of the text is no text; pass chunks of text, such as a decoded stream gives",
};

function noText(head: string): CheckedText {
  return { head, rest: [], fault: () => NO_TEXT, lone: () => null };
}

function faultIn(chunk: string, seam: string, lines: number): TextFault | null {
  const nul = chunk.includes("\0") ? textFault(chunk.slice(chunk.indexOf("\0"))) : null;
  const found = nul ?? replacedIn(seam + chunk);
  return found === null ? null : { ...found, line: found.line + lines };
}

/** Line of the first half character; the last one may have its other half in the next chunk. */
function loneLine(text: string, lines: number): number | null {
  const found = /\p{Surrogate}(?!$)/u.exec(text);
  return found === null ? null : lines + countLines(text.slice(0, found.index)) + 1;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count > 0 ? count : text.split("\r").length - 1;
}
