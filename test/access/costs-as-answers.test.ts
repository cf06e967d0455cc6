import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balancingCost, costToClosest, decay } from "../../src/access/index.ts";
import { beloHorizonte, costs, demand, ipea, ipeaExpected, supply } from "../fixtures/access/places.ts";
import { refusals } from "../support/refusals.ts";
import { market } from "./arbitrary-market.ts";

const scaled = () => Object.fromEntries(Object.entries(demand).map(([id, p]) => [id, p * 0.01]));

describe("agrees with the R package accessibility", () => {
  test("cost to the closest", () => {
    expect(costToClosest({ demand, supply, costs }).access).toEqual(ipeaExpected.cost_to_closest_1);
    expect(costToClosest({ demand, supply, costs, n: 1 }).access).toEqual(ipeaExpected.cost_to_closest_1);
  });
  test("cost to the closest 15", () => {
    const result = costToClosest({ supply, costs, n: ipea.cost_to_closest_n });
    expect(result.access).toEqual(ipeaExpected.cost_to_closest_n);
    expect(result.method).toBe("cost-to-closest");
  });
  test("balancing cost", () => {
    const result = balancingCost({ demand: scaled(), supply, costs });
    expect(result.access).toEqual(ipeaExpected.balancing_cost_scaled_demand);
    expect(result).toMatchObject({ method: "balancing-cost", supplyDelivered: null, conservesSupply: false });
  });
});

test("Belo Horizonte: the closest facility is the least of the minutes in each row", () => {
  const { demand: people, supply: facilities, costs: minutes } = beloHorizonte;
  const { access } = costToClosest({ demand: people, supply: facilities, costs: minutes });
  for (const id of Object.keys(people)) {
    const row = minutes.filter(({ from }) => from === id).map(({ cost }) => cost);
    expect(access[id]).toBe(Math.min(...row));
  }
});

describe("unreachable is not a cost of 0", () => {
  const setting = {
    demand: { a: 5, b: 5, c: 0 },
    supply: { full: 5, empty: 0 },
    costs: [
      { from: "a", to: "full", cost: 0 },
      { from: "b", to: "empty", cost: 1 },
    ],
  };
  test("it is Infinity, and listed", () => {
    expect(costToClosest(setting)).toEqual({
      access: { a: 0, b: Number.POSITIVE_INFINITY, c: Number.POSITIVE_INFINITY },
      supplyReached: 5,
      supplyDelivered: null,
      conservesSupply: false,
      unservedPlaces: ["b", "c"],
      unreachedFacilities: [],
      method: "cost-to-closest",
      decay: "none",
      maxCost: null,
    });
  });
  test("nor is reaching too little", () => {
    expect(costToClosest({ ...setting, n: 6 }).unservedPlaces).toEqual(["a", "b", "c"]);
    expect(costToClosest({ ...setting, n: 5 }).unservedPlaces).toEqual(["b", "c"]);
  });
  test("reaching just as much as needed is not enough for balance; needing nothing is", () => {
    expect(balancingCost(setting)).toMatchObject({
      access: { a: Number.POSITIVE_INFINITY, b: Number.POSITIVE_INFINITY, c: 0 },
      unservedPlaces: ["a", "b"],
    });
  });
  test("a bound or a decay of 0 puts a facility out of reach", () => {
    const far = { supply: { s: 1 }, costs: [{ from: "a", to: "s", cost: 10 }] };
    expect(costToClosest({ ...far, maxCost: 10 }).access).toEqual({ a: 10 });
    expect(costToClosest({ ...far, maxCost: 9 }).access).toEqual({ a: Number.POSITIVE_INFINITY });
    expect(costToClosest({ ...far, maxCost: 9 }).unreachedFacilities).toEqual(["s"]);
    expect(costToClosest({ ...far, decay: decay.linear(10) }).unservedPlaces).toEqual(["a"]);
  });
});

describe("laws", () => {
  test("whoever wants more travels no less, and just enough is within the answer", () => {
    fc.assert(
      fc.property(market, fc.integer({ min: 1, max: 60 }), (data, n) => {
        const little = costToClosest({ ...data, n }).access;
        const more = costToClosest({ ...data, n: n + 5 }).access;
        for (const id of Object.keys(data.demand)) {
          expect(more[id]).toBeGreaterThanOrEqual(little[id]!);
          const within = (cutoff: number) =>
            data.costs
              .filter(({ from, cost }) => from === id && cost <= cutoff)
              .reduce((t, { to }) => t + data.supply[to]!, 0);
          if (little[id]! === Number.POSITIVE_INFINITY) expect(within(1e9)).toBeLessThan(n);
          else {
            expect(within(little[id]!)).toBeGreaterThanOrEqual(n);
            expect(within(little[id]! - 0.5)).toBeLessThan(n);
          }
        }
      }),
    );
  });
  test("whole people balance at the cost of one more than they are", () => {
    fc.assert(
      fc.property(market, (data) => {
        const balanced = balancingCost(data).access;
        for (const [id, people] of Object.entries(data.demand)) {
          const one = { ...data, demand: { ...data.demand }, n: people + 1 };
          expect(balanced[id]).toBe(people === 0 ? 0 : costToClosest(one).access[id]);
        }
      }),
    );
  });
});

describe("refuses", () => {
  const ok = { demand: { a: 1 }, supply: { s: 1 }, costs: [{ from: "a", to: "s", cost: 1 }] };
  const closest = (change: object) => () => costToClosest({ ...ok, ...change } as never);
  const balance = (change: object) => () => balancingCost({ ...ok, ...change } as never);
  refusals("costToClosest", [
    ["nothing", () => costToClosest(undefined as never), "wrong_type", "options must be one object"],
    ["an unknown input", closest({ k: 1 }), "unknown_option", '"k"'],
    ["no supply", closest({ supply: undefined }), "missing_option", "supply is required"],
    ["an n of 0", closest({ n: 0 }), "out_of_domain", "n is 0"],
    ["an n of NaN", closest({ n: Number.NaN }), "not_finite", "n is NaN"],
    ["a cost of NaN", closest({ costs: [{ from: "a", to: "s", cost: Number.NaN }] }), "not_finite", "is NaN"],
    ["a pair twice", closest({ costs: [...ok.costs, ...ok.costs] }), "duplicate_id", "given twice"],
    ["a negative supply", closest({ supply: { s: -1 } }), "out_of_domain", '"s" is -1'],
  ]);
  refusals("balancingCost", [
    ["nothing", () => balancingCost(undefined as never), "wrong_type", "options must be one object"],
    ["no demand", balance({ demand: undefined }), "missing_option", "demand is required"],
    ["an unknown input", balance({ n: 1 }), "unknown_option", '"n"'],
    ["negative demand", balance({ demand: { a: -1 } }), "out_of_domain", '"a" is -1'],
    ["a negative cost", balance({ costs: [{ from: "a", to: "s", cost: -1 }] }), "out_of_domain", "is -1"],
    ["an unknown facility", balance({ supply: { t: 1 } }), "unknown_id", 'facility "s"'],
  ]);
});
