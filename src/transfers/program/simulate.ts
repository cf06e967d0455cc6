import type { FitReport } from "../../model/results/simulation-reports.ts";
import { sum } from "../../numeric/sum.ts";
import type { Bound } from "../closures/fitted-amounts.ts";
import type { Column } from "../columns/column.ts";
import { bindProgram } from "./bind-program.ts";
import type { Run, StepCell } from "./cells.ts";
import { checkInvariants } from "./check-invariants.ts";
import { fromOf } from "./define-program.ts";
import { effectOf } from "./effect-of.ts";
import type { Program, ProgramWarning, SimulationInputs } from "./program.ts";
import { runSteps } from "./run.ts";
import type { Simulation, SimulationStep } from "./simulation.ts";

/**
 * Runs a program on all units: what each gets, which step fixed it, and everything on the way.
 *
 * - **Amounts** are the column of the last step, in its unit. Every step's column is in `steps`.
 * - **Binding** names the step that fixed each unit's amount; see {@link Simulation.binding}.
 * - **Parameters** are those in force on the first day of `period`. Without a period the latest are taken, and a warning
 *   says so. Parameters that no one has read in a source have to be passed, or are listed among the assumptions.
 * - **History**: steps that look back read `previous`, last year first. A year, a column or a unit that is not there is
 *   an error, never zero.
 * - **Claims** of the program (adds up to the pool, sums to zero, no one negative, order kept) are checked; one that
 *   fails is reported in `invariants` and as a warning.
 *
 * @throws `EqualizationError` `missing_option` (an input, or a parameter without a value), `no_value_for_date`,
 *   `missing_value` (history), `unknown_option` (a name the program does not have), `duplicate_id` (a unit twice),
 *   `length_mismatch`, `not_finite` (an input, or what a step computes), `out_of_domain` (an input outside its range),
 *   `too_few_observations` (no units), `wrong_type`, and whatever the steps themselves refuse, such as `infeasible`.
 *
 * @example The central share of basic public health services
 * ```ts
 * import { chinaSharedResponsibility, simulate } from "equalis";
 * const run = simulate(chinaSharedResponsibility, {
 *   units: ["四川", "上海"],
 *   data: { population: [1_000_000, 1_000_000] },
 *   period: "2025",
 * });
 * run.amounts; // => [79200000, 9900000]
 * ```
 */
export function simulate(program: Program, inputs: SimulationInputs): Simulation {
  const run = bindProgram("simulate", program, inputs);
  runSteps(run);
  return reportRun(run);
}

/** A finished run as a record. Nothing in it is shared with the run. */
/** The record of a run whose steps are computed. */
export function reportRun(run: Run): Simulation {
  const { program, units } = run;
  const last = run.steps.at(-1)!;
  const copies = new Map<Column, Column>();
  // A step may hand on an input or another step's column as it is; in the record each is a column of its own.
  const copyOf = (column: Column): Column => {
    const known = copies.get(column);
    if (known !== undefined) return known;
    const copy = column.slice();
    copies.set(column, copy);
    return copy;
  };
  const steps = run.steps.map((cell) => stepOf(units, cell, cell.value.slice(), copyOf));
  const invariants = checkInvariants(run);
  const warnings: ProgramWarning[] = [...run.warnings, ...run.steps.flatMap((cell) => cell.warnings)];
  for (const cell of run.steps) {
    const broken = units.filter((_, i) => (cell.fit ?? cell.grouped)?.bound[i] === "below-floor");
    if (broken.length === 0) continue;
    warnings.push({
      code: "floor_broken",
      message: `${broken.length} of ${units.length} units get less than their floor in step "${cell.name}", because all floors together exceed the money; add money or lower the floors`,
      step: cell.name,
      units: broken,
    });
  }
  for (const one of invariants) {
    if (!one.holds) {
      warnings.push({
        code: "invariant_broken",
        message: `${one.claim}: ${one.detail}`,
        step: null,
        units: [],
      });
    }
  }
  const parameters = [...run.parameters.values()].map((cell) => cell.report);
  const unverified = parameters
    .filter((one) => one.status === "unverified")
    .map(
      (one) =>
        `Parameter "${one.name}"${one.from === null ? "" : ` from ${one.from}`} is unverified (${one.source}).`,
    );
  const { effect, warnings: ofEffect } = effectOf(run);
  for (const warning of ofEffect) warnings.push(warning);
  return {
    program: program.id,
    title: program.title,
    units,
    period: run.periodText,
    data: Object.fromEntries(
      [...run.inputs].map(([name, { value }]) => [
        name,
        value instanceof Float64Array ? copyOf(value) : [...(value as readonly string[])],
      ]),
    ),
    amounts: last.value.slice(),
    unit: last.unit,
    total: sum(last.value),
    steps,
    binding: bindingOf(run),
    fits: run.steps.flatMap((cell) => closureReport(cell, units)),
    invariants,
    parameters,
    effect,
    warnings,
    assumptions: [...program.assumptions, ...new Set(unverified)],
  };
}

/** The step that fixed each unit's amount. */
function bindingOf(run: Run): string[] {
  const byId = new Map(run.steps.map((cell) => [cell.name, cell]));
  const chain = new Map(run.steps.map((cell) => [cell, fromOf(cell.step).map((id) => byId.get(id)!)]));
  return run.units.map((_, i) => {
    let cell = run.steps.at(-1)!;
    for (;;) {
      const carried = chain.get(cell)!;
      const passes = cell.step.kind === "rounding" || cell.step.kind === "conversion";
      const next = passes ? carried[0] : carried.find((one) => one.value[i] === cell.value[i]);
      if (next === undefined) return cell.name;
      cell = next;
    }
  });
}

function stepOf(
  units: readonly string[],
  cell: StepCell,
  column: Column,
  copyOf: (column: Column) => Column,
): SimulationStep {
  const { step } = cell;
  const seen = new Set<unknown>();
  return {
    id: step.id,
    label: step.label,
    unit: step.unit,
    legalBasis: step.legalBasis ?? null,
    formula: step.formula ?? null,
    kind: step.kind ?? "rule",
    from: [...fromOf(step)],
    column,
    scalar: cell.scalar,
    fit:
      cell.fit === null
        ? null
        : {
            multiplier: cell.fit.multiplier,
            bound: [...cell.fit.bound],
            residual: cell.fit.residual,
          },
    grouped:
      cell.grouped === null
        ? null
        : {
            bound: [...cell.grouped.bound],
            residual: cell.grouped.residual,
            groups: cell.grouped.groups,
          },
    reads: cell.reads.flatMap(({ cell: read }) => {
      if (seen.has(read)) return [];
      seen.add(read);
      const { kind, name, lag, period, unit, value } = read;
      const keys = kind === "parameter" ? cell.looked.get(name) : undefined;
      return [
        {
          kind,
          name,
          lag,
          ...(period === undefined ? {} : { period }),
          unit,
          value: value instanceof Float64Array ? copyOf(value) : value,
          ...(keys === undefined ? {} : { keys: [...keys] }),
        },
      ];
    }),
    notes: { ...cell.notes },
    ties: cell.ties.map((i) => units[i]!),
  };
}

function closureReport(cell: StepCell, units: readonly string[]): FitReport[] {
  const { fit, grouped } = cell;
  const report = (
    group: string | number | null,
    bound: readonly Bound[],
    of: ArrayLike<number> | null,
    { multiplier, residual }: { readonly multiplier: number; readonly residual: number },
  ): FitReport => {
    const named = (held: Bound): string[] =>
      of === null
        ? units.filter((_, i) => bound[i] === held)
        : Array.from(of)
            .filter((i) => bound[i] === held)
            .map((i) => units[i]!);
    return {
      step: cell.name,
      group,
      multiplier,
      residual,
      atLower: named("lower"),
      atUpper: named("upper"),
      belowFloor: named("below-floor"),
      excluded: named("excluded"),
    };
  };
  if (fit !== null) return [report(null, fit.bound, null, fit)];
  if (grouped === null) return [];
  return grouped.groups.flatMap(({ group, units: of, multiplier, residual }) =>
    multiplier === null ? [] : [report(group, grouped.bound, of, { multiplier, residual })],
  );
}
