import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireOneOf, requireOptions, requireVector } from "../../numeric/guard/index.ts";
import { refuseNumber } from "../../numeric/guard/refuse-number.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import { quantileSorted } from "../../numeric/quantile-sorted.ts";
import type { Groups } from "../../numeric/vector.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";

/** Options of {@link impute}. */
export interface ImputeOptions {
  /** What stands in for a missing value: the mean or the median of the values present. */
  readonly method: "mean" | "median";
  /** One group a value; a missing value is then filled from its own group. */
  readonly groups?: Groups | undefined;
}

/**
 * Fills the gaps of one indicator from the values present.
 *
 * `null` is missing; nothing else is: `NaN` and `undefined` are refused. The result is in the order and unit of the
 * values. An imputed value pulls its unit to the middle and hides that no one knows, so say which units were filled,
 * and leave an indicator out if many are. Where an aggregate can do without, `aggregate` with `missing: "omit"`
 * renormalizes the weights instead.
 *
 * COINr's `i_mean_grp` and `i_median_grp` leave a value of an unknown group missing; here every value needs its
 * group.
 *
 * @throws `too_few_observations` if nothing is present, or nothing in the group of a missing value;
 * `not_finite`; `missing_value` for a group that is `null`; `length_mismatch`; `missing_option` without a method; `unknown_option`.
 * @see OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 3. Checked against COINr 1.1.14.
 *
 * @example
 * ```ts
 * import { impute } from "equalis";
 * [...impute([1, null, 3, 8], { method: "mean" })]; // => [1, 4, 3, 8]
 * [...impute([1, null, 3, 8], { method: "median", groups: ["a", "a", "b", "b"] })]; // => [1, 1, 3, 8]
 * ```
 */
export function impute(values: ArrayLike<number | null>, options: ImputeOptions): Float64Array {
  const where = "impute";
  requireOptions(where, options, ["method", "groups"]);
  const { method, groups } = options;
  requireOneOf(where, "method", method, ["mean", "median"]);
  requireVector(where, "value", values);
  if (groups !== undefined) {
    requireGroups(where, groups, values.length);
  }
  const present = new Map<string | number | undefined, number[]>();
  for (let i = 0; i < values.length; i++) {
    const x: unknown = values[i];
    if (x !== null && (typeof x !== "number" || x - x !== 0)) {
      refuseNumber(where, `value ${i}`, x, "pass a finite number, or null where it is missing", i);
    }
    const group = groups?.[i];
    if (x === null) continue;
    const list = present.get(group);
    if (list === undefined) present.set(group, [x]);
    else list.push(x);
  }
  const stands = new Map<string | number | undefined, number>();
  for (const [group, list] of present) {
    stands.set(
      group,
      method === "mean" ? weightedMean(list, undefined) : quantileSorted(Float64Array.from(list).sort(), 0.5),
    );
  }
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) {
    const x = values[i] ?? stands.get(groups?.[i]);
    if (x === undefined) {
      throw new EqualizationError(
        groups === undefined
          ? "every value is missing; there is nothing to impute from"
          : `group ${formatReceived(groups[i])} has no value to impute value ${i} from; use a coarser grouping`,
        { code: "too_few_observations", where, index: i },
      );
    }
    result[i] = x;
  }
  return result;
}
