import { boundingChord } from "../../numeric/bounding-chord.ts";
import type { LocatedPoints } from "../../numeric/locate-points.ts";
import { pointIndex } from "../../numeric/point-index.ts";
import { pointsNear } from "../../numeric/points-near.ts";
import { separation } from "../../numeric/separation.ts";
import type { SpatialWeightStyle, SpatialWeights } from "../../numeric/spatial-weights.ts";
import { standardizeWeights } from "./standardize-weights.ts";
import { transpose } from "./transpose.ts";

/**
 * Weights of points by their distances: each pair up to the reach of its first point weighs what `weightMethods` says, and pairs that weigh 0 are none.
 *
 * Cost: O(n log n + pairs) by a k-d tree; all pairs where the reach is infinite.
 */
export function locatedWeights(
  where: string,
  points: LocatedPoints,
  style: SpatialWeightStyle,
  reach: (i: number) => number,
  weigh: (distance: number, i: number, j: number) => number,
): SpatialWeights {
  const { ids, coordinates: c, spherical } = points;
  const n = ids.length;
  const index = pointIndex(points);
  const found = new Uint32Array(n);
  const offsets = new Uint32Array(n + 1);
  const targets: number[] = [];
  const raw: number[] = [];
  for (let i = 0; i < n; i++) {
    const farthest = reach(i);
    const [x, y, z] = [c[3 * i]!, c[3 * i + 1]!, c[3 * i + 2]!];
    let near: Uint32Array;
    if (farthest === Number.POSITIVE_INFINITY) {
      near = Uint32Array.from({ length: n }, (_, j) => j);
    } else {
      const count = pointsNear(index, x, y, z, boundingChord(farthest, spherical), found);
      near = found
        .slice(0, count)
        .map((place) => index.order[place]!)
        .sort();
    }
    for (const j of near) {
      if (j === i) continue;
      const distance = separation(spherical, x, y, z, c[3 * j]!, c[3 * j + 1]!, c[3 * j + 2]!);
      const weight = distance <= farthest ? weigh(distance, i, j) : 0;
      if (weight === 0) continue;
      targets.push(j);
      raw.push(weight);
    }
    offsets[i + 1] = targets.length;
  }
  const rows = Uint32Array.from(targets);
  const named = transpose(offsets, rows).offsets;
  return {
    ids,
    offsets,
    targets: rows,
    values: standardizeWeights(where, style, offsets, Float64Array.from(raw)),
    style,
    islands: ids.filter((_, i) => offsets[i] === offsets[i + 1] && named[i] === named[i + 1]),
  };
}
