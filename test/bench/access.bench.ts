import { type CostMatrix, decay, floatingCatchment, travelCosts } from "../../src/access/index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { type Benchmark, processorTime, ratioOf } from "./benchmark.ts";
import { pairsWithin } from "./kd-tree.ts";
import { pythonPeer } from "./python-peer.ts";

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

/** The country in typed arrays. */
function columns({ places, facilities, demand, supply }: ReturnType<typeof country>) {
  const of = (points: typeof places) => ({
    longitude: Float64Array.from(points, ({ longitude }) => longitude),
    latitude: Float64Array.from(points, ({ latitude }) => latitude),
  });
  return {
    places: of(places),
    facilities: of(facilities),
    people: Float64Array.from(Object.values(demand)),
    capacity: Float64Array.from(Object.values(supply)),
  };
}

const e2sfcaOfColumns = ({ places, facilities, people, capacity }: ReturnType<typeof columns>) =>
  floatingCatchment({
    demand: people,
    supply: capacity,
    costs: travelCosts(places, facilities, { maxCost: RADIUS }),
    decay: decay.gaussian(SIGMA),
  });

/** What one writes with scipy's cKDTree and numpy, as plain loops over typed arrays. */
function byTree({ places, facilities, people, capacity }: ReturnType<typeof columns>): Float64Array {
  const unit = ({ longitude, latitude }: typeof places): Float64Array => {
    const coordinates = new Float64Array(3 * longitude.length);
    for (let i = 0; i < longitude.length; i++) {
      const lambda = (longitude[i]! * Math.PI) / 180;
      const phi = (latitude[i]! * Math.PI) / 180;
      coordinates[3 * i] = Math.cos(phi) * Math.cos(lambda);
      coordinates[3 * i + 1] = Math.cos(phi) * Math.sin(lambda);
      coordinates[3 * i + 2] = Math.sin(phi);
    }
    return coordinates;
  };
  const chord = 2 * Math.sin(RADIUS / 6371.0088 / 2);
  const { from, to, squares, count } = pairsWithin(unit(places), unit(facilities), chord);
  const weights = new Float64Array(count);
  const potential = new Float64Array(capacity.length);
  for (let e = 0; e < count; e++) {
    const cost = (2 * 6371.0088 * Math.asin(Math.sqrt(squares[e]!) / 2)) / SIGMA;
    weights[e] = Math.exp(-0.5 * cost * cost);
    potential[to[e]!]! += people[from[e]!]! * weights[e]!;
  }
  const access = new Float64Array(people.length);
  for (let e = 0; e < count; e++) access[from[e]!]! += (capacity[to[e]!]! / potential[to[e]!]!) * weights[e]!;
  return access;
}

/** The speed that the room of accessibility promises. */
export const benchmarks: readonly Benchmark[] = [
  {
    name: "E2SFCA, 100,000 places x 10,000 facilities, typed arrays in and out / plain loop by scipy's method, a k-d tree and one search a place",
    aim: "at most 1 x the loop",
    limit: 1,
    run: () => {
      const data = columns(country());
      const found = ratioOf(
        () => e2sfcaOfColumns(data),
        () => byTree(data),
      );
      const ours = Array.from({ length: 5 }, () => processorTime(() => e2sfcaOfColumns(data)));
      return { ...found, peers: pythonPeer("catchment", ours) };
    },
  },
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
