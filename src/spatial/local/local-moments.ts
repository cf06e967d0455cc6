import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import type { RowsWithSelf } from "../weights/with-self.ts";

/** Sums over the neighborhood of one unit. */
interface NeighborhoodSums {
  /** Number of neighbors. */
  readonly neighbors: number;
  /** Sum of the weights $W_i$. */
  readonly W: number;
  /** Sum of the squared weights $S_{1i}$. */
  readonly S1: number;
  /** Weighted sum of the neighbors' deviations. */
  readonly lag: number;
  /** The same sum without signs: what the rounding of the lag is measured against. */
  readonly size: number;
}

/** What the values say about the neighborhood of one unit, if place does not matter. */
export interface LocalMoments extends NeighborhoodSums {
  /** Mean of the lag over all ways to deal values out. */
  readonly expected: number;
  /** Its variance over the same; 0 if they all give one lag. */
  readonly variance: number;
}

/** Adds up the neighborhood of unit `i`. */
function neighborhoodSums(
  { offsets, targets, values }: Pick<SpatialWeights, "offsets" | "targets" | "values">,
  z: Float64Array,
  i: number,
): NeighborhoodSums {
  let W = 0;
  let S1 = 0;
  let lag = 0;
  let size = 0;
  for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
    const w = values[e]!;
    W += w;
    S1 += w * w;
    const term = w * z[targets[e]!]!;
    lag += term;
    size += Math.abs(term);
  }
  return { neighbors: offsets[i + 1]! - offsets[i]!, W, S1, lag, size };
}

/**
 * Moments of the neighborhood of unit `i` when its own value is held and the other values change places, from the
 * deviations `z` of all values from their mean and the sum of their squares.
 *
 * $$ E = W_i \bar z_{(i)}, \qquad V = s_{(i)}^2 \frac{(n - 1) S_{1i} - W_i^2}{n - 2} $$
 *
 * with mean and variance of the other values.
 */
export function localMoments(
  weights: SpatialWeights,
  z: Float64Array,
  squares: number,
  i: number,
): LocalMoments {
  const n = z.length;
  const sums = neighborhoodSums(weights, z, i);
  const { W, S1 } = sums;
  const mean = -z[i]! / (n - 1);
  let variance = (squares - z[i]! * z[i]!) / (n - 1) - mean * mean;
  // One value far from all others holds nearly all squares, and what is left has lost its digits: take it from the others themselves.
  if (variance < (1e-6 * squares) / n) variance = varianceOfOthers(z, i);
  return { ...sums, expected: W * mean, variance: (variance * spread(n - 1, W, S1)) / (n - 2) };
}

/**
 * Moments of a neighborhood that holds the unit itself, when all values change places.
 *
 * $$ E = 0, \qquad V = m_2 \frac{n S_{1i} - W_i^2}{n - 1} $$
 */
export function starMoments(rows: RowsWithSelf, z: Float64Array, squares: number, i: number): LocalMoments {
  const n = z.length;
  const sums = neighborhoodSums(rows, z, i);
  return { ...sums, expected: 0, variance: ((squares / n) * spread(n, sums.W, sums.S1)) / (n - 1) };
}

/** How unevenly the weight lies on the units; 0, not rounding, where all weigh the same. */
function spread(n: number, W: number, S1: number): number {
  const uneven = n * S1 - W * W;
  return uneven > 1e-12 * n * S1 ? uneven : 0;
}

function varianceOfOthers(z: Float64Array, i: number): number {
  const others = z.filter((_, j) => j !== i);
  if (others.every((value) => value === others[0])) return 0;
  const mean = sum(others) / others.length;
  return sum(others.map((value) => (value - mean) ** 2)) / others.length;
}
