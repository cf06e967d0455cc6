import type { IsoDate } from "../period.ts";
import type { FlowIssueCode } from "./notice.ts";

/** How money fared on some flows: all amounts in the currency, ratios between 0 and 1 where all is well. */
export interface FlowStatistics {
  /** How many flows. */
  readonly flows: number;
  /** What had to arrive by now: the budget (or the appropriation, where no budget is reported) of the flows that are due. */
  readonly due: number;
  /** What arrived. */
  readonly arrived: number;
  /** What arrived, was neither spent nor passed on, where the receiver passes such money on. */
  readonly undisbursed: number;
  /** Share of what was due that arrived by its due date; `null` where no due flow has a due date and dated arrivals. */
  readonly onTimeRate: number | null;
  /** Days late, weighted by money, of what arrived; early and in time count 0; `null` where it cannot be told. */
  readonly meanDelayDays: number | null;
  /**
   * What arrived of what was due, over what was due, flow by flow: what one flow got beyond its due pays for no other.
   * Money of which no arrival is reported is in neither; `null` if nothing was due, or none of it is known.
   */
  readonly arrivalRate: number | null;
  /** What was sent back unspent. */
  readonly returned: number;
  /** What was carried over unspent into a later period. */
  readonly carriedOver: number;
  /** What was spent of what arrived and was not passed on; `null` where no spending is reported. */
  readonly executionRate: number | null;
  /** What was spent on something else than the flow is for. */
  readonly offPurpose: number;
  /** What is due and has not arrived, flow by flow; money of which no arrival is reported is not counted. */
  readonly overdue: number;
  /** Days since the due date, weighted by money, of what is overdue; `null` without `asOf`, due dates, or anything overdue. */
  readonly meanOverdueDays: number | null;
  /** What was spent, on purpose or off. */
  readonly spent: number;
  /** Retained over what arrived; `null` where nothing arrived. */
  readonly undisbursedRate: number | null;
  /** Misused over spent; `null` where nothing was spent. */
  readonly offPurposeRate: number | null;
}

/** One hop: all flows from one tier to another. */
export interface TierPairReport extends FlowStatistics {
  /** Tier that pays. */
  readonly from: string;
  /** Tier that receives. */
  readonly to: string;
}

/** Everything that one region or institution receives. */
export interface RegionFlowReport extends FlowStatistics {
  /** Its tier. */
  readonly tier: string;
  /** Its id. */
  readonly region: string;
}

/** What becomes of the money that sets out for one region, over all hops that it takes. */
export interface RegionDelivery {
  /** Id of the region or institution, whatever its tiers. */
  readonly region: string;
  /** Money that set out for it, as much as it was where it began: what was lost on earlier hops included. */
  readonly originated: number;
  /** The same at the last hop to the region: what was sent to it. */
  readonly disbursed: number;
  /** What arrived there, was neither kept where it should have been passed on nor spent on something else. */
  readonly delivered: number;
}

/** All flows that say the same of themselves: one kind, one category, one service or one period. */
export interface FlowGroupReport extends FlowStatistics {
  /** The kind, category, id of the service, or period; `null` where the flows name none. */
  readonly group: string | null;
  /** What was budgeted, whether due or not, where it is reported. */
  readonly budgeted: number;
  /** What entered the books with these flows: each amount once, at the first hop on which it is seen. */
  readonly totalFunding: number;
}

/** Matching funds that one tier owes. */
export interface MatchingFundsReport {
  /** Tier that pays. */
  readonly tier: string;
  /** What it had to pay by now. */
  readonly due: number;
  /** What arrived of it. */
  readonly paid: number;
  /** Paid over due; `null` where nothing was due. */
  readonly arrivalRate: number | null;
}

/** One bar of the waterfall from budget to spending. */
export interface WaterfallBar {
  /** Which bar. */
  readonly id:
    | "budgeted"
    | "unlinked"
    | "added"
    | "not-due"
    | "not-appropriated"
    | "beyond-budget"
    | "not-arrived"
    | "beyond-sent"
    | "undisbursed"
    | "returned"
    | "carried-over"
    | "unspent"
    | "beyond-arrived"
    | "not-reported"
    | "off-purpose"
    | "spent";
  /** What it is, for people. */
  readonly label: string;
  /** Signed: money that comes in above 0, money that is lost on the way below. The last bar is what is left. */
  readonly amount: number;
  /** What is left after this bar. */
  readonly balance: number;
}

/** A flow that does not fit the others. It is in the waterfall all the same, so that nothing is lost. */
export interface UnlinkedFlow {
  /** Id of the flow. */
  readonly id: string;
  /** What it brings into the waterfall. */
  readonly amount: number;
  /** Why it does not fit. */
  readonly reason: string;
}

/** Something in the records that cannot be right, or cannot be told. */
export interface FlowIssue {
  /** Which kind, for programs. */
  readonly code: FlowIssueCode;
  /** Ids of the flows concerned. */
  readonly flows: readonly string[];
  /** The money concerned. */
  readonly amount: number;
  /** What is wrong, for people. */
  readonly message: string;
}

/** The money, followed from budget to spending. */
export interface FlowReconciliation {
  /** ISO 4217 code of every amount. */
  readonly currency: string;
  /** Decimals counted. */
  readonly decimals: number;
  /** The day the books were read; `null` where everything counted. */
  readonly asOf: IsoDate | null;
  /** All flows together. */
  readonly total: FlowStatistics;
  /** By pair of tiers, in the order of the records. */
  readonly byTierPair: readonly TierPairReport[];
  /** By receiver, in the order of the records. */
  readonly byRegion: readonly RegionFlowReport[];
  /**
   * What becomes of the money on its whole way to each region: each loss counts once, at the hop where it happens. Money whose
   * arrival is not reported, or that is not due, is left out.
   */
  readonly deliveries: readonly RegionDelivery[];
  /** By kind of money, in the order of the records. Amounts count at every hop they take, as in `total`. */
  readonly byKind: readonly FlowGroupReport[];
  /** By budget category, in the order of the records. */
  readonly byCategory: readonly FlowGroupReport[];
  /** By service, in the order of the records. */
  readonly byService: readonly FlowGroupReport[];
  /** By budget period, ascending. */
  readonly byPeriod: readonly FlowGroupReport[];
  /** Matching funds, by the tier that owes them. */
  readonly matchingFunds: readonly MatchingFundsReport[];
  /** From budget to spending; the bars add up to the last one to the cent. */
  readonly waterfall: readonly WaterfallBar[];
  /** Share of the money that came in that was spent on purpose; `null` where none came in. */
  readonly spentOnPurposeRate: number | null;
  /** Flows that do not fit the others. */
  readonly unlinked: readonly UnlinkedFlow[];
  /** What cannot be right, or cannot be told. */
  readonly issues: readonly FlowIssue[];
}
