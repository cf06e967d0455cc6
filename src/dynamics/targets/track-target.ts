import { EqualizationError } from "../../errors.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requirePositive,
} from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { exponentialMinusOne } from "../../numeric/portable/exponential-minus-one.ts";
import type { Vector } from "../../numeric/vector.ts";
import { logRatio } from "../convergence/log-ratio.ts";
import { requireYears } from "../require-years.ts";
import { linearTrend } from "./linear-trend.ts";

/** Options of {@link trackTarget}. */
export interface TrackTargetOptions {
  /** The value to reach, in the unit of the series. */
  readonly target: number;
  /** When it is to be reached, on the same line of years as `years`. */
  readonly deadline: number;
  /** The year of each value, ascending; gaps may differ. @defaultValue 0, 1, 2, … */
  readonly years?: Vector | undefined;
  /**
   * How the series goes on: "linear" by the slope of its least-squares line; "compound" at the yearly rate from its
   * first to its last value; "log-linear" by the line through its logarithms.
   *
   * @defaultValue "linear"
   */
  readonly method?: "linear" | "compound" | "log-linear" | undefined;
  /** `"lower"` where less is better. @defaultValue "higher" */
  readonly direction?: "higher" | "lower" | undefined;
  /** Smallest and largest value there can be: projections stop there. @defaultValue none */
  readonly bounds?:
    | {
        /** Smallest value possible. */
        readonly lower: number;
        /** Largest value possible. */
        readonly upper: number;
      }
    | undefined;
}

/** Where a series stands on the way to its target. */
export type TargetStatus =
  /** The target was met in time. */
  | "achieved"
  /** It is not due yet, and at the pace so far it will be met in time. */
  | "on-track"
  /** It is not due yet, and at the pace so far it will not be met in time. */
  | "off-track"
  /** It was due and not met. */
  | "not-achieved"
  /** It is not due yet, and the series goes the other way. */
  | "regressing"
  /** One value, not due, not met: there is no pace to judge by. */
  | "single-value";

/** What {@link trackTarget} finds. */
export interface TargetTrack {
  /** Where the series stands. */
  readonly status: TargetStatus;
  /** How far the last value is from the target; 0 where it is met. */
  readonly distance: number;
  /** Share of the way from the first value to the target that is behind; `null` where the first value met it. */
  readonly progress: number | null;
  /** Last value less the first. */
  readonly change: number;
  /** Change a year: an amount for "linear", a rate (0.05 for 5 percent) otherwise; `null` with one value. */
  readonly annualChange: number | null;
  /** Pace from the last value that meets the target when due; 0 where it is met, `null` once due or out of reach. */
  readonly requiredAnnualChange: number | null;
  /** Value when due at the pace so far; the last value once due; `null` with one value. */
  readonly projected: number | null;
  /** Year in which the target is met at the pace so far; that of the last value where it is; `null` where never. */
  readonly projectedYear: number | null;
  /** Year of the first value that met it, from which on all did; `null` where the last does not. */
  readonly metSince: number | null;
  /** Year of the first value that met it; `null` where none did. */
  readonly firstMet: number | null;
}

/**
 * Where a series stands on the way to a target that is due: how far it has come, how fast, and whether that will do.
 *
 * $$ \text{done} = \frac{x_T - x_0}{x^{*} - x_0}, \quad
 *    \text{projected} = x_T + b\,(\text{due} - t_T) \;\text{or}\; x_T (1 + g)^{\text{due} - t_T}, \quad
 *    \text{pace needed} = \frac{x^{*} - x_T}{\text{due} - t_T} \;\text{or}\; (x^{*} / x_T)^{1 / (\text{due} - t_T)} - 1 $$
 *
 * with $b$ the least-squares slope a year, and $g$ the yearly rate from first to last, or of the line through the logarithms.
 *
 * - **Unit:** that of the series; paces a year of the calendar.
 * - **Once due**, the value at the due date decides, or the first one after it: reached later is missed, and reached in time
 *   and lost again is reached; `metSince` and `firstMet` tell.
 * - **Use "linear"** for percentages and shares, "compound" for what grows by rates. `yearsToTarget` has the same trends.
 * - A target that the projection misses by less than 1e-9 of the way counts as met: a series exactly on pace is on course.
 *
 * @param series Values in order of time, at least one; finite, above 0 unless the method is "linear".
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite`, `wrong_type`,
 *   `missing_option` (no target or due), `out_of_domain` (a value or target of 0 or less where a logarithm is needed, a
 *   target outside the bounds, years that do not ascend), `unknown_option`.
 *
 * @example Coverage rose from 60 in 2010 to 70 in 2012, and is to be 90 in 2016
 * ```ts
 * import { trackTarget } from "equalis";
 * const track = trackTarget([60, 70], { target: 90, years: [2010, 2012], deadline: 2016 });
 * track.status; // => "on-track"
 * [track.annualChange, track.requiredAnnualChange]; // => [5, 5]
 * track.projected; // => 90
 * Math.round((track.progress ?? 0) * 1e4) / 1e4; // => 0.3333
 * trackTarget([60, 70], { target: 95, years: [2010, 2012], deadline: 2016 }).projectedYear; // => 2017
 * ```
 */
export function trackTarget(series: Vector, options: TrackTargetOptions): TargetTrack {
  const where = "trackTarget";
  requireOptions(where, options, ["target", "deadline", "years", "method", "direction", "bounds"]);
  const { target, deadline, method = "linear", direction = "higher", bounds } = options;
  requireOneOf(where, "method", method, ["linear", "compound", "log-linear"]);
  requireOneOf(where, "direction", direction, ["higher", "lower"]);
  requireNumber(where, "target", target, method === "linear" ? {} : { above: 0 });
  requireNumber(where, "deadline", deadline);
  if (method === "linear") requireFinite(where, "value", series);
  else requirePositive(where, "value", series);
  requireObservations(where, "value", series.length, 1);
  const years = requireYears(where, series.length, options.years);
  const { lower, upper } = readBounds(where, bounds);
  if (target < lower || target > upper) {
    throw new EqualizationError(
      `target ${target} is outside ${lower} to ${upper}, the values there can be; it could never be reached`,
      { code: "out_of_domain", where, received: target },
    );
  }

  const meets = (value: number): boolean => (direction === "higher" ? value >= target : value <= target);
  const end = series.length - 1;
  const first = series[0]!;
  const last = series[end]!;
  const met = meets(last);
  const left = deadline - years[end]!;
  let firstMet: number | null = null;
  let metSince: number | null = null;
  for (let t = 0; t <= end; t++) {
    if (!meets(series[t]!)) metSince = null;
    else {
      firstMet ??= years[t]!;
      metSince ??= years[t]!;
    }
  }
  const slope = end === 0 ? null : slopeOf(series, years, method);
  const along = (time: number): number =>
    Math.min(
      upper,
      Math.max(lower, method === "linear" ? last + slope! * time : last * exponential(slope! * time)),
    );
  const projected = left <= 0 ? last : slope === null ? null : along(left);
  const far = method === "linear" ? target - last : logRatio(target, last);
  const wait = met ? 0 : slope === null ? Number.NaN : far / slope;
  const rate = (logarithmic: number): number =>
    method === "linear" ? logarithmic : exponentialMinusOne(logarithmic);

  let status: TargetStatus;
  if (left <= 0) {
    let decisive = 0;
    while (years[decisive]! < deadline) decisive++;
    status = meets(series[decisive]!) ? "achieved" : "not-achieved";
  } else if (met) status = "achieved";
  else if (slope === null) status = "single-value";
  else if (direction === "higher" ? slope < 0 : slope > 0) status = "regressing";
  else {
    const slack = 1e-9 * Math.abs(target - first);
    const reaches = direction === "higher" ? projected! >= target - slack : projected! <= target + slack;
    status = reaches ? "on-track" : "off-track";
  }
  return {
    status,
    distance: met ? 0 : Math.abs(target - last),
    progress: meets(first) ? null : finiteOr((last - first) / (target - first) + 0),
    change: last - first + 0,
    annualChange: slope === null ? null : finiteOr(rate(slope)),
    requiredAnnualChange: left <= 0 ? null : met ? 0 : finiteOr(rate(far / left)),
    projected: projected === null ? null : finiteOr(projected),
    projectedYear: wait >= 0 && wait <= Number.MAX_VALUE ? years[end]! + wait : null,
    metSince,
    firstMet,
  };
}

/** The trend a year: of the values, or of their logarithms. */
function slopeOf(series: Vector, years: Vector, method: "linear" | "compound" | "log-linear"): number {
  const end = series.length - 1;
  if (method === "compound") return logRatio(series[end]!, series[0]!) / (years[end]! - years[0]!);
  const heights = method === "linear" ? series : Float64Array.from(series, (x) => logRatio(x, series[0]!));
  return linearTrend(years, heights).slope;
}

function readBounds(
  where: string,
  bounds: TrackTargetOptions["bounds"],
): { readonly lower: number; readonly upper: number } {
  if (bounds === undefined) return { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  requireOptions(where, bounds, ["lower", "upper"]);
  requireNumber(where, "bounds.lower", bounds.lower);
  requireNumber(where, "bounds.upper", bounds.upper, { above: bounds.lower });
  return bounds;
}

/** A number, or `null` where it grew out of bounds. */
function finiteOr(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
