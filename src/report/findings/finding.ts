/** One finding of the first page: a sentence, and the number, comparison or limit that goes with it. */
export interface Finding {
  /** The finding, one sentence. */
  readonly text: string;
  /** Number, comparison and limit; `null` if the finding has them already. */
  readonly detail: string | null;
}

/** A finding with its detail, as a paragraph of a section. */
export function sentencesOf(findings: readonly Finding[], space: string): readonly string[] {
  return findings.map(({ text, detail }) => (detail === null ? text : `${text}${space}${detail}`));
}
