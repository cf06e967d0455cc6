import type { Vector } from "../vector.ts";
import { requireFinite } from "./require-finite.ts";

/** Refuses anything but an array of finite numbers of at least 0. */
export function requireNonNegative(where: string, noun: string, numbers: Vector): void {
  requireFinite(where, noun, numbers, 0);
}
