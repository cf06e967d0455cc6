import type { ProgramSpec, SpecExpression } from "../../transfers/index.ts";
import { canadaEqualization } from "../canada-equalization.ts";
import { specOf } from "./spec-of.ts";

const population = { input: "population" };
const half = { step: "halfInclusion" };
const capacity = { step: "capacity" };
const greater = { op: "maximum", values: [half, { step: "fullExclusion" }] };

const elects = (given: SpecExpression, otherwise: SpecExpression): SpecExpression => ({
  if: { has: "electsHalf" },
  use: { if: { op: "anyUnit", mask: { input: "electsHalf" } }, use: given, else: otherwise },
  else: otherwise,
});

/** The aggregate payment: given, or grown from that of the year before. */
const envelope: SpecExpression = {
  if: { has: "envelope" },
  use: { scalar: "envelope" },
  else: {
    op: "multiply",
    values: [
      { scalar: "previousEnvelope" },
      { op: "add", values: [1, { op: "mean", x: { list: "gdpGrowth" } }] },
    ],
  },
};

const withEnvelope = (given: SpecExpression, otherwise: SpecExpression): SpecExpression => ({
  if: { has: "envelope" },
  use: given,
  else: { if: { has: "previousEnvelope" }, use: given, else: otherwise },
});

/** Payments cut so that capacity and payment together stay at the cap. */
const below = (cap: SpecExpression): SpecExpression => ({
  op: "positive",
  x: {
    op: "subtract",
    a: { local: "entitlement" },
    b: {
      op: "positive",
      x: { op: "subtract", a: { op: "add", values: [capacity, { local: "entitlement" }] }, b: cap },
    },
  },
});

const meanOfMembers = {
  op: "mean",
  x: { local: "equalized" },
  weights: population,
  mask: { local: "members" },
};
const leastOfOthers = {
  op: "min",
  x: { local: "equalized" },
  mask: { op: "not", mask: { local: "receives" } },
};
const rule = {
  op: "dropUntilStable",
  members: { local: "receives" },
  column: below(meanOfMembers),
  keep: { op: "above", a: { local: "column" }, b: 0 },
};

/** The cap on fiscal capacity of section 3.4, and what is asked of it. */
const capped = (entitlement: SpecExpression, few: SpecExpression, many: SpecExpression): SpecExpression => ({
  let: {
    entitlement,
    equalized: { op: "add", values: [capacity, half] },
    receives: { op: "above", a: half, b: 0 },
    people: {
      op: "divide",
      a: { op: "total", x: population, mask: { local: "receives" } },
      b: { op: "total", x: population },
    },
  },
  in: {
    if: { op: "less", a: { local: "people" }, b: { parameter: "populationThreshold" } },
    use: few,
    else: many,
  },
});

const payments = (entitlement: SpecExpression): SpecExpression =>
  capped(entitlement, below(leastOfOthers), rule);

const closed: SpecExpression = {
  let: { claim: { step: "claim" }, envelope },
  in: {
    if: {
      op: "greater",
      a: { op: "total", x: { local: "claim" }, weights: population },
      b: { local: "envelope" },
    },
    use: { op: "equalCut", x: { local: "claim" }, weights: population, total: { local: "envelope" } },
    else: {
      op: "levelUp",
      x: { local: "claim" },
      baseline: capacity,
      members: { op: "above", a: { step: "capped" }, b: 0 },
      weights: population,
      total: { local: "envelope" },
    },
  },
};

/** {@link canadaEqualization} as data. */
export const canadaEqualizationSpec: ProgramSpec = /* @__PURE__ */ specOf(
  canadaEqualization,
  {
    capacity: { compute: { op: "add", values: [{ input: "nonResource" }, { input: "resource" }] } },
    nationalNonResource: { compute: { op: "mean", x: { input: "nonResource" }, weights: population } },
    nationalResource: { compute: { op: "mean", x: { input: "resource" }, weights: population } },
    halfInclusion: {
      compute: {
        op: "positive",
        x: {
          op: "add",
          values: [
            { op: "fiscalGap", need: { step: "nationalNonResource" }, capacity: { input: "nonResource" } },
            {
              op: "multiply",
              values: [
                { parameter: "resourceInclusion" },
                { op: "fiscalGap", need: { step: "nationalResource" }, capacity: { input: "resource" } },
              ],
            },
          ],
        },
      },
    },
    fullExclusion: {
      compute: {
        op: "positive",
        x: { op: "fiscalGap", need: { step: "nationalNonResource" }, capacity: { input: "nonResource" } },
      },
    },
    entitlement: {
      compute: {
        if: { has: "electsHalf" },
        use: { op: "where", mask: { input: "electsHalf" }, use: half, else: greater },
        else: greater,
      },
    },
    capped: {
      compute: payments({ step: "entitlement" }),
      notes: {
        cap: capped({ step: "entitlement" }, leastOfOthers, {
          let: { members: { ...rule, give: "members" } },
          in: meanOfMembers,
        }),
        rounds: capped({ step: "entitlement" }, 1, { ...rule, give: "rounds" }),
      },
    },
    claim: { compute: elects(payments(greater), { step: "capped" }) },
    fitted: {
      compute: withEnvelope(
        elects(
          {
            let: {
              closed,
              change: { op: "subtract", a: { op: "amounts", of: { local: "closed" } }, b: { step: "claim" } },
            },
            in: {
              op: "withAmounts",
              of: { local: "closed" },
              amounts: {
                op: "positive",
                x: { op: "add", values: [{ step: "capped" }, { local: "change" }] },
              },
            },
          },
          closed,
        ),
        { step: "capped" },
      ),
      notes: { envelope: withEnvelope(envelope, { has: "envelope" }) },
      warnings: [
        {
          code: "no_envelope",
          message: "no envelope was given; the amounts are those before section 3.4(5)",
          when: {
            op: "opposite",
            condition: {
              if: { has: "envelope" },
              use: { has: "envelope" },
              else: { has: "previousEnvelope" },
            },
          },
        },
      ],
    },
    payment: { compute: { op: "multiply", values: [{ step: "fitted" }, population] } },
  },
  [
    {
      kind: "equal",
      id: "envelope",
      description: "the payments add up to the envelope, where there is one and no one elects",
      left: { op: "total", x: { step: "payment" } },
      right: withEnvelope(elects({ op: "total", x: { step: "payment" } }, envelope), {
        op: "total",
        x: { step: "payment" },
      }),
    },
  ],
);
