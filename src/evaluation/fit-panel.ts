import { EqualizationError } from "../errors.ts";
import type { Coefficient } from "../model/results/coefficient.ts";
import { absorbEffects, type EffectSet } from "../numeric/regression/absorb-effects.ts";
import { coefficientOf } from "../numeric/regression/coefficient.ts";
import { connectedParts } from "../numeric/regression/connected-parts.ts";
import type { Panel } from "../numeric/regression/panel.ts";
import { sandwichCovariance } from "../numeric/regression/sandwich-covariance.ts";
import { weightedLeastSquares } from "../numeric/weighted-least-squares.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";

/** Which effects a panel regression takes out. */
export type PanelEffects = "none" | "unit" | "period" | "two-way";

/** How the variance of panel coefficients is estimated. */
export type PanelVariance = "classic" | "HC1" | "cluster";

/** A fitted panel regression, in positions. */
export interface PanelFit {
  /** Names of the coefficients kept, the constant excluded, in the order given. */
  readonly names: readonly string[];
  /** Names of the columns left out because the effects or earlier columns explain them. */
  readonly dropped: readonly string[];
  /** Value of each coefficient; the constant first if there is one. */
  readonly values: Float64Array;
  /** Covariance of the coefficients; `null` without degrees of freedom. */
  readonly covariance: readonly Float64Array[] | null;
  /** 1 if the first coefficient is a constant, else 0. */
  readonly offset: number;
  /** Degrees of freedom of t. */
  readonly df: number;
  /** Weighted sum of squared residuals. */
  readonly rss: number;
  /** Share of the variance explained, effects included. */
  readonly r2: number | null;
  /** Share of the variance within effects explained; `null` without effects. */
  readonly r2Within: number | null;
  /** The correction for small samples, as text. */
  readonly correction: string;
  /** The coefficient at a position, or of a combination of coefficients. */
  readonly coefficient: (combination: number | ReadonlyMap<number, number>) => Coefficient;
}

/** A column with less than this share of its size left is explained by what comes before it. */
const COLLINEAR = 1e-9;

/** Residuals below this share of the outcome are rounding: the fit is exact. */
const EXACT = 1e-12;

/**
 * Weighted least squares of a panel with the effects taken out of every column, and the covariance of the coefficients.
 * Columns are named and of the rows of the panel; they are not changed.
 */
export function fitPanel(
  where: string,
  panel: Panel,
  columns: ReadonlyMap<string, Float64Array>,
  effects: PanelEffects,
  variance: PanelVariance,
  confidence: number,
): PanelFit {
  const { y, weights } = panel;
  const n = y.length;
  const sets = setsOf(panel, effects);
  const names = [...columns.keys()];
  const sizes = Float64Array.from(columns.values(), (column) => Math.sqrt(squares(column, weights)));
  const demeaned = [y.slice(), ...Array.from(columns.values(), (column) => column.slice())];
  const unsettled = absorbEffects(demeaned, sets, weights)[0];
  if (unsettled !== undefined) {
    throw new EqualizationError(
      `the effects of ${unsettled === 0 ? "the outcome" : `"${names[unsettled - 1]}"`} did not settle; rescale it`,
      { code: "no_convergence", where },
    );
  }
  const [outcome, ...regressors] = demeaned as [Float64Array, ...Float64Array[]];
  const offset = effects === "none" ? 1 : 0;
  const first = weightedLeastSquares(outcome, regressors, {
    weights,
    intercept: offset === 1,
    tolerance: COLLINEAR,
    sizes,
  });
  const dropped = new Set(first.dependent);
  const kept = regressors.filter((_, j) => !dropped.has(j));
  if (kept.length === 0) {
    throw new EqualizationError(
      "no regressor varies once the effects are taken out; there is no coefficient to estimate",
      { code: "singular", where },
    );
  }
  // The dependent columns have coefficients of 0: without them the rest is the same.
  const places = regressors.flatMap((_, j) => (dropped.has(j) ? [] : [j + offset]));
  const positions = offset === 1 ? [0, ...places] : places;
  const values = Float64Array.from(positions, (p) => first.coefficients[p]!);
  const inverse = positions.map((p) => Float64Array.from(positions, (q) => first.covarianceFactor[p]![q]!));

  const mean = weightedMean(y, weights);
  const centered = y.map((value) => value - mean);
  const total = squares(centered, weights);
  const within = squares(outcome, weights);
  const exact = first.rss <= EXACT ** 2 * total + (4 * Number.EPSILON) ** 2 * squares(y, weights);
  const rss = exact ? 0 : first.rss;
  const residuals = exact ? new Float64Array(n) : first.residuals;
  const k = kept.length;
  const { K, df, factor, correction } = corrections(panel, effects, variance, k);
  let covariance: Float64Array[] | null = null;
  if (df > 0 && n - K > 0) {
    covariance =
      variance === "classic"
        ? inverse.map((row) => row.map((entry) => (entry * rss) / (n - K)))
        : sandwichCovariance(
            kept,
            { covarianceFactor: inverse, residuals },
            { weights, clusters: variance === "cluster" ? panel.cluster.codes : undefined, factor },
          );
  }
  const coefficient = (combination: number | ReadonlyMap<number, number>): Coefficient => {
    const parts = typeof combination === "number" ? new Map([[combination, 1]]) : combination;
    let value = 0;
    let variance = 0;
    for (const [j, share] of parts) {
      value += share * values[j]!;
      for (const [l, other] of parts) variance += share * other * (covariance?.[j]?.[l] ?? 0);
    }
    return coefficientOf(
      value,
      covariance === null ? null : Math.sqrt(Math.max(0, variance)),
      df,
      confidence,
    );
  };
  return {
    names: names.filter((_, j) => !dropped.has(j)),
    dropped: names.filter((_, j) => dropped.has(j)),
    values,
    covariance,
    offset,
    df,
    rss,
    r2: total === 0 ? null : 1 - rss / total,
    r2Within: offset === 1 || within <= EXACT ** 2 * total ? null : 1 - rss / within,
    correction,
    coefficient,
  };
}

function setsOf(panel: Panel, effects: PanelEffects): EffectSet[] {
  if (effects === "none") return [];
  if (effects === "unit") return [panel.unit];
  if (effects === "period") return [panel.period];
  return [panel.unit, panel.period];
}

/** What a kind of variance corrects for, and the degrees of freedom of t. */
interface Corrections {
  /** Parameters counted. */
  readonly K: number;
  readonly df: number;
  readonly factor: number;
  readonly correction: string;
}

function corrections(panel: Panel, effects: PanelEffects, variance: PanelVariance, k: number): Corrections {
  const n = panel.y.length;
  if (variance === "cluster") {
    const G = panel.cluster.count;
    let K = k + 1;
    for (const set of setsOf(panel, effects)) if (!isNested(set, panel.cluster)) K += set.count - 1;
    return {
      K,
      df: G - 1,
      factor: (G / (G - 1)) * ((n - 1) / (n - K)),
      correction: `G/(G-1) (n-1)/(n-K), G = ${G}, K = ${K}`,
    };
  }
  const K = k + parametersOf(panel, effects);
  return {
    K,
    df: n - K,
    factor: n / (n - K),
    correction: `${variance === "classic" ? "RSS/(n-K)" : "n/(n-K)"}, K = ${K}`,
  };
}

/** Parameters of the effects that the data determine, the constant included. */
function parametersOf({ unit, period }: Panel, effects: PanelEffects): number {
  if (effects === "none") return 1;
  if (effects === "unit") return unit.count;
  if (effects === "period") return period.count;
  return unit.count + period.count - connectedParts(unit, period).count;
}

/** Whether each group of effects lies in one cluster. */
function isNested(set: EffectSet, cluster: EffectSet): boolean {
  if (set === cluster) return true;
  const clusterOf = new Int32Array(set.count).fill(-1);
  for (let i = 0; i < set.codes.length; i++) {
    const group = set.codes[i]!;
    if (clusterOf[group] === -1) clusterOf[group] = cluster.codes[i]!;
    else if (clusterOf[group] !== cluster.codes[i]) return false;
  }
  return true;
}

function squares(column: Float64Array, weights: Float64Array | undefined): number {
  let total = 0;
  for (let i = 0; i < column.length; i++)
    total += (weights === undefined ? 1 : weights[i]!) * column[i]! ** 2;
  return total;
}
