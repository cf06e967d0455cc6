import { columns, defineProgram, type Program } from "../transfers/index.ts";
import { CHINA_REGION_ALIASES } from "./china-region-codes.ts";
import { chinaSharedResponsibility } from "./china-shared-responsibility.ts";

const STEPS: Parameters<typeof defineProgram>[0]["steps"] = [
  {
    id: "standard",
    label: "Standard per resident",
    unit: "yuan/person",
    legalBasis: "Guobanfa [2018] 67, basic public health services",
    compute: (c) => c.parameter("standardPerHead"),
  },
  {
    id: "cost",
    label: "Cost at the standard",
    unit: "yuan",
    formula: "population × standard",
    compute: (c) => columns.multiply(c.input("population"), c.step("standard")),
  },
  {
    id: "rate",
    label: "Central share of the tier",
    unit: "share",
    legalBasis: "Guobanfa [2018] 67, five tiers",
    compute: (c) =>
      c.has("centralShare") ? c.input("centralShare") : c.lookup("centralShare", c.units.map(codeOf)),
  },
  {
    id: "base",
    label: "Central part before performance",
    unit: "yuan",
    formula: "cost × rate",
    compute: (c) => columns.multiply(c.step("cost"), c.step("rate")),
  },
  {
    id: "appraisal",
    label: "Change by performance",
    unit: "yuan",
    formula: "base × factor − base",
    compute: (c) =>
      columns.subtract(columns.multiply(c.step("base"), c.input("performanceFactor")), c.step("base")),
  },
  {
    id: "central",
    label: "Central part",
    unit: "yuan",
    legalBasis: "Caishe [2022] 31, Caishe [2024] 56",
    formula: "base × factor",
    from: "base",
    compute: (c) => columns.multiply(c.step("base"), c.input("performanceFactor")),
  },
];

/**
 * China: the central fund for basic public health services with its performance factor, since 2022.
 *
 * $$ central_i = population_i \cdot standard_t \cdot share_i \cdot factor_i $$
 *
 * The rule of {@link chinaSharedResponsibility} says who owes what; the rules of the fund then multiply the central part
 * by a factor that follows from the appraisal of the region. The factors of regions are not published: pass yours.
 *
 * - **Units** are regions of the first level and the five plan-listed cities, by GB/T 2260 code, Chinese or English name.
 *   For any other unit, such as the counties of one province, pass `centralShare`.
 * - **Inputs:** `population` (residents, of provinces without their plan-listed cities), `performanceFactor` (1 changes
 *   nothing), and where wanted `centralShare`. **Period:** a year from 2022 to 2025.
 * - **Steps:** `standard` (yuan a resident), `cost`, `rate`, `base` (the central part before the factor), `appraisal`
 *   (what the factor adds or takes away), `central` (the amount).
 * - The rule as coded has no fixed envelope: factors that are 1 on average over money leave the total as it was.
 *   `scaleTo` on the amounts holds a total.
 *
 * @see Ministry of Finance and others, Caishe [2022] 31, replaced in 2024 by Caishe [2024] 56: the four factors. The text
 *   of neither was read for this program; it says so in its `assumptions`.
 *
 * @example An appraisal that takes 2 percent from one region and gives 1 percent to another
 * ```ts
 * import { chinaHealthFund, simulate } from "equalis";
 * const run = simulate(chinaHealthFund, {
 *   units: ["Sichuan", "Hunan", "Shanghai"],
 *   data: { population: 1_000_000, performanceFactor: [0.98, 1.01, 1] },
 *   period: "2025",
 * });
 * run.amounts; // => [77616000, 59994000, 9900000]
 * run.steps.find(({ id }) => id === "appraisal")?.column; // => [-1584000, 594000, 0]
 * ```
 */
export const chinaHealthFund: Program = /* @__PURE__ */ define();

function define(): Program {
  const { standardPerHead, centralShare } = chinaSharedResponsibility.parameters;
  return defineProgram({
    id: "china-health-fund",
    title: "China: central fund for basic public health services, with performance",
    jurisdiction: "CN",
    source:
      "Ministry of Finance and others, rules of the subsidy for basic public health services, Caishe [2022] 31 and Caishe [2024] 56",
    description:
      "Residents times the national standard per head times the central share of the region's tier times the performance factor.",
    inputs: [
      {
        name: "population",
        unit: "person",
        description: "Residents the funds are reckoned for; of provinces without their plan-listed cities",
        range: { above: 0 },
      },
      {
        name: "performanceFactor",
        unit: "ratio",
        description: "Factor that follows from the appraisal; 1 changes nothing",
        range: { atLeast: 0 },
      },
      {
        name: "centralShare",
        unit: "share",
        description: "Share paid by the central budget, instead of that of the tier of the unit",
        range: { atLeast: 0, atMost: 1 },
        optional: true,
      },
    ],
    parameters: { standardPerHead: standardPerHead!, centralShare: centralShare! },
    assumptions: [
      "The four factors are those reported of Caishe [2022] 31 and [2024] 56; the text of the rules was not read.",
      "Performance factors of regions are not published; they are the caller's.",
      "Provinces are counted without their plan-listed cities, which are units of the fourth tier.",
      "Money withheld for performance is not given to other regions, and money added is not taken from them.",
    ],
    invariants: [
      { kind: "non-negative" },
      {
        kind: "custom",
        id: "factor-explains",
        description: "the central part before the factor and what the factor changes add up to the amount",
        check: (c) => {
          const parts = columns.add(c.step("base"), c.step("appraisal"));
          const amount = c.step("central");
          const off = amount.findIndex((x, i) => Math.abs(parts[i]! - x) > 1e-9 * (x + c.step("base")[i]!));
          return off < 0 || `they do not for "${c.units[off]}"`;
        },
      },
    ],
    steps: STEPS,
  });
}

function codeOf(unit: string): string {
  return Object.hasOwn(CHINA_REGION_ALIASES, unit) ? CHINA_REGION_ALIASES[unit]! : unit;
}
