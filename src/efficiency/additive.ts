import { linearProgram } from "../numeric/linear-program.ts";
import type { Matrix } from "../numeric/vector.ts";
import type { DeaUnit } from "./dea-unit.ts";
import { point, slackCosts } from "./point.ts";
import { constraintOf, multipliers, returnsConstraint } from "./production-program.ts";
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
  if (tech.isWide) return additiveProgram(inputs, outputs, returns, reference);
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

/** The same where amounts are far apart, by a search that scales rows and columns for each unit. */
function additiveProgram(
  inputs: Matrix,
  outputs: Matrix,
  returns: ReturnsToScale,
  reference: Uint8Array,
): DeaUnit[] {
  const members = Array.from(reference.keys()).filter((j) => reference[j] === 1);
  const [k, s] = [inputs[0]!.length, outputs[0]!.length];
  const slackOf = (at: number, sign: number): number[] =>
    Array.from({ length: k + s }, (_, c) => (c === at ? sign : 0));
  return inputs.map((row, o): DeaUnit => {
    const { status, solution } = linearProgram({
      sense: "maximize",
      objective: [...members.map(() => 0), ...new Array<number>(k + s).fill(1)],
      constraints: [
        ...Array.from(row, (amount, i) => constraintOf(inputs, i, members, slackOf(i, 1), "=", amount)),
        ...Array.from(outputs[o]!, (amount, r) =>
          constraintOf(outputs, r, members, slackOf(k + r, -1), "=", amount),
        ),
        ...returnsConstraint(returns, members.length, slackOf(-1, 0), 1),
      ],
    });
    if (solution === null) {
      const end = status === "infeasible" && reference[o] !== 1 ? "infeasible" : "stalled";
      return {
        efficiency: null,
        slacks: null,
        slackSum: null,
        lambdas: new Float64Array(inputs.length),
        peers: [],
        status: end,
      };
    }
    const slack = solution.slice(members.length);
    return {
      efficiency: null,
      slacks: { inputs: slack.slice(0, k), outputs: slack.slice(k) },
      slackSum: slack.reduce((total, one) => total + one, 0),
      ...multipliers(inputs.length, members, solution),
      status: "optimal",
    };
  });
}
