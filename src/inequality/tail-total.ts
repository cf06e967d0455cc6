import { add } from "../numeric/add.ts";
import type { AscendingDistribution } from "../numeric/ascending-distribution.ts";

/**
 * What the poorest or the richest share of the people have together, scaled; the person on the border is split.
 * Over the total it is an ordinate of the Lorenz curve.
 */
export function tailTotal(
  distribution: AscendingDistribution,
  share: number,
  end: "poorest" | "richest",
): number {
  const { x, w, weight } = distribution;
  const target = share * weight;
  const peopleSoFar = new Float64Array(2);
  const totalSoFar = new Float64Array(2);
  let people = 0;
  let total = 0;
  for (let k = 0; k < x.length; k++) {
    const i = end === "poorest" ? k : x.length - 1 - k;
    const room = target - people;
    // What is left of a share by rounding must not touch the next person.
    if (room <= 4 * Number.EPSILON * target) break;
    const taken = Math.min(w[i]!, room);
    people = add(peopleSoFar, taken);
    total = add(totalSoFar, taken * x[i]!);
  }
  return total;
}
