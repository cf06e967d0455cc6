import type { StudyNotes } from "../study/notes.ts";
import type { Words } from "./messages/words.ts";

/** What results warn of, each once. */
export function warningsOf(
  results: readonly Pick<StudyNotes, "warnings">[],
  words: Words,
): readonly string[] {
  return [
    ...new Set(
      results.flatMap(({ warnings }) => warnings.map(({ code, message }) => words.warning(code, message))),
    ),
  ];
}
