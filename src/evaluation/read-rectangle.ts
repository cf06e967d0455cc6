import { EqualizationError } from "../errors.ts";
import { requireColumn, requireNumber } from "../numeric/guard/index.ts";
import { requireVector } from "../numeric/guard/require-finite.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";

/** A panel without gaps, one row per unit. */
export interface Rectangle {
  /** Outcomes by unit and period. */
  readonly outcomes: readonly Float64Array[];
  /** Periods, ascending. */
  readonly times: Float64Array;
  /** Number of periods before the treatment. */
  readonly before: number;
}

/** Reads a panel without gaps and where the treatment begins: at least one period before it and one from it on. */
export function readRectangle(
  where: string,
  panel: Matrix,
  from: number,
  periods: Vector | undefined,
): Rectangle {
  if (!Array.isArray(panel)) {
    throw new EqualizationError("panel must be an array of rows, one per unit", {
      code: "wrong_type",
      where,
      received: panel,
    });
  }
  if (panel.length < 2) {
    throw new EqualizationError(`needs at least 2 units, got ${panel.length}`, {
      code: "too_few_observations",
      where,
      received: panel.length,
    });
  }
  requireVector(where, "unit 0, value", panel[0]);
  const T = (panel as Matrix)[0]!.length;
  const outcomes = (panel as Matrix).map((row, unit) => {
    requireVector(where, `unit ${unit}, value`, row);
    if (row.length !== T) {
      throw new EqualizationError(
        `unit ${unit} has ${row.length} periods, unit 0 has ${T}; complete the panel`,
        {
          code: "length_mismatch",
          where,
          index: unit,
          received: row.length,
        },
      );
    }
    requireColumn(where, `unit ${unit}, period`, row);
    return Float64Array.from(row);
  });
  const times = periodsOf(where, T, periods);
  requireNumber(where, "from", from);
  const before = times.filter((time) => time < from).length;
  if (before === 0 || before === T) {
    throw new EqualizationError(
      `needs at least 1 period before and from ${from} on, got ${before} and ${T - before}`,
      { code: "too_few_observations", where, received: Math.min(before, T - before) },
    );
  }
  return { outcomes, times, before };
}

/** Reads rows of the panel: whole numbers within it, none twice. */
export function readPositions(
  where: string,
  noun: string,
  positions: ArrayLike<number>,
  units: number,
): number[] {
  if (positions === undefined) {
    throw new EqualizationError(`${noun} is required: rows of the panel, counted from 0`, {
      code: "missing_option",
      where,
    });
  }
  requireVector(where, noun, positions);
  const seen = new Set<number>();
  for (let k = 0; k < positions.length; k++) {
    const row = positions[k]!;
    requireNumber(where, noun, row, { integer: true, atLeast: 0, below: units });
    if (seen.has(row)) {
      throw new EqualizationError(`duplicate ${noun} ${row}`, {
        code: "duplicate_id",
        where,
        index: k,
        received: row,
      });
    }
    seen.add(row);
  }
  return [...seen];
}

function periodsOf(where: string, T: number, periods: Vector | undefined): Float64Array {
  if (periods === undefined) return Float64Array.from({ length: T }, (_, t) => t);
  requireColumn(where, "period", periods, T);
  for (let t = 1; t < T; t++) {
    if (periods[t]! > periods[t - 1]!) continue;
    throw new EqualizationError(
      `period ${t} is ${periods[t]} after ${periods[t - 1]}; sort the columns by period, one per period`,
      {
        code: periods[t] === periods[t - 1] ? "duplicate_id" : "out_of_domain",
        where,
        index: t,
        received: periods[t],
      },
    );
  }
  return Float64Array.from(periods);
}
