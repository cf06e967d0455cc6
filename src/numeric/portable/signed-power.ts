import { power } from "./power.ts";

/** A number of any sign to a finite power, as {@link power}: a negative one has powers for whole exponents only, else NaN. */
export function signedPower(x: number, y: number): number {
  if (x >= 0) return power(x, y);
  if (!Number.isInteger(y)) return Number.NaN;
  const size = power(-x, y);
  return y % 2 === 0 ? size : -size;
}
