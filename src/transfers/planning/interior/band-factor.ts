/**
 * Symmetric positive definite matrices with two bands below the diagonal, one block of `years` rows a region, kept one after the other:
 * `diagonal[j]`, `below[j]` (row j, column j - 1) and `second[j]` (row j, column j - 2).
 */
export interface Band {
  /** The diagonal. */
  readonly diagonal: Float64Array;
  /** The band below it. */
  readonly below: Float64Array;
  /** The band below that. */
  readonly second: Float64Array;
}

/** The Cholesky factor of the block that begins at `at`, in place. */
export function factorBand({ diagonal, below, second }: Band, at: number, years: number): void {
  for (let t = 0; t < years; t++) {
    const j = at + t;
    if (t > 1) second[j]! /= diagonal[j - 2]!;
    if (t > 0) below[j] = (below[j]! - (t > 1 ? second[j]! * below[j - 1]! : 0)) / diagonal[j - 1]!;
    const d = diagonal[j]! - (t > 0 ? below[j]! * below[j]! : 0) - (t > 1 ? second[j]! * second[j]! : 0);
    diagonal[j] = Math.sqrt(Math.max(d, 1e-300 + 1e-16 * diagonal[j]!));
  }
}

/** Solves for `x[at …]` in place, with the factor of the block that begins there. */
export function solveBand(
  { diagonal, below, second }: Band,
  x: Float64Array,
  at: number,
  years: number,
): void {
  for (let t = 0; t < years; t++) {
    let v = x[at + t]!;
    if (t > 0) v -= below[at + t]! * x[at + t - 1]!;
    if (t > 1) v -= second[at + t]! * x[at + t - 2]!;
    x[at + t] = v / diagonal[at + t]!;
  }
  for (let t = years - 1; t >= 0; t--) {
    let v = x[at + t]!;
    if (t < years - 1) v -= below[at + t + 1]! * x[at + t + 1]!;
    if (t < years - 2) v -= second[at + t + 2]! * x[at + t + 2]!;
    x[at + t] = v / diagonal[at + t]!;
  }
}

/**
 * Adds `times` the inverse of the block that begins at `at`, its lower half, to `out` (rows of `years`). `column` is room for one
 * column.
 */
export function addInverse(
  { diagonal, below, second }: Band,
  at: number,
  years: number,
  times: number,
  out: Float64Array,
  column: Float64Array,
): void {
  for (let c = 0; c < years; c++) {
    for (let t = c; t < years; t++) {
      let v = t === c ? 1 : 0;
      if (t > c) v -= below[at + t]! * column[t - 1]!;
      if (t > c + 1) v -= second[at + t]! * column[t - 2]!;
      column[t] = v / diagonal[at + t]!;
    }
    for (let t = years - 1; t >= c; t--) {
      let v = column[t]!;
      if (t < years - 1) v -= below[at + t + 1]! * column[t + 1]!;
      if (t < years - 2) v -= second[at + t + 2]! * column[t + 2]!;
      column[t] = v / diagonal[at + t]!;
      out[t * years + c]! += times * column[t]!;
    }
  }
}
