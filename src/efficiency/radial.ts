import { findBasis, minimizeSmall, reducedCost } from "./small-simplex.ts";
import { isFar, onScaleOf, ownColumn, slackColumn, type Technology } from "./technology.ts";

/** How one unit stands to a technology. */
export interface RadialResult {
  /** `"infeasible"` where no point of the technology can stand for the unit; `"undefined"` where it has no output. */
  readonly status: "optimal" | "infeasible" | "undefined" | "stalled";
  /** The factor: on the inputs, at most 1 inside the technology; or on the outputs, at least 1. */
  readonly factor: number;
  /** The technology on the scale on which it was searched; its basis is that of the answer. */
  readonly tech: Technology;
}

/**
 * The factor by which the inputs of a unit could shrink, or its outputs grow, within a technology. Leaves the basis in the
 * state of the technology that it answers.
 *
 * Where amounts are far apart, the search is repeated from the point found, on the scale of that point, until the point
 * stays: the factor is then right to the same digits whatever its size.
 *
 * @param unit Scaled inputs and outputs.
 * @param self Position of the unit in the technology, to start from; -1 where it is none of it, or barred.
 */
export function radialFactor(
  tech: Technology,
  unit: Float64Array,
  orientation: "input" | "output",
  self: number,
  cost: Float64Array,
): RadialResult {
  if (!isFar(tech, unit)) return searchFactor(tech, unit, orientation, self, cost);
  const { k, s } = tech;
  const target = unit.slice();
  let factor = 1;
  let found: RadialResult | null = null;
  for (let round = 0; ; round++) {
    const near = onScaleOf(tech, target, orientation);
    const own = target.map((amount) => (amount > 0 ? 1 : 0));
    found = searchFactor(near, own, orientation, found === null ? self : found.tech.state.basis, cost);
    if (found.status !== "optimal") break;
    // Small values are cut to 0 in the search; the next round needs their size.
    const step = exactValue(near, ownColumn(near));
    if (!(step > 0)) return { ...found, factor: 0 };
    factor *= step;
    if ((step > 0.5 && step < 2) || round === 60) break;
    const [from, to] = orientation === "input" ? [0, k] : [k, k + s];
    for (let row = from; row < to; row++) target[row]! *= step;
  }
  return { ...found, factor };
}

function searchFactor(
  tech: Technology,
  unit: Float64Array,
  orientation: "input" | "output",
  start: number | Int32Array,
  cost: Float64Array,
): RadialResult {
  const { k, s, program, state, returns } = tech;
  const { m, columns, bound } = program;
  const own = ownColumn(tech);
  const byInput = orientation === "input";
  let largest = 0;
  for (let r = 0; r < s; r++) largest = Math.max(largest, unit[k + r]!);
  if (!byInput && largest === 0) return { status: "undefined", factor: Number.NaN, tech };

  columns.fill(0, own * m, own * m + m);
  for (let row = 0; row < k + s; row++) {
    const mine = row < k === byInput;
    columns[own * m + row] = mine ? -unit[row]! : 0;
    bound[row] = mine ? 0 : unit[row]!;
  }
  if (returns !== "crs") bound[k + s] = 1;
  cost.fill(0);
  cost[own] = byInput ? 1 : -1;

  let status: string = "singular";
  if (typeof start !== "number" || start >= 0) {
    if (typeof start === "number") ownBasis(tech, unit, byInput, start);
    else state.basis.set(start);
    status = minimizeSmall(program, cost, state);
  }
  if (status === "singular" || status === "stalled") {
    if (!findBasis(program, state)) return { status: "infeasible", factor: Number.NaN, tech };
    status = minimizeSmall(program, cost, state);
  }
  // Outputs of nothing could grow without end; then nothing bounds the factor.
  if (status === "unbounded") return { status: "infeasible", factor: Number.NaN, tech };
  if (status !== "optimal") return { status: "stalled", factor: Number.NaN, tech };
  return { status: "optimal", factor: basicValue(tech, own), tech };
}

/** The basis in which the unit stands for itself: factor 1, multiplier 1, no slack. */
function ownBasis(tech: Technology, unit: Float64Array, byInput: boolean, self: number): void {
  const { k, s, program, state, returns } = tech;
  const largestIn = (from: number, to: number): number => {
    let row = from;
    for (let i = from; i < to; i++) if (unit[i]! > unit[row]!) row = i;
    return row;
  };
  const [factorRow, otherRow] = byInput
    ? [largestIn(0, k), largestIn(k, k + s)]
    : [largestIn(k, k + s), largestIn(0, k)];
  const selfRow = returns === "vrs" ? k + s : otherRow;
  for (let row = 0; row < program.m; row++) {
    state.basis[row] = row === factorRow ? ownColumn(tech) : row === selfRow ? self : slackColumn(tech, row);
  }
}

/** The value of a column at the present basis. */
export function basicValue({ state }: Technology, column: number): number {
  for (let i = 0; i < state.basis.length; i++) if (state.basis[i] === column) return state.values[i]!;
  return 0;
}

/** The value of a column at the present basis, however small. */
function exactValue({ program, state }: Technology, column: number): number {
  const { m, bound } = program;
  const at = state.basis.indexOf(column);
  let value = 0;
  for (let i = 0; at >= 0 && i < m; i++) value += state.inverse[at * m + i]! * bound[i]!;
  return value;
}

/**
 * From the optimum of `cost`, goes on to the optimum of `next` without giving any of it up: only columns that cost
 * nothing may enter.
 */
export function refine(tech: Technology, cost: Float64Array, next: Float64Array): void {
  const { program, state } = tech;
  const { allowed, count } = program;
  const before = allowed.slice();
  for (let j = 0; j < count; j++)
    if (allowed[j] === 1 && reducedCost(program, cost, state, j) > 1e-9) allowed[j] = 0;
  minimizeSmall(program, next, state);
  allowed.set(before);
}
