/**
 * What people call a thing: one text, or one text a language, keyed by its BCP 47 tag:
 * `{ en: "Haidian", zh: "海淀区" }`. Never a key.
 */
export type LocalizedText = string | Readonly<Record<string, string>>;
