import { normalQuantileOf } from "./normal-quantile.ts";

/**
 * One draw from the standard normal distribution, by the inverse of its distribution function.
 *
 * Takes one number from `random`, as `(k + 1/2) / 2^53` so that the draw is never infinite and as likely
 * positive as negative. Only arithmetic that every engine rounds alike is used: a seed gives the same bits everywhere.
 * The largest draw possible is about 8.3.
 */
export function normalDraw(random: () => number): number {
  // Both are exact for a multiple of 2^-53.
  const center = random() - 0.5 + 2 ** -54;
  return normalQuantileOf(center, 0.5 - Math.abs(center));
}
