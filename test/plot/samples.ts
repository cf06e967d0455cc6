import {
  appraise,
  concentrationCurve,
  decomposeEntropy,
  decomposeGini,
  decomposeGiniBySource,
  defineProgram,
  evaluatePolicy,
  type FiscalFlow,
  lorenzCurve,
  measureGap,
  measureProtection,
  measureResources,
  type PolicyOptions,
  type PolicyResult,
  planEqualization,
  rankRobustness,
  reconcileFlows,
  type Study,
  scoreAppraisal,
  sigmaConvergence,
  simulate,
  simulateTransfer,
  trackGoals,
  waterFill,
} from "../../src/index.ts";
import {
  appraisalPlot,
  convergencePlot,
  decompositionPlot,
  evaluationPlot,
  frontierPlot,
  gapPlot,
  goalPlot,
  lorenzPlot,
  type Plot,
  type PlotOptions,
  protectionPlot,
  rankPlot,
  transferPlot,
  waterfallPlot,
} from "../../src/plot/index.ts";

/** A name that would be markup anywhere it is not escaped. */
export const HOSTILE = "<img src=x onerror=alert(1)>";

/** Four counties over six years, the first with a reform in 2019. */
function evaluated(method: PolicyOptions["method"]): PolicyResult {
  const values = [
    [10, 11, 12, 16, 17, 19],
    [12, 12, 13, 14, 15, 15],
    [9, 10, 11, 11, 12, 13],
    [14, 13, 15, 15, 17, 16],
  ];
  const study: Study = {
    id: "reform",
    name: "Reform",
    regions: values.map((_, i) => ({ id: `r${i}`, name: i === 0 ? HOSTILE : `County ${i}` })),
    indicators: [
      { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
    ],
    observations: values.flatMap((series, i) =>
      series.map((value, t) => ({ region: `r${i}`, indicator: "beds", period: String(2016 + t), value })),
    ),
  };
  return evaluatePolicy(study, { indicator: "beds", treated: { r0: "2019" }, method });
}

/** Six counties with names by language, short, long and hostile. */
function counties(names: readonly string[] = COUNTIES): Study {
  const values = [2.1, 3.4, 4.0, 4.8, 6.9, 11.5];
  return {
    id: "counties",
    name: "Six counties",
    population: { concept: "resident", year: 2020 },
    regions: names.map((name, i) => ({
      id: `c${i}`,
      name,
      population: [
        { concept: "resident", year: 2020, value: 1000 * (i + 1) },
        { concept: "resident", year: 2020, value: 600 * (i + 1), subgroup: "rural" },
        { concept: "resident", year: 2020, value: 400 * (i + 1), subgroup: "urban" },
      ],
      groups: { belt: i < 3 ? "hills" : "plain" },
    })),
    indicators: [
      {
        id: "beds",
        name: "Beds",
        dimension: "input",
        direction: "higher",
        unit: "per 1,000",
        scale: 1000,
        standards: [{ value: 4, from: "2010-01-01" }],
      },
    ],
    observations: [
      ...values.map((value, i) => ({ region: `c${i}`, indicator: "beds", period: "2020", value })),
      ...values.map((value, i) => ({
        region: `c${i}`,
        indicator: "beds",
        period: "2018",
        value: value * 0.9,
      })),
      ...values.map((value, i) => ({
        region: `c${i}`,
        indicator: "beds",
        period: "2016",
        value: value * 0.7 + 0.5,
      })),
      ...values.flatMap((value, i) => [
        { region: `c${i}`, indicator: "beds", period: "2020", subgroup: "rural", value: value * 0.8 },
        { region: `c${i}`, indicator: "beds", period: "2020", subgroup: "urban", value: value * 1.3 },
      ]),
    ],
  };
}

const COUNTIES = [
  "Pinggu",
  "海淀区",
  "Miyun",
  "A county whose long name does not fit any column",
  HOSTILE,
  "Daxing",
];

const lift = defineProgram({
  id: "lift",
  title: "Lift the lowest",
  source: "example",
  inputs: [
    { name: "heads", unit: "person", description: "residents" },
    { name: "level", unit: "yuan/person", description: "capacity per head" },
    { name: "pool", unit: "yuan", description: "money" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [],
  effect: { population: "heads", capacity: "level" },
  steps: [
    {
      id: "fill",
      label: "lift the lowest to a common level",
      unit: "yuan",
      compute: ({ input, scalar }) => waterFill(input("level"), input("heads"), scalar("pool")),
    },
  ],
});

const flow = (id: string, from: string, to: string, amounts: FiscalFlow["amounts"]): FiscalFlow => ({
  id,
  from: { tier: from, region: from },
  to: { tier: to, region: to },
  kind: "specific-transfer",
  period: "2020",
  currency: "CNY",
  amounts,
});

const flows: readonly FiscalFlow[] = [
  flow("a", "central", "province", {
    budgeted: [{ amount: 12_000_000 }],
    appropriated: [{ amount: 11_000_000 }],
    arrived: [{ amount: 11_000_000 }],
  }),
  flow("b", "province", "county", {
    appropriated: [{ amount: 10_000_000 }],
    arrived: [{ amount: 9_500_000 }],
    spent: [{ amount: 7_000_000 }, { amount: 400_000, offPurpose: true }],
  }),
];

const scheme = {
  id: "public-health",
  name: "Public health",
  year: 2020,
  root: {
    id: "all",
    name: "All",
    points: 100,
    children: [
      {
        id: "work",
        name: "Work done",
        points: 70,
        children: [
          {
            id: "records",
            name: "健康档案 Health records of residents",
            points: 40,
            rule: { kind: "ratio", target: 80 },
          },
          { id: "vaccines", name: HOSTILE, points: 30, rule: { kind: "ratio", target: 90 } },
        ],
      },
      { id: "money", name: "Money", points: 30, rule: { kind: "ratio", target: 100 } },
    ],
  },
  grades: [
    { from: 0, grade: "poor" },
    { from: 80, grade: "good" },
  ],
} as const;

const evidence = [
  { node: "records", value: 60 },
  { node: "vaccines", value: 90 },
  { node: "money", value: 75 },
];

/** One of every kind of picture, by name. Options go to all of them. */
export function samples(
  options: PlotOptions = {},
  names?: readonly string[],
): Readonly<Record<string, () => Plot>> {
  const study = counties(names);
  const beds = { indicator: "beds", period: "2020" };
  const many = Array.from({ length: 3000 }, (_, i) => ({
    name: `County ${i}`,
    value: 1 + ((i * 7919) % 3001) / 300,
    standard: 4,
  }));
  return {
    "lorenz of a gap": () => lorenzPlot(measureGap(study, beds), options),
    "lorenz of two": () =>
      lorenzPlot([lorenzCurve([1, 2, 3, 9]), lorenzCurve([3, 3, 4, 5])], {
        labels: ["before", HOSTILE],
        ...options,
      }),
    concentration: () =>
      lorenzPlot(concentrationCurve([5, 4, 2, 2], { rankBy: [1, 2, 3, 4] }), {
        rankBy: "income",
        ...options,
      }),
    protection: () =>
      protectionPlot(
        measureProtection(
          {
            id: "eight",
            name: HOSTILE,
            unit: "person",
            columns: { x: [4, 10, 10, 30, 12, 8, 20, 16], paid: [1, 3, 6, 2, 0, 0, 9, 1] },
          },
          { consumption: "x", outOfPocket: "paid", povertyLine: 5 },
        ),
        options,
      ),
    "evaluation with a counterfactual": () => evaluationPlot(evaluated("did"), options),
    "evaluation by event time": () => evaluationPlot(evaluated("event-study"), options),
    "rank of resources": () => rankPlot(measureResources(study, beds), options),
    "rank of intervals": () =>
      rankPlot(
        [
          { name: "up", value: 4, lower: 2.5, upper: 6 },
          { name: "down", value: -3, lower: -4, upper: -1 },
          { name: "nothing", value: 0, lower: -1, upper: 1 },
        ],
        { name: "Growth", unit: "%", ...options },
      ),
    "rank of ranks": () =>
      rankPlot(
        rankRobustness(
          [
            [1, 2, 3],
            [3, 4, 1],
            [5, 6, 2],
            [2, 9, 4],
          ],
          {
            scenarios: [{ weights: "any" }],
            draws: 50,
          },
        ),
        { labels: ["A", "B", "C", "D"], ...options },
      ),
    "rank of 3,000": () => rankPlot(many, { limit: 12, ...options }),
    "rank of one": () => rankPlot([{ name: "Only", value: 1e-12 }], options),
    "gap to a standard": () => gapPlot(measureResources(study, beds), options),
    "gap to the mean by belt": () => gapPlot(measureGap(study, { ...beds, groupBy: "belt" }), options),
    "gap of town and country": () =>
      gapPlot(measureGap(study, { ...beds, subgroups: ["rural", "urban"] }), options),
    "gap of 3,000": () => gapPlot(many, { limit: 12, ...options }),
    "transfer of a study": () =>
      transferPlot(
        simulateTransfer(study, {
          program: lift,
          inputs: {
            heads: { population: "study" },
            level: { indicator: "beds", period: "2020" },
            pool: { value: 9000 },
          },
        }),
        options,
      ),
    "transfer of a simulation": () =>
      transferPlot(
        simulate(lift, {
          units: ["a", "b", HOSTILE],
          data: { heads: [1, 2, 3], level: [5, 3, 9], pool: 12 },
        }),
        options,
      ),
    waterfall: () => waterfallPlot(reconcileFlows(flows), options),
    "appraisal tree": () => appraisalPlot(scoreAppraisal(scheme, evidence), options),
    "appraisal of a study": () =>
      appraisalPlot(
        appraise(study, {
          scheme,
          evidence: ["c0", "c4"].flatMap((subject) => evidence.map((one) => ({ ...one, subject }))),
        }),
        { subject: "c4", ...options },
      ),
    convergence: () =>
      convergencePlot(
        sigmaConvergence(
          [
            [1, 2, 3],
            [5, 5, 6],
            [3, 4, 4],
          ],
          { years: [2010, 2015, 2020] },
        ),
        options,
      ),
    "index over time": () => convergencePlot(measureGap(study, { ...beds, periods: "all" }), options),
    series: () =>
      convergencePlot(
        [
          {
            name: "east",
            points: [
              { period: 2010, value: 3 },
              { period: 2015, value: 5 },
            ],
          },
          {
            name: HOSTILE,
            points: [
              { period: 2010, value: -1 },
              { period: 2020, value: 2 },
            ],
          },
        ],
        { name: "Growth", unit: "%", ...options },
      ),
    goals: () =>
      goalPlot(
        trackGoals(study, {
          goals: [
            { id: "mean", name: "8 beds on average", indicator: "beds", target: 8, deadline: "2025" },
            {
              id: "all",
              name: HOSTILE,
              indicator: "beds",
              criterion: "every-region",
              target: 4,
              deadline: "2024",
            },
            {
              id: "share",
              name: "全部地区达标",
              indicator: "beds",
              criterion: "share-of-regions",
              target: 1,
              deadline: "2030",
            },
            {
              id: "gini",
              name: "A Gini of 0.1",
              indicator: "beds",
              criterion: "index",
              target: 0.1,
              deadline: "2030",
            },
          ],
        }),
        options,
      ),
    "parts of a gap": () => decompositionPlot(measureGap(study, { ...beds, groupBy: "belt" }), options),
    "parts by group": () =>
      decompositionPlot(
        decomposeEntropy([1, 2, 3, 9], ["north", "north", HOSTILE, HOSTILE], { alpha: 1 }),
        options,
      ),
    "parts of a Gini": () =>
      decompositionPlot(decomposeGini([1, 5, 3, 9], ["north", "north", "south", "south"]), options),
    "parts by source": () =>
      decompositionPlot(decomposeGiniBySource({ own: [1, 4, 9, 20], grants: [10, 8, 5, 1] }), options),
    frontier: () =>
      frontierPlot(
        planEqualization(study, {
          indicator: "beds",
          period: "2020",
          target: { standard: 6 },
          budget: 4,
          years: [2021, 2022],
          cost: 1,
        }),
        options,
      ),
  };
}
