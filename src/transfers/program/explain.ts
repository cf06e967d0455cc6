import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import type { Bound } from "../closures/fitted-amounts.ts";
import type { Simulation, SimulationStep, StepRead } from "./simulation.ts";

/** Something a step read, for one unit. */
export interface ExplanationRead {
  /** Where from. */
  readonly kind: StepRead["kind"];
  /** Name of the input, parameter or step. */
  readonly name: string;
  /** Periods back; 0 is the period simulated. */
  readonly lag: number;
  /** The earlier period, where history names it; else absent. */
  readonly period?: string | undefined;
  /** The key of the unit, where its value was looked up in a table; else absent. */
  readonly key?: string | undefined;
  /** Unit of the value. */
  readonly unit: string;
  /** The unit's value; of a table that was looked up, the one found; any other list or table as it is. */
  readonly value: number | string | readonly number[] | Readonly<Record<string, number>>;
  /** `true` where the step is one number over all units, which differ in this value; else absent. */
  readonly overAllUnits?: boolean | undefined;
}

/** One step of the derivation of one unit's amount. */
export interface ExplanationStep {
  /** Id of the step. */
  readonly id: string;
  /** What it does, for people. */
  readonly label: string;
  /** Where the law says so; `null` where the program does not. */
  readonly legalBasis: string | null;
  /** The formula in words; `null` where the program does not say. */
  readonly formula: string | null;
  /** The unit's number after this step. */
  readonly value: number;
  /** Unit of the number. */
  readonly unit: string;
  /** The step whose amount it carries on; `null` where the amount begins here or all it had to choose from differ. */
  readonly continues: string | null;
  /** By how much it changed the amount it carries on; `null` where there is none, or in another unit. */
  readonly change: number | null;
  /** What holds the unit, where the step is a closure; else `null`. */
  readonly bound: Bound | null;
  /** What was solved for, where the step is a closure: for the unit's group, where there is one per group; else `null`. */
  readonly multiplier: number | null;
  /** Label of the unit's group, where the step was fitted by group; else `null`. */
  readonly group: string | number | null;
  /** Whether this is the step that fixed the amount. */
  readonly decisive: boolean;
  /** What it read. */
  readonly reads: readonly ExplanationRead[];
  /** Numbers it found on its way, by name. */
  readonly notes: Readonly<Record<string, number>>;
  /** Whether the order of the units decided who of several with equal remainders got one more. */
  readonly tied: boolean;
}

/** How one unit came to its amount. */
export interface Explanation {
  /** Id of the unit. */
  readonly unit: string;
  /** Its amount. */
  readonly amount: number;
  /** Unit of the amount. */
  readonly amountUnit: string;
  /** Id of the step that fixed it. */
  readonly binding: string;
  /** Every step, in order. */
  readonly steps: readonly ExplanationStep[];
  /** The same to read, line by line. */
  readonly text: string;
}

/**
 * One unit's amount as a readable derivation, in numbers.
 *
 * Everything is taken from the simulation: nothing runs again, so the explanation cannot differ from the payment.
 *
 * - **Cost:** one pass over the steps, whatever the number of units.
 *
 * @param simulation What {@link simulate} gave.
 * @param unit Id of the unit.
 * @throws `EqualizationError` `unknown_id` (the simulation has no such unit), `wrong_type`.
 *
 * @example
 * ```ts
 * import { chinaSharedResponsibility, explain, simulate } from "equalis";
 * const run = simulate(chinaSharedResponsibility, {
 *   units: ["四川", "上海"],
 *   data: { population: [1_000_000, 1_000_000] },
 *   period: "2025",
 * });
 * const why = explain(run, "四川");
 * why.binding; // => "central"
 * why.steps.map((step) => step.value); // => [99, 99000000, 0.8, 19800000, 79200000]
 * why.text.split("\n")[0]; // => "四川: 79,200,000 yuan, fixed by step central (Central part)"
 * ```
 */
export function explain(simulation: Simulation, unit: string): Explanation {
  if (typeof simulation !== "object" || simulation === null || !Array.isArray(simulation.units)) {
    throw new EqualizationError("the first argument must be a simulation", {
      code: "wrong_type",
      where: "explain",
      received: simulation,
    });
  }
  const i = simulation.units.indexOf(unit);
  if (i < 0) {
    throw new EqualizationError(`the simulation has no unit "${formatReceived(unit)}"`, {
      code: "unknown_id",
      where: "explain",
      received: unit,
    });
  }
  const binding = simulation.binding[i]!;
  const steps = simulation.steps.map((step) => explainStep(simulation, step, i, binding));
  const amount = simulation.amounts[i]!;
  const decisive = steps.find((step) => step.decisive)!;
  const head = `${unit}: ${format(amount)} ${simulation.unit}, fixed by step ${binding} (${decisive.label})`;
  const noun = simulation.period === null || /^\d{4}$/.test(simulation.period) ? "year" : "period";
  const text = [head, ...steps.flatMap((step, k) => linesOf(step, k + 1, noun))].join("\n");
  return { unit, amount, amountUnit: simulation.unit, binding, steps, text };
}

function explainStep(
  simulation: Simulation,
  step: SimulationStep,
  i: number,
  binding: string,
): ExplanationStep {
  const value = step.column[i]!;
  const carried = step.from.map((id) => simulation.steps.find((one) => one.id === id)!);
  const same = carried.find((one) => one.column[i] === value);
  const own = step.grouped?.groups.find(({ units }) => units.includes(i));
  const source = step.from.length === 1 ? carried[0] : same;
  return {
    id: step.id,
    label: step.label,
    legalBasis: step.legalBasis,
    formula: step.formula,
    value,
    unit: step.unit,
    continues: source?.id ?? null,
    change: source === undefined || source.unit !== step.unit ? null : value - source.column[i]!,
    bound: step.fit?.bound[i] ?? step.grouped?.bound[i] ?? null,
    multiplier: step.fit?.multiplier ?? own?.multiplier ?? null,
    group: own?.group ?? null,
    decisive: step.id === binding,
    reads: step.reads.map(({ keys, ...read }) => ({
      ...read,
      ...(keys === undefined ? {} : { key: keys[i]! }),
      value: valueAt({ ...read, keys }, i),
      ...(step.scalar !== null && differs(read.value) ? { overAllUnits: true } : {}),
    })),
    notes: { ...step.notes },
    tied: step.ties.includes(simulation.units[i]!),
  };
}

/** Whether a value is one per unit, and not the same for all. */
function differs(value: StepRead["value"]): boolean {
  return value instanceof Float64Array && value.some((one) => one !== value[0]);
}

function valueAt(read: StepRead, i: number): ExplanationRead["value"] {
  const { value, keys } = read;
  if (value instanceof Float64Array) return value[i]!;
  if (keys !== undefined) return (value as Readonly<Record<string, number>>)[keys[i]!]!;
  // Texts come one per unit; a list that is a parameter is shown whole.
  return read.kind === "parameter" ? (value as ExplanationRead["value"]) : (value as readonly string[])[i]!;
}

function linesOf(step: ExplanationStep, number: number, noun: string): string[] {
  const law = step.legalBasis === null ? "" : ` [${step.legalBasis}]`;
  // A step that leaves the amount as it is may not have come to its formula: the rule is told, not claimed.
  const formula = step.formula === null || step.change === 0 ? "" : ` = ${step.formula}`;
  const lines = [`${number}. ${step.id}: ${step.label}${law}${formula} = ${format(step.value)} ${step.unit}`];
  for (const read of step.reads) {
    const back =
      read.lag === 0
        ? ""
        : read.period === undefined
          ? ` ${read.lag} ${noun}${read.lag === 1 ? "" : "s"} before`
          : ` of ${read.period}`;
    const all = read.overAllUnits === true ? " of all units, here" : " =";
    const key = read.key === undefined ? "" : ` of ${read.key}`;
    lines.push(`   ${read.kind} ${read.name}${key}${back}${all} ${show(read.value, read.unit)}`);
  }
  for (const [name, value] of Object.entries(step.notes)) lines.push(`   found ${name} = ${format(value)}`);
  if (step.bound !== null) {
    const group = step.group === null ? "" : ` in group ${step.group}`;
    const solved = step.multiplier === null ? "" : `solved for ${format(step.multiplier)}${group}; `;
    if (solved !== "" || step.bound !== "none") lines.push(`   ${solved}${HELD[step.bound]}`);
  }
  if (step.tied) lines.push("   its remainder equals that of others: the earlier units got one more");
  if (step.change !== null) {
    lines.push(
      step.change === 0
        ? `   leaves ${step.continues} as it is${step.formula === null ? "" : `; the rule: ${step.formula}`}`
        : `   changes ${step.continues} by ${step.change > 0 ? "+" : ""}${format(step.change)}`,
    );
  }
  if (step.decisive) lines.push("   this step fixed the amount");
  return lines;
}

const HELD: Readonly<Record<Bound, string>> = {
  none: "the unit is held by no bound",
  lower: "the unit is held at its floor",
  upper: "the unit is held at its ceiling",
  "below-floor": "its floor is cut: all floors together exceed the money",
  excluded: "the unit takes no part",
};

function show(value: ExplanationRead["value"], unit: string): string {
  if (typeof value === "string") return `${value} ${unit}`;
  if (typeof value === "number") return `${format(value)} ${unit}`;
  const entries = Array.isArray(value)
    ? (value as readonly number[]).map(format)
    : Object.entries(value).map(([key, one]) => `${key} ${format(one)}`);
  return entries.length > 6
    ? `a ${Array.isArray(value) ? "list" : "table"} of ${entries.length} values, each in the unit "${unit}"`
    : `${entries.join(", ")} ${unit}`;
}

/** Six decimals at most (more for small numbers), thousands apart; the same on every engine. */
function format(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e21)) return String(Number(value.toPrecision(6)));
  const [whole, decimals] = String(Number(value.toFixed(6))).split(".") as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
