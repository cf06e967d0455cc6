import { EqualizationError } from "../../errors.ts";
import { type NumberRange, requireNumber } from "../../numeric/guard/index.ts";
import type { RuleContext } from "./scorer.ts";

/** A number of the rule; complains in words of the library and gives `instead` when it is absent or out of range. */
export function ruleNumber(
  context: RuleContext,
  field: string,
  received: number,
  range: NumberRange,
  instead = 1,
): number {
  try {
    requireNumber("", field, received, range);
    return received;
  } catch (error) {
    if (!(error instanceof EqualizationError)) throw error;
    context.refuse(field, error.code, error.message.slice(2));
    return instead;
  }
}
