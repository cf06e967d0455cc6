import type { ResultMetadata } from "../model/results/result-metadata.ts";
import type { ReportMessages } from "./messages/messages.ts";

/** What results warn of, each once. */
export function warningsOf(
  results: readonly Pick<ResultMetadata, "warnings">[],
  words: ReportMessages,
): readonly string[] {
  return [
    ...new Set(
      results.flatMap(({ warnings }) => warnings.map(({ code, message }) => words.warning(code, message))),
    ),
  ];
}
