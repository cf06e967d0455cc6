/** A number with its uncertainty. */
export interface Estimate {
  /** The point estimate, in the unit of the measure. */
  readonly value: number;
  /** Standard error in the unit of the value (of its logarithm where the measure says so); `null` where there is none. */
  readonly standardError: number | null;
  /** The confidence interval in the unit of the value; `null` where there is none. */
  readonly interval: {
    /** Lower limit. */
    readonly lower: number;
    /** Upper limit. */
    readonly upper: number;
    /** Confidence level between 0 and 1, such as 0.95. */
    readonly confidence: number;
  } | null;
  /** How the uncertainty was found. */
  readonly method: string;
  /** How many observations the number rests on. */
  readonly n: number;
}
