import { describe, expect, test } from "vitest";
import { randomBlocks } from "../../src/numeric/random-blocks.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";

/** xoshiro128** in arithmetic on whole numbers of any size, as its authors wrote it in C. */
function reference(words: readonly [number, number, number, number]): () => number {
  const mask = 0xffffffffn;
  const rotated = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;
  const s = words.map(BigInt) as [bigint, bigint, bigint, bigint];
  const next = () => {
    const result = (rotated((s[1] * 5n) & mask, 7n) * 9n) & mask;
    const t = (s[1] << 9n) & mask;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotated(s[3], 11n);
    return result;
  };
  return () => Number((next() >> 5n) * 2n ** 26n + (next() >> 6n)) / 2 ** 53;
}

/** The four words that a block takes from its source. */
const wordsFrom = (random: () => number): [number, number, number, number] =>
  [0, 0, 0, 0].map(() => Math.floor(random() * 2 ** 32)) as [number, number, number, number];

describe("randomBlocks", () => {
  test("is xoshiro128** on the four words it took, block after block", () => {
    const expected = reference(wordsFrom(seededRandom("blocks")));
    const fill = randomBlocks(seededRandom("blocks"));
    for (const size of [1, 5, 0, 300]) {
      const block = new Float64Array(size);
      fill(block);
      expect(Array.from(block)).toEqual(Array.from({ length: size }, expected));
    }
  });
  test("leaves the state of zeros", () => {
    const expected = reference([1, 0, 0, 0]);
    const fill = randomBlocks(() => 0);
    const block = new Float64Array(50);
    fill(block);
    expect(Array.from(block)).toEqual(Array.from({ length: 50 }, expected));
    expect(block[49]).toBeGreaterThan(0);
  });
  test("is spread evenly", () => {
    const block = new Float64Array(100_000);
    randomBlocks(seededRandom(3))(block);
    const tenths = new Array<number>(10).fill(0);
    for (const u of block) tenths[Math.floor(10 * u)]!++;
    // Chi-square with 9 degrees of freedom: 27.9 is the 0.1 % point.
    expect(tenths.reduce((t, count) => t + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });
});
