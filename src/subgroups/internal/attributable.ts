import { needsPopulation } from "./needs-population.ts";
import type { Undefined } from "./outcome.ts";
import { pooled } from "./pooled.ts";
import type { Setting } from "./setting.ts";

/** What the whole setting would gain at the level of its reference subgroup, relative to its average. */
interface Attributable {
  /** Level of the reference less the average, 0 if that is no gain, in units of the setting. */
  readonly gain: number;
  /** The average, in the same units. */
  readonly average: number;
  /** Standard error of `gain / average`; a string is the reason why there is none. */
  readonly error: number | string;
}

/**
 * Gain at the level of the reference: the highest order, or without orders the best subgroup.
 *
 * The error is that of a two-by-two table of people: with shares `c` of cases and `d` of others in the
 * reference, `a` and `b` elsewhere, the root of `c (a d (1 - c) + b c^2) / ((a + c)^3 (c + d)^3 N)`.
 */
export function attributable(setting: Setting): Attributable | Undefined {
  const { n, favorable, orders, mean, shares, settingAverage } = setting;
  if (settingAverage === undefined && shares === null) {
    const { code, reason } = needsPopulation(setting);
    return { code, reason: `${reason}, or give settingAverage` };
  }
  const average = settingAverage ?? mean;
  // The best of several equal subgroups is all of them.
  const keys = orders ?? setting.given;
  const best = orders !== null || favorable ? keys[n - 1] : keys[0];
  let from = 0;
  while (keys[from] !== best) from++;
  let to = from + 1;
  while (to < n && keys[to] === best) to++;
  const reference =
    orders === null && shares === null
      ? { estimate: setting.given[from]!, share: Number.NaN }
      : pooled(setting, from, to);
  if ("code" in reference) return reference;
  const gain = reference.estimate / setting.unit - average;
  if (favorable ? gain < 0 : gain > 0) {
    return {
      gain: 0,
      average,
      error: "the reference subgroup is no better than the average: nothing to gain, given as 0",
    };
  }
  return { gain, average, error: tableError(setting, from, to, reference) };
}

function tableError(
  setting: Setting,
  from: number,
  to: number,
  reference: { readonly estimate: number; readonly share: number },
): number | string {
  const { n, unit, given, estimates, shares, people, scale, settingAverage } = setting;
  if (shares === null) return needsPopulation(setting).reason;
  if (scale === undefined)
    return "the standard error needs the scale of the indicator; give scale (100 for percent)";
  if (given.some((estimate) => estimate < 0 || estimate > scale)) {
    return `an estimate is outside 0 to ${scale}, so that it is no share of people; correct scale`;
  }
  const perUnit = unit / scale;
  const c = (reference.estimate / scale) * reference.share;
  const d = reference.share - c;
  let a = 0;
  let b = 0;
  if (settingAverage === undefined) {
    for (let i = 0; i < n; i++) {
      if (i >= from && i < to) continue;
      const level = estimates[i]! * perUnit;
      a += shares[i]! * level;
      b += shares[i]! * (1 - level);
    }
  } else {
    a = settingAverage * perUnit - c;
    b = 1 - a - reference.share;
    if (a < 0 || b < 0)
      return "the setting average cannot be, given the reference subgroup; there is no standard error";
  }
  if (a + c === 0) return "the average is 0, where the standard error is not defined";
  return Math.sqrt((c * (a * d * (1 - c) + b * c * c)) / ((a + c) ** 3 * (c + d) ** 3)) / Math.sqrt(people);
}
