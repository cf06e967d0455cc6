import { EqualizationError, type ErrorCode } from "../../errors.ts";
import type { Run, StepCell } from "./cells.ts";

/** Runs code of a step; what it throws is reported with the name of the step and the unit it was at. */
export function guardStep<T>(run: Run, cell: StepCell, code: () => T): T {
  cell.at = null;
  try {
    return code();
  } catch (error) {
    if (error instanceof EqualizationError && error.where === run.where) throw error;
    const at = cell.at;
    const unit = at === null ? "" : ` for unit "${run.units[at]}"`;
    if (error instanceof EqualizationError) {
      throw stepError(
        run,
        cell,
        `cannot be computed${unit}: ${error.message}`,
        error.code,
        error.received,
        error.index ?? at ?? undefined,
      );
    }
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw stepError(run, cell, `cannot be computed${unit}: ${text}`, "wrong_type", error, at ?? undefined);
  }
}

/** An error of a step, with its name. */
export function stepError(
  run: Run,
  cell: StepCell,
  message: string,
  code: ErrorCode,
  received?: unknown,
  index?: number,
): EqualizationError {
  return new EqualizationError(`step "${cell.name}" of "${run.program.id}" ${message}`, {
    code,
    where: run.where,
    received,
    index,
  });
}
