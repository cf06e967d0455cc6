import type { Vector } from "./vector.ts";

/** One constraint of a {@link LinearProgram}: coefficients · x, a relation, a bound. */
export interface LinearConstraint {
  /** One coefficient a variable. */
  readonly coefficients: Vector;
  /** How the left side stands to the bound. */
  readonly relation: "<=" | ">=" | "=";
  /** The right side. */
  readonly bound: number;
}

/** A linear objective over linear constraints; variables are at least 0 unless they are free. */
export interface LinearProgram {
  /** Whether the objective is to be as small or as large as can be. */
  readonly sense: "minimize" | "maximize";
  /** One coefficient a variable. */
  readonly objective: Vector;
  /** The constraints; at least one. */
  readonly constraints: readonly LinearConstraint[];
  /** Which variables may be negative. @defaultValue none */
  readonly free?: ArrayLike<boolean> | undefined;
}

/** How a {@link LinearProgram} came out. */
export interface LinearSolution {
  /** `"stalled"` only where rounding keeps the search from ending; the numbers are then absent. */
  readonly status: "optimal" | "infeasible" | "unbounded" | "stalled";
  /** The objective at the optimum. */
  readonly objective: number | null;
  /** The variables at the optimum. */
  readonly solution: Float64Array | null;
  /**
   * What one more unit of each bound would add to the objective. At the optimum the bounds times the duals add up to
   * the objective.
   */
  readonly duals: Float64Array | null;
}

/** Numbers this small next to the scaled ones are rounding. */
const TINY = 1e-10;

/**
 * Solves a linear program by the two-phase simplex method on a dense tableau: exact up to rounding, with its dual
 * prices.
 *
 * Rows and columns are first scaled by powers of two. The steepest column enters; after a run of steps that gain
 * nothing the lowest one does (Bland), which cannot circle. For some hundred constraints and some thousand variables;
 * memory is rows × columns. All numbers are taken to be finite and of fitting lengths (guard first).
 */
export function linearProgram(program: LinearProgram): LinearSolution {
  const { constraints, objective, sense, free } = program;
  const m = constraints.length;
  const n = objective.length;
  // A free variable is the difference of two that are not.
  const plus = Array.from({ length: n }, (_, j) => j);
  const minus = plus.filter((j) => free?.[j] === true);
  const variables = [...plus.map((j) => [j, 1] as const), ...minus.map((j) => [j, -1] as const)];
  const slacks = constraints.flatMap(({ relation }, i) =>
    relation === "=" ? [] : [[i, relation === "<=" ? 1 : -1] as const],
  );
  const structural = variables.length;
  const real = structural + slacks.length;
  // A row whose slack can stand for it needs no artificial variable.
  const artificial = constraints.flatMap(({ relation, bound }, i) =>
    relation === "=" || (relation === "<=") !== bound >= 0 ? [i] : [],
  );
  const width = real + artificial.length + 1;
  const last = width - 1;

  // The tableau: variables, slacks, artificial variables, the bound.
  const rows = constraints.map(({ coefficients, bound }) => {
    const row = new Float64Array(width);
    for (const [k, [j, sign]] of variables.entries()) row[k] = sign * coefficients[j]!;
    row[last] = bound;
    return row;
  });
  const columnScale = new Float64Array(structural).fill(1);
  const rowScale = new Float64Array(m).fill(1);
  for (let round = 0; round < 8; round++) {
    for (const [i, row] of rows.entries()) {
      const s = powerNear(middle((k) => row[k]!, structural));
      rowScale[i]! /= s;
      for (let k = 0; k < width; k++) row[k]! /= s;
    }
    for (let k = 0; k < structural; k++) {
      const s = powerNear(middle((i) => rows[i]![k]!, m));
      columnScale[k]! /= s;
      for (const row of rows) row[k]! /= s;
    }
  }
  const boundScale = powerNear(rows.reduce((most, row) => Math.max(most, Math.abs(row[last]!)), 0));
  const flipped = rows.map((row) => {
    row[last]! /= boundScale;
    const flip = row[last]! < 0 ? -1 : 1;
    for (let k = 0; k < width; k++) row[k]! *= flip;
    return flip;
  });
  // Column from which the price of each row is read in the end, and its coefficient there.
  const priced = new Int32Array(m);
  const basis = new Int32Array(m);
  for (const [k, [i, sign]] of slacks.entries()) {
    rows[i]![structural + k] = sign * flipped[i]!;
    priced[i] = structural + k;
    basis[i] = structural + k;
  }
  for (const [k, i] of artificial.entries()) {
    rows[i]![real + k] = 1;
    basis[i] = real + k;
    if (constraints[i]!.relation === "=") priced[i] = real + k;
  }
  const coefficient = Float64Array.from(rows, (row, i) => row[priced[i]!]!);

  // Phase 1: the artificial variables to 0.
  const feasibility = new Float64Array(width);
  for (const i of artificial) {
    const row = rows[i]!;
    for (let k = 0; k < width; k++) feasibility[k]! -= k >= real && k < last ? 0 : row[k]!;
  }
  const first = artificial.length === 0 ? "optimal" : pivotToOptimum(rows, basis, feasibility, real);
  if (first === "stalled") return nothing("stalled");
  const tolerance =
    1e-9 *
    Math.max(
      1,
      rows.reduce((most, row) => Math.max(most, row[last]!), 0),
    );
  if (-feasibility[last]! > tolerance) return nothing("infeasible");
  for (let i = 0; i < m; i++) {
    if (basis[i]! < real) continue;
    // An artificial variable left at 0 makes room for a real one, unless its row says nothing.
    const row = rows[i]!;
    let best = -1;
    for (let k = 0; k < real; k++)
      if (Math.abs(row[k]!) > 1e-7 && (best < 0 || Math.abs(row[k]!) > Math.abs(row[best]!))) best = k;
    if (best >= 0) pivot(rows, basis, [feasibility], i, best);
  }

  // Phase 2: the objective itself.
  const sign = sense === "minimize" ? 1 : -1;
  const cost = new Float64Array(width);
  for (const [k, [j, side]] of variables.entries()) cost[k] = sign * side * objective[j]! * columnScale[k]!;
  const costScale = powerNear(largest(cost, structural, 1));
  for (let k = 0; k < real; k++) cost[k]! /= costScale;
  for (let i = 0; i < m; i++) {
    const weight = cost[basis[i]!]!;
    if (weight !== 0) for (let k = 0; k < width; k++) cost[k]! -= weight * rows[i]![k]!;
  }
  const second = pivotToOptimum(rows, basis, cost, real);
  if (second !== "optimal") return nothing(second);

  const solution = new Float64Array(n);
  for (let i = 0; i < m; i++) {
    const k = basis[i]!;
    if (k >= structural) continue;
    const [j, side] = variables[k]!;
    solution[j]! += side * Math.max(0, rows[i]![last]!) * columnScale[k]! * boundScale;
  }
  let value = 0;
  for (let j = 0; j < n; j++) value += objective[j]! * solution[j]!;
  const duals = Float64Array.from(
    constraints,
    (_, i) => (-cost[priced[i]!]! / coefficient[i]!) * flipped[i]! * rowScale[i]! * costScale * sign + 0,
  );
  return { status: "optimal", objective: value, solution, duals };
}

/** Pivots until no column improves the objective row. Only columns before `real` may enter. */
function pivotToOptimum(
  rows: readonly Float64Array[],
  basis: Int32Array,
  cost: Float64Array,
  real: number,
): "optimal" | "unbounded" | "stalled" {
  const last = cost.length - 1;
  let idle = 0;
  for (let step = 50 * (rows.length + real) + 1000; step > 0; step--) {
    const careful = idle > rows.length + 20;
    let enter = -1;
    for (let k = 0; k < real; k++) {
      if (cost[k]! < -TINY && (enter < 0 || cost[k]! < cost[enter]!)) {
        enter = k;
        if (careful) break;
      }
    }
    if (enter < 0) return "optimal";
    let leave = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < rows.length; i++) {
      const a = rows[i]![enter]!;
      // A row whose artificial variable is stuck at 0 must not let it grow.
      const stuck = basis[i]! >= real && Math.abs(a) > 1e-9 && rows[i]![last]! <= TINY;
      if (a <= 1e-9 && !stuck) continue;
      const ratio = stuck ? 0 : Math.max(0, rows[i]![last]!) / a;
      const ties = leave >= 0 && Math.abs(ratio - least) <= 1e-12 * Math.max(1, least);
      // Among equal ratios the largest pivot keeps rounding small; the lowest index keeps from circling.
      if (
        ties
          ? careful
            ? basis[i]! < basis[leave]!
            : Math.abs(a) > Math.abs(rows[leave]![enter]!)
          : ratio < least
      ) {
        least = ties ? Math.min(least, ratio) : ratio;
        leave = i;
      }
    }
    if (leave < 0) return "unbounded";
    idle = least * -cost[enter]! > 1e-13 ? 0 : idle + 1;
    pivot(rows, basis, [cost], leave, enter);
  }
  return "stalled";
}

function pivot(
  rows: readonly Float64Array[],
  basis: Int32Array,
  costs: readonly Float64Array[],
  leave: number,
  enter: number,
): void {
  const pivotRow = rows[leave]!;
  const p = pivotRow[enter]!;
  for (let k = 0; k < pivotRow.length; k++) pivotRow[k]! /= p;
  pivotRow[enter] = 1;
  for (const row of [...rows, ...costs]) {
    if (row === pivotRow) continue;
    const factor = row[enter]!;
    if (factor === 0) continue;
    for (let k = 0; k < row.length; k++) row[k]! -= factor * pivotRow[k]!;
    row[enter] = 0;
  }
  basis[leave] = enter;
}

function nothing(status: "infeasible" | "unbounded" | "stalled"): LinearSolution {
  return { status, objective: null, solution: null, duals: null };
}

/** Geometric middle of the smallest and the largest size that is not 0; 0 for none. */
function middle(entry: (index: number) => number, count: number): number {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let index = 0; index < count; index++) {
    const size = Math.abs(entry(index));
    if (size === 0) continue;
    if (size < least) least = size;
    if (size > most) most = size;
  }
  return most === 0 ? 0 : Math.sqrt(least) * Math.sqrt(most);
}

/** The largest size among the first `count` entries, or what stands in for none. */
function largest(row: Float64Array, count: number, otherwise: number): number {
  let most = 0;
  for (let k = 0; k < count; k++) most = Math.max(most, Math.abs(row[k]!));
  return most > 0 ? most : otherwise;
}

/** The power of two at or below a number; 1 for 0. */
function powerNear(size: number): number {
  return size > 0 ? 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(size)))) : 1;
}
