/** Something wrong in a file, where a person finds it. */
export interface Problem {
  /** Line of the file, counted from 1; 0 where it is the file as a whole. */
  readonly line: number;
  /** The column, field or record concerned. */
  readonly place: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** Either a value, or everything that is wrong. */
export type Outcome<T> =
  | { readonly value: T; readonly problems?: undefined }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };
