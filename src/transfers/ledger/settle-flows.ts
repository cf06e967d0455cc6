import { largestRemainder } from "../../numeric/largest-remainder.ts";
import type { Column } from "../columns/column.ts";
import { columnMaker, firstOf, type Ledger, type Network, report, type Settlement } from "./books.ts";

/** What leaves the sender: without an appropriation, a budget leaves its source whole; further down, only what came is known to have left. */
export function leaving({ states }: Ledger, root: Uint8Array, heldBack: Column, i: number): number {
  const { budgeted, appropriated, arrived, spent } = states;
  const booked = firstOf(budgeted[i]!, appropriated[i]!, arrived[i]!, spent[i]!);
  const left =
    root[i] === 1
      ? firstOf(appropriated[i]!, booked)
      : firstOf(appropriated[i]!, arrived[i]!, spent[i]!, booked);
  return left - heldBack[i]!;
}

/** Compares the states of each flow; more of a later one than of an earlier one cannot be right. */
export function compareStates(ledger: Ledger): void {
  const { flows, states } = ledger;
  for (let i = 0; i < flows.length; i++) {
    const budgeted = states.budgeted[i]!;
    const appropriated = states.appropriated[i]!;
    const arrived = states.arrived[i]!;
    const before = Number.isNaN(appropriated) ? budgeted : appropriated;
    const spent = states.spent[i]!;
    // A comparison with NaN, a state that is not reported, is false.
    if (!(appropriated > budgeted || arrived > before || spent > arrived)) continue;
    const flow = [flows[i]!.id];
    const appropriatedBeyond = appropriated - budgeted;
    const arrivedBeyond = arrived - before;
    const spentBeyond = spent - arrived;
    if (appropriatedBeyond > 0) {
      report(
        ledger,
        "appropriated_exceeds_budget",
        flow,
        appropriatedBeyond,
        "appropriated beyond the budget",
      );
    }
    if (arrivedBeyond > 0) {
      report(ledger, "arrived_exceeds_appropriated", flow, arrivedBeyond, "arrived beyond what was sent");
    }
    if (spentBeyond > 0) {
      report(ledger, "spent_exceeds_arrived", flow, spentBeyond, "spent beyond what arrived");
    }
  }
}

/** What became of each flow: at places that pass money on, and where it ends. */
export function settleFlows(ledger: Ledger, network: Network, heldBack: Column): Settlement {
  const { flows, states, places } = ledger;
  const n = flows.length;
  const column = columnMaker(n, 8);
  const settled: Settlement = {
    booked: column(),
    sent: column(),
    received: column(),
    passedOn: column(),
    notArrived: column(),
    retained: column(),
    unspent: column(),
    notReported: column(),
    added: new Float64Array(places.count),
  };
  const { budgeted, appropriated, arrived, spent } = states;
  for (let i = 0; i < n; i++) {
    settled.booked[i] = firstOf(budgeted[i]!, appropriated[i]!, arrived[i]!, spent[i]!);
    settled.received[i] = firstOf(arrived[i]!, spent[i]!);
    settled.sent[i] = leaving(ledger, network.root, heldBack, i);
    const missing = settled.sent[i]! - settled.received[i]!;
    if (Number.isNaN(arrived[i])) settled.notReported[i] = missing;
    else settled.notArrived[i] = missing;
  }
  const { incoming, outgoing, incomingStarts, outgoingStarts } = network;
  for (let p = 0; p < places.count; p++) {
    const into = incoming.subarray(incomingStarts[p]!, incomingStarts[p + 1]!);
    const out = outgoing.subarray(outgoingStarts[p]!, outgoingStarts[p + 1]!);
    if (into.length > 0 && out.length > 0) settlePassage(ledger, settled, p, into, out);
    else for (const i of into) settleEnd(ledger, settled, i);
  }
  return settled;
}

/** What was spent, sent back or carried over where it arrived. */
function usedBy({ states, returned, carriedOver }: Ledger, i: number): number {
  return firstOf(states.spent[i]!) + returned[i]! + carriedOver[i]!;
}

/** A place that passes money on. */
function settlePassage(
  ledger: Ledger,
  settled: Settlement,
  place: number,
  into: Int32Array,
  out: Int32Array,
): void {
  const { flows, states } = ledger;
  const { received, sent, notReported, passedOn, retained } = settled;
  // By id, not by place in the records, so that their order decides nothing.
  const incoming = Array.from(into);
  if (incoming.length > 1) incoming.sort((a, b) => (flows[a]!.id < flows[b]!.id ? -1 : 1));
  let passed = 0;
  for (const i of out) passed += sent[i]!;
  let balance = -passed;
  for (const i of incoming) balance += received[i]! - usedBy(ledger, i);
  // Money passed on must have arrived, even if no one reported it.
  for (const i of incoming) {
    if (!Number.isNaN(states.arrived[i])) continue;
    reportArrival(ledger, settled, i);
    const inferred = Math.max(0, Math.min(-balance, notReported[i]!));
    received[i]! += inferred;
    notReported[i]! -= inferred;
    balance += inferred;
  }
  if (balance < 0) {
    settled.added[place] = -balance;
    const passing = Array.from(out, (i) => flows[i]!.id);
    report(ledger, "passed_on_exceeds_received", passing, -balance, "passed on beyond what was received");
  }
  // Each flow that came in carries its part of what went out, in whole cents.
  const rooms = incoming.map((i) => Math.max(0, received[i]! - usedBy(ledger, i)));
  const room = rooms.reduce((a, b) => a + b, 0);
  const carried = Math.min(passed, room);
  const shares = carried === room ? rooms : partsOf(carried, rooms, room);
  let kept = 0;
  for (const [k, i] of incoming.entries()) {
    passedOn[i] = shares[k]!;
    retained[i] = received[i]! - usedBy(ledger, i) - shares[k]!;
    kept += retained[i]!;
  }
  // Spent beyond received by one of several flows, made up by the others: the place as a whole decides.
  const owed = Math.max(0, balance);
  if (kept !== owed) retained[incoming[0]!]! += owed - kept;
}

/** Whole cents in proportion to whole cents; no flow carries more than it has. */
function partsOf(cents: number, rooms: readonly number[], room: number): ArrayLike<number> {
  const all = BigInt(cents);
  return largestRemainder(
    rooms.map((one) => all * BigInt(one)),
    BigInt(room),
    cents,
  ).amounts;
}

/** A place where the money ends. */
function settleEnd(ledger: Ledger, settled: Settlement, i: number): void {
  const { flows, states } = ledger;
  const isArrived = !Number.isNaN(states.arrived[i]);
  if (!Number.isNaN(states.spent[i])) {
    settled.unspent[i] = settled.received[i]! - usedBy(ledger, i);
    if (isArrived) return;
  } else if (isArrived) {
    settled.notReported[i] = settled.received[i]! - usedBy(ledger, i);
    const open = settled.notReported[i]!;
    const message = "how it was spent is not reported";
    if (open > 0) report(ledger, "spending_not_reported", [flows[i]!.id], open, message);
    return;
  }
  reportArrival(ledger, settled, i);
}

function reportArrival(ledger: Ledger, { notReported }: Settlement, i: number): void {
  const open = notReported[i]!;
  const message = "whether it arrived is not reported";
  if (open > 0) report(ledger, "arrival_not_reported", [ledger.flows[i]!.id], open, message);
}
