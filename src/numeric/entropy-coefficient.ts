import { add } from "./add.ts";
import { type Moments, moments } from "./moments.ts";
import { exponentialMinusOne } from "./portable/exponential-minus-one.ts";
import { logarithm } from "./portable/logarithm.ts";
import type { Vector } from "./vector.ts";

/** Below this relative deviation from the mean a power series keeps more digits than the closed form. */
const NEAR = 0.02;

/**
 * Generalized entropy of order `alpha`, with the moments it came from: `GE = sum p f(r)`, `r = x / mu`.
 *
 * `f(r) = (r^alpha - 1 - alpha (r - 1)) / (alpha (alpha - 1))`, in the limit `r ln r - (r - 1)` for 1 and
 * `r - 1 - ln r` for 0. The parts in `r - 1` add up to 0 on paper; with them no term is negative, so that
 * equal values give exactly 0 and nearly equal ones keep their digits.
 *
 * A value of 0 gives the limit of the formula, which is `Infinity` for `alpha <= 0`. Values are taken to be
 * finite and not negative with a positive total, weights to be as many and valid (guard first).
 */
export function entropyCoefficient(
  values: Vector,
  weights: Vector | undefined,
  alpha: number,
): Moments & { readonly entropy: number } {
  const m = moments(values, weights);
  const { scale, weightScale, mean } = m;
  const inverse = 1 / mean;
  const near = NEAR / Math.max(1, Math.abs(alpha));
  const [c2, c3, c4, c5, c6, c7, c8, c9, c10, c11] = seriesOf(alpha);
  const running = new Float64Array(2);
  let E = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    const y = values[i]! * scale;
    const d = (y - mean) * inverse;
    let f: number;
    if (d < near && d > -near) {
      const high = c7 + d * (c8 + d * (c9 + d * (c10 + d * c11)));
      f = d * d * (c2 + d * (c3 + d * (c4 + d * (c5 + d * (c6 + d * high)))));
    } else {
      const r = y * inverse;
      // Where r has left the range of doubles its logarithm has not.
      const ofRatio = r > 1e-290 ? logarithm(r) : logarithm(values[i]!) + logarithm(scale) - logarithm(mean);
      if (alpha === 1) f = r > 0 ? r * ofRatio - d : 1;
      else if (alpha === 0) f = d - ofRatio;
      else if (alpha < 0.5) f = (exponentialMinusOne(alpha * ofRatio) - alpha * d) / (alpha * (alpha - 1));
      else if (r > 0) f = ((r * exponentialMinusOne((alpha - 1) * ofRatio)) / (alpha - 1) - d) / alpha;
      else f = 1 / alpha;
    }
    // A row without weight is absent, even where its term is infinite.
    E = add(running, w > 0 ? w * f : 0);
  }
  // Once the sum is infinite its error is not a number, and no longer matters.
  return { ...m, entropy: running[0] === Number.POSITIVE_INFINITY ? running[0] : E / m.weight };
}

type Coefficients = [number, number, number, number, number, number, number, number, number, number];

/** Binomial coefficients `(alpha over k) / (alpha (alpha - 1))` for k from 2 to 11. */
function seriesOf(alpha: number): Coefficients {
  const coefficients: Coefficients = [0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 1; k < coefficients.length; k++) {
    coefficients[k] = (coefficients[k - 1]! * (alpha - k - 1)) / (k + 2);
  }
  return coefficients;
}
