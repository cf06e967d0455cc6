import { argsort } from "../../numeric/argsort.ts";
import { rowsByGroup } from "../../numeric/rows-by-group.ts";
import type { Groups, Vector } from "../../numeric/vector.ts";

/** Options of an index that have one entry per row, by name. */
export type UnitColumns = Readonly<Record<string, ArrayLike<unknown>>>;

/** The rows that carry weight, in ascending order of their values, and the units in which they were drawn. */
export interface Sample {
  /** The values. */
  readonly x: Float64Array;
  /** Their weights; `undefined` where none were given. */
  readonly w: Float64Array | undefined;
  /** Options with one entry per row. */
  readonly columns: UnitColumns;
  /** The unit of each row, numbered stratum by stratum; `undefined` where every row is its own. */
  readonly unitOf: Uint32Array | undefined;
  /** Rows of the domain as ones; `undefined` where everybody is measured. */
  readonly inside: Uint8Array | undefined;
  /** The first unit of each stratum, and after the last stratum the number of units. */
  readonly bounds: readonly number[];
}

/**
 * Puts the rows in order and numbers the units: clusters where they are given, single rows otherwise. In ascending
 * order every resample comes out sorted, and the order of the rows that came in cannot change an interval.
 *
 * A cluster is known by its label inside its stratum.
 */
export function sampleOf(
  values: Vector,
  weights: Vector | undefined,
  columns: UnitColumns,
  strata: Groups | undefined,
  clusters: Groups | undefined,
  inside?: Uint8Array | undefined,
): Sample {
  const order = argsort(values).filter((row) => weights === undefined || weights[row]! > 0);
  const inOrder = <T>(column: ArrayLike<T>): T[] => Array.from(order, (row) => column[row]!);
  const n = order.length;
  const sorted = {
    x: Float64Array.from(order, (row) => values[row]!),
    w: weights && Float64Array.from(order, (row) => weights[row]!),
    columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, inOrder(column)])),
    inside: inside && Uint8Array.from(order, (row) => inside[row]!),
  };
  if (strata === undefined && clusters === undefined) return { ...sorted, unitOf: undefined, bounds: [0, n] };

  const clusterOf = clusters && inOrder(clusters);
  const unitOf = new Uint32Array(n);
  const bounds = [0];
  let units = 0;
  for (const { rows } of rowsByGroup(strata === undefined ? new Uint8Array(n) : inOrder(strata))) {
    if (clusterOf === undefined) for (const row of rows) unitOf[row] = units++;
    else {
      for (const cluster of rowsByGroup(Array.from(rows, (row) => clusterOf[row]!))) {
        for (const k of cluster.rows) unitOf[rows[k]!] = units;
        units++;
      }
    }
    bounds.push(units);
  }
  return { ...sorted, unitOf, bounds };
}
