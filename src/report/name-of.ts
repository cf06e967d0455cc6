import type { ReportMessages } from "./messages/messages.ts";

/** An indicator by name, with the part of the regions it is of. */
export function nameOf(
  { name, subgroup }: { readonly name: string; readonly subgroup: string | null },
  words: ReportMessages,
): string {
  return subgroup === null ? name : words.bracket(name, subgroup);
}
