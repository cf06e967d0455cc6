import type { Permutation } from "../model/results/permutation.ts";
import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { randomIndex } from "../numeric/random-index.ts";
import { absorbEffects } from "../numeric/regression/absorb-effects.ts";
import { connectedParts } from "../numeric/regression/connected-parts.ts";
import type { Panel } from "../numeric/regression/panel.ts";
import { seededRandom } from "../numeric/seeded-random.ts";
import { solveLinear } from "../numeric/solve-linear.ts";
import { weightedLeastSquares } from "../numeric/weighted-least-squares.ts";

/** How assignments are drawn if there are too many to look at all. */
export interface PermutationOptions {
  /** Number of draws. @defaultValue 9999 */
  readonly draws?: number | undefined;
  /** Seed of the draws. @defaultValue 1 */
  readonly seed?: number | undefined;
}

/** Up to this many assignments all are looked at. */
const ALL = 20_000;

/** Rejects anything but draws and a seed. */
export function requirePermutation(where: string, options: PermutationOptions): void {
  requireOptions(where, options, ["draws", "seed"]);
  if (options.draws !== undefined)
    requireNumber(where, "draws", options.draws, { integer: true, atLeast: 1, atMost: 1_000_000 });
  if (options.seed !== undefined) requireNumber(where, "seed", options.seed);
}

/**
 * Permutation test of a difference in differences with unit and period effects: the same number of units is treated from
 * the same date, whichever they are, and the effect is estimated again.
 */
export function permuteTreated(
  panel: Panel,
  covariates: readonly Float64Array[],
  from: number,
  treated: readonly number[],
  options: PermutationOptions,
): Permutation {
  const { draws = 9999, seed = 1 } = options;
  const N = panel.unit.count;
  const effect = effectOfTreating(panel, covariates, from);
  const observed = Math.abs(effect.of(treated));
  const least = observed - 1e-10 * observed - effect.rounding;
  const count = combinations(N, treated.length);
  if (count <= ALL) {
    let hits = 0;
    const chosen = Array.from(treated, (_, i) => i);
    for (let k = 0; k < count; k++) {
      if (Math.abs(effect.of(chosen)) >= least) hits++;
      advance(chosen, N);
    }
    return { p: hits / count, assignments: count, exact: true };
  }
  const random = seededRandom(seed);
  const order = Uint32Array.from({ length: N }, (_, i) => i);
  let hits = 0;
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < treated.length; i++) {
      const j = i + randomIndex(random, N - i);
      const moved = order[i]!;
      order[i] = order[j]!;
      order[j] = moved;
    }
    if (Math.abs(effect.of(order.subarray(0, treated.length))) >= least) hits++;
  }
  return { p: (1 + hits) / (1 + draws), assignments: draws, exact: false };
}

/** Number of ways to choose k of n; at least {@link ALL} plus 1 if there are more. */
function combinations(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) {
    count = (count * (n - Math.min(k, n - k) + i)) / i;
    if (count > ALL) return ALL + 1;
  }
  return Math.round(count);
}

/** The next choice of units in lexicographic order, in place. */
function advance(chosen: number[], n: number): void {
  let i = chosen.length - 1;
  while (i >= 0 && chosen[i] === n - chosen.length + i) i--;
  if (i < 0) return;
  chosen[i]!++;
  for (let j = i + 1; j < chosen.length; j++) chosen[j] = chosen[j - 1]! + 1;
}

/**
 * The effect as a function of who is treated. The treatment is a sum of one column per treated unit, and so are its
 * cross-products with the outcome and with itself once effects and covariates are out; they are found once.
 */
function effectOfTreating(
  panel: Panel,
  covariates: readonly Float64Array[],
  from: number,
): { readonly of: (units: ArrayLike<number>) => number; readonly rounding: number } {
  const { weights, unit, period } = panel;
  const n = panel.y.length;
  const N = unit.count;
  const T = period.count;
  const weightOf = (i: number): number => (weights === undefined ? 1 : weights[i]!);
  const [outcome, ...others] = [panel.y.slice(), ...covariates.map((column) => column.slice())] as [
    Float64Array,
    ...Float64Array[],
  ];
  absorbEffects([outcome, ...others], [unit, period], weights);
  const fit = weightedLeastSquares(outcome, others, { weights, intercept: false });

  const after = Float64Array.from({ length: n }, (_, i) => (period.times[period.codes[i]!]! >= from ? 1 : 0));
  const total = new Float64Array(N);
  const mean = new Float64Array(N);
  for (let i = 0; i < n; i++) {
    total[unit.codes[i]!]! += weightOf(i);
    mean[unit.codes[i]!]! += weightOf(i) * after[i]!;
  }
  for (let u = 0; u < N; u++) mean[u]! /= total[u]!;
  const withOutcome = new Float64Array(N);
  const own = new Float64Array(N);
  const byPeriod = Array.from({ length: N }, () => new Float64Array(T));
  const withOthers = Array.from({ length: N }, () => new Float64Array(others.length));
  let size = 0;
  for (let i = 0; i < n; i++) {
    const u = unit.codes[i]!;
    const w = weightOf(i);
    const d = after[i]! - mean[u]!;
    withOutcome[u]! += w * d * fit.residuals[i]!;
    own[u]! += w * d * d;
    byPeriod[u]![period.codes[i]!]! += w * d;
    for (let j = 0; j < others.length; j++) withOthers[u]![j]! += w * d * others[j]![i]!;
    size = Math.max(size, Math.abs(panel.y[i]!));
  }
  const inverse = periodInverse(panel);
  const explained = (units: ArrayLike<number>): number => {
    const periods = new Float64Array(T);
    const products = new Float64Array(others.length);
    for (let k = 0; k < units.length; k++) {
      const row = byPeriod[units[k]!]!;
      for (let t = 0; t < T; t++) periods[t]! += row[t]!;
      const cross = withOthers[units[k]!]!;
      for (let j = 0; j < products.length; j++) products[j]! += cross[j]!;
    }
    return quadratic(inverse, periods) + quadratic(fit.covarianceFactor, products);
  };
  // In a balanced panel without weights and covariates it is the same for any units.
  const plain = weights === undefined && others.length === 0 && n === N * T;
  const known = new Map<number, number>();
  return {
    rounding: 1e-14 * size,
    of: (units) => {
      let product = 0;
      let squares = 0;
      for (let k = 0; k < units.length; k++) {
        product += withOutcome[units[k]!]!;
        squares += own[units[k]!]!;
      }
      let rest = plain ? known.get(units.length) : undefined;
      if (rest === undefined) {
        rest = explained(units);
        if (plain) known.set(units.length, rest);
      }
      const left = squares - rest;
      // Whoever is never seen on both sides of the date has no effect to estimate.
      return left > 1e-12 * squares ? product / left : 0;
    },
  };
}

/** Inverse of the cross-products of the period dummies once the units are out, on what they span. */
function periodInverse({ unit, period, weights }: Panel): Float64Array[] {
  const T = period.count;
  const rows = Array.from({ length: T }, () => new Float64Array(T));
  const members: number[][] = Array.from({ length: unit.count }, () => []);
  unit.codes.forEach((u, i) => {
    members[u]!.push(i);
  });
  const weightOf = (i: number): number => (weights === undefined ? 1 : weights[i]!);
  for (const own of members) {
    const total = own.reduce((sum, i) => sum + weightOf(i), 0);
    for (const i of own) {
      const t = period.codes[i]!;
      rows[t]![t]! += weightOf(i);
      for (const j of own) rows[t]![period.codes[j]!]! -= (weightOf(i) * weightOf(j)) / total;
    }
  }
  // A constant within a connected part is explained by the units: any weight on it makes the matrix regular.
  const { parts } = connectedParts(unit, period);
  const weight = rows.reduce((sum, row, t) => sum + row[t]!, 0) / T || 1;
  for (let s = 0; s < T; s++) {
    for (let t = 0; t < T; t++) if (parts[unit.count + s] === parts[unit.count + t]) rows[s]![t]! += weight;
  }
  return Array.from({ length: T }, (_, t) => {
    const right = new Float64Array(T);
    right[t] = 1;
    return solveLinear(rows, right) ?? new Float64Array(T);
  });
}

function quadratic(matrix: readonly Float64Array[], x: Float64Array): number {
  let total = 0;
  for (let s = 0; s < x.length; s++) {
    if (x[s] === 0) continue;
    const row = matrix[s]!;
    let inner = 0;
    for (let t = 0; t < x.length; t++) inner += row[t]! * x[t]!;
    total += x[s]! * inner;
  }
  return total;
}
