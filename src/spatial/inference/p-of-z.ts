import { normalTail } from "../../numeric/normal-cdf.ts";
import type { SpatialAlternative } from "../global/autocorrelation.ts";

/** Probability of a standard normal at least as extreme as z. */
export function pOfZ(z: number, alternative: SpatialAlternative): number {
  if (alternative === "greater") return normalTail(z);
  if (alternative === "less") return normalTail(-z);
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}
