import type { Matrix } from "../numeric/vector.ts";
import type { DeaUnit } from "./dea-unit.ts";
import { point } from "./point.ts";
import { basicValue } from "./radial.ts";
import { slacksBasedProgram } from "./slacks-based-program.ts";
import { findBasis, minimizeSmall } from "./small-simplex.ts";
import { ownColumn, type ReturnsToScale, scaled, slackColumn, technology } from "./technology.ts";

/**
 * Tone's slacks-based measure: mean share of the inputs kept over mean factor of the outputs reached, made linear by a
 * common factor t on all variables.
 */
export function slacksBased(inputs: Matrix, outputs: Matrix, returns: ReturnsToScale): DeaUnit[] {
  const tech = technology(inputs, outputs, returns, 1);
  if (tech.isWide) {
    const production = { inputs, outputs, undesirable: inputs.map(() => []) };
    const reference = new Uint8Array(inputs.length).fill(1);
    return slacksBasedProgram(production, { returns, reference, superEfficiency: false });
  }
  const { program, state, k, s } = tech;
  const { m, columns, bound, count } = program;
  const own = ownColumn(tech);
  const cost = new Float64Array(count);
  bound.fill(0);
  // The last row fixes t: t + mean of added shares of the outputs = 1.
  bound[m - 1] = 1;
  return inputs.map((row, o) => {
    const unit = scaled(tech, row, outputs[o]!);
    const used = Array.from({ length: k }, (_, i) => i).filter((i) => unit[i]! > 0);
    const made = Array.from({ length: s }, (_, r) => k + r).filter((r) => unit[r]! > 0);
    cost.fill(0);
    cost[own] = 1;
    for (const i of used) cost[slackColumn(tech, i)] = -1 / (used.length * unit[i]!);
    for (let r = k; r < k + s; r++) columns[slackColumn(tech, r) * m + m - 1] = 0;
    for (const r of made) columns[slackColumn(tech, r) * m + m - 1] = 1 / (made.length * unit[r]!);
    columns.fill(0, own * m, own * m + m);
    for (let i = 0; i < k + s; i++) columns[own * m + i] = -unit[i]!;
    if (returns !== "crs") columns[own * m + k + s] = -1;
    columns[own * m + m - 1] = 1;
    const found = findBasis(program, state);
    const status = found && minimizeSmall(program, cost, state) === "optimal" ? "optimal" : "stalled";
    if (status !== "optimal") return { efficiency: null, ...point(tech, false, 1), status };
    let efficiency = 0;
    for (let i = 0; i < m; i++) {
      const column = state.basis[i]!;
      if (column < count) efficiency += cost[column]! * state.values[i]!;
    }
    const bounded = Math.min(1, Math.max(0, efficiency));
    return {
      efficiency: Math.abs(bounded - 1) < 1e-11 ? 1 : bounded,
      ...point(tech, true, basicValue(tech, own)),
      status,
    };
  });
}
