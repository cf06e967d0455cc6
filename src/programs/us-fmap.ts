import { applyOverrides, averageYears, columns, defineProgram, type Program } from "../transfers/index.ts";

/**
 * United States: the Federal Medical Assistance Percentage (FMAP), the federal share of a state's Medicaid spending.
 *
 * $$ FMAP_i = \min(\max(100 - 45\,(\bar y_i / \bar y_{US})^2,\; 50),\; 83) $$
 *
 * with the mean income per head of three calendar years, in **whole dollars**: the rounding comes before the ratio and
 * decides the second decimal of the percentage of some states. The percentage is rounded to two decimals.
 *
 * - **Units** are states. `"DC"` and `"District of Columbia"` get the percentage that the statute sets for the District.
 * - **Inputs:** income per head of each of the three years, of the state and of the nation (for fiscal year t the years
 *   t − 5, t − 4 and t − 3), and where wanted `enhanced`, for the rate of the Children's Health Insurance Program:
 *   30 % of the way to 100, at most 85. **Period:** the fiscal year. **Amounts** are percentages: `69.54`.
 * - **Not in it:** temporary increases of single years, special disaster rules, and the territories, whose rates the
 *   statute sets by name: pass `statutoryRates` for those.
 *
 * @see 42 USC 1396d(b); 42 USC 1397ee(b), read at 111 Stat. 561. Checked against the two published columns of fiscal year
 *   1997, which stem from one income ratio.
 *
 * @example A state at nine tenths of the national income
 * ```ts
 * import { simulate, usFmap } from "equalis";
 * const run = simulate(usFmap, {
 *   units: ["Somewhere", "DC"],
 *   data: {
 *     incomeYear1: [27_000, 40_000], incomeYear2: [27_900, 41_000], incomeYear3: [28_800, 42_000],
 *     nationalIncomeYear1: 30_000, nationalIncomeYear2: 31_000, nationalIncomeYear3: 32_000,
 *   },
 *   period: "2008",
 * });
 * run.amounts; // => [63.55, 70]
 * run.binding; // => ["formula", "statutory"]
 * ```
 */
export const usFmap: Program = /* @__PURE__ */ defineProgram({
  id: "us-fmap",
  title: "United States: Federal Medical Assistance Percentage",
  jurisdiction: "US",
  source: "42 USC 1396d(b), as applied in the yearly notices of the Department of Health and Human Services",
  description:
    "100 less 45 times the squared ratio of state to national income per head, between a floor and a ceiling. Three-year mean incomes in whole dollars, percentage to two decimals.",
  inputs: [
    {
      name: "incomeYear1",
      unit: "dollar/person",
      description: "Personal income per head of the state, oldest of the three calendar years",
      range: { above: 0 },
    },
    {
      name: "incomeYear2",
      unit: "dollar/person",
      description: "Personal income per head of the state, middle of the three calendar years",
      range: { above: 0 },
    },
    {
      name: "incomeYear3",
      unit: "dollar/person",
      description: "Personal income per head of the state, latest of the three calendar years",
      range: { above: 0 },
    },
    {
      name: "nationalIncomeYear1",
      unit: "dollar/person",
      description: "Personal income per head of the United States, oldest of the three calendar years",
      range: { above: 0 },
    },
    {
      name: "nationalIncomeYear2",
      unit: "dollar/person",
      description: "Personal income per head of the United States, middle of the three calendar years",
      range: { above: 0 },
    },
    {
      name: "nationalIncomeYear3",
      unit: "dollar/person",
      description: "Personal income per head of the United States, latest of the three calendar years",
      range: { above: 0 },
    },
    {
      name: "enhanced",
      unit: "yes or no",
      description: "Whether the enhanced percentage of the Children's Health Insurance Program is wanted",
      type: "flag",
      optional: true,
    },
  ],
  parameters: {
    multiplier: {
      description: "Percentage points taken off at the national income",
      unit: "percent",
      source:
        "42 USC 1396d(b), as stated in the notice of the Department of Health and Human Services for fiscal year 1997",
      status: "published",
      values: [{ from: "1997", value: 45 }],
    },
    floor: {
      description: "Lowest percentage",
      unit: "percent",
      source:
        "42 USC 1396d(b), as stated in the notice of the Department of Health and Human Services for fiscal year 1997",
      status: "published",
      values: [{ from: "1997", value: 50 }],
    },
    ceiling: {
      description: "Highest percentage",
      unit: "percent",
      source:
        "42 USC 1396d(b), as stated in the notice of the Department of Health and Human Services for fiscal year 1997",
      status: "published",
      values: [{ from: "1997", value: 83 }],
    },
    statutoryRates: {
      description: "Percentages that the statute sets by name, by unit",
      unit: "percent",
      source: "Balanced Budget Act of 1997, Public Law 105-33 (District of Columbia)",
      status: "published",
      values: [
        { from: "1997", value: {} },
        { from: "1998", value: { DC: 70, "District of Columbia": 70 } },
      ],
    },
    enhancedShare: {
      description: "Part of the way to 100 percent that the enhanced percentage goes",
      unit: "share",
      source: "42 USC 1397ee(b), Public Law 105-33, 111 Stat. 561",
      status: "published",
      values: [{ from: "1998", value: 0.3 }],
    },
    enhancedCeiling: {
      description: "Highest enhanced percentage",
      unit: "percent",
      source: "42 USC 1397ee(b), Public Law 105-33, 111 Stat. 561",
      status: "published",
      values: [{ from: "1998", value: 85 }],
    },
  },
  assumptions: [
    "The incomes are those of the vintage that the notice of the fiscal year used; later revisions give other percentages.",
    "Temporary increases of single fiscal years and disaster adjustments are not included.",
    "Territories are treated like states unless their rates are passed as statutoryRates.",
  ],
  invariants: [{ kind: "non-negative" }],
  steps: [
    {
      id: "meanIncome",
      label: "Mean income per head of three years",
      unit: "dollar/person",
      formula: "(year 1 + year 2 + year 3) / 3",
      compute: (c) => averageYears([c.input("incomeYear1"), c.input("incomeYear2"), c.input("incomeYear3")]),
    },
    {
      id: "meanNationalIncome",
      label: "The same of the nation",
      unit: "dollar/person",
      compute: (c) =>
        averageYears([
          c.scalar("nationalIncomeYear1"),
          c.scalar("nationalIncomeYear2"),
          c.scalar("nationalIncomeYear3"),
        ])[0]!,
    },
    {
      id: "wholeIncome",
      label: "In whole dollars",
      unit: "dollar/person",
      from: "meanIncome",
      kind: "rounding",
      compute: (c) => columns.round(c.step("meanIncome"), { digits: 0 }),
    },
    {
      id: "wholeNationalIncome",
      label: "In whole dollars",
      unit: "dollar/person",
      from: "meanNationalIncome",
      kind: "rounding",
      compute: (c) => columns.round(c.value("meanNationalIncome"), { digits: 0 })[0]!,
    },
    {
      id: "formula",
      label: "Percentage by the formula",
      unit: "percent",
      legalBasis: "42 USC 1396d(b)",
      formula: "100 − 45 × (income / national income)²",
      compute: (c) => {
        const ratio = columns.divide(c.step("wholeIncome"), c.step("wholeNationalIncome"));
        return columns.subtract(100, columns.multiply(c.parameter("multiplier"), ratio, ratio));
      },
    },
    {
      id: "bounded",
      label: "Between floor and ceiling",
      unit: "percent",
      legalBasis: "42 USC 1396d(b)",
      from: "formula",
      compute: (c) => columns.clamp(c.step("formula"), c.parameter("floor"), c.parameter("ceiling")),
    },
    {
      id: "statutory",
      label: "Percentages set by name",
      unit: "percent",
      from: "bounded",
      compute: (c) =>
        applyOverrides(c.step("bounded"), {
          units: c.units,
          overrides: Object.entries(c.table("statutoryRates")).map(([unit, value]) => ({ unit, value })),
        }),
    },
    {
      id: "fmap",
      label: "To two decimals",
      unit: "percent",
      from: "statutory",
      kind: "rounding",
      compute: (c) => columns.round(c.step("statutory"), { digits: 2 }),
    },
    {
      id: "enhancement",
      label: "Enhanced, where asked for",
      unit: "percent",
      legalBasis: "42 USC 1397ee(b)",
      formula: "FMAP + 30 % × (100 − FMAP), at most 85",
      from: "fmap",
      compute: (c) => {
        const fmap = c.step("fmap");
        if (!c.has("enhanced") || !columns.any(c.input("enhanced")).includes(true)) return fmap;
        const more = columns.multiply(c.parameter("enhancedShare"), columns.subtract(100, fmap));
        const enhanced = columns.minimum(columns.add(fmap, more), c.parameter("enhancedCeiling"));
        return columns.where(c.input("enhanced"), enhanced, fmap);
      },
    },
    {
      id: "percentage",
      label: "Federal share, to two decimals",
      unit: "percent",
      from: "enhancement",
      kind: "rounding",
      compute: (c) => columns.round(c.step("enhancement"), { digits: 2 }),
    },
  ],
});
