import type { SpatialWeights } from "../../numeric/spatial-weights.ts";

/** The weights and the values without the islands. Pairs contain no island, so that only positions change. */
export function withoutIslands(
  weights: SpatialWeights,
  values: Float64Array,
): { readonly weights: SpatialWeights; readonly values: Float64Array } {
  if (weights.islands.length === 0) return { weights, values };
  const island = new Set(weights.islands);
  const kept = weights.ids.flatMap((id, i) => (island.has(id) ? [] : [i]));
  const position = new Uint32Array(weights.ids.length);
  kept.forEach((i, place) => {
    position[i] = place;
  });
  const offsets = Uint32Array.from([0, ...kept.map((i) => weights.offsets[i + 1]!)]);
  return {
    weights: {
      ...weights,
      ids: kept.map((i) => weights.ids[i]!),
      offsets,
      targets: weights.targets.map((target) => position[target]!),
    },
    values: Float64Array.from(kept, (i) => values[i]!),
  };
}
