import type { ThresholdsRule } from "../../model/appraisal-scheme.ts";
import { formatScore } from "../format-score.ts";
import { NUMBER } from "./readers.ts";
import { ruleChoice } from "./rule-choice.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule } from "./scorer.ts";

/** points × clamp((value − lower) ÷ (upper − lower)). */
export const thresholds: CompileRule<ThresholdsRule> = (rule, context) => {
  const { full, begin, unit } = context;
  const lower = ruleNumber(context, "lower", rule.lower, {}, 0);
  const upper = ruleNumber(context, "upper", rule.upper, {});
  const least = ruleChoice(context, "direction", rule.direction ?? "higher", ["higher", "lower"]) === "lower";
  if (!(upper > lower)) {
    context.refuse("upper", "out_of_domain", `upper is ${upper}; it must be above lower, ${lower}`);
  }
  const [none, all] = least ? [upper, lower] : [lower, upper];
  const end = `${unit}; points begin at ${formatScore(none)} and are full at ${formatScore(all)}${unit}.`;
  return {
    ...NUMBER,
    // Halves are exact, and their differences stay in range.
    earn: (value) => full * Math.min(1, Math.max(0, (value / 2 - none / 2) / (all / 2 - none / 2))),
    reason: (value) => begin + formatScore(value) + end,
  };
};
