import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { laggingOf } from "../../../src/resources/pooling/lagging.ts";
import { meanByWeight, pooledMean, poolParts } from "../../../src/resources/pooling/pool-parts.ts";
import { shareDistance } from "../../../src/resources/pooling/share-distance.ts";

const none = [undefined, undefined];

describe("pooledMean", () => {
  test.for([
    // 9 + 4 of 300 + 100 people, per 1,000.
    ["numerators and denominators", { numerators: [9, 4], denominators: [300, 100] }, 32.5, "denominators"],
    // The second region: 40 per 1,000 of its 500 people are 20; 29 of 800.
    [
      "one denominator of two",
      { numerators: [9, undefined], denominators: [300, undefined] },
      36.25,
      "mixed",
    ],
    // (30 × 1,500 + 40 × 500) / 2,000.
    ["people alone", { numerators: none, denominators: none }, 32.5, "population"],
    // Rate times denominator: 30 per 1,000 of 300, 40 of 100.
    ["denominators alone", { numerators: none, denominators: [300, 100] }, 32.5, "denominators"],
  ] as const)("from %s", ([, parts, mean, basis]) => {
    const found = pooledMean({ values: [30, 40], people: [1500, 500], scale: 1000, ...parts });
    expect(found.mean).toBeCloseTo(mean, 12);
    expect(found.basis).toBe(basis);
  });

  test("is 0 where no one is counted", () => {
    const of = { values: [30, 40], people: [0, 0], scale: 1000 };
    expect(pooledMean({ ...of, numerators: none, denominators: none }).mean).toBe(0);
    expect(pooledMean({ ...of, numerators: [0, 0], denominators: [0, 0] }).mean).toBe(0);
    expect(meanByWeight([1, 2], [0, 0])).toBe(0);
  });

  test("lies between the rates, whatever the order of the regions", () => {
    const region = fc.record({
      value: fc.integer({ min: 0, max: 10_000 }).map((tenths) => tenths / 10),
      people: fc.integer({ min: 1, max: 1e6 }),
      denominator: fc.option(fc.integer({ min: 1, max: 1e6 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(region, { minLength: 1, maxLength: 12 }), (regions) => {
        const ask = (rows: typeof regions) =>
          pooledMean({
            values: rows.map(({ value }) => value),
            people: rows.map(({ people }) => people),
            denominators: rows.map(({ denominator }) => denominator),
            numerators: rows.map(() => undefined),
            scale: 1000,
          });
        const { mean, basis } = ask(regions);
        const rates = regions.map(({ value }) => value);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...rates) * (1 - 1e-12));
        expect(mean).toBeLessThanOrEqual(Math.max(...rates) * (1 + 1e-12));
        const turned = ask([...regions].reverse());
        expect(turned.basis).toBe(basis);
        expect(turned.mean).toBeCloseTo(mean, 9);
      }),
    );
  });

  test("takes the amount and base of a region where it gives them", () => {
    const parts = poolParts({
      values: [30, 40],
      people: [1500, 500],
      numerators: [9, undefined],
      denominators: [300, undefined],
      scale: 1000,
    });
    expect([...parts.amounts]).toEqual([9, 20]);
    expect([...parts.bases]).toEqual([300, 500]);
    expect(parts.given).toBe(1);
  });
});

describe("shareDistance", () => {
  test.for([
    ["the same shares", [1, 2, 3], [10, 20, 30], 0],
    ["nothing in common", [1, 0], [0, 5], 1],
    // 1/2 against 1/4 on both sides: a quarter has to move.
    ["a quarter", [2, 2], [1, 3], 0.25],
  ] as const)("%s", ([, a, b, distance]) => {
    expect(shareDistance(a, b)).toBeCloseTo(distance, 15);
    expect(shareDistance(b, a)).toBeCloseTo(distance, 15);
  });
  test("has no answer where there is nothing", () => {
    expect(shareDistance([0, 0], [1, 2])).toBeNull();
    expect(shareDistance([1, 2], [0, 0])).toBeNull();
  });
});

describe("laggingOf", () => {
  test("gaps by weight, the largest share first", () => {
    // Behind by 2 (weight 10) and by 4 (weight 15): 20 and 60 of 80.
    expect(laggingOf([3, 9, 1], [5, 5, 5], [10, 10, 15], "higher")).toEqual([
      { place: 2, gap: 4, share: 0.75 },
      { place: 0, gap: 2, share: 0.25 },
    ]);
  });
  test("above the target is behind where lower is better", () => {
    expect(laggingOf([3, 9], [5, 5], [1, 1], "lower")).toEqual([{ place: 1, gap: 4, share: 1 }]);
  });
  test("equal parts where no unit behind has weight, the farther one first", () => {
    expect(laggingOf([4, 2, 7], [5, 5, 5], [0, 0, 1], "higher")).toEqual([
      { place: 1, gap: 3, share: 0.5 },
      { place: 0, gap: 1, share: 0.5 },
    ]);
  });
  test("a unit at its target is not behind", () => {
    expect(laggingOf([5, 6], [5, 5], [1, 1], "higher")).toEqual([]);
  });
});
