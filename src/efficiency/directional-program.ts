import { type LinearConstraint, linearProgram } from "../numeric/linear-program.ts";
import {
  constraintOf,
  multipliers,
  type Production,
  type ProductionUnit,
  returnsConstraint,
} from "./production-program.ts";
import type { ReturnsToScale } from "./technology.ts";

/** What a directional distance is measured by. */
export interface DirectionalSettings {
  /** Returns to scale. */
  readonly returns: ReturnsToScale;
  /** Whether unwanted outputs can be had less of without giving up wanted ones. */
  readonly disposability: "weak" | "strong";
  /** Whether inputs stay or shrink in proportion. */
  readonly inputs: "hold" | "shrink";
}

/** A directional distance with the point on the frontier. */
export interface Directional {
  /** The distance; `null` unless `"ok"`. */
  readonly distance: number | null;
  /** Multiplier of each unit of the frontier. */
  readonly lambdas: Float64Array;
  /** Positions of the units with a multiplier above 0. */
  readonly peers: readonly number[];
  /** How the program ended; `"undefined"` where nothing the unit has could change. */
  readonly status: "optimal" | "infeasible" | "undefined" | "stalled";
}

/** The largest share by which a unit could make more and pollute less within the technology of a production. */
export function directionalProgram(
  frontier: Production,
  unit: ProductionUnit,
  { returns, disposability, inputs }: DirectionalSettings,
): Directional {
  const members = frontier.inputs.map((_, j) => j);
  const none = { distance: null, lambdas: new Float64Array(members.length), peers: [] as readonly number[] };
  const constraints: LinearConstraint[] = [];
  // sum lambda y - beta y >= y
  for (let r = 0; r < unit.outputs.length; r++) {
    constraints.push(constraintOf(frontier.outputs, r, members, [-unit.outputs[r]!], ">=", unit.outputs[r]!));
  }
  for (let q = 0; q < unit.undesirable.length; q++) {
    const relation = disposability === "weak" ? "=" : "<=";
    constraints.push(
      constraintOf(frontier.undesirable, q, members, [unit.undesirable[q]!], relation, unit.undesirable[q]!),
    );
  }
  for (let i = 0; i < unit.inputs.length; i++) {
    const moved = inputs === "shrink" ? unit.inputs[i]! : 0;
    constraints.push(constraintOf(frontier.inputs, i, members, [moved], "<=", unit.inputs[i]!));
  }
  for (const constraint of returnsConstraint(returns, members.length, [0], 1)) constraints.push(constraint);
  const { status, solution } = linearProgram({
    sense: "maximize",
    objective: [...members.map(() => 0), 1],
    constraints,
    free: [...members.map(() => false), true],
  });
  if (status === "unbounded") return { ...none, status: "undefined" };
  if (status !== "optimal" || solution === null)
    return { ...none, status: status === "infeasible" ? "infeasible" : "stalled" };
  const beta = solution[members.length]!;
  return {
    distance: Math.abs(beta) < 1e-10 ? 0 : beta,
    ...multipliers(members.length, members, solution),
    status: "optimal",
  };
}
