import type { Matrix } from "../../numeric/vector.ts";

/**
 * Euclidean distances of all rows to two points, columns multiplied by `factors`.
 *
 * Four rows at a time, so that what belongs to a column is read once for four.
 */
export function idealDistances(
  rows: Matrix,
  best: readonly number[],
  worst: readonly number[],
  factors: Float64Array,
): { readonly toIdeal: Float64Array; readonly toAntiIdeal: Float64Array } {
  const n = rows.length;
  const columns = factors.length;
  const toIdeal = new Float64Array(n);
  const toAntiIdeal = new Float64Array(n);
  const ideal = Float64Array.from(best);
  // From the distance to the best to that to the worst; added to the one of the worst it gives exactly 0.
  const step = Float64Array.from(best, (x, j) => (x - worst[j]!) * factors[j]!);
  const quads = n - (n % 4);
  for (let i = 0; i < quads; i += 4) {
    const rowA = rows[i]!;
    const rowB = rows[i + 1]!;
    const rowC = rows[i + 2]!;
    const rowD = rows[i + 3]!;
    let plusA = 0;
    let plusB = 0;
    let plusC = 0;
    let plusD = 0;
    let minusA = 0;
    let minusB = 0;
    let minusC = 0;
    let minusD = 0;
    for (let j = 0; j < columns; j++) {
      const target = ideal[j]!;
      const factor = factors[j]!;
      const way = step[j]!;
      let plus = (rowA[j]! - target) * factor;
      let minus = plus + way;
      plusA += plus * plus;
      minusA += minus * minus;
      plus = (rowB[j]! - target) * factor;
      minus = plus + way;
      plusB += plus * plus;
      minusB += minus * minus;
      plus = (rowC[j]! - target) * factor;
      minus = plus + way;
      plusC += plus * plus;
      minusC += minus * minus;
      plus = (rowD[j]! - target) * factor;
      minus = plus + way;
      plusD += plus * plus;
      minusD += minus * minus;
    }
    toIdeal[i] = plusA;
    toIdeal[i + 1] = plusB;
    toIdeal[i + 2] = plusC;
    toIdeal[i + 3] = plusD;
    toAntiIdeal[i] = minusA;
    toAntiIdeal[i + 1] = minusB;
    toAntiIdeal[i + 2] = minusC;
    toAntiIdeal[i + 3] = minusD;
  }
  for (let i = quads; i < n; i++) {
    for (let j = 0; j < columns; j++) {
      const plus = (rows[i]![j]! - ideal[j]!) * factors[j]!;
      const minus = plus + step[j]!;
      toIdeal[i] = toIdeal[i]! + plus * plus;
      toAntiIdeal[i] = toAntiIdeal[i]! + minus * minus;
    }
  }
  for (let i = 0; i < n; i++) {
    toIdeal[i] = Math.sqrt(toIdeal[i]!);
    toAntiIdeal[i] = Math.sqrt(toAntiIdeal[i]!);
  }
  return { toIdeal, toAntiIdeal };
}
