import { seededRandom } from "../../src/numeric/seeded-random.ts";
import {
  inverseDistanceWeights,
  leeL,
  moranI,
  nearestNeighbors,
  spatialGini,
  spatialWeights,
} from "../../src/spatial/index.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const REGIONS = 10_000;
const NEIGHBORS = 6;
const PERMUTATIONS = 999;

function map() {
  const random = seededRandom("a map");
  const points = Array.from({ length: REGIONS }, (_, i) => ({ id: `r${i}`, x: random(), y: random() }));
  const weights = spatialWeights(nearestNeighbors(points, NEIGHBORS));
  const values = Float64Array.from(points, ({ x, y }) => x + y + random());
  const from = new Uint32Array(weights.targets.length);
  for (let i = 0; i < REGIONS; i++) from.fill(i, weights.offsets[i]!, weights.offsets[i + 1]!);
  return { weights, values, from };
}

/** The speed that the room of spatial autocorrelation promises. */
export const benchmarks: readonly Benchmark[] = [
  {
    name: "Moran's I with 999 permutations, 10,000 regions x 6 neighbors, against 999 bare passes over the edges",
    aim: "< 2",
    limit: 2,
    run: () => {
      const { weights, values, from } = map();
      const { targets, values: w } = weights;
      const pass = (): number => {
        let total = 0;
        for (let e = 0; e < w.length; e++) total += w[e]! * values[from[e]!]! * values[targets[e]!]!;
        return total;
      };
      return ratioOf(
        () => moranI(values, weights, { inference: "permutation", permutations: PERMUTATIONS, seed: 1 }),
        () => {
          let total = 0;
          for (let k = 0; k < PERMUTATIONS; k++) total += pass();
          return total;
        },
      );
    },
  },
  {
    name: "Lee's L with exact moments, 10,000 regions x 6 neighbors, against the 999 random orders that peers simulate",
    aim: "< 0.5",
    limit: 0.5,
    run: () => {
      const { weights, values, from } = map();
      const { targets, values: w } = weights;
      const other = values.map((value, i) => value * ((i % 5) + 1));
      const order = () => {
        const x = new Float64Array(REGIONS);
        const y = new Float64Array(REGIONS);
        for (let e = 0; e < w.length; e++) {
          x[from[e]!]! += w[e]! * values[targets[e]!]!;
          y[from[e]!]! += w[e]! * other[targets[e]!]!;
        }
        let total = 0;
        for (let i = 0; i < REGIONS; i++) total += x[i]! * y[i]!;
        return total;
      };
      return ratioOf(
        () => leeL(values, other, weights).variance,
        () => {
          let total = 0;
          for (let k = 0; k < 999; k++) total += order();
          return total;
        },
      );
    },
  },
  {
    name: "spatial Gini of 4,000 regions with exact moments, against one pass over the full matrix of differences",
    aim: "< 1",
    limit: 1,
    run: () => {
      const random = seededRandom("regions");
      const n = 4000;
      const values = Float64Array.from({ length: n }, random);
      const lists = Object.fromEntries(
        Array.from({ length: n }, (_, i) => [`r${i}`, [`r${(i + 1) % n}`, `r${(i + n - 1) % n}`]]),
      );
      const weights = spatialWeights(lists, { style: "B" });
      return ratioOf(
        () => spatialGini(values, weights),
        () => {
          let total = 0;
          for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) total += Math.abs(values[i]! - values[j]!);
          return total;
        },
      );
    },
  },
  {
    name: "inverse-distance weights of all pairs of 1,500 points, against the bare distances",
    aim: "< 12",
    limit: 12,
    run: () => {
      const random = seededRandom("points");
      const points = Array.from({ length: 1500 }, (_, i) => ({ id: `p${i}`, x: random(), y: random() }));
      return ratioOf(
        () => inverseDistanceWeights(points),
        () => {
          let total = 0;
          for (const a of points)
            for (const b of points) if (a !== b) total += 1 / Math.hypot(a.x - b.x, a.y - b.y);
          return total;
        },
      );
    },
  },
];
