import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireMatrix, requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { refuseNumber } from "../../numeric/guard/refuse-number.ts";
import { quantileSorted } from "../../numeric/quantile-sorted.ts";
import { randomIndex } from "../../numeric/random-index.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import type { Matrix } from "../../numeric/vector.ts";

/** Options of {@link sobolIndices}. */
export interface SobolIndicesOptions {
  /** How many parameters the model takes, or their names. */
  readonly parameters: number | readonly string[];
  /** Number of sample points N; the model is run `N (parameters + 2)` times. @defaultValue 1000 */
  readonly sampleSize?: number | undefined;
  /** The same seed gives the same points, and bootstrap, on every engine. @defaultValue 1 */
  readonly seed?: number | string | undefined;
  /** Two independent samples of points to use instead of random ones, one row per point; `sampleSize` is then their length. */
  readonly sample?:
    | {
        /** The first set of points. */
        readonly a: Matrix;
        /** The second set, of the same shape. */
        readonly b: Matrix;
      }
    | undefined;
  /** Number of bootstrap resamples for the intervals; 0 for none. @defaultValue 0 */
  readonly replicates?: number | undefined;
  /** Confidence level of the intervals. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** An interval from the bootstrap. */
export interface SobolInterval {
  /** Lower limit. */
  readonly lower: number;
  /** Upper limit. */
  readonly upper: number;
}

/** Result of {@link sobolIndices}. */
export interface SobolIndices {
  /** Names of the parameters, or `"1"`, `"2"`, ... */
  readonly parameters: readonly string[];
  /** First-order index of each parameter: the share of the variance that it explains alone. */
  readonly first: Float64Array;
  /** Total index of each parameter: the share that would remain if all others were known. */
  readonly total: Float64Array;
  /** Bootstrap intervals of `first`; `null` without resamples. */
  readonly firstIntervals: SobolInterval[] | null;
  /** Bootstrap intervals of `total`; `null` without resamples. */
  readonly totalIntervals: SobolInterval[] | null;
  /** Mean output over both samples. */
  readonly mean: number;
  /** Variance of the output over both samples, divided by 2 N - 1. */
  readonly variance: number;
  /** How often the model was run. */
  readonly evaluations: number;
}

/**
 * Sobol sensitivity indices: which of the uncertain choices moves the result, alone and together with others.
 *
 * The model takes a point of the unit cube and gives a number: it turns each coordinate, uniform in 0 to 1, into
 * a choice or a value. With samples A, B of N points and A_B^i, which is A with coordinate i from B:
 *
 * `S_i = mean(y_B (y_ABi - y_A)) / V` (Saltelli 2010), `T_i = sum (y_A - y_ABi)^2 / (2 N V)` (Jansen 1999), `V` the
 * variance of `y_A` and `y_B` together.
 *
 * Estimates scatter, `S_i` more than `T_i`, and may leave 0 to 1 with few points: with N of some thousands
 * and `replicates` to see how far. `T_i` near 0 means that the choice could be fixed; `T_i` much above
 * `S_i` that it matters in combination.
 *
 * The estimators, and the divisor 2 N - 1 of the variance, are those of COINr's `SA_estimate`.
 *
 * @throws `zero_total` if the model gives the same number everywhere; `not_finite` if it gives none; `too_few_observations`
 * under 2 points; `length_mismatch` unless the samples fit; `out_of_domain`; `unknown_option`.
 * @see Saltelli and others, Variance based sensitivity analysis of model output, Computer Physics Communications 181 (2010).
 * Checked against COINr 1.1.14 and the Ishigami function, whose indices are known.
 *
 * @example
 * ```ts
 * import { sobolIndices } from "equalis";
 * // A model in which the first choice matters twice as much as the second: variances 4 to 1.
 * const { total } = sobolIndices(([a = 0, b = 0]) => 2 * a + b, { parameters: 2, sampleSize: 4000, seed: 1 });
 * Array.from(total, (t) => Math.round(t * 10) / 10); // => [0.8, 0.2]
 * ```
 */
export function sobolIndices(
  model: (point: Float64Array) => number,
  options: SobolIndicesOptions,
): SobolIndices {
  const where = "sobolIndices";
  requireOptions(where, options, ["parameters", "sampleSize", "seed", "sample", "replicates", "confidence"]);
  if (typeof model !== "function") {
    throw new EqualizationError("the model must be a function from a point to a number", {
      code: "wrong_type",
      where,
      received: model,
    });
  }
  const names = requireParameters(where, options.parameters);
  const d = names.length;
  const { sampleSize = 1000, seed = 1, replicates: resamples = 0, confidence = 0.95 } = options;
  requireNumber(where, "sampleSize", sampleSize, { atLeast: 2, integer: true });
  requireNumber(where, "replicates", resamples, { atLeast: 0, integer: true });
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  const random = seededRandom(seed);
  const [a, b] =
    options.sample === undefined
      ? [drawPoints(random, sampleSize, d), drawPoints(random, sampleSize, d)]
      : requireSample(where, options.sample, d);
  const N = a.length;

  const run = (point: Float64Array, k: number): number => {
    const y: unknown = model(point);
    if (typeof y !== "number" || y - y !== 0) {
      refuseNumber(where, `what the model gave in run ${k}`, y, "it must give a finite number", k);
    }
    return y;
  };
  const yA = Float64Array.from(a, (row, k) => run(Float64Array.from(row), k));
  const yB = Float64Array.from(b, (row, k) => run(Float64Array.from(row), N + k));
  const yAB = names.map((_, i) =>
    Float64Array.from(a, (row, k) => {
      const point = Float64Array.from(row);
      point[i] = b[k]![i]!;
      return run(point, N * (2 + i) + k);
    }),
  );

  const everyone = Uint32Array.from({ length: N }, (_, k) => k);
  const { mean, variance } = momentsOf(yA, yB, everyone);
  if (variance === 0) {
    throw new EqualizationError(
      "the model gives the same number everywhere; there is no variance to explain",
      {
        code: "zero_total",
        where,
      },
    );
  }
  const first = Float64Array.from(yAB, (y) => firstOrder(yA, yB, y, everyone, variance));
  const total = Float64Array.from(yAB, (y) => totalOrder(yA, y, everyone, variance));
  const intervals = resamples === 0 ? null : bootstrap(random, yA, yB, yAB, resamples, confidence);
  return {
    parameters: names,
    first,
    total,
    firstIntervals: intervals === null ? null : intervals.first,
    totalIntervals: intervals === null ? null : intervals.total,
    mean,
    variance,
    evaluations: N * (d + 2),
  };
}

function requireParameters(where: string, parameters: number | readonly string[]): readonly string[] {
  if (Array.isArray(parameters)) {
    requireNumber(where, "number of parameters", parameters.length, { atLeast: 1 });
    for (const [index, name] of parameters.entries()) {
      if (typeof name === "string") continue;
      throw new EqualizationError(`name ${index} of the parameters is ${formatReceived(name)}; pass text`, {
        code: "wrong_type",
        where,
        index,
        received: name,
      });
    }
    return parameters;
  }
  requireNumber(where, "parameters", parameters as number, { atLeast: 1, integer: true });
  return Array.from({ length: parameters as number }, (_, i) => String(i + 1));
}

function requireSample(
  where: string,
  sample: {
    /** The first set of points. */
    readonly a: Matrix;
    /** The second set, of the same shape. */
    readonly b: Matrix;
  },
  d: number,
): readonly [Matrix, Matrix] {
  requireOptions(where, sample, ["a", "b"]);
  for (const [name, points] of Object.entries({ a: sample.a, b: sample.b })) {
    const columns = requireMatrix(where, points, `point of sample ${name}`);
    if (columns !== d || points.length !== sample.a.length) {
      throw new EqualizationError(
        `sample ${name} has ${points.length} points of ${columns} coordinates; both samples need as many points, of ${d} coordinates`,
        { code: "length_mismatch", where, received: columns },
      );
    }
  }
  requireNumber(where, "number of points", sample.a.length, { atLeast: 2 });
  return [sample.a, sample.b];
}

function drawPoints(random: () => number, count: number, d: number): Float64Array[] {
  return Array.from({ length: count }, () => Float64Array.from({ length: d }, random));
}

/** Mean and variance of both samples together over the chosen points. */
function momentsOf(
  yA: Float64Array,
  yB: Float64Array,
  points: Uint32Array,
): { readonly mean: number; readonly variance: number } {
  // From the first value on, so that equal values give exactly 0.
  const origin = yA[0]!;
  let sum = 0;
  for (const k of points) sum += yA[k]! - origin + (yB[k]! - origin);
  const center = sum / (2 * points.length);
  let squares = 0;
  for (const k of points) squares += (yA[k]! - origin - center) ** 2 + (yB[k]! - origin - center) ** 2;
  return { mean: origin + center, variance: squares / (2 * points.length - 1) };
}

function firstOrder(
  yA: Float64Array,
  yB: Float64Array,
  yAB: Float64Array,
  points: Uint32Array,
  variance: number,
): number {
  let total = 0;
  for (const k of points) total += yB[k]! * (yAB[k]! - yA[k]!);
  return total / points.length / variance;
}

function totalOrder(yA: Float64Array, yAB: Float64Array, points: Uint32Array, variance: number): number {
  let total = 0;
  for (const k of points) total += (yA[k]! - yAB[k]!) ** 2;
  return total / (2 * points.length) / variance;
}

/** Percentile intervals over resampled points. */
function bootstrap(
  random: () => number,
  yA: Float64Array,
  yB: Float64Array,
  yAB: readonly Float64Array[],
  resamples: number,
  level: number,
): { readonly first: SobolInterval[]; readonly total: SobolInterval[] } {
  const points = new Uint32Array(yA.length);
  const first = yAB.map(() => new Float64Array(resamples));
  const total = yAB.map(() => new Float64Array(resamples));
  for (let r = 0; r < resamples; r++) {
    for (let k = 0; k < points.length; k++) points[k] = randomIndex(random, points.length);
    const { variance } = momentsOf(yA, yB, points);
    for (const [i, y] of yAB.entries()) {
      // A resample that hit one value only has nothing to explain.
      first[i]![r] = variance === 0 ? 0 : firstOrder(yA, yB, y, points, variance);
      total[i]![r] = variance === 0 ? 0 : totalOrder(yA, y, points, variance);
    }
  }
  const interval = (values: Float64Array): SobolInterval => {
    values.sort();
    return {
      lower: quantileSorted(values, (1 - level) / 2),
      upper: quantileSorted(values, (1 + level) / 2),
    };
  };
  return { first: first.map(interval), total: total.map(interval) };
}
