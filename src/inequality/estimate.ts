import { EqualizationError } from "../errors.ts";
import type { NoIntervalCause } from "../model/results/notice.ts";
import { bootstrapCounts } from "../numeric/bootstrap-counts.ts";
import type { Estimate } from "../numeric/estimate.ts";
import { requireDistribution, requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuseNumber } from "../numeric/guard/refuse-number.ts";
import { type Domain, requireDomain } from "../numeric/guard/require-domain.ts";
import { requireGroups } from "../numeric/guard/require-groups.ts";
import { quantileSorted } from "../numeric/quantile-sorted.ts";
import { seededBlocks } from "../numeric/seeded-random.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import type { Index } from "./catalog.ts";
import { GINI } from "./catalog.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { bcaLevels } from "./inference/bca-levels.ts";
import { giniReplicator } from "./inference/gini-replicator.ts";
import { jackknifeValues } from "./inference/jackknife-values.ts";
import { linearizedVariance, type SingleUnits } from "./inference/linearized-variance.ts";
import { measureOf } from "./inference/measure-of.ts";
import { inOneUnit, partOf } from "./inference/measured-part.ts";
import { normalInterval } from "./inference/normal-interval.ts";
import { replicatorOf } from "./inference/replicate.ts";
import {
  REPLICATE_OPTIONS,
  type Replicates,
  type ReplicateWeightOptions,
  replicateError,
  requireReplicates,
  requireTogether,
} from "./inference/replicate-weights.ts";
import { type Sample, sampleOf } from "./inference/sample.ts";
import { stratifiedVariance } from "./inference/stratified-variance.ts";
import { unitColumns } from "./inference/unit-columns.ts";
import { unitInfluence } from "./inference/unit-influence.ts";
import type { IndexFunction } from "./require-index.ts";

/** How {@link estimate} finds the uncertainty, and how the data were drawn. */
export interface EstimateOptions extends DistributionOptions, ReplicateWeightOptions {
  /** Options of the index itself, such as `{ alpha: 2 }` or `{ rankBy }`. */
  readonly indexOptions?: Readonly<Record<string, unknown>> | undefined;
  /**
   * `"linearization"` by the influence function, for the indices that have one; `"bootstrap"` by resampling;
   * `"jackknife"` by leaving out one unit after the other; `"replicates"` by the replicate weights that came with the survey.
   */
  readonly method: "linearization" | "bootstrap" | "jackknife" | "replicates";
  /** Columns that a function of one's own needs next to the values, by name: drawn with the rows and handed on as `columns`. */
  readonly columns?: Readonly<Record<string, Vector>> | undefined;
  /**
   * The part of the people that is measured: rows outside have no influence, but their units and strata count as drawn. For
   * `"linearization"` and `"replicates"`. Leaving the rows out instead would lose units, and weight 0 does so too.
   */
  readonly domain?: Domain | undefined;
  /**
   * Number of resamples of the bootstrap, 2 to 1,000,000.
   *
   * @defaultValue 1000
   */
  readonly replicates?: number | undefined;
  /**
   * Interval of the bootstrap: quantiles of the replicates; the same, corrected for bias and acceleration; or value
   * plus and minus standard error times the normal quantile. The other methods know the last only.
   *
   * @defaultValue "percentile" for the bootstrap, "normal" for the others
   */
  readonly intervalMethod?: "percentile" | "bca" | "normal" | undefined;
  /**
   * Confidence level, between 0 and 1.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
  /**
   * Seed of the bootstrap: the same seed gives the same interval to the last bit on every engine, for any index of this library;
   * for a function of your own as far as its arithmetic is the same there (`Math.log` is not).
   *
   * @defaultValue 1
   */
  readonly seed?: number | string | undefined;
  /** The stratum of each value, where the sample was drawn stratum by stratum. */
  readonly strata?: Groups | undefined;
  /**
   * A stratum of one unit, in a linearization: no standard error (`"error"`), or the unit adds nothing as drawn with certainty
   * (R's `"certainty"` and `"remove"`), its square about the mean of all units (`"center"`, R's `"adjust"`), or the average of the
   * other strata (`"average"`).
   *
   * @defaultValue "error"
   */
  readonly singleUnits?: SingleUnits | undefined;
  /** The cluster of each value, where whole clusters were drawn; the same label in two strata means two clusters. */
  readonly clusters?: Groups | undefined;
}

/** An index with its uncertainty. */
export interface IndexEstimate extends Estimate {
  /** Number of resamples of the bootstrap, or of replicate weights. */
  readonly replicates?: number | undefined;
  /** Why there is no standard error or no interval, where there is none. */
  readonly reason?: string | undefined;
  /** The same for programs; absent if there is an interval. */
  readonly cause?: NoIntervalCause | undefined;
}

/**
 * An index with its standard error and a confidence interval, for values that are a sample.
 *
 * - **Linearization** is exact to first order and takes one pass: with $L_i$ the influence of a value,
 *   $se^2 = \frac{n}{n-1} \sum (u_i - \bar u)^2$, $u_i = p_i L_i$; with strata and clusters the same over cluster totals, stratum
 *   by stratum: a design with replacement. For `GINI`, `THEIL`, `MEAN_LOG_DEVIATION`, `GENERALIZED_ENTROPY`, `J_DIVERGENCE`,
 *   `COEFFICIENT_OF_VARIATION`, `ATKINSON`, `ZENGA`, `CONCENTRATION_INDEX`, `BETWEEN_GROUP_ENTROPY` and `WITHIN_GROUP_ENTROPY`.
 * - **Bootstrap** draws n units with replacement, inside strata and by clusters where given. Percentile and BCa intervals
 *   stay within the range of the index. Quantiles of replicates are type 7.
 * - **Jackknife:** $se^2 = \frac{n-1}{n} \sum (\theta_i - \bar \theta)^2$ over the n units, stratum by stratum. Not for indices that
 *   jump, such as quantile ratios.
 * - **Replicate weights** of a survey: $se^2 = scale \sum_r rscale_r (\theta_r - c)^2$, c the full estimate (`mse`, as SAS, WesVar and the
 *   American Community Survey) or the mean of the replicates (`mse: false`, as R's survey and Stata by default). Strata and
 *   clusters are in the weights already.
 * - **Not for a census.** All 16 districts of a city are no sample of districts; their index has no sampling error.
 * - **Any function** `(values, { weights }) => number` does for all methods but linearization; with `columns`, `(values, { weights,
 *   columns }) => number`, for statistics of two columns and more. It is given the rows drawn,
 *   ascending, with their weights if there are any (with a jackknife over strata in any case), in memory that is used
 *   again: it must keep nothing.
 * - **Conventions:** linearized errors of generalized entropy, Atkinson, Zenga and J-divergence are those of
 *   convey on a with-replacement design; for the Gini convey adds a term of order 1/n, which makes its standard error
 *   1.4 % larger with 60 values. A row of weight 0 is absent, also from n. In a bootstrap by rows each row is drawn with its
 *   weight.
 * - **No uncertainty** is `null`, with a `reason`: one unit in a stratum, an infinite index, a resample that the index
 *   refuses.
 * - **Cost:** linearization one sort; bootstrap one sort and `replicates` passes over sorted values, in O(n)
 *   memory; jackknife, and BCa of an index without an influence function, n such passes.
 *
 * @param index An index of the catalog, or a function of values and `{ weights }`.
 * @throws `EqualizationError` `missing_option` (no method), `too_few_observations`, `not_finite`, `out_of_domain`,
 *   `length_mismatch`, `zero_total`, `unknown_option`, `unsupported_combination` (a linearization of an index that
 *   has none; a percentile interval without resamples), `wrong_type`; and what the index itself refuses.
 * @see Deville, J.-C. (1999), Variance estimation for complex statistics and estimators, Survey Methodology 25; Efron, B. and
 *   Tibshirani, R. J. (1993), An Introduction to the Bootstrap. Linearization checked against convey 1.0.1.
 *
 * @example
 * ```ts
 * import { estimate, GINI } from "equalis";
 * const values = [2, 4, 4, 5, 7, 9, 12, 20];
 * const { value, standardError } = estimate(GINI, values, { method: "linearization" });
 * Math.round(value * 1e4) / 1e4; // => 0.3631
 * Math.round((standardError ?? 0) * 1e4) / 1e4; // => 0.0649
 * ```
 * @example A function of one's own
 * ```ts
 * import { estimate, type Vector } from "equalis";
 * const range = (values: Vector) => {
 *   const sorted = Array.from(values).sort((a, b) => a - b);
 *   return sorted.at(-1)! - sorted[0]!;
 * };
 * const { value, interval } = estimate(range, [2, 4, 9], { method: "bootstrap", replicates: 200, seed: 7 });
 * value; // => 7
 * interval?.confidence; // => 0.95
 * ```
 */
export function estimate(
  index: Index | IndexFunction,
  values: Vector,
  options: EstimateOptions,
): IndexEstimate {
  const settings = requireSettings(values, options);
  const measure = measureOf(index, options.columns, values.length);
  const { weights, own, method, confidence, strata, clusters, inside } = settings;
  const columns = options.columns ?? unitColumns(index, own, values.length);
  const influence = influenceOf(index);
  if (method === "linearization" && influence === undefined) {
    throw new EqualizationError(
      `${typeof index === "function" ? "a function" : index.id} has no linearization; use the bootstrap or the jackknife`,
      { code: "unsupported_combination", where: "estimate" },
    );
  }

  const rows = inside && Uint32Array.from(inside.keys()).filter((row) => inside[row] === 1);
  const part = partOf(values, weights, columns, rows);
  const value = measure(part.values, { ...own, ...part.columns, weights: part.weights });
  if (typeof value !== "number" || Number.isNaN(value)) {
    refuseNumber("estimate", "what the index gave", value, "it must give a number");
  }
  const sample = sampleOf(values, weights, columns, strata, clusters, inside);
  const n = rows?.length ?? sample.x.length;
  const drawn = method === "bootstrap" || method === "replicates" ? { replicates: settings.replicates } : {};
  const found = { value, method, n, ...drawn };
  const without = (reason: string, cause: NoIntervalCause = "resample-failed"): IndexEstimate => ({
    ...found,
    standardError: null,
    interval: null,
    reason,
    cause,
  });
  if (!Number.isFinite(value)) return without(`the index is ${value}`, "not-finite");
  if (settings.given !== undefined) {
    const standardError = replicateError(measure, value, part, rows, settings.given, own);
    if (typeof standardError === "string") return without(standardError);
    return { ...found, standardError, interval: normalInterval(value, standardError, confidence) };
  }
  if (method === "linearization") {
    if (inOneUnit(sample))
      return without("all of the domain is in one unit, which has no spread", "single-unit");
    const units = unitInfluence(sample, influence!, own);
    const variance = linearizedVariance(units, sample.bounds, options.singleUnits ?? "error");
    if (typeof variance === "string") return without(variance, "single-unit");
    const standardError = Math.sqrt(variance);
    if (!Number.isFinite(standardError)) return without(BEYOND, "not-finite");
    return { ...found, standardError, interval: normalInterval(value, standardError, confidence) };
  }
  const lonely = sample.bounds.some((end, h) => h > 0 && end - sample.bounds[h - 1]! < 2);
  if (lonely) {
    return without(
      strata === undefined
        ? "one unit has no spread"
        : "a stratum of one unit has no spread; join it with another",
      "single-unit",
    );
  }

  const general = replicatorOf(sample, measure, own);
  const isPlainGini = index === GINI && Object.keys(own).length === 0 && options.columns === undefined;
  const replicate = isPlainGini ? giniReplicator(sample, general) : general;
  if (method === "jackknife") {
    const left = jackknifeValues(sample, replicate);
    if (left instanceof EqualizationError) return without(`without one unit: ${left.message}`);
    const standardError = Math.sqrt(stratifiedVariance(left, sample.bounds, (size) => (size - 1) / size));
    if (!Number.isFinite(standardError)) return without(BEYOND, "not-finite");
    return { ...found, standardError, interval: normalInterval(value, standardError, confidence) };
  }

  const fill = seededBlocks(settings.seed);
  const counts = new Uint32Array(sample.bounds[sample.bounds.length - 1]!);
  const uniforms = new Float64Array(counts.length);
  const replicates = new Float64Array(settings.replicates);
  for (let b = 0; b < replicates.length; b++) {
    fill(uniforms);
    for (let h = 1; h < sample.bounds.length; h++) {
      const [from, to] = [sample.bounds[h - 1]!, sample.bounds[h]!];
      bootstrapCounts(uniforms.subarray(from, to), counts.subarray(from, to));
    }
    const result = replicate({ counts });
    if (typeof result !== "number") return without(`resample ${b + 1} is refused: ${result.message}`);
    if (!Number.isFinite(result)) return without(`the index is ${result} on resample ${b + 1}`);
    replicates[b] = result;
  }
  const standardError = Math.sqrt(
    stratifiedVariance(replicates, [0, replicates.length], (size) => 1 / (size - 1)),
  );
  if (!Number.isFinite(standardError)) return without(BEYOND, "not-finite");
  if (settings.intervalMethod === "normal") {
    return { ...found, standardError, interval: normalInterval(value, standardError, confidence) };
  }
  const tail = (1 - confidence) / 2;
  const levels =
    settings.intervalMethod === "bca"
      ? accelerated(sample, value, replicates, confidence)
      : ([tail, 1 - tail] as const);
  if (typeof levels === "string")
    return { ...found, standardError, interval: null, reason: levels, cause: "resample-failed" };
  replicates.sort();
  return {
    ...found,
    standardError,
    interval: {
      lower: quantileSorted(replicates, levels[0]),
      upper: quantileSorted(replicates, levels[1]),
      confidence,
    },
  };

  function accelerated(
    from: Sample,
    center: number,
    drawn: Float64Array,
    wanted: number,
  ): readonly [number, number] | string {
    // Equal replicates make an interval of one point, however it is read off.
    if (drawn.every((one) => one === center)) return [0, 1];
    const influences =
      influence === undefined ? jackknifeValues(from, replicate) : unitInfluence(from, influence, own);
    if (influences instanceof EqualizationError) return `without one unit: ${influences.message}`;
    // What leaving a unit out takes away is its influence with the sign turned.
    const signed = influence === undefined ? influences.map((one) => -one) : influences;
    return bcaLevels(center, drawn, signed, wanted) ?? "all replicates lie on one side of the index";
  }
}

const BEYOND = "the standard error is beyond the range of numbers; measure in a larger unit";

/** The options with their defaults, checked. */
interface Settings {
  readonly weights: Vector | undefined;
  readonly own: Readonly<Record<string, unknown>>;
  readonly method: EstimateOptions["method"];
  readonly replicates: number;
  readonly intervalMethod: "percentile" | "bca" | "normal";
  readonly confidence: number;
  readonly seed: number | string;
  readonly strata: Groups | undefined;
  readonly clusters: Groups | undefined;
  /** The replicate weights, for the method that has them. */
  readonly given: Replicates | undefined;
  /** Rows of the domain as ones. */
  readonly inside: Uint8Array | undefined;
}

const KNOWN: readonly string[] = [
  ...REPLICATE_OPTIONS,
  "columns",
  "domain",
  "singleUnits",
  "weights",
  "indexOptions",
  "method",
  "replicates",
  "intervalMethod",
  "confidence",
  "seed",
  "strata",
  "clusters",
];

function requireSettings(values: Vector, options: EstimateOptions): Settings {
  requireOptions("estimate", options, KNOWN);
  const {
    weights,
    indexOptions: own = {},
    method,
    replicates = 1000,
    intervalMethod,
    confidence = 0.95,
    seed = 1,
    strata,
    clusters,
    domain,
  } = options;
  if (method === undefined) {
    throw new EqualizationError(
      'method is required; pass "linearization", "bootstrap", "jackknife" or "replicates"',
      {
        code: "missing_option",
        where: "estimate",
      },
    );
  }
  requireOneOf("estimate", "method", method, ["linearization", "bootstrap", "jackknife", "replicates"]);
  requireNumber("estimate", "replicates", replicates, { atLeast: 2, atMost: 1_000_000, integer: true });
  requireNumber("estimate", "confidence", confidence, { above: 0, below: 1 });
  if (typeof seed !== "string") requireNumber("estimate", "seed", seed);
  const chosen = intervalMethod ?? (method === "bootstrap" ? "percentile" : "normal");
  requireOneOf("estimate", "intervalMethod", chosen, ["percentile", "bca", "normal"]);
  if (method !== "bootstrap" && chosen !== "normal") {
    throw new EqualizationError(
      `intervalMethod "${chosen}" needs resamples; use the bootstrap, or intervalMethod "normal"`,
      {
        code: "unsupported_combination",
        where: "estimate",
      },
    );
  }
  requireDistribution("estimate", values, weights, { nonNegative: false });
  if (typeof own !== "object" || own === null) {
    throw new EqualizationError("indexOptions must be an object with the options of the index", {
      code: "wrong_type",
      where: "estimate",
      received: own,
    });
  }
  if ("weights" in own) {
    throw new EqualizationError(
      "weights go beside indexOptions, not into them: they are resampled with the values",
      {
        code: "unknown_option",
        where: "estimate",
        received: "weights",
      },
    );
  }
  if (strata !== undefined) requireGroups("estimate", strata, values.length);
  if (clusters !== undefined) requireGroups("estimate", clusters, values.length);
  requireTogether(options);
  requireOneOf("estimate", "singleUnits", options.singleUnits ?? "error", [
    "error",
    "certainty",
    "center",
    "average",
  ]);
  const given =
    method === "replicates" ? requireReplicates("estimate", values.length, weights, options) : undefined;
  return {
    weights,
    own,
    method,
    replicates: given?.weights.length ?? replicates,
    intervalMethod: chosen,
    confidence,
    seed,
    strata,
    clusters,
    given,
    inside: domain === undefined ? undefined : requireDomain("estimate", domain, values.length, weights),
  };
}

function influenceOf(index: Index | IndexFunction): NonNullable<Index["influence"]> | undefined {
  if (typeof index === "function" || typeof index.influence !== "function") return undefined;
  return (values, options) => index.influence!(values, options);
}
