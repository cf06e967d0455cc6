import { EqualizationError } from "../../errors.ts";
import type { FiscalFlow } from "../../model/fiscal-flow.ts";
import type { IsoDate } from "../../model/period.ts";
import type {
  FlowGroupReport,
  FlowReconciliation,
  MatchingFundsReport,
  UnlinkedFlow,
} from "../../model/results/flow-reports.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { type Ledger, money, type Network, numberer, pairNumberer, type Settlement } from "./books.ts";
import { buildWaterfall } from "./build-waterfall.ts";
import { dateUndated } from "./date-undated.ts";
import { followDeliveries } from "./follow-deliveries.ts";
import { linkFlows } from "./link-flows.ts";
import { sumFlows } from "./measure-flows.ts";
import { type MatchField, readFlows } from "./read-flows.ts";
import { compareStates, settleFlows } from "./settle-flows.ts";

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
  readonly linkBy?: readonly ("kind" | "service" | "category" | "period")[] | undefined;
  /**
   * Decimals of the currency: amounts are counted in whole cents.
   *
   * @defaultValue 2
   */
  readonly decimals?: number | undefined;
}

/**
 * Follows the money from budget to spending: what was due, arrived, arrived in time, was kept on the way, spent, misused.
 *
 * Flows are linked where one arrives and another one of the same money leaves (`linkBy`). With the totals of a place in
 * between: retained = arrived − passed on − spent there. Then, in whole cents,
 *
 * $$ budgeted + unmatched + added - notDue - notAppropriated + beyondBudget - notArrived + beyondSent - retained - returned
 *    - carriedOver - unspent + beyondArrived - notReported - misused = spent $$
 *
 * - **Unit:** the currency of the flows. Ratios: arrival rate = arrived / due, on time = arrived by the due date / due, mean
 *   delay = Σ amount · days late / Σ amount, undisbursed rate = undisbursed / arrived, execution rate = spent / (arrived − passed on),
 *   off-purpose rate = offPurpose / spent.
 * - **Nothing is lost:** a flow whose sender is not known to have received the money is listed in `unlinked` and comes into
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
 *   `cycle` (money of one kind that comes back to where it left), `out_of_domain` (a negative amount, an invalid date,
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
 * books.byTierPair[0]?.arrivalRate; // => 0.9
 * books.byTierPair[0]?.onTimeRate; // => 0.6
 * books.byTierPair[0]?.meanDelayDays; // => 10
 * books.byTierPair[0]?.undisbursed; // => 10
 * books.byTierPair[1]?.executionRate; // => 0.875
 * const bars = books.waterfall.filter((bar) => bar.amount !== 0);
 * bars.map((bar) => bar.id); // => ["budgeted", "not-appropriated", "undisbursed", "unspent", "off-purpose", "spent"]
 * bars.map((bar) => bar.amount); // => [100, -10, -10, -10, -10, 60]
 * ```
 */
export function reconcileFlows(
  flows: readonly FiscalFlow[],
  options: ReconcileFlowsOptions = {},
): FlowReconciliation {
  const where = "reconcileFlows";
  requireOptions(where, options, ["asOf", "linkBy", "decimals"]);
  const { asOf, linkBy = ["kind", "service", "period"], decimals = 2 } = options;
  requireNumber(where, "decimals", decimals, { atLeast: 0, atMost: 6, integer: true });
  if (!Array.isArray(linkBy)) {
    throw new EqualizationError("linkBy must be an array of names of fields", {
      code: "wrong_type",
      where,
      received: linkBy,
    });
  }
  for (const field of linkBy as readonly string[]) {
    requireOneOf(where, "linkBy", field, ["kind", "service", "category", "period"]);
  }
  const recorded = readFlows(flows, 10 ** decimals, asOf, linkBy as readonly MatchField[]);
  const network = linkFlows(recorded);
  const { ledger, heldBack } = dateUndated(recorded, network, asOf);
  compareStates(ledger);
  const settled = settleFlows(ledger, network, heldBack);
  const { bars, delivered } = buildWaterfall(ledger, network, settled);
  const books: Books = { ledger, network, settled };
  return {
    currency: flows[0]!.currency,
    decimals,
    asOf: asOf ?? null,
    total: sumFlows(ledger, network, settled, null, 1).statistics(0),
    ...byEnds(books),
    deliveries: followDeliveries(ledger, network, settled),
    byKind: byField(books, "kind"),
    byCategory: byField(books, "category"),
    byService: byField(books, "service"),
    byPeriod: byField(books, "period").sort((a, b) => (a.group! < b.group! ? -1 : 1)),
    matchingFunds: matchingFunds(books),
    waterfall: bars,
    spentOnPurposeRate: delivered,
    unlinked: unlinkedFlows(books),
    issues: ledger.issues,
  };
}

/** All stages of the computation. */
interface Books {
  readonly ledger: Ledger;
  readonly network: Network;
  readonly settled: Settlement;
}

function byEnds({ ledger, network, settled }: Books): Pick<FlowReconciliation, "byTierPair" | "byRegion"> {
  const { flows } = ledger;
  const tiers = numberer();
  const regions = numberer();
  const hops = pairNumberer();
  const ends = pairNumberer();
  const hopOf = new Int32Array(flows.length);
  const endOf = new Int32Array(flows.length);
  for (let i = 0; i < flows.length; i++) {
    const { from, to } = flows[i]!;
    const tier = tiers.of(to.tier);
    hopOf[i] = hops.of(tiers.of(from.tier), tier);
    endOf[i] = ends.of(tier, regions.of(to.region));
  }
  const ofHops = sumFlows(ledger, network, settled, hopOf, hops.first.length);
  const ofEnds = sumFlows(ledger, network, settled, endOf, ends.first.length);
  return {
    byTierPair: hops.first.map((from, g) => ({
      from: tiers.labels[from]!,
      to: tiers.labels[hops.second[g]!]!,
      ...ofHops.statistics(g),
    })),
    byRegion: ends.first.map((tier, g) => ({
      tier: tiers.labels[tier]!,
      region: regions.labels[ends.second[g]!]!,
      ...ofEnds.statistics(g),
    })),
  };
}

function byField({ ledger, network, settled }: Books, field: MatchField): FlowGroupReport[] {
  // Flows that name none are a group of their own, in the order of the records like any other.
  const known = new Map<string | undefined, number>();
  const names: (string | null)[] = [];
  const groupOf = new Int32Array(ledger.flows.length);
  for (let i = 0; i < groupOf.length; i++) {
    const label = ledger.flows[i]![field];
    const found = known.get(label);
    if (found !== undefined) groupOf[i] = found;
    else {
      groupOf[i] = names.length;
      known.set(label, names.length);
      names.push(label ?? null);
    }
  }
  const sums = sumFlows(ledger, network, settled, groupOf, names.length);
  return names.map((group, g) => ({
    group,
    budgeted: money(sums.budgeted[g]!, ledger),
    totalFunding: money(sums.entered[g]!, ledger),
    ...sums.statistics(g),
  }));
}

function matchingFunds({ ledger, network, settled }: Books): MatchingFundsReport[] {
  const tiers = numberer();
  const groupOf = Int32Array.from(ledger.flows as ArrayLike<FiscalFlow>, ({ kind, from }) =>
    kind === "matching-fund" ? tiers.of(from.tier) : -1,
  );
  const sums = sumFlows(ledger, network, settled, groupOf, tiers.labels.length);
  return tiers.labels.map((tier, g) => {
    const { due, arrivalRate } = sums.statistics(g);
    return { tier, due, paid: money(sums.paid[g]!, ledger), arrivalRate };
  });
}

function unlinkedFlows({ ledger, network, settled }: Books): UnlinkedFlow[] {
  const found: UnlinkedFlow[] = [];
  for (let i = 0; i < network.unmatched.length; i++) {
    const kind = network.unmatched[i]!;
    if (kind === 0) continue;
    const { id, from } = ledger.flows[i]!;
    const reason =
      kind === 1
        ? "no amount is reported"
        : `no record says that ${from.tier} "${from.region}" received the money it passes on`;
    found.push({ id, amount: money(settled.booked[i]!, ledger), reason });
  }
  return found;
}
