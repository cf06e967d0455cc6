import type { AccessInput, AccessResult } from "./access-result.ts";
import { catchment } from "./catchment.ts";
import { leastCost } from "./least-cost.ts";
import { reportAccess } from "./report-access.ts";

/** What {@link balancingCost} takes. */
export interface BalancingCostInput extends AccessInput {
  /** Need by place in the unit of the supply, at least 0: the jobs, beds or places its people want. */
  readonly demand: Readonly<Record<string, number>>;
}

/**
 * Balancing cost: the least cost within which a place reaches more capacity than it needs itself.
 *
 * $$ A_i = \min \Big\{ c : \sum_{j: c_{ij} \le c} S_j > D_i \Big\} $$
 *
 * - **Unit:** that of the costs. `Infinity` for a place that never reaches as much, which is listed in `unserved`; 0 for a place
 *   with a demand of 0, which needs no trip. (JSON has no `Infinity` and writes `null`.)
 * - Capacity has to exceed the demand, strictly: reaching just as much is not enough. Demand and supply are compared with each other,
 *   so both must be in one unit.
 * - Of a `decay` only its reach counts: a pair with the weight 0 is out of reach.
 * - **Cost:** O(pairs log pairs per place).
 *
 * @throws EqualizationError `wrong_type`, `missing_option`, `unknown_option`, `too_few_observations` for the input; `not_finite`
 *   and `out_of_domain` for demand, supply, costs, `maxCost` or what the decay answers; `unknown_id` for a cost between
 *   ids without demand or supply; `duplicate_id` for a pair given twice; `unsupported_combination` for a `maxCost`
 *   beyond that of the matrix.
 * @see D. Barboza, M. Carneiro, C. Falavigna, G. Luz and R. Orrico, "Balancing time: using a new accessibility measure in Rio
 *   de Janeiro", Journal of Transport Geography 90, 2021. Checked against `balancing_cost` of the R package accessibility.
 * @example
 * ```ts
 * import { balancingCost } from "equalis";
 * balancingCost({
 *   demand: { a: 60, b: 0, c: 200 },
 *   supply: { near: 60, far: 50 },
 *   costs: [
 *     { from: "a", to: "near", cost: 10 },
 *     { from: "a", to: "far", cost: 35 },
 *     { from: "b", to: "near", cost: 5 },
 *     { from: "c", to: "far", cost: 15 },
 *   ],
 * }).access; // => { a: 35, b: 0, c: Infinity }
 * ```
 */
export function balancingCost(input: BalancingCostInput): AccessResult {
  const where = "balancingCost";
  const reach = catchment(where, input, { demand: "required" });
  const demand = reach.demand ?? new Float64Array();
  const access = demand.map((need, i) => (need === 0 ? 0 : leastCost(reach, i, (reached) => reached > need)));
  return reportAccess(
    where,
    reach,
    { method: "balancing-cost", access, supplyDelivered: null, conservesSupply: false },
    true,
  );
}
