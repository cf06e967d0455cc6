import { logarithm } from "./portable/logarithm.ts";
import { logarithmOfOnePlus } from "./portable/logarithm-of-one-plus.ts";
/**
 * Natural logarithm of the gamma function, for x above 0.
 *
 * From 10 on Stirling's series; about 2 the Taylor series with coefficients `zeta(k) - 1`, whose zeros at 1 and 2
 * are exact; in between the recurrence. Relative error below 1e-14, near 1 and 2 too.
 * `x` is taken to be finite and above 0 (guard first).
 *
 * @see Checked against mpmath at 50 digits.
 */
export function logGamma(x: number): number {
  if (x >= 10) return (x - 0.5) * logarithm(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  if (x < 0.5) return aboutOne(x) - logarithm(x);
  if (x < 1.5) return aboutOne(x - 1);
  let rest = x;
  let product = 1;
  while (rest > 2.5) {
    rest -= 1;
    product *= rest;
  }
  return logarithm(product) + aboutTwo(rest - 2);
}

/**
 * What Stirling's formula leaves of `log Gamma(x + 1)`: `log Gamma(x + 1) - (x + 1/2) log x + x - log(2 pi) / 2`.
 *
 * Densities are built on it because it is small where the logarithm of gamma is large: a difference of two
 * large logarithms would lose as many digits as they have before the point.
 */
export function stirlingError(x: number): number {
  return x >= 10 ? stirlingSeries(x) : logGamma(x + 1) - (x + 0.5) * logarithm(x) + x - HALF_LOG_TWO_PI;
}

function stirlingSeries(x: number): number {
  const square = 1 / (x * x);
  let series = 0;
  for (const coefficient of STIRLING) series = series * square + coefficient;
  return series / x;
}

/** `log Gamma(1 + e)` for e from -1/2 to 1/2. */
function aboutOne(e: number): number {
  return aboutTwo(e) - logarithmOfOnePlus(e);
}

/** `log Gamma(2 + e)` for e from -1/2 to 1/2. */
function aboutTwo(e: number): number {
  let series = 0;
  for (const coefficient of TAYLOR) series = series * e + coefficient;
  return series * e;
}

/** log(2 pi) / 2 */
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** B(2k) / (2k (2k - 1)), highest power first. */
const STIRLING: readonly number[] = [
  -3617 / 122400,
  1 / 156,
  -691 / 360360,
  1 / 1188,
  -1 / 1680,
  1 / 1260,
  -1 / 360,
  1 / 12,
];

/** (-1)^k (zeta(k) - 1) / k for k from 28 down to 2, then 1 minus Euler's constant. */
const TAYLOR: readonly number[] = [
  1.3304764374244491e-10, -2.7595228851242334e-10, 5.731367241678862e-10, -1.1921401405860912e-9,
  2.4836745438024785e-9, -5.183475041970047e-9, 1.0838659214896955e-8, -2.2711094608943164e-8,
  4.769810169363981e-8, -1.00432248239681e-7, 2.1207184805554667e-7, -4.492469198764566e-7,
  9.55141213040742e-7, -2.039215753801366e-6, 4.374866789907487e-6, -9.439488275268395e-6,
  2.0507212775670694e-5, -4.492623673813314e-5, 9.945751278180853e-5, -0.00022315475845357936,
  0.0005096695247430425, -0.001192753911703261, 0.0028905103307415234, -0.007385551028673986,
  0.020580808427784546, -0.0673523010531981, 0.3224670334241132, 0.42278433509846713,
];
