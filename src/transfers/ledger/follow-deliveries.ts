import type { RegionDelivery } from "../../model/results/flow-reports.ts";
import type { Column } from "../columns/column.ts";
import { type Ledger, money, type Network, numberer, type Settlement } from "./books.ts";

/** What becomes of the money on its whole way, by region that receives, in the order of the records. */
export function followDeliveries(ledger: Ledger, network: Network, settled: Settlement): RegionDelivery[] {
  const { flows, receiver, misused } = ledger;
  const { received, retained, added } = settled;
  const n = flows.length;
  const sent = new Float64Array(n);
  for (let i = 0; i < n; i++) sent[i] = sentBy(ledger, network, settled, i);
  const setOuts = followSetOuts(ledger, network, settled, sent);
  const regions = numberer();
  const sums: { originated: number; disbursed: number; delivered: number }[] = [];
  const places = new Set<number>();
  const regionOfPlace: number[] = [];
  for (let i = 0; i < n; i++) {
    const { from, to } = flows[i]!;
    const r = regions.of(to.region);
    if (r === sums.length) sums.push({ originated: 0, disbursed: 0, delivered: 0 });
    const sum = sums[r]!;
    if (!places.has(receiver[i]!)) {
      places.add(receiver[i]!);
      regionOfPlace[receiver[i]!] = r;
    }
    sum.delivered += received[i]! - retained[i]! - misused[i]!;
    if (network.root[i] !== 1 && from.region === to.region) {
      // From one account of the region to another: what left the first one is no second delivery.
      sum.delivered -= settled.sent[i]!;
      continue;
    }
    sum.originated += setOuts[i]!;
    sum.disbursed += sent[i]!;
  }
  for (const place of places) {
    const sum = sums[regionOfPlace[place]!]!;
    sum.originated += added[place]!;
    sum.disbursed += added[place]!;
    sum.delivered += added[place]!;
  }
  return sums.map((sum, r) => ({
    region: regions.labels[r]!,
    originated: sum.originated / ledger.cents,
    disbursed: money(sum.disbursed, ledger),
    delivered: money(sum.delivered, ledger),
  }));
}

/**
 * What a flow stands for at its own hop: a budget where the money begins, further down what was sent; the same part of it as
 * is known to have arrived, where arrival is not reported.
 */
function sentBy({ states, isDue }: Ledger, { root }: Network, settled: Settlement, i: number): number {
  const { booked, sent, received } = settled;
  if (isDue[i] !== 1) return received[i]!;
  const full = root[i] === 1 ? booked[i]! : sent[i]!;
  return Number.isNaN(states.arrived[i]) && sent[i]! > 0 ? full * (received[i]! / sent[i]!) : full;
}

/** What each flow stands for where its money began: losses on earlier hops included. */
function followSetOuts(ledger: Ledger, network: Network, settled: Settlement, sentOf: Column): Column {
  const { isDue, misused } = ledger;
  const { incoming, outgoing, incomingStarts, outgoingStarts, order } = network;
  const { received, retained, booked, sent, added } = settled;
  const setOuts = new Float64Array(sentOf.length);
  for (const p of order) {
    const into = incoming.subarray(incomingStarts[p]!, incomingStarts[p + 1]!);
    const out = outgoing.subarray(outgoingStarts[p]!, outgoingStarts[p + 1]!);
    let through = added[p]!;
    let originated = added[p]!;
    for (const i of into) {
      through += received[i]! - retained[i]! - misused[i]!;
      originated += setOuts[i]!;
    }
    const lost = into.length === 0 ? 0 : Math.max(0, originated - through);
    // Who was budgeted more than was sent has lost first; the rest is lost by all alike.
    const unmet = (i: number): number => (isDue[i] === 1 ? Math.max(0, booked[i]! - sent[i]!) : 0);
    let claims = 0;
    for (const i of out) claims += unmet(i);
    const claimed = Math.min(lost, claims);
    for (const i of out) {
      setOuts[i] =
        sentOf[i]! +
        (claims > 0 ? claimed * (unmet(i) / claims) : 0) +
        (through > 0 ? (lost - claimed) * (sentOf[i]! / through) : 0);
    }
  }
  return setOuts;
}
