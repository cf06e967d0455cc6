/** One subgroup of a population: a wealth quintile, a region, a sex; or one person of a survey. */
export interface Subgroup {
  /** Name for people; error messages and reasons use it. */
  readonly name?: string | undefined;
  /** Level of the indicator in the subgroup, in the unit of the indicator. */
  readonly estimate: number;
  /** Standard error of the estimate, in the same unit. Without it the measures that rest on it have no interval. */
  readonly standardError?: number | undefined;
  /** People in the subgroup, or the sampling weight of a survey record. 0 means that the subgroup is absent. */
  readonly population?: number | undefined;
  /**
   * Place of the subgroup from the most disadvantaged (lowest) to the most advantaged (highest). Only the
   * ranking counts: gaps are legal, and subgroups of equal order are pooled. Give it to every subgroup of an
   * ordered dimension and to none of an unordered one.
   */
  readonly order?: number | undefined;
  /** `true` for the one subgroup that the others are compared with. @defaultValue false */
  readonly reference?: boolean | undefined;
  /** Stratum of a survey record; read with `variance: "design"` only. */
  readonly stratum?: string | number | undefined;
  /** Primary sampling unit of a survey record, within its stratum; read with `variance: "design"` only. */
  readonly cluster?: string | number | undefined;
}
