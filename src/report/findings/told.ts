import { formatFixed, formatNumber } from "../../study/presentation/format-number.ts";
import type { Setting } from "../setting.ts";

/** Names that a sentence has at most; the others are counted. */
const NAMED = 3;

/** A list of names for a sentence, three at most, and how many there are. */
export function namesOf(names: readonly string[], { words }: Setting): string {
  const shown = names.length > NAMED + 1 ? names.slice(0, NAMED) : names;
  return words.findings.names(
    shown,
    shown.length < names.length ? formatNumber(names.length - shown.length) : null,
  );
}

/** A value with its unit; without it where the unit is in another language than the report. */
export function withUnit(value: string, unit: string, setting: Setting): string {
  const text = unitOf(unit, setting);
  if (text === "") return value;
  if (/^[%‰]/.test(text)) return `${value}${text}`;
  return setting.words.language === "en" ? `${value} ${text}` : setting.words.bracket(value, text);
}

/** A unit as a sentence of the report can have it. */
export function unitOf(unit: string, { words }: Setting): string {
  if (unit === "none") return "";
  if (words.language === "en" || /^[%‰]/.test(unit)) return unit;
  if (/\p{Script=Han}/u.test(unit)) {
    return unit
      .replace(/ per (head|person|resident|capita)$/, "/人")
      .replace(/ per 1,?000 (people|residents)$/, "/千人")
      .replace(/ per (km²|km2|square kilometer)$/, "/平方公里");
  }
  return CHINESE.find(([pattern]) => pattern.test(unit))?.[1] ?? "";
}

/** Units that are written in English in most studies, in Chinese. */
const CHINESE = [
  [/^(.* )?per 1,?000 residents$/i, "每千常住人口"],
  [/^(.* )?per 10,?000 residents$/i, "每万常住人口"],
  [/^(.* )?per 100,?000 residents$/i, "每十万常住人口"],
  [/^(.* )?per 1,?000( people| population)?$/i, "每千人"],
  [/^(.* )?per 10,?000( people| population)?$/i, "每万人"],
  [/^(.* )?per 100,?000( people| population)?$/i, "每十万人"],
  [/^(yuan|CNY) per (resident|person|head|capita)$/i, "元/人"],
  [/^(.* )?per (resident|person|head|capita)$/i, "人均"],
  [/^(.* )?per (km²|km2|square kilometer)$/i, "每平方公里"],
] as const;

/** Whether a unit is a percentage: its differences are percentage points. */
export function isPercent(unit: string): boolean {
  return /^(%|percent\b|per cent\b|百分)/i.test(unit.trim());
}

/** How a number changed, as it is shown. */
export function changeOf(from: number, to: number, decimals: number): "fell" | "rose" | "stayed" {
  if (formatFixed(from, decimals) === formatFixed(to, decimals)) return "stayed";
  return to > from ? "rose" : "fell";
}

/** All items that are extreme as the reader sees them: ties are named together. */
export function tied<Item>(items: readonly Item[], text: (item: Item) => string, of: Item): readonly Item[] {
  const shown = text(of);
  return items.filter((item) => text(item) === shown);
}

/** Programs, scenarios and payments that rest on illustrative figures are called so. */
export function isIllustrative({
  warnings,
  sources,
}: {
  readonly warnings: readonly { readonly code: string }[];
  readonly sources: readonly { readonly status: string }[];
}): boolean {
  return (
    warnings.some(({ code }) => code === "illustrative_figures") ||
    sources.some(({ status }) => status === "illustrative")
  );
}
