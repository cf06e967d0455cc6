import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { vikor } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { dominations, indicators, reorder } from "./arbitraries.ts";

describe("VIKOR", () => {
  test("by hand", () => {
    // Regrets: 1/2, 0; 0, 1/2; 1/4, 1/8.
    const { q, s, r, ranks } = vikor(
      [
        [0, 0],
        [8, 4],
        [4, 1],
      ],
      { directions: ["higher", "lower"] },
    );
    expect([...s]).toEqual([0.5, 0.5, 0.375]);
    expect([...r]).toEqual([0.5, 0.5, 0.25]);
    expect([...q]).toEqual([1, 1, 0]);
    expect(ranks).toEqual([2, 2, 1]);
  });
  test("v weighs the group against the worst regret", () => {
    const rows = [
      [10, 4],
      [5, 5],
      [0, 6],
    ];
    const options = { directions: ["higher", "higher"] as const, weights: [3, 1] };
    // Regrets: 0, 1/4; 3/8, 1/8; 3/4, 0. S: .25, .5, .75; R: .25, .375, .75.
    expect([...vikor(rows, { ...options, v: 1 }).q]).toEqual([0, 0.5, 1]);
    expect([...vikor(rows, { ...options, v: 0 }).q]).toEqual([0, 0.25, 1]);
    expect([...vikor(rows, options).q]).toEqual([0, 0.375, 1]);
  });
  test("a column that is equal everywhere adds no regret", () => {
    const { s } = vikor(
      [
        [1, 7],
        [2, 7],
      ],
      { directions: ["higher", "lower"] },
    );
    expect([...s]).toEqual([0.5, 0]);
  });
  test("a half on which all units agree counts for nobody", () => {
    // Both have S = 1/2 and R = 1/2.
    const { q, compromise } = vikor(
      [
        [0, 1],
        [1, 0],
      ],
      { directions: ["higher", "higher"] },
    );
    expect([...q]).toEqual([0, 0]);
    expect(compromise).toEqual([0, 1]);
  });
  test("recommends one unit that leads by enough, or all that are near", () => {
    const directions = ["higher"] as const;
    expect(vikor([[9], [0], [1]], { directions }).compromise).toEqual([0]);
    expect(vikor([[9], [8], [0], [1]], { directions }).compromise).toEqual([0, 1]);
    expect(vikor([[1], [2]], { directions }).compromise).toEqual([1]);
  });
  test("recommends all that are near the leader, however stable it is", () => {
    // q from 0.1875 on: 0.25 and 0.3594 lie within 1 / 5 of it, 0.5469 does not.
    const rows = [
      [2, 6, 2],
      [1, 1, 6],
      [4, 5, 0],
      [2, 1, 8],
      [0, 6, 4],
      [4, 8, 2],
    ];
    const { q, compromise } = vikor(rows, { directions: ["higher", "higher", "higher"], weights: [1, 3, 4] });
    expect(q[4]).toBeCloseTo(0.1875, 12);
    expect(compromise).toEqual([4, 5, 3]);
  });
  test("recommends the second too if the leader is first in q alone", () => {
    // Unit 3 has the lowest q (0.093) by more than 1 / 3, but s is lower for units 0 and 1, and r for unit 2.
    const rows = [
      [1, 8],
      [7, 1],
      [2, 3],
      [6, 2],
    ];
    const { q, s, r, compromise } = vikor(rows, { directions: ["higher", "higher"] });
    expect(q[3]).toBeLessThan(0.1);
    expect(s[0]).toBeLessThan(s[3]!);
    expect(r[2]).toBeLessThan(r[3]!);
    // The other three tie for the second place.
    expect(compromise).toEqual([3, 0, 1, 2]);
    // Here q is 0.1437 and 0.4269, more than 1 / 4 apart, and the third 0.5.
    const five = [
      [2, 3, 0],
      [0, 7, 7],
      [0, 5, 4],
      [5, 1, 4],
      [2, 2, 2],
    ];
    const options = { directions: ["higher", "higher", "higher"] as const, weights: [4, 3, 4] };
    expect(vikor(five, options).compromise).toEqual([3, 4]);
  });
});

describe("laws", () => {
  test("indices lie in 0 to 1, lowest 0; a dominated unit never has a lower one", () => {
    fc.assert(
      fc.property(indicators(), fc.double({ min: 0, max: 1, noNaN: true }), (data, v) => {
        const { matrix, directions, weights } = data;
        const { q, s, r, ranks, compromise } = vikor(matrix, { directions, weights, v });
        for (const x of [...q, ...s, ...r]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1 + 1e-12);
        }
        for (const [a, b] of dominations(data)) {
          expect(q[b]! - q[a]!).toBeGreaterThanOrEqual(-1e-12);
          expect(ranks[a]).toBeLessThanOrEqual(ranks[b]!);
        }
        // The recommended units are the first by q, all within the lead or just two.
        expect(ranks[compromise[0]!]).toBe(1);
        const lead = 1 / (matrix.length - 1);
        const near = matrix.map((_, i) => i).filter((i) => q[i]! - q[compromise[0]!]! < lead - 1e-9);
        for (const i of near) expect(compromise).toContain(i);
      }),
    );
  });
  test("units of measurement, zero points, the scale of weights and the order of units do not matter", () => {
    fc.assert(
      fc.property(
        indicators(),
        fc.integer({ min: 1, max: 1000 }),
        ({ matrix, directions, weights, order }, k) => {
          const before = vikor(matrix, { directions, weights });
          const after = vikor(
            reorder(matrix, order).map((row) => row.map((x) => k * x - 7)),
            { directions, weights: weights.map((w) => k * w) },
          );
          reorder(before.q, order).forEach((x, i) => {
            expect(after.q[i]).toBeCloseTo(x, 11);
          });
        },
      ),
    );
  });
});

describe("refuses", () => {
  const both = { directions: ["higher", "lower"] };
  const run =
    (
      options: object | undefined,
      matrix: unknown = [
        [1, 2],
        [3, 4],
      ],
    ) =>
    () =>
      vikor(matrix as number[][], options as never);
  refusals("vikor", [
    ["no rows", run(both, []), "too_few_observations", "at least one row"],
    ["one unit", run(both, [[1, 2]]), "too_few_observations", "at least 2 rows"],
    [
      "NaN",
      run(both, [
        [1, 2],
        [3, Number.NaN],
      ]),
      "not_finite",
      "is NaN",
    ],
    [
      "identical rows",
      run(both, [
        [1, 2],
        [1, 2],
      ]),
      "zero_total",
      "nothing to rank",
    ],
    [
      "rows that differ without weight",
      run({ ...both, weights: [0, 1] }, [
        [1, 2],
        [3, 2],
      ]),
      "zero_total",
      "nothing to rank",
    ],
    ["no directions", run({}), "missing_option", "directions"],
    ["v above 1", run({ ...both, v: 1.1 }), "out_of_domain", "v is 1.1"],
    ["v below 0", run({ ...both, v: -0.1 }), "out_of_domain", "v is -0.1"],
    ["v that is no number", run({ ...both, v: "0.5" }), "wrong_type", 'v is "0.5"'],
    ["negative weights", run({ ...both, weights: [1, -1] }), "out_of_domain", "weight 1 is -1"],
    ["an unknown option", run({ ...both, nu: 1 }), "unknown_option", '"nu"'],
    ["no options", run(undefined), "wrong_type", "options"],
  ]);
});
