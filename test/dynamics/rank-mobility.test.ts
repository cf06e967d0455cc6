import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankMobility } from "../../src/dynamics/transitions/rank-mobility.ts";
import { differences, expected, panel, regime, years } from "../fixtures/dynamics/panel.ts";
import { refusals } from "../support/refusals.ts";

test("agrees with giddy, scipy and numpy", () => {
  const result = rankMobility(panel, { groups: regime, years });
  expect(result.ranks.map((row) => [...row])).toStrictEqual(expected.theta.ranks_average_ties);
  expect(differences(result.regimes, expected.theta.theta)).toEqual([]);
  expect(
    differences(
      result.concordance.map(({ gamma }) => gamma),
      expected.gamma_convergence,
    ),
  ).toEqual([]);
  expect(result.concordance.map(({ period }) => period)).toStrictEqual(years);
  const { kendall_tau_b, spearman, mean_abs_rank_change } = expected.rank_first_last;
  expect(
    differences(
      [result.kendallTau, result.spearman, result.meanRankChange],
      [kendall_tau_b, spearman, mean_abs_rank_change],
    ),
  ).toEqual([]);
});

describe("conventions", () => {
  test("ties share the mean rank and count half in tau-b", () => {
    const { ranks, kendallTau } = rankMobility([
      [1, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(ranks.map((row) => row[0])).toStrictEqual([1.5, 1.5, 3]);
    // Two pairs agree, one is tied in the first period: 2 / sqrt(2 * 3).
    expect(kendallTau).toBeCloseTo(2 / Math.sqrt(6), 15);
  });
  test("all tied has no correlation and no concordance", () => {
    expect(
      rankMobility([
        [1, 1],
        [1, 2],
      ]),
    ).toMatchObject({
      kendallTau: null,
      spearman: null,
      concordance: [
        { period: 0, gamma: null },
        { period: 1, gamma: null },
      ],
      meanRankChange: 0.5,
      regimes: [],
    });
  });
  test("where no rank moved there is no theta", () => {
    expect(
      rankMobility(
        [
          [1, 2],
          [2, 3],
        ],
        { groups: ["a", "b"] },
      ).regimes,
    ).toStrictEqual([null]);
  });
  test("blocks that change places move together", () => {
    const rows = [
      [1, 3],
      [2, 4],
      [3, 1],
      [4, 2],
    ];
    expect(rankMobility(rows, { groups: ["a", "a", "b", "b"] }).regimes).toStrictEqual([1]);
    expect(rankMobility(rows, { groups: [1, 2, 1, 2] }).regimes).toStrictEqual([0]);
  });
});

describe("laws", () => {
  const rows = fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)), { minLength: 2, maxLength: 12 });
  test("stays in range and ignores what keeps the order", () => {
    fc.assert(
      fc.property(rows, (units) => {
        const groups = units.map((_, i) => i % 3);
        const result = rankMobility(units, { groups });
        const other = rankMobility(
          units.map((unit) => unit.map((y) => y ** 3 + 1)),
          { groups },
        );
        expect(other).toStrictEqual(result);
        for (const share of [...result.regimes, ...result.concordance.map(({ gamma }) => gamma)]) {
          if (share === null) continue;
          expect(share).toBeGreaterThanOrEqual(0);
        }
        for (const share of result.regimes) expect(share ?? 0).toBeLessThanOrEqual(1);
        for (const r of [result.kendallTau, result.spearman])
          expect(Math.abs(r ?? 0)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe("refuses", () => {
  const rows = [
    [1, 2],
    [3, 4],
  ];
  refusals("rankMobility", [
    ["no units", () => rankMobility([]), "too_few_observations", "at least one unit"],
    ["one unit", () => rankMobility([[1, 2]]), "too_few_observations", "at least 2 units"],
    ["one period", () => rankMobility([[1], [2]]), "too_few_observations", "at least 2 periods"],
    [
      "NaN",
      () =>
        rankMobility([
          [1, Number.NaN],
          [1, 2],
        ]),
      "not_finite",
      "unit 0, column 1 is NaN",
    ],
    ["units of different length", () => rankMobility([[1, 2], [1]]), "length_mismatch", "unit 1 has 1"],
    ["too few groups", () => rankMobility(rows, { groups: ["a"] }), "length_mismatch", "group"],
    [
      "a group of null",
      () => rankMobility(rows, { groups: ["a", null as never] }),
      "missing_value",
      "group 1 is null",
    ],
    ["years that fall", () => rankMobility(rows, { years: [2, 1] }), "out_of_domain", "must ascend"],
    [
      "a misspelled option",
      () => rankMobility(rows, { regimes: [] } as never),
      "unknown_option",
      '"regimes"',
    ],
    ["no panel", () => rankMobility({} as never), "wrong_type", "array of arrays"],
  ]);
});

describe("Kendall's tau-b", () => {
  /** All pairs, one by one. */
  function byPairs(rows: readonly (readonly number[])[]): number | null {
    let [agree, untiedFirst, untiedLast] = [0, 0, 0];
    for (const [i, a] of rows.entries()) {
      for (const b of rows.slice(0, i)) {
        const [first, last] = [Math.sign(a[0]! - b[0]!), Math.sign(a.at(-1)! - b.at(-1)!)];
        agree += first * last;
        untiedFirst += first * first;
        untiedLast += last * last;
      }
    }
    return untiedFirst === 0 || untiedLast === 0 ? null : agree / Math.sqrt(untiedFirst * untiedLast);
  }
  test("is that of all pairs, with ties and without", () => {
    const grade = fc.integer({ min: 0, max: 6 });
    const fine = fc.double({ min: -9, max: 9, noNaN: true });
    const rows = (value: fc.Arbitrary<number>) =>
      fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(rows(grade), rows(fine)), (table) => {
        expect(rankMobility(table).kendallTau).toBe(byPairs(table));
      }),
    );
  });
  test("of 300,000 units comes in seconds", () => {
    const n = 300_000;
    const table = Array.from({ length: n }, (_, i) => [i, (i * 7919) % n]);
    const begin = performance.now();
    const { kendallTau } = rankMobility(table);
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(kendallTau).toBeCloseTo(0, 2);
  });
});
