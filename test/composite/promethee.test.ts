import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PrometheePreference, promethee } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { dominations, indicators, reorder, total } from "./arbitraries.ts";

const up = { directions: ["higher"] } as const;

/** Preference for a lead of d, by the table of the method. */
const table: Record<PrometheePreference, (d: number, q: number, p: number) => number> = {
  usual: (d) => Number(d > 0),
  "u-shape": (d, q) => Number(d > q),
  "v-shape": (d, _, p) => Math.max(0, Math.min(1, d / p)),
  level: (d, q, p) => (d > p ? 1 : d > q ? 0.5 : 0),
  linear: (d, q, p) => Math.max(0, Math.min(1, (d - q) / (p - q))),
  gaussian: (d) => 1 - Math.exp(-(d * d) / (2 * 3 * 3)),
};

describe("PROMETHEE", () => {
  test("two units, one column: the preference itself", () => {
    const q = 2;
    const p = 6;
    for (const [preference, expected] of Object.entries(table)) {
      for (const d of [1, 2, 2.5, 4, 6, 7]) {
        const { positive, negative, net } = promethee([[10 + d], [10]], {
          ...up,
          preference: preference as PrometheePreference,
          q,
          p,
          s: 3,
        });
        expect(positive[0], `${preference} ${d}`).toBeCloseTo(expected(d, q, p), 14);
        expect(positive[1]).toBe(0);
        expect(negative[0]).toBe(0);
        expect(net[1]).toBeCloseTo(-expected(d, q, p), 14);
      }
    }
  });
  test("flows are means over the other units, columns weigh by their weights", () => {
    const rows = [
      [3, 1],
      [2, 2],
      [1, 3],
    ];
    const { positive, negative, net, ranks } = promethee(rows, {
      directions: ["higher", "higher"],
      weights: [3, 1],
    });
    expect([...positive]).toEqual([0.75, 0.5, 0.25]);
    expect([...negative]).toEqual([0.25, 0.5, 0.75]);
    expect([...net]).toEqual([0.5, 0, -0.5]);
    expect(ranks).toEqual([1, 2, 3]);
  });
  test("one function and one threshold for all, or one a column", () => {
    const rows = [
      [5, 0],
      [3, 9],
    ];
    const directions = ["higher", "lower"] as const;
    const single = promethee(rows, { directions, preference: "linear", q: 1, p: 4 });
    const each = promethee(rows, { directions, preference: ["linear", "linear"], q: [1, 1], p: [4, 4] });
    expect(each).toEqual(single);
    const mixed = promethee(rows, { directions, preference: ["u-shape", "v-shape"], q: [3, 0], p: [0, 18] });
    expect(mixed.positive[0]).toBe(0.25);
  });
  test("identical units have no flow between them", () => {
    expect(promethee([[4], [4]], up)).toEqual({
      positive: Float64Array.of(0, 0),
      negative: Float64Array.of(0, 0),
      net: Float64Array.of(0, 0),
      ranks: [1, 1],
    });
  });
});

const preferences = fc.constantFrom<PrometheePreference>("usual", "u-shape", "v-shape", "level", "linear");

describe("laws", () => {
  test("agrees with the sums of the definition; net flows sum to 0; a dominated unit never leads", () => {
    fc.assert(
      fc.property(indicators(), preferences, (data, preference) => {
        const { matrix, directions, weights } = data;
        const n = matrix.length;
        const { positive, negative, net, ranks } = promethee(matrix, {
          directions,
          weights,
          preference,
          q: 3,
          p: 10,
        });
        const pi = (a: number[], b: number[]): number =>
          weights.reduce((sum, w, j) => {
            const lead = directions[j] === "lower" ? b[j]! - a[j]! : a[j]! - b[j]!;
            return sum + (w / total(weights)) * table[preference](lead, 3, 10);
          }, 0);
        for (const [i, a] of matrix.entries()) {
          const others = matrix.filter((_, k) => k !== i);
          expect(positive[i]).toBeCloseTo(total(others.map((b) => pi(a, b))) / (n - 1), 12);
          expect(negative[i]).toBeCloseTo(total(others.map((b) => pi(b, a))) / (n - 1), 12);
        }
        expect(total(net)).toBeCloseTo(0, 12);
        for (const [a, b] of dominations(data)) {
          expect(net[a]! - net[b]!).toBeGreaterThanOrEqual(-1e-12);
          expect(ranks[a]).toBeLessThanOrEqual(ranks[b]!);
        }
      }),
    );
  });
  test("the order of units does not matter", () => {
    fc.assert(
      fc.property(indicators(), preferences, ({ matrix, directions, weights, order }, preference) => {
        const options = { directions, weights, preference, q: 3, p: 10 };
        const before = promethee(matrix, options);
        const after = promethee(reorder(matrix, order), options);
        reorder(before.net, order).forEach((flow, i) => {
          expect(after.net[i]).toBeCloseTo(flow, 12);
        });
        expect(after.ranks).toEqual(reorder(before.ranks, order));
      }),
    );
  });
});

describe("refuses", () => {
  const run =
    (options: object | undefined, matrix: unknown = [[1], [2]]) =>
    () =>
      promethee(matrix as number[][], options as never);
  refusals("promethee", [
    ["one unit", run(up, [[1]]), "too_few_observations", "at least 2 rows"],
    ["NaN", run(up, [[1], [Number.NaN]]), "not_finite", "is NaN"],
    ["no directions", run({}), "missing_option", "directions"],
    ["an unknown function", run({ ...up, preference: "logistic" }), "unknown_option", '"logistic"'],
    ["no s", run({ ...up, preference: "gaussian" }), "missing_option", 's is required for "gaussian"'],
    ["an s of 0", run({ ...up, preference: "gaussian", s: 0 }), "out_of_domain", "must be above 0"],
    [
      "too few functions",
      run({ directions: ["higher", "lower"], preference: ["usual"] }, [
        [1, 2],
        [2, 1],
      ]),
      "length_mismatch",
      "1 for 2",
    ],
    ["null for a function", run({ ...up, preference: null }), "wrong_type", "preference"],
    ["no q", run({ ...up, preference: "u-shape" }), "missing_option", 'q is required for "u-shape"'],
    ["no p", run({ ...up, preference: "v-shape" }), "missing_option", 'p is required for "v-shape"'],
    [
      "no p besides q",
      run({ ...up, preference: "level", q: 1 }),
      "missing_option",
      'p is required for "level"',
    ],
    ["a negative q", run({ ...up, preference: "u-shape", q: -1 }), "out_of_domain", "do not fit"],
    ["a p of 0", run({ ...up, preference: "v-shape", p: 0 }), "out_of_domain", "do not fit"],
    [
      "q equal to p in linear",
      run({ ...up, preference: "linear", q: 2, p: 2 }),
      "out_of_domain",
      "0 <= q < p",
    ],
    ["q above p in level", run({ ...up, preference: "level", q: 3, p: 2 }), "out_of_domain", "0 <= q <= p"],
    ["q that is no number", run({ ...up, preference: "u-shape", q: Number.NaN }), "not_finite", "q is NaN"],
    [
      "q a column with a gap",
      run({ ...up, preference: "u-shape", q: [null] }),
      "missing_value",
      "q 0 is null",
    ],
    ["too many q", run({ ...up, preference: "u-shape", q: [1, 2] }), "length_mismatch", "2 for 1"],
    ["weights of 0", run({ ...up, weights: [0] }), "zero_total", "total weight is 0"],
    ["an unknown option", run({ ...up, sigma: 1 }), "unknown_option", '"sigma"'],
  ]);
});
