import { requireNumber, requireOptions, requireWeights } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { requireGroups } from "../numeric/guard/require-groups.ts";
import { requireRecord } from "../numeric/guard/require-record.ts";
import { sum } from "../numeric/sum.ts";
import type { Labels, Vector } from "../numeric/vector.ts";

/** A characteristic of respondents with its known totals in the population. */
export interface RakeMargin {
  /** The label of each respondent. */
  readonly labels: Labels;
  /** People in the population by label, at least 0. */
  readonly totals: Readonly<Record<string, number>>;
}

/** Options of {@link rakeWeights}. */
export interface RakeWeightsOptions {
  /** The margins by name; at least one. */
  readonly margins: Readonly<Record<string, RakeMargin>>;
  /** Largest change of a weight in a round, relative to the largest weight, at which the weights count as settled; above 0. @defaultValue 1e-12 */
  readonly tolerance?: number | undefined;
  /** Most rounds over all margins, at least 1. @defaultValue 10,000 */
  readonly maxIterations?: number | undefined;
}

/** Result of {@link rakeWeights}. */
export interface RakedWeights {
  /** The weights, which add up to the totals of each margin. */
  readonly weights: Float64Array;
  /** `"converged"`: the weights no longer change. `"stalled"`: they still did after `maxIterations`. */
  readonly status: "converged" | "stalled";
  /** Largest relative difference of a margin from its total. Far above 1e-6: no weights of these respondents meet all margins, and only the last is met. */
  readonly difference: number;
  /** Rounds over all margins. */
  readonly iterations: number;
  /** Kish's design effect of the weights, at least 1: n times the sum of squares over the squared sum. */
  readonly designEffect: number;
  /** Smallest factor on a base weight. */
  readonly smallest: number;
  /** Largest factor on a base weight. */
  readonly largest: number;
}

/**
 * Adjusts survey weights so that the sample has the known totals of the population in each of several characteristics: raking.
 *
 * Each round scales the weights to the totals of one margin after the other, $w_i \leftarrow w_i \, T_{l(i)} / \sum_{l(k) = l(i)} w_k$, until the weights no longer change.
 *
 * - **Unit:** people per respondent.
 * - **When to use:** a survey whose respondents differ from the population in sex, age or region, when only the totals of each, not of their combinations, are known. Then use the weights in
 *   `surveyMean`. Look at `designEffect` and `largest`: extreme weights cost precision.
 * - **Margins that contradict:** if every respondent of a region is old, old people cannot be fewer than that region. The weights then settle without meeting all margins. Look at
 *   `difference`; merge labels until it is near 0.
 * - **Convention:** the result is the set of weights closest in information to the base weights. Labels of margins are compared as texts. A base weight of 0 stays 0 and does not count in
 *   the design effect.
 * - **Cost:** O(respondents x margins), times the rounds.
 *
 * @param base Base weight of each respondent, at least 0: 1 for all, or the inverse of the probability of selection.
 * @throws EqualizationError `missing_option` without margins; `wrong_type`, `not_finite`, `length_mismatch`; `out_of_domain` for a negative weight or total; `unknown_id` for a label
 *   without total; `infeasible` if the totals of margins differ or no respondent has a label whose total is above 0; `zero_total`;
 *   `too_few_observations`; `unknown_option`.
 * @see W. Deming and F. Stephan, Annals of Mathematical Statistics 11(4), 1940. Checked against `rake` of the R package survey.
 * @example
 * ```ts
 * import { rakeWeights } from "equalis";
 * const { weights, designEffect } = rakeWeights([1, 1, 1, 1], {
 *   margins: {
 *     sex: { labels: ["f", "f", "f", "m"], totals: { f: 50, m: 50 } },
 *     area: { labels: ["city", "rural", "rural", "city"], totals: { city: 70, rural: 30 } },
 *   },
 * });
 * Array.from(weights, Math.round); // => [20, 15, 15, 50]
 * designEffect.toFixed(3); // => "1.340"
 * ```
 */
export function rakeWeights(base: Vector, options: RakeWeightsOptions): RakedWeights {
  const where = "rakeWeights";
  requireOptions(where, options, ["margins", "tolerance", "maxIterations"]);
  const { tolerance = 1e-12, maxIterations = 10_000 } = options;
  requireNumber(where, "tolerance", tolerance, { above: 0 });
  requireNumber(where, "maxIterations", maxIterations, { atLeast: 1, integer: true });
  if (typeof base !== "object" || base === null)
    refuse(where, "wrong_type", "base must be an array of weights", base);
  if (base.length === 0) refuse(where, "too_few_observations", "needs at least 1 respondent, got 0", 0);
  requireWeights(where, base.length, base);
  const margins = readMargins(where, base, options.margins);

  const weights = Float64Array.from(base);
  let iterations = 0;
  let settled = false;
  const before = new Float64Array(weights.length);
  while (iterations < maxIterations && !settled) {
    before.set(weights);
    for (const { codes, totals } of margins) scaleTo(weights, codes, totals);
    iterations++;
    const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
    settled = weights.every((weight, i) => Math.abs(weight - before[i]!) <= tolerance * largest);
  }
  const counted = Array.from(weights.keys()).filter((i) => base[i]! > 0);
  const factors = counted.map((i) => weights[i]! / base[i]!);
  const total = sum(weights);
  const squares = sum(weights.map((weight) => (weight / total) ** 2));
  return {
    weights,
    status: settled ? "converged" : "stalled",
    difference: margins.reduce(
      (worst, { codes, totals }) => Math.max(worst, largestDifference(weights, codes, totals)),
      0,
    ),
    iterations,
    designEffect: counted.length * squares,
    smallest: factors.reduce((a, b) => Math.min(a, b)),
    largest: factors.reduce((a, b) => Math.max(a, b)),
  };
}

interface CodedMargin {
  readonly codes: Uint32Array;
  readonly totals: Float64Array;
}

function readMargins(
  where: string,
  base: Vector,
  margins: Readonly<Record<string, RakeMargin>> | undefined,
): CodedMargin[] {
  if (margins === undefined) {
    refuse(where, "missing_option", "margins is required: labels and totals by name of the characteristic");
  }
  if (typeof margins !== "object" || margins === null || Array.isArray(margins)) {
    refuse(where, "wrong_type", "margins must be a record of { labels, totals } by name", margins);
  }
  const names = Object.keys(margins);
  if (names.length === 0) refuse(where, "too_few_observations", "needs at least 1 margin, got 0", 0);
  const coded = names.map((name) => readMargin(where, name, base, margins[name]!));
  const sums = coded.map(({ totals }) => sum(totals));
  for (let k = 0; k < sums.length; k++) {
    if (!(sums[k]! > 0)) refuse(where, "zero_total", `the totals of "${names[k]}" add up to 0`, 0);
    if (Math.abs(sums[k]! - sums[0]!) > 1e-9 * sums[0]!) {
      refuse(
        where,
        "infeasible",
        `the totals of "${names[k]}" add up to ${sums[k]}, those of "${names[0]}" to ${sums[0]}; they must agree`,
        sums[k],
      );
    }
  }
  return coded;
}

function readMargin(where: string, name: string, base: Vector, margin: RakeMargin): CodedMargin {
  requireOptions(where, margin, ["labels", "totals"]);
  const { ids, values: totals } = requireRecord(where, `totals of "${name}"`, margin.totals);
  if (margin.labels === undefined) {
    refuse(where, "missing_option", `labels of "${name}" is required: one per respondent`);
  }
  requireGroups(where, margin.labels, base.length);
  const position = new Map(ids.map((id, k) => [id, k]));
  const codes = Uint32Array.from(margin.labels, (label, index) => {
    const code = position.get(String(label));
    if (code !== undefined) return code;
    return refuse(
      where,
      "unknown_id",
      `"${label}" has no total in the margin "${name}"; add one`,
      label,
      index,
    );
  });
  const found = sumsOf(Float64Array.from(base), codes, ids.length);
  ids.forEach((id, k) => {
    if (totals[k]! > 0 && found[k] === 0) {
      refuse(
        where,
        "infeasible",
        `no respondent is "${id}" in the margin "${name}", whose total is ${totals[k]}`,
        id,
      );
    }
  });
  return { codes, totals };
}

function sumsOf(weights: Float64Array, codes: Uint32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let i = 0; i < codes.length; i++) sums[codes[i]!]! += weights[i]!;
  return sums;
}

function scaleTo(weights: Float64Array, codes: Uint32Array, totals: Float64Array): void {
  const sums = sumsOf(weights, codes, totals.length);
  for (let i = 0; i < codes.length; i++) {
    const found = sums[codes[i]!]!;
    // A label that has lost all weight to another margin cannot be raised any more.
    weights[i] = found > 0 ? (weights[i]! / found) * totals[codes[i]!]! : 0;
  }
}

function largestDifference(weights: Float64Array, codes: Uint32Array, totals: Float64Array): number {
  const sums = sumsOf(weights, codes, totals.length);
  let worst = 0;
  totals.forEach((total, k) => {
    const difference = Math.abs(sums[k]! - total);
    worst = Math.max(worst, total > 0 ? difference / total : difference);
  });
  return worst;
}
