import type { InvariantSpec, Program, ProgramSpec, StepSpec } from "../../transfers/index.ts";

/** What a step of a spec has in place of its function. */
export type StepCompute = Pick<StepSpec, "compute" | "notes" | "warnings">;

/** The JSON form of a program: its inputs, parameters and texts, with these expressions in place of its functions. */
export function specOf(
  program: Program,
  computes: Readonly<Record<string, StepCompute>>,
  claims: readonly InvariantSpec[] = [],
): ProgramSpec {
  const { steps, invariants, ...rest } = program;
  return {
    ...rest,
    invariants: [...invariants.filter((invariant) => invariant.kind !== "custom"), ...claims],
    steps: steps.map(({ compute: _, ...step }) => ({ ...step, ...computes[step.id]! })),
  };
}
