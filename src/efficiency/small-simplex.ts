/**
 * A linear program with few rows and many columns, all shared between units: minimize cost · x, columns · x = bound,
 * x at least 0.
 */
export interface SmallProgram {
  /** Rows. */
  readonly m: number;
  /** Columns. */
  readonly count: number;
  /** The columns one after the other, `m` numbers each. */
  readonly columns: Float64Array;
  /** The right side. */
  readonly bound: Float64Array;
  /** 1 where a column may enter. */
  readonly allowed: Uint8Array;
}

/** Where the search stands: the basis, its values and its prices. Columns from `count` on are artificial. */
export interface SmallState {
  /** One column per row. */
  readonly basis: Int32Array;
  /** The value of each basic column. */
  readonly values: Float64Array;
  /** What one more unit of each bound adds to the cost. */
  readonly prices: Float64Array;
  /** Inverse of the basis, row by row. */
  readonly inverse: Float64Array;
  /** Columns that have entered before, for any unit: the frontier as far as it is known. They are looked at first. */
  readonly known: number[];
}

/** Numbers this small next to columns of size 1 are rounding. */
const TINY = 1e-10;

/** Room for one search over `m` rows, used again from unit to unit. */
export function smallState(m: number): SmallState {
  return {
    basis: new Int32Array(m),
    values: new Float64Array(m),
    prices: new Float64Array(m),
    inverse: new Float64Array(m * m),
    known: [],
  };
}

/**
 * Goes from the basis in `state` to the optimum by the revised simplex method; the basis is inverted afresh at every step,
 * which costs little for few rows and keeps rounding from piling up. Answers `"singular"` where the basis given is none.
 */
export function minimizeSmall(
  program: SmallProgram,
  cost: Float64Array,
  state: SmallState,
): "optimal" | "unbounded" | "singular" | "stalled" {
  const { m, count, columns, bound, allowed } = program;
  const { basis, values, prices, inverse, known } = state;
  const direction = new Float64Array(m);
  let idle = 0;
  for (let step = 200 * m + 2 * count + 1000; step > 0; step--) {
    if (!invert(program, state) && !invertScaled(program, state)) return "singular";
    for (let r = 0; r < m; r++) {
      let value = 0;
      let price = 0;
      for (let i = 0; i < m; i++) {
        value += inverse[r * m + i]! * bound[i]!;
        price += costOf(cost, basis[i]!, count) * inverse[i * m + r]!;
      }
      values[r] = value > -1e-12 && value < 1e-13 ? 0 : value;
      prices[r] = price;
    }
    const careful = idle > 3 * m + 10;
    let enter = -1;
    let candidate = -1;
    let best = -TINY;
    if (!careful) {
      for (const j of known) {
        if (allowed[j] === 0) continue;
        const reduced = reducedCost(program, cost, state, j);
        if (reduced < best) {
          enter = j;
          best = reduced;
        }
      }
    }
    // Only where none of the known columns helps, all are looked at.
    for (let j = 0, at = 0; enter < 0 && j < count; j++, at += m) {
      if (allowed[j] === 0) continue;
      let reduced = cost[j]!;
      for (let i = 0; i < m; i++) reduced -= prices[i]! * columns[at + i]!;
      if (reduced < best) {
        if (careful) enter = j;
        candidate = j;
        best = reduced;
      }
    }
    if (enter < 0 && candidate < 0) return "optimal";
    if (enter < 0) {
      enter = candidate;
      if (!known.includes(enter)) known.push(enter);
    }
    let leave = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let r = 0; r < m; r++) {
      let d = 0;
      for (let i = 0; i < m; i++) d += inverse[r * m + i]! * columns[enter * m + i]!;
      direction[r] = d;
      // An artificial column left at 0 must not grow again.
      const stuck = basis[r]! >= count && values[r]! <= TINY && Math.abs(d) > 1e-9;
      if (d <= 1e-9 && !stuck) continue;
      const ratio = stuck ? 0 : Math.max(0, values[r]!) / d;
      const tie = leave >= 0 && Math.abs(ratio - least) <= 1e-13 * (1 + least);
      if (
        tie
          ? careful
            ? basis[r]! < basis[leave]!
            : Math.abs(d) > Math.abs(direction[leave]!)
          : ratio < least
      ) {
        leave = r;
        if (!tie || ratio < least) least = ratio;
      }
    }
    if (leave < 0) return "unbounded";
    idle = least * -best > 1e-14 && !careful ? 0 : idle + 1;
    basis[leave] = enter;
  }
  return "stalled";
}

/**
 * Finds a first basis of real columns, from artificial ones; `false` where no solution exists. The bounds must be at
 * least 0.
 */
export function findBasis(program: SmallProgram, state: SmallState): boolean {
  const { m, count, bound } = program;
  for (let i = 0; i < m; i++) state.basis[i] = count + i;
  const phaseOne = new Float64Array(count + m);
  phaseOne.fill(1, count);
  if (minimizeSmall(program, phaseOne, state) !== "optimal") return false;
  let left = 0;
  for (let i = 0; i < m; i++) if (state.basis[i]! >= count) left += Math.max(0, state.values[i]!);
  return left <= 1e-9 * (1 + bound.reduce((most, one) => Math.max(most, Math.abs(one)), 0));
}

/** What column `j` would add to the cost, at the prices of the state. */
export function reducedCost(program: SmallProgram, cost: Float64Array, state: SmallState, j: number): number {
  const { m, columns } = program;
  let reduced = cost[j]!;
  for (let i = 0; i < m; i++) reduced -= state.prices[i]! * columns[j * m + i]!;
  return reduced;
}

function costOf(cost: Float64Array, column: number, count: number): number {
  return column < cost.length ? cost[column]! : column < count ? 0 : 0;
}

/** Inverts the basis by elimination with the largest pivot of each column. */
function invert({ m, count, columns }: SmallProgram, { basis, inverse }: SmallState): boolean {
  return eliminate(basisMatrix(m, count, columns, basis), inverse, m);
}

/** The same after rows and columns were divided by their largest entries, for a basis whose entries are far apart. */
function invertScaled({ m, count, columns }: SmallProgram, { basis, inverse }: SmallState): boolean {
  const matrix = basisMatrix(m, count, columns, basis);
  const largest = (from: number, step: number): number => {
    let most = 0;
    for (let i = 0; i < m; i++) most = Math.max(most, Math.abs(matrix[from + i * step]!));
    return most > 0 ? most : 1;
  };
  const rows = Float64Array.from({ length: m }, (_, r) => largest(r * m, 1));
  for (let at = 0; at < m * m; at++) matrix[at]! /= rows[Math.floor(at / m)]!;
  const cols = Float64Array.from({ length: m }, (_, c) => largest(c, m));
  for (let at = 0; at < m * m; at++) matrix[at]! /= cols[at % m]!;
  if (!eliminate(matrix, inverse, m)) return false;
  for (let at = 0; at < m * m; at++) inverse[at]! /= cols[Math.floor(at / m)]! * rows[at % m]!;
  return true;
}

function basisMatrix(m: number, count: number, columns: Float64Array, basis: Int32Array): Float64Array {
  const matrix = new Float64Array(m * m);
  for (let c = 0; c < m; c++) {
    const column = basis[c]!;
    for (let i = 0; i < m; i++)
      matrix[i * m + c] = column < count ? columns[column * m + i]! : column - count === i ? 1 : 0;
  }
  return matrix;
}

/** Turns `matrix` into the identity and writes its inverse; `false` where a pivot is rounding. */
function eliminate(matrix: Float64Array, inverse: Float64Array, m: number): boolean {
  inverse.fill(0);
  for (let i = 0; i < m; i++) inverse[i * m + i] = 1;
  for (let c = 0; c < m; c++) {
    let pivot = c;
    for (let r = c + 1; r < m; r++)
      if (Math.abs(matrix[r * m + c]!) > Math.abs(matrix[pivot * m + c]!)) pivot = r;
    const p = matrix[pivot * m + c]!;
    if (Math.abs(p) < 1e-12) return false;
    for (let k = 0; k < m; k++) {
      const a = matrix[pivot * m + k]!;
      matrix[pivot * m + k] = matrix[c * m + k]!;
      matrix[c * m + k] = a / p;
      const b = inverse[pivot * m + k]!;
      inverse[pivot * m + k] = inverse[c * m + k]!;
      inverse[c * m + k] = b / p;
    }
    for (let r = 0; r < m; r++) {
      const factor = matrix[r * m + c]!;
      if (r === c || factor === 0) continue;
      for (let k = 0; k < m; k++) {
        matrix[r * m + k]! -= factor * matrix[c * m + k]!;
        inverse[r * m + k]! -= factor * inverse[c * m + k]!;
      }
    }
  }
  return true;
}
