import type { Evidence, SampledRule } from "../../model/appraisal-scheme.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { formatScore } from "../format-score.ts";
import { NUMBER } from "./readers.ts";
import type { CompileRule, EvidenceProblem, RuleContext } from "./scorer.ts";

const INSIDE: readonly string[] = ["ratio", "deduct-per-step", "bands", "thresholds", "deciles", "piecewise"];

/** The rule inside, applied to truth rate × reported rate. */
export const sampled: CompileRule<SampledRule> = (rule, context) => {
  const { refuse, name } = context;
  const kind: unknown = rule.rule?.kind;
  const inside: RuleContext = {
    ...context,
    begin: `${name}, as far as the check bears it out, is `,
    refuse: (field, ...rest) => refuse(field === "" ? "rule" : `rule.${field}`, ...rest),
  };
  if (typeof kind !== "string" || !INSIDE.includes(kind)) {
    refuse(
      "rule",
      "unknown_option",
      `the rule inside is ${formatReceived(kind)}; pass one of ${INSIDE.join(", ")}`,
    );
  }
  const scorer =
    typeof kind === "string" && INSIDE.includes(kind)
      ? context.compile(rule.rule, inside)
      : { ...NUMBER, earn: () => 0, reason: () => "" };
  return {
    isPlain: false,
    read: (evidence) =>
      sampleProblem(evidence) === null
        ? (NUMBER.read(evidence) * evidence.sample!.confirmed) / evidence.sample!.checked
        : Number.NaN,
    problem: (evidence) => sampleProblem(evidence) ?? NUMBER.problem(evidence),
    earn: scorer.earn,
    reason: (value, evidence) => {
      const { checked, confirmed } = evidence!.sample!;
      return `${scorer.reason(value, evidence).slice(0, -1)}; ${formatScore(NUMBER.read(evidence!))} was reported and ${formatScore(confirmed)} of ${formatScore(checked)} records checked were true.`;
    },
  };
};

function sampleProblem({ sample }: Evidence): EvidenceProblem | null {
  if (sample === undefined || sample === null) {
    return { code: "missing_value", message: "sample is missing; pass { checked, confirmed }" };
  }
  const { checked, confirmed } = sample as { checked: unknown; confirmed: unknown };
  if (typeof checked !== "number" || !Number.isInteger(checked) || checked < 1) {
    return {
      code: "out_of_domain",
      message: `sample.checked is ${formatReceived(checked)}; pass a whole number from 1`,
    };
  }
  if (typeof confirmed !== "number" || !Number.isInteger(confirmed) || confirmed < 0 || confirmed > checked) {
    return {
      code: "out_of_domain",
      message: `sample.confirmed is ${formatReceived(confirmed)}; pass a whole number from 0 to the ${checked} checked`,
    };
  }
  return null;
}
