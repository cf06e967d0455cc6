import {
  boundedShare,
  type Column,
  collar,
  columns,
  defineProgram,
  fiscalGap,
  type Program,
  type StepContext,
} from "../transfers/index.ts";

/**
 * China: the general (equalization) transfer from the central to provincial budgets.
 *
 * $$ transfer_i = (E_i - R_i) \cdot coefficient_i + growth\ control_i + reward_i, \qquad
 *    coefficient_i = w_1 \frac{T}{\sum_j (E_j - R_j)} + w_2\, difficulty_i $$
 *
 * with standard expenditure E and standard revenue R, only where E exceeds R, and
 * $difficulty = 0.55\, z(must\text{-}cover / R) + 0.45\, z((E - R) / E)$ over those provinces.
 *
 * - **Not published:** the weights w1 and w2 and the rule of growth control. They have no values here: pass `w1`, `w2`,
 *   `growthDown` and `growthUp` (fractions of last year's amount). No result of this program is an official figure.
 * - **FittedAmounts:** z-scores are negative for about half of the provinces, so the formula does not add up to the money. Here all claims
 *   are scaled by one factor between the limits of growth until they do.
 * - **Inputs:** see the list; `previous` are last year's transfers, or hand last year in as `previous` of the simulation.
 *   **Amounts** are in the money of the inputs.
 *
 * @see Ministry of Finance, Caiyu [2022] 58 (财预〔2022〕58号), 13 April 2022: formula, condition and the two parts of difficulty.
 *
 * @example Three provinces with a gap and one without
 * ```ts
 * import { chinaGeneralTransfer, simulate } from "equalis";
 * const run = simulate(chinaGeneralTransfer, {
 *   units: ["甲", "乙", "丙", "丁"],
 *   data: {
 *     population: [40, 50, 60, 70],
 *     standardExpenditure: [400, 500, 600, 700],
 *     standardRevenue: [100, 250, 450, 800],
 *     mustCover: [200, 260, 320, 360],
 *     previous: [250, 190, 100, 0],
 *     total: 560,
 *   },
 *   parameters: { w1: 0.9, w2: 0.1, growthDown: 0.05, growthUp: 0.1 },
 *   period: "2024",
 * });
 * run.amounts.map((x) => Math.round(x)); // => [274, 188, 98, 0]
 * ```
 */
export const chinaGeneralTransfer: Program = /* @__PURE__ */ defineProgram({
  id: "china-general-transfer",
  title: "China: general (equalization) transfer to provinces",
  jurisdiction: "CN",
  source: "Ministry of Finance, Caiyu [2022] 58, rules of the central general transfer, 13 April 2022",
  description:
    "The gap between standard expenditure and revenue times a coefficient of the money there is and of difficulty, within limits of growth, closed to the total.",
  inputs: [
    { name: "population", unit: "person", description: "Residents", range: { above: 0 } },
    {
      name: "standardExpenditure",
      unit: "yuan",
      description: "Standard fiscal expenditure (标准财政支出)",
      range: { above: 0 },
    },
    {
      name: "standardRevenue",
      unit: "yuan",
      description: "Standard fiscal revenue (标准财政收入)",
      range: { above: 0 },
    },
    {
      name: "mustCover",
      unit: "yuan",
      description: "Expenditure that must be covered, on basic public services",
      range: { atLeast: 0 },
    },
    {
      name: "total",
      unit: "yuan",
      description: "Money of the transfer, rewards included",
      range: { atLeast: 0 },
    },
    {
      name: "effortReward",
      unit: "yuan",
      description: "Reward for equalization within the province",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "previous",
      unit: "yuan",
      description:
        "Transfer of last year without reward, 0 for none; left out, that of last year's simulation. A province with 0 has no limits of growth",
      range: { atLeast: 0 },
      optional: true,
    },
  ],
  parameters: {
    w1: {
      description: "Weight of the general coefficient, the money over all gaps",
      unit: "index",
      source: "Caiyu [2022] 58 names it; its value is not published",
      status: "unverified",
      values: [],
    },
    w2: {
      description: "Weight of the coefficient of difficulty",
      unit: "index",
      source: "Caiyu [2022] 58 names it; its value is not published",
      status: "unverified",
      values: [],
    },
    growthDown: {
      description: "Largest fall against last year, as a fraction",
      unit: "share",
      source: "Caiyu [2022] 58 names growth control; its rule is not published",
      status: "unverified",
      values: [],
    },
    growthUp: {
      description: "Largest rise against last year, as a fraction",
      unit: "share",
      source: "Caiyu [2022] 58 names growth control; its rule is not published",
      status: "unverified",
      values: [],
    },
    mustCoverWeight: {
      description: "Weight of must-cover expenditure over standard revenue in difficulty",
      unit: "share",
      source: "Caiyu [2022] 58",
      status: "published",
      values: [{ from: "2022", value: 0.55 }],
    },
    gapWeight: {
      description: "Weight of the gap over standard expenditure in difficulty",
      unit: "share",
      source: "Caiyu [2022] 58",
      status: "published",
      values: [{ from: "2022", value: 0.45 }],
    },
    ddof: {
      description: "0: standard deviation of the population, 1: of a sample",
      unit: "index",
      source: "Caiyu [2022] 58 does not say which",
      status: "unverified",
      values: [{ from: "2022", value: 0 }],
    },
  },
  assumptions: [
    "Means and standard deviations of difficulty are over the provinces with a gap, each counted once.",
    "Growth control is a band around last year's transfer; the total is met by one factor for all claims within the band.",
    "A claim that difficulty makes negative counts as 0; provinces without a gap get nothing but a reward.",
  ],
  invariants: [{ kind: "adds-to", total: "total" }, { kind: "non-negative" }],
  effect: { population: "population", capacity: "standardRevenue", need: "standardExpenditure" },
  steps: [
    {
      id: "gap",
      label: "Gap",
      unit: "yuan",
      legalBasis: "Caiyu [2022] 58, articles 3 and 4",
      formula: "standard expenditure − standard revenue, where above 0",
      compute: (c) => columns.positive(fiscalGap(c.input("standardExpenditure"), c.input("standardRevenue"))),
    },
    {
      id: "difficulty",
      label: "Coefficient of difficulty",
      unit: "index",
      legalBasis: "Caiyu [2022] 58",
      formula: "55 % × z(must-cover / standard revenue) + 45 % × z(gap / standard expenditure)",
      compute: (c) => {
        const over = columns.above(c.step("gap"), 0);
        const ddof = c.parameter("ddof") === 1 ? 1 : 0;
        const z = (a: Column, b: Column): Column =>
          columns.standardize(columns.divide(a, b), { mask: over, ddof });
        const both = columns.add(
          columns.multiply(
            c.parameter("mustCoverWeight"),
            z(c.input("mustCover"), c.input("standardRevenue")),
          ),
          columns.multiply(c.parameter("gapWeight"), z(c.step("gap"), c.input("standardExpenditure"))),
        );
        return columns.where(over, both, 0);
      },
    },
    {
      id: "coefficient",
      label: "Coefficient of the transfer",
      unit: "index",
      legalBasis: "Caiyu [2022] 58",
      formula: "w1 × total / all gaps + w2 × difficulty",
      compute: (c) =>
        columns.add(
          c.parameter("w1") * (c.scalar("total") / columns.total(c.step("gap"))),
          columns.multiply(c.parameter("w2"), c.step("difficulty")),
        ),
    },
    {
      id: "claim",
      label: "Transfer by the formula",
      unit: "yuan",
      legalBasis: "Caiyu [2022] 58, article 4",
      formula: "gap × coefficient, where above 0",
      compute: (c) => columns.positive(columns.multiply(c.step("gap"), c.step("coefficient"))),
    },
    {
      id: "controlled",
      label: "Within the limits of growth",
      unit: "yuan",
      legalBasis: "Caiyu [2022] 58, growth control",
      from: "claim",
      compute: (c) => {
        const previous = previousOf(c);
        const held = collar(c.step("claim"), previous, {
          down: c.parameter("growthDown"),
          up: c.parameter("growthUp"),
          continuing: columns.above(previous, 0),
        });
        return columns.where(columns.above(c.step("gap"), 0), held, 0);
      },
    },
    {
      id: "closed",
      label: "Closed to the total within those limits",
      unit: "yuan",
      formula: "one factor for all claims, between the limits of growth",
      from: "controlled",
      compute: (c) => {
        const previous = previousOf(c);
        const needy = columns.above(c.step("gap"), 0);
        const down = c.parameter("growthDown");
        const up = c.parameter("growthUp");
        const rewards = c.has("effortReward") ? columns.total(c.input("effortReward")) : 0;
        return boundedShare(c.step("claim"), {
          lower: c.column((i) => (needy[i] ? Math.max(0, (1 - down) * previous[i]!) : 0)),
          upper: c.column((i) => {
            if (!needy[i]) return 0;
            return previous[i]! > 0 ? (1 + up) * previous[i]! : Number.POSITIVE_INFINITY;
          }),
          total: c.scalar("total") - rewards,
        });
      },
    },
    {
      id: "transfer",
      label: "Transfer with the reward",
      unit: "yuan",
      legalBasis: "Caiyu [2022] 58, article 4",
      from: "closed",
      compute: (c) => columns.add(c.step("closed"), c.has("effortReward") ? c.input("effortReward") : 0),
    },
  ],
});

/** Last year's transfers: as handed in, or those of last year's simulation, 0 for a province that is new. */
function previousOf(c: StepContext): Column {
  return c.has("previous") ? c.input("previous") : c.previousAmount(1, 0);
}
