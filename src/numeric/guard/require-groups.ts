import type { Groups } from "../vector.ts";
import { quoteReceived } from "./format-received.ts";
import { refuse } from "./refuse.ts";
import { nonNumberCode } from "./refuse-number.ts";
import { requireVector } from "./require-finite.ts";
import { requireSameLength } from "./require-same-length.ts";

/**
 * Refuses anything but one group a value, each a text that is not blank or a finite number: a blank is no name but a missing one. A number
 * next to its own text, 1 and "1", would silently be two groups and is refused as well.
 */
export function requireGroups(where: string, groups: Groups, count: number, noun = "group"): void {
  requireVector(where, noun, groups);
  requireSameLength(where, "value", count, noun, groups.length);
  requireLabels(where, groups, (index) => `${noun} ${index}`);
}

/** Refuses labels among which one is none, or among which a number and a text read alike. */
export function requireLabels(
  where: string,
  labels: ArrayLike<unknown>,
  place: (index: number) => string,
): void {
  let texts = 0;
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index];
    if (!isLabel(label)) {
      const isBlank = typeof label === "string" || label === null || label === undefined;
      const advice = isBlank ? "drop it, or give what is missing a name" : "pass a text or a finite number";
      const code = isBlank ? "missing_value" : nonNumberCode(label);
      refuse(where, code, `${place(index)} is ${quoteReceived(label)}; ${advice}`, label, index);
    }
    if (typeof label === "string") texts++;
  }
  if (texts === 0 || texts === labels.length) return;
  const numbers = new Set<string>();
  for (let index = 0; index < labels.length; index++) {
    if (typeof labels[index] === "number") numbers.add(String(labels[index]));
  }
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index];
    if (typeof label !== "string" || !numbers.has(label.trim())) continue;
    refuse(
      where,
      "wrong_type",
      `${place(index)} is ${quoteReceived(label)}, a text, where another is the number ${label.trim()}; they would count as different, so pass both as text or both as numbers`,
      label,
      index,
    );
  }
}

/** Whether it can name something: a text that is not blank, or a finite number. */
export function isLabel(received: unknown): received is string | number {
  return typeof received === "string"
    ? received.trim() !== ""
    : typeof received === "number" && received - received === 0;
}
