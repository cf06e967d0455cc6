import type { BudgetCategory, FlowKind } from "../fiscal-flow.ts";
import type { IsoDate, Period } from "../period.ts";
import type { PopulationSelection, RegionSelection } from "./selections.ts";

/** What to ask of {@link reconcile}. */
export interface ReconciliationOptions extends RegionSelection {
  /** Budget period, or several. @defaultValue all periods that have flows */
  readonly period?: Period | readonly Period[] | undefined;
  /** Id of the service, or ids; the services that are part of it belong to it. @defaultValue all */
  readonly service?: string | readonly string[] | undefined;
  /** Kind of money, or several. @defaultValue all */
  readonly kind?: FlowKind | readonly FlowKind[] | undefined;
  /** Budget category, or several. @defaultValue all */
  readonly category?: BudgetCategory | readonly BudgetCategory[] | undefined;
  /**
   * ISO 4217 code of the money to follow.
   *
   * @defaultValue the only one there is; several are refused, since they cannot be added
   */
  readonly currency?: string | undefined;
  /** The day the books are read. @defaultValue everything recorded counts, and everything is due */
  readonly asOf?: IsoDate | undefined;
  /**
   * What has to be the same for money that arrives at a place and money that leaves it to be the same money.
   *
   * @defaultValue ["kind", "service", "period"]
   */
  readonly linkBy?: readonly ("kind" | "service" | "category" | "period")[] | undefined;
  /** Decimals of the currency. @defaultValue 2 */
  readonly decimals?: number | undefined;
  /**
   * Which population amounts per head are over.
   *
   * @defaultValue the one the study names; or, where all figures count the same people, those of the last year of the flows;
   *   without one there are no amounts per head
   */
  readonly population?: PopulationSelection | undefined;
}
