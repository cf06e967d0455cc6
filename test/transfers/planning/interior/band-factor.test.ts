import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addInverse,
  factorBand,
  solveBand,
} from "../../../../src/transfers/planning/interior/band-factor.ts";

/** The product of a lower triangle with two bands and its transpose, as bands; and the triangle. */
const matrices = fc.integer({ min: 1, max: 6 }).chain((years) => {
  const column = (min: number, max: number) =>
    fc.array(fc.double({ min, max, noNaN: true }), { minLength: years, maxLength: years });
  return fc.record({ years: fc.constant(years), l0: column(0.5, 2), l1: column(-1, 1), l2: column(-1, 1) });
});

function entry(l: { l0: number[]; l1: number[]; l2: number[] }, row: number, column: number): number {
  if (row === column) return l.l0[row]!;
  if (row === column + 1) return l.l1[row]!;
  return row === column + 2 ? l.l2[row]! : 0;
}

function dense(l: { years: number; l0: number[]; l1: number[]; l2: number[] }): number[][] {
  const { years } = l;
  return Array.from({ length: years }, (_, i) =>
    Array.from({ length: years }, (_, j) => {
      let total = 0;
      for (let k = 0; k < years; k++) total += entry(l, i, k) * entry(l, j, k);
      return total;
    }),
  );
}

/** The bands of a matrix, behind `before` rows of another block. */
function bandOf(a: number[][], before: number) {
  const at = (i: number, back: number): number => (i < back ? 0 : a[i]![i - back]!);
  const vector = (back: number): Float64Array =>
    Float64Array.from([...new Array(before).fill(Number.NaN), ...a.map((_, i) => at(i, back))]);
  return { diagonal: vector(0), below: vector(1), second: vector(2) };
}

describe("a band", () => {
  test("factors into the triangle it was made of", () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: 0, max: 3 }), (l, before) => {
        const band = bandOf(dense(l), before);
        factorBand(band, before, l.years);
        for (let t = 0; t < l.years; t++) {
          expect(band.diagonal[before + t]).toBeCloseTo(l.l0[t]!, 9);
          if (t > 0) expect(band.below[before + t]).toBeCloseTo(l.l1[t]!, 9);
          if (t > 1) expect(band.second[before + t]).toBeCloseTo(l.l2[t]!, 9);
        }
      }),
    );
  });

  test("gives back the vector that it was multiplied with", () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: 0, max: 3 }), (l, before) => {
        const a = dense(l);
        const band = bandOf(a, before);
        factorBand(band, before, l.years);
        const wanted = a.map((_, i) => i - 1.5);
        const x = Float64Array.from([
          ...new Array(before).fill(7),
          ...a.map((row) => row.reduce((total, v, j) => total + v * wanted[j]!, 0)),
        ]);
        solveBand(band, x, before, l.years);
        expect([...x.slice(0, before)]).toEqual(new Array(before).fill(7));
        for (const [t, v] of wanted.entries()) expect(x[before + t]).toBeCloseTo(v, 6);
      }),
    );
  });

  test("has an inverse that makes the identity of it", () => {
    fc.assert(
      fc.property(matrices, (l) => {
        const { years } = l;
        const a = dense(l);
        const band = bandOf(a, 0);
        factorBand(band, 0, years);
        const half = new Float64Array(years * years);
        addInverse(band, 0, years, 2, half, new Float64Array(years));
        const inverse = (i: number, j: number): number => half[Math.max(i, j) * years + Math.min(i, j)]! / 2;
        for (let i = 0; i < years; i++) {
          for (let j = 0; j < years; j++) {
            let total = 0;
            for (let k = 0; k < years; k++) total += a[i]![k]! * inverse(k, j);
            expect(total).toBeCloseTo(i === j ? 1 : 0, 6);
          }
        }
      }),
    );
  });

  test("by hand: 4 x + 2 y = 8, 2 x + 5 y = 12", () => {
    const band = {
      diagonal: Float64Array.of(4, 5),
      below: Float64Array.of(0, 2),
      second: new Float64Array(2),
    };
    factorBand(band, 0, 2);
    expect([...band.diagonal, band.below[1]]).toEqual([2, 2, 1]);
    const x = Float64Array.of(8, 12);
    solveBand(band, x, 0, 2);
    expect([...x]).toEqual([1, 2]);
  });
});
