import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decomposeVarianceBySource } from "../../src/inequality/index.ts";
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
    // Total 3, 4, 5: variance 2/3; covariances 4/3 and -2/3.
    expect(decomposeVarianceBySource({ revenue: [1, 3, 5], grant: [2, 1, 0] }).sources).toEqual([
      { source: "revenue", contribution: 2 },
      { source: "grant", contribution: -1 },
    ]);
  });
  test("with weights", () => {
    const rows = decomposeVarianceBySource({ a: [1, 3, 3], b: [2, 2, 8] }, { weights: [1, 1, 0] });
    expect(rows.sources.map(({ contribution }) => contribution)).toEqual([1, 0]);
  });
  test("with any magnitude", () => {
    const far = decomposeVarianceBySource({ a: [1e300, 3e300], b: [2e300, 1e300] });
    const near = decomposeVarianceBySource({ a: [1, 3], b: [2, 1] });
    far.sources.forEach(({ contribution }, k) => {
      expect(contribution).toBeCloseTo(near.sources[k]!.contribution, 14);
    });
  });
});

describe("laws", () => {
  test("contributions add up to 1, and two halves of a source to the whole", () => {
    fc.assert(
      fc.property(sources, (rows) => {
        const { record, weights } = columns(rows);
        const total = rows.map(({ a, b, c }) => a + b + c);
        const shown = total.filter((_, i) => weights[i]! > 0);
        fc.pre(Math.max(...shown) - Math.min(...shown) > 1e-6);
        const one = decomposeVarianceBySource(record, { weights, negatives: "allow" }).sources;
        expect(one.reduce((all, { contribution }) => all + contribution, 0)).toBeCloseTo(1, 12);
        const half = record.a.map((value) => value / 2);
        const two = decomposeVarianceBySource(
          { half, rest: half, b: record.b, c: record.c },
          { weights, negatives: "allow" },
        ).sources;
        expect(two[0]!.contribution + two[1]!.contribution).toBeCloseTo(one[0]!.contribution, 6);
      }),
    );
  });
});

refusals("decomposeVarianceBySource", [
  [
    "no sources",
    () => decomposeVarianceBySource({}),
    "too_few_observations",
    "needs at least 1 source, got 0",
  ],
  [
    "sources that are none",
    () => decomposeVarianceBySource([1, 2] as never),
    "wrong_type",
    "sources must be an object",
  ],
  [
    "null for sources",
    () => decomposeVarianceBySource(null as never),
    "wrong_type",
    "sources must be an object",
  ],
  [
    "a source that is no array",
    () => decomposeVarianceBySource({ a: 5 as never }),
    "wrong_type",
    "source a, values must be an array",
  ],
  [
    "sources of different lengths",
    () => decomposeVarianceBySource({ a: [1, 2], b: [1] }),
    "length_mismatch",
    "got 1 for 2",
  ],
  [
    "a value that is NaN",
    () => decomposeVarianceBySource({ a: [1, Number.NaN] }),
    "not_finite",
    "source a, value 1 is NaN",
  ],
  [
    "too few weights",
    () => decomposeVarianceBySource({ a: [1, 2] }, { weights: [1] }),
    "length_mismatch",
    "got 1 for 2",
  ],
  [
    "a negative weight",
    () => decomposeVarianceBySource({ a: [1, 2] }, { weights: [1, -1] }),
    "out_of_domain",
    "weight 1 is -1",
  ],
  [
    "nobody",
    () => decomposeVarianceBySource({ a: [1, 2] }, { weights: [0, 0] }),
    "zero_total",
    "the total weight is 0",
  ],
  [
    "an option that is not known",
    () => decomposeVarianceBySource({ a: [1] }, { weight: [1] } as never),
    "unknown_option",
    'option "weight"',
  ],
  [
    "null for options",
    () => decomposeVarianceBySource({ a: [1] }, null as never),
    "wrong_type",
    "options must be",
  ],
  [
    "a way with negatives that is not known",
    () => decomposeVarianceBySource({ a: [1] }, { negatives: "drop" as never }),
    "unknown_option",
    'negatives is "drop"',
  ],
  [
    "a negative total of a unit",
    () => decomposeVarianceBySource({ a: [1, 5], b: [-2, 0] }),
    "out_of_domain",
    "the sources of unit 0 add up to -1",
  ],
  [
    "totals that are all equal",
    () => decomposeVarianceBySource({ a: [1, 2], b: [2, 1] }),
    "zero_total",
    "there is no variance to share out",
  ],
]);
