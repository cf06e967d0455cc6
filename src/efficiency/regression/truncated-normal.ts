import { normalCdf, normalTail } from "../../numeric/normal-cdf.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { inverseMills, logNormalCdf } from "../../numeric/normal-ratio.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";

const ROOT = 0.3989422804014327;

/** What a standard normal between two limits is like. */
export interface TruncatedMoments {
  /** Logarithm of the probability between the limits. */
  readonly logMass: number;
  /** Moments about 0, from the first to the fourth. */
  readonly moments: readonly [number, number, number, number];
}

/** Mass and moments of a standard normal between `a` and `b`; either may be infinite. `null` where the mass is too small for a number. */
export function truncatedMoments(a: number, b: number): TruncatedMoments | null {
  // Mirrored so that the mass lies toward the upper side, whose far tail keeps its digits by ratios.
  if (a === Number.NEGATIVE_INFINITY && b < Number.POSITIVE_INFINITY) {
    const mirrored = truncatedMoments(-b, Number.POSITIVE_INFINITY);
    if (mirrored === null) return null;
    const [m1, m2, m3, m4] = mirrored.moments;
    return { logMass: mirrored.logMass, moments: [-m1, m2, -m3, m4] };
  }
  if (b === Number.POSITIVE_INFINITY) {
    if (a === Number.NEGATIVE_INFINITY) return { logMass: 0, moments: [0, 1, 0, 3] };
    const h = inverseMills(-a);
    const m2 = 1 + a * h;
    const m3 = (2 + a * a) * h;
    return { logMass: logNormalCdf(-a), moments: [h, m2, m3, 3 * m2 + a * a * a * h] };
  }
  const mass = a > 0 ? normalTail(a) - normalTail(b) : normalCdf(b) - normalCdf(a);
  if (!(mass > 1e-280)) return null;
  const ha = (ROOT * exponential((-a * a) / 2)) / mass;
  const hb = (ROOT * exponential((-b * b) / 2)) / mass;
  const m1 = ha - hb;
  const m2 = 1 + a * ha - b * hb;
  const m3 = 2 * m1 + a * a * ha - b * b * hb;
  return { logMass: logarithm(mass), moments: [m1, m2, m3, 3 * m2 + a ** 3 * ha - b ** 3 * hb] };
}

/** A draw of a standard normal between two limits, by the inverse of its distribution function; takes one random number. */
export function truncatedDraw(random: () => number, a: number, b: number): number {
  const u = random();
  if (a > 0) return -truncatedDraw(() => 1 - u - 2 ** -54, -b, -a);
  const low = normalCdf(a);
  const high = normalCdf(b);
  const p = low + (u + 2 ** -54) * (high - low);
  // Beyond the last number that has a tail: the limit itself.
  if (!(p > 0)) return b < 0 ? b : Math.max(a, Math.min(b, 0));
  return Math.min(b, Math.max(a, normalQuantile(p)));
}
