import type { Evidence, ManualRule } from "../../model/appraisal-scheme.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { formatScore } from "../format-score.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule } from "./scorer.ts";

/** points × score ÷ best score. */
export const manual: CompileRule<ManualRule> = (rule, context) => {
  const { full, name } = context;
  const outOf = rule.outOf === undefined ? full : ruleNumber(context, "outOf", rule.outOf, { above: 0 });
  // A sum of decimals may exceed the maximum by noise, and then is the maximum.
  const most = outOf * (1 + 1e-12);
  return {
    isPlain: false,
    read: ({ value }: Evidence) =>
      typeof value === "number" && value >= 0 && value <= most ? Math.min(value, outOf) : Number.NaN,
    problem: ({ value }) =>
      typeof value === "number" && value - value === 0
        ? {
            code: "out_of_domain",
            message: `value is ${value}; an appraiser gives from 0 to ${formatScore(outOf)} here`,
          }
        : { code: "not_finite", message: `value is ${formatReceived(value)}; pass the points given` },
    earn: rule.outOf === undefined ? (value) => value : (value) => full * (value / outOf),
    reason: (value, evidence) =>
      `${name} was given ${formatScore(value)} of ${formatScore(outOf)}${evidence?.note === undefined ? "" : `: ${formatReceived(evidence.note)}`}.`,
  };
};
