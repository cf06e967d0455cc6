import type { RatioRule } from "../../model/appraisal-scheme.ts";
import { formatScore } from "../format-score.ts";
import { NUMBER } from "./readers.ts";
import { ruleChoice } from "./rule-choice.ts";
import type { CompileRule } from "./scorer.ts";
import { targetAt } from "./target-at.ts";

/** points × min(1, value ÷ target); with less being better, full up to the target and falling beyond it. */
export const ratio: CompileRule<RatioRule> = (rule, context) => {
  const { full, begin, unit } = context;
  const target = targetAt(rule.target, context);
  const direction = ruleChoice(context, "direction", rule.direction ?? "higher", ["higher", "lower"]);
  const excess = ruleChoice(context, "excess", rule.excess ?? "inverse", ["inverse", "linear"]);
  if (direction === "higher" && rule.excess !== undefined) {
    context.refuse("excess", "unsupported_combination", 'excess is for direction "lower" only; drop it');
  }
  if (direction === "higher" && target <= 0) {
    context.refuse("target", "out_of_domain", `target is ${target}; a share of it needs a target above 0`);
  } else if (target < 0) {
    context.refuse("target", "out_of_domain", `target is ${target}; it must be at least 0`);
  }
  const middle = `${unit}, ${direction === "higher" ? "short of" : "over"} the target of ${formatScore(target)}${unit}.`;
  const reason = (value: number): string => begin + formatScore(value) + middle;
  if (direction === "higher") {
    return { ...NUMBER, reason, earn: (value) => full * Math.max(0, Math.min(1, value / target)) };
  }
  if (excess === "inverse") {
    return { ...NUMBER, reason, earn: (value) => (value <= target ? full : full * (target / value)) };
  }
  return {
    ...NUMBER,
    reason,
    earn: (value) => (value <= target ? full : target > 0 ? full * Math.max(0, 2 - value / target) : 0),
  };
};
