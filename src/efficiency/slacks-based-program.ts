import { type LinearConstraint, linearProgram } from "../numeric/linear-program.ts";
import type { DeaUnit } from "./dea-unit.ts";
import {
  constraintOf,
  multipliers,
  type Production,
  returnsConstraint,
  unitOf,
} from "./production-program.ts";
import type { ReturnsToScale } from "./technology.ts";

/** What a slacks-based program is asked for. */
export interface SlacksBasedSettings {
  /** Returns to scale. */
  readonly returns: ReturnsToScale;
  /** 1 for each unit that spans the frontier. */
  readonly reference: Uint8Array;
  /** Whether units on or beyond the frontier are measured from the frontier of the others. */
  readonly superEfficiency: boolean;
}

/**
 * The slacks-based measure in its full form: unwanted outputs, a chosen reference set, and super-efficiency.
 *
 * Unwanted outputs are saved like inputs and counted like outputs (Tone 2003). Super-efficiency (Tone 2002) is measured for units that are efficient, or beyond the
 * frontier of their reference set; the others keep their measure.
 */
export function slacksBasedProgram(production: Production, settings: SlacksBasedSettings): DeaUnit[] {
  return production.inputs.map((_, o) => {
    const own = measure(production, settings, o);
    if (!settings.superEfficiency) return own;
    const beyond = own.status === "infeasible";
    if (!beyond && !(own.efficiency !== null && own.efficiency > 1 - 1e-9)) return own;
    return superMeasure(production, settings, o);
  });
}

const NOTHING = { efficiency: null, slacks: null, slackSum: null, peers: [] as readonly number[] } as const;

function membersOf(reference: Uint8Array, except: number): number[] {
  return Array.from(reference.keys()).filter((j) => reference[j] === 1 && j !== except);
}

/** Positions of the columns in which the unit has something: the others are left out of its means. */
function present(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, c) => c).filter((c) => values[c]! > 0);
}

/** Variables: multipliers, slacks of inputs, outputs and unwanted outputs, and the common factor t. */
function measure(
  { inputs, outputs, undesirable }: Production,
  { returns, reference }: SlacksBasedSettings,
  o: number,
): DeaUnit {
  const unit = unitOf({ inputs, outputs, undesirable }, o);
  const members = membersOf(reference, -1);
  const sizes = [unit.inputs.length, unit.outputs.length, unit.undesirable.length] as const;
  const width = sizes[0] + sizes[1] + sizes[2] + 1;
  const others = (entries: Readonly<Record<number, number>>) =>
    Array.from({ length: width }, (_, k) => entries[k] ?? 0);
  const t = width - 1;
  const constraints: LinearConstraint[] = [];
  [inputs, outputs, undesirable].forEach((matrix, part) => {
    const values = [unit.inputs, unit.outputs, unit.undesirable][part]!;
    const from = sizes.slice(0, part).reduce((total, size) => total + size, 0);
    for (let c = 0; c < values.length; c++) {
      const sign = part === 1 ? -1 : 1;
      constraints.push(
        constraintOf(matrix, c, members, others({ [from + c]: sign, [t]: -values[c]! }), "=", 0),
      );
    }
  });
  for (const constraint of returnsConstraint(returns, members.length, others({ [t]: -1 }), 0))
    constraints.push(constraint);
  const made = [
    ...present(unit.outputs).map((r) => [sizes[0] + r, unit.outputs[r]!] as const),
    ...present(unit.undesirable).map((q) => [sizes[0] + sizes[1] + q, unit.undesirable[q]!] as const),
  ];
  const gains = others({ [t]: 1 });
  for (const [k, value] of made) gains[k] = 1 / (made.length * value);
  constraints.push({ coefficients: [...members.map(() => 0), ...gains], relation: "=", bound: 1 });
  const used = present(unit.inputs);
  const savings = others({ [t]: 1 });
  for (const i of used) savings[i] = -1 / (used.length * unit.inputs[i]!);
  const { status, objective, solution } = linearProgram({
    sense: "minimize",
    objective: [...members.map(() => 0), ...savings],
    constraints,
  });
  if (status !== "optimal" || objective === null || solution === null) {
    return {
      ...NOTHING,
      lambdas: new Float64Array(inputs.length),
      status: status === "infeasible" ? "infeasible" : "stalled",
    };
  }
  const share = solution[members.length + t]!;
  const slack = (from: number, count: number) =>
    Float64Array.from({ length: count }, (_, c) => Math.max(0, solution[members.length + from + c]!) / share);
  const slacks = {
    inputs: slack(0, sizes[0]),
    outputs: slack(sizes[0], sizes[1]),
    ...(sizes[2] > 0 ? { undesirable: slack(sizes[0] + sizes[1], sizes[2]) } : {}),
  };
  const total = Object.values(slacks).reduce((sum, list) => sum + list.reduce((a, b) => a + b, 0), 0);
  const bounded = Math.min(1, Math.max(0, objective));
  return {
    efficiency: Math.abs(bounded - 1) < 1e-9 ? 1 : bounded,
    slacks,
    slackSum: total,
    ...multipliers(inputs.length, members, solution, share),
    status: "optimal",
  };
}

/** Variables: multipliers, the point (inputs, outputs, unwanted outputs), and the common factor t. */
function superMeasure(
  { inputs, outputs, undesirable }: Production,
  { returns, reference }: SlacksBasedSettings,
  o: number,
): DeaUnit {
  const unit = unitOf({ inputs, outputs, undesirable }, o);
  const members = membersOf(reference, o);
  const sizes = [unit.inputs.length, unit.outputs.length, unit.undesirable.length] as const;
  const width = sizes[0] + sizes[1] + sizes[2] + 1;
  const t = width - 1;
  const others = (entries: Readonly<Record<number, number>>) =>
    Array.from({ length: width }, (_, k) => entries[k] ?? 0);
  const constraints: LinearConstraint[] = [];
  const used = present(unit.inputs);
  const good = present(unit.outputs);
  const bad = present(unit.undesirable);
  const zeros = members.map(() => 0);
  const bound = (k: number, value: number, relation: "<=" | ">=") =>
    constraints.push({ coefficients: [...zeros, ...others({ [k]: 1, [t]: -value })], relation, bound: 0 });
  for (const i of used) {
    constraints.push(constraintOf(inputs, i, members, others({ [i]: -1 }), "<=", 0));
    bound(i, unit.inputs[i]!, ">=");
  }
  for (const r of good) {
    constraints.push(constraintOf(outputs, r, members, others({ [sizes[0] + r]: -1 }), ">=", 0));
    bound(sizes[0] + r, unit.outputs[r]!, "<=");
  }
  for (const q of bad) {
    const k = sizes[0] + sizes[1] + q;
    constraints.push(constraintOf(undesirable, q, members, others({ [k]: -1 }), "<=", 0));
    bound(k, unit.undesirable[q]!, ">=");
  }
  for (const constraint of returnsConstraint(returns, members.length, others({ [t]: -1 }), 0))
    constraints.push(constraint);
  const count = good.length + bad.length;
  const shares = others({ [t]: count > 0 ? (2 * bad.length) / count : 1 });
  for (const r of good) shares[sizes[0] + r] = 1 / (count * unit.outputs[r]!);
  for (const q of bad) shares[sizes[0] + sizes[1] + q] = -1 / (count * unit.undesirable[q]!);
  constraints.push({ coefficients: [...zeros, ...shares], relation: "=", bound: 1 });
  const cost = others({});
  for (const i of used) cost[i] = 1 / (used.length * unit.inputs[i]!);
  const { status, objective, solution } = linearProgram({
    sense: "minimize",
    objective: [...zeros, ...cost],
    constraints,
  });
  if (
    status !== "optimal" ||
    objective === null ||
    solution === null ||
    !(solution[members.length + t]! > 0)
  ) {
    return {
      ...NOTHING,
      lambdas: new Float64Array(inputs.length),
      status: status === "stalled" ? "stalled" : "infeasible",
    };
  }
  return {
    ...NOTHING,
    efficiency: Math.abs(objective - 1) < 1e-9 ? 1 : objective,
    ...multipliers(inputs.length, members, solution, solution[members.length + t]!),
    status: "optimal",
  };
}
