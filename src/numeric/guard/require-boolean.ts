import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "./format-received.ts";

/** Refuses a switch that is neither `true` nor `false`: the string `"false"` must not switch something on. */
export function requireBoolean(where: string, option: string, received: boolean): void {
  if (typeof received !== "boolean") {
    throw new EqualizationError(`${option} is ${formatReceived(received)}; pass true or false`, {
      code: "unknown_option",
      where,
      received,
    });
  }
}
