import { requireNumber, requirePositive, requireSameLength } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";

/**
 * Refuses a standard that is neither one number above 0 nor one such number per region, and returns it as a
 * function of the region.
 */
export function requireStandard(
  where: string,
  standard: number | Vector,
  regions: number,
): (region: number) => number {
  if (typeof standard === "object" && standard !== null) {
    requirePositive(where, "standard", standard);
    requireSameLength(where, "region", regions, "standard", standard.length);
    return (region) => standard[region]!;
  }
  requireNumber(where, "standard", standard, { above: 0 });
  return () => standard;
}
