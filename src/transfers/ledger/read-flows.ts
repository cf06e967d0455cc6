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
import { applyCorrections, emptyParts, type Parts, UNDATED } from "./correct-amounts.ts";

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
  const parts = emptyParts();
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
    for (let k = 0; k < matchBy.length; k++) {
      money = steps[k]!.of(money, names.of(flow[matchBy[k]!] ?? ""));
    }
    ledger.receiver[i] = places.of(flow.to.tier, flow.to.region, money);
    ledger.sender[i] = places.of(flow.from.tier, flow.from.region, money);
    all += readFlow(ledger, flow, i, days, parts);
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
function readFlow(
  ledger: Ledger,
  flow: FiscalFlow,
  i: number,
  days: Map<string, number>,
  parts: Parts,
): number {
  const { states, later, undated, today } = ledger;
  const dueDay =
    flow.dueDate === undefined
      ? null
      : (days.get(flow.dueDate) ?? newDay(days, flow.dueDate, `dueDate of flow "${flow.id}"`));
  let undatedArrivals = 0;
  for (const state of STATES) {
    const count = countParts(ledger, flow, state, flow.amounts[state], days, parts);
    if (count < 0) {
      states[state][i] = Number.NaN;
      continue;
    }
    let total = 0;
    for (let k = 0; k < count; k++) {
      const cents = parts.cents[k]!;
      const day = parts.day[k]!;
      const isDated = day - day === 0;
      if (parts.later[k]!) {
        if (later !== null) later[state][i]! += cents;
        continue;
      }
      total += cents;
      if (!isDated && undated !== null) undated[state][i]! += cents;
      if (state === "spent" && parts.offPurpose[k]!) {
        ledger.misused[i]! += cents;
        if (!isDated) ledger.undatedMisused[i]! += cents;
      }
      if (state !== "arrived") continue;
      if (!isDated && cents > 0) undatedArrivals += cents;
      const late = dueDay === null || !isDated ? 0 : Math.max(0, day - dueDay);
      if (late === 0) ledger.early[i]! += cents;
      ledger.delayed[i]! += cents;
      ledger.delayDays[i]! += cents * late;
    }
    states[state][i] = total;
  }
  ledger.returned[i] = countUnspent(ledger, flow, "returned", days, parts);
  ledger.carriedOver[i] = countUnspent(ledger, flow, "carriedOver", days, parts);
  if (dueDay !== null && undatedArrivals === 0) ledger.delayKnown[i] = 1;
  if (today === null && dueDay !== null && undatedArrivals > 0) {
    const message = "arrived on a day that is not recorded, so delay cannot be told";
    report(ledger, "undated_arrival", [flow.id], undatedArrivals, message);
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
  parts: Parts,
): number {
  if (flow[name] === undefined) return 0;
  const count = countParts(ledger, flow, name, flow[name], days, parts);
  let total = 0;
  for (let k = 0; k < count; k++) if (!parts.later[k]!) total += parts.cents[k]!;
  return total;
}

/** Counts the amounts of one state into `parts`; gives how many there are, −1 if the state is not reported. */
function countParts(
  ledger: Ledger,
  flow: FiscalFlow,
  state: FlowState | "returned" | "carriedOver",
  list: readonly DatedAmount[] | undefined,
  days: Map<string, number>,
  parts: Parts,
): number {
  const where = "reconcileFlows";
  if (list === undefined) return -1;
  if (!Array.isArray(list)) {
    throw new EqualizationError(`${state} of flow "${flow.id}" must be an array of { amount, date? }`, {
      code: "wrong_type",
      where,
      received: list,
    });
  }
  let corrections = false;
  for (let k = 0; k < list.length; k++) {
    const part = (list as readonly DatedAmount[])[k]!;
    if (typeof part?.amount !== "number" || part.amount - part.amount !== 0) {
      requireNumber(where, `${state} amount ${k} of flow "${flow.id}"`, part?.amount);
    }
    const day =
      part.date === undefined
        ? UNDATED
        : (days.get(part.date) ??
          newDay(days, part.date, `date of ${state} amount ${k} of flow "${flow.id}"`));
    const later = ledger.today !== null && day > ledger.today;
    const exact = part.amount * ledger.cents;
    const cents = Math.round(exact);
    if (!Number.isSafeInteger(cents)) {
      throw new EqualizationError(
        `${state} amount ${k} of flow "${flow.id}" is too large to be counted in cents; use a larger unit of money`,
        { code: "out_of_domain", where, received: part.amount },
      );
    }
    const fraction = Math.abs(exact - cents);
    if (!later && fraction > 1e-6 + Math.abs(exact) * 1e-12) {
      const message = `${state} ${part.amount} was rounded to whole cents; raise decimals to keep them`;
      report(ledger, "fractions_of_a_cent", [flow.id], fraction, message);
    }
    if (cents < 0) corrections = true;
    parts.cents[k] = cents;
    parts.day[k] = day;
    parts.offPurpose[k] = part.offPurpose === true;
    parts.later[k] = later;
  }
  return corrections ? applyCorrections(parts, list.length, state, flow) : list.length;
}

const OPTIONAL_TEXTS = ["category", "service"] as const;

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
  for (const field of OPTIONAL_TEXTS) {
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
