import { largestOf, smallestOf } from "../numeric/extremes.ts";
import { weightedLeastSquares } from "../numeric/weighted-least-squares.ts";

/** Weights of donors and whether no other weights fit as well. */
export interface SimplexFit {
  /** Weight of each donor, at least 0, 1 in all. */
  readonly weights: Float64Array;
  /** Whether the weights are the only ones with the least sum of squares. */
  readonly unique: boolean;
}

/** Gradients within this share of the largest square are equal. */
const TOLERANCE = 1e-12;

/**
 * Weights of donors, at least 0 and 1 in all, that come closest to a target:
 * `minimize sum (target - sum w_j donor_j)^2 + ridge sum w_j^2`.
 *
 * Wolfe's method for the nearest point of a polytope: exact after finitely many steps, on affinely independent donors. If
 * other weights fit as well (the target lies within the donors, and there are more donors than needed), those with the
 * least sum of squares are taken and `unique` is false.
 *
 * @see P. Wolfe, "Finding the nearest point in a polytope", Mathematical Programming 11 (1976).
 */
export function simplexLeastSquares(
  target: Float64Array,
  donors: readonly Float64Array[],
  ridge = 0,
): SimplexFit {
  let largest = 0;
  for (let i = 0; i < target.length; i++) {
    for (const donor of donors) largest = Math.max(largest, Math.abs(donor[i]! - target[i]!));
  }
  const scale = largest === 0 ? 1 : largest;
  const points = donors.map((donor) => donor.map((x, i) => (x - target[i]!) / scale));
  const penalty = ridge / (scale * scale);
  const weights = nearest(points, penalty);
  if (penalty > 0) return { weights, unique: true };
  const gradient = gradientOf(points, weights, 0);
  const multiplier = dot(gradient, weights);
  const size = Math.sqrt(target.length);
  const face = points.flatMap((_, j) =>
    gradient[j]! - multiplier <= 1e-10 * size || weights[j]! > 0 ? [j] : [],
  );
  const [base, ...rest] = face as [number, ...number[]];
  const edges = rest.map((j) => points[j]!.map((x, i) => x - points[base]![i]!));
  const isUnique =
    edges.length === 0 ||
    weightedLeastSquares(new Float64Array(target.length), edges, { intercept: false, tolerance: 1e-9 })
      .status === "full";
  return isUnique ? { weights, unique: true } : { weights: evenest(points, weights, face), unique: false };
}

/** Wolfe's method: a support of affinely independent points, widened until no point lies before the plane. */
function nearest(points: readonly Float64Array[], ridge: number): Float64Array {
  const J = points.length;
  const weights = new Float64Array(J);
  const squares = points.map((point) => dot(point, point));
  const start = squares.indexOf(smallestOf(squares));
  weights[start] = 1;
  const support = [start];
  const limit = TOLERANCE * largestOf(squares, 1);
  for (let step = 0; step < 20 * J + 100; step++) {
    const gradient = gradientOf(points, weights, ridge);
    const level = dot(gradient, weights);
    let entering = -1;
    let lowest = level - limit;
    for (let j = 0; j < J; j++) {
      if (gradient[j]! >= lowest || support.includes(j)) continue;
      lowest = gradient[j]!;
      entering = j;
    }
    if (entering < 0) break;
    support.push(entering);
    const before = objective(points, weights, ridge);
    settle(points, weights, support, ridge);
    // A point that rounding alone lets in moves nothing.
    if (!support.includes(entering) && objective(points, weights, ridge) >= before) break;
  }
  return scaledToOne(weights);
}

/** Goes to the best weights on the plane of the support; whoever would fall below 0 on the way leaves it. */
function settle(
  points: readonly Float64Array[],
  weights: Float64Array,
  support: number[],
  ridge: number,
): void {
  for (;;) {
    const goal = onPlane(points, support, ridge);
    let share = 1;
    let leaving = -1;
    support.forEach((j, k) => {
      if (goal[k]! > 1e-14) return;
      const bound = weights[j]! / (weights[j]! - goal[k]!);
      const reached = weights[j]! <= 0 ? 0 : bound;
      if (reached < share || leaving < 0) {
        share = Math.min(share, reached);
        leaving = k;
      }
    });
    support.forEach((j, k) => {
      weights[j] = (1 - share) * weights[j]! + share * goal[k]!;
    });
    if (leaving < 0) return;
    weights[support[leaving]!] = 0;
    support.splice(leaving, 1);
    if (support.length <= 1) {
      if (support.length === 1) weights[support[0]!] = 1;
      return;
    }
  }
}

/** Weights of the support that add up to 1 and come closest to 0, of any sign. */
function onPlane(points: readonly Float64Array[], support: readonly number[], ridge: number): number[] {
  const root = Math.sqrt(ridge);
  const rows = points[0]!.length + (ridge > 0 ? support.length : 0);
  // With a ridge each point has a coordinate of its own.
  const extended = support.map((j, k) => {
    const point = new Float64Array(rows);
    point.set(points[j]!);
    if (ridge > 0) point[points[0]!.length + k] = root;
    return point;
  });
  const [base, ...others] = extended as [Float64Array, ...Float64Array[]];
  const { coefficients } = weightedLeastSquares(
    base.map((x) => -x),
    others.map((point) => point.map((x, i) => x - base[i]!)),
    { intercept: false },
  );
  return [1 - coefficients.reduce((sum, b) => sum + b, 0), ...coefficients];
}

/**
 * Of all weights on the face with the same fit those with the least sum of squares. An active set from the weights that
 * fit: the smallest weights on the free donors are a projection, for they lie in the span of the equations.
 */
function evenest(points: readonly Float64Array[], from: Float64Array, face: readonly number[]): Float64Array {
  const weights = from.slice();
  let free = [...face];
  for (let step = 0; step < 20 * face.length + 100; step++) {
    const equations = points[0]!.map((_, i) => i);
    const fit = weightedLeastSquares(
      free.map((j) => weights[j]!),
      Array.from(equations, (i) => free.map((j) => points[j]![i]!)),
      { tolerance: 1e-10 },
    );
    let share = 1;
    let leaving = -1;
    free.forEach((j, k) => {
      const goal = fit.fitted[k]!;
      if (goal >= -1e-15) return;
      const bound = weights[j]! / (weights[j]! - goal);
      if (bound < share) {
        share = bound;
        leaving = k;
      }
    });
    free.forEach((j, k) => {
      weights[j] = Math.max(0, (1 - share) * weights[j]! + share * fit.fitted[k]!);
    });
    if (leaving >= 0) {
      weights[free[leaving]!] = 0;
      free = free.filter((_, k) => k !== leaving);
      continue;
    }
    // A donor that is not free comes in if the equations would give it a weight above 0.
    let entering = -1;
    let highest = 1e-12;
    for (const j of face) {
      if (free.includes(j)) continue;
      const price = points[j]!.reduce(
        (sum, x, i) => sum + fit.coefficients[i + 1]! * x,
        fit.coefficients[0]!,
      );
      if (price > highest) {
        highest = price;
        entering = j;
      }
    }
    if (entering < 0) break;
    free.push(entering);
  }
  return scaledToOne(weights);
}

function gradientOf(points: readonly Float64Array[], weights: Float64Array, ridge: number): Float64Array {
  const at = new Float64Array(points[0]!.length);
  points.forEach((point, j) => {
    if (weights[j] === 0) return;
    for (let i = 0; i < at.length; i++) at[i]! += weights[j]! * point[i]!;
  });
  return Float64Array.from(points, (point, j) => dot(point, at) + ridge * weights[j]!);
}

function objective(points: readonly Float64Array[], weights: Float64Array, ridge: number): number {
  return dot(gradientOf(points, weights, ridge), weights);
}

function scaledToOne(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
