import { quoteReceived } from "./format-received.ts";
import { refuse } from "./refuse.ts";

/** Refuses an option that is absent, or whose value is not in the list: a typo must not pick a default. */
export function requireOneOf<T extends string>(
  where: string,
  option: string,
  received: T,
  allowed: readonly T[],
): void {
  if (!allowed.includes(received)) {
    const absent = received === undefined;
    refuse(
      where,
      absent ? "missing_option" : "unknown_option",
      `${option} is ${absent ? "required" : quoteReceived(received)}; pass one of "${allowed.join('", "')}"`,
      received,
    );
  }
}
