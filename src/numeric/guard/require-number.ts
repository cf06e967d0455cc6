import { refuse } from "./refuse.ts";
import { refuseNumber } from "./refuse-number.ts";

/** The interval a scalar option must lie in. */
export interface NumberRange {
  /** Smallest value allowed. */
  readonly atLeast?: number | undefined;
  /** Largest value allowed. */
  readonly atMost?: number | undefined;
  /** The value must exceed this. */
  readonly above?: number | undefined;
  /** The value must stay under this. */
  readonly below?: number | undefined;
  /** Whole numbers only. */
  readonly integer?: boolean | undefined;
}

/** Refuses a scalar option that is absent, no finite number, or outside its range. */
export function requireNumber(
  where: string,
  option: string,
  received: number,
  range: NumberRange = {},
): void {
  if (received === undefined) refuse(where, "missing_option", `${option} is required; pass a number`);
  if (typeof received !== "number" || received - received !== 0) {
    refuseNumber(where, option, received, "pass a finite number");
  }
  const { atLeast, atMost, above, below, integer = false } = range;
  const wanted = [
    atLeast !== undefined && received < atLeast && `at least ${atLeast}`,
    above !== undefined && received <= above && `above ${above}`,
    atMost !== undefined && received > atMost && `at most ${atMost}`,
    below !== undefined && received >= below && `below ${below}`,
    integer && !Number.isInteger(received) && "a whole number",
  ].filter((text) => text !== false);
  if (wanted.length > 0) {
    refuse(where, "out_of_domain", `${option} is ${received}; it must be ${wanted.join(" and ")}`, received);
  }
}
