import { EN } from "./en.ts";
import type { ReportMessages } from "./messages.ts";
import { ZH } from "./zh.ts";

/** A language that reports are written in. */
export type ReportLanguage = "en" | "zh";

/** The words by language. */
export const WORDS: Readonly<Record<ReportLanguage, ReportMessages>> = { en: EN, zh: ZH };
