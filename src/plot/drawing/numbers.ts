import type { PlotLanguage } from "../plot-options.ts";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** How a column of numbers is written: divided by a power of ten that the unit then names. */
export interface NumberStyle {
  readonly divisor: number;
  /** The word for the divisor: "million", "万", "×10⁻⁶"; empty where it is 1. */
  readonly word: string;
}

/** The largest magnitude among numbers; 0 for none. */
export function largest(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > most) most = size;
  }
  return most;
}

const WORDS: Readonly<Record<PlotLanguage, readonly (readonly [number, string, number])[]>> = {
  en: [
    [1e12, "trillion", 1e12],
    [1e9, "billion", 1e9],
    [1e6, "million", 1e6],
  ],
  zh: [
    [1e12, "万亿", 1e12],
    [1e8, "亿", 1e8],
    [1e5, "万", 1e4],
  ],
};

/** Units that name a size themselves: no one reads "million million yuan". */
const SIZED = /^(?:hundred|thousand|million|billion|trillion|[十百千]?[千万亿])/i;

const PLAIN: NumberStyle = { divisor: 1, word: "" };

/** The power of ten in which numbers up to a magnitude are read best. */
export function numberStyle(magnitude: number, language: PlotLanguage, unit = ""): NumberStyle {
  if (magnitude > 0 && (magnitude < 1e-3 || magnitude >= 1e16)) {
    const exponent = Math.max(-300, 3 * Math.floor(Math.log10(magnitude) / 3));
    const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
    return { divisor: 10 ** exponent, word: `×10${exponent < 0 ? "⁻" : ""}${digits}` };
  }
  if (SIZED.test(unit)) return magnitude < 1e6 ? PLAIN : { divisor: 1e6, word: "×10⁶" };
  const [, word = "", divisor = 1] = WORDS[language].find(([from]) => magnitude >= from) ?? [];
  return { divisor, word };
}

/** With the word of the divisor before the unit. */
export function unitOf({ word }: NumberStyle, unit: string, language: PlotLanguage): string {
  return language === "zh" && !word.startsWith("×") ? `${word}${unit}` : `${word} ${unit}`.trim();
}

/** A number with thousands separated and a true minus sign. */
export function fixed(value: number, decimals: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-9)) return value.toExponential(1).replaceAll("-", "−");
  const [whole = "", fraction] = size.toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** Writes numbers of one column, all with the decimals that give the largest three digits. */
export function columnFormat(values: readonly number[], style: NumberStyle): (value: number) => string {
  const { divisor } = style;
  const most = largest(values) / divisor;
  const whole = divisor === 1 && values.every(Number.isInteger);
  const decimals = whole || most === 0 ? 0 : Math.min(9, Math.max(0, 2 - Math.floor(Math.log10(most))));
  return (value) => fixed(value / divisor, decimals);
}

/** One number on its own, with three to four digits and the word of its size. */
export function loneNumber(value: number, language: PlotLanguage, unit = ""): string {
  const size = Math.abs(value);
  const style = SIZED.test(unit) && size >= 1 && size < 1e15 ? PLAIN : numberStyle(size, language, unit);
  const text = columnFormat([value], style)(value);
  return style.word === ""
    ? text
    : unitOf(style, "", language) === ""
      ? text
      : `${text}${language === "zh" ? "" : " "}${style.word}`;
}

/** A share in percent. */
export function percent(share: number): string {
  const size = Math.abs(100 * share);
  return `${fixed(100 * share, size > 0 && size < 9.95 ? 1 : 0)} %`;
}
