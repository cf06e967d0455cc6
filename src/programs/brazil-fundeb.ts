import { columns, defineProgram, type Program, waterFill } from "../transfers/index.ts";

/**
 * Brazil: the federal top-up of the school funds (FUNDEB), which lifts the poorest to one value per pupil.
 *
 * $$ a_i = n_i \max(0,\; \lambda - f_i / n_i), \qquad \textstyle\sum_i a_i = budget $$
 *
 * with the fund f and the weighted enrolment n; λ, the floor that the money reaches (*VAAF-MIN*), is the multiplier of the
 * closure `topUp`.
 *
 * - **VAAF:** units are the 27 state funds, `fund` their money, `enrolment` their weighted pupils.
 * - **VAAT:** run it again over all networks with `fund` as all their revenue for schools, the first top-up included,
 *   and `eligible: false` for those that did not file their accounts.
 * - **Inputs:** besides, `budget`; where it is left out, a tenth of all funds, as for the VAAF.
 *
 * @see Law 14,113 of 2020, articles 5, 12 and 13. Checked against the published top-ups of 27 state funds: floor to the
 *   cent, every top-up within 500 reais.
 *
 * @example 60 lifts the two poorest of four funds to 65 a pupil
 * ```ts
 * import { brazilFundeb, simulate } from "equalis";
 * const run = simulate(brazilFundeb, {
 *   units: ["A", "B", "C", "D"],
 *   data: { enrolment: [3, 1, 3, 1], fund: [150, 80, 180, 90], budget: 60 },
 *   period: "2024",
 * });
 * run.amounts; // => [45, 0, 15, 0]
 * run.fits[0]?.multiplier; // => 65
 * ```
 */
export const brazilFundeb: Program = /* @__PURE__ */ defineProgram({
  id: "brazil-fundeb",
  title: "Brazil: federal top-up of the school funds",
  jurisdiction: "BR",
  source: "Law 14,113 of 25 December 2020, articles 5, 12 and 13 (FUNDEB)",
  description:
    "Lifts the funds with the lowest value per weighted pupil to one floor until the federal money ends.",
  inputs: [
    {
      name: "enrolment",
      unit: "person",
      description: "Pupils weighted by stage, type and need; of the state fund, or of the network",
      range: { atLeast: 0 },
    },
    {
      name: "fund",
      unit: "real",
      description: "Money before the top-up: the state fund (VAAF), or all revenue for schools (VAAT)",
      range: { atLeast: 0 },
    },
    {
      name: "budget",
      unit: "real",
      description: "Federal money for this top-up; left out, the federal share of all funds",
      range: { atLeast: 0 },
      optional: true,
    },
    {
      name: "eligible",
      unit: "yes or no",
      description: "Whether the unit may be lifted; left out, all may",
      type: "flag",
      optional: true,
    },
  ],
  parameters: {
    federalShare: {
      description: "Federal money for the VAAF as a part of all funds; used where no budget is given",
      unit: "share",
      source: "Law 14,113, article 41: the total of each year less the shares of VAAT and VAAR leaves 10%",
      status: "published",
      values: [
        { from: "2021", to: "2026", value: 0.1 },
        { from: "2027", value: 0.1, status: "unverified", source: "Taken to be unchanged after 2026" },
      ],
    },
  },
  assumptions: [
    "The weights of pupils are applied before: enrolment comes weighted.",
    "The performance share (VAAR) is not included.",
  ],
  invariants: [{ kind: "adds-to", total: "budgetUsed" }, { kind: "non-negative" }],
  effect: { population: "enrolment", capacity: "fund" },
  steps: [
    {
      id: "budgetUsed",
      label: "Federal money",
      unit: "real",
      legalBasis: "Law 14,113, article 5",
      compute: (c) =>
        c.has("budget") ? c.scalar("budget") : c.parameter("federalShare") * columns.total(c.input("fund")),
    },
    {
      id: "value",
      label: "Value per weighted pupil",
      unit: "real/person",
      legalBasis: "Law 14,113, article 11",
      formula: "fund / enrolment",
      compute: (c) => columns.divide(c.input("fund"), c.input("enrolment"), { whereZero: 0 }),
    },
    {
      id: "topUp",
      label: "Top-up",
      unit: "real",
      legalBasis: "Law 14,113, articles 12 and 13",
      formula: "enrolment × (floor − value), where above 0; the floor is what the money reaches",
      compute: (c) =>
        waterFill(c.step("value"), c.input("enrolment"), c.value("budgetUsed"), {
          eligible: c.has("eligible") ? c.input("eligible") : undefined,
        }),
    },
  ],
});
