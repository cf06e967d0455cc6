import type { BinaryRule } from "../../model/appraisal-scheme.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { ANSWER } from "./readers.ts";
import type { CompileRule } from "./scorer.ts";

/** All points for the answer expected, none for the other. */
export const binary: CompileRule<BinaryRule> = (rule, { full, name, refuse }) => {
  const { expected = true } = rule;
  if (typeof expected !== "boolean") {
    refuse("expected", "wrong_type", `expected is ${formatReceived(expected)}; pass true or false`);
  }
  const right = expected ? 1 : 0;
  return {
    ...ANSWER,
    earn: (value) => (value === right ? full : 0),
    reason: (value) =>
      `${name}: the answer is ${value === 1 ? "yes" : "no"} where ${expected ? "yes" : "no"} is asked.`,
  };
};
