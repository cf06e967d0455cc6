import { cosine } from "../../numeric/portable/cosine.ts";
import { sine } from "../../numeric/portable/sine.ts";
/** The quadratic spectral kernel of Andrews (1991) at lag over bandwidth; 1 at 0. */
export function quadraticSpectral(x: number): number {
  const z = 1.2 * Math.PI * x;
  // The closed form is a difference of nearly equal numbers there. Beyond the number range there is nothing left.
  if (z < 0.01) return 1 - (z * z) / 10 + z ** 4 / 280;
  return z <= Number.MAX_VALUE ? (3 / z / z) * (sine(z) / z - cosine(z)) : 0;
}
