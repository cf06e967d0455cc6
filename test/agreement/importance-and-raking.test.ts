import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importancePerformance, krippendorffAlpha, rakeWeights } from "../../src/agreement/index.ts";
import { refusals } from "../support/refusals.ts";

/** What an untyped caller may pass. */
const untyped = (value: unknown): never => value as never;

describe("raking", () => {
  const sample = fc.array(
    fc.record({
      sex: fc.constantFrom("f", "m"),
      area: fc.constantFrom("city", "rural"),
      base: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 6, maxLength: 20 },
  );
  test("meets every margin; the order of respondents does not matter; equal proportions stay", () => {
    fc.assert(
      fc.property(sample, (rows) => {
        const cells = new Set(rows.map(({ sex, area }) => `${sex}${area}`));
        fc.pre(cells.size === 4);
        const margins = (list: typeof rows) => ({
          sex: { labels: list.map(({ sex }) => sex), totals: { f: 520, m: 480 } },
          area: { labels: list.map(({ area }) => area), totals: { city: 300, rural: 700 } },
        });
        const one = rakeWeights(
          rows.map(({ base }) => base),
          { margins: margins(rows) },
        );
        expect(one.status).toBe("converged");
        expect(one.difference).toBeLessThan(1e-9);
        const turned = [...rows].reverse();
        const two = rakeWeights(
          turned.map(({ base }) => 10 * base),
          { margins: margins(turned) },
        );
        one.weights.forEach((weight, i) => {
          expect(two.weights[rows.length - 1 - i]).toBeCloseTo(weight, 6);
        });
        expect(one.designEffect).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
  test("a base weight of 0 leaves no trace", () => {
    const margins = (labels: string[]) => ({ sex: { labels, totals: { f: 6, m: 4 } } });
    const one = rakeWeights([1, 2, 1], { margins: margins(["f", "f", "m"]) });
    const two = rakeWeights([1, 0, 2, 1], { margins: margins(["f", "m", "f", "m"]) });
    expect([two.weights[0], two.weights[2], two.weights[3], two.designEffect]).toEqual([
      ...one.weights,
      one.designEffect,
    ]);
    expect(two.weights[1]).toBe(0);
  });
  test("margins that contradict settle, and the difference tells", () => {
    // Everyone in the east is old, and the east is to be larger than the old.
    const result = rakeWeights([1, 1, 1], {
      margins: {
        age: { labels: ["old", "young", "old"], totals: { old: 40, young: 60 } },
        region: { labels: ["east", "west", "west"], totals: { east: 50, west: 50 } },
      },
    });
    expect(result.difference).toBeGreaterThan(0.05);
  });
  const margins = { sex: { labels: ["f", "m"], totals: { f: 1, m: 1 } } };
  refusals("rakeWeights", [
    ["no margins", () => rakeWeights([1, 1], untyped({})), "missing_option", "margins"],
    ["no respondents", () => rakeWeights([], { margins }), "too_few_observations", "got 0"],
    ["a negative base weight", () => rakeWeights([1, -1], { margins }), "out_of_domain", "negative"],
    ["labels of another length", () => rakeWeights([1], { margins }), "length_mismatch", "2 for 1"],
    [
      "totals of 0",
      () => rakeWeights([1, 1], { margins: { sex: { labels: ["f", "m"], totals: { f: 0, m: 0 } } } }),
      "zero_total",
      "add up to 0",
    ],
    ["no tolerance", () => rakeWeights([1, 1], { margins, tolerance: 0 }), "out_of_domain", "above 0"],
  ]);
});

describe("importance and performance", () => {
  test("the order of respondents does not matter; exchanged tables mirror the grid", () => {
    const table = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(table, table, (a, b) => {
        const n = Math.min(a.length, b.length);
        const [I, P] = [a.slice(0, n), b.slice(0, n)];
        const one = importancePerformance(I, P);
        const turned = importancePerformance([...I].reverse(), [...P].reverse());
        const exchanged = importancePerformance(P, I);
        one.items.forEach((item, j) => {
          expect(turned.items[j]!.quadrant).toBe(item.quadrant);
          expect(exchanged.items[j]!.gap).toBeCloseTo(-item.gap, 12);
          const mirror = {
            "keep-up": "keep-up",
            "low-priority": "low-priority",
            "concentrate-here": "possible-overkill",
            "possible-overkill": "concentrate-here",
          };
          expect(exchanged.items[j]!.quadrant).toBe(mirror[item.quadrant]);
          expect(exchanged.items[j]!.p ?? -1).toBeCloseTo(item.p ?? -1, 10);
        });
      }),
    );
  });
  refusals("importancePerformance", [
    ["tables of different width", () => importancePerformance([[1, 2]], [[1]]), "length_mismatch", "1 for 2"],
    [
      "tables of different length",
      () => importancePerformance([[1], [2]], [[1]]),
      "length_mismatch",
      "1 for 2",
    ],
    [
      "half a center",
      () => importancePerformance([[1]], [[1]], { center: untyped({ importance: 3 }) }),
      "missing_option",
      "center.performance",
    ],
  ]);
});

describe("interval of alpha", () => {
  const ratings = [
    [1, 1, 2],
    [2, 2, 2],
    [3, 3, null],
    [1, 2, 1],
    [4, 4, 4],
    [2, 3, 3],
  ];
  test("repeats with its seed, surrounds the value, and is null if not asked for", () => {
    const options = { metric: "ordinal", interval: { replicates: 300, seed: 9 } } as const;
    const one = krippendorffAlpha(ratings, options);
    expect(krippendorffAlpha(ratings, options)).toEqual(one);
    expect(one.interval?.lower).toBeLessThan(one.value ?? Number.NaN);
    expect(one.interval?.upper).toBeGreaterThanOrEqual(one.value ?? Number.NaN);
    expect((one.interval?.replicates ?? 0) + (one.interval?.skipped ?? 0)).toBe(300);
    expect(krippendorffAlpha(ratings, { metric: "ordinal" }).interval).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        options,
      ).interval,
    ).toBeNull();
  });
  refusals("krippendorffAlpha", [
    [
      "few replicates",
      () => krippendorffAlpha(ratings, { metric: "nominal", interval: { replicates: 10 } }),
      "out_of_domain",
      "at least 100",
    ],
    [
      "a confidence of 1",
      () => krippendorffAlpha(ratings, { metric: "nominal", interval: { confidence: 1 } }),
      "out_of_domain",
      "below 1",
    ],
  ]);
});
