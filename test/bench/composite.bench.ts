import { type RankScenario, rankRobustness, topsis } from "../../src/composite/index.ts";
import type { Direction } from "../../src/model/index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { type Benchmark, processorTime, ratioOf } from "./benchmark.ts";
import { pythonPeer } from "./python-peer.ts";

const REPLICATES = 1_000;

/** Indicators between 10 and 110, every other one better when lower. */
function indicators(units: number, columns: number): { matrix: number[][]; directions: Direction[] } {
  const random = seededRandom("indicators");
  const matrix: number[][] = [];
  for (let i = 0; i < units; i++) {
    const row: number[] = [];
    for (let j = 0; j < columns; j++) row.push(10 + 100 * random());
    matrix.push(row);
  }
  return {
    matrix,
    directions: Array.from({ length: columns }, (_, j) => (j % 2 === 0 ? "higher" : "lower")),
  };
}

/** Squares and sums the matrix: the least that a method of distances has to do. */
function sumOfSquares(rows: readonly ArrayLike<number>[]): number {
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (let j = 0; j < row.length; j++) total += row[j]! * row[j]!;
  }
  return total;
}

/** As many weighted passes as there are draws, with weights that are there already, each with a sort of its scores. */
function weightedPasses(matrix: readonly (readonly number[])[]): () => number {
  const cells = Float64Array.from(matrix.flat());
  const columns = matrix[0]!.length;
  const random = seededRandom("weights");
  const weights = Float64Array.from({ length: columns }, random);
  const scores = new Float64Array(matrix.length);
  return () => {
    let first = 0;
    for (let draw = 0; draw < REPLICATES; draw++) {
      for (let i = 0, at = 0; i < scores.length; i++) {
        let total = 0;
        for (let j = 0; j < columns; j++) total += weights[j]! * cells[at++]!;
        scores[i] = total;
      }
      scores.sort();
      first += scores[0]!;
    }
    return first;
  };
}

/** What one writes with numpy: draw weights, score, order the units, keep their ranks, and take quantiles of them at the end. */
function ranksByHand(matrix: readonly (readonly number[])[]): number {
  const [units, columns] = [matrix.length, matrix[0]!.length];
  const cells = Float64Array.from(matrix.flat());
  const logs = cells.map(Math.log);
  const random = seededRandom("by hand");
  const weights = new Float64Array(columns);
  const scores = new Float64Array(units);
  const drawn = Array.from({ length: units }, () => new Float64Array(REPLICATES));
  for (let draw = 0; draw < REPLICATES; draw++) {
    let total = 0;
    for (let j = 0; j < columns; j++) {
      weights[j] = 1 + 0.25 * (2 * random() - 1);
      total += weights[j]!;
    }
    const geometric = random() < 0.5;
    const terms = geometric ? logs : cells;
    for (let i = 0, at = 0; i < units; i++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += (weights[j]! / total) * terms[at++]!;
      scores[i] = geometric ? Math.exp(sum) : sum;
    }
    const order = Uint32Array.from({ length: units }, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
    for (let k = 0; k < units; k++) drawn[order[k]!]![draw] = k + 1;
  }
  let sum = 0;
  for (const ranks of drawn) {
    ranks.sort();
    for (const p of [0.05, 0.5, 0.95]) sum += ranks[Math.floor(p * (REPLICATES - 1))]!;
  }
  return sum;
}

const scenarios: readonly RankScenario[] = (["arithmetic", "geometric"] as const).flatMap((aggregation) =>
  [
    { method: "min-max", range: [1, 100] } as const,
    { method: "percentile-rank", range: [1, 100] } as const,
    {
      method: "goalposts",
      goalposts: Array.from({ length: 49 }, () => [0, 120] as const),
      range: [1, 100],
    } as const,
  ].map((normalization): RankScenario => ({ normalization, aggregation, noise: 0.25 })),
);

/** The speed that the room of composite indices promises. */
export const benchmarks: readonly Benchmark[] = [
  {
    name: "TOPSIS of 100,000 units x 20 indicators, against one pass that squares and sums the matrix",
    aim: "<= 5",
    limit: 5,
    run: () => {
      const { matrix, directions } = indicators(100_000, 20);
      return ratioOf(
        () => topsis(matrix, { directions }),
        () => sumOfSquares(matrix),
        21,
      );
    },
  },
  {
    name: "TOPSIS of 100,000 units x 20 indicators in typed rows, against the same pass",
    aim: "<= 5",
    limit: 5,
    run: () => {
      const { matrix, directions } = indicators(100_000, 20);
      const rows = matrix.map((row) => Float64Array.from(row));
      return ratioOf(
        () => topsis(rows, { directions }),
        () => sumOfSquares(rows),
        21,
      );
    },
  },
  {
    name: "rank robustness of 51 units x 49 indicators, 1,000 draws / plain loop by the way of numpy: weights, scores, order, ranks, quantiles",
    aim: "at most 1 x the loop",
    limit: 1,
    run: () => {
      const { matrix, directions } = indicators(51, 49);
      const ours = () => rankRobustness(matrix, { scenarios, directions, draws: REPLICATES, seed: 1 });
      const found = ratioOf(ours, () => ranksByHand(matrix), 21);
      const times = Array.from({ length: 9 }, () => processorTime(ours));
      return { ...found, peers: pythonPeer("ranks", times) };
    },
  },
  {
    name: "rank robustness of 51 units x 49 indicators, 1,000 draws over weights, 3 normalizations and 2 means, against 1,000 weighted passes with a sort",
    aim: "<= 4",
    limit: 4,
    run: () => {
      const { matrix, directions } = indicators(51, 49);
      return ratioOf(
        () => rankRobustness(matrix, { scenarios, directions, draws: REPLICATES, seed: 1 }),
        weightedPasses(matrix),
        21,
      );
    },
  },
];
