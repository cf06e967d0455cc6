/** One estimated number with its uncertainty. */
export interface Coefficient {
  /** The estimate, in the unit of the outcome per unit of its variable. */
  readonly value: number;
  /** Standard error in the unit of the value; 0 for an exact fit, `null` if not available. */
  readonly standardError: number | null;
  /** Value over standard error; `null` if the error is 0 or `null`. */
  readonly t: number | null;
  /** Two-sided p-value of t, 0 to 1; `null` if t is. */
  readonly p: number | null;
  /** Confidence interval in the unit of the value; `null` if the error is. */
  readonly interval: CoefficientInterval | null;
}

/** A confidence interval with its level. */
export interface CoefficientInterval {
  /** Lower limit. */
  readonly lower: number;
  /** Upper limit. */
  readonly upper: number;
  /** Confidence level between 0 and 1, such as 0.95. */
  readonly confidence: number;
}
