import { formatColumn, formatFixed, formatNumber } from "../study/presentation/format-number.ts";

/** The magnitude in which amounts of money are written; `"auto"` chooses the one that fits each amount. */
export type MoneyScale = "auto" | "one" | "thousand" | "million" | "billion" | "元" | "万元" | "亿元";

/** The scales of a language, with their factors. */
export const MONEY_SCALES: Readonly<Record<"en" | "zh", readonly (readonly [MoneyScale, number])[]>> = {
  en: [
    ["one", 1],
    ["thousand", 1e3],
    ["million", 1e6],
    ["billion", 1e9],
  ],
  zh: [
    ["元", 1],
    ["万元", 1e4],
    ["亿元", 1e8],
  ],
};

/** How a report writes money. */
export interface MoneyWords {
  /** One amount in a sentence, with currency and magnitude. */
  readonly amount: (value: number, unit: string) => string;
  /** Amounts below each other: in full, or in the scale that was asked for. */
  readonly column: (values: readonly (number | null)[], whole?: boolean) => readonly string[];
  /** The unit of such a column, for its caption. */
  readonly unit: (unit: string) => string;
}

/** What is money by its unit: a currency, or a word for one. */
export function isMoney(unit: string): boolean {
  return /^[A-Z]{3}$|^(元|人民币)$|\b(yuan|dollars?|euros?|pounds?|rupees?|reais|money|RMB)\b/i.test(unit);
}

/** Money in words of a language, by the scale asked for. */
export function moneyWords(language: "en" | "zh", scale: MoneyScale): MoneyWords {
  const fixed = MONEY_SCALES[language].find(([name]) => name === scale);
  const factor = fixed?.[1] ?? 1;
  return {
    amount: (value, unit) => {
      if (!isMoney(unit) || isMultiple(unit)) return withUnit(formatNumber(rounded(value)), unit, language);
      return language === "en" ? english(value, unit, fixed) : chinese(value, unit, fixed);
    },
    column: (values, whole = false) => {
      if (factor !== 1) return formatColumn(values.map((value) => (value === null ? null : value / factor)));
      return formatColumn(values.map((value) => (value !== null && whole ? Math.round(value) : value)));
    },
    unit: (unit) => {
      if (fixed === undefined || isMultiple(unit)) return language === "zh" && isYuan(unit) ? "元" : unit;
      if (language === "zh") return isYuan(unit) ? fixed[0] : `${fixed[0].replace("元", "")}${unit}`;
      return fixed[1] === 1 ? unit : `${unit} ${fixed[0]}`;
    },
  };
}

/** Units that count in thousands or more already; they are not scaled again. */
function isMultiple(unit: string): boolean {
  return /hundred|thousand|million|billion|[百千万萬亿億]/i.test(unit);
}

function isYuan(unit: string): boolean {
  return /^(CNY|RMB|yuan|元|人民币)$/i.test(unit);
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : value;
}

function withUnit(number: string, unit: string, language: "en" | "zh"): string {
  if (language === "zh") return `${number}${/[A-Za-z]/.test(unit) ? "" : unit}`;
  return unit === "none" ? number : `${number} ${unit}`;
}

/** "CNY 70.6 million", "7.06 million yuan": three significant digits. */
function english(value: number, unit: string, fixed: readonly [MoneyScale, number] | undefined): string {
  const [name, factor] =
    fixed ??
    MONEY_SCALES.en.findLast(([, one]) => one !== 1e3 && Math.abs(value) >= one * 0.9995) ??
    MONEY_SCALES.en[0]!;
  const shown = factor === 1 ? formatNumber(rounded(value)) : digits(value / factor, 3);
  const number = factor === 1 ? shown : `${shown} ${name}`;
  if (!/^[A-Z]{3}$/.test(unit)) return `${number} ${unit}`;
  return value < 0 ? `−${unit} ${number.replace("−", "")}` : `${unit} ${number}`;
}

/** "7063万元", "414亿元": whole ten thousands. */
function chinese(value: number, unit: string, fixed: readonly [MoneyScale, number] | undefined): string {
  const [name, factor] =
    fixed ??
    MONEY_SCALES.zh.findLast(([, one]) => Math.abs(value) >= (one === 1e8 ? 1e10 : one)) ??
    MONEY_SCALES.zh[0]!;
  const scaled = value / factor;
  const size = Math.abs(scaled);
  const number =
    factor === 1 ? formatNumber(rounded(value)) : formatFixed(scaled, size >= 100 ? 0 : size >= 10 ? 1 : 2);
  return `${number.replaceAll(",", "")}${isYuan(unit) ? name : `${name.replace("元", "")}${unit}`}`;
}

/** A number with so many significant digits, at least. */
function digits(value: number, count: number): string {
  const size = Math.abs(value);
  const before = size < 1 ? 1 : Math.floor(Math.log10(size) + 1e-12) + 1;
  return formatFixed(value, Math.max(0, count - before));
}
