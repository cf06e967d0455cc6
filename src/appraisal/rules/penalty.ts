import type { PenaltyRule } from "../../model/appraisal-scheme.ts";
import { say, sayPoints } from "../say.ts";
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
      `${name} was found ${value === 1 ? "once" : `${say(value)} times`}, at ${sayPoints(deduct)} each.`,
  };
};
