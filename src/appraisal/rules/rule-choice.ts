import { formatReceived } from "../../numeric/guard/format-received.ts";
import type { RuleContext } from "./scorer.ts";

/** A choice of the rule; complains and gives the first allowed one when it is none of them. */
export function ruleChoice<T extends string>(
  context: RuleContext,
  field: string,
  received: T | undefined,
  allowed: readonly [T, ...T[]],
): T {
  if (received !== undefined && allowed.includes(received)) return received;
  context.refuse(
    field,
    received === undefined ? "missing_option" : "unknown_option",
    `${field} is ${typeof received === "string" ? `"${received}"` : formatReceived(received)}; pass one of ${allowed.map((one) => `"${one}"`).join(", ")}`,
  );
  return allowed[0];
}
