import { defineProgram, type Program, waterFill } from "equalis";

/**
 * Shares a pool of units of any resource out so that the regions with least per head are lifted first, all to one
 * level, as far as the pool goes.
 */
export const liftTheLowest: Program = defineProgram({
  id: "lift-the-lowest",
  title: "Lift the lowest first",
  source: "Water-filling, as Brazil's FUNDEB tops up its poorest state funds; written for this demonstration",
  inputs: [
    { name: "heads", unit: "person", description: "residents" },
    { name: "level", unit: "units/person", description: "units of the resource per resident" },
    {
      name: "standard",
      unit: "units/person",
      description: "units per resident that every region should have",
    },
    { name: "pool", unit: "units", description: "units to share out" },
  ],
  parameters: {},
  assumptions: ["Units can be divided: a region may receive a part of one."],
  invariants: [{ kind: "adds-to", total: "pool" }, { kind: "non-negative" }],
  effect: { population: "heads", capacity: "level", need: "standard" },
  steps: [
    {
      id: "fill",
      label: "lift the lowest to a common level",
      unit: "units",
      formula: "heads × max(0, common level − level)",
      compute: ({ input, scalar }) => waterFill(input("level"), input("heads"), scalar("pool")),
    },
  ],
});
