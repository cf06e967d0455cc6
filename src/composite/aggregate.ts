import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { exponential } from "../numeric/portable/exponential.ts";
import { exponentialMinusOne } from "../numeric/portable/exponential-minus-one.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../numeric/portable/logarithm-of-one-plus.ts";
import { power } from "../numeric/portable/power.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";
import { type MatrixWithMissing, requireCells } from "./require-cells.ts";
import { requireDdof } from "./require-ddof.ts";
import { indicatorWeights, proportions } from "./weights/indicator-weights.ts";

/** How {@link aggregate} turns a row of scores into one. */
export type AggregationMethod =
  /** Weighted mean: a point here makes up for a point there. */
  | "arithmetic"
  /** Weighted geometric mean: a low score costs more than a high one brings. */
  | "geometric"
  /** Weighted harmonic mean: more so. */
  | "harmonic"
  /** Weighted power mean, from the minimum to the maximum. */
  | "power"
  /** Ordered weighted average: weights belong to places, not to indicators. */
  | "owa"
  /** Mazziotta-Pareto: the mean less a penalty for imbalance. */
  | "mpi";

/** Options of {@link aggregate}. */
export interface AggregateOptions {
  /** Which mean. */
  readonly method: AggregationMethod;
  /**
   * One weight an indicator; only proportions matter. Absent means alike. For `"owa"` one weight a position, best
   * score first, and required.
   */
  readonly weights?: Vector | undefined;
  /** Exponent of `"power"`: 1 is arithmetic, 0 the limit geometric, -1 harmonic. Required there. */
  readonly power?: number | undefined;
  /**
   * Sign of the penalty of `"mpi"`: subtract it where more is better, add it where the score counts harm.
   * @defaultValue "subtract"
   */
  readonly penalty?: "subtract" | "add" | undefined;
  /** Divisor of the standard deviation of `"mpi"`: m - ddof. @defaultValue 0 */
  readonly ddof?: 0 | 1 | undefined;
  /** What a `null` cell means: refused, or left out with the weights of the row renormalized. @defaultValue "error" */
  readonly missing?: "error" | "omit" | undefined;
}

/**
 * One score a unit out of its row of normalized indicators.
 *
 * With weights `w` that sum to 1 over a row `x`:
 *
 * | method | formula | takes |
 * |---|---|---|
 * | `arithmetic` | `sum w x` | any |
 * | `geometric` | `prod x^w` | above 0 |
 * | `harmonic` | `1 / sum (w / x)` | above 0 |
 * | `power` | `(sum w x^p)^(1/p)` | above 0; from 0 if p > 0; any if p = 1 |
 * | `owa` | `sum w_k x_(k)`, x sorted from best to worst | any |
 * | `mpi` | `M - S^2 / M`, M and S mean and standard deviation of the row; plus for `penalty: "add"` | mean above 0 |
 *
 * Rows are units, columns indicators on one scale on which more is better; the result is on that scale. Use
 * `"arithmetic"` where indicators may make up for each other, `"geometric"` or `"mpi"` where balance counts, `"owa"`
 * with the weight on the last positions where a unit is as good as its worst scores. Normalize to a `range` above 0
 * before a geometric or harmonic mean: one zero would decide alone.
 *
 * Other packages: COINr's `a_genmean` gives NA as soon as one cell is missing; Compind's `ci_generalized_mean`
 * computes the mean divided by p; Compind's `ci_mpi` divides by m - 1 (`ddof: 1`), ISTAT's own index by m; its `ci_owa`
 * sorts from worst to best.
 *
 * @throws `out_of_domain` for scores that the mean is not defined for; `missing_value` for a `null` cell that may not be
 * omitted, or a row without any score; `zero_total` if the scores present have no weight; `unsupported_combination` for
 * missing cells in `"owa"`, where no position is theirs; `missing_option` for the power or the positions' weights;
 * `length_mismatch`; `not_finite`; `unknown_option`.
 * @see OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7; Yager, On ordered weighted averaging
 * aggregation operators, IEEE SMC 18 (1988); Mazziotta and Pareto, On a generalized non-compensatory composite index,
 * Social Indicators Research 127 (2016). Checked against COINr 1.1.14 and Compind 3.4.
 *
 * @example
 * ```ts
 * import { aggregate } from "equalis";
 * const scores = [[40, 90], [60, 60]];
 * [...aggregate(scores, { method: "arithmetic" })]; // => [65, 60]
 * [...aggregate(scores, { method: "geometric" })].map(Math.round); // => [60, 60]
 * [...aggregate(scores, { method: "owa", weights: [0, 1] })]; // => [40, 60]
 * [...aggregate([[40, null], [60, 60]], { method: "arithmetic", missing: "omit" })]; // => [40, 60]
 * ```
 */
export function aggregate(matrix: MatrixWithMissing, options: AggregateOptions): Float64Array {
  const where = "aggregate";
  requireOptions(where, options, ["method", "weights", "power", "penalty", "ddof", "missing"]);
  const { method, penalty = "subtract", ddof = 0, missing = "error" } = options;
  requireOneOf(where, "method", method, ["arithmetic", "geometric", "harmonic", "power", "owa", "mpi"]);
  requireOneOf(where, "penalty", penalty, ["subtract", "add"]);
  requireOneOf(where, "missing", missing, ["error", "omit"]);
  if (method === "power") requireNumber(where, "power", options.power!);
  if (method === "owa" && options.weights === undefined) {
    throw new EqualizationError(
      'weights is required for "owa"; pass one weight a position, best score first',
      {
        code: "missing_option",
        where,
      },
    );
  }
  const columns = requireCells(where, matrix, missing);
  const weights = indicatorWeights(where, options.weights, columns);
  if (method === "mpi") requireDdof(where, "column", ddof, columns);

  const power = method === "geometric" ? 0 : method === "harmonic" ? -1 : options.power;
  const toScore = (row: Float64Array, shares: Float64Array, i: number): number => {
    switch (method) {
      case "arithmetic":
        return weightedMean(row, shares);
      case "owa":
        return weightedMean(row.slice().sort().reverse(), shares);
      case "mpi":
        return mazziottaPareto(where, row, shares, i, penalty, ddof);
      default:
        return powerMean(where, row, shares, i, power!);
    }
  };
  return Float64Array.from(matrix, (cells, i) => {
    const { row, shares } = presentIn(where, cells, weights, i);
    if (method === "owa" && row.length < columns) {
      throw new EqualizationError(
        `row ${i} has missing cells, and "owa" weighs positions, none of which is theirs; impute them`,
        { code: "unsupported_combination", where, index: i },
      );
    }
    return toScore(row, shares, i);
  });
}

/** The scores present in a row, and their weights as shares of what is present. */
function presentIn(
  where: string,
  cells: ArrayLike<number | null>,
  weights: Float64Array,
  i: number,
): { readonly row: Float64Array; readonly shares: Float64Array } {
  const present: number[] = [];
  for (let j = 0; j < cells.length; j++) if (cells[j] !== null) present.push(j);
  if (present.length === 0) {
    throw new EqualizationError(`row ${i} has no score at all; leave the unit out`, {
      code: "missing_value",
      where,
      index: i,
    });
  }
  const row = Float64Array.from(present, (j) => cells[j]!);
  if (present.length === cells.length) return { row, shares: weights };
  const shares = Float64Array.from(present, (j) => weights[j]!);
  if (shares.every((share) => share === 0)) {
    throw new EqualizationError(`row ${i} has scores only where the weight is 0; leave the unit out`, {
      code: "zero_total",
      where,
      index: i,
    });
  }
  return { row, shares: proportions(where, shares) };
}

function powerMean(where: string, row: Float64Array, shares: Float64Array, i: number, p: number): number {
  if (p === 1) return weightedMean(row, shares);
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let j = 0; j < row.length; j++) {
    // An indicator without weight takes no part, not even in what is refused.
    if (shares[j]! === 0) continue;
    const x = row[j]!;
    if (x < 0 || (x === 0 && p <= 0)) {
      throw new EqualizationError(
        `score ${j} of row ${i} is ${x}; this mean needs scores ${p <= 0 ? "above 0" : "of at least 0"}; normalize to a range such as [1, 100]`,
        { code: "out_of_domain", where, index: i, received: x },
      );
    }
    least = Math.min(least, x);
    most = Math.max(most, x);
  }
  if (least === most) return most;
  // Against the score that decides, so that no power leaves the range of doubles.
  const scale = p < 0 ? least : most;
  const average = (f: (x: number) => number): number =>
    weightedSum(
      row.map((x, j) => (shares[j]! > 0 ? f(x) : 0)),
      shares,
    );
  if (p === 0) return scale * exponential(average((x) => logarithmOf(x, scale)));
  // Near 0 all powers are near 1; what they differ by is what matters.
  if (Math.abs(p) < 0.001) {
    return (
      scale *
      exponential(logarithmOfOnePlus(average((x) => exponentialMinusOne(p * logarithmOf(x, scale)))) / p)
    );
  }
  return (
    scale *
    power(
      average((x) => power(x / scale, p)),
      1 / p,
    )
  );
}

/** Logarithm of a ratio, also where the ratio itself leaves the range of doubles. */
function logarithmOf(x: number, scale: number): number {
  const ratio = x / scale;
  return ratio > 1e-290 && ratio < 1e290 ? logarithm(ratio) : logarithm(x) - logarithm(scale);
}

function mazziottaPareto(
  where: string,
  row: Float64Array,
  shares: Float64Array,
  i: number,
  penalty: "subtract" | "add",
  ddof: number,
): number {
  const mean = weightedMean(row, shares);
  if (mean <= 0) {
    throw new EqualizationError(
      `the scores of row ${i} have mean ${mean}; "mpi" needs a mean above 0; normalize to mean 100, deviation 10`,
      { code: "out_of_domain", where, index: i, received: mean },
    );
  }
  const count = shares.reduce((total, share) => total + (share > 0 ? 1 : 0), 0);
  if (count <= ddof) return mean;
  let widest = 0;
  for (let j = 0; j < row.length; j++) {
    if (shares[j]! > 0) widest = Math.max(widest, Math.abs(row[j]! - mean));
  }
  if (widest === 0) return mean;
  // S^2 / M against the widest deviation, so that no square leaves the range of doubles before the result does.
  const squares = weightedSum(
    row.map((x, j) => (shares[j]! > 0 ? ((x - mean) / widest) ** 2 : 0)),
    shares,
  );
  const loss = ((widest * squares) / mean) * widest * (count / (count - ddof));
  if (loss === Number.POSITIVE_INFINITY) {
    throw new EqualizationError(
      `the scores of row ${i} spread beyond all numbers beside their mean ${mean}; normalize to mean 100, deviation 10`,
      { code: "out_of_domain", where, index: i, received: mean },
    );
  }
  return penalty === "subtract" ? mean - loss : mean + loss;
}
