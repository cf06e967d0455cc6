import { PARTS_OF_YEAR, type PeriodBounds, periodBounds } from "../../calendar/period-bounds.ts";
import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column } from "../columns/column.ts";
import { isArrayLike } from "../columns/is-array-like.ts";
import type { Cell, PastPeriod, Run, StepCell, UnitLinks } from "./cells.ts";
import type { HistoryYear, Lag, Program, SimulationInputs } from "./program.ts";
import { requireUnits } from "./require-units.ts";
import { stepError } from "./step-error.ts";
import { compareUnits, isAdditive } from "./unit-meaning.ts";

/** What history calls the amounts; no name of an input or step can be empty. */
export const AMOUNTS = "";

/** Checks the earlier periods and links their units to those of this one. */
export function bindHistory(
  where: string,
  program: Program,
  previous: SimulationInputs["previous"],
  units: readonly string[],
): readonly PastPeriod[] {
  if (previous === undefined) return [];
  const list: readonly HistoryYear[] =
    ArrayBuffer.isView(previous) || (Array.isArray(previous) && typeof previous[0] === "number")
      ? [{ amounts: previous as Vector }]
      : Array.isArray(previous)
        ? (previous as readonly HistoryYear[])
        : [previous as HistoryYear];
  return list.map((source, back) => bindPast(where, program, source, back, units));
}

function bindPast(
  where: string,
  program: Program,
  source: HistoryYear,
  back: number,
  units: readonly string[],
): PastPeriod {
  if (typeof source !== "object" || source === null || Array.isArray(source) || isArrayLike(source)) {
    throw new EqualizationError(
      `year ${back} of previous must be a simulation or { period?, units?, data?, amounts? }`,
      { code: "wrong_type", where, index: back, received: source },
    );
  }
  if (!("steps" in source)) {
    requireOptions(where, source, ["period", "units", "data", "amounts", "successors"]);
  }
  const bounds =
    source.period === undefined || source.period === null
      ? null
      : periodBounds(where, `period of year ${back} of previous`, source.period, program.fiscalYearStart);
  const then = source.units === undefined ? null : requireUnits(where, source.units);
  const count = then?.length ?? units.length;
  for (const [name, numbers] of [
    ...Object.entries(source.data ?? {}),
    ["amounts", source.amounts] as const,
  ]) {
    if (isArrayLike(numbers) && numbers.length !== count) {
      throw new EqualizationError(
        `"${name}" of year ${back} of previous has ${numbers.length} values for ${count} units`,
        { code: "length_mismatch", where, received: numbers.length },
      );
    }
  }
  const same =
    source.successors === undefined &&
    (then === null || (then.length === units.length && then.every((unit, i) => unit === units[i])));
  return { bounds, links: same ? null : linksOf(where, source, back, then ?? units, units), count, source };
}

/** Which earlier units each unit comes from: itself, or those of which it is a successor. */
function linksOf(
  where: string,
  { successors = {} }: HistoryYear,
  back: number,
  then: readonly string[],
  units: readonly string[],
): UnitLinks {
  const places = new Map(units.map((unit, i) => [unit, i]));
  const olds: number[][] = units.map(() => []);
  const shares: number[][] = units.map(() => []);
  const known = new Set(then);
  for (const unit of Object.keys(successors)) {
    if (known.has(unit)) continue;
    throw new EqualizationError(
      `successors of year ${back} of previous name "${unit}", which is no unit of that year`,
      {
        code: "unknown_id",
        where,
        received: unit,
      },
    );
  }
  for (const [k, unit] of then.entries()) {
    const heirs = Object.hasOwn(successors, unit)
      ? heirsOf(where, unit, successors[unit]!)
      : [[unit, 1] as const];
    for (const [heir, share] of heirs) {
      const i = places.get(heir);
      if (i === undefined || share === 0) continue;
      olds[i]!.push(k);
      shares[i]!.push(share);
    }
  }
  const starts = new Int32Array(units.length + 1);
  for (const [i, list] of olds.entries()) starts[i + 1] = starts[i]! + list.length;
  return { starts, olds: Int32Array.from(olds.flat()), shares: Float64Array.from(shares.flat()) };
}

function heirsOf(
  where: string,
  unit: string,
  heirs: string | Readonly<Record<string, number>>,
): (readonly [string, number])[] {
  if (typeof heirs === "string") return [[heirs, 1]];
  if (typeof heirs !== "object" || heirs === null) {
    throw new EqualizationError(
      `the successors of "${unit}" must be the id of one unit, or shares by id such as { north: 0.4, south: 0.6 }`,
      { code: "wrong_type", where, received: heirs },
    );
  }
  const entries = Object.entries(heirs);
  let total = 0;
  for (const [heir, share] of entries) {
    requireNumber(where, `share of "${heir}" in "${unit}"`, share, { atLeast: 0 });
    total += share;
  }
  if (Math.abs(total - 1) <= 1e-9) return entries;
  throw new EqualizationError(
    `the shares of the successors of "${unit}" add up to ${total}; they must add up to 1`,
    { code: "out_of_domain", where, received: total },
  );
}

/** A lag in periods of the kind simulated, and the earlier periods that it means. */
interface Reach {
  /** In periods. */
  readonly lag: number;
  /** The period or periods meant. */
  readonly past: readonly PastPeriod[];
  /** In words: `"2024"`, `"1 year back"`. */
  readonly label: string;
}

const NOUNS: Readonly<Record<PeriodBounds["kind"], string>> = {
  year: "year",
  "fiscal-year": "fiscal year",
  "half-year": "half-year",
  quarter: "quarter",
  month: "month",
  day: "day",
};

function reachBack(run: Run, reader: StepCell, lag: Lag): Reach {
  const parts = PARTS_OF_YEAR[run.period?.kind ?? "year"];
  if (typeof lag === "object" && lag !== null) {
    requireOptions(run.where, lag, ["years", "whole"]);
    requireNumber(run.where, "lag", lag.years, { atLeast: 1, integer: true });
    if (lag.whole !== undefined) requireBoolean(run.where, "whole", lag.whole);
    if (lag.whole === true && parts > 1) return wholeYear(run, reader, lag.years, parts);
    return onePeriod(run, reader, lag.years * parts);
  }
  requireNumber(run.where, "lag", lag, { atLeast: 1, integer: true });
  return onePeriod(run, reader, lag);
}

function onePeriod(run: Run, reader: StepCell, lag: number): Reach {
  const { period } = run;
  const found =
    run.past.find(
      ({ bounds }) =>
        period !== null &&
        bounds !== null &&
        bounds.kind === period.kind &&
        bounds.index === period.index - lag,
    ) ?? (run.past[lag - 1]?.bounds == null || period === null ? run.past[lag - 1] : undefined);
  const noun = period === null ? "year" : NOUNS[period.kind];
  const back = `${lag} ${noun}${lag === 1 ? "" : "s"} back`;
  if (found !== undefined) return { lag, past: [found], label: back };
  const wanted =
    period === null
      ? `the year ${lag} back`
      : period.kind === "year"
        ? `the year ${period.index - lag}`
        : `the ${noun} ${nameOf(period.kind, period.index - lag)}`;
  throw missing(
    run,
    reader,
    `needs ${wanted}, which is not in previous; pass it, it is not taken to be zero`,
    lag,
  );
}

/** All parts of an earlier year, or that year as one. */
function wholeYear(run: Run, reader: StepCell, years: number, parts: number): Reach {
  const period = run.period!;
  const year = period.year - years;
  const whole = run.past.find(({ bounds }) => bounds?.kind === "year" && bounds.index === year);
  const lag = period.index - (parts * (year + 1) - 1);
  if (whole !== undefined) return { lag, past: [whole], label: `in ${year}` };
  const past = Array.from({ length: parts }, (_, k) => {
    const index = parts * year + k;
    const found = run.past.find(({ bounds }) => bounds?.kind === period.kind && bounds.index === index);
    if (found !== undefined) return found;
    throw missing(
      run,
      reader,
      `needs the whole year ${year}, but ${nameOf(period.kind, index)} is not in previous; pass it, it is not taken to be zero`,
      year,
    );
  });
  return { lag, past, label: `in ${year}` };
}

function nameOf(kind: PeriodBounds["kind"], index: number): string {
  const parts = PARTS_OF_YEAR[kind];
  const year = Math.floor(index / parts);
  const part = index - year * parts + 1;
  if (kind === "fiscal-year") return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
  if (kind === "half-year") return `${year}-S${part}`;
  if (kind === "quarter") return `${year}-Q${part}`;
  if (kind === "month") return `${year}-${String(part).padStart(2, "0")}`;
  return String(index);
}

function missing(
  run: Run,
  reader: StepCell,
  message: string,
  received: unknown,
  index?: number,
): EqualizationError {
  return stepError(run, reader, message, "missing_value", received, index);
}

/** Which units existed then, themselves or through units that they succeed. */
export function existedBack(run: Run, reader: StepCell, lag: Lag): boolean[] {
  const { past } = reachBack(run, reader, lag);
  return run.units.map((_, i) =>
    past.some(({ links }) => links === null || links.starts[i + 1]! > links.starts[i]!),
  );
}

/** A column of an earlier period, for the units of this one. */
export function pastCell(
  run: Run,
  reader: StepCell,
  name: string,
  lag: Lag,
  absent: number | undefined,
): Cell {
  const key = `${JSON.stringify(lag)}|${absent ?? ""}|${name}`;
  const bound = run.history.get(key);
  if (bound !== undefined) return bound;
  const reach = reachBack(run, reader, lag);
  const unit = unitOfPast(run, name, reach.past);
  const column = new Float64Array(run.units.length);
  if (reach.past.length > 1 && !isAdditive(unit)) {
    throw stepError(
      run,
      reader,
      `adds up "${name}" over the parts of a year, which a number in "${unit}" does not; read the parts one by one`,
      "unsupported_combination",
      name,
    );
  }
  for (const past of reach.past) {
    requireSameUnit(run, reader, name, unit, past);
    addPast(run, reader, { name, unit, absent, label: reach.label, past }, column);
  }
  return keep(run, key, name, unit, reach, column);
}

/** A number of an earlier period that is one for all units, whatever its units were. */
export function pastScalar(run: Run, reader: StepCell, name: string, lag: Lag): Cell {
  const key = `${JSON.stringify(lag)}|one|${name}`;
  const bound = run.history.get(key);
  if (bound !== undefined) return bound;
  const reach = reachBack(run, reader, lag);
  const unit = unitOfPast(run, name, reach.past);
  let total = 0;
  for (const past of reach.past) {
    requireSameUnit(run, reader, name, unit, past);
    const numbers = pastNumbers(past, name);
    const first: unknown = typeof numbers === "number" ? numbers : numbers?.[0];
    if (numbers === undefined || typeof first !== "number" || first - first !== 0) {
      throw missing(run, reader, absentText(name, reach.label), name);
    }
    if (typeof numbers !== "number" && Array.from(numbers).some((x) => x !== first)) {
      throw stepError(
        run,
        reader,
        `needs one "${name}" for all units ${reach.label}, but its units differ`,
        "unsupported_combination",
        name,
      );
    }
    total += first;
  }
  return keep(run, key, name, unit, reach, total);
}

function keep(run: Run, key: string, name: string, unit: string, reach: Reach, value: Column | number): Cell {
  const { lag, past } = reach;
  const period = past.length === 1 ? past[0]!.source.period : undefined;
  const cell: Cell = {
    kind: "history",
    name: name === AMOUNTS ? "amounts" : name,
    lag,
    unit,
    version: 1,
    value,
    ...(period === undefined || period === null ? {} : { period: String(period) }),
  };
  run.history.set(key, cell);
  return cell;
}

/** Adds one earlier period to a column: each unit's own number, or those of the units that it succeeds. */
function addPast(
  run: Run,
  reader: StepCell,
  {
    name,
    unit,
    absent,
    label,
    past,
  }: {
    readonly name: string;
    readonly unit: string;
    readonly absent: number | undefined;
    readonly label: string;
    readonly past: PastPeriod;
  },
  column: Column,
): void {
  const numbers = pastNumbers(past, name);
  if (numbers === undefined) throw missing(run, reader, absentText(name, label), name);
  const { links } = past;
  const noun = name === AMOUNTS ? "the amount" : `"${name}"`;
  const numberOf = (k: number, i: number): number => {
    const received: unknown = typeof numbers === "number" ? numbers : numbers[k];
    if (typeof received === "number" && received - received === 0) return received;
    throw stepError(
      run,
      reader,
      `finds ${formatReceived(received)} as ${noun} of unit "${run.units[i]}" ${label}`,
      "not_finite",
      received,
      i,
    );
  };
  const additive = isAdditive(unit);
  for (let i = 0; i < column.length; i++) {
    const start = links?.starts[i] ?? i;
    const count = links === null ? 1 : links.starts[i + 1]! - start;
    if (count === 0 && absent === undefined) {
      throw missing(
        run,
        reader,
        `needs ${noun} of unit "${run.units[i]}" ${label}, when it did not exist`,
        run.units[i],
        i,
      );
    }
    let value = 0;
    if (links === null) value = numberOf(i, i);
    else if (count === 0) value = absent!;
    else if (additive) {
      for (let k = start; k < start + count; k++) value += links.shares[k]! * numberOf(links.olds[k]!, i);
    } else value = meanOfOlds(run, reader, past, links, [start, start + count], i, numberOf);
    column[i] = column[i]! + value;
  }
}

/** What a rate or an amount per head of merged units is: their mean by the people that each brings along. */
function meanOfOlds(
  run: Run,
  reader: StepCell,
  past: PastPeriod,
  links: UnitLinks,
  [from, to]: readonly [number, number],
  i: number,
  numberOf: (k: number, i: number) => number,
): number {
  const first = numberOf(links.olds[from]!, i);
  let even = true;
  for (let k = from + 1; k < to; k++) even &&= numberOf(links.olds[k]!, i) === first;
  if (even) return first;
  const population = run.program.effect?.population;
  const people = population === undefined ? undefined : pastNumbers(past, population);
  let above = 0;
  let below = 0;
  for (let k = from; k < to; k++) {
    const old = links.olds[k]!;
    const heads =
      people === undefined ? Number.NaN : Number(typeof people === "number" ? people : people[old]);
    above += links.shares[k]! * heads * numberOf(old, i);
    below += links.shares[k]! * heads;
  }
  if (below > 0) return above / below;
  throw missing(
    run,
    reader,
    `needs the population of the units that became "${run.units[i]}" to take their mean; name it in the program's effect and pass it in previous`,
    run.units[i],
    i,
  );
}

function absentText(name: string, label: string): string {
  return `needs ${name === AMOUNTS ? "the amounts" : `"${name}"`} of ${label}, which previous does not hold; pass it, it is not taken to be zero`;
}

/** Inputs, steps or amounts of an earlier period. */
function pastNumbers({ source }: PastPeriod, name: string): number | ArrayLike<number> | undefined {
  if (name === AMOUNTS) return isArrayLike(source.amounts) ? source.amounts : undefined;
  const data: Readonly<Record<string, unknown>> = source.data ?? {};
  const found = Object.hasOwn(data, name)
    ? data[name]
    : stepsOf(source).find(({ id }) => id === name)?.column;
  return typeof found === "number" || isArrayLike(found) ? (found as number | ArrayLike<number>) : undefined;
}

/** A simulation of an earlier period keeps its steps next to its inputs. */
function stepsOf(source: HistoryYear): readonly { id: string; column: Column; unit: string }[] {
  const { steps } = source as { readonly steps?: unknown };
  return Array.isArray(steps) ? (steps as readonly { id: string; column: Column; unit: string }[]) : [];
}

/** The unit in which the program counts; that of the earlier simulation, where only that one has the column. */
function unitOfPast(run: Run, name: string, past: readonly PastPeriod[]): string {
  return (
    run.program.inputs.find((input) => input.name === name)?.unit ??
    run.program.steps.find((step) => step.id === name)?.unit ??
    (name === AMOUNTS ? undefined : stepsOf(past[0]!.source).find(({ id }) => id === name)?.unit) ??
    run.program.steps.at(-1)!.unit
  );
}

/** Amounts of last year in thousands next to amounts of this year in ones are no continuation. */
function requireSameUnit(
  run: Run,
  reader: StepCell,
  name: string,
  unit: string,
  { source }: PastPeriod,
): void {
  const steps = stepsOf(source);
  const last = (source as { readonly unit?: unknown }).unit;
  const then = name === AMOUNTS ? last : steps.find(({ id }) => id === name)?.unit;
  if (typeof then !== "string") return;
  const verdict = compareUnits(then, unit);
  const what = name === AMOUNTS ? "the amounts" : `"${name}"`;
  if (verdict === "different") {
    throw stepError(
      run,
      reader,
      `reads ${what} of an earlier simulation in "${then}", but counts them in "${unit}"; convert one of them`,
      "mixed_units",
      then,
    );
  }
  if (verdict === "unknown") {
    reader.warnings.push({
      code: "unit_unknown",
      message: `${what} of an earlier simulation are in "${then}" and here in "${unit}"; check that both mean the same`,
      step: reader.name,
      units: [],
    });
  }
}
