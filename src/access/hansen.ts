import type { AccessInput, AccessResult } from "./access-result.ts";
import { catchment } from "./catchment.ts";
import { reportAccess } from "./report-access.ts";

/**
 * Hansen's accessibility: all capacity within reach, each facility weighted by how near it is.
 *
 * $$ A_i = \sum_j S_j \, w(c_{ij}) $$
 *
 * - **Unit:** that of the supply. **Range:** from 0 to the total supply for a decay of at most 1.
 * - **When to use:** for what a place could reach. No one competes: a hospital counts in full for every place, however
 *   many share it; where that matters use {@link floatingCatchment} or {@link spatialAvailability}.
 * - **Demand** is not needed. Where given, it names the places to answer for, and a facility that only places without people
 *   reach is listed as idle. Where not, the answer has the places that the costs name.
 * - **Conservation:** none; `supplyDelivered` is `null`.
 * - **Cost:** O(pairs).
 *
 * @throws EqualizationError `wrong_type`, `missing_option`, `unknown_option`, `too_few_observations` for the input; `not_finite`
 *   and `out_of_domain` for demand, supply, costs, `maxCost` or what the decay answers; `unknown_id` for a cost between
 *   ids without demand or supply; `duplicate_id` for a pair given twice; `unsupported_combination` for a `maxCost`
 *   beyond that of the matrix.
 * @see W. Hansen, "How accessibility shapes land use", Journal of the American Institute of Planners 25(2), 1959. Checked
 *   against `gravity` of the R package accessibility.
 * @example
 * ```ts
 * import { decay, hansen } from "equalis";
 * hansen({
 *   supply: { school: 200, college: 100 },
 *   costs: [
 *     { from: "a", to: "school", cost: 15 },
 *     { from: "a", to: "college", cost: 30 },
 *     { from: "b", to: "school", cost: 45 },
 *   ],
 *   decay: decay.linear(60),
 * }).access; // => { a: 200, b: 50 }
 * ```
 */
export function hansen(input: AccessInput): AccessResult {
  const where = "hansen";
  const reach = catchment(where, input, { demand: "optional" });
  const { offsets, targets, weights, supply } = reach;
  const access = new Float64Array(reach.origins.length);
  for (let i = 0; i < access.length; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) access[i]! += supply[targets[e]!]! * weights[e]!;
  }
  return reportAccess(where, reach, {
    method: "hansen",
    access,
    supplyDelivered: null,
    conservesSupply: false,
  });
}
