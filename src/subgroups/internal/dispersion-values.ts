/** What the ten measures of dispersion are taken with. */
export interface DispersionFrame {
  /** Share of each subgroup in the population; equal shares where populations are missing. */
  readonly shares: Float64Array;
  /** Whether the best is the largest. */
  readonly favorable: boolean;
  /** Position of the reference subgroup; -1 if there is none. */
  readonly reference: number;
  /** The average as given; `undefined` takes the weighted mean of the estimates at hand. */
  readonly settingAverage: number | undefined;
}

/**
 * The ten measures of one set of estimates, in the order of `DISPERSION_IDS`, written `into` ten numbers.
 *
 * One code for the estimates and for every simulated draw of them; it allocates nothing. Only `+ - * /`,
 * `Math.abs` and `Math.sqrt`, which every engine rounds alike. A measure that is not defined comes out NaN or infinite.
 */
export function dispersionValues(estimates: Float64Array, frame: DispersionFrame, into: Float64Array): void {
  const { shares, favorable, reference, settingAverage } = frame;
  const n = estimates.length;
  const first = estimates[0]!;
  let best = first;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const x = estimates[i]!;
    if (favorable ? x > best : x < best) best = x;
    // From the first estimate, so that the mean of equal estimates is exact.
    rest += shares[i]! * (x - first);
  }
  const mean = first + rest;
  const average = settingAverage ?? mean;
  const compared = reference < 0 ? Number.NaN : estimates[reference]!;
  let squares = 0;
  let fromMean = 0;
  let fromAverage = 0;
  let fromBest = 0;
  let fromBestWeighted = 0;
  let fromReference = 0;
  let fromReferenceWeighted = 0;
  for (let i = 0; i < n; i++) {
    const x = estimates[i]!;
    const p = shares[i]!;
    const d = x - mean;
    const toBest = Math.abs(x - best);
    const toReference = Math.abs(x - compared);
    squares += p * d * d;
    fromMean += p * Math.abs(d);
    fromAverage += Math.abs(x - average);
    fromBest += toBest;
    fromBestWeighted += p * toBest;
    fromReference += toReference;
    fromReferenceWeighted += p * toReference;
  }
  const deviation = Math.sqrt(squares);
  into[0] = deviation;
  into[1] = mean > 0 ? (100 * deviation) / mean : Number.NaN;
  into[2] = fromBest / n;
  into[3] = fromBestWeighted;
  into[4] = fromReference / n;
  into[5] = fromReferenceWeighted;
  into[6] = fromAverage / n;
  into[7] = fromMean;
  into[8] = average > 0 ? (100 * fromAverage) / n / average : Number.NaN;
  into[9] = mean > 0 ? (100 * fromMean) / mean : Number.NaN;
}
