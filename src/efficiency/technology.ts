import type { Matrix, Vector } from "../numeric/vector.ts";
import { type SmallProgram, type SmallState, smallState } from "./small-simplex.ts";

/** How output answers when all inputs grow by one factor. */
export type ReturnsToScale =
  /** In the same proportion. */
  | "crs"
  /** In any way. */
  | "vrs"
  /** In the same proportion or less. */
  | "drs"
  /** In the same proportion or more. */
  | "irs";

/**
 * What the units observed make possible, as rows and columns of a linear program: one row per input, one row per output, and
 * one for the sum of the multipliers unless returns are constant; one column per unit, one column per slack, and two that each unit
 * measured fills in for itself.
 */
export interface Technology {
  /** Inputs. */
  readonly k: number;
  /** Outputs. */
  readonly s: number;
  /** Units observed. */
  readonly n: number;
  /** The program; its last column and its bound are those of the unit measured. */
  readonly program: SmallProgram;
  /** Room for the search. */
  readonly state: SmallState;
  /** What each row was divided by, so that all are of size 1. */
  readonly scale: Float64Array;
  /** What each column was multiplied by; `null` for 1. The multiplier of a unit is its value times this. */
  readonly columnScale: Float64Array | null;
  /** Whether the amounts of a row are so far apart that each unit measured needs a scale of its own. */
  readonly isWide: boolean;
  /** How returns to scale are restricted. */
  readonly returns: ReturnsToScale;
}

/** Position of the column that stands for the unit measured: the factor, or the share of itself. */
export function ownColumn({ program }: Technology): number {
  return program.count - 1;
}

/** Position of the slack column of a row. */
export function slackColumn({ n }: Technology, row: number): number {
  return n + row;
}

/** Builds the technology of the units; `extra` rows are left empty below the others. */
export function technology(inputs: Matrix, outputs: Matrix, returns: ReturnsToScale, extra = 0): Technology {
  const n = inputs.length;
  const k = inputs[0]!.length;
  const s = outputs[0]!.length;
  const convex = returns === "crs" ? 0 : 1;
  const m = k + s + convex + extra;
  const slacks = k + s + (returns === "drs" || returns === "irs" ? 1 : 0);
  const count = n + slacks + 1;
  const columns = new Float64Array(count * m);
  const scale = new Float64Array(m).fill(1);
  const meanOf = (matrix: Matrix, column: number): number => {
    let largest = 0;
    for (const row of matrix) largest = Math.max(largest, row[column]!);
    if (largest === 0) return 1;
    // Sums of shares of the largest cannot overflow.
    let sum = 0;
    for (const row of matrix) sum += row[column]! / largest / n;
    return sum * largest;
  };
  for (let i = 0; i < k; i++) scale[i] = meanOf(inputs, i);
  for (let r = 0; r < s; r++) scale[k + r] = meanOf(outputs, r);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < k; i++) columns[j * m + i] = inputs[j]![i]! / scale[i]!;
    for (let r = 0; r < s; r++) columns[j * m + k + r] = outputs[j]![r]! / scale[k + r]!;
    if (convex === 1) columns[j * m + k + s] = 1;
  }
  for (let row = 0; row < slacks; row++) {
    // Inputs may be used up less, outputs made more; the sum of multipliers is at most, or at least, 1.
    columns[(n + row) * m + row] = row < k || (row === k + s && returns === "drs") ? 1 : -1;
  }
  return {
    k,
    s,
    n,
    program: { m, count, columns, bound: new Float64Array(m), allowed: new Uint8Array(count).fill(1) },
    state: smallState(m),
    scale,
    columnScale: null,
    isWide: isWide(columns, n, m, k + s),
    returns,
  };
}

/** The search compares numbers to ten decimals; amounts further apart than this would leave it too few. */
const WIDE = 1e4;

function isWide(columns: Float64Array, n: number, m: number, rows: number): boolean {
  for (let row = 0; row < rows; row++) {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let j = 0; j < n; j++) {
      const size = columns[j * m + row]!;
      if (size === 0) continue;
      if (size < least) least = size;
      if (size > most) most = size;
    }
    if (most > WIDE * least) return true;
  }
  return false;
}

/** Whether a unit is so far from the technology that it needs a scale of its own. */
export function isFar({ isWide, k, s }: Technology, unit: Float64Array): boolean {
  if (isWide) return true;
  for (let row = 0; row < k + s; row++) {
    if (unit[row]! > WIDE || (unit[row]! > 0 && unit[row]! < 1 / WIDE)) return true;
  }
  return false;
}

/**
 * The same technology on the scale of one point: rows in units of its amounts, and the column of each unit with 1 as its
 * largest entry, however large or small the unit is next to the point; for outputs, as its largest entry among the rows that
 * bound its multiplier.
 */
export function onScaleOf(tech: Technology, at: Float64Array, orientation: "input" | "output"): Technology {
  const { k, s, n, program, scale } = tech;
  const { m, count, allowed } = program;
  const columns = program.columns.slice();
  const ownScale = scale.slice();
  const columnScale = new Float64Array(n);
  for (let row = 0; row < k + s; row++) if (at[row]! > 0) ownScale[row]! *= at[row]!;
  for (let j = 0; j < n; j++) {
    let largest = 0;
    for (let row = 0; row < m; row++) {
      const entry = columns[j * m + row]! / (row < k + s && at[row]! > 0 ? at[row]! : 1);
      columns[j * m + row] = entry;
      const bounds = orientation === "input" || row < k || row >= k + s;
      if (bounds && entry > largest) largest = entry;
    }
    columnScale[j] = 1 / largest;
    for (let row = 0; row < m; row++) columns[j * m + row]! /= largest;
  }
  return {
    ...tech,
    program: { m, count, columns, bound: new Float64Array(m), allowed },
    state: smallState(m),
    scale: ownScale,
    columnScale,
    isWide: false,
  };
}

/** Inputs and outputs of a unit in the scale of the rows. */
export function scaled({ k, s, scale }: Technology, inputs: Vector, outputs: Vector): Float64Array {
  const unit = new Float64Array(k + s);
  for (let i = 0; i < k; i++) unit[i] = inputs[i]! / scale[i]!;
  for (let r = 0; r < s; r++) unit[k + r] = outputs[r]! / scale[k + r]!;
  return unit;
}
