import type { Words } from "./messages/words.ts";

/** An indicator by name, with the part of the regions it is of. */
export function nameOf(
  { name, stratum }: { readonly name: string; readonly stratum: string | null },
  words: Words,
): string {
  return stratum === null ? name : words.bracket(name, stratum);
}
