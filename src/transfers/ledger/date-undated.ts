import type { FlowState } from "../../model/fiscal-flow.ts";
import type { IsoDate } from "../../model/period.ts";
import type { Column } from "../columns/column.ts";
import { type ByState, columnMaker, firstOf, type Ledger, type Network, report } from "./books.ts";
import { leaving } from "./settle-flows.ts";

/** The states that happen on a day; a budget is for its period. */
const DATED = ["appropriated", "arrived", "spent"] as const;

const UNDATED = {
  appropriated: "undated_appropriation",
  arrived: "undated_arrival",
  spent: "undated_spending",
} as const;

/** Books with what only later money can have paid for held back. */
export interface DatedLedger {
  readonly ledger: Ledger;
  /** What of a budget passed on has not left yet, since the money for it came later. */
  readonly heldBack: Column;
}

/**
 * Money without a date counts as moved by the day the books are read, but for what only money of a later day can have paid for: nothing
 * is spent before it arrives, and nothing is passed on before it is received. Places are passed from where the money begins.
 */
export function dateUndated(given: Ledger, network: Network, asOf: IsoDate | undefined): DatedLedger {
  const heldBack = new Float64Array(given.flows.length);
  if (asOf === undefined || given.later === null || given.undated === null)
    return { ledger: given, heldBack };
  const column = columnMaker(given.flows.length, 4);
  const copy = (from: Column): Column => {
    const to = column();
    to.set(from);
    return to;
  };
  const { budgeted, appropriated, arrived, spent } = given.states;
  // What is later and what is undated is only of use here, and moves from one to the other in place.
  const ledger = {
    ...given,
    states: { budgeted, appropriated: copy(appropriated), arrived: copy(arrived), spent: copy(spent) },
    misused: copy(given.misused),
    later: given.later,
    undated: given.undated,
  };
  for (const p of network.order) {
    const { incoming, outgoing, incomingStarts, outgoingStarts } = network;
    const out = outgoing.subarray(outgoingStarts[p]!, outgoingStarts[p + 1]!);
    holdBackPassage(
      ledger,
      network,
      heldBack,
      incoming.subarray(incomingStarts[p]!, incomingStarts[p + 1]!),
      out,
    );
    for (const i of out) holdBackStates(ledger, i);
  }
  reportUndated(given, ledger, asOf);
  return { ledger, heldBack };
}

/** Lists what has no date, counted or not. */
function reportUndated(given: Ledger, ledger: OpenLedger, asOf: IsoDate): void {
  const texts = DATED.map((state) => {
    const delay = state === "arrived" ? ", so delay cannot be told" : "";
    const remedy = "record the day, or leave asOf out";
    return {
      counted: `${state} on a day that is not recorded${delay}; counted as ${state} by ${asOf}: ${remedy}`,
      held: `${state} on a day that is not recorded, from money that came after ${asOf}; not counted: ${remedy}`,
    };
  });
  for (let i = 0; i < ledger.flows.length; i++) {
    for (let k = 0; k < DATED.length; k++) {
      const state = DATED[k]!;
      const undated = ledger.undated[state][i]!;
      const held = firstOf(given.states[state][i]!) - firstOf(ledger.states[state][i]!);
      if (!(held > 0 || undated > 0)) continue;
      const flow = [ledger.flows[i]!.id];
      if (undated > 0) report(ledger, UNDATED[state], flow, undated, texts[k]!.counted);
      if (held > 0) report(ledger, UNDATED[state], flow, held, texts[k]!.held);
    }
  }
}

/** A ledger whose later and undated money is known. */
type OpenLedger = Ledger & { readonly later: ByState; readonly undated: ByState };

/** Holds back what a place passed on, on days not recorded, beyond what it had: as far as later money can have paid for it. */
function holdBackPassage(
  ledger: OpenLedger,
  { root }: Network,
  heldBack: Column,
  incoming: Int32Array,
  outgoing: Int32Array,
): void {
  const { states, later: laterBy, undated, flows } = ledger;
  let later = 0;
  for (const i of incoming) later += laterBy.arrived[i]!;
  if (later === 0) return;
  let lacking = 0;
  for (const i of outgoing) lacking += leaving(ledger, root, heldBack, i);
  for (const i of incoming) {
    const { arrived, spent } = states;
    // Where arrival is not reported, all that was sent may have come.
    lacking +=
      firstOf(spent[i]!) -
      firstOf(arrived[i]!, Math.max(firstOf(arrived[i]!, spent[i]!), leaving(ledger, root, heldBack, i)));
  }
  // By id, so that the order of the records decides nothing.
  for (const i of Array.from(outgoing).sort((a, b) => (flows[a]!.id < flows[b]!.id ? -1 : 1))) {
    const state = DATED.find((one) => !Number.isNaN(states[one][i]));
    const most = state === undefined ? firstOf(states.budgeted[i]!) : undated[state][i]!;
    const held = Math.min(lacking, later, most);
    if (held <= 0) continue;
    if (state === undefined) heldBack[i] = held;
    else holdBack(ledger, state, i, held);
    lacking -= held;
    later -= held;
  }
}

/** Holds back what a flow got, on days not recorded, beyond the state before: as far as that state grew later. */
function holdBackStates(ledger: OpenLedger, i: number): void {
  const { states, later, undated } = ledger;
  let before: FlowState | null = Number.isNaN(states.budgeted[i]) ? null : "budgeted";
  for (const state of DATED) {
    const amount = states[state][i]!;
    if (Number.isNaN(amount)) continue;
    if (before !== null) {
      holdBack(
        ledger,
        state,
        i,
        Math.min(undated[state][i]!, amount - states[before][i]!, later[before][i]!),
      );
    }
    before = state;
  }
}

function holdBack(ledger: OpenLedger, state: (typeof DATED)[number], i: number, held: number): void {
  if (held <= 0) return;
  const { states, later, undated, misused, undatedMisused } = ledger;
  if (state === "spent") {
    // Off purpose or on: in the proportion of what has no date.
    const open = undatedMisused[i]!;
    const off = Math.min(open, Math.round(held * (open / undated.spent[i]!)));
    misused[i]! -= off;
    undatedMisused[i]! -= off;
  }
  states[state][i]! -= held;
  undated[state][i]! -= held;
  later[state][i]! += held;
  // What is due stays due: the due date says so, whatever the day the money was released on.
}
