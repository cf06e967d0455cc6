import { randomIndex } from "./random-index.ts";

/** An array whose elements can be put elsewhere: plain or typed. */
export interface Shuffled<T> {
  /** Number of elements. */
  readonly length: number;
  [index: number]: T;
}

/**
 * Puts the elements in random order, in place: Fisher and Yates's shuffle, from the last element down.
 *
 * Every order is equally likely. Takes `length - 1` numbers from `random`; none for an empty array.
 */
export function shuffle<T>(random: () => number, array: Shuffled<T>): void {
  for (let i = array.length - 1; i > 0; i--) {
    const j = randomIndex(random, i + 1);
    const moved = array[i]!;
    array[i] = array[j]!;
    array[j] = moved;
  }
}
