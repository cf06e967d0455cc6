import { describe, expect, test } from "vitest";
import { rankConcordance } from "../../src/numeric/rank-concordance.ts";

describe("agrees", () => {
  test("by hand: ranks 1 2 3, 1 3 2, 2 1 3", () => {
    // Rank sums 4, 6, 8 about 6: S = 8, W = 12 * 8 / (9 * 24).
    const { W, chiSquare, df, p, hasTies } = rankConcordance(
      [
        [1, 1, 2],
        [2, 3, 1],
        [3, 2, 3],
      ],
      false,
    );
    expect(W).toBe(96 / 216);
    expect(chiSquare).toBeCloseTo(8 / 3, 14);
    expect(df).toBe(2);
    expect(p).toBeCloseTo(Math.exp(-4 / 3), 14);
    expect(hasTies).toBe(false);
  });
  test("by hand: ties of two", () => {
    // Ranks 1 2.5 2.5 twice: sums 2 5 5 about 4, S = 6; T = 12; corrected it is complete.
    const rows = [
      [1, 10],
      [2, 20],
      [2, 20],
    ];
    expect(rankConcordance(rows, false)).toMatchObject({ W: (12 * 6) / (4 * 24), hasTies: true });
    expect(rankConcordance(rows, true).W).toBe(1);
  });
  test("nothing to agree on", () => {
    expect(
      rankConcordance(
        [
          [1, 1],
          [1, 1],
        ],
        true,
      ),
    ).toEqual({ W: null, chiSquare: null, df: 1, p: null, hasTies: true });
  });
});
