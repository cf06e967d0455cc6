import { EqualizationError } from "../../errors.ts";
import type { Direction } from "../../model/indicator.ts";
import { argsort } from "../../numeric/argsort.ts";
import { requireMatrix, requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { power } from "../../numeric/portable/power.ts";
import { between } from "../../numeric/quantile-sorted.ts";
import { randomIndex } from "../../numeric/random-index.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { type AggregateOptions, type AggregationMethod, aggregate } from "../aggregate.ts";
import { type NormalizationMethod, type NormalizeOptions, normalize } from "../normalization/normalize.ts";
import { requireDirections } from "../require-directions.ts";
import { indicatorWeights } from "../weights/indicator-weights.ts";

/** One defensible way to build the composite. What is left out takes its default. */
export interface RankScenario {
  /** A method of `normalize`, or its options; `"none"` for a matrix that is normalized already. @defaultValue "min-max" */
  readonly normalization?: NormalizationMethod | NormalizeOptions | "none" | undefined;
  /** A method of `aggregate`, or its options. @defaultValue "arithmetic" */
  readonly aggregation?: AggregationMethod | AggregateOptions | undefined;
  /**
   * One weight a column; only proportions matter. `"any"` draws all weightings alike (uniform on the simplex). Absent
   * means alike. For `"owa"` one weight a position.
   */
  readonly weights?: Vector | "any" | undefined;
  /** Each weight is multiplied by a number drawn between 1 - noise and 1 + noise, 0 to 1. @defaultValue 0 */
  readonly noise?: number | undefined;
}

/** Options of {@link rankRobustness}. */
export interface RankRobustnessOptions {
  /** The ways to build the composite among which each draw chooses, each as likely as the next. The first one is the nominal. */
  readonly scenarios: readonly RankScenario[];
  /** Whether more is better, one entry per column. Absent means that more is better in every column. */
  readonly directions?: readonly Direction[] | undefined;
  /** Number of draws. @defaultValue 1000 */
  readonly draws?: number | undefined;
  /** The same seed gives the same draws on every engine. @defaultValue 1 */
  readonly seed?: number | string | undefined;
  /** Share of the draws between `lower` and `upper`. @defaultValue 0.9 */
  readonly confidence?: number | undefined;
  /** How many ranks `acceptability` tells apart, from the first. @defaultValue 10 */
  readonly maxRank?: number | undefined;
}

/** Result of {@link rankRobustness}: one entry per unit. */
export interface RankRobustness {
  /** Median rank over the draws, 1 the best. */
  readonly median: Float64Array;
  /** Rank that `(1 - confidence) / 2` of the draws are better than or equal to. */
  readonly lower: Float64Array;
  /** Rank that `(1 - confidence) / 2` of the draws are worse than or equal to. */
  readonly upper: Float64Array;
  /** Share of the draws in which the unit has its nominal rank. */
  readonly nominalRankShare: Float64Array;
  /** Mean rank over the draws. */
  readonly mean: Float64Array;
  /** Rank in the first scenario with its weights as given (alike for `"any"`). */
  readonly nominalRanks: number[];
  /** Share of the draws in which the unit takes place 1, 2, ... */
  readonly acceptability: Float64Array[];
  /** Number of draws. */
  readonly draws: number;
  /** The seed used. */
  readonly seed: number | string;
}

/**
 * How firmly a ranking stands: ranks over random draws of weights, normalization and aggregation.
 *
 * Each draw picks one of the scenarios, draws its weights, aggregates, and ranks the units (1 the best, ties share the better
 * rank; scores tie within 1e-12 of the largest). The result are the median, an interval, the mean and the
 * nominal rank of each unit, type 7 quantiles of whole ranks. Rows are units, columns indicators.
 *
 * List every choice that a fair critic could have made, and no other: the interval is only as honest as the list. A
 * unit whose interval covers ranks 5 to 20 has no rank to publish. `weights: "any"` asks for the extreme case
 * and makes `acceptability` the rank acceptability of SMAA.
 *
 * Costs about one weighted pass over the matrix a draw. COINr's Monte Carlo rebuilds the whole index in each.
 *
 * @throws `too_few_observations` without a scenario; whatever `normalize` and `aggregate` refuse a scenario for, with its
 * number; `out_of_domain` for noise outside 0 to 1, draws under 1, a confidence outside 0 to 1;
 * `unsupported_combination` for noise around weights that are drawn at random; `unknown_option`; `not_finite`.
 * @see Saisana, Saltelli and Tarantola, Uncertainty and sensitivity analysis techniques as tools for the quality assessment
 * of composite indicators, JRSS A 168 (2005); Lahdelma and Salminen, SMAA-2, Operations Research 49 (2001).
 *
 * @example
 * ```ts
 * import { rankRobustness } from "equalis";
 * const counties = [[90, 80], [78, 95], [40, 30]];
 * const { nominalRanks, median, upper } = rankRobustness(counties, {
 *   scenarios: [
 *     { normalization: "min-max", aggregation: "arithmetic", noise: 0.25 },
 *     { normalization: { method: "min-max", range: [1, 100] }, aggregation: "geometric", noise: 0.25 },
 *   ],
 *   draws: 500,
 *   seed: 7,
 * });
 * nominalRanks; // => [1, 2, 3]
 * [...median]; // => [1, 2, 3]
 * upper[0]; // => 2
 * ```
 */
export function rankRobustness(matrix: Matrix, options: RankRobustnessOptions): RankRobustness {
  const where = "rankRobustness";
  requireOptions(where, options, ["scenarios", "directions", "draws", "seed", "confidence", "maxRank"]);
  const { draws = 1000, seed = 1, confidence = 0.9, maxRank: tabulated = 10 } = options;
  const columns = requireMatrix(where, matrix);
  const n = matrix.length;
  const directions =
    options.directions === undefined
      ? new Array<Direction>(columns).fill("higher")
      : requireDirections(where, options.directions, columns);
  requireNumber(where, "draws", draws, { atLeast: 1, integer: true });
  requireNumber(where, "confidence", confidence, { atLeast: 0, atMost: 1 });
  requireNumber(where, "maxRank", tabulated, { atLeast: 1, integer: true });
  const random = seededRandom(seed);
  const prepared = prepare(where, matrix, columns, directions, options.scenarios);

  const scores = new Float64Array(n);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  const ranks = new Uint32Array(n);
  const weights = new Float64Array(columns);
  prepared[0]!.score(prepared[0]!.base, scores);
  rank(scores, order, ranks);
  const nominal = Array.from(ranks);

  const drawn = new Uint32Array(n * draws);
  for (let draw = 0; draw < draws; draw++) {
    const scenario = prepared[randomIndex(random, prepared.length)]!;
    scenario.draw(random, weights);
    scenario.score(weights, scores);
    rank(scores, order, ranks);
    drawn.set(ranks, draw * n);
  }
  return {
    ...summarize(drawn, nominal, draws, confidence, Math.min(tabulated, n)),
    nominalRanks: nominal,
    draws,
    seed,
  };
}

/** A scenario with everything done that does not depend on the draw. */
interface PreparedScenario {
  /** Weights as given, summing to 1. */
  readonly base: Float64Array;
  /** Writes weights of one draw, summing to 1. */
  readonly draw: (random: () => number, weights: Float64Array) => void;
  /** Writes one score a unit, or a number that orders units like it. */
  readonly score: (weights: Float64Array, scores: Float64Array) => void;
}

function prepare(
  where: string,
  matrix: Matrix,
  columns: number,
  directions: readonly Direction[],
  scenarios: readonly RankScenario[],
): readonly PreparedScenario[] {
  if (!Array.isArray(scenarios) || scenarios.length === 0) {
    throw new EqualizationError(
      'scenarios needs at least one entry, such as [{ normalization: "min-max", aggregation: "arithmetic", noise: 0.25 }]',
      {
        code:
          scenarios === undefined
            ? "missing_option"
            : Array.isArray(scenarios)
              ? "too_few_observations"
              : "wrong_type",
        where,
        received: scenarios,
      },
    );
  }
  return scenarios.map((scenario: RankScenario, k) => {
    try {
      return prepareOne(where, matrix, columns, directions, scenario);
    } catch (error) {
      if (!(error instanceof EqualizationError)) throw error;
      const { code, index, received } = error;
      throw new EqualizationError(`scenario ${k}: ${error.message}`, { code, where, index, received });
    }
  });
}

function prepareOne(
  where: string,
  matrix: Matrix,
  columns: number,
  directions: readonly Direction[],
  scenario: RankScenario,
): PreparedScenario {
  requireOptions(where, scenario, ["normalization", "aggregation", "weights", "noise"]);
  const { normalization = "min-max", aggregation = "arithmetic", weights, noise = 0 } = scenario;
  requireNumber(where, "noise", noise, { atLeast: 0, atMost: 1 });
  if (typeof weights === "string") requireOneOf(where, "weights", weights, ["any"]);
  if (weights === "any" && noise > 0) {
    throw new EqualizationError('weights "any" are random already; leave noise out', {
      code: "unsupported_combination",
      where,
    });
  }
  const base = indicatorWeights(where, weights === "any" ? undefined : weights, columns);
  const scale =
    normalization === "none"
      ? matrix
      : normalize(
          matrix,
          typeof normalization === "string"
            ? { method: normalization, directions }
            : { ...normalization, directions: normalization?.directions ?? directions },
        );
  const mean: AggregateOptions = typeof aggregation === "string" ? { method: aggregation } : aggregation;
  if (mean?.weights !== undefined) {
    throw new EqualizationError(
      "aggregation has weights of its own; give them to the scenario, which draws them",
      {
        code: "unsupported_combination",
        where,
      },
    );
  }
  return {
    base,
    draw: weights === "any" ? drawAny : (random, target) => perturb(random, base, noise, target),
    score: scorer(where, scale, mean, base),
  };
}

function perturb(random: () => number, base: Float64Array, noise: number, target: Float64Array): void {
  let total = 0;
  for (let j = 0; j < base.length; j++) {
    const w = noise === 0 ? base[j]! : base[j]! * (1 + noise * (2 * random() - 1));
    target[j] = w;
    total += w;
  }
  // Noise of 1 may draw nothing but zeros, once in 2^53 draws for a single column.
  if (total === 0) target.set(base);
  else for (let j = 0; j < base.length; j++) target[j] = target[j]! / total;
}

/** Uniform on the simplex: the gaps between sorted uniform numbers. Needs no logarithm, so it is the same everywhere. */
function drawAny(random: () => number, target: Float64Array): void {
  const last = target.length - 1;
  for (let j = 0; j < last; j++) target[j] = random();
  target[last] = 1;
  target.sort();
  for (let j = last; j > 0; j--) target[j] = target[j]! - target[j - 1]!;
}

/**
 * The function that scores all units for given weights, fast where the mean is a function of one weighted sum. What the mean
 * refuses is refused here, so that no draw has to look.
 */
function scorer(
  where: string,
  scale: Matrix,
  mean: AggregateOptions,
  base: Float64Array,
): (weights: Float64Array, scores: Float64Array) => void {
  // One row for the options, all rows where scores can be refused.
  aggregate(scale.slice(0, 1), { ...mean, weights: base });
  const columns = base.length;
  const sums = mean.method === "mpi" ? null : termsOf(scale, mean, columns);
  if (sums === null) {
    aggregate(scale, { ...mean, weights: base });
    if (mean.method === "mpi") return penalized(where, scale, mean, columns);
    return (weights, scores) => scores.set(aggregate(scale, { ...mean, weights }));
  }
  const { terms, inverse } = sums;
  const pairs = columns - (columns % 2);
  return (weights, scores) => {
    for (let i = 0, at = 0; i < scores.length; i++) {
      // Two sums side by side: a processor adds to one while it waits for the other.
      let even = 0;
      let odd = 0;
      for (let j = 0; j < pairs; j += 2, at += 2) {
        even += weights[j]! * terms[at]!;
        odd += weights[j + 1]! * terms[at + 1]!;
      }
      if (pairs < columns) even += weights[pairs]! * terms[at++]!;
      scores[i] = inverse === null ? even + odd : inverse(even + odd);
    }
  };
}

/**
 * What a mean sums with weights (scores, sorted scores, logarithms, powers), and the function that makes the mean of the
 * sum, up to a factor that all units share. `null` if powers leave the range of doubles, so that the mean itself
 * has to be taken.
 */
function termsOf(
  scale: Matrix,
  mean: AggregateOptions,
  columns: number,
): { readonly terms: Float64Array; readonly inverse: ((sum: number) => number) | null } | null {
  const terms = new Float64Array(scale.length * columns);
  const write = (rows: Iterable<ArrayLike<number>>, f: (x: number) => number): void => {
    let at = 0;
    for (const row of rows) for (let j = 0; j < columns; j++) terms[at++] = f(row[j]!);
  };
  const p = mean.method === "geometric" ? 0 : mean.method === "harmonic" ? -1 : (mean.power ?? 1);
  if (mean.method === "arithmetic" || mean.method === "owa" || p === 1) {
    const rows = mean.method === "owa" ? scale.map((row) => Float64Array.from(row).sort().reverse()) : scale;
    write(rows, (x) => x);
    return { terms, inverse: null };
  }
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const row of scale) {
    for (let j = 0; j < columns; j++) {
      const x = row[j]!;
      // Only an indicator without weight can be this small; the mean itself knows what to do with it.
      if (x < 0 || (x === 0 && p <= 0)) return null;
      if (x > 0 && x < least) least = x;
      if (x > most) most = x;
    }
  }
  if (p === 0) {
    if (!(least / most > 1e-290)) return null;
    write(scale, (x) => logarithm(x / most));
    return { terms, inverse: exponential };
  }
  // Near 0 powers differ too little to be told apart; far from it small scores vanish next to large ones.
  if (Math.abs(p) < 0.001 || !(power(least / most, Math.abs(p)) > 1e-250)) return null;
  const unit = p > 0 ? most : least;
  write(scale, (x) => power(x / unit, p));
  return { terms, inverse: p === -1 ? (sum) => 1 / sum : (sum) => power(sum, 1 / p) };
}

function penalized(
  where: string,
  scale: Matrix,
  mean: AggregateOptions,
  columns: number,
): (weights: Float64Array, scores: Float64Array) => void {
  const sign = mean.penalty === "add" ? 1 : -1;
  const cells = new Float64Array(scale.length * columns);
  for (const [i, row] of scale.entries()) for (let j = 0; j < columns; j++) cells[i * columns + j] = row[j]!;
  return (weights, scores) => {
    let count = 0;
    for (let j = 0; j < columns; j++) if (weights[j]! > 0) count++;
    const divisor = count > (mean.ddof ?? 0) ? count / (count - (mean.ddof ?? 0)) : 0;
    for (let i = 0; i < scores.length; i++) {
      const from = i * columns;
      let M = 0;
      for (let j = 0; j < columns; j++) M += weights[j]! * cells[from + j]!;
      if (M <= 0) {
        throw new EqualizationError(
          `row ${i} has mean ${M} in one draw; "mpi" needs means above 0; normalize to mean 100, deviation 10`,
          { code: "out_of_domain", where, index: i, received: M },
        );
      }
      let variation = 0;
      for (let j = 0; j < columns; j++) {
        const d = (cells[from + j]! - M) / M;
        variation += weights[j]! * d * d;
      }
      scores[i] = M + sign * M * variation * divisor;
    }
  };
}

/** Up to here an insertion sort of the order of the last draw, which is nearly the order of this one, is the fastest. */
const FEW = 256;

/** Writes ranks, 1 for the largest score; ties share the better rank. `order` is left sorted for the next draw. */
function rank(scores: Float64Array, order: Uint32Array, ranks: Uint32Array): void {
  const n = scores.length;
  if (n > FEW) {
    order.set(argsort(scores));
    order.reverse();
  }
  let size = Math.abs(scores[order[0]!]!);
  for (let k = 1; k < n; k++) {
    const unit = order[k]!;
    const score = scores[unit]!;
    const magnitude = Math.abs(score);
    if (magnitude > size) size = magnitude;
    let to = k;
    while (to > 0 && scores[order[to - 1]!]! < score) {
      order[to] = order[to - 1]!;
      to--;
    }
    order[to] = unit;
  }
  const tie = size * 1e-12;
  let place = 1;
  let leader = scores[order[0]!]!;
  for (let k = 0; k < n; k++) {
    const unit = order[k]!;
    if (leader - scores[unit]! > tie) {
      place = k + 1;
      leader = scores[unit]!;
    }
    ranks[unit] = place;
  }
}

function summarize(
  drawn: Uint32Array,
  nominal: readonly number[],
  replicates: number,
  level: number,
  tabulated: number,
): Pick<RankRobustness, "median" | "lower" | "upper" | "nominalRankShare" | "mean" | "acceptability"> {
  const n = nominal.length;
  const median = new Float64Array(n);
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  const share = new Float64Array(n);
  const mean = new Float64Array(n);
  const acceptability: Float64Array[] = [];
  const counts = new Uint32Array(n + 1);
  for (let i = 0; i < n; i++) {
    counts.fill(0);
    let total = 0;
    for (let draw = 0; draw < replicates; draw++) {
      const place = drawn[draw * n + i]!;
      counts[place] = counts[place]! + 1;
      total += place;
    }
    mean[i] = total / replicates;
    share[i] = counts[nominal[i]!]! / replicates;
    median[i] = quantileOf(counts, replicates, 0.5);
    lower[i] = quantileOf(counts, replicates, (1 - level) / 2);
    upper[i] = quantileOf(counts, replicates, (1 + level) / 2);
    acceptability.push(Float64Array.from({ length: tabulated }, (_, k) => counts[k + 1]! / replicates));
  }
  return { median, lower, upper, nominalRankShare: share, mean, acceptability };
}

/** Type 7 quantile of `total` whole numbers given by how often each occurs. */
function quantileOf(counts: Uint32Array, total: number, p: number): number {
  const h = (total - 1) * p;
  const below = Math.floor(h);
  return between(numberAt(counts, below), numberAt(counts, Math.min(below + 1, total - 1)), h - below);
}

function numberAt(counts: Uint32Array, position: number): number {
  let value = 0;
  for (let seen = counts[0]!; seen <= position; ) seen += counts[++value]!;
  return value;
}
