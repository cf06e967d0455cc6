import type { OwnWarning } from "./table-section.ts";

/** What results warn of, each once; the messages are in the language of the report by now. */
export function warningsOf(
  results: readonly { readonly warnings: readonly OwnWarning[] }[],
): readonly string[] {
  return [...new Set(results.flatMap(({ warnings }) => warnings.map(({ message }) => message)))];
}
