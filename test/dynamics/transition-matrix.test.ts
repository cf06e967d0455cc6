import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transitionMatrix } from "../../src/dynamics/transitions/transition-matrix.ts";
import { differences, expected, panel, relativePanel, years } from "../fixtures/dynamics/panel.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with giddy", () => {
  test.for([
    ["quartiles of the values", panel, expected.markov_pooled_quartiles],
    ["terciles of relative values", relativePanel, expected.markov_relative_pooled_terciles],
  ] as const)("%s", ([, rows, wanted]) => {
    const result = transitionMatrix(rows, { cutoffs: wanted.cutoffs, years });
    expect(result.counts).toStrictEqual(wanted.transitions);
    const { probabilities, mobility, steadyState, sojourn, forecast, step, reasons } = result;
    expect(
      differences(
        [...probabilities, steadyState, [mobility], sojourn, forecast],
        [
          ...wanted.p,
          wanted.steady_state,
          [wanted.mobility.P],
          wanted.sojourn_time,
          wanted.forecast_next_distribution,
        ],
      ),
    ).toEqual([]);
    expect([step, reasons]).toStrictEqual([1, {}]);
  });
});

describe("conventions", () => {
  test("a value on a cutoff belongs to the class below it", () => {
    const { counts } = transitionMatrix([[1, 1.0000000000000002]], { cutoffs: [1] });
    expect(counts).toStrictEqual([
      [0, 1],
      [0, 0],
    ]);
  });
  test("two classes that never meet have no steady state", () => {
    const result = transitionMatrix(
      [
        [0, 0],
        [2, 2],
      ],
      { cutoffs: [1] },
    );
    expect(result.steadyState).toBeNull();
    expect(result.reasons.steadyState).toBe(
      "class 0 and class 1 never lead to each other, so the long run depends on the start",
    );
    expect(result.mobility).toBe(0);
    expect(result.sojourn).toStrictEqual([null, null]);
  });
  test("a class that is never left holds everyone in the end", () => {
    const rows = [
      [0, 0, 2],
      [0, 2, 2],
    ];
    expect(transitionMatrix(rows, { cutoffs: [1] })).toMatchObject({
      counts: [
        [1, 2],
        [0, 1],
      ],
      steadyState: [0, 1],
      sojourn: [1.5, null],
      reasons: {},
    });
  });
  test("a class without transitions leaves no steady state and no mobility, and says so", () => {
    const result = transitionMatrix([[0, 0, 2]], { cutoffs: [1] });
    expect(result.probabilities).toStrictEqual([
      [0.5, 0.5],
      [0, 0],
    ]);
    expect(result.steadyState).toBeNull();
    expect(result.mobility).toBeNull();
    expect(result.reasons.steadyState).toContain("class 1 has no observed transition");
    expect(result.reasons.mobility).toContain("class 1 has no observed transition");
    expect(result.sojourn).toStrictEqual([2, null]);
    expect(result.last).toStrictEqual([0, 1]);
    expect(result.forecast).toBeNull();
  });
  test("an empty class without transitions does not hinder the forecast", () => {
    const result = transitionMatrix(
      [
        [0, 0],
        [0, 0],
      ],
      { cutoffs: [1] },
    );
    expect(result.forecast).toStrictEqual([1, 0]);
    expect(result.steadyState).toBeNull();
  });
  test("everyone changing class every time is a mobility of 2 and still a steady state", () => {
    const result = transitionMatrix(
      [
        [0, 2, 0],
        [2, 0, 2],
      ],
      { cutoffs: [1] },
    );
    expect(result.mobility).toBe(2);
    expect(result.steadyState).toStrictEqual([0.5, 0.5]);
  });
  test("steps of five years are counted as such", () => {
    expect(transitionMatrix([[0, 2, 0]], { cutoffs: [1], years: [2000, 2005, 2010] }).step).toBe(5);
    expect(transitionMatrix([[0, 2, 0]], { cutoffs: [1], years: [0.1, 0.2, 0.3] }).step).toBe(0.1);
    expect(transitionMatrix([[0, 2]], { cutoffs: [1] }).step).toBe(1);
  });
  test("takes negative values, typed arrays and values at the ends of the number range", () => {
    const { counts } = transitionMatrix([Float64Array.of(-1.7e308, 1.7e308), Float64Array.of(-5, -4)], {
      cutoffs: Float64Array.of(-4.5, 0),
    });
    expect(counts).toStrictEqual([
      [0, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe("laws", () => {
  const value = fc.integer({ min: -20, max: 20 });
  const rows = fc
    .integer({ min: 2, max: 6 })
    .chain((T) => fc.array(fc.array(value, { minLength: T, maxLength: T }), { minLength: 1, maxLength: 30 }));
  const cutoffs = fc
    .uniqueArray(value, { minLength: 1, maxLength: 9 })
    .map((list) => list.toSorted((a, b) => a - b));

  test("counts as a plain double loop does, for any number of classes and periods", () => {
    fc.assert(
      fc.property(rows, cutoffs, (unitRows, cuts) => {
        const k = cuts.length + 1;
        const plain = Array.from({ length: k }, () => Array<number>(k).fill(0));
        const classOf = (y: number): number => cuts.filter((cut) => cut < y).length;
        for (const row of unitRows) {
          for (let t = 1; t < row.length; t++) plain[classOf(row[t - 1]!)]![classOf(row[t]!)]!++;
        }
        expect(transitionMatrix(unitRows, { cutoffs: cuts }).counts).toStrictEqual(plain);
      }),
    );
  });
  test("rows are shares, and the steady state is unchanged by a step", () => {
    fc.assert(
      fc.property(rows, cutoffs, (unitRows, cuts) => {
        const { counts, probabilities, steadyState, reasons, last, mobility } = transitionMatrix(unitRows, {
          cutoffs: cuts,
        });
        for (const [i, row] of probabilities.entries()) {
          const seen = counts[i]!.some((count) => count > 0);
          expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(seen ? 1 : 0, 13);
        }
        expect(last.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 13);
        expect(mobility === null).toBe(reasons.mobility !== undefined);
        if (steadyState === null) {
          expect(reasons.steadyState).toMatch(/^class \d/);
          return;
        }
        expect(steadyState.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        for (const [j, share] of steadyState.entries()) {
          const after = steadyState.reduce((total, from, i) => total + from * probabilities[i]![j]!, 0);
          expect(after).toBeCloseTo(share, 12);
          expect(share).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
  test("ignores the order of units", () => {
    fc.assert(
      fc.property(rows, cutoffs, (unitRows, cuts) => {
        const { counts } = transitionMatrix(unitRows, { cutoffs: cuts });
        expect(transitionMatrix(unitRows.toReversed(), { cutoffs: cuts }).counts).toStrictEqual(counts);
      }),
    );
  });
});

describe("refuses", () => {
  const cutoffs = [1];
  const wide = [1, 2, 3, 4, 5, 6];
  refusals("transitionMatrix", [
    ["no units", () => transitionMatrix([], { cutoffs }), "too_few_observations", "at least one unit"],
    [
      "one period",
      () => transitionMatrix([[1], [2]], { cutoffs }),
      "too_few_observations",
      "at least 2 periods",
    ],
    ["no periods", () => transitionMatrix([[]], { cutoffs }), "length_mismatch", "unit 0 has 0 columns"],
    [
      "units of different length",
      () => transitionMatrix([[1, 2], [1]], { cutoffs }),
      "length_mismatch",
      "unit 1 has 1",
    ],
    [
      "NaN at the start",
      () => transitionMatrix([[Number.NaN, 1]], { cutoffs }),
      "not_finite",
      "unit 0, column 0 is NaN",
    ],
    [
      "NaN in the middle",
      () => transitionMatrix([[1, Number.NaN, 1]], { cutoffs }),
      "not_finite",
      "column 1 is NaN",
    ],
    ["NaN later", () => transitionMatrix([[1, 1, Number.NaN]], { cutoffs }), "not_finite", "column 2 is NaN"],
    [
      "NaN at the end",
      () => transitionMatrix([[1, Number.NaN]], { cutoffs }),
      "not_finite",
      "column 1 is NaN",
    ],
    [
      "NaN among many classes",
      () => transitionMatrix([[1, Number.NaN]], { cutoffs: wide }),
      "not_finite",
      "column 1",
    ],
    [
      "Infinity",
      () => transitionMatrix([[1, Number.POSITIVE_INFINITY]], { cutoffs }),
      "not_finite",
      "is Infinity",
    ],
    [
      "null at the start",
      () => transitionMatrix([[null as never, 1]], { cutoffs }),
      "missing_value",
      "column 0 is null",
    ],
    [
      "null in the middle",
      () => transitionMatrix([[1, null as never, 1]], { cutoffs }),
      "missing_value",
      "column 1 is null",
    ],
    [
      "null later",
      () => transitionMatrix([[1, 1, null as never]], { cutoffs }),
      "missing_value",
      "column 2 is null",
    ],
    [
      "a string at the end",
      () => transitionMatrix([[1, "2" as never]], { cutoffs }),
      "wrong_type",
      'column 1 is "2"',
    ],
    [
      "a row that is null",
      () => transitionMatrix([[1, 2], null as never], { cutoffs }),
      "wrong_type",
      "unit 1",
    ],
    [
      "a row that is a number",
      () => transitionMatrix([[1, 2], 3 as never], { cutoffs }),
      "wrong_type",
      "unit 1",
    ],
    [
      "one row of numbers",
      () => transitionMatrix([1, 2] as never, { cutoffs }),
      "wrong_type",
      "array of numbers",
    ],
    ["no panel", () => transitionMatrix(null as never, { cutoffs }), "wrong_type", "array of arrays"],
    [
      "no options",
      () => transitionMatrix([[1, 2]], undefined as never),
      "wrong_type",
      "options must be one object",
    ],
    ["no cutoffs", () => transitionMatrix([[1, 2]], {} as never), "missing_option", "cutoffs are required"],
    [
      "an empty list of cutoffs",
      () => transitionMatrix([[1, 2]], { cutoffs: [] }),
      "too_few_observations",
      "1 cutoff",
    ],
    [
      "cutoffs that repeat",
      () => transitionMatrix([[1, 2]], { cutoffs: [1, 1] }),
      "out_of_domain",
      "must ascend",
    ],
    [
      "cutoffs of NaN",
      () => transitionMatrix([[1, 2]], { cutoffs: [Number.NaN] }),
      "not_finite",
      "cutoff 0 is NaN",
    ],
    [
      "a gap in the years",
      () => transitionMatrix([[1, 2, 3]], { cutoffs, years: [2010, 2011, 2013] }),
      "out_of_domain",
      "from year 2011 to 2013 is a step of 2, the first step is 1",
    ],
    [
      "years that fall",
      () => transitionMatrix([[1, 2]], { cutoffs, years: [2011, 2010] }),
      "out_of_domain",
      "ascend",
    ],
    [
      "too few years",
      () => transitionMatrix([[1, 2]], { cutoffs, years: [2010] }),
      "length_mismatch",
      "year per period",
    ],
    [
      "a misspelled option",
      () => transitionMatrix([[1, 2]], { cutoff: [1] } as never),
      "unknown_option",
      '"cutoff"',
    ],
  ]);
});
