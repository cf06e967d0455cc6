import { normalCdf } from "./normal-cdf.ts";
import { exponential } from "./portable/exponential.ts";
import { logarithm } from "./portable/logarithm.ts";

const ROOT = 0.3989422804014327;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Density of the standard normal distribution over its distribution function, `phi(z) / Phi(z)`, for any finite z. */
export function inverseMills(z: number): number {
  if (z > -30) return (ROOT * exponential((-z * z) / 2)) / normalCdf(z);
  return -z / series(z);
}

/** Natural logarithm of the distribution function of the standard normal, with all its digits far below 0. */
export function logNormalCdf(z: number): number {
  if (z > -30) return logarithm(normalCdf(z));
  return (-z * z) / 2 - HALF_LOG_TWO_PI - logarithm(-z) + logarithm(series(z));
}

/** `Phi(z) |z| / phi(z)` by its asymptotic series, right to 1e-15 below -30. */
function series(z: number): number {
  const v = 1 / (z * z);
  return 1 - v * (1 - 3 * v * (1 - 5 * v * (1 - 7 * v * (1 - 9 * v))));
}
