import { exponential } from "./exponential.ts";
import { exponentialExcess } from "./exponential-excess.ts";

/** e^x − 1 with all digits of small x, the same to the last bit on every engine; `Math.expm1` may differ there. */
export function exponentialMinusOne(x: number): number {
  if (x === 0) return x;
  return x > -0.36 && x < 0.36 ? exponentialExcess(x) : exponential(x) - 1;
}
