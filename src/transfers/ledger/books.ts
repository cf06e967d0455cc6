import type { FiscalFlow, FlowState } from "../../model/fiscal-flow.ts";
import type { FlowIssue } from "../../model/results/flow-reports.ts";
import type { Column } from "../columns/column.ts";

/** What each state got, one column per state. */
export type ByState = Readonly<Record<FlowState, Column>>;

/** Flows as columns of whole cents, in the order of the records. A state that is not reported is NaN. */
export interface Ledger {
  readonly flows: readonly FiscalFlow[];
  readonly cents: number;
  /** The day the books are read; `null` if everything counts. */
  readonly today: number | null;
  /** Position of the place that each flow leaves, and of the one it reaches. */
  readonly sender: Int32Array;
  readonly receiver: Int32Array;
  readonly places: PlaceNames;
  readonly states: ByState;
  readonly misused: Column;
  readonly returned: Column;
  readonly carriedOver: Column;
  /** What each state got after the day the books are read, and on days not recorded; `null` if everything counts. */
  readonly later: ByState | null;
  readonly undated: ByState | null;
  readonly undatedMisused: Column;
  /** Arrivals by delay: what came by the due date, all that came, and Σ amount · days late. */
  readonly early: Column;
  readonly delayed: Column;
  readonly delayDays: Column;
  /** Whether the delay of all that arrived can be told. */
  readonly delayKnown: Uint8Array;
  readonly isDue: Uint8Array;
  readonly due: Column;
  /** Days since the due date; NaN if that cannot be told. */
  readonly overdueDays: Column;
  readonly issues: FlowIssue[];
}

/** Places by number: which tier and which money. */
export interface PlaceNames {
  readonly count: number;
  readonly tier: readonly number[];
  readonly money: readonly number[];
}

/** Flows by place, and the order in which money passes places. */
export interface Network {
  /** Where the flows that reach each place begin in `incoming`; one entry more than there are places. */
  readonly incomingStarts: Int32Array;
  readonly incoming: Int32Array;
  readonly outgoingStarts: Int32Array;
  readonly outgoing: Int32Array;
  /** Places from where the money begins. */
  readonly order: Int32Array;
  /** Whether the money of a flow begins with it. */
  readonly root: Uint8Array;
  /** 0: fits the others; 1: no amount is reported; 2: its sender is not known to have received it. */
  readonly unmatched: Uint8Array;
}

/** What became of each flow. */
export interface Settlement {
  /** What it is worth before anything happens to it: its earliest reported state. */
  readonly booked: Column;
  /** What left the sender. */
  readonly sent: Column;
  /** What arrived, or must have, since it was spent or passed on. */
  readonly received: Column;
  readonly passedOn: Column;
  readonly notArrived: Column;
  readonly retained: Column;
  readonly unspent: Column;
  readonly notReported: Column;
  /** What each place passed on beyond what it received. */
  readonly added: Column;
}

/**
 * A maker of up to `most` columns of `n` numbers out of one piece of memory: many large pieces one after another would
 * each make the engine look for memory to free, over all the records of the caller.
 */
export function columnMaker(n: number, most: number): () => Column {
  const memory = new Float64Array(n * most);
  let made = 0;
  return () => memory.subarray(n * made, n * ++made);
}

/** The first reported amount; 0 if none is. */
export function firstOf(...amounts: readonly number[]): number {
  for (const amount of amounts) if (!Number.isNaN(amount)) return amount;
  return 0;
}

/** Notes a problem of some money, more than none. */
export function report(
  { issues, cents: unit }: Pick<Ledger, "cents" | "issues">,
  code: FlowIssue["code"],
  flows: readonly string[],
  cents: number,
  message: string,
): void {
  issues.push({ code, flows, amount: cents / unit, message });
}

/** Cents as money, without a minus sign before nothing. */
export function money(cents: number, { cents: unit }: Pick<Ledger, "cents">): number {
  return cents === 0 ? 0 : cents / unit;
}

/** Number of each label, in the order of their first appearance. */
export function numberer(): { readonly of: (label: string) => number; readonly labels: string[] } {
  const known = new Map<string, number>();
  const labels: string[] = [];
  return {
    labels,
    of: (label) => {
      const found = known.get(label);
      if (found !== undefined) return found;
      known.set(label, labels.length);
      labels.push(label);
      return labels.length - 1;
    },
  };
}

/** Number of each pair of numbers, in the order of their first appearance. */
export function pairNumberer(): {
  readonly of: (a: number, b: number) => number;
  readonly first: number[];
  readonly second: number[];
} {
  // A map per first number: small whole numbers as keys need no memory of their own.
  const known: (Map<number, number> | undefined)[] = [];
  const first: number[] = [];
  const second: number[] = [];
  return {
    first,
    second,
    of: (a, b) => {
      let seconds = known[a];
      if (seconds === undefined) {
        seconds = new Map();
        known[a] = seconds;
      }
      const found = seconds.get(b);
      if (found !== undefined) return found;
      seconds.set(b, first.length);
      first.push(a);
      second.push(b);
      return first.length - 1;
    },
  };
}
