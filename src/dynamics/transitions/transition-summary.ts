/** What a table of transitions between classes says. Classes are numbered from 0, the lowest. */
export interface TransitionSummary {
  /** How often a unit went from the class of the row to that of the column. */
  readonly counts: number[][];
  /** Each row of `counts` over its sum: where units of a class go. A class never left nor stayed in has a row of 0. */
  readonly probabilities: number[][];
  /** Shares of the classes that further transitions no longer change; `null` where there is no one such answer. */
  readonly steadyState: number[] | null;
  /**
   * Shorrocks' mobility, (k − trace) / (k − 1): 0 if no one ever changes class, 1 if the class of today says
   * nothing about tomorrow's (it can exceed 1). `null` where a class has no observed transition.
   */
  readonly mobility: number | null;
  /** Expected number of steps a unit stays in each class; `null` where it never leaves, or was never seen there. */
  readonly sojourn: (number | null)[];
  /** Why `steadyState` or `mobility` is `null`; a key is absent where there is a number. */
  readonly reasons: {
    /** Why there is no steady state. */
    readonly steadyState?: string | undefined;
    /** Why there is no mobility. */
    readonly mobility?: string | undefined;
  };
}
