import type { LocalizedText } from "./localized-text.ts";

/** The name in a language: that language, or English, or whichever comes first. */
export function nameIn(names: LocalizedText, language = "en"): string {
  if (typeof names === "string") return names;
  return names[language] ?? names.en ?? Object.values(names)[0] ?? "";
}
