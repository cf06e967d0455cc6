import type { Omission, OmissionData, OmissionReason } from "../../model/results/omission.ts";
import { agree, listOf } from "./words.ts";

/** A region that is excluded, with the reason in English. */
export function omissionOf(region: string, why: OmissionReason, period?: string): Omission {
  const reason = reasonInEnglish(why);
  return {
    region,
    ...why,
    ...(period === undefined ? { reason } : { period, reason: `${period}: ${reason}` }),
  };
}

/** The reason of an omission without the region. */
export function reasonOf({
  region: _region,
  period: _period,
  reason: _reason,
  ...why
}: Omission): OmissionReason {
  return why;
}

/** The reason as a part of a sentence. */
function reasonInEnglish(why: OmissionReason): string {
  switch (why.code) {
    case "no_value": {
      const { indicator, subgroup, periods } = why.data;
      return noValue(indicator, subgroup, periods);
    }
    case "not_pooled":
      return notPooled(why.data);
    case "no_population": {
      const { concept, year, subgroup } = why.data;
      return `no ${concept} population${subgroup === null ? "" : ` (${subgroup})`} of ${year}`;
    }
    case "no_standard":
      return `no standard of "${why.data.indicator}" on ${why.data.day}`;
    case "no_area":
      return "no land area";
    case "no_class":
      return `no class in the grouping "${why.data.grouping}"`;
    case "no_input":
      return `no value for the input "${why.data.input}"`;
    case "no_flow":
      return "no flow of the question reaches it";
    case "no_evidence":
      return `no evidence for ${why.data.indicators.slice(0, 5).join(", ")}`;
  }
}

function noValue(indicator: string, subgroup: string | null, periods: readonly string[]): string {
  return `no value of "${indicator}"${subgroup === null ? "" : ` (${subgroup})`} for ${periods.join(" and ")}`;
}

/** Why the regions inside give no value. */
function notPooled(data: OmissionData["not_pooled"]): string {
  const { indicator, subgroup, period, cause, regions, population } = data;
  const nothing = noValue(indicator, subgroup, [period]);
  const has = agree(regions.length, "has", "have");
  switch (cause) {
    case "missing-values":
      return `${nothing}, nor for all regions inside: ${listOf(regions)} ${has} none`;
    case "zero-denominators":
      return `${nothing}, and the denominators of the regions inside add up to 0`;
    case "missing-weights":
      return `${nothing}, and those inside cannot be pooled: ${listOf(regions)} ${has} neither a denominator nor a ${population?.concept ?? "resident"} population of ${population?.year ?? period}`;
    case "no-residents":
      return `${nothing}, and the regions inside have no residents`;
  }
}
