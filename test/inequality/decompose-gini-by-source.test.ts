import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decomposeGiniBySource, gini } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";

const sources = fc
  .array(
    fc.record({
      a: fc.integer({ min: 0, max: 20 }),
      b: fc.double({ min: 0, max: 50, noNaN: true }),
      c: fc.integer({ min: -5, max: 30 }),
      weight: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 10, noNaN: true })),
    }),
    { minLength: 2, maxLength: 20 },
  )
  .map((rows) => rows.map((row) => ({ ...row, a: row.a + 6 })))
  .filter((rows) => rows.some(({ weight }) => weight > 0));
const columns = (rows: readonly { a: number; b: number; c: number; weight: number }[]) => ({
  record: { a: rows.map(({ a }) => a), b: rows.map(({ b }) => b), c: rows.map(({ c }) => c) },
  weights: rows.map(({ weight }) => weight),
});

describe("agrees", () => {
  test("with hand-made numbers", () => {
    const { total, sources: parts } = decomposeGiniBySource({ revenue: [1, 3], grant: [1, 1] });
    expect(total).toBeCloseTo(1 / 6, 15);
    expect(parts[0]).toMatchObject({ source: "revenue", gini: 0.25, correlation: 1 });
    expect(parts[0]!.share).toBeCloseTo(2 / 3, 15);
    expect(parts[0]!.contribution).toBeCloseTo(1 / 6, 15);
    expect(parts[0]!.marginalEffect).toBeCloseTo(1 / 3, 14);
    expect(parts[1]).toMatchObject({ source: "grant", gini: 0, correlation: 0, contribution: 0 });
    expect(parts[1]!.marginalEffect).toBeCloseTo(-1 / 3, 14);
  });
  test("with a source that goes to those who have least", () => {
    const { sources: parts } = decomposeGiniBySource({ revenue: [1, 5], grant: [2, 0] });
    expect(parts[1]).toMatchObject({ correlation: -1, gini: 0.5 });
    expect(parts[1]!.contribution).toBeCloseTo(-1 / 8, 15);
  });
  test("with a tax as a negative source", () => {
    const { total, sources: parts } = decomposeGiniBySource({ income: [2, 6], tax: [0, -2] });
    expect(total).toBeCloseTo(1 / 6, 15);
    expect(parts[0]!.contribution + parts[1]!.contribution).toBeCloseTo(total, 15);
    expect(parts[1]!.contribution).toBeLessThan(0);
  });
  test("with a source of which nobody has any", () => {
    const { sources: parts } = decomposeGiniBySource({ a: [1, 3], none: [0, 0] });
    expect(parts[1]).toEqual({
      source: "none",
      share: 0,
      gini: 0,
      correlation: 0,
      contribution: 0,
      marginalEffect: 0,
    });
  });
  test("with totals that are all equal", () => {
    const { total, sources: parts } = decomposeGiniBySource({ a: [1, 2], b: [2, 1] });
    expect(total).toBe(0);
    expect(parts.map(({ contribution, marginalEffect }) => [contribution, marginalEffect])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
  test("ranks totals as tied that differ by the rounding of their sums", () => {
    // 0.1 + 0.7 is 0.7999999999999999, 0.3 + 0.5 is 0.8.
    const a = decomposeGiniBySource({ a: [0.1, 0.3, 2], b: [0.7, 0.5, 1] });
    const exact = decomposeGiniBySource({ a: [1, 3, 20], b: [7, 5, 10] });
    a.sources.forEach(({ contribution }, k) => {
      expect(contribution).toBeCloseTo(exact.sources[k]!.contribution, 14);
    });
  });
  test("by Shapley: of two sources the mean of what each adds first and last", () => {
    const record = { a: [1, 5, 3], b: [4, 0, 1] };
    const sum = [5, 5, 4];
    const alone = [gini([1, 5, 3].map((v) => v + 5 / 3)), gini([4, 0, 1].map((v) => v + 3))] as const;
    const { total, sources: parts } = decomposeGiniBySource(record, { method: "shapley" });
    expect(total).toBeCloseTo(gini(sum), 15);
    expect(parts[0]!.contribution).toBeCloseTo((alone[0] + total - alone[1]) / 2, 14);
    expect(parts[1]!.contribution).toBeCloseTo((alone[1] + total - alone[0]) / 2, 14);
  });
});

describe("laws", () => {
  test.for(["lerman-yitzhaki", "shapley"] as const)("contributions add up to the Gini: %s", (method) => {
    fc.assert(
      fc.property(sources, (rows) => {
        const { record, weights } = columns(rows);
        const total = rows.map(({ a, b, c }) => a + b + c);
        const d = decomposeGiniBySource(record, { weights, method, negatives: "allow" });
        expect(d.total).toBeCloseTo(gini(total, { weights, negatives: "allow" }), 12);
        const sum = d.sources.reduce((all, { contribution }) => all + contribution, 0);
        expect(Math.abs(sum - d.total)).toBeLessThan(1e-12);
        expect(d.sources.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 12);
        if (d.total > 1e-9) {
          expect(d.sources.reduce((all, { marginalEffect }) => all + marginalEffect, 0)).toBeCloseTo(0, 9);
        }
        for (const { share, gini: own, correlation, contribution } of d.sources) {
          expect(Math.abs(correlation)).toBeLessThanOrEqual(1);
          if (method === "lerman-yitzhaki") expect(share * own * correlation).toBeCloseTo(contribution, 10);
        }
      }),
    );
  });
  test("a source that all have alike adds nothing by Shapley", () => {
    fc.assert(
      fc.property(sources, (rows) => {
        const { record, weights } = columns(rows);
        const d = decomposeGiniBySource(
          { a: record.a, same: rows.map(() => 3) },
          { weights, method: "shapley" },
        );
        expect(d.sources[1]!.contribution).toBeCloseTo(0, 12);
      }),
    );
  });
});

const seventeen = Object.fromEntries(Array.from({ length: 17 }, (_, k) => [`s${k}`, [1, 2]]));
refusals("decomposeGiniBySource", [
  ["no sources", () => decomposeGiniBySource({}), "too_few_observations", "needs at least 1 source, got 0"],
  [
    "sources that are none",
    () => decomposeGiniBySource([1, 2] as never),
    "wrong_type",
    "sources must be an object",
  ],
  ["null for sources", () => decomposeGiniBySource(null as never), "wrong_type", "sources must be an object"],
  [
    "a source that is no array",
    () => decomposeGiniBySource({ a: 5 as never }),
    "wrong_type",
    "source a, values must be an array",
  ],
  [
    "sources of different lengths",
    () => decomposeGiniBySource({ a: [1, 2], b: [1] }),
    "length_mismatch",
    "got 1 for 2",
  ],
  [
    "a value that is NaN",
    () => decomposeGiniBySource({ a: [1, Number.NaN] }),
    "not_finite",
    "source a, value 1 is NaN",
  ],
  [
    "too few weights",
    () => decomposeGiniBySource({ a: [1, 2] }, { weights: [1] }),
    "length_mismatch",
    "got 1 for 2",
  ],
  [
    "a negative weight",
    () => decomposeGiniBySource({ a: [1, 2] }, { weights: [1, -1] }),
    "out_of_domain",
    "weight 1 is -1",
  ],
  [
    "nobody",
    () => decomposeGiniBySource({ a: [1, 2] }, { weights: [0, 0] }),
    "zero_total",
    "the total weight is 0",
  ],
  [
    "an option that is not known",
    () => decomposeGiniBySource({ a: [1] }, { weight: [1] } as never),
    "unknown_option",
    'option "weight"',
  ],
  [
    "null for options",
    () => decomposeGiniBySource({ a: [1] }, null as never),
    "wrong_type",
    "options must be",
  ],
  [
    "a way with negatives that is not known",
    () => decomposeGiniBySource({ a: [1] }, { negatives: "drop" as never }),
    "unknown_option",
    'negatives is "drop"',
  ],
  [
    "a negative total of a unit",
    () => decomposeGiniBySource({ a: [1, 5], b: [-2, 0] }),
    "out_of_domain",
    "the sources of unit 0 add up to -1",
  ],
  [
    "a method that is not known",
    () => decomposeGiniBySource({ a: [1] }, { method: "Shapley" as never }),
    "unknown_option",
    'method is "Shapley"',
  ],
  ["a total of 0", () => decomposeGiniBySource({ a: [0, 0] }), "zero_total", "the total value is 0"],
  [
    "a negative total",
    () => decomposeGiniBySource({ a: [-3, 1] }, { negatives: "allow" }),
    "out_of_domain",
    "the total value is negative",
  ],
  [
    "a source that cancels out",
    () => decomposeGiniBySource({ a: [5, 5], b: [-1, 1] }),
    "zero_total",
    "source b sums to 0",
  ],
  [
    "more sources than Shapley can take",
    () => decomposeGiniBySource(seventeen, { method: "shapley" }),
    "out_of_domain",
    "17 sources are too many",
  ],
]);
