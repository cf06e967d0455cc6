import { requireFinite, requireMatrix, requireNumber, requireSameLength } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { newtonMaximum, type SecondOrder } from "../../numeric/newton-maximum.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { solveLinear } from "../../numeric/solve-linear.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";

/** Limits of an observed response, `-Infinity` and `Infinity` for none. */
export interface Limits {
  /** Lower limit. */
  readonly lower: number;
  /** Upper limit. */
  readonly upper: number;
}

/** A regression with every column, the response and the limits brought to mean 0 and spread 1. */
export interface StandardizedRegression {
  /** The response. */
  readonly y: Float64Array;
  /** One row per observation, 1 first. */
  readonly rows: readonly Float64Array[];
  /** The limits on the same scale. */
  readonly limits: Limits;
  /** Mean and spread of the response. */
  readonly response: Scale;
  /** Mean and spread of each column. */
  readonly columns: readonly Scale[];
  /** Least-squares coefficients, the constant first, and the root mean squared residual. */
  readonly start: { readonly coefficients: Float64Array; readonly sigma: number };
}

interface Scale {
  readonly mean: number;
  readonly spread: number;
}

/** A fitted regression in the units of the data. */
export interface LimitedFit {
  /** Coefficients, the constant first. */
  readonly coefficients: Float64Array;
  /** Standard deviation of the errors. */
  readonly sigma: number;
  /** Standard errors of the coefficients, from the observed information. */
  readonly standardErrors: Float64Array;
  /** Log-likelihood at the maximum. */
  readonly logLikelihood: number;
}

/** Refuses anything but a finite response with as many rows of columns, and limits of which the lower is the smaller. */
export function requireRegression(
  where: string,
  y: Vector,
  x: Matrix,
  lower: number | undefined,
  upper: number | undefined,
): Limits {
  requireFinite(where, "y", y);
  const columns = requireMatrix(where, x, "row");
  requireSameLength(where, "y", y.length, "row of x", x.length);
  if (lower === undefined && upper === undefined) {
    refuse(where, "missing_option", "lower or upper is required: the limit of the response");
  }
  if (lower !== undefined) requireNumber(where, "lower", lower);
  if (upper !== undefined) requireNumber(where, "upper", upper);
  if (lower !== undefined && upper !== undefined && lower >= upper) {
    refuse(where, "out_of_domain", `lower is ${lower}, upper is ${upper}; lower must be below upper`, lower);
  }
  if (y.length < columns + 3) {
    refuse(
      where,
      "too_few_observations",
      `needs at least ${columns + 3} observations for ${columns} columns, got ${y.length}`,
      y.length,
    );
  }
  return { lower: lower ?? Number.NEGATIVE_INFINITY, upper: upper ?? Number.POSITIVE_INFINITY };
}

/** Brings the regression to one scale. Refuses columns that depend on each other. */
export function standardized(where: string, y: Vector, x: Matrix, limits: Limits): StandardizedRegression {
  const columns = Array.from(x[0]!, (_, j) => scaleOf(x.map((row) => row[j]!)));
  const response = scaleOf(y);
  const rows = x.map((row) =>
    Float64Array.from([1, ...Array.from(row, (value, j) => reduced(value, columns[j]!))]),
  );
  const values = Float64Array.from(y, (value) => reduced(value, response));
  const fit = weightedLeastSquares(
    values,
    columns.map((_, j) => rows.map((row) => row[j + 1]!)),
  );
  if (fit.status !== "full") {
    refuse(where, "singular", "a column of x is constant or depends on the others; remove it");
  }
  return {
    y: values,
    rows,
    limits: { lower: reduced(limits.lower, response), upper: reduced(limits.upper, response) },
    response,
    columns,
    start: {
      coefficients: fit.coefficients,
      sigma: Math.max(1e-3, Math.sqrt(fit.rss / values.length)),
    },
  };
}

function reduced(value: number, { mean, spread }: Scale): number {
  return (value - mean) / spread;
}

function scaleOf(values: Vector): Scale {
  const list = Array.from(values);
  const mean = sum(list) / list.length;
  const spread = Math.sqrt(sum(list.map((value) => (value - mean) ** 2)) / list.length);
  return { mean, spread: spread > 0 ? spread : 1 };
}

/**
 * Maximizes a log-likelihood over the parameters `point`, and brings the result back to the units of the data. `convert` gives
 * the coefficients, sigma and their derivatives with respect to the parameters; `densities` is the number of observations whose likelihood is a
 * density, which depends on the unit of the response, and no probability.
 */
export function fitLimited(
  where: string,
  regression: StandardizedRegression,
  start: Float64Array,
  densities: number,
  evaluate: (point: Float64Array) => SecondOrder | null,
  convert: (point: Float64Array) => {
    readonly coefficients: Float64Array;
    readonly sigma: number;
    /** One row per coefficient, one column per parameter. */
    readonly jacobian: readonly Float64Array[];
  },
): LimitedFit {
  const found = newtonMaximum(start, evaluate);
  if (found === null) {
    refuse(
      where,
      "no_convergence",
      "the likelihood has no maximum for these data; use fewer columns or more observations",
    );
  }
  const { coefficients, sigma, jacobian } = convert(found.point);
  const { response, columns } = regression;
  // Rows that turn standardized coefficients into those of the data.
  const back = Array.from(coefficients, (_, k) =>
    Float64Array.from(coefficients, (_, m) => {
      if (k === 0)
        return m === 0 ? response.spread : (-response.spread * columns[m - 1]!.mean) / columns[m - 1]!.spread;
      return m === k ? response.spread / columns[k - 1]!.spread : 0;
    }),
  );
  const information = found.at.hessian.map((row) => row.map((entry) => -entry));
  const standardErrors = Float64Array.from(back, (row) => {
    const direction = Float64Array.from(found.point, (_, p) =>
      row.reduce((total, weight, k) => total + weight * jacobian[k]![p]!, 0),
    );
    const solved = solveLinear(information, direction);
    const variance =
      solved === null ? 0 : direction.reduce((total, value, p) => total + value * solved[p]!, 0);
    return Math.sqrt(Math.max(0, variance));
  });
  return {
    coefficients: Float64Array.from(
      back,
      (row, k) =>
        row.reduce((total, weight, m) => total + weight * coefficients[m]!, 0) +
        (k === 0 ? response.mean : 0),
    ),
    sigma: sigma * response.spread,
    standardErrors,
    logLikelihood: found.at.value - densities * logarithm(response.spread),
  };
}
