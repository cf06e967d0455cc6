import { unitScale } from "./moments.ts";
import type { Vector } from "./vector.ts";

/**
 * Weighted mean `sum w x / sum w`; without weights, the plain mean.
 *
 * Both sums are compensated, and a second pass takes back what rounding left of the first. So the mean is exact
 * when all values are equal (the mean of ten times 0.1 is 0.1, and a deviation from it is exactly 0), and right for
 * values and weights of any size, such as 1e-300 or 1e300.
 *
 * Values and weights are taken to be finite, equally many and with a positive total weight (guard first);
 * no values, or no weight, give NaN.
 */
export function weightedMean(values: Vector, weights: Vector | undefined): number {
  const { mean, safe } = twoPasses(values, weights, 1, 1);
  if (safe) return mean;
  let largest = 0;
  let heaviest = weights === undefined ? 1 : 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  if (weights !== undefined)
    for (let i = 0; i < values.length; i++) heaviest = Math.max(heaviest, weights[i]!);
  // Powers of two, so that equal values stay equal.
  const scale = unitScale(largest);
  return twoPasses(values, weights, scale, unitScale(heaviest)).mean / scale;
}

/** The mean of scaled values, and whether all sums stayed far from where doubles overflow or lose digits. */
function twoPasses(
  values: Vector,
  weights: Vector | undefined,
  scale: number,
  weightScale: number,
): { readonly mean: number; readonly safe: boolean } {
  let W = 0;
  let S = 0;
  let lostW = 0;
  let lostS = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    const x = w * (values[i]! * scale);
    const nextW = W + w;
    const partW = nextW - W;
    lostW += W - (nextW - partW) + (w - partW);
    W = nextW;
    const nextS = S + x;
    const partS = nextS - S;
    lostS += S - (nextS - partS) + (x - partS);
    S = nextS;
  }
  W += lostW;
  S += lostS;
  const first = S / W;
  let R = 0;
  let lostR = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    const x = w * (values[i]! * scale - first);
    const nextR = R + x;
    const partR = nextR - R;
    lostR += R - (nextR - partR) + (x - partR);
    R = nextR;
  }
  const mean = first + (R + lostR) / W;
  return { mean, safe: ordinary(W) && ordinary(Math.abs(S)) && mean - mean === 0 };
}

function ordinary(size: number): boolean {
  return size > 1e-250 && size < 1e250;
}
