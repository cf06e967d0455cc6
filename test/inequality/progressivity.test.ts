import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concentrationIndex, gini, progressivity } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees", () => {
  test("with a proportional tax: nothing changes", () => {
    const p = progressivity([10, 20, 30, 40], [-1, -2, -3, -4]);
    expect(p).toMatchObject({ giniBefore: 0.25, giniAfter: 0.25, reranking: 0, musgraveThin: 1 });
    expect(p.kakwani).toBeCloseTo(0, 15);
    expect(p.redistributiveEffect).toBeCloseTo(0, 15);
    expect(p.averageRate).toBeCloseTo(0.1, 15);
  });
  test("with a tax on the rich: positive means equalizing", () => {
    const p = progressivity([1, 3], [0, -1]);
    expect(p.giniBefore).toBe(0.25);
    expect(p.giniAfter).toBeCloseTo(1 / 6, 15);
    // The tax is all with the upper rank: 1/2, less 1/4.
    expect(p.kakwani).toBe(0.25);
    expect(p.averageRate).toBe(0.25);
    expect(p.reynoldsSmolensky).toBeCloseTo(1 / 12, 15);
    expect(p.musgraveThin).toBeCloseTo(10 / 9, 14);
  });
  test("with a grant to the poor: positive means equalizing", () => {
    const p = progressivity([1, 3], [1, 0]);
    expect(p.kakwani).toBe(0.75);
    expect(p.averageRate).toBe(0.25);
    expect(p.reynoldsSmolensky).toBeCloseTo((0.75 * 0.25) / 1.25, 15);
    expect(p.redistributiveEffect).toBeCloseTo(0.15, 15);
  });
  test("with a grant that overtakes: the vertical effect is not the redistributive effect", () => {
    const p = progressivity([1, 3], [4, 0]);
    expect(p.giniAfter).toBe(0.125);
    expect(p.reynoldsSmolensky).toBe(0.375);
    expect(p.reranking).toBe(0.25);
    expect(p.redistributiveEffect).toBe(0.125);
  });
  test("with receipts and payments that cancel out: no rate, no Kakwani index", () => {
    const p = progressivity([1, 3], [0.5, -0.5]);
    expect(p).toMatchObject({ kakwani: null, averageRate: 0, giniAfter: 0.125, redistributiveEffect: 0.125 });
    expect(progressivity([1, 3, 5], [0.1, 0.2, -0.3]).kakwani).toBeNull();
    expect(progressivity([1, 3], [0, 0])).toMatchObject({
      kakwani: null,
      reranking: 0,
    });
  });
  test("with weights, and without those that are absent", () => {
    const with0 = progressivity([1, 9, 3], [0, -20, -1], { weights: [1, 0, 1] });
    expect(with0).toEqual(progressivity([1, 3], [0, -1]));
  });
  test("with a payment of all one has, whose parts miss it by rounding", () => {
    const all = progressivity([0.3, 1], [-(0.1 + 0.2), 0]);
    expect(all.giniAfter).toBe(0.5);
  });
  test("with units that may owe, where allowed", () => {
    const p = progressivity([1, 3], [-2, 2], { negatives: "allow" });
    expect(p.giniAfter).toBeCloseTo(gini([-1, 5], { negatives: "allow" }), 15);
    expect(p.redistributiveEffect).toBeLessThan(0);
  });
  test("with any magnitude", () => {
    const here = progressivity([1, 3, 4], [1, 0, -0.5]);
    const far = progressivity([1e300, 3e300, 4e300], [1e300, 0, -0.5e300]);
    for (const key of ["giniAfter", "kakwani", "reranking", "averageRate"] as const) {
      expect(far[key]).toBeCloseTo(here[key]!, 14);
    }
  });
});

describe("laws", () => {
  const rows = fc.array(
    fc.record({
      before: fc.integer({ min: 1, max: 30 }),
      share: fc.integer({ min: -10, max: 20 }),
      weight: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 2, maxLength: 20 },
  );
  test("vertical effect less reranking is the redistributive effect, and Kakwani gives the vertical effect", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const before = all.map((row) => row.before);
        const transfer = all.map((row) => (row.before * row.share) / 11);
        const weights = all.map(({ weight }) => weight);
        const p = progressivity(before, transfer, { weights });
        const after = before.map((value, i) => value + transfer[i]!);
        expect(p.giniAfter).toBeCloseTo(gini(after, { weights }), 12);
        expect(p.redistributiveEffect).toBeCloseTo(p.giniBefore - p.giniAfter, 12);
        expect(p.redistributiveEffect).toBe(p.reynoldsSmolensky - p.reranking);
        expect(p.reranking).toBeGreaterThanOrEqual(0);
        expect(p.reynoldsSmolensky).toBeCloseTo(
          p.giniBefore - concentrationIndex(after, { rankBy: before, weights }),
          12,
        );
        if (p.kakwani !== null && p.averageRate > 1e-6) {
          const net = transfer.reduce((sum, t, i) => sum + t * weights[i]!, 0);
          const rate = net < 0 ? p.averageRate / (1 - p.averageRate) : p.averageRate / (1 + p.averageRate);
          expect(p.kakwani * rate).toBeCloseTo(p.reynoldsSmolensky, 9);
        }
      }),
    );
  });
});

refusals("progressivity", [
  ["nothing before", () => progressivity(undefined as never, [1]), "missing_option", "before is required"],
  ["no transfer", () => progressivity([1], undefined as never), "missing_option", "transfer is required"],
  ["no options", () => progressivity([1], [0], null as never), "wrong_type", "options must be"],
  ["no units", () => progressivity([], []), "too_few_observations", "needs at least 1 value"],
  ["a value that is NaN", () => progressivity([1, Number.NaN], [0, 0]), "not_finite", "value 1 is NaN"],
  ["a transfer that is NaN", () => progressivity([1, 2], [0, Number.NaN]), "not_finite", "transfer 1 is NaN"],
  ["a negative value", () => progressivity([1, -2], [0, 0]), "out_of_domain", "value 1 is -2"],
  ["too few transfers", () => progressivity([1, 2], [0]), "length_mismatch", "got 1 for 2"],
  [
    "too few weights",
    () => progressivity([1, 2], [0, 0], { weights: [1] }),
    "length_mismatch",
    "got 1 for 2",
  ],
  ["nobody", () => progressivity([1, 2], [0, 0], { weights: [0, 0] }), "zero_total", "the total weight is 0"],
  ["nothing to begin with", () => progressivity([0, 0], [1, 1]), "zero_total", "the total value is 0"],
  [
    "a unit that pays more than it has",
    () => progressivity([1, 3], [-2, 0]),
    "out_of_domain",
    "unit 0 has 1 and pays 2",
  ],
  ["nothing left", () => progressivity([1, 3], [-1, -3]), "zero_total", "leaves a total of 0"],
  [
    "less than nothing left",
    () => progressivity([1, 3], [-5, -3], { negatives: "allow" }),
    "out_of_domain",
    "leaves a negative total",
  ],
  [
    "an option that is not known",
    () => progressivity([1], [0], { rank: [1] } as never),
    "unknown_option",
    'option "rank"',
  ],
  [
    "a way with negatives that is not known",
    () => progressivity([1], [0], { negatives: "normalize" as never }),
    "unknown_option",
    'negatives is "normalize"',
  ],
]);
