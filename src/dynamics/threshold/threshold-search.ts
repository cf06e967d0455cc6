import { EqualizationError } from "../../errors.ts";
import { argsort } from "../../numeric/argsort.ts";
import { absorbEffects, type EffectSet } from "../../numeric/regression/absorb-effects.ts";
import { solveLinear } from "../../numeric/solve-linear.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";

/** A balanced panel with a threshold variable. */
export interface ThresholdModel {
  readonly y: Float64Array;
  /** Threshold variable. */
  readonly q: Float64Array;
  readonly unit: EffectSet;
  /** Columns with a coefficient per regime. */
  readonly regimes: readonly Float64Array[];
  /** Columns with one coefficient. */
  readonly controls: readonly Float64Array[];
}

/** Sums of squares for each threshold, and what they are found from. */
export interface ThresholdSearch {
  /** Thresholds, ascending. */
  readonly candidates: Float64Array;
  /** Sum of squared residuals at each; `Infinity` where the regimes cannot be told apart. */
  readonly rss: Float64Array;
  /** Position of the smallest. */
  readonly best: number;
  /** The same without threshold. */
  readonly rssLinear: number;
  /** Rows in ascending order of the threshold variable. */
  readonly order: Uint32Array;
  /** Number of rows at each threshold or below. */
  readonly reach: Uint32Array;
  /** Inverse of the cross-products of the lower regime at each threshold, next to everything else. */
  readonly inverses: readonly (readonly Float64Array[] | null)[];
  /** Residuals of an outcome next to units, regressors and controls, without threshold. */
  readonly residualsOf: (outcome: Float64Array) => Float64Array;
  /** Residuals of the outcome. */
  readonly residuals: Float64Array;
}

/**
 * Finds the sum of squares at every threshold in one pass. The lower regime is added to the model without threshold:
 * from one threshold to the next only the rows in between enter its cross-products, each of them that of its unit.
 */
export function thresholdSearch(
  where: string,
  model: ThresholdModel,
  candidates: Float64Array,
): ThresholdSearch {
  const { y, q, unit, regimes, controls } = model;
  const fixed = [...regimes, ...controls].map((column) => column.slice());
  absorbEffects(fixed, [unit]);
  const residualsOf = (outcome: Float64Array): Float64Array => {
    const own = outcome.slice();
    absorbEffects([own], [unit]);
    return weightedLeastSquares(own, fixed, { intercept: false }).residuals;
  };
  const base = weightedLeastSquares(y, fixed, { intercept: false, tolerance: 1e-9 });
  if (base.status === "deficient") {
    throw new EqualizationError(
      "regimes and controls depend on each other or do not vary within units; remove one",
      { code: "singular", where },
    );
  }
  const residuals = residualsOf(y);
  const rssLinear = residuals.reduce((sum, e) => sum + e * e, 0);
  const order = argsort(q);
  const size = regimes.length;
  const periods = y.length / unit.count;
  const sums = Array.from({ length: unit.count }, () => new Float64Array(size));
  const own = squareOf(size, size);
  const cross = squareOf(size, fixed.length);
  const withResidual = new Float64Array(size);
  const reach = new Uint32Array(candidates.length);
  const rss = new Float64Array(candidates.length).fill(Number.POSITIVE_INFINITY);
  const inverses: (readonly Float64Array[] | null)[] = [];
  let position = 0;
  candidates.forEach((candidate, c) => {
    for (; position < order.length && q[order[position]!]! <= candidate; position++) {
      const i = order[position]!;
      const sum = sums[unit.codes[i]!]!;
      for (let j = 0; j < size; j++) {
        const x = regimes[j]![i]!;
        // Cross-products less those of the unit's mean, before and after the row enters.
        for (let l = 0; l < size; l++) {
          const other = regimes[l]![i]!;
          own[j]![l]! += x * other - (x * sum[l]! + sum[j]! * other + x * other) / periods;
        }
        for (let m = 0; m < fixed.length; m++) cross[j]![m]! += x * fixed[m]![i]!;
        withResidual[j]! += x * residuals[i]!;
      }
      for (let j = 0; j < size; j++) sum[j]! += regimes[j]![i]!;
    }
    reach[c] = position;
    const inverse = inverseBeside(own, cross, base.covarianceFactor);
    inverses.push(inverse);
    if (inverse !== null) rss[c] = rssLinear - explainedBy(inverse, withResidual);
  });
  let best = 0;
  for (let c = 1; c < rss.length; c++) if (rss[c]! < rss[best]!) best = c;
  if (rss[best] === Number.POSITIVE_INFINITY) {
    throw new EqualizationError("the regimes cannot be told apart at any threshold; remove a regressor", {
      code: "singular",
      where,
    });
  }
  return { candidates, rss, best, rssLinear, order, reach, inverses, residualsOf, residuals };
}

/** What the lower regime explains of a sum of squares: `b' G b`. */
export function explainedBy(inverse: readonly Float64Array[], products: Float64Array): number {
  let total = 0;
  for (let j = 0; j < products.length; j++) {
    for (let l = 0; l < products.length; l++) total += products[j]! * inverse[j]![l]! * products[l]!;
  }
  return total;
}

/** Inverse of the cross-products left next to the fixed columns; `null` if nothing is left. */
function inverseBeside(
  own: readonly Float64Array[],
  cross: readonly Float64Array[],
  factor: readonly Float64Array[],
): Float64Array[] | null {
  const size = own.length;
  const left = own.map((row, j) =>
    row.map((entry, l) => {
      let explained = 0;
      for (let a = 0; a < factor.length; a++) {
        for (let b = 0; b < factor.length; b++) {
          explained += cross[j]![a]! * factor[a]![b]! * cross[l]![b]!;
        }
      }
      return entry - explained;
    }),
  );
  for (let j = 0; j < size; j++) if (!(left[j]![j]! > 1e-10 * own[j]![j]!)) return null;
  const inverse: Float64Array[] = [];
  for (let j = 0; j < size; j++) {
    const right = new Float64Array(size);
    right[j] = 1;
    const column = solveLinear(left, right);
    if (column === null) return null;
    inverse.push(column);
  }
  return inverse;
}

function squareOf(rows: number, columns: number): Float64Array[] {
  return Array.from({ length: rows }, () => new Float64Array(columns));
}
