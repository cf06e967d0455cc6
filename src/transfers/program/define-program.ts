import { dayNumber } from "../../calendar/day-number.ts";
import { periodBounds } from "../../calendar/period-bounds.ts";
import { EqualizationError, type ErrorCode } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { Program, ProgramInvariant, ProgramStep } from "./program.ts";

/**
 * A country's rule as a value: checks it and gives it back, frozen at the top.
 *
 * Checked are the ids (unique; inputs and steps share one name space), every `from` (an earlier step), that a rounding
 * or conversion has one, parameters (dates in order, values of the right kind), and every name in `invariants` and
 * `effect`. What the steps compute is checked when they run.
 *
 * - **Use it** at the top of a module as `export const mine = /* @__PURE__ *\/ defineProgram({ … })`, so that a program
 *   no one imports costs nothing.
 * - Steps are pure: they read their context, and neither keep nor change what they read.
 *
 * @throws `EqualizationError` `missing_option` (a field or the steps are absent), `duplicate_id`, `unknown_id` (a
 *   name that nothing has, a `from` that does not come earlier), `unknown_option`, `out_of_domain` (an invalid date,
 *   dates out of order), `wrong_type`, `unsupported_combination` (a rounding without `from`).
 *
 * @example A rule of three steps
 * ```ts
 * import { columns, defineProgram, fiscalGap, scaleTo, simulate } from "equalis";
 * const rule = defineProgram({
 *   id: "half-gap",
 *   title: "Half of every gap, as far as the pool goes",
 *   source: "made up",
 *   inputs: [
 *     { name: "need", unit: "money", description: "Standard expenditure" },
 *     { name: "capacity", unit: "money", description: "Standard revenue" },
 *     { name: "pool", unit: "money", description: "Money to be paid" },
 *   ],
 *   parameters: {
 *     rate: { description: "Part of a gap that is paid", unit: "share", source: "made up", status: "illustrative",
 *       values: [{ from: "2020", value: 0.5 }] },
 *   },
 *   assumptions: [],
 *   invariants: [{ kind: "adds-to", total: "pool" }],
 *   steps: [
 *     { id: "gap", label: "Gap", unit: "money", compute: (c) => fiscalGap(c.input("need"), c.input("capacity")) },
 *     { id: "claim", label: "Claim", unit: "money",
 *       compute: (c) => columns.multiply(columns.positive(c.step("gap")), c.parameter("rate")) },
 *     { id: "payment", label: "Payment", unit: "money", from: "claim",
 *       compute: (c) => scaleTo(c.step("claim"), c.scalar("pool")) },
 *   ],
 * });
 * const run = simulate(rule, {
 *   units: ["A", "B", "C"],
 *   data: { need: [120, 80, 100], capacity: [60, 90, 80], pool: 20 },
 *   period: "2025",
 * });
 * run.amounts; // => [15, 0, 5]
 * run.binding; // => ["payment", "claim", "payment"]
 * ```
 */
export function defineProgram(program: Program): Program {
  requireProgram("defineProgram", program);
  return Object.freeze({ ...program });
}

/** Refuses anything but a sound program. */
export function requireProgram(where: string, program: Program): void {
  const given: unknown = program;
  if (typeof given !== "object" || given === null || !("steps" in given || "inputs" in given)) {
    throw new EqualizationError(
      where === "defineProgram"
        ? "program must be one object, such as { id, title, source, inputs, parameters, steps }"
        : "program must be one of the library, such as canadaEqualization, or the result of defineProgram",
      { code: "wrong_type", where, received: given },
    );
  }
  requireOptions(where, program, [
    "fiscalYearStart",
    "id",
    "title",
    "jurisdiction",
    "source",
    "description",
    "inputs",
    "parameters",
    "assumptions",
    "invariants",
    "effect",
    "steps",
  ]);
  const name = `program "${formatReceived(program.id)}"`;
  const refuse = (message: string, code: ErrorCode, received?: unknown): never => {
    throw new EqualizationError(`${name}: ${message}`, { code, where, received });
  };
  for (const field of ["id", "title", "source"] as const) {
    if (typeof program[field] !== "string" || program[field] === "") {
      refuse(`${field} is required, as text`, "missing_option", program[field]);
    }
  }
  const { fiscalYearStart } = program;
  if (fiscalYearStart !== undefined && Number.isNaN(dayNumber(`2001-${fiscalYearStart}`))) {
    refuse('fiscalYearStart must be a month and a day, such as "07-01"', "out_of_domain", fiscalYearStart);
  }
  for (const field of ["inputs", "assumptions", "invariants", "steps"] as const) {
    if (!Array.isArray(program[field])) {
      refuse(`${field} is required, as an array`, "missing_option", program[field]);
    }
  }
  if (program.steps.length === 0)
    refuse("needs at least one step; the last one is the amount", "missing_option");
  if (
    typeof program.parameters !== "object" ||
    program.parameters === null ||
    Array.isArray(program.parameters)
  ) {
    refuse("parameters is required, as an object by name", "missing_option", program.parameters);
  }

  const names = new Set<string>();
  const steps = new Set<string>();
  const claim = (id: unknown, what: string): void => {
    if (typeof id !== "string" || id === "") refuse(`${what} needs a name, as text`, "missing_option", id);
    if (names.has(id as string))
      refuse(`"${formatReceived(id)}" is the name of two inputs or steps`, "duplicate_id", id);
    names.add(id as string);
  };
  for (const input of program.inputs) {
    claim(input?.name, "an input");
    requireText(input.unit, `the unit of input "${input.name}"`, refuse);
    requireText(input.description, `the description of input "${input.name}"`, refuse);
    if (input.type !== undefined) requireOneOf(where, "type", input.type, ["number", "flag", "label"]);
  }
  for (const [path, parameter] of Object.entries(program.parameters)) {
    requireOneOf(where, `status of parameter ${path}`, parameter?.status, [
      "published",
      "derived",
      "unverified",
      "illustrative",
    ]);
    requireText(parameter.unit, `the unit of parameter "${path}"`, refuse);
    requireText(parameter.source, `the source of parameter "${path}"`, refuse);
    requireText(parameter.description, `the description of parameter "${path}"`, refuse);
    if (!Array.isArray(parameter.values)) {
      refuse(`the values of parameter "${path}" must be an array of { from, value }`, "wrong_type");
    }
    let last = "";
    for (const dated of parameter.values) {
      const { first } = periodBounds(where, `from of parameter "${path}"`, dated?.from);
      if (first <= last) {
        refuse(
          `the values of parameter "${path}" must be in order of their dates`,
          "out_of_domain",
          dated.from,
        );
      }
      last = first;
      if (dated.to !== undefined) {
        const end = periodBounds(where, `to of parameter "${path}"`, dated.to).last;
        if (end < first) refuse(`parameter "${path}" ends before it begins`, "out_of_domain", dated.to);
      }
      requireParameterValue(where, path, dated.value);
      if (parameter.range === undefined) continue;
      for (const one of typeof dated.value === "number" ? [dated.value] : Object.values(dated.value)) {
        requireNumber(where, `parameter "${path}" from ${dated.from}`, one as number, parameter.range);
      }
    }
  }
  for (const step of program.steps) {
    claim(step?.id, "a step");
    checkStep(step, steps, where, refuse);
    steps.add(step.id);
  }
  const known = (id: string | undefined, what: string): void => {
    if (id !== undefined && !names.has(id)) {
      refuse(`${what} names "${id}", which is no input and no step`, "unknown_id", id);
    }
  };
  for (const invariant of program.invariants) checkInvariant(invariant, known, steps, where, refuse);
  if (program.effect !== undefined) {
    requireText(program.effect.population, "effect.population", refuse);
    requireText(program.effect.capacity, "effect.capacity", refuse);
    known(program.effect.population, "effect.population");
    known(program.effect.capacity, "effect.capacity");
    known(program.effect.need, "effect.need");
  }
}

/** Refuses a parameter value that is no finite number, list or table of them. */
export function requireParameterValue(where: string, path: string, value: unknown): void {
  const numbers =
    typeof value === "number"
      ? [value]
      : Array.isArray(value)
        ? (value as unknown[])
        : typeof value === "object" && value !== null && !ArrayBuffer.isView(value)
          ? Object.values(value)
          : [undefined];
  for (const received of numbers) {
    if (typeof received === "number" && received - received === 0) continue;
    throw new EqualizationError(
      `parameter "${path}" holds ${formatReceived(received)}; pass a finite number, an array of them, or an object of them by key`,
      { code: typeof received === "number" ? "not_finite" : "wrong_type", where, received },
    );
  }
}

type Refuse = (message: string, code: ErrorCode, received?: unknown) => never;

function requireText(value: unknown, what: string, refuse: Refuse): void {
  if (typeof value !== "string" || value === "")
    refuse(`${what} is required, as text`, "missing_option", value);
}

function checkStep(step: ProgramStep, earlier: ReadonlySet<string>, where: string, refuse: Refuse): void {
  requireOptions(where, step, ["id", "label", "unit", "legalBasis", "formula", "from", "kind", "compute"]);
  requireText(step.label, `the label of step "${step.id}"`, refuse);
  requireText(step.unit, `the unit of step "${step.id}"`, refuse);
  if (typeof step.compute !== "function") {
    refuse(`step "${step.id}" needs compute, a function of the context`, "missing_option", step.compute);
  }
  const from = fromOf(step);
  for (const id of from) {
    if (!earlier.has(id))
      refuse(`step "${step.id}" carries on "${id}", which is no earlier step`, "unknown_id", id);
  }
  if (step.kind === undefined) return;
  requireOneOf(where, `kind of step ${step.id}`, step.kind, ["rule", "rounding", "conversion"]);
  if (step.kind !== "rule" && from.length !== 1) {
    refuse(
      `step "${step.id}" is a ${step.kind}; name the one step it carries on in from`,
      "unsupported_combination",
    );
  }
}

/** The steps that a step carries on. */
export function fromOf(step: ProgramStep): readonly string[] {
  return step.from === undefined ? [] : typeof step.from === "string" ? [step.from] : step.from;
}

function checkInvariant(
  invariant: ProgramInvariant,
  known: (id: string | undefined, what: string) => void,
  steps: ReadonlySet<string>,
  where: string,
  refuse: Refuse,
): void {
  requireOneOf(where, "kind of an invariant", invariant?.kind, [
    "adds-to",
    "zero-sum",
    "non-negative",
    "order-kept",
    "custom",
  ]);
  if (invariant.kind === "custom") {
    if (typeof invariant.check !== "function") refuse("a custom invariant needs check", "missing_option");
    return;
  }
  if (invariant.kind === "order-kept") {
    requireText(invariant.before, "before of an order-kept invariant", refuse);
    requireText(invariant.after, "after of an order-kept invariant", refuse);
    known(invariant.before, "an invariant");
    known(invariant.after, "an invariant");
    return;
  }
  if (invariant.of !== undefined && !steps.has(invariant.of)) {
    refuse(`an invariant is claimed of "${invariant.of}", which is no step`, "unknown_id", invariant.of);
  }
  if (invariant.kind === "non-negative") return;
  known(invariant.weights, "an invariant");
  if (invariant.kind === "adds-to") {
    requireText(invariant.total, "total of an adds-to invariant", refuse);
    known(invariant.total, "an invariant");
  }
}
