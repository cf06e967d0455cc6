/** One service in a question about incidence: exactly one of `unitSubsidy`, `unitCost` and `total`, the same for all services. */
export interface IncidenceService {
  /** Column of use: visits, days. */
  readonly use: string;
  /** Public money a unit, fees taken off already: a number, or a column. */
  readonly unitSubsidy?: number | { readonly column: string } | undefined;
  /** Cost of a unit, from which the fees are taken off: a number, or a column. */
  readonly unitCost?: number | { readonly column: string } | undefined;
  /** Column of what is paid for the service. */
  readonly fees?: string | undefined;
  /** Public spending on the service, from the accounts. */
  readonly total?: number | undefined;
}

/** What to ask of a survey about who benefits and who pays. Columns are named. */
export interface IncidenceOptions {
  /** Column of income or consumption: totals of households, or per person. */
  readonly income: string;
  /**
   * Column that ranks the people, per head already, such as a wealth index.
   *
   * @defaultValue income per head
   */
  readonly rankBy?: string | undefined;
  /** Services by name, for benefit incidence. */
  readonly services?: Readonly<Record<string, IncidenceService>> | undefined;
  /** How totals go to the users; required with totals. */
  readonly assumption?: "constant-cost" | "constant-subsidy" | "proportional-cost" | undefined;
  /** Columns of payments by source, for financing incidence. */
  readonly sources?: Readonly<Record<string, string>> | undefined;
  /** Shares of the sources from the national health accounts. */
  readonly shares?: Readonly<Record<string, number>> | undefined;
  /**
   * Into how many equal parts of the people benefits are split.
   *
   * @defaultValue 5
   */
  readonly groups?: number | undefined;
}
