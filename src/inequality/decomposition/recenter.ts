import { entropyCoefficient } from "../../numeric/entropy-coefficient.ts";
import { giniCoefficient } from "../../numeric/gini-coefficient.ts";
import {
  requireDistribution,
  requireNumber,
  requireObservations,
  requireOneOf,
} from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { ruleOfThumb } from "../../numeric/rule-of-thumb.ts";
import { tabulate } from "../../numeric/tabulate.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { weightedQuantile } from "../../numeric/weighted-quantile.ts";
import type { ConcentrationIndexOptions, ConcentrationKind } from "../concentration-index-options.ts";
import { concentrationInfluence } from "../influence/concentration-influence.ts";
import { entropyInfluence } from "../influence/entropy-influence.ts";
import { giniInfluence } from "../influence/gini-influence.ts";
import { measureConcentration, requireFactor } from "../measure-concentration.ts";

/** A statistic that has a recentered influence function here. */
export type RifStatistic =
  | "mean"
  | "variance"
  | "quantile"
  | "quantileRange"
  | "quantileRatio"
  | "gini"
  | "theil"
  | "meanLogDeviation"
  | "concentrationIndex";

/** Which statistic of a distribution, and what it needs. */
export interface RifOptions {
  /** The statistic. */
  readonly statistic: RifStatistic;
  /**
   * For `"quantile"` the share of the people below, between 0 and 1; for `"quantileRange"` and `"quantileRatio"` the upper and the lower
   * one: `[0.9, 0.1]`.
   */
  readonly p?: number | readonly [number, number] | undefined;
  /**
   * Standard deviation of the Gaussian kernel that the density at a quantile is taken with, in the unit of the values.
   *
   * @defaultValue Silverman's rule over the rows with weight
   */
  readonly bandwidth?: number | undefined;
  /**
   * People behind each value; only proportions matter, 0 is absence.
   *
   * @defaultValue every value counts once
   */
  readonly weights?: Vector | undefined;
  /** The variable that ranks the people, for `"concentrationIndex"`. */
  readonly rankBy?: Vector | undefined;
  /**
   * Which concentration index.
   *
   * @defaultValue "relative"
   */
  readonly kind?: ConcentrationKind | undefined;
  /** The least and the most that the values can be, for the kinds with bounds. */
  readonly bounds?: ConcentrationIndexOptions["bounds"];
}

/** A statistic and how it answers to each value. */
export interface RecenteredInfluence {
  /** The statistic of all values. */
  readonly value: number;
  /** For each value the statistic plus its influence on it; the weighted mean of them is the statistic (of a quantile, nearly). */
  readonly influence: Float64Array;
}

/** The options of {@link RifOptions}, for the guards. */
export const RIF_OPTIONS: readonly string[] = [
  "statistic",
  "p",
  "bandwidth",
  "weights",
  "rankBy",
  "kind",
  "bounds",
];

const STATISTICS: readonly RifStatistic[] = [
  "mean",
  "variance",
  "quantile",
  "quantileRange",
  "quantileRatio",
  "gini",
  "theil",
  "meanLogDeviation",
  "concentrationIndex",
];

/** The statistic and its recentered influence function, after all guards, on behalf of the function named. */
export function recenter(where: string, values: Vector, options: RifOptions): RecenteredInfluence {
  const { statistic, weights } = options;
  requireOneOf(where, "statistic", statistic, STATISTICS);
  requireUsed(where, options);
  if (statistic === "concentrationIndex") return ofConcentration(where, values, options);
  const relative = statistic === "gini" || statistic === "theil" || statistic === "meanLogDeviation";
  requireDistribution(where, values, weights, { nonNegative: relative });
  requireObservations(where, "value", values.length, 1);
  if (statistic === "gini") {
    const { halfDifference, mean } = giniCoefficient(values, weights);
    return recentered(halfDifference / mean, giniInfluence(values, { weights }));
  }
  if (relative) {
    const alpha = statistic === "theil" ? 1 : 0;
    if (alpha === 0) requireNoZero(where, values);
    const { entropy } = entropyCoefficient(values, weights, alpha);
    return recentered(entropy, entropyInfluence(values, weights, alpha));
  }
  if (statistic === "mean") {
    return { value: weightedMean(values, weights), influence: Float64Array.from(values) };
  }
  if (statistic === "variance") {
    const mean = weightedMean(values, weights);
    const influence = tabulate(values, (x) => (x - mean) * (x - mean));
    return { value: weightedMean(influence, weights), influence };
  }
  return ofQuantiles(where, values, options);
}

function recentered(value: number, influence: Float64Array): RecenteredInfluence {
  return { value, influence: influence.map((one) => one + value) };
}

/** Refuses an option that the statistic does not use: it would be ignored in silence. */
function requireUsed(where: string, options: RifOptions): void {
  const { statistic } = options;
  const ofQuantile =
    statistic === "quantile" || statistic === "quantileRange" || statistic === "quantileRatio";
  const used = ofQuantile
    ? ["p", "bandwidth"]
    : statistic === "concentrationIndex"
      ? ["rankBy", "kind", "bounds"]
      : [];
  for (const name of ["p", "bandwidth", "rankBy", "kind", "bounds"] as const) {
    if (options[name] === undefined || used.includes(name)) continue;
    refuse(
      where,
      "unsupported_combination",
      `statistic "${statistic}" does not use ${name}; leave it out or choose another statistic`,
      options[name],
    );
  }
}

function requireNoZero(where: string, values: Vector): void {
  for (let index = 0; index < values.length; index++) {
    if (values[index] !== 0) continue;
    refuse(
      where,
      "out_of_domain",
      `value ${index} is 0, which has no logarithm; take "theil", or leave the row out`,
      0,
      index,
    );
  }
}

function ofConcentration(where: string, values: Vector, options: RifOptions): RecenteredInfluence {
  const { weights, rankBy, kind, bounds } = options;
  const own = { rankBy: rankBy!, weights, kind, bounds };
  const value = measureConcentration(where, values, own);
  requireFactor(where, weightedMean(values, weights), kind, bounds);
  return recentered(value, concentrationInfluence(values, own));
}

function ofQuantiles(where: string, values: Vector, options: RifOptions): RecenteredInfluence {
  const { statistic, p, weights } = options;
  if (p === undefined) {
    refuse(
      where,
      "missing_option",
      statistic === "quantile"
        ? `p is required for statistic "quantile"; pass a share such as 0.5`
        : `p is required for statistic "${statistic}"; pass the upper and the lower share, such as [0.9, 0.1]`,
    );
  }
  const bandwidth = bandwidthOf(where, values, options);
  if (statistic === "quantile") {
    if (typeof p === "object") {
      refuse(where, "wrong_type", 'p must be one share for statistic "quantile", such as 0.5', p);
    }
    requireNumber(where, "p", p, { above: 0, below: 1 });
    const { value, influence } = ofQuantile(where, values, p, bandwidth, weights);
    return recentered(value, influence);
  }
  if (!Array.isArray(p) || p.length !== 2) {
    refuse(where, "wrong_type", "p must be the upper and the lower share, such as [0.9, 0.1]", p);
  }
  requireNumber(where, "the lower share of p", p[1], { above: 0, below: 1 });
  requireNumber(where, "the upper share of p", p[0], { above: p[1], below: 1 });
  const upper = ofQuantile(where, values, p[0], bandwidth, weights);
  const lower = ofQuantile(where, values, p[1], bandwidth, weights);
  if (statistic === "quantileRange") {
    return recentered(
      upper.value - lower.value,
      upper.influence.map((one, i) => one - lower.influence[i]!),
    );
  }
  if (lower.value === 0) {
    refuse(
      where,
      "out_of_domain",
      "the lower quantile is 0, and nothing can be divided by it; take quantileRange",
      0,
    );
  }
  const ratio = upper.value / lower.value;
  return recentered(
    ratio,
    upper.influence.map((one, i) => (one - ratio * lower.influence[i]!) / lower.value),
  );
}

function bandwidthOf(where: string, values: Vector, { bandwidth, weights }: RifOptions): number {
  if (bandwidth !== undefined) {
    requireNumber(where, "bandwidth", bandwidth, { above: 0 });
    return bandwidth;
  }
  const rows = Array.from(values).filter((_, i) => weights === undefined || weights[i]! > 0);
  const h = ruleOfThumb(rows, "silverman");
  if (h === null) {
    refuse(
      where,
      "out_of_domain",
      "all values are equal, so no rule gives a bandwidth; pass one as a number",
      rows[0],
    );
  }
  return h;
}

/** A quantile and the plain influence of each value on it: `(p - 1[x <= q]) / f(q)`. */
function ofQuantile(
  where: string,
  values: Vector,
  p: number,
  bandwidth: number,
  weights: Vector | undefined,
): RecenteredInfluence {
  const value = weightedQuantile(values, p, { weights, definition: "type7" });
  const heights = tabulate(values, (x) => {
    const z = (value - x) / bandwidth;
    return exponential(-0.5 * z * z);
  });
  const density = weightedMean(heights, weights) / bandwidth / Math.sqrt(2 * Math.PI);
  if (!(density > 0 && density < Number.POSITIVE_INFINITY)) {
    refuse(
      where,
      "out_of_domain",
      `the density at the quantile ${p} is ${density} with a bandwidth of ${bandwidth}; check the bandwidth`,
      bandwidth,
    );
  }
  return {
    value,
    influence: tabulate(values, (x) => (p - (x <= value ? 1 : 0)) / density),
  };
}
