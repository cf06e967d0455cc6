import type { DeductPerStepRule } from "../../model/appraisal-scheme.ts";
import { formatPoints, formatScore } from "../format-score.ts";
import { countSteps } from "./count-steps.ts";
import { NUMBER } from "./readers.ts";
import { ruleChoice } from "./rule-choice.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule } from "./scorer.ts";
import { targetAt } from "./target-at.ts";

/** points − deduct × steps short of the target. */
export const deductPerStep: CompileRule<DeductPerStepRule> = (rule, context) => {
  const { full, least, begin, unit } = context;
  const target = targetAt(rule.target, context);
  const step = ruleNumber(context, "step", rule.step, { above: 0 });
  const deduct = ruleNumber(context, "deduct", rule.deduct, { atLeast: 0 });
  const counting = ruleChoice(context, "steps", rule.steps, ["linear", "floor", "ceil"]);
  const lower = ruleChoice(context, "direction", rule.direction ?? "higher", ["higher", "lower"]) === "lower";
  const stepsOf = (value: number): number =>
    countSteps(Math.max(0, (lower ? value - target : target - value) / step), counting);
  const middle = `${unit}, ${lower ? "over" : "short of"} the target of ${formatScore(target)}${unit} by `;
  const end = ` × ${formatScore(step)}, at ${formatPoints(deduct)} each.`;
  return {
    ...NUMBER,
    earn: (value) => Math.max(least, full - deduct * stepsOf(value)),
    reason: (value) => begin + formatScore(value) + middle + formatScore(stepsOf(value)) + end,
  };
};
