import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concentrationIndex, gini } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

const rankBy = [1, 2, 3, 4];

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(concentrationIndex([2, 4, 6, 8], { rankBy })).toBe(0.25);
    expect(concentrationIndex([8, 6, 4, 2], { rankBy })).toBe(-0.25);
    expect(concentrationIndex([5, 5, 5, 5], { rankBy })).toBe(0);
    expect(concentrationIndex([1, 9, 4], { rankBy: [7, 7, 7] })).toBe(0);
    expect(concentrationIndex([3], { rankBy: [1] })).toBe(0);
  });
  test("by kind", () => {
    const yes = [0, 0, 1, 1];
    const bounds = { lower: 0, upper: 1 };
    expect(concentrationIndex(yes, { rankBy })).toBe(0.5);
    expect(concentrationIndex(yes, { rankBy, kind: "generalized" })).toBe(0.25);
    expect(concentrationIndex(yes, { rankBy, kind: "modified", bounds })).toBe(0.5);
    expect(concentrationIndex(yes, { rankBy, kind: "wagstaff", bounds })).toBe(1);
    expect(concentrationIndex(yes, { rankBy, kind: "erreygers", bounds })).toBe(1);
  });
  test("with bounds other than 0 and 1, also below 0", () => {
    const scaled = [0, 0, 1, 1].map((value) => -10 + 40 * value);
    const bounds = { lower: -10, upper: 30 };
    expect(concentrationIndex(scaled, { rankBy, kind: "wagstaff", bounds })).toBe(1);
    expect(concentrationIndex(scaled, { rankBy, kind: "erreygers", bounds })).toBe(1);
    expect(concentrationIndex(scaled, { rankBy, kind: "modified", bounds })).toBe(0.5);
  });
  test("where all are on a bound: no gradient", () => {
    const bounds = { lower: 0, upper: 1 };
    for (const kind of ["modified", "wagstaff", "erreygers"] as const) {
      expect(concentrationIndex([1, 1], { rankBy: [1, 2], kind, bounds })).toBe(0);
      expect(concentrationIndex([0, 0], { rankBy: [1, 2], kind, bounds })).toBe(0);
    }
    expect(concentrationIndex([0, 0], { rankBy: [1, 2], kind: "generalized" })).toBe(0);
  });
  test("pools tied ranks: row order changes nothing", () => {
    const a = concentrationIndex([1, 5, 2], { rankBy: [1, 1, 2] });
    expect(concentrationIndex([5, 1, 2], { rankBy: [1, 1, 2] })).toBe(a);
    expect(concentrationIndex([3, 3, 2], { rankBy: [1, 1, 2] })).toBeCloseTo(a, 15);
  });
  test("with more weight on the low ranks", () => {
    // The extended Gini at 3 of values in their own order.
    expect(concentrationIndex([1, 3], { rankBy: [1, 2], nu: 3 })).toBe(0.375);
    expect(concentrationIndex([1, 3], { rankBy: [1, 2], nu: 2 })).toBe(0.25);
    expect(concentrationIndex([1, 3], { rankBy: [1, 2], nu: 1 })).toBe(0);
    expect(concentrationIndex([1, 3], { rankBy: [1, 2], nu: 3, kind: "generalized" })).toBe(0.75);
    expect(concentrationIndex([1, 3], { rankBy: [1, 1], nu: 3 })).toBe(0);
  });
  test("takes negative values where allowed", () => {
    expect(concentrationIndex([-1, 3], { rankBy: [1, 2], negatives: "allow" })).toBe(1);
  });
});

describe("laws", () => {
  const rows = fc
    .array(
      fc.record({
        value: fc.integer({ min: 0, max: 100 }),
        rank: fc.integer({ min: 0, max: 9 }),
        weight: fc.integer({ min: 1, max: 5 }),
      }),
      { minLength: 1, maxLength: 20 },
    )
    .filter((all) => all.some(({ value }) => value > 0));
  const of = (all: readonly { value: number; rank: number; weight: number }[]) =>
    concentrationIndex(
      all.map(({ value }) => value),
      {
        rankBy: all.map(({ rank }) => rank),
        weights: all.map(({ weight }) => weight),
      },
    );

  test("lies between the Gini and its opposite, and is the Gini of values ranked by themselves", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const values = all.map(({ value }) => value);
        const weights = all.map(({ weight }) => weight);
        const G = gini(values, { weights });
        expect(Math.abs(of(all))).toBeLessThanOrEqual(G + 1e-12);
        expect(concentrationIndex(values, { rankBy: values, weights })).toBeCloseTo(G, 12);
      }),
    );
  });
  test("turns its sign with the ranks", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(of(all.map((row) => ({ ...row, rank: -row.rank })))).toBeCloseTo(-of(all), 12);
      }),
    );
  });
  test("takes a weight of k for k rows", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const copies = all.flatMap((row) =>
          Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })),
        );
        expect(of(copies)).toBeCloseTo(of(all), 12);
      }),
    );
  });
  test("of Wagstaff and Erreygers mirror: attainment and shortfall differ in sign alone", () => {
    const bounds = { lower: 0, upper: 100 };
    fc.assert(
      fc.property(rows, (all) => {
        const values = all.map(({ value }) => value);
        const ranks = all.map(({ rank }) => rank);
        const left = values.map((value) => 100 - value);
        for (const kind of ["wagstaff", "erreygers"] as const) {
          const here = concentrationIndex(values, { rankBy: ranks, kind, bounds });
          expect(concentrationIndex(left, { rankBy: ranks, kind, bounds })).toBeCloseTo(-here, 10);
        }
      }),
    );
  });
});

const bounds = { lower: 0, upper: 1 };
refusals("concentrationIndex", [
  ...distributionRefusals({
    call: (values: never, options: never) =>
      concentrationIndex(
        values,
        typeof options === "object" && options !== null && !Array.isArray(options)
          ? { rankBy: values, ...(options as object) }
          : options,
      ),
  }),
  ["nothing to rank by", () => concentrationIndex([1], {} as never), "missing_option", "rankBy is required"],
  ["no options", () => concentrationIndex([1], undefined as never), "wrong_type", "options must be"],
  [
    "too few ranks",
    () => concentrationIndex([1, 2], { rankBy: [1] }),
    "length_mismatch",
    "one rankBy value per value, got 1 for 2",
  ],
  [
    "a rank that is NaN",
    () => concentrationIndex([1, 2], { rankBy: [1, Number.NaN] }),
    "not_finite",
    "rankBy value 1 is NaN",
  ],
  [
    "a kind that is not known",
    () => concentrationIndex([1], { rankBy: [1], kind: "Erreygers" as never }),
    "unknown_option",
    'kind is "Erreygers"',
  ],
  [
    "no bounds",
    () => concentrationIndex([1], { rankBy: [1], kind: "erreygers" }),
    "missing_option",
    'kind "erreygers" needs bounds',
  ],
  [
    "bounds that are not used",
    () => concentrationIndex([1], { rankBy: [1], bounds }),
    "unsupported_combination",
    'kind "relative" does not use bounds',
  ],
  [
    "bounds the wrong way round",
    () => concentrationIndex([1], { rankBy: [1], kind: "wagstaff", bounds: { lower: 2, upper: 1 } }),
    "out_of_domain",
    "bounds.upper is 1; it must be above 2",
  ],
  [
    "half a bound",
    () => concentrationIndex([1], { rankBy: [1], kind: "wagstaff", bounds: { lower: 0 } as never }),
    "missing_option",
    "bounds.upper is required",
  ],
  [
    "a bound that is not known",
    () => concentrationIndex([1], { rankBy: [1], kind: "wagstaff", bounds: { min: 0 } as never }),
    "unknown_option",
    'option "min"',
  ],
  [
    "a value above the bounds",
    () => concentrationIndex([0, 2], { rankBy: [1, 2], kind: "erreygers", bounds }),
    "out_of_domain",
    "value 1 is 2, outside the bounds 0 to 1",
  ],
  [
    "a value below the bounds",
    () => concentrationIndex([-1, 1], { rankBy: [1, 2], kind: "erreygers", bounds }),
    "out_of_domain",
    "value 0 is -1, outside the bounds 0 to 1",
  ],
  ["a nu below 1", () => concentrationIndex([1], { rankBy: [1], nu: 0 }), "out_of_domain", "nu is 0"],
  [
    "a nu with bounds",
    () => concentrationIndex([1], { rankBy: [1], nu: 3, kind: "wagstaff", bounds }),
    "unsupported_combination",
    'kind "wagstaff" is for nu 2',
  ],
  [
    "a negative total",
    () => concentrationIndex([-3, 1], { rankBy: [1, 2], negatives: "allow" }),
    "out_of_domain",
    "the total value is negative",
  ],
  [
    "a total of 0 that cancels out",
    () => concentrationIndex([-1, 1], { rankBy: [1, 2], negatives: "allow", nu: 3 }),
    "zero_total",
    "the total value is 0",
  ],
]);
