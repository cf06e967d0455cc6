import type { Vector } from "../../numeric/vector.ts";
import type { Sample, UnitColumns } from "./sample.ts";

/** The rows of the domain; all of them without one. */
export function partOf(
  values: Vector,
  weights: Vector | undefined,
  columns: UnitColumns,
  rows: Uint32Array | undefined,
): { readonly values: Vector; readonly weights: Vector | undefined; readonly columns: UnitColumns } {
  if (rows === undefined) return { values, weights, columns };
  return {
    values: Float64Array.from(rows, (row) => values[row]!),
    weights: weights && Float64Array.from(rows, (row) => weights[row]!),
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, Array.from(rows, (row) => column[row]!)]),
    ),
  };
}

/** Whether all rows of the domain are in one unit. */
export function inOneUnit({ inside, unitOf }: Sample): boolean {
  if (inside === undefined) return false;
  const units = new Set<number>();
  inside.forEach((isIn, row) => {
    if (isIn === 1) units.add(unitOf === undefined ? row : unitOf[row]!);
  });
  return units.size < 2;
}
