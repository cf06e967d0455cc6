import { transitionMatrix } from "../../src/dynamics/index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const UNITS = 10_000;
const YEARS = 20;

/** Relative incomes that wander: each year mostly that of the year before. */
function incomes(): number[][] {
  const random = seededRandom("incomes");
  return Array.from({ length: UNITS }, () => {
    let y = 0.2 + 1.6 * random();
    return Array.from({ length: YEARS }, () => {
      y += 0.2 * (random() - 0.5) + 0.02 * (1 - y);
      return y;
    });
  });
}

/** The least that a count of moves can do: one comparison and one count a transition, nothing checked. */
function pass(panel: readonly (readonly number[])[]): number {
  const tally = new Uint32Array(2);
  for (let i = 0; i < panel.length; i++) {
    const row = panel[i]!;
    for (let t = 1; t < row.length; t++) tally[Number(row[t]! > row[t - 1]!)]!++;
  }
  return tally[1]!;
}

const transitions = (classes: string, cutoffs: readonly number[]): Benchmark => ({
  name: `transition matrix of 10,000 units x 20 years, ${classes}, against a bare pass that counts rises and falls`,
  aim: "< 3",
  limit: 3,
  run: () => {
    const panel = incomes();
    return ratioOf(
      () => transitionMatrix(panel, { cutoffs }),
      () => pass(panel),
      201,
    );
  },
});

/** The speed that the room of dynamics promises. */
export const benchmarks: readonly Benchmark[] = [
  transitions("5 classes", [0.6, 0.85, 1.15, 1.4]),
  transitions("4 classes", [0.7, 1, 1.3]),
];
