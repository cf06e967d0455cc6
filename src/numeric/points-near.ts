import { LEAF_SIZE, type PointIndex } from "./point-index.ts";

/** Deep enough for 2^32 points: two numbers a stretch, at most two stretches a level. */
const STACK_SIZE = 4 * 33;

/**
 * Finds all points whose straight distance to a place, in the coordinates of the index, is at most `chord`.
 *
 * Writes their places in the sorted order of the index to `found`, which has room for all, and returns how
 * many they are. The place need not lie on the sphere. Cost: O(log n + found).
 */
export function pointsNear(
  index: PointIndex,
  x: number,
  y: number,
  z: number,
  chord: number,
  found: Uint32Array,
): number {
  const { order, coordinates, axes } = index;
  const squaredChord = chord * chord;
  const stack = new Uint32Array(STACK_SIZE);
  let depth = 0;
  // Stretches are half-open here, so that an empty one needs no negative bound.
  stack[depth++] = 0;
  stack[depth++] = order.length;
  let count = 0;
  while (depth > 0) {
    const end = stack[--depth]!;
    const begin = stack[--depth]!;
    const leaf = end - begin - 1 <= LEAF_SIZE;
    const middle = (begin + end - 1) >> 1;
    const first = leaf ? begin : middle;
    const last = leaf ? end : middle + 1;
    for (let i = first; i < last; i++) {
      const a = coordinates[3 * i]! - x;
      const b = coordinates[3 * i + 1]! - y;
      const c = coordinates[3 * i + 2]! - z;
      if (a * a + b * b + c * c <= squaredChord) found[count++] = i;
    }
    if (leaf) continue;
    const axis = axes[middle]!;
    const ahead = coordinates[3 * middle + axis]! - (axis === 0 ? x : axis === 1 ? y : z);
    if (ahead >= -chord) {
      stack[depth++] = begin;
      stack[depth++] = middle;
    }
    if (ahead <= chord) {
      stack[depth++] = middle + 1;
      stack[depth++] = end;
    }
  }
  return count;
}
