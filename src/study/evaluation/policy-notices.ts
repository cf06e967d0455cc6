import type { PolicyMethod } from "../../model/results/evaluation-result.ts";
import type { StudyWarning } from "../../model/results/result-metadata.ts";
import * as EN from "../../text/en/notices.ts";
import { writeNotice } from "../../text/write-notice.ts";
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
    notices.push(writeNotice("few_treated", { n: treated, method }, EN.few_treated));
  }
  if (compares && panel.units.length < FEW_CLUSTERS) {
    const data = { n: panel.units.length, atLeast: FEW_CLUSTERS };
    notices.push(writeNotice("few_clusters", data, EN.few_clusters));
  }
  if (compares && found.preTrend === null) {
    notices.push(writeNotice("pre_trend_unknown", {}, EN.pre_trend_unknown));
  } else if (found.preTrend !== null && found.preTrend.p <= DIFFERENT) {
    notices.push(writeNotice("pre_trend", { p: found.preTrend.p }, EN.pre_trend));
  }
  if (method === "synthetic" && found.spans.before < PERIODS_BEFORE) {
    const data = { before: found.spans.before, after: null, atLeast: PERIODS_BEFORE };
    notices.push(writeNotice("short_series", data, EN.short_series));
  }
  if (method === "its" && Math.min(found.spans.before, found.spans.after) < PERIODS_EACH) {
    const data = { ...found.spans, atLeast: PERIODS_EACH };
    notices.push(writeNotice("short_series", data, EN.short_series));
  }
  if (found.unique === false) {
    notices.push(writeNotice("weights_not_unique", {}, EN.weights_not_unique));
  }
  if (method === "its") {
    notices.push(writeNotice("no_comparison", {}, EN.no_comparison));
  }
  return notices;
}
