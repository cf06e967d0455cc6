import type { EqualizationError } from "../../errors.ts";
import type { Replicator } from "./replicate.ts";
import type { Sample } from "./sample.ts";

/**
 * The index with each unit left out in turn; a refusal if it refuses one of them. Where there are strata, the other units
 * of the stratum stand in for the one that is gone.
 */
export function jackknifeValues(
  { x, unitOf, bounds }: Sample,
  measure: Replicator,
): Float64Array | EqualizationError {
  const units = bounds[bounds.length - 1]!;
  const counts = new Uint32Array(units).fill(1);
  const results = new Float64Array(units);
  const stratified = bounds.length > 2;
  for (let h = 1; h < bounds.length; h++) {
    const first = bounds[h - 1]!;
    const end = bounds[h]!;
    const size = end - first;
    const factors = stratified
      ? Float64Array.from(x, (_, row) => {
          const unit = unitOf === undefined ? row : unitOf[row]!;
          return unit >= first && unit < end ? size / (size - 1) : 1;
        })
      : undefined;
    for (let unit = first; unit < end; unit++) {
      counts[unit] = 0;
      const value = measure({ counts, factors });
      counts[unit] = 1;
      if (typeof value !== "number") return value;
      results[unit] = value;
    }
  }
  return results;
}
