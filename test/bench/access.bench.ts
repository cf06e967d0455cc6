import { type CostMatrix, decay, floatingCatchment, travelCosts } from "../../src/access/index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { type Benchmark, ratioOf } from "./benchmark.ts";

const PLACES = 100_000;
const FACILITIES = 10_000;
/** Kilometers, about half an hour by road: near 2 million pairs. */
const RADIUS = 26;
const SIGMA = 10;

/** A country of ten by ten degrees with people and facilities all over it. */
function country() {
  const random = seededRandom("a country");
  const points = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${letter}${i}`,
      longitude: 100 + 10 * random(),
      latitude: 25 + 10 * random(),
    }));
  const places = points("p", PLACES);
  const facilities = points("f", FACILITIES);
  const demand = Object.fromEntries(places.map(({ id }) => [id, Math.floor(2000 * random())]));
  const supply = Object.fromEntries(facilities.map(({ id }) => [id, 1 + Math.floor(9 * random())]));
  return { places, facilities, demand, supply };
}

/** The two steps over pairs that are known already: distance, weight, people per facility, ratios per place. */
function bareLoop(
  { places, facilities, demand, supply }: ReturnType<typeof country>,
  { offsets, targets }: CostMatrix,
): () => Float64Array {
  const rad = Math.PI / 180;
  const longitudes = Float64Array.from(places, ({ longitude }) => longitude * rad);
  const latitudes = Float64Array.from(places, ({ latitude }) => latitude * rad);
  const toLongitudes = Float64Array.from(facilities, ({ longitude }) => longitude * rad);
  const toLatitudes = Float64Array.from(facilities, ({ latitude }) => latitude * rad);
  const people = Float64Array.from(places, ({ id }) => demand[id]!);
  const capacity = Float64Array.from(facilities, ({ id }) => supply[id]!);
  const from = new Uint32Array(targets.length);
  for (let i = 0; i < PLACES; i++) from.fill(i, offsets[i]!, offsets[i + 1]!);
  return () => {
    const weights = new Float64Array(targets.length);
    const potential = new Float64Array(FACILITIES);
    for (let e = 0; e < targets.length; e++) {
      const i = from[e]!;
      const j = targets[e]!;
      const a = Math.sin((latitudes[i]! - toLatitudes[j]!) / 2);
      const b = Math.sin((longitudes[i]! - toLongitudes[j]!) / 2);
      const h = a * a + Math.cos(latitudes[i]!) * Math.cos(toLatitudes[j]!) * b * b;
      const cost = 2 * 6371.0088 * Math.asin(Math.sqrt(h));
      const weight = Math.exp((-cost * cost) / (2 * SIGMA * SIGMA));
      weights[e] = weight;
      potential[j]! += people[i]! * weight;
    }
    const access = new Float64Array(PLACES);
    for (let e = 0; e < targets.length; e++) {
      const j = targets[e]!;
      access[from[e]!]! += (capacity[j]! / potential[j]!) * weights[e]!;
    }
    return access;
  };
}

const e2sfca = ({ places, facilities, demand, supply }: ReturnType<typeof country>) =>
  floatingCatchment({
    demand,
    supply,
    costs: travelCosts(places, facilities, { maxCost: RADIUS }),
    decay: decay.gaussian(SIGMA),
  });

/** The speed that the room of accessibility promises. */
export const benchmarks: readonly Benchmark[] = [
  {
    name: "E2SFCA, 100,000 places x 10,000 facilities from coordinates, against haversine, decay and sums over the pairs",
    aim: "< 4",
    limit: 4,
    run: () => {
      const data = country();
      const pairs = travelCosts(data.places, data.facilities, { maxCost: RADIUS });
      return ratioOf(() => e2sfca(data), bareLoop(data, pairs));
    },
  },
];
