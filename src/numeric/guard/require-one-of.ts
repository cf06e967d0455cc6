import { EqualizationError } from "../../errors.ts";

/** Refuses an option value that is not in the list: a typo must not pick a default. */
export function requireOneOf<T extends string>(
  where: string,
  option: string,
  received: T,
  allowed: readonly T[],
): void {
  if (!allowed.includes(received)) {
    throw new EqualizationError(
      `${option} is ${typeof received === "string" ? `"${received}"` : String(received)}; pass one of ${allowed.map((one) => `"${one}"`).join(", ")}`,
      { code: "unknown_option", where, received },
    );
  }
}
