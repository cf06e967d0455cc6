import { refuse } from "./refuse.ts";

/**
 * Passes on a plain result whose numbers are all finite. Rejects any other: values near the largest or the smallest number
 * overflow within a computation, and what is left of them is no result.
 */
export function representable<T>(where: string, result: T): T {
  if (!isFiniteThroughout(result)) {
    refuse(
      where,
      "out_of_domain",
      "values are too large or too small for the computation; change their unit",
    );
  }
  return result;
}

function isFiniteThroughout(value: unknown): boolean {
  if (typeof value === "number") return value - value === 0;
  // A plain loop: a column may have a million rows.
  if (value instanceof Float64Array) {
    for (let i = 0; i < value.length; i++) if (value[i]! - value[i]! !== 0) return false;
    return true;
  }
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isFiniteThroughout);
}
