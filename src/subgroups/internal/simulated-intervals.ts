import { normalDraw } from "../../numeric/normal-draw.ts";
import { quantileSorted } from "../../numeric/quantile-sorted.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import { DISPERSION_IDS } from "./dispersion-ids.ts";
import { type DispersionFrame, dispersionValues } from "./dispersion-values.ts";
import type { Setting } from "./setting.ts";

/** Limits of one simulated measure, in units of the setting, or the reason why there are none. */
type Limits = { readonly lower: number; readonly upper: number } | string;

/**
 * Percentile intervals of the measures in the given columns of {@link dispersionValues}.
 *
 * Every replicate draws each estimate from a normal distribution around it, again and again until the draw is
 * one that the indicator can take, and measures the draws; the best subgroup, the reference's level and the
 * mean are those of the draws. A string instead of limits is the reason why there are none.
 */
export function simulatedIntervals(
  setting: Setting,
  frame: DispersionFrame,
  columns: readonly number[],
): readonly Limits[] | string {
  const { n, unit, estimates, errors, errorUnit, draws: replicates, confidence, missingError } = setting;
  if (missingError !== null) return missingError;
  if (replicates === 0) return "draws is 0: no simulation";
  const lower = (setting.bounds?.lower ?? 0) / unit;
  const upper = (setting.bounds?.upper ?? setting.scale ?? Number.POSITIVE_INFINITY) / unit;
  const spreads = errors.map((error) => error * (errorUnit / unit));
  const random = seededRandom(setting.seed);
  const draws = new Float64Array(n);
  const values = new Float64Array(DISPERSION_IDS.length);
  const samples = columns.map(() => new Float64Array(replicates));
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let i = 0; i < n; i++) draws[i] = drawWithin(random, estimates[i]!, spreads[i]!, lower, upper);
    dispersionValues(draws, frame, values);
    for (let k = 0; k < columns.length; k++) samples[k]![replicate] = values[columns[k]!]!;
  }
  return samples.map((sample) => {
    // NaN sorts last, after Infinity.
    sample.sort();
    if (!Number.isFinite(sample[replicates - 1]!))
      return "a simulated average is not above 0, or a draw beyond the largest number";
    return {
      lower: quantileSorted(sample, (1 - confidence) / 2),
      upper: quantileSorted(sample, (1 + confidence) / 2),
    };
  });
}

/**
 * A normal draw inside the bounds, the center being inside. After 50 misses an even draw: so many misses mean
 * an error so much wider than the bounds that the normal density is flat between them.
 */
function drawWithin(
  random: () => number,
  center: number,
  spread: number,
  lower: number,
  upper: number,
): number {
  for (let attempt = 0; attempt < 50; attempt++) {
    const draw = center + spread * normalDraw(random);
    if (draw >= lower && draw <= upper) return draw;
  }
  return lower + random() * (upper - lower);
}
