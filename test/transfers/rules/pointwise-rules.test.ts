import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  apportion,
  blend,
  collar,
  fiscalGap,
  holdHarmless,
  paceOfChange,
  phaseIn,
  proRata,
} from "../../../src/transfers/index.ts";
import southAfrica from "../../fixtures/transfers/south-africa-pes-sums.json" with { type: "json" };
import { refusals } from "../../support/refusals.ts";
import { close, column, money, reorder, rowsOf, total } from "../brute-force.ts";

const NAN = Number.NaN;

describe("fiscalGap", () => {
  test("is need minus capacity, signed; a number stands for all", () => {
    expect(fiscalGap([5, 3], [2, 7])).toEqual(Float64Array.of(3, -4));
    expect(fiscalGap(5, [2, 7])).toEqual(Float64Array.of(3, -2));
    expect(fiscalGap([5, 3], 4)).toEqual(Float64Array.of(1, -1));
    expect(fiscalGap(5, 2)).toEqual(Float64Array.of(3));
  });
  test("rises with need, one for one", () => {
    fc.assert(
      fc.property(rowsOf(money, money, money), (rows) => {
        const [need, capacity, more] = [column(rows, 0), column(rows, 1), column(rows, 2)];
        const lifted = fiscalGap(
          need.map((x, i) => x + more[i]!),
          capacity,
        );
        expect(Array.from(lifted)).toEqual(Array.from(fiscalGap(need, capacity), (g, i) => g + more[i]!));
      }),
    );
  });
});

refusals("fiscalGap", [
  ["no units", () => fiscalGap([], []), "too_few_observations", "need is empty"],
  [
    "different lengths",
    () => fiscalGap([1, 2], [1]),
    "length_mismatch",
    "needs one capacity per unit, got 1 where need has 2",
  ],
  ["NaN", () => fiscalGap([1, NAN], [1, 2]), "not_finite", "need 1 is NaN"],
  ["a NaN for all", () => fiscalGap([1], NAN), "not_finite", "capacity is NaN; pass a finite number"],
  ["infinity", () => fiscalGap([1], [Number.POSITIVE_INFINITY]), "not_finite", "capacity 0 is Infinity"],
  ["null among numbers", () => fiscalGap([null] as never, [1]), "missing_value", "need 0 is null"],
  ["nothing", () => fiscalGap(undefined as never, [1]), "missing_option", "need is required"],
  [
    "null",
    () => fiscalGap([1], null as never),
    "missing_value",
    "capacity is null; pass one number per unit, or one number for all",
  ],
  ["a text", () => fiscalGap("12" as never, [1]), "wrong_type", 'need is "12", which is text'],
]);

describe("proRata", () => {
  test("splits in proportion", () => {
    expect(proRata([1, 3], 100)).toEqual(Float64Array.of(25, 75));
    expect(proRata([1, 3], -8)).toEqual(Float64Array.of(-2, -6));
    expect(Array.from(proRata([1, 3], 0), Math.abs)).toEqual([0, 0]);
  });
  test("adds up to the pool, whatever the size of the scores", () => {
    fc.assert(
      fc.property(
        rowsOf(money),
        fc.integer({ min: 1, max: 1e9 }),
        fc.constantFrom(1, 1e-250, 1e250),
        (rows, pool, unit) => {
          const scores = column(rows, 0).map((x) => x * unit);
          fc.pre(scores.some((x) => x > 0));
          const shares = proRata(scores, pool);
          expect(Math.abs(total(shares) - pool)).toBeLessThanOrEqual(1e-12 * pool);
        },
      ),
    );
  });
  test("does not depend on the order of units", () => {
    fc.assert(
      fc.property(rowsOf(money), fc.array(fc.integer()), (rows, keys) => {
        const scores = column(rows, 0);
        fc.pre(scores.some((x) => x > 0));
        const { list, back } = reorder(scores, keys);
        const shuffled = proRata(list, 1000);
        expect(
          close(
            back.map((k) => shuffled[k]!),
            proRata(scores, 1000),
            1e-14,
          ),
        ).toBe(true);
      }),
    );
  });
});

refusals("proRata", [
  ["nobody with a claim", () => proRata([0, 0], 10), "zero_total", "no unit has a claim on the 10"],
  ["a negative score", () => proRata([1, -1], 10), "out_of_domain", "score 1 is -1; it must not be negative"],
  ["no units", () => proRata([], 10), "too_few_observations", "score is empty"],
  ["a NaN score", () => proRata([NAN], 10), "not_finite", "score 0 is NaN"],
  ["a NaN total", () => proRata([1], NAN), "not_finite", "total is NaN"],
  ["no total", () => proRata([1], undefined as never), "missing_option", "total is required"],
  ["no scores", () => proRata(undefined as never, 10), "missing_option", "score is required"],
]);

describe("blend", () => {
  test("normalizes each criterion before weighting it", () => {
    // 60 % by heads (1/4, 3/4), 40 % by area (1/2, 1/2), by hand.
    const shares = blend([
      { weight: 60, score: [10, 30] },
      { weight: 40, score: [5e6, 5e6] },
    ]);
    expect(shares[0]).toBeCloseTo(0.6 * 0.25 + 0.4 * 0.5, 15);
    expect(shares[1]).toBeCloseTo(0.6 * 0.75 + 0.4 * 0.5, 15);
  });
  test("a criterion of weight 0 may have no scores", () => {
    expect(
      blend([
        { weight: 1, score: [1, 1] },
        { weight: 0, score: [0, 0] },
      ]),
    ).toEqual(Float64Array.of(0.5, 0.5));
  });
  test("adds up to 1, and the unit of measure of a criterion does not matter", () => {
    fc.assert(
      fc.property(rowsOf(money, money), fc.integer({ min: 1, max: 99 }), (rows, weight) => {
        const [a, b] = [column(rows, 0), column(rows, 1)];
        fc.pre(a.some((x) => x > 0) && b.some((x) => x > 0));
        const once = blend([
          { weight, score: a },
          { weight: 100 - weight, score: b },
        ]);
        const meters = blend([
          { weight, score: a.map((x) => x * 1000) },
          { weight: 100 - weight, score: b },
        ]);
        expect(total(once)).toBeCloseTo(1, 12);
        expect(close(meters, once, 1e-12)).toBe(true);
      }),
    );
  });
});

refusals("blend", [
  ["no parts", () => blend([]), "too_few_observations", "at least 1 part"],
  ["parts that are no array", () => blend({} as never), "wrong_type", "parts must be an array"],
  [
    "a part without weight",
    () => blend([{ score: [1] } as never]),
    "missing_option",
    "weight of part 0 is required",
  ],
  ["a part without score", () => blend([{ weight: 1 } as never]), "missing_option", "score of part 0"],
  [
    "a misspelt field",
    () => blend([{ weight: 1, scores: [1] } as never]),
    "unknown_option",
    '"scores" is not known',
  ],
  ["a negative weight", () => blend([{ weight: -1, score: [1] }]), "out_of_domain", "weight of part 0 is -1"],
  ["only weights of 0", () => blend([{ weight: 0, score: [1] }]), "zero_total", "total weight is 0"],
  [
    "a criterion nobody meets",
    () => blend([{ weight: 1, score: [0, 0] }]),
    "zero_total",
    "scores add up to 0",
  ],
  [
    "criteria of different lengths",
    () =>
      blend([
        { weight: 1, score: [1] },
        { weight: 1, score: [1, 2] },
      ]),
    "length_mismatch",
    "score of part 1",
  ],
]);

describe("apportion", () => {
  test.for(Object.entries(southAfrica.expected))(
    "the shares of South Africa %s add up exactly",
    ([, act]) => {
      const provinces = Object.values(act.provinces);
      // Shares published with the act would be these amounts over the total: the apportionment must give them back.
      expect(Array.from(apportion(provinces, act.total))).toEqual(provinces);
      // In units of a thousand the claims are fractions; the whole numbers still add up and lie next to them.
      const thousands = Math.round(act.total / 1000);
      const parts = apportion(provinces, thousands);
      expect(total(parts)).toBe(thousands);
      for (const [i, part] of parts.entries()) {
        expect(Math.abs(part - (thousands * provinces[i]!) / act.total)).toBeLessThan(1);
      }
    },
  );
  test("largest remainders first, the earlier unit among equals", () => {
    expect(apportion([1, 1, 1], 100)).toEqual(Float64Array.of(34, 33, 33));
    expect(apportion([1, 2, 4], 7)).toEqual(Float64Array.of(1, 2, 4));
    expect(apportion([0.1, 0.2, 0.7], 10)).toEqual(Float64Array.of(1, 2, 7));
    // Claims 3.0, 1.5, 0.5: one unit is left, both remainders are equal.
    expect(apportion([6, 3, 1], 5)).toEqual(Float64Array.of(3, 2, 0));
  });
  test("whole numbers that add up, each next to its claim", () => {
    fc.assert(
      fc.property(rowsOf(money), fc.integer({ min: 0, max: 1e12 }), (rows, pool) => {
        const shares = column(rows, 0);
        const all = total(shares);
        fc.pre(all > 0);
        const parts = apportion(shares, pool);
        expect(total(parts)).toBe(pool);
        for (const [i, part] of parts.entries()) {
          expect(Number.isInteger(part)).toBe(true);
          expect(Math.abs(part - (pool * shares[i]!) / all)).toBeLessThan(1 + 1e-3);
        }
      }),
    );
  });
});

refusals("apportion", [
  ["a broken total", () => apportion([1], 10.5), "out_of_domain", "must be a whole number"],
  ["a negative total", () => apportion([1], -1), "out_of_domain", "at least 0"],
  ["a total beyond 2^53", () => apportion([1], 2 ** 60), "out_of_domain", "at most"],
  ["nobody with a share", () => apportion([0], 10), "zero_total", "no unit has a claim"],
  ["a negative share", () => apportion([-1, 2], 10), "out_of_domain", "share 0 is -1"],
  ["no units", () => apportion([], 10), "too_few_observations", "share is empty"],
  ["no total", () => apportion([1], undefined as never), "missing_option", "total is required"],
]);

describe("collar", () => {
  test("by hand, with numbers of New Jersey: at most 3 percent down, 6 percent up", () => {
    const kept = collar([50, 97, 101, 106.5, 200], 100, { down: 0.03, up: 0.06 });
    expect(kept).toEqual(Float64Array.of(97, 97, 101, 106, 106));
  });
  test("one side only", () => {
    expect(collar([50, 200], 100, { down: 0.1 })).toEqual(Float64Array.of(90, 200));
    expect(collar([50, 200], 100, { up: 0.1 })).toEqual(Float64Array.of(50, 100 * 1 + 100 * 0.1));
  });
  test("of a payment to others, down and up are sizes", () => {
    expect(collar([-50, -200], -100, { down: 0.25, up: 0.25 })).toEqual(Float64Array.of(-75, -125));
  });
  test("a newcomer is held at nothing, unless it is said who continues", () => {
    expect(collar([30, 30], [0, 100], { down: 0.5, up: 0.5 })).toEqual(Float64Array.of(0, 50));
    expect(collar([30, 30], [0, 100], { down: 0.5, up: 0.5, continuing: [false, true] })).toEqual(
      Float64Array.of(30, 50),
    );
  });
  test("limits by unit", () => {
    expect(collar([0, 0], [100, 100], { down: [0.1, 0.2], up: 1 })).toEqual(Float64Array.of(90, 80));
  });
  test("lies in the band, and a second collar changes nothing", () => {
    fc.assert(
      fc.property(rowsOf(money, money), fc.double({ min: 0, max: 1, noNaN: true }), (rows, limit) => {
        const previous = column(rows, 1);
        const options = { down: limit, up: 2 * limit };
        const once = collar(column(rows, 0), previous, options);
        for (const [i, x] of once.entries()) {
          const last = previous[i]!;
          expect(x >= last - limit * last && x <= last + 2 * limit * last).toBe(true);
        }
        expect(collar(once, previous, options)).toEqual(once);
      }),
    );
  });
});

refusals("collar", [
  ["no limits", () => collar([1], [1], {}), "missing_option", "down and up are both absent"],
  ["no options", () => collar([1], [1], undefined as never), "wrong_type", "options must be one object"],
  [
    "a negative limit",
    () => collar([1], [1], { down: -0.1 }),
    "out_of_domain",
    "down is -0.1; it must not be negative",
  ],
  [
    "a misspelt option",
    () => collar([1], [1], { down: 0.1, Up: 1 } as never),
    "unknown_option",
    '"Up" is not known',
  ],
  [
    "different lengths",
    () => collar([1, 2], [1], { up: 1 }),
    "length_mismatch",
    "needs one previous per unit",
  ],
  ["no units", () => collar([], [], { up: 1 }), "too_few_observations", "x is empty"],
  ["NaN", () => collar([NAN], [1], { up: 1 }), "not_finite", "x 0 is NaN"],
  ["too few marks", () => collar([1, 2], 1, { up: 1, continuing: [true] }), "length_mismatch", "continuing"],
]);

describe("holdHarmless", () => {
  test("keeps the fraction, 1 by default", () => {
    expect(holdHarmless([80, 120], [100, 100])).toEqual(Float64Array.of(100, 120));
    expect(holdHarmless([80, 120], 100, 0.9)).toEqual(Float64Array.of(90, 120));
    expect(holdHarmless([80, 80], 100, [0.5, 0.9])).toEqual(Float64Array.of(80, 90));
  });
  test("a floor of a floor is the higher floor", () => {
    fc.assert(
      fc.property(rowsOf(money, money), (rows) => {
        const [x, last] = [column(rows, 0), column(rows, 1)];
        expect(holdHarmless(holdHarmless(x, last, 0.5), last, 0.9)).toEqual(holdHarmless(x, last, 0.9));
      }),
    );
  });
});

refusals("holdHarmless", [
  ["a negative fraction", () => holdHarmless([1], [1], -1), "out_of_domain", "fraction is -1"],
  ["different lengths", () => holdHarmless([1], [1, 2]), "length_mismatch", "previous"],
  ["NaN", () => holdHarmless([1], [NAN]), "not_finite", "previous 0 is NaN"],
  ["no units", () => holdHarmless([], 1), "too_few_observations", "x is empty"],
  ["no last year", () => holdHarmless([1], undefined as never), "missing_option", "previous is required"],
]);

describe("phaseIn", () => {
  test("is exact at both ends", () => {
    expect(phaseIn([0.1, 7], [0.7, 3], 0)).toEqual(Float64Array.of(0.1, 7));
    expect(phaseIn([0.1, 7], [0.7, 3], 1)).toEqual(Float64Array.of(0.7, 3));
    expect(phaseIn(10, 20, [0, 0.25, 1])).toEqual(Float64Array.of(10, 12.5, 20));
  });
  test("two columns of one pool keep it at every stage", () => {
    fc.assert(
      fc.property(rowsOf(money, money), fc.double({ min: 0, max: 1, noNaN: true }), (rows, part) => {
        fc.pre(total(column(rows, 0)) > 0 && total(column(rows, 1)) > 0);
        const mixed = phaseIn(proRata(column(rows, 0), 1000), proRata(column(rows, 1), 1000), part);
        expect(total(mixed)).toBeCloseTo(1000, 8);
      }),
    );
  });
});

refusals("phaseIn", [
  [
    "a fraction above 1",
    () => phaseIn([1], [2], 1.5),
    "out_of_domain",
    "fraction 0 is 1.5; it must be at most 1",
  ],
  ["a negative fraction", () => phaseIn([1], [2], -0.5), "out_of_domain", "fraction is -0.5"],
  ["no fraction", () => phaseIn([1], [2], undefined as never), "missing_option", "fraction is required"],
  ["different lengths", () => phaseIn([1], [1, 2], 1), "length_mismatch", "to"],
  ["NaN", () => phaseIn([NAN], [2], 1), "not_finite", "from 0 is NaN"],
  ["no units", () => phaseIn([], [], 0), "too_few_observations", "from is empty"],
]);

describe("paceOfChange", () => {
  test("minimum above the target, maximum below, arrival between", () => {
    expect(paceOfChange([90, 104, 200], 100, { minGrowth: 0.02, maxGrowth: 0.1 })).toEqual(
      Float64Array.of(102, 104, 100 * (1 + 0.1)),
    );
  });
  test("a negative minimum is a largest loss", () => {
    expect(paceOfChange([90, 60], 100, { minGrowth: -0.2, maxGrowth: 0 })).toEqual(Float64Array.of(90, 80));
  });
  test("is monotone in the target and stays in the band", () => {
    fc.assert(
      fc.property(rowsOf(money, money, money), (rows) => {
        const [last, target, more] = [column(rows, 0), column(rows, 1), column(rows, 2)];
        const options = { minGrowth: 0.01, maxGrowth: 0.05 };
        const a = paceOfChange(target, last, options);
        const b = paceOfChange(
          target.map((x, i) => x + more[i]!),
          last,
          options,
        );
        for (const [i, x] of a.entries()) {
          expect(b[i]!).toBeGreaterThanOrEqual(x);
          expect(x >= 1.01 * last[i]! && x <= 1.05 * last[i]!).toBe(true);
        }
      }),
    );
  });
});

refusals("paceOfChange", [
  [
    "limits the wrong way round",
    () => paceOfChange([1], [1], { minGrowth: 0.2, maxGrowth: 0.1 }),
    "out_of_domain",
    "unit 0 may grow from 0.2 to 0.1",
  ],
  [
    "a loss of more than all",
    () => paceOfChange([1], [1], { minGrowth: -2, maxGrowth: 0 }),
    "out_of_domain",
    "at least -1",
  ],
  [
    "a negative last year",
    () => paceOfChange([1], [-1], { minGrowth: 0, maxGrowth: 1 }),
    "out_of_domain",
    "previous 0 is -1",
  ],
  [
    "no minimum",
    () => paceOfChange([1], [1], { maxGrowth: 1 } as never),
    "missing_option",
    "minGrowth is required",
  ],
  [
    "no options",
    () => paceOfChange([1], [1], undefined as never),
    "wrong_type",
    "options must be one object",
  ],
  [
    "a misspelt option",
    () => paceOfChange([1], [1], { minGrowth: 0, maxGrowth: 1, max: 2 } as never),
    "unknown_option",
    '"max"',
  ],
  [
    "different lengths",
    () => paceOfChange([1, 2], [1], { minGrowth: 0, maxGrowth: 1 }),
    "length_mismatch",
    "target",
  ],
  [
    "no units",
    () => paceOfChange([], [], { minGrowth: 0, maxGrowth: 1 }),
    "too_few_observations",
    "previous is empty",
  ],
  ["NaN", () => paceOfChange([NAN], [1], { minGrowth: 0, maxGrowth: 1 }), "not_finite", "target 0 is NaN"],
]);
