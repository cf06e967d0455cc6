import type { DeaUnit } from "./dea-unit.ts";
import { basicValue } from "./radial.ts";
import type { Technology } from "./technology.ts";
import { slackColumn } from "./technology.ts";

/** Costs under which the largest sum of slacks, in the units of the data, is the optimum. */
export function slackCosts(tech: Technology): Float64Array {
  const cost = new Float64Array(tech.program.count);
  const largest = tech.scale.subarray(0, tech.k + tech.s).reduce((most, size) => Math.max(most, size), 0);
  // Of size 1, as the search takes costs far below it for none.
  for (let row = 0; row < tech.k + tech.s; row++) cost[slackColumn(tech, row)] = -tech.scale[row]! / largest;
  return cost;
}

/** What the present basis says of multipliers and slacks, all divided by `share`. */
export function point(
  tech: Technology,
  withSlacks: boolean,
  share: number,
): Pick<DeaUnit, "slacks" | "slackSum" | "lambdas" | "peers"> {
  const { k, s, n, state, scale, columnScale } = tech;
  const lambdas = new Float64Array(n);
  const peers: number[] = [];
  for (let i = 0; i < state.basis.length; i++) {
    const column = state.basis[i]!;
    if (column >= n) continue;
    const value = Math.max(0, state.values[i]!) / share;
    if (value > 1e-9) peers.push(column);
    lambdas[column] = value * (columnScale === null ? 1 : columnScale[column]!);
  }
  peers.sort((a, b) => a - b);
  if (!withSlacks) return { slacks: null, slackSum: null, lambdas, peers };
  const slack = (row: number): number =>
    (Math.max(0, basicValue(tech, slackColumn(tech, row))) / share) * scale[row]!;
  const inputs = Float64Array.from({ length: k }, (_, i) => slack(i));
  const outputs = Float64Array.from({ length: s }, (_, r) => slack(k + r));
  let slackSum = 0;
  for (const x of inputs) slackSum += x;
  for (const x of outputs) slackSum += x;
  return { slacks: { inputs, outputs }, slackSum, lambdas, peers };
}
