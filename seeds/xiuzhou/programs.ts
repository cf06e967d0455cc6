import { columns, defineProgram, type Program, type ProgramInput, waterFill } from "equalis";

const SOURCE = "Written for this case; no rule of any province";

const INPUTS: readonly ProgramInput[] = [
  { name: "heads", unit: "person", description: "residents" },
  { name: "own", unit: "yuan/person", description: "health spending from own revenue, per resident" },
  { name: "standard", unit: "yuan/person", description: "health spending that every resident should have" },
];

/** As it is: the upper tiers give the same for every resident, whatever the district has of its own. */
export const samePerHead: Program = defineProgram({
  id: "same-per-head",
  title: "As it is: the same for every resident",
  source: SOURCE,
  inputs: [
    ...INPUTS,
    { name: "perHead", unit: "yuan/person", description: "what the upper tiers give per resident" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [{ kind: "non-negative" }],
  effect: { population: "heads", capacity: "own", need: "standard" },
  steps: [
    {
      id: "grant",
      label: "the same amount for every resident",
      unit: "yuan",
      formula: "heads × amount per head",
      compute: ({ input, scalar }) => columns.multiply(input("heads"), scalar("perHead")),
    },
  ],
});

/** As it might be: the same money, to those first who have least of their own for a resident's health. */
export const lowestFirst: Program = defineProgram({
  id: "lowest-first",
  title: "Reformed: the same money, the lowest first",
  source: SOURCE,
  inputs: [...INPUTS, { name: "pool", unit: "yuan", description: "money of the upper tiers" }],
  parameters: {},
  assumptions: ["Districts do not cut their own spending because the transfer rises."],
  invariants: [{ kind: "adds-to", total: "pool" }, { kind: "non-negative" }],
  effect: { population: "heads", capacity: "own", need: "standard" },
  steps: [
    {
      id: "fill",
      label: "lift the lowest to a common level",
      unit: "yuan",
      formula: "heads × max(0, common level − own)",
      compute: ({ input, scalar }) => waterFill(input("own"), input("heads"), scalar("pool")),
    },
  ],
});
