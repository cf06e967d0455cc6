import type { ErrorCode } from "../../errors.ts";
import type { Column } from "../columns/column.ts";
import { apportionExactly } from "../rules/apportion.ts";
import type { Cell, ParameterCell, Run, StepCell } from "./cells.ts";
import { AMOUNTS, existedBack, pastCell, pastScalar } from "./history.ts";
import { parameterAt, parameterMeanOf } from "./parameters.ts";
import type { StepContext } from "./program.ts";
import { stepError } from "./step-error.ts";

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
    return cell === undefined ? refuse(...missingInput(run, name), name) : record(cell);
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
  const columnOf = (name: string): Cell & { value: Column } => {
    const cell = inputOf(name);
    return cell.value instanceof Float64Array
      ? (cell as Cell & { value: Column })
      : refuse(`reads the texts of "${name}" as numbers; use labels`, "wrong_type", name);
  };
  const past = (
    name: string,
    lag: Parameters<StepContext["previousAmount"]>[0],
    absent: number | undefined,
  ): Column => hand(reader, record(pastCell(run, reader, name, lag, absent)).value as Column);
  const context: StepContext = {
    units,
    period: run.periodText,
    year: run.period?.year ?? null,
    input: (name, lag = 0, absent) =>
      lag === 0 ? hand(reader, columnOf(name).value) : past(name, lag, absent),
    scalar: (name, lag = 0) =>
      lag === 0
        ? singleOf(run, reader, columnOf(name))
        : (record(pastScalar(run, reader, name, lag)).value as number),
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
    parameter: (path, date) => {
      const { value } = parameterOf(path, date);
      return typeof value === "number"
        ? value
        : refuse(`reads parameter "${path}" as a number; use list or table`, "wrong_type", path);
    },
    parameterMean: (path) => record(parameterMeanOf(run, reader, path)).value as number,
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
      reader.looked.set(path, keys);
      return Float64Array.from(keys, (key, i) =>
        Object.hasOwn(table, key)
          ? table[key]!
          : refuse(`finds no "${key}" (unit "${units[i]}") in parameter "${path}"`, "unknown_id", key),
      );
    },
    step: (id, lag = 0, absent) => (lag === 0 ? hand(reader, stepOf(id).value) : past(id, lag, absent)),
    value: (id) =>
      stepOf(id).scalar ?? refuse(`reads step "${id}" as one number, but it is a column`, "wrong_type", id),
    fit: (id) => {
      const { fit, grouped } = stepOf(id);
      if (grouped !== null) refuse(`reads the closure of "${id}", which is one per group`, "wrong_type", id);
      return fit ?? refuse(`reads the closure of "${id}", which is none`, "wrong_type", id);
    },
    previousAmount: (lag, absent) => past(AMOUNTS, lag, absent),
    continuing: (lag = 1) => existedBack(run, reader, lag),
    column: (of) => {
      const column = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        reader.at = i;
        column[i] = of(i);
      }
      reader.at = null;
      return column;
    },
    apportion: (shares, total) => {
      const { amounts, ties } = apportionExactly("apportion", total, shares);
      reader.ties = ties;
      return amounts;
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

function missingInput(run: Run, name: string): [message: string, code: ErrorCode] {
  if (run.program.inputs.some((input) => input.name === name)) {
    return [
      `reads the optional input "${name}", which was not given; ask has("${name}") first`,
      "missing_option",
    ];
  }
  const step = run.program.steps.some(({ id }) => id === name);
  return [
    `reads "${name}", which is no input of the program${step ? `; it is a step: read it by step("${name}")` : ""}`,
    "unknown_id",
  ];
}

/** The column, or a copy of it: a step that is not known to leave columns alone must not change those of others. */
function hand(reader: StepCell, column: Column): Column {
  if (reader.handed === null) return column;
  const copy = column.slice();
  reader.handed.push([column, copy]);
  return copy;
}

/** The one number that an input is for all units. */
function singleOf(run: Run, reader: StepCell, cell: Cell & { value: Column }): number {
  if (cell.single?.version === cell.version) return cell.single.number;
  const first = cell.value[0]!;
  const i = cell.value.findIndex((x) => x !== first);
  if (i >= 0) {
    throw stepError(
      run,
      reader,
      `needs one "${cell.name}" for all units, but "${run.units[i]}" has ${cell.value[i]} and "${run.units[0]}" has ${first}`,
      "unsupported_combination",
      cell.value[i],
    );
  }
  cell.single = { version: cell.version, number: first };
  return first;
}
