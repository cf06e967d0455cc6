import { scaleToOne } from "./scale-to-one.ts";
import { tabulate } from "./tabulate.ts";
import type { Matrix, Vector } from "./vector.ts";
import { weightedMean } from "./weighted-mean.ts";
import { weightedSum } from "./weighted-sum.ts";

/** What {@link weightedLeastSquares} takes next to the data. */
export interface WeightedLeastSquaresOptions {
  /** Weight of each row; absent means 1 each. A row of weight 0 is absent. */
  readonly weights?: Vector | undefined;
  /** Whether a constant is fitted as the first coefficient. @defaultValue true */
  readonly intercept?: boolean | undefined;
  /**
   * A column is dependent when this share of its size, or less, is left after the columns before it.
   *
   * @defaultValue 1e-12
   */
  readonly tolerance?: number | undefined;
  /**
   * Size of each column that `tolerance` is a share of, as `sqrt(sum w x^2)`: for columns from which something has been
   * taken out before.
   *
   * @defaultValue the size of each column, centered if a constant is fitted
   */
  readonly sizes?: Vector | undefined;
}

/** A fitted linear model. */
export interface LeastSquaresFit {
  /** The constant first, if there is one, then one coefficient a column. A dependent column has 0. */
  readonly coefficients: Float64Array;
  /**
   * Rows of `(X'WX)^-1`, in the order of the coefficients, with the weights as given. Times the variance of a row of
   * weight 1 it is the covariance of the coefficients. Rows and columns of a dependent column are 0.
   */
  readonly covarianceFactor: readonly Float64Array[];
  /** Fitted value of each row, those of weight 0 included. */
  readonly fitted: Float64Array;
  /** Value less fitted value of each row. */
  readonly residuals: Float64Array;
  /** Sum of `w residual^2`. */
  readonly rss: number;
  /** Sum of `w (y - mean)^2`; without a constant, of `w y^2`. */
  readonly tss: number;
  /** `1 - rss / tss`; `null` when y does not vary and there is nothing to explain. */
  readonly rSquared: number | null;
  /** Rows of positive weight less the rank. At 0 the fit is exact and has no error of its own. */
  readonly df: number;
  /** Number of coefficients that the data determine, the constant included. */
  readonly rank: number;
  /** `"deficient"` when columns depend on the constant or on columns before them. */
  readonly status: "full" | "deficient";
  /** Positions in `columns` of the dependent ones. */
  readonly dependent: readonly number[];
}

/** A column is dependent when this much of its size, or less, is left next to the columns before it. */
const TOLERANCE = 1e-12;

/**
 * Weighted least squares: the coefficients that minimize `sum w (y - X b)^2`.
 *
 * Columns are centered on their weighted means (if a constant is fitted) and scaled by powers of two, then
 * decomposed by Householder reflections, with one step of iterative refinement. A column that depends on those before
 * it is left out with coefficient 0 and reported in `status` and `dependent`, as R leaves it out with `NA`; the fitted
 * values and `rss` are those of the remaining columns. Never NaN.
 *
 * Only `df` and the scale of `rss`, `tss` and `covarianceFactor` depend on the size of weights: doubled weights give the same
 * coefficients and standard errors.
 *
 * `y`, the columns and the weights are taken to be finite and equally long, with a positive total weight (guard first).
 *
 * @see Checked against the certified values of NIST's Statistical Reference Datasets (Longley).
 */
export function weightedLeastSquares(
  y: Vector,
  columns: readonly Vector[],
  options: WeightedLeastSquaresOptions = {},
): LeastSquaresFit {
  const { weights, intercept = true, tolerance = TOLERANCE, sizes } = options;
  const n = y.length;
  const roots = tabulate({ length: n }, (_, i) => (weights === undefined ? 1 : Math.sqrt(weights[i]!)));
  const [rootDown, rootExponent] = scaled(roots);

  const X = columns.map((column) => prepare(column, weights, intercept));
  const response = prepare(y, weights, intercept);
  const z = times(response.values, rootDown);
  const reflections: Reflection[] = [];
  const dependent: number[] = [];
  const triangle: Float64Array[] = [];
  const kept: number[] = [];
  X.forEach((column, j) => {
    const rest = times(column.values, rootDown);
    const size = sizes === undefined ? norm(rest, 0) : shift(sizes[j]!, -column.exponent - rootExponent);
    for (const reflection of reflections) reflect(rest, reflection);
    const row = reflections.length;
    if (row >= n || norm(rest, row) <= tolerance * size) {
      dependent.push(j);
      return;
    }
    const reflection = reflectionOf(rest, row);
    reflect(rest, reflection);
    reflections.push(reflection);
    triangle.push(rest);
    kept.push(j);
  });

  // b in the units of the prepared columns; the second round solves for what the first left over.
  const b = new Float64Array(columns.length);
  const residual = Float64Array.from(z);
  const centeredFit = new Float64Array(n);
  for (let round = 0; round < 2; round++) {
    const right = Float64Array.from(residual);
    for (const reflection of reflections) reflect(right, reflection);
    const step = backSubstitute(triangle, right);
    kept.forEach((j, k) => {
      b[j]! += step[k]!;
    });
    for (let i = 0; i < n; i++) {
      let fit = 0;
      for (const j of kept) fit += b[j]! * X[j]!.values[i]!;
      centeredFit[i] = fit;
      residual[i] = (response.values[i]! - fit) * rootDown[i]!;
    }
  }
  return report();

  function report(): LeastSquaresFit {
    const offset = intercept ? 1 : 0;
    const width = columns.length + offset;
    const coefficients = new Float64Array(width);
    let constant = response.mean;
    for (const j of kept) {
      const { exponent, mean } = X[j]!;
      coefficients[j + offset] = shift(b[j]!, response.exponent - exponent);
      constant -= coefficients[j + offset]! * mean;
    }
    if (intercept) coefficients[0] = constant;

    const inverse = invertTriangle(triangle);
    const covarianceFactor = Array.from({ length: width }, () => new Float64Array(width));
    kept.forEach((j, k) => {
      kept.forEach((l, m) => {
        let entry = 0;
        for (let r = Math.max(k, m); r < kept.length; r++) entry += inverse[k]![r]! * inverse[m]![r]!;
        covarianceFactor[j + offset]![l + offset] = shift(
          entry,
          -X[j]!.exponent - X[l]!.exponent - 2 * rootExponent,
        );
      });
    });
    if (intercept) {
      let corner = 1 / (weights === undefined ? n : weightedSum(weights, undefined));
      for (const j of kept) {
        let entry = 0;
        for (const l of kept) entry -= covarianceFactor[j + 1]![l + 1]! * X[l]!.mean;
        covarianceFactor[j + 1]![0] = entry;
        covarianceFactor[0]![j + 1] = entry;
        corner -= entry * X[j]!.mean;
      }
      covarianceFactor[0]![0] = corner;
    }

    const squares = weightedSum(residual, residual);
    const all = weightedSum(z, z);
    const back = 2 * (response.exponent + rootExponent);
    const rank = kept.length + offset;
    let rows = 0;
    for (const root of roots) if (root > 0) rows++;
    return {
      coefficients,
      covarianceFactor,
      fitted: centeredFit.map((fit) => response.mean + shift(fit, response.exponent)),
      residuals: centeredFit.map((fit, i) => shift(response.values[i]! - fit, response.exponent)),
      rss: shift(squares, back),
      tss: shift(all, back),
      rSquared: all === 0 ? null : 1 - squares / all,
      df: rows - rank,
      rank,
      status: dependent.length === 0 ? "full" : "deficient",
      dependent,
    };
  }
}

/** A column less its mean, at most 1 in size: `values = (column - mean) / 2^exponent`. */
interface Prepared {
  readonly values: Float64Array;
  readonly mean: number;
  readonly exponent: number;
}

function prepare(column: Vector, weights: Vector | undefined, intercept: boolean): Prepared {
  const mean = intercept ? weightedMean(column, weights) : 0;
  const centered = tabulate({ length: column.length }, (_, i) => column[i]! - mean);
  let largest = 0;
  for (let i = 0; i < column.length; i++) largest = Math.max(largest, Math.abs(column[i]!));
  // What is left of a constant column is rounding of its mean.
  if (intercept && centered.every((x) => Math.abs(x) <= 4 * Number.EPSILON * largest)) centered.fill(0);
  const [values, exponent] = scaled(centered);
  return { values, mean, exponent };
}

/** Numbers over the power of two that brings the largest to between 1 and 2, and its exponent. */
function scaled(numbers: Float64Array): readonly [values: Float64Array, exponent: number] {
  const values = numbers.slice();
  return [values, scaleToOne(values)];
}

/** `x * 2^exponent`, for exponents beyond those of a double too. */
function shift(x: number, exponent: number): number {
  let shifted = x;
  // Beyond these the result is 0 or infinite anyway.
  let rest = Math.max(-5000, Math.min(5000, exponent));
  for (; rest > 1000; rest -= 1000) shifted *= 2 ** 1000;
  for (; rest < -1000; rest += 1000) shifted *= 2 ** -1000;
  return shifted * 2 ** rest;
}

function times(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => x * b[i]!);
}

/** Length of the part from `start` on. */
function norm(vector: Float64Array, start: number): number {
  let total = 0;
  for (let i = start; i < vector.length; i++) total += vector[i]! * vector[i]!;
  return Math.sqrt(total);
}

/** `I - factor v v'`, with v starting at `start`. */
interface Reflection {
  readonly v: Float64Array;
  readonly start: number;
  readonly factor: number;
}

/** The reflection that makes everything below `start` zero. */
function reflectionOf(vector: Float64Array, start: number): Reflection {
  const v = vector.slice();
  const size = norm(v, start);
  // Away from zero, so that nothing cancels.
  const first = v[start]! + (v[start]! < 0 ? -size : size);
  v[start] = first;
  return { v, start, factor: 1 / (size * Math.abs(first)) };
}

function reflect(vector: Float64Array, { v, start, factor }: Reflection): void {
  let product = 0;
  for (let i = start; i < vector.length; i++) product += v[i]! * vector[i]!;
  product *= factor;
  for (let i = start; i < vector.length; i++) vector[i]! -= product * v[i]!;
}

/** Solves `R x = right`; `triangle[k]` is the k-th column of R. */
function backSubstitute(triangle: Matrix, right: Vector): Float64Array {
  const x = new Float64Array(triangle.length);
  for (let k = triangle.length - 1; k >= 0; k--) {
    let rest = right[k]!;
    for (let j = k + 1; j < triangle.length; j++) rest -= triangle[j]![k]! * x[j]!;
    x[k] = rest / triangle[k]![k]!;
  }
  return x;
}

/** Rows of the inverse of R. */
function invertTriangle(triangle: Matrix): readonly Float64Array[] {
  const p = triangle.length;
  const rows = Array.from({ length: p }, () => new Float64Array(p));
  for (let r = 0; r < p; r++) {
    const unit = new Float64Array(p);
    unit[r] = 1;
    const solution = backSubstitute(triangle, unit);
    for (let k = 0; k <= r; k++) rows[k]![r] = solution[k]!;
  }
  return rows;
}
