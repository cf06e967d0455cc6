import type { DecilesRule } from "../../model/appraisal-scheme.ts";
import { formatScore } from "../format-score.ts";
import { meetsThreshold } from "../meets-threshold.ts";
import { NUMBER } from "./readers.ts";
import { ruleNumber } from "./rule-number.ts";
import type { CompileRule } from "./scorer.ts";

/** points × decile score ÷ 10, where the decile score is d + min(0.9, way to the next bound), and 10 at the top. */
export const deciles: CompileRule<DecilesRule> = (rule, context) => {
  const { full, begin, unit } = context;
  const given: unknown = rule.benchmarks;
  const bounds =
    Array.isArray(given) && Array.from(given).every((x) => typeof x === "number" && x - x === 0) ? given : [];
  if (bounds.length !== 10) {
    context.refuse("benchmarks", "out_of_domain", "benchmarks must be ten finite numbers, one a decile");
  }
  const falling = bounds.length > 0 && bounds[0] > bounds[bounds.length - 1];
  const sign = falling ? -1 : 1;
  const b = Float64Array.from(bounds, (bound: number) => sign * bound);
  if (b.some((bound, i) => i > 0 && bound < b[i - 1]!)) {
    context.refuse("benchmarks", "out_of_domain", "benchmarks must only ascend or only descend");
  }
  const digits =
    rule.truncate === undefined
      ? null
      : ruleNumber(context, "truncate", rule.truncate, { atLeast: 0, atMost: 12, integer: true });
  const scoreOf = (value: number): number => {
    const x = sign * value;
    let d = 10;
    while (d > 0 && !meetsThreshold(x, b[d - 1]!)) d--;
    if (d === 0 || d === 10) return d;
    const score = d + Math.max(0, Math.min(0.9, (x / 2 - b[d - 1]! / 2) / (b[d]! / 2 - b[d - 1]! / 2)));
    return digits === null ? score : Math.floor(score * 10 ** digits + 1e-9) / 10 ** digits;
  };
  return {
    ...NUMBER,
    earn: (value) => full * (scoreOf(value) / 10),
    reason: (value) => {
      const score = scoreOf(value);
      const place = score === 0 ? "below the first decile" : `in decile ${Math.floor(score)}`;
      return `${begin}${formatScore(value)}${unit}, ${place} of the benchmarks: ${formatScore(score)} tenths of the points.`;
    },
  };
};
