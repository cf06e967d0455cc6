import type { Direction } from "../../model/indicator.ts";
import { cleanText, wordKey, wordSet } from "../table/clean-text.ts";
import { readSpan, yearsIn } from "../table/read-span.ts";
import { readUnit, type Unit } from "../table/read-unit.ts";
import type { Head } from "../table/table-body.ts";
import { DIRECTION_MARKS } from "../table/words.ts";

/** What a head says. */
export interface ReadHead {
  /** The whole head, clean. */
  readonly text: string;
  /** Without its unit, its year and its mark of direction; `""` for a head that is a year. */
  readonly name: string;
  /** The name with its unit in brackets as written. */
  readonly full: string;
  /** Its unit; `null` where it says none. */
  readonly unit: Unit | null;
  /** The unit as written. */
  readonly unitText: string;
  /** The period it names; `null` where it names none. */
  readonly period: string | null;
  /** What a mark in it says of direction. */
  readonly direction: Direction | null;
}

const HIGHER = wordSet(DIRECTION_MARKS.higher);
const LOWER = wordSet(DIRECTION_MARKS.lower);
const EDGE = /^[\s_:：,，、/-]+|[\s_:：,，、/-]+$/gu;

/** Takes a head apart. */
export function readHead(head: Head, withYear = true): ReadHead {
  const whole = withYear ? readSpan(head.text) : null;
  if (whole !== null) {
    return {
      text: head.text,
      name: "",
      full: "",
      unit: head.unit === undefined ? null : readUnit(head.unit),
      unitText: head.unit ?? "",
      period: whole,
      direction: null,
    };
  }
  let text = head.text;
  let period: string | null = null;
  if (withYear) {
    const spans = head.parts.filter((part) => readSpan(part) !== null);
    if (spans.length === 1 && head.parts.length > 1) {
      period = readSpan(spans[0]);
      text = head.parts.filter((part) => part !== spans[0]).join(" ");
    } else ({ text, period } = withoutYear(text));
  }
  const marked = withoutMark(text);
  text = marked.text;
  const found = withoutUnit(text);
  const unitText = head.unit ?? found.unitText;
  return {
    text: head.text,
    name: found.text,
    full: text.replace(EDGE, ""),
    unit: unitText === "" ? null : readUnit(unitText),
    unitText,
    period,
    direction: marked.direction,
  };
}

/** A head without the one year at its edge or before 年. */
function withoutYear(text: string): { readonly text: string; readonly period: string | null } {
  const none = { text, period: null };
  if (yearsIn(text).length !== 1) return none;
  const found =
    /(?<![\d.,/\p{L}])\(?((?:19|20)\d{2})\)?年(?:末|底|度)?(?!不变|可比|价)/u.exec(text) ??
    /^((?:19|20)\d{2})(?=[\s_\-\p{Script=Han}])(?!\s*(?:constant|prices|ppp))/iu.exec(text) ??
    /(?<!\bper[\s_]|[\d/])\(?((?:19|20)\d{2})\)?年?$/u.exec(text) ??
    /(?<=\p{Script=Han})((?:19|20)\d{2})年?(?=\()/u.exec(text);
  if (found === null) return none;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  const name = cleanText(rest).replace(EDGE, "");
  return name === "" ? none : { text: name, period: found[1]! };
}

function withoutMark(text: string): { readonly text: string; readonly direction: Direction | null } {
  const arrow = /\s*([↑↓])$/.exec(text);
  if (arrow !== null) {
    return { text: text.slice(0, arrow.index), direction: arrow[1] === "↑" ? "higher" : "lower" };
  }
  for (const found of text.matchAll(/\s*[([]([^()[\]]*)[)\]]/g)) {
    const inside = found[1]!.trim();
    const key = wordKey(inside) || inside;
    const direction = HIGHER.has(key) ? "higher" : LOWER.has(key) ? "lower" : null;
    if (direction !== null && inside !== "") {
      return {
        text: cleanText(text.slice(0, found.index) + text.slice(found.index + found[0].length)),
        direction,
      };
    }
  }
  return { text, direction: null };
}

function withoutUnit(text: string): { readonly text: string; readonly unitText: string } {
  const found = /\s*[([]([^()[\]]*(?:\([^()]*\)[^()[\]]*)?)[)\]]\s*$/.exec(text);
  if (found === null || found.index === 0 || readUnit(found[1]!) === null) {
    return { text: text.replace(EDGE, ""), unitText: "" };
  }
  return { text: text.slice(0, found.index).replace(EDGE, ""), unitText: found[1]!.trim() };
}
