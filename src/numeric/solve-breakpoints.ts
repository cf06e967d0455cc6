/** Below this many points a sort is cheaper than another partition. */
const FEW = 48;

/**
 * The `x` at which a piecewise linear, non-decreasing function reaches `target`:
 *
 * `sum_k slope_k * max(0, x - point_k) = target`
 *
 * Solved exactly, not by bisection: the segment that holds the solution is found by selection among the
 * breakpoints (expected linear time, at worst that of a sort), and `x` is computed on it from compensated sums.
 *
 * Slopes may be negative (a unit that stops growing at its ceiling), as long as the sum never falls with `x`.
 * Where the function is flat at `target`, the left end of the flat part is returned; where it never reaches
 * `target`, its last breakpoint. `target` 0 gives the first point. Points and slopes are taken to be finite,
 * equally many, at least one, and `target` at least 0 (guard first).
 */
export function solveBreakpoints(points: Float64Array, slopes: Float64Array, target: number): number {
  const n = points.length;
  // Powers of two far from 1 are taken out, so that no product overflows or underflows.
  const pointScale = powerBelow(points);
  const slopeScale = powerBelow(slopes);
  const P = new Float64Array(n);
  const S = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    P[k] = points[k]! / pointScale;
    S[k] = slopes[k]! / slopeScale;
  }
  const goal = target / pointScale / slopeScale;

  // Invariant: the points left of `from` lie below the solution, those from `to` on do not; slope and moment are
  // the sums over the points already known to lie below.
  let from = 0;
  let to = n;
  let slope = 0;
  let moment = 0;
  let left = Number.NEGATIVE_INFINITY;
  let right = Number.POSITIVE_INFINITY;
  let rounds = 2 * Math.ceil(Math.log2(n + 1)) + 8;
  while (to - from > FEW && rounds-- > 0) {
    const pivot = ninther(P, from, to);
    let less = from;
    let at = from;
    let more = to;
    let slopeLess = 0;
    let momentLess = 0;
    let slopeEqual = 0;
    while (at < more) {
      const point = P[at]!;
      const rise = S[at]!;
      if (point < pivot) {
        P[at] = P[less]!;
        S[at] = S[less]!;
        P[less] = point;
        S[less] = rise;
        slopeLess += rise;
        momentLess += rise * point;
        less++;
        at++;
      } else if (point > pivot) {
        more--;
        P[at] = P[more]!;
        S[at] = S[more]!;
        P[more] = point;
        S[more] = rise;
      } else {
        slopeEqual += rise;
        at++;
      }
    }
    if ((slope + slopeLess) * pivot - (moment + momentLess) >= goal) {
      to = less;
      right = pivot;
    } else {
      slope += slopeLess + slopeEqual;
      moment += momentLess + slopeEqual * pivot;
      from = more;
      left = pivot;
    }
  }
  const rest = P.subarray(from, to);
  for (const k of Uint32Array.from(rest, (_, at) => at).sort((a, b) => rest[a]! - rest[b]!)) {
    const point = rest[k]!;
    if (slope * point - moment >= goal) {
      right = point;
      break;
    }
    const rise = S[from + k]!;
    slope += rise;
    moment += rise * point;
    left = point;
  }
  if (left === Number.NEGATIVE_INFINITY) return right * pointScale;

  // The segment is known: once more over everything at or below its left end, this time with compensation.
  let total = 0;
  let totalLost = 0;
  let momentTotal = goal;
  let momentLost = 0;
  for (let k = 0; k < n; k++) {
    const point = P[k]!;
    if (point > left) continue;
    const rise = S[k]!;
    let next = total + rise;
    let part = next - total;
    totalLost += total - (next - part) + (rise - part);
    total = next;
    // Measured from the left end, where the sums are smallest.
    const lag = rise * (point - left);
    next = momentTotal + lag;
    part = next - momentTotal;
    momentLost += momentTotal - (next - part) + (lag - part);
    momentTotal = next;
  }
  const step = (momentTotal + momentLost) / (total + totalLost);
  // A flat stretch, or what rounding left of one: its left end.
  const x = step > 0 && step < Number.POSITIVE_INFINITY ? left + step : left;
  return (x > right ? (right === Number.POSITIVE_INFINITY ? left : right) : x) * pointScale;
}

/** Median of three medians of three: close to the middle for sorted, reversed and random points alike. */
function ninther(values: Float64Array, from: number, to: number): number {
  const step = (to - from) >> 3;
  const median = (k: number): number => {
    const a = values[from + k * step]!;
    const b = values[from + (k + 1) * step]!;
    const c = values[Math.min(to - 1, from + (k + 2) * step)]!;
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  };
  const a = median(0);
  const b = median(3);
  const c = median(6);
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** 1 for ordinary numbers; else a power of two near the largest, so that dividing by it is exact. */
function powerBelow(values: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, Math.abs(values[k]!));
  if (largest === 0 || (largest > 1e-90 && largest < 1e90)) return 1;
  return 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))));
}
