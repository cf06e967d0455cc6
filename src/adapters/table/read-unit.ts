import { cleanText, wordKey, wordSet } from "./clean-text.ts";
import { AREA_UNITS, COUNT_UNITS, MONEY_UNITS, POWERS } from "./words.ts";

/** What a unit says of the numbers in it. */
export interface Unit {
  /** The unit without its power of ten; `""` where nothing is left. */
  readonly text: string;
  /** Power of ten that is shifted out of it, such as 4 for 万人. */
  readonly power: number;
  /** What it measures. */
  readonly kind: "count" | "money" | "percent" | "rate" | "area" | "other";
  /** What one unit of numerator over denominator is multiplied by; only for `"percent"` and `"rate"`. */
  readonly scale?: number;
  /** Whether it counts people. */
  readonly people?: boolean;
}

const HAN_NUMBERS: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
};
const HAN_NUMBER = "(十万|百万|千万|百|千|万|亿)";
const COUNTS = wordSet(COUNT_UNITS);
const PEOPLE = wordSet(["人", "名", "persons", "person", "people", "number", "no."]);
const MONEY = Object.entries(MONEY_UNITS).sort(([a], [b]) => b.length - a.length);
const AREAS = new Map(
  Object.entries(AREA_UNITS).map(([word, factor]) => [wordKey(word.replace("²", "2")), factor]),
);
const POWER_WORDS = Object.entries(POWERS)
  .map(([word, power]) => [word.toLowerCase(), power] as const)
  .sort(([a], [b]) => b.length - a.length);
/** Units that begin like a power of ten and are none. */
const NO_POWER = /^千(?:克|米|瓦|伏|卡|赫|帕|焦)/;
const ENGLISH_NUMBERS: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  "ten thousand": 10_000,
  "hundred thousand": 100_000,
  million: 1_000_000,
};
const PER =
  /\bper\s+((?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\s*(?:thousand|million))?|hundred thousand|ten thousand|hundred|thousand|million)\b\s*(.*)$/i;

/** N and what stands behind it in "per 1,000 residents"; `null` where there is no such words. */
export function perNumber(
  text: string,
): { readonly scale: number; readonly of: string; readonly at: number } | null {
  const found = PER.exec(text.replace(/_/g, " "));
  if (found === null) return null;
  const words = found[1]!.toLowerCase();
  const [, digits = "", word = ""] = /^([\d, ]*)\s*(.*)$/.exec(words)!;
  const number = digits.replace(/[, ]/g, "");
  const scale =
    (number === "" ? 1 : Number(number)) * (word === "" ? 1 : (ENGLISH_NUMBERS[word] ?? Number.NaN));
  return scale > 1 && scale < 1e12 ? { scale, of: found[2]!.trim(), at: found.index } : null;
}

/** N of 每千, /万人, ‰ or 1/10万; `null` where there is none. */
export function hanScale(text: string): number | null {
  const each = new RegExp(`每${HAN_NUMBER}|[/／]${HAN_NUMBER}人`).exec(text);
  if (each !== null) return HAN_NUMBERS[(each[1] ?? each[2])!]!;
  if (text.includes("‰") || text.includes("千分")) return 1000;
  const share = new RegExp(`(?:^|[^\\d])1?[/／](\\d+)?\\s*${HAN_NUMBER}?$`).exec(text);
  if (share === null || (share[1] === undefined && share[2] === undefined)) return null;
  const scale = Number(share[1] ?? 1) * (share[2] === undefined ? 1 : HAN_NUMBERS[share[2]]!);
  return scale >= 100 ? scale : null;
}

/** Reads a unit; `null` where the text is none. */
export function readUnit(given: string): Unit | null {
  const text = cleanText(given).replace(/^单位\s*[:：]\s*/, "");
  if (text === "" || text.length > 80) return null;
  const lower = text.toLowerCase();
  if (/^(?:%|percent|per cent|pct|百分比|百分数)$/.test(lower) || /^in\s+(?:%|percent)$/.test(lower)) {
    return { text: "%", power: 0, kind: "percent", scale: 100 };
  }
  const per = perNumber(text);
  if (per !== null) return { text, power: 0, kind: "rate", scale: per.scale };
  const scale = hanScale(text);
  if (scale !== null) return { text, power: 0, kind: "rate", scale };
  if (/^[%‰]/.test(text))
    return {
      text,
      power: 0,
      kind: text.startsWith("%") ? "percent" : "rate",
      scale: text.startsWith("%") ? 100 : 1000,
    };
  let rest = lower.replace(/^in\s+/, "");
  let power = 0;
  for (const [word, ten] of NO_POWER.test(rest) ? [] : POWER_WORDS) {
    const latin = /^[a-z]/.test(word);
    const at = latin ? new RegExp(`\\b${word}\\b`).exec(rest)?.index : rest.startsWith(word) ? 0 : undefined;
    if (at === undefined) continue;
    power = ten;
    rest = cleanText(`${rest.slice(0, at)} ${rest.slice(at + word.length)}`).replace(/^of\s+/, "");
    break;
  }
  const thousand = power === 0 ? /^1[, ]?000\s+(?=\D)/.exec(rest) : null;
  if (thousand !== null) {
    power = 3;
    rest = rest.slice(thousand[0].length);
  }
  // The letters as written, where the power stands in front of them.
  const kept = text.toLowerCase().endsWith(rest) ? text.slice(text.length - rest.length) : rest;
  const slash = rest.indexOf("/");
  if (slash > 0) {
    const known =
      COUNTS.has(rest.slice(0, slash).trim()) ||
      moneyOf(rest.slice(0, slash)) !== null ||
      /\p{Script=Han}/u.test(rest);
    return known ? { text: kept, power, kind: "rate", scale: 1 } : null;
  }
  if (AREAS.has(wordKey(kept))) return { text: kept, power: 0, kind: "area" };
  const whole = AREAS.get(wordKey(text));
  if (whole !== undefined) return { text, power: 0, kind: "area" };
  if (COUNTS.has(wordKey(rest))) {
    const key = wordKey(rest);
    return { text: kept, power, kind: "count", ...(PEOPLE.has(key) ? { people: true } : {}) };
  }
  if (moneyOf(rest) !== null) return { text: kept, power, kind: "money" };
  if (power > 0)
    return {
      text: rest === "" ? "" : kept,
      power,
      kind: rest === "" ? "other" : "count",
      people: rest === "",
    };
  return null;
}

/** The currency of a unit of money; `null` where it is none. */
export function moneyOf(unit: string): string | null {
  const text = unit.trim().toLowerCase();
  for (const [word, currency] of MONEY) {
    const key = word.toLowerCase();
    if (text === key) return currency;
    if (
      /^[a-z]/.test(key)
        ? new RegExp(`\\b${key.replace("$", "\\$")}(?![a-z])`).test(text)
        : !/\p{Script=Han}/u.test(key) && text.includes(key)
    ) {
      return currency;
    }
  }
  return null;
}

/** How an area in a unit becomes square kilometers; `null` where the unit is none of an area. */
export function areaFactor(unit: string): string | null {
  return AREAS.get(wordKey(unit.replace("²", "2"))) ?? null;
}
