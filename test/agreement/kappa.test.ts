import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CohenKappaOptions,
  cohenKappa,
  type FleissKappaOptions,
  fleissKappa,
} from "../../src/agreement/index.ts";
import { refusals } from "../support/refusals.ts";
import { untyped, vector } from "./vectors.ts";

describe("cohenKappa agrees with R's irr", () => {
  test.each([
    ["cohen/unweighted", "none"],
    ["cohen/equal", "linear"],
    ["cohen/squared", "quadratic"],
  ] as const)("%s", (name, weighting) => {
    const { input, expected, tol } = vector(name);
    const { value, z, p } = cohenKappa(input.ratings, { categories: [1, 2, 3, 4], weighting });
    expect(Math.abs(value! - expected.kappa)).toBeLessThanOrEqual(tol);
    expect(Math.abs(z! - expected.z)).toBeLessThanOrEqual(tol);
    expect(Math.abs(p! - expected.p)).toBeLessThanOrEqual(tol);
  });
  test("nominal", () => {
    const { input, expected, tol } = vector("cohen/nominal");
    const { value, z, p } = cohenKappa(input.ratings);
    expect(Math.abs(value! - expected.kappa)).toBeLessThanOrEqual(tol);
    expect(Math.abs(z! - expected.z)).toBeLessThanOrEqual(tol);
    expect(Math.abs(p! - expected.p)).toBeLessThanOrEqual(tol);
  });
});

describe("fleissKappa agrees with R", () => {
  test("irr: Fleiss, and Conger's exact form", () => {
    const { input, expected, tol } = vector("fleiss/fleiss");
    const { value, z, p } = fleissKappa(input.ratings);
    expect(Math.abs(value! - expected.kappa)).toBeLessThanOrEqual(tol);
    expect(Math.abs(z! - expected.z)).toBeLessThanOrEqual(tol);
    expect(Math.abs(p! - expected.p)).toBeLessThanOrEqual(tol);
    const exact = vector("fleiss/exact_conger").expected.kappa;
    expect(Math.abs(fleissKappa(input.ratings, { chance: "conger" }).value! - exact)).toBeLessThanOrEqual(
      tol,
    );
  });
  test.each([
    ["cac/unweighted", "none"],
    ["cac/linear", "linear"],
    ["cac/quadratic", "quadratic"],
  ] as const)("irrCAC: %s", (name, weighting) => {
    const { input, expected, tol } = vector(name);
    for (const [chance, field] of [
      ["fleiss", "fleiss"],
      ["conger", "conger"],
      ["gwet", "gwet"],
      ["uniform", "bp"],
    ] as const) {
      const kappa = fleissKappa(input.ratings, { categories: [1, 2, 3, 4], weighting, chance });
      expect(Math.abs(kappa.value! - expected[field].v), chance).toBeLessThanOrEqual(tol);
      if (field === "gwet") {
        expect(kappa.observed).toBeCloseTo(expected.gwet.pa, 12);
        expect(kappa.expected).toBeCloseTo(expected.gwet.pe, 12);
      }
    }
  });
});

describe("conventions", () => {
  const ratings = [
    [1, 1],
    [1, 2],
    [4, 4],
    [2, 2],
    [4, 1],
  ];
  test("a level that nobody gave keeps its place between the others", () => {
    const all = cohenKappa(ratings, { categories: [1, 2, 3, 4], weighting: "linear" }).value!;
    const used = cohenKappa(ratings, { categories: [1, 2, 4], weighting: "linear" }).value!;
    expect(all).not.toBeCloseTo(used, 3);
    expect(cohenKappa(ratings, { categories: [1, 2, 3, 4] }).value).toBeCloseTo(
      cohenKappa(ratings).value!,
      14,
    );
  });
  test("one level throughout is a status", () => {
    for (const kappa of [cohenKappa, fleissKappa]) {
      expect(
        kappa(
          [
            ["a", "a"],
            ["a", "a"],
          ],
          { categories: ["a", "b"] },
        ),
      ).toMatchObject({
        value: null,
        observed: 1,
        z: null,
        p: null,
        status: "no-variation",
      });
    }
    expect(
      fleissKappa(
        [
          ["a", "a"],
          ["a", "a"],
        ],
        { categories: ["a", "b"], chance: "gwet" },
      ).value,
    ).toBe(1);
  });
  test("Conger's form of two raters is Cohen's", () => {
    expect(fleissKappa(ratings, { chance: "conger" }).value).toBeCloseTo(cohenKappa(ratings).value!, 14);
  });
  test("complete agreement is 1", () => {
    expect(
      cohenKappa([
        ["a", "a"],
        ["b", "b"],
        ["c", "c"],
      ]).value,
    ).toBe(1);
    expect(
      fleissKappa([
        ["a", "a", "a"],
        ["b", "b", "b"],
      ]).value,
    ).toBe(1);
  });
});

describe("laws", () => {
  const levels = ["a", "b", "c", "d"];
  const rows = (k: number) =>
    fc.array(fc.array(fc.constantFrom(...levels), { minLength: k, maxLength: k }), {
      minLength: 2,
      maxLength: 12,
    });
  test.each(["none", "linear", "quadratic"] as const)(
    "0, and no z, where one rater always says the same: %s",
    (weighting) => {
      const ratings = ["a", "a", "c", "b", "b", "b", "a", "a", "a", "a", "a"].map((second) => ["a", second]);
      for (const list of [ratings, ratings.map((row) => [...row].reverse())]) {
        const { value, observed, expected, z, p, status } = cohenKappa(list, {
          categories: levels,
          weighting,
        });
        expect({ value, z, p, status }).toEqual({ value: 0, z: null, p: null, status: "ok" });
        expect(expected).toBe(observed);
      }
    },
  );
  test("at most 1, and the raters may change places", () => {
    fc.assert(
      fc.property(rows(2), fc.constantFrom("none", "linear", "quadratic"), (ratings, weighting) => {
        const { value, z } = cohenKappa(ratings, { categories: levels, weighting });
        const swapped = cohenKappa(
          ratings.map((row) => [...row].reverse()),
          { categories: levels, weighting },
        );
        expect(value).not.toBeNaN();
        expect(z).not.toBeNaN();
        if (value === null) {
          expect(swapped.value).toBeNull();
          return;
        }
        expect(value).toBeLessThanOrEqual(1);
        expect(swapped.value).toBeCloseTo(value, 12);
        expect(swapped.z ?? 0).toBeCloseTo(z ?? 0, 8);
      }),
    );
  });
  test("fleissKappa ignores the order of units and of raters within a unit", () => {
    fc.assert(
      fc.property(rows(4), fc.constantFrom("fleiss", "gwet", "uniform"), (ratings, chance) => {
        const { value } = fleissKappa(ratings, { categories: levels, chance });
        const other = fleissKappa(
          [...ratings].reverse().map((row) => [...row].sort()),
          { categories: levels, chance },
        ).value;
        if (value === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(value, 12);
      }),
    );
  });
});

const two = [
  ["a", "b"],
  ["b", "b"],
];
const levels = ["a", "b"];
type Rows = readonly (readonly string[])[];
type Attempt = (ratings: Rows, options?: CohenKappaOptions & FleissKappaOptions) => unknown;
for (const [name, kappa] of [
  ["cohenKappa", cohenKappa as Attempt],
  ["fleissKappa", fleissKappa as Attempt],
] as const) {
  refusals(name, [
    ["no ratings", () => kappa([]), "too_few_observations", "at least 2 units and 2 raters"],
    ["null", () => kappa(untyped(null)), "wrong_type", "must be an array of rows"],
    ["a row of null", () => kappa(untyped([null, two[0]])), "wrong_type", "row 0 is null"],
    ["one unit", () => kappa([two[0]!]), "too_few_observations", "got 1 and 2"],
    ["one rater", () => kappa([["a"], ["b"]]), "too_few_observations", "got 2 and 1"],
    ["rows of different lengths", () => kappa([two[0]!, ["a"]]), "length_mismatch", "row 1 has 1"],
    ["NaN", () => kappa(untyped([["a", Number.NaN], two[0]])), "not_finite", "NaN"],
    [
      "a rating that is no level",
      () =>
        kappa(
          [
            ["a", "z"],
            ["a", "a"],
          ],
          { categories: levels },
        ),
      "unknown_id",
      '"z", which is none',
    ],
    ["a level twice", () => kappa(two, { categories: ["a", "b", "a"] }), "duplicate_id", "twice"],
    ["one level", () => kappa(two, { categories: ["a"] }), "wrong_type", "at least 2"],
    [
      "levels that are none",
      () => kappa(two, { categories: untyped(["a", "b", ...new Array(0)].concat(new Array(1))) }),
      "wrong_type",
      "categories must list",
    ],
    ["weights without levels", () => kappa(two, { weighting: "linear" }), "missing_option", "categories"],
    ["unknown weights", () => kappa(two, untyped({ weighting: "cubic" })), "unknown_option", "cubic"],
    ["an unknown option", () => kappa(two, untyped({ level: levels })), "unknown_option", '"level"'],
    ["null options", () => kappa(two, untyped(null)), "wrong_type", "options must be one object"],
  ]);
}
refusals("cohenKappa", [
  [
    "a missing rating",
    () => cohenKappa(untyped([["a", null], two[0]])),
    "missing_value",
    "krippendorffAlpha",
  ],
  ["a confidence of 1", () => cohenKappa(two, { confidence: 1 }), "out_of_domain", "below 1"],
  [
    "three raters",
    () =>
      cohenKappa([
        ["a", "b", "a"],
        ["a", "b", "b"],
      ]),
    "length_mismatch",
    "use fleissKappa",
  ],
]);
refusals("fleissKappa", [
  [
    "no unit with two ratings",
    () =>
      fleissKappa([
        ["a", null],
        [null, "b"],
      ]),
    "too_few_observations",
    "no unit has two ratings",
  ],
  [
    "undefined for a rating",
    () => fleissKappa(untyped([["a", undefined], two[0]])),
    "missing_value",
    "undefined",
  ],
  ["an unknown chance", () => fleissKappa(two, untyped({ chance: "dice" })), "unknown_option", "dice"],
  [
    "chance of unused levels without levels",
    () => fleissKappa(two, { chance: "gwet" }),
    "missing_option",
    "categories",
  ],
]);
