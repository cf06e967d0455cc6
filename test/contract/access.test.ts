import {
  balancingCost,
  type CostMatrix,
  costToClosest,
  cumulativeOpportunities,
  decay,
  floatingCatchment,
  hansen,
  spatialAvailability,
  type TravelCost,
  travelCosts,
} from "equalis";
import { describe, expect, test } from "vitest";
import { type Loose, refusal } from "./support.ts";

const demand = { a: 100, b: 50, c: 30, island: 10 };
const supply = { h: 20, k: 7, lonely: 3 };
const costs: TravelCost[] = [
  { from: "a", to: "h", cost: 10 },
  { from: "a", to: "k", cost: 30 },
  { from: "b", to: "h", cost: 20 },
  { from: "b", to: "k", cost: 5 },
  { from: "c", to: "k", cost: 15 },
  { from: "c", to: "h", cost: 40 },
];
type Place = keyof typeof demand;
type Facility = keyof typeof supply;
const places = Object.keys(demand) as Place[];
const facilities = Object.keys(supply) as Facility[];

/** Weight of a pair within reach. */
const weigher =
  (w: (c: number) => number, max = Infinity) =>
  (i: string, j: string) => {
    const pair = costs.find((one) => one.from === i && one.to === j);
    return pair === undefined || pair.cost > max ? 0 : w(pair.cost);
  };
const over = <T>(list: readonly T[], f: (one: T) => number) => list.reduce((a, one) => a + f(one), 0);

/** The floating catchments from their formulas. */
function brute(variant: string, w: (i: string, j: string) => number): Record<string, number> {
  const choice = (i: string, j: string) => {
    const all = over(facilities, (k) => w(i, k));
    return all > 0 ? w(i, j) / all : 0;
  };
  const drawn = (i: string, j: string) =>
    variant === "3sfca" ? w(i, j) * choice(i, j) : variant === "bfca" ? choice(i, j) : w(i, j);
  const given = (i: string, j: string) => {
    if (variant === "3sfca") return w(i, j) * choice(i, j);
    if (variant === "m2sfca") return w(i, j) ** 2;
    if (variant !== "bfca") return w(i, j);
    const all = over(places, (k) => w(k, j));
    return all > 0 ? w(i, j) / all : 0;
  };
  return Object.fromEntries(
    places.map((i) => [
      i,
      over(facilities, (j) => {
        const people = over(places, (k) => demand[k] * drawn(k, j));
        return people > 0 ? (supply[j] / people) * given(i, j) : 0;
      }),
    ]),
  );
}

const same = (found: Record<string, number>, expected: Record<string, number>) => {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [id, value] of Object.entries(expected)) expect(found[id], id).toBeCloseTo(value, 12);
};

describe("decay", () => {
  test("is a function of cost; bounds are included", () => {
    expect([0, 10, 10.01].map(decay.binary(10))).toEqual([1, 1, 0]);
    const step = decay.step([
      { upTo: 10, weight: 1 },
      { upTo: 20, weight: 0.68 },
      { upTo: 30, weight: 0.22 },
    ]);
    expect([0, 10, 10.5, 20, 30, 30.1].map((c) => step(c))).toEqual([1, 1, 0.68, 0.68, 0.22, 0]);
    expect(decay.gaussian(15)(20)).toBeCloseTo(Math.exp(-(20 ** 2) / (2 * 15 ** 2)), 14);
    expect(decay.exponential(0.1)(20)).toBeCloseTo(Math.exp(-2), 14);
    expect(decay.power(2)(4)).toBeCloseTo(1 / 16, 14);
    expect(decay.power(2)(0.5)).toBe(1);
    expect(decay.power(2)(0)).toBe(1);
    expect(decay.linear(20)(5)).toBe(0.75);
    expect(decay.linear(20)(25)).toBe(0);
    const logistic = decay.logistic({ cutoff: 30, sd: 8 });
    const k = Math.PI / (8 * Math.sqrt(3));
    expect(logistic(0)).toBe(1);
    expect(logistic(25)).toBeCloseTo((1 + Math.exp(-30 * k)) / (1 + Math.exp((25 - 30) * k)), 14);
    for (const bad of [Number.NaN, -1, undefined, "1"] as Loose[]) {
      for (const name of [
        "binary",
        "step",
        "gaussian",
        "exponential",
        "power",
        "linear",
        "logistic",
      ] as const) {
        refusal(() => (decay as Loose)[name](bad));
      }
    }
    refusal(() => decay.logistic({ cutoff: 1, sd: 0 }));
  });
});

describe("floatingCatchment", () => {
  const variants = ["2sfca", "3sfca", "m2sfca", "bfca"] as const;
  test.for(variants)("%s by its formula", (variant) => {
    const gaussian = decay.gaussian(15);
    const found = floatingCatchment({ demand, supply, costs, decay: gaussian, maxCost: 30, variant });
    same(found.access, brute(variant, weigher(gaussian, 30)));
    expect(found.unservedPlaces).toEqual(["island"]);
    expect(found.unreachedFacilities).toEqual(["lonely"]);
    expect(found.supplyReached).toBe(27);
    expect(found.access.island).toBe(0);
    same(
      floatingCatchment({ demand, supply, costs, variant }).access,
      brute(
        variant,
        weigher(() => 1),
      ),
    );
    // A decay is any function of cost.
    const own = (c: number) => 1 / (1 + c);
    same(
      floatingCatchment({ demand, supply, costs, decay: own, variant }).access,
      brute(variant, weigher(own)),
    );
  });

  test("defaults, bounds, order of rows", () => {
    const found = floatingCatchment({ demand, supply, costs });
    same(
      found.access,
      brute(
        "2sfca",
        weigher(() => 1),
      ),
    );
    same(
      floatingCatchment({ demand, supply, costs: [...costs].reverse(), decay: undefined, maxCost: undefined })
        .access,
      found.access,
    );
    same(
      floatingCatchment({ demand, supply, costs, maxCost: 20 }).access,
      brute(
        "2sfca",
        weigher(() => 1, 20),
      ),
    );
    const given = over(places, (i) => demand[i] * found.access[i]!);
    expect(given).toBeCloseTo(27, 12);
  });

  test("refuses", () => {
    const where = "floatingCatchment";
    refusal(() => (floatingCatchment as Loose)(), where);
    refusal(() => floatingCatchment({ demand, supply } as Loose), where);
    refusal(() => floatingCatchment({ demand, supply, costs, variant: "e2sfca" } as Loose), where);
    refusal(() => floatingCatchment({ demand, supply, costs, max: 3 } as Loose), where);
    refusal(() => floatingCatchment({ demand: { ...demand, a: Number.NaN }, supply, costs }), where);
    refusal(() => floatingCatchment({ demand, supply: { ...supply, h: -1 }, costs }), where);
    refusal(() => floatingCatchment({ demand: {}, supply, costs: [] }), where);
    refusal(() => floatingCatchment({ demand, supply, costs: [{ from: "a", to: "h", cost: -1 }] }), where);
    refusal(
      () => floatingCatchment({ demand, supply, costs: [{ from: "a", to: "h", cost: Number.NaN }] }),
      where,
    );
    refusal(() => floatingCatchment({ demand, supply, costs: [{ from: "zz", to: "h", cost: 1 }] }), where);
    refusal(() => floatingCatchment({ demand, supply, costs: [costs[0]!, costs[0]!] }), where);
  });
});

describe("the others", () => {
  const keys = ["access", "supplyReached", "unservedPlaces", "unreachedFacilities"];
  test("take the same inputs and answer in the same shape", () => {
    for (const measure of [
      hansen,
      cumulativeOpportunities,
      costToClosest,
      balancingCost,
      spatialAvailability,
    ]) {
      const found = measure({ demand, supply, costs, decay: decay.binary(100), maxCost: 30 });
      expect(Object.keys(found)).toEqual(expect.arrayContaining(keys));
      expect(Object.keys(found.access).sort()).toEqual([...places].sort());
      expect(found.unreachedFacilities).toEqual(["lonely"]);
      expect(found.unservedPlaces).toContain("island");
      refusal(() => (measure as Loose)({ demand, supply, costs, variant: "2sfca" }), measure.name);
      refusal(() => (measure as Loose)(null), measure.name);
    }
  });

  test("numbers by their formulas", () => {
    const w = weigher(decay.exponential(0.1), 30);
    same(
      hansen({ demand, supply, costs, decay: decay.exponential(0.1), maxCost: 30 }).access,
      Object.fromEntries(places.map((i) => [i, over(facilities, (j) => supply[j] * w(i, j))])),
    );
    same(cumulativeOpportunities({ demand, supply, costs, maxCost: 20 }).access, {
      a: 20,
      b: 27,
      c: 7,
      island: 0,
    });
    same(
      spatialAvailability({ demand, supply, costs, decay: decay.exponential(0.1), maxCost: 30 }).access,
      Object.fromEntries(
        places.map((i) => [
          i,
          over(facilities, (j) => {
            const all = over(places, (k) => demand[k] * w(k, j));
            return all > 0 ? (supply[j] * demand[i] * w(i, j)) / all : 0;
          }),
        ]),
      ),
    );
    expect(costToClosest({ demand, supply, costs }).access).toEqual({ a: 10, b: 5, c: 15, island: Infinity });
    // Strictly above demand: 20 for 20 is not enough.
    expect(balancingCost({ demand: { a: 20, b: 19, c: 6, island: 1 }, supply, costs }).access).toEqual({
      a: 30,
      b: 20,
      c: 15,
      island: Infinity,
    });
  });
});

describe("travelCosts", () => {
  test("euclidean and haversine, within maxCost, as costs for the rest", () => {
    const matrix: CostMatrix = travelCosts(
      [
        { id: "a", x: 0, y: 0 },
        { id: "b", x: 10, y: 0 },
      ],
      [
        { id: "h", x: 3, y: 4 },
        { id: "k", x: 10, y: 5 },
        { id: "lonely", x: 100, y: 100 },
      ],
      { maxCost: 5, metric: "euclidean" },
    );
    const found = floatingCatchment({ demand: { a: 4, b: 2 }, supply, costs: matrix });
    expect(found.access).toEqual({ a: 5, b: 3.5 });
    const globe = travelCosts(
      [{ id: "a", longitude: 0, latitude: 0 }],
      [{ id: "h", longitude: 0, latitude: 1 }],
      { maxCost: 200, metric: "haversine" },
    );
    const closest = costToClosest({ supply: { h: 1 }, costs: globe });
    expect(closest.access.a).toBeCloseTo((6371.0088 * Math.PI) / 180, 6);
    refusal(() => (travelCosts as Loose)([], [], { maxCost: 1 }), "travelCosts");
    refusal(
      () =>
        travelCosts([{ id: "a", x: 0, y: 0 }], [{ id: "b", x: 0, y: 0 }], {
          maxCost: 1,
          metric: "manhattan",
        } as Loose),
      "travelCosts",
    );
    refusal(
      () => (travelCosts as Loose)([{ id: "a", x: 0, y: 0 }], [{ id: "b", x: 0, y: 0 }]),
      "travelCosts",
    );
  });
});
