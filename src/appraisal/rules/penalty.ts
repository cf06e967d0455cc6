import type { PenaltyRule } from "../../model/appraisal-scheme.ts";
import { formatPoints, formatScore } from "../format-score.ts";
import { COUNT } from "./readers.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule } from "./scorer.ts";

/** points − deduct × times. */
export const penalty: CompileRule<PenaltyRule> = (rule, context) => {
  const { full, least, name } = context;
  const deduct = ruleNumber(context, "deduct", rule.deduct, { atLeast: 0 });
  return {
    ...COUNT,
    earn: (value) => Math.max(least, full - deduct * value),
    reason: (value) =>
      `${name} was found ${value === 1 ? "once" : `${formatScore(value)} times`}, at ${formatPoints(deduct)} each.`,
  };
};
