import { EqualizationError } from "../errors.ts";
import {
  requireMatrix,
  requireNumber,
  requireOneOf,
  requireOptions,
  requireSameLength,
  requireWeights,
} from "../numeric/guard/index.ts";
import { intraclassForm } from "../numeric/intraclass-form.ts";
import { quantileSorted } from "../numeric/quantile-sorted.ts";
import { rankConcordance } from "../numeric/rank-concordance.ts";
import { sum } from "../numeric/sum.ts";
import { twoWayMeanSquares } from "../numeric/two-way-mean-squares.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import { formatScore } from "./format-score.ts";

/** Options of {@link aggregatePanel}. */
export interface AggregatePanelOptions {
  /** How the scores of several appraisers become one. */
  readonly method: "mean" | "trimmed" | "median";
  /**
   * How much each appraiser counts. Only proportions matter; 0 is absence.
   *
   * @defaultValue everybody the same
   */
  readonly appraiserWeights?: Vector | undefined;
  /**
   * For `"trimmed"`: scores left out on each side, a whole number; or, below 0.5, the share of appraisers left out on
   * each side, cut to whole ones.
   *
   * @defaultValue 1
   */
  readonly trim?: number | undefined;
  /**
   * What is done about appraisers who are stricter throughout: nothing; every appraiser's mean is moved to the mean of
   * all (`"center"`); or every appraiser's scores become standard scores (`"standardize"`).
   *
   * @defaultValue "none"
   */
  readonly adjust?: "none" | "center" | "standardize" | undefined;
  /**
   * What standard deviations divide by: n, or n − 1.
   *
   * @defaultValue 0
   */
  readonly ddof?: 0 | 1 | undefined;
  /**
   * From how many robust standard deviations on a score is far from the rest.
   *
   * @defaultValue 3
   */
  readonly outlierThreshold?: number | undefined;
  /** Names of the appraisers, for the sentences. @defaultValue "appraiser 1", … */
  readonly appraisers?: readonly string[] | undefined;
  /** Names of the units, for the sentences. @defaultValue "unit 1", … */
  readonly units?: readonly string[] | undefined;
}

/** How far the appraisers of a panel agree. */
export interface PanelAgreement {
  /** Kendall's W, corrected for ties: whether they put the units into one order; `null` where not defined. */
  readonly kendallW: number | null;
  /** Its p; `null` where not defined. */
  readonly p: number | null;
  /** Intraclass correlation of agreement of one appraiser, ICC(2,1); `null` where not defined. */
  readonly single: number | null;
  /** The same of the mean of the panel, ICC(2,k); `null` where not defined. */
  readonly average: number | null;
  /** Why something is not defined. */
  readonly status: "ok" | "one-appraiser" | "one-unit" | "no-variation";
  /** The status in one sentence. */
  readonly reason: string;
}

/** How one appraiser of a panel stands to the others. */
export interface PanelAppraiser {
  /** Name. */
  readonly appraiser: string;
  /** Mean of own score less the median of the others'; below 0 is stricter. 0 for a panel of one. */
  readonly bias: number;
  /** Whether the bias is more than chance would bring about. */
  readonly isOutlier: boolean;
  /** How the appraiser stands to the others, in one sentence. */
  readonly reason: string;
}

/** A score that lies far from what the others gave the same unit. */
export interface RatingOutlier {
  /** Name of the unit. */
  readonly unit: string;
  /** Name of the appraiser. */
  readonly appraiser: string;
  /** The score. */
  readonly score: number;
  /** Median of the others' scores. */
  readonly others: number;
  /** Score and others in one sentence. */
  readonly reason: string;
}

/** The result of {@link aggregatePanel}. */
export interface PanelScores {
  /** One score a unit. */
  readonly scores: Float64Array;
  /** Standard deviation over the appraisers, one a unit; appraisers of weight 0 are absent, the others count alike. */
  readonly standardDeviations: Float64Array;
  /** The same over the mean of the appraisers; `null` where that is 0. */
  readonly coefficientsOfVariation: readonly (number | null)[];
  /** How far the appraisers agree, on the scores as given. */
  readonly agreement: PanelAgreement;
  /** How each appraiser stands to the others. */
  readonly appraisers: readonly PanelAppraiser[];
  /** Scores that a mean would have hidden: each far from those that the others gave the same unit. */
  readonly outliers: readonly RatingOutlier[];
}

const NAMES: readonly string[] = [
  "method",
  "appraiserWeights",
  "trim",
  "adjust",
  "ddof",
  "outlierThreshold",
  "appraisers",
  "units",
];

/**
 * Makes one score of those that several appraisers gave, and names who is far from the rest.
 *
 * `"mean"` is the weighted mean; `"trimmed"` the weighted mean without the `trim` highest and lowest scores of each unit
 * (equal scores at the cut leave in equal parts, so that the order of appraisers does not matter); `"median"` the
 * weighted median, midway where half the weight lies on either side.
 *
 * A score is far if it lies more than `outlierThreshold` standard deviations from the median of its unit's scores, and an appraiser if the
 * mean of those distances is more than `outlierThreshold` standard errors from 0. The standard deviation is a robust one: the
 * median of all distances, times a factor that makes it right for normal scores and the size of the panel (their mean
 * times 1.2533 where more than half are 0). All of it looks at the scores as given, before `adjust`.
 *
 * - **Use** trimmed or median where one appraiser must not decide alone, and read `outliers` all the same: leaving a
 *   score out does not say who was right.
 * - `"center"` does not change means where everybody scored every unit with equal weight; it matters for trimmed and median.
 * - An appraiser who gives every unit the same score has no standard scores, and counts as 0 with `"standardize"`.
 *
 * @param scores One row per unit, one column an appraiser, complete.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite`, `out_of_domain` (a trim that leaves
 *   no one, negative weights), `zero_total`, `unsupported_combination` (trim without the trimmed mean), `wrong_type`,
 *   `missing_option` (no method), `unknown_option`.
 * @see Checked against an independent computation of means, medians, means without the extremes, deviations and adjusted means.
 *
 * @example
 * ```ts
 * import { aggregatePanel } from "equalis";
 * const { scores, outliers } = aggregatePanel(
 *   [[80, 82, 81, 60], [70, 71, 69, 72], [90, 88, 91, 89]],
 *   { method: "trimmed", trim: 1 },
 * );
 * [...scores]; // => [80.5, 70.5, 89.5]
 * outliers.map(({ reason }) => reason); // => ["unit 1: appraiser 4 gave 60 where the others gave 81 (median)."]
 * ```
 */
export function aggregatePanel(scores: Matrix, options: AggregatePanelOptions): PanelScores {
  const where = "aggregatePanel";
  requireOptions(where, options, NAMES);
  const { method, appraiserWeights, trim, adjust = "none", ddof = 0, outlierThreshold = 3 } = options;
  requireOneOf(where, "method", method, ["mean", "trimmed", "median"]);
  requireOneOf(where, "adjust", adjust, ["none", "center", "standardize"]);
  requireNumber(where, "outlierThreshold", outlierThreshold, { above: 0 });
  requireNumber(where, "ddof", ddof, { atLeast: 0, atMost: 1, integer: true });
  const k = requireMatrix(where, scores);
  const n = scores.length;
  if (appraiserWeights !== undefined) {
    requireWeights(where, k, appraiserWeights);
  }
  const appraisers = requireNames(where, "appraiser", options.appraisers, k);
  const units = requireNames(where, "unit", options.units, n);
  const weights = Float64Array.from({ length: k }, (_, j) => appraiserWeights?.[j] ?? 1);
  const present = Array.from(weights.keys()).filter((j) => weights[j]! > 0);
  const left = trimOf(where, method, trim, present.length);

  const given = scores.map((row) => Float64Array.from(present, (j) => row[j]!));
  const own = Float64Array.from(present, (j) => weights[j]!);
  const values = adjusted(given, adjust, ddof);
  const names = present.map((j) => appraisers[j]!);
  const spreads = values.map((row) => spreadOf(row, ddof));
  return {
    scores: Float64Array.from(values, (row) =>
      method === "median" ? medianOf(row, own) : meanOf(row, own, left),
    ),
    standardDeviations: Float64Array.from(spreads, ({ deviation }) => deviation),
    coefficientsOfVariation: spreads.map(({ mean, deviation }) =>
      mean === 0 ? null : deviation / Math.abs(mean),
    ),
    agreement: agreementOf(given),
    ...standing(given, names, units, outlierThreshold),
  };
}

function trimOf(where: string, method: string, trim: number | undefined, appraisers: number): number {
  if (method !== "trimmed") {
    if (trim === undefined) return 0;
    throw new EqualizationError(`method "${method}" has no use for trim; drop it`, {
      code: "unsupported_combination",
      where,
    });
  }
  const asked = trim === undefined ? 1 : trim;
  requireNumber(where, "trim", asked, { atLeast: 0 });
  if (asked >= 0.5 && !Number.isInteger(asked)) {
    throw new EqualizationError(`trim is ${asked}; pass a whole number of scores, or a share below 0.5`, {
      code: "out_of_domain",
      where,
      received: asked,
    });
  }
  const left = asked < 0.5 ? Math.floor(asked * appraisers + 1e-9) : asked;
  if (2 * left >= appraisers) {
    throw new EqualizationError(
      `trim is ${asked}; of ${appraisers} ${appraisers === 1 ? "appraiser" : "appraisers"} nobody is left`,
      { code: "out_of_domain", where, received: asked },
    );
  }
  return left;
}

function adjusted(rows: readonly Float64Array[], adjust: string, ddof: number): readonly Float64Array[] {
  if (adjust === "none") return rows;
  const k = rows[0]!.length;
  const columns = Array.from({ length: k }, (_, j) =>
    spreadOf(
      Float64Array.from(rows, (row) => row[j]!),
      ddof,
    ),
  );
  const grand = sum(columns.map(({ mean }) => mean)) / k;
  return rows.map((row) =>
    row.map((x, j) => {
      const { mean, deviation } = columns[j]!;
      if (adjust === "center") return x - mean + grand;
      return deviation > 0 ? (x - mean) / deviation : 0;
    }),
  );
}

function spreadOf(values: Float64Array, ddof: number): { readonly mean: number; readonly deviation: number } {
  const n = values.length;
  const mean = sum(values) / n;
  // On a scale on which squares neither overflow nor vanish.
  const most = values.reduce((size, x) => Math.max(size, Math.abs(x - mean)), 0);
  // The rounding of a mean is no deviation.
  if (n <= ddof || most <= 1e-15 * Math.abs(mean)) return { mean, deviation: 0 };
  return { mean, deviation: Math.sqrt(sum(values.map((x) => ((x - mean) / most) ** 2)) / (n - ddof)) * most };
}

/** Weighted mean without `left` scores on each side; equal scores at a cut leave in equal parts. */
function meanOf(row: Float64Array, weights: Float64Array, left: number): number {
  const kept = left === 0 ? weights : weights.map((weight, j) => weight * keptShare(row, row[j]!, left));
  return sum(row.map((x, j) => x * (kept[j]! / sum(kept))));
}

function keptShare(row: Float64Array, value: number, left: number): number {
  const below = row.filter((x) => x < value).length;
  const equal = row.filter((x) => x === value).length;
  const from = Math.max(below, left);
  const to = Math.min(below + equal, row.length - left);
  return Math.max(0, to - from) / equal;
}

function medianOf(row: Float64Array, weights: Float64Array): number {
  const order = Array.from(row.keys()).sort((a, b) => row[a]! - row[b]!);
  const total = sum(weights);
  let through = 0;
  for (const [at, j] of order.entries()) {
    through += weights[j]! / total;
    if (through > 0.5 + 1e-12) return row[j]!;
    if (through >= 0.5 - 1e-12) return row[j]! / 2 + row[order[at + 1]!]! / 2;
  }
  return row[order.at(-1)!]!;
}

function agreementOf(rows: readonly Float64Array[]): PanelAgreement {
  const n = rows.length;
  const k = rows[0]!.length;
  const none = { kendallW: null, p: null, single: null, average: null };
  if (k < 2) return { ...none, status: "one-appraiser", reason: "One appraiser agrees with nobody." };
  if (n < 2) return { ...none, status: "one-unit", reason: "Agreement shows over several units only." };
  const squares = twoWayMeanSquares(rows);
  const { W, p } = rankConcordance(rows, true);
  const single = intraclassForm("agreement", "single", squares, n, k);
  const isFlat = W === null || single === null;
  return {
    kendallW: W,
    p,
    single,
    average: intraclassForm("agreement", "average", squares, n, k),
    status: isFlat ? "no-variation" : "ok",
    reason: isFlat
      ? "No appraiser tells any two units apart, so there is nothing to agree on."
      : `${k} appraisers scored ${n} units.`,
  };
}

/** How each appraiser stands to the others, and which scores are far from theirs. */
function standing(
  rows: readonly Float64Array[],
  names: readonly string[],
  units: readonly string[],
  outlierThreshold: number,
): Pick<PanelScores, "appraisers" | "outliers"> {
  const n = rows.length;
  const k = names.length;
  if (k < 2) {
    const reason = `${names[0]} scored alone.`;
    return { appraisers: [{ appraiser: names[0]!, bias: 0, isOutlier: false, reason }], outliers: [] };
  }
  const centers = rows.map((row) => medianOf(row, new Float64Array(k).fill(1)));
  const distances = rows.map((row, i) => row.map((x) => x - centers[i]!));
  const sizes = Float64Array.from(distances.flatMap((row) => Array.from(row, Math.abs))).sort();
  const typical = quantileSorted(sizes, 0.5);
  const scale = typical > 0 ? spreadFactor(k) * typical : 1.2533 * (sum(sizes) / sizes.length);
  const outliers: RatingOutlier[] = [];
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < k; j++) {
      if (!(Math.abs(distances[i]![j]!) > outlierThreshold * scale)) continue;
      const others = othersOf(row, j);
      outliers.push({
        unit: units[i]!,
        appraiser: names[j]!,
        score: row[j]!,
        others,
        reason: `${units[i]}: ${names[j]} gave ${formatScore(row[j]!)} where the others gave ${formatScore(others)}${k > 2 ? " (median)" : ""}.`,
      });
    }
  }
  const appraisers = names.map((appraiser, j) => {
    const bias = sum(Float64Array.from(rows, (row) => row[j]! - othersOf(row, j))) / n;
    const distance = sum(Float64Array.from(distances, (row) => row[j]!)) / n;
    const way =
      bias === 0
        ? "neither above nor below"
        : `${formatScore(Math.abs(bias))} ${bias > 0 ? "above" : "below"}`;
    return {
      appraiser,
      bias,
      isOutlier: Math.abs(distance) > (outlierThreshold * scale) / Math.sqrt(n),
      reason: `${appraiser} scores ${way} the others on average.`,
    };
  });
  return { appraisers, outliers };
}

/** Median of what the other appraisers gave. */
function othersOf(row: Float64Array, j: number): number {
  return quantileSorted(row.filter((_, other) => other !== j).sort(), 0.5);
}

/** By panel size from 2 on: standard deviation of normal scores over the median distance from their panel's median. */
const SPREAD_FACTORS: readonly number[] = [2.1, 3.19, 2.05, 2.04, 1.9, 1.81, 1.78, 1.72, 1.7];

function spreadFactor(appraisers: number): number {
  return SPREAD_FACTORS[appraisers - 2] ?? 1.4826 * (1 + 1.25 / appraisers);
}

function requireNames(
  where: string,
  noun: string,
  names: readonly string[] | undefined,
  count: number,
): readonly string[] {
  if (names === undefined) return Array.from({ length: count }, (_, i) => `${noun} ${i + 1}`);
  if (!Array.isArray(names) || Array.from(names).some((name) => typeof name !== "string")) {
    throw new EqualizationError(`${noun}s must be a list of names`, {
      code: "wrong_type",
      where,
      received: names,
    });
  }
  requireSameLength(where, noun, count, `${noun} name`, names.length);
  return names;
}
