import type { InvariantReport } from "../../model/results/simulation-reports.ts";
import { argsort } from "../../numeric/argsort.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedSum } from "../../numeric/weighted-sum.ts";
import type { Column } from "../columns/column.ts";
import type { Run, StepCell } from "./cells.ts";
import type { ProgramInvariant } from "./program.ts";
import { contextOf } from "./step-context.ts";
import { guardStep } from "./step-error.ts";

/** How far a sum may be off, next to the sum of the sizes of its terms. */
const TOLERANCE = 1e-9;

/** Checks every claim of a program against a finished run. */
export function checkInvariants(run: Run): InvariantReport[] {
  return run.program.invariants.map((invariant) => check(run, invariant));
}

function check(run: Run, invariant: ProgramInvariant): InvariantReport {
  if (invariant.kind === "custom") return checkCustom(run, invariant);
  if (invariant.kind === "order-kept") return checkOrder(run, invariant);
  const of = invariant.of ?? run.steps.at(-1)!.name;
  const column = columnOf(run, of);
  if (invariant.kind === "non-negative") {
    const at = column.findIndex((x) => x < 0);
    return {
      claim: `"${of}" is nowhere negative`,
      holds: at < 0,
      deviation: at < 0 ? 0 : column.reduce((worst, x) => Math.max(worst, -x), 0),
      detail: at < 0 ? "" : `"${run.units[at]}" has ${column[at]}`,
    };
  }
  const weights = invariant.weights === undefined ? undefined : columnOf(run, invariant.weights);
  const volume = weightedSum(
    column.map((x) => Math.abs(x)),
    weights,
  );
  const total = weightedSum(column, weights);
  const tolerance = invariant.tolerance ?? TOLERANCE;
  if (invariant.kind === "zero-sum") {
    const holds = Math.abs(total) <= tolerance * volume;
    return {
      claim: `"${of}" sums to zero`,
      holds,
      deviation: Math.abs(total),
      detail: holds ? "" : `it sums to ${total}`,
    };
  }
  const pool = columnOf(run, invariant.total);
  const wanted = isPool(run, invariant.total) ? pool[0]! : sum(pool);
  const holds = Math.abs(total - wanted) <= tolerance * Math.max(volume, Math.abs(wanted));
  return {
    claim: `"${of}" adds up to "${invariant.total}"`,
    holds,
    deviation: Math.abs(total - wanted),
    detail: holds ? "" : `it adds up to ${total}, not to ${wanted}`,
  };
}

/**
 * A pool is one number; a column of shares adds up to its sum. What counts is how the input was given or read, not
 * whether the values of its units happen to be equal.
 */
function isPool(run: Run, name: string): boolean {
  const step = run.steps.find((cell) => cell.name === name);
  if (step !== undefined) return step.scalar !== null;
  const input = run.inputs.get(name);
  return input !== undefined && (input.common === true || input.single !== undefined);
}

function checkOrder(
  run: Run,
  { before, after, tolerance = TOLERANCE }: Extract<ProgramInvariant, { kind: "order-kept" }>,
): InvariantReport {
  const from = columnOf(run, before);
  const to = columnOf(run, after);
  const order = argsort(from);
  const claim = `units keep their order from "${before}" to "${after}"`;
  const scale = to.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  let ahead = -1;
  let deviation = 0;
  let detail = "";
  // The best-off among those strictly behind must not be ahead afterwards.
  for (let start = 0; start < order.length; ) {
    let end = start;
    let best = ahead;
    while (end < order.length && from[order[end]!] === from[order[start]!]) {
      const i = order[end++]!;
      if (best < 0 || to[i]! > to[best]!) best = i;
      if (ahead >= 0 && to[ahead]! - to[i]! > Math.max(deviation, tolerance * scale)) {
        deviation = to[ahead]! - to[i]!;
        detail = `"${run.units[i]}" (${from[i]}) falls behind "${run.units[ahead]}" (${from[ahead]}): ${to[i]} against ${to[ahead]}`;
      }
    }
    ahead = best;
    start = end;
  }
  return { claim, holds: detail === "", deviation, detail };
}

function checkCustom(
  run: Run,
  { description, check: ask, id }: Extract<ProgramInvariant, { kind: "custom" }>,
): InvariantReport {
  // It reads like a step after the last one.
  const reader: StepCell = {
    ...run.steps.at(-1)!,
    name: id,
    reads: [],
    notes: {},
    warnings: [],
    looked: new Map(),
    handed: [],
  };
  const answer = guardStep(run, reader, () => ask(contextOf(run, run.steps.length, reader)));
  return {
    claim: description,
    holds: answer === true,
    deviation: 0,
    detail: answer === true ? "" : formatReceived(answer),
  };
}

/** The column of an input or a step of a finished run. */
export function columnOf(run: Run, name: string): Column {
  const value = run.inputs.get(name)?.value ?? run.steps.find((cell) => cell.name === name)?.value;
  return value instanceof Float64Array ? value : new Float64Array(run.units.length);
}
