import { LANES } from "./score-lanes.ts";

/** Up to this many values one random number chooses two places. */
const SHORT = 65_536;

/** How many random numbers a shuffle of `n` values takes. */
export function numbersToShuffle(n: number): number {
  return n > SHORT ? n - 1 : n >> 1;
}

/**
 * Puts the values of one lane in random order, in place: Fisher and Yates's shuffle, with the random numbers given.
 *
 * Two places from each number of 53 random bits: the fraction that is left over when it has chosen one of `i` places is itself uniform, with
 * as many bits less as `i` has, and chooses the next place to one part in 2^21 or better. Longer lanes take a number a place.
 */
export function shuffleLane(numbers: Float64Array, lanes: Float64Array, lane: number): void {
  const n = lanes.length / LANES;
  const step = n > SHORT ? 1 : 2;
  for (let k = 0, i = n - 1; k < numbers.length; k++, i -= step) {
    const u = numbers[k]! * (i + 1);
    exchange(lanes, lane, i, u);
    if (step === 2 && i > 1) exchange(lanes, lane, i - 1, (u - (u | 0)) * i);
  }
}

/** Exchanges the values at place `i` and at the whole part of `u`; by `| 0`, which keeps it an integer for the engine. */
function exchange(lanes: Float64Array, lane: number, i: number, u: number): void {
  const a = LANES * i + lane;
  const b = LANES * (u | 0) + lane;
  const moved = lanes[a]!;
  lanes[a] = lanes[b]!;
  lanes[b] = moved;
}
