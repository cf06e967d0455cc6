import { defineProgram } from "../program/define-program.ts";
import type { Program, ProgramInvariant, ProgramStep, StepContext } from "../program/program.ts";
import { checkSpec } from "./check-spec.ts";
import { evaluate, evaluateAmounts } from "./evaluate.ts";
import type { InvariantSpec, ProgramSpec, StepSpec } from "./program-spec.ts";

/**
 * Makes a program from its JSON form, so that a program can be stored, posted and sent to a worker.
 *
 * The result runs, explains and compares as a hand-written program does, with the same numbers to the last bit: each operation is the
 * function of that name. There is no expression parser and nothing is evaluated as code.
 *
 * - **Shapes:** an object with the fields of a `Program`. Each step has a `compute`: a number, a reading such as `{ input: "population" }`, an
 *   operation with named operands such as `{ op: "multiply", values: [...] }`, `{ if, use, else }`, or `{ let, in }`.
 * - **When to use:** programs that people compose in an app, or that an API accepts. Write TypeScript with `defineProgram` for rules
 *   that need a function of their own.
 * - **Limits:** 500 steps, expressions nested 60 deep, 200,000 parts altogether.
 *
 * @throws `EqualizationError` `invalid_data` with every problem and its place in `issues`, at most 60: unknown names, operations or fields,
 *   missing operands, steps used before they are computed, values that are not JSON; and what `defineProgram` throws.
 *
 * @example
 * ```ts
 * import { programFromSpec, simulate } from "equalis";
 * const program = programFromSpec({
 *   id: "per-head",
 *   title: "A pool by population",
 *   source: "illustrative",
 *   inputs: [
 *     { name: "population", unit: "person", description: "Residents" },
 *     { name: "pool", unit: "yuan", description: "Money to share" },
 *   ],
 *   parameters: {},
 *   assumptions: [],
 *   invariants: [{ kind: "adds-to", total: "pool" }],
 *   steps: [
 *     {
 *       id: "amount",
 *       label: "Amount",
 *       unit: "yuan",
 *       compute: { op: "proRata", scores: { input: "population" }, total: { scalar: "pool" } },
 *     },
 *   ],
 * });
 * const run = simulate(program, { units: ["a", "b"], data: { population: [1, 3], pool: 100 } });
 * Array.from(run.amounts); // => [25, 75]
 * ```
 */
export function programFromSpec(spec: ProgramSpec): Program {
  checkSpec("programFromSpec", spec);
  // A copy of its own: later changes of the caller's object change no program.
  const own = JSON.parse(JSON.stringify(spec)) as ProgramSpec;
  const { steps, invariants, ...rest } = own;
  return defineProgram({ ...rest, steps: steps.map(stepOf), invariants: invariants.map(invariantOf) });
}

function stepOf({ compute, notes = {}, warnings = [], ...rest }: StepSpec): ProgramStep {
  return {
    ...rest,
    compute: (c: StepContext) => {
      for (const { code, message, when } of warnings) if (evaluate(when, c) === true) c.warn(code, message);
      const amounts = evaluateAmounts(rest.id, compute, c);
      for (const [name, note] of Object.entries(notes)) {
        const value = evaluate(note, c);
        // A condition in place of a number: there is nothing to note.
        if (typeof value === "number") c.note(name, value);
      }
      return amounts;
    },
  };
}

function invariantOf(invariant: InvariantSpec): ProgramInvariant {
  if (invariant.kind !== "equal") return invariant;
  const { id, description, left, right, tolerance = 1e-9, when } = invariant;
  const values = (value: unknown): ArrayLike<number> =>
    typeof value === "number" ? [value] : (value as ArrayLike<number>);
  return {
    kind: "custom",
    id,
    description,
    check: (c) => {
      if (when !== undefined && evaluate(when, c) !== true) return true;
      const a = values(evaluate(left, c));
      const b = values(evaluate(right, c));
      for (let i = 0; i < Math.max(a.length, b.length); i++) {
        const [x, y] = [a[a.length === 1 ? 0 : i]!, b[b.length === 1 ? 0 : i]!];
        if (Math.abs(x - y) > tolerance * Math.max(Math.abs(x), Math.abs(y))) {
          return a.length === 1 && b.length === 1
            ? `${x} differs from ${y}`
            : `${x} differs from ${y} for "${c.units[i]}"`;
        }
      }
      return true;
    },
  };
}
