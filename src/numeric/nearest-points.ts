import { boundingChord } from "./bounding-chord.ts";
import { LEAF_SIZE, type PointIndex } from "./point-index.ts";
import { separation } from "./separation.ts";

/**
 * Positions of the `count` points nearest to a place, nearest first; of points equally far, the one given
 * first. `except` is the position of a point that does not count, -1 for none.
 *
 * Cost: O(log n) for a small count.
 */
export function nearestPoints(
  index: PointIndex,
  x: number,
  y: number,
  z: number,
  count: number,
  except: number,
): Uint32Array {
  const { order, coordinates, axes, spherical } = index;
  const positions = new Uint32Array(count);
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let held = 0;
  // Nothing farther than this along one coordinate can be among the nearest.
  let reach = Number.POSITIVE_INFINITY;

  const offer = (i: number): void => {
    const position = order[i]!;
    if (position === except) return;
    const distance = separation(
      spherical,
      coordinates[3 * i]!,
      coordinates[3 * i + 1]!,
      coordinates[3 * i + 2]!,
      x,
      y,
      z,
    );
    const nearer = (place: number): boolean =>
      distance < distances[place]! || (distance === distances[place]! && position < positions[place]!);
    if (held === count && !nearer(count - 1)) return;
    let place = held < count ? held++ : count - 1;
    while (place > 0 && nearer(place - 1)) {
      distances[place] = distances[place - 1]!;
      positions[place] = positions[place - 1]!;
      place--;
    }
    distances[place] = distance;
    positions[place] = position;
    if (held === count) reach = boundingChord(distances[count - 1]!, spherical);
  };

  const search = (begin: number, end: number): void => {
    if (end - begin - 1 <= LEAF_SIZE) {
      for (let i = begin; i < end; i++) offer(i);
      return;
    }
    const middle = (begin + end - 1) >> 1;
    const axis = axes[middle]!;
    const ahead = coordinates[3 * middle + axis]! - (axis === 0 ? x : axis === 1 ? y : z);
    // The side of the place first: it shrinks the reach, which may spare the other side.
    if (ahead > 0) {
      search(begin, middle);
      offer(middle);
      if (ahead <= reach) search(middle + 1, end);
    } else {
      search(middle + 1, end);
      offer(middle);
      if (-ahead <= reach) search(begin, middle);
    }
  };
  search(0, order.length);
  return positions;
}
