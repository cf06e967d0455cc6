import type { GroupedAmounts } from "../closures/by-group.ts";
import type { FittedAmounts } from "../closures/fitted-amounts.ts";
import type { Column } from "../columns/column.ts";
import { isArrayLike } from "../columns/is-array-like.ts";
import { allFinite } from "../columns/require-columns.ts";
import type { Run, StepCell } from "./cells.ts";
import { fromOf } from "./define-program.ts";
import type { ProgramStep } from "./program.ts";
import { contextOf } from "./step-context.ts";
import { guardStep, stepError } from "./step-error.ts";

/** A step that has not run yet. */
export function newStepCell(step: ProgramStep): StepCell {
  return {
    kind: "step",
    name: step.id,
    lag: 0,
    unit: step.unit,
    version: 0,
    value: new Float64Array(0),
    step,
    scalar: null,
    fit: null,
    grouped: null,
    reads: [],
    notes: {},
    warnings: [],
    looked: new Map(),
    ties: [],
    failed: false,
    writes: false,
    handed: [],
    at: null,
  };
}

/**
 * Computes every step whose reads have changed since it last ran; the first time, every step. Steps are pure, so one
 * that read nothing new has nothing new to say.
 */
export function runSteps(run: Run): void {
  for (let index = 0; index < run.steps.length; index++) {
    const cell = run.steps[index]!;
    if (cell.version > 0 && !cell.failed && !isStale(cell)) continue;
    cell.failed = true;
    runStep(run, cell, index);
    cell.failed = false;
  }
}

function isStale(cell: StepCell): boolean {
  for (const read of cell.reads) if (read.cell.version !== read.version) return true;
  return false;
}

function runStep(run: Run, cell: StepCell, index: number): void {
  cell.reads = [];
  cell.notes = {};
  cell.warnings = [];
  cell.ties = [];
  cell.looked.clear();
  if (run.skipRounding && cell.step.kind === "rounding") {
    const carried = run.steps.find((one) => one.name === fromOf(cell.step)[0])!;
    cell.reads.push({ cell: carried, version: carried.version });
    cell.value = carried.value;
    cell.version++;
    return;
  }
  const result = guardStep(run, cell, () => cell.step.compute(contextOf(run, index, cell)));
  takeResult(run, cell, result);
  noteWrites(cell);
  cell.version++;
}

/** Takes what a step gave into its cell; refuses anything but one finite number per unit, or one for all. */
function takeResult(run: Run, cell: StepCell, result: unknown): void {
  const n = run.units.length;
  cell.fit = null;
  cell.grouped = null;
  cell.scalar = null;
  if (typeof result === "number") {
    cell.scalar = result;
    cell.value = new Float64Array(n).fill(result);
  } else if (result instanceof Float64Array) {
    cell.value = result;
  } else if (isGrouped(result)) {
    cell.grouped = result;
    cell.value = result.amounts;
  } else if (isFittedAmounts(result)) {
    cell.fit = result;
    cell.value = result.amounts;
  } else if (isArrayLike(result)) {
    cell.value = toNumbers(result);
  } else {
    throw stepError(run, cell, "gave neither a number, a column nor a closure", "wrong_type", result);
  }
  if (cell.value.length !== n) {
    throw stepError(run, cell, `gave ${cell.value.length} numbers for ${n} units`, "length_mismatch");
  }
  if (!allFinite(cell.value)) {
    const at = cell.value.findIndex((x) => x - x !== 0);
    throw stepError(
      run,
      cell,
      `gave ${cell.value[at]} for unit "${run.units[at]}"; fix the step or its inputs`,
      "not_finite",
      cell.value[at],
      at,
    );
  }
}

/** After the first run it is known whether a step writes into what it reads; one that does keeps getting copies. */
function noteWrites(cell: StepCell): void {
  if (cell.handed === null) return;
  cell.writes ||= cell.handed.some(([original, copy]) => original.some((x, i) => x !== copy[i]));
  cell.handed = cell.writes ? [] : null;
}

function isGrouped(value: unknown): value is GroupedAmounts {
  return isFittedAmounts(value) && Array.isArray((value as unknown as Partial<GroupedAmounts>).groups);
}

function isFittedAmounts(value: unknown): value is FittedAmounts {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Partial<FittedAmounts>).amounts instanceof Float64Array
  );
}

function toNumbers(vector: ArrayLike<unknown>): Column {
  return Float64Array.from(vector, (x) => (typeof x === "number" ? x : Number.NaN));
}
