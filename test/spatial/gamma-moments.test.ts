import fc from "fast-check";
import { expect, test } from "vitest";
import { gammaMoments, type MatrixSums } from "../../src/spatial/permutation/gamma-moments.ts";
import { allOrders, momentsOf } from "./all-orders.ts";

const square = (n: number) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), {
    minLength: n,
    maxLength: n,
  });

/** The sums of a full matrix, by their definition. */
function sumsOf(matrix: readonly number[][]): MatrixSums {
  const off = matrix.map((row, i) => row.map((entry, j) => (i === j ? 0 : entry)));
  const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return {
    diagonal: Float64Array.from(matrix, (row, i) => row[i]!),
    rows: Float64Array.from(off, total),
    columns: Float64Array.from(off, (_, j) => total(off.map((row) => row[j]!))),
    squares: total(off.flat().map((entry) => entry * entry)),
    mirrored: total(off.flatMap((row, i) => row.map((entry, j) => entry * off[j]![i]!))),
  };
}

test("mean and variance are those of all orders, for any two matrices", () => {
  const pairs = fc.integer({ min: 2, max: 5 }).chain((n) => fc.tuple(square(n), square(n)));
  fc.assert(
    fc.property(pairs, ([P, Q]) => {
      const places = P.map((_, i) => i);
      const statistics = [...allOrders(places)].map((order) =>
        places.reduce((t, i) => places.reduce((s, j) => s + P[i]![j]! * Q[order[i]!]![order[j]!]!, t), 0),
      );
      const { mean, variance } = momentsOf(statistics);
      const moments = gammaMoments(sumsOf(P), sumsOf(Q));
      expect(moments.expected).toBeCloseTo(mean, 8);
      expect(moments.variance).toBeCloseTo(variance, 6);
    }),
    { numRuns: 60 },
  );
});
