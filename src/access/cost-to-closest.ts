import { requireNumber } from "../numeric/guard/index.ts";
import type { AccessInput, AccessResult } from "./access-result.ts";
import { catchment } from "./catchment.ts";
import { leastCost } from "./least-cost.ts";
import { reportAccess } from "./report-access.ts";

/** What {@link costToClosest} takes. */
export interface CostToClosestInput extends AccessInput {
  /** Least capacity to reach, above 0, in the unit of the supply. @defaultValue any capacity above 0 */
  readonly n?: number | undefined;
}

/**
 * Cost of reaching the nearest capacity, or the least cost within which `n` units of it can be reached.
 *
 * $$ A_i = \min \Big\{ c : \sum_{j: c_{ij} \le c} S_j \ge n \Big\} $$
 *
 * - **Unit:** that of the costs. `Infinity` for a place that cannot reach as much, which is listed in `unserved`: unreachable
 *   is not a cost of 0. (JSON has no `Infinity` and writes `null`.)
 * - A facility with a supply of 0 does not count. Of a `decay` only its reach counts: a pair with the weight 0 is out of reach.
 * - **Demand** is not needed. Where given, it names the places to answer for. Where not, the answer has the places that the
 *   costs name.
 * - **Cost:** O(pairs log pairs per place).
 *
 * @throws EqualizationError `wrong_type`, `missing_option`, `unknown_option`, `too_few_observations` for the input; `not_finite`
 *   and `out_of_domain` for demand, supply, costs, `maxCost`, `n` or what the decay answers; `unknown_id` for a cost
 *   between ids without demand or supply; `duplicate_id` for a pair given twice; `unsupported_combination` for a
 *   `maxCost` beyond that of the matrix.
 * @see Checked against `cost_to_closest` of the R package accessibility.
 * @example
 * ```ts
 * import { costToClosest } from "equalis";
 * const costs = [
 *   { from: "a", to: "clinic", cost: 12 },
 *   { from: "a", to: "hospital", cost: 45 },
 *   { from: "b", to: "hospital", cost: 20 },
 * ];
 * costToClosest({ supply: { clinic: 4, hospital: 90 }, costs }).access; // => { a: 12, b: 20 }
 * costToClosest({ supply: { clinic: 4, hospital: 90 }, costs, n: 50 }).access; // => { a: 45, b: 20 }
 * ```
 */
export function costToClosest(input: CostToClosestInput): AccessResult {
  const where = "costToClosest";
  const reach = catchment(where, input, { demand: "optional", options: ["n"] });
  const { n } = input;
  if (n !== undefined) requireNumber(where, "n", n, { above: 0 });
  const enough = n === undefined ? (reached: number) => reached > 0 : (reached: number) => reached >= n;
  const access = new Float64Array(reach.origins.length);
  for (let i = 0; i < access.length; i++) access[i] = leastCost(reach, i, enough);
  return reportAccess(
    where,
    reach,
    { method: "cost-to-closest", access, supplyDelivered: null, conservesSupply: false },
    true,
  );
}
