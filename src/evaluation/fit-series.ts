import { EqualizationError } from "../errors.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import { sandwichCovariance } from "../numeric/regression/sandwich-covariance.ts";
import { type LeastSquaresFit, weightedLeastSquares } from "../numeric/weighted-least-squares.ts";

/** How the errors of a series are modeled. */
export type SeriesVariance = "ar1" | "classic" | "newey-west";

/** A fitted series. */
export interface SeriesFit {
  readonly values: Float64Array;
  readonly covariance: readonly Float64Array[];
  readonly fitted: Float64Array;
  readonly df: number;
  /** Autocorrelation of the errors; `null` unless "ar1". */
  readonly rho: number | null;
  readonly durbinWatson: number | null;
}

/** The autocorrelation is looked for between minus this and this. */
const LARGEST = 1 - 1e-6;

/** Residuals below this share of the series are rounding. */
const EXACT = 1e-12;

/** Least squares of a series on columns, the constant among them, with errors for dependence in time. */
export function fitSeries(
  where: string,
  y: Float64Array,
  columns: readonly Float64Array[],
  variance: SeriesVariance,
  lags: number,
): SeriesFit {
  const plain = weightedLeastSquares(y, columns, { intercept: false, tolerance: 1e-9 });
  if (plain.status === "deficient") {
    throw new EqualizationError("trend, jump, bend and season cannot be told apart; lengthen the series", {
      code: "singular",
      where,
    });
  }
  const n = y.length;
  const df = n - columns.length;
  const exact = plain.rss <= EXACT ** 2 * y.reduce((sum, value) => sum + value * value, 0);
  if (exact) {
    return {
      values: plain.coefficients,
      covariance: plain.covarianceFactor.map((row) => row.map(() => 0)),
      fitted: plain.fitted,
      df,
      rho: variance === "ar1" ? 0 : null,
      durbinWatson: null,
    };
  }
  if (variance === "ar1") {
    const rho = autocorrelation(y, columns);
    const fit = transformed(y, columns, rho);
    return {
      values: fit.coefficients,
      covariance: fit.covarianceFactor.map((row) => row.map((entry) => (entry * fit.rss) / df)),
      fitted: y.map((_, i) => columns.reduce((sum, column, j) => sum + fit.coefficients[j]! * column[i]!, 0)),
      df,
      rho,
      durbinWatson: null,
    };
  }
  let steps = 0;
  for (let i = 1; i < n; i++) steps += (plain.residuals[i]! - plain.residuals[i - 1]!) ** 2;
  return {
    values: plain.coefficients,
    covariance:
      variance === "classic"
        ? plain.covarianceFactor.map((row) => row.map((entry) => (entry * plain.rss) / df))
        : neweyWest(columns, plain, lags, n / df),
    fitted: plain.fitted,
    df,
    rho: null,
    durbinWatson: steps / plain.rss,
  };
}

/** Covariance with autocovariances up to `lags`, in Bartlett's weights. */
function neweyWest(
  columns: readonly Float64Array[],
  fit: LeastSquaresFit,
  lags: number,
  factor: number,
): Float64Array[] {
  const n = fit.residuals.length;
  const influence = fit.covarianceFactor.map((row) =>
    fit.residuals.map((residual, i) => {
      let total = 0;
      for (let j = 0; j < columns.length; j++) total += row[j]! * columns[j]![i]!;
      return residual * total;
    }),
  );
  const covariance = sandwichCovariance(columns, fit, { factor });
  for (let lag = 1; lag <= lags; lag++) {
    const weight = factor * (1 - lag / (lags + 1));
    for (let j = 0; j < columns.length; j++) {
      for (let l = 0; l < columns.length; l++) {
        let total = 0;
        for (let i = lag; i < n; i++) {
          total += influence[j]![i]! * influence[l]![i - lag]! + influence[j]![i - lag]! * influence[l]![i]!;
        }
        covariance[j]![l]! += weight * total;
      }
    }
  }
  return covariance;
}

/** The transform of Prais and Winsten, which makes first-order errors independent. */
function praisWinsten(column: Float64Array, rho: number): Float64Array {
  return column.map((x, i) => (i === 0 ? x * Math.sqrt(1 - rho * rho) : x - rho * column[i - 1]!));
}

function transformed(y: Float64Array, columns: readonly Float64Array[], rho: number): LeastSquaresFit {
  return weightedLeastSquares(
    praisWinsten(y, rho),
    columns.map((column) => praisWinsten(column, rho)),
    { intercept: false, tolerance: 0 },
  );
}

/**
 * The autocorrelation that maximizes the restricted likelihood
 * `-(n - k)/2 ln RSS + ln(1 - rho^2)/2 - ln|Z'Z|/2`: where its slope crosses 0, at the highest such place.
 */
function autocorrelation(y: Float64Array, columns: readonly Float64Array[]): number {
  const grid: number[] = [-LARGEST, -0.999, -0.99];
  for (let k = -19; k <= 19; k++) grid.push(k / 20);
  grid.push(0.97, 0.98, 0.99, 0.995, 0.999, 0.9999, LARGEST);
  const slopes = grid.map((rho) => slopeOf(y, columns, rho));
  let best = slopes[0]! < 0 ? grid[0]! : grid.at(-1)!;
  let highest = Number.NEGATIVE_INFINITY;
  const consider = (rho: number): void => {
    const likelihood = likelihoodOf(y, columns, rho);
    if (likelihood > highest) {
      highest = likelihood;
      best = rho;
    }
  };
  consider(grid[0]!);
  consider(grid.at(-1)!);
  for (let k = 1; k < grid.length; k++) {
    if (!(slopes[k - 1]! > 0 && slopes[k]! <= 0)) continue;
    let [lower, upper] = [grid[k - 1]!, grid[k]!];
    for (let step = 0; step < 60 && upper - lower > 1e-15; step++) {
      const middle = (lower + upper) / 2;
      if (slopeOf(y, columns, middle) > 0) lower = middle;
      else upper = middle;
    }
    consider((lower + upper) / 2);
  }
  return best;
}

function likelihoodOf(y: Float64Array, columns: readonly Float64Array[], rho: number): number {
  const fit = transformed(y, columns, rho);
  return (
    (-(y.length - columns.length) / 2) * logarithm(fit.rss) +
    logarithm(1 - rho * rho) / 2 +
    logDeterminant(fit.covarianceFactor) / 2
  );
}

/** Slope of the likelihood in the autocorrelation; the coefficients need no derivative at their optimum. */
function slopeOf(y: Float64Array, columns: readonly Float64Array[], rho: number): number {
  const fit = transformed(y, columns, rho);
  const u = y.map((value, i) =>
    columns.reduce((rest, column, j) => rest - fit.coefficients[j]! * column[i]!, value),
  );
  let rss = -2 * rho * u[0]! * u[0]!;
  let trace = -2 * rho * form(fit.covarianceFactor, columns, 0, 0, 0);
  for (let i = 1; i < y.length; i++) {
    rss -= 2 * u[i - 1]! * (u[i]! - rho * u[i - 1]!);
    trace -= 2 * form(fit.covarianceFactor, columns, i - 1, i, rho);
  }
  return (-(y.length - columns.length) * rss) / (2 * fit.rss) - rho / (1 - rho * rho) - trace / 2;
}

/** `a' M (b - rho a)` for the rows a and b of the columns; `a' M a` if they are one. */
function form(
  matrix: readonly Float64Array[],
  columns: readonly Float64Array[],
  a: number,
  b: number,
  rho: number,
): number {
  let total = 0;
  for (let j = 0; j < columns.length; j++) {
    const row = matrix[j]!;
    let inner = 0;
    for (let l = 0; l < columns.length; l++) inner += row[l]! * (columns[l]![b]! - rho * columns[l]![a]!);
    total += columns[j]![a]! * inner;
  }
  return total;
}

/** Logarithm of the determinant of a positive definite matrix, by Cholesky's factors. */
function logDeterminant(matrix: readonly Float64Array[]): number {
  const factor = matrix.map((row) => row.slice());
  let total = 0;
  for (let k = 0; k < factor.length; k++) {
    const pivot = factor[k]![k]!;
    total += logarithm(pivot);
    for (let i = k + 1; i < factor.length; i++) {
      const ratio = factor[i]![k]! / pivot;
      for (let j = k; j < factor.length; j++) factor[i]![j]! -= ratio * factor[k]![j]!;
    }
  }
  return total;
}
