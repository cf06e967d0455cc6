import { dayNumber } from "../../calendar/day-number.ts";
import type { DatedTarget } from "../../model/appraisal-scheme.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import type { RuleContext } from "./scorer.ts";

/** The target that holds on the day of the appraisal: the last one begun by then. Complains and gives 1 otherwise. */
export function targetAt(target: number | readonly DatedTarget[], context: RuleContext): number {
  if (!Array.isArray(target)) {
    if (typeof target === "number" && target - target === 0) return target;
    context.refuse("target", target === undefined ? "missing_option" : "not_finite", targetText(target));
    return 1;
  }
  const today = dayNumber(context.asOf);
  let begun = Number.NEGATIVE_INFINITY;
  let found: number | undefined;
  const seen = new Set<number>();
  for (const [i, dated] of (target as readonly (DatedTarget | null)[]).entries()) {
    const from = dayNumber(dated?.from);
    const value: unknown = dated?.value;
    if (Number.isNaN(from)) {
      context.refuse(
        `target[${i}].from`,
        "out_of_domain",
        `from is ${formatReceived(dated?.from)}; pass a day such as "2018-08-14"`,
      );
    } else if (typeof value !== "number" || value - value !== 0) {
      context.refuse(`target[${i}].value`, "not_finite", targetText(value));
    } else if (seen.has(from)) {
      context.refuse(`target[${i}].from`, "duplicate_id", `two targets begin on ${dated!.from}; keep one`);
    } else if (from <= today && from > begun) {
      begun = from;
      found = value;
    }
    seen.add(from);
  }
  if (found !== undefined) return found;
  // A list with faults has been complained about already.
  if (![...seen].some(Number.isNaN) || target.length === 0) {
    context.refuse("target", "no_value_for_date", `no target holds on ${context.asOf}; add one or pass asOf`);
  }
  return 1;
}

function targetText(received: unknown): string {
  return received === undefined
    ? "target is required; pass a number, or a list of { from, value }"
    : `target is ${formatReceived(received)}; pass a finite number, or a list of { from, value }`;
}
