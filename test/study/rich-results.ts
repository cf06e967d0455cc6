import {
  appraise,
  defineProgram,
  measureGap,
  measureResources,
  type Presentation,
  planEqualization,
  type ResultMetadata,
  reconcile,
  type Study,
  simulateTransfer,
  trackGoals,
} from "../../src/index.ts";
import { smallStudy } from "./small-study.ts";

/** The small study with money that moves and a scheme, its names replaced where asked. */
export function richStudy(name?: string): Study {
  const small = smallStudy();
  return {
    ...small,
    regions: small.regions.map((region) => (name === undefined ? region : { ...region, name })),
    indicators: small.indicators?.map((one) => (name === undefined ? one : { ...one, name, unit: name })),
    flows: ["p1", "p2"].map((region, i) => ({
      id: `flow-${region}`,
      from: { tier: "province", region: "p" },
      to: { tier: "county", region },
      kind: "specific-transfer" as const,
      period: "2020",
      currency: "CNY",
      amounts: {
        budgeted: [{ amount: 100 }],
        arrived: [{ amount: 100 - 20 * i }],
        spent: [{ amount: 60 }],
      },
    })),
  };
}

/** One result of each kind, of that study. */
export function richResults(name?: string): Readonly<Record<string, ResultMetadata & Presentation<object>>> {
  const data = richStudy(name);
  return {
    gap: measureGap(data, { indicator: "beds", period: "2020", level: 2, groupBy: "belt" }),
    resources: measureResources(data, { indicator: "beds", period: "2020", level: 2 }),
    transfer: simulateTransfer(data, {
      level: 2,
      program: defineProgram({
        id: "by-head",
        title: name ?? "So much a head",
        source: "example",
        inputs: [
          { name: "heads", unit: "person", description: "people" },
          { name: "beds", unit: "count", description: "beds" },
        ],
        parameters: {},
        assumptions: [],
        invariants: [],
        effect: { population: "heads", capacity: "beds" },
        steps: [
          {
            id: "pay",
            label: "ten a head",
            unit: "money",
            compute: ({ input }) => input("heads").map((n) => 10 * n),
          },
        ],
      }),
      inputs: { heads: { population: "study" }, beds: { indicator: "beds", period: "2020" } },
    }),
    appraisal: appraise(data, {
      level: 2,
      scheme: {
        id: "s",
        name: name ?? "Beds",
        year: 2020,
        root: {
          id: "all",
          name: "All",
          points: 10,
          children: [{ id: "beds", name: "Beds", points: 10, rule: { kind: "ratio", target: 4 } }],
        },
      },
      payment: { pool: 100, currency: "CNY", rule: "pool-share", whole: true },
    }),
    plan: planEqualization(data, {
      indicator: "beds",
      period: "2020",
      level: 2,
      target: { standard: 4 },
      budget: 2,
      years: [2021, 2022],
    }),
    reconciliation: reconcile(data, { period: "2020" }),
    goals: trackGoals(data, {
      goals: [
        {
          id: "all",
          name: name ?? "Four beds",
          indicator: "beds",
          target: 4,
          deadline: "2025",
          from: "2020",
          level: 2,
        },
        {
          id: "even",
          name: name ?? "Even beds",
          indicator: "beds",
          criterion: "index",
          target: 0.2,
          deadline: "2025",
          from: "2020",
          level: 2,
        },
      ],
    }),
  };
}
/** The kinds of results. */
export const KINDS = [
  "gap",
  "resources",
  "transfer",
  "appraisal",
  "reconciliation",
  "goals",
  "plan",
] as const;
