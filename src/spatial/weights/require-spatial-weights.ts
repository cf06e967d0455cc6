import { EqualizationError } from "../../errors.ts";
import type { SpatialWeightStyle, SpatialWeights } from "../../numeric/spatial-weights.ts";
import { buildWeights } from "./build-weights.ts";
import type { NeighborLists } from "./neighbor-lists.ts";
import type { WeightedNeighborLists } from "./weighted-neighbor-lists.ts";

/**
 * Refuses anything but spatial weights whose parts fit together. Plain neighbor lists are taken too, with the style
 * the measure is used with.
 */
export function requireSpatialWeights(
  where: string,
  weights: SpatialWeights | NeighborLists | WeightedNeighborLists,
  style: SpatialWeightStyle,
): SpatialWeights {
  if (typeof weights !== "object" || weights === null || Array.isArray(weights)) {
    throw new EqualizationError("weights must be what spatialWeights returns, or lists of neighbors by id", {
      code: "wrong_type",
      where,
      received: weights,
    });
  }
  const { ids, offsets, targets, values, islands } = weights as Partial<SpatialWeights>;
  if (!(offsets instanceof Uint32Array && targets instanceof Uint32Array && values instanceof Float64Array)) {
    return buildWeights(where, weights as NeighborLists | WeightedNeighborLists, style, undefined);
  }
  let fits =
    Array.isArray(ids) &&
    Array.isArray(islands) &&
    offsets.length === ids.length + 1 &&
    offsets[0] === 0 &&
    offsets[ids.length] === targets.length &&
    targets.length === values.length;
  for (let i = 0; fits && i + 1 < offsets.length; i++) {
    fits = offsets[i]! <= offsets[i + 1]!;
    for (let e = offsets[i]!; fits && e < offsets[i + 1]!; e++) {
      fits =
        targets[e]! + 1 < offsets.length &&
        targets[e] !== i &&
        (e === offsets[i] || targets[e - 1]! < targets[e]!) &&
        values[e]! > 0 &&
        values[e]! < Number.POSITIVE_INFINITY;
    }
  }
  if (!fits) {
    throw new EqualizationError(
      "the parts of the weights do not fit together; pass what spatialWeights returns",
      {
        code: "wrong_type",
        where,
        received: weights,
      },
    );
  }
  return weights as SpatialWeights;
}
