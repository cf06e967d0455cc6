import { EqualizationError } from "../../errors.ts";
import {
  requireMatrix,
  requireNonNegative,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { proportions } from "./indicator-weights.ts";

/** Mean consistency index of random matrices by order: a published table, or one of your own, entry `n - 1` for order n. */
export type RandomIndex = "saaty" | "tummala-ling" | Vector;

/** Options of {@link ahpWeights}. */
export interface AhpWeightsOptions {
  /** The principal eigenvector, or the geometric means of the rows. @defaultValue "eigenvector" */
  readonly method?: "eigenvector" | "geometric" | undefined;
  /** What the consistency index is divided by. @defaultValue "saaty" */
  readonly randomIndex?: RandomIndex | undefined;
}

/** Result of {@link ahpWeights}. */
export interface AhpWeights {
  /** One weight a criterion; they sum to 1. */
  readonly weights: Float64Array;
  /** `CI / RI`: 0 for a consistent matrix, acceptable up to 0.1 by Saaty's rule; `null` where there is no ratio, see `status`. */
  readonly consistencyRatio: number | null;
  /** Principal eigenvalue: n for a consistent matrix, more otherwise. The same for both methods. */
  readonly lambdaMax: number;
  /** `CI = (lambdaMax - n) / (n - 1)`; 0 for one criterion. */
  readonly consistencyIndex: number;
  /** Random index used; `null` where the table has none. */
  readonly randomIndex: number | null;
  /** Aguaron and Moreno's geometric consistency index, from the geometric means; `null` under 3 criteria. */
  readonly geometricConsistencyIndex: number | null;
  /**
   * `"consistent"`: the ratio is at most 0.1. `"inconsistent"`: it is above; ask again. `"too-small"`: one or two
   * criteria cannot contradict each other. `"no-random-index"`: the table does not reach this order.
   */
  readonly status: "consistent" | "inconsistent" | "too-small" | "no-random-index";
}

const RANDOM_INDEX: Readonly<Record<"saaty" | "tummala-ling", readonly number[]>> = {
  saaty: [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
  "tummala-ling": [
    0, 0, 0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714,
    1.5831,
  ],
};

/**
 * Weights from pairwise comparisons: Saaty's analytic hierarchy process.
 *
 * `pairwise[i][j]` says how many times as important criterion i is as criterion j, so the diagonal is 1 and
 * `a_ji = 1 / a_ij`. The weights are the principal eigenvector, or the geometric means of the rows; the two agree for a
 * consistent matrix and up to order 3. `CI = (lambdaMax - n) / (n - 1)`, `CR = CI / RI`, with `lambdaMax` the principal
 * eigenvalue whichever the method.
 *
 * Up to 15 criteria with the tables here; more are too many to compare in pairs anyway. An inconsistent matrix is
 * a status and not an error: the weights are there, and so is the warning.
 *
 * Other packages: five tables of random indices are in use and give other ratios for the same matrix; pass
 * numbers to match another one. `"saaty"` is the table of pyDecision and mathmodels (it is not monotone: 1.51, 1.48, 1.56
 * for 11 to 13), `"tummala-ling"` that of pymcdm. Ratios from geometric means or column means instead of the
 * eigenvalue differ in the third digit.
 *
 * Also `weightMethods.ahp`.
 *
 * @throws `length_mismatch` unless the matrix is square; `out_of_domain` unless all entries are above 0, the diagonal is 1
 * and `a_ij a_ji` is 1 within 0.001 (write 1 / 3, not 0.33); `not_finite`; `unknown_option`.
 * @see Saaty, A scaling method for priorities in hierarchical structures, Journal of Mathematical Psychology 15 (1977);
 * Aguaron and Moreno-Jimenez, The geometric consistency index, EJOR 147 (2003). Checked against pyDecision 4.9.1 and
 * pymcdm 1.4.0.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const { weights, consistencyRatio, status } = weightMethods.ahp([[1, 2, 5], [1 / 2, 1, 3], [1 / 5, 1 / 3, 1]]);
 * Array.from(weights, (w) => Math.round(w * 1e4) / 1e4); // => [0.5816, 0.309, 0.1095]
 * consistencyRatio === null ? null : Math.round(consistencyRatio * 1e4) / 1e4; // => 0.0032
 * status; // => "consistent"
 * ```
 */
export function ahpWeights(pairwise: Matrix, options: AhpWeightsOptions = {}): AhpWeights {
  const where = "weightMethods.ahp";
  requireOptions(where, options, ["method", "randomIndex"]);
  const { method = "eigenvector", randomIndex = "saaty" } = options;
  requireOneOf(where, "method", method, ["eigenvector", "geometric"]);
  const table = requireRandomIndex(where, randomIndex);
  requirePairwise(where, pairwise);
  return analyzePairwise(where, pairwise, method, table);
}

/** Checks the choice of a table and returns its numbers. */
export function requireRandomIndex(where: string, randomIndex: RandomIndex): Vector {
  if (typeof randomIndex === "object" && randomIndex !== null) {
    requireNonNegative(where, "random index", randomIndex);
    return randomIndex;
  }
  requireOneOf(where, "randomIndex", randomIndex, ["saaty", "tummala-ling"]);
  return RANDOM_INDEX[randomIndex];
}

/** Refuses anything but a square, positive, reciprocal matrix. */
export function requirePairwise(where: string, pairwise: Matrix): void {
  const n = requireMatrix(where, pairwise);
  if (pairwise.length !== n) {
    throw new EqualizationError(
      `the matrix has ${pairwise.length} rows and ${n} columns; compare every criterion with every other`,
      { code: "length_mismatch", where, received: [pairwise.length, n] },
    );
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const a = pairwise[i]![j]!;
      const b = pairwise[j]![i]!;
      if (a <= 0 || b <= 0) {
        const received = a <= 0 ? a : b;
        throw new EqualizationError(
          `comparison [${a <= 0 ? `${i}][${j}` : `${j}][${i}`}] is ${received}; it must be above 0`,
          { code: "out_of_domain", where, index: i, received },
        );
      }
      // For i = j this asks for a diagonal of 1.
      if (Math.abs(a * b - 1) > 0.001) {
        throw new EqualizationError(
          i === j
            ? `comparison [${i}][${i}] is ${a}; a criterion is 1 times as important as itself`
            : `comparisons [${i}][${j}] = ${a} and [${j}][${i}] = ${b} are not reciprocal; write one as 1 / the other`,
          { code: "out_of_domain", where, index: i, received: [a, b] },
        );
      }
    }
  }
}

/** Weights and consistency of a matrix that has been checked. */
export function analyzePairwise(
  where: string,
  pairwise: Matrix,
  method: "eigenvector" | "geometric",
  table: Vector,
): AhpWeights {
  const n = pairwise.length;
  const logarithms = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) logarithms[i] = logarithms[i]! + logarithm(pairwise[i]![j]!) / n;
  }
  const highest = logarithms.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const geometric = proportions(
    where,
    logarithms.map((l) => exponential(l - highest)),
  );
  // What the geometric means leave unexplained: 1 everywhere for a consistent matrix. Its eigenvector is
  // the correction to them, and a power iteration on it settles in few steps.
  const errors = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) =>
      exponential(logarithm(pairwise[i]![j]!) - logarithms[i]! + logarithms[j]!),
    ),
  );
  const { value: lambdaMax, vector } = principal(where, errors);
  const weights =
    method === "geometric"
      ? geometric
      : proportions(
          where,
          geometric.map((w, i) => w * vector[i]!),
        );

  let squares = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) squares += logarithm(errors[i]![j]!) ** 2;
  // Rounding may leave the eigenvalue a hair under n, which it never is.
  const consistencyIndex = n === 1 ? 0 : Math.max(0, (lambdaMax - n) / (n - 1));
  const RI = n > 2 && n <= table.length && table[n - 1]! > 0 ? table[n - 1]! : null;
  const consistencyRatio = RI === null ? null : consistencyIndex / RI;
  return {
    weights,
    consistencyRatio,
    lambdaMax,
    consistencyIndex,
    randomIndex: RI,
    geometricConsistencyIndex: n < 3 ? null : (2 * squares) / ((n - 1) * (n - 2)),
    status:
      n <= 2
        ? "too-small"
        : consistencyRatio === null
          ? "no-random-index"
          : consistencyRatio <= 0.1
            ? "consistent"
            : "inconsistent",
  };
}

/** Largest eigenvalue of a positive matrix, and its eigenvector with a largest entry of 1. */
function principal(
  where: string,
  matrix: readonly Float64Array[],
): { readonly value: number; readonly vector: Float64Array } {
  const n = matrix.length;
  const precision = 2 * (n + 2) * Number.EPSILON;
  const vector = new Float64Array(n).fill(1);
  const next = new Float64Array(n);
  for (let step = 0; step < 10_000; step++) {
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    // Collatz and Wielandt: the eigenvalue lies between the smallest and the largest of these ratios.
    for (let i = 0; i < n; i++) {
      next[i] = matrix[i]!.reduce((total, a, j) => total + a * vector[j]!, 0);
      low = Math.min(low, next[i]! / vector[i]!);
      high = Math.max(high, next[i]! / vector[i]!);
    }
    const value = (low + high) / 2;
    // Judgments that go in circles make the vector turn: half a step back each time stops that.
    if (step >= 100) for (let i = 0; i < n; i++) next[i] = next[i]! + (value / 2) * vector[i]!;
    const largest = next.reduce((a, b) => Math.max(a, b), 0);
    for (let i = 0; i < n; i++) vector[i] = next[i]! / largest;
    if (high - low <= precision * high) return { value, vector };
  }
  throw new EqualizationError(
    "the eigenvalue did not settle; the comparisons contradict each other beyond measure",
    { code: "no_convergence", where },
  );
}
