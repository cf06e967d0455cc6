import { EqualizationError } from "../../errors.ts";
import { chiSquareQuantile } from "../../numeric/chi-square-quantile.ts";
import { requireNumber } from "../../numeric/guard/index.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";

/** A confidence interval. */
export interface Interval {
  /** Lower limit. */
  readonly lower: number;
  /** Upper limit. */
  readonly upper: number;
  /** Confidence level between 0 and 1, such as 0.95. */
  readonly confidence: number;
}

/** How the limits of a count are found: Byar's approximation, the exact ones, or exact below 10 events and Byar's from there. */
export type CountMethod = "auto" | "byar" | "exact";

/** Both limits of the mean of a Poisson count, which need not be whole. */
export function countLimits(
  count: number,
  method: CountMethod,
  confidence: number,
): readonly [lower: number, upper: number] {
  const tail = (1 - confidence) / 2;
  if (method === "exact" || (method === "auto" && count < 10)) {
    return [
      count === 0 ? 0 : chiSquareQuantile(tail, 2 * count) / 2,
      chiSquareQuantile(1 - tail, 2 * count + 2) / 2,
    ];
  }
  const z = -normalQuantile(tail);
  // A cube below 0 is no count, and without events there is no root to divide by.
  const lower = count === 0 ? 0 : Math.max(0, 1 - 1 / (9 * count) - z / (3 * Math.sqrt(count)));
  const next = count + 1;
  return [count * lower ** 3, next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3];
}

/**
 * Refuses a confidence outside 0 to 1. In this field it is often called level and given in percent: 95 taken for 0.95 would
 * make an interval of no meaning, so that the name is refused with a hint.
 */
export function requireConfidence(where: string, options: object, confidence: number): void {
  const level: unknown = (options as Readonly<Record<string, unknown>>).level;
  if (typeof level === "number" && !(level > 0 && level < 1)) {
    throw new EqualizationError(`level is ${level}; pass confidence, between 0 and 1, such as 0.95`, {
      code: "out_of_domain",
      where,
      received: level,
    });
  }
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
}
