import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atThresholds, decay, floatingCatchment, hansen, relativeAccess } from "../../src/access/index.ts";
import { refusals } from "../support/refusals.ts";

/** What an untyped caller may pass. */
const untyped = (value: unknown): never => value as never;

const amounts = (ids: readonly string[], min: number) =>
  fc.record(Object.fromEntries(ids.map((id) => [id, fc.integer({ min, max: 900 })]))) as fc.Arbitrary<
    Record<string, number>
  >;
const map = fc
  .record({
    demand: amounts(["a", "b", "c", "d"], 1),
    supply: amounts(["x", "y", "z"], 0),
    minutes: fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ demand, supply, minutes }) => ({
    demand,
    supply,
    costs: ["a", "b", "c", "d"].flatMap((from, i) =>
      ["x", "y", "z"].map((to, j) => ({ from, to, cost: minutes[3 * i + j]! })),
    ),
  }));

describe("Huff variants", () => {
  test("huff hands out what is reached; mh3sfca no more than that; capacity 0 attracts no one", () => {
    fc.assert(
      fc.property(map, (input) => {
        fc.pre(Object.values(input.supply).some((capacity) => capacity > 0));
        const options = { ...input, decay: decay.gaussianToZero(45) };
        const huff = floatingCatchment({ ...options, variant: "huff" });
        expect(huff.supplyDelivered ?? Number.NaN).toBeCloseTo(huff.supplyReached, 6);
        const lossy = floatingCatchment({ ...options, variant: "mh3sfca" });
        expect(lossy.supplyDelivered ?? Number.NaN).toBeLessThanOrEqual(lossy.supplyReached + 1e-9);
        const grown = floatingCatchment({
          ...options,
          variant: "mh3sfca",
          supply: { ...input.supply, empty: 0 },
          costs: [...input.costs, { from: "a", to: "empty", cost: 1 }],
        });
        for (const [id, value] of Object.entries(lossy.access))
          expect(grown.access[id]).toBeCloseTo(value, 12);
      }),
    );
  });
  test("with one facility and no decay all variants that conserve agree", () => {
    const input = {
      demand: { a: 30, b: 10 },
      supply: { x: 8 },
      costs: [
        { from: "a", to: "x", cost: 5 },
        { from: "b", to: "x", cost: 9 },
      ],
    };
    const plain = floatingCatchment(input);
    expect(floatingCatchment({ ...input, variant: "huff" }).access).toEqual(plain.access);
    expect(floatingCatchment({ ...input, variant: "mh3sfca" }).access).toEqual(plain.access);
  });
});

test("Dai's decay falls from 1 to 0 and ends at the cutoff", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (cutoff, share) => {
        const weight = decay.gaussianToZero(cutoff);
        expect(weight(0)).toBe(1);
        expect(weight(cutoff)).toBe(0);
        expect(weight(share * cutoff)).toBeGreaterThanOrEqual(weight(Math.min(1, share + 0.1) * cutoff));
      },
    ),
  );
});

describe("thresholds and ratios", () => {
  test("each threshold is the single call; more people are served the farther they may go", () => {
    fc.assert(
      fc.property(map, (input) => {
        const maxCosts = [10, 30, 60];
        for (const measure of [floatingCatchment, hansen]) {
          const rows = atThresholds(measure, input, { maxCosts });
          rows.forEach((row, k) => {
            expect(row).toMatchObject(measure({ ...input, maxCost: maxCosts[k]! }));
            if (k > 0) expect(row.servedShare ?? 0).toBeGreaterThanOrEqual(rows[k - 1]!.servedShare ?? 0);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
  test("ratios average 1, over places or over people, whatever the unit", () => {
    fc.assert(
      fc.property(amounts(["a", "b", "c"], 1), amounts(["a", "b", "c"], 1), (access, demand) => {
        const ids = Object.keys(access);
        const plain = relativeAccess(access);
        expect(ids.reduce((sum, id) => sum + plain.ratios[id]!, 0) / ids.length).toBeCloseTo(1, 12);
        const { ratios } = relativeAccess(access, { demand });
        const people = ids.reduce((sum, id) => sum + demand[id]!, 0);
        expect(ids.reduce((sum, id) => sum + ratios[id]! * demand[id]!, 0) / people).toBeCloseTo(1, 12);
        const tiny = Object.fromEntries(ids.map((id) => [id, access[id]! * 1e-300]));
        for (const id of ids)
          expect(relativeAccess(tiny, { demand }).ratios[id]).toBeCloseTo(ratios[id]!, 12);
      }),
    );
  });
});

const input = { demand: { a: 1 }, supply: { x: 1 }, costs: [{ from: "a", to: "x", cost: 5 }] };
refusals("atThresholds", [
  [
    "no function",
    () => atThresholds(untyped("hansen"), input, { maxCosts: [1] }),
    "wrong_type",
    "must be a function",
  ],
  ["no thresholds", () => atThresholds(hansen, input, untyped({})), "missing_option", "maxCosts"],
  ["an empty list", () => atThresholds(hansen, input, { maxCosts: [] }), "too_few_observations", "got 0"],
  [
    "a negative threshold",
    () => atThresholds(hansen, input, { maxCosts: [-1] }),
    "out_of_domain",
    "negative",
  ],
  [
    "two kinds of threshold",
    () => atThresholds(hansen, { ...input, maxCost: 3 }, { maxCosts: [1] }),
    "unsupported_combination",
    "pass one",
  ],
]);
refusals("relativeAccess", [
  ["a place without demand", () => relativeAccess({ a: 1, b: 2 }, { demand: { a: 1 } }), "unknown_id", '"b"'],
  ["demand without a place", () => relativeAccess({ a: 1 }, { demand: { a: 1, b: 1 } }), "unknown_id", '"b"'],
  ["no people", () => relativeAccess({ a: 1 }, { demand: { a: 0 } }), "zero_total", "demand"],
  ["a list", () => relativeAccess(untyped([1, 2])), "wrong_type", "record"],
]);
