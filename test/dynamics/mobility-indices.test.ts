import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mobilityIndices } from "../../src/dynamics/transitions/mobility-indices.ts";
import { transitionMatrix } from "../../src/dynamics/transitions/transition-matrix.ts";
import { differences, expected, panel } from "../fixtures/dynamics/panel.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with giddy", () => {
  test.for([
    ["quartiles", expected.markov_pooled_quartiles],
    ["terciles of relative values", expected.markov_relative_pooled_terciles],
  ] as const)("%s", ([, { p, mobility }]) => {
    const { trace, determinant, secondEigenvalue, leaving, distance } = mobilityIndices(p);
    expect(
      differences(
        [trace, determinant, secondEigenvalue, leaving, distance],
        [mobility.P, mobility.D, mobility.L2, mobility.B1, mobility.B2],
      ),
    ).toEqual([]);
  });
});

describe("conventions", () => {
  const stay = [
    [1, 0],
    [0, 1],
  ];
  const swap = [
    [0, 1],
    [1, 0],
  ];
  const forget = [
    [0.5, 0.5],
    [0.5, 0.5],
  ];
  test("nobody moving is 0 by all five", () => {
    expect(mobilityIndices(stay)).toStrictEqual({
      trace: 0,
      determinant: 0,
      secondEigenvalue: 0,
      leaving: 0,
      distance: 0,
    });
  });
  test("everyone changing places is not forgetting", () => {
    expect(mobilityIndices(swap)).toStrictEqual({
      trace: 2,
      determinant: 0,
      secondEigenvalue: 0,
      leaving: 2,
      distance: 1,
    });
  });
  test("forgetting at once is 1 by the long run", () => {
    expect(mobilityIndices(forget)).toMatchObject({ trace: 1, determinant: 1, secondEigenvalue: 1 });
  });
  test("complex eigenvalues count by their size", () => {
    // A circle of three with a pull back: eigenvalues 1 and 0.25 ± i sqrt(3)/4 of size 1/2.
    const circle = [
      [0.5, 0.5, 0],
      [0, 0.5, 0.5],
      [0.5, 0, 0.5],
    ];
    expect(mobilityIndices(circle).secondEigenvalue).toBeCloseTo(0.5, 13);
  });
  test("the initial shares weigh leaving and distance", () => {
    const p = [
      [0.5, 0.5, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const { leaving, distance } = mobilityIndices(p, { initial: [1, 0, 0] });
    expect(leaving).toBeCloseTo(0.75, 15);
    expect(distance).toBe(0.25);
    expect(mobilityIndices(p, { initial: [0, 0, 1] })).toMatchObject({ leaving: 0, distance: 0 });
  });
});

describe("laws", () => {
  const chain = fc.integer({ min: 2, max: 5 }).chain((k) =>
    fc.array(
      fc
        .array(fc.nat(20), { minLength: k, maxLength: k })
        .filter((row) => row.some((count) => count > 0))
        .map((row) => row.map((count) => count / row.reduce((a, b) => a + b, 0))),
      { minLength: k, maxLength: k },
    ),
  );
  test("the trace index is Shorrocks' mobility, and leaving from equal shares too", () => {
    fc.assert(
      fc.property(chain, (p) => {
        const { trace, leaving, determinant, secondEigenvalue } = mobilityIndices(p);
        expect(leaving).toBeCloseTo(trace, 12);
        expect(determinant).toBeLessThanOrEqual(1);
        expect(determinant).toBeGreaterThanOrEqual(-1e-12);
        expect(secondEigenvalue).toBeLessThanOrEqual(1);
        expect(secondEigenvalue).toBeGreaterThanOrEqual(0);
      }),
    );
    const { probabilities, mobility } = transitionMatrix(panel, { cutoffs: [3, 5] });
    expect(mobilityIndices(probabilities).trace).toBeCloseTo(mobility!, 14);
  });
  test("of two classes the second eigenvalue is the trace less 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (a, b) => {
        const p = [
          [1 - a / 100, a / 100],
          [b / 100, 1 - b / 100],
        ];
        const size = Math.abs(1 - a / 100 - b / 100);
        expect(mobilityIndices(p).secondEigenvalue).toBeCloseTo(1 - size, 11);
      }),
    );
  });
});

describe("refuses", () => {
  const p = [
    [0.5, 0.5],
    [0, 1],
  ];
  refusals("mobilityIndices", [
    ["no classes", () => mobilityIndices([]), "too_few_observations", "at least one row"],
    ["one class", () => mobilityIndices([[1]]), "too_few_observations", "at least 2 classes"],
    ["no square", () => mobilityIndices([[0.5, 0.5]]), "length_mismatch", "column per row"],
    [
      "NaN",
      () =>
        mobilityIndices([
          [Number.NaN, 1],
          [0, 1],
        ]),
      "not_finite",
      "row 0, column 0",
    ],
    [
      "a negative share",
      () =>
        mobilityIndices([
          [1.5, -0.5],
          [0, 1],
        ]),
      "out_of_domain",
      "row 0, column 1 is -0.5",
    ],
    [
      "a row of zeros",
      () =>
        mobilityIndices([
          [0, 0],
          [0, 1],
        ]),
      "out_of_domain",
      "row 0 sums to 0",
    ],
    [
      "counts",
      () =>
        mobilityIndices([
          [1, 2],
          [0, 1],
        ]),
      "out_of_domain",
      "row 0 sums to 3",
    ],
    [
      "initial shares in percent",
      () => mobilityIndices(p, { initial: [50, 50] }),
      "out_of_domain",
      "sum to 100",
    ],
    [
      "too few initial shares",
      () => mobilityIndices(p, { initial: [1] }),
      "length_mismatch",
      "initial share per class",
    ],
    [
      "a negative initial share",
      () => mobilityIndices(p, { initial: [2, -1] }),
      "out_of_domain",
      "initial share 1",
    ],
    [
      "a misspelled option",
      () => mobilityIndices(p, { start: [1, 0] } as never),
      "unknown_option",
      '"start"',
    ],
    ["no matrix", () => mobilityIndices(undefined as never), "wrong_type", "array of arrays"],
  ]);
});
