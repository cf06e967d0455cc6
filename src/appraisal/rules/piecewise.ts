import type { Knot, PiecewiseRule } from "../../model/appraisal-scheme.ts";
import { formatScore } from "../format-score.ts";
import { NUMBER } from "./readers.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule, RuleContext } from "./scorer.ts";

/** Points on the straight line between the two corners around the value. */
export const piecewise: CompileRule<PiecewiseRule> = (rule, context) => {
  const { full, begin, unit } = context;
  const knots: readonly (Knot | null)[] = Array.isArray(rule.knots) ? rule.knots : [];
  if (knots.length === 0) {
    context.refuse("knots", "missing_option", "knots must list at least one { value, points }");
  }
  const x = new Float64Array(knots.length);
  const y = new Float64Array(knots.length);
  for (const [i, knot] of knots.entries()) {
    const before = context.refuse;
    const inside: RuleContext = {
      ...context,
      refuse: (field, ...rest) => before(`knots[${i}].${field}`, ...rest),
    };
    x[i] = ruleNumber(
      inside,
      "value",
      knot?.value as number,
      i === 0 ? {} : { above: x[i - 1]! },
      x[i - 1] ?? 0,
    );
    y[i] = ruleNumber(inside, "points", knot?.points as number, { atLeast: 0, atMost: full }, 0);
  }
  const last = x.length - 1;
  return {
    ...NUMBER,
    earn: (value) => {
      if (!(value > x[0]!)) return value <= x[0]! ? y[0]! : value;
      if (value >= x[last]!) return y[last]!;
      let i = 1;
      while (value > x[i]!) i++;
      const t = (value / 2 - x[i - 1]! / 2) / (x[i]! / 2 - x[i - 1]! / 2);
      return y[i - 1]! + t * (y[i]! - y[i - 1]!);
    },
    reason: (value) =>
      `${begin}${formatScore(value)}${unit}, where the scale gives less than its ${formatScore(full)} points.`,
  };
};
