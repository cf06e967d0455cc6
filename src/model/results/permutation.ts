/** A test that gives the dates of treatment to other units. */
export interface Permutation {
  /** Share of the assignments with an effect at least as large in size, the observed one included. */
  readonly p: number;
  /** Assignments looked at. */
  readonly assignments: number;
  /** Whether these are all there are; else they are drawn. */
  readonly exact: boolean;
}
