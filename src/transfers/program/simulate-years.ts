import { periodBounds } from "../../calendar/period-bounds.ts";
import { EqualizationError } from "../../errors.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import type { HistoryYear, Program, SimulationInputs } from "./program.ts";
import { simulate } from "./simulate.ts";
import type { Simulation } from "./simulation.ts";

/** One year of {@link simulateYears}: the inputs of {@link simulate}, with a period and without history. */
export interface SimulationYear extends Omit<SimulationInputs, "previous" | "period"> {
  /** The year, such as `"2025"`. */
  readonly period: NonNullable<SimulationInputs["period"]>;
  /** Units of the year before that are others this year, as {@link HistoryYear.successors}. */
  readonly successors?: HistoryYear["successors"];
}

/** Options of {@link simulateYears}. */
export interface SimulateYearsOptions {
  /** What came before the first year, last year first. @defaultValue nothing is known of it */
  readonly previous?: readonly HistoryYear[] | undefined;
}

/**
 * Runs a program year after year: each year sees the years simulated before it, and what is handed in of the time before.
 *
 * A step that looks back finds the calendar year it asks for, whatever the position; a year that is not there is an error,
 * never zero. Units may come and go: a step says what stands for a unit that did not exist.
 *
 * @param years In order of time, no year twice.
 * @throws `EqualizationError` `out_of_domain` (years out of order), `too_few_observations` (no year), `missing_value`
 *   (a step looks back to a year or unit that is not there), `unknown_option`, `wrong_type`, and whatever
 *   {@link simulate} refuses.
 *
 * @example Two years of a grant that keeps nine tenths of last year's
 * ```ts
 * import { defineProgram, holdHarmless, simulateYears } from "equalis";
 * const grant = defineProgram({
 *   id: "grant",
 *   title: "A grant with a guarantee",
 *   source: "made up",
 *   inputs: [{ name: "claim", unit: "money", description: "Claim of the year" }],
 *   parameters: {},
 *   assumptions: [],
 *   invariants: [],
 *   steps: [
 *     { id: "claimed", label: "Claim", unit: "money", compute: (c) => c.input("claim") },
 *     { id: "paid", label: "Guarantee", unit: "money", from: "claimed",
 *       compute: (c) => holdHarmless(c.step("claimed"), c.previousAmount(1), 0.9) },
 *   ],
 * });
 * const runs = simulateYears(
 *   grant,
 *   [
 *     { period: "2024", units: ["A", "B"], data: { claim: [50, 120] } },
 *     { period: "2025", units: ["A", "B"], data: { claim: [50, 60] } },
 *   ],
 *   { previous: [{ period: "2023", amounts: [100, 100] }] },
 * );
 * runs.map((run) => Array.from(run.amounts)); // => [[90, 120], [81, 108]]
 * ```
 */
export function simulateYears(
  program: Program,
  years: readonly SimulationYear[],
  options: SimulateYearsOptions = {},
): Simulation[] {
  const where = "simulateYears";
  requireOptions(where, options, ["previous"]);
  if (!Array.isArray(years)) {
    throw new EqualizationError("years must be an array, one entry per year", {
      code: "wrong_type",
      where,
      received: years,
    });
  }
  if (years.length === 0) {
    throw new EqualizationError("needs at least 1 year, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const { previous = [] } = options;
  if (!Array.isArray(previous)) {
    throw new EqualizationError("previous must be an array of earlier years, last year first", {
      code: "wrong_type",
      where,
      received: previous,
    });
  }
  let history: HistoryYear[] = [...(previous as readonly HistoryYear[])];
  let last = "";
  return (years as readonly SimulationYear[]).map((inputs, index) => {
    requireOptions(where, inputs, ["units", "data", "parameters", "period", "successors"]);
    const { first } = periodBounds(where, `period of year ${index}`, inputs.period);
    if (first <= last) {
      throw new EqualizationError(`year ${index} is ${inputs.period}, not after the one before it`, {
        code: "out_of_domain",
        where,
        index,
        received: inputs.period,
      });
    }
    last = first;
    const { successors, ...year } = inputs;
    // What was already renamed on its way to last year is renamed once more.
    if (successors !== undefined) history = history.map((past) => renamed(past, successors));
    const run = simulate(program, { ...year, previous: [...history] });
    history.unshift(run);
    return run;
  });
}

/** An earlier year whose units lead to those of this year. */
function renamed(past: HistoryYear, next: NonNullable<HistoryYear["successors"]>): HistoryYear {
  const units = new Set([...Array.from(past.units ?? []), ...Object.keys(past.successors ?? {})]);
  if (past.units === undefined) for (const unit of Object.keys(next)) units.add(unit);
  const successors: Record<string, Record<string, number>> = {};
  for (const unit of units) {
    const before = sharesOf(unit, past.successors);
    const after: Record<string, number> = {};
    for (const [heir, share] of Object.entries(before)) {
      for (const [last, part] of Object.entries(sharesOf(heir, next)))
        after[last] = (after[last] ?? 0) + share * part;
    }
    successors[unit] = after;
  }
  const { period, data, amounts } = past;
  const steps = "steps" in past ? { steps: past.steps, unit: (past as { unit?: unknown }).unit } : {};
  return {
    ...steps,
    ...(period === undefined ? {} : { period }),
    ...(past.units === undefined ? {} : { units: past.units }),
    ...(data === undefined ? {} : { data }),
    ...(amounts === undefined ? {} : { amounts }),
    successors,
  };
}

function sharesOf(unit: string, successors: HistoryYear["successors"]): Readonly<Record<string, number>> {
  const heirs = successors !== undefined && Object.hasOwn(successors, unit) ? successors[unit]! : unit;
  return typeof heirs === "string" ? { [heirs]: 1 } : heirs;
}
