import { EqualizationError, type ErrorCode } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { FittedAmounts } from "../closures/fitted-amounts.ts";
import type { Column } from "../columns/column.ts";
import { isArrayLike } from "../columns/is-array-like.ts";
import { allFinite } from "../columns/require-columns.ts";
import { fromOf, requireParameterValue, requireProgram } from "./define-program.ts";
import { type PeriodBounds, periodBounds } from "./period-bounds.ts";
import type {
  HistoryYear,
  ParameterValue,
  Program,
  ProgramData,
  ProgramInput,
  ProgramParameter,
  ProgramStep,
  ProgramWarning,
  SimulationInputs,
  StepContext,
} from "./program.ts";
import { requireInputNames } from "./require-input-names.ts";
import type { ParameterReport } from "./simulation.ts";

/** A value that steps read. The version tells whether it has changed since. */
export interface Cell {
  readonly kind: "input" | "parameter" | "step" | "history";
  readonly name: string;
  readonly lag: number;
  readonly unit: string;
  version: number;
  value: Column | readonly string[] | ParameterValue;
  /** The one number of all units, found at that version; so that a pool is not compared with itself again and again. */
  single?: { readonly version: number; readonly number: number } | undefined;
}

/** A parameter as one run uses it. */
interface ParameterCell extends Cell {
  readonly report: ParameterReport;
}

/** A step with its latest result. */
export interface StepCell extends Cell {
  readonly step: ProgramStep;
  value: Column;
  scalar: number | null;
  closure: FittedAmounts | null;
  reads: { readonly cell: Cell; readonly version: number }[];
  notes: Record<string, number>;
  warnings: ProgramWarning[];
}

/** An earlier year, ready to be read by the units of this one. */
interface Year {
  readonly year: number | null;
  /** Position in that year of each of this year's units, −1 where it did not exist; `null` where the order is the same. */
  readonly places: Int32Array | null;
  readonly count: number;
  readonly source: HistoryYear;
}

/** A program bound to its inputs: what {@link runSteps} computes, as often as it takes. */
export interface Run {
  readonly where: string;
  readonly program: Program;
  readonly units: readonly string[];
  readonly period: PeriodBounds | null;
  readonly periodText: string | null;
  readonly inputs: ReadonlyMap<string, Cell>;
  readonly parameters: Map<string, ParameterCell>;
  readonly given: Readonly<Record<string, ParameterValue>>;
  readonly history: Map<string, Cell>;
  readonly years: readonly Year[];
  readonly steps: readonly StepCell[];
  readonly warnings: ProgramWarning[];
  /** Whether steps that only round are passed over: their jumps hide what the rule does at the margin. */
  skipRounding: boolean;
}

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
  const period = inputs.period === undefined ? null : periodBounds(where, "period", inputs.period);
  const given = inputs.parameters ?? {};
  requireOptions(where, given, Object.keys(program.parameters));
  for (const [path, value] of Object.entries(given)) requireParameterValue(where, path, value);
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
    years: bindHistory(where, inputs.previous, units),
    steps: program.steps.map((step) => ({
      kind: "step",
      name: step.id,
      lag: 0,
      unit: step.unit,
      version: 0,
      value: new Float64Array(0),
      step,
      scalar: null,
      closure: null,
      reads: [],
      notes: {},
      warnings: [],
    })),
    warnings: [],
    skipRounding: false,
  };
  return run;
}

/**
 * Computes every step whose reads have changed since it last ran; the first time, every step. Steps are pure, so one
 * that read nothing new has nothing new to say.
 */
export function runSteps(run: Run): void {
  for (let index = 0; index < run.steps.length; index++) {
    const cell = run.steps[index]!;
    if (cell.version > 0 && !isStale(cell)) continue;
    runStep(run, cell, index);
  }
}

function isStale(cell: StepCell): boolean {
  for (const read of cell.reads) if (read.cell.version !== read.version) return true;
  return false;
}

function runStep(run: Run, cell: StepCell, index: number): void {
  cell.reads = [];
  cell.notes = {};
  cell.warnings = [];
  if (run.skipRounding && cell.step.kind === "rounding") {
    const carried = run.steps.find((one) => one.name === fromOf(cell.step)[0])!;
    cell.reads.push({ cell: carried, version: carried.version });
    cell.value = carried.value;
    cell.version++;
    return;
  }
  const result = computeStep(run, cell, index);
  const n = run.units.length;
  cell.closure = null;
  cell.scalar = null;
  if (typeof result === "number") {
    cell.scalar = result;
    cell.value = new Float64Array(n).fill(result);
  } else if (result instanceof Float64Array) {
    cell.value = result;
  } else if (isFittedAmounts(result)) {
    cell.closure = result;
    cell.value = result.amounts;
  } else if (isArrayLike(result)) {
    cell.value = toNumbers(result);
  } else {
    throw stepError(run, cell, "gave neither a number, a column nor a closure", "wrong_type", result);
  }
  if (cell.value.length !== n) {
    throw stepError(run, cell, `gave ${cell.value.length} numbers for ${n} units`, "length_mismatch");
  }
  if (!allFinite(cell.value)) {
    const at = cell.value.findIndex((x) => x - x !== 0);
    throw stepError(
      run,
      cell,
      `gave ${cell.value[at]} for unit "${run.units[at]}"; mend the step or its inputs`,
      "not_finite",
      cell.value[at],
      at,
    );
  }
  cell.version++;
}

/** What the step gives; what a rule refuses inside it is refused with the name of the step. */
function computeStep(run: Run, cell: StepCell, index: number): unknown {
  try {
    return cell.step.compute(contextOf(run, index, cell));
  } catch (error) {
    if (!(error instanceof EqualizationError) || error.where === run.where) throw error;
    throw stepError(
      run,
      cell,
      `cannot be computed: ${error.message}`,
      error.code,
      error.received,
      error.index,
    );
  }
}

/** What one step sees; every read is recorded in its cell. */
export function contextOf(run: Run, index: number, reader: StepCell): StepContext {
  const { units } = run;
  const n = units.length;
  const record = <T extends Cell>(cell: T): T => {
    reader.reads.push({ cell, version: cell.version });
    return cell;
  };
  const refuse = (message: string, code: ErrorCode, received?: unknown): never => {
    throw stepError(run, reader, message, code, received);
  };
  const inputOf = (name: string): Cell => {
    const cell = run.inputs.get(name);
    if (cell !== undefined) return record(cell);
    const declared = run.program.inputs.some((input) => input.name === name);
    return refuse(
      declared
        ? `reads the optional input "${name}", which was not given; ask has("${name}") first`
        : `reads "${name}", which is no input of the program${
            run.program.steps.some(({ id }) => id === name)
              ? `; it is a step: read it by step("${name}")`
              : ""
          }`,
      declared ? "missing_option" : "unknown_id",
      name,
    );
  };
  const stepOf = (id: string): StepCell => {
    for (let k = 0; k < index; k++) if (run.steps[k]!.name === id) return record(run.steps[k]!);
    const input = run.program.inputs.some(({ name }) => name === id);
    return refuse(
      `reads "${id}", which is no earlier step${input ? `; it is an input: read it by get("${id}")` : ""}`,
      "unknown_id",
      id,
    );
  };
  const parameterOf = (path: string, date: string | undefined): ParameterCell =>
    record(parameterAt(run, reader, path, date));
  const past = (name: string, lag: number, absent: number | undefined): Column =>
    record(historyOf(run, reader, name, lag, absent)).value as Column;
  const context: StepContext = {
    units,
    period: run.periodText,
    year: run.period?.year ?? null,
    get: (name, lag = 0, absent) => {
      if (lag !== 0) return past(name, lag, absent);
      const { value } = inputOf(name);
      return value instanceof Float64Array
        ? value
        : refuse(`reads the texts of "${name}" as numbers; use labels`, "wrong_type", name);
    },
    scalar: (name, lag = 0) => {
      const column = context.get(name, lag);
      const cell = reader.reads.at(-1)!.cell;
      if (cell.single?.version === cell.version) return cell.single.number;
      const first = column[0]!;
      for (let i = 1; i < n; i++) {
        if (column[i] !== first) {
          return refuse(
            `needs one "${name}" for all units, but "${units[i]}" has ${column[i]} and "${units[0]}" has ${first}`,
            "unsupported_combination",
            column[i],
          );
        }
      }
      cell.single = { version: cell.version, number: first };
      return first;
    },
    labels: (name) => {
      const { value } = inputOf(name);
      return Array.isArray(value)
        ? (value as readonly string[])
        : refuse(`reads the numbers of "${name}" as texts; use get`, "wrong_type", name);
    },
    has: (name) => {
      if (!run.program.inputs.some((input) => input.name === name)) {
        refuse(`asks for "${name}", which is no input of the program`, "unknown_id", name);
      }
      return run.inputs.has(name);
    },
    p: (path, date) => {
      const { value } = parameterOf(path, date);
      return typeof value === "number"
        ? value
        : refuse(`reads parameter "${path}" as a number; use list or table`, "wrong_type", path);
    },
    list: (path, date) => {
      const { value } = parameterOf(path, date);
      return Array.isArray(value)
        ? (value as readonly number[])
        : refuse(`reads parameter "${path}" as a list, which it is not`, "wrong_type", path);
    },
    table: (path, date) => {
      const { value } = parameterOf(path, date);
      return typeof value === "object" && !Array.isArray(value)
        ? (value as Readonly<Record<string, number>>)
        : refuse(`reads parameter "${path}" as a table, which it is not`, "wrong_type", path);
    },
    lookup: (path, keys, date) => {
      const table = context.table(path, date);
      return Float64Array.from(keys, (key, i) =>
        Object.hasOwn(table, key)
          ? table[key]!
          : refuse(`finds no "${key}" (unit "${units[i]}") in parameter "${path}"`, "unknown_id", key),
      );
    },
    step: (id, lag = 0, absent) => (lag === 0 ? stepOf(id).value : past(id, lag, absent)),
    value: (id) =>
      stepOf(id).scalar ?? refuse(`reads step "${id}" as one number, but it is a column`, "wrong_type", id),
    closure: (id) =>
      stepOf(id).closure ?? refuse(`reads the closure of "${id}", which is none`, "wrong_type", id),
    paid: (lag, absent) => past(AMOUNTS, lag, absent),
    continuing: (lag = 1) => {
      const year = yearBack(run, reader, lag);
      return year.places === null
        ? new Array<boolean>(n).fill(true)
        : Array.from(year.places, (at) => at >= 0);
    },
    column: (of) => {
      const column = new Float64Array(n);
      for (let i = 0; i < n; i++) column[i] = of(i);
      return column;
    },
    note: (name, value) => {
      reader.notes[name] = value;
    },
    warn: (code, message, concerned = []) => {
      reader.warnings.push({ code, message, step: reader.name, units: [...concerned] });
    },
  };
  return context;
}

/** What history calls the amounts; no name of an input or step can be empty. */
const AMOUNTS = "";

function parameterAt(run: Run, reader: StepCell, path: string, date: string | undefined): ParameterCell {
  const at = date === undefined ? null : periodBounds(run.where, `date of parameter ${path}`, date).first;
  const key = at === null ? path : `${path}@${at}`;
  const bound = run.parameters.get(key);
  if (bound !== undefined) return bound;
  if (!Object.hasOwn(run.program.parameters, path)) {
    throw stepError(run, reader, `reads "${path}", which is no parameter of the program`, "unknown_id", path);
  }
  const parameter = run.program.parameters[path]!;
  const cell: ParameterCell = {
    kind: "parameter",
    name: path,
    lag: 0,
    unit: parameter.unit,
    version: 1,
    ...valueInForce(run, path, parameter, at ?? run.period?.first ?? null),
  };
  run.parameters.set(key, cell);
  return cell;
}

function valueInForce(
  run: Run,
  path: string,
  parameter: ProgramParameter,
  day: string | null,
): { readonly value: ParameterValue; readonly report: ParameterReport } {
  const given = Object.hasOwn(run.given, path) ? run.given[path] : undefined;
  if (given !== undefined) {
    const report: ParameterReport = {
      name: path,
      value: given,
      from: null,
      status: "given",
      source: "the caller",
    };
    return { value: given, report };
  }
  const { values } = parameter;
  if (values.length === 0) {
    throw new EqualizationError(
      `parameter "${path}" (${parameter.description}) has no value that was read in a source; pass it in parameters`,
      { code: "missing_option", where: run.where, received: path },
    );
  }
  let found = -1;
  if (day === null) {
    found = values.length - 1;
    if (values.length > 1) {
      run.warnings.push({
        code: "latest_parameter",
        message: `no period was named, so "${path}" is the value from ${values[found]!.from} on; pass a period to choose`,
        step: null,
        units: [],
      });
    }
  } else {
    for (const [index, dated] of values.entries()) {
      if (periodBounds(run.where, "from", dated.from).first > day) break;
      const ended = dated.to !== undefined && periodBounds(run.where, "to", dated.to).last < day;
      found = ended ? -1 : index;
    }
  }
  const dated = values[found];
  if (dated === undefined) {
    throw new EqualizationError(
      `parameter "${path}" has no value for ${day}; its values begin at ${values.map((one) => one.from).join(", ")}; pass it in parameters, or choose another period`,
      { code: "no_value_for_date", where: run.where, received: day },
    );
  }
  const report: ParameterReport = {
    name: path,
    value: dated.value,
    from: dated.from,
    status: dated.status ?? parameter.status,
    source: dated.source ?? parameter.source,
  };
  return { value: dated.value, report };
}

function yearBack(run: Run, reader: StepCell, lag: number): Year {
  requireNumber(run.where, "lag", lag, { atLeast: 1, integer: true });
  const wanted = run.period === null ? null : run.period.year - lag;
  const found =
    run.years.find((one) => wanted !== null && one.year === wanted) ??
    (run.years[lag - 1]?.year == null || wanted === null ? run.years[lag - 1] : undefined);
  if (found !== undefined) return found;
  throw stepError(
    run,
    reader,
    `needs ${wanted === null ? `the year ${lag} back` : `the year ${wanted}`}, which is not in previous; pass it, it is not taken to be zero`,
    "missing_value",
    wanted ?? lag,
  );
}

function historyOf(run: Run, reader: StepCell, name: string, lag: number, absent: number | undefined): Cell {
  const key = `${lag}|${absent ?? ""}|${name}`;
  const bound = run.history.get(key);
  if (bound !== undefined) return bound;
  const year = yearBack(run, reader, lag);
  const back = `${lag} year${lag === 1 ? "" : "s"} back`;
  const numbers = pastColumn(year, name);
  if (numbers === undefined) {
    throw stepError(
      run,
      reader,
      `needs ${name === AMOUNTS ? "the amounts" : `"${name}"`} of ${back}, which previous does not hold; pass it, it is not taken to be zero`,
      "missing_value",
      name,
    );
  }
  const n = run.units.length;
  const column = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const at = year.places === null ? i : year.places[i]!;
    const received: unknown = typeof numbers === "number" ? numbers : at < 0 ? absent : numbers[at];
    if (at < 0 && absent === undefined) {
      throw stepError(
        run,
        reader,
        `needs ${name === AMOUNTS ? "the amount" : `"${name}"`} of unit "${run.units[i]}" ${back}, when it did not exist`,
        "missing_value",
        run.units[i],
        i,
      );
    }
    const value = at < 0 ? absent : received;
    if (typeof value !== "number" || value - value !== 0) {
      throw stepError(
        run,
        reader,
        `finds ${formatReceived(value)} as ${name === AMOUNTS ? "the amount" : `"${name}"`} of unit "${run.units[i]}" ${back}`,
        "not_finite",
        value,
        i,
      );
    }
    column[i] = value;
  }
  const unit =
    run.program.inputs.find((input) => input.name === name)?.unit ??
    run.program.steps.find((step) => step.id === name)?.unit ??
    run.program.steps.at(-1)!.unit;
  const cell: Cell = {
    kind: "history",
    name: name === AMOUNTS ? "amounts" : name,
    lag,
    unit,
    version: 1,
    value: column,
  };
  run.history.set(key, cell);
  return cell;
}

function pastColumn(year: Year, name: string): number | ArrayLike<number> | undefined {
  const { source } = year;
  if (name === AMOUNTS) return isArrayLike(source.amounts) ? (source.amounts as Vector) : undefined;
  const data: Readonly<Record<string, unknown>> = source.data ?? {};
  // A simulation of an earlier year keeps its steps beside its inputs.
  const steps = (source as { steps?: readonly { id: string; column: Column }[] }).steps;
  const found = Object.hasOwn(data, name)
    ? data[name]
    : Array.isArray(steps)
      ? (steps as readonly { id: string; column: Column }[]).find((step) => step.id === name)?.column
      : undefined;
  return typeof found === "number" || isArrayLike(found) ? (found as number | ArrayLike<number>) : undefined;
}

function bindHistory(
  where: string,
  previous: SimulationInputs["previous"],
  units: readonly string[],
): readonly Year[] {
  if (previous === undefined) return [];
  const list: readonly HistoryYear[] =
    ArrayBuffer.isView(previous) || (Array.isArray(previous) && typeof previous[0] === "number")
      ? [{ amounts: previous as Vector }]
      : Array.isArray(previous)
        ? (previous as readonly HistoryYear[])
        : [previous as HistoryYear];
  const places = new Map(units.map((unit, i) => [unit, i]));
  return list.map((source, back) => {
    if (typeof source !== "object" || source === null || Array.isArray(source) || isArrayLike(source)) {
      throw new EqualizationError(
        `year ${back} of previous must be a simulation or { period?, units?, data?, amounts? }`,
        { code: "wrong_type", where, index: back, received: source },
      );
    }
    if (!("steps" in source)) requireOptions(where, source, ["period", "units", "data", "amounts"]);
    const year =
      source.period === undefined || source.period === null
        ? null
        : periodBounds(where, `period of year ${back} of previous`, source.period).year;
    const then = source.units === undefined ? null : requireUnits(where, source.units);
    const count = then?.length ?? units.length;
    for (const [name, numbers] of [
      ...Object.entries(source.data ?? {}),
      ["amounts", source.amounts] as const,
    ]) {
      if (isArrayLike(numbers) && numbers.length !== count) {
        throw new EqualizationError(
          `"${name}" of year ${back} of previous has ${numbers.length} values for ${count} units`,
          { code: "length_mismatch", where, received: numbers.length },
        );
      }
    }
    const same =
      then === null || (then.length === units.length && then.every((unit, i) => unit === units[i]));
    if (same) return { year, places: null, count, source };
    const at = new Int32Array(units.length).fill(-1);
    for (const [k, unit] of then.entries()) {
      const i = places.get(unit);
      if (i !== undefined) at[i] = k;
    }
    return { year, places: at, count, source };
  });
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
    const received: unknown = Object.hasOwn(data, input.name) ? data[input.name] : undefined;
    if (received === undefined) continue;
    const value =
      input.type === "label"
        ? bindLabels(where, input, received, units)
        : bindNumbers(where, input, received, units);
    bound.set(input.name, { kind: "input", name: input.name, lag: 0, unit: input.unit, version: 1, value });
  }
  return bound;
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
  return units.map((unit, index) => {
    const text: unknown = single ? received : (received as ArrayLike<unknown>)[index];
    if (typeof text === "string") return text;
    throw new EqualizationError(`"${input.name}" of unit "${unit}" is ${formatReceived(text)}; pass a text`, {
      code: "wrong_type",
      where,
      received: text,
      index,
    });
  });
}

function requireCount(where: string, input: ProgramInput, count: number, units: number): void {
  if (count === units) return;
  throw new EqualizationError(`input "${input.name}" has ${count} values for ${units} units`, {
    code: "length_mismatch",
    where,
    received: count,
  });
}

function requireUnits(where: string, units: unknown): readonly string[] {
  if (!isArrayLike(units)) {
    throw new EqualizationError("units must be an array of ids", {
      code: units === undefined ? "missing_option" : "wrong_type",
      where,
      received: units,
    });
  }
  if (units.length === 0) {
    throw new EqualizationError("needs at least 1 unit, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const seen = new Set<string>();
  return Array.from(units, (id: unknown, index) => {
    if (typeof id !== "string" || id === "") {
      throw new EqualizationError(`unit ${index} is ${formatReceived(id)}; units are named by texts`, {
        code: "wrong_type",
        where,
        index,
        received: id,
      });
    }
    if (seen.has(id)) {
      throw new EqualizationError(`unit "${id}" is there twice`, {
        code: "duplicate_id",
        where,
        index,
        received: id,
      });
    }
    seen.add(id);
    return id;
  });
}

function isFittedAmounts(value: unknown): value is FittedAmounts {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Partial<FittedAmounts>).amounts instanceof Float64Array
  );
}

function toNumbers(vector: ArrayLike<unknown>): Column {
  return Float64Array.from(vector, (x) => (typeof x === "number" ? x : Number.NaN));
}

function stepError(
  run: Run,
  cell: StepCell,
  message: string,
  code: ErrorCode,
  received?: unknown,
  index?: number,
): EqualizationError {
  return new EqualizationError(`step "${cell.name}" of "${run.program.id}" ${message}`, {
    code,
    where: run.where,
    received,
    index,
  });
}
