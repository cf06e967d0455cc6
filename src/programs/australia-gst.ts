import { columns, defineProgram, holdHarmless, type Program, proRata } from "../transfers/index.ts";

/**
 * Australia: the states' shares in the goods and services tax.
 *
 * $$ grant_i = (GST + top\text{-}up)\, \frac{n_i\, r_i}{\sum_j n_j\, r_j}, \qquad r_i \ge 0.75 $$
 *
 * with the population n on 31 December and the relativity r that the Minister determines on the Grants Commission's
 * advice: what a state needs per head, over the average. Since 2022-23 no relativity is below a floor.
 *
 * - **Inputs:** `population`, `pool` (GST revenue), `poolTopUp`; `relativity`, for which those of 2026-27 are shipped by
 *   state. For the guarantee that no state is worse off than under the former rules, `formerEntitlements` (all
 *   transitional years so far) and `paidBefore`.
 * - **Not in it:** the assessment of expenses and revenues behind the relativities, and the benchmark of the stronger of
 *   New South Wales and Victoria, which the relativities contain.
 * - **Units** are `"NSW"`, `"VIC"`, `"QLD"`, `"WA"`, `"SA"`, `"TAS"`, `"ACT"`, `"NT"`, or any with `relativity`. **Period:** the
 *   payment year by its first calendar year.
 *
 * @see Federal Financial Relations Act 2009, sections 5 and 8; Commonwealth Grants Commission Act 1973, section 16AB.
 *
 * @example Three states, one of them at the floor
 * ```ts
 * import { australiaGst, simulate } from "equalis";
 * const run = simulate(australiaGst, {
 *   units: ["A", "B", "C"],
 *   data: { population: [80, 100, 20], relativity: [0.5, 0.9, 2.5], pool: 1000 },
 *   period: "2025",
 * });
 * run.amounts; // => [300, 450, 250]
 * run.steps.find(({ id }) => id === "flooredRelativity")?.column; // => [0.75, 0.9, 2.5]
 * ```
 */
export const australiaGst: Program = /* @__PURE__ */ defineProgram({
  id: "australia-gst",
  title: "Australia: distribution of the goods and services tax",
  jurisdiction: "AU",
  source: "Federal Financial Relations Act 2009, sections 5 to 8A",
  description:
    "The GST pool by population times relativity, with a floor of the relativity and a guarantee against the former rules.",
  inputs: [
    {
      name: "population",
      unit: "person",
      description: "Estimated population on 31 December of the payment year",
      range: { above: 0 },
    },
    {
      name: "relativity",
      unit: "index",
      description: "GST revenue sharing relativity; left out, the one shipped for the unit and year",
      range: { above: 0 },
      optional: true,
    },
    { name: "pool", unit: "dollar", description: "GST revenue of the payment year", range: { atLeast: 0 } },
    {
      name: "poolTopUp",
      unit: "dollar",
      description: "Top-up of the pool by the Commonwealth, section 8A",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "formerEntitlements",
      unit: "dollar",
      description:
        "What the former rules would have given in this and all earlier transitional years together, section 5(3)",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "paidBefore",
      unit: "dollar",
      description: "Grants and additional assistance of the earlier transitional years together",
      range: { atLeast: 0 },
      optional: true,
    },
  ],
  parameters: {
    relativityFloor: {
      description: "Least relativity; 0 is none",
      unit: "index",
      source: "Federal Financial Relations Act 2009, section 8(2A) and (2B)",
      status: "published",
      values: [
        { from: "2009", value: 0 },
        { from: "2022", value: 0.7 },
        { from: "2024", value: 0.75 },
      ],
    },
    guarantee: {
      description: "1: no state is worse off than under the former rules; 0: no such guarantee",
      unit: "index",
      source: "Federal Financial Relations Act 2009, section 5(3): transitional years 2021-22 to 2026-27",
      status: "published",
      range: { atLeast: 0, atMost: 1 },
      values: [
        { from: "2009", value: 0 },
        { from: "2021", value: 1 },
        {
          from: "2027",
          value: 1,
          status: "unverified",
          source: "Extension to 2029-30 as announced by the Commonwealth; the amending act was not read",
        },
        { from: "2030", value: 0 },
      ],
    },
    relativities: {
      description: "Relativities by state",
      unit: "index",
      source: "Commonwealth Grants Commission, 2026 Update, as transcribed in a public repository",
      status: "published",
      values: [
        {
          from: "2026",
          to: "2026",
          value: {
            NSW: 0.81964,
            VIC: 1.05742,
            QLD: 0.87237,
            WA: 0.81964,
            SA: 1.3592,
            TAS: 1.88285,
            ACT: 1.16179,
            NT: 5.24149,
          },
        },
      ],
    },
  },
  assumptions: [
    "The relativities already contain the benchmark of the stronger of New South Wales and Victoria and the transition to it.",
  ],
  invariants: [{ kind: "adds-to", total: "poolUsed", of: "grant" }, { kind: "non-negative" }],
  steps: [
    {
      id: "poolUsed",
      label: "GST revenue and top-up",
      unit: "dollar",
      legalBasis: "s. 5(1)",
      compute: (c) => c.scalar("pool") + (c.has("poolTopUp") ? c.scalar("poolTopUp") : 0),
    },
    {
      id: "flooredRelativity",
      label: "Relativity, with its floor",
      unit: "index",
      legalBasis: "s. 8",
      compute: (c) =>
        columns.maximum(
          c.has("relativity") ? c.input("relativity") : c.lookup("relativities", c.units),
          c.parameter("relativityFloor"),
        ),
    },
    {
      id: "adjustedPopulation",
      label: "Adjusted population",
      unit: "person",
      legalBasis: "s. 5(1)",
      formula: "population × relativity",
      compute: (c) => columns.multiply(c.input("population"), c.step("flooredRelativity")),
    },
    {
      id: "grant",
      label: "GST revenue grant",
      unit: "dollar",
      legalBasis: "s. 5(1)",
      formula: "(GST + top-up) × adjusted population / adjusted total population",
      compute: (c) => proRata(c.step("adjustedPopulation"), c.value("poolUsed")),
    },
    {
      id: "payment",
      label: "With additional assistance, so that no one is worse off",
      unit: "dollar",
      legalBasis: "s. 5(3)",
      formula: "at least former entitlements − what was paid before",
      from: "grant",
      compute: (c) => {
        if (!c.has("formerEntitlements")) return c.step("grant");
        if (c.parameter("guarantee") === 0) {
          c.warn(
            "guarantee_ended",
            `the guarantee does not hold in ${c.period ?? "the latest period"}; formerEntitlements are not used`,
          );
          return c.step("grant");
        }
        return holdHarmless(
          c.step("grant"),
          columns.subtract(c.input("formerEntitlements"), c.has("paidBefore") ? c.input("paidBefore") : 0),
        );
      },
    },
  ],
});
