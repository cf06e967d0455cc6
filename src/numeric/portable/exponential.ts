import { exponentialExcess } from "./exponential-excess.ts";
import { LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { POWERS_OF_TWO } from "./powers-of-two.ts";

/** Added and taken away again it rounds to a whole number. */
const TO_WHOLE = 6755399441055744;

/**
 * e to the power of x, the same to the last bit on every engine; `Math.exp` may differ there.
 *
 * With x = k ln 2 + r and r at most half of ln 2, e^x = 2^k (1 + (e^r − 1)). Within one unit in the last place. Only additions,
 * products, quotients and rounding are used, which every engine rounds alike. 0 far below, `Infinity` far above.
 */
export function exponential(x: number): number {
  if (!(x < 709.8)) return x >= 709.8 ? Number.POSITIVE_INFINITY : x;
  if (x < -745.2) return 0;
  const k = x * Math.LOG2E + TO_WHOLE - TO_WHOLE;
  const half = k >> 1;
  // What rounding loses of the reduced number goes back in as a factor of one plus the loss.
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const excess = exponentialExcess(r);
  return (
    (1 + (excess + (lost + lost * excess))) * POWERS_OF_TWO[1023 - half]! * POWERS_OF_TWO[1023 - k + half]!
  );
}
