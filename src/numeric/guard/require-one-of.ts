import { refuse } from "./refuse.ts";
import { shown } from "./shown.ts";

/** Refuses an option value that is not in the list: a typo must not pick a default. */
export function requireOneOf<T extends string>(
  where: string,
  option: string,
  received: T,
  allowed: readonly T[],
): void {
  if (!allowed.includes(received)) {
    refuse(
      where,
      "unknown_option",
      `${option} is ${typeof received === "string" ? `"${received}"` : shown(received)}; pass one of "${allowed.join('", "')}"`,
      received,
    );
  }
}
