import {
  boundedShare,
  columns,
  defineProgram,
  maxGrowth,
  type Program,
  proRata,
} from "../transfers/index.ts";

/**
 * United States: allotments to states of the Children's Health Insurance Program, fiscal years 2000 to 2008.
 *
 * Proportions by children and wages, each between floors and a ceiling, made to add up to 1 in either direction:
 *
 * $$ s_i = children_i \cdot (0.15 + 0.85\, w_i / w_{US}), \quad lower_i = \max(2\,000\,000 / total,\; 0.9\, p_i,\; 0.7\, b_i),
 *    \quad upper_i = 1.45\, b_i $$
 *
 * with last year's proportion p and that of fiscal year 1999, b. Where the bounded proportions exceed 1, one maximum
 * percentage increase over last year holds the fastest growers; where they fall short, the rest is raised pro rata up to
 * the ceilings.
 *
 * - **Units** are the 50 states and the District of Columbia. **Inputs:** `children` as counted by paragraph (b)(2) for
 *   the year, `wageRatio` (annual wages per employee of the state over the national mean), `previousProportion`,
 *   `baseProportion`, and `total`, the money for these units.
 * - **Steps:** `initial`, `bounded`, `proportion` (the closure: its multiplier is the maximum increase, or the factor pro
 *   rata), `allotment`. **Period:** the fiscal year.
 *
 * @see 42 USC 1397dd(b)(1) to (4) as amended by Public Law 106-113, section 701; 42 CFR 457.608.
 *
 * @example The bounded proportions add up to 1.052: no one may grow by more than 19 %
 * ```ts
 * import { simulate, usChipAllotment } from "equalis";
 * const run = simulate(usChipAllotment, {
 *   units: ["a", "b", "c", "d"],
 *   data: {
 *     children: [30, 10, 55, 5],
 *     wageRatio: 1,
 *     previousProportion: [0.2, 0.18, 0.57, 0.05],
 *     baseProportion: [0.2, 0.2, 0.55, 0.05],
 *     total: 4_000_000_000,
 *   },
 *   period: "2001",
 * });
 * run.amounts.map((x) => Math.round(x)); // => [952000000, 648000000, 2200000000, 200000000]
 * run.binding; // => ["proportion", "bounded", "initial", "initial"]
 * ```
 */
export const usChipAllotment: Program = /* @__PURE__ */ defineProgram({
  id: "us-chip-allotment",
  title: "United States: allotments of the Children's Health Insurance Program",
  jurisdiction: "US",
  source:
    "42 USC 1397dd(b)(1)-(4) as amended by Public Law 106-113, section 701 (fiscal years 2000 to 2008); 42 CFR 457.608",
  description:
    "Proportions by children and wages between floors and a ceiling, reconciled to 1 by a maximum percentage increase or pro rata.",
  inputs: [
    {
      name: "children",
      unit: "person",
      description:
        "Children of the state as counted by 42 USC 1397dd(b)(2) for the year: low-income children, with and without insurance",
      range: { atLeast: 0 },
    },
    {
      name: "wageRatio",
      unit: "index",
      description: "Annual average wages per employee of the state over those of all states",
      range: { above: 0 },
    },
    {
      name: "previousProportion",
      unit: "share",
      description: "Proportion of the allotments of the preceding fiscal year that the state had",
      range: { atLeast: 0, atMost: 1 },
    },
    {
      name: "baseProportion",
      unit: "share",
      description: "Proportion of the allotments of fiscal year 1999 that the state had",
      range: { atLeast: 0, atMost: 1 },
    },
    {
      name: "total",
      unit: "dollar",
      description: "Money for the 50 states and the District of Columbia",
      range: { above: 0 },
    },
  ],
  parameters: {
    wageWeight: {
      description: "Part of the cost factor that follows wages; the rest is fixed",
      unit: "share",
      source: "42 USC 1397dd(b)(3); 42 CFR 457.608",
      status: "published",
      values: [{ from: "2000", to: "2008", value: 0.85 }],
    },
    fixedFloor: {
      description: "Least allotment",
      unit: "dollar",
      source: "42 USC 1397dd(b)(4)",
      status: "published",
      values: [{ from: "2000", to: "2008", value: 2_000_000 }],
    },
    previousFloor: {
      description: "Least part of last year's proportion",
      unit: "share",
      source: "42 USC 1397dd(b)(4)",
      status: "published",
      values: [{ from: "2000", to: "2008", value: 0.9 }],
    },
    baseFloor: {
      description: "Least part of the proportion of fiscal year 1999",
      unit: "share",
      source: "42 USC 1397dd(b)(4)",
      status: "published",
      values: [{ from: "2000", to: "2008", value: 0.7 }],
    },
    baseCeiling: {
      description: "Most that a proportion may be of that of fiscal year 1999",
      unit: "share",
      source: "42 USC 1397dd(b)(4)",
      status: "published",
      values: [{ from: "2000", to: "2008", value: 1.45 }],
    },
  },
  assumptions: [
    "Every unit has an approved plan; the money for territories and special grants is not in the total.",
    "Where the bounded proportions fall short of 1, all of them are recomputed as one multiple of the initial proportions between the same floors and ceilings.",
  ],
  invariants: [{ kind: "adds-to", total: "total" }, { kind: "non-negative" }],
  steps: [
    {
      id: "score",
      label: "Children times cost factor",
      unit: "person",
      legalBasis: "42 USC 1397dd(b)(1), (3)",
      formula: "children × (0.15 + 0.85 × wage ratio)",
      compute: (c) => {
        const weight = c.parameter("wageWeight");
        const factor = columns.add(1 - weight, columns.multiply(weight, c.input("wageRatio")));
        return columns.multiply(c.input("children"), factor);
      },
    },
    {
      id: "initial",
      label: "Initial proportion",
      unit: "share",
      legalBasis: "42 USC 1397dd(b)(1)",
      compute: (c) => proRata(c.step("score"), 1),
    },
    {
      id: "lower",
      label: "Floor of the proportion",
      unit: "share",
      legalBasis: "42 USC 1397dd(b)(4)(A)",
      formula: "the largest of 2,000,000 / total, 90 % of last year, 70 % of 1999",
      compute: (c) =>
        columns.maximum(
          c.parameter("fixedFloor") / c.scalar("total"),
          columns.multiply(c.parameter("previousFloor"), c.input("previousProportion")),
          columns.multiply(c.parameter("baseFloor"), c.input("baseProportion")),
        ),
    },
    {
      id: "upper",
      label: "Ceiling of the proportion",
      unit: "share",
      legalBasis: "42 USC 1397dd(b)(4)(B)",
      formula: "145 % of 1999",
      compute: (c) => columns.multiply(c.parameter("baseCeiling"), c.input("baseProportion")),
    },
    {
      id: "bounded",
      label: "Between floor and ceiling",
      unit: "share",
      legalBasis: "42 USC 1397dd(b)(4)(A), (B)",
      from: "initial",
      compute: (c) => columns.clamp(c.step("initial"), c.step("lower"), c.step("upper")),
    },
    {
      id: "proportion",
      label: "Reconciled to 1",
      unit: "share",
      legalBasis: "42 USC 1397dd(b)(4)(C)",
      formula: "above 1: a maximum percentage increase over last year; below 1: pro rata up to the ceilings",
      from: "bounded",
      compute: (c) =>
        columns.total(c.step("bounded")) > 1
          ? maxGrowth(c.step("bounded"), c.input("previousProportion"), { lower: c.step("lower"), total: 1 })
          : boundedShare(c.step("initial"), { lower: c.step("lower"), upper: c.step("upper"), total: 1 }),
    },
    {
      id: "allotment",
      label: "Allotment",
      unit: "dollar",
      legalBasis: "42 USC 1397dd(b)(1)",
      formula: "proportion × total",
      from: "proportion",
      kind: "conversion",
      compute: (c) => columns.multiply(c.step("proportion"), c.scalar("total")),
    },
  ],
});
