import { EqualizationError } from "../errors.ts";
import type { Estimate } from "../numeric/estimate.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { requireNumber, requireOptions, requireVector } from "../numeric/guard/index.ts";
import { studentTQuantile } from "../numeric/student-t-quantile.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import {
  DESIGN_NAMES,
  linearize,
  requireDesign,
  requireLabels,
  requireRange,
  type SurveyDesign,
} from "./survey-design.ts";

/** Options of {@link surveyDifference}. */
export interface SurveyDifferenceOptions extends SurveyDesign {
  /**
   * The two groups that are compared; the mean of the second is taken from that of the first.
   *
   * @defaultValue the only two there are, in order of appearance
   */
  readonly between?: readonly [string | number, string | number] | undefined;
  /**
   * Confidence level of the interval.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
}

/** The result of {@link surveyDifference}. */
export interface SurveyDifference extends Estimate {
  /** The group named first. */
  readonly first: {
    /** Its label. */
    readonly group: string | number;
    /** Mean of its answers. */
    readonly mean: number;
    /** Its answers. */
    readonly n: number;
  };
  /** The group whose mean is taken away. */
  readonly second: {
    /** Its label. */
    readonly group: string | number;
    /** Mean of its answers. */
    readonly mean: number;
    /** Its answers. */
    readonly n: number;
  };
  /** Degrees of freedom: primary sampling units less strata, of the whole sample. */
  readonly df: number;
  /** Primary sampling units of the whole sample. */
  readonly clusters: number;
  /** Strata of the whole sample. */
  readonly strata: number;
  /** Why there is no standard error. */
  readonly reason?: string | undefined;
}

const NAMES: readonly string[] = [...DESIGN_NAMES, "between", "confidence"];

/**
 * How far the mean answers of two groups in one sample survey lie apart, such as town and country, with an interval that
 * knows how people were sampled.
 *
 * $d = \hat y_A - \hat y_B$; its variance is that of {@link surveyMean} with
 * $z_i = w_i (y_i - \hat y_A) / \sum_A w$ in A, $-w_i (y_i - \hat y_B) / \sum_B w$ in B and 0 elsewhere, over all units of the sample.
 *
 * - **Unit:** that of the answers: for yes (1) and no (0) a difference of shares, from -1 to 1.
 * - **Use it** rather than looking whether two intervals overlap: groups asked at the same clinics vary together, and
 *   intervals that overlap do not mean that there is no difference.
 * - Pass the whole sample, also answers of other groups: the units at which no one of a group was found count as drawn.
 * - The difference is significant at `1 - confidence` where the interval does not hold 0.
 * - **Matching other packages:** R's survey, `svycontrast(svyby(~y, ~group, design, svymean, covmat = TRUE), c(1, -1))` with
 *   `confint(df = degf(design))`.
 *
 * @param values One answer a row, finite; missing answers have to be left out or imputed before.
 * @param groups The group of each answer.
 * @throws `EqualizationError` as {@link surveyMean}, and `missing_option` (not two groups, and no `between`),
 *   `unknown_id` (a group without answers), `duplicate_id` (a group against itself), `zero_total` (a group of no weight).
 * @see Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, on domains. Checked against R's survey.
 *
 * @example Are people in town more satisfied? Three clinics, where both are asked
 * ```ts
 * import { surveyDifference } from "equalis";
 * const satisfied = [5, 3, 4, 2, 5, 4];
 * const lives = ["town", "country", "town", "country", "town", "country"];
 * const clusters = ["a", "a", "b", "b", "c", "c"];
 * const { value, standardError } = surveyDifference(satisfied, lives, { clusters });
 * Math.round(value * 1000) / 1000; // => 1.667
 * Math.round((standardError ?? 0) * 1000) / 1000; // => 0.333
 * ```
 */
export function surveyDifference(
  values: Vector,
  groups: Groups,
  options: SurveyDifferenceOptions = {},
): SurveyDifference {
  const where = "surveyDifference";
  requireOptions(where, options, NAMES);
  const { weights, between, confidence = 0.95 } = options;
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  requireDesign(where, values, options);
  const n = values.length;
  requireVector(where, "group label", groups);
  requireLabels(where, "group", groups, n);
  const [first, second] = pairOf(where, groups, between).map((group) => meanOf(group));
  // On a scale on which squares neither overflow nor vanish.
  let most = 0;
  for (let i = 0; i < n; i++) {
    for (const one of [first!, second!]) {
      if (groups[i] === one.group) most = Math.max(most, Math.abs(values[i]! - one.mean));
    }
  }
  const value = first!.mean - second!.mean;
  requireRange(where, most, value);
  const unit = most > 0 ? most : 1;
  const found = linearize(where, n, options, (i) => {
    if (groups[i] === first!.group) return first!.share(i) * ((values[i]! - first!.mean) / unit);
    if (groups[i] === second!.group) return -second!.share(i) * ((values[i]! - second!.mean) / unit);
    return 0;
  });
  const reason =
    found.reason ?? (found.isWhole ? undefined : [first!, second!].map((one) => one.lonely).find(Boolean));
  const standardError =
    reason === undefined && found.standardError !== null ? found.standardError * unit : null;
  const half =
    found.df > 0 && standardError !== null
      ? studentTQuantile((1 + confidence) / 2, found.df) * standardError
      : null;
  if (half !== null) requireRange(where, half, value - half, value + half);
  return {
    value,
    standardError,
    interval: half === null ? null : { lower: value - half, upper: value + half, confidence },
    method: found.method,
    n: first!.n + second!.n,
    first: { group: first!.group, mean: first!.mean, n: first!.n },
    second: { group: second!.group, mean: second!.mean, n: second!.n },
    df: found.df,
    clusters: found.clusters,
    strata: found.strata,
    ...(reason === undefined ? {} : { reason }),
  };

  function meanOf(group: string | number): Domain {
    const rows: number[] = [];
    for (let i = 0; i < n; i++) {
      if (groups[i] === group && (weights === undefined || weights[i]! > 0)) rows.push(i);
    }
    const own = Float64Array.from(rows, (i) => values[i]!);
    const counts = Float64Array.from(rows, (i) => (weights === undefined ? 1 : weights[i]!));
    const heaviest = counts.reduce((a, b) => Math.max(a, b), 0);
    if (heaviest === 0) {
      throw new EqualizationError(
        `the answers of group ${formatReceived(group)} have no weight, so they have no mean`,
        {
          code: "zero_total",
          where,
          received: group,
        },
      );
    }
    const total = counts.reduce((all, weight) => all + weight / heaviest, 0);
    const units = new Set(rows.map((i) => JSON.stringify([options.strata?.[i], options.clusters?.[i] ?? i])));
    return {
      group,
      n: rows.length,
      lonely:
        units.size === 1
          ? `all answers of group ${formatReceived(group)} come from one primary sampling unit`
          : undefined,
      mean: weightedMean(own, counts),
      share: (i) => (weights === undefined ? 1 : weights[i]!) / heaviest / total,
    };
  }
}

/** One of the two groups. */
interface Domain {
  readonly group: string | number;
  readonly n: number;
  /** Why the design says nothing about the group, if it does not. */
  readonly lonely: string | undefined;
  readonly mean: number;
  /** Part of an answer in the weight of its group. */
  readonly share: (i: number) => number;
}

function pairOf(
  where: string,
  groups: Groups,
  between: SurveyDifferenceOptions["between"],
): readonly (string | number)[] {
  const there = new Set<string | number>();
  for (let i = 0; i < groups.length; i++) there.add(groups[i]!);
  if (between === undefined) {
    if (there.size === 2) return [...there];
    throw new EqualizationError(
      `there are ${there.size} groups of answers; name the two to compare with between: [first, second]`,
      { code: "missing_option", where, received: there.size },
    );
  }
  if (!Array.isArray(between) || between.length !== 2) {
    throw new EqualizationError("between must be the labels of two groups", {
      code: "wrong_type",
      where,
      received: between,
    });
  }
  for (const group of between as readonly (string | number)[]) {
    if (there.has(group)) continue;
    throw new EqualizationError(`between names ${formatReceived(group)}, of which there are no answers`, {
      code: "unknown_id",
      where,
      received: group,
    });
  }
  if (between[0] === between[1]) {
    throw new EqualizationError("between names one group twice", {
      code: "duplicate_id",
      where,
      received: between,
    });
  }
  return between as readonly (string | number)[];
}
