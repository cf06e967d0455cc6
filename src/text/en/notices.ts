import type { FlowIssueCode, NoIntervalCause, NoticeData } from "../../model/results/notice.ts";
import type { TextNaming } from "../naming.ts";
import { agree, countOf, listOf } from "./words.ts";

// One function for each kind of notice, called by its code: a bundle takes only those that it uses.

export function regions_omitted(
  { regions, of, missing }: NoticeData["regions_omitted"],
  { region }: TextNaming,
): string {
  const n = regions.length;
  const why =
    missing === "data"
      ? "because data are missing"
      : missing === "evidence"
        ? "because evidence is missing"
        : `because no flow reaches ${agree(n, "it", "them")}`;
  const what = missing === "evidence" ? "subject" : "region";
  return `${n} of ${countOf(of, what)} ${agree(n, "was", "were")} excluded ${why}: ${listOf(regions.map(region))}.`;
}

export function few_regions({ n }: NoticeData["few_regions"]): string {
  return `The index rests on ${countOf(n, "region")} only; compare values instead.`;
}

export function population_year_differs({
  periods,
  concept,
  year,
}: NoticeData["population_year_differs"]): string {
  return `The data are of ${listOf(periods)}, the ${concept} population is of ${year}.`;
}

export function period_chosen(data: NoticeData["period_chosen"], { indicator }: TextNaming): string {
  switch (data.chosen) {
    case "period":
      return `No period was given; ${data.period} is the latest${data.allSubgroups ? " that all subgroups have" : ""}.`;
    case "population":
      return `No period was given; the ${data.concept} population is that of ${data.year}.`;
    case "standard":
      return `No date was given; the standard of ${indicator(data.indicator)} is that of ${data.day}.`;
  }
}

export function illustrative_figures({ titles }: NoticeData["illustrative_figures"]): string {
  return `Some figures are illustrative: ${listOf(titles)}.`;
}

export function unverified_figures({ titles }: NoticeData["unverified_figures"]): string {
  return `Some figures were not checked against the source: ${listOf(titles)}.`;
}

export function no_decomposition(): string {
  return 'A region has the value 0, so the mean log deviation is infinite and cannot be decomposed; use the index "theil".';
}

export function not_everyone_paid({ left, pool, currency }: NoticeData["not_everyone_paid"]): string {
  return `${left}${currency === null ? "" : ` ${currency}`} of the pool of ${pool} is not paid out.`;
}

export function program({ text }: NoticeData["program"]): string {
  return text;
}

export function claim_broken({ claim, detail }: NoticeData["claim_broken"]): string {
  return `Check failed, do not use the amounts: ${claim} (${detail}).`;
}

export function populations_differ({
  input,
  population,
  otherInput,
  otherPopulation,
}: NoticeData["populations_differ"]): string {
  return `Input "${input}" is per head of the ${population.concept} population of ${population.year}, "${otherInput}" of the ${otherPopulation.concept} population of ${otherPopulation.year}.`;
}

export function cost_assumed(
  { moneyUnit, indicator: id }: NoticeData["cost_assumed"],
  { indicator }: TextNaming,
): string {
  return `No cost was given, so one unit of ${moneyUnit} is assumed to buy one unit of ${indicator(id)}.`;
}

export function losses_assumed(
  { regions, of }: NoticeData["losses_assumed"],
  { region }: TextNaming,
): string {
  const n = regions.length;
  return `${n} of ${countOf(of, "region")} ${agree(n, "reports", "report")} no flows; the losses of the others are assumed: ${listOf(regions.map(region))}.`;
}

export function pooled({ regions, by }: NoticeData["pooled"], { region }: TextNaming): string {
  const how = by === "sum" ? "totals added up" : "numerators over denominators";
  return `Computed from the regions inside, ${how}: ${listOf(regions.map(region))}.`;
}

export function pooled_by_population(
  { regions, concept, year }: NoticeData["pooled_by_population"],
  { region }: TextNaming,
): string {
  return `Computed from the regions inside, weighted by their ${concept} population of ${year} if denominators are not given: ${listOf(regions.map(region))}.`;
}

export function no_interval({ cause, without, of }: NoticeData["no_interval"]): string {
  if (cause === "no-standard-errors" && without !== null && of !== null) {
    return `There is no confidence interval: ${without} of ${countOf(of, "value")} ${agree(without, "has", "have")} no standard error.`;
  }
  return `There is no confidence interval: ${NO_INTERVAL[cause]}.`;
}

const NO_INTERVAL: Readonly<Record<NoIntervalCause, string>> = {
  "no-standard-errors": "standard errors are missing",
  "no-standard-error": "the index has no standard error",
  "single-unit": "a stratum has a single unit, which has no spread",
  "not-finite": "the index is not finite",
  "resample-failed": "the index is not defined for some resamples",
};

export function no_population(
  { use, regions, population }: NoticeData["no_population"],
  { region }: TextNaming,
): string {
  switch (use) {
    case "rates":
      return "There are no population figures: rates divide by their denominators, and the share of residents at the standard is not known.";
    case "weights":
      return "There are no population figures: gaps are weighted by the denominators of the observations.";
    case "per-head":
      return `There is no ${population === null ? "population" : `${population.concept} population of ${population.year}`} and no amount per head for ${listOf(regions.map(region))}.`;
  }
}

export function weights_differ({ share, byPopulation, mean }: NoticeData["weights_differ"]): string {
  return `The index weighs regions by population, the mean by denominators. ${(100 * share).toFixed(1)}% of the denominators lie in other regions than the population: weighted by population the mean is ${Number(byPopulation.toPrecision(4))}, not ${Number(mean.toPrecision(4))}.`;
}

export function scale_doubtful(
  { goal: id, value, meant }: NoticeData["scale_doubtful"],
  { goal }: TextNaming,
): string {
  return `${goal(id)}: the target is ${value} on a scale of 0 to 100, and every value is above 1; check whether ${meant} is meant.`;
}

export function flows_unlinked({ flows, of }: NoticeData["flows_unlinked"]): string {
  const n = flows.length;
  return `${n} of ${countOf(of, "flow")} ${agree(n, "is", "are")} not linked to other records: ${listOf(flows)}.`;
}

export function flow_issue({ issue, flows, amount, currency }: NoticeData["flow_issue"]): string {
  return `${FLOW_ISSUE[issue]}, ${amount} ${currency}: ${listOf(flows)}.`;
}

const FLOW_ISSUE: Readonly<Record<FlowIssueCode, string>> = {
  appropriated_exceeds_budget: "More was appropriated than budgeted",
  arrived_exceeds_appropriated: "More arrived than was appropriated",
  spent_exceeds_arrived: "More was spent than arrived",
  passed_on_exceeds_received: "More was passed on than received",
  arrival_not_reported: "Arrival is not reported",
  spending_not_reported: "Spending is not reported",
  undated_appropriation: "The day of appropriation is not recorded",
  undated_arrival: "The day of arrival is not recorded, so the delay is not known",
  undated_spending: "The day of spending is not recorded",
  fractions_of_a_cent: "Amounts were rounded to the decimals counted; raise decimals to keep them",
};

export function no_money(): string {
  return "The records show no funding, so the share that was delivered is not defined.";
}

export function not_measurable(
  { goal: id, indicator: of, cause, deadline }: NoticeData["not_measurable"],
  { goal, indicator }: TextNaming,
): string {
  switch (cause) {
    case "no-values":
      return `${goal(id)}: not measurable, because ${indicator(of)} has no usable values.`;
    case "no-target":
      return `${goal(id)}: not measurable, because no target or standard applies.`;
    case "single-value":
      return `${goal(id)}: not measurable, because ${indicator(of)} has values of one period only.`;
    case "no-value-since-deadline":
      return `${goal(id)}: not known whether it was met, because ${indicator(of)} has no value of ${deadline} or later.`;
  }
}

export function unit_of_rate(
  { indicator: id, unit }: NoticeData["unit_of_rate"],
  { indicator }: TextNaming,
): string {
  return `${indicator(id)} is declared as a total, but its unit "${unit}" is that of a rate: its values are divided by population again.`;
}

export function total_row({ regions }: NoticeData["total_row"], { region }: TextNaming): string {
  return `${listOf(regions.map(region))}: the name is that of a row of totals, which counts every resident twice; remove it from the regions.`;
}

export function several_populations({ concepts }: NoticeData["several_populations"]): string {
  return `The receivers have several populations (${listOf(concepts)}), so there are no amounts per head; pass population: { concept }.`;
}

export function vetoed_paid({ regions }: NoticeData["vetoed_paid"], { region }: TextNaming): string {
  return `Paid by score although a veto was found: ${listOf(regions.map(region))}. Pass vetoed: "exclude" or "pay" with the payment.`;
}

export function few_treated({ n, method }: NoticeData["few_treated"]): string {
  const remedy =
    method === "did"
      ? "rely on the p-value of the permutation test"
      : 'use method "did" and its permutation test';
  return `There ${agree(n, "is", "are")} only ${countOf(n, "treated region")}: standard errors and intervals are far too small; ${remedy}.`;
}

export function few_clusters({ n, atLeast }: NoticeData["few_clusters"]): string {
  return `There are only ${countOf(n, "region")}: clustered standard errors are too small below about ${atLeast}.`;
}

export function pre_trend({ p }: NoticeData["pre_trend"]): string {
  return `Treated regions had a different trend before the policy (p = ${p.toFixed(3)}): the effect may have begun earlier or come from elsewhere.`;
}

export function pre_trend_unknown(): string {
  return "Parallel trends before the policy cannot be tested: there are too few periods before it, or too few regions.";
}

export function short_series({ before, after, atLeast }: NoticeData["short_series"]): string {
  return after === null
    ? `There are only ${countOf(before, "period")} before the policy: a synthetic region can fit them by chance; use ${atLeast} or more.`
    : `There are only ${countOf(before, "period")} before the policy and ${after} from it on: use ${atLeast} or more on each side.`;
}

export function weights_not_unique(): string {
  return "Other weights fit as well before the policy: do not interpret the weights of single regions.";
}

export function no_comparison(): string {
  return "There is no comparison: any other change at the same time is part of the effect.";
}
