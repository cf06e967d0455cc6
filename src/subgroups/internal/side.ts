/** One side of a comparison, in the unit in which estimates were given. */
export interface Side {
  /** Level of the indicator. */
  readonly estimate: number;
  /** Its standard error; NaN where it is missing. */
  readonly error: number;
}
