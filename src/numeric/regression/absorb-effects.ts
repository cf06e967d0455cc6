import type { Vector } from "../vector.ts";
import { weightedMean } from "../weighted-mean.ts";

/** The groups that one set of fixed effects has a parameter for. */
export interface EffectSet {
  /** Group of each row, 0 to `count - 1`. */
  readonly codes: Uint32Array;
  /** Number of groups; each has a row. */
  readonly count: number;
}

/** Means left in a column count as 0 up to this share of its size. */
const TOLERANCE = 1e-13;

/** Rounds of conjugate gradients, each started from exact sums. */
const ROUNDS = 50;

/**
 * Takes the fixed effects of one or two sets out of every column, in place: what is left is the residual of a weighted
 * regression on the dummies of the sets.
 *
 * With one set these are the weighted group means. With two sets the means of either set are taken out in turn
 * (alternating projections), which a balanced panel without weights needs once. Otherwise the effects of the smaller
 * set are found by conjugate gradients, where one step is one such turn, until no mean is above 1e-13 of the size of
 * the column. That takes at most as many steps as the smaller set has groups.
 *
 * Returns the positions of columns that did not settle; none in practice. Weights are taken to be above 0.
 */
export function absorbEffects(
  columns: readonly Float64Array[],
  sets: readonly EffectSet[],
  weights?: Vector | undefined,
): number[] {
  if (sets.length === 0 || columns.length === 0) return [];
  // The larger set is taken out directly, the smaller one by iteration.
  const [outer, inner] = sets.toSorted((a, b) => b.count - a.count).map((set) => meansOf(set, weights)) as [
    Means,
    Means | undefined,
  ];
  const work = inner === undefined ? null : new Float64Array(columns[0]!.length);
  return columns.flatMap((column, position) => {
    const mean = weightedMean(column, weights);
    for (let i = 0; i < column.length; i++) column[i]! -= mean;
    if (inner === undefined || work === null) {
      // Twice, for what rounding leaves of large means.
      outer.remove(column);
      outer.remove(column);
      return [];
    }
    return absorbTwo(column, outer, inner, work) ? [] : [position];
  });
}

function absorbTwo(column: Float64Array, outer: Means, inner: Means, work: Float64Array): boolean {
  let size = 0;
  for (let i = 0; i < column.length; i++) size = Math.max(size, Math.abs(column[i]!));
  inner.remove(column);
  outer.remove(column);
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const rest = inner.sums(column);
    const left = inner.largestMean(rest);
    if (left <= 1e-15 * size) return true;
    if (left > before / 2) return left <= TOLERANCE * size;
    before = left;
    conjugateGradients(column, rest, outer, inner, work, 1e-16 * size);
    outer.remove(column);
  }
  return before <= TOLERANCE * size;
}

/** Takes out of the column the effects of the inner set that explain `rest`, its sums by group. */
function conjugateGradients(
  column: Float64Array,
  rest: Float64Array,
  outer: Means,
  inner: Means,
  work: Float64Array,
  enough: number,
): void {
  const { codes, count } = inner.set;
  let scaled = inner.meansFrom(rest);
  let direction = scaled.slice();
  let product = dot(rest, scaled);
  for (let step = 0; step < count + 10; step++) {
    for (let i = 0; i < work.length; i++) work[i] = direction[codes[i]!]!;
    outer.remove(work);
    const image = inner.sums(work);
    const curvature = dot(direction, image);
    if (!(curvature > 0)) return;
    const length = product / curvature;
    for (let i = 0; i < column.length; i++) column[i]! -= length * work[i]!;
    for (let k = 0; k < count; k++) rest[k]! -= length * image[k]!;
    if (inner.largestMean(rest) <= enough) return;
    scaled = inner.meansFrom(rest);
    const next = dot(rest, scaled);
    const ratio = next / product;
    product = next;
    direction = scaled.map((z, k) => z + ratio * direction[k]!);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k]! * b[k]!;
  return total;
}

/** The weighted sums and means of one set. */
interface Means {
  readonly set: EffectSet;
  readonly sums: (column: Float64Array) => Float64Array;
  readonly meansFrom: (sums: Float64Array) => Float64Array;
  readonly largestMean: (sums: Float64Array) => number;
  readonly remove: (column: Float64Array) => void;
}

function meansOf(set: EffectSet, weights: Vector | undefined): Means {
  const { codes, count } = set;
  const totals = new Float64Array(count);
  for (let i = 0; i < codes.length; i++) totals[codes[i]!]! += weights === undefined ? 1 : weights[i]!;
  const sums = (column: Float64Array): Float64Array => {
    const found = new Float64Array(count);
    if (weights === undefined) for (let i = 0; i < codes.length; i++) found[codes[i]!]! += column[i]!;
    else for (let i = 0; i < codes.length; i++) found[codes[i]!]! += weights[i]! * column[i]!;
    return found;
  };
  const meansFrom = (found: Float64Array): Float64Array => found.map((x, k) => x / totals[k]!);
  return {
    set,
    sums,
    meansFrom,
    largestMean: (found) => {
      let largest = 0;
      for (let k = 0; k < count; k++) largest = Math.max(largest, Math.abs(found[k]! / totals[k]!));
      return largest;
    },
    remove: (column) => {
      const means = meansFrom(sums(column));
      for (let i = 0; i < codes.length; i++) column[i]! -= means[codes[i]!]!;
    },
  };
}
