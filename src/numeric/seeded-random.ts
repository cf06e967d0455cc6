import { refuseNumber } from "./guard/refuse-number.ts";
import { fillBlock } from "./random-blocks.ts";

/**
 * A stream of uniform random numbers in [0, 1), the same for one seed on every engine and in every version.
 *
 * The generator is xoshiro128** by Blackman and Vigna, in arithmetic modulo 2^32 on four words `s0..s3`:
 *
 * ```text
 * result = rotl(s1 * 5, 7) * 9;  t = s1 << 9
 * s2 ^= s0;  s3 ^= s1;  s1 ^= s2;  s0 ^= s3;  s2 ^= t;  s3 = rotl(s3, 11)
 * ```
 *
 * A number takes two results, high then low: `((high >>> 5) * 2^26 + (low >>> 6)) / 2^53`, so all 53 bits of
 * a double are random. The period is 2^128 - 1 results.
 *
 * The seed becomes words: for a number `0`, then the high and the low half of its IEEE 754 double (-0 counts
 * as 0); for a string `1`, its length, then its UTF-16 code units. So `1`, `1.5`, `-1` and `"1"` all start different
 * streams. Word `s_k` begins as `k` and takes up each seed word `w` by `s_k = mix((s_k ^ w) + 0x9e3779b9)`, where
 * `mix` is the finalizer of splitmix32:
 *
 * ```text
 * z ^= z >>> 16;  z *= 0x21f0aaad;  z ^= z >>> 15;  z *= 0x735a2d97;  z ^= z >>> 15
 * ```
 *
 * (Should all four words come out 0, which no generator of this kind can leave, `s0` is set to 1.)
 *
 * Use it wherever a function of this library asks for `random`, and for simulations that others must be able
 * to repeat. Do not use it for lots that someone gains by predicting, nor for keys: it is no cipher.
 *
 * @param seed Any finite number or any string.
 * @returns A function that gives the next number at each call. Two such functions never share state.
 * @throws EqualizationError `not_finite` for NaN or an infinite seed; `wrong_type` for a seed that is neither a number nor a string.
 * @see D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on
 *   Mathematical Software 47(4), 2021. The stream is checked against a separate implementation in C.
 * @example
 * ```ts
 * import { seededRandom } from "equalis";
 * const random = seededRandom(2024);
 * const again = seededRandom(2024);
 * random() === again(); // => true
 * Math.round(seededRandom("draw 1")() * 1e6) / 1e6; // => 0.669607
 * ```
 */
export function seededRandom(seed: number | string): () => number {
  let [s0, s1, s2, s3] = stateOf(seed);

  function next(): number {
    const five = Math.imul(s1, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  }

  return () => {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * 2 ** 26 + low) * 2 ** -53;
  };
}

/** The numbers of {@link seededRandom} by the block: the function that is returned fills an array with the next of them. */
export function seededBlocks(seed: number | string): (block: Float64Array) => void {
  const state = Int32Array.from(stateOf(seed));
  return (block) => fillBlock(state, block);
}

function stateOf(seed: number | string): [number, number, number, number] {
  const words = wordsOf(seed);
  const state: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i < 4; i++) state[i] = absorb(i, words);
  if ((state[0] | state[1] | state[2] | state[3]) === 0) state[0] = 1;
  return state;
}

function wordsOf(seed: number | string): readonly number[] {
  if (typeof seed === "string") {
    return [1, seed.length, ...Array.from({ length: seed.length }, (_, i) => seed.charCodeAt(i))];
  }
  if (typeof seed !== "number" || seed - seed !== 0) {
    refuseNumber("seededRandom", "the seed", seed, "pass a finite number or a string");
  }
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, seed === 0 ? 0 : seed);
  return [0, view.getUint32(0), view.getUint32(4)];
}

function absorb(start: number, words: readonly number[]): number {
  let state = start;
  for (const word of words) {
    let z = ((state ^ word) + 0x9e3779b9) | 0;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    state = z ^ (z >>> 15);
  }
  return state;
}
