import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { argsort } from "../../src/numeric/argsort.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";

/** The same by comparisons, which the engine keeps stable. */
function byComparison(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, i) => i).sort((a, b) =>
    values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0,
  );
}

describe("agrees", () => {
  test("with positions worked out by hand, ties in the order in which they came", () => {
    expect([...argsort([3, 1, 2, 1])]).toEqual([1, 3, 2, 0]);
    expect([...argsort([])]).toEqual([]);
  });

  const n = 5000;
  const random = (): (() => number) => seededRandom("argsort");
  const shapes: readonly (readonly [string, (next: () => number, i: number) => number])[] = [
    ["numbers in [0, 1)", (next) => next()],
    ["both signs, forty magnitudes", (next) => (next() - 0.5) * 10 ** (40 * next() - 20)],
    ["the whole range of doubles", (next) => (next() < 0.5 ? -1 : 1) * 2 ** (2000 * next() - 1000)],
    ["whole numbers with many ties", (next) => Math.floor(next() * 50) - 25],
    ["equal upper halves", (next) => 1 + next() * 2 ** -22],
    ["equal upper halves, negative", (next) => -1 - next() * 2 ** -22],
    ["few upper halves, many lower", (next) => Math.floor(next() * 7) - 3.5 + next() * 2 ** -25],
    ["few upper halves, ties below", (next) => Math.floor(next() * 7) + 2 ** -30 * Math.floor(next() * 4)],
    ["descending", (_, i) => -i],
    ["ascending but for the last", (_, i) => (i === n - 1 ? -1 : i)],
    ["zeros of both signs", (next) => (next() < 0.5 ? -0 : 0)],
    ["zeros of both signs among others", (next) => [-0, 0, 1, -1][Math.floor(next() * 4)]!],
    ["subnormal numbers", (next) => Math.floor(next() * 100 - 50) * Number.MIN_VALUE],
    ["infinities too", (next) => [1 / 0, -1 / 0, 5, -5][Math.floor(next() * 4)]!],
  ];
  for (const size of [200, n]) {
    test.for(shapes)(`with comparisons on ${size} values: %s`, ([, shape]) => {
      const next = random();
      const values = Array.from({ length: size }, (_, i) => shape(next, i));
      expect([...argsort(values)]).toEqual(byComparison(values));
      expect(argsort(Float64Array.from(values))).toEqual(argsort(values));
    });
  }
});

describe("laws", () => {
  test("is the stable order, whatever the doubles", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true }), { maxLength: 50 }),
        fc.integer({ min: 1, max: 60 }),
        (few, copies) => {
          const values = Array.from({ length: few.length * copies }, (_, i) => few[(i * 7) % few.length]!);
          expect([...argsort(values)]).toEqual(byComparison(values));
        },
      ),
    );
  });
  test("leaves its input alone", () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => -i);
    argsort(values);
    expect(values).toEqual(Float64Array.from({ length: 1000 }, (_, i) => -i));
  });
});
