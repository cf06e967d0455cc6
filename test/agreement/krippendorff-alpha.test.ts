import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { krippendorffAlpha } from "../../src/agreement/index.ts";
import { refusals } from "../support/refusals.ts";
import { names, untyped, vector } from "./vectors.ts";

type Metric = "nominal" | "ordinal" | "interval" | "ratio";
const METRICS: readonly Metric[] = ["nominal", "ordinal", "interval", "ratio"];

/** The definition with every pair of ratings spelled out. */
function bruteForce(rows: readonly (readonly (number | null)[])[], metric: Metric): number {
  const units = rows.map((row) => row.filter((x) => x !== null)).filter((row) => row.length > 1);
  const all = units.flat();
  const count = (x: number): number => all.filter((y) => y === x).length;
  const delta = (a: number, b: number): number => {
    if (a === b) return 0;
    if (metric === "nominal") return 1;
    if (metric === "interval") return (a - b) ** 2;
    if (metric === "ratio") return ((a - b) / (a + b)) ** 2;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    return (all.filter((x) => x >= low && x <= high).length - (count(a) + count(b)) / 2) ** 2;
  };
  let within = 0;
  for (const unit of units) {
    for (const [i, a] of unit.entries())
      for (const [j, b] of unit.entries()) if (i !== j) within += delta(a, b) / (unit.length - 1);
  }
  let between = 0;
  for (const [i, a] of all.entries()) for (const [j, b] of all.entries()) if (i !== j) between += delta(a, b);
  return 1 - within / all.length / (between / (all.length * (all.length - 1)));
}

describe("agrees", () => {
  test.each(names("krippendorff/"))("%s", (name) => {
    const { input, expected, tol } = vector(name as "krippendorff/missing/nominal");
    const metric = name.split("/")[2] as Metric;
    const byRater = input.ratersByUnits;
    const ratings = byRater[0]!.map((_, unit) => byRater.map((rater) => rater[unit]!));
    expect(Math.abs(krippendorffAlpha(ratings, { metric }).value! - expected.alpha)).toBeLessThanOrEqual(tol);
  });
  test("with every pair spelled out", () => {
    const rating = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null });
    const table = fc.array(fc.array(rating, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(...METRICS), (rows, metric) => {
        const { value, status } = krippendorffAlpha(rows, { metric });
        if (status === "ok") expect(value).toBeCloseTo(bruteForce(rows, metric), 10);
        else expect(value).toBeNull();
      }),
    );
  });
});

describe("status", () => {
  test("units with one rating are dropped and named", () => {
    const result = krippendorffAlpha(
      [
        [1, null],
        [2, 2],
        [3, 1],
        [null, null],
      ],
      { metric: "nominal" },
    );
    expect(result).toMatchObject({ units: 2, ratings: 4, dropped: [0, 3], status: "ok" });
    expect(result.reason).toBe("4 ratings of 2 units count; 2 units have fewer than two.");
  });
  test("equal ratings leave nothing to explain", () => {
    for (const metric of METRICS) {
      expect(
        krippendorffAlpha(
          [
            [2, 2],
            [2, 2],
          ],
          { metric },
        ),
      ).toMatchObject({ value: null, status: "no-variation" });
      expect(
        krippendorffAlpha(
          [
            [0, 0],
            [0, 0],
          ],
          { metric },
        ),
      ).toMatchObject({ value: null, status: "no-variation" });
    }
  });
  test("no unit with two ratings", () => {
    expect(
      krippendorffAlpha(
        [
          [1, null],
          [null, 2],
        ],
        { metric: "interval" },
      ),
    ).toMatchObject({
      value: null,
      status: "no-pairs",
    });
  });
  test("names of categories will do for a nominal scale", () => {
    expect(
      krippendorffAlpha(
        [
          ["a", "a"],
          ["b", "b"],
        ],
        { metric: "nominal" },
      ).value,
    ).toBe(1);
  });
  test("extreme values stay in range", () => {
    for (const size of [1e300, 1e-300]) {
      const rows = [
        [1 * size, 1 * size],
        [2 * size, 3 * size],
        [3 * size, 3 * size],
      ];
      expect(krippendorffAlpha(rows, { metric: "interval" }).value).toBeCloseTo(
        bruteForce(
          [
            [1, 1],
            [2, 3],
            [3, 3],
          ],
          "interval",
        ),
        10,
      );
    }
  });
});

const nominal = { metric: "nominal" } as const;
refusals("krippendorffAlpha", [
  ["no metric", () => krippendorffAlpha([[1, 2]], untyped({})), "missing_option", "metric is required"],
  [
    "no options",
    () => krippendorffAlpha([[1, 2]], untyped(undefined)),
    "wrong_type",
    "options must be one object",
  ],
  [
    "an unknown metric",
    () => krippendorffAlpha([[1, 2]], untyped({ metric: "circular" })),
    "unknown_option",
    "circular",
  ],
  [
    "an unknown option",
    () => krippendorffAlpha([[1, 2]], untyped({ ...nominal, level: 1 })),
    "unknown_option",
    '"level"',
  ],
  ["no ratings", () => krippendorffAlpha([], nominal), "too_few_observations", "got 0 and 0"],
  ["one rater", () => krippendorffAlpha([[1], [2]], nominal), "too_few_observations", "got 2 and 1"],
  ["null", () => krippendorffAlpha(untyped(null), nominal), "wrong_type", "array of rows"],
  ["a row of text", () => krippendorffAlpha(untyped(["ab"]), nominal), "wrong_type", "row 0 is ab"],
  [
    "rows of different lengths",
    () => krippendorffAlpha([[1, 2], [1]], nominal),
    "length_mismatch",
    "put null",
  ],
  [
    "undefined for missing",
    () => krippendorffAlpha(untyped([[1, undefined]]), nominal),
    "missing_value",
    "row 0, rater 1 is undefined",
  ],
  ["NaN", () => krippendorffAlpha([[1, Number.NaN]], nominal), "not_finite", "NaN"],
  [
    "a name on a scale",
    () => krippendorffAlpha([["a", "b"]], { metric: "ordinal" }),
    "wrong_type",
    'rater 0 is "a"',
  ],
  [
    "a negative ratio",
    () => krippendorffAlpha([[1, -1]], { metric: "ratio" }),
    "out_of_domain",
    "no values below 0",
  ],
]);

test.for(["nominal", "ordinal", "interval"] as const)(
  "150,000 distinct values take seconds: %s",
  (metric) => {
    const ratings = Array.from({ length: 150_000 }, (_, i) => [i, i, (i * 7919) % 150_000]);
    const begin = performance.now();
    const { value } = krippendorffAlpha(ratings, { metric });
    expect(performance.now() - begin).toBeLessThan(10_000);
    // One pair of three agrees, the others are at random.
    expect(value).toBeCloseTo(1 / 3, 1);
  },
);
