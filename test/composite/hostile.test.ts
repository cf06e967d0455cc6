import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as room from "../../src/composite/index.ts";
import { EqualizationError } from "../../src/errors.ts";

/** Numbers from untyped callers: of any size, missing, or no numbers at all. */
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 3, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, -0, 1e-320, 1e-300, 1e300, -1e300, 1e307, -1e307) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      Number.NaN,
      1 / 0,
      null,
      undefined,
      "1",
      true,
      {},
      [],
      Object.create(null),
      1n,
    ),
  },
);
const unit = fc.oneof(
  { weight: 9, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: cell },
);
const matrixOf = (entry: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .integer({ min: 1, max: 4 })
        .chain((m) =>
          fc.array(fc.array(entry, { minLength: m, maxLength: m }), { minLength: 1, maxLength: 5 }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>([], [[]], [null], null, undefined, "ab", ["ab"], 3, {}, [
        [1],
        [1, 2],
      ]),
    },
  );
const directions = fc.oneof(
  { weight: 9, arbitrary: fc.array(fc.constantFrom("higher", "lower"), { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, undefined, "higher", ["up"], [null], {}) },
);
/** An option that is mostly absent or right, and now and then anything. */
const option = (...right: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<unknown>(undefined, ...right) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>(null, Number.NaN, "no", -1, {}, [], Object.create(null), true),
    },
  );
const weights = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: fc.array(cell, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: option() },
);

/** A function, the arguments to try it with, and nothing else. */
const attempts: readonly (readonly [
  name: string,
  run: (...args: never[]) => unknown,
  args: fc.Arbitrary<unknown>[],
])[] = [
  [
    "normalize",
    room.normalize,
    [
      matrixOf(cell),
      fc.record({
        method: fc.oneof(
          fc.constantFrom("min-max", "z-score", "rank", "percentile-rank", "target", "goalposts"),
          fc.constantFrom("vector", "sum", "max", "interval", "nominal"),
          option(),
        ),
        directions,
        range: option([1, 100], [0, 1e300]),
        ddof: option(0, 1),
        ties: option("average", "min"),
        targets: fc.oneof(fc.array(cell, { maxLength: 4 }), option()),
        goalposts: fc.oneof(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), option([[0, 1]])),
        intervals: fc.oneof(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), option([[0, 1]])),
        tolerances: fc.oneof(fc.array(cell, { maxLength: 4 }), option()),
        cap: option(true, false),
        clip: option(true, false),
      }),
    ],
  ],
  ["skewness", room.skewness, [fc.oneof(fc.array(cell), option()), fc.record({ ddof: option(0, 1) })]],
  ["kurtosis", room.kurtosis, [fc.oneof(fc.array(cell), option()), fc.record({ ddof: option(0, 1) })]],
  [
    "winsorize",
    room.winsorize,
    [
      fc.oneof(fc.array(cell), option()),
      fc.record({ maxPoints: option(0, 3), skewness: option(0.1), kurtosis: option(0) }),
    ],
  ],
  [
    "impute",
    room.impute,
    [
      fc.oneof(fc.array(cell), option()),
      fc.record({ method: option("mean", "median"), groups: option([1, 1, 2], ["a", "b"]) }),
    ],
  ],
  ["weightMethods.equal", room.equalWeights, [fc.oneof(matrixOf(cell), option(3))]],
  [
    "weightMethods.entropy",
    room.entropyWeights,
    [
      matrixOf(cell),
      fc.record({
        directions,
        normalization: option("sum", "min-max"),
        range: option([0.1, 0.9]),
        zeros: option("limit", { shift: 1e-4 }),
      }),
    ],
  ],
  [
    "weightMethods.critic",
    room.criticWeights,
    [matrixOf(cell), fc.record({ directions, ddof: option(0, 1) })],
  ],
  [
    "weightMethods.coefficientOfVariation",
    room.coefficientOfVariationWeights,
    [matrixOf(cell), fc.record({ ddof: option(0, 1) })],
  ],
  [
    "weightMethods.pca",
    room.pcaWeights,
    [matrixOf(cell), fc.record({ method: option("loadings", "varimax"), components: option(1, 2) })],
  ],
  [
    "weightMethods.ahp",
    room.ahpWeights,
    [
      matrixOf(cell),
      fc.record({ method: option("geometric"), randomIndex: option("tummala-ling", [0, 0, 1]) }),
    ],
  ],
  [
    "weightMethods.ahpGroup",
    room.ahpGroupWeights,
    [
      fc.oneof(
        fc.array(
          fc.oneof(
            fc.constantFrom<unknown>(
              [
                [1, 2],
                [0.5, 1],
              ],
              [
                [1, 3],
                [1 / 3, 1],
              ],
            ),
            matrixOf(cell),
          ),
          { maxLength: 3 },
        ),
        option(),
      ),
      fc.record({ aggregate: option("judgments", "priorities"), mean: option("geometric", "arithmetic") }),
    ],
  ],
  [
    "weightMethods.combine",
    room.combineWeights,
    [
      matrixOf(cell),
      fc.record({ method: option("linear", "multiplicative", "geometric", "game"), shares: weights }),
    ],
  ],
  [
    "weightMethods.benefitOfDoubt",
    room.benefitOfDoubt,
    [
      matrixOf(cell),
      fc.record({ shares: option({ lower: 0.1, upper: 0.9 }, { lower: [0.2, 0.1] }, { upper: 0.5 }) }),
    ],
  ],
  [
    "aggregate",
    room.aggregate,
    [
      matrixOf(cell),
      fc.record({
        method: fc.oneof(
          fc.constantFrom("arithmetic", "geometric", "harmonic", "power", "owa", "mpi"),
          option(),
        ),
        weights,
        power: option(2, -3, 0, 0.0001, 300),
        penalty: option("add"),
        ddof: option(0, 1),
        missing: option("omit", "error"),
      }),
    ],
  ],
  [
    "topsis",
    room.topsis,
    [matrixOf(cell), fc.record({ directions, weights, normalization: option("min-max", "none") })],
  ],
  ["vikor", room.vikor, [matrixOf(cell), fc.record({ directions, weights, v: option(0, 0.3, 1) })]],
  [
    "promethee",
    room.promethee,
    [
      matrixOf(cell),
      fc.record({
        directions,
        weights,
        preference: option("u-shape", "v-shape", "level", "linear", ["usual"]),
        q: option(0, 1, [1, 2]),
        p: option(2, [3, 4]),
      }),
    ],
  ],
  [
    "copeland",
    room.copeland,
    [matrixOf(cell), fc.record({ weights, directions: fc.oneof(fc.constant(undefined), directions) })],
  ],
  [
    "rankSumRatio",
    room.rankSumRatio,
    [
      matrixOf(cell),
      fc.record({ directions, weights, method: option("non-integer"), grades: option(3, 4, 5) }),
    ],
  ],
  [
    "fuzzyEvaluation",
    room.fuzzyEvaluation,
    [
      matrixOf(unit),
      weights,
      fc.record({
        operator: option("min-max", "product-max", "min-bounded-sum", "min-share"),
        gradeValues: weights,
      }),
    ],
  ],
  [
    "couplingCoordination",
    room.couplingCoordination,
    [matrixOf(unit), fc.record({ weights, exponent: option(0.5), method: option("adjusted") })],
  ],
  ["obstacleDegree", room.obstacleDegree, [matrixOf(unit), fc.record({ weights })]],
  [
    "rankRobustness",
    room.rankRobustness,
    [
      matrixOf(cell),
      fc.record({
        scenarios: fc.oneof(
          {
            weight: 9,
            arbitrary: fc.array(
              fc.record({
                normalization: option("none", "min-max", "rank", { method: "rank" }),
                aggregation: option("arithmetic", "geometric", "mpi", "harmonic", {
                  method: "power",
                  power: 3,
                }),
                weights: fc.oneof(weights, option("any")),
                noise: option(0, 0.5, 1),
              }),
              { maxLength: 2 },
            ),
          },
          { weight: 1, arbitrary: option() },
        ),
        directions: fc.oneof(fc.constant(undefined), directions),
        draws: option(3),
        seed: option("a", 4),
      }),
    ],
  ],
  [
    "sobolIndices",
    room.sobolIndices,
    [
      option(
        (x: number[]) => x[0],
        () => 1e308 * 10,
        () => "a",
      ),
      fc.record({ parameters: option(1, 2, ["a"]), sampleSize: option(4), replicates: option(2) }),
    ],
  ],
];

/** Whether a result holds NaN, at any depth. */
function hasNaN(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasNaN);
}

describe("whatever comes, an answer without NaN or a refusal", () => {
  for (const [name, run, args] of attempts) {
    test(name, () => {
      let answers = 0;
      fc.assert(
        fc.property(fc.tuple(...args), (values) => {
          try {
            expect(hasNaN(run(...(values as never[])))).toBe(false);
            answers++;
          } catch (error) {
            if (!(error instanceof EqualizationError)) throw error;
            expect(error.message.startsWith(`${error.where}: `)).toBe(true);
          }
        }),
        // One fixed stream: by chance alone, valid pairwise matrices can fail to come up at all.
        { numRuns: 600, seed: 1 },
      );
      expect(answers).toBeGreaterThan(0);
    });
  }
});
