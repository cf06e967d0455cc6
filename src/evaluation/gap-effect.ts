import { EqualizationError } from "../errors.ts";
import { coefficientOfVariation } from "../inequality/coefficient-of-variation.ts";
import { gini } from "../inequality/gini.ts";
import { meanLogDeviation } from "../inequality/mean-log-deviation.ts";
import { theil } from "../inequality/theil.ts";
import type { Coefficient } from "../model/results/coefficient.ts";
import type { Permutation } from "../model/results/permutation.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { representable, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { pick, readPanel, readRows, requireConfidence } from "../numeric/regression/panel.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import { estimateDifference } from "./estimate-difference.ts";
import { type PermutationOptions, requirePermutation } from "./permutation.ts";
import { readTreatedFrom, type TreatedFrom } from "./treated-from.ts";

/** An index of inequality by name, or a function of values and weights. */
export type GapIndexOption =
  | "theil"
  | "meanLogDeviation"
  | "coefficientOfVariation"
  | "gini"
  | ((values: Vector, weights: Vector | undefined) => number);

/** Options of {@link gapEffect}. */
export interface GapEffectOptions {
  /** Group that each value belongs to, such as the province of a county. */
  readonly group: Groups;
  /** Period of each value, such as a year. */
  readonly period: Vector;
  /** First treated period of each group; `null` for never. A date after the last period counts as never. */
  readonly treatedFrom: TreatedFrom;
  /** Weight of each value within its group and period, such as residents; 0 is absence. @defaultValue 1 each */
  readonly weights?: Vector | undefined;
  /** Index of inequality within each group and period. */
  readonly index: GapIndexOption;
  /** How assignments are drawn if there are more than 20,000. @defaultValue 9999 draws, seed 1 */
  readonly permutation?: PermutationOptions | undefined;
  /** Confidence level of the interval, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** What {@link gapEffect} finds. */
export interface GapEffect {
  /** Effect of the treatment on the index; below 0 the gap narrowed. */
  readonly effect: Coefficient;
  /** Degrees of freedom of t: groups less 1. */
  readonly df: number;
  /** The permutation test of the groups. */
  readonly permutation: Permutation;
  /** The index of each group and period, by group, then period. */
  readonly indices: {
    /** The group, as given. */
    readonly group: string | number;
    /** The period. */
    readonly period: number;
    /** The index. */
    readonly value: number;
    /** Members of positive weight. */
    readonly n: number;
  }[];
}

type IndexFunction = (values: Vector, weights: Vector | undefined) => number;

const INDICES: Readonly<Record<Exclude<GapIndexOption, IndexFunction>, IndexFunction>> = {
  theil: (values, weights) => theil(values, { weights }),
  meanLogDeviation: (values, weights) => meanLogDeviation(values, { weights }),
  coefficientOfVariation: (values, weights) => coefficientOfVariation(values, { weights }),
  gini: (values, weights) => gini(values, { weights }),
};

/**
 * Computes the effect of a treatment on the inequality between the members of each group.
 *
 * An index is computed within each group and period, such as between the counties of a province in a year, and the effect
 * is the {@link differenceInDifferences} of the index between groups.
 *
 * - **Unit:** that of the index; an effect of −0.02 on a Gini of 0.22 narrows the gap by 0.02.
 * - **When to use:** a reform began in some provinces and the question is whether it narrowed the gap within them. If a
 *   whole country was treated at once use {@link interruptedTimeSeries} on its index. With several dates compute the
 *   indices and use {@link groupTimeEffects}.
 * - Groups are few as a rule, so the permutation test is always made: rely on its p.
 * - **Conventions:** population forms, as elsewhere in this library: the coefficient of variation is weighted (Williamson's)
 *   with divisor n, the Gini and the Theil index have no correction for small samples. Indices depend on the number of
 *   members: keep the members the same over time. Groups count equally, however large.
 * - A regression on recentered influence functions answers another question: what a small change in the share of treated
 *   places does to overall inequality.
 *
 * @param values Value of each member, group and period.
 * @throws `EqualizationError` those of {@link differenceInDifferences} for groups, `too_few_observations` (a group has
 *   fewer than 2 members in a period), those of the index, `out_of_domain` (the index is not finite).
 * @see Beck, Levine and Levkov, Journal of Finance 65 (2010); Liu, Martinez-Vazquez and Wu, International Tax and Public
 *   Finance (2017). Checked against indices in R with fixest 0.14.2 and all permutations.
 *
 * @example Province a evens out its two counties in 2021, the others do not
 * ```ts
 * import { gapEffect } from "equalis";
 * const years = [2020, 2020, 2021, 2021];
 * const { effect } = gapEffect([1, 3, 2, 2, 1, 3, 1, 3, 2, 6, 2, 6], {
 *   group: ["a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "c", "c"],
 *   period: [...years, ...years, ...years],
 *   treatedFrom: { a: 2021, b: null, c: null },
 *   index: "gini",
 * });
 * effect.value.toFixed(4); // => "-0.2500"
 * ```
 */
export function gapEffect(values: Vector, options: GapEffectOptions): GapEffect {
  const where = "gapEffect";
  requireOptions(where, options, [
    "group",
    "period",
    "treatedFrom",
    "weights",
    "index",
    "permutation",
    "confidence",
  ]);
  const { index, permutation = {}, confidence = 0.95, weights } = options;
  requireConfidence(where, confidence);
  requirePermutation(where, permutation);
  if (typeof index !== "function") {
    requireOneOf(where, "index", index, ["theil", "meanLogDeviation", "coefficientOfVariation", "gini"]);
  }
  const measure = typeof index === "function" ? index : INDICES[index];
  const { rows, unit: group, period } = readRows(where, values, { ...options, unit: options.group }, "group");
  const members: number[][] = Array.from({ length: group.count * period.count }, () => []);
  rows.forEach((row, i) => {
    members[group.codes[i]! * period.count + period.codes[i]!]!.push(row);
  });
  const indices = members.map((own, cell) => {
    const label = group.labels[Math.floor(cell / period.count)]!;
    const time = period.times[cell % period.count]!;
    if (own.length < 2) {
      throw new EqualizationError(
        `group "${label}" needs at least 2 members in period ${time}, got ${own.length}`,
        { code: "too_few_observations", where, received: own.length },
      );
    }
    const at = Uint32Array.from(own);
    const value = evaluate(
      where,
      measure,
      pick(values, at),
      weights === undefined ? undefined : pick(weights, at),
      `group "${label}" in period ${time}`,
    );
    return { group: label, period: time, value, n: own.length };
  });
  const panel = readPanel(
    where,
    indices.map(({ value }) => value),
    { unit: indices.map((one) => one.group), period: indices.map((one) => one.period) },
    ["unit", "period"],
  );
  const last = panel.period.times.at(-1)!;
  const from = readTreatedFrom(where, options.treatedFrom, options.group, panel.unit, last);
  const found = estimateDifference(
    where,
    { panel, whole: panel, from, wholeFrom: from },
    new Map(),
    confidence,
    permutation,
  );
  return representable(where, {
    effect: found.effect,
    df: found.df,
    permutation: found.permutation!,
    indices,
  });
}

/** The index of one cell, which has to be a finite number. */
function evaluate(
  where: string,
  measure: IndexFunction,
  values: Float64Array,
  weights: Float64Array | undefined,
  place: string,
): number {
  const value: unknown = measure(values, weights);
  if (typeof value === "number" && value - value === 0) return value;
  throw new EqualizationError(
    `the index of ${place} is ${formatReceived(value)}; it must be finite, use an index that allows its values`,
    { code: "out_of_domain", where, received: value },
  );
}
