import { DISPERSION_IDS, type DispersionId } from "./dispersion-ids.ts";
import { type DispersionFrame, dispersionValues } from "./dispersion-values.ts";
import { needsPopulation } from "./needs-population.ts";
import type { Outcome, Undefined } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import { simulatedIntervals } from "./simulated-intervals.ts";

/** The measures of dispersion asked for, with simulated intervals from one stream of draws. */
export function dispersion(setting: Setting, ids: readonly DispersionId[]): readonly Outcome[] {
  const { n, unit, estimates } = setting;
  const frame: DispersionFrame = {
    shares: setting.shares ?? new Float64Array(n).fill(1 / n),
    favorable: setting.favorable,
    reference: setting.reference,
    settingAverage: setting.settingAverage,
  };
  const values = new Float64Array(DISPERSION_IDS.length);
  dispersionValues(estimates, frame, values);
  const refusals = ids.map((id) => refusal(setting, id));
  const columns = ids.map((id) => DISPERSION_IDS.indexOf(id));
  const wanted = columns.filter((_, k) => refusals[k] === null);
  const intervals = wanted.length === 0 ? [] : simulatedIntervals(setting, frame, wanted);
  return ids.map((id, k) => {
    const refused = refusals[k];
    if (refused) return refused;
    // Relative measures have no unit.
    const factor = id === "covar" || id === "idisu" || id === "idisw" ? 1 : unit;
    const value = values[columns[k]!]! * factor;
    if (!Number.isFinite(value)) {
      return { code: "out_of_domain", reason: "the result is beyond the largest number; use a larger unit" };
    }
    const limits = typeof intervals === "string" ? intervals : intervals[wanted.indexOf(columns[k]!)]!;
    const method = "simulation";
    if (typeof limits === "string") {
      return { value, standardError: null, interval: null, method, n, reason: limits };
    }
    const interval = {
      lower: limits.lower * factor,
      upper: limits.upper * factor,
      confidence: setting.confidence,
    };
    return { value, standardError: null, interval, method, n };
  });
}

function refusal(setting: Setting, id: DispersionId): Undefined | null {
  const { shares, reference, settingAverage, mean } = setting;
  if ((id === "mdru" || id === "mdrw") && reference < 0) {
    return {
      code: "missing_option",
      reason: "needs a reference; mark one subgroup that has people with reference: true",
    };
  }
  const ofAverage = id === "mdmu" || id === "idisu";
  if (shares === null && id !== "mdbu" && id !== "mdru" && !(ofAverage && settingAverage !== undefined)) {
    const { code, reason } = needsPopulation(setting);
    return { code, reason: ofAverage ? `${reason}, or give settingAverage` : reason };
  }
  if (id !== "covar" && id !== "idisu" && id !== "idisw") return null;
  const level = id === "idisu" ? (settingAverage ?? mean) : mean;
  if (level > 0) return null;
  return level === 0
    ? { code: "zero_total", reason: "the average is 0; a relative measure divides by it" }
    : { code: "out_of_domain", reason: "the average is negative; a relative measure divides by it" };
}
