import type { Matrix } from "../numeric/vector.ts";
import type { DeaUnit } from "./dea-unit.ts";
import { point, slackCosts } from "./point.ts";
import { findBasis, minimizeSmall } from "./small-simplex.ts";
import { type ReturnsToScale, scaled, technology } from "./technology.ts";

/** The additive model: the largest sum of slacks of each unit, in the units of the data. */
export function additive(
  inputs: Matrix,
  outputs: Matrix,
  returns: ReturnsToScale,
  reference: Uint8Array,
): DeaUnit[] {
  const tech = technology(inputs, outputs, returns);
  const { program, state, k, s } = tech;
  const cost = slackCosts(tech);
  // No factor: the unit's own column stays empty and out.
  program.allowed[program.count - 1] = 0;
  program.allowed.set(reference);
  return inputs.map((row, o) => {
    program.bound.set(scaled(tech, row, outputs[o]!));
    if (returns !== "crs") program.bound[k + s] = 1;
    // A unit of the reference can stand for itself, so that a basis exists; one outside may lie beyond.
    const found = findBasis(program, state);
    const status = !found
      ? reference[o] === 1
        ? "stalled"
        : "infeasible"
      : minimizeSmall(program, cost, state) === "optimal"
        ? "optimal"
        : "stalled";
    return { efficiency: null, ...point(tech, status === "optimal", 1), status };
  });
}
