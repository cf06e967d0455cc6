import type { ErrorCode } from "../../errors.ts";
import { quoteReceived } from "./format-received.ts";
import { refuse } from "./refuse.ts";

/**
 * The code for something that stands where a finite number is due: `null` or `undefined` is missing, NaN and the infinities are
 * not finite, and text, a BigInt or anything else is of the wrong type.
 */
export function nonNumberCode(received: unknown): "wrong_type" | "missing_value" | "not_finite" {
  if (typeof received === "number") return "not_finite";
  return received === null || received === undefined ? "missing_value" : "wrong_type";
}

/** Whether a code is one of {@link nonNumberCode}. */
export function isNonNumberCode(code: string): code is ReturnType<typeof nonNumberCode> {
  return code === "wrong_type" || code === "missing_value" || code === "not_finite";
}

/** What is wrong with it and what to do, after "value 3 "; `missing` is the advice where nothing is there or it is not finite. */
export function describeNonNumber(received: unknown, missing: string): string {
  const is = `is ${quoteReceived(received)}`;
  const kind = typeof received;
  if (kind === "string") return `${is}, which is text; pass a number`;
  if (kind === "bigint") return `${is}, which is a BigInt; pass Number(…) of it`;
  if (kind === "boolean") return `${is}, which is a boolean; pass 1 or 0`;
  return `${is}; ${nonNumberCode(received) === "wrong_type" ? "pass a finite number" : missing}`;
}

/** Throws the refusal of what is no finite number: one code and one sentence for each kind, wherever numbers are due. */
export function refuseNumber(
  where: string,
  noun: string,
  received: unknown,
  missing: string,
  index?: number,
): never {
  const code: ErrorCode = nonNumberCode(received);
  refuse(where, code, `${noun} ${describeNonNumber(received, missing)}`, received, index);
}
