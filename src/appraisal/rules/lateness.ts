import type { LatenessRule } from "../../model/appraisal-scheme.ts";
import { formatPoints, formatScore } from "../format-score.ts";
import { countSteps } from "./count-steps.ts";
import { DAYS } from "./readers.ts";
import { ruleChoice } from "./rule-choice.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule } from "./scorer.ts";

/** points − deduct × units late, beyond the days of grace. */
export const lateness: CompileRule<LatenessRule> = (rule, context) => {
  const { full, least, name } = context;
  const unitDays = ruleNumber(context, "unitDays", rule.unitDays, { above: 0 });
  const deduct = ruleNumber(context, "deduct", rule.deduct, { atLeast: 0 });
  const grace = ruleNumber(context, "graceDays", rule.graceDays ?? 0, { atLeast: 0 }, 0);
  const counting = ruleChoice(context, "steps", rule.steps, ["linear", "floor", "ceil"]);
  const unitsOf = (days: number): number => countSteps(Math.max(0, (days - grace) / unitDays), counting);
  const free = grace === 0 ? "" : `, ${formatScore(grace)} of them free`;
  return {
    ...DAYS,
    earn: (days) => Math.max(least, full - deduct * unitsOf(days)),
    reason: (days) =>
      `${name} was ${formatScore(days)} ${days === 1 ? "day" : "days"} late${free}: ${formatScore(unitsOf(days))} × ${formatScore(unitDays)} ${unitDays === 1 ? "day" : "days"}, at ${formatPoints(deduct)} each.`,
  };
};
