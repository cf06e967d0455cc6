import { quoteReceived } from "./format-received.ts";
import { refuse } from "./refuse.ts";

/** Refuses a switch that is neither `true` nor `false`: the string `"false"` must not switch something on. */
export function requireBoolean(where: string, option: string, received: boolean): void {
  if (typeof received !== "boolean") {
    refuse(where, "wrong_type", `${option} is ${quoteReceived(received)}; pass true or false`, received);
  }
}
