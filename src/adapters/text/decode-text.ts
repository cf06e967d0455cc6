import { requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { IssueLog, type TableIssue } from "../table/issue-log.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

/** The decoder of the engine: browsers, Node and Deno have it. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { readonly decode: (bytes: Uint8Array) => string };

/** Options of {@link decodeText}. */
export interface DecodeTextOptions {
  /** The encoding, by its label: `"gb18030"`, `"big5"`, `"shift_jis"`, `"windows-1252"`. @defaultValue found */
  readonly encoding?: string | undefined;
}

/** What {@link decodeText} read. */
export interface DecodedText {
  /** The text without a byte order mark; `null` where no encoding fits. */
  readonly text: string | null;
  /**
   * `"utf-8"`, `"utf-16le"`, `"utf-16be"`, `"gb18030"`, `"windows-1252"`, or the one asked for; `null` where none fits.
   */
  readonly encoding: string | null;
  /** Whether it began with a byte order mark. */
  readonly bom: boolean;
  /** Every problem; `encoding_guessed` where the bytes could also mean another text. */
  readonly issues: readonly TableIssue[];
}

/** Bytes that are looked at to tell encodings apart. */
const SAMPLE = 2 ** 20;

/**
 * Decodes the bytes of a text file: UTF-8, UTF-16, GBK (GB18030) or windows-1252.
 *
 * A byte order mark decides; without one, zeros at every second place mean UTF-16, then strict UTF-8 is tried, then
 * GB18030 where more than 90% of the pairs are those of GB2312, then windows-1252 where every foreign letter stands
 * between others. The last two are the warning `encoding_guessed`.
 *
 * **When to use:** before `readRegionTable`, `fromCsv` and the like, for files that people hand over.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `out_of_domain`. What is wrong with the
 *   bytes is an issue: `unknown_encoding`, `not_text` (a spreadsheet).
 *
 * @example
 * ```ts
 * import { decodeText } from "equalis/adapters";
 * const bytes = new Uint8Array([0xb5, 0xd8, 0xc7, 0xf8, 0x2c, 0x41]);
 * const { text, encoding, issues } = decodeText(bytes);
 * text; // => "地区,A"
 * encoding; // => "gb18030"
 * issues.map(({ code }) => code); // => ["encoding_guessed"]
 * ```
 */
export function decodeText(bytes: Uint8Array, options: DecodeTextOptions = {}): DecodedText {
  const where = "decodeText";
  requireOptions(where, options, ["encoding"]);
  if (!isBytes(bytes)) refuse(where, "wrong_type", "bytes must be a Uint8Array, such as of a file");
  const { encoding } = options;
  if (encoding !== undefined && (typeof encoding !== "string" || encoding === "")) {
    refuse(where, "wrong_type", 'encoding must be a label such as "gb18030"', encoding);
  }
  const asked = encoding === undefined ? undefined : decoderOf(encoding.toLowerCase());
  if (encoding !== undefined && asked === null) {
    refuse(where, "unknown_option", `this engine does not know the encoding "${encoding}"`, encoding);
  }
  const log = new IssueLog(10);
  const done = (text: string | null, name: string | null, bom: boolean): DecodedText => ({
    text,
    encoding: name,
    bom,
    issues: log.list(),
  });
  const failed = (code: string, message: string): DecodedText => {
    log.error("file", code, 1, message);
    return done(null, null, false);
  };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    return failed(
      "not_text",
      "this is an Excel file (.xlsx), not text; read its cells with a spreadsheet reader such as read-excel-file and pass the rows",
    );
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return failed("not_text", "this is an old Excel file (.xls), not text; save it as .xlsx or as CSV");
  }
  if (asked !== undefined && asked !== null) {
    const text = asked(bytes);
    if (text !== null) return done(withoutMark(text), encoding!.toLowerCase(), text.charCodeAt(0) === 0xfeff);
    return failed(
      "unknown_encoding",
      `the bytes are not ${encoding}; pass another encoding, or none to have it found`,
    );
  }
  return found(bytes, log, done, failed);
}

function found(
  bytes: Uint8Array,
  log: IssueLog,
  done: (text: string | null, name: string | null, bom: boolean) => DecodedText,
  failed: (code: string, message: string) => DecodedText,
): DecodedText {
  const unknown = (): DecodedText =>
    failed(
      "unknown_encoding",
      'the encoding was not recognized; pass it as encoding: "big5", "shift_jis", "euc-kr" or another label',
    );
  const marked = markOf(bytes);
  if (marked !== null) {
    const text = decoderOf(marked)?.(bytes) ?? null;
    return text === null ? unknown() : done(withoutMark(text), marked, true);
  }
  const wide = zerosOf(bytes);
  if (wide !== null) {
    const text = decoderOf(wide)?.(bytes) ?? null;
    return text === null ? unknown() : done(text, wide, false);
  }
  const plain = decoderOf("utf-8")!(bytes);
  if (plain !== null) return done(plain, "utf-8", false);
  const chinese = looksChinese(bytes) ? (decoderOf("gb18030")?.(bytes) ?? null) : null;
  const guess = (text: string, name: string): DecodedText => {
    log.warn(
      "file",
      "encoding_guessed",
      1,
      `the file does not say its encoding; ${name} was taken. Look at the names, and pass encoding if they are wrong`,
    );
    return done(text, name, false);
  };
  if (chinese !== null) return guess(chinese, "gb18030");
  return looksEuropean(bytes) ? guess(decodeWindows1252(bytes), "windows-1252") : unknown();
}

function isBytes(bytes: unknown): bytes is Uint8Array {
  try {
    return bytes instanceof Uint8Array || Object.prototype.toString.call(bytes) === "[object Uint8Array]";
  } catch {
    return false;
  }
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** A strict decoder; `null` where the engine has none. It gives `null` for bytes that are not of its encoding. */
function decoderOf(label: string): ((bytes: Uint8Array) => string | null) | null {
  if (/^(?:windows-1252|cp1252|x-cp1252)$/.test(label)) return decodeWindows1252;
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    // An engine may take the label and decode something else.
    if (/^gb/.test(label) && decoder.decode(new Uint8Array([0xb5, 0xd8])) !== "地") return null;
    return (bytes) => {
      try {
        return decoder.decode(bytes);
      } catch {
        return null;
      }
    };
  } catch {
    return null;
  }
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** UTF-16 by its zeros: the high bytes of separators, digits and Latin letters. */
function zerosOf(bytes: Uint8Array): string | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < length; at++) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0 || even + odd < length / 50) return null;
  if (even > 9 * odd) return "utf-16be";
  return odd > 9 * even ? "utf-16le" : null;
}

/** Whether more than 90% of the pairs have a second byte as GB2312 has. */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length && at < SAMPLE; at++) {
    const first = bytes[at]!;
    if (first < 0x81 || first === 0xff) continue;
    const second = bytes[at + 1];
    if (second === undefined) break;
    // Four bytes: a letter beyond GBK.
    if (second >= 0x30 && second <= 0x39) {
      at += 3;
      continue;
    }
    pairs++;
    if (second >= 0xa1) common++;
    at++;
  }
  return pairs > 0 && common > 0.9 * pairs;
}

/** Whether every high byte is a letter between ASCII, as in European words. */
function looksEuropean(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    if (byte < 0xc0) return false;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) return false;
  }
  return true;
}
