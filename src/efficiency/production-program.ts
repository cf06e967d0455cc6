import type { LinearConstraint } from "../numeric/linear-program.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import type { ReturnsToScale } from "./technology.ts";

/** What units use, make, and make without wanting to; one row per unit. */
export interface Production {
  /** Amounts used. */
  readonly inputs: Matrix;
  /** Amounts made. */
  readonly outputs: Matrix;
  /** Amounts made that are unwanted; rows of length 0 if there are none. */
  readonly undesirable: Matrix;
}

/** One unit of a {@link Production}. */
export interface ProductionUnit {
  /** Amounts used. */
  readonly inputs: Vector;
  /** Amounts made. */
  readonly outputs: Vector;
  /** Unwanted amounts made. */
  readonly undesirable: Vector;
}

/** The unit at a position. */
export function unitOf({ inputs, outputs, undesirable }: Production, o: number): ProductionUnit {
  return { inputs: inputs[o]!, outputs: outputs[o]!, undesirable: undesirable[o]! };
}

/** Coefficients of a constraint: the amounts of the reference units in one column, then those of the other variables. */
export function constraintOf(
  matrix: Matrix,
  column: number,
  members: readonly number[],
  others: readonly number[],
  relation: LinearConstraint["relation"],
  bound: number,
): LinearConstraint {
  return { coefficients: [...members.map((j) => matrix[j]![column]!), ...others], relation, bound };
}

/** How the sum of the multipliers stands to 1, or to a variable; nothing for constant returns. */
export function returnsConstraint(
  returns: ReturnsToScale,
  members: number,
  others: readonly number[],
  bound: number,
): LinearConstraint[] {
  if (returns === "crs") return [];
  const relation = returns === "vrs" ? "=" : returns === "drs" ? "<=" : ">=";
  return [{ coefficients: [...new Array<number>(members).fill(1), ...others], relation, bound }];
}

/** Multipliers by unit, and the units that have one. */
export function multipliers(
  units: number,
  members: readonly number[],
  solution: Float64Array,
  divisor = 1,
): { readonly lambdas: Float64Array; readonly peers: number[] } {
  const lambdas = new Float64Array(units);
  members.forEach((j, k) => {
    lambdas[j] = Math.max(0, solution[k]!) / divisor;
  });
  const peers: number[] = [];
  for (let j = 0; j < units; j++) if (lambdas[j]! > 1e-9) peers.push(j);
  return { lambdas, peers };
}
