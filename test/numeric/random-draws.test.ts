import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrapCounts } from "../../src/numeric/bootstrap-counts.ts";
import { normalDraw } from "../../src/numeric/normal-draw.ts";
import { randomIndex } from "../../src/numeric/random-index.ts";
import { seededBlocks, seededRandom } from "../../src/numeric/seeded-random.ts";
import { shuffle } from "../../src/numeric/shuffle.ts";
import draws from "../fixtures/numeric/normal-draws.json" with { type: "json" };

/** A source that gives these numbers in turn. */
function source(...numbers: readonly number[]): () => number {
  let next = 0;
  return () => numbers[next++]!;
}

describe("randomIndex", () => {
  test("cuts [0, 1) into n equal parts", () => {
    expect([0, 0.2499, 0.25, 0.75, 1 - 2 ** -53].map((x) => randomIndex(() => x, 4))).toEqual([
      0, 0, 1, 3, 3,
    ]);
  });
  test("never reaches n, however large", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (n) => {
        expect(randomIndex(() => 1 - 2 ** -53, n)).toBeLessThan(n);
      }),
    );
  });
});

describe("shuffle", () => {
  test("follows Fisher and Yates from the last element down", () => {
    const array = ["a", "b", "c", "d"];
    // 3 <-> 0, 2 <-> 1, 1 <-> 1.
    shuffle(source(0, 0.34, 0.5), array);
    expect(array).toEqual(["d", "c", "b", "a"]);
  });
  test("gives each of the six orders of three equally often", () => {
    const random = seededRandom("orders");
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const array = [1, 2, 3];
      shuffle(random, array);
      counts.set(array.join(""), (counts.get(array.join("")) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Six standard deviations: sqrt(6000 / 6 * 5 / 6) = 28.9.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(174);
  });
  test("keeps every element, in typed arrays too", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (numbers, seed) => {
        const array = Float64Array.from(numbers);
        shuffle(seededRandom(seed), array);
        expect(array.sort()).toEqual(Float64Array.from(numbers).sort());
      }),
    );
  });
});

describe("bootstrapCounts", () => {
  test("counts each draw", () => {
    const counts = Uint32Array.of(9, 9, 9, 9);
    bootstrapCounts(Float64Array.of(0, 0.99, 0.5, 0.51), counts);
    expect([...counts]).toEqual([1, 0, 2, 1]);
  });
  test("draws as many as there are units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer(), (n, seed) => {
        const counts = new Uint32Array(n);
        const uniforms = new Float64Array(n);
        seededBlocks(seed)(uniforms);
        bootstrapCounts(uniforms, counts);
        expect(counts.reduce((total, count) => total + count, 0)).toBe(n);
      }),
    );
  });
});

test("seededBlocks gives the numbers of seededRandom, whatever the blocks", () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.string()), fc.nat(9), fc.nat(9), (seed, first, second) => {
      const fill = seededBlocks(seed);
      const random = seededRandom(seed);
      for (const size of [first, second]) {
        const block = new Float64Array(size);
        fill(block);
        expect([...block]).toEqual(Array.from({ length: size }, () => random()));
      }
    }),
  );
});

describe("normalDraw", () => {
  test("gives the same bits as the same arithmetic in another language", () => {
    const differing = draws.filter(([uniform, draw]) => normalDraw(() => uniform!) !== draw);
    expect(differing).toEqual([]);
    expect(draws.length).toBeGreaterThan(150);
  });
  test("is the quantile of the mid-point of its cell", () => {
    // mpmath 1.3, 40 digits: sqrt(2) erfinv(2 (u + 2^-54) - 1).
    expect(normalDraw(() => 0.975)).toBeCloseTo(1.9599639845400543, 15);
    expect(normalDraw(() => 0.25)).toBeCloseTo(-0.6744897501960816, 15);
  });
  test("is finite and symmetric at both ends", () => {
    expect(normalDraw(() => 0)).toBe(-normalDraw(() => 1 - 2 ** -53));
    // Quantile of 2^-54, by mpmath.
    expect(normalDraw(() => 0)).toBeCloseTo(-8.292361075813595, 13);
  });
  test("has mean 0, variance 1, no skew and kurtosis 3", () => {
    const random = seededRandom(11);
    const moments = [0, 0, 0, 0];
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      const z = normalDraw(random);
      for (let k = 0; k < 4; k++) moments[k]! += z ** (k + 1) / n;
    }
    // Five standard errors: sqrt(1, 2, 15, 96 / n).
    for (const [k, [moment, variance]] of [
      [0, 1],
      [1, 2],
      [0, 15],
      [3, 96],
    ].entries()) {
      expect(Math.abs(moments[k]! - moment!)).toBeLessThan(5 * Math.sqrt(variance! / n));
    }
  });
});
