import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { moranI, nearestNeighbors, spatialWeights } from "../../src/spatial/index.ts";
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
];
