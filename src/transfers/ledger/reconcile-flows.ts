import { dayNumber } from "../../calendar/day-number.ts";
import { EqualizationError } from "../../errors.ts";
import type { DatedAmount, FiscalFlow, FlowKind, FlowState } from "../../model/fiscal-flow.ts";
import type { IsoDate } from "../../model/period.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { largestRemainder } from "../../numeric/largest-remainder.ts";

/** Options of {@link reconcileFlows}. */
export interface ReconcileFlowsOptions {
  /**
   * The day the books are read: later money has not come yet, and what is due later is not due. Money without a date counts as
   * moved by then, but for what only later money can have paid for; the issues `undated_…` say of both how much. A budget is for
   * its period and needs no date.
   *
   * @defaultValue everything recorded counts, and everything is due
   */
  readonly asOf?: IsoDate | undefined;
  /**
   * What has to be the same for money that arrives at a place and money that leaves it to be the same money.
   *
   * @defaultValue ["kind", "service", "period"]
   */
  readonly matchBy?: readonly ("kind" | "service" | "category" | "period")[] | undefined;
  /**
   * Decimals of the currency: amounts are counted in whole cents.
   *
   * @defaultValue 2
   */
  readonly decimals?: number | undefined;
}

/** How money fared on some flows: all amounts in the currency, ratios between 0 and 1 where all is well. */
export interface FlowStatistics {
  /** How many flows. */
  readonly flows: number;
  /** What had to arrive by now: the budget (or the appropriation, where no budget is reported) of the flows that are due. */
  readonly due: number;
  /** What arrived. */
  readonly arrived: number;
  /** What arrived, was neither spent nor passed on, where the receiver passes such money on. */
  readonly retained: number;
  /** Share of what was due that arrived by its due date; `null` where no due flow has a due date and dated arrivals. */
  readonly onTimeRatio: number | null;
  /** Days late, weighted by money, of what arrived; early and in time count 0; `null` where it cannot be told. */
  readonly meanDelayDays: number | null;
  /**
   * What arrived of what was due, over what was due, flow by flow: what one flow got beyond its due pays for no other.
   * Money of which no arrival is reported is in neither; `null` if nothing was due, or none of it is known.
   */
  readonly fulfilment: number | null;
  /** What was sent back unspent. */
  readonly returned: number;
  /** What was carried over unspent into a later period. */
  readonly carriedOver: number;
  /** What was spent of what arrived and was not passed on; `null` where no spending is reported. */
  readonly execution: number | null;
  /** What was spent on something else than the flow is for. */
  readonly misused: number;
  /** What is due and has not arrived, flow by flow; money of which no arrival is reported is not counted. */
  readonly overdue: number;
  /** Days since the due date, weighted by money, of what is overdue; `null` without `asOf`, due dates, or anything overdue. */
  readonly meanOverdueDays: number | null;
  /** What was spent, on purpose or off. */
  readonly spent: number;
  /** Retained over what arrived; `null` where nothing arrived. */
  readonly retention: number | null;
  /** Misused over spent; `null` where nothing was spent. */
  readonly misuse: number | null;
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
  readonly setOut: number;
  /** The same at the last hop to the region: what was sent to it. */
  readonly sent: number;
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
  readonly entered: number;
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
  readonly fulfilment: number | null;
}

/** One bar of the waterfall from budget to spending. */
export interface WaterfallBar {
  /** Which bar. */
  readonly id:
    | "budgeted"
    | "unmatched"
    | "added"
    | "not-due"
    | "not-appropriated"
    | "beyond-budget"
    | "not-arrived"
    | "beyond-sent"
    | "retained"
    | "returned"
    | "carried-over"
    | "unspent"
    | "beyond-arrived"
    | "not-reported"
    | "misused"
    | "spent";
  /** What it is, for people. */
  readonly label: string;
  /** Signed: money that comes in above 0, money that is lost on the way below. The last bar is what is left. */
  readonly amount: number;
  /** What is left after this bar. */
  readonly running: number;
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
  readonly code:
    | "appropriated_exceeds_budget"
    | "arrived_exceeds_appropriated"
    | "spent_exceeds_arrived"
    | "passed_on_exceeds_received"
    | "arrival_not_reported"
    | "spending_not_reported"
    | "undated_appropriation"
    | "undated_arrival"
    | "undated_spending"
    | "fractions_of_a_cent";
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
  readonly byHop: readonly TierPairReport[];
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
  readonly matching: readonly MatchingFundsReport[];
  /** From budget to spending; the bars add up to the last one to the cent. */
  readonly waterfall: readonly WaterfallBar[];
  /** Share of the money that came in that was spent on purpose; `null` where none came in. */
  readonly delivered: number | null;
  /** Flows that do not fit the others. */
  readonly unmatched: readonly UnlinkedFlow[];
  /** What cannot be right, or cannot be told. */
  readonly issues: readonly FlowIssue[];
}

/**
 * Follows the money from budget to spending: what was due, arrived, arrived in time, was kept on the way, spent, misused.
 *
 * Flows are linked where one arrives and another one of the same money leaves (`matchBy`). With the totals of a place in
 * between: retained = arrived − passed on − spent there. Then, in whole cents,
 *
 * $$ budgeted + unmatched + added - notDue - notAppropriated + beyondBudget - notArrived + beyondSent - retained - returned
 *    - carriedOver - unspent + beyondArrived - notReported - misused = spent $$
 *
 * - **Unit:** the currency of the flows. Ratios: fulfilment = arrived / due, on time = arrived by the due date / due, mean
 *   delay = Σ amount · days late / Σ amount, retention = retained / arrived, execution = spent / (arrived − passed on),
 *   misuse = misused / spent.
 * - **Nothing is lost:** a flow whose sender is not known to have received the money is listed in `unmatched` and comes into
 *   the waterfall as its own bar; a state that is not reported becomes the bar "not-reported", never a loss or a zero.
 * - Money that a sender has of its own (matching funds, own revenue, debt, social capital, service income) needs no source.
 * - **No netting:** what one flow got beyond its due, its appropriation or its receipts is a bar of its own and pays for no
 *   shortfall of another. Money that is not due yet has its bar, too.
 * - **Corrections** are negative amounts: each takes back the latest earlier amounts of the same state. `returned` and
 *   `carriedOver` of a flow are what its receiver sent back or took along into a later period.
 * - Records that cannot be right (arrived more than appropriated, spent more than arrived, passed on more than received)
 *   are listed in `issues`; the waterfall adds up with them.
 *
 * @throws `EqualizationError` `too_few_observations` (no flow), `mixed_units` (several currencies), `duplicate_id`,
 *   `cycle` (money of one kind that comes back to where it left), `out_of_domain` (a negative amount, a date that is none,
 *   amounts too large to count in cents), `not_finite`, `missing_option` (a flow without sender, receiver, kind, period,
 *   currency or amounts), `unknown_option`, `wrong_type`.
 *
 * @example 100 budgeted, 90 sent and arrived, 80 passed on, 70 spent, 10 of them on something else
 * ```ts
 * import { type FiscalFlow, reconcileFlows } from "equalis";
 * const flows: FiscalFlow[] = [
 *   { id: "a", from: { tier: "central", region: "CN" }, to: { tier: "province", region: "P" },
 *     kind: "specific-transfer", period: "2024", currency: "CNY", dueDate: "2024-06-30",
 *     amounts: {
 *       budgeted: [{ amount: 100 }],
 *       appropriated: [{ amount: 90 }],
 *       arrived: [{ amount: 60, date: "2024-06-20" }, { amount: 30, date: "2024-07-30" }],
 *     } },
 *   { id: "b", from: { tier: "province", region: "P" }, to: { tier: "county", region: "C" },
 *     kind: "specific-transfer", period: "2024", currency: "CNY",
 *     amounts: {
 *       appropriated: [{ amount: 80 }],
 *       arrived: [{ amount: 80 }],
 *       spent: [{ amount: 60 }, { amount: 10, offPurpose: true }],
 *     } },
 * ];
 * const books = reconcileFlows(flows);
 * books.byHop[0]?.fulfilment; // => 0.9
 * books.byHop[0]?.onTimeRatio; // => 0.6
 * books.byHop[0]?.meanDelayDays; // => 10
 * books.byHop[0]?.retained; // => 10
 * books.byHop[1]?.execution; // => 0.875
 * const bars = books.waterfall.filter((bar) => bar.amount !== 0);
 * bars.map((bar) => bar.id); // => ["budgeted", "not-appropriated", "retained", "unspent", "misused", "spent"]
 * bars.map((bar) => bar.amount); // => [100, -10, -10, -10, -10, 60]
 * ```
 */
export function reconcileFlows(
  flows: readonly FiscalFlow[],
  options: ReconcileFlowsOptions = {},
): FlowReconciliation {
  const where = "reconcileFlows";
  requireOptions(where, options, ["asOf", "matchBy", "decimals"]);
  const { asOf, matchBy = ["kind", "service", "period"], decimals = 2 } = options;
  requireNumber(where, "decimals", decimals, { atLeast: 0, atMost: 6, integer: true });
  if (!Array.isArray(matchBy)) {
    throw new EqualizationError("matchBy must be an array of names of fields", {
      code: "wrong_type",
      where,
      received: matchBy,
    });
  }
  for (const field of matchBy as readonly string[]) {
    requireOneOf(where, "matchBy", field, ["kind", "service", "category", "period"]);
  }
  const today = asOf === undefined ? null : requireDay("asOf", asOf);
  const books: Books = { cents: 10 ** decimals, today, issues: [] };
  const ledger = readLedger(flows, books, matchBy as readonly MatchField[]);
  const places = linkPlaces(ledger);
  refuseCycles(ledger, places);
  if (asOf !== undefined) dateUndated(ledger, places, asOf, books);
  for (const entry of ledger) compareStates(entry, books);
  settle(ledger, places, books);

  const measure = (entries: readonly Entry[]): FlowStatistics => measuresOf(entries, books);
  const roots = ledger.filter((entry) => entry.root);
  const sum = (of: (entry: Entry) => number): number => ledger.reduce((total, entry) => total + of(entry), 0);
  const added = [...places.values()].reduce((total, place) => total + place.added, 0);
  const budgeted = roots.reduce((total, entry) => total + (entry.unmatched === "" ? entry.booked : 0), 0);
  const unmatched = roots.reduce((total, entry) => total + (entry.unmatched === "" ? 0 : entry.booked), 0);
  const misused = sum((entry) => entry.misused);
  // What is missing and what is too much are two bars: one flow's surplus pays for no other.
  const unsent = (entry: Entry): number => (entry.root ? entry.booked - entry.sent : 0);
  const open = (entry: Entry): number =>
    entry.isDue ? 0 : Math.max(0, unsent(entry)) + Math.max(0, entry.notArrived);
  const positive = (of: (entry: Entry) => number): number => sum((entry) => Math.max(0, of(entry)));
  const due = (of: (entry: Entry) => number): number => positive((entry) => (entry.isDue ? of(entry) : 0));
  const negative = (of: (entry: Entry) => number): number => sum((entry) => Math.max(0, -of(entry)));
  const bars: readonly (readonly [WaterfallBar["id"], number])[] = [
    ["budgeted", budgeted],
    ["unmatched", unmatched],
    ["added", added],
    ["not-due", -sum(open)],
    ["not-appropriated", -due(unsent)],
    ["beyond-budget", negative(unsent)],
    ["not-arrived", -due((entry) => entry.notArrived)],
    ["beyond-sent", negative((entry) => entry.notArrived)],
    ["retained", -sum((entry) => entry.retained)],
    ["returned", -sum((entry) => entry.returned)],
    ["carried-over", -sum((entry) => entry.carriedOver)],
    ["unspent", -positive((entry) => entry.unspent)],
    ["beyond-arrived", negative((entry) => entry.unspent)],
    ["not-reported", -sum((entry) => entry.notReported)],
    ["misused", -misused],
  ];
  const spent = sum((entry) => entry.spent ?? 0) - misused;
  let running = 0;
  const shown = bars.filter(([id, amount]) => amount !== 0 || !OCCASIONAL.has(id));
  const waterfall: WaterfallBar[] = shown.map(([id, amount]) => {
    running += amount;
    return { id, label: LABELS[id], amount: money(amount, books), running: money(running, books) };
  });
  waterfall.push({
    id: "spent",
    label: LABELS.spent,
    amount: money(spent, books),
    running: money(spent, books),
  });
  const groups = (field: MatchField): FlowGroupReport[] =>
    groupBy(ledger, ({ flow }) => (flow[field] === undefined ? [] : [flow[field]])).map(
      ([[group = null], entries]) => ({
        group,
        budgeted: money(
          entries.reduce((total, entry) => total + (entry.budgeted ?? 0), 0),
          books,
        ),
        entered: money(
          entries.reduce((total, entry) => total + (entry.root ? entry.booked : 0), 0),
          books,
        ),
        ...measure(entries),
      }),
    );
  const owed = ledger.filter((entry) => entry.flow.kind === "matching-fund");
  const cameIn = budgeted + unmatched + added;
  return {
    currency: ledger[0]!.flow.currency,
    decimals,
    asOf: asOf ?? null,
    total: measure(ledger),
    byHop: groupBy(ledger, ({ flow }) => [flow.from.tier, flow.to.tier]).map(([[from, to], entries]) => ({
      from: from!,
      to: to!,
      ...measure(entries),
    })),
    byRegion: groupBy(ledger, ({ flow }) => [flow.to.tier, flow.to.region]).map(
      ([[tier, region], entries]) => ({ tier: tier!, region: region!, ...measure(entries) }),
    ),
    deliveries: deliveriesOf(ledger, places).map((one) => ({
      region: one.region,
      setOut: one.setOut / books.cents,
      sent: money(one.sent, books),
      delivered: money(one.delivered, books),
    })),
    byKind: groups("kind"),
    byCategory: groups("category"),
    byService: groups("service"),
    byPeriod: groups("period").sort((a, b) => (a.group! < b.group! ? -1 : 1)),
    matching: groupBy(owed, ({ flow }) => [flow.from.tier]).map(([[tier], entries]) => {
      const { due, fulfilment } = measure(entries);
      const paid = entries.reduce((total, entry) => total + (entry.isDue ? entry.received : 0), 0);
      return { tier: tier!, due, paid: money(paid, books), fulfilment };
    }),
    waterfall,
    delivered: cameIn > 0 ? spent / cameIn : null,
    unmatched: ledger
      .filter((entry) => entry.unmatched !== "")
      .map((entry) => ({ id: entry.flow.id, amount: money(entry.booked, books), reason: entry.unmatched })),
    issues: books.issues,
  };
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
  unmatched: "Came in without a known source",
  added: "Added on the way",
  "not-due": "Not due yet",
  "not-appropriated": "Not appropriated",
  "beyond-budget": "Appropriated beyond the budget",
  "not-arrived": "Not arrived",
  "beyond-sent": "Arrived beyond what was sent",
  retained: "Kept on the way",
  returned: "Returned unspent",
  "carried-over": "Carried over unspent",
  unspent: "Arrived and not spent",
  "beyond-arrived": "Spent beyond what arrived",
  "not-reported": "Not reported any further",
  misused: "Spent on something else",
  spent: "Spent on purpose",
};

/** Money that a sender has of its own. */
const OWN: ReadonlySet<FlowKind> = new Set<FlowKind>([
  "own-revenue",
  "matching-fund",
  "service-income",
  "social-capital",
  "local-debt",
]);

const STATES: readonly FlowState[] = ["budgeted", "appropriated", "arrived", "spent"];

type MatchField = "kind" | "service" | "category" | "period";

/** What the whole computation shares. */
interface Books {
  readonly cents: number;
  readonly today: number | null;
  readonly issues: FlowIssue[];
}

/** A flow in whole cents. A state that is not reported is `null`. */
interface Entry {
  readonly flow: FiscalFlow;
  readonly sender: string;
  readonly receiver: string;
  readonly budgeted: number | null;
  appropriated: number | null;
  arrived: number | null;
  spent: number | null;
  misused: number;
  /** What each state got after the day the books are read, and what was held back since that pays for it. */
  readonly later: Record<FlowState, number>;
  /** What each state got on a day that is not recorded. */
  readonly undated: Record<FlowState, number>;
  /** The part of the undated spending that is off purpose. */
  undatedMisused: number;
  /** Arrivals with their days late; `null` where there is no due date or an arrival has no date. */
  readonly delays: readonly { readonly amount: number; readonly days: number }[] | null;
  readonly isDue: boolean;
  readonly due: number;
  readonly overdueDays: number | null;
  /** What it is worth before anything happens to it: its earliest reported state. */
  booked: number;
  /** What left the sender. */
  sent: number;
  /** What of a budget passed on has not left yet, since the money for it came later. */
  heldBack: number;
  /** Whether the money begins here. */
  root: boolean;
  unmatched: string;
  /** What arrived, or must have, since it was spent or passed on. */
  received: number;
  passedOn: number;
  notArrived: number;
  retained: number;
  unspent: number;
  notReported: number;
  /** What the receiver sent back, and what it carried over, of what arrived. */
  readonly returned: number;
  readonly carriedOver: number;
}

/** A place where money of one kind arrives and may leave again. */
interface Place {
  readonly incoming: Entry[];
  readonly outgoing: Entry[];
  added: number;
}

function readLedger(flows: readonly FiscalFlow[], books: Books, matchBy: readonly MatchField[]): Entry[] {
  const where = "reconcileFlows";
  if (!Array.isArray(flows)) {
    throw new EqualizationError("flows must be an array", { code: "wrong_type", where, received: flows });
  }
  if (flows.length === 0) {
    throw new EqualizationError("needs at least 1 flow, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const seen = new Set<string>();
  const ledger = (flows as readonly FiscalFlow[]).map((flow, index) => {
    requireFlow(flow, index);
    if (seen.has(flow.id)) {
      throw new EqualizationError(`flow "${flow.id}" is there twice`, {
        code: "duplicate_id",
        where,
        index,
        received: flow.id,
      });
    }
    seen.add(flow.id);
    if (flow.currency !== flows[0]!.currency) {
      throw new EqualizationError(
        `flow "${flow.id}" is in ${flow.currency}, flow "${flows[0]!.id}" in ${flows[0]!.currency}; convert them first`,
        { code: "mixed_units", where, index, received: flow.currency },
      );
    }
    return readEntry(flow, books, matchBy);
  });
  const all = ledger.reduce((total, entry) => total + entry.booked + entry.received, 0);
  if (!(all <= Number.MAX_SAFE_INTEGER / 4)) {
    throw new EqualizationError(
      "the amounts are too large to be counted in cents; use a larger unit of money",
      {
        code: "out_of_domain",
        where,
        received: all,
      },
    );
  }
  return ledger;
}

function requireFlow(flow: FiscalFlow, index: number): void {
  const where = "reconcileFlows";
  const texts: readonly (readonly [string, unknown])[] = [
    ["id", flow?.id],
    ["from.tier", flow?.from?.tier],
    ["from.region", flow?.from?.region],
    ["to.tier", flow?.to?.tier],
    ["to.region", flow?.to?.region],
    ["kind", flow?.kind],
    ["period", flow?.period],
    ["currency", flow?.currency],
  ];
  for (const [field, received] of texts) {
    if (typeof received === "string" && received !== "") continue;
    throw new EqualizationError(`${field} of flow ${index} is required, as text`, {
      code: "missing_option",
      where,
      index,
      received,
    });
  }
  for (const field of ["category", "service"] as const) {
    const received: unknown = flow[field];
    if (received === undefined || typeof received === "string") continue;
    throw new EqualizationError(`${field} of flow "${flow.id}" must be text, or absent`, {
      code: "wrong_type",
      where,
      index,
      received,
    });
  }
  if (typeof flow.amounts !== "object" || flow.amounts === null) {
    throw new EqualizationError(`flow "${flow.id}" needs amounts, by state`, {
      code: "missing_option",
      where,
      index,
      received: flow.amounts,
    });
  }
  requireOptions(where, flow.amounts, STATES);
}

function readEntry(flow: FiscalFlow, books: Books, matchBy: readonly MatchField[]): Entry {
  const parts = (state: FlowState): readonly CountedPart[] | null =>
    countParts(flow, state, flow.amounts[state], books);
  const total = (state: readonly CountedPart[] | null): number | null =>
    state === null ? null : cents(state);
  const counting = (state: readonly CountedPart[] | null): readonly CountedPart[] | null =>
    state === null ? null : state.filter((part) => !part.later);
  const read = {
    budgeted: parts("budgeted"),
    appropriated: parts("appropriated"),
    arrived: parts("arrived"),
    spent: parts("spent"),
  };
  const arrivals = counting(read.arrived);
  const spendings = counting(read.spent);
  const budgeted = total(counting(read.budgeted));
  const appropriated = total(counting(read.appropriated));
  const arrived = total(arrivals);
  const spent = total(spendings);
  const misused = (spendings ?? []).reduce((sum, part) => sum + (part.offPurpose ? part.cents : 0), 0);
  const dueDay = flow.dueDate === undefined ? null : requireDay(`dueDate of flow "${flow.id}"`, flow.dueDate);
  const isDue = books.today === null || dueDay === null || dueDay <= books.today;
  const undated = (arrivals ?? []).filter((part) => part.day === null && part.cents > 0);
  if (books.today === null && dueDay !== null && undated.length > 0) {
    report(
      books,
      "undated_arrival",
      [flow.id],
      cents(undated),
      "arrived on a day that is not recorded, so delay cannot be told",
    );
  }
  const key = matchBy.map((field) => `${field}=${flow[field] ?? ""}`).join("\u0000");
  const booked = budgeted ?? appropriated ?? arrived ?? spent ?? 0;
  const entry: Entry = {
    flow,
    sender: `${flow.from.tier}\u0000${flow.from.region}\u0000${key}`,
    receiver: `${flow.to.tier}\u0000${flow.to.region}\u0000${key}`,
    budgeted,
    appropriated,
    arrived,
    spent,
    misused,
    later: byState((state) => (read[state] ?? []).filter((part) => part.later)),
    undated: byState((state) => (read[state] ?? []).filter((part) => part.day === null)),
    undatedMisused: cents((spendings ?? []).filter((part) => part.day === null && part.offPurpose)),
    delays:
      dueDay === null || undated.length > 0
        ? null
        : (arrivals ?? []).map((part) => ({
            amount: part.cents,
            days: Math.max(0, (part.day ?? dueDay) - dueDay),
          })),
    isDue,
    due: isDue ? (budgeted ?? appropriated ?? 0) : 0,
    overdueDays: books.today === null || dueDay === null ? null : Math.max(0, books.today - dueDay),
    booked,
    sent: 0,
    heldBack: 0,
    root: true,
    unmatched: STATES.some((state) => flow.amounts[state] !== undefined) ? "" : "no amount is reported",
    received: arrived ?? spent ?? 0,
    passedOn: 0,
    notArrived: 0,
    retained: 0,
    unspent: 0,
    notReported: 0,
    returned: unspentPart("returned", flow, books),
    carriedOver: unspentPart("carriedOver", flow, books),
  };
  return entry;
}

const cents = (parts: readonly CountedPart[]): number => parts.reduce((sum, part) => sum + part.cents, 0);

const byState = (of: (state: FlowState) => readonly CountedPart[]): Record<FlowState, number> => ({
  budgeted: cents(of("budgeted")),
  appropriated: cents(of("appropriated")),
  arrived: cents(of("arrived")),
  spent: cents(of("spent")),
});

/** One part of a state in whole cents. */
interface CountedPart {
  cents: number;
  readonly day: number | null;
  readonly offPurpose: boolean;
  /** Whether it came after the day the books are read. */
  readonly later: boolean;
}

/** What the receiver sent back or carried over by the day the books are read. */
function unspentPart(name: "returned" | "carriedOver", flow: FiscalFlow, books: Books): number {
  const parts = countParts(flow, name, flow[name], books);
  return parts === null ? 0 : cents(parts.filter((part) => !part.later));
}

function countParts(
  flow: FiscalFlow,
  state: FlowState | "returned" | "carriedOver",
  list: readonly DatedAmount[] | undefined,
  books: Books,
): readonly CountedPart[] | null {
  const where = "reconcileFlows";
  if (list === undefined) return null;
  if (!Array.isArray(list)) {
    throw new EqualizationError(`${state} of flow "${flow.id}" must be an array of { amount, date? }`, {
      code: "wrong_type",
      where,
      received: list,
    });
  }
  const counted: CountedPart[] = [];
  for (const [k, part] of (list as readonly DatedAmount[]).entries()) {
    if (typeof part?.amount !== "number" || part.amount - part.amount !== 0) {
      requireNumber(where, `${state} amount ${k} of flow "${flow.id}"`, part?.amount);
    }
    const day =
      part.date === undefined
        ? null
        : requireDay(`date of ${state} amount ${k} of flow "${flow.id}"`, part.date);
    const later = books.today !== null && day !== null && day > books.today;
    const exact = part.amount * books.cents;
    const cents = Math.round(exact);
    if (!Number.isSafeInteger(cents)) {
      throw new EqualizationError(
        `${state} amount ${k} of flow "${flow.id}" is too large to be counted in cents; use a larger unit of money`,
        { code: "out_of_domain", where, received: part.amount },
      );
    }
    if (!later && Math.abs(exact - cents) > 1e-6 + Math.abs(exact) * 1e-12) {
      report(
        books,
        "fractions_of_a_cent",
        [flow.id],
        Math.abs(exact - cents),
        `${state} ${part.amount} was rounded to whole cents; raise decimals to keep them`,
      );
    }
    counted.push({ cents, day, offPurpose: part.offPurpose === true, later });
  }
  return counted.some((part) => part.cents < 0) ? corrected(counted, state, flow) : counted;
}

/** Takes each correction off the latest amounts of its state up to its day: of its own purpose first. */
function corrected(parts: readonly CountedPart[], state: string, flow: FiscalFlow): readonly CountedPart[] {
  const left = parts.filter((part) => part.cents > 0).map((part) => ({ ...part }));
  for (const correction of parts) {
    let open = -correction.cents;
    if (open <= 0) continue;
    const day = correction.day ?? Number.POSITIVE_INFINITY;
    const candidates = left
      .filter((part) => part.later === correction.later && (part.day ?? Number.NEGATIVE_INFINITY) <= day)
      .sort(
        (a, b) =>
          Number(b.offPurpose === correction.offPurpose) - Number(a.offPurpose === correction.offPurpose) ||
          (b.day ?? Number.NEGATIVE_INFINITY) - (a.day ?? Number.NEGATIVE_INFINITY),
      );
    // A correction after the day of the books may take back what came before it: it has not happened yet.
    if (correction.later) open = Math.min(open, cents(candidates));
    for (const part of candidates) {
      const taken = Math.min(open, part.cents);
      part.cents -= taken;
      open -= taken;
    }
    if (open > 0) {
      throw new EqualizationError(
        `the corrections of ${state} of flow "${flow.id}" take back more than was recorded before them`,
        { code: "out_of_domain", where: "reconcileFlows", received: correction.cents },
      );
    }
  }
  return left.filter((part) => part.cents > 0);
}

function compareStates(entry: Entry, books: Books): void {
  const { flow, budgeted, appropriated, arrived, spent } = entry;
  const before = appropriated ?? budgeted;
  if (appropriated !== null && budgeted !== null && appropriated > budgeted) {
    report(
      books,
      "appropriated_exceeds_budget",
      [flow.id],
      appropriated - budgeted,
      "appropriated beyond the budget",
    );
  }
  if (arrived !== null && before !== null && arrived > before) {
    report(
      books,
      "arrived_exceeds_appropriated",
      [flow.id],
      arrived - before,
      "arrived beyond what was sent",
    );
  }
  if (arrived !== null && spent !== null && spent > arrived) {
    report(books, "spent_exceeds_arrived", [flow.id], spent - arrived, "spent beyond what arrived");
  }
}

/** Which flows arrive at a place and which leave it, for each money of its own. */
function linkPlaces(ledger: readonly Entry[]): Map<string, Place> {
  const places = new Map<string, Place>();
  const at = (key: string): Place => {
    const known = places.get(key);
    if (known !== undefined) return known;
    const place: Place = { incoming: [], outgoing: [], added: 0 };
    places.set(key, place);
    return place;
  };
  // Tiers that receive money of a kind somewhere: a sender there should have received its own.
  const receiving = new Set<string>();
  for (const entry of ledger) {
    at(entry.receiver).incoming.push(entry);
    at(entry.sender).outgoing.push(entry);
    receiving.add(tierOf(entry.receiver));
  }
  for (const entry of ledger) {
    entry.root = places.get(entry.sender)!.incoming.length === 0;
    if (!entry.root || entry.unmatched !== "" || OWN.has(entry.flow.kind)) continue;
    if (receiving.has(tierOf(entry.sender))) {
      const { tier, region } = entry.flow.from;
      entry.unmatched = `no record says that ${tier} "${region}" received the money it passes on`;
    }
  }
  return places;
}

/** Tier and money, without the region. */
function tierOf(place: string): string {
  const [tier, , ...key] = place.split("\u0000");
  return [tier, ...key].join("\u0000");
}

function refuseCycles(ledger: readonly Entry[], places: ReadonlyMap<string, Place>): void {
  // Takes away places that nothing comes from any more; what cannot be taken away goes round in a circle.
  const open = new Map([...places].map(([key, place]) => [key, place.incoming.length]));
  const free = [...open].filter(([, count]) => count === 0).map(([key]) => key);
  for (let k = 0; k < free.length; k++) {
    for (const { receiver } of places.get(free[k]!)!.outgoing) {
      const left = open.get(receiver)! - 1;
      open.set(receiver, left);
      if (left === 0) free.push(receiver);
    }
  }
  if (free.length === places.size) return;
  // What only hangs on the circle, downstream of it, is taken away in the same way.
  const inCircle = new Set([...open].filter(([, count]) => count > 0).map(([key]) => key));
  for (let before = 0; before !== inCircle.size; ) {
    before = inCircle.size;
    for (const key of inCircle) {
      if (!places.get(key)!.outgoing.some(({ receiver }) => inCircle.has(receiver))) inCircle.delete(key);
    }
  }
  const circle = ledger.filter((entry) => inCircle.has(entry.sender) && inCircle.has(entry.receiver));
  throw new EqualizationError(
    `money goes round in a circle through the flows ${circle.map(({ flow }) => `"${flow.id}"`).join(", ")}`,
    { code: "cycle", where: "reconcileFlows", received: circle.map(({ flow }) => flow.id) },
  );
}

/**
 * Money without a date counts as moved by the day the books are read, but for what only money of a later day can have paid for: nothing
 * is spent before it arrives, nor passed on before it is received. Places are passed from where the money begins.
 */
function dateUndated(
  ledger: readonly Entry[],
  places: ReadonlyMap<string, Place>,
  asOf: IsoDate,
  books: Books,
): void {
  const before = new Map(ledger.map((entry) => [entry, DATED.map((state) => entry[state] ?? 0)]));
  const open = new Map([...places].map(([key, { incoming }]) => [key, incoming.length]));
  const ready = [...open].filter(([, count]) => count === 0).map(([key]) => key);
  for (let k = 0; k < ready.length; k++) {
    const place = places.get(ready[k]!)!;
    holdBackPassage(place);
    for (const entry of place.outgoing) {
      holdBackStates(entry);
      const left = open.get(entry.receiver)! - 1;
      open.set(entry.receiver, left);
      if (left === 0) ready.push(entry.receiver);
    }
  }
  for (const entry of ledger) {
    for (const [k, state] of DATED.entries()) {
      const held = before.get(entry)![k]! - (entry[state] ?? 0);
      const code = UNDATED[state];
      const remedy = "record the day, or leave asOf out";
      const delay = state === "arrived" ? ", so delay cannot be told" : "";
      report(
        books,
        code,
        [entry.flow.id],
        entry.undated[state],
        `${state} on a day that is not recorded${delay}; counted as ${state} by ${asOf}: ${remedy}`,
      );
      report(
        books,
        code,
        [entry.flow.id],
        held,
        `${state} on a day that is not recorded, from money that came after ${asOf}; not counted: ${remedy}`,
      );
    }
  }
}

/** The states that happen on a day; a budget is for its period. */
const DATED = ["appropriated", "arrived", "spent"] as const;

const UNDATED = {
  appropriated: "undated_appropriation",
  arrived: "undated_arrival",
  spent: "undated_spending",
} as const;

/** Holds back what a place passed on, on days not recorded, beyond what it had: as far as later money can have paid for it. */
function holdBackPassage({ incoming, outgoing }: Place): void {
  let later = incoming.reduce((total, entry) => total + entry.later.arrived, 0);
  if (later === 0) return;
  let lacking = outgoing.reduce((total, entry) => total + leaving(entry), 0);
  for (const entry of incoming) {
    // Where arrival is not reported, all that was sent may have come.
    lacking += (entry.spent ?? 0) - (entry.arrived ?? Math.max(entry.received, leaving(entry)));
  }
  // By id, so that the order of the records decides nothing.
  for (const entry of [...outgoing].sort((a, b) => (a.flow.id < b.flow.id ? -1 : 1))) {
    const state = DATED.find((one) => entry[one] !== null);
    const held = Math.min(lacking, later, state === undefined ? entry.booked : entry.undated[state]);
    if (held <= 0) continue;
    if (state === undefined) entry.heldBack = held;
    else holdBack(entry, state, held);
    lacking -= held;
    later -= held;
  }
}

/** Holds back what a flow got, on days not recorded, beyond the state before: as far as that state grew later. */
function holdBackStates(entry: Entry): void {
  let before: FlowState | null = entry.budgeted === null ? null : "budgeted";
  for (const state of DATED) {
    const amount = entry[state];
    if (amount === null) continue;
    if (before !== null) {
      holdBack(entry, state, Math.min(entry.undated[state], amount - entry[before]!, entry.later[before]));
    }
    before = state;
  }
}

function holdBack(entry: Entry, state: (typeof DATED)[number], held: number): void {
  if (held <= 0) return;
  if (state === "spent") {
    // Off purpose or on: in the proportion of what has no date.
    const { undatedMisused } = entry;
    const misused = Math.min(undatedMisused, Math.round(held * (undatedMisused / entry.undated.spent)));
    entry.misused -= misused;
    entry.undatedMisused -= misused;
  }
  entry[state]! -= held;
  entry.undated[state] -= held;
  entry.later[state] += held;
  const { budgeted, appropriated, arrived, spent } = entry;
  entry.booked = budgeted ?? appropriated ?? arrived ?? spent ?? 0;
  entry.received = arrived ?? spent ?? 0;
  // What is due stays due: the due date says so, whatever the day the money was released on.
}

/** What leaves the sender: without an appropriation, a budget leaves its source whole; further down, only what came is known to have left. */
function leaving({ appropriated, arrived, spent, root, booked, heldBack }: Entry): number {
  return (appropriated ?? (root ? booked : (arrived ?? spent ?? booked))) - heldBack;
}

function settle(ledger: readonly Entry[], places: ReadonlyMap<string, Place>, books: Books): void {
  for (const entry of ledger) {
    entry.sent = leaving(entry);
    if (entry.arrived !== null) entry.notArrived = entry.sent - entry.received;
    else entry.notReported = entry.sent - entry.received;
  }
  for (const place of places.values()) {
    if (place.outgoing.length > 0 && place.incoming.length > 0) settlePassage(place, books);
    else for (const entry of place.incoming) settleEnd(entry, books);
  }
}

/** A place that passes money on. */
function settlePassage(place: Place, books: Books): void {
  // By id, not by place in the records, so that their order decides nothing.
  const incoming = [...place.incoming].sort((a, b) => (a.flow.id < b.flow.id ? -1 : 1));
  const passed = place.outgoing.reduce((total, entry) => total + entry.sent, 0);
  const spent = incoming.reduce((total, entry) => total + usedBy(entry), 0);
  let balance = incoming.reduce((total, entry) => total + entry.received, 0) - passed - spent;
  // Money passed on must have arrived, even if nobody reported it.
  for (const entry of incoming) {
    if (entry.arrived !== null) continue;
    report(
      books,
      "arrival_not_reported",
      [entry.flow.id],
      entry.notReported,
      "whether it arrived is not reported",
    );
    const inferred = Math.max(0, Math.min(-balance, entry.notReported));
    entry.received += inferred;
    entry.notReported -= inferred;
    balance += inferred;
  }
  if (balance < 0) {
    place.added = -balance;
    report(
      books,
      "passed_on_exceeds_received",
      place.outgoing.map(({ flow }) => flow.id),
      -balance,
      "passed on beyond what was received",
    );
  }
  // Each flow that came in carries its part of what went out, in whole cents.
  const rooms = incoming.map((entry) => Math.max(0, entry.received - usedBy(entry)));
  const room = rooms.reduce((a, b) => a + b, 0);
  const carried = Math.min(passed, room);
  const shares =
    room === 0
      ? rooms
      : largestRemainder(
          rooms.map((one) => (carried * one) / room),
          carried,
        );
  for (const [k, entry] of incoming.entries()) {
    entry.passedOn = shares[k]!;
    entry.retained = entry.received - usedBy(entry) - shares[k]!;
  }
  // Spent beyond received by one of several flows, made up by the others: the place as a whole decides.
  const retained = incoming.reduce((total, entry) => total + entry.retained, 0);
  const owed = Math.max(0, balance);
  if (retained !== owed) incoming[0]!.retained += owed - retained;
}

/** What was spent, sent back or carried over where it arrived. */
function usedBy({ spent, returned, carriedOver }: Entry): number {
  return (spent ?? 0) + returned + carriedOver;
}

/** A place where the money ends. */
function settleEnd(entry: Entry, books: Books): void {
  if (entry.spent !== null) {
    entry.unspent = entry.received - usedBy(entry);
    if (entry.arrived !== null) return;
  } else if (entry.arrived !== null) {
    entry.notReported = entry.received - usedBy(entry);
    report(
      books,
      "spending_not_reported",
      [entry.flow.id],
      entry.notReported,
      "how it was spent is not reported",
    );
    return;
  }
  report(
    books,
    "arrival_not_reported",
    [entry.flow.id],
    entry.notReported,
    "whether it arrived is not reported",
  );
}

/** What becomes of the money on its whole way, by region that receives, in cents and in the order of the records. */
function deliveriesOf(
  ledger: readonly Entry[],
  places: ReadonlyMap<string, Place>,
): readonly RegionDelivery[] {
  // What a flow stands for at its own hop: a budget where the money begins, further down what was sent; the same part of it as
  // is known to have arrived, where arrival is not reported.
  const sentBy = ({ root, booked, sent, arrived, received, isDue }: Entry): number => {
    if (!isDue) return received;
    const full = root ? booked : sent;
    return arrived === null && sent > 0 ? full * (received / sent) : full;
  };
  const well = ({ received, retained, misused }: Entry): number => received - retained - misused;
  const setOuts = new Map<Entry, number>();
  // From where money begins, place after place: a place is passed when all that comes to it is known.
  const open = new Map([...places].map(([key, { incoming }]) => [key, incoming.length]));
  const ready = [...open].filter(([, count]) => count === 0).map(([key]) => key);
  for (let k = 0; k < ready.length; k++) {
    const { incoming, outgoing, added } = places.get(ready[k]!)!;
    const through = incoming.reduce((total, entry) => total + well(entry), added);
    const setOut = incoming.reduce((total, entry) => total + setOuts.get(entry)!, added);
    const lost = incoming.length === 0 ? 0 : Math.max(0, setOut - through);
    // Who was budgeted more than was sent has lost first; the rest is lost by all alike.
    const unmet = outgoing.map((entry) => (entry.isDue ? Math.max(0, entry.booked - entry.sent) : 0));
    const claims = unmet.reduce((a, b) => a + b, 0);
    const claimed = Math.min(lost, claims);
    for (const [i, entry] of outgoing.entries()) {
      const sent = sentBy(entry);
      setOuts.set(
        entry,
        sent +
          (claims > 0 ? claimed * (unmet[i]! / claims) : 0) +
          (through > 0 ? (lost - claimed) * (sent / through) : 0),
      );
      const left = open.get(entry.receiver)! - 1;
      open.set(entry.receiver, left);
      if (left === 0) ready.push(entry.receiver);
    }
  }
  return groupBy(ledger, ({ flow }) => [flow.to.region]).map(([[region], entries]) => {
    let [setOut, sent, delivered] = [0, 0, 0];
    for (const entry of entries) {
      delivered += well(entry);
      if (!entry.root && entry.flow.from.region === region) {
        // From one account of the region to another: what left the first one is no second delivery.
        delivered -= entry.sent;
        continue;
      }
      setOut += setOuts.get(entry)!;
      sent += sentBy(entry);
    }
    for (const key of new Set(entries.map(({ receiver }) => receiver))) {
      const { added } = places.get(key)!;
      setOut += added;
      sent += added;
      delivered += added;
    }
    return { region: region!, setOut, sent, delivered };
  });
}

function measuresOf(entries: readonly Entry[], books: Books): FlowStatistics {
  const sum = (of: (entry: Entry) => number): number =>
    entries.reduce((total, entry) => total + of(entry), 0);
  const due = sum((entry) => entry.due);
  const arrived = sum((entry) => entry.received);
  const retained = sum((entry) => entry.retained);
  const misused = sum((entry) => entry.misused);
  const spent = sum((entry) => entry.spent ?? 0);
  const timed = entries.filter(
    (entry) => entry.isDue && entry.due > 0 && entry.delays !== null && entry.arrived !== null,
  );
  const timedDue = timed.reduce((total, entry) => total + entry.due, 0);
  const inTime = timed.reduce((total, entry) => {
    const early = entry.delays!.reduce((some, part) => some + (part.days === 0 ? part.amount : 0), 0);
    return total + Math.min(early, entry.due);
  }, 0);
  const parts = entries.flatMap((entry) => entry.delays ?? []);
  // Money that was sent and of which no arrival is reported may have come: it is neither in time nor overdue.
  const unknown = (entry: Entry): number =>
    entry.arrived === null ? Math.max(0, Math.min(entry.due, entry.sent) - entry.received) : 0;
  const overdue = (entry: Entry): number => Math.max(0, entry.due - entry.received - unknown(entry));
  const waiting = entries.filter((entry) => entry.overdueDays !== null && overdue(entry) > 0);
  const reported = entries.filter((entry) => entry.spent !== null);
  const kept = reported.reduce((total, entry) => total + entry.received - entry.passedOn, 0);
  const dueArrived = sum((entry) => Math.min(entry.received, entry.due));
  const dueKnown = due - sum(unknown);
  return {
    flows: entries.length,
    due: money(due, books),
    arrived: money(arrived, books),
    retained: money(retained, books),
    onTimeRatio: timedDue > 0 ? inTime / timedDue : null,
    meanDelayDays: weightedDays(parts),
    fulfilment: dueKnown > 0 ? dueArrived / dueKnown : null,
    returned: money(
      sum((entry) => entry.returned),
      books,
    ),
    carriedOver: money(
      sum((entry) => entry.carriedOver),
      books,
    ),
    execution: kept > 0 ? reported.reduce((total, entry) => total + entry.spent!, 0) / kept : null,
    misused: money(misused, books),
    overdue: money(sum(overdue), books),
    meanOverdueDays: weightedDays(
      waiting.map((entry) => ({ amount: overdue(entry), days: entry.overdueDays! })),
    ),
    spent: money(spent, books),
    retention: arrived > 0 ? retained / arrived : null,
    misuse: spent > 0 ? misused / spent : null,
  };
}

function weightedDays(parts: readonly { readonly amount: number; readonly days: number }[]): number | null {
  let amount = 0;
  let days = 0;
  for (const part of parts) {
    amount += part.amount;
    days += part.amount * part.days;
  }
  return amount > 0 ? days / amount : null;
}

function groupBy(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => readonly string[],
): (readonly [readonly string[], readonly Entry[]])[] {
  const groups = new Map<string, [readonly string[], Entry[]]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const id = key.join("\u0000");
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [key, [entry]]);
    else group[1].push(entry);
  }
  return [...groups.values()];
}

function report(
  books: Books,
  code: FlowIssue["code"],
  flows: readonly string[],
  cents: number,
  message: string,
): void {
  if (cents > 0) books.issues.push({ code, flows, amount: cents / books.cents, message });
}

function money(cents: number, books: Books): number {
  // No minus sign before nothing.
  return cents === 0 ? 0 : cents / books.cents;
}

function requireDay(noun: string, date: IsoDate): number {
  const day = dayNumber(date);
  if (!Number.isNaN(day)) return day;
  throw new EqualizationError(`${noun} is ${formatReceived(date)}; write it as "2024-06-30"`, {
    code: typeof date === "string" ? "out_of_domain" : "wrong_type",
    where: "reconcileFlows",
    received: date,
  });
}
