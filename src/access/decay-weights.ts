import { EqualizationError } from "../errors.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
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
      throw new EqualizationError(
        `the decay gave ${formatReceived(weight)} for the cost ${cost}; it must give a finite number of at least 0`,
        {
          code: typeof weight === "number" && weight < 0 ? "out_of_domain" : "not_finite",
          where,
          received: weight,
        },
      );
    }
    weights[e] = weight;
  }
  return weights;
}
