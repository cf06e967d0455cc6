import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sigmaConvergence } from "../../src/dynamics/convergence/sigma-convergence.ts";
import { differences, expected, panel, pop, years } from "../fixtures/dynamics/panel.ts";
import reat from "../fixtures/dynamics/reat.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";

const values = (result: ReturnType<typeof sigmaConvergence>): number[] =>
  result.periods.map(({ value }) => value);

/** REAT's panels have one row a year. */
const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  rows[0]!.map((_, i) => rows.map((row) => row[i]!));
const reatPanels = {
  cv31: transposed(reat.datasets.cv31.panel),
  cv12: transposed(reat.datasets.cv12.panel),
};
const logs = (rows: readonly (readonly number[])[]): number[][] => rows.map((row) => row.map(Math.log));

describe("agrees with numpy", () => {
  test.for([
    ["cv", {}, expected.sigma.cv_population],
    ["cv", { ddof: 1 }, expected.sigma.cv_sample],
    ["sd-log", {}, expected.sigma.sd_log_population],
    ["sd-log", { ddof: 1 }, expected.sigma.sd_log_sample],
    ["cv", { weights: pop }, expected.sigma.williamson_popweighted_cv],
  ] as const)("%s %j", ([measure, options, wanted]) => {
    expect(differences(values(sigmaConvergence(panel, { dispersion: measure, ...options })), wanted)).toEqual(
      [],
    );
  });
  test.for([
    ["cv", expected.sigma.trend_cv_population],
    ["sd-log", expected.sigma.trend_sd_log_population],
  ] as const)("trend of %s", ([measure, wanted]) => {
    const { trend, periods } = sigmaConvergence(panel, { dispersion: measure, years });
    expect(periods.map(({ period }) => period)).toStrictEqual(years);
    const { slope, intercept, standardError, t, p, r2, n } = trend!;
    const { intercept_at_first_year, se } = wanted;
    expect(
      differences(
        [slope, intercept, standardError, t, p, r2, n],
        [wanted.slope, intercept_at_first_year, se, wanted.t, wanted.p, wanted.r2, 8],
      ),
    ).toEqual([]);
  });
  test("variance ratio of the logarithms", () => {
    const { varianceTest } = sigmaConvergence(panel, { dispersion: "sd-log" });
    expect(varianceTest?.F).toBeCloseTo(expected.sigma.variance_ratio_first_last_log_sample, 8);
  });
});

describe("agrees with REAT", () => {
  interface SigmaCase {
    readonly sigma1: number;
    readonly sigma2: number;
    readonly quotient: number;
    readonly F: number;
    readonly df1: number;
    readonly p: number;
  }
  const cases = reat.cases.filter(({ fn }) => fn === "sigmaconv");
  test("there are twelve cases", () => expect(cases).toHaveLength(12));
  test.for(cases)("$dataset $args", ({ dataset, args, expected: raw }) => {
    const wanted = raw as unknown as SigmaCase;
    const levels = reatPanels[dataset as "cv31"];
    const { "sigma.measure": measure, "sigma.log": logarithms } = args as Record<string, unknown>;
    // On logarithms REAT's "sd" is ours; its "cv" is our "cv" on a panel of logarithms.
    const result =
      logarithms === true && measure !== "cv"
        ? sigmaConvergence(levels, { dispersion: "sd-log" })
        : sigmaConvergence(logarithms === true ? logs(levels) : levels);
    const mean = (t: number): number => levels.reduce((total, row) => total + row[t]!, 0) / levels.length;
    const scale = (t: number): number => (logarithms === true || measure === "cv" ? 1 : mean(t));
    const last = levels[0]!.length - 1;
    const spread = [0, last].map((t) => (values(result)[t]! * scale(t)) ** (measure === "var" ? 2 : 1));
    for (const [actual, number] of [
      [spread[0]!, wanted.sigma1],
      [spread[1]!, wanted.sigma2],
      [spread[0]! / spread[1]!, wanted.quotient],
      [result.varianceTest!.F, wanted.F],
      [result.varianceTest!.df1, wanted.df1],
      [result.varianceTest!.df2, wanted.df1],
      [result.varianceTest!.p, wanted.p],
    ] as const) {
      expect(Math.abs(actual - number)).toBeLessThanOrEqual(1e-10 * number);
    }
  });
  test("trend of the coefficient of variation of logarithms", () => {
    const [{ expected: raw }] = reat.cases.filter(({ fn }) => fn === "sigmaconv.t") as [
      (typeof reat.cases)[number],
    ];
    const wanted = raw as unknown as { trend: number[]; coef: number[][]; modelstat: number[][] };
    const result = sigmaConvergence(logs(reatPanels.cv31), { years: [2015, 2016, 2017, 2018, 2019, 2020] });
    expect(differences(values(result), wanted.trend, "", 1e-10)).toEqual([]);
    const { slope, standardError, t, p, r2, intercept } = result.trend!;
    const [constant, line] = wanted.coef as [number[], number[]];
    expect(differences([slope, standardError, t], line.slice(0, 3), "", 1e-9)).toEqual([]);
    expect(Math.abs(p! / line[3]! - 1)).toBeLessThan(1e-9);
    expect(r2).toBeCloseTo(wanted.modelstat[0]![0]!, 10);
    // REAT's constant is the height in the year 0.
    expect(intercept - 2015 * slope).toBeCloseTo(constant[0]!, 9);
  });
});

describe("gini and theil", () => {
  const rows = [
    [1, 0, 2],
    [3, 8, 2],
  ];
  test("by hand", () => {
    expect(values(sigmaConvergence(rows, { dispersion: "gini" }))).toStrictEqual([0.25, 0.5, 0]);
    const theil = values(sigmaConvergence(rows, { dispersion: "theil" }));
    expect(theil[0]).toBeCloseTo((0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2, 15);
    expect(theil[1]).toBeCloseTo(Math.log(2), 15);
    expect(theil[2]).toBe(0);
  });
  test("have no variance test", () => {
    expect(sigmaConvergence(rows, { dispersion: "gini" }).varianceTest).toBeNull();
    expect(sigmaConvergence(rows, { dispersion: "theil" }).varianceTest).toBeNull();
  });
});

describe("conventions", () => {
  test("one unit and equal units have no spread, and no variance test", () => {
    const alone = sigmaConvergence([[3, 5, 9]]);
    expect(values(alone)).toStrictEqual([0, 0, 0]);
    expect(alone.varianceTest).toBeNull();
    expect(alone.trend).toStrictEqual({
      slope: 0,
      intercept: 0,
      standardError: 0,
      t: null,
      p: null,
      r2: null,
      n: 3,
    });
    expect(values(sigmaConvergence([[0.1], [0.1], [0.1]], { dispersion: "sd-log" }))).toStrictEqual([0]);
  });
  test("one period has no trend, two have no test", () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    expect(sigmaConvergence([[1], [3]])).toStrictEqual({
      dispersion: "cv",
      periods: [{ period: 0, value: 0.5 }],
      trend: null,
      varianceTest: null,
    });
    const { trend } = sigmaConvergence(rows);
    expect(trend).toMatchObject({ standardError: null, t: null, p: null, n: 2 });
    expect(trend!.slope).toBeCloseTo(-1 / 6, 15);
    expect(trend!.intercept).toBeCloseTo(0.5, 15);
  });
  test("the slope is per year of the calendar", () => {
    const rows = [
      [1, 2, 3],
      [3, 4, 5],
    ];
    const yearly = sigmaConvergence(rows).trend!.slope;
    expect(sigmaConvergence(rows, { years: [2000, 2005, 2010] }).trend!.slope).toBeCloseTo(yearly / 5, 15);
    const uneven = sigmaConvergence(rows, { years: [2000, 2001, 2010] }).trend!.slope;
    // Least squares by hand: spreads 1/2, 1/3, 1/4 at years 0, 1, 10.
    const [x, y] = [
      [-11 / 3, -8 / 3, 19 / 3],
      [1 / 2, 1 / 3, 1 / 4],
    ] as const;
    const wanted = x.reduce((sum, a, i) => sum + a * y[i]!, 0) / x.reduce((sum, a) => sum + a * a, 0);
    expect(uneven).toBeCloseTo(wanted, 14);
  });
  test("weights may change with the period", () => {
    const rows = [
      [1, 1],
      [3, 3],
    ];
    const moving = sigmaConvergence(rows, {
      weights: [
        [1, 3],
        [1, 1],
      ],
    });
    expect(values(moving)[0]).toBe(values(sigmaConvergence(rows, { weights: [1, 1] }))[0]);
    expect(values(moving)[1]).toBe(values(sigmaConvergence(rows, { weights: [3, 1] }))[1]);
    expect(moving.varianceTest).toBeNull();
  });
  test("a unit of weight 0 is absent", () => {
    expect(values(sigmaConvergence([[1], [3], [99]], { weights: [1, 1, 0] }))).toStrictEqual([0.5]);
  });
  test("a variance ratio beyond numbers is no test", () => {
    const rows = [
      [1e300, 1],
      [1, 2],
    ];
    expect(sigmaConvergence(rows).varianceTest).toBeNull();
    expect(sigmaConvergence(rows.map((row) => row.toReversed())).varianceTest).toBeNull();
  });
  test("survives numbers of any size", () => {
    for (const size of [1e-300, 1e300]) {
      for (const measure of ["cv", "gini", "theil"] as const) {
        const plain = values(sigmaConvergence([[1], [3]], { dispersion: measure }))[0]!;
        expect(values(sigmaConvergence([[size], [3 * size]], { dispersion: measure }))[0]).toBeCloseTo(
          plain,
          14,
        );
      }
    }
    expect(values(sigmaConvergence([[1e-300], [1e300]], { dispersion: "sd-log" }))[0]).toBeCloseTo(
      300 * Math.LN10,
      9,
    );
  });
});

describe("laws", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })), {
    minLength: 1,
    maxLength: 15,
  });
  test("ignores the unit of measurement, period by period, and the order of units", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("cv", "sd-log", "gini", "theil"), (regionRows, measure) => {
        const plain = values(sigmaConvergence(regionRows, { dispersion: measure }));
        const other = values(
          sigmaConvergence(regionRows.map(([a, b]) => [7 * a, b / 3]).toReversed(), { dispersion: measure }),
        );
        expect(differences(other, plain, "", 1e-11)).toEqual([]);
        for (const value of plain) expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  test("a weight of k is k copies", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("cv", "sd-log", "gini", "theil"), (regionRows, measure) => {
        const weights = regionRows.map((_, i) => 1 + (i % 3));
        const copies = regionRows.flatMap((row, i) => Array<typeof row>(weights[i]!).fill(row));
        const plain = values(sigmaConvergence(copies, { dispersion: measure }));
        expect(
          differences(
            values(sigmaConvergence(regionRows, { dispersion: measure, weights })),
            plain,
            "",
            1e-11,
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe("refuses", () => {
  refusals("sigmaConvergence", [
    ["no units", () => sigmaConvergence([]), "too_few_observations", "at least one unit"],
    ["no periods", () => sigmaConvergence([[], []]), "length_mismatch", "unit 0 has 0 columns"],
    [
      "units of different length",
      () => sigmaConvergence([[1, 2], [1]]),
      "length_mismatch",
      "unit 1 has 1 columns",
    ],
    ["NaN", () => sigmaConvergence([[1, Number.NaN]]), "not_finite", "unit 0, column 1 is NaN"],
    [
      "a missing value",
      () => sigmaConvergence([[1], [null as never]]),
      "missing_value",
      "unit 1, column 0 is null",
    ],
    ["a negative value", () => sigmaConvergence([[1], [-1]]), "out_of_domain", "unit 1, column 0 is -1"],
    [
      "a logarithm of 0",
      () => sigmaConvergence([[1], [0]], { dispersion: "sd-log" }),
      "out_of_domain",
      "must be above 0",
    ],
    [
      "a period of zeros",
      () =>
        sigmaConvergence([
          [1, 0],
          [2, 0],
        ]),
      "zero_total",
      "total value is 0",
    ],
    [
      "a lone unit as a sample",
      () => sigmaConvergence([[1], [3]], { ddof: 2 }),
      "too_few_observations",
      "more than 2",
    ],
    ["a negative ddof", () => sigmaConvergence([[1], [3]], { ddof: -1 }), "out_of_domain", "ddof is -1"],
    [
      "an unknown measure",
      () => sigmaConvergence([[1]], { dispersion: "sd" as never }),
      "unknown_option",
      'dispersion is "sd"',
    ],
    [
      "too few weights",
      () => sigmaConvergence([[1], [2]], { weights: [1] }),
      "length_mismatch",
      "one weight per unit",
    ],
    [
      "weights of 0",
      () => sigmaConvergence([[1], [2]], { weights: [0, 0] }),
      "zero_total",
      "total weight is 0",
    ],
    [
      "a negative weight",
      () => sigmaConvergence([[1], [2]], { weights: [[1], [-1]] }),
      "out_of_domain",
      "weight 1",
    ],
    [
      "weights of other periods",
      () =>
        sigmaConvergence(
          [
            [1, 1],
            [2, 2],
          ],
          { weights: [[1], [1]] },
        ),
      "length_mismatch",
      "one weight per period",
    ],
    [
      "weights in words",
      () => sigmaConvergence([[1]], { weights: "1" as never }),
      "wrong_type",
      "weights must be",
    ],
    [
      "too few years",
      () => sigmaConvergence([[1, 2]], { years: [2010] }),
      "length_mismatch",
      "one year per period",
    ],
    [
      "years that repeat",
      () => sigmaConvergence([[1, 2]], { years: [2010, 2010] }),
      "out_of_domain",
      "must ascend",
    ],
    ["a year of NaN", () => sigmaConvergence([[1]], { years: [Number.NaN] }), "not_finite", "year 0 is NaN"],
    [
      "a misspelled option",
      () => sigmaConvergence([[1]], { weight: [1] } as never),
      "unknown_option",
      '"weight"',
    ],
    ["no panel", () => sigmaConvergence(undefined as never), "wrong_type", "array of arrays"],
  ]);
});
