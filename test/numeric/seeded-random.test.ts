import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import streams from "../fixtures/numeric/seeded-random.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";

describe("agrees", () => {
  test.for(streams)("with the C program from seed $seed", ({ seed, first, thousandth }) => {
    const random = seededRandom(seed);
    expect(first.map(() => random())).toStrictEqual(first);
    for (let i = first.length; i < 999; i++) random();
    expect(random()).toBe(thousandth);
  });
});

describe("laws", () => {
  const seeds = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string());

  test("one seed, one stream; two generators share nothing", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        const stream = Array.from({ length: 5 }, one);
        expect(Array.from({ length: 5 }, other)).toStrictEqual(stream);
      }),
    );
  });
  test("two seeds, two streams", () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        fc.pre(a !== b);
        const [one, other] = [seededRandom(a), seededRandom(b)];
        expect(Array.from({ length: 3 }, one)).not.toEqual(Array.from({ length: 3 }, other));
      }),
    );
  });
  test("zero has no sign", () => {
    expect(seededRandom(-0)()).toBe(seededRandom(0)());
  });
  test("a number and its text start different streams", () => {
    expect(seededRandom(1)()).not.toBe(seededRandom("1")());
  });
  test("numbers are multiples of 2^-53 in [0, 1)", () => {
    const random = seededRandom("multiples");
    for (let i = 0; i < 1000; i++) {
      const x = random();
      expect(x >= 0 && x < 1 && Number.isInteger(x * 2 ** 53)).toBe(true);
    }
  });
  test("numbers spread evenly over 64 cells, and over 64 cells of their last bits", () => {
    const random = seededRandom(7);
    const high = new Uint32Array(64);
    const low = new Uint32Array(64);
    const n = 64_000;
    for (let i = 0; i < n; i++) {
      const x = random();
      high[Math.floor(x * 64)]!++;
      low[(x * 2 ** 53) % 64]!++;
    }
    for (const cells of [high, low]) {
      const chiSquare = cells.reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0);
      // 1e-6 and 1 - 1e-6 quantiles of chi-square with 63 degrees of freedom: 23.2 and 128.
      expect(chiSquare).toBeGreaterThan(23.2);
      expect(chiSquare).toBeLessThan(128);
    }
  });
});

refusals("seededRandom", [
  ["NaN", () => seededRandom(Number.NaN), "not_finite", "the seed is NaN"],
  ["Infinity", () => seededRandom(Number.POSITIVE_INFINITY), "not_finite", "the seed is Infinity"],
  ["nothing", () => seededRandom(undefined as never), "missing_value", "the seed is undefined"],
  ["null", () => seededRandom(null as never), "missing_value", "the seed is null"],
  ["a bigint", () => seededRandom(1n as never), "wrong_type", "1n, which is a BigInt"],
]);
