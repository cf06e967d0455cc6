import type { Direction } from "../../model/indicator.ts";
import { requireMatrix, requireObservations } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { type ScaledColumn, scaledColumn } from "../normalization/scaled-column.ts";
import { requireDirections } from "../require-directions.ts";
import { indicatorWeights } from "../weights/indicator-weights.ts";

/** Options that every ranking by columns takes. */
export interface RankingOptions {
  /** Whether more is better, one entry per column. */
  readonly directions: readonly Direction[];
  /** One weight per column; only proportions matter. @defaultValue equal */
  readonly weights?: Vector | undefined;
}

/** One column with what it counts for. */
export interface JudgedColumn extends ScaledColumn {
  /** Position of the column. */
  readonly column: number;
  /** Its share of the total weight. */
  readonly weight: number;
  /** Whether more is better. */
  readonly direction: Direction;
}

/** Refuses anything but at least 2 units of finite numbers with directions and weights; gives the columns, brought to about 1. */
export function judgedColumns(where: string, matrix: Matrix, options: RankingOptions): JudgedColumn[] {
  const count = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);
  const directions = requireDirections(where, options.directions, count);
  const weights = indicatorWeights(where, options.weights, count);
  return Array.from(weights, (weight, column) => ({
    ...scaledColumn(matrix, column),
    column,
    weight,
    direction: directions[column]!,
  }));
}

/** Refuses a column with a value below 0, or not above 0 if `positive`. */
export function requireRatioScale(
  where: string,
  { column, least, scale }: JudgedColumn,
  positive: boolean,
): void {
  if (least > 0 || (least === 0 && !positive)) return;
  const value = least / scale;
  refuse(
    where,
    "out_of_domain",
    `column ${column} has the value ${value}; it must be ${positive ? "above 0" : "at least 0"}`,
    value,
    column,
  );
}
