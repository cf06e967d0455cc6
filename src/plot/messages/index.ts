import type { PlotLanguage } from "../plot-options.ts";
import { EN } from "./en.ts";
import type { PlotMessages } from "./messages.ts";
import { ZH } from "./zh.ts";

export type { PlotMessages } from "./messages.ts";

/** The words of a language. */
export function wordsOf(language: PlotLanguage): PlotMessages {
  return language === "zh" ? ZH : EN;
}
