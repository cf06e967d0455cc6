import { EN } from "./en.ts";
import type { Words } from "./words.ts";
import { ZH } from "./zh.ts";

/** A language that reports are written in. */
export type ReportLanguage = "en" | "zh";

/** The words by language. */
export const WORDS: Readonly<Record<ReportLanguage, Words>> = { en: EN, zh: ZH };
