import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IntraclassCorrelationOptions, intraclassCorrelation } from "../../src/agreement/index.ts";
import { refusals } from "../support/refusals.ts";
import { names, untyped, vector } from "./vectors.ts";

const FORMS: readonly IntraclassCorrelationOptions[] = [
  { model: "oneway", rating: "single" },
  { model: "twoway-random", type: "agreement", rating: "single" },
  { model: "twoway-mixed", type: "consistency", rating: "single" },
  { model: "oneway", rating: "average" },
  { model: "twoway-random", type: "agreement", rating: "average" },
  { model: "twoway-mixed", type: "consistency", rating: "average" },
];

describe("agrees with R", () => {
  describe.each(["shroutfleiss1979", "scores", "tied"] as const)("psych: %s", (name) => {
    test.each([0, 1, 2, 3, 4, 5])("form %d", (i) => {
      const { input, expected, tol } = vector(`icc_psych/${name}`);
      const icc = intraclassCorrelation(input.ratings, FORMS[i]!);
      expect(Math.abs(icc.value! - expected.icc[i]!)).toBeLessThanOrEqual(tol);
      expect(Math.abs(icc.F! - expected.F[i]!)).toBeLessThanOrEqual(tol);
      expect([icc.df1, icc.df2]).toEqual([expected.df1[i], expected.df2[i]]);
      expect(Math.abs(icc.p! - expected.p[i]!)).toBeLessThanOrEqual(tol);
      expect(Math.abs(icc.interval!.lower - expected.lower[i]!)).toBeLessThanOrEqual(tol);
      expect(Math.abs(icc.interval!.upper - expected.upper[i]!)).toBeLessThanOrEqual(tol);
    });
  });
  test.each(names("icc/"))("irr: %s", (name) => {
    const { input, expected, args, tol } = vector(name as "icc/tied/ICC(1)");
    const [model, type, unit] = args.split(" ") as [
      "oneway" | "twoway",
      "consistency" | "agreement",
      "single" | "average",
    ];
    const icc = intraclassCorrelation(input.ratings, {
      model: model === "oneway" ? model : "twoway-random",
      type,
      rating: unit,
      degreesOfFreedom: "satterthwaite",
    });
    const { lower, upper } = icc.interval!;
    const actual = { value: icc.value, F: icc.F, df1: icc.df1, df2: icc.df2, p: icc.p, lower, upper };
    const wanted: Record<string, number | string> = expected;
    for (const [field, number] of Object.entries(actual)) {
      // irr gives no usable df2, p and limits for the average form of agreement.
      if (wanted[field] !== undefined)
        expect(Math.abs(number! - (wanted[field] as number)), field).toBeLessThanOrEqual(tol);
    }
    expect(actual.p! / (wanted.p as number) || 1).toBeCloseTo(1, 5);
  });
});

describe("status", () => {
  const agreement = { model: "twoway-random", type: "agreement", rating: "single" } as const;
  const consistency = { model: "twoway-random", type: "consistency", rating: "average" } as const;
  test("raters who never differ are perfect", () => {
    expect(
      intraclassCorrelation(
        [
          [1, 1],
          [2, 2],
          [4, 4],
        ],
        agreement,
      ),
    ).toMatchObject({
      value: 1,
      F: null,
      p: 0,
      interval: { lower: 1, upper: 1, confidence: 0.95 },
      status: "perfect",
    });
  });
  test("a rater who is stricter throughout is perfect for consistency only", () => {
    const ratings = [
      [1.1, 1.4],
      [2.1, 2.4],
      [4.3, 4.6],
    ];
    expect(intraclassCorrelation(ratings, consistency)).toMatchObject({ value: 1, status: "perfect" });
    const { value, F, p, interval } = intraclassCorrelation(ratings, agreement);
    expect(value).toBeGreaterThan(0.9);
    expect(value).toBeLessThan(1);
    expect([F, p]).toEqual([null, 0]);
    expect(interval!.lower).toBeLessThan(value!);
  });
  test("ratings that are all equal have no variation to explain", () => {
    for (const form of FORMS) {
      const icc = intraclassCorrelation(
        [
          [3, 3, 3],
          [3, 3, 3],
        ],
        form,
      );
      expect(icc).toMatchObject({ value: null, F: null, p: null, interval: null, status: "no-variation" });
    }
  });
  test("units that do not differ while raters do", () => {
    const ratings = [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
    ];
    expect(intraclassCorrelation(ratings, { model: "oneway", rating: "single" })).toMatchObject({
      value: -0.5,
      F: 0,
      p: 1,
    });
    expect(intraclassCorrelation(ratings, { model: "oneway", rating: "average" })).toMatchObject({
      value: null,
      status: "no-variation",
      interval: null,
    });
  });
  test("where the parts of the interval cancel there is none", () => {
    // MSC = 13/6 and MSE = 7/3 at rho = -0.35: k rho MSC + (n (1 + (k - 1) rho) - k rho) MSE = 0.
    const icc = intraclassCorrelation(
      [
        [0, 2, 2, 1],
        [0, 0, 1, 4],
      ],
      agreement,
    );
    expect(icc).toMatchObject({ F: 0, df2: 3, p: 1, interval: null, status: "ok" });
    expect(icc.value).toBeCloseTo(-0.35, 12);
    expect(icc.reason).toBe("2 units were rated by 4 raters; an interval cannot be given for this value.");
  });
  test("names follow Shrout and Fleiss", () => {
    const ratings = [
      [1, 2],
      [2, 4],
      [5, 5],
    ];
    expect(FORMS.map((form) => intraclassCorrelation(ratings, form).name)).toEqual([
      "ICC(1,1)",
      "ICC(2,1)",
      "ICC(3,1)",
      "ICC(1,k)",
      "ICC(2,k)",
      "ICC(3,k)",
    ]);
  });
  test("a wider level gives a wider interval", () => {
    const { input } = vector("icc_psych/scores");
    const [narrow, wide] = [0.8, 0.99].map(
      (level) => intraclassCorrelation(input.ratings, { ...agreement, confidence: level }).interval!,
    );
    expect(wide!.lower).toBeLessThan(narrow!.lower);
    expect(wide!.upper).toBeGreaterThan(narrow!.upper);
    expect(wide!.confidence).toBe(0.99);
  });
});

describe("laws", () => {
  const table = fc.tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 5 })).chain(([n, k]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: k, maxLength: k }), {
      minLength: n,
      maxLength: n,
    }),
  );
  const form = fc.constantFrom(...FORMS);
  const close = (a: number | null, b: number | null): void => {
    if (a === null || b === null) expect(a).toBe(b);
    else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a)));
  };
  test("at most 1, limits around the value, and never NaN", () => {
    fc.assert(
      fc.property(table, form, (ratings, options) => {
        const { value, p, interval, F } = intraclassCorrelation(ratings, options);
        for (const x of [value, p, F, interval?.lower ?? 0, interval?.upper ?? 0]) expect(x).not.toBeNaN();
        if (options.rating === "single" && value !== null) expect(value).toBeLessThanOrEqual(1);
        if (interval !== null && options.type !== "agreement") {
          expect(interval.lower).toBeLessThanOrEqual(value! + 1e-9);
          expect(interval.upper).toBeGreaterThanOrEqual(value! - 1e-9);
        }
      }),
    );
  });
  test("ignores order of units and raters, and the unit and offset of the scale", () => {
    fc.assert(
      fc.property(table, form, (ratings, options) => {
        const { value } = intraclassCorrelation(ratings, options);
        close(intraclassCorrelation([...ratings].reverse(), options).value, value);
        close(
          intraclassCorrelation(
            ratings.map((row) => [...row].reverse()),
            options,
          ).value,
          value,
        );
        close(
          intraclassCorrelation(
            ratings.map((row) => row.map((x) => 4 * x + 16)),
            options,
          ).value,
          value,
        );
        close(
          intraclassCorrelation(
            ratings.map((row) => row.map((x) => x * 2 ** 1000)),
            options,
          ).value,
          value,
        );
        close(
          intraclassCorrelation(
            ratings.map((row) => row.map((x) => x * 2 ** -1000)),
            options,
          ).value,
          value,
        );
      }),
    );
  });
});

const ratings = [
  [1, 2],
  [2, 4],
  [5, 5],
];
const form = FORMS[1]!;
refusals("intraclassCorrelation", [
  [
    "no options",
    () => intraclassCorrelation(ratings, untyped(undefined)),
    "wrong_type",
    "options must be one object",
  ],
  [
    "an unknown model",
    () => intraclassCorrelation(ratings, untyped({ ...form, model: "threeway" })),
    "unknown_option",
    "threeway",
  ],
  [
    "no type",
    () => intraclassCorrelation(ratings, { model: "twoway-mixed", rating: "single" }),
    "missing_option",
    "needs type",
  ],
  [
    "an unknown type",
    () => intraclassCorrelation(ratings, untyped({ ...form, type: "absolute" })),
    "unknown_option",
    "absolute",
  ],
  [
    "no unit",
    () => intraclassCorrelation(ratings, untyped({ ...form, rating: undefined })),
    "missing_option",
    "rating is required",
  ],
  [
    "an unknown option",
    () => intraclassCorrelation(ratings, untyped({ ...form, alpha: 0.1 })),
    "unknown_option",
    '"alpha"',
  ],
  [
    "a level of 1",
    () => intraclassCorrelation(ratings, { ...form, confidence: 1 }),
    "out_of_domain",
    "confidence is 1",
  ],
  [
    "unknown degrees",
    () => intraclassCorrelation(ratings, untyped({ ...form, degreesOfFreedom: 5 })),
    "unknown_option",
    "5",
  ],
  ["no ratings", () => intraclassCorrelation([], form), "too_few_observations", "at least one row"],
  ["null", () => intraclassCorrelation(untyped(null), form), "wrong_type", "row"],
  ["one unit", () => intraclassCorrelation([[1, 2]], form), "too_few_observations", "at least 2 units"],
  [
    "one rater",
    () => intraclassCorrelation([[1], [2]], form),
    "too_few_observations",
    "one rater agrees with nobody",
  ],
  [
    "rows of different lengths",
    () => intraclassCorrelation([[1, 2], [1]], form),
    "length_mismatch",
    "row 1 has 1",
  ],
  [
    "a missing rating",
    () =>
      intraclassCorrelation(
        untyped([
          [1, null],
          [1, 2],
        ]),
        form,
      ),
    "missing_value",
    "null",
  ],
  [
    "NaN",
    () =>
      intraclassCorrelation(
        [
          [1, 2],
          [1, Number.NaN],
        ],
        form,
      ),
    "not_finite",
    "NaN",
  ],
]);
