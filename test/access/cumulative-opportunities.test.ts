import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cumulativeOpportunities, decay, hansen } from "../../src/access/index.ts";
import { costs, demand, ipea, ipeaExpected, supply } from "../fixtures/access/places.ts";
import { refusals } from "../support/refusals.ts";
import { market } from "./arbitrary-market.ts";
import { expectAccess } from "./expect-access.ts";

describe("agrees with the R package accessibility", () => {
  test("within a cutoff", () => {
    const result = cumulativeOpportunities({ demand, supply, costs, maxCost: ipea.cutoff });
    expectAccess(result.access, ipeaExpected.cumulative_cutoff!);
  });
  test("the median over an interval of cutoffs", () => {
    const [from, to] = ipea.interval as [number, number];
    const result = cumulativeOpportunities({
      supply,
      costs,
      cutoffRange: { from, to, increment: ipea.interval_increment },
    });
    expectAccess(result.access, ipeaExpected.cumulative_interval_median!);
    expect(result.maxCost).toBe(40);
  });
});

describe("cutoffs", () => {
  const setting = {
    supply: { s: 1, t: 10, u: 100 },
    costs: [
      { from: "a", to: "s", cost: 10 },
      { from: "a", to: "t", cost: 11 },
      { from: "a", to: "u", cost: 12 },
    ],
  };
  test("belong to what they bound", () => {
    expect(cumulativeOpportunities({ ...setting, maxCost: 11 }).access).toEqual({ a: 11 });
    expect(cumulativeOpportunities({ ...setting, maxCost: 10.999 }).access).toEqual({ a: 1 });
    expect(cumulativeOpportunities(setting).access).toEqual({ a: 111 });
  });
  test("an even number of them has the mean of the middle two", () => {
    // 1, 11 and 111 within 10, 11 and 12; 0 within 9.
    expect(cumulativeOpportunities({ ...setting, cutoffRange: { from: 9, to: 12 } }).access).toEqual({
      a: 6,
    });
    expect(cumulativeOpportunities({ ...setting, cutoffRange: { from: 10, to: 12 } }).access).toEqual({
      a: 11,
    });
    expect(cumulativeOpportunities({ ...setting, cutoffRange: { from: 12, to: 12 } }).access).toEqual({
      a: 111,
    });
  });
  test("reach the last one in spite of rounding", () => {
    const tenths = {
      supply: { s: 1 },
      costs: [{ from: "a", to: "s", cost: 0.3 }],
      cutoffRange: { from: 0.1, to: 0.3, increment: 0.1 },
    };
    // Only the last of three cutoffs reaches it: the median is 0, the last cutoff alone gives 1.
    expect(cumulativeOpportunities(tenths)).toMatchObject({
      access: { a: 0 },
      maxCost: 0.3,
      unreachedFacilities: [],
    });
  });
  test("a facility within the widest is not idle", () => {
    const result = cumulativeOpportunities({ ...setting, cutoffRange: { from: 0, to: 11 } });
    expect(result).toMatchObject({
      unreachedFacilities: ["u"],
      unservedPlaces: [],
      supplyReached: 11,
      supplyDelivered: null,
    });
  });
});

test("of a decay only the reach counts", () => {
  const setting = { supply: { s: 4 }, costs: [{ from: "a", to: "s", cost: 10 }] };
  expect(cumulativeOpportunities({ ...setting, decay: decay.linear(20) }).access).toEqual({ a: 4 });
  expect(cumulativeOpportunities({ ...setting, decay: decay.linear(10) }).access).toEqual({ a: 0 });
});

test("law: it is Hansen's measure with all or nothing", () => {
  fc.assert(
    fc.property(market, fc.integer({ min: 0, max: 60 }), (data, maxCost) => {
      expect(cumulativeOpportunities({ ...data, maxCost }).access).toEqual(
        hansen({ ...data, decay: decay.binary(maxCost) }).access,
      );
    }),
  );
});

describe("refuses", () => {
  const ok = { supply: { s: 1 }, costs: [{ from: "a", to: "s", cost: 1 }] };
  const run = (change: object) => () => cumulativeOpportunities({ ...ok, ...change } as never);
  refusals("cumulativeOpportunities", [
    [
      "nothing",
      () => cumulativeOpportunities(undefined as never),
      "wrong_type",
      "options must be one object",
    ],
    ["an unknown input", run({ cutoff: 30 }), "unknown_option", '"cutoff"'],
    ["no supply", run({ supply: undefined }), "missing_option", "supply is required"],
    ["NaN", run({ supply: { s: Number.NaN } }), "not_finite", '"s" is NaN'],
    ["a negative cost", run({ costs: [{ from: "a", to: "s", cost: -1 }] }), "out_of_domain", "is -1"],
    [
      "one cutoff and several",
      run({ maxCost: 3, cutoffRange: { from: 1, to: 2 } }),
      "unsupported_combination",
      "pass one",
    ],
    ["an interval as a list", run({ cutoffRange: [20, 40] }), "wrong_type", "options must be one object"],
    ["an interval without an end", run({ cutoffRange: { from: 1 } }), "missing_option", "to is required"],
    ["an interval backwards", run({ cutoffRange: { from: 2, to: 1 } }), "out_of_domain", "to is 1"],
    ["an interval below 0", run({ cutoffRange: { from: -2, to: 1 } }), "out_of_domain", "from is -2"],
    ["steps of 0", run({ cutoffRange: { from: 0, to: 1, increment: 0 } }), "out_of_domain", "increment is 0"],
    [
      "endless steps",
      run({ cutoffRange: { from: 0, to: 1, increment: 1e-9 } }),
      "out_of_domain",
      "larger increment",
    ],
    ["an unknown part", run({ cutoffRange: { from: 0, to: 1, by: 1 } }), "unknown_option", '"by"'],
    [
      "a sum beyond the largest number",
      run({
        supply: { s: 1e308, t: 1e308 },
        costs: ["s", "t"].map((to) => ({ from: "a", to, cost: 1 })),
      }),
      "out_of_domain",
      "too large",
    ],
  ]);
});
