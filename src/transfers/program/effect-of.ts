import { EqualizationError } from "../../errors.ts";
import type { Column } from "../columns/column.ts";
import { measureTransferEffect, type TransferEffect } from "../effect/measure-transfer-effect.ts";
import type { Run } from "./cells.ts";
import { columnOf } from "./check-invariants.ts";
import type { ProgramWarning } from "./program.ts";
import { isPerHead, unitMeaning } from "./unit-meaning.ts";

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
  readonly warnings: readonly ProgramWarning[];
} {
  const columns = effectColumns(run);
  if (columns === null) return { effect: null, warnings: [] };
  const warnings = [...unknownUnits(run), ...negativeCapacity(run, columns.before)];
  try {
    return {
      effect: measureTransferEffect(columns.before, columns.transfer, columns.population, {
        need: columns.need,
      }),
      warnings,
    };
  } catch (error) {
    // Degenerate inputs of the measure (no one has capacity, say) do not make the amounts wrong.
    if (!(error instanceof EqualizationError)) throw error;
    warnings.push({ code: "effect_undefined", message: error.message, step: null, units: [] });
    return { effect: null, warnings };
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

/** Unit of an input or a step. */
export function unitOf(run: Run, name: string): string {
  return run.inputs.get(name)?.unit ?? run.steps.find((cell) => cell.name === name)?.unit ?? "";
}

/** Units such as "yuan/pupil", of which the text does not tell whether they are per resident. */
function unknownUnits(run: Run): ProgramWarning[] {
  const { effect, steps } = run.program;
  const named = [effect!.capacity, effect!.need, steps.at(-1)!.id].filter((name) => name !== undefined);
  return named
    .filter((name) => unitMeaning(unitOf(run, name)).per === "other")
    .map((name) => ({
      code: "unit_unknown",
      message: `"${name}" is in "${unitOf(run, name)}", which is taken as an amount in all, not per resident; write "/person" if it is per resident`,
      step: null,
      units: [],
    }));
}

/** A negative capacity is legal; what it does to a measure of inequality should be known. */
function negativeCapacity(run: Run, before: Column): ProgramWarning[] {
  const units = run.units.filter((_, i) => before[i]! < 0);
  if (units.length === 0) return [];
  const message = `${units.length} of ${run.units.length} units have a negative capacity; inequality measures of the effect can exceed 1`;
  return [{ code: "negative_capacity", message, step: null, units }];
}
