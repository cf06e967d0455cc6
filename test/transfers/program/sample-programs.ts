import {
  boundedShare,
  collar,
  columns,
  defineProgram,
  fiscalGap,
  holdHarmless,
  type Program,
  type ProgramStep,
  scaleTo,
} from "../../../src/transfers/index.ts";

/** A grant with everything a program can have: parameters by date, history, choice, collar, closure, rounding. */
export const grant: Program = defineProgram({
  id: "grant",
  title: "A grant for health services",
  jurisdiction: "ZZ",
  source: "made up",
  inputs: [
    { name: "population", unit: "person", description: "Residents", range: { above: 0 } },
    { name: "need", unit: "money/person", description: "Standard spending", range: { atLeast: 0 } },
    { name: "capacity", unit: "money/person", description: "Own revenue", range: { atLeast: 0 } },
    { name: "pool", unit: "money", description: "Money to be paid" },
    { name: "remote", unit: "flag", description: "Remote units", type: "flag", optional: true },
  ],
  parameters: {
    rate: {
      description: "Part of a gap that is paid",
      unit: "share",
      source: "s. 1",
      status: "published",
      values: [
        { from: "2020", value: 0.5 },
        { from: "2024-07-01", value: 0.6 },
      ],
    },
    bonus: {
      description: "More for remote units, per head",
      unit: "money/person",
      source: "hearsay",
      status: "unverified",
      values: [{ from: "2020", value: 2 }],
    },
  },
  assumptions: ["Residents are counted in the middle of the year."],
  invariants: [
    { kind: "adds-to", total: "pool", of: "closed" },
    { kind: "non-negative" },
    { kind: "order-kept", before: "capacity", after: "after" },
  ],
  effect: { population: "population", capacity: "capacity", need: "need" },
  steps: [
    {
      id: "gap",
      label: "Gap per head",
      unit: "money/person",
      legalBasis: "s. 2",
      formula: "need − capacity",
      compute: (c) => fiscalGap(c.input("need"), c.input("capacity")),
    },
    {
      id: "claim",
      label: "Claim per head",
      unit: "money/person",
      compute: (c) => columns.multiply(columns.positive(c.step("gap")), c.parameter("rate")),
    },
    {
      id: "remoteClaim",
      label: "Remote units get more",
      unit: "money/person",
      from: "claim",
      compute: (c) =>
        c.has("remote")
          ? columns.add(c.step("claim"), columns.multiply(c.input("remote"), c.parameter("bonus")))
          : c.step("claim"),
    },
    {
      id: "money",
      label: "In money",
      unit: "money",
      from: "remoteClaim",
      kind: "conversion",
      compute: (c) => columns.multiply(c.step("remoteClaim"), c.input("population")),
    },
    {
      id: "capped",
      label: "No unit gets more than half of the pool",
      unit: "money",
      from: "money",
      compute: (c) => columns.minimum(c.step("money"), c.scalar("pool") / 2),
    },
    {
      id: "closed",
      label: "FittedAmounts",
      unit: "money",
      from: "capped",
      compute: (c) =>
        boundedShare(c.step("capped"), {
          upper: c.scalar("pool") / 2,
          total: c.scalar("pool"),
        }),
    },
    {
      id: "after",
      label: "Capacity after, per head",
      unit: "money/person",
      compute: (c) =>
        columns.add(c.input("capacity"), columns.divide(c.step("closed"), c.input("population"))),
    },
    {
      id: "paid",
      label: "Whole money",
      unit: "money",
      from: "closed",
      kind: "rounding",
      compute: (c) => columns.round(c.step("closed"), { digits: 0 }),
    },
  ],
});

/** Its usual question: three units, the first one needy, the last one rich. */
export const question = {
  units: ["A", "B", "C"],
  data: { population: [10, 20, 10], need: [10, 10, 10], capacity: [2, 6, 12], pool: 60 },
  period: "2024",
} as const;

/** A grant that looks back: nine tenths are kept, and no more than a tenth is gained; newcomers are free. */
export const guaranteed: Program = defineProgram({
  id: "guaranteed",
  title: "A grant with a guarantee",
  source: "made up",
  inputs: [{ name: "claim", unit: "money", description: "Claim of the year" }],
  parameters: {},
  assumptions: [],
  invariants: [],
  steps: [
    { id: "claimed", label: "Claim", unit: "money", compute: (c) => c.input("claim") },
    {
      id: "kept",
      label: "Guarantee",
      unit: "money",
      from: "claimed",
      compute: (c) => holdHarmless(c.step("claimed"), c.previousAmount(1, 0), 0.9),
    },
    {
      id: "paid",
      label: "Collar",
      unit: "money",
      from: "kept",
      compute: (c) =>
        collar(c.step("kept"), c.previousAmount(1, 0), { up: 0.1, continuing: [...c.continuing()] }),
    },
  ],
});

/** Half of every distance to the mean, between units themselves. */
export const horizontal: Program = defineProgram({
  id: "horizontal",
  title: "Half the distance to the mean",
  source: "made up",
  inputs: [
    { name: "population", unit: "person", description: "Residents" },
    { name: "tax", unit: "money/person", description: "Own tax" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [{ kind: "zero-sum" }],
  effect: { population: "population", capacity: "tax" },
  steps: [
    {
      id: "mean",
      label: "Mean tax",
      unit: "money/person",
      compute: (c) => columns.mean(c.input("tax"), { weights: c.input("population") }),
    },
    {
      id: "perHead",
      label: "Half the distance",
      unit: "money/person",
      compute: (c) => columns.multiply(0.5, fiscalGap(c.value("mean"), c.input("tax"))),
    },
    {
      id: "transfer",
      label: "In money",
      unit: "money",
      from: "perHead",
      kind: "conversion",
      compute: (c) => columns.multiply(c.step("perHead"), c.input("population")),
    },
  ],
});

/** A program of one step, for one question at a time. */
export function oneStep(compute: ProgramStep["compute"], more: Partial<Program> = {}): Program {
  return defineProgram({
    id: "one",
    title: "One step",
    source: "made up",
    inputs: [{ name: "x", unit: "money", description: "Anything", optional: true }],
    parameters: {},
    assumptions: [],
    invariants: [],
    steps: [{ id: "only", label: "Only step", unit: "money", compute }],
    ...more,
  });
}

/** Scales claims to a pool. */
export const scaled: Program = defineProgram({
  id: "scaled",
  title: "Claims scaled to a pool",
  source: "made up",
  inputs: [
    { name: "claim", unit: "money", description: "Claim" },
    { name: "pool", unit: "money", description: "Pool" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [{ kind: "adds-to", total: "pool" }],
  steps: [
    {
      id: "paid",
      label: "Share of the pool",
      unit: "money",
      compute: (c) => scaleTo(c.input("claim"), c.scalar("pool")),
    },
  ],
});
