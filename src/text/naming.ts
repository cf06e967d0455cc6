/** What things are called in the language of a text, by id. */
export interface TextNaming {
  /** A region, or a subject of an appraisal. */
  readonly region: (id: string) => string;
  /** An indicator. */
  readonly indicator: (id: string) => string;
  /** A goal. */
  readonly goal: (id: string) => string;
}

/** Ids instead of names. */
export const BY_ID: TextNaming = { region: same, indicator: same, goal: same };

function same(id: string): string {
  return id;
}
