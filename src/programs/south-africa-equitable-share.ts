import {
  type BlendPart,
  blend,
  type Column,
  columns,
  defineProgram,
  type Program,
  phaseIn,
} from "../transfers/index.ts";

/**
 * South Africa: the provincial equitable share of revenue raised nationally.
 *
 * $$ a_i = pool \cdot \left( 0.48\, e_i + 0.27\, h_i + 0.16\, p_i + 0.05 / 9 + 0.03\, v_i + 0.01\, g_i \right) $$
 *
 * with a province's shares in the education component, the health component, population, poor people and output; the
 * institutional component is the same for every province.
 *
 * - **Inputs:** the scores of the components, of which only proportions matter, and `pool`. `formerShare` with the
 *   parameter `phase` moves part of the way from old data to new ones, as is done over several years.
 * - **Whole amounts:** `whole: true` gives whole units of the pool's money that add up exactly (largest remainder), as the
 *   Acts print thousands of rand.
 * - **Period:** the fiscal year by its first calendar year.
 *
 * @see Weights of 2016/17: GroundUp, 29 July 2016; later years are taken to be unchanged. Totals: Division of Revenue Acts.
 *
 * @example Three provinces, in whole units that add up
 * ```ts
 * import { simulate, southAfricaEquitableShare } from "equalis";
 * const run = simulate(southAfricaEquitableShare, {
 *   units: ["A", "B", "C"],
 *   data: {
 *     education: [50, 30, 20], health: [40, 40, 20], population: [45, 35, 20], poverty: [60, 30, 10], output: [30, 50, 20],
 *     pool: 1003, whole: true,
 *   },
 *   period: "2016",
 * });
 * run.amounts; // => [459, 340, 204]
 * ```
 */
export const southAfricaEquitableShare: Program = /* @__PURE__ */ defineProgram({
  id: "south-africa-equitable-share",
  title: "South Africa: provincial equitable share",
  jurisdiction: "ZA",
  source: "Constitution, section 214; formula of the National Treasury in the yearly Division of Revenue Act",
  description: "Six weighted components, each shared among the provinces.",
  inputs: [
    {
      name: "education",
      unit: "index",
      description: "Score of the education component, from school-age population and enrolment",
      range: { atLeast: 0 },
    },
    {
      name: "health",
      unit: "index",
      description: "Score of the health component, from risk-adjusted uninsured people and case load",
      range: { atLeast: 0 },
    },
    {
      name: "population",
      unit: "person",
      description: "Population, for the basic component",
      range: { atLeast: 0 },
    },
    {
      name: "poverty",
      unit: "person",
      description: "People in the lowest two fifths of household incomes",
      range: { atLeast: 0 },
    },
    { name: "output", unit: "rand", description: "Regional gross domestic product", range: { atLeast: 0 } },
    { name: "pool", unit: "rand", description: "Money for the provinces", range: { atLeast: 0 } },
    {
      name: "formerShare",
      unit: "share",
      description: "Share of the province by the data before; with the parameter phase",
      range: { atLeast: 0, atMost: 1 },
      optional: true,
    },
    {
      name: "whole",
      unit: "yes or no",
      description: "Whether the amounts are whole units of the pool's money that add up exactly",
      type: "flag",
      optional: true,
    },
  ],
  parameters: {
    weights: {
      description: "Weight of each component, percent",
      unit: "percent",
      source: "GroundUp, 29 July 2016, on the formula of 2016/17",
      status: "published",
      values: [
        {
          from: "2016",
          value: { education: 48, health: 27, basic: 16, institutional: 5, poverty: 3, economic: 1 },
        },
        {
          from: "2017",
          value: { education: 48, health: 27, basic: 16, institutional: 5, poverty: 3, economic: 1 },
          status: "unverified",
          source: "Taken to be unchanged since 2016/17",
        },
      ],
    },
    phase: {
      description: "Part of the way from the former to the new shares",
      unit: "share",
      source: "Set year by year",
      status: "unverified",
      values: [],
    },
  },
  assumptions: [
    "Education and health come as the scores that the National Treasury computes for these components.",
    "All provinces are among the units; the institutional component is divided by their number.",
  ],
  invariants: [{ kind: "adds-to", total: "pool" }, { kind: "non-negative" }],
  steps: [
    {
      id: "newShare",
      label: "Share by the six components",
      unit: "share",
      formula: "48 % education + 27 % health + 16 % population + 5 % equal + 3 % poverty + 1 % output",
      compute: (c) => {
        const weights = c.table("weights");
        const scores: Readonly<Record<string, Column>> = {
          education: c.input("education"),
          health: c.input("health"),
          basic: c.input("population"),
          institutional: c.column(() => 1),
          poverty: c.input("poverty"),
          economic: c.input("output"),
        };
        const parts: BlendPart[] = Object.entries(scores).map(([component, score]) => ({
          weight: weights[component] ?? 0,
          score,
        }));
        return blend(parts);
      },
    },
    {
      id: "share",
      label: "Share, with new data phased in",
      unit: "share",
      from: "newShare",
      compute: (c) =>
        c.has("formerShare")
          ? phaseIn(c.input("formerShare"), c.step("newShare"), c.parameter("phase"))
          : c.step("newShare"),
    },
    {
      id: "amount",
      label: "Share of the pool",
      unit: "rand",
      from: "share",
      kind: "conversion",
      compute: (c) => columns.multiply(c.step("share"), c.scalar("pool")),
    },
    {
      id: "allocation",
      label: "Allocation, in whole units where asked for",
      unit: "rand",
      from: "amount",
      kind: "rounding",
      compute: (c) =>
        c.has("whole") && c.scalar("whole") === 1
          ? c.apportion(c.step("share"), c.scalar("pool"))
          : c.step("amount"),
    },
  ],
});
