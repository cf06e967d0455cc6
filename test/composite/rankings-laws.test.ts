import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cocoso,
  copras,
  edas,
  factorability,
  promethee,
  waspas,
  weightMethods,
} from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

/** What an untyped caller may pass. */
const untyped = (value: unknown): never => value as never;

const METHODS = { copras, edas, waspas, cocoso } as const;
const matrices = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 90 }),
    ),
    {
      minLength: 3,
      maxLength: 9,
    },
  )
  .filter((rows) => [0, 1, 2].every((j) => new Set(rows.map((row) => row[j])).size === rows.length));
const directions = ["higher", "lower", "higher"] as const;
/** No unit is worst in everything, which CoCoSo refuses. */
const fair = (rows: readonly (readonly number[])[]) =>
  !rows.some((row) =>
    rows.every((other) => other[0]! >= row[0]! && other[1]! <= row[1]! && other[2]! >= row[2]!),
  );

describe.for(Object.entries(METHODS))("%s", ([name, method]) => {
  test("units of measurement and the order of units change no rank", () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        fc.pre(fair(rows));
        const one = method(rows, { directions, weights: [2, 1, 1] });
        const other = method(rows.map(([a, b, c]) => [1000 * a, b / 8, c]).reverse(), {
          directions,
          weights: [4, 2, 2],
        });
        one.scores.forEach((score, i) => {
          expect(other.scores[rows.length - 1 - i]! / score || 1).toBeCloseTo(1, 9);
        });
      }),
      { numRuns: 60 },
    );
  });
  test("a column without weight and a copy of a constant change nothing in the order", () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        fc.pre(fair(rows));
        const one = method(rows, { directions });
        const wider = method(
          rows.map((row, i) => [...row, i + 1]),
          { directions: [...directions, "higher"], weights: [1, 1, 1, 0] },
        );
        expect(wider.ranks).toEqual(one.ranks);
      }),
      { numRuns: 40 },
    );
  });
  test("a unit that is better in everything ranks first", () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        fc.pre(fair(rows));
        const best = [...rows, [100, 0.5, 100]];
        expect(method(best, { directions }).ranks[rows.length]).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
  refusals(name, [
    ["no directions", () => method([[1], [2]], untyped({})), "missing_option", "directions"],
    ["one unit", () => method([[1]], { directions: ["higher"] }), "too_few_observations", "at least 2"],
    [
      "weights of 0",
      () => method([[1], [2]], { directions: ["higher"], weights: [0] }),
      "zero_total",
      "total weight",
    ],
    [
      "an unknown option",
      () => method([[1], [2]], untyped({ directions: ["higher"], v: 1 })),
      "unknown_option",
      '"v"',
    ],
  ]);
});

test("WASPAS is the sum for lambda 1 and the product for lambda 0", () => {
  const rows = [
    [4, 40],
    [8, 20],
    [2, 80],
  ];
  const options = { directions: ["higher", "lower"] } as const;
  expect(waspas(rows, { ...options, lambda: 1 }).scores).toEqual(waspas(rows, options).sums);
  expect(waspas(rows, { ...options, lambda: 0 }).scores).toEqual(waspas(rows, options).products);
});

describe("weights", () => {
  test("sum to 1; a constant column has none; standard deviations do not depend on ddof or unit", () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        const wide = rows.map((row) => [...row, 7]);
        const four = [...directions, "higher"] as const;
        for (const { weights, constant } of [
          weightMethods.standardDeviation(wide, { directions: four }),
          weightMethods.merec(wide, { directions: four }),
        ]) {
          expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
          expect(weights[3]).toBe(0);
          expect(constant).toEqual([3]);
        }
        const one = weightMethods.standardDeviation(rows, { directions });
        const two = weightMethods.standardDeviation(
          rows.map(([a, b, c]) => [5 * a + 3, b, -c]),
          { directions, ddof: 1 },
        );
        one.weights.forEach((weight, j) => {
          expect(two.weights[j]).toBeCloseTo(weight, 12);
        });
      }),
      { numRuns: 60 },
    );
  });
  test("ratios that do not bind leave the scores; ratios of 1 make all weights equal", () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        const free = weightMethods.benefitOfDoubt(rows).scores;
        const loose = weightMethods.benefitOfDoubt(rows, {
          ratios: [{ column: 0, over: 1, lower: 0 }],
        }).scores;
        const most = [0, 1, 2].map((j) => Math.max(...rows.map((row) => row[j]!)));
        const means = rows.map((row) => row.reduce((sum, value, j) => sum + value / most[j]!, 0));
        const equal = weightMethods.benefitOfDoubt(rows, {
          ratios: [
            { column: 0, over: 1, lower: 1, upper: 1 },
            { column: 2, over: 1, lower: 1, upper: 1 },
          ],
        }).scores;
        rows.forEach((_, i) => {
          expect(loose[i]).toBeCloseTo(free[i]!, 8);
          expect(equal[i]).toBeCloseTo(means[i]! / Math.max(...means), 7);
        });
      }),
      { numRuns: 40 },
    );
  });
  refusals("weightMethods.benefitOfDoubt", [
    [
      "ratios that contradict each other in a circle",
      () =>
        weightMethods.benefitOfDoubt(
          [
            [1, 2],
            [2, 1],
          ],
          {
            ratios: [
              { column: 0, over: 1, lower: 2 },
              { column: 1, over: 0, lower: 2 },
            ],
          },
        ),
      "infeasible",
      "contradict",
    ],
    [
      "a column over itself",
      () => weightMethods.benefitOfDoubt([[1, 2]], { ratios: [{ column: 0, over: 0, lower: 1 }] }),
      "out_of_domain",
      "itself",
    ],
    [
      "a ratio without bound",
      () => weightMethods.benefitOfDoubt([[1, 2]], { ratios: [{ column: 0, over: 1 }] }),
      "missing_option",
      "lower or upper",
    ],
    [
      "a column that is none",
      () => weightMethods.benefitOfDoubt([[1, 2]], { ratios: [{ column: 0, over: 2, lower: 1 }] }),
      "out_of_domain",
      "at most 1",
    ],
  ]);
});

describe("factorability", () => {
  test("does not depend on units, signs or the order of columns", () => {
    const rows = [
      [1, 5, 3],
      [2, 3, 4],
      [4, 4, 1],
      [3, 1, 7],
      [6, 2, 6],
      [5, 7, 2],
    ];
    const one = factorability(rows);
    const two = factorability(rows.map(([a, b, c]) => [-2 * c!, 100 * a!, b! + 9]));
    expect(two.kmo).toBeCloseTo(one.kmo ?? Number.NaN, 12);
    expect(two.determinant).toBeCloseTo(one.determinant, 12);
    expect(two.bartlett.p).toBeCloseTo(one.bartlett.p, 12);
    expect(two.measures[1]).toBeCloseTo(one.measures[0] ?? Number.NaN, 12);
  });
  refusals("factorability", [
    ["one column", () => factorability([[1], [2], [4]]), "too_few_observations", "column"],
    [
      "no more units than columns",
      () =>
        factorability([
          [1, 2, 4],
          [2, 1, 3],
          [4, 3, 9],
        ]),
      "singular",
      "add units",
    ],
  ]);
});

test("a gaussian preference grows with the lead and shrinks with s", () => {
  const net = (lead: number, s: number) =>
    promethee([[lead], [0]], { directions: ["higher"], preference: "gaussian", s }).net[0]!;
  expect(net(2, 1)).toBeGreaterThan(net(1, 1));
  expect(net(2, 2)).toBeLessThan(net(2, 1));
  expect(net(1, 1)).toBeCloseTo(1 - Math.exp(-0.5), 14);
});
