import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AllocateByScoreOptions, allocateByScore } from "../../src/appraisal/index.ts";
import { refusals } from "../support/refusals.ts";
import { vector } from "./vectors.ts";

const total = (values: ArrayLike<number>): number => Array.from(values).reduce((s, x) => s + x, 0);
const { input, expected, tol } = vector("fund/alloc");
const bands = [0, ...input.bands].map((from, i) => ({ from, coefficient: input.coef[i]! }));
const pool = total(input.base);
const { base, score, floor } = input;

const expectAll = (actual: ArrayLike<number>, wanted: readonly number[]): void => {
  expect(actual).toHaveLength(wanted.length);
  // The vectors are given to an absolute 1e-9; on millions that is the last digit of a float64.
  for (const [i, x] of wanted.entries())
    expect(Math.abs(actual[i]! - x)).toBeLessThanOrEqual(tol + 2e-16 * x);
};

describe("agrees", () => {
  test("in proportion to the score", () => {
    const {
      amounts,
      total: paid,
      residual,
    } = allocateByScore(score, pool, { rule: "coefficient", maximum: 100, base });
    expectAll(amounts, expected.proportional);
    expect(residual).toBeCloseTo(pool - total(expected.proportional), 6);
    expect(paid + residual).toBe(pool);
  });
  test("by band coefficients, with what is left", () => {
    const result = allocateByScore(score, pool, { rule: "coefficient", bands, base });
    expectAll(result.amounts, expected.banded);
    expectAll(
      result.differences.map((d) => -d),
      expected.bandedClawback,
    );
    expect(result.residual).toBeCloseTo(total(expected.bandedClawback), 6);
    expect(result.status).toBe("left-over");
    expect([...result.coefficients!]).toEqual([1.03, 0.85, 1.03, 1.03, 0.95, 1, 1, 0.95]);
  });
  test("by share of the pool", () => {
    const { amounts, residual, status } = allocateByScore(score, pool, { rule: "pool-share", base });
    expectAll(amounts, expected.poolShare);
    expect({ residual, status }).toEqual({ residual: 0, status: "conserved" });
  });
  test("a fifth held back and shared by result", () => {
    const options = { rule: "withhold-and-return", base, withhold: input.holdback, floor } as const;
    const { amounts, residual, eligible, reason } = allocateByScore(score, pool, options);
    expectAll(amounts, expected.holdbackShare);
    expect(residual).toBe(0);
    expect(eligible.indexOf(false)).toBe(1);
    expect(reason).toBe("The pool of 28127355 is paid out exactly; 1 of 8 units did not reach the floor.");
  });
  test("in whole yuan", () => {
    const { amounts } = allocateByScore(score, pool, { rule: "pool-share", base, whole: true });
    expect([...amounts]).toEqual(vector("fund/largest_remainder").expected.y);
  });
});

describe("whole amounts are exact", () => {
  const whole = (scores: number[], money: number, more: Partial<AllocateByScoreOptions> = {}) => [
    ...allocateByScore(scores, money, { rule: "pool-share", whole: true, ...more } as AllocateByScoreOptions)
      .amounts,
  ];
  test("for large pools, the earlier unit first where remainders are equal", () => {
    // By 3, 8 and 9: remainders .6, .6 and .8.
    const money = 8000003335220804;
    const parts = [1200000500283121, 3200001334088321, 3600001500849362];
    expect(whole([3, 8, 9], money)).toEqual(parts);
    expect(whole([1, 1, 1], money, { base: [3, 8, 9] })).toEqual(parts);
    expect(whole([1.5, 2, 3], money, { base: [2, 4, 3] })).toEqual(parts);
    const kept = { rule: "withhold-and-return", withhold: 0.3, base: [3, 8, 9] } as const;
    expect(whole([1, 1, 1], money, kept)).toEqual(parts);
    const most = { rule: "coefficient", maximum: 7, base: [3, 8, 9] } as const;
    expect(whole([7, 7, 7], money, most)).toEqual(parts);
    const again = { rule: "threshold", floor: 1, base: [3, 8, 9], onResidual: "redistribute" } as const;
    expect(whole([2, 1, 5], money, again)).toEqual(parts);
  });
  test("less than a unit away from the exact claim", () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 1, max: 1e7 })), {
          minLength: 1,
          maxLength: 12,
        }),
        (money, rows) => {
          fc.pre(rows.some(([score]) => score > 0));
          const base = rows.map(([, one]) => one);
          const claims = rows.map(([score, one]) => BigInt(score) * BigInt(one) * BigInt(money));
          const all = rows.reduce((a, [score, one]) => a + BigInt(score) * BigInt(one), 0n);
          const amounts = whole(
            rows.map(([score]) => score),
            money,
            { base },
          );
          expect(amounts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(money));
          for (const [i, amount] of amounts.entries()) {
            // Never a whole unit away from the claim, compared without rounding.
            const distance = BigInt(amount) * all - claims[i]!;
            expect(distance < all && distance > -all).toBe(true);
          }
        },
      ),
    );
  });
  test("a total beyond 2^53 - 1 throws", () => {
    expect(() => whole([1, 1], 2 ** 53)).toThrow("use a larger unit of money");
  });
});

describe("conventions", () => {
  test("threshold pays entitlements from the floor on", () => {
    const result = allocateByScore([59.999, 60, 100], 100, { rule: "threshold", floor: 60, base: [1, 1, 2] });
    expect([...result.amounts]).toEqual([0, 25, 50]);
    expect(result).toMatchObject({ residual: 25, status: "left-over", total: 75 });
    expect(result.reason).toBe(
      "25 of the pool of 100 stays with the payer; 1 of 3 units did not reach the floor.",
    );
  });
  test("what is left can be redistributed", () => {
    const options = { rule: "threshold", floor: 60, onResidual: "redistribute" } as const;
    const { amounts, residual, status } = allocateByScore([10, 60, 100], 90, options);
    expect([...amounts]).toEqual([0, 45, 45]);
    expect({ residual, status }).toEqual({ residual: 0, status: "conserved" });
  });
  test("overspending is reported, and can be scaled away", () => {
    const options = { rule: "coefficient", bands: [{ from: 0, coefficient: 1.25 }] } as const;
    const over = allocateByScore([1, 1], 100, options);
    expect(over).toMatchObject({ residual: -25, total: 125, status: "overspent" });
    expect(over.reason).toBe("The payer has to add 25 to the pool of 100.");
    expect([...allocateByScore([1, 1], 100, { ...options, onResidual: "redistribute" }).amounts]).toEqual([
      50, 50,
    ]);
  });
  test("withheld money comes back by coefficient where there are bands", () => {
    const options = {
      rule: "withhold-and-return",
      withhold: 0.2,
      bands: [{ from: 0, coefficient: 0.5 }],
    } as const;
    const { amounts, residual } = allocateByScore([1, 1], 200, options);
    expect([...amounts]).toEqual([90, 90]);
    expect(residual).toBe(20);
  });
  test("coefficients in place of scores share a pool", () => {
    const options = {
      rule: "pool-share",
      bands: [
        { from: 0, coefficient: 1 },
        { from: 5, coefficient: 3 },
      ],
    } as const;
    expect([...allocateByScore([4, 5], 100, options).amounts]).toEqual([25, 75]);
  });
  test("where nobody earned anything the money stays", () => {
    expect(allocateByScore([0, 0], 100, { rule: "pool-share" })).toMatchObject({ residual: 100, total: 0 });
    const none = allocateByScore([1, 2], 100, { rule: "withhold-and-return", withhold: 0.25, floor: 60 });
    expect([...none.amounts]).toEqual([37.5, 37.5]);
    expect(none.residual).toBe(25);
  });
  test("a score on the floor by all but noise takes part", () => {
    expect(allocateByScore([0.1 + 0.7], 1, { rule: "threshold", floor: 0.8 }).residual).toBe(0);
  });
  test("whole units leave the part of a unit that the pool has too many", () => {
    const { amounts, residual } = allocateByScore([1, 1, 1], 10.5, { rule: "pool-share", whole: true });
    expect([...amounts]).toEqual([4, 3, 3]);
    expect(residual).toBe(0.5);
  });
  test("only points above the floor share a pool", () => {
    const { amounts, eligible } = allocateByScore([50, 60, 70, 90], 100, { rule: "pool-share", floor: 60 });
    expect([...amounts]).toEqual([0, 0, 25, 75]);
    expect(eligible).toEqual([false, true, true, true]);
  });
  test("an empty pool pays nothing", () => {
    expect([...allocateByScore([1, 2], 0, { rule: "pool-share", whole: true }).amounts]).toEqual([0, 0]);
  });
  test("extreme sizes neither overflow nor vanish", () => {
    const huge = { rule: "pool-share", base: [1e308, 1e308] } as const;
    expect([...allocateByScore([1e300, 3e300], 8, huge).amounts]).toEqual([2, 6]);
    const tiny = { rule: "pool-share", base: [1e-300, 1e-300] } as const;
    const amounts = allocateByScore([1e-300, 3e-300], 1e300, tiny).amounts;
    expect(amounts[0]! / 1e300).toBeCloseTo(0.25, 14);
    expect(amounts[1]! / 1e300).toBeCloseTo(0.75, 14);
  });
  test("the input is not changed", () => {
    const scores = Object.freeze([1, 2]);
    allocateByScore(scores, 10, { rule: "pool-share", base: Object.freeze([3, 4]), whole: true });
    expect(scores).toEqual([1, 2]);
  });
});

describe("laws", () => {
  const cents = fc.integer({ min: 0, max: 1e9 });
  const units = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 1e7 })), {
      minLength: 1,
      maxLength: 30,
    })
    .map((rows) => ({ scores: rows.map((r) => r[0]), base: rows.map((r) => r[1]) }));
  const rule: fc.Arbitrary<AllocateByScoreOptions> = fc.constantFrom<AllocateByScoreOptions>(
    { rule: "pool-share" },
    { rule: "coefficient", bands },
    { rule: "coefficient", maximum: 100 },
    { rule: "withhold-and-return", withhold: 0.2, floor: 60 },
    { rule: "withhold-and-return", withhold: 0.2, bands },
    { rule: "threshold", floor: 50 },
  );

  test("amounts and residual sum to the pool", () => {
    fc.assert(
      fc.property(cents, units, rule, fc.boolean(), (money, { scores, base }, options, whole) => {
        const { amounts, residual } = allocateByScore(scores, money, { ...options, base, whole });
        expect(Math.abs(total(amounts) + residual - money)).toBeLessThanOrEqual(1e-12 * money);
        if (whole) for (const amount of amounts) expect(amount).toBe(Math.trunc(amount));
        for (const amount of amounts) expect(amount).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  test("payouts sum to the pool where the rule conserves it, or is made to", () => {
    fc.assert(
      fc.property(cents, units, rule, (money, { scores, base }, options) => {
        const all = { ...options, base, onResidual: "redistribute", whole: true } as const;
        const { amounts, total: paid } = allocateByScore(scores, money, all);
        expect(total(amounts)).toBe(paid === 0 ? 0 : money);
      }),
    );
  });
  test("order of units does not matter, and a better score never gets less", () => {
    fc.assert(
      fc.property(units, rule, ({ scores, base }, options) => {
        const there = allocateByScore(scores, 1e6, { ...options, base }).amounts;
        const back = allocateByScore([...scores].reverse(), 1e6, {
          ...options,
          base: [...base].reverse(),
        }).amounts;
        for (const [i, amount] of there.entries()) expect(back[scores.length - 1 - i]).toBeCloseTo(amount, 6);
        const better = scores.map((s, i) => (i === 0 ? Math.min(100, s + 7) : s));
        const then = allocateByScore(better, 1e6, { ...options, base }).amounts;
        expect(then[0]).toBeGreaterThanOrEqual(there[0]! - 1e-6);
      }),
    );
  });
});

// What an untyped caller can pass.
const untyped = (value: unknown): never => value as never;
const share = { rule: "pool-share" } as const;
refusals("allocateByScore", [
  [
    "no options",
    () => allocateByScore([1], 1, untyped(undefined)),
    "wrong_type",
    "options must be one object",
  ],
  ["null options", () => allocateByScore([1], 1, untyped(null)), "wrong_type", "options must be one object"],
  [
    "an unknown rule",
    () => allocateByScore([1], 1, untyped({ rule: "even" })),
    "unknown_option",
    'rule is "even"',
  ],
  ["no rule", () => allocateByScore([1], 1, untyped({})), "missing_option", "rule is required"],
  [
    "an unknown option",
    () => allocateByScore([1], 1, untyped({ ...share, bases: [1] })),
    "unknown_option",
    '"bases"',
  ],
  [
    "an unknown leftover",
    () => allocateByScore([1], 1, untyped({ ...share, onResidual: "burn" })),
    "unknown_option",
    "burn",
  ],
  [
    "a whole that is no boolean",
    () => allocateByScore([1], 1, untyped({ ...share, whole: 1 })),
    "wrong_type",
    "whole is 1",
  ],
  ["a negative pool", () => allocateByScore([1], -1, share), "out_of_domain", "pool is -1"],
  ["a pool of NaN", () => allocateByScore([1], Number.NaN, share), "not_finite", "pool is NaN"],
  [
    "an infinite pool",
    () => allocateByScore([1], Number.POSITIVE_INFINITY, share),
    "not_finite",
    "pool is Infinity",
  ],
  ["a text for a pool", () => allocateByScore([1], untyped("9"), share), "wrong_type", 'pool is "9"'],
  ["no scores", () => allocateByScore([], 1, share), "too_few_observations", "needs at least 1 score"],
  ["null scores", () => allocateByScore(untyped(null), 1, share), "wrong_type", "scores must be an array"],
  ["a score of NaN", () => allocateByScore([1, Number.NaN], 1, share), "not_finite", "score 1 is NaN"],
  ["a negative score", () => allocateByScore([-1], 1, share), "out_of_domain", "score 0 is -1"],
  [
    "another number of bases",
    () => allocateByScore([1], 1, { ...share, base: [1, 2] }),
    "length_mismatch",
    "one base per score",
  ],
  [
    "a negative base",
    () => allocateByScore([1], 1, { ...share, base: [-1] }),
    "out_of_domain",
    "base 0 is -1",
  ],
  [
    "a base of nothing",
    () => allocateByScore([1], 1, { ...share, base: [0] }),
    "zero_total",
    "base sums to 0",
  ],
  [
    "coefficients without bands",
    () => allocateByScore([1], 1, { rule: "coefficient" }),
    "missing_option",
    "needs bands or maximum",
  ],
  [
    "bands and a maximum",
    () => allocateByScore([1], 1, { rule: "coefficient", bands, maximum: 1 }),
    "unsupported_combination",
    "pass one of them",
  ],
  [
    "no bands at all",
    () => allocateByScore([1], 1, { rule: "coefficient", bands: [] }),
    "missing_option",
    "at least one",
  ],
  [
    "bands that are none",
    () => allocateByScore([1], 1, { rule: "coefficient", bands: untyped([null]) }),
    "missing_value",
    "band 0: from is undefined",
  ],
  [
    "bands that descend",
    () => allocateByScore([1], 1, { rule: "coefficient", bands: [...bands].reverse() }),
    "out_of_domain",
    "bands must ascend",
  ],
  [
    "a negative coefficient",
    () => allocateByScore([1], 1, { rule: "coefficient", bands: [{ from: 0, coefficient: -1 }] }),
    "out_of_domain",
    "band 0: coefficient is -1",
  ],
  [
    "a score below the bands",
    () => allocateByScore([1], 1, { rule: "coefficient", bands: [{ from: 2, coefficient: 1 }] }),
    "out_of_domain",
    "score 0 is 1, below the lowest band",
  ],
  [
    "a maximum of 0",
    () => allocateByScore([1], 1, { rule: "coefficient", maximum: 0 }),
    "out_of_domain",
    "maximum is 0",
  ],
  [
    "coefficients beyond all numbers",
    () => allocateByScore([1], 100, { rule: "coefficient", maximum: 5e-324 }),
    "out_of_domain",
    "beyond the range",
  ],
  [
    "no share withheld",
    () => allocateByScore([1], 1, { rule: "withhold-and-return" }),
    "missing_option",
    "needs withhold",
  ],
  [
    "more withheld than there is",
    () => allocateByScore([1], 1, { rule: "withhold-and-return", withhold: 1.1 }),
    "out_of_domain",
    "withhold is 1.1",
  ],
  [
    "withholding from a share",
    () => allocateByScore([1], 1, { ...share, withhold: 0.1 }),
    "unsupported_combination",
    "no use for withhold",
  ],
  [
    "a threshold without a floor",
    () => allocateByScore([1], 1, { rule: "threshold" }),
    "missing_option",
    "needs floor",
  ],
  [
    "a floor of NaN",
    () => allocateByScore([1], 1, { ...share, floor: Number.NaN }),
    "not_finite",
    "floor is NaN",
  ],
  [
    "bands for a threshold",
    () => allocateByScore([1], 1, { rule: "threshold", floor: 1, bands }),
    "unsupported_combination",
    "no use for bands",
  ],
]);

test("100,000 units are paid in whole units, whatever the rule", { timeout: 60_000 }, () => {
  const scores = Float64Array.from({ length: 100_000 }, (_, i) => 60 + ((i * 7919) % 4001) / 100);
  const base = Array.from(scores, (_, i) => 1 + (i % 997));
  const bands = [
    { from: 0, coefficient: 0.85 },
    { from: 80, coefficient: 1 },
  ];
  for (const options of [
    { rule: "pool-share" },
    { rule: "coefficient", bands },
    { rule: "withhold-and-return", withhold: 0.2, floor: 60 },
    { rule: "threshold", floor: 70, onResidual: "redistribute" },
  ] as const) {
    const { amounts, total } = allocateByScore(scores, 1e9, { ...options, base, whole: true });
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total);
  }
});
