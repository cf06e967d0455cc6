import { greaterEq, lessEq, solve } from "yalps";
import { bootstrapDea, dea, directionalDistance, seededRandom } from "../../src/index.ts";
import type { Benchmark } from "./benchmark.ts";
import { ratioOf } from "./benchmark.ts";

const random = seededRandom(1);
const inputs = Array.from({ length: 1000 }, () => [1 + random(), 1 + 2 * random(), 1 + 3 * random()]);
const outputs = inputs.map((x) => x.map((one) => one * random()));

/** The first units' programs handed one by one to a general solver. */
function oneByOne(units: number): number {
  let sum = 0;
  const variables = new Map<string, Map<string, number>>();
  for (const [j, x] of inputs.entries()) {
    variables.set(
      `l${j}`,
      new Map([
        ...x.map((value, i) => [`x${i}`, value] as const),
        ...outputs[j]!.map((value, r) => [`y${r}`, value] as const),
      ]),
    );
  }
  for (let o = 0; o < units; o++) {
    variables.set(
      "factor",
      new Map([["factor", 1], ...inputs[o]!.map((value, i) => [`x${i}`, -value] as const)]),
    );
    const constraints = new Map([
      ...inputs[o]!.map((_, i) => [`x${i}`, lessEq(0)] as const),
      ...outputs[o]!.map((value, r) => [`y${r}`, greaterEq(value)] as const),
    ]);
    sum += solve({ direction: "minimize", objective: "factor", constraints, variables }).result;
  }
  return sum;
}

const SAMPLE = 50;
export const benchmarks: readonly Benchmark[] = [
  {
    name: "DEA of 1,000 units, 3 inputs, 3 outputs, constant returns, against yalps one by one (a sample of 50, times 20)",
    aim: "at most 0.1 x",
    limit: 0.1,
    run: () => {
      const { ratio, note } = ratioOf(
        () => dea(inputs, outputs, { returns: "crs", orientation: "input", slacks: false }),
        () => oneByOne(SAMPLE),
        3,
      );
      return { ratio: (ratio * SAMPLE) / inputs.length, note: `${note} for the sample` };
    },
  },
  {
    name: "variable returns with slacks against constant returns without, 1,000 units",
    aim: "at most 4 x",
    limit: 4,
    run: () =>
      ratioOf(
        () => dea(inputs, outputs, { returns: "vrs", orientation: "input" }),
        () => dea(inputs, outputs, { returns: "crs", orientation: "input", slacks: false }),
        3,
      ),
  },
  {
    name: "directional distances of 150 units against their radial efficiencies by yalps",
    aim: "at most 1 x",
    limit: 1,
    run: () => {
      const few = inputs.slice(0, 150);
      const made = outputs.slice(0, 150);
      const undesirable = few.map((row) => [row[0]! * 0.3]);
      const { ratio, note } = ratioOf(
        () => directionalDistance(few, made, { returns: "crs", undesirable }),
        () => oneByOne(20),
        3,
      );
      return { ratio: (ratio * 20) / 150, note };
    },
  },
  {
    name: "100 bootstrap samples of 60 units against 100 times dea of them",
    aim: "at most 3 x",
    limit: 3,
    run: () => {
      const few = inputs.slice(0, 60);
      const made = outputs.slice(0, 60);
      const options = { returns: "crs", orientation: "input" } as const;
      return ratioOf(
        () => bootstrapDea(few, made, { ...options, replicates: 100 }),
        () => {
          let total = 0;
          for (let b = 0; b < 100; b++) total += dea(few, made, { ...options, slacks: false }).length;
          return total;
        },
        3,
      );
    },
  },
];
