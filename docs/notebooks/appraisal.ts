// %% [markdown]
// # Appraise the work
// A tree of indicators with points and rules; every lost point with its reason; panels of appraisers; money by result.

// %% [markdown]
// ## A scheme is data
// Made up for illustration: two themes, three indicators, four townships.

// %%
import type { Study } from "equalis";

const townships = ["north", "east", "south", "west"];
const reported = {
  records: [92, 78, 85, 60],
  control: [71, 66, 48, 52],
  days: [0, 4, 12, 31],
};
const study: Study = {
  id: "four-townships",
  name: "Four townships",
  regions: townships.map((id) => ({ id, name: `${id[0]!.toUpperCase()}${id.slice(1)} township` })),
  indicators: [
    {
      id: "records",
      name: "Health records kept",
      dimension: "process",
      direction: "higher",
      unit: "%",
      scale: 100,
    },
    {
      id: "control",
      name: "Hypertension controlled",
      dimension: "outcome",
      direction: "higher",
      unit: "%",
      scale: 100,
    },
    {
      id: "days",
      name: "Days late with the report",
      dimension: "process",
      direction: "lower",
      unit: "days",
      scale: 1,
    },
  ],
  observations: Object.entries(reported).flatMap(([indicator, values]) =>
    values.map((value, i) => ({
      region: townships[i]!,
      indicator,
      period: "2024",
      value,
      source: "made-up",
    })),
  ),
  schemes: [
    {
      id: "basic-services",
      name: "Basic public health services",
      year: 2024,
      root: {
        id: "all",
        name: "All services",
        points: 100,
        children: [
          {
            id: "services",
            name: "Services",
            points: 80,
            children: [
              { id: "records", name: "Health records", points: 40, rule: { kind: "ratio", target: 90 } },
              {
                id: "control",
                name: "Hypertension",
                points: 40,
                rule: { kind: "deduct-per-step", target: 65, step: 5, deduct: 4, steps: "ceil" },
              },
            ],
          },
          {
            id: "management",
            name: "Management",
            points: 20,
            children: [
              {
                id: "days",
                name: "Report in time",
                points: 20,
                rule: { kind: "lateness", unitDays: 7, deduct: 5, steps: "ceil" },
              },
            ],
          },
        ],
      },
      grades: [
        { from: 0, grade: "failed" },
        { from: 60, grade: "passed" },
        { from: 85, grade: "excellent" },
      ],
      source: "made-up",
    },
  ],
  sources: [{ id: "made-up", title: "Made up for illustration", status: "illustrative" }],
};
study.schemes![0]!.name;

// %% [markdown]
// ## Points, grades and money

// %%
import { appraise } from "equalis";
import "equalis/plot";

const appraisal = appraise(study, {
  scheme: "basic-services",
  payment: { pool: 1_000_000, currency: "CNY", rule: "pool-share", whole: true },
});
console.log(String(appraisal));
appraisal;

// %% [markdown]
// ## Why did we lose points

// %%
const reasons = appraisal.rows.flatMap(({ name, deductions }) =>
  deductions.map(({ points, reason }) => `${name}: ${points.toFixed(1)} points: ${reason}`),
);
for (const reason of reasons) console.log(reason);
reasons.length;

// %% [markdown]
// ## Can the appraisers be trusted
// Four townships, three appraisers who gave points without knowing of each other.

// %%
import { aggregatePanel, intraclassCorrelation } from "equalis";

const panel = [
  [88, 90, 86],
  [75, 79, 74],
  [70, 72, 55],
  [52, 60, 50],
];
const agreement = intraclassCorrelation(panel, {
  model: "twoway-random",
  type: "agreement",
  rating: "single",
});
const combined = aggregatePanel(panel, { method: "median" });
console.log(`ICC ${agreement.value!.toFixed(2)}; scores ${Array.from(combined.scores).join(", ")}`);
Array.from(combined.scores);
