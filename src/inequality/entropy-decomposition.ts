/** An entropy split by group; `between` plus `within` is `total`. */
export interface EntropyDecomposition {
  /** Entropy of all values. */
  readonly total: number;
  /** Entropy left if everybody had the mean of the own group. */
  readonly between: number;
  /** Sum of the groups' contributions. */
  readonly within: number;
  /** One record per group, in the order in which groups first appear. */
  readonly groups: readonly EntropyGroup[];
}

/** One group's part of an entropy. */
export interface EntropyGroup {
  /** The label, as given. */
  readonly group: string | number;
  /** Share of the group in the people, between 0 and 1. */
  readonly populationShare: number;
  /** Share of the group in the total value, between 0 and 1. */
  readonly valueShare: number;
  /** Entropy among the members of the group. */
  readonly index: number;
  /** What the group adds to the within part. */
  readonly contribution: number;
}
