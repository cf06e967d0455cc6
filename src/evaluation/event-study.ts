import { EqualizationError } from "../errors.ts";
import type { Coefficient } from "../model/results/coefficient.ts";
import { fTail } from "../numeric/f-cdf.ts";
import { representable, requireNumber, requireObservations, requireOptions } from "../numeric/guard/index.ts";
import { coefficientOf } from "../numeric/regression/coefficient.ts";
import { readColumns, readPanel, requireConfidence } from "../numeric/regression/panel.ts";
import { solveLinear } from "../numeric/solve-linear.ts";
import type { Vector } from "../numeric/vector.ts";
import { fitPanel, type PanelFit } from "./fit-panel.ts";
import { PANEL_OPTIONS, type PanelOptions } from "./panel-regression.ts";
import { listed, readTreatedFrom, requireOneDate, type TreatedFrom } from "./treated-from.ts";

/** Options of {@link eventStudy}. */
export interface EventStudyOptions extends PanelOptions {
  /** First treated period of each unit; `null` for never. A date after the last period counts as never. */
  readonly treatedFrom: TreatedFrom;
  /** What else the outcome depends on, by name. */
  readonly covariates?: Readonly<Record<string, Vector>> | undefined;
  /** Time relative to the treatment that the others are compared with. @defaultValue -1 */
  readonly reference?: number | undefined;
  /** Times of minus this and earlier are one. @defaultValue each time is its own */
  readonly leads?: number | undefined;
  /** Times of this and later are one. @defaultValue each time is its own */
  readonly lags?: number | undefined;
}

/** What {@link eventStudy} finds. */
export interface EventStudy {
  /** Effect at each time relative to the treatment, ascending; that of the reference is 0 and has no error. */
  readonly effects: (Coefficient & {
    /** Periods since treatment; negative before. */
    readonly time: number;
  })[];
  /** The time compared with. */
  readonly reference: number;
  /** Joint test that all effects before the treatment are 0; `null` if there are none or too many for the clusters. */
  readonly preTrend: {
    /** Wald statistic over its number of effects. */
    readonly F: number;
    /** Effects tested. */
    readonly df1: number;
    /** Clusters less 1. */
    readonly df2: number;
    /** Its p-value. */
    readonly p: number;
  } | null;
  /** Mean of the effects at times of 0 and later. */
  readonly after: Coefficient;
  /** Number of values used. */
  readonly n: number;
  /** Number of clusters. */
  readonly clusters: number;
  /** Degrees of freedom of t. */
  readonly df: number;
}

/**
 * Estimates the effect of a treatment at each time before and after it.
 *
 * $$ y_{it} = \sum_{e \ne r} \tau_e 1\{t - g_i = e\} + x_{it}'\beta + \alpha_i + \delta_t + \varepsilon_{it} $$
 *
 * with $g_i$ the date of a treated unit and $r$ the `reference`.
 *
 * - **Unit:** that of the outcome; each effect is a difference from the reference time.
 * - **When to use:** before {@link differenceInDifferences} is believed: effects before the treatment should be near 0,
 *   and those after it show how it built up. A test of pre-trends that does not reject proves little: it has little power
 *   in short panels.
 * - **Conventions:** errors are clustered by unit. `preTrend` is Stata's `testparm` and `wald` of fixest: F on the number of
 *   effects and clusters less 1. `after` is the plain mean of the later effects. One date only: with several dates each
 *   coefficient would mix effects of other times; use {@link groupTimeEffects} with `aggregate: "dynamic"`.
 *
 * @param y Outcome of each unit and period.
 * @throws `EqualizationError` those of {@link differenceInDifferences}, and `missing_option` (there is no time that is the
 *   reference; the message lists the times), `out_of_domain` (`leads` or `lags` that are not whole numbers).
 * @see Sun and Abraham, Journal of Econometrics 225 (2021); Roth, AER: Insights 4 (2022). Checked against fixest 0.14.2.
 *
 * @example One county with a reform in 2021, two without
 * ```ts
 * import { eventStudy } from "equalis";
 * const years = [2019, 2020, 2021, 2022];
 * const { effects } = eventStudy([5, 6, 9, 11, 4, 5, 6, 7, 8, 9, 10, 11], {
 *   unit: ["a", "b", "c"].flatMap((county) => years.map(() => county)),
 *   period: [...years, ...years, ...years],
 *   treatedFrom: { a: 2021, b: null, c: null },
 * });
 * effects.map(({ time, value }) => [time, Math.round(value)]); // => [[-2, 0], [-1, 0], [0, 2], [1, 3]]
 * ```
 */
export function eventStudy(y: Vector, options: EventStudyOptions): EventStudy {
  const where = "eventStudy";
  requireOptions(where, options, [
    ...PANEL_OPTIONS,
    "treatedFrom",
    "covariates",
    "reference",
    "leads",
    "lags",
  ]);
  const { confidence = 0.95, reference = -1, leads, lags } = options;
  requireConfidence(where, confidence);
  requireNumber(where, "reference", reference);
  if (leads !== undefined) requireNumber(where, "leads", leads, { integer: true, atLeast: 1 });
  if (lags !== undefined) requireNumber(where, "lags", lags, { integer: true, atLeast: 0 });
  const panel = readPanel(where, y, options, ["unit", "period"]);
  const covariates = readColumns(where, "covariate", options.covariates ?? {}, y.length, panel.rows);
  const { unit, period } = panel;
  const from = readTreatedFrom(where, options.treatedFrom, options.unit, unit, period.times.at(-1)!);
  const date = requireOneDate(where, from);
  requireObservations(where, "period before the treatment", period.times[0]! < date ? 1 : 0, 1);
  requireObservations(where, "cluster", panel.cluster.count, 2);

  const timeOf = (t: number): number => {
    const time = t - date;
    if (leads !== undefined && time <= -leads) return -leads;
    return lags !== undefined && time >= lags ? lags : time;
  };
  const dummies = new Map<number, Float64Array>();
  for (let i = 0; i < panel.y.length; i++) {
    if (from[unit.codes[i]!] !== date) continue;
    const time = timeOf(period.times[period.codes[i]!]!);
    let column = dummies.get(time);
    if (column === undefined) {
      column = new Float64Array(panel.y.length);
      dummies.set(time, column);
    }
    column[i] = 1;
  }
  const times = [...dummies.keys()].sort((a, b) => a - b);
  if (!dummies.has(reference)) {
    throw new EqualizationError(
      `reference ${reference} is not a time relative to the treatment; pass one of ${listed(times.map(String))}`,
      { code: "missing_option", where, received: reference },
    );
  }
  const others = times.filter((time) => time !== reference);
  requireObservations(where, "time besides the reference", others.length, 1);
  const columns = new Map([
    ...others.map((time) => [keyOf(time), dummies.get(time)!] as const),
    ...covariates,
  ]);
  const fit = fitPanel(where, panel, columns, "two-way", "cluster", confidence);
  others.forEach((time, k) => {
    if (fit.names[k] === keyOf(time)) return;
    throw new EqualizationError(
      `the effect at time ${time} cannot be told from the effects of units and periods`,
      {
        code: "singular",
        where,
        received: time,
      },
    );
  });
  const later = others.flatMap((time, k) => (time >= 0 ? [k] : []));
  requireObservations(where, "time from the treatment on, besides the reference,", later.length, 1);
  return representable(where, {
    effects: times.map((time) => {
      const k = others.indexOf(time);
      return { time, ...(k < 0 ? coefficientOf(0, null, fit.df, confidence) : fit.coefficient(k)) };
    }),
    reference,
    preTrend: testJointly(
      fit,
      others.flatMap((time, k) => (time < 0 ? [k] : [])),
    ),
    after: fit.coefficient(new Map(later.map((k) => [k, 1 / later.length]))),
    n: panel.y.length,
    clusters: panel.cluster.count,
    df: fit.df,
  });
}

/** Key of a time among the columns; no covariate has it. */
function keyOf(time: number): string {
  return `\u0000${time}`;
}

/** Wald test that coefficients are 0, over their number. */
function testJointly(fit: PanelFit, positions: readonly number[]): EventStudy["preTrend"] {
  const q = positions.length;
  if (q === 0 || q >= fit.df || fit.covariance === null) return null;
  const values = positions.map((j) => fit.values[j]!);
  const solution = solveLinear(
    positions.map((j) => positions.map((l) => fit.covariance![j]![l]!)),
    values,
  );
  if (solution === null) return null;
  const F = values.reduce((sum, value, k) => sum + value * solution[k]!, 0) / q;
  if (!(F >= 0)) return null;
  return { F, df1: q, df2: fit.df, p: fTail(F, q, fit.df) };
}
