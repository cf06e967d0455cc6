import { EqualizationError } from "../../errors.ts";
import type { Column, Mask } from "../columns/column.ts";
import type { Lag, StepContext } from "../program/program.ts";
import { dropUntilStable } from "../rules/drop-until-stable.ts";
import { DROP_UNTIL_STABLE, OPERATIONS, type Operands } from "./operations.ts";
import type { SpecExpression } from "./program-spec.ts";

type Locals = Readonly<Record<string, unknown>>;

/** An expression by its fields. Which of them are there tells its form; the spec was checked before. */
interface Fields {
  readonly op: string;
  readonly if: SpecExpression;
  readonly use: SpecExpression;
  readonly else: SpecExpression;
  readonly let: Readonly<Record<string, SpecExpression>>;
  readonly in: SpecExpression;
  readonly local: string;
  readonly input: string;
  readonly scalar: string;
  readonly labels: string;
  readonly step: string;
  readonly value: string;
  readonly fit: string;
  readonly previousAmount: Lag;
  readonly parameter: string;
  readonly parameterMean: string;
  readonly list: string;
  readonly lookup: string;
  readonly has: string;
  readonly continuing: Lag;
  readonly units: true;
  readonly by?: SpecExpression;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly lag?: Lag;
  readonly absent?: number;
  readonly date?: string;
  readonly members: SpecExpression;
  readonly column: SpecExpression;
  readonly keep: SpecExpression;
  readonly give?: "column" | "rounds" | "members";
}

/** Value of an expression that was checked. */
export function evaluate(expression: SpecExpression, c: StepContext, locals: Locals = {}): unknown {
  if (typeof expression === "number") return expression;
  const e = expression as unknown as Fields;
  if (Object.hasOwn(e, "op")) return operate(e, c, locals);
  if (Object.hasOwn(e, "if")) return evaluate(evaluate(e.if, c, locals) === true ? e.use : e.else, c, locals);
  if (Object.hasOwn(e, "let")) {
    let named: Locals = locals;
    for (const [name, value] of Object.entries(e.let)) {
      named = { ...named, [name]: evaluate(value, c, named) };
    }
    return evaluate(e.in, c, named);
  }
  if (Object.hasOwn(e, "local")) return locals[e.local];
  return readRun(e, c, locals);
}

/** What a reading of the run gives. */
function readRun(e: Fields, c: StepContext, locals: Locals): unknown {
  const { lag, absent, date } = e;
  if (Object.hasOwn(e, "input")) return c.input(e.input, lag, absent);
  if (Object.hasOwn(e, "scalar")) return c.scalar(e.scalar, lag);
  if (Object.hasOwn(e, "labels")) return c.labels(e.labels);
  if (Object.hasOwn(e, "step")) return c.step(e.step, lag, absent);
  if (Object.hasOwn(e, "value")) return c.value(e.value);
  if (Object.hasOwn(e, "fit")) return c.fit(e.fit);
  if (Object.hasOwn(e, "previousAmount")) return c.previousAmount(e.previousAmount, absent);
  if (Object.hasOwn(e, "parameter")) return c.parameter(e.parameter, date);
  if (Object.hasOwn(e, "parameterMean")) return c.parameterMean(e.parameterMean);
  if (Object.hasOwn(e, "list")) return c.list(e.list, date);
  if (Object.hasOwn(e, "has")) return c.has(e.has);
  if (Object.hasOwn(e, "continuing")) return c.continuing(e.continuing);
  if (Object.hasOwn(e, "units")) return c.units;
  const keys = e.by === undefined ? c.units : (evaluate(e.by, c, locals) as readonly string[]);
  const aliases: Readonly<Record<string, string>> = e.aliases ?? {};
  return c.lookup(
    e.lookup,
    keys.map((key) => (Object.hasOwn(aliases, key) ? aliases[key]! : key)),
    date,
  );
}

function operate(e: Fields, c: StepContext, locals: Locals): unknown {
  if (e.op === DROP_UNTIL_STABLE) return dropped(e, c, locals);
  const operation = OPERATIONS[e.op]!;
  const given = e as unknown as Readonly<Record<string, unknown>>;
  const operands: Record<string, unknown> = {};
  for (const operand of [...operation.required, ...(operation.optional ?? [])]) {
    const part = given[operand];
    if (part === undefined) continue;
    operands[operand] = typeof part === "boolean" ? part : evaluate(part as SpecExpression, c, locals);
  }
  for (const list of operation.lists ?? []) {
    operands[list] = (given[list] as readonly SpecExpression[]).map((one) => evaluate(one, c, locals));
  }
  for (const plain of [...(operation.plain ?? []), ...Object.keys(operation.words ?? {})])
    operands[plain] = given[plain];
  return operation.run(operands as unknown as Operands, c);
}

/**
 * `{ op: "dropUntilStable", members, column, keep, give? }`: `column` sees the members as the local `members`, `keep` sees the column as the
 * local `column` too. The result is the column; `give: "rounds"` gives the number of rounds, `"members"` who stays.
 */
function dropped(e: Fields, c: StepContext, locals: Locals): unknown {
  const { column, members, rounds } = dropUntilStable(evaluate(e.members, c, locals) as Mask, (current) => {
    const own = { ...locals, members: current };
    const found = evaluate(e.column, c, own) as Column;
    return { column: found, keep: evaluate(e.keep, c, { ...own, column: found }) as Mask };
  });
  return e.give === "rounds" ? rounds : e.give === "members" ? members : column;
}

/** Value of an expression that must be a number per unit, one number, or fitted amounts. */
export function evaluateAmounts(step: string, expression: SpecExpression, c: StepContext): never {
  const value = evaluate(expression, c);
  if (
    typeof value === "boolean" ||
    value === undefined ||
    (Array.isArray(value) && typeof value[0] === "string")
  ) {
    throw new EqualizationError(`step "${step}" must compute numbers, not ${typeof value}`, {
      code: "wrong_type",
      where: "programFromSpec",
      received: value,
    });
  }
  if (Array.isArray(value) && typeof value[0] === "boolean") return value.map(Number) as never;
  return value as never;
}
