import { boundedShare, columns, defineProgram, type Program, proRata } from "equalis";

/** Money for every resident alike, whoever is short: the rule that the others are compared with. */
export const alike: Program = defineProgram({
  id: "alike",
  title: "The same for every resident",
  source: "Made up for this case",
  inputs: [
    { name: "population", unit: "person", description: "residents" },
    { name: "funding", unit: "yuan", description: "funding before the transfer" },
    { name: "standard", unit: "yuan/person", description: "what a resident is to be worth everywhere" },
    { name: "pool", unit: "yuan", description: "money to share out" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [{ kind: "adds-to", total: "pool" }],
  effect: { population: "population", capacity: "funding", need: "standard" },
  steps: [
    {
      id: "amount",
      label: "share of the residents",
      unit: "yuan",
      formula: "pool × residents ÷ all residents",
      compute: ({ input, scalar }) => proRata(input("population"), scalar("pool")),
    },
  ],
});

/**
 * Pays for what districts lack of the standard. A yuan that is lacking in a wing claims as many times as much as one in
 * the circle as the parameter `preference` says, and no one gets more than is lacking.
 */
export const preferTheWings: Program = defineProgram({
  id: "prefer-the-wings",
  title: "What is lacking, with priority to the wings",
  source: "Made up for this case after the demand for priority to the northeast and southeast of Chongqing",
  inputs: [
    { name: "population", unit: "person", description: "residents" },
    { name: "funding", unit: "yuan", description: "funding before the transfer" },
    { name: "standard", unit: "yuan/person", description: "what a resident is to be worth everywhere" },
    { name: "wing", unit: "name", description: "the circle, or one of the wings", type: "label" },
    { name: "pool", unit: "yuan", description: "money to share out" },
  ],
  parameters: {
    preference: {
      description: "claims of a yuan that is lacking, by part of the city",
      unit: "factor",
      source: "Made up for this case",
      status: "illustrative",
      values: [
        { from: "2022", value: { "one-hour economic circle": 1, "northeast wing": 2, "southeast wing": 2 } },
      ],
    },
  },
  assumptions: ["A yuan buys as much in the mountains as in the city"],
  invariants: [{ kind: "adds-to", total: "pool" }, { kind: "non-negative" }],
  effect: { population: "population", capacity: "funding", need: "standard" },
  steps: [
    {
      id: "gap",
      label: "what is lacking",
      unit: "yuan",
      formula: "max(0, residents × standard − funding)",
      compute: ({ input }) =>
        columns.positive(
          columns.subtract(columns.multiply(input("population"), input("standard")), input("funding")),
        ),
    },
    {
      id: "claim",
      label: "claim with priority",
      unit: "yuan",
      from: "gap",
      formula: "what is lacking × preference",
      compute: ({ step, lookup, labels }) =>
        columns.multiply(step("gap"), lookup("preference", labels("wing"))),
    },
    {
      id: "amount",
      label: "share of the claims, at most what is lacking",
      unit: "yuan",
      from: "claim",
      formula: "min(λ × claim, what is lacking), λ such that the pool is spent",
      compute: ({ step, scalar }) =>
        boundedShare(step("claim"), { upper: step("gap"), total: scalar("pool") }),
    },
  ],
});
