import { refuse } from "../numeric/guard/refuse.ts";
import { refuseNumber } from "../numeric/guard/refuse-number.ts";
import type { Decay } from "./decay/decay.ts";

/** Weight of each cost; 0 beyond the limit. A decay that answers nonsense is refused. */
export function decayWeights(
  where: string,
  costs: Float64Array,
  limit: number,
  decay: Decay | undefined,
): Float64Array {
  const weights = new Float64Array(costs.length);
  for (let e = 0; e < costs.length; e++) {
    const cost = costs[e]!;
    if (cost > limit) continue;
    const weight = decay === undefined ? 1 : decay(cost);
    if (!(typeof weight === "number" && weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      if (typeof weight === "number" && weight < 0 && weight - weight === 0) {
        refuse(
          where,
          "out_of_domain",
          `the decay gave ${weight} for the cost ${cost}; it must not be negative`,
          weight,
        );
      }
      refuseNumber(where, `what the decay gave for the cost ${cost}`, weight, "it must give a finite number");
    }
    weights[e] = weight;
  }
  return weights;
}
