import { scaleToOne } from "../numeric/scale-to-one.ts";
import { sum } from "../numeric/sum.ts";
import { timesPowerOfTwo } from "../numeric/times-power-of-two.ts";
import type { AccessInput, AccessResult } from "./access-result.ts";
import { catchment } from "./catchment.ts";
import { reportAccess } from "./report-access.ts";
import { requireMeasurable } from "./require-measurable.ts";
import { requirePeople } from "./require-people.ts";

/** What {@link spatialAvailability} takes. */
export interface SpatialAvailabilityInput extends AccessInput {
  /** People by place; at least 0, somewhere above 0. */
  readonly demand: Readonly<Record<string, number>>;
}

/**
 * Spatial availability: each facility's capacity is dealt out to places in proportion to their people and nearness, so
 * that the shares add up to the capacity.
 *
 * $$ V_i = \sum_j S_j \frac{P_i w_{ij}}{\sum_k P_k w_{kj}} $$
 *
 * - **Unit:** that of the supply, a total per place. Per head it equals the 2SFCA with the same decay.
 * - **Conservation:** $\sum_i V_i$ is the capacity reached.
 * - **When to use:** where the shares of places must add up, as in a plan that assigns beds. A place without people gets 0, though it
 *   is not listed as unserved if capacity is within its reach.
 * - The exponent of population, alpha in the original, is 1.
 * - **Cost:** O(pairs).
 *
 * @throws EqualizationError `wrong_type`, `missing_option`, `unknown_option`, `too_few_observations` for the input; `not_finite`
 *   and `out_of_domain` for demand, supply, costs, `maxCost` or what the decay answers; `unknown_id` for a cost between
 *   ids without demand or supply; `duplicate_id` for a pair given twice; `zero_total` without people;
 *   `unsupported_combination` for a `maxCost` beyond that of the matrix.
 * @see A. Soukhov, A. Páez, C. Higgins and M. Mohamed, "Introducing spatial availability, a singly-constrained measure of
 *   competitive accessibility", PLoS ONE 18(1), 2023. Checked against `spatial_availability` of the R package accessibility.
 * @example
 * ```ts
 * import { spatialAvailability } from "equalis";
 * spatialAvailability({
 *   demand: { north: 900, south: 300 },
 *   supply: { hospital: 40 },
 *   costs: [
 *     { from: "north", to: "hospital", cost: 10 },
 *     { from: "south", to: "hospital", cost: 20 },
 *   ],
 *   maxCost: 30,
 * }).access; // => { north: 30, south: 10 }
 * ```
 */
export function spatialAvailability(input: SpatialAvailabilityInput): AccessResult {
  const where = "spatialAvailability";
  const reach = catchment(where, input, { demand: "required" });
  const people = reach.demand?.slice() ?? new Float64Array();
  requirePeople(where, people);
  const supply = reach.supply.slice();
  // Only the proportions of people matter; capacity comes back in its own size.
  scaleToOne(people);
  const exponent = scaleToOne(supply);
  const { offsets, targets, weights } = reach;
  const potential = new Float64Array(supply.length);
  for (let i = 0; i < people.length; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) potential[targets[e]!]! += people[i]! * weights[e]!;
  }
  requireMeasurable(where, potential);
  const access = new Float64Array(people.length);
  for (let i = 0; i < people.length; i++) {
    if (people[i] === 0) continue;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = targets[e]!;
      if (potential[j]! > 0) access[i]! += supply[j]! * ((people[i]! * weights[e]!) / potential[j]!);
    }
  }
  timesPowerOfTwo(access, exponent);
  return reportAccess(where, reach, {
    method: "spatial-availability",
    access,
    supplyDelivered: sum(access),
    conservesSupply: true,
  });
}
