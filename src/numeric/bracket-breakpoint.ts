/** Below this many points a sort is cheaper than another partition. */
const FEW = 24;

/** The neighboring breakpoints between which a non-decreasing function reaches its target. */
export interface BreakpointBracket {
  /** The largest point at which it is not reached; `-Infinity` if it is reached at every point. */
  readonly left: number;
  /** The smallest point at which it is reached; `Infinity` if it is reached at none. */
  readonly right: number;
}

/**
 * Finds the two neighboring breakpoints between which a non-decreasing, piecewise smooth function reaches its target.
 *
 * The function itself decides at each point, so no sum of slopes is carried along: a small slope next to a large one
 * that starts and ends keeps its digits. About log2(n) calls of `reached`.
 *
 * `points` is reordered.
 */
export function bracketBreakpoint(
  points: Float64Array,
  reached: (point: number) => boolean,
): BreakpointBracket {
  let from = 0;
  let to = points.length;
  let left = Number.NEGATIVE_INFINITY;
  let right = Number.POSITIVE_INFINITY;
  while (to - from > FEW) {
    const pivot = middleOf(points, from, to);
    // Three parts: below, equal to and above the pivot.
    let below = from;
    let above = to;
    for (let at = from; at < above; ) {
      const point = points[at]!;
      if (point < pivot) {
        points[at++] = points[below]!;
        points[below++] = point;
      } else if (point > pivot) {
        points[at] = points[--above]!;
        points[above] = point;
      } else at++;
    }
    if (reached(pivot)) {
      to = below;
      right = pivot;
    } else {
      from = above;
      left = pivot;
    }
  }
  const rest = points.slice(from, to).sort();
  let low = 0;
  let high = rest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const point = rest[middle]!;
    if (reached(point)) {
      high = middle;
      right = point;
    } else {
      low = middle + 1;
      left = point;
    }
  }
  return { left, right };
}

/** Median of nine spread over the range: near the middle for sorted, reversed and random points. */
function middleOf(points: Float64Array, from: number, to: number): number {
  const step = (to - from - 1) >> 3;
  const sample = new Float64Array(9);
  for (let k = 0; k < 9; k++) sample[k] = points[Math.min(to - 1, from + k * step)]!;
  return sample.sort()[4]!;
}
