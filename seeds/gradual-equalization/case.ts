import {
  type AppraisalResult,
  aggregatePanel,
  appraise,
  type Evidence,
  type GoalRow,
  type GoalsResult,
  measureResources,
  type PanelScores,
  type PlanResult,
  planEqualization,
  type ReconciliationRegion,
  type ReconciliationResult,
  type ResourceResult,
  reconcile,
  type Study,
  trackGoals,
} from "equalis";
import type { ReportTableSection } from "equalis/report";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { loadStudy } from "../load-study.ts";
import { printTable } from "../print-table.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";
import appraisal from "./appraisal.json" with { type: "json" };

const YEAR = "2018";
const CATEGORIES = ["personnel", "operating", "program", "capital"] as const;

/** Points lost at what one office answers for. */
export interface Accountable {
  readonly office: string;
  /** Points lost by each county, in the order of the study. */
  readonly lost: readonly number[];
}

/** Everything the case finds. */
export interface GradualFindings {
  /** The money of the year, followed from the central budget to its use. */
  readonly money: ReconciliationResult;
  /** The same by budget category, on the last hop alone. */
  readonly byCategory: ReconciliationResult["byCategory"];
  /** Short, medium and long-term goals. */
  readonly goals: GoalsResult;
  /** Major programs against their standards. */
  readonly major: readonly ResourceResult[];
  /** The panel behind the scores that appraisers give. */
  readonly panel: PanelScores;
  readonly appraisal: AppraisalResult;
  readonly accountable: readonly Accountable[];
  /** What it takes to bring every county to the standard. */
  readonly plan: PlanResult;
}

/** Money a year for what is still lacking, and the yuan that every resident should see. Figures of no budget. */
const ILLUSTRATIVE_BUDGET = [1_500_000, 3_000_000, 4_500_000, 4_500_000];
const STANDARD = 55;

/** At the county account money of all kinds becomes one: what leaves it by category is not told apart by kind. */
const MATCH_BY = ["service", "period"] as const;

/** Measures the case. */
export function measureGradual(): GradualFindings {
  const study = loadStudy(new URL("study.json", import.meta.url));
  const money = reconcile(study, { period: YEAR, asOf: "2018-12-31", linkBy: MATCH_BY });
  const institutions = money.byRegion.filter(({ tier }) => tier === "institutions");
  const { subjects, scores, appraisers, node } = appraisal.panel;
  const panel = aggregatePanel(scores, { method: "mean", appraisers, units: subjects });
  const result = appraise(study, {
    scheme: "appraisal-2018",
    evidence: [
      ...appraisal.evidence,
      ...institutions.flatMap(evidenceOf),
      ...subjects.map((subject, i) => ({ subject, node, value: panel.scores[i]! })),
    ],
    payment: {
      pool: institutions.reduce((sum, { due }) => sum + due, 0),
      currency: money.currency,
      rule: "withhold-and-return",
      withhold: appraisal.withheld.share,
      maximum: 100,
      base: Object.fromEntries(institutions.map(({ region, due }) => [region, due])),
      whole: true,
    },
  });
  const funded = withMoneyOf(study, institutions);
  const offices = [...new Set(Object.values(appraisal.answers))];
  return {
    money,
    byCategory: CATEGORIES.map((group) => money.byCategory.find((one) => one.group === group)!),
    goals: trackGoals(funded),
    major: study
      .indicators!.filter(
        ({ service }) => study.services!.find(({ id }) => id === service)?.parent === "major",
      )
      .map(({ id }) => measureResources(study, { indicator: id, whole: true })),
    panel,
    appraisal: result,
    accountable: offices.map((office) => ({
      office,
      lost: result.rows.map(({ deductions }) =>
        deductions
          .filter(({ node }) => appraisal.answers[node as keyof typeof appraisal.answers] === office)
          .reduce((sum, { points }) => sum + points, 0),
      ),
    })),
    plan: planEqualization(funded, {
      indicator: "funding",
      period: YEAR,
      target: { standard: STANDARD },
      budget: ILLUSTRATIVE_BUDGET,
      years: [2019, 2020, 2021, 2022],
      lossRate: "observed",
      lossLinkBy: MATCH_BY,
      objective: "max-min",
      moneyUnit: "yuan",
    }),
  };
}

/** What the books say of one county, as evidence for its appraisal. */
function evidenceOf({
  region,
  arrivalRate,
  meanDelayDays,
  executionRate,
  offPurposeRate,
}: ReconciliationRegion): readonly Evidence[] {
  return [
    { subject: region, node: "in-full", value: 100 * arrivalRate! },
    { subject: region, node: "in-time", value: meanDelayDays },
    { subject: region, node: "execution", value: 100 * executionRate! },
    { subject: region, node: "on-purpose", value: 100 * offPurposeRate! },
  ];
}

/** The study with the money that reached the institutions as the last year of its series. */
function withMoneyOf(study: Study, institutions: readonly ReconciliationRegion[]): Study {
  return {
    ...study,
    observations: [
      ...study.observations!,
      ...institutions.map(({ region, arrived, population, arrivedPerHead }) => ({
        region,
        indicator: "funding",
        period: YEAR,
        value: arrivedPerHead!,
        numerator: arrived,
        denominator: population!,
        source: "illustrative",
      })),
    ],
  };
}

const million = (yuan: number): string => fixed(yuan / 1e6, 2);
const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? "–" : `${fixed(100 * share, 1)} %`;

/** A number of a goal with the digits its unit asks for. */
function inUnitOf({ unit, criterion }: GoalRow, value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (unit === "share") return percent(value);
  if (criterion === "index") return fixed(value, 4);
  return unit === "%" ? `${fixed(value, 1)} %` : `${fixed(value, 2)} ${unit.split(" ")[0]}`;
}

function describe(found: GradualFindings): {
  readonly text: string;
  readonly tables: readonly ReportTableSection[];
} {
  const { money, goals, major, appraisal: scored, accountable, panel, plan } = found;
  const withoutLosses = plan.rows.reduce(
    (sum, { before, population }) => sum + Math.max(0, STANDARD - before) * population,
    0,
  );
  const matching = tabulate({
    heading: "Matching funds, by the tier that owes them (million yuan)",
    caption: "Matching funds due and paid",
    head: ["tier", "due", "paid", "short", "fulfilled"],
    labels: ["Tier", "Due", "Paid", "Short", "Fulfilled"],
    rows: money.matchingFunds.map(({ tier, due, paid, arrivalRate }) => [
      tier,
      million(due),
      million(paid),
      million(due - paid),
      percent(arrivalRate),
    ]),
    sources: money.sources,
  });
  const offices = tabulate({
    heading: "Who answers for the points that were lost",
    caption: "Points lost, by the office that answers for them",
    head: ["office", ...scored.rows.map(({ name }) => name)],
    labels: ["Office", ...scored.rows.map(({ name }) => name)],
    rows: accountable.map(({ office, lost }) => [office, ...lost.map((points) => fixed(points, 2))]),
    sources: money.sources,
  });
  const text = sections([
    [
      "Short, medium and long-term goals",
      printTable(
        ["term", "goal", "by", "target", "now", "pace a year", "needed", "status"],
        goals.rows.map((row) => [
          row.term ?? "",
          row.name,
          row.deadline,
          ...[row.target, row.current?.value].map((value) => inUnitOf(row, value)),
          ...[row.annualChange, row.requiredAnnualChange].map((value) =>
            inUnitOf(row, value).replace("%", "points"),
          ),
          row.status,
        ]),
      ),
      ...goals.rows
        .filter(({ status }) => status !== "achieved" && status !== "on-track")
        .map(
          ({ name, reason, laggingRegions }) =>
            `  ${name}: ${reason}${laggingRegions.length > 0 ? `; most of it is lacking in ${laggingRegions[0]!.name}` : ""}.`,
        ),
    ],
    [
      `The money of ${YEAR} from tier to tier (million yuan)`,
      printTable(
        ["from", "to", "due", "arrived", "in full", "in time", "days late", "kept on the way"],
        money.byTierPair.map((hop) => [
          hop.from,
          hop.to,
          million(hop.due),
          million(hop.arrived),
          percent(hop.arrivalRate),
          percent(hop.onTimeRate),
          fixed(hop.meanDelayDays, 1),
          million(hop.undisbursed),
        ]),
      ),
      "  In time is the share of what was due that arrived by its due date. Days late count what arrived, weighted by money.",
    ],
    matching.part,
    [
      "What became of the budget (million yuan)",
      printTable(
        ["", "amount", "left"],
        money.waterfall
          .filter(({ amount }) => amount !== 0)
          .map(({ label, amount, balance }) => [label, million(amount), million(balance)]),
      ),
      `  Of the money that came in, ${percent(money.value)} was spent on its purpose.`,
    ],
    [
      "By county: what the institutions got and did with it",
      printTable(
        ["county", "due a resident", "got", "in time", "days late", "spent of it", "on something else"],
        money.byRegion
          .filter(({ tier }) => tier === "institutions")
          .map((row) => [
            row.name,
            fixed(row.duePerHead, 2),
            fixed(row.arrivedPerHead, 2),
            percent(row.onTimeRate),
            fixed(row.meanDelayDays, 1),
            percent(row.executionRate),
            percent(row.offPurposeRate),
          ]),
      ),
    ],
    [
      "By budget category (million yuan, at the institutions)",
      printTable(
        ["category", "budgeted", "arrived", "spent", "on something else"],
        found.byCategory.map(({ name, budgeted, arrived, spent, offPurpose }) => [
          name,
          million(budgeted),
          million(arrived),
          million(spent),
          million(offPurpose),
        ]),
      ),
    ],
    [
      "Major-disease items: who was reached of those who should be",
      printTable(
        ["item", "achieved", "standard", "counties that meet it", "still to be reached"],
        major.map(({ name, value, rows, attainment }) => [
          name,
          `${fixed(value, 1)} %`,
          `${fixed(rows[0]!.standard, 0)} %`,
          `${rows.filter(({ met }) => met).length} of ${rows.length}`,
          fixed(attainment!.shortfall, 0),
        ]),
      ),
      "  The last column counts people or households up to the standard, county by county.",
    ],
    [
      "How the work is scored, and what is paid (a tenth is held back until then)",
      printTable(
        ["county", "score", "grade", "paid (yuan)", "held back for good", "largest loss"],
        scored.rows.map(({ name, score, grade, payment, deductions }, i) => {
          const worst = deductions.toSorted((a, b) => b.points - a.points)[0];
          const due = money.byRegion.filter(({ tier }) => tier === "institutions")[i]!.due;
          return [
            name,
            fixed(score, 2),
            grade ?? "–",
            fixed(payment, 0),
            fixed(due - payment!, 0),
            worst === undefined ? "" : `−${fixed(worst.points, 2)} ${worst.name}`,
          ];
        }),
      ),
      ...scored.rows.flatMap(({ name, vetoes }) => vetoes.map(({ reason }) => `  Veto, ${name}: ${reason}`)),
      `  The three appraisers of management agree by ${fixed(panel.agreement.average, 2)} (intraclass correlation of their mean).`,
    ],
    offices.part,
    [
      `What it takes to bring every county to ${STANDARD} yuan a resident, if losses stay as they were in ${YEAR}`,
      printTable(
        [
          "year",
          "budget",
          "sent",
          "lost on the way",
          "short without it",
          "still short",
          "lowest has",
          "lowest",
        ],
        plan.years.map((year, t) => {
          const lowest = Math.min(...plan.rows.map(({ years }) => years[t]!.after));
          const there = plan.rows.filter(({ years }) => years[t]!.after < lowest + 1e-6);
          return [
            year.year,
            million(year.budget),
            million(year.disbursed),
            million(year.lost),
            fixed(year.gapBefore, 2),
            fixed(year.remainingGap, 2),
            fixed(lowest, 2),
            there.length === plan.rows.length ? "all" : there.map(({ name }) => name).join(", "),
          ];
        }),
      ),
      "  Million yuan; short is yuan per resident of all counties. The lowest county is lifted first.",
      `  ${fixed(plan.minimumBudget!.byYear[0], 0)} yuan a year would close the gap at once; without losses on the way ${fixed(withoutLosses, 0)} would.`,
      `  No other split of the money does better: ${plan.certificate!.optimal ? "proved" : "not proved"}, ${plan.certificate!.method}.`,
    ],
  ]);
  return { text, tables: [matching.section, offices.section] };
}

/** Goals by term, the money on its way, major programs, and an appraisal that says who answers for what. */
export const gradualEqualization: Case = {
  id: "gradual-equalization",
  title: "Gradual equalization: goals by term, money on its way, and who answers for it",
  document:
    "Paper on the gradual equalization of basic public health services (MFSSR 2019, doi 10.25236/mfssr.2019.153751)",
  run: () => {
    const found = measureGradual();
    const { text, tables } = describe(found);
    const [matching, offices] = tables;
    return {
      text,
      results: [found.goals, found.money, matching!, ...found.major, found.appraisal, offices!, found.plan],
      notes: [
        "Made up for illustration: the four counties (none of them exists), every amount, count, population, goal and standard of this case, the shares of the tiers, the budgets, the scheme and its evidence.",
        "Published: 55 yuan per resident in 2018 (Tan and Wong 2022); the list of major programs (BMJ 2019, table 1). No other figure is from a document.",
      ],
    };
  },
};
