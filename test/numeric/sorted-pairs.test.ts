import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { sortedPairs } from "../../src/numeric/sorted-pairs.ts";

/** The same by the engine's stable sort of pairs. */
function naive(values: ArrayLike<number>, weights: ArrayLike<number> | undefined) {
  const rows = Array.from(values, (value, i) => ({ value, weight: weights === undefined ? 1 : weights[i]! }));
  rows.sort((a, b) => a.value - b.value);
  return { x: rows.map(({ value }) => value), w: rows.map(({ weight }) => weight) };
}

const plain = ({ x, w }: { readonly x: Float64Array; readonly w: Float64Array }) => ({
  x: Array.from(x, (value) => value + 0),
  w: Array.from(w),
});

describe("few values", () => {
  test("as the engine sorts pairs, ties as they came", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.integer({ min: -5, max: 5 }), weight: fc.nat(9) }), {
          maxLength: 400,
        }),
        (rows) => {
          const values = rows.map(({ value }) => value);
          const weights = rows.map(({ weight }) => weight);
          expect(plain(sortedPairs(values, weights))).toEqual(naive(values, weights));
        },
      ),
    );
  });
});

describe("many values, dealt out into lots", () => {
  const n = 2 ** 17 + 3;
  const random = seededRandom("lots");
  const weights = Float64Array.from({ length: n }, (_, i) => i);
  const KINDS: readonly (readonly [name: string, of: () => number])[] = [
    ["exponential", () => -Math.log(1 - random())],
    ["few different ones", () => Math.floor(random() * 7)],
    ["of both signs", () => random() - 0.5],
    ["of every magnitude and sign", () => (random() < 0.5 ? -1 : 1) * 2 ** (2000 * random() - 1000)],
    ["zeros of both signs", () => (random() < 0.5 ? -0 : random() < 0.5 ? 0 : 1)],
  ];
  test.for(KINDS)("%s", ([, of]) => {
    const values = Float64Array.from({ length: n }, of);
    const sorted = sortedPairs(values, weights);
    const expected = naive(values, weights);
    expect(sorted.x.every((value, i) => value === expected.x[i])).toBe(true);
    expect(sorted.w.every((weight, i) => weight === expected.w[i])).toBe(true);
  });
  test("without weights, and from a plain array", () => {
    const values = Array.from({ length: n }, () => random());
    const { x, w } = sortedPairs(values, undefined);
    expect(x).toEqual(Float64Array.from(values).sort());
    expect(w.every((weight) => weight === 1)).toBe(true);
  });
});
