import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decay, hansen } from "../../src/access/index.ts";
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
    expectAccess(hansen({ demand, supply, costs, decay: make() }).access, ipeaExpected[`hansen_${name}`]!);
    expectAccess(hansen({ supply, costs, decay: make() }).access, ipeaExpected[`hansen_${name}`]!);
  });
});

test("without demand the costs name the places, with demand the demand does", () => {
  const given = {
    supply: { s: 4, t: 0 },
    costs: [
      { from: "b", to: "s", cost: 2 },
      { from: "a", to: "t", cost: 1 },
    ],
  };
  expect(hansen({ ...given, decay: (cost) => 1 / cost })).toEqual({
    access: { b: 2, a: 0 },
    supplyReached: 4,
    supplyDelivered: null,
    conservesSupply: false,
    unservedPlaces: ["a"],
    unreachedFacilities: [],
    method: "hansen",
    decay: "custom",
    maxCost: null,
  });
  // Nobody lives in b, so that nobody reaches s, though b could.
  expect(hansen({ ...given, demand: { a: 1, b: 0, c: 1 } })).toMatchObject({
    access: { a: 0, b: 4, c: 0 },
    supplyReached: 0,
    unservedPlaces: ["a", "c"],
    unreachedFacilities: ["s"],
  });
});

describe("laws", () => {
  test("adds up over facilities, and never shrinks with the catchment", () => {
    fc.assert(
      fc.property(market, fc.integer({ min: 0, max: 60 }), (data, maxCost) => {
        const whole = hansen({ ...data, decay: decay.linear(100), maxCost }).access;
        const wider = hansen({ ...data, decay: decay.linear(100), maxCost: maxCost + 7 }).access;
        for (const id of Object.keys(data.demand)) {
          const byHand = data.costs
            .filter(({ from, cost }) => from === id && cost <= maxCost)
            .reduce((t, { to, cost }) => t + data.supply[to]! * (1 - cost / 100), 0);
          expect(whole[id]).toBeCloseTo(byHand, 9);
          expect(wider[id]).toBeGreaterThanOrEqual(whole[id]!);
        }
      }),
    );
  });
});

describe("refuses", () => {
  const ok = { supply: { s: 1 }, costs: [{ from: "a", to: "s", cost: 1 }] };
  const run = (change: object) => () => hansen({ ...ok, ...change } as never);
  refusals("hansen", [
    ["nothing", () => hansen(undefined as never), "wrong_type", "options must be one object"],
    ["no supply", run({ supply: undefined }), "missing_option", "supply is required"],
    ["no facilities", run({ supply: {}, costs: [] }), "too_few_observations", "at least 1 id"],
    ["no costs", run({ costs: undefined }), "missing_option", "costs are required"],
    ["a variant", run({ variant: "2sfca" }), "unknown_option", '"variant"'],
    ["NaN", run({ supply: { s: Number.NaN } }), "not_finite", '"s" is NaN'],
    ["a negative supply", run({ supply: { s: -1 } }), "out_of_domain", '"s" is -1'],
    ["a negative demand", run({ demand: { a: -1 } }), "out_of_domain", '"a" is -1'],
    ["a place without demand", run({ demand: { b: 1 } }), "unknown_id", 'place "a"'],
    ["an unknown facility", run({ supply: { t: 1 } }), "unknown_id", 'facility "s"'],
    ["a pair twice", run({ costs: [...ok.costs, ...ok.costs] }), "duplicate_id", "given twice"],
    [
      "a row twice in a matrix",
      run({
        costs: {
          origins: ["a", "a"],
          destinations: ["s"],
          offsets: Uint32Array.of(0, 1, 1),
          targets: Uint32Array.of(0),
          costs: Float64Array.of(1),
        },
      }),
      "duplicate_id",
      'has the id "a" twice',
    ],
    ["a negative cost", run({ costs: [{ from: "a", to: "s", cost: -1 }] }), "out_of_domain", "is -1"],
    ["a negative bound", run({ maxCost: -1 }), "out_of_domain", "maxCost is -1"],
    ["a decay below 0", run({ decay: () => -0.1 }), "out_of_domain", "gave -0.1"],
    [
      "a sum beyond the largest number",
      run({ supply: { s: 1e308 }, decay: () => 1e10 }),
      "out_of_domain",
      "too large for a number",
    ],
  ]);
});
