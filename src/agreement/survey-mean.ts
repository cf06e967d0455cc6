import { EqualizationError } from "../errors.ts";
import type { Estimate } from "../numeric/estimate.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { type Domain, requireDomain } from "../numeric/guard/require-domain.ts";
import { exponential } from "../numeric/portable/exponential.ts";
import { regularizedBeta } from "../numeric/regularized-beta.ts";
import { solveMonotone } from "../numeric/solve-monotone.ts";
import { studentTQuantile } from "../numeric/student-t-quantile.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import {
  countWeighted,
  DESIGN_NAMES,
  linearize,
  requireDesign,
  requireRange,
  type SurveyDesign,
  sharesOf,
} from "./survey-design.ts";

/** Options of {@link surveyMean}. */
export interface SurveyMeanOptions extends SurveyDesign {
  /**
   * The part of the people whose mean is wanted: answers outside do not count, but the units and strata in which they were drawn do.
   * Leaving the answers out instead would lose units.
   *
   * @defaultValue everybody
   */
  readonly domain?: Domain | undefined;
  /**
   * Confidence level of the interval.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
  /**
   * How the interval is found. `"normal"` is symmetric and may leave the range of the answers; the others stay inside
   * it: `"logit"` for any answers with bounds, `"wilson"` and `"korn-graubard"` for yes or no.
   *
   * @defaultValue "normal"
   */
  readonly intervalMethod?: "normal" | "logit" | "wilson" | "korn-graubard" | undefined;
  /**
   * Lowest and highest possible answer, such as `[0, 100]` for percents; not for `"normal"`.
   *
   * @defaultValue [0, 1]
   */
  readonly bounds?: readonly [number, number] | undefined;
}

/** The result of {@link surveyMean}. */
export interface SurveyMean extends Estimate {
  /** Degrees of freedom: primary sampling units less strata, of those in which an answer counts. */
  readonly df: number;
  /** Primary sampling units in which an answer counts. */
  readonly clusters: number;
  /** Strata in which an answer counts. */
  readonly strata: number;
  /**
   * Variance over that of a simple random sample with replacement of as many answers; `null` where the answers do not
   * vary.
   */
  readonly designEffect: number | null;
  /** Why there is no standard error or no interval. */
  readonly reason?: string | undefined;
}

const NAMES: readonly string[] = [...DESIGN_NAMES, "domain", "confidence", "intervalMethod", "bounds"];

/** More effective answers than this are counted as so many, which errs on the safe side. */
const MOST_EFFECTIVE = 1e10;

/**
 * Mean of answers in a sample survey, with an interval that knows how people were sampled.
 *
 * $\hat y = \sum w y / \sum w$; its variance by linearization, with $z_i = w_i (y_i - \hat y) / \sum w$ summed to $z_{hc}$ over
 * each primary sampling unit $c$ of stratum $h$:
 *
 * $$ \operatorname{var}(\hat y) = \sum_h (1 - f_h) \frac{n_h}{n_h - 1} \sum_{c} (z_{hc} - \bar z_h)^2 $$
 *
 * with $n_h$ units drawn of $N_h$, and $f_h = n_h / N_h$ (0 without `populationSizes`). The interval is
 * $\hat y \pm t \sqrt{\operatorname{var}}$ with $\sum n_h - H$ degrees of freedom.
 *
 * - **Unit:** that of the answers. For a share of satisfied people pass 1 and 0, or 100 and 0 with `bounds: [0, 100]`.
 * - **Intervals of shares:** the one above is not cut at 0 and 1. `intervalMethod` has three that stay inside, with $p$ the mean between
 *   the bounds, $v$ its variance and $n_e = p (1 - p) / v$ the effective number of answers. `"logit"`: the limits of
 *   $\ln(p / (1 - p)) \pm t \sqrt v / (p (1 - p))$, turned back. `"wilson"`: all $\pi$ with
 *   $(p - \pi)^2 \le t^2 \pi (1 - \pi) / n_e$. `"korn-graubard"`: the limits of Clopper and Pearson for $n_e (t_{n-1} / t)^2$
 *   answers, cautious where the share is near 0 or 1. With few clinics and shares of 5 to 95 %, logit and Wilson do.
 * - Where all answer alike, a sample does not tell how people resemble each other: those three have `interval: null` then.
 * - **When to use:** for satisfaction questionnaires: people asked at one clinic resemble each other, and an interval that takes
 *   them as independent is too narrow. `designEffect` says by how much.
 * - **Domains:** rows of weight 0 are absent: they enter no mean, no `n`, no design effect and no degree of freedom. Their units still count
 *   as drawn in the variance, so that a part of the sample is measured by giving all others the weight 0, as `subset` of a design does in R.
 * - Where all answers that count come from one unit, a design tells nothing about how units differ: `standardError` and `intervalMethod` are
 *   `null`, with a reason.
 * - A sample of everybody (`populationSizes` equal to the units drawn) has standard error 0.
 * - **A domain** is the mean of a part of the people under the design of all, as `svymean` of a `subset` of the design in R: degrees of freedom
 *   are those of the units and strata in which somebody of the domain was found.
 * - **Matching other packages:** `svymean` of R's survey with `svydesign(ids, strata, weights, fpc)` and
 *   `confint(df = degf(design))`; `singleUnits: "center"` is `survey.lonely.psu = "adjust"`, `"certainty"` is `"remove"`. `"logit"` is `svyciprop` with
 *   `method = "xlogit"` (`"logit"` there is the same up to the tolerance of a fit), `"korn-graubard"` its `"beta"`.
 *
 * @param values One answer a row, finite; missing answers have to be left out or imputed before.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 answers or primary sampling units, or only one in a
 *   stratum), `not_finite`, `length_mismatch`, `out_of_domain` (negative weights, fewer units in the population than drawn,
 *   answers beyond the bounds, answers other than yes or no),
 *   `zero_total`, `missing_option` (no size for a stratum), `unknown_id` (a size for a stratum without answers),
 *   `unsupported_combination` (one size for several strata, bounds for the normal interval), `wrong_type`, `unknown_option`.
 * @see Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, on linearization; Korn and Graubard (1998),
 *   Confidence intervals for proportions with small expected number of positive counts estimated from survey data,
 *   Survey Methodology 24. Checked against R's survey.
 *
 * @example Satisfaction at four clinics, three people each
 * ```ts
 * import { surveyMean } from "equalis";
 * const answers = [5, 4, 5, 2, 3, 2, 4, 4, 5, 1, 2, 2];
 * const clusters = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
 * const { value, standardError, df } = surveyMean(answers, { clusters });
 * value; // => 3.25
 * Math.round((standardError ?? 0) * 1000) / 1000; // => 0.738
 * df; // => 3
 * ```
 *
 * @example The share of satisfied people
 * ```ts
 * import { surveyMean } from "equalis";
 * const satisfied = [1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1];
 * const clusters = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
 * const upper = (interval: "normal" | "logit") => surveyMean(satisfied, { clusters, intervalMethod: interval }).interval?.upper ?? 0;
 * Math.round(upper("normal") * 1000) / 1000; // => 1.182
 * Math.round(upper("logit") * 1000) / 1000; // => 0.997
 * ```
 */
export function surveyMean(values: Vector, options: SurveyMeanOptions = {}): SurveyMean {
  const where = "surveyMean";
  requireOptions(where, options, NAMES);
  const { confidence = 0.95, intervalMethod = "normal", bounds } = options;
  requireOneOf(where, "intervalMethod", intervalMethod, ["normal", "logit", "wilson", "korn-graubard"]);
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  requireDesign(where, values, options);
  const rows = values.length;
  const weights = weightsIn(where, rows, options);
  const n = countWeighted(rows, weights);
  const value = weightedMean(values, weights);
  const inside = placeOf(where, values, weights, value, intervalMethod, bounds);
  const shares = sharesOf(rows, weights);
  // On a scale on which squares neither overflow nor vanish.
  let most = 0;
  for (let i = 0; i < rows; i++) {
    if (shares[i]! > 0) most = Math.max(most, Math.abs(values[i]! - value));
  }
  requireRange(where, most);
  const unit = most > 0 ? most : 1;
  const found = linearize(where, rows, { ...options, weights }, (i) =>
    shares[i]! > 0 ? shares[i]! * ((values[i]! - value) / unit) : 0,
  );
  const standardError = found.standardError === null ? null : found.standardError * unit;
  const { df, clusters, strata, isWhole } = found;
  const t = df > 0 ? studentTQuantile((1 + confidence) / 2, df) : null;
  const reason = found.reason ?? (t === null ? "no stratum has two primary sampling units" : undefined);
  const spread = sum(shares.map((share, i) => (share > 0 ? share * ((values[i]! - value) / unit) ** 2 : 0)));
  return {
    value,
    standardError,
    interval: intervalOf(),
    method: intervalMethod === "normal" ? found.method : `${found.method}, ${NAMED[intervalMethod]} interval`,
    n,
    df,
    clusters,
    strata,
    designEffect:
      spread > 0 && found.standardError !== null ? (found.standardError ** 2 * (n - 1)) / spread : null,
    ...(reason === undefined ? {} : { reason }),
  };

  function intervalOf(): SurveyMean["interval"] {
    if (t === null || standardError === null) return null;
    if (isWhole) return { lower: value, upper: value, confidence };
    if (inside === null) {
      requireRange(where, value - t * standardError, value + t * standardError);
      return { lower: value - t * standardError, upper: value + t * standardError, confidence };
    }
    const { p, q, lowest, width } = inside;
    if (p <= 0 || q <= 0) return null;
    if (standardError === 0) return { lower: value, upper: value, confidence };
    const variance = (standardError / width) ** 2;
    const limits =
      intervalMethod === "logit"
        ? logitLimits(p, q, (t * (standardError / width)) / p / q)
        : intervalMethod === "wilson"
          ? wilsonLimits(p, q, (t * t * variance) / p / q)
          : betaLimits(
              where,
              p,
              q,
              Math.min(
                MOST_EFFECTIVE,
                ((p * q) / variance) * (studentTQuantile((1 + confidence) / 2, n - 1) / t) ** 2,
              ),
              (1 - confidence) / 2,
            );
    return {
      lower: Math.min(value, lowest + width * limits[0]),
      upper: Math.max(value, Math.min(lowest + width, lowest + width * limits[1])),
      confidence,
    };
  }
}

/** The weights, 0 outside the domain: there the design keeps its units, and no one counts. */
function weightsIn(where: string, rows: number, { weights, domain }: SurveyMeanOptions): Vector | undefined {
  if (domain === undefined) return weights;
  const inside = requireDomain(where, domain, rows, weights);
  return Float64Array.from(inside, (isIn, i) => (isIn === 1 ? (weights?.[i] ?? 1) : 0));
}

const NAMED = { logit: "logit", wilson: "Wilson", "korn-graubard": "Korn-Graubard" } as const;

/** Where the mean lies between the bounds, as shares of the way; `null` where there are no bounds. */
function placeOf(
  where: string,
  values: Vector,
  weights: Vector | undefined,
  value: number,
  interval: NonNullable<SurveyMeanOptions["intervalMethod"]>,
  bounds: SurveyMeanOptions["bounds"],
): {
  readonly p: number;
  readonly q: number;
  readonly lowest: number;
  readonly width: number;
} | null {
  if (interval === "normal") {
    if (bounds === undefined) return null;
    throw new EqualizationError(
      'the normal interval knows no bounds; set intervalMethod: "logit", or drop bounds',
      {
        code: "unsupported_combination",
        where,
        received: bounds,
      },
    );
  }
  if (bounds !== undefined && (!Array.isArray(bounds) || bounds.length !== 2)) {
    throw new EqualizationError(
      "bounds must be the lowest and the highest possible answer, such as [0, 100]",
      {
        code: "wrong_type",
        where,
        received: bounds,
      },
    );
  }
  const [lowest, highest] = bounds ?? [0, 1];
  requireNumber(where, "the lower bound", lowest, {});
  requireNumber(where, "the upper bound", highest, { above: lowest });
  for (let index = 0; index < values.length; index++) {
    const one = values[index]!;
    if (weights !== undefined && weights[index] === 0) continue;
    const isFine = interval === "logit" ? one >= lowest && one <= highest : one === lowest || one === highest;
    if (isFine) continue;
    throw new EqualizationError(
      interval === "logit"
        ? `value ${index} is ${one}, beyond the bounds ${lowest} and ${highest}; pass the bounds of the answers`
        : `value ${index} is ${one}, neither ${lowest} nor ${highest}; the ${NAMED[interval]} interval is for yes or no: pass bounds, or set intervalMethod: "logit"`,
      { code: "out_of_domain", where, index, received: one },
    );
  }
  const width = highest - lowest;
  return { p: (value - lowest) / width, q: (highest - value) / width, lowest, width };
}

/** Limits that are `half` away from p on the scale of log odds. */
function logitLimits(p: number, q: number, half: number): readonly [number, number] {
  return [p / (p + q * exponential(half)), p / (p + q * exponential(-half))];
}

/** The two solutions of `(p - x)^2 = k x (1 - x)`, each found from its own end, so that it keeps its digits. */
function wilsonLimits(p: number, q: number, k: number): readonly [number, number] {
  const root = Math.sqrt(k * (k / 4 + p * q));
  return [(p * p) / (p + k / 2 + root), 1 - (q * q) / (q + k / 2 + root)];
}

/** Clopper and Pearson's limits for `effective` answers, of which not a whole number need be yes. */
function betaLimits(
  where: string,
  p: number,
  q: number,
  effective: number,
  tail: number,
): readonly [number, number] {
  const quantile = (a: number, b: number): number =>
    solveMonotone((x) => regularizedBeta(x, a, b), tail, { lower: 0, upper: 1, where });
  const yes = effective * p;
  const no = effective * q;
  return [quantile(yes, no + 1), 1 - quantile(no, yes + 1)];
}
