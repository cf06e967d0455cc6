import { cleanText, wordKey, wordSet } from "./clean-text.ts";
import type { Cell } from "./table-options.ts";
import { COUNT_UNITS, EUROSTAT_FLAGS, FLAGGED_MISSING, MISSING, MONEY_UNITS, POWERS } from "./words.ts";

/** What is odd about a number that was read, or about a cell that is missing. */
type AmountMark = "footnote" | "marked_value" | "percent" | "scaled";

/** A cell read as a number. */
export interface Amount {
  /** The number; `null` where it is missing or cannot be read. */
  readonly value: number | null;
  /** Why it cannot be read. */
  readonly problem?: "not_a_number" | "cell_error" | "ambiguous_number";
  /** What a reader must know of it. */
  readonly marks?: readonly AmountMark[];
  /** The power of ten written behind the number, such as 4 for 91.9万. */
  readonly power?: number;
}

/** How the numbers of a table are written. */
export interface NumberForm {
  /** The sign before decimals. */
  readonly decimal: "." | ",";
  /** Whether 1,234 and 1.234 can be read either way. */
  readonly ambiguous: boolean;
  /** Marks of a missing number, by key. */
  readonly missing: ReadonlySet<string>;
  /** Whether (12) is −12. */
  readonly negativeParentheses: boolean;
}

const PLAIN = /^-?\d+$/;
const PLAIN_POINT = /^-?\d+\.\d+$/;
const FLAGGED = new Set(FLAGGED_MISSING.map((word) => word.toLowerCase()));
const CELL_ERRORS = /^#(?:DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
const FLAGS = new Set<string>(EUROSTAT_FLAGS);
const TRAILING_FLAG = /^(.*\d)\s+([a-z]{1,2})$/;
const FOOTNOTE = /(?:[*†‡①-⑳¹²³]|\[\d{1,3}\])+$/u;
const BLANKS = "\\s\\u00a0\\u2009\\u202f";
const POWER_WORDS = Object.entries(POWERS).sort(([a], [b]) => b.length - a.length);
const UNITS = wordSet(COUNT_UNITS, Object.keys(MONEY_UNITS));
const SIGNED_MONEY = /^(-?)\s*(?:US\$|[¥￥$€£₹])\s*|\s*[€£¥]$/;

/** The usual marks of a missing number and those of the caller, by key. */
export function missingMarks(naValues: readonly string[] = []): ReadonlySet<string> {
  return new Set([...MISSING, ...naValues].map((mark) => mark.trim().toLowerCase()));
}

/** Reads a cell as a number by the form of its table. Powers of ten behind it are shifted in its digits. */
export function readAmount(cell: Cell | undefined, form: NumberForm): Amount {
  if (typeof cell === "number") {
    return cell - cell === 0 ? { value: cell } : { value: null, problem: "not_a_number" };
  }
  if (cell === null || cell === undefined || cell === "") return { value: null };
  if (typeof cell !== "string") return { value: null, problem: "not_a_number" };
  if (
    cell.length < 16 &&
    (PLAIN.test(cell) || (form.decimal === "." && !form.ambiguous && PLAIN_POINT.test(cell)))
  ) {
    return { value: Number(cell) };
  }
  return readSlowly(cell, form);
}

function readSlowly(cell: string, form: NumberForm): Amount {
  const lower = cell.trim().toLowerCase();
  if (form.missing.has(lower)) {
    return FLAGGED.has(lower) ? { value: null, marks: ["marked_value"] } : { value: null };
  }
  if (CELL_ERRORS.test(lower)) return { value: null, problem: "cell_error" };
  if (cell.length > 100) return { value: null, problem: "not_a_number" };
  const marks: AmountMark[] = [];
  let text = cell.trim();
  const bare = text.replace(FOOTNOTE, "").trimEnd();
  if (bare !== text && /\d/.test(bare)) {
    marks.push("footnote");
    text = bare;
  }
  text = text
    .normalize("NFKC")
    .trim()
    .replace(/[−–](?=\d)/, "-");
  if (form.missing.has(text.toLowerCase())) return { value: null };
  const flagged = TRAILING_FLAG.exec(text);
  if (flagged !== null && FLAGS.has(flagged[2]!)) {
    marks.push("footnote");
    text = flagged[1]!;
  }
  const inside = /^\(([^()]+)\)$/.exec(text);
  if (inside !== null) {
    if (!form.negativeParentheses) return { value: null, problem: "not_a_number" };
    text = `-${inside[1]!.trim()}`;
  }
  text = text.replace(SIGNED_MONEY, "$1").replace(/^\+(?=\d)/, "");
  let power = 0;
  if (text.endsWith("%")) {
    marks.push("percent");
    text = text.slice(0, -1).trimEnd();
  } else {
    const unit = trailingUnit(text);
    if (unit === null) return { value: null, problem: "not_a_number" };
    text = text.slice(0, text.length - unit.length).trimEnd();
    power = unit.power;
    if (power > 0) marks.push("scaled");
  }
  const digits = plainDigits(text, form);
  if (digits === null) return { value: null, problem: "not_a_number" };
  if (digits === "ambiguous") return { value: null, problem: "ambiguous_number" };
  const value = shifted(digits, power);
  if (value - value !== 0) return { value: null, problem: "not_a_number" };
  return { value, ...(marks.length === 0 ? {} : { marks }), ...(power === 0 ? {} : { power }) };
}

/** The unit behind a number: how long it is, and its power of ten; `null` where it is no unit. */
function trailingUnit(text: string): { readonly length: number; readonly power: number } | null {
  const found = /\d\s*([^\d\s.,'][^\d]*)$/.exec(text);
  if (found === null) return { length: 0, power: 0 };
  const unit = found[1]!;
  let rest = wordKey(unit);
  let power = 0;
  for (const [word, ten] of POWER_WORDS) {
    if (!rest.startsWith(word)) continue;
    power = ten;
    rest = rest.slice(word.length).trim();
    break;
  }
  return rest === "" || UNITS.has(rest) ? { length: unit.length, power } : null;
}

const GROUPED_POINT = new RegExp(`^-?\\d{1,3}(?:([,'，]|[${BLANKS}])\\d{3}(?:\\1\\d{3})*)(?:\\.\\d+)?$`);
const INDIAN = /^-?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/;
const GROUPED_COMMA = new RegExp(`^-?\\d{1,3}(?:([.'，]|[${BLANKS}])\\d{3}(?:\\1\\d{3})*)(?:,\\d+)?$`);

const COMMA_SIGNS = new RegExp(`[,'，${BLANKS}]`, "g");
const POINT_SIGNS = new RegExp(`[.'，${BLANKS}]`, "g");

/** The digits with a point for decimals; `null` where it is no number. */
function plainDigits(text: string, form: NumberForm): string | "ambiguous" | null {
  if (form.ambiguous && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return "ambiguous";
  if (form.decimal === ".") {
    if (/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return text;
    return GROUPED_POINT.test(text) || INDIAN.test(text) ? text.replace(COMMA_SIGNS, "") : null;
  }
  if (/^-?(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i.test(text)) return text.replace(",", ".");
  return GROUPED_COMMA.test(text) ? text.replace(POINT_SIGNS, "").replace(",", ".") : null;
}

/** A decimal number times a power of ten, exact in its digits. */
export function shifted(value: string | number, power: number): number {
  if (power === 0) return Number(value);
  const [digits, exponent = "0"] = String(value).toLowerCase().split("e");
  return Number(`${digits}e${Number(exponent) + power}`);
}

/** What a cell says of the sign before decimals; `null` where it says nothing. */
export function decimalEvidence(cell: string): "." | "," | "either" | null {
  const comma = cell.indexOf(",");
  const point = cell.indexOf(".");
  if (comma === -1 && point === -1) return null;
  if (cell.length > 40) return null;
  // Most cells are plain decimals.
  if (comma === -1 && PLAIN_POINT.test(cell)) return EITHER.test(cell) ? "either" : ".";
  const text = cell.replace(FOOTNOTE, "").replace(AROUND, "");
  if (!DIGITS.test(text)) return null;
  if (EITHER.test(text)) return "either";
  if (/^\d*\.\d+$/.test(text)) return ".";
  if (/^\d*,\d+$/.test(text)) return ",";
  if (/^\d{1,3}(?:[.]\d{3}){2,}$/.test(text)) return ",";
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(text) || /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(text)) return ".";
  const lastComma = text.lastIndexOf(",");
  const lastPoint = text.lastIndexOf(".");
  if (lastComma !== -1 && lastPoint !== -1) return lastComma > lastPoint ? "," : ".";
  return SPACED.test(text) ? (lastComma > lastPoint ? "," : ".") : null;
}

const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
const AROUND = /^[-−+¥￥$€£₹\s]+|[^\d]+$/gu;
const DIGITS = new RegExp(`^\\d*[\\d.,'${BLANKS}]*\\d$`);
const SPACED = new RegExp(`^\\d{1,3}(?:[${BLANKS}']\\d{3})+[.,]\\d+$`);

/** Whether a cell is a number in some way of writing it. */
export function looksNumeric(cell: Cell | undefined): boolean {
  if (typeof cell === "number") return true;
  if (typeof cell !== "string" || cell.length > 40 || !/\d|[０-９]/.test(cell)) return false;
  if (PLAIN.test(cell)) return true;
  const text = cleanText(cell).replace(/^[-−–+(<>≤≥约~¥$€£₹\s]+|[)%]$/gu, "");
  return /^[\d.,'，\s]+(?:-[\d.,]+)?\s*[^\d\s]{0,4}$/.test(text);
}
