import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { transpose } from "../weights/transpose.ts";

/** What the first two moments need to know of a square matrix. */
export interface MatrixSums {
  /** The diagonal. */
  readonly diagonal: Float64Array;
  /** Sum of each row without its diagonal. */
  readonly rows: Float64Array;
  /** Sum of each column without its diagonal. */
  readonly columns: Float64Array;
  /** Sum of the squares off the diagonal. */
  readonly squares: number;
  /** Sum of the products of each entry with the one across the diagonal, both orders. */
  readonly mirrored: number;
}

/** Mean and variance over all orders. */
export interface GammaMoments {
  /** Mean of the statistic. */
  readonly expected: number;
  /** Its variance; 0, not rounding, where every order gives the same. */
  readonly variance: number;
}

/**
 * Mean and variance of $\Gamma = \sum_{ij} P_{ij} Q_{\pi(i)\pi(j)}$ over all n! orders $\pi$ of n units, each as likely.
 *
 * The mean square of a centered $\Gamma$ is a sum over the patterns in which the four places of a product $P_{ij} P_{kl}$ can coincide: one place, two
 * places in five ways, three in four, four. A pattern with k distinct places adds its sum in P times its sum in Q over $n (n-1) \dots (n-k+1)$.
 * Both matrices are centered first, apart on and off the diagonal; that moves every order by the same amount, and no digits are lost
 * to a large mean.
 *
 * @see N. Mantel, Cancer Research 27, 1967; L. Hubert, R. Golledge and C. Costanzo, Geographical Analysis 13(3), 1981. Checked against all orders
 *   of up to seven values.
 */
export function gammaMoments(places: MatrixSums, values: MatrixSums): GammaMoments {
  const n = places.diagonal.length;
  const pairs = n * (n - 1);
  const totals = [places, values].map(({ rows, diagonal }) => [sum(rows), sum(diagonal)] as const);
  const [[tP, dP], [tQ, dQ]] = totals as [readonly [number, number], readonly [number, number]];
  const expected = (pairs > 0 ? (tP / pairs) * tQ : 0) + (dP / n) * dQ;
  const P = patterns(places);
  const Q = patterns(values);
  let variance = 0;
  let size = 0;
  let ways = 1;
  for (let distinct = 1; distinct <= Math.min(4, n); distinct++) {
    ways *= n - distinct + 1;
    const p = P[distinct - 1]!;
    const q = Q[distinct - 1]!;
    for (let k = 0; k < p.length; k++) {
      const term = (MULTIPLICITY[distinct - 1]![k]! * p[k]! * q[k]!) / ways;
      variance += term;
      size += Math.abs(term);
    }
  }
  return { expected, variance: variance > 1e-12 * size ? variance : 0 };
}

/** How many orders of the two factors give each pattern. */
const MULTIPLICITY = [[1], [1, 2, 2, 1, 1], [2, 1, 1, 2], [1]] as const;

/** Sums of the products of two entries of the centered matrix, by the number of distinct places and the pattern. */
function patterns(matrix: MatrixSums): number[][] {
  const n = matrix.diagonal.length;
  const pairs = n * (n - 1);
  const total = sum(matrix.rows);
  const off = pairs > 0 ? total / pairs : 0;
  const on = sum(matrix.diagonal) / n;
  const products = (a: Float64Array, b: Float64Array) => sum(a.map((value, i) => value * b[i]!));
  // Entries that are all equal leave rounding where they should leave 0.
  const level = matrix.squares - off * total <= 1e-13 * matrix.squares;
  const squares = level ? 0 : matrix.squares - off * total;
  const mirrored = level ? 0 : matrix.mirrored - off * total;
  const r = matrix.rows.map((value) => (level ? 0 : value - off * (n - 1)));
  const c = matrix.columns.map((value) => (level ? 0 : value - off * (n - 1)));
  const deviations = matrix.diagonal.map((value) => value - on);
  const even = products(deviations, deviations) <= 1e-26 * products(matrix.diagonal, matrix.diagonal);
  const d = even ? new Float64Array(n) : deviations;
  const ofDiagonal = products(d, d);
  const withRow = products(d, r);
  const withColumn = products(d, c);
  const sharingFirst = products(r, r) - squares;
  const sharingSecond = products(c, c) - squares;
  const chained = products(r, c) - mirrored;
  return [
    [ofDiagonal],
    [-ofDiagonal, withRow, withColumn, squares, mirrored],
    [-withRow - withColumn, sharingFirst, sharingSecond, chained],
    [-squares - mirrored - sharingFirst - sharingSecond - 2 * chained],
  ];
}

/** The sums of a matrix of weights, whose diagonal is 0. */
export function sumsOfWeights({
  ids,
  offsets,
  targets,
  values,
}: Pick<SpatialWeights, "ids" | "offsets" | "targets" | "values">): MatrixSums {
  const n = ids.length;
  const rows = new Float64Array(n);
  const columns = new Float64Array(n);
  const mirror = transpose(offsets, targets);
  let squares = 0;
  let mirrored = 0;
  for (let i = 0; i < n; i++) {
    let c = mirror.offsets[i]!;
    const end = mirror.offsets[i + 1]!;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = targets[e]!;
      const w = values[e]!;
      rows[i]! += w;
      columns[j]! += w;
      squares += w * w;
      // Row and column of the unit both ascend.
      while (c < end && mirror.targets[c]! < j) c++;
      if (c < end && mirror.targets[c] === j) mirrored += w * values[mirror.places[c]!]!;
    }
  }
  return { diagonal: new Float64Array(n), rows, columns, squares, mirrored };
}

/** The sums of the matrix of all products $x_i y_j$. */
export function sumsOfProducts(x: Float64Array, y: Float64Array): MatrixSums {
  const diagonal = x.map((value, i) => value * y[i]!);
  const totalX = sum(x);
  const totalY = sum(y);
  const own = sum(diagonal.map((value) => value * value));
  const squared = (values: Float64Array) => sum(values.map((value) => value * value));
  return {
    diagonal,
    rows: x.map((value, i) => value * (totalY - y[i]!)),
    columns: y.map((value, i) => value * (totalX - x[i]!)),
    squares: squared(x) * squared(y) - own,
    mirrored: sum(diagonal) ** 2 - own,
  };
}
