import { EqualizationError } from "../../errors.ts";
import type { FlowKind } from "../../model/fiscal-flow.ts";
import type { Ledger, Network } from "./books.ts";

/** Money that a sender has of its own. */
const OWN: ReadonlySet<FlowKind> = new Set<FlowKind>([
  "own-revenue",
  "matching-fund",
  "service-income",
  "social-capital",
  "local-debt",
]);

/** Which flows arrive at a place and which leave it; refuses money that goes round in a circle. */
export function linkFlows(ledger: Ledger): Network {
  const { flows, sender, receiver, places, states } = ledger;
  const [incomingStarts, incoming] = listsOf(receiver, places.count);
  const [outgoingStarts, outgoing] = listsOf(sender, places.count);
  const root = new Uint8Array(flows.length);
  const unmatched = new Uint8Array(flows.length);
  // Tiers that receive money of a kind somewhere: a sender there should have received its own.
  const receiving = new Set<number>();
  const tierMoney = (place: number): number => places.tier[place]! * 2 ** 26 + places.money[place]!;
  for (let p = 0; p < places.count; p++) {
    if (incomingStarts[p + 1]! > incomingStarts[p]!) receiving.add(tierMoney(p));
  }
  for (let i = 0; i < flows.length; i++) {
    const from = sender[i]!;
    root[i] = Number(incomingStarts[from + 1] === incomingStarts[from]);
    const { budgeted, appropriated, arrived, spent } = states;
    if (
      Number.isNaN(budgeted[i]) &&
      Number.isNaN(appropriated[i]) &&
      Number.isNaN(arrived[i]) &&
      Number.isNaN(spent[i])
    ) {
      unmatched[i] = 1;
    } else if (root[i] === 1 && !OWN.has(flows[i]!.kind) && receiving.has(tierMoney(from))) unmatched[i] = 2;
  }
  const order = orderOf(ledger, incomingStarts, outgoingStarts, outgoing);
  return { incomingStarts, incoming, outgoingStarts, outgoing, order, root, unmatched };
}

/** Positions by place: where each list begins, and all lists one after another. */
function listsOf(place: Int32Array, count: number): readonly [starts: Int32Array, list: Int32Array] {
  const starts = new Int32Array(count + 1);
  for (const p of place) starts[p + 1]!++;
  for (let p = 0; p < count; p++) starts[p + 1]! += starts[p]!;
  const next = starts.slice();
  const list = new Int32Array(place.length);
  for (let i = 0; i < place.length; i++) list[next[place[i]!]!++] = i;
  return [starts, list];
}

/** Places from where money begins, each after all that it receives from. */
function orderOf(
  ledger: Ledger,
  incomingStarts: Int32Array,
  outgoingStarts: Int32Array,
  outgoing: Int32Array,
): Int32Array {
  const { places, receiver } = ledger;
  const order = new Int32Array(places.count);
  const open = Int32Array.from(order, (_, p) => incomingStarts[p + 1]! - incomingStarts[p]!);
  let count = 0;
  for (let p = 0; p < places.count; p++) if (open[p] === 0) order[count++] = p;
  for (let k = 0; k < count; k++) {
    const p = order[k]!;
    for (let at = outgoingStarts[p]!; at < outgoingStarts[p + 1]!; at++) {
      const to = receiver[outgoing[at]!]!;
      if (--open[to]! === 0) order[count++] = to;
    }
  }
  if (count < places.count) refuseCycle(ledger, open, outgoingStarts, outgoing);
  return order;
}

function refuseCycle(
  { flows, sender, receiver }: Ledger,
  open: Int32Array,
  outgoingStarts: Int32Array,
  outgoing: Int32Array,
): never {
  // What only hangs on the circle, downstream of it, is taken away.
  const inCircle = new Set<number>();
  for (const [p, left] of open.entries()) if (left > 0) inCircle.add(p);
  for (let before = 0; before !== inCircle.size; ) {
    before = inCircle.size;
    for (const p of inCircle) {
      const next = outgoing.subarray(outgoingStarts[p]!, outgoingStarts[p + 1]!);
      if (!next.some((i) => inCircle.has(receiver[i]!))) inCircle.delete(p);
    }
  }
  const circle = flows.filter((_, i) => inCircle.has(sender[i]!) && inCircle.has(receiver[i]!));
  throw new EqualizationError(
    `money goes round in a circle through the flows ${circle.map(({ id }) => `"${id}"`).join(", ")}`,
    { code: "cycle", where: "reconcileFlows", received: circle.map(({ id }) => id) },
  );
}
