import { EqualizationError } from "../errors.ts";
import { requireNumber, requireObservations } from "../numeric/guard/index.ts";

/** Refuses a divisor other than `n` (0) or `n - 1` (1), and too few observations for it. */
export function requireDdof(where: string, noun: string, ddof: number, n: number): void {
  requireNumber(where, "ddof", ddof);
  if (ddof !== 0 && ddof !== 1) {
    throw new EqualizationError(`ddof is ${ddof}; pass 0 to divide by n, or 1 to divide by n - 1`, {
      code: "out_of_domain",
      where,
      received: ddof,
    });
  }
  requireObservations(where, noun, n, ddof + 1);
}
