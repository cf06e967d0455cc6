import type { ReportMessages } from "./messages/messages.ts";

/** An indicator by name, with the part of the regions it is of. */
export function nameOf(
  { name, stratum }: { readonly name: string; readonly stratum: string | null },
  words: ReportMessages,
): string {
  return stratum === null ? name : words.bracket(name, stratum);
}
