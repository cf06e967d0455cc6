/** How far a figure can be trusted. */
export type SourceStatus =
  /** Read in the document named. */
  | "published"
  /** Computed from published figures by a stated rule. */
  | "derived"
  /** Recalled or passed on; no one has read it in a source. */
  | "unverified"
  /** Made up to show how something works. */
  | "illustrative";

/** Where figures come from. Records name it by `source`. */
export interface Source {
  /** Unique within a study. */
  readonly id: string;
  /** Title of the document or data set, with its publisher. */
  readonly title: string;
  /** How far its figures can be trusted. */
  readonly status: SourceStatus;
  /** Address or DOI. */
  readonly url?: string | undefined;
  /** License of the data, in words. */
  readonly license?: string | undefined;
  /** What a reader must know before using the figures. */
  readonly note?: string | undefined;
}
