import { periodBounds } from "../../calendar/period-bounds.ts";
import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import type { Column } from "../columns/column.ts";
import { isArrayLike } from "../columns/is-array-like.ts";
import type { Cell, Run } from "./cells.ts";
import { requireProgram } from "./define-program.ts";
import { bindHistory } from "./history.ts";
import { requireOverride } from "./parameters.ts";
import type { Program, ProgramData, ProgramInput, SimulationInputs } from "./program.ts";
import { requireInputNames } from "./require-input-names.ts";
import { requireUnits } from "./require-units.ts";
import { newStepCell } from "./run.ts";

/** Refuses what is no inputs of a program, by name. */
export function requireInputs(where: string, inputs: SimulationInputs): void {
  const given: unknown = inputs;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new EqualizationError("inputs must be one object, such as { units, data, period }", {
      code: "wrong_type",
      where,
      received: given,
    });
  }
  requireOptions(where, inputs, ["units", "data", "parameters", "period", "previous"]);
}

/** Checks inputs against the program and binds them. Nothing of the caller's is kept: columns are copied. */
export function bindProgram(where: string, program: Program, inputs: SimulationInputs): Run {
  requireProgram(where, program);
  requireInputs(where, inputs);
  const units = requireUnits(where, inputs.units);
  const period =
    inputs.period === undefined
      ? null
      : periodBounds(where, "period", inputs.period, program.fiscalYearStart);
  const given = inputs.parameters ?? {};
  requireOptions(where, given, Object.keys(program.parameters));
  for (const [path, value] of Object.entries(given)) {
    requireOverride(where, path, value, program.parameters[path]!);
  }
  const run: Run = {
    where,
    program,
    units,
    period,
    periodText: inputs.period === undefined ? null : String(inputs.period),
    inputs: bindInputs(where, program, inputs.data, units),
    parameters: new Map(),
    given,
    history: new Map(),
    past: bindHistory(where, program, inputs.previous, units),
    steps: program.steps.map(newStepCell),
    warnings: [],
    skipRounding: false,
  };
  return run;
}

function bindInputs(
  where: string,
  program: Program,
  data: ProgramData,
  units: readonly string[],
): Map<string, Cell> {
  requireOptions(
    where,
    data,
    program.inputs.map((input) => input.name),
  );
  requireInputNames(where, program, data);
  const bound = new Map<string, Cell>();
  for (const input of program.inputs) {
    const cell = bindInput(
      where,
      input,
      Object.hasOwn(data, input.name) ? data[input.name] : undefined,
      units,
    );
    if (cell !== undefined) bound.set(input.name, cell);
  }
  return bound;
}

/** One input as a cell that steps read; `undefined` where it was not given. */
export function bindInput(
  where: string,
  input: ProgramInput,
  received: unknown,
  units: readonly string[],
): Cell | undefined {
  if (received === undefined) return undefined;
  const value =
    input.type === "label"
      ? bindLabels(where, input, received, units)
      : bindNumbers(where, input, received, units);
  return {
    kind: "input",
    name: input.name,
    lag: 0,
    unit: input.unit,
    version: 1,
    value,
    common: !isArrayLike(received),
  };
}

function bindNumbers(
  where: string,
  input: ProgramInput,
  received: unknown,
  units: readonly string[],
): Column {
  const flag = input.type === "flag";
  const column = new Float64Array(units.length);
  const single = !isArrayLike(received);
  if (!single) requireCount(where, input, received.length, units.length);
  for (let i = 0; i < column.length; i++) {
    const value: unknown = single ? received : received[i];
    const name = single ? `input "${input.name}"` : `"${input.name}" of unit "${units[i]}"`;
    if (flag) {
      if (value !== true && value !== false && value !== 1 && value !== 0) {
        throw new EqualizationError(`${name} is ${formatReceived(value)}; pass true or false (or 1 or 0)`, {
          code: "wrong_type",
          where,
          received: value,
          index: i,
        });
      }
    } else requireNumber(where, name, value as number, input.range ?? {});
    column[i] = Number(value);
  }
  return column;
}

function bindLabels(
  where: string,
  input: ProgramInput,
  received: unknown,
  units: readonly string[],
): readonly string[] {
  const single = typeof received === "string";
  if (!single && !isArrayLike(received)) {
    throw new EqualizationError(`input "${input.name}" must be one text per unit, or one for all`, {
      code: "wrong_type",
      where,
      received,
    });
  }
  if (!single) requireCount(where, input, (received as ArrayLike<unknown>).length, units.length);
  const texts = units.map((unit, index) => {
    const text: unknown = single ? received : (received as ArrayLike<unknown>)[index];
    if (typeof text === "string") return text;
    throw new EqualizationError(`"${input.name}" of unit "${unit}" is ${formatReceived(text)}; pass a text`, {
      code: "wrong_type",
      where,
      received: text,
      index,
    });
  });
  // Steps read it as it is; none may change it.
  return Object.freeze(texts);
}

function requireCount(where: string, input: ProgramInput, count: number, units: number): void {
  if (count === units) return;
  throw new EqualizationError(`input "${input.name}" has ${count} values for ${units} units`, {
    code: "length_mismatch",
    where,
    received: count,
  });
}
