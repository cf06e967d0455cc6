import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregate, normalize, type RankScenario, rankRobustness } from "../../src/composite/index.ts";
import { randomIndex } from "../../src/numeric/random-index.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { refusals } from "../support/refusals.ts";
import { dominations, indicators, total } from "./arbitraries.ts";

const rows = [
  [90, 10, 30],
  [70, 20, 60],
  [80, 15, 50],
  [20, 60, 90],
];
const directions = ["higher", "lower", "higher"] as const;
const noisy: RankScenario = { normalization: "min-max", aggregation: "arithmetic", noise: 0.5 };

/** Ranks by sorting, 1 for the largest. */
const ranksOf = (scores: Float64Array): number[] =>
  Array.from(scores, (score) => 1 + Array.from(scores).filter((other) => other - score > 1e-12).length);

/** Type 7 quantile of all draws. */
function quantile(draws: readonly number[], p: number): number {
  const sorted = draws.toSorted((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const low = sorted[Math.floor(h)]!;
  return low + (h - Math.floor(h)) * (sorted[Math.ceil(h)]! - low);
}

describe("rank robustness", () => {
  test("agrees with building the index anew in every draw", () => {
    const scenarios: RankScenario[] = [
      noisy,
      {
        normalization: { method: "min-max", range: [1, 100] },
        aggregation: "geometric",
        weights: [3, 1, 2],
        noise: 1,
      },
      { normalization: { method: "rank" }, aggregation: { method: "power", power: -2 }, noise: 0.3 },
      { normalization: { method: "rank" }, aggregation: { method: "power", power: 0.5 }, noise: 0.3 },
      { normalization: { method: "rank" }, aggregation: { method: "power", power: 0.0001 }, noise: 0.3 },
      { normalization: { method: "rank" }, aggregation: "harmonic", weights: [1, 2, 0] },
      { normalization: "percentile-rank", aggregation: { method: "owa" }, weights: [1, 2, 3], noise: 0.2 },
      {
        normalization: { method: "z-score", mean: 100, standardDeviation: 10 },
        aggregation: { method: "mpi", ddof: 1 },
        noise: 0.9,
      },
      {
        normalization: {
          method: "z-score",
          mean: 100,
          standardDeviation: 10,
          directions: ["lower", "lower", "lower"],
        },
        aggregation: { method: "mpi", penalty: "add" },
        weights: [1, 0, 1],
        noise: 0.9,
      },
      { normalization: "min-max", aggregation: "arithmetic", weights: "any" },
    ];
    const replicates = 400;
    const result = rankRobustness(rows, {
      scenarios,
      directions,
      draws: replicates,
      seed: "anew",
      confidence: 0.8,
    });

    const random = seededRandom("anew");
    const draws: number[][] = rows.map(() => []);
    for (let draw = 0; draw < replicates; draw++) {
      const {
        normalization = "min-max",
        aggregation = "arithmetic",
        weights,
        noise = 0,
      } = scenarios[randomIndex(random, scenarios.length)]!;
      let w: number[];
      if (weights === "any") {
        const cuts = [0, random(), random(), 1].sort((a, b) => a - b);
        w = cuts.slice(1).map((cut, j) => cut - cuts[j]!);
      } else {
        const base = Array.from(weights ?? [1, 1, 1]);
        w = base.map((x) => (noise === 0 ? x : x * (1 - noise + 2 * noise * random())));
      }
      const scores = aggregate(
        normalize(
          rows,
          typeof normalization === "string"
            ? { method: normalization as "rank", directions }
            : { directions, ...normalization },
        ),
        { ...(typeof aggregation === "string" ? { method: aggregation } : aggregation), weights: w },
      );
      for (const [i, rank] of ranksOf(scores).entries()) draws[i]!.push(rank);
    }
    for (const [i, own] of draws.entries()) {
      expect(result.median[i]).toBe(quantile(own, 0.5));
      expect(result.lower[i]).toBeCloseTo(quantile(own, 0.1), 12);
      expect(result.upper[i]).toBeCloseTo(quantile(own, 0.9), 12);
      expect(result.mean[i]).toBeCloseTo(total(own) / replicates, 12);
      expect(result.nominalRankShare[i]).toBe(
        own.filter((rank) => rank === result.nominalRanks[i]).length / replicates,
      );
      expect([...result.acceptability[i]!]).toEqual(
        [1, 2, 3, 4].map((place) => own.filter((rank) => rank === place).length / replicates),
      );
    }
  });
  test("the nominal ranks are those of the first scenario as given", () => {
    const scenario: RankScenario = {
      normalization: "min-max",
      aggregation: "arithmetic",
      weights: [3, 1, 2],
      noise: 1,
    };
    const { nominalRanks } = rankRobustness(rows, {
      scenarios: [scenario, noisy],
      directions,
      draws: 1,
    });
    const scores = aggregate(normalize(rows, { method: "min-max", directions }), {
      method: "arithmetic",
      weights: [3, 1, 2],
    });
    expect(nominalRanks).toEqual(ranksOf(scores));
  });
  test("without uncertainty every draw is the nominal one", () => {
    const { median, lower, upper, nominalRankShare, mean, nominalRanks } = rankRobustness(rows, {
      scenarios: [{}],
      directions,
      draws: 7,
    });
    for (const estimate of [median, lower, upper, mean]) expect([...estimate]).toEqual(nominalRanks);
    expect([...nominalRankShare]).toEqual([1, 1, 1, 1]);
  });
  test("the same seed, the same draws; another seed, others", () => {
    const run = (seed: number | string): number[] =>
      Array.from(rankRobustness(rows, { scenarios: [noisy], directions, draws: 50, seed }).mean);
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    const { seed, draws } = rankRobustness(rows, { scenarios: [noisy] });
    expect({ seed, replicates: draws }).toEqual({ seed: 1, replicates: 1000 });
  });
  test("a matrix that is normalized already", () => {
    const { nominalRanks } = rankRobustness(
      [
        [0.2, 0.9],
        [0.8, 0.1],
        [0.4, 0.1],
      ],
      {
        scenarios: [{ normalization: "none", weights: [1, 2] }],
        draws: 2,
      },
    );
    expect(nominalRanks).toEqual([1, 2, 3]);
  });
  test("any weighting: the acceptability of places, known for two columns", () => {
    // Unit 0 is first if the first weight exceeds 1/4: on three quarters of the simplex.
    const { acceptability, nominalRankShare } = rankRobustness(
      [
        [3, 0],
        [0, 1],
      ],
      {
        scenarios: [{ normalization: "none", weights: "any" }],
        draws: 20_000,
        maxRank: 1,
      },
    );
    expect(acceptability[0]).toHaveLength(1);
    expect(acceptability[0]![0]).toBeCloseTo(0.75, 2);
    expect(nominalRankShare[0]).toBe(acceptability[0]![0]);
  });
  test("any weighting is uniform: each of three weights is above 1/2 in a quarter of the draws", () => {
    const { acceptability } = rankRobustness(
      [
        [1, 0, 0],
        [0.5, 0.5, 0.5],
      ],
      { scenarios: [{ normalization: "none", weights: "any" }], draws: 20_000 },
    );
    expect(acceptability[0]![0]).toBeCloseTo(0.25, 2);
  });
  test("powers that leave the range of doubles rank all the same", () => {
    const extreme = [
      [1e-6, 3e-6],
      [9e-7, 2e-6],
      [1, 1],
    ];
    for (const power of [60, 10, -60, -1]) {
      const { nominalRanks } = rankRobustness(extreme, {
        scenarios: [{ normalization: "none", aggregation: { method: "power", power } }],
        draws: 3,
      });
      expect(nominalRanks).toEqual([2, 3, 1]);
    }
    const logarithms = rankRobustness(
      [
        [1e-300, 3],
        [1e-300, 2],
        [1e300, 1],
      ],
      { scenarios: [{ normalization: "none", aggregation: "geometric" }], draws: 3 },
    );
    // Geometric means 1.7e-150, 1.4e-150 and 1e150: the first two tie, a trifle beside the third.
    expect(logarithms.nominalRanks).toEqual([2, 2, 1]);
    // The other way round: differences far above the smallest score.
    const large = [
      [1e6, 1e6],
      [2e6, 2e6],
      [1e-6, 1],
    ];
    expect(
      rankRobustness(large, {
        scenarios: [{ normalization: "none", aggregation: "harmonic" }],
        draws: 3,
      }).nominalRanks,
    ).toEqual([2, 1, 3]);
  });
  test("many units: the same as few, by another sort", () => {
    const many = Array.from({ length: 400 }, (_, i) => [(i * 37) % 400, (i * 91) % 400]);
    const { nominalRanks, upper } = rankRobustness(many, { scenarios: [noisy], draws: 20 });
    expect(nominalRanks).toEqual(ranksOf(Float64Array.from(many, ([a, b]) => a! / 399 / 2 + b! / 399 / 2)));
    expect(Math.max(...upper)).toBeLessThanOrEqual(400);
  });
});

describe("laws", () => {
  test("ranks lie in 1 to n, in order; a dominated unit is never ahead; shares sum to 1", () => {
    fc.assert(
      fc.property(indicators(), fc.integer(), (data, seed) => {
        const { matrix, weights } = data;
        const n = matrix.length;
        const { median, lower, upper, mean, acceptability, nominalRanks } = rankRobustness(matrix, {
          scenarios: [{ normalization: "none", weights, noise: 0.5 }],
          draws: 30,
          seed,
        });
        for (const i of matrix.keys()) {
          expect(lower[i]).toBeGreaterThanOrEqual(1);
          expect(median[i]).toBeGreaterThanOrEqual(lower[i]!);
          expect(upper[i]).toBeGreaterThanOrEqual(median[i]!);
          expect(upper[i]).toBeLessThanOrEqual(n);
          expect(total(acceptability[i]!)).toBeCloseTo(1, 12);
        }
        const upward = { ...data, directions: weights.map(() => "higher" as const) };
        for (const [a, b] of dominations(upward)) {
          expect(nominalRanks[a]).toBeLessThanOrEqual(nominalRanks[b]!);
          for (const estimate of [median, lower, upper, mean])
            expect(estimate[a]).toBeLessThanOrEqual(estimate[b]!);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("refuses", () => {
  const run =
    (options: object | undefined, matrix: unknown = rows) =>
    () =>
      rankRobustness(matrix as number[][], options as never);
  const scenario = (one: unknown) => run({ scenarios: [noisy, one], directions });
  refusals("rankRobustness", [
    ["no rows", run({ scenarios: [noisy] }, []), "too_few_observations", "at least one row"],
    ["NaN", run({ scenarios: [noisy] }, [[1], [Number.NaN]]), "not_finite", "is NaN"],
    ["no options", run(undefined), "wrong_type", "options"],
    ["no scenarios", run({}), "missing_option", "scenarios needs at least one entry"],
    ["an empty list of scenarios", run({ scenarios: [] }), "too_few_observations", "at least one entry"],
    ["a scenario that is no list", run({ scenarios: noisy }), "wrong_type", "at least one entry"],
    ["null for a scenario", scenario(null), "wrong_type", "scenario 1:"],
    ["a scenario with an unknown field", scenario({ noises: 1 }), "unknown_option", '"noises"'],
    ["an unknown normalization", scenario({ normalization: "log" }), "unknown_option", '"log"'],
    ["an unknown aggregation", scenario({ aggregation: "median" }), "unknown_option", '"median"'],
    ["null for a normalization", scenario({ normalization: null }), "missing_option", "method is required"],
    ["null for an aggregation", scenario({ aggregation: null }), "missing_option", "method is required"],
    [
      "a mean that scores are not made for",
      scenario({ aggregation: "geometric" }),
      "out_of_domain",
      "scenario 1: aggregate: score",
    ],
    [
      "a constant column",
      run({ scenarios: [noisy] }, [
        [1, 2],
        [3, 2],
      ]),
      "zero_total",
      "scenario 0: normalize: column 1 is constant",
    ],
    ["too few weights", scenario({ weights: [1] }), "length_mismatch", "one weight per column"],
    ["another word for weights", scenario({ weights: "all" }), "unknown_option", '"all"'],
    [
      "weights in two places",
      scenario({ aggregation: { method: "arithmetic", weights: [1, 1, 1] } }),
      "unsupported_combination",
      "give them to the scenario",
    ],
    ["noise above 1", scenario({ noise: 1.5 }), "out_of_domain", "noise is 1.5"],
    [
      "noise around random weights",
      scenario({ weights: "any", noise: 0.1 }),
      "unsupported_combination",
      "random already",
    ],
    [
      "a penalty without a mean above 0 in a draw",
      run({ scenarios: [{ normalization: "none", aggregation: "mpi", noise: 1 }], draws: 200 }, [
        [3, -2],
        [2, 1],
      ]),
      "out_of_domain",
      "in one draw",
    ],
    ["too few directions", run({ scenarios: [noisy], directions: ["higher"] }), "length_mismatch", "1 for 3"],
    ["no replicates", run({ scenarios: [noisy], draws: 0 }), "out_of_domain", "draws is 0"],
    ["a level above 1", run({ scenarios: [noisy], confidence: 90 }), "out_of_domain", "confidence is 90"],
    ["no places", run({ scenarios: [noisy], maxRank: 0 }), "out_of_domain", "maxRank is 0"],
    ["an unknown option", run({ scenarios: [noisy], draw: 5 }), "unknown_option", '"draw"'],
  ]);
  refusals("seededRandom", [
    [
      "a seed that is neither number nor text",
      run({ scenarios: [noisy], seed: null }),
      "missing_value",
      "seed",
    ],
  ]);
});
