import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";

/** A logistic curve: `capacity / (1 + exp(-rate (time - midpoint)))`. */
export interface LogisticCurve {
  /** Level approached. */
  readonly capacity: number;
  /** Time of half the capacity. */
  readonly midpoint: number;
  /** Steepness per unit of time. */
  readonly rate: number;
}

/** Rounds until the search counts as failed. */
const ROUNDS = 500;

/**
 * The logistic curve of least squares, by Levenberg and Marquardt's method from a capacity of 1.05 times the largest value;
 * `null` if it does not settle, or if its capacity runs away.
 */
export function fitLogistic(y: Float64Array, times: Float64Array): LogisticCurve | null {
  const n = y.length;
  const largest = y.reduce((a, b) => Math.max(a, b));
  const first = weightedLeastSquares(
    y.map((value) => logarithm(value / (1.05 * largest - value))),
    [times],
  );
  const slope = first.coefficients[1]!;
  if (slope === 0) return null;
  let curve = { capacity: 1.05 * largest, midpoint: -first.coefficients[0]! / slope, rate: slope };
  let rss = squares(y, times, curve);
  let damping = 1e-3;
  for (let round = 0; round < ROUNDS; round++) {
    const { columns, residuals } = linearized(y, times, curve);
    const sizes = columns.map((column) => Math.sqrt(column.reduce((sum, x) => sum + x * x, 0)));
    if (sizes.some((size) => !(size > 0 && size < Number.POSITIVE_INFINITY))) return null;
    const { coefficients } = weightedLeastSquares(
      Float64Array.of(...residuals, 0, 0, 0),
      columns.map((column, j) => {
        const extended = new Float64Array(n + 3);
        extended.set(column);
        extended[n + j] = Math.sqrt(damping) * sizes[j]!;
        return extended;
      }),
      { intercept: false },
    );
    const next = {
      capacity: curve.capacity + coefficients[0]!,
      midpoint: curve.midpoint + coefficients[1]!,
      rate: curve.rate + coefficients[2]!,
    };
    const found = squares(y, times, next);
    if (!(found <= rss)) {
      damping *= 4;
      // Where no step improves, the search has settled to the last digit.
      if (damping > 1e12) return isPlausible(curve, largest) ? curve : null;
      continue;
    }
    const moved = Math.max(
      Math.abs(coefficients[0]!) / Math.abs(next.capacity),
      Math.abs(coefficients[1]! * next.rate),
      Math.abs(coefficients[2]! / next.rate),
    );
    curve = next;
    rss = found;
    damping = Math.max(damping / 9, 1e-15);
    if (moved < 1e-11) return isPlausible(curve, largest) ? curve : null;
  }
  return null;
}

/** A capacity far above all values stands for a series without a bend. */
function isPlausible({ capacity, rate }: LogisticCurve, largest: number): boolean {
  return capacity > 0 && capacity < 1e4 * largest && rate !== 0;
}

function squares(y: Float64Array, times: Float64Array, { capacity, midpoint, rate }: LogisticCurve): number {
  let total = 0;
  for (let i = 0; i < y.length; i++) {
    total += (y[i]! - capacity / (1 + exponential(-rate * (times[i]! - midpoint)))) ** 2;
  }
  return total;
}

/** Residuals and the slopes of the curve in its three parameters. */
function linearized(
  y: Float64Array,
  times: Float64Array,
  { capacity, midpoint, rate }: LogisticCurve,
): { readonly columns: readonly Float64Array[]; readonly residuals: Float64Array } {
  const shares = times.map((time) => 1 / (1 + exponential(-rate * (time - midpoint))));
  const bend = shares.map((share) => capacity * share * (1 - share));
  return {
    columns: [shares, bend.map((x) => -rate * x), bend.map((x, i) => x * (times[i]! - midpoint))],
    residuals: y.map((value, i) => value - capacity * shares[i]!),
  };
}
