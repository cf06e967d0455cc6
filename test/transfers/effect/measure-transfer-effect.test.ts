import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { progressivity } from "../../../src/inequality/progressivity.ts";
import { measureTransferEffect } from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";
import { column, reorder } from "../brute-force.ts";

const NAN = Number.NaN;

/** Pair by pair, by definition: half the mean absolute difference over the mean. */
function gini(x: readonly number[], n: readonly number[]): number {
  const heads = n.reduce((a, b) => a + b, 0);
  const mean = x.reduce((s, v, i) => s + v * n[i]!, 0) / heads;
  let pairs = 0;
  for (const [i, a] of x.entries())
    for (const [k, b] of x.entries()) pairs += n[i]! * n[k]! * Math.abs(a - b);
  return pairs / 2 / heads / heads / mean;
}

/** Twice the covariance with the share of people below (equals by half), over the mean. */
function concentration(y: readonly number[], by: readonly number[], n: readonly number[]): number {
  const heads = n.reduce((a, b) => a + b, 0);
  const mean = y.reduce((s, v, i) => s + v * n[i]!, 0) / heads;
  const rank = by.map(
    (b) => by.reduce((s, a, k) => s + (a < b ? n[k]! : a === b ? n[k]! / 2 : 0), 0) / heads,
  );
  return (2 * y.reduce((s, v, i) => s + n[i]! * (v - mean) * (rank[i]! - 0.5), 0)) / heads / mean;
}

const rows = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 1, max: 80 }),
  ),
  { minLength: 1, maxLength: 12 },
);
const countable = (table: readonly (readonly number[])[]): boolean =>
  table.some((row) => row[0]! > 0 && row[2]! > 0);

describe("agrees", () => {
  test("with the definitions, pair by pair", () => {
    fc.assert(
      fc.property(rows, (table) => {
        fc.pre(countable(table));
        const [x, t, n] = [column(table, 0), column(table, 1), column(table, 2)];
        const y = x.map((v, i) => v + t[i]!);
        const effect = measureTransferEffect(x, t, n, { need: column(table, 3) });
        expect(effect.giniBefore).toBeCloseTo(gini(x, n), 10);
        expect(effect.giniAfter).toBeCloseTo(gini(y, n), 10);
        expect(effect.reynoldsSmolensky).toBeCloseTo(gini(x, n) - concentration(y, x, n), 10);
        expect(effect.reranking).toBeCloseTo(gini(y, n) - concentration(y, x, n), 10);
        if (t.some((v, i) => v > 0 && n[i]! > 0)) {
          expect(effect.kakwani).toBeCloseTo(gini(x, n) - concentration(t, x, n), 9);
          const g = effect.averageRate;
          expect(effect.reynoldsSmolensky).toBeCloseTo((g / (1 + g)) * effect.kakwani!, 9);
        } else expect(effect.kakwani).toBeNull();
      }),
    );
  });
  test("with the indices of progressivity of the inequality room", () => {
    fc.assert(
      fc.property(rows, (table) => {
        fc.pre(countable(table));
        const [before, transfer, weights] = [column(table, 0), column(table, 1), column(table, 2)];
        const effect = measureTransferEffect(before, transfer, weights);
        for (const [name, value] of Object.entries(progressivity(before, transfer, { weights }))) {
          const ours = effect[name as keyof typeof effect];
          if (value === null) expect(ours).toBeNull();
          else expect(ours).toBeCloseTo(value as number, 12);
        }
      }),
    );
  });
  test("with gaps, leaks and shortfalls counted by hand", () => {
    const effect = measureTransferEffect([40, 90, 120, 100], [30, 20, 10, -5], [10, 20, 5, 5], { need: 100 });
    // Gaps 60 x 10 + 10 x 20 = 800; closing 30 x 10 + 10 x 20 = 500; received 300 + 400 + 50 = 750.
    expect(effect.gapClosed).toBe(500 / 800);
    expect(effect.leakage).toBeCloseTo(50 / 750, 15);
    expect(effect.overshoot).toBeCloseTo(200 / 750, 15);
    // After: 70, 110, 130, 95.
    expect(effect.shortfall.headcount).toBe(15 / 40);
    expect(effect.shortfall.gap).toBeCloseTo((10 * 0.3 + 5 * 0.05) / 40, 15);
    expect(effect.shortfall.severity).toBeCloseTo((10 * 0.09 + 5 * 0.0025) / 40, 15);
    expect(effect.shortfallBefore.headcount).toBe(30 / 40);
    expect(effect.shortfallBefore.gap).toBeCloseTo((10 * 0.6 + 20 * 0.1) / 40, 15);
    expect(effect.orderKept).toBe(false);
  });
  test("a charge on the rich is progressive as well", () => {
    const effect = measureTransferEffect([10, 20, 70], [0, -2, -21], 1);
    expect(effect.kakwani).toBeCloseTo(
      concentration([0, 2, 21], [10, 20, 70], [1, 1, 1]) - gini([10, 20, 70], [1, 1, 1]),
      12,
    );
    expect(effect.averageRate).toBeCloseTo(0.23, 15);
    expect(effect.musgraveThin).toBeCloseTo(
      (1 - gini([10, 18, 49], [1, 1, 1])) / (1 - gini([10, 20, 70], [1, 1, 1])),
      12,
    );
  });
});

describe("conventions", () => {
  test("a transfer between units sums to zero: no mean rate, no Kakwani index", () => {
    const effect = measureTransferEffect([10, 20, 30], [5, 0, -5], [2, 7, 2]);
    expect(effect.kakwani).toBeNull();
    expect(effect.averageRate).toBe(0);
    expect(effect.redistributiveEffect).toBeGreaterThan(0);
    expect(effect.orderKept).toBe(true);
  });
  test("need is the mean capacity before, if nothing else is said", () => {
    const effect = measureTransferEffect([10, 20, 90], [30, 0, 0], [1, 1, 1]);
    expect(effect.gapClosed).toBe(30 / 50);
  });
  test("where nothing is lacking or received, shares of it are null", () => {
    const none = measureTransferEffect([10, 10], 0, 1);
    expect([none.gapClosed, none.leakage, none.overshoot, none.equalizingEffect]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(none.giniBefore).toBe(0);
  });
  test("full equalization closes every gap and leaves no spread", () => {
    const effect = measureTransferEffect([10, 20, 30], [20, 10, 0], [1, 2, 3], { need: 30 });
    expect([effect.gapClosed, effect.giniAfter, effect.equalizingEffect, effect.shortfall.headcount]).toEqual(
      [1, 0, 1, 0],
    );
  });
  test("a unit without people does not exist", () => {
    const input = { before: [10, 20, 30], transfer: [4, 2, 1], population: [3, 4, 5], need: 25 };
    const more = measureTransferEffect(
      [...input.before, 999],
      [...input.transfer, -999],
      [...input.population, 0],
      { need: 25 },
    );
    expect(more).toEqual(measureTransferEffect(input.before, input.transfer, input.population, { need: 25 }));
  });
});

describe("laws", () => {
  test("neither the order of units nor the unit of money matters", () => {
    fc.assert(
      fc.property(rows, fc.array(fc.integer()), fc.integer({ min: -20, max: 20 }), (table, keys, k) => {
        fc.pre(countable(table));
        const of = (list: readonly (readonly number[])[], unit: number) =>
          measureTransferEffect(
            column(list, 0).map((x) => x * unit),
            column(list, 1).map((x) => x * unit),
            column(list, 2),
            { need: column(list, 3).map((x) => x * unit) },
          );
        const once = of(table, 1);
        const other = of(reorder(table, keys).list, 2 ** k);
        for (const field of [
          "giniBefore",
          "giniAfter",
          "reranking",
          "redistributiveEffect",
          "musgraveThin",
        ] as const) {
          expect(other[field]).toBeCloseTo(once[field], 12);
        }
        expect(other.shortfall.severity).toBeCloseTo(once.shortfall.severity, 12);
        expect(other.orderKept).toBe(once.orderKept);
      }),
    );
  });
  test("the redistributive effect is what Reynolds-Smolensky leaves after reranking", () => {
    fc.assert(
      fc.property(rows, (table) => {
        fc.pre(countable(table));
        const effect = measureTransferEffect(column(table, 0), column(table, 1), column(table, 2));
        expect(effect.redistributiveEffect).toBeCloseTo(effect.reynoldsSmolensky - effect.reranking, 12);
        expect(effect.reranking).toBeGreaterThanOrEqual(0);
        expect(effect.gapClosed === null || (effect.gapClosed >= 0 && effect.gapClosed <= 1 + 1e-12)).toBe(
          true,
        );
      }),
    );
  });
});

refusals("measureTransferEffect", [
  ["no people", () => measureTransferEffect([10, 20], [1, 0], [0, 0]), "zero_total", "total population is 0"],
  [
    "negative people",
    () => measureTransferEffect([10, 20], [1, 0], [1, -1]),
    "out_of_domain",
    "population 1 is -1",
  ],
  [
    "no capacity",
    () => measureTransferEffect([0, 0], [1, 0], [1, 1]),
    "zero_total",
    "total capacity before the transfer is 0",
  ],
  [
    "everything taken away",
    () => measureTransferEffect([10, 20], [-10, -20], [1, 1]),
    "out_of_domain",
    "mean capacity after the transfer is 0",
  ],
  [
    "a need of 0",
    () => measureTransferEffect([10, 20], [1, 0], [1, 1], { need: [0, 1] }),
    "out_of_domain",
    "need 0 is 0; it must be above 0",
  ],
  ["NaN", () => measureTransferEffect([10, 20], [NAN, 1], [1, 1]), "not_finite", "transfer 0 is NaN"],
  ["different lengths", () => measureTransferEffect([10, 20], [1], [1, 1]), "length_mismatch", "transfer"],
  [
    "no population",
    () => measureTransferEffect([1], [1], undefined as never),
    "missing_option",
    "population is required",
  ],
  ["no units", () => measureTransferEffect([], [], []), "too_few_observations", "before is empty"],
  [
    "a misspelt option",
    () => measureTransferEffect([10, 20], [1, 0], [1, 1], { standard: 5 } as never),
    "unknown_option",
    '"standard"',
  ],
  [
    "nothing",
    () => measureTransferEffect([1], [1], [1], null as never),
    "wrong_type",
    "options must be one object",
  ],
]);
