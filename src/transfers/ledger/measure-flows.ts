import type { FlowStatistics } from "../../model/results/flow-reports.ts";
import type { Column } from "../columns/column.ts";
import { type Ledger, money, type Network, type Settlement } from "./books.ts";

/** Sums over the flows of each group, from which the statistics of any group follow. */
export interface FlowSums {
  readonly statistics: (group: number) => FlowStatistics;
  readonly budgeted: Column;
  readonly entered: Column;
  /** What arrived of money that is due. */
  readonly paid: Column;
}

const NAMES = [
  "flows",
  "due",
  "arrived",
  "retained",
  "misused",
  "spent",
  "timedDue",
  "inTime",
  "delayed",
  "delayDays",
  "overdue",
  "waiting",
  "waitingDays",
  "kept",
  "spentOfKept",
  "dueArrived",
  "unknown",
  "returned",
  "carriedOver",
  "budgeted",
  "entered",
  "paid",
] as const;

/** Adds up flows by group in one pass; `groupOf` −1 leaves a flow out. */
export function sumFlows(
  ledger: Ledger,
  { root }: Network,
  settled: Settlement,
  groupOf: Int32Array | null,
  groups: number,
): FlowSums {
  const S = Object.fromEntries(NAMES.map((name) => [name, new Float64Array(groups)])) as Record<
    (typeof NAMES)[number],
    Column
  >;
  const { states, isDue, due, delayKnown, early, delayed, delayDays, overdueDays } = ledger;
  for (let i = 0; i < ledger.flows.length; i++) {
    const g = groupOf === null ? 0 : groupOf[i]!;
    if (g < 0) continue;
    const received = settled.received[i]!;
    const owed = due[i]!;
    const reported = !Number.isNaN(states.arrived[i]);
    // Money that was sent and of which no arrival is reported may have come: it is neither in time nor overdue.
    const unknown = reported ? 0 : Math.max(0, Math.min(owed, settled.sent[i]!) - received);
    S.flows[g]!++;
    S.due[g]! += owed;
    S.arrived[g]! += received;
    S.retained[g]! += settled.retained[i]!;
    S.misused[g]! += ledger.misused[i]!;
    S.unknown[g]! += unknown;
    S.dueArrived[g]! += Math.min(received, owed);
    S.returned[g]! += ledger.returned[i]!;
    S.carriedOver[g]! += ledger.carriedOver[i]!;
    if (!Number.isNaN(states.budgeted[i])) S.budgeted[g]! += states.budgeted[i]!;
    if (root[i] === 1) S.entered[g]! += settled.booked[i]!;
    if (isDue[i] === 1) S.paid[g]! += received;
    if (!Number.isNaN(states.spent[i])) {
      S.spent[g]! += states.spent[i]!;
      S.spentOfKept[g]! += states.spent[i]!;
      S.kept[g]! += received - settled.passedOn[i]!;
    }
    if (delayKnown[i] === 1) {
      S.delayed[g]! += delayed[i]!;
      S.delayDays[g]! += delayDays[i]!;
      if (isDue[i] === 1 && owed > 0 && reported) {
        S.timedDue[g]! += owed;
        S.inTime[g]! += Math.min(early[i]!, owed);
      }
    }
    const overdue = Math.max(0, owed - received - unknown);
    S.overdue[g]! += overdue;
    if (overdue > 0 && !Number.isNaN(overdueDays[i])) {
      S.waiting[g]! += overdue;
      S.waitingDays[g]! += overdue * overdueDays[i]!;
    }
  }
  const ratio = (above: Column, below: Column, g: number): number | null =>
    below[g]! > 0 ? above[g]! / below[g]! : null;
  return {
    statistics: (g) => ({
      flows: S.flows[g]!,
      due: money(S.due[g]!, ledger),
      arrived: money(S.arrived[g]!, ledger),
      undisbursed: money(S.retained[g]!, ledger),
      onTimeRate: ratio(S.inTime, S.timedDue, g),
      meanDelayDays: ratio(S.delayDays, S.delayed, g),
      arrivalRate: S.due[g]! - S.unknown[g]! > 0 ? S.dueArrived[g]! / (S.due[g]! - S.unknown[g]!) : null,
      returned: money(S.returned[g]!, ledger),
      carriedOver: money(S.carriedOver[g]!, ledger),
      executionRate: ratio(S.spentOfKept, S.kept, g),
      offPurpose: money(S.misused[g]!, ledger),
      overdue: money(S.overdue[g]!, ledger),
      meanOverdueDays: ratio(S.waitingDays, S.waiting, g),
      spent: money(S.spent[g]!, ledger),
      undisbursedRate: ratio(S.retained, S.arrived, g),
      offPurposeRate: ratio(S.misused, S.spent, g),
    }),
    budgeted: S.budgeted,
    entered: S.entered,
    paid: S.paid,
  };
}
