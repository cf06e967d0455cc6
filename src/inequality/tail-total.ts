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
  let people = 0;
  let lostPeople = 0;
  let total = 0;
  let lostTotal = 0;
  for (let k = 0; k < x.length; k++) {
    const i = end === "poorest" ? k : x.length - 1 - k;
    const room = target - (people + lostPeople);
    // What is left of a share by rounding must not touch the next person.
    if (room <= 4 * Number.EPSILON * target) break;
    const taken = Math.min(w[i]!, room);
    const nextPeople = people + taken;
    const partPeople = nextPeople - people;
    lostPeople += people - (nextPeople - partPeople) + (taken - partPeople);
    people = nextPeople;
    const amount = taken * x[i]!;
    const nextTotal = total + amount;
    const partTotal = nextTotal - total;
    lostTotal += total - (nextTotal - partTotal) + (amount - partTotal);
    total = nextTotal;
  }
  return total + lostTotal;
}
