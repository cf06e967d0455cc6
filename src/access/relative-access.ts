import { EqualizationError } from "../errors.ts";
import { requireOptions } from "../numeric/guard/index.ts";
import { requireRecord } from "../numeric/guard/require-record.ts";
import { recordOf } from "../numeric/record-of.ts";
import { scaleToOne } from "../numeric/scale-to-one.ts";
import { timesPowerOfTwo } from "../numeric/times-power-of-two.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";

/** Options of {@link relativeAccess}. */
export interface RelativeAccessOptions {
  /** People by place, at least 0: the mean is then that of people. @defaultValue none: the mean of places */
  readonly demand?: Readonly<Record<string, number>> | undefined;
}

/** Result of {@link relativeAccess}. */
export interface RelativeAccess {
  /** Mean access, in the unit of the access. */
  readonly mean: number;
  /** Access of each place over the mean: 1 is average. */
  readonly ratios: Record<string, number>;
}

/**
 * Divides the access of each place by the mean: the spatial access ratio (SPAR).
 *
 * $$ R_i = \frac{A_i}{\bar A} $$
 *
 * - **Unit:** none; 1 is average, 0 unserved.
 * - **When to use:** to compare maps made with different decays or units, where only the pattern counts. The choice of decay moves ratios far less than the values themselves.
 * - **Convention:** the published ratio takes the plain mean of places. With `demand`, each place counts by its people, so that empty places do not lower the mean.
 * - **Cost:** O(places).
 *
 * @param access Access by place, at least 0, such as `access` of `floatingCatchment`.
 * @throws EqualizationError `wrong_type`, `too_few_observations`, `not_finite`, `out_of_domain` for access or demand; `unknown_id` for a place without demand, or demand without access; `zero_total` if the mean is 0
 *   or no one lives anywhere; `unknown_option`.
 * @see N. Wan, F. Zhan, B. Zou and E. Chow, Applied Geography 32, 2012.
 * @example
 * ```ts
 * import { relativeAccess } from "equalis";
 * relativeAccess({ north: 0.02, south: 0.06 }).ratios; // => { north: 0.5, south: 1.5 }
 * ```
 */
export function relativeAccess(
  access: Readonly<Record<string, number>>,
  options: RelativeAccessOptions = {},
): RelativeAccess {
  const where = "relativeAccess";
  requireOptions(where, options, ["demand"]);
  const { ids, values } = requireRecord(where, "access", access);
  const people = options.demand === undefined ? undefined : peopleOf(where, options.demand, ids);
  const exponent = scaleToOne(values);
  const mean = weightedMean(values, people);
  if (!(mean > 0)) {
    throw new EqualizationError("the mean access is 0, so ratios are undefined", {
      code: "zero_total",
      where,
    });
  }
  const inUnits = Float64Array.of(mean);
  timesPowerOfTwo(inUnits, exponent);
  return {
    mean: inUnits[0]!,
    ratios: recordOf(
      ids,
      values.map((value) => value / mean),
    ),
  };
}

/** People in the order of the places. */
function peopleOf(
  where: string,
  demand: Readonly<Record<string, number>>,
  ids: readonly string[],
): Float64Array {
  const given = requireRecord(where, "demand", demand);
  const byId = new Map(given.ids.map((id, i) => [id, given.values[i]!]));
  const known = new Set(ids);
  const extra = given.ids.find((id) => !known.has(id));
  const lacking = ids.find((id) => !byId.has(id));
  if (extra !== undefined || lacking !== undefined) {
    throw new EqualizationError(
      lacking !== undefined
        ? `the place "${lacking}" has no demand; pass one number per place`
        : `"${extra}" has demand but no access; remove it or add its access`,
      { code: "unknown_id", where, received: lacking ?? extra },
    );
  }
  const people = Float64Array.from(ids, (id) => byId.get(id)!);
  if (people.every((count) => count === 0)) {
    throw new EqualizationError("the demand of all places is 0, so there is no mean over people", {
      code: "zero_total",
      where,
    });
  }
  return people;
}
