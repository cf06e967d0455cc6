import { defineProgram, simulateTransfer, waterFill } from "equalis";
import { transferPlot } from "equalis/plot";
import { counties } from "../counties.ts";

const program = defineProgram({
  id: "lift-the-lowest",
  title: "Lift the lowest first",
  source: "an example",
  inputs: [
    { name: "heads", unit: "person", description: "residents" },
    { name: "spending", unit: "yuan/person", description: "health spending per head" },
    { name: "pool", unit: "yuan", description: "money to share out" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [{ kind: "adds-to", total: "pool" }],
  effect: { population: "heads", capacity: "spending" },
  steps: [
    {
      id: "fill",
      label: "lift the lowest to a common level",
      unit: "yuan",
      compute: ({ input, scalar }) => waterFill(input("spending"), input("heads"), scalar("pool")),
    },
  ],
});
export const plot = transferPlot(
  simulateTransfer(counties, {
    program,
    inputs: {
      heads: { population: "study" },
      spending: { indicator: "spending", period: "2024" },
      pool: { value: 120_000_000 },
    },
  }),
);
