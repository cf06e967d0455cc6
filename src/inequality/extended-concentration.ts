import { argsort } from "../numeric/argsort.ts";
import { moments } from "../numeric/moments.ts";
import { power } from "../numeric/portable/power.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";

/**
 * The extended concentration of values ranked by another variable, absolute and with the mean; tied ranks share the weight
 * of their stretch.
 */
export function extendedConcentration(
  values: Vector,
  rankBy: Vector,
  weights: Vector | undefined,
  nu: number,
): { readonly absolute: number; readonly mean: number } {
  const { scale, weightScale, weight, mean } = moments(values, weights);
  const order = argsort(rankBy);
  const terms = new Float64Array(order.length);
  let above = weight;
  let level = 1;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let people = 0;
    let lacking = 0;
    for (; end < order.length && rankBy[order[end]!] === rankBy[order[start]!]; end++) {
      const i = order[end]!;
      const w = weights === undefined ? 1 : weights[i]! * weightScale;
      people += w;
      lacking += w * (mean - values[i]! * scale);
    }
    above = end < order.length ? above - people : 0;
    const next = power(Math.max(0, above / weight), nu);
    terms[start] = people > 0 ? (lacking / people) * (level - next) : 0;
    level = next;
    start = end;
  }
  return { absolute: sum(terms) / scale, mean: mean / scale };
}
