import { argsort } from "../numeric/argsort.ts";
import { averageRanks } from "../numeric/average-ranks.ts";
import type { Vector } from "../numeric/vector.ts";

/** Ranks from 1 for the smallest; tied values share the mean of their ranks, or the smallest of them. */
export function ascendingRanks(values: Vector, ties: "average" | "min"): Float64Array {
  if (ties === "average") return averageRanks(values);
  const order = argsort(values);
  const ranks = new Float64Array(order.length);
  let rank = 1;
  for (let k = 0; k < order.length; k++) {
    if (k > 0 && values[order[k]!]! !== values[order[k - 1]!]!) rank = k + 1;
    ranks[order[k]!] = rank;
  }
  return ranks;
}

/** Scores this near to each other are a tie: they differ by rounding alone. */
const TIE = 1e-12;

/**
 * Places from 1 for the largest; tied scores share the better place and the next one is skipped: 1, 2, 2, 4.
 *
 * Scores are taken to be of about the size of 1; they tie with the best of their group within 1e-12.
 */
export function places(scores: Vector): number[] {
  const order = argsort(scores);
  const n = order.length;
  const result = new Array<number>(n).fill(0);
  let place = 1;
  let leader = Number.POSITIVE_INFINITY;
  for (let k = n - 1; k >= 0; k--) {
    const score = scores[order[k]!]!;
    if (leader - score > TIE) {
      place = n - k;
      leader = score;
    }
    result[order[k]!] = place;
  }
  return result;
}
