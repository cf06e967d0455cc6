/**
 * A source of uniform random numbers in [0, 1) by the block: for loops in which a call for each number would take
 * longer than its use.
 *
 * The generator is that of `seededRandom`, xoshiro128** with two results a number, on four words of its own that it takes from
 * `random` once, so that one seed still gives the same numbers on every engine. The function that is returned fills an array and continues
 * where its last call stopped.
 */
export function randomBlocks(random: () => number): (block: Float64Array) => void {
  const state = Int32Array.from({ length: 4 }, () => random() * 2 ** 32);
  // All words 0 is the one state that no generator of this kind leaves.
  if (state.every((word) => word === 0)) state[0] = 1;
  return (block) => fillBlock(state, block);
}

/** Fills an array with the next numbers of xoshiro128** from four words of state, and moves the state on. */
export function fillBlock(state: Int32Array, block: Float64Array): void {
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (let i = 0; i < block.length; i++) {
    // Both steps written out: as a loop or a function they take twice as long.
    let five = Math.imul(s1, 5);
    const high = Math.imul((five << 7) | (five >>> 25), 9) >>> 5;
    let t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    five = Math.imul(s1, 5);
    const low = Math.imul((five << 7) | (five >>> 25), 9) >>> 6;
    t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    block[i] = (high * 2 ** 26 + low) * 2 ** -53;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
