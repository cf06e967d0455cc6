import { requireOptions } from "../../numeric/guard/index.ts";
import type { Column } from "../columns/column.ts";
import { bindInput, bindProgram } from "./bind-program.ts";
import type { Cell, Run } from "./cells.ts";
import { requireOverride } from "./parameters.ts";
import type { ParameterOverride, Program, ProgramData, SimulationInputs } from "./program.ts";
import { runSteps } from "./run.ts";
import { reportRun } from "./simulate.ts";
import type { Simulation } from "./simulation.ts";

/** What one run of a {@link PreparedProgram} changes; everything else is as it was prepared. */
export interface RunOverrides {
  /** Values of inputs by name. */
  readonly data?: ProgramData | undefined;
  /** Values of parameters by name. */
  readonly parameters?: Readonly<Record<string, ParameterOverride>> | undefined;
}

/** A program with its inputs, ready to run again and again. */
export interface PreparedProgram {
  /** Ids of the units, in the order of every column. */
  readonly units: readonly string[];
  /** The whole record of a run, as `simulate` returns it. */
  readonly run: (overrides?: RunOverrides) => Simulation;
  /** The amounts of a run alone, for a slider that asks on each event. */
  readonly amounts: (overrides?: RunOverrides) => Column;
}

/**
 * Binds a program to its inputs once, so that runs with a few changed values are fast.
 *
 * Inputs are checked and copied when the program is prepared. A run computes only the steps that read something that changed since the run
 * before, and gives the same bits as `simulate` with all values written out. Runs do not build on each other: what a run does not
 * override is as it was prepared.
 *
 * - **Shapes:** `run` returns a `Simulation`, `amounts` one number per unit.
 * - **When to use:** a slider, a search over a parameter, a table of variants. Use `simulate` for a single run, `simulateDraws` for
 *   uncertainty.
 *
 * @throws `EqualizationError` what `simulate` throws, with `where` `"prepare"`; a run with a bad override throws and changes nothing.
 *
 * @example
 * ```ts
 * import { prepare, usFmap } from "equalis";
 * const incomes = { incomeYear1: [40_000], incomeYear2: [41_000], incomeYear3: [42_000] };
 * const nation = { nationalIncomeYear1: 45_000, nationalIncomeYear2: 46_000, nationalIncomeYear3: 47_000 };
 * const prepared = prepare(usFmap, { units: ["A"], data: { ...incomes, ...nation }, period: "2011" });
 * prepared.amounts()[0]; // => 64.25
 * prepared.amounts({ parameters: { floor: 70 } })[0]; // => 70
 * ```
 */
export function prepare(program: Program, inputs: SimulationInputs): PreparedProgram {
  const where = "prepare";
  const state: State = { run: bindProgram(where, program, inputs), base: new Map(), inputs };
  for (const [name, cell] of state.run.inputs) state.base.set(name, { ...cell });
  const update = (overrides: RunOverrides | undefined): Run => {
    apply(where, state, overrides ?? {});
    runSteps(state.run);
    keepRead(state.run);
    return state.run;
  };
  return {
    units: state.run.units,
    run: (overrides) => reportRun(update(overrides)),
    amounts: (overrides) => update(overrides).steps.at(-1)!.value.slice(),
  };
}

interface State {
  run: Run;
  readonly base: Map<string, Cell>;
  readonly inputs: SimulationInputs;
  /** Names of the inputs that the run before overrode. */
  data?: ReadonlySet<string> | undefined;
  /** Overrides of parameters of the run before. */
  parameters?: Readonly<Record<string, ParameterOverride>> | undefined;
}

/** Puts the overrides of one run in the place of those of the run before. Everything is checked before anything changes. */
function apply(where: string, state: State, overrides: RunOverrides): void {
  requireOptions(where, overrides, ["data", "parameters"]);
  const { run, base } = state;
  const { program, units } = run;
  const { data = {}, parameters = {} } = overrides;
  const names = program.inputs.map(({ name }) => name);
  requireOptions(where, data, names);
  requireOptions(where, parameters, Object.keys(program.parameters));
  for (const [path, value] of Object.entries(parameters)) {
    requireOverride(where, path, value, program.parameters[path]!);
  }
  const bound = new Map<string, Cell>();
  for (const input of program.inputs) {
    const cell = Object.hasOwn(data, input.name)
      ? bindInput(where, input, data[input.name], units)
      : undefined;
    if (cell !== undefined) bound.set(input.name, cell);
  }

  const touched = new Set([...bound.keys(), ...(state.data ?? [])]);
  let isNew = false;
  for (const name of touched) {
    const source = bound.get(name) ?? base.get(name);
    const cell = run.inputs.get(name);
    if (source === undefined || cell === undefined) {
      // Whether an optional input is there decides which way a step goes, and no reading of it is on record.
      isNew = true;
      if (source === undefined) run.inputs.delete(name);
      else run.inputs.set(name, { ...source });
      continue;
    }
    cell.value = source.value;
    cell.common = source.common;
    cell.single = undefined;
    cell.version++;
  }
  state.data = new Set(bound.keys());
  if (isNew) for (const step of run.steps) step.failed = true;

  const before = state.parameters ?? {};
  state.parameters = parameters;
  if (Object.keys(before).length + Object.keys(parameters).length === 0) return;
  run.given = { ...(state.inputs.parameters ?? {}), ...parameters };
  // All are read again, in the order of the steps: that is the order of the record, and where warnings of them are given.
  run.warnings.length = 0;
  for (const cell of run.parameters.values()) cell.version++;
  run.parameters.clear();
}

/** Leaves the parameters that the steps have read, in the order of reading: another way through the law reads others. */
function keepRead(run: Run): void {
  const keys = new Map([...run.parameters].map(([key, cell]) => [cell as Cell, [key, cell] as const]));
  run.parameters.clear();
  for (const step of run.steps) {
    for (const { cell } of step.reads) {
      const entry = keys.get(cell);
      if (entry !== undefined) run.parameters.set(...entry);
    }
  }
}
