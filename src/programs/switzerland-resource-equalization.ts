import {
  calibrate,
  columns,
  defineProgram,
  type Program,
  proRata,
  type StepContext,
} from "../transfers/index.ts";

/**
 * Switzerland: resource equalization among the cantons, both systems: 2008 to 2019, and since 2020.
 *
 * With the resource index R (Switzerland = 100), the distance $d = \max(0, 100 - R)$, people e, and the standardized tax
 * revenue per head of the country SSE:
 *
 * $$ \text{to 2019:}\quad t_i = B\, \frac{d_i^{1+p} e_i}{\sum_r d_r^{1+p} e_r}, \qquad
 *    \frac{(1+p)\, B\, 100\, d_w^p}{SSE \sum_r d_r^{1+p} e_r} = 1 $$
 *
 * where the exponent p makes the marginal rate of the weakest canton w exactly 1 (the sum of the scores held as it is); and
 *
 * $$ \text{from 2020:}\quad t_i = \frac{SSE}{100}\, e_i \cdot \begin{cases} g - R_i & R_i < 70 \\
 *    (g - 70)\, (d_i / 30)^{q} & 70 \le R_i < 100 \end{cases} $$
 *
 * where g is the guaranteed minimum. Strong cantons pay one percentage of what they have above the mean: to 2019 what
 * `horizontalBudget` says, from 2020 two thirds of what the federation pays.
 *
 * - **Inputs:** `population`, `resourceIndex`, `standardizedRevenue` (SSE); to 2019 also `budget` and where known
 *   `horizontalBudget`, the part of the strong cantons in it, and `exponent` for a year that keeps that of an earlier one.
 * - **Parameter** `progression` (q) follows from the law: a canton at 70 loses 90 % of one more unit of its own, so that
 *   q = 0.9 · 30 / (guarantee − 70). Pass another q to depart from it.
 * - **Amounts** are francs: received less paid.
 *
 * @see Technischer Bericht on resource equalization 2012-2015, formulas 62 to 64 and 86 to 88; FiLaG (SR 613.2), articles 3a and 4;
 *   FiLaV (SR 613.21), article 4.
 *
 * @example Three weak cantons and a strong one, before 2020
 * ```ts
 * import { simulate, switzerlandResourceEqualization } from "equalis";
 * const run = simulate(switzerlandResourceEqualization, {
 *   units: ["UR", "VS", "BE", "ZH"],
 *   data: {
 *     population: [35_000, 330_000, 1_000_000, 1_450_000],
 *     resourceIndex: [65, 70, 80, 120],
 *     standardizedRevenue: 8200,
 *     budget: 2e9,
 *   },
 *   period: "2012",
 * });
 * run.amounts.map((x) => Math.round(x / 1e6)); // => [85, 666, 1249, 0]
 * ```
 */
export const switzerlandResourceEqualization: Program = /* @__PURE__ */ defineProgram({
  id: "switzerland-resource-equalization",
  title: "Switzerland: resource equalization among the cantons",
  jurisdiction: "CH",
  source:
    "Bundesgesetz über den Finanz- und Lastenausgleich (FiLaG, SR 613.2), articles 3a and 4; Verordnung (FiLaV, SR 613.21); Technischer Bericht 2012-2015, formulas 62-64 and 86-88",
  description:
    "To 2019 a budget shared by a power of the distance to 100, its exponent set by the marginal rate of the weakest canton; since 2020 a guaranteed minimum and a progressive payment above it. Strong cantons pay one percentage of their surplus.",
  inputs: [
    {
      name: "population",
      unit: "person",
      description: "Mean resident population of the years of assessment",
      range: { above: 0 },
    },
    {
      name: "resourceIndex",
      unit: "index",
      description: "Resource potential per head, Switzerland = 100",
      range: { atLeast: 0 },
    },
    {
      name: "standardizedRevenue",
      unit: "franc/person",
      description: "Standardized tax revenue per head of Switzerland",
      range: { above: 0 },
    },
    {
      name: "budget",
      unit: "franc",
      description: "To 2019: money of the federation and of the strong cantons together",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "horizontalBudget",
      unit: "franc",
      description: "To 2019: the part of the budget that the strong cantons pay",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "exponent",
      unit: "index",
      description: "To 2019: exponent p kept from an earlier year; left out, it is solved",
      range: { atLeast: 0 },
      optional: true,
    },
  ],
  parameters: {
    system: {
      description: "0: budget shared by a power; 1: guaranteed minimum",
      unit: "index",
      source: "FiLaG, revision of 21 June 2019, in force from 2020-01-01",
      status: "published",
      values: [
        { from: "2008", value: 0 },
        { from: "2020", value: 1 },
      ],
    },
    indexDigits: {
      description: "Decimals of the resource index as it is used",
      unit: "index",
      source: "The Technischer Bericht 2012-2015 rounds the index; the number of decimals is recalled",
      status: "unverified",
      values: [
        { from: "2008", value: 1 },
        {
          from: "2014",
          value: 1,
          source: "FiLaV article 4(2) was repealed at the beginning of 2014; taken to be unchanged",
        },
        { from: "2020", value: 12, source: "Taken not to be rounded beyond noise" },
      ],
    },
    guarantee: {
      description: "Guaranteed minimum of own resources with the payment, Switzerland = 100",
      unit: "index",
      source: "FiLaG, revision of 21 June 2019: 86.5, reached in steps",
      status: "published",
      values: [
        { from: "2020", value: 87.7 },
        { from: "2021", value: 87.1, status: "unverified", source: "Half-way between 2020 and 2022" },
        { from: "2022", value: 86.5 },
      ],
    },
    weakThreshold: {
      description: "Index below which a canton is lifted to the guarantee exactly",
      unit: "index",
      source: "FiLaG article 3a(2)",
      status: "published",
      values: [{ from: "2020", value: 70 }],
    },
    marginalRate: {
      description: "Part of one more unit of own resources that a canton at the lower index loses in payment",
      unit: "share",
      source: "FiLaG article 3a(2)(b)",
      status: "published",
      range: { above: 0, atMost: 1 },
      values: [{ from: "2020", value: 0.9 }],
    },
    progression: {
      description:
        "Power q of the payment between that index and 100; 0: the one that follows from the marginal rate",
      unit: "index",
      source: "FiLaG article 3a(2)(b): q = marginal rate × (100 − 70) / (guarantee − 70)",
      status: "derived",
      range: { atLeast: 0 },
      values: [{ from: "2020", value: 0 }],
    },
    horizontalShare: {
      description: "What the strong cantons pay, as a part of what the federation pays",
      unit: "share",
      source: "FiLaG article 4(2): two thirds",
      status: "published",
      values: [{ from: "2020", value: 2 / 3 }],
    },
  },
  assumptions: [
    "The yearly adjustment of the budget between its fixing every four years (to 2019) is in the budget given.",
    "Cost compensation (SLA, GLA), hardship and transitional payments are not included.",
  ],
  invariants: [
    {
      kind: "custom",
      id: "order",
      description: "cantons keep their order",
      check: (c) => {
        const after = columns.add(
          c.step("ownResources"),
          columns.divide(c.step("net"), c.input("population")),
        );
        const order = [...c.units.keys()].sort(
          (a, b) => c.input("resourceIndex")[a]! - c.input("resourceIndex")[b]!,
        );
        const passed = order.find((i, k) => k > 0 && after[i]! < after[order[k - 1]!]! * (1 - 1e-9));
        return passed === undefined || `"${c.units[passed]}" is overtaken`;
      },
    },
  ],
  effect: { population: "population", capacity: "ownResources" },
  steps: [
    {
      id: "ownResources",
      label: "Own resources per head",
      unit: "franc/person",
      formula: "index / 100 × standardized revenue",
      compute: (c) =>
        columns.multiply(columns.divide(c.input("resourceIndex"), 100), c.input("standardizedRevenue")),
    },
    {
      id: "exactIndex",
      label: "Resource index",
      unit: "index",
      legalBasis: "FiLaV art. 4",
      compute: (c) => c.input("resourceIndex"),
    },
    {
      id: "index",
      label: "Resource index as rounded",
      unit: "index",
      from: "exactIndex",
      kind: "rounding",
      compute: (c) => columns.round(c.step("exactIndex"), { digits: c.parameter("indexDigits") }),
    },
    {
      id: "lift",
      label: "Lift in points of the index, or score",
      unit: "index",
      legalBasis: "to 2019: formula 86; from 2020: FiLaG art. 3a",
      formula: "to 2019: (100 − index)^(1 + p); from 2020: up to the guarantee, then progressively less",
      compute: (c) => {
        const distance = columns.positive(columns.subtract(100, c.step("index")));
        if (c.parameter("system") === 0) return columns.power(distance, 1 + exponentOf(c, distance));
        const threshold = c.parameter("weakThreshold");
        const guarantee = c.parameter("guarantee");
        const given = c.parameter("progression");
        const power =
          given > 0 ? given : (c.parameter("marginalRate") * (100 - threshold)) / (guarantee - threshold);
        c.note("progression", power);
        const progressive = columns.multiply(
          guarantee - threshold,
          columns.power(columns.divide(distance, 100 - threshold), power),
        );
        return columns.where(
          columns.below(c.step("index"), threshold),
          columns.subtract(guarantee, c.step("index")),
          progressive,
        );
      },
    },
    {
      id: "payment",
      label: "Payment to weak cantons",
      unit: "franc",
      legalBasis: "to 2019: formula 86; from 2020: FiLaG art. 3a",
      compute: (c) =>
        c.parameter("system") === 0
          ? proRata(columns.multiply(c.step("lift"), c.input("population")), c.scalar("budget"))
          : columns.multiply(
              columns.divide(c.step("lift"), 100),
              c.input("standardizedRevenue"),
              c.input("population"),
            ),
    },
    {
      id: "contribution",
      label: "Contribution of strong cantons",
      unit: "franc",
      legalBasis: "FiLaG art. 4",
      formula: "one percentage of the resources above the mean",
      compute: (c) => {
        const paid = columns.total(c.step("payment"));
        const part = c.parameter("system") === 0 ? null : c.parameter("horizontalShare");
        const budget =
          part === null
            ? c.has("horizontalBudget")
              ? c.scalar("horizontalBudget")
              : 0
            : (paid * part) / (1 + part);
        if (budget === 0) return 0;
        const surplus = columns.positive(columns.subtract(c.step("index"), 100));
        return proRata(columns.multiply(surplus, c.input("population")), budget);
      },
    },
    {
      id: "net",
      label: "Received less paid",
      unit: "franc",
      from: "payment",
      compute: (c) => columns.subtract(c.step("payment"), c.step("contribution")),
    },
  ],
});

/** The exponent that sets the marginal rate of the weakest canton to 1 (formulas 87 and 88). */
function exponentOf(c: StepContext, distance: Float64Array): number {
  if (c.has("exponent")) return c.scalar("exponent");
  const population = c.input("population");
  const weakest = columns.max(distance);
  const scale = (100 * c.scalar("budget")) / c.scalar("standardizedRevenue");
  // Relative to the weakest canton, so that no power leaves the range of numbers.
  const relative = columns.divide(distance, weakest);
  const marginalRate = (p: number): number =>
    ((1 + p) * scale) / (weakest * columns.total(columns.power(relative, 1 + p), { weights: population }));
  const solved = calibrate(marginalRate, { target: 1, lower: 0, upper: 100 });
  c.note("exponent", solved.value);
  return solved.value;
}
