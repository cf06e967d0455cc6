import { EqualizationError } from "../../errors.ts";
import { requireSameLength } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";

/** Refuses anything but spatial weights whose parts fit together, for as many units, some of them with neighbors. */
export function requireNeighborhood(where: string, weights: SpatialWeights, units: number): void {
  if (weights === undefined) {
    throw new EqualizationError("weights are required; build them with spatialWeights or distanceBand", {
      code: "missing_option",
      where,
    });
  }
  if (!fitsTogether(weights)) {
    throw new EqualizationError(
      "weights must be what spatialWeights, nearestNeighbors or distanceBand returns",
      {
        code: "wrong_type",
        where,
        received: weights,
      },
    );
  }
  requireSameLength(where, "unit", units, "id of the weights", weights.ids.length);
  if (weights.targets.length === 0) {
    throw new EqualizationError("needs at least 1 unit with neighbors, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
}

function fitsTogether(weights: SpatialWeights): boolean {
  if (typeof weights !== "object" || weights === null) return false;
  const { ids, islands, offsets, targets, values } = weights;
  const typed =
    offsets instanceof Uint32Array && targets instanceof Uint32Array && values instanceof Float64Array;
  if (!typed || !Array.isArray(ids) || !Array.isArray(islands)) return false;
  return (
    offsets.length === ids.length + 1 &&
    offsets[0] === 0 &&
    offsets.every((offset, i) => i === 0 || offset >= offsets[i - 1]!) &&
    offsets[ids.length] === targets.length &&
    values.length === targets.length &&
    targets.every((target) => target < ids.length) &&
    values.every((w) => w > 0 && w <= Number.MAX_VALUE)
  );
}
