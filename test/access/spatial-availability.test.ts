import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decay, floatingCatchment, spatialAvailability } from "../../src/access/index.ts";
import { costs, demand, ipeaExpected, justBelow, supply } from "../fixtures/access/places.ts";
import { refusals } from "../support/refusals.ts";
import { market } from "./arbitrary-market.ts";
import { expectAccess } from "./expect-access.ts";

describe("agrees with the R package accessibility", () => {
  test.for([
    ["binary", () => decay.binary(45)],
    ["exponential", () => decay.exponential(0.08)],
    ["power", () => decay.power(1.2)],
    ["linear", () => decay.linear(60)],
    ["logistic", () => decay.logistic({ cutoff: 30, sd: 8 })],
    [
      "stepped",
      () =>
        decay.step([
          { upTo: justBelow(10), weight: 1 },
          { upTo: justBelow(30), weight: 0.67 },
          { upTo: Number.POSITIVE_INFINITY, weight: 0.33 },
        ]),
    ],
  ] as const)("%s", ([name, make]) => {
    const result = spatialAvailability({ demand, supply, costs, decay: make() });
    expectAccess(result.access, ipeaExpected[`spatial_availability_${name}`]!);
    expect(result.supplyDelivered).toBeCloseTo(40, 9);
    // F has no people and gets nothing, but could reach capacity.
    expect(result).toMatchObject({
      conservesSupply: true,
      supplyReached: 40,
      unservedPlaces: [],
      unreachedFacilities: [],
    });
  });
});

describe("laws", () => {
  test("the shares add up to the capacity reached, and per head they are the 2SFCA", () => {
    fc.assert(
      fc.property(market, fc.integer({ min: 0, max: 60 }), (data, maxCost) => {
        const setting = { ...data, decay: decay.gaussian(25), maxCost };
        const result = spatialAvailability(setting);
        const perHead = floatingCatchment(setting);
        const total = Object.values(result.access).reduce((t, a) => t + a, 0);
        expect(total).toBeCloseTo(result.supplyReached, 8);
        expect(result.supplyDelivered).toBeCloseTo(total, 8);
        for (const [id, people] of Object.entries(data.demand)) {
          expect(result.access[id]).toBeCloseTo(people * perHead.access[id]!, 8);
        }
        expect(result.unreachedFacilities).toEqual(perHead.unreachedFacilities);
        expect(result.unservedPlaces).toEqual(perHead.unservedPlaces);
      }),
    );
  });
  test("magnitudes do not matter", () => {
    for (const size of [1e300, 1e-300]) {
      const result = spatialAvailability({
        demand: { a: 3 * size, b: size },
        supply: { s: 8 * size },
        costs: ["a", "b"].map((from) => ({ from, to: "s", cost: 1 })),
      });
      expect(result.access).toEqual({ a: 6 * size, b: 2 * size });
    }
  });
});

describe("refuses", () => {
  const ok = { demand: { a: 1 }, supply: { s: 1 }, costs: [{ from: "a", to: "s", cost: 1 }] };
  const run = (change: object) => () => spatialAvailability({ ...ok, ...change } as never);
  refusals("spatialAvailability", [
    ["nothing", () => spatialAvailability(null as never), "wrong_type", "options must be one object"],
    ["no demand", run({ demand: undefined }), "missing_option", "demand is required"],
    ["nobody", run({ demand: { a: 0 } }), "zero_total", "total demand is 0"],
    ["no supply", run({ supply: undefined }), "missing_option", "supply is required"],
    ["alpha", run({ alpha: 2 }), "unknown_option", '"alpha"'],
    ["NaN", run({ demand: { a: Number.NaN } }), "not_finite", '"a" is NaN'],
    ["a negative cost", run({ costs: [{ from: "a", to: "s", cost: -1 }] }), "out_of_domain", "is -1"],
    ["a pair twice", run({ costs: [...ok.costs, ...ok.costs] }), "duplicate_id", "given twice"],
    ["an unknown place", run({ demand: { b: 1 } }), "unknown_id", 'place "a"'],
    ["a decay that gives NaN", run({ decay: () => Number.NaN }), "not_finite", "decay gave for the cost"],
    [
      "weights beyond the largest number",
      run({
        demand: { a: 1, b: 1 },
        costs: ["a", "b"].map((from) => ({ from, to: "s", cost: 1 })),
        decay: () => 1e308,
      }),
      "out_of_domain",
      "scale them down",
    ],
  ]);
});
