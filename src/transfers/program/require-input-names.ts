import { EqualizationError } from "../../errors.ts";
import type { Program } from "./program.ts";

/** Refuses data that lack inputs of a program: all that are missing are named in one error. */
export function requireInputNames(where: string, program: Program, given: object): void {
  const missing = program.inputs.filter(
    ({ name, optional }) =>
      optional !== true &&
      !(Object.hasOwn(given, name) && (given as Readonly<Record<string, unknown>>)[name] !== undefined),
  );
  if (missing.length === 0) return;
  const named = missing.map(({ name, description }) => `"${name}" (${description})`);
  throw new EqualizationError(
    missing.length === 1
      ? `input ${named[0]!} is required; pass one value per unit, or one for all`
      : `${missing.length} inputs are required: ${named.join(", ")}; pass one value per unit, or one for all`,
    {
      code: "missing_option",
      where,
      received: missing.length === 1 ? missing[0]!.name : missing.map(({ name }) => name),
      issues: missing.map(({ name, description }) => ({
        code: "missing_option",
        path: name,
        id: name,
        message: `${description} is required`,
      })),
    },
  );
}
