import { type DataIssue, EqualizationError } from "../../errors.ts";
import { DROP_UNTIL_STABLE, OPERATIONS, SPEC_OPERATIONS } from "./operations.ts";
import { MAX_DEPTH, MAX_PARTS, MAX_STEPS, type ProgramSpec } from "./program-spec.ts";

/** Most problems that are listed. */
const MOST = 60;

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names that an expression can refer to at its place. */
interface Scope {
  readonly inputs: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
  readonly locals: ReadonlySet<string>;
}

/** Forms of a reading: the field that tells them, and the others that they may have. */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  input: ["lag", "absent"],
  scalar: ["lag"],
  labels: [],
  step: ["lag", "absent"],
  value: [],
  fit: [],
  previousAmount: ["absent"],
  parameter: ["date"],
  parameterMean: [],
  list: ["date"],
  lookup: ["by", "aliases", "date"],
  has: [],
  units: [],
  continuing: [],
  local: [],
};

/** Collects the problems of a spec, the first ones of too many. */
class Problems {
  readonly found: DataIssue[] = [];

  add(code: string, path: string, message: string): void {
    if (this.found.length < MOST) this.found.push({ code, path, message });
  }
}

/** Throws `invalid_data` with every problem of a spec, at most 60. */
export function checkSpec(where: string, spec: ProgramSpec): void {
  const problems = new Problems();
  const size = measure(spec, 0, { parts: 0 });
  if (size !== null) problems.add("out_of_domain", "", size);
  else if (!isRecord(spec)) problems.add("wrong_type", "", "a program spec must be an object");
  else checkParts(spec, problems);
  if (problems.found.length === 0) return;
  const { found } = problems;
  const [first] = found;
  throw new EqualizationError(
    `${found.length} ${found.length === 1 ? "problem" : "problems"} in the program spec; ${first!.path || "spec"}: ${first!.message}`,
    { code: "invalid_data", where, issues: found },
  );
}

/** What is wrong with the size of a value, or `null`; a value that holds itself is too deep. */
function measure(value: unknown, depth: number, count: { parts: number }): string | null {
  count.parts++;
  if (count.parts > MAX_PARTS) return `the spec has more than ${MAX_PARTS} parts`;
  if (depth > MAX_DEPTH + 12) return `the spec is nested deeper than ${MAX_DEPTH}`;
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
    return `the spec holds a ${typeof value}; it must be JSON`;
  }
  if (typeof value !== "object" || value === null) return null;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return "the spec holds an object that is not plain; it must be JSON";
  }
  // Counted before anything is looked at: a list of millions is refused as fast as a list of ten.
  const keys = Array.isArray(value) ? null : Object.keys(value);
  const size = keys === null ? (value as readonly unknown[]).length : keys.length;
  if (count.parts + size > MAX_PARTS) return `the spec has more than ${MAX_PARTS} parts`;
  if (keys?.includes("__proto__")) return 'the spec has a key "__proto__"';
  for (let i = 0; i < size; i++) {
    const found = measure((value as Fields)[keys === null ? i : keys[i]!], depth + 1, count);
    if (found !== null) return found;
  }
  return null;
}

function checkParts(spec: Fields, problems: Problems): void {
  const list = (name: string): readonly unknown[] => {
    const value = spec[name];
    if (Array.isArray(value)) return value;
    problems.add("wrong_type", name, `${name} must be an array`);
    return [];
  };
  if (!isRecord(spec.parameters))
    problems.add("wrong_type", "parameters", "parameters must be an object by name");
  const named = (values: readonly unknown[], key: string): Set<string> =>
    new Set(values.flatMap((one) => (isRecord(one) && typeof one[key] === "string" ? [one[key]] : [])));
  const inputs = named(list("inputs"), "name");
  const parameters = new Set(isRecord(spec.parameters) ? Object.keys(spec.parameters) : []);
  const steps = list("steps");
  list("assumptions");
  if (steps.length > MAX_STEPS) {
    problems.add("out_of_domain", "steps", `${steps.length} steps; a spec has at most ${MAX_STEPS}`);
    return;
  }
  const before = new Set<string>();
  const scope = (): Scope => ({ inputs, parameters, steps: new Set(before), locals: new Set() });
  steps.forEach((step, i) => {
    const path = `steps[${i}]`;
    if (!isRecord(step)) {
      problems.add("wrong_type", path, "a step must be an object");
      return;
    }
    checkExpression(step.compute, `${path}.compute`, scope(), problems, 0);
    const notes = step.notes ?? {};
    if (!isRecord(notes)) problems.add("wrong_type", `${path}.notes`, "notes must be an object by name");
    else {
      for (const [name, note] of Object.entries(notes)) {
        checkExpression(note, `${path}.notes.${name}`, scope(), problems, 0);
      }
    }
    checkWarnings(step.warnings, path, scope(), problems);
    if (typeof step.id === "string") before.add(step.id);
  });
  list("invariants").forEach((invariant, i) => {
    const path = `invariants[${i}]`;
    if (!isRecord(invariant)) {
      problems.add("wrong_type", path, "an invariant must be an object");
      return;
    }
    if (invariant.kind === "custom") {
      problems.add(
        "unknown_option",
        `${path}.kind`,
        'kind "custom" has a function; write "equal" with left and right',
      );
    }
    if (invariant.kind !== "equal") return;
    for (const text of ["id", "description"]) {
      if (typeof invariant[text] !== "string")
        problems.add("missing_option", `${path}.${text}`, `${text} is required`);
    }
    for (const side of ["left", "right"])
      checkExpression(invariant[side], `${path}.${side}`, scope(), problems, 0);
    if (invariant.when !== undefined) checkExpression(invariant.when, `${path}.when`, scope(), problems, 0);
  });
}

function checkWarnings(warnings: unknown, path: string, scope: Scope, problems: Problems): void {
  if (warnings === undefined) return;
  if (!Array.isArray(warnings)) {
    problems.add("wrong_type", `${path}.warnings`, "warnings must be an array");
    return;
  }
  warnings.forEach((warning: unknown, k) => {
    const at = `${path}.warnings[${k}]`;
    if (!isRecord(warning) || typeof warning.code !== "string" || typeof warning.message !== "string") {
      problems.add("wrong_type", at, "a warning must have code, message and when");
      return;
    }
    checkExpression(warning.when, `${at}.when`, scope, problems, 0);
  });
}

function checkExpression(
  value: unknown,
  path: string,
  scope: Scope,
  problems: Problems,
  depth: number,
): void {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) problems.add("not_finite", path, `${value} is not a finite number`);
    return;
  }
  if (depth > MAX_DEPTH) {
    problems.add("out_of_domain", path, `an expression is nested deeper than ${MAX_DEPTH}`);
    return;
  }
  if (!isRecord(value)) {
    problems.add(
      value === undefined ? "missing_option" : "wrong_type",
      path,
      "an expression must be a number or an object",
    );
    return;
  }
  const inner = (part: unknown, name: string, within: Scope = scope): void =>
    checkExpression(part, `${path}.${name}`, within, problems, depth + 1);
  if (Object.hasOwn(value, "op")) {
    checkOperation(value, path, scope, problems, inner);
    return;
  }
  if (Object.hasOwn(value, "if")) {
    onlyFields(value, ["if", "use", "else"], path, problems);
    for (const part of ["if", "use", "else"]) inner(value[part], part);
    return;
  }
  if (Object.hasOwn(value, "let")) {
    onlyFields(value, ["let", "in"], path, problems);
    const locals = new Set(scope.locals);
    if (!isRecord(value.let)) problems.add("wrong_type", `${path}.let`, "let must be an object by name");
    else {
      for (const [name, part] of Object.entries(value.let)) {
        inner(part, `let.${name}`, { ...scope, locals: new Set(locals) });
        locals.add(name);
      }
    }
    inner(value.in, "in", { ...scope, locals });
    return;
  }
  checkReading(value, path, scope, problems, inner);
}

type Inner = (part: unknown, name: string, within?: Scope) => void;

function onlyFields(value: Fields, known: readonly string[], path: string, problems: Problems): void {
  for (const name of Object.keys(value)) {
    if (!known.includes(name))
      problems.add("unknown_option", `${path}.${name}`, `unknown field; known: ${known.join(", ")}`);
  }
}

function checkReading(value: Fields, path: string, scope: Scope, problems: Problems, inner: Inner): void {
  const form = Object.keys(READINGS).find((name) => Object.hasOwn(value, name));
  if (form === undefined) {
    problems.add(
      "unknown_option",
      path,
      `no known form; write a number, { op }, { if }, { let } or one of ${Object.keys(READINGS).join(", ")}`,
    );
    return;
  }
  onlyFields(value, [form, ...READINGS[form]!], path, problems);
  const target = value[form];
  const sets: Readonly<Record<string, [ReadonlySet<string>, string]>> = {
    input: [new Set([...scope.inputs, ...(value.lag === undefined ? [] : scope.steps)]), "input"],
    scalar: [scope.inputs, "input"],
    labels: [scope.inputs, "input"],
    has: [scope.inputs, "input"],
    step: [scope.steps, "earlier step"],
    value: [scope.steps, "earlier step"],
    fit: [scope.steps, "earlier step"],
    parameter: [scope.parameters, "parameter"],
    parameterMean: [scope.parameters, "parameter"],
    list: [scope.parameters, "parameter"],
    lookup: [scope.parameters, "parameter"],
    local: [scope.locals, "local"],
  };
  const known = sets[form];
  // A step of an earlier period may be the step itself, or one after it.
  const isPast = form === "step" && value.lag !== undefined;
  if (known !== undefined && !isPast && !(typeof target === "string" && known[0].has(target))) {
    const names = [...known[0]].slice(0, 8).join(", ") || "none";
    problems.add(
      "unknown_id",
      `${path}.${form}`,
      `unknown ${known[1]} ${JSON.stringify(target) ?? ""}; known: ${names}`,
    );
  }
  if (form === "lookup") {
    if (value.by !== undefined) inner(value.by, "by");
    const { aliases = {} } = value;
    if (!isRecord(aliases) || Object.values(aliases).some((one) => typeof one !== "string")) {
      problems.add("wrong_type", `${path}.aliases`, "aliases must be texts by label");
    }
  }
}

function checkOperation(value: Fields, path: string, scope: Scope, problems: Problems, inner: Inner): void {
  const name = value.op;
  if (name === DROP_UNTIL_STABLE) {
    onlyFields(value, ["op", "members", "column", "keep", "give"], path, problems);
    inner(value.members, "members");
    inner(value.column, "column", { ...scope, locals: new Set([...scope.locals, "members"]) });
    inner(value.keep, "keep", { ...scope, locals: new Set([...scope.locals, "members", "column"]) });
    if (value.give !== undefined && !["column", "rounds", "members"].includes(value.give as string)) {
      problems.add("unknown_option", `${path}.give`, 'give must be "column", "rounds" or "members"');
    }
    return;
  }
  if (typeof name !== "string" || !Object.hasOwn(OPERATIONS, name)) {
    problems.add(
      "unknown_option",
      `${path}.op`,
      `unknown operation ${JSON.stringify(name)}; known: ${SPEC_OPERATIONS.join(", ")}`,
    );
    return;
  }
  const { required, optional = [], lists = [], plain = [], words = {} } = OPERATIONS[name]!;
  onlyFields(
    value,
    ["op", ...required, ...optional, ...lists, ...plain, ...Object.keys(words)],
    path,
    problems,
  );
  for (const operand of required) inner(value[operand], operand);
  for (const operand of optional) {
    if (value[operand] !== undefined && typeof value[operand] !== "boolean") inner(value[operand], operand);
  }
  for (const operand of lists) {
    const members = value[operand];
    if (!Array.isArray(members) || members.length === 0) {
      problems.add(
        "wrong_type",
        `${path}.${operand}`,
        `${operand} must be an array of at least one expression`,
      );
    } else {
      for (const [k, member] of members.entries()) inner(member, `${operand}[${k}]`);
    }
  }
  for (const operand of plain) {
    if (value[operand] === undefined)
      problems.add("missing_option", `${path}.${operand}`, `${operand} is required`);
  }
  for (const [operand, allowed] of Object.entries(words)) {
    const word = value[operand];
    // A name of a table, which any text may be.
    if (allowed.length === 0) {
      if (typeof word !== "string" || !scope.parameters.has(word)) {
        problems.add("unknown_id", `${path}.${operand}`, `unknown parameter ${JSON.stringify(word) ?? ""}`);
      }
    } else if (!allowed.includes(word as string | undefined)) {
      const texts = allowed.filter((one) => one !== undefined);
      problems.add(
        "unknown_option",
        `${path}.${operand}`,
        `${operand} must be one of "${texts.join('", "')}"`,
      );
    }
  }
}
