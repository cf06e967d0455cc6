import type { LocatedPoints } from "./locate-points.ts";

/** Points sorted into a k-d tree, so that those near a place are found without looking at all of them. */
export interface PointIndex {
  /** Position of each sorted point in the order given. */
  readonly order: Uint32Array;
  /** Three numbers a point, in sorted order. */
  readonly coordinates: Float64Array;
  /** Which coordinate splits the node whose middle point stands here; unused for points in leaves. */
  readonly axes: Uint8Array;
  /** Whether the coordinates are unit vectors. */
  readonly spherical: boolean;
}

/** A stretch of at most this many points plus one is a leaf: scanned, not split. */
export const LEAF_SIZE = 32;

/**
 * Builds a balanced k-d tree, in place in flat arrays: the point in the middle of a stretch splits it.
 *
 * Three coordinates serve both kinds of points: on the sphere of unit vectors the poles and the antimeridian
 * need no special case, on the plane the third coordinate never has the widest spread and never splits.
 * Cost: O(n log n).
 */
export function pointIndex(points: LocatedPoints): PointIndex {
  const n = points.ids.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  const index: PointIndex = {
    order,
    coordinates: points.coordinates.slice(),
    axes: new Uint8Array(n),
    spherical: points.spherical,
  };
  split(index, 0, n - 1);
  return index;
}

/** Halves the stretch along its widest coordinate, then each half. */
function split(index: PointIndex, left: number, right: number): void {
  if (right - left <= LEAF_SIZE) return;
  const { coordinates, axes } = index;
  const middle = (left + right) >> 1;
  let axis = 0;
  let widest = -1;
  for (let candidate = 0; candidate < 3; candidate++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 3 * left + candidate; i <= 3 * right + candidate; i += 3) {
      const value = coordinates[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (high - low > widest) {
      widest = high - low;
      axis = candidate;
    }
  }
  axes[middle] = axis;
  select(index, middle, left, right, axis);
  split(index, left, middle - 1);
  split(index, middle + 1, right);
}

/** Hoare's selection: afterwards nothing left of `k` is larger than what stands there, nothing right smaller. */
function select(index: PointIndex, k: number, from: number, to: number, axis: number): void {
  const { coordinates } = index;
  let left = from;
  let right = to;
  while (right > left) {
    const a = coordinates[3 * left + axis]!;
    const b = coordinates[3 * ((left + right) >> 1) + axis]!;
    const c = coordinates[3 * right + axis]!;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let i = left;
    let j = right;
    while (i <= j) {
      while (coordinates[3 * i + axis]! < pivot) i++;
      while (coordinates[3 * j + axis]! > pivot) j--;
      if (i <= j) exchange(index, i++, j--);
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return;
  }
}

function exchange(index: PointIndex, i: number, j: number): void {
  const { order, coordinates } = index;
  const position = order[i]!;
  order[i] = order[j]!;
  order[j] = position;
  for (let axis = 0; axis < 3; axis++) {
    const value = coordinates[3 * i + axis]!;
    coordinates[3 * i + axis] = coordinates[3 * j + axis]!;
    coordinates[3 * j + axis] = value;
  }
}
