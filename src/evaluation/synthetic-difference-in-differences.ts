import { EqualizationError } from "../errors.ts";
import { representable, requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { criticalValue } from "../numeric/regression/coefficient.ts";
import { requireConfidence } from "../numeric/regression/panel.ts";
import { seededRandom } from "../numeric/seeded-random.ts";
import { shuffle } from "../numeric/shuffle.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import { readPositions, readRectangle } from "./read-rectangle.ts";
import { simplexLeastSquares } from "./simplex-least-squares.ts";

/** Options of {@link syntheticDifferenceInDifferences}. */
export interface SyntheticDifferenceInDifferencesOptions {
  /** Rows of the treated units, counted from 0. */
  readonly treated: ArrayLike<number>;
  /** First treated period, the same for all treated units. */
  readonly from: number;
  /** Period of each column, ascending. @defaultValue 0, 1, 2, … */
  readonly periods?: Vector | undefined;
  /** How the standard error is estimated. */
  readonly variance: "none" | "jackknife" | "placebo";
  /** Draws of placebo units. @defaultValue 200 */
  readonly draws?: number | undefined;
  /** Seed of the draws. @defaultValue 1 */
  readonly seed?: number | undefined;
  /** Confidence level of the interval, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** What {@link syntheticDifferenceInDifferences} finds. */
export interface SyntheticDifferenceInDifferences {
  /** Mean effect from the treatment on. */
  readonly effect: {
    /** The effect, in the unit of the outcome. */
    readonly value: number;
    /** Its standard error; `null` for "none", or if the jackknife has too few units. */
    readonly standardError: number | null;
    /** Its normal confidence interval; `null` if the error is. */
    readonly interval: {
      /** Lower limit. */
      readonly lower: number;
      /** Upper limit. */
      readonly upper: number;
      /** Confidence level. */
      readonly confidence: number;
    } | null;
  };
  /** Weight of each row as comparison; 0 for the treated. */
  readonly unitWeights: number[];
  /** Weight of each period before the treatment. */
  readonly timeWeights: number[];
  /** Effect in each period from the treatment on. */
  readonly curve: number[];
  /** Standard deviation of the yearly changes of comparison units before the treatment. */
  readonly noise: number;
  /** Regularization of the weights. */
  readonly zeta: {
    /** Of unit weights. */
    readonly unit: number;
    /** Of time weights. */
    readonly time: number;
  };
}

/**
 * Computes a difference in differences whose comparison units and periods are weighted to be like the treated units and
 * the periods after.
 *
 * $$ \tau = \Big(\bar y_{tr,after} - \sum_t \lambda_t \bar y_{tr,t}\Big) - \sum_j \omega_j \Big(\bar y_{j,after} -
 *    \sum_t \lambda_t y_{jt}\Big) $$
 *
 * Unit weights $\omega$ follow the treated mean before, time weights $\lambda$ the mean of each comparison unit after; both
 * are at least 0, add up to 1, and allow a constant difference. They minimize the sum of squares plus $T_0 \zeta_u^2 \sum
 * \omega^2$ and $N_0 \zeta_t^2 \sum \lambda^2$, with $\zeta_u = (N_1 T_1)^{1/4} \sigma$, $\zeta_t = 10^{-6} \sigma$ and
 * $\sigma$ the standard deviation of the changes of comparison units before.
 *
 * - **Unit:** that of the outcome.
 * - **When to use:** as {@link differenceInDifferences} if the treated were on another course before, and as
 *   {@link syntheticControl} if they were on another level. One date for all treated units.
 * - **Errors:** "jackknife" leaves out one unit at a time with weights fixed and needs 2 treated units and 2 comparison units with
 *   weight; "placebo" treats random comparison units and needs more of them than treated. With one treated unit use "placebo".
 * - **Conventions:** the weights are the exact optimum. R's synthdid stops early and sets small weights to 0: its effect differs
 *   by up to 0.01% (California: −15.6038 for −15.6055).
 *
 * @param panel One row per unit, one column per period, without gaps.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 periods before, none after, no treated or fewer than 2
 *   comparison units, too few units for the error), `out_of_domain` (a row that does not exist, periods that do not ascend),
 *   `duplicate_id` (a row twice), `length_mismatch`, `missing_value`, `not_finite`, `wrong_type`, `missing_option`,
 *   `unknown_option`.
 * @see Arkhangelsky et al., American Economic Review 111 (2021). Checked against quadprog 1.5-8 and synthdid 0.0.9.
 *
 * @example
 * ```ts
 * import { syntheticDifferenceInDifferences } from "equalis";
 * const { effect } = syntheticDifferenceInDifferences(
 *   [[5, 6, 7, 11, 12], [1, 2, 3, 4, 5], [2, 3, 4, 5, 6], [7, 8, 9, 10, 11]],
 *   { treated: [0], from: 3, variance: "none" },
 * );
 * effect.value.toFixed(4); // => "3.0000"
 * ```
 */
export function syntheticDifferenceInDifferences(
  panel: Matrix,
  options: SyntheticDifferenceInDifferencesOptions,
): SyntheticDifferenceInDifferences {
  const where = "syntheticDifferenceInDifferences";
  requireOptions(where, options, ["treated", "from", "periods", "variance", "draws", "seed", "confidence"]);
  const { variance, draws = 200, seed = 1, confidence = 0.95 } = options;
  requireOneOf(where, "variance", variance, ["none", "jackknife", "placebo"]);
  requireNumber(where, "draws", draws, { integer: true, atLeast: 2, atMost: 1_000_000 });
  requireNumber(where, "seed", seed);
  requireConfidence(where, confidence);
  const { outcomes, before } = readRectangle(where, panel, options.from, options.periods);
  const treated = readPositions(where, "treated", options.treated, outcomes.length);
  const isTreated = new Set(treated);
  const controls = outcomes.flatMap((_, row) => (isTreated.has(row) ? [] : [row]));
  const few = (message: string, received: number): EqualizationError =>
    new EqualizationError(message, { code: "too_few_observations", where, received });
  if (treated.length === 0) throw few("needs at least 1 treated unit, got 0", 0);
  if (controls.length < 2) {
    throw few(`needs at least 2 comparison units, got ${controls.length}`, controls.length);
  }
  if (before < 2) throw few(`needs at least 2 periods before the treatment, got ${before}`, before);
  if (variance === "placebo" && controls.length <= treated.length) {
    throw few(
      `variance "placebo" needs more comparison than treated units, got ${controls.length} and ${treated.length}`,
      controls.length,
    );
  }
  if (variance === "jackknife" && treated.length < 2) {
    throw few('variance "jackknife" needs at least 2 treated units, got 1; pass "placebo"', 1);
  }
  const noise = noiseOf(controls.map((row) => outcomes[row]!.subarray(0, before)));
  const after = outcomes[0]!.length - before;
  const zeta = { unit: Math.sqrt(Math.sqrt(treated.length * after)) * noise, time: 1e-6 * noise };
  const fit = weigh(outcomes, treated, controls, before, zeta);
  const curve = curveOf(outcomes, treated, controls, before, fit);
  const value = mean(curve);
  let standardError: number | null = null;
  if (variance === "jackknife") {
    if (fit.units.filter((weight) => weight > 0).length < 2) {
      throw few(
        'variance "jackknife" needs at least 2 comparison units with weight, got 1; pass "placebo"',
        1,
      );
    }
    standardError = jackknife(outcomes, treated, controls, before, fit);
  } else if (variance === "placebo") {
    const random = seededRandom(seed);
    const effects = Array.from({ length: draws }, () => {
      const order = [...controls];
      shuffle(random, order);
      const placebo = order.slice(0, treated.length);
      const rest = order.slice(treated.length);
      return mean(curveOf(outcomes, placebo, rest, before, weigh(outcomes, placebo, rest, before, zeta)));
    });
    const center = mean(effects);
    standardError = Math.sqrt(mean(effects.map((effect) => (effect - center) ** 2)));
  }
  const margin = (standardError ?? 0) * criticalValue(Number.POSITIVE_INFINITY, confidence);
  const unitWeights = new Array<number>(outcomes.length).fill(0);
  controls.forEach((row, k) => {
    unitWeights[row] = fit.units[k]!;
  });
  return representable(where, {
    effect: {
      value,
      standardError,
      interval: standardError === null ? null : { lower: value - margin, upper: value + margin, confidence },
    },
    unitWeights,
    timeWeights: [...fit.times],
    curve,
    noise,
    zeta,
  });
}

/** Weights of comparison units and of periods before. */
interface SyntheticWeights {
  readonly units: Float64Array;
  readonly times: Float64Array;
}

/** Sample standard deviation of all changes from one period to the next. */
function noiseOf(rows: readonly Float64Array[]): number {
  const changes = rows.flatMap((row) => Array.from(row.subarray(1), (y, t) => y - row[t]!));
  if (changes.length < 2) return 0;
  const center = mean(changes);
  return Math.sqrt(changes.reduce((sum, change) => sum + (change - center) ** 2, 0) / (changes.length - 1));
}

function weigh(
  outcomes: readonly Float64Array[],
  treated: readonly number[],
  controls: readonly number[],
  before: number,
  zeta: { readonly unit: number; readonly time: number },
): SyntheticWeights {
  const early = (row: number): Float64Array => outcomes[row]!.slice(0, before);
  const target = meanOf(treated.map(early));
  const units = simplexLeastSquares(
    centered(target),
    controls.map((row) => centered(early(row))),
    before * zeta.unit ** 2,
  ).weights;
  const later = Float64Array.from(controls, (row) => mean(outcomes[row]!.subarray(before)));
  const times = simplexLeastSquares(
    centered(later),
    Array.from({ length: before }, (_, t) =>
      centered(Float64Array.from(controls, (row) => outcomes[row]![t]!)),
    ),
    controls.length * zeta.time ** 2,
  ).weights;
  return { units, times };
}

/** Effect in each period after, given weights. */
function curveOf(
  outcomes: readonly Float64Array[],
  treated: readonly number[],
  controls: readonly number[],
  before: number,
  { units, times }: SyntheticWeights,
): number[] {
  const own = meanOf(treated.map((row) => outcomes[row]!));
  const gaps = own.map((y, t) => controls.reduce((rest, row, k) => rest - units[k]! * outcomes[row]![t]!, y));
  const base = times.reduce((sum, weight, t) => sum + weight * gaps[t]!, 0);
  return Array.from(gaps.subarray(before), (gap) => gap - base);
}

/** Standard error by leaving out one unit at a time, with the weights of the others in proportion. */
function jackknife(
  outcomes: readonly Float64Array[],
  treated: readonly number[],
  controls: readonly number[],
  before: number,
  { units, times }: SyntheticWeights,
): number {
  const effects = [
    ...controls.map((_, left) => {
      const rest = units.filter((_weight, k) => k !== left);
      const total = rest.reduce((sum, weight) => sum + weight, 0);
      const kept = controls.filter((_row, k) => k !== left);
      return mean(curveOf(outcomes, treated, kept, before, { units: rest.map((w) => w / total), times }));
    }),
    ...treated.map((_, left) => {
      const kept = treated.filter((_row, k) => k !== left);
      return mean(curveOf(outcomes, kept, controls, before, { units, times }));
    }),
  ];
  const center = mean(effects);
  const n = effects.length;
  return Math.sqrt(((n - 1) / n) * effects.reduce((sum, effect) => sum + (effect - center) ** 2, 0));
}

function meanOf(rows: readonly Float64Array[]): Float64Array {
  return rows[0]!.map((_, t) => mean(rows.map((row) => row[t]!)));
}

function centered(values: Float64Array): Float64Array {
  const center = mean(values);
  return values.map((value) => value - center);
}

function mean(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total / values.length;
}
