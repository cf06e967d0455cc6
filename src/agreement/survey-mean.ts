import { EqualizationError } from "../errors.ts";
import type { Estimate } from "../numeric/estimate.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requireSameLength,
  requireVector,
  requireWeights,
} from "../numeric/guard/index.ts";
import { shown } from "../numeric/guard/shown.ts";
import { scaleToOne } from "../numeric/scale-to-one.ts";
import { studentTQuantile } from "../numeric/student-t-quantile.ts";
import { sum } from "../numeric/sum.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";

/** Options of {@link surveyMean}. */
export interface SurveyMeanOptions {
  /**
   * People whom each answer stands for: the inverse of the chance to be asked. Only proportions matter.
   *
   * @defaultValue everybody the same
   */
  readonly weights?: Vector | undefined;
  /** Stratum of each answer: parts of the population that were sampled separately. */
  readonly strata?: Groups | undefined;
  /**
   * Primary sampling unit of each answer, such as the clinic at which people were asked; within its stratum.
   *
   * @defaultValue every answer its own
   */
  readonly clusters?: Groups | undefined;
  /**
   * How many primary sampling units each stratum has in the population, for the finite population correction: a number
   * where there are no strata, else a record by stratum.
   *
   * @defaultValue so many that the sample is a small part
   */
  readonly populationSizes?: number | Readonly<Record<string, number>> | undefined;
  /**
   * A stratum of which only one primary sampling unit was drawn: refuse it, or let it deviate from the mean of all
   * units (`"center"`), which errs on the safe side.
   *
   * @defaultValue "refuse"
   */
  readonly singleUnits?: "refuse" | "center" | undefined;
  /**
   * Confidence level of the interval.
   *
   * @defaultValue 0.95
   */
  readonly level?: number | undefined;
}

/** The result of {@link surveyMean}. */
export interface SurveyMean extends Estimate {
  /** Degrees of freedom: primary sampling units less strata. */
  readonly df: number;
  /** Primary sampling units. */
  readonly clusters: number;
  /** Strata. */
  readonly strata: number;
  /**
   * Variance over that of a simple random sample with replacement of as many answers; `null` where the answers do not
   * vary.
   */
  readonly designEffect: number | null;
}

const NAMES: readonly string[] = ["weights", "strata", "clusters", "populationSizes", "singleUnits", "level"];

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
 * - **Unit:** that of the answers. For a share of satisfied people pass 1 and 0; the interval is not cut at 0 and 1.
 * - **Use it** for satisfaction questionnaires: people asked at one clinic resemble each other, and an interval that takes
 *   them as independent is too narrow. `designEffect` says by how much.
 * - Rows of weight 0 are absent from the mean but their units still count as drawn.
 * - A sample of everybody (`populationSizes` equal to the units drawn) has standard error 0.
 * - **Matching other packages:** `svymean` of R's survey with `svydesign(ids, strata, weights, fpc)` and
 *   `confint(df = degf(design))`; `singleUnits: "center"` is `survey.lonely.psu = "adjust"`.
 *
 * @param values One answer a row, finite; missing answers have to be left out or imputed before.
 * @throws {@link EqualizationError} `too_few_observations` (fewer than 2 answers or primary sampling units, or only one in a
 *   stratum), `not_finite`, `length_mismatch`, `out_of_domain` (negative weights, fewer units in the population than drawn),
 *   `zero_total`, `missing_option` (no size for a stratum), `unknown_id` (a size for a stratum without answers),
 *   `unsupported_combination` (one size for several strata), `wrong_type`, `unknown_option`.
 * @see Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, on linearization. Checked against R's survey.
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
 */
export function surveyMean(values: Vector, options: SurveyMeanOptions = {}): SurveyMean {
  const where = "surveyMean";
  requireOptions(where, options, NAMES);
  const { weights, strata, clusters, populationSizes, singleUnits = "refuse", level = 0.95 } = options;
  requireOneOf(where, "singleUnits", singleUnits, ["refuse", "center"]);
  requireNumber(where, "level", level, { above: 0, below: 1 });
  requireFinite(where, "value", values);
  const n = values.length;
  requireObservations(where, "value", n, 2);
  requireWeights(where, n, weights);
  requireLabels(where, "stratum", strata, n);
  requireLabels(where, "cluster", clusters, n);

  const value = weightedMean(values, weights);
  const scaled = Float64Array.from({ length: n }, (_, i) => (weights === undefined ? 1 : weights[i]!));
  scaleToOne(scaled);
  const total = sum(scaled);
  const shares = scaled.map((weight) => weight / total);
  // On a scale on which squares neither overflow nor vanish.
  let most = 0;
  for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(values[i]! - value));
  const unit = most > 0 ? most : 1;
  const units = gather(n, strata, clusters, (i) => shares[i]! * ((values[i]! - value) / unit));
  const count = [...units.values()].reduce((sizes, stratum) => sizes + stratum.size, 0);
  const sizes = sizesOf(where, units, strata !== undefined, populationSizes);
  const center = sum([...units.values()].flatMap((stratum) => [...stratum.values()])) / count;
  const parts = [...units].map(([stratum, totals]) => {
    const drawn = totals.size;
    const N = sizes.get(stratum);
    const part = N === undefined ? 1 : 1 - drawn / N;
    if (part === 0) return 0;
    if (drawn === 1 && singleUnits === "refuse") {
      throw new EqualizationError(
        `stratum ${shown(stratum)} has one primary sampling unit, so its variance is unknown; merge it with another, or set singleUnits: "center"`,
        { code: "too_few_observations", where, received: stratum },
      );
    }
    const z = [...totals.values()];
    const mean = drawn === 1 ? center : sum(z) / drawn;
    return ((part * drawn) / Math.max(1, drawn - 1)) * sum(z.map((x) => (x - mean) ** 2));
  });
  const standardError = Math.sqrt(sum(parts)) * unit;
  const df = count - units.size;
  const half = df > 0 ? studentTQuantile((1 + level) / 2, df) * standardError : null;
  const spread = sum(shares.map((share, i) => share * ((values[i]! - value) / unit) ** 2));
  return {
    value,
    standardError,
    interval: half === null ? null : { lower: value - half, upper: value + half, level },
    method: `linearization, ${units.size} ${units.size === 1 ? "stratum" : "strata"}, ${count} primary sampling units`,
    n,
    df,
    clusters: count,
    strata: units.size,
    designEffect: spread > 0 ? ((standardError / unit) ** 2 * (n - 1)) / spread : null,
  };
}

type Label = string | number;

/** Sums of what each answer adds, by stratum and primary sampling unit. */
function gather(
  n: number,
  strata: Groups | undefined,
  clusters: Groups | undefined,
  added: (i: number) => number,
): ReadonlyMap<Label, ReadonlyMap<Label, number>> {
  const units = new Map<Label, Map<Label, number>>();
  for (let i = 0; i < n; i++) {
    const stratum = strata === undefined ? "all" : strata[i]!;
    const cluster = clusters === undefined ? i : clusters[i]!;
    let totals = units.get(stratum);
    if (totals === undefined) {
      totals = new Map();
      units.set(stratum, totals);
    }
    totals.set(cluster, (totals.get(cluster) ?? 0) + added(i));
  }
  return units;
}

function sizesOf(
  where: string,
  units: ReadonlyMap<Label, ReadonlyMap<Label, number>>,
  isStratified: boolean,
  given: SurveyMeanOptions["populationSizes"],
): ReadonlyMap<Label, number> {
  const sizes = new Map<Label, number>();
  if (given === undefined) return sizes;
  if (typeof given === "number" && isStratified) {
    throw new EqualizationError(
      "populationSizes is one number where there are strata; pass a record by stratum",
      {
        code: "unsupported_combination",
        where,
        received: given,
      },
    );
  }
  const isRecord = typeof given === "object" && given !== null;
  if (!isRecord && (typeof given !== "number" || isStratified)) {
    throw new EqualizationError("populationSizes must be a number, or a record by stratum", {
      code: "wrong_type",
      where,
      received: given,
    });
  }
  if (isRecord && !isStratified) {
    throw new EqualizationError("populationSizes is a record where there are no strata; pass a number", {
      code: "unsupported_combination",
      where,
      received: given,
    });
  }
  const names = new Map([...units.keys()].map((stratum) => [shown(stratum), stratum]));
  if (isRecord) {
    for (const name of Object.keys(given)) {
      if (names.has(name)) continue;
      throw new EqualizationError(`populationSizes has a size for ${name}, of which there are no answers`, {
        code: "unknown_id",
        where,
        received: name,
      });
    }
  }
  for (const [name, stratum] of names) {
    const size = isRecord ? (Object.hasOwn(given, name) ? given[name]! : undefined) : (given as number);
    if (size === undefined) {
      throw new EqualizationError(`populationSizes has no size for stratum ${name}`, {
        code: "missing_option",
        where,
        received: name,
      });
    }
    requireNumber(where, isRecord ? `the size of stratum ${name}` : "populationSizes", size, {
      atLeast: units.get(stratum)!.size,
    });
    sizes.set(stratum, size);
  }
  return sizes;
}

function requireLabels(where: string, noun: string, labels: Groups | undefined, n: number): void {
  if (labels === undefined) return;
  requireVector(where, `${noun} label`, labels);
  requireSameLength(where, "value", n, `${noun} label`, labels.length);
  for (let index = 0; index < n; index++) {
    const label: unknown = labels[index];
    if (typeof label === "string" || (typeof label === "number" && label - label === 0)) continue;
    throw new EqualizationError(`${noun} label ${index} is ${shown(label)}; pass a name or a number`, {
      code: "not_finite",
      where,
      index,
      received: label,
    });
  }
}
