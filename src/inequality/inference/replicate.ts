import { EqualizationError } from "../../errors.ts";
import type { IndexFunction } from "../require-index.ts";
import type { Sample } from "./sample.ts";

/** How often each row of a sample is taken, and by what its weight is multiplied. */
interface Draw {
  /** How often each unit is taken. */
  readonly counts: Uint32Array;
  /** Factor of the weight of each row, where a stratum has lost a unit. */
  readonly factors?: Float64Array | undefined;
}

/** Measures resamples of one sample, again and again in the same memory. */
export type Replicator = (draw: Draw) => number | EqualizationError;

/**
 * A function that measures the index on the rows that a draw takes. It answers with the refusal where the index refuses
 * them, as when a resample happens to hold nothing but zeros.
 */
export function replicatorOf(
  { x, w, columns, unitOf }: Sample,
  measure: IndexFunction,
  options: Readonly<Record<string, unknown>>,
): Replicator {
  const names = Object.keys(columns);
  let rows = new Uint32Array(x.length);
  let values = new Float64Array(x.length);
  let weights = new Float64Array(x.length);

  return ({ counts, factors }) => {
    let size = 0;
    for (let row = 0; row < x.length; row++) size += counts[unitOf === undefined ? row : unitOf[row]!]!;
    if (size > rows.length) {
      rows = new Uint32Array(size);
      values = new Float64Array(size);
      weights = new Float64Array(size);
    }
    let k = 0;
    for (let row = 0; row < x.length; row++) {
      for (let times = counts[unitOf === undefined ? row : unitOf[row]!]!; times > 0; times--) {
        rows[k] = row;
        values[k] = x[row]!;
        weights[k] = (w === undefined ? 1 : w[row]!) * (factors === undefined ? 1 : factors[row]!);
        k++;
      }
    }
    const taken = rows.subarray(0, size);
    const resampled = Object.fromEntries(
      names.map((name) => [name, Array.from(taken, (row) => columns[name]![row])]),
    );
    try {
      return measure(values.subarray(0, size), {
        ...options,
        ...resampled,
        weights: w === undefined && factors === undefined ? undefined : weights.subarray(0, size),
      });
    } catch (error) {
      if (error instanceof EqualizationError) return error;
      throw error;
    }
  };
}
