import { dayNumber } from "../../calendar/day-number.ts";
import { periodBounds } from "../../calendar/period-bounds.ts";
import { EqualizationError } from "../../errors.ts";
import type { ParameterReport, ParameterValue } from "../../model/results/simulation-reports.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { ParameterCell, Run, StepCell } from "./cells.ts";
import { requireParameterValue } from "./define-program.ts";
import type {
  DatedOverride,
  DatedValue,
  KeyOverride,
  ParameterOverride,
  ProgramParameter,
} from "./program.ts";
import { stepError } from "./step-error.ts";

/** A value, its report, and from when to when it holds. */
interface InForce {
  readonly value: ParameterValue;
  readonly report: ParameterReport;
}

/** The parameter at the simulated period, or at another date. */
export function parameterAt(
  run: Run,
  reader: StepCell,
  path: string,
  date: string | undefined,
): ParameterCell {
  const at = date === undefined ? null : periodBounds(run.where, `date of parameter ${path}`, date).first;
  const key = at === null ? path : `${path}@${at}`;
  const bound = run.parameters.get(key);
  if (bound !== undefined) return bound;
  const parameter = parameterOf(run, reader, path);
  const day = at ?? run.period?.first ?? null;
  const found = valueInForce(run, path, parameter, day);
  if (at === null && run.period !== null) warnOfChange(run, path, parameter);
  return keep(run, key, path, parameter.unit, found);
}

/** The mean of a parameter over the simulated period, each value by the days on which it holds. */
export function parameterMeanOf(run: Run, reader: StepCell, path: string): ParameterCell {
  const key = `${path}@mean`;
  const bound = run.parameters.get(key);
  if (bound !== undefined) return bound;
  const parameter = parameterOf(run, reader, path);
  if (run.period === null) {
    throw stepError(
      run,
      reader,
      `takes the mean of parameter "${path}" over the period, but no period is given`,
      "missing_option",
      path,
    );
  }
  const { first, last } = run.period;
  const starts = [first, ...changesIn(run, path, parameter)].sort();
  const parts = starts.map((start, k) => {
    const { value, report } = valueInForce(run, path, parameter, start);
    if (typeof value !== "number") {
      throw stepError(
        run,
        reader,
        `takes the mean of parameter "${path}", which is no number`,
        "wrong_type",
        path,
      );
    }
    const next = starts[k + 1];
    const days = (next === undefined ? dayNumber(last) + 1 : dayNumber(next)) - dayNumber(start);
    return { value, report, days };
  });
  const days = sum(parts.map((part) => part.days));
  const value = sum(parts.map((part) => part.value * (part.days / days)));
  const report: ParameterReport = { ...parts[0]!.report, value };
  return keep(run, key, path, parameter.unit, { value, report });
}

function keep(run: Run, key: string, name: string, unit: string, { value, report }: InForce): ParameterCell {
  const cell: ParameterCell = { kind: "parameter", name, lag: 0, unit, version: 1, value, report };
  run.parameters.set(key, cell);
  return cell;
}

function parameterOf(run: Run, reader: StepCell, path: string): ProgramParameter {
  if (Object.hasOwn(run.program.parameters, path)) return run.program.parameters[path]!;
  throw stepError(run, reader, `reads "${path}", which is no parameter of the program`, "unknown_id", path);
}

/** The value on a day: what the caller passed for that day, else that of the program. */
function valueInForce(run: Run, path: string, parameter: ProgramParameter, day: string | null): InForce {
  const given = Object.hasOwn(run.given, path) ? run.given[path]! : undefined;
  const own = datedValueOn(run, parameter, day);
  const override = given === undefined ? null : overrideOn(run, parameter, given, day, own);
  if (override !== null) {
    const value = frozen(isKeyOverride(override) ? merged(run, path, override, own) : override);
    const report = { name: path, value, from: null, status: "given", source: "the caller" } as const;
    return { value, report };
  }
  if (own === undefined) throw noValue(run, path, parameter, day);
  if (day === null && parameter.values.length > 1) {
    run.warnings.push({
      code: "latest_parameter",
      message: `no period was named, so "${path}" is the value from ${own.from} on; pass a period to choose`,
      step: null,
      units: [],
    });
  }
  const value = frozen(own.value);
  const report: ParameterReport = {
    name: path,
    value,
    from: own.from,
    status: own.status ?? parameter.status,
    source: own.source ?? parameter.source,
  };
  return { value, report };
}

/** The program's value on a day; without a day, the latest. */
function datedValueOn(run: Run, { values }: ProgramParameter, day: string | null): DatedValue | undefined {
  if (day === null) return values.at(-1);
  let found: DatedValue | undefined;
  for (const dated of values) {
    if (periodBounds(run.where, "from", dated.from).first > day) break;
    const ended = dated.to !== undefined && periodBounds(run.where, "to", dated.to).last < day;
    found = ended ? undefined : dated;
  }
  return found;
}

/**
 * What the caller passed for a day; `null` where the program's value stays. A value without dates replaces the one in
 * force at the simulated period, from that period on and as long as it would have held; other dates keep theirs, if
 * there is anything to keep.
 */
function overrideOn(
  run: Run,
  parameter: ProgramParameter,
  given: ParameterOverride,
  day: string | null,
  own: DatedValue | undefined,
): ParameterValue | KeyOverride | null {
  if (isDatedList(given)) {
    let found: ParameterValue | KeyOverride | null = null;
    for (const one of given) {
      const bounds = periodBounds(run.where, "from", one.from);
      const last = one.to === undefined ? null : periodBounds(run.where, "to", one.to).last;
      if (day !== null && (bounds.first > day || (last !== null && last < day))) continue;
      found = one.keys === undefined ? one.value! : { keys: one.keys };
    }
    return found;
  }
  const now = datedValueOn(run, parameter, run.period?.first ?? null);
  const inside = run.period !== null && day !== null && day >= run.period.first && day <= run.period.last;
  if (day === null || own === undefined || inside) return given;
  const begun = run.period === null || day >= run.period.first;
  return own === now && begun ? given : null;
}

function merged(run: Run, path: string, { keys }: KeyOverride, own: DatedValue | undefined): ParameterValue {
  const base = own?.value ?? {};
  if (typeof base === "object" && !Array.isArray(base)) return { ...base, ...keys };
  throw new EqualizationError(
    `parameter "${path}" is no table, so keys cannot be overridden; pass its value`,
    {
      code: "wrong_type",
      where: run.where,
      received: path,
    },
  );
}

function noValue(
  run: Run,
  path: string,
  { values, description }: ProgramParameter,
  day: string | null,
): EqualizationError {
  if (values.length === 0) {
    return new EqualizationError(
      `parameter "${path}" (${description}) has no value that was read in a source; pass it in parameters`,
      { code: "missing_option", where: run.where, received: path },
    );
  }
  return new EqualizationError(
    `parameter "${path}" has no value for ${day}; its values begin at ${values.map((one) => one.from).join(", ")}; pass it in parameters, or choose another period`,
    { code: "no_value_for_date", where: run.where, received: day },
  );
}

/** First days, after the first of the period, on which another value begins to hold. */
function changesIn(run: Run, path: string, { values }: ProgramParameter): string[] {
  const { first, last } = run.period!;
  const given = Object.hasOwn(run.given, path) ? run.given[path]! : undefined;
  const dated: readonly { readonly from: string }[] =
    given === undefined ? values : isDatedList(given) ? [...values, ...given] : [];
  const starts = dated.map(({ from }) => periodBounds(run.where, "from", from).first);
  return [...new Set(starts.filter((start) => start > first && start <= last))];
}

function warnOfChange(run: Run, path: string, parameter: ProgramParameter): void {
  const changes = changesIn(run, path, parameter);
  if (changes.length === 0) return;
  run.warnings.push({
    code: "parameter_changes_inside",
    message: `parameter "${path}" changes on ${changes.join(", ")}, inside the period ${run.periodText}; its value on the first day is used for the whole period. Simulate shorter periods, or pass its mean`,
    step: null,
    units: [],
  });
}

/** A copy that no step can change: programs are shared by all runs. */
function frozen(value: ParameterValue): ParameterValue {
  if (typeof value === "number") return value;
  return Object.freeze(
    Array.isArray(value) ? [...(value as readonly number[])] : { ...value },
  ) as ParameterValue;
}

function isDatedList(given: ParameterOverride): given is readonly DatedOverride[] {
  return Array.isArray(given) && given.length > 0 && typeof given[0] === "object";
}

function isKeyOverride(given: ParameterOverride): given is KeyOverride {
  return typeof given === "object" && "keys" in given && typeof given.keys === "object";
}

/** Refuses an override that is no value, no table of keys and no list of dated values, or leaves the parameter's range. */
export function requireOverride(
  where: string,
  path: string,
  given: ParameterOverride,
  parameter: ProgramParameter,
): void {
  const check = (value: ParameterValue): void => {
    requireParameterValue(where, path, value);
    if (parameter.range === undefined) return;
    for (const one of typeof value === "number" ? [value] : Object.values(value)) {
      requireNumber(where, `parameter "${path}"`, one as number, parameter.range);
    }
  };
  if (typeof given === "object" && given !== null && isDatedList(given)) {
    for (const [index, one] of given.entries()) {
      requireOptions(where, one, ["from", "to", "value", "keys"]);
      periodBounds(where, `from of override ${index} of parameter "${path}"`, one.from);
      if (one.to !== undefined) periodBounds(where, `to of override ${index} of parameter "${path}"`, one.to);
      if ((one.value === undefined) === (one.keys === undefined)) {
        throw new EqualizationError(`override ${index} of parameter "${path}" needs either a value or keys`, {
          code: one.value === undefined ? "missing_option" : "unsupported_combination",
          where,
          received: path,
        });
      }
      check(one.value ?? one.keys!);
    }
  } else check(typeof given === "object" && given !== null && isKeyOverride(given) ? given.keys : given);
}
