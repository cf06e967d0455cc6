import { comparePeriods } from "../../calendar/compare-periods.ts";
import { yearOf } from "../../calendar/year-of.ts";
import { EqualizationError } from "../../errors.ts";
import type { BudgetCategory, FiscalFlow, FlowKind } from "../../model/fiscal-flow.ts";
import { nameIn } from "../../model/name-in.ts";
import type { ReconciliationOptions } from "../../model/questions/reconciliation-question.ts";
import type { RegionSelection } from "../../model/questions/selections.ts";
import type { Region } from "../../model/region.ts";
import type {
  FlowGroupReport,
  FlowIssue,
  FlowStatistics,
  WaterfallBar,
} from "../../model/results/flow-reports.ts";
import type { NoticeData } from "../../model/results/notice.ts";
import type {
  PerHeadMoney,
  ReconciliationRegion,
  ReconciliationResult,
  ReconciliationSplit,
} from "../../model/results/reconciliation-result.ts";
import type { Omission, PopulationUse, StudyWarning } from "../../model/results/result-metadata.ts";
import type { Study } from "../../model/study.ts";
import { calledAs } from "../../numeric/guard/called-as.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import * as EN from "../../text/en/notices.ts";
import { omissionOf } from "../../text/en/omission.ts";
import { writeNotice } from "../../text/write-notice.ts";
import { reconcileFlows } from "../../transfers/ledger/reconcile-flows.ts";
import { present } from "../presentation/present.ts";
import type { Presented } from "../presentation/presented.ts";
import { choosePopulation } from "../reading/choose-population.ts";
import { labelOf } from "../reading/label-of.ts";
import { list, quote } from "../reading/list-items.ts";
import { namesOf } from "../reading/names-of.ts";
import { conceptsOf, type DatedPopulation, peopleIn } from "../reading/people.ts";
import { requireStudy } from "../reading/require-study.ts";
import { sourcesOf, sourceWarnings } from "../reading/sources.ts";
import { summarizeReconciliation } from "./summarize-reconciliation.ts";

/**
 * Follows the money of a study from budget to spending: what was due, arrived in time, was kept on the way, spent, and
 * spent on something else; by region, hop, kind, category, service and period.
 *
 * - **When to use:** where the flows are in a study; `reconcileFlows` has the formulas, over records alone.
 * - Regions choose flows by who receives. `within` takes the region itself and all inside it, so that what it keeps
 *   can be seen; regions and those that hold them may stand together, since the money passes from one to the other.
 * - **Nothing is lost:** unlinked flows have their own bar, what is not reported is neither arrived nor lost, and
 *   regions asked for without a flow are listed in `omitted`.
 * - A choice that cuts a chain (the last hop only) leaves no trace of the money before: where another flow of the
 *   study brought it, `unlinked` says so.
 *
 * @param study Where the flows are.
 * @param question Which flows, and the day the books are read.
 * @throws `EqualizationError` `too_few_observations` (no flow fits), `unknown_id` (a service or region the study
 *   does not have), `unknown_option`, and what `reconcileFlows` refuses: `mixed_units`, `duplicate_id`, `cycle`,
 *   `out_of_domain`, `not_finite`, `missing_option`, `wrong_type`.
 *
 * @example A county is owed 100 and gets 80, spends 60, and 10 of them on something else
 * ```ts
 * import { reconcile, type Study } from "equalis";
 * const study: Study = {
 *   id: "one-county",
 *   name: "One county",
 *   regions: [{ id: "c", name: "C", population: [{ concept: "resident", year: 2024, value: 40 }] }],
 *   flows: [
 *     { id: "a", from: { tier: "province", region: "c" }, to: { tier: "county", region: "c" },
 *       kind: "specific-transfer", category: "program", period: "2024", currency: "CNY", dueDate: "2024-06-30",
 *       amounts: {
 *         budgeted: [{ amount: 100 }],
 *         arrived: [{ amount: 80, date: "2024-07-10" }],
 *         spent: [{ amount: 50 }, { amount: 10, offPurpose: true }],
 *       } },
 *   ],
 * };
 * const money = reconcile(study, { period: "2024", asOf: "2024-12-31" });
 * money.value; // => 0.5
 * money.byRegion[0]?.arrivedPerHead; // => 2
 * money.byCategory.map(({ group, due, offPurpose: misused }) => [group, due, misused]); // => [["program", 100, 10]]
 * ```
 */
export function reconcile(
  study: Study,
  question: ReconciliationOptions = {},
): Presented<ReconciliationResult> {
  return calledAs("reconcile", () => moneyOf(study, question));
}

function moneyOf(study: Study, question: ReconciliationOptions): Presented<ReconciliationResult> {
  const where = "reconcile";
  requireStudy(where, study);
  requireOptions(where, question, [
    "period",
    "service",
    "kind",
    "category",
    "currency",
    "asOf",
    "linkBy",
    "decimals",
    "population",
    "regions",
    "level",
    "within",
  ]);
  const all = study.flows ?? [];
  if (!Array.isArray(all)) {
    throw new EqualizationError("flows of the study must be an array", {
      code: "wrong_type",
      where,
      received: all,
    });
  }
  const { flows, asked } = chooseFlows(study, where, all, question);
  const { currency, asOf, total, waterfall, matchingFunds, spentOnPurposeRate, issues, ...books } =
    reconcileFlows(flows, {
      asOf: question.asOf,
      linkBy: question.linkBy,
      decimals: question.decimals,
    });
  const regionById = new Map(study.regions.map((region) => [region.id, region]));
  const order = new Map(study.regions.map(({ id }, i) => [id, i]));
  const place = (id: string): number => order.get(id) ?? order.size;
  const called = (id: string): string => {
    const region = regionById.get(id);
    return region === undefined ? id : labelOf(region);
  };
  const paid = new Set(flows.map(({ to }) => to.region));
  const paying = new Set(flows.map(({ from }) => from.region));
  const receivers = study.regions.filter(({ id }) => paid.has(id));
  const naming = namesOf(study);
  const warnings: StudyWarning[] = [];
  const choice = populationOf(study, where, receivers, question, flows, warnings);
  const people = choice === null ? new Map<string, never>() : peopleIn(study, where, receivers, choice);
  const heads = new Map([...people].map(([id, one]) => [id, one.heads]));
  if (choice !== null && heads.size < receivers.length) {
    const without = receivers.filter(({ id }) => !heads.has(id));
    const { concept, year } = choice;
    const ids = without.map(({ id }) => id);
    const data = { use: "per-head", regions: ids, population: { concept, year } } as const;
    warnings.push(writeNotice("no_population", data, EN.no_population, naming));
  }
  const otherYears = periodsOfFlows(flows).filter((one) => yearOf(one) !== choice?.year);
  const several = receivers.some(({ population }) =>
    population?.some(({ concept, year }) => concept === choice?.concept && year !== choice.year),
  );
  if (
    choice !== null &&
    several &&
    otherYears.length > 0 &&
    (question.population ?? study.population)?.year === undefined
  ) {
    const data = { periods: otherYears, concept: choice.concept, year: choice.year };
    warnings.push(writeNotice("population_year_differs", data, EN.population_year_differs));
  }
  if (spentOnPurposeRate === null) {
    warnings.push(writeNotice("no_money", {}, EN.no_money));
  }
  const entered = new Set(flows);
  const elsewhere = new Set<string>();
  for (const flow of all) {
    const { tier, region } = flow?.to ?? {};
    if (!entered.has(flow) && typeof tier === "string" && typeof region === "string") {
      elsewhere.add(`${tier}\u0000${region}`);
    }
  }
  const flowById = new Map(flows.map((flow) => [flow.id, flow]));
  const unmatched = books.unlinked.map(({ id, amount, reason }) => {
    const { from, to } = flowById.get(id)!;
    return {
      id,
      amount,
      reason: elsewhere.has(`${from.tier}\u0000${from.region}`)
        ? `${reason} among the flows asked for; the study has other flows to it`
        : reason,
      from: `${called(from.region)} (${from.tier})`,
      to: `${called(to.region)} (${to.tier})`,
    };
  });
  if (unmatched.length > 0) {
    const data = { flows: unmatched.map(({ id }) => id), of: flows.length };
    warnings.push(writeNotice("flows_unlinked", data, EN.flows_unlinked));
  }
  for (const data of together(issues, currency, question.decimals)) {
    warnings.push(writeNotice("flow_issue", data, EN.flow_issue));
  }
  const sources = sourcesOf(study, [
    ...flows.map(({ source }) => source),
    ...[...people.values()].flatMap((one) => one.sources),
  ]);
  const serviceNames = new Map((study.services ?? []).map(({ id, name }) => [id, nameIn(name)]));
  const named = (groups: readonly FlowGroupReport[]): readonly ReconciliationSplit[] =>
    groups.map((one) => ({
      ...one,
      name: one.group === null ? "not stated" : (serviceNames.get(one.group) ?? one.group),
    }));
  const omitted: readonly Omission[] = asked
    .filter(({ id }) => !(paid.has(id) || paying.has(id)))
    .map(({ id }) => omissionOf(id, { code: "no_flow", data: {} }));
  if (omitted.length > 0) {
    const without = omitted.map(({ region }) => region);
    const data = { regions: without, of: asked.length, missing: "flows" } as const;
    warnings.push(writeNotice("regions_omitted", data, EN.regions_omitted, naming));
  }
  for (const warning of sourceWarnings(sources)) warnings.push(warning);
  return present<ReconciliationResult, ReconciliationRegion>(
    {
      kind: "reconciliation",
      study: study.id,
      currency,
      periods: periodsOfFlows(flows),
      asOf,
      linkBy: question.linkBy ?? ["kind", "service", "period"],
      flows: flows.length,
      value: spentOnPurposeRate,
      unit: "share",
      method: "spent on purpose over all money that came in, each cent followed from hop to hop",
      n: paid.size,
      totalFunding: enteredOf(waterfall, question.decimals),
      total,
      byRegion: books.byRegion
        .map((one) => ({ ...one, name: called(one.region), ...perHead(one, heads.get(one.region) ?? null) }))
        .sort((a, b) => place(a.region) - place(b.region)),
      byTierPair: books.byTierPair.map((hop) => {
        const ids = new Set(
          flows
            .filter(({ from, to }) => from.tier === hop.from && to.tier === hop.to)
            .map(({ to }) => to.region),
        );
        const known = [...ids].every((id) => heads.has(id));
        return {
          ...hop,
          receivers: [...ids].sort((a, b) => place(a) - place(b)),
          ...perHead(hop, known ? sum(outermost([...ids], regionById).map((id) => heads.get(id)!)) : null),
        };
      }),
      byKind: named(books.byKind),
      byCategory: named(books.byCategory),
      byService: named(books.byService),
      byPeriod: named(books.byPeriod),
      waterfall,
      unlinked: unmatched,
      matchingFunds,
      issues,
      omitted,
      population: populationUse(choice, heads, regionById),
      warnings,
      sources,
    },
    summarizeReconciliation,
  );
}

/** Issues that say the same of several flows, in one. */
function together(
  issues: readonly FlowIssue[],
  currency: string,
  decimals = 2,
): readonly NoticeData["flow_issue"][] {
  const cents = 10 ** decimals;
  const byCode = new Map<FlowIssue["code"], FlowIssue[]>();
  for (const issue of issues) {
    const alike = byCode.get(issue.code);
    if (alike === undefined) byCode.set(issue.code, [issue]);
    else alike.push(issue);
  }
  return [...byCode].map(([issue, alike]) => ({
    issue,
    flows: [...new Set(alike.flatMap(({ flows }) => flows))],
    amount:
      alike.length === 1
        ? alike[0]!.amount
        : alike.reduce((all, { amount }) => all + Math.round(amount * cents), 0) / cents,
    currency,
  }));
}

/** What came in, in whole cents as the bars are. */
function enteredOf(waterfall: readonly WaterfallBar[], decimals = 2): number {
  const cents = 10 ** decimals;
  return (
    waterfall
      .filter(({ id }) => id === "budgeted" || id === "unlinked" || id === "added")
      .reduce((total, { amount }) => total + Math.round(amount * cents), 0) / cents
  );
}

function perHead(measures: FlowStatistics, population: number | null): PerHeadMoney {
  const over = (amount: number): number | null =>
    population === null || population === 0 ? null : amount / population;
  return {
    population,
    duePerHead: over(measures.due),
    arrivedPerHead: over(measures.arrived),
    spentPerHead: over(measures.spent),
  };
}

/** The flows asked for, and the regions that ought to receive some of them. */
function chooseFlows(
  study: Study,
  where: string,
  all: readonly FiscalFlow[],
  question: ReconciliationOptions,
): { readonly flows: readonly FiscalFlow[]; readonly asked: readonly Region[] } {
  const periods = wanted(where, "period", question.period);
  const kinds = wanted(where, "kind", question.kind, KINDS);
  const categories = wanted(where, "category", question.category, CATEGORIES);
  const services = servicesOf(study, where, wanted(where, "service", question.service));
  const regions = regionsOf(study, where, question);
  const flows = all.filter(
    (flow) =>
      (periods === null || periods.has(flow?.period)) &&
      (kinds === null || kinds.has(flow?.kind)) &&
      (categories === null || categories.has(flow?.category ?? "")) &&
      (services === null || services.has(flow?.service ?? "")) &&
      (question.currency === undefined || flow?.currency === question.currency) &&
      (regions === null || regions.has(flow?.to?.region)),
  );
  if (flows.length === 0) {
    const has = (of: (flow: FiscalFlow) => unknown): string =>
      list([...new Set(all.map(of).filter((one) => typeof one === "string"))].sort()) || "none";
    throw new EqualizationError(
      all.length === 0
        ? "the study has no flows; add what was budgeted, appropriated, arrived and spent"
        : `no flow fits the question; the study has flows of the periods ${has((flow) => flow?.period)} and of the kinds ${has((flow) => flow?.kind)}`,
      { code: "too_few_observations", where, received: 0 },
    );
  }
  return { flows, asked: regions === null ? untouched(study, flows) : leaves(study, regions, question) };
}

/** Regions that neither receive, nor hold one that does, nor lie inside one that does, with those that do. */
function untouched(study: Study, flows: readonly FiscalFlow[]): readonly Region[] {
  const byId = new Map(study.regions.map((region) => [region.id, region]));
  const receiving = new Set(flows.map(({ to }) => to?.region));
  const touched = new Set<string>(receiving);
  for (const id of receiving) for (const above of ancestors(id, byId)) touched.add(above);
  return study.regions.filter(
    ({ id }) =>
      receiving.has(id) || !(touched.has(id) || ancestors(id, byId).some((one) => receiving.has(one))),
  );
}

/** The regions asked for; where all inside one are meant, those that hold others need no flow of their own. */
function leaves(
  study: Study,
  regions: ReadonlySet<string>,
  question: ReconciliationOptions,
): readonly Region[] {
  const parents =
    question.regions === undefined && question.level === undefined
      ? new Set(study.regions.map(({ parent }) => parent))
      : new Set<string | undefined>();
  return study.regions.filter(({ id }) => regions.has(id) && !parents.has(id));
}

function regionsOf(
  study: Study,
  where: string,
  { regions, level, within }: RegionSelection,
): ReadonlySet<string> | null {
  if (regions === undefined && level === undefined && within === undefined) return null;
  const byId = new Map(study.regions.map((region) => [region.id, region]));
  const ids = wanted(where, "regions", regions);
  for (const id of [...(ids ?? []), ...(within === undefined ? [] : [within])]) {
    if (byId.has(id)) continue;
    throw new EqualizationError(`the study has no region ${quote(id)}`, {
      code: "unknown_id",
      where,
      received: id,
    });
  }
  const chosen = study.regions.filter(
    (region) =>
      (ids === null || ids.has(region.id)) &&
      (level === undefined || region.level === level) &&
      (within === undefined || region.id === within || ancestors(region.id, byId).includes(within)),
  );
  if (chosen.length === 0) {
    throw new EqualizationError("no region fits the choice of regions, level and within", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  return new Set(chosen.map(({ id }) => id));
}

/** The services asked for with all that are part of them. */
function servicesOf(
  study: Study,
  where: string,
  ids: ReadonlySet<string> | null,
): ReadonlySet<string> | null {
  if (ids === null) return null;
  const services = study.services ?? [];
  const byId = new Map(services.map((service) => [service.id, service]));
  for (const id of ids) {
    if (byId.has(id)) continue;
    throw new EqualizationError(
      `the study has no service ${quote(id)}; it has ${list(services.map((one) => one.id)) || "none"}`,
      { code: "unknown_id", where, received: id },
    );
  }
  return new Set(
    services
      .filter(({ id }) => ids.has(id) || ancestors(id, byId).some((one) => ids.has(one)))
      .map(({ id }) => id),
  );
}

/** Ids of all that hold a record, innermost first. */
function ancestors(
  id: string,
  byId: ReadonlyMap<string, { readonly parent?: string | undefined }>,
): readonly string[] {
  const above: string[] = [];
  for (
    let parent = byId.get(id)?.parent;
    parent !== undefined && !above.includes(parent);
    parent = byId.get(parent)?.parent
  ) {
    above.push(parent);
  }
  return above;
}

/** Without the regions that lie inside another one of them: their people are counted already. */
function outermost(ids: readonly string[], byId: ReadonlyMap<string, Region>): readonly string[] {
  const held = new Set(ids);
  return ids.filter((id) => !ancestors(id, byId).some((above) => above !== id && held.has(above)));
}

function wanted<T extends string>(
  where: string,
  option: string,
  choice: T | readonly T[] | undefined,
  known?: readonly T[],
): ReadonlySet<string> | null {
  if (choice === undefined) return null;
  const texts: readonly unknown[] = Array.isArray(choice) ? choice : [choice];
  for (const one of texts) {
    if (typeof one !== "string") {
      throw new EqualizationError(`${option} is ${formatReceived(one)}; pass text, or an array of texts`, {
        code: "wrong_type",
        where,
        received: one,
      });
    }
    if (known !== undefined) requireOneOf(where, option, one as T, known);
  }
  return new Set(texts as readonly string[]);
}

function periodsOfFlows(flows: readonly FiscalFlow[]): readonly string[] {
  return [...new Set(flows.map(({ period }) => period))].sort();
}

/**
 * The population that amounts per head are over, of the last year of the flows; `null` where there is none, or where
 * figures count different people and no one chose, which a warning says.
 */
function populationOf(
  study: Study,
  where: string,
  regions: readonly Region[],
  { population }: ReconciliationOptions,
  flows: readonly FiscalFlow[],
  warnings: StudyWarning[],
): DatedPopulation | null {
  const period = periodsOfFlows(flows).toSorted(comparePeriods).at(-1);
  if (population !== undefined || study.population !== undefined) {
    return choosePopulation(study, where, regions, { population }, period);
  }
  const concepts = conceptsOf(study, regions);
  const [concept] = concepts;
  if (concepts.length > 1) {
    warnings.push(writeNotice("several_populations", { concepts }, EN.several_populations));
  }
  if (concept === undefined || concepts.length > 1) return null;
  return choosePopulation(study, where, regions, { population: { concept } }, period);
}

function populationUse(
  choice: DatedPopulation | null,
  heads: ReadonlyMap<string, number>,
  byId: ReadonlyMap<string, Region>,
): PopulationUse | null {
  if (choice === null || heads.size === 0) return null;
  return { ...choice, total: sum(outermost([...heads.keys()], byId).map((id) => heads.get(id)!)) };
}

const KINDS: readonly FlowKind[] = [
  "own-revenue",
  "tax-sharing",
  "general-transfer",
  "specific-transfer",
  "shared-responsibility-transfer",
  "matching-fund",
  "per-capita-subsidy",
  "service-income",
  "social-capital",
  "insurance-fund",
  "medical-assistance",
  "local-debt",
  "other",
];

const CATEGORIES: readonly BudgetCategory[] = ["personnel", "operating", "program", "capital"];
