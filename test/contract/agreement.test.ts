import {
  cohenKappa,
  cronbachAlpha,
  delphiConsensus,
  fleissKappa,
  intraclassCorrelation,
  kendallW,
  krippendorffAlpha,
} from "equalis";
import { describe, expect, test } from "vitest";
import { type Loose, refusal, total } from "./support.ts";

/** Shrout and Fleiss: six targets, four judges. */
const ratings = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
const mean = (v: readonly number[]) => total(v) / v.length;
const variance = (v: readonly number[]) => total(v.map((x) => (x - mean(v)) ** 2)) / (v.length - 1);

describe("intraclassCorrelation", () => {
  test("the six published values", () => {
    const value = (model: string, type: string | undefined, unit: string) =>
      intraclassCorrelation(ratings, { model, type, rating: unit } as Loose).value;
    expect(value("oneway", undefined, "single")).toBeCloseTo(0.166, 3);
    expect(value("twoway-random", "agreement", "single")).toBeCloseTo(0.29, 2);
    expect(value("twoway-mixed", "consistency", "single")).toBeCloseTo(0.715, 3);
    expect(value("oneway", undefined, "average")).toBeCloseTo(0.443, 3);
    expect(value("twoway-random", "agreement", "average")).toBeCloseTo(0.62, 2);
    expect(value("twoway-mixed", "consistency", "average")).toBeCloseTo(0.909, 3);
  });
  test("result shape, and limits of the average by Spearman-Brown of the single", () => {
    for (const [model, type] of [
      ["oneway", "agreement"],
      ["twoway-random", "agreement"],
      ["twoway-random", "consistency"],
      ["twoway-mixed", "consistency"],
      ["twoway-mixed", "agreement"],
    ] as const) {
      const single = intraclassCorrelation(ratings, { model, type, rating: "single" });
      expect(Object.keys(single)).toEqual(
        expect.arrayContaining(["value", "F", "df1", "df2", "p", "interval"]),
      );
      const average = intraclassCorrelation(ratings, { model, type, rating: "average" });
      const up = (v: number) => (4 * v) / (1 + 3 * v);
      expect(average.value).toBeCloseTo(up(single.value!), 10);
      expect(average.interval!.lower).toBeCloseTo(up(single.interval!.lower), 10);
      expect(average.interval!.upper).toBeCloseTo(up(single.interval!.upper), 10);
    }
    const options = { model: "twoway-random", type: "agreement", rating: "single" } as const;
    refusal(
      () => intraclassCorrelation(ratings, { ...options, model: "two-way" } as Loose),
      "intraclassCorrelation",
    );
    refusal(
      () => intraclassCorrelation(ratings, { ...options, types: "x" } as Loose),
      "intraclassCorrelation",
    );
    refusal(() => intraclassCorrelation([], options), "intraclassCorrelation");
    refusal(
      () =>
        intraclassCorrelation(
          [
            [1, null],
            [2, 3],
          ] as Loose,
          options,
        ),
      "intraclassCorrelation",
    );
  });
});

describe("other coefficients", () => {
  test("Kendall's W over columns of raters", () => {
    // Each rater ranks the units; W = 12 S / (m^2 (n^3 - n)).
    const ranks = [
      [1, 2, 1],
      [2, 1, 3],
      [3, 3, 2],
      [4, 4, 4],
    ];
    const sums = ranks.map(total);
    const s = total(sums.map((v) => (v - mean(sums)) ** 2));
    expect(kendallW(ranks).value).toBeCloseTo((12 * s) / (9 * 60), 12);
    expect(kendallW(ranks, { correctTies: false }).value).toBeCloseTo((12 * s) / (9 * 60), 12);
    expect(kendallW(ranks, { correctTies: true }).value).toBeCloseTo((12 * s) / (9 * 60), 12);
    refusal(() => kendallW([]), "kendallW");
    refusal(() => kendallW(ranks, { correctTies: "yes" } as Loose), "kendallW");
  });

  test("Cohen, Fleiss, Krippendorff, Cronbach", () => {
    const two = [
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 2],
      [3, 1],
      [3, 3],
    ];
    const kappa = (w: (a: number, b: number) => number) => {
      const cells = two.flatMap(([p]) => two.map(([, q]) => w(p!, q!)));
      return 1 - mean(two.map(([p, q]) => w(p!, q!))) / mean(cells);
    };
    const levels = [1, 2, 3];
    expect(cohenKappa(two, { categories: levels, weighting: "none" }).value).toBeCloseTo(
      kappa((p, q) => Number(p !== q)),
      12,
    );
    expect(cohenKappa(two, { categories: levels, weighting: "linear" }).value).toBeCloseTo(
      kappa((p, q) => Math.abs(p - q)),
      12,
    );
    expect(cohenKappa(two, { categories: levels, weighting: "quadratic" }).value).toBeCloseTo(
      kappa((p, q) => (p - q) ** 2),
      12,
    );
    expect(cohenKappa(two).value).toBeCloseTo(
      kappa((p, q) => Number(p !== q)),
      12,
    );
    expect(
      cohenKappa(
        [
          ["a", "a"],
          ["b", "b"],
          ["a", "b"],
        ],
        { categories: ["a", "b"] },
      ).value,
    ).toBeCloseTo(0.4, 12);
    refusal(() => cohenKappa(two, { levels, weighting: "squared" } as Loose), "cohenKappa");
    refusal(() => cohenKappa(two, { categories: [1, 2] }), "cohenKappa");
    // Fleiss: agreement of pairs within units against that of all ratings.
    const shares = levels.map((l) => two.flat().filter((v) => v === l).length / 12);
    const chance = total(shares.map((v) => v * v));
    expect(fleissKappa(two).value).toBeCloseTo((4 / 6 - chance) / (1 - chance), 12);
    // Krippendorff, nominal: disagreeing pairs within units against all pairs of ratings.
    const pairable = [...two, [1, null], [null, null]] as (number | null)[][];
    const all = two.flat();
    const expected =
      total(all.map((p, i) => total(all.map((q, j) => (i !== j && p !== q ? 1 : 0))))) / (12 * 11);
    expect(krippendorffAlpha(pairable, { metric: "nominal" }).value).toBeCloseTo(1 - 2 / 6 / expected, 12);
    const squares = total(all.map((p) => total(all.map((q) => (p - q) ** 2)))) / (12 * 11);
    expect(krippendorffAlpha(pairable, { metric: "interval" }).value).toBeCloseTo(1 - 5 / 6 / squares, 12);
    for (const metric of ["ordinal", "ratio"] as const) {
      expect(krippendorffAlpha(pairable, { metric }).value).toBeLessThan(1);
    }
    refusal(() => krippendorffAlpha(two, { metric: "nominals" } as Loose), "krippendorffAlpha");
    const items = [0, 1, 2, 3].map((j) => variance(ratings.map((row) => row[j]!)));
    expect(cronbachAlpha(ratings).value).toBeCloseTo(
      (4 / 3) * (1 - total(items) / variance(ratings.map(total))),
      12,
    );
  });

  test("Delphi", () => {
    // Three items, four experts.
    const panel = [
      [5, 5, 4, 5],
      [3, 4, 2, 5],
      [5, 5, 5, 5],
    ];
    const found = delphiConsensus(panel, {
      fullScore: 5,
      judgmentBasis: [0.8, 0.9, 0.7, 1],
      familiarity: [0.6, 0.8, 1, 0.4],
      questionnairesSent: 5,
      questionnairesReturned: 4,
    });
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(["items", "authority", "responseRate", "kendallW"]),
    );
    expect(found.items).toHaveLength(3);
    expect(found.items[0]!.mean).toBe(4.75);
    expect(found.items[0]!.fullScoreRate).toBe(0.75);
    expect(found.items.map((item) => typeof item.keep)).toEqual(["boolean", "boolean", "boolean"]);
    expect(found.responseRate).toBe(0.8);
    expect(found.authority).toBeCloseTo((0.85 + 0.7) / 2, 12);
    expect(typeof found.kendallW).toBe("number");
    expect(found.items[2]!.cv).toBe(0);
  });
});
