import { findBasis, minimizeSmall, reducedCost } from "./small-simplex.ts";
import { ownColumn, slackColumn, type Technology } from "./technology.ts";

/** How one unit stands to a technology. */
export interface RadialResult {
  /** `"infeasible"` where no point of the technology can stand for the unit; `"undefined"` where it has no output. */
  readonly status: "optimal" | "infeasible" | "undefined" | "stalled";
  /** The factor: on the inputs, at most 1 inside the technology; or on the outputs, at least 1. */
  readonly factor: number;
}

/**
 * The factor by which the inputs of a unit could shrink, or its outputs grow, within a technology. Leaves the basis in the
 * state of the technology.
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
  const { k, s, program, state, returns } = tech;
  const { m, columns, bound } = program;
  const own = ownColumn(tech);
  const byInput = orientation === "input";
  let largest = 0;
  for (let r = 0; r < s; r++) largest = Math.max(largest, unit[k + r]!);
  if (!byInput && largest === 0) return { status: "undefined", factor: Number.NaN };

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
  if (self >= 0) {
    ownBasis(tech, unit, byInput, self);
    status = minimizeSmall(program, cost, state);
  }
  if (status === "singular" || status === "stalled") {
    if (!findBasis(program, state)) return { status: "infeasible", factor: Number.NaN };
    status = minimizeSmall(program, cost, state);
  }
  // Outputs of nothing could grow without end; then nothing bounds the factor.
  if (status === "unbounded") return { status: "infeasible", factor: Number.NaN };
  if (status !== "optimal") return { status: "stalled", factor: Number.NaN };
  return { status: "optimal", factor: basicValue(tech, own) };
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
