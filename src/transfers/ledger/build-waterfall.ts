import type { WaterfallBar } from "../../model/results/flow-reports.ts";
import { type Ledger, money, type Network, type Settlement } from "./books.ts";

/** The bars from budget to spending, and the money they are shares of. */
export interface Waterfall {
  readonly bars: WaterfallBar[];
  /** Share of the money that came in that was spent on purpose; `null` if none came in. */
  readonly delivered: number | null;
}

/** What is missing and what is too much are two bars: one flow's surplus pays for no other. */
export function buildWaterfall(ledger: Ledger, network: Network, settled: Settlement): Waterfall {
  const total: Record<WaterfallBar["id"], number> = {
    budgeted: 0,
    unlinked: 0,
    added: settled.added.reduce((a, b) => a + b, 0),
    "not-due": 0,
    "not-appropriated": 0,
    "beyond-budget": 0,
    "not-arrived": 0,
    "beyond-sent": 0,
    undisbursed: 0,
    returned: 0,
    "carried-over": 0,
    unspent: 0,
    "beyond-arrived": 0,
    "not-reported": 0,
    "off-purpose": 0,
    spent: 0,
  };
  for (let i = 0; i < ledger.flows.length; i++) {
    const booked = settled.booked[i]!;
    const isRoot = network.root[i] === 1;
    const isDue = ledger.isDue[i] === 1;
    if (isRoot) total[network.unmatched[i] === 0 ? "budgeted" : "unlinked"] += booked;
    const unsent = isRoot ? booked - settled.sent[i]! : 0;
    const missing = settled.notArrived[i]!;
    total[isDue ? "not-appropriated" : "not-due"] -= Math.max(0, unsent);
    total["beyond-budget"] += Math.max(0, -unsent);
    total[isDue ? "not-arrived" : "not-due"] -= Math.max(0, missing);
    total["beyond-sent"] += Math.max(0, -missing);
    total.undisbursed -= settled.retained[i]!;
    total.returned -= ledger.returned[i]!;
    total["carried-over"] -= ledger.carriedOver[i]!;
    total.unspent -= Math.max(0, settled.unspent[i]!);
    total["beyond-arrived"] += Math.max(0, -settled.unspent[i]!);
    total["not-reported"] -= settled.notReported[i]!;
    total["off-purpose"] -= ledger.misused[i]!;
    if (!Number.isNaN(ledger.states.spent[i])) total.spent += ledger.states.spent[i]! - ledger.misused[i]!;
    else total.spent -= ledger.misused[i]!;
  }
  const { spent, ...lost } = total;
  let running = 0;
  const bars: WaterfallBar[] = [];
  for (const [id, amount] of Object.entries(lost) as [WaterfallBar["id"], number][]) {
    running += amount;
    if (amount === 0 && OCCASIONAL.has(id)) continue;
    bars.push({ id, label: LABELS[id], amount: money(amount, ledger), balance: money(running, ledger) });
  }
  bars.push({
    id: "spent",
    label: LABELS.spent,
    amount: money(spent, ledger),
    balance: money(spent, ledger),
  });
  const cameIn = total.budgeted + total.unlinked + total.added;
  return { bars, delivered: cameIn > 0 ? spent / cameIn : null };
}

/** Bars that are left out where they are 0. */
const OCCASIONAL: ReadonlySet<WaterfallBar["id"]> = new Set<WaterfallBar["id"]>([
  "not-due",
  "beyond-budget",
  "beyond-sent",
  "returned",
  "carried-over",
  "beyond-arrived",
]);

const LABELS: Readonly<Record<WaterfallBar["id"], string>> = {
  budgeted: "Budgeted",
  unlinked: "Came in without a known source",
  added: "Added on the way",
  "not-due": "Not due yet",
  "not-appropriated": "Not appropriated",
  "beyond-budget": "Appropriated beyond the budget",
  "not-arrived": "Not arrived",
  "beyond-sent": "Arrived beyond what was sent",
  undisbursed: "Kept on the way",
  returned: "Returned unspent",
  "carried-over": "Carried over unspent",
  unspent: "Arrived and not spent",
  "beyond-arrived": "Spent beyond what arrived",
  "not-reported": "Not reported any further",
  "off-purpose": "Spent on something else",
  spent: "Spent on purpose",
};
