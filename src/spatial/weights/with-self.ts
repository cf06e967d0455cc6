import type { SpatialWeights } from "../../numeric/spatial-weights.ts";

/** Rows in which each unit comes first among its own neighbors. */
export type RowsWithSelf = Pick<SpatialWeights, "offsets" | "targets" | "values">;

/** Counts each unit among its neighbors, with the average weight they have; a unit without neighbors has itself at weight 1. */
export function withSelf({ ids, offsets, targets, values }: SpatialWeights): RowsWithSelf {
  const n = ids.length;
  const widened = {
    offsets: offsets.map((offset, i) => offset + i),
    targets: new Uint32Array(targets.length + n),
    values: new Float64Array(values.length + n),
  };
  for (let i = 0; i < n; i++) {
    const begin = offsets[i]!;
    const end = offsets[i + 1]!;
    const own = widened.offsets[i]!;
    let W = 0;
    for (let e = begin; e < end; e++) W += values[e]!;
    widened.targets[own] = i;
    widened.values[own] = end > begin ? W / (end - begin) : 1;
    widened.targets.set(targets.subarray(begin, end), own + 1);
    widened.values.set(values.subarray(begin, end), own + 1);
  }
  return widened;
}
