import type { SpatialAlternative } from "../global/autocorrelation.ts";

/**
 * Whether a random score is at least as extreme as the one observed. Scores rise with clustering; two-sided ones are compared by their
 * distance from the center. A hair of slack, of the size of the rounding, makes equal what is equal but for the order of a sum: on small
 * maps many orders give exactly the statistic observed, and each of them counts.
 */
export function atLeastAsExtreme(
  random: number,
  observed: number,
  center: number,
  slack: number,
  alternative: SpatialAlternative,
): boolean {
  if (alternative === "greater") return random >= observed - slack;
  if (alternative === "less") return random <= observed + slack;
  return Math.abs(random - center) >= Math.abs(observed - center) - slack;
}
