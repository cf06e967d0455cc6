/**
 * The first sentence of a text in English or Chinese. A point ends one only behind a number or three signs, so that
 * "St. Louis", "U.S. states" and "e.g. Beds" stay whole; where it is not clear, more is kept rather than less.
 */
export function firstSentence(text: string): string {
  return (
    /^.*?(?:[。！？]|(?:[^\s.]{3}| on|[\d%])["”’)）\]]*[.!?](?=\s+\P{Ll}|\s*$))/su.exec(text)?.[0] ?? text
  );
}
