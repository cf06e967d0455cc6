import { exponential } from "./exponential.ts";
import { logarithm } from "./logarithm.ts";

/** Beyond it a power by products is no better than one by logarithms. */
const PRODUCTS = 64;

/**
 * A number of at least 0 to a finite power, the same to the last bit on every engine; `**` differs there between releases of
 * one engine.
 *
 * Whole powers up to 64 by products, a half by the square root, others by e^(y ln x), right to |y ln x| units in the
 * last place. 0 to the power of 0 is 1.
 */
export function power(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (y === 0.5) return Math.sqrt(x);
  if (y < 0) return 1 / power(x, -y);
  if (y <= PRODUCTS && Math.floor(y) === y) {
    let result = 1;
    for (let base = x, rest = y; ; base *= base) {
      if (rest & 1) result *= base;
      rest >>= 1;
      if (rest === 0) return result;
    }
  }
  return x === 0 ? 0 : exponential(y * logarithm(x));
}
