import { exponential } from "./portable/exponential.ts";
/**
 * Distribution function of the standard normal: `P(Z <= z)`.
 *
 * Relative error below 1e-14 in the lower tail, down to 1e-300. For the upper tail use {@link normalTail}: `1 - normalCdf(z)`
 * keeps none of its digits. `z` is taken to be a number other than NaN; infinite z give 0 and 1.
 *
 * @see Checked against mpmath at 50 digits.
 */
export function normalCdf(z: number): number {
  return normalTail(-z);
}

/**
 * Upper tail of the standard normal: `P(Z > z)`.
 *
 * Near the center `1/2 - phi(z) (z + z^3/3 + z^5/(3 5) + ...)`, all terms of one sign; beyond 1.5 the continued fraction
 * `phi(z) / (z + 1/(z + 2/(z + 3/(z + ...))))`. Relative error below 1e-14 down to 1e-300, with two-sided p as `2 * normalTail(Math.abs(z))`.
 * `z` is taken to be a number other than NaN; infinite z give 0 and 1.
 */
export function normalTail(z: number): number {
  const size = Math.abs(z);
  if (size < 1.5) return 0.5 - central(z);
  const tail = size > 40 ? 0 : density(size) * mills(size);
  return z > 0 ? tail : 1 - tail;
}

/** `P(0 < Z < z)`, negative for a negative z, without loss however small z is. */
function central(z: number): number {
  const square = z * z;
  let term = z;
  let total = z;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(total); k += 2) {
    term *= square / k;
    total += term;
  }
  return density(z) * total;
}

function density(z: number): number {
  // The square of a multiple of 1/32 is exact: rounding z^2 / 2 itself would cost digits in the far tail.
  const near = Math.round(z * 32) / 32;
  return exponential((-near * near) / 2) * exponential((-(z - near) * (z + near)) / 2) * ROOT;
}

/** Tail over density for z of 1.5 and above, from a depth that leaves less than 1e-16, with the limit of what is cut off. */
function mills(z: number): number {
  const depth = Math.ceil(10 + 250 / (z * z));
  let fraction = (z + Math.sqrt(z * z + 4 * depth)) / 2;
  for (let k = depth; k >= 1; k--) fraction = z + k / fraction;
  return 1 / fraction;
}

/** 1 / sqrt(2 pi) */
const ROOT = 0.3989422804014327;
