import type { Decay } from "./decay.ts";

/** What a result says of the decay behind it. */
export function labelOf(decay: Decay | undefined): string {
  if (decay === undefined) return "none";
  return typeof decay.label === "string" ? decay.label : "custom";
}
