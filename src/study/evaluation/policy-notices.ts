import type { PolicyMethod } from "../../model/results/evaluation-result.ts";
import type { StudyWarning } from "../../model/results/result-metadata.ts";
import type { PolicyEstimate } from "./estimate-policy.ts";
import type { PolicyPanel } from "./read-policy-panel.ts";

/** Treated regions below which clustered errors fail. */
const FEW_TREATED = 5;

/** Regions below which clustered errors are too small. */
const FEW_CLUSTERS = 30;

/** Periods before the policy that a synthetic region needs, and on either side that a series needs. */
const PERIODS_BEFORE = 10;
const PERIODS_EACH = 8;

/** A p-value of the courses before the policy up to this is a warning. */
const DIFFERENT = 0.1;

/** What a reviewer would ask about an evaluation. */
export function policyNotices(
  panel: PolicyPanel,
  method: PolicyMethod,
  found: PolicyEstimate,
): StudyWarning[] {
  const notices: StudyWarning[] = [];
  const last = panel.times.at(-1)!;
  const treated = panel.units.filter(({ from }) => from !== null && from <= last).length;
  const compares = method === "did" || method === "event-study" || method === "group-time";
  if (compares && treated < FEW_TREATED) {
    notices.push({
      code: "few_treated",
      message: `only ${treated} treated region${treated === 1 ? "" : "s"}: errors and intervals are far too small; ${method === "did" ? "rely on the p of the permutation" : 'use method "did" and its permutation'}`,
    });
  }
  if (compares && panel.units.length < FEW_CLUSTERS) {
    notices.push({
      code: "few_clusters",
      message: `only ${panel.units.length} regions: clustered errors are too small below about ${FEW_CLUSTERS}`,
    });
  }
  if (compares && found.preTrend === null) {
    notices.push({
      code: "pre_trend_unknown",
      message:
        "whether regions moved in parallel before the policy cannot be tested: there are too few periods before it, or too few regions",
    });
  } else if (found.preTrend !== null && found.preTrend.p <= DIFFERENT) {
    notices.push({
      code: "pre_trend",
      message: `treated regions were on another course before the policy (p ${found.preTrend.p.toFixed(3)}): the effect may have begun earlier or come from elsewhere`,
    });
  }
  if (method === "synthetic" && found.spans.before < PERIODS_BEFORE) {
    notices.push({
      code: "short_series",
      message: `only ${found.spans.before} period(s) before the policy: a synthetic region fits them by chance; use ${PERIODS_BEFORE} or more`,
    });
  }
  if (method === "its" && Math.min(found.spans.before, found.spans.after) < PERIODS_EACH) {
    notices.push({
      code: "short_series",
      message: `only ${found.spans.before} period(s) before and ${found.spans.after} from the policy on: use ${PERIODS_EACH} or more on either side`,
    });
  }
  if (found.unique === false) {
    notices.push({
      code: "weights_not_unique",
      message: "other weights fit as well before the policy: do not read the weights of single regions",
    });
  }
  if (method === "its") {
    notices.push({
      code: "no_comparison",
      message: "there is no comparison: whatever else began with the policy is part of the effect",
    });
  }
  return notices;
}
