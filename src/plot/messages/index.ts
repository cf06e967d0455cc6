import type { PlotLanguage } from "../plot-options.ts";
import { EN } from "./en.ts";
import type { Words } from "./words.ts";
import { ZH } from "./zh.ts";

export type { Words } from "./words.ts";

/** The words of a language. */
export function wordsOf(language: PlotLanguage): Words {
  return language === "zh" ? ZH : EN;
}
