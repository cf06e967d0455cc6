import {
  requireColumn,
  requireNumber,
  requireObservations,
  requireSameLength,
  requireWeights,
} from "../guard/index.ts";
import { refuse } from "../guard/refuse.ts";
import { requireVector } from "../guard/require-finite.ts";
import { requireGroups } from "../guard/require-groups.ts";
import type { Groups, Vector } from "../vector.ts";
import type { EffectSet } from "./absorb-effects.ts";

/** Where the rows of a panel belong. */
export interface PanelInput {
  /** Unit of each row. */
  readonly unit: Groups;
  /** Period of each row. */
  readonly period: Vector;
  /** Weight of each row. */
  readonly weights?: Vector | undefined;
  /** Cluster of each row. */
  readonly cluster?: Groups | undefined;
}

/** Units with their labels. */
export interface UnitSet extends EffectSet {
  /** Label of each unit, sorted by its text, so that the order of rows changes nothing. */
  readonly labels: readonly (string | number)[];
}

/** Periods with their times. */
interface PeriodSet extends EffectSet {
  /** Time of each period, ascending. */
  readonly times: Float64Array;
}

/** A panel in positions: rows of weight 0 are absent. */
export interface Panel {
  /** Position in the input of each row kept. */
  readonly rows: Uint32Array;
  /** Outcome of each row. */
  readonly y: Float64Array;
  /** Weight of each row; `undefined` for 1 each. */
  readonly weights: Float64Array | undefined;
  /** Units. */
  readonly unit: UnitSet;
  /** Periods. */
  readonly period: PeriodSet;
  /** Clusters, the units if none were given. */
  readonly cluster: EffectSet;
  /** Rows set aside because a unit or period with an effect of its own had no other. */
  readonly singletons: number;
}

/**
 * Reads a panel in rows: one finite outcome, one unit and one period per row, no unit twice in one period.
 * `absorbed` names the sets whose groups of one row are set aside, again and again until none is left: their effect
 * explains them exactly.
 */
export function readPanel(
  where: string,
  y: Vector,
  input: PanelInput,
  absorbed: readonly ("unit" | "period")[] = [],
): Panel {
  const { weights, cluster } = input;
  let found = readRows(where, y, input);
  if (cluster !== undefined) requireLabels(where, "cluster", cluster, y.length);
  requireOnce(where, found);
  const present = found.rows.length;
  for (;;) {
    const alone = new Uint8Array(found.rows.length);
    for (const set of absorbed) {
      const { codes, count } = found[set];
      const sizes = new Uint32Array(count);
      for (let i = 0; i < codes.length; i++) sizes[codes[i]!]!++;
      for (let i = 0; i < codes.length; i++) if (sizes[codes[i]!] === 1) alone[i] = 1;
    }
    if (!alone.includes(1)) break;
    const rows = found.rows.filter((_, i) => alone[i] === 0);
    found = { rows, unit: unitsOf(input.unit, rows), period: periodsOf(input.period, rows) };
  }
  const { rows, unit, period } = found;
  requireObservations(where, "value that shares its unit and period with another", rows.length, 1);
  return {
    rows,
    y: pick(y, rows),
    weights: weights === undefined ? undefined : pick(weights, rows),
    unit,
    period,
    cluster: cluster === undefined ? unit : unitsOf(cluster, rows),
    singletons: present - rows.length,
  };
}

/** Rows of positive weight with their units and periods, in positions; units may repeat within a period. */
export interface PanelRows {
  /** Position in the input of each row kept. */
  readonly rows: Uint32Array;
  /** Units. */
  readonly unit: UnitSet;
  /** Periods. */
  readonly period: PeriodSet;
}

/** Reads where rows belong. `noun` is what messages call a unit. */
export function readRows(where: string, y: Vector, input: PanelInput, noun = "unit"): PanelRows {
  const { unit, period, weights } = input;
  requireColumn(where, "value", y);
  const n = y.length;
  requireObservations(where, "value", n, 1);
  requireLabels(where, noun, unit, n);
  if (period === undefined) refuse(where, "missing_option", "period is required: the period of each value");
  requireColumn(where, "period", period, n);
  requireWeights(where, n, weights);
  if (weights !== undefined) requireColumn(where, "weight", weights);
  const all = Uint32Array.from({ length: n }, (_, i) => i);
  const rows = weights === undefined ? all : all.filter((i) => weights[i]! > 0);
  return { rows, unit: unitsOf(unit, rows), period: periodsOf(period, rows) };
}

/** The values at some positions. */
export function pick(values: Vector, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i]!]!;
  return picked;
}

/** Rejects a confidence level that is not strictly between 0 and 1. */
export function requireConfidence(where: string, confidence: number): void {
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
}

/** Reads columns by name, each with one finite number per value. Returns those of the rows of the panel. */
export function readColumns(
  where: string,
  noun: string,
  columns: Readonly<Record<string, Vector>>,
  count: number,
  rows: Uint32Array,
): Map<string, Float64Array> {
  if (typeof columns !== "object" || columns === null || "length" in columns || columns instanceof Map) {
    refuse(
      where,
      "wrong_type",
      `${noun}s must be a record of columns by name, such as { x: [1, 2] }`,
      columns,
    );
  }
  const found = new Map<string, Float64Array>();
  for (const [name, column] of Object.entries(columns)) {
    requireColumn(where, `${noun} "${name}", value`, column, count);
    found.set(name, pick(column, rows));
  }
  return found;
}

function requireLabels(where: string, noun: string, labels: Groups, count: number): void {
  if (labels === undefined) {
    refuse(where, "missing_option", `${noun} is required: the ${noun} of each value, as text or numbers`);
  }
  requireVector(where, noun, labels);
  requireSameLength(where, "value", count, noun, labels.length);
  requireGroups(where, labels, count);
}

function unitsOf(labels: Groups, rows: Uint32Array): UnitSet {
  const first = new Map<string | number, number>();
  const seen = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const label = labels[rows[i]!]!;
    let code = first.get(label);
    if (code === undefined) {
      code = first.size;
      first.set(label, code);
    }
    seen[i] = code;
  }
  const names = [...first.keys()];
  const sorted = names.toSorted(byText);
  const place = new Map(sorted.map((label, code) => [label, code]));
  const places = Uint32Array.from(names, (label) => place.get(label)!);
  return { codes: seen.map((code) => places[code]!), count: names.length, labels: sorted };
}

function byText(a: string | number, b: string | number): number {
  const [left, right] = [String(a), String(b)];
  if (left !== right) return left < right ? -1 : 1;
  return typeof a === typeof b ? 0 : typeof a === "number" ? -1 : 1;
}

function periodsOf(period: Vector, rows: Uint32Array): PeriodSet {
  const distinct = new Set<number>();
  // -0 and 0 are one time.
  for (let i = 0; i < rows.length; i++) distinct.add(period[rows[i]!]! + 0);
  const times = Float64Array.from(distinct).sort();
  const place = new Map(Array.from(times, (time, code) => [time, code]));
  const codes = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) codes[i] = place.get(period[rows[i]!]! + 0)!;
  return { codes, count: times.length, times };
}

function requireOnce(where: string, { rows, unit, period }: PanelRows): void {
  const cells = unit.count * period.count;
  const marks = cells <= MARKED ? new Uint8Array(cells) : null;
  const seen = new Set<number>();
  for (let i = 0; i < rows.length; i++) {
    const cell = unit.codes[i]! * period.count + period.codes[i]!;
    const isRepeated = marks === null ? seen.has(cell) : marks[cell] === 1;
    if (isRepeated) {
      refuse(
        where,
        "duplicate_id",
        `duplicate row of unit "${unit.labels[unit.codes[i]!]}" in period ${period.times[period.codes[i]!]}; keep one`,
        unit.labels[unit.codes[i]!],
        rows[i],
      );
    }
    if (marks === null) seen.add(cell);
    else marks[cell] = 1;
  }
}

/** Up to so many cells a mark for each is the fastest way to see one twice. */
const MARKED = 1e7;
