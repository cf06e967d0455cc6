import { entropyCoefficient } from "../../numeric/entropy-coefficient.ts";
import { rowsByGroup } from "../../numeric/rows-by-group.ts";
import type { Groups, Vector } from "../../numeric/vector.ts";
import { summarizeGroup } from "../summarize-group.ts";
import { entropyTerms } from "./entropy-influence.ts";

/**
 * Influence function of the part between groups: that of the entropy of group means, plus what a value does to the
 * mean of its group, `(f'(r_k) - sum p r f'(r)) (x - mu_k) / mu`.
 */
export function betweenInfluence(
  values: Vector,
  groups: Groups,
  weights: Vector | undefined,
  alpha: number,
): Float64Array {
  const whole = entropyCoefficient(values, weights, alpha);
  const overall = whole.mean / whole.scale;
  const { term, slope } = entropyTerms(alpha);
  const members = rowsByGroup(groups, weights).map(({ rows }) => {
    const { weight, mean } = summarizeGroup(values, weights, rows, whole.weightScale, alpha);
    return { rows, p: weight / whole.weight, r: mean / overall };
  });
  let between = 0;
  let answer = 0;
  for (const { p, r } of members) {
    between += p * term(r);
    if (r > 0) answer += p * r * slope(r);
  }
  const influence = new Float64Array(values.length);
  for (const { rows, r } of members) {
    for (const row of rows) {
      const x = values[row]! / overall;
      // In a group that has nothing, no one is off its mean.
      const shift = x === r ? 0 : (slope(r) - answer) * (x - r);
      influence[row] = term(r) - between - (r - 1) * answer + shift;
    }
  }
  return influence;
}
