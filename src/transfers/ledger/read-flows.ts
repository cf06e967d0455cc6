import { dayNumber } from "../../calendar/day-number.ts";
import { EqualizationError } from "../../errors.ts";
import type { DatedAmount, FiscalFlow, FlowState } from "../../model/fiscal-flow.ts";
import type { IsoDate } from "../../model/period.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import {
  type ByState,
  columnMaker,
  firstOf,
  type Ledger,
  numberer,
  type PlaceNames,
  pairNumberer,
  report,
} from "./books.ts";

/** What has to be the same for two flows to be the same money. */
export type MatchField = "kind" | "service" | "category" | "period";

const STATES: readonly FlowState[] = ["budgeted", "appropriated", "arrived", "spent"];

/** Checks the records and counts them in whole cents, in one pass. */
export function readFlows(
  flows: readonly FiscalFlow[],
  cents: number,
  asOf: IsoDate | undefined,
  matchBy: readonly MatchField[],
): Ledger {
  const where = "reconcileFlows";
  const today = asOf === undefined ? null : requireDay("asOf", asOf);
  if (!Array.isArray(flows)) {
    throw new EqualizationError("flows must be an array", { code: "wrong_type", where, received: flows });
  }
  const n = flows.length;
  if (n === 0) {
    throw new EqualizationError("needs at least 1 flow, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const places = placeNumberer();
  const names = numberer();
  // The money of a flow, field by field: a number for what it has in common so far and its next field.
  const steps = matchBy.map(() => pairNumberer());
  const days = new Map<string, number>();
  const ledger = emptyLedger(flows, cents, today, places.names);
  const seen = new Set<string>();
  let all = 0;
  for (let i = 0; i < n; i++) {
    const flow = (flows as readonly FiscalFlow[])[i]!;
    requireFlow(flow, i);
    seen.add(flow.id);
    if (seen.size === i) {
      throw new EqualizationError(`duplicate flow "${flow.id}"`, {
        code: "duplicate_id",
        where,
        index: i,
        received: flow.id,
      });
    }
    if (flow.currency !== flows[0]!.currency) {
      throw new EqualizationError(
        `flow "${flow.id}" is in ${flow.currency}, flow "${flows[0]!.id}" in ${flows[0]!.currency}; convert them first`,
        { code: "mixed_units", where, index: i, received: flow.currency },
      );
    }
    let money = 0;
    for (const [k, field] of matchBy.entries()) money = steps[k]!.of(money, names.of(flow[field] ?? ""));
    ledger.receiver[i] = places.of(flow.to.tier, flow.to.region, money);
    ledger.sender[i] = places.of(flow.from.tier, flow.from.region, money);
    all += readFlow(ledger, flow, i, days);
  }
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

/** Columns for every flow, all of them 0. */
function emptyLedger(
  flows: readonly FiscalFlow[],
  cents: number,
  today: number | null,
  places: PlaceNames,
): Ledger {
  const n = flows.length;
  const column = columnMaker(n, today === null ? 13 : 21);
  const byState = (): ByState => ({
    budgeted: column(),
    appropriated: column(),
    arrived: column(),
    spent: column(),
  });
  return {
    flows,
    cents,
    today,
    sender: new Int32Array(n),
    receiver: new Int32Array(n),
    places,
    states: byState(),
    misused: column(),
    returned: column(),
    carriedOver: column(),
    later: today === null ? null : byState(),
    undated: today === null ? null : byState(),
    undatedMisused: column(),
    early: column(),
    delayed: column(),
    delayDays: column(),
    delayKnown: new Uint8Array(n),
    isDue: new Uint8Array(n),
    due: column(),
    overdueDays: column(),
    issues: [],
  };
}

/** Numbers places: a tier, a region and a money each, in the order of their first appearance. */
function placeNumberer(): {
  readonly of: (tier: string, region: string, money: number) => number;
  readonly names: PlaceNames;
} {
  const ends = pairNumberer();
  const places = pairNumberer();
  const tiers = numberer();
  const regions = numberer();
  const placeTier: number[] = [];
  const placeMoney: number[] = [];
  const of = (tier: string, region: string, money: number): number => {
    const t = tiers.of(tier);
    const place = places.of(ends.of(t, regions.of(region)), money);
    if (place === placeTier.length) {
      placeTier.push(t);
      placeMoney.push(money);
    }
    return place;
  };
  const names: PlaceNames = {
    get count() {
      return placeTier.length;
    },
    tier: placeTier,
    money: placeMoney,
  };
  return { of, names };
}

/** Counts one flow into the columns; gives the money it moves. */
function readFlow(ledger: Ledger, flow: FiscalFlow, i: number, days: Map<string, number>): number {
  const { states, later, undated, today } = ledger;
  const dueDay =
    flow.dueDate === undefined
      ? null
      : (days.get(flow.dueDate) ?? newDay(days, flow.dueDate, `dueDate of flow "${flow.id}"`));
  let undatedArrivals = 0;
  for (const state of STATES) {
    const parts = countParts(ledger, flow, state, flow.amounts[state], days);
    if (parts === null) {
      states[state][i] = Number.NaN;
      continue;
    }
    let total = 0;
    for (const part of parts) {
      if (part.later) {
        if (later !== null) later[state][i]! += part.cents;
        continue;
      }
      total += part.cents;
      if (part.day === null && undated !== null) undated[state][i]! += part.cents;
      if (state === "spent" && part.offPurpose) {
        ledger.misused[i]! += part.cents;
        if (part.day === null) ledger.undatedMisused[i]! += part.cents;
      }
      if (state !== "arrived") continue;
      if (part.day === null && part.cents > 0) undatedArrivals += part.cents;
      const late = dueDay === null ? 0 : Math.max(0, (part.day ?? dueDay) - dueDay);
      if (late === 0) ledger.early[i]! += part.cents;
      ledger.delayed[i]! += part.cents;
      ledger.delayDays[i]! += part.cents * late;
    }
    states[state][i] = total;
  }
  ledger.returned[i] = countUnspent(ledger, flow, "returned", days);
  ledger.carriedOver[i] = countUnspent(ledger, flow, "carriedOver", days);
  if (dueDay !== null && undatedArrivals === 0) ledger.delayKnown[i] = 1;
  if (today === null && dueDay !== null && undatedArrivals > 0) {
    report(
      ledger,
      "undated_arrival",
      () => [flow.id],
      undatedArrivals,
      () => "arrived on a day that is not recorded, so delay cannot be told",
    );
  }
  const isDue = today === null || dueDay === null || dueDay <= today;
  ledger.isDue[i] = Number(isDue);
  ledger.due[i] = isDue ? firstOf(states.budgeted[i]!, states.appropriated[i]!) : 0;
  ledger.overdueDays[i] = today === null || dueDay === null ? Number.NaN : Math.max(0, today - dueDay);
  const { budgeted, appropriated, arrived, spent } = states;
  return firstOf(budgeted[i]!, appropriated[i]!, arrived[i]!, spent[i]!) + firstOf(arrived[i]!, spent[i]!);
}

/** What the receiver sent back or carried over by the day the books are read. */
function countUnspent(
  ledger: Ledger,
  flow: FiscalFlow,
  name: "returned" | "carriedOver",
  days: Map<string, number>,
): number {
  if (flow[name] === undefined) return 0;
  const parts = countParts(ledger, flow, name, flow[name], days) ?? [];
  return parts.reduce((total, part) => total + (part.later ? 0 : part.cents), 0);
}

/** One part of a state in whole cents. */
interface CountedPart {
  cents: number;
  readonly day: number | null;
  readonly offPurpose: boolean;
  /** Whether it came after the day the books are read. */
  readonly later: boolean;
}

function countParts(
  ledger: Ledger,
  flow: FiscalFlow,
  state: FlowState | "returned" | "carriedOver",
  list: readonly DatedAmount[] | undefined,
  days: Map<string, number>,
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
  const counted = new Array<CountedPart>(list.length);
  let corrections = false;
  for (let k = 0; k < list.length; k++) {
    const part = (list as readonly DatedAmount[])[k]!;
    if (typeof part?.amount !== "number" || part.amount - part.amount !== 0) {
      requireNumber(where, `${state} amount ${k} of flow "${flow.id}"`, part?.amount);
    }
    const day =
      part.date === undefined
        ? null
        : (days.get(part.date) ??
          newDay(days, part.date, `date of ${state} amount ${k} of flow "${flow.id}"`));
    const later = ledger.today !== null && day !== null && day > ledger.today;
    const exact = part.amount * ledger.cents;
    const cents = Math.round(exact);
    if (!Number.isSafeInteger(cents)) {
      throw new EqualizationError(
        `${state} amount ${k} of flow "${flow.id}" is too large to be counted in cents; use a larger unit of money`,
        { code: "out_of_domain", where, received: part.amount },
      );
    }
    if (!later && Math.abs(exact - cents) > 1e-6 + Math.abs(exact) * 1e-12) {
      report(
        ledger,
        "fractions_of_a_cent",
        () => [flow.id],
        Math.abs(exact - cents),
        () => `${state} ${part.amount} was rounded to whole cents; raise decimals to keep them`,
      );
    }
    if (cents < 0) corrections = true;
    counted[k] = { cents, day, offPurpose: part.offPurpose === true, later };
  }
  return corrections ? corrected(counted, state, flow) : counted;
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
    if (correction.later)
      open = Math.min(
        open,
        candidates.reduce((total, part) => total + part.cents, 0),
      );
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

function requireFlow(flow: FiscalFlow, index: number): void {
  const where = "reconcileFlows";
  if (
    !isText(flow?.id) ||
    !isText(flow.from?.tier) ||
    !isText(flow.from.region) ||
    !isText(flow.to?.tier) ||
    !isText(flow.to.region) ||
    !isText(flow.kind) ||
    !isText(flow.period) ||
    !isText(flow.currency)
  ) {
    refuseText(flow, index);
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
  for (const state in flow.amounts) {
    if (!STATES.includes(state as FlowState)) requireOptions(where, flow.amounts, STATES);
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function refuseText(flow: FiscalFlow, index: number): void {
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
    if (isText(received)) continue;
    throw new EqualizationError(`${field} of flow ${index} is required, as text`, {
      code: "missing_option",
      where: "reconcileFlows",
      index,
      received,
    });
  }
}

/** The number of a day that was not met before; few dates stand for many records. */
function newDay(days: Map<string, number>, date: IsoDate, noun: string): number {
  const day = requireDay(noun, date);
  days.set(date, day);
  return day;
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
