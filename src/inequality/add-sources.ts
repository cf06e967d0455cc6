import { requireWeights } from "../numeric/guard/index.ts";
import { unitScale } from "../numeric/moments.ts";
import type { Vector } from "../numeric/vector.ts";
import { type NamedColumn, namedColumns } from "./named-columns.ts";

/** Sources of a total, on one scale. */
export interface AddedSources {
  /** The sources, scaled. */
  readonly sources: readonly NamedColumn[];
  /** Their sum by unit, scaled. */
  readonly total: Float64Array;
}

/** Checks sources and weights, and adds the sources up by unit on a scale where nothing overflows. */
export function addSources(
  where: string,
  record: Readonly<Record<string, Vector>>,
  weights: Vector | undefined,
  nonNegative: boolean,
): AddedSources {
  const columns = namedColumns(where, "source", record, { nonNegative });
  const n = columns[0]!.values.length;
  requireWeights(where, n, weights);
  let largest = 0;
  for (const { values } of columns) {
    for (let i = 0; i < n; i++) {
      if (weights === undefined || weights[i]! > 0) largest = Math.max(largest, Math.abs(values[i]!));
    }
  }
  const scale = unitScale(largest);
  const sources = columns.map(({ name, values }) => ({
    name,
    values: Float64Array.from(values, (value, i) =>
      weights === undefined || weights[i]! > 0 ? value * scale : 0,
    ),
  }));
  const total = new Float64Array(n);
  for (const { values } of sources) for (let i = 0; i < n; i++) total[i]! += values[i]!;
  return { sources, total };
}
