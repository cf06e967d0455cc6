import type { DeductPerItemRule } from "../../model/appraisal-scheme.ts";
import { formatPoints, formatScore } from "../format-score.ts";
import { COUNT } from "./readers.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule } from "./scorer.ts";

/** points − deduct × items. */
export const deductPerItem: CompileRule<DeductPerItemRule> = (rule, context) => {
  const { full, least, name } = context;
  const deduct = ruleNumber(context, "deduct", rule.deduct, { atLeast: 0 });
  return {
    ...COUNT,
    earn: (value) => Math.max(least, full - deduct * value),
    reason: (value) =>
      `${name}: ${formatScore(value)} ${value === 1 ? "item" : "items"} missing or wrong, at ${formatPoints(deduct)} each.`,
  };
};
