import { EqualizationError } from "../../errors.ts";
import { requireNonNegative, requireOptions, requireSameLength } from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { requireChain } from "./require-chain.ts";
import { stationaryDistribution } from "./stationary-distribution.ts";

/** Options of {@link mobilityIndices}. */
export interface MobilityIndicesOptions {
  /**
   * Share of the units in each class at the start; sums to 1. Used by `leaving` and `distance`.
   *
   * @defaultValue the same share in every class
   */
  readonly initial?: Vector | undefined;
}

/** Five readings of one transition matrix. All are 0 if no one ever changes class. */
export interface MobilityIndices {
  /** Shorrocks' (K − trace) / (K − 1); giddy's "P". */
  readonly trace: number;
  /** 1 − |determinant|; giddy's "D". */
  readonly determinant: number;
  /** 1 − the size of the second largest eigenvalue: how fast the start is forgotten; giddy's "L2". */
  readonly secondEigenvalue: number;
  /** K (1 − share that stays) / (K − 1), with the initial shares; giddy's "B1". */
  readonly leaving: number;
  /** Mean number of classes crossed in a step, over K − 1, with the initial shares; giddy's "B2". */
  readonly distance: number;
}

/**
 * Mobility indices of a transition matrix: how much moving there is, by five definitions.
 *
 * $$ P = \frac{K - \operatorname{tr} P}{K - 1}, \quad D = 1 - |\det P|, \quad L_2 = 1 - |\lambda_2|, \quad
 *    B_1 = \frac{K (1 - \sum_i \pi_i p_{ii})}{K - 1}, \quad
 *    B_2 = \frac{1}{K - 1} \sum_i \sum_j \pi_i p_{ij} |i - j| $$
 *
 * - **Unit:** none. **Range:** 0 and up; `determinant` and `secondEigenvalue` at most 1.
 * - They rank matrices differently: `leaving` counts moves, `distance` how far, `secondEigenvalue` the long run.
 * - Only for one `step` length: over more years everything is more mobile.
 *
 * @param probabilities Rows of shares that sum to 1, as {@link transitionMatrix} gives where no class is unseen.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 classes), `length_mismatch`, `not_finite`,
 *   `wrong_type`, `out_of_domain` (a negative share, shares that do not sum to 1), `unknown_option`.
 * @see Formby, Smith and Zheng (2004), Journal of Econometrics 120. Checked against giddy; see
 *   test/fixtures/dynamics.
 *
 * @example
 * ```ts
 * import { mobilityIndices } from "equalis";
 * const { trace, distance } = mobilityIndices([
 *   [0.75, 0.25],
 *   [0.5, 0.5],
 * ]);
 * trace; // => 0.75
 * distance; // => 0.375
 * ```
 */
export function mobilityIndices(
  probabilities: Matrix,
  options: MobilityIndicesOptions = {},
): MobilityIndices {
  const where = "mobilityIndices";
  requireOptions(where, options, ["initial"]);
  requireChain(where, probabilities);
  const k = probabilities.length;
  const { initial = Float64Array.from({ length: k }, () => 1 / k) } = options;
  requireNonNegative(where, "initial share", initial);
  requireSameLength(where, "class", k, "initial share", initial.length);
  if (Math.abs(sum(initial) - 1) > 1e-9) {
    throw new EqualizationError(
      `the initial shares sum to ${sum(initial)}, not to 1; divide by their total`,
      {
        code: "out_of_domain",
        where,
        received: sum(initial),
      },
    );
  }

  let trace = 0;
  let stay = 0;
  let distance = 0;
  for (let i = 0; i < k; i++) {
    const row = probabilities[i]!;
    trace += row[i]!;
    stay += initial[i]! * row[i]!;
    for (let j = 0; j < k; j++) distance += initial[i]! * row[j]! * Math.abs(i - j);
  }
  return {
    trace: (k - trace) / (k - 1),
    determinant: 1 - Math.abs(determinant(probabilities)),
    secondEigenvalue: 1 - secondEigenvalue(probabilities),
    leaving: (k * (1 - stay)) / (k - 1),
    distance: distance / (k - 1),
  };
}

/** By elimination with partial pivoting. */
function determinant(matrix: Matrix): number {
  const A = Array.from(matrix, (row) => Float64Array.from(row));
  const n = A.length;
  let product = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(A[i]![k]!) > Math.abs(A[pivot]![k]!)) pivot = i;
    const top = A[pivot]!;
    if (top[k] === 0) return 0;
    if (pivot !== k) product = -product;
    A[pivot] = A[k]!;
    A[k] = top;
    product *= top[k]!;
    for (let i = k + 1; i < n; i++) {
      const ratio = A[i]![k]! / top[k]!;
      for (let j = k; j < n; j++) A[i]![j]! -= ratio * top[j]!;
    }
  }
  return product;
}

/**
 * Size of the second largest eigenvalue, complex ones included: the spectral radius of the chain less its long run,
 * as the limit of |B^m|^(1/m) along powers of two. An eigenvalue solver would have to deal with complex pairs.
 */
function secondEigenvalue(probabilities: Matrix): number {
  const { distribution } = stationaryDistribution(probabilities);
  // More than one long run: 1 is an eigenvalue more than once.
  if (distribution === null) return 1;
  let B: Float64Array[] = Array.from(probabilities, (row) =>
    Float64Array.from(row, (p, j) => p - distribution[j]!),
  );
  let ofSize = 0;
  // After 60 squarings the constant before the power is worth less than a rounding.
  for (let power = 1; power <= 2 ** 60; power *= 2) {
    const size = B.reduce((most, row) => row.reduce((m, x) => Math.max(m, Math.abs(x)), most), 0);
    if (size === 0) return 0;
    ofSize += logarithm(size) / power;
    for (const row of B) for (let j = 0; j < row.length; j++) row[j]! /= size;
    B = square(B);
  }
  return Math.min(1, exponential(ofSize));
}

function square(B: Float64Array[]): Float64Array[] {
  return B.map((row) =>
    Float64Array.from(row, (_, j) => row.reduce((total, x, l) => total + x * B[l]![j]!, 0)),
  );
}
