import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { standardizeWeights } from "./standardize-weights.ts";
import { withSelf } from "./with-self.ts";

/**
 * Counts each unit as one more neighbor of itself, with the average weight of its row, and standardizes again. A unit without neighbors has only
 * itself, with the average weight of all pairs.
 */
export function includingSelf(where: string, weights: SpatialWeights): SpatialWeights {
  const { style, values, offsets } = weights;
  const rows = withSelf(weights);
  const average = values.length > 0 && style !== "B" ? sum(values) / values.length : 1;
  for (let i = 0; i + 1 < offsets.length; i++) {
    if (offsets[i] === offsets[i + 1]) rows.values[rows.offsets[i]!] = average;
  }
  return { ...weights, ...rows, values: standardizeWeights(where, style, rows.offsets, rows.values) };
}
