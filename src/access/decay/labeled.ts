import type { Decay } from "./decay.ts";

/** Gives a function of cost the name by which results speak of it. */
export function labeled(label: string, weight: (cost: number) => number): Decay {
  return Object.assign(weight, { label });
}
