import type { IsoDate, Period } from "../period.ts";
import type {
  FlowGroupReport,
  FlowIssue,
  FlowStatistics,
  MatchingFundsReport,
  RegionFlowReport,
  TierPairReport,
  UnlinkedFlow,
  WaterfallBar,
} from "./flow-reports.ts";
import type { ResultMetadata } from "./result-metadata.ts";

/** Amounts over heads. */
export interface PerHeadMoney {
  /** People of the receivers; `null` where it is not known for each of them. */
  readonly population: number | null;
  /** What had to arrive by now, per head; `null` without a population. */
  readonly duePerHead: number | null;
  /** What arrived, per head; `null` without a population. */
  readonly arrivedPerHead: number | null;
  /** What was spent, on purpose or off, per head; `null` without a population. */
  readonly spentPerHead: number | null;
}

/** Everything that one region or institution receives, with its name and people. */
export interface ReconciliationRegion extends RegionFlowReport, PerHeadMoney {
  /** Display name. */
  readonly name: string;
}

/** One hop from tier to tier, with the receivers. */
export interface ReconciliationTierPair extends TierPairReport, PerHeadMoney {
  /** Ids of the regions that receive on this hop, in the order of the study. */
  readonly receivers: readonly string[];
}

/** The flows of one kind, category, service or period. */
export interface ReconciliationSplit extends FlowGroupReport {
  /** Display name; "not stated" where the flows do not say. */
  readonly name: string;
}

/** A flow that does not fit the others, with its ends. */
export interface ReconciliationUnlinkedFlow extends UnlinkedFlow {
  /** Who pays, for people. */
  readonly from: string;
  /** Who receives, for people. */
  readonly to: string;
}

/** What {@link reconcile} finds. */
export interface ReconciliationResult extends ResultMetadata {
  /** Tells this result from others. */
  readonly kind: "reconciliation";
  /** ISO 4217 code of every amount. */
  readonly currency: string;
  /** Budget periods of the flows that entered, ascending. */
  readonly periods: readonly Period[];
  /** The day the books were read; `null` where everything counted. */
  readonly asOf: IsoDate | null;
  /** What links money that arrives at a place with money that leaves it. */
  readonly linkBy: readonly string[];
  /** Flows that entered. */
  readonly flows: number;
  /** Share of the money that came in that was spent on purpose; `null` where none came in. */
  readonly value: number | null;
  /** A share between 0 and 1. */
  readonly unit: "share";
  /** How the value came about, in words. */
  readonly method: string;
  /**
   * Money that entered from outside, each amount once: the budgets at the first hop, what came in without a known source, and what
   * was added on the way. The shares of the `value` and of the waterfall are over this.
   */
  readonly totalFunding: number;
  /**
   * All flows together. **Amounts count at every hop they take**: 1,000 that a province passes on to a county are due twice, 2,000.
   * What entered is in `totalFunding`.
   */
  readonly total: FlowStatistics;
  /** By receiver, in the order of the study. */
  readonly byRegion: readonly ReconciliationRegion[];
  /** By pair of tiers, in the order of the records. */
  readonly byTierPair: readonly ReconciliationTierPair[];
  /** By kind of money. */
  readonly byKind: readonly ReconciliationSplit[];
  /** By budget category. */
  readonly byCategory: readonly ReconciliationSplit[];
  /** By service. */
  readonly byService: readonly ReconciliationSplit[];
  /** By budget period. */
  readonly byPeriod: readonly ReconciliationSplit[];
  /** From budget to spending; the bars add up to the last one to the cent. */
  readonly waterfall: readonly WaterfallBar[];
  /** Flows that do not fit the others; they are in the waterfall all the same. */
  readonly unlinked: readonly ReconciliationUnlinkedFlow[];
  /** Matching funds, by the tier that owes them. */
  readonly matchingFunds: readonly MatchingFundsReport[];
  /** What cannot be right in the records, or cannot be told. */
  readonly issues: readonly FlowIssue[];
}
