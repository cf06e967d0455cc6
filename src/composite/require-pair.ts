import { EqualizationError } from "../errors.ts";
import { requireFinite } from "../numeric/guard/index.ts";

/** Refuses anything but two finite numbers, the first not above the second. */
export function requirePair(
  where: string,
  option: string,
  pair: readonly [low: number, high: number],
): readonly [low: number, high: number] {
  requireFinite(where, `${option}: number`, pair);
  if (pair.length !== 2) {
    throw new EqualizationError(`${option} has ${pair.length} numbers; pass [low, high]`, {
      code: "length_mismatch",
      where,
      received: pair.length,
    });
  }
  const [low, high] = pair;
  if (low > high) {
    throw new EqualizationError(`${option} is [${low}, ${high}]; pass the low end before the high end`, {
      code: "out_of_domain",
      where,
      received: pair,
    });
  }
  return pair;
}
