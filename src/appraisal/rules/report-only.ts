import type { ReportOnlyRule } from "../../model/appraisal-scheme.ts";
import { NUMBER } from "./readers.ts";
import type { CompileRule } from "./scorer.ts";

/** Reads a number or an answer and gives nothing for it. */
export const reportOnly: CompileRule<ReportOnlyRule> = (_rule, context) => {
  if (context.full > 0) {
    context.refuse(
      "",
      "unsupported_combination",
      "report-only gives no points; drop the points and the weight",
    );
  }
  return {
    isPlain: true,
    read: (evidence) =>
      typeof evidence.value === "boolean" ? (evidence.value ? 1 : 0) : NUMBER.read(evidence),
    problem: NUMBER.problem,
    earn: () => 0,
    reason: () => "",
  };
};
