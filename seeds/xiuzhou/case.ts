import {
  type AppraisalResult,
  appraise,
  type FiscalPosition,
  fiscalPosition,
  type GapResult,
  type Goal,
  type GoalsResult,
  type Indicator,
  measureGap,
  measureResources,
  type PlanResult,
  planEqualization,
  type ResourceResult,
  type Study,
  simulateTransfer,
  type TransferResult,
  trackGoals,
  yearsToTarget,
} from "equalis";
import type { ReportTableSection } from "equalis/report";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { loadStudy } from "../load-study.ts";
import { printTable } from "../print-table.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";
import { lowestFirst, samePerHead } from "./programs.ts";
import reform from "./reform.json" with { type: "json" };

const YEARS = ["2008", "2009", "2010", "2011", "2012", "2013"];
const TIERS = ["central", "province", "city", "district"] as const;
const NAMES = { central: "Central budget", province: "Province", city: "City", district: "District" };
/** A tenth of what the district earns: where its burden is called heavy in this case. */
const HEAVY = 0.1;

/** Everything the case finds. */
export interface XiuzhouFindings {
  /** The district's budget, one row per year: self-sufficiency, and health as a burden on its own revenue. */
  readonly budget: FiscalPosition;
  /** The money for health, one row per year: what each tier pays, and the share of social capital. */
  readonly health: FiscalPosition;
  /** What each tier keeps of the revenue, and what it has to do for it in 2013; rows as in `TIERS`. */
  readonly tiers: FiscalPosition & { readonly kept: readonly number[]; readonly duties: readonly number[] };
  /** The same as a measure: yuan of revenue for a hundred yuan of duties. */
  readonly duties: ResourceResult;
  /** Years until the burden is heavy, at the pace so far. */
  readonly yearsToHeavy: number | null;
  /** The burden of 2013 if the cost were shared as in the reform. */
  readonly burdenAfterReform: number;
  /** Where burden, self-sufficiency and shares lead, against goals for them. */
  readonly goals: GoalsResult;
  readonly perHead: ResourceResult;
  readonly gap: GapResult;
  readonly asItIs: TransferResult;
  readonly reformed: TransferResult;
  /** What it takes until every district has the standard, the lowest first, if their own money stays as it is. */
  readonly plan: PlanResult;
  readonly appraisal: AppraisalResult;
}

/** Measures the case. */
export function measureXiuzhou(): XiuzhouFindings {
  const study = loadStudy(new URL("study.json", import.meta.url));
  const paid = Object.fromEntries(
    [...TIERS, "social capital"].map((tier) => [tier, YEARS.map((year) => spentBy(study, tier, year))]),
  );
  const total = YEARS.map((_, i) => Object.values(paid).reduce((sum, series) => sum + series[i]!, 0));
  const revenue = YEARS.map((year) => amountOf(study, "own-revenue", "xiuzhou", year));
  const expenditure = YEARS.map((year) => amountOf(study, "expenditure", "xiuzhou", year));
  const budget = fiscalPosition({
    ownRevenue: revenue,
    expenditure,
    service: paid.district!,
  });
  const { "social capital": social, ...byTier } = paid;
  const health = fiscalPosition({
    ownRevenue: paid.district!,
    expenditure: total,
    byTier,
    socialCapital: social,
  });

  const publicMoney = total.map((all, i) => all - social![i]!);
  const ratios = studyOfRatios(study, [
    ["self-sufficiency", "Own revenue, of expenditure", "higher", revenue, expenditure],
    ["burden", "Own health spending, of own revenue", "lower", paid.district!, revenue],
    [
      "district-share",
      "The district's part of public money for health",
      "lower",
      paid.district!,
      publicMoney,
    ],
    ["social-share", "Social capital's part of all money for health", "higher", social!, total],
  ]);

  const holders = ["china", "zhejiang", "jiaxing", "xiuzhou"];
  const kept = holders.map((region) => amountOf(study, "kept", region, "2013"));
  const duties = holders.map((region) => amountOf(study, "duties", region, "2013"));

  const regions = study.regions.filter(({ level }) => level === 3);
  const perHead = measureResources(study, { indicator: "own-health" });
  const inputs = {
    heads: { population: "study" },
    own: { values: Object.fromEntries(perHead.rows.map(({ region, value }) => [region, value])) },
    standard: { value: perHead.rows[0]!.standard! },
  } as const;
  const rate = reform.upperTiersPerHead.value;
  const asItIs = simulateTransfer(study, {
    program: samePerHead,
    regions: regions.map(({ id }) => id),
    period: "2013",
    inputs: { ...inputs, perHead: { value: rate } },
  });
  return {
    budget,
    health,
    tiers: { ...fiscalPosition({ ownRevenue: kept, expenditure: duties }), kept, duties },
    duties: measureResources(studyOfTiers(study, kept, duties), { indicator: "kept-for-duties" }),
    yearsToHeavy: yearsToTarget(
      budget.burden!.map((burden) => burden!),
      { target: HEAVY, method: "linear" },
    ),
    burdenAfterReform: (publicMoney.at(-1)! * reform.shares.district.share) / revenue.at(-1)!,
    goals: trackGoals(ratios, { goals: reform.goals as readonly Goal[] }),
    perHead,
    gap: measureGap(study, { indicator: "own-health" }),
    asItIs,
    reformed: simulateTransfer(study, {
      program: lowestFirst,
      regions: regions.map(({ id }) => id),
      period: "2013",
      inputs: { ...inputs, pool: { value: asItIs.value } },
      explain: ["xiuzhou"],
    }),
    plan: planEqualization(study, {
      indicator: "own-health",
      target: "standard",
      budget: reform.plan.budgets.map((more) => asItIs.value + more),
      years: reform.plan.years,
      objective: "max-min",
      moneyUnit: "yuan",
    }),
    appraisal: appraise(study, {
      scheme: "expenditure-2013",
      evidence: reform.evidence,
      payment: {
        pool: reform.incentive.pool,
        currency: reform.incentive.currency,
        rule: "pool-share",
        whole: true,
      },
    }),
  };
}

/** Ratios of the district by year, as a study of their own: in percent, with what they are ratios of. */
function studyOfRatios(
  study: Study,
  ratios: readonly (readonly [
    id: string,
    name: string,
    direction: Indicator["direction"],
    above: readonly number[],
    below: readonly number[],
  ])[],
): Study {
  return {
    id: study.id,
    name: study.name,
    regions: study.regions.filter(({ id }) => id === "xiuzhou").map(({ id, name }) => ({ id, name })),
    indicators: ratios.map(([id, name, direction]) => ({
      id,
      name,
      dimension: "input",
      direction,
      unit: "%",
      scale: 100,
      source: "illustrative",
    })),
    observations: ratios.flatMap(([indicator, , , above, below]) =>
      YEARS.map((period, i) => ({
        region: "xiuzhou",
        indicator,
        period,
        value: (100 * above[i]!) / below[i]!,
        numerator: above[i]!,
        denominator: below[i]!,
        source: "illustrative",
      })),
    ),
    sources: study.sources,
  };
}

/** The tiers as places of one kind, which governments inside each other are not: they serve the same people. */
function studyOfTiers(study: Study, kept: readonly number[], duties: readonly number[]): Study {
  const population = study.regions.find(({ id }) => id === "xiuzhou")!.population;
  return {
    id: study.id,
    name: study.name,
    population: study.population,
    regions: TIERS.map((tier) => ({ id: tier, name: NAMES[tier], population })),
    indicators: [
      {
        id: "kept-for-duties",
        name: "Revenue that a tier keeps, of what its duties cost",
        dimension: "input",
        direction: "higher",
        unit: "%",
        scale: 100,
        numerator: "yuan of revenue",
        denominator: "yuan of duties",
        standards: [{ value: 100, from: "2013-01-01", source: "illustrative" }],
        source: "illustrative",
      },
    ],
    observations: TIERS.map((tier, i) => ({
      region: tier,
      indicator: "kept-for-duties",
      period: "2013",
      value: (100 * kept[i]!) / duties[i]!,
      numerator: kept[i]!,
      denominator: duties[i]!,
      source: "illustrative",
    })),
    sources: study.sources,
  };
}

function amountOf(study: Study, indicator: string, region: string, period: string): number {
  const found = study.observations!.find(
    (one) => one.indicator === indicator && one.region === region && one.period === period,
  );
  return found!.value!;
}

/** What a tier spent on health in Xiuzhou in a year. */
function spentBy(study: Study, tier: string, period: string): number {
  return study
    .flows!.filter((flow) => flow.from.tier === tier && flow.period === period)
    .flatMap(({ amounts }) => amounts.spent ?? [])
    .reduce((sum, { amount }) => sum + amount, 0);
}

const million = (yuan: number): string => fixed(yuan / 1e6, 0);
const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? "–" : `${fixed(100 * share, 1)} %`;

function describe(found: XiuzhouFindings): {
  readonly text: string;
  readonly tables: readonly ReportTableSection[];
} {
  const { budget, health, tiers, goals, perHead, asItIs, reformed, appraisal } = found;
  const shares = TIERS.map((tier) => health.costSharing![tier]!);
  const allKept = tiers.kept.reduce((sum, x) => sum + x, 0);
  const allDuties = tiers.duties.reduce((sum, x) => sum + x, 0);
  const earns = tabulate({
    heading: "What the district earns and what its health costs (million yuan)",
    caption: "Revenue, and health as a burden on it, by year",
    head: ["", ...YEARS],
    labels: ["Million yuan, or share", ...YEARS],
    rows: [
      ["gap between expenditure and own revenue", ...Array.from(budget.gap, million)],
      ["self-sufficiency (own revenue ÷ expenditure)", ...budget.selfSufficiency.map(percent)],
      ["burden (own health spending ÷ own revenue)", ...budget.burden!.map(percent)],
    ],
    lines: [
      `  Over the six years the district earned ${percent(1 - budget.verticalImbalance)} of what it spent. At this pace health takes a tenth of its revenue in ${fixed(found.yearsToHeavy, 1)} years.`,
    ],
    sources: found.perHead.sources,
  });
  const pays = tabulate({
    heading: "Who pays for health, and what social capital adds",
    caption: "Shares of the money for health, by year",
    head: ["", ...YEARS],
    labels: ["Payer", ...YEARS],
    rows: [
      ...TIERS.map((tier, i) => [`${tier}, share of public money`, ...shares[i]!.map(percent)]),
      ["social capital, share of all money", ...health.socialCapitalShare!.map(percent)],
    ],
    sources: found.perHead.sources,
  });
  const keeps = tabulate({
    heading: "Who keeps the revenue raised in the district, and who does the work, 2013",
    caption: "Revenue and duties of the tiers",
    head: ["tier", "share of revenue", "share of duties", "revenue ÷ duties"],
    labels: ["Tier", "Share of revenue", "Share of duties", "Revenue over duties"],
    rows: TIERS.map((tier, i) => [
      tier,
      percent(tiers.kept[i]! / allKept),
      percent(tiers.duties[i]! / allDuties),
      fixed(tiers.selfSufficiency[i], 2),
    ]),
    lines: [
      `  The tiers that keep less than their duties cost lack ${million(found.duties.attainment!.shortfall!)} million yuan; transfers from the others have to bring it.`,
    ],
    sources: found.perHead.sources,
  });
  const shared = tabulate({
    heading: "The cost shared another way, 2013",
    caption: "Who pays what share of the cost",
    head: ["tier", "share now", "share reformed"],
    labels: ["Tier", "Share now", "Share reformed"],
    rows: TIERS.map((tier, i) => [tier, percent(shares[i]!.at(-1)), percent(reform.shares[tier].share)]),
    lines: [
      `  The burden on the district's own revenue would fall from ${percent(budget.burden!.at(-1))} to ${percent(found.burdenAfterReform)}.`,
    ],
    sources: found.perHead.sources,
  });
  const given = tabulate({
    heading: `The same ${million(asItIs.value)} million yuan given another way (yuan per resident; the standard is ${fixed(perHead.rows[0]!.standard, 0)})`,
    caption: "Yuan per resident, as it is and reformed",
    head: ["district", "own money", "now receives", "has", "reformed receives", "has"],
    labels: [
      "District",
      "Own money",
      "Receives now",
      "Has now",
      "Receives by the reform",
      "Has by the reform",
    ],
    rows: asItIs.rows.map((row, i) => [
      row.name,
      fixed(row.before, 1),
      fixed(row.perHead, 1),
      fixed(row.after, 1),
      fixed(reformed.rows[i]!.perHead, 1),
      fixed(reformed.rows[i]!.after, 1),
    ]),
    lines: [
      `  Of what is short of the standard ${percent(asItIs.effect!.gapClosed)} is closed now, ${percent(reformed.effect!.gapClosed)} by the reform; ${percent(asItIs.effect!.leakage)} of the money goes past it now, ${percent(reformed.effect!.leakage)} by the reform.`,
      `  Gini of money per resident: ${fixed(asItIs.effect!.giniBefore, 4)} without any transfer, ${fixed(asItIs.effect!.giniAfter, 4)} now, ${fixed(reformed.effect!.giniAfter, 4)} by the reform.`,
    ],
    sources: found.perHead.sources,
  });
  const text = sections([
    earns.part,
    pays.part,
    [
      "Where this leads, against goals for the district (percent)",
      printTable(
        ["term", "goal", "by", "target", "2008", "2013", "at this pace", "status"],
        goals.rows.map((row) => [
          row.term ?? "",
          row.name,
          row.deadline,
          ...[row.target, row.baseline?.value, row.current?.value, row.projected].map((x) => fixed(x, 1)),
          row.status,
        ]),
      ),
    ],
    keeps.part,
    shared.part,
    given.part,
    [
      "What it takes until every district has the standard, the lowest first (million yuan)",
      printTable(
        ["year", "budget", "sent", "still short, yuan a resident"],
        found.plan.years.map(({ year, budget: granted, disbursed, remainingGap }) => [
          year,
          fixed(granted / 1e6, 2),
          fixed(disbursed / 1e6, 2),
          fixed(remainingGap, 2),
        ]),
      ),
      `  ${fixed(found.plan.minimumBudget!.byYear[0]! / 1e6, 2)} million yuan a year would do. Districts' own money is taken to stay as it was in 2013.`,
    ],
    [
      "What the money achieved: appraisal of expenditure, 2013",
      printTable(
        ["program", "score", "grade", "incentive (yuan)", "largest loss"],
        appraisal.rows.map(({ name, score, grade, payment, deductions }) => {
          const worst = deductions.toSorted((a, b) => b.points - a.points)[0];
          return [
            name,
            fixed(score, 2),
            grade ?? "–",
            fixed(payment, 0),
            worst === undefined ? "" : `−${fixed(worst.points, 2)} ${worst.name}`,
          ];
        }),
      ),
    ],
  ]);
  return { text, tables: [earns, pays, keeps, shared, given].map(({ section }) => section) };
}

/** A district's health spending against its revenue, 2008 to 2013. */
export const xiuzhou: Case = {
  id: "xiuzhou",
  title: "Xiuzhou: a district's health spending against its revenue, 2008–2013",
  document: "Study of the equalization of health services in Xiuzhou district, Jiaxing, Zhejiang",
  run: () => {
    const found = measureXiuzhou();
    const { text, tables } = describe(found);
    const [earns, pays, keeps, shared, given] = tables;
    return {
      text,
      results: [
        earns!,
        pays!,
        found.goals,
        keeps!,
        found.duties,
        shared!,
        found.perHead,
        found.gap,
        found.asItIs,
        found.reformed,
        given!,
        found.plan,
        found.appraisal,
      ],
      notes: [
        "Made up for illustration: every amount of money, population, share, standard, goal and finding in this case. Real are the names and codes of Xiuzhou, Jiaxing and Zhejiang, and the questions of the document.",
        `Published: ${reform.shares.central.note}.`,
      ],
    };
  },
};
