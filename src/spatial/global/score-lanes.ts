import type { PairSums } from "../weights/pair-sums.ts";

/** How many orders of the values are measured in one walk over the pairs. */
export const LANES = 4;

/**
 * What a measure is made of, up to constants that no order of the values changes:
 * `products * sum s_ij z_i z_j + sum d_i (linear z_i + quadratic z_i^2)`, over pairs and units, with the weights
 * `s_ij` of both directions and their sums `d_i`.
 */
export interface ScoreForm {
  /** Factor of the products of neighbors. */
  readonly products: number;
  /** Factor of the values. */
  readonly linear: number;
  /** Factor of their squares. */
  readonly quadratic: number;
}

/**
 * The scores of four orders of the values at once. The values of unit `i` stand at `lanes[4 i] … lanes[4 i + 3]`, and `places` holds where those of
 * each partner begin.
 *
 * Walking over the pairs costs more than multiplying does, so that four orders take little longer than one.
 */
export function scoreLanes(
  { offsets, weights, degree }: PairSums,
  places: Int32Array,
  { products, linear, quadratic }: ScoreForm,
  lanes: Float64Array,
  scores: Float64Array,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < degree.length; i++) {
    let p = 0;
    let q = 0;
    let r = 0;
    let s = 0;
    const end = offsets[i + 1]!;
    for (let e = offsets[i]!; e < end; e++) {
      const weight = weights[e]!;
      const at = places[e]!;
      p += weight * lanes[at]!;
      q += weight * lanes[at + 1]!;
      r += weight * lanes[at + 2]!;
      s += weight * lanes[at + 3]!;
    }
    const own = LANES * i;
    a += lanes[own]! * p;
    b += lanes[own + 1]! * q;
    c += lanes[own + 2]! * r;
    d += lanes[own + 3]! * s;
  }
  scores[0] = products * a;
  scores[1] = products * b;
  scores[2] = products * c;
  scores[3] = products * d;
  // Apart, because Moran's I has no such terms and need not wait for them.
  if (linear === 0 && quadratic === 0) return;
  for (let i = 0; i < degree.length; i++) {
    const first = linear * degree[i]!;
    const second = quadratic * degree[i]!;
    for (let lane = 0; lane < LANES; lane++) {
      const x = lanes[LANES * i + lane]!;
      scores[lane]! += x * (first + second * x);
    }
  }
}
