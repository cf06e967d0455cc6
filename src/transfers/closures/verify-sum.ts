import { EqualizationError } from "../../errors.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedSum } from "../../numeric/weighted-sum.ts";
import type { Column } from "../columns/column.ts";

/** How far a sum may be off, next to the sizes of its terms: a thousandfold of what rounding leaves. */
const TOLERANCE = 1e-9;

/**
 * Refuses amounts that do not add up to what they were fitted to. Every closure ends with it, so that no rule can
 * overspend without a word.
 */
export function verifySum(where: string, amounts: Column, total: number, weights?: Column): void {
  const placed = weightedSum(amounts, weights);
  let volume = Math.abs(total);
  for (let i = 0; i < amounts.length; i++) volume += Math.abs(amounts[i]!) * (weights?.[i] ?? 1);
  if (Math.abs(placed - total) <= TOLERANCE * volume) return;
  throw new EqualizationError(
    `the amounts add up to ${placed} instead of ${total}, because the numbers span more than double precision can tell apart; bring them to one scale`,
    { code: "no_convergence", where, received: total },
  );
}

/**
 * Spreads what rounding left over those that receive, by one number per unit of weight, and verifies the sum. A level
 * far from 0 has few digits after the point; the money placed at it must not.
 */
export function settleSum(where: string, perHead: Column, weights: Column, total: number): void {
  const n = perHead.length;
  const left = total - weightedSum(perHead, weights);
  // Up to the last bits of the sum there is nothing to spread.
  if (Math.abs(left) > 1e-14 * total) {
    const taking = weights.map((w, i) => (perHead[i]! > 0 ? w : 0));
    const heads = sum(taking);
    const each = left / heads;
    for (let i = 0; i < n; i++) if (taking[i]! > 0) perHead[i] = Math.max(0, perHead[i]! + each);
  }
  verifySum(where, perHead, total, weights);
}
