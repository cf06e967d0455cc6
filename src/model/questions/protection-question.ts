/** What to ask of a survey about financial protection. Columns are named. */
export interface ProtectionOptions {
  /** Column of consumption, payments included. */
  readonly consumption: string;
  /** Column of payments out of pocket, for the same time. */
  readonly outOfPocket: string;
  /**
   * The poverty line per head, in the unit of consumption per head: a number, a column with one a row, or the societal line at the prices of a
   * year, for consumption in dollars at purchasing power parity a head and day.
   */
  readonly povertyLine: number | { readonly column: string } | { readonly societal: 2011 | 2017 | 2021 };
  /**
   * Shares of all consumption above which payments are catastrophic.
   *
   * @defaultValue [0.1, 0.25]
   */
  readonly thresholds?: readonly number[] | undefined;
  /** Column of food spending; with it catastrophic payments are also measured against consumption less food. */
  readonly food?: string | undefined;
  /**
   * Share of consumption less food above which payments are catastrophic.
   *
   * @defaultValue 0.4
   */
  readonly capacityThreshold?: number | undefined;
  /** Labels by which results are split, such as `"area"`. */
  readonly groupBy?: string | undefined;
  /**
   * Confidence level, between 0 and 1.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
}
