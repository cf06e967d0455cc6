import type { Money } from "../units.ts";
import type { IsoDate, Period } from "./period.ts";

/** What the money is for. */
export type BudgetCategory =
  /** Wages and benefits (人员经费). */
  | "personnel"
  /** Running costs of the institution (公用经费). */
  | "operating"
  /** Costs of the work itself (业务经费). */
  | "program"
  /** Buildings and equipment (发展建设经费). */
  | "capital";

/** What kind of money it is. */
export type FlowKind =
  | "own-revenue"
  | "tax-sharing"
  | "general-transfer"
  | "specific-transfer"
  | "shared-responsibility-transfer"
  | "matching-fund"
  | "per-capita-subsidy"
  | "service-income"
  | "social-capital"
  | "insurance-fund"
  | "medical-assistance"
  | "local-debt"
  | "other";

/** How far the money has come. */
export type FlowState = "budgeted" | "appropriated" | "arrived" | "spent";

/** One end of a flow. */
export interface FlowEnd {
  /** Level of government or institution: `"central"`, `"province"`, `"county"`, `"township hospital"`. */
  readonly tier: string;
  /** Id of the region or institution there. */
  readonly region: string;
}

/** Money that reached a state, all at once or in parts. */
export interface DatedAmount {
  /** In the currency of the flow; below 0 for a correction, which takes back earlier amounts of the same state. */
  readonly amount: Money;
  /** When; needed to tell whether it was in time. */
  readonly date?: IsoDate | undefined;
  /** `true` where money was spent on something else than the flow is for. */
  readonly offPurpose?: boolean | undefined;
}

/**
 * Money on its way from one tier to the next: an edge, not a column.
 *
 * The four states are running totals of the same money, not additions: what is appropriated is part of what
 * was budgeted, what arrived is part of what was appropriated, what is spent is part of what arrived.
 */
export interface FiscalFlow {
  /** Unique within a study. */
  readonly id: string;
  /** Who pays. */
  readonly from: FlowEnd;
  /** Who receives. */
  readonly to: FlowEnd;
  /** What kind of money it is. */
  readonly kind: FlowKind;
  /** What it is for. */
  readonly category?: BudgetCategory | undefined;
  /** Id of the {@link Service} it pays for. */
  readonly service?: string | undefined;
  /** Budget period. */
  readonly period: Period;
  /** ISO 4217 code: `"CNY"`. */
  readonly currency: string;
  /** What reached each state, in parts where it came in parts. A state that is absent is not known. */
  readonly amounts: Readonly<Partial<Record<FlowState, readonly DatedAmount[] | undefined>>>;
  /** What the receiver sent back unspent. */
  readonly returned?: readonly DatedAmount[] | undefined;
  /** What the receiver carried over unspent into a later period, where it is budgeted or appropriated again. */
  readonly carriedOver?: readonly DatedAmount[] | undefined;
  /** Day by which the money has to have arrived. */
  readonly dueDate?: IsoDate | undefined;
  /** Id of the {@link Source}. */
  readonly source?: string | undefined;
}
