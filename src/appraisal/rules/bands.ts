import type { BandsRule, ScoreBand } from "../../model/appraisal-scheme.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { formatScore } from "../format-score.ts";
import { meetsThreshold } from "../meets-threshold.ts";
import { NUMBER } from "./readers.ts";
import { ruleChoice } from "./rule-choice.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule, RuleContext } from "./scorer.ts";

/** Points of the band that the value falls in. */
export const bands: CompileRule<BandsRule> = (rule, context) => {
  const { full, begin, unit } = context;
  const closed = ruleChoice(context, "closed", rule.closed ?? "lower", ["lower", "upper"]);
  const range = { atLeast: 0, atMost: full };
  const below = ruleNumber(context, "below", rule.below ?? 0, range, 0);
  checkRuleBands(rule.bands, context);
  const given = Array.isArray(rule.bands) ? (rule.bands as readonly ScoreBand[]) : [];
  const from = Float64Array.from(given, (band) => numberOr0(band?.from));
  const points = Float64Array.from(given, (band) => numberOr0(band?.points));
  const bandAt =
    closed === "lower"
      ? (value: number): number => {
          let i = from.length - 1;
          while (i >= 0 && !meetsThreshold(value, from[i]!)) i--;
          return i;
        }
      : (value: number): number => {
          let i = from.length - 1;
          // Up to and including the bound, noise included: above means not reached from the other side.
          while (i >= 0 && meetsThreshold(-value, -from[i]!)) i--;
          return i;
        };
  return {
    ...NUMBER,
    earn: (value) => {
      const i = bandAt(value);
      return i < 0 ? below : points[i]!;
    },
    reason: (value) => {
      const i = bandAt(value);
      const [low, high] = [from[i], from[i + 1]];
      const between =
        low === undefined
          ? `${closed === "lower" ? "below" : "up to"} ${formatScore(high!)}`
          : high === undefined
            ? `${closed === "lower" ? "from" : "above"} ${formatScore(low)}`
            : closed === "lower"
              ? `from ${formatScore(low)} to below ${formatScore(high)}`
              : `above ${formatScore(low)} up to ${formatScore(high)}`;
      return `${begin}${formatScore(value)}${unit}, in the band ${between}, which gives ${formatScore(i < 0 ? below : points[i]!)} of ${formatScore(full)} points.`;
    },
  };
};

function numberOr0(received: unknown): number {
  return typeof received === "number" ? received : 0;
}

function checkRuleBands(bands: readonly ScoreBand[], context: RuleContext): void {
  if (!Array.isArray(bands) || bands.length === 0) {
    context.refuse("bands", "missing_option", "bands must list at least one { from, points }");
    return;
  }
  for (const [i, band] of (bands as readonly (ScoreBand | null)[]).entries()) {
    const before = context.refuse;
    const inside: RuleContext = {
      ...context,
      refuse: (field, ...rest) => before(`bands[${i}].${field}`, ...rest),
    };
    const from = ruleNumber(inside, "from", band?.from as number, {});
    ruleNumber(inside, "points", band?.points as number, { atLeast: 0, atMost: context.full });
    const next = bands[i + 1]?.from as number | undefined;
    if (typeof next === "number" && next <= from) {
      inside.refuse(
        "from",
        "out_of_domain",
        `from is ${from} and the next band begins at ${next}; bands must ascend, or they overlap`,
      );
    }
    const to = band?.to;
    if (to === undefined || to === next || (next !== undefined && typeof next !== "number")) continue;
    const fault =
      next === undefined
        ? `leaves a hole: nothing is said from ${to} on; drop to, or add a band`
        : typeof to !== "number" || to - to !== 0
          ? "is no finite number"
          : to < next
            ? `leaves a hole up to the next band at ${next}; let it end where the next begins`
            : `overlaps the next band, which begins at ${next}; let it end where the next begins`;
    inside.refuse("to", "out_of_domain", `to is ${formatReceived(to)}: it ${fault}`);
  }
}
