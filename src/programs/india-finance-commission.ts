import {
  type BlendPart,
  blend,
  boundedShare,
  type Column,
  columns,
  defineProgram,
  fiscalGap,
  type Program,
  type StepContext,
} from "../transfers/index.ts";

/**
 * India: states' shares in union taxes by the Fifteenth (2020-21 to 2025-26) and the Sixteenth Finance Commission (2026-27
 * to 2030-31).
 *
 * 41 % of the divisible pool goes to the states, by criteria that are each turned to shares first:
 *
 * | criterion | to 2025-26 | from 2026-27 | score |
 * |---|---|---|---|
 * | income distance | 45 | 42.5 | (benchmark − income per head) × population |
 * | population 2011 | 15 | 17.5 | population |
 * | area | 15 | 10 | area, no share below 2 % |
 * | forest | 10 | 10 | `forest` |
 * | demographic performance | 12.5 | 10 | `demographic` |
 * | tax effort | 2.5 | | `taxEffort` |
 * | contribution to GDP | | 10 | square root of `gsdp` |
 *
 * - **Benchmark:** to 2025-26 the third highest income per head (the two above it are small and atypical), from 2026-27 the mean
 *   of the three highest among large states: flag them in `large`.
 * - **Inputs:** the scores the Commissions define in their reports come ready made: `forest`, `demographic`, `taxEffort`.
 * - **Period:** the fiscal year by its first calendar year. **Amounts** are in the money of `pool`.
 *
 * @see Reports of the Fifteenth and Sixteenth Finance Commissions, as quoted by the press; parts that are recalled are
 *   marked unverified.
 *
 * @example Four states under the Sixteenth Commission
 * ```ts
 * import { indiaFinanceCommission, simulate } from "equalis";
 * const run = simulate(indiaFinanceCommission, {
 *   units: ["P", "Q", "R", "S"],
 *   data: {
 *     population: [100, 60, 40, 1], income: [50, 100, 150, 400], large: [true, true, true, false],
 *     area: [90, 60, 45, 5], forest: [10, 20, 5, 5], demographic: [1, 2, 3, 1], gsdp: [5000, 6000, 6000, 400],
 *     pool: 1000,
 *   },
 *   period: "2026",
 * });
 * run.steps.find(({ id }) => id === "benchmark")?.scalar; // => 100
 * Math.round(run.total * 1e9) / 1e9; // => 410
 * ```
 */
export const indiaFinanceCommission: Program = /* @__PURE__ */ defineProgram({
  id: "india-finance-commission",
  title: "India: states' shares in union taxes",
  jurisdiction: "IN",
  source: "Reports of the Fifteenth and the Sixteenth Finance Commission",
  description:
    "A part of the divisible pool, shared by weighted criteria: income distance, population, area, forest, demographic performance, and tax effort or contribution to GDP.",
  inputs: [
    {
      name: "population",
      unit: "person",
      description: "Population of the census of 2011",
      range: { above: 0 },
    },
    {
      name: "income",
      unit: "rupee/person",
      description:
        "Gross state domestic product per head, averaged: 2015-16 to 2017-18 for the Fifteenth, 2018-19 to 2023-24 without 2020-21 for the Sixteenth Commission",
      range: { above: 0 },
    },
    { name: "area", unit: "square kilometer", description: "Area of the state", range: { above: 0 } },
    {
      name: "forest",
      unit: "index",
      description:
        "Forest score: area of dense forest (Fifteenth); by the Commission's rule from forest area and its increase (Sixteenth)",
      range: { atLeast: 0 },
    },
    {
      name: "demographic",
      unit: "index",
      description:
        "Demographic score: 1971 population over total fertility rate (Fifteenth); by the Commission's rule from growth 1971 to 2011 (Sixteenth)",
      range: { atLeast: 0 },
    },
    {
      name: "taxEffort",
      unit: "index",
      description: "Tax effort score; Fifteenth Commission",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "gsdp",
      unit: "rupee",
      description: "Mean nominal gross state domestic product; Sixteenth Commission",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "large",
      unit: "yes or no",
      description:
        "Whether the state is one of the large ones, for the benchmark of the Sixteenth Commission",
      type: "flag",
      optional: true,
    },
    { name: "pool", unit: "rupee", description: "Divisible pool of union taxes", range: { atLeast: 0 } },
  ],
  parameters: {
    statesShare: {
      description: "Part of the divisible pool that goes to the states",
      unit: "share",
      source: "Report of the Sixteenth Finance Commission, chapter 7",
      status: "published",
      values: [{ from: "2020", to: "2030", value: 0.41 }],
    },
    weights: {
      description: "Weight of each criterion, percent",
      unit: "percent",
      source: "Report of the Fifteenth Finance Commission",
      status: "published",
      values: [
        {
          from: "2020",
          value: { distance: 45, population: 15, area: 15, forest: 10, demographic: 12.5, taxEffort: 2.5 },
        },
        {
          from: "2026",
          to: "2030",
          value: {
            distance: 42.5,
            population: 17.5,
            area: 10,
            forest: 10,
            demographic: 10,
            contribution: 10,
          },
          source:
            "Report of the Sixteenth Finance Commission, as tabulated in the press of February 2026; beware of pages that print the Fifteenth's weights as the Sixteenth's",
        },
      ],
    },
    benchmarkRank: {
      description: "Benchmark of the Fifteenth: the income per head of this rank",
      unit: "index",
      source: "Report of the Fifteenth Finance Commission: Haryana, after Goa and Sikkim",
      status: "published",
      values: [{ from: "2020", to: "2025", value: 3 }],
    },
    benchmarkCount: {
      description:
        "Benchmark of the Sixteenth: the mean of this many large states with the highest income per head",
      unit: "index",
      source: "Report of the Sixteenth Finance Commission",
      status: "published",
      values: [{ from: "2026", to: "2030", value: 3 }],
    },
    areaFloor: {
      description: "Least share in the criterion area",
      unit: "share",
      source: "Recalled, not read in a source",
      status: "unverified",
      values: [{ from: "2020", to: "2030", value: 0.02 }],
    },
  },
  assumptions: [
    "States at or above the benchmark get the smallest distance of those below it (recalled, not read in a source).",
    "The floor of the area is met first; the rest is shared pro rata.",
    "Income distance is scaled by the population of 2011; tax effort comes as the score to be shared.",
  ],
  invariants: [{ kind: "adds-to", total: "statesPool" }, { kind: "non-negative" }],
  effect: { population: "population", capacity: "income" },
  steps: [
    {
      id: "statesPool",
      label: "Money for the states",
      unit: "rupee",
      formula: "41 % of the divisible pool",
      compute: (c) => c.parameter("statesShare") * c.scalar("pool"),
    },
    {
      id: "benchmark",
      label: "Benchmark income per head",
      unit: "rupee/person",
      formula: "the third highest (Fifteenth), the mean of the three highest large states (Sixteenth)",
      compute: (c) =>
        isSixteenth(c)
          ? columns.meanOfLargest(c.input("income"), c.parameter("benchmarkCount"), {
              mask: c.input("large"),
            })
          : columns.nthLargest(c.input("income"), c.parameter("benchmarkRank")),
    },
    {
      id: "distance",
      label: "Income distance",
      unit: "rupee/person",
      formula: "benchmark − income; at or above the benchmark the smallest distance of the others",
      compute: (c) => {
        const own = columns.positive(fiscalGap(c.step("benchmark"), c.input("income")));
        const below = columns.above(own, 0);
        return below.includes(true) ? columns.maximum(own, columns.min(own, { mask: below })) : own;
      },
    },
    {
      id: "areaShare",
      label: "Share in the area, with its floor",
      unit: "share",
      compute: (c) => boundedShare(c.input("area"), { lower: c.parameter("areaFloor"), total: 1 }),
    },
    {
      id: "share",
      label: "Share of the state",
      unit: "share",
      formula: "weighted shares by all criteria",
      compute: (c) => {
        const weights = c.table("weights");
        const scores: Readonly<Record<string, () => Column>> = {
          distance: () => columns.multiply(c.step("distance"), c.input("population")),
          population: () => c.input("population"),
          area: () => c.step("areaShare"),
          forest: () => c.input("forest"),
          demographic: () => c.input("demographic"),
          taxEffort: () => c.input("taxEffort"),
          contribution: () => columns.power(c.input("gsdp"), 0.5),
        };
        const parts: BlendPart[] = [];
        for (const [criterion, score] of Object.entries(scores)) {
          const weight = weights[criterion] ?? 0;
          if (weight > 0) parts.push({ weight, score: score() });
        }
        return blend(parts);
      },
    },
    {
      id: "devolution",
      label: "Devolution",
      unit: "rupee",
      formula: "share × money for the states",
      from: "share",
      kind: "conversion",
      compute: (c) => columns.multiply(c.step("share"), c.step("statesPool")),
    },
  ],
});

/** The Sixteenth Commission is the one that counts the contribution to GDP. */
function isSixteenth(c: StepContext): boolean {
  return (c.table("weights").contribution ?? 0) > 0;
}
