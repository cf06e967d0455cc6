import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spatialTransition } from "../../src/dynamics/transitions/spatial-transition.ts";
import { transitionMatrix } from "../../src/dynamics/transitions/transition-matrix.ts";
import {
  differences,
  expected,
  neighborhood,
  relativePanel,
  weightsFrom,
} from "../fixtures/dynamics/panel.ts";
import { refusals } from "../support/refusals.ts";

const { cutoffs } = expected.markov_relative_pooled_terciles;

test("agrees with giddy", () => {
  const wanted = expected.spatial_markov;
  const { conditional, pooled, homogeneity, islands, step } = spatialTransition(relativePanel, {
    cutoffs,
    weights: neighborhood,
  });
  expect(conditional.map(({ counts }) => counts)).toStrictEqual(wanted.T);
  expect(
    differences(
      conditional.map(({ probabilities }) => probabilities),
      wanted.P,
    ),
  ).toEqual([]);
  expect(pooled.counts).toStrictEqual(expected.markov_relative_pooled_terciles.transitions);
  const { likelihoodRatio, pearson, df, likelihoodRatioP, pearsonP } = homogeneity;
  expect(
    differences(
      [likelihoodRatio, pearson, df, likelihoodRatioP, pearsonP],
      [wanted.LR, wanted.Q, wanted.dof, wanted.LR_p, wanted.Q_p],
    ),
  ).toEqual([]);
  expect([islands, step]).toStrictEqual([[], 1]);
});

describe("conventions", () => {
  const line = weightsFrom(
    ["a", "b", "c", "d"],
    [
      ["a", "b"],
      ["b", "c"],
      ["c", "d"],
    ],
  );
  const rows = [
    [0.5, 0.6],
    [0.7, 0.9],
    [1.2, 1.1],
    [1.6, 1.4],
  ];
  test("the neighborhood is that before the move", () => {
    // Means of the neighbors in the first period: 0.7, 0.85, 1.15, 1.2.
    const { conditional } = spatialTransition(rows, { cutoffs: [1], weights: line });
    expect(conditional.map(({ counts }) => counts)).toStrictEqual([
      [
        [2, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 2],
      ],
    ]);
  });
  test("neighborhoods may have cutoffs of their own", () => {
    const { conditional } = spatialTransition(rows, { cutoffs: [1], weights: line, lagCutoffs: [0.8, 1.17] });
    expect(conditional.map(({ counts }) => counts.flat())).toStrictEqual([
      [1, 0, 0, 0],
      [1, 0, 0, 1],
      [0, 0, 0, 1],
    ]);
  });
  test("weights of any size and style give the same mean", () => {
    const heavy = { ...line, values: line.values.map((w, k) => (k === 1 || k === 2 ? 3 * w : 7 * w)) };
    expect(spatialTransition(rows, { cutoffs: [1], weights: heavy })).toStrictEqual(
      spatialTransition(rows, { cutoffs: [1], weights: line }),
    );
  });
  test("an island is in no count and is named", () => {
    const weights = weightsFrom(
      ["a", "b", "c", "d"],
      [
        ["a", "b"],
        ["b", "c"],
      ],
    );
    const { pooled, islands } = spatialTransition(rows, { cutoffs: [1], weights });
    expect(islands).toStrictEqual(["d"]);
    expect(pooled.counts).toStrictEqual([
      [2, 0],
      [0, 1],
    ]);
  });
  test("one kind of neighborhood is nothing to compare", () => {
    const { homogeneity } = spatialTransition(rows, { cutoffs: [1], weights: line, lagCutoffs: [9] });
    expect(homogeneity).toStrictEqual({
      likelihoodRatio: 0,
      pearson: 0,
      df: 0,
      likelihoodRatioP: null,
      pearsonP: null,
    });
  });
  test("equal neighbors are exactly their value", () => {
    const equal = [
      [0.1, 0.1],
      [0.1, 0.1],
      [0.1, 0.1],
      [0.1, 0.1],
    ];
    const all = weightsFrom(
      ["a", "b", "c", "d"],
      [
        ["a", "b"],
        ["a", "c"],
        ["a", "d"],
        ["b", "c"],
        ["b", "d"],
        ["c", "d"],
      ],
    );
    const { conditional } = spatialTransition(equal, { cutoffs: [0.1], weights: all });
    expect(conditional[0]!.counts[0]![0]).toBe(4);
  });
});

describe("laws", () => {
  test("the neighborhoods add up to the whole, which is the plain matrix without islands", () => {
    const row = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 });
    const edge = fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.constantFrom("a", "b", "c", "d", "e"));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 5, maxLength: 5 }),
        fc.array(edge, { minLength: 1, maxLength: 8 }).map((edges) => edges.filter(([a, b]) => a !== b)),
        (rows, edges) => {
          fc.pre(edges.length > 0);
          const weights = weightsFrom(["a", "b", "c", "d", "e"], edges);
          const { conditional, pooled, homogeneity, islands } = spatialTransition(rows, {
            cutoffs: [3, 6],
            weights,
          });
          for (let i = 0; i < 3; i++) {
            for (let j = 0; j < 3; j++) {
              const sum = conditional.reduce((total, { counts }) => total + counts[i]![j]!, 0);
              expect(sum).toBe(pooled.counts[i]![j]);
            }
          }
          const connected = rows.filter((_, i) => !islands.includes(weights.ids[i]!));
          expect(pooled.counts).toStrictEqual(transitionMatrix(connected, { cutoffs: [3, 6] }).counts);
          expect(homogeneity.likelihoodRatio).toBeGreaterThanOrEqual(-1e-12);
          expect(homogeneity.pearson).toBeGreaterThanOrEqual(0);
          expect(homogeneity.likelihoodRatioP === null).toBe(homogeneity.df === 0);
        },
      ),
    );
  });
});

describe("refuses", () => {
  const weights = weightsFrom(["a", "b"], [["a", "b"]]);
  const rows = [
    [1, 2],
    [3, 4],
  ];
  const options = { cutoffs: [2], weights };
  refusals("spatialTransition", [
    ["no units", () => spatialTransition([], options), "too_few_observations", "at least one unit"],
    [
      "one period",
      () => spatialTransition([[1], [2]], options),
      "too_few_observations",
      "at least 2 periods",
    ],
    [
      "NaN",
      () =>
        spatialTransition(
          [
            [1, Number.NaN],
            [3, 4],
          ],
          options,
        ),
      "not_finite",
      "unit 0, column 1 is NaN",
    ],
    [
      "units of different length",
      () => spatialTransition([[1, 2], [3]], options),
      "length_mismatch",
      "unit 1 has 1",
    ],
    [
      "ids of other units",
      () => spatialTransition([...rows, [1, 1]], options),
      "length_mismatch",
      "id of the weights per unit",
    ],
    [
      "no cutoffs",
      () => spatialTransition(rows, { weights } as never),
      "missing_option",
      "cutoffs are required",
    ],
    [
      "cutoffs that fall",
      () => spatialTransition(rows, { ...options, cutoffs: [2, 1] }),
      "out_of_domain",
      "ascend",
    ],
    [
      "lag cutoffs of NaN",
      () => spatialTransition(rows, { ...options, lagCutoffs: [Number.NaN] }),
      "not_finite",
      "lagCutoff 0",
    ],
    [
      "no weights",
      () => spatialTransition(rows, { cutoffs: [2] } as never),
      "missing_option",
      "weights are required",
    ],
    [
      "weights of null",
      () => spatialTransition(rows, { cutoffs: [2], weights: null as never }),
      "wrong_type",
      "spatialWeights",
    ],
    [
      "neighbors by id",
      () => spatialTransition(rows, { cutoffs: [2], weights: { a: ["b"], b: ["a"] } as never }),
      "wrong_type",
      "spatialWeights",
    ],
    [
      "a neighbor that is not there",
      () => spatialTransition(rows, { ...options, weights: { ...weights, targets: Uint32Array.of(1, 7) } }),
      "wrong_type",
      "must be what spatialWeights",
    ],
    [
      "a weight of NaN",
      () =>
        spatialTransition(rows, {
          ...options,
          weights: { ...weights, values: Float64Array.of(1, Number.NaN) },
        }),
      "wrong_type",
      "must be what spatialWeights",
    ],
    [
      "rows that begin before they end",
      () =>
        spatialTransition(rows, { ...options, weights: { ...weights, offsets: Uint32Array.of(0, 3, 2) } }),
      "wrong_type",
      "must be what spatialWeights",
    ],
    [
      "islands only",
      () => spatialTransition(rows, { cutoffs: [2], weights: weightsFrom(["a", "b"], []) }),
      "too_few_observations",
      "at least 1 unit with neighbors",
    ],
    [
      "a gap in the years",
      () =>
        spatialTransition(
          [
            [1, 2, 3],
            [1, 2, 3],
          ],
          { ...options, years: [1, 2, 4] },
        ),
      "out_of_domain",
      "step of 2",
    ],
    [
      "a misspelled option",
      () => spatialTransition(rows, { ...options, lag: [1] } as never),
      "unknown_option",
      '"lag"',
    ],
  ]);
});
