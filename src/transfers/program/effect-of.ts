import { EqualizationError } from "../../errors.ts";
import type { Column } from "../columns/column.ts";
import { measureTransferEffect, type TransferEffect } from "../effect/measure-transfer-effect.ts";
import { columnOf } from "./check-invariants.ts";
import type { ProgramWarning } from "./program.ts";
import type { Run } from "./run.ts";

/** The columns that tell what a program does to the gap, per head. */
export interface EffectColumns {
  /** Heads. */
  readonly population: Column;
  /** Capacity per head before. */
  readonly before: Column;
  /** Transfer per head. */
  readonly transfer: Column;
  /** Need per head, where the program names one. */
  readonly need: Column | undefined;
}

/** What a finished run does to the gap, where its program names the columns and it is defined. */
export function effectOf(run: Run): {
  readonly effect: TransferEffect | null;
  readonly warning: ProgramWarning | null;
} {
  const columns = effectColumns(run);
  if (columns === null) return { effect: null, warning: null };
  try {
    return { effect: measureTransferEffect(columns), warning: null };
  } catch (error) {
    // Degenerate inputs of the measure (nobody has capacity, say) do not make the amounts wrong.
    if (!(error instanceof EqualizationError)) throw error;
    const warning = { code: "effect_undefined", message: error.message, step: null, units: [] };
    return { effect: null, warning };
  }
}

/** Capacity, transfer and need of a run per head; `null` where its program does not name the columns. */
export function effectColumns(run: Run): EffectColumns | null {
  const { effect } = run.program;
  if (effect === undefined) return null;
  const population = columnOf(run, effect.population);
  const perHead = (column: Column, unit: string): Column =>
    isPerHead(unit) ? column : column.map((x, i) => (population[i]! > 0 ? x / population[i]! : 0));
  const last = run.steps.at(-1)!;
  return {
    population,
    before: perHead(columnOf(run, effect.capacity), unitOf(run, effect.capacity)),
    transfer: perHead(last.value, last.unit),
    need:
      effect.need === undefined ? undefined : perHead(columnOf(run, effect.need), unitOf(run, effect.need)),
  };
}

/** Whether a unit such as `"money/person"` or `"yuan/person"` is per head. */
export function isPerHead(unit: string): boolean {
  return unit.endsWith("/person");
}

/** Unit of an input or a step. */
export function unitOf(run: Run, name: string): string {
  return run.inputs.get(name)?.unit ?? run.steps.find((cell) => cell.name === name)?.unit ?? "";
}
