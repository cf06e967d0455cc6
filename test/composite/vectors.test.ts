import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  aggregate,
  copeland,
  couplingCoordination,
  type FuzzyOperator,
  fuzzyEvaluation,
  impute,
  kurtosis,
  type NormalizeOptions,
  normalize,
  obstacleDegree,
  type PrometheePreference,
  promethee,
  rankSumRatio,
  skewness,
  sobolIndices,
  topsis,
  vikor,
  weightMethods,
  winsorize,
} from "../../src/composite/index.ts";
import { EqualizationError } from "../../src/errors.ts";
import type { Direction } from "../../src/model/index.ts";

/** What the cases pass in; each has the fields that its function needs. */
interface Input {
  readonly x: (number | null)[];
  readonly X: number[][];
  readonly A: number[][];
  readonly R: number[][];
  readonly U: number[][];
  readonly N: number;
  readonly a: number;
  readonly b: number;
  readonly bounds: [number, number][];
  readonly d: number;
  readonly group: string[] | undefined;
  readonly m: number;
  readonly matrices: number[][][];
  readonly p: number[] | undefined;
  readonly q: number[] | undefined;
  readonly sample: number[][];
  readonly types: number[];
  readonly w: number[];
  readonly w1: number[];
  readonly w2: number[];
  readonly y: number[];
}

type Values = readonly number[];
type Table = readonly Values[];

/** What the cases expect; each has the fields that its function gives. */
interface Expected {
  readonly skew: Values;
  readonly kurt: Values;
  readonly pass: readonly boolean[];
  readonly treated: readonly string[];
  readonly nwin: number;
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  readonly owa_n: Values;
  readonly owa_p: Values;
  readonly wn: Values;
  readonly wp: Values;
  readonly p2: Values;
  readonly p3: Values;
  readonly pm1: Values;
  readonly pos: Values;
  readonly neg: Values;
  readonly eigenvalues: Values;
  readonly loadings: Table;
  readonly propVar: Values;
  readonly weights: Values;
  readonly rotSS: Values;
  readonly k: number;
  readonly Si: Values;
  readonly STi: Values;
  readonly Y: Table;
  readonly w: Values;
  readonly e: Values;
  readonly cv: Values;
  readonly score: Values;
  readonly score100: Values;
  readonly linear: Values;
  readonly multiplicative: Values;
  readonly sqrtProduct: Values;
  readonly game: Values;
  readonly gameAlpha: Values;
  readonly lambdaMax: number;
  readonly CI: number;
  readonly eigen: Values;
  readonly geometric: Values;
  readonly CR_saatyRI: number;
  readonly CR_tummalaRI: number;
  readonly GCI: number;
  readonly AIJ: Table;
  readonly wAIJ: Values;
  readonly wAIPgeo: Values;
  readonly wAIParith: Values;
  readonly CRs: Values;
  readonly total: Values;
  readonly Q: Values;
  readonly S: Values;
  readonly R: Values;
  readonly netFlow: Values;
  readonly rsr: Values;
  readonly groups: Values;
  readonly f: Values;
  readonly cumF: Values;
  readonly meanRank: Values;
  readonly p: Values;
  readonly probit: Values;
  readonly fitted: Values;
  readonly a: number;
  readonly b: number;
  readonly r: number;
  readonly F: number;
  readonly grades3: Values;
  readonly grades4: Values;
  readonly grades5: Values;
  readonly B: Values;
  readonly C: Values;
  readonly T: Values;
  readonly D: Values;
  readonly O: Table;
}

/** One case of the files in test/fixtures/composite; the README there says what the fields are. */
interface Case {
  readonly id: string;
  readonly oracle: string;
  readonly call: string;
  readonly input: Input;
  readonly expected: Expected;
  readonly tolerance: number;
}

const read = (name: string): readonly Case[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/composite/${name}.json`, import.meta.url), "utf8"));
const cases: readonly Case[] = [
  ...read("treatment-and-aggregation"),
  ...read("decision-methods"),
  ...read("evaluation-methods"),
];

/** Same shape, numbers within the tolerance; typed arrays compare with plain ones. */
function close(actual: unknown, expected: unknown, tolerance: number, path = "value"): void {
  if (typeof expected === "number") {
    expect(typeof actual, path).toBe("number");
    expect(Math.abs((actual as number) - expected), `${path}: ${actual} for ${expected}`).toBeLessThanOrEqual(
      tolerance,
    );
    return;
  }
  if (Array.isArray(expected)) {
    const list = actual as ArrayLike<unknown>;
    expect(list.length, `${path}.length`).toBe(expected.length);
    for (const [i, entry] of expected.entries()) close(list[i], entry, tolerance, `${path}[${i}]`);
    return;
  }
  expect(actual, path).toEqual(expected);
}

const directionsOf = (types: readonly number[]): Direction[] =>
  types.map((type) => (type === 1 ? "higher" : "lower"));
const upward = (matrix: readonly (readonly number[])[]): Direction[] => matrix[0]!.map(() => "higher");
/** The values present in a column with gaps. */
const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

/** Checks a column normalized on its own, missing values left out on both sides. */
function checkColumn(
  { input, expected, tolerance }: Case,
  options: NormalizeOptions,
  then = (y: number): number => y,
): void {
  const column = present(input.x).map((x) => [x]);
  const actual = normalize(column, { directions: ["higher"], ...options }).map(([y]) => then(y!));
  close(actual, present(expected.y), tolerance);
}

/** Value of the third row, which is the reference of `n_dist2ref` and of its variant. */
const third = (c: Case): number => c.input.x[2]!;
const z = { method: "z-score", ddof: 1 } as const;

/** Which function stands for which cases, and how many cases there are. */
const mapping: readonly (readonly [pattern: RegExp, count: number, check: (c: Case) => void])[] = [
  // Treatment
  [
    /^skewkurt\//,
    5,
    ({ input, expected, tolerance }) => {
      const x = present(input.x);
      close(skewness(x, { ddof: 1 }), expected.skew[0], tolerance);
      close(kurtosis(x, { ddof: 1 }), expected.kurt[0], tolerance);
      expect(winsorize(x, { maxPoints: 0 }).status).toBe(expected.pass[0] ? "passed" : "limit");
    },
  ],
  [/^winsorise\//, 5, (c) => checkWinsorized(c, {})],
  [/^winsorise_strict\//, 5, (c) => checkWinsorized(c, { maxPoints: 2, skewness: 0.5, kurtosis: 0.5 })],
  [
    /^impute_/,
    4,
    ({ id, input, expected, tolerance }) => {
      const method = id.includes("median") ? "median" : "mean";
      close(impute(input.x, { method, groups: input.group }), expected.y, tolerance);
    },
  ],

  // Normalization, COINr
  [/^n_minmax\/\w+\/1$/, 5, (c) => checkColumn(c, { method: "min-max", range: [0, 100] })],
  [/^n_minmax\/\w+\/2$/, 5, (c) => checkColumn(c, { method: "min-max", range: [1, 7] })],
  [
    /^n_scaled\//,
    5,
    (c) => checkColumn(c, { method: "goalposts", goalposts: [[-20, 200]], range: [0, 10], clip: false }),
  ],
  [/^n_zscore\/\w+\/4$/, 5, (c) => checkColumn(c, z)],
  [/^n_zscore\/\w+\/5$/, 5, (c) => checkColumn(c, { ...z, mean: 100, standardDeviation: 10 })],
  // 1 - (max - x) / range is min-max.
  [/^n_dist2max\//, 5, (c) => checkColumn(c, { method: "min-max" })],
  [/^n_dist2ref\/\w+\/7$/, 5, (c) => checkColumn(c, { method: "target", targets: [third(c)] })],
  [/^n_dist2ref\/\w+\/8$/, 5, (c) => checkColumn(c, { method: "target", targets: [third(c)], cap: true })],
  [/^n_dist2targ\/\w+\/9$/, 5, (c) => checkColumn(c, { method: "target", targets: [60] })],
  [/^n_dist2targ\/\w+\/10$/, 5, (c) => checkColumn(c, { method: "target", targets: [60], cap: true })],
  [/^n_fracmax\/(?!outlier_lo)/, 4, (c) => checkColumn(c, { method: "max" })],
  // One column has negative values: a fraction of the maximum means nothing there, and is refused.
  [
    /^n_fracmax\/outlier_lo/,
    1,
    (c) => {
      expect(Math.min(...present(c.input.x))).toBeLessThan(0);
      expect(() => checkColumn(c, { method: "max" })).toThrow(EqualizationError);
    },
  ],
  [/^n_prank\/\w+\/12$/, 5, (c) => checkColumn(c, { method: "percentile-rank", ties: "min" })],
  [/^n_prank\/\w+\/13$/, 5, (c) => checkColumn(c, { method: "percentile-rank", ties: "average" })],
  [/^n_rank\/\w+\/14$/, 5, (c) => checkColumn(c, { method: "rank", ties: "min" })],
  [/^n_rank\/\w+\/15$/, 5, (c) => checkColumn(c, { method: "rank" })],
  [/^n_borda\//, 5, (c) => checkColumn(c, { method: "rank", ties: "min" }, (rank) => rank - 1)],
  [
    /^n_goalposts\/\w+\/17$/,
    5,
    (c) => checkColumn(c, { method: "goalposts", goalposts: [[5, 60]], range: [0, 100] }),
  ],
  [
    /^n_goalposts\/\w+\/18$/,
    5,
    (c) => checkColumn(c, { method: "goalposts", goalposts: [[5, 60]], directions: ["lower"] }),
  ],
  [
    /^n_goalposts\/\w+\/19$/,
    5,
    (c) => checkColumn(c, { method: "goalposts", goalposts: [[5, 60]], range: [0, 100], clip: false }),
  ],
  [
    /^Normalise_negdir\//,
    5,
    (c) => checkColumn(c, { method: "min-max", range: [0, 100], directions: ["lower"] }),
  ],

  // Normalization, others
  [
    /^compind_normalise\//,
    3,
    ({ id, input, expected, tolerance }) => {
      const directions = directionsOf([1, -1, 1, -1]);
      const options: readonly NormalizeOptions[] = [
        { ...z, mean: 100, standardDeviation: 10, directions },
        { method: "min-max", directions },
        { method: "rank", directions },
      ];
      close(normalize(input.X, options[Number(id.at(-1)) - 1]!), expected.Y, tolerance);
    },
  ],
  [
    /^norm\/(minmax|max|sum|vector)\//,
    8,
    ({ id, input, expected, tolerance }) => {
      const names = { minmax: "min-max", max: "max", sum: "sum", vector: "vector" } as const;
      const method = names[id.split("/")[1] as keyof typeof names];
      close(normalize(input.X, { method, directions: directionsOf(input.types) }), expected.Y, tolerance);
    },
  ],
  [/^rescale_middle$/, 1, (c) => checkColumn(c, { method: "nominal", targets: [c.input.m] })],
  [
    /^rescale_interval$/,
    1,
    (c) => checkColumn(c, { method: "interval", intervals: [[c.input.a, c.input.b]] }),
  ],
  // The sum of ranks with 1 for the best is m (n + 1) less the sum of ours, n for the best.
  [
    /^borda_ranksum\//,
    2,
    ({ input, expected, tolerance }) => {
      const ranks = normalize(input.X, { method: "rank", directions: directionsOf(input.types) });
      const sums = ranks.map((row) => row.length * (ranks.length + 1) - row.reduce((a, b) => a + b));
      close(sums, expected.total, tolerance);
    },
  ],

  // Weights
  [
    /^weights\/equal\//,
    2,
    ({ input, expected, tolerance }) => close(weightMethods.equal(input.X).weights, expected.w, tolerance),
  ],
  // pymcdm ignores directions: every column counts as "higher".
  [
    /^weights\/entropy\//,
    2,
    ({ input, expected, tolerance }) =>
      close(weightMethods.entropy(input.X, { directions: upward(input.X) }).weights, expected.w, tolerance),
  ],
  [
    /^weights\/critic\//,
    2,
    ({ input, expected, tolerance }) =>
      close(
        weightMethods.critic(input.X, { directions: upward(input.X), ddof: 1 }).weights,
        expected.w,
        tolerance,
      ),
  ],
  [
    /^weights\/entropy_directed\//,
    2,
    ({ input, expected, tolerance }) => {
      const { weights } = weightMethods.entropy(input.X, {
        directions: directionsOf(input.types),
        normalization: "sum",
      });
      close(weights, expected.w, tolerance);
    },
  ],
  [
    /^weights\/entropy_minmax_/,
    4,
    ({ id, input, expected, tolerance }) => {
      const { weights, entropy } = weightMethods.entropy(input.X, {
        directions: directionsOf(input.types),
        normalization: "min-max",
        zeros: id.includes("shift") ? { shift: 1e-4 } : "limit",
      });
      close(weights, expected.w, tolerance);
      close(entropy, expected.e, tolerance);
    },
  ],
  [
    /^entropy_eps002$/,
    1,
    ({ input, expected, tolerance }) => {
      const directions = directionsOf(input.types);
      const range = [0.002, 0.998] as const;
      const { weights } = weightMethods.entropy(input.X, { directions, normalization: "min-max", range });
      close(weights, expected.w, tolerance);
      const scores = normalize(input.X, { method: "min-max", directions, range });
      close(
        aggregate(scores, { method: "arithmetic", weights }).map((score) => 100 * score),
        expected.score100,
        100 * tolerance,
      );
    },
  ],
  [
    /^(weights\/)?critic_directed/,
    3,
    ({ input, expected, tolerance }) =>
      close(
        weightMethods.critic(input.X, { directions: directionsOf(input.types) }).weights,
        expected.w,
        tolerance,
      ),
  ],
  [
    /^weights\/cv\//,
    2,
    ({ input, expected, tolerance }) => {
      const { weights, coefficients } = weightMethods.coefficientOfVariation(input.X, { ddof: 1 });
      close(weights, expected.w, tolerance);
      close(coefficients, expected.cv, tolerance);
    },
  ],
  [
    /^cv$/,
    1,
    ({ input, expected, tolerance }) =>
      close(weightMethods.coefficientOfVariation(input.X).weights, expected.w, tolerance),
  ],
  [
    /^weights\/combine\//,
    2,
    ({ input, expected, tolerance }) => {
      const sets = [input.w1, input.w2];
      close(weightMethods.combine(sets, { method: "linear" }).weights, expected.linear, tolerance);
      close(
        weightMethods.combine(sets, { method: "multiplicative" }).weights,
        expected.multiplicative,
        tolerance,
      );
      close(weightMethods.combine(sets, { method: "geometric" }).weights, expected.sqrtProduct, tolerance);
      const game = weightMethods.combine(sets, { method: "game" });
      close(game.weights, expected.game, tolerance);
      close(game.shares, expected.gameAlpha, tolerance);
    },
  ],
  [
    /^combine\//,
    4,
    ({ id, input, expected, tolerance }) => {
      // mathmodels' "game" is the geometric mean.
      const method = (
        {
          linear: "linear",
          multiplicative: "multiplicative",
          game: "geometric",
          game_linear: "game",
        } as const
      )[id.slice(8) as "linear"];
      close(weightMethods.combine([input.w1, input.w2], { method }).weights, expected.w, tolerance);
    },
  ],
  [
    /^ahp\//,
    8,
    ({ input, expected, tolerance }) => {
      const eigen = weightMethods.ahp(input.A);
      const geometric = weightMethods.ahp(input.A, { method: "geometric", randomIndex: "tummala-ling" });
      close(eigen.weights, expected.eigen, tolerance);
      close(geometric.weights, expected.geometric, tolerance);
      close(eigen.lambdaMax, expected.lambdaMax, tolerance);
      close(eigen.consistencyIndex, expected.CI, tolerance);
      close(eigen.consistencyRatio, expected.CR_saatyRI, tolerance);
      close(geometric.consistencyRatio, expected.CR_tummalaRI, tolerance);
      close(geometric.geometricConsistencyIndex, expected.GCI, tolerance);
    },
  ],
  [
    /^ahp_group$/,
    1,
    ({ input, expected, tolerance }) => {
      const judgments = weightMethods.ahpGroup(input.matrices);
      close(judgments.pairwise, expected.AIJ, tolerance);
      close(judgments.weights, expected.wAIJ, tolerance);
      close(
        judgments.members.map((member) => member.consistencyRatio),
        expected.CRs,
        tolerance,
      );
      const priorities = (mean: "geometric" | "arithmetic"): Float64Array =>
        weightMethods.ahpGroup(input.matrices, { aggregate: "priorities", mean }).weights;
      close(priorities("geometric"), expected.wAIPgeo, tolerance);
      close(priorities("arithmetic"), expected.wAIParith, tolerance);
    },
  ],
  [
    /^pca$/,
    1,
    ({ input, expected, tolerance }) => {
      const { eigenvalues, explained, loadings } = weightMethods.pca(input.X, { components: 5 });
      close(eigenvalues, expected.eigenvalues, tolerance);
      close(explained, expected.propVar, tolerance);
      // The oracle's columns of unit length, times the root of the eigenvalue, are loadings.
      const scaled = expected.loadings.map((row) =>
        row.map((l, k) => l * Math.sqrt(expected.eigenvalues[k]!)),
      );
      close(loadings, scaled, tolerance);
    },
  ],
  [
    /^pca_weights_/,
    2,
    ({ id, input, expected, tolerance }) => {
      const method = id.endsWith("cn") ? "loadings" : "varimax";
      const { weights, components, loadings, status } = weightMethods.pca(input.X, { method });
      expect(components).toBe(expected.k);
      expect(status).toBe("ok");
      close(weights, expected.weights, tolerance);
      if (method === "varimax") {
        const squares = expected.rotSS.map((_, k) =>
          loadings.reduce((total, row) => total + row[k]! ** 2, 0),
        );
        close(squares.sort().reverse(), expected.rotSS, tolerance);
      }
    },
  ],
  [
    /^bod$/,
    1,
    ({ input, expected, tolerance }) =>
      close(weightMethods.benefitOfDoubt(input.X).scores, expected.score, tolerance),
  ],
  // The oracle's weights are what each indicator contributes to the unit's own score.
  [
    /^bod_constr$/,
    1,
    ({ input, expected, tolerance }) => {
      const { scores, shares } = weightMethods.benefitOfDoubt(input.X, {
        shares: { lower: 0.1, upper: 0.5 },
      });
      close(scores, expected.score, tolerance);
      for (const row of shares) {
        for (const share of row) {
          expect(share).toBeGreaterThanOrEqual(0.1 - tolerance);
          expect(share).toBeLessThanOrEqual(0.5 + tolerance);
        }
      }
    },
  ],

  // Aggregation
  [
    /^a_(amean|gmean|hmean)\//,
    6,
    ({ id, input, expected, tolerance }) => {
      const method = ({ a: "arithmetic", g: "geometric", h: "harmonic" } as const)[id[2] as "a"];
      close(aggregate(input.X, { method, weights: input.w, missing: "omit" }), expected.y, tolerance);
    },
  ],
  [
    /^a_genmean\//,
    3,
    ({ call, input, expected, tolerance }) => {
      const power = JSON.parse(call.replace("a_genmean ", "")).p;
      close(aggregate(input.X, { method: "power", power, weights: input.w }), expected.y, tolerance);
    },
  ],
  // Units below the oracle's data threshold have no score there; the others agree.
  [
    /^Aggregate_datthresh\//,
    3,
    ({ input, expected, tolerance }) => {
      const kept = input.X.filter((_, i) => expected.y[i] !== null);
      close(
        aggregate(kept, { method: "arithmetic", weights: input.w, missing: "omit" }),
        present(expected.y),
        tolerance,
      );
    },
  ],
  [
    /^geom_equal$/,
    1,
    ({ input, expected, tolerance }) =>
      close(aggregate(input.X, { method: "geometric" }), expected.y, tolerance),
  ],
  [
    /^generalized_mean$/,
    1,
    ({ input, expected, tolerance }) => {
      const power = (p: number): Float64Array => aggregate(input.X, { method: "power", power: p });
      close(power(2), expected.p2, tolerance);
      close(power(3), expected.p3, tolerance);
      close(power(-1), expected.pm1, tolerance);
    },
  ],
  // The oracle sorts from worst to best: its weights, reversed, are ours.
  [
    /^owa\//,
    3,
    ({ input, expected, tolerance }) => {
      const owa = (weights: readonly number[]): Float64Array =>
        aggregate(input.X, { method: "owa", weights: weights.toReversed() });
      close(owa(expected.wn), expected.owa_n, tolerance);
      close(owa(expected.wp), expected.owa_p, tolerance);
    },
  ],
  [
    /^mpi\//,
    2,
    ({ id, input, expected, tolerance }) => {
      const penalty = id === "mpi/POS" ? "subtract" : "add";
      close(aggregate(input.X, { method: "mpi", penalty, ddof: 1 }), expected.y, tolerance);
    },
  ],
  [
    /^mpi_population$/,
    1,
    ({ input, expected, tolerance }) => {
      close(aggregate(input.X, { method: "mpi" }), expected.pos, tolerance);
      close(aggregate(input.X, { method: "mpi", penalty: "add" }), expected.neg, tolerance);
    },
  ],
  // Weighted sums and products of normalized columns under other names.
  [
    /^mcdm\/(WSM|WPM)\//,
    2 * 2,
    ({ id, input, expected, tolerance }) => {
      const scores = normalize(input.X, { method: "sum", directions: directionsOf(input.types) });
      const method = id.includes("WSM") ? "arithmetic" : "geometric";
      close(aggregate(scores, { method, weights: input.w }), expected.score, tolerance);
    },
  ],
  [
    /^spotis\//,
    2,
    ({ input, expected, tolerance }) => {
      const scores = normalize(input.X, {
        method: "goalposts",
        directions: directionsOf(input.types),
        goalposts: input.bounds,
      });
      const distance = aggregate(scores, { method: "arithmetic", weights: input.w }).map(
        (score) => 1 - score,
      );
      close(distance, expected.score, tolerance);
    },
  ],

  // Ranking
  [/^copeland\//, 2, ({ input, expected }) => close(copeland(input.X, { weights: input.w }), expected.y, 0)],
  // Not Copeland's method: the net number of criteria won over all duels. It comes from ranks, and differs from ours.
  [
    /^net_dominance\//,
    2,
    ({ input, expected, tolerance }) => {
      const directions = directionsOf(input.types);
      const ranks = normalize(input.X, { method: "rank", directions });
      const net = ranks.map((row) => row.reduce((total, rank) => total + 2 * rank - (ranks.length + 1), 0));
      close(net, expected.total, tolerance);
      const ours = copeland(input.X, { directions });
      expect(Math.max(...ours.map(Math.abs))).toBeLessThan(ours.length);
      expect(Array.from(ours)).not.toEqual(expected.total);
    },
  ],
  [
    /^topsis\/(vector|classic|minmax)\//,
    6,
    ({ id, input, expected, tolerance }) => {
      const { scores } = topsis(input.X, {
        weights: input.w,
        directions: directionsOf(input.types),
        normalization: id.includes("minmax") ? "min-max" : "vector",
      });
      close(scores, expected.score, tolerance);
    },
  ],
  // Other normalizations: normalized first, then taken as they are.
  [
    /^topsis\/(sum|max|linear)\//,
    6,
    ({ id, input, expected, tolerance }) => {
      const [, method, shape] = id.split("/") as [string, "sum" | "max" | "linear", string];
      const scores =
        method === "linear"
          ? cases.find((c) => c.id === `norm/linear/${shape}`)!.expected.Y
          : normalize(input.X, { method, directions: directionsOf(input.types) });
      const result = topsis(scores, {
        weights: input.w,
        directions: directionsOf(input.types.map(() => 1)),
        normalization: "none",
      });
      close(result.scores, expected.score, tolerance);
    },
  ],
  // Only an input of the cases above: no method of this library.
  [/^norm\/linear\//, 2, ({ expected }) => expect(expected.Y.length).toBeGreaterThan(1)],
  [
    /^vikor\//,
    2,
    ({ input, expected, tolerance }) => {
      const { q, s, r } = vikor(input.X, { weights: input.w, directions: directionsOf(input.types) });
      close(q, expected.Q, tolerance);
      close(s, expected.S, tolerance);
      close(r, expected.R, tolerance);
    },
  ],
  [
    /^promethee2\//,
    10,
    ({ id, input, expected, tolerance }) => {
      const names: Record<string, PrometheePreference> = {
        usual: "usual",
        ushape: "u-shape",
        vshape: "v-shape",
        level: "level",
        vshape_2: "linear",
      };
      const { net, positive, negative } = promethee(input.X, {
        weights: input.w,
        directions: directionsOf(input.types),
        preference: names[id.split("/")[1]!]!,
        q: input.q,
        p: input.p,
      });
      close(net, expected.netFlow, tolerance);
      close(
        positive.map((flow, i) => flow - negative[i]!),
        expected.netFlow,
        tolerance,
      );
    },
  ],
  [
    /^rsr\//,
    4,
    ({ id, input, expected, tolerance }) => {
      const run = (grades: 3 | 4 | 5): ReturnType<typeof rankSumRatio> =>
        rankSumRatio(input.X, {
          directions: directionsOf(input.types),
          weights: input.w,
          method: id.endsWith("non-int") ? "non-integer" : "integer",
          grades,
        });
      const result = run(3);
      close(result.ranks, expected.R, tolerance);
      close(result.rsr, expected.rsr, tolerance);
      for (const [field, name] of [
        ["rsr", "groups"],
        ["frequency", "f"],
        ["cumulative", "cumF"],
        ["meanRank", "meanRank"],
        ["share", "p"],
        ["probit", "probit"],
        ["fitted", "fitted"],
      ] as const) {
        close(
          result.groups.map((group) => group[field]),
          expected[name],
          tolerance,
        );
      }
      close(result.intercept, expected.a, tolerance);
      close(result.slope, expected.b, tolerance);
      close(result.r, expected.r, tolerance);
      // F is of the order of a hundred.
      close(result.F, expected.F, tolerance * expected.F);
      const ofUnit = expected.rsr.map(
        (rsr) => expected.fitted[expected.groups.findIndex((g) => Math.abs(g - rsr) < 1e-9)],
      );
      close(result.fitted, ofUnit, tolerance);
      expect(result.grades).toEqual(expected.grades3);
      expect(run(4).grades).toEqual(expected.grades4);
      expect(run(5).grades).toEqual(expected.grades5);
    },
  ],

  // Evaluation
  [
    /^fuzzy_eval\//,
    5,
    ({ id, input, expected, tolerance }) => {
      const operators: readonly FuzzyOperator[] = [
        "min-max",
        "product-max",
        "product-sum",
        "min-bounded-sum",
        "min-share",
      ];
      const { membership, score } = fuzzyEvaluation(input.R, input.w, {
        operator: operators[Number(id.at(-1)) - 1]!,
        gradeValues: [95, 85, 70, 50],
      });
      close(membership, expected.B, tolerance);
      close(score, expected.score, 100 * tolerance);
    },
  ],
  [
    /^coupling\//,
    4,
    ({ id, input, expected, tolerance }) => {
      const method = id.includes("adjusted") ? "adjusted" : "standard";
      const { coupling, development, coordination } = couplingCoordination(input.U, {
        weights: input.w,
        method,
      });
      close(development, expected.T, tolerance);
      for (const [i, row] of input.U.entries()) {
        // The oracle puts 1e-10 in place of a zero; the coupling of a zero is 0.
        const zero = row.includes(0);
        close(coupling[i], zero ? 0 : expected.C[i], tolerance);
        close(coordination[i], zero ? 0 : expected.D[i], tolerance);
      }
      expect(input.U.filter((row) => row.includes(0))).toHaveLength(1);
    },
  ],
  [
    /^obstacle$/,
    1,
    ({ input, expected, tolerance }) =>
      close(obstacleDegree(input.U, { weights: input.w }), expected.O, tolerance),
  ],
  [
    /^sobol_estimate$/,
    1,
    ({ input, expected, tolerance }) => {
      const { N, d, sample, y } = input;
      // Blocks of N points: A, B, then A with one coordinate from B each.
      const outputs = new Map(sample.map((point, k) => [point.join(), y[k]!]));
      expect(outputs.size).toBe(N * (d + 2));
      const { first, total } = sobolIndices((point) => outputs.get(point.join()) ?? Number.NaN, {
        parameters: d,
        sample: { a: sample.slice(0, N), b: sample.slice(N, 2 * N) },
      });
      close(first, expected.Si, tolerance);
      close(total, expected.STi, tolerance);
    },
  ],
];

function checkWinsorized(
  { input, expected, tolerance }: Case,
  options: Parameters<typeof winsorize>[1],
): void {
  const { values, treated } = winsorize(present(input.x), options);
  close(values, present(expected.x), tolerance);
  const marks = expected.treated.filter((_, i) => input.x[i] !== null);
  expect(treated).toEqual(marks.flatMap((mark, i) => (mark === "" ? [] : [i])));
  expect(treated).toHaveLength(expected.nwin);
}

describe("agrees with other programs", () => {
  for (const [pattern, , check] of mapping) {
    for (const one of cases.filter((c) => pattern.test(c.id))) {
      test(`${one.id}: ${one.oracle}`, () => check(one));
    }
  }
});

describe("covers every case", () => {
  let counts: readonly number[] = [];
  beforeAll(() => {
    counts = mapping.map(([pattern]) => cases.filter((c) => pattern.test(c.id)).length);
  });
  test("as many cases as stated for each function", () => {
    expect(counts).toEqual(mapping.map(([, count]) => count));
  });
  test("each case once", () => {
    const owners = cases.map((c) => mapping.filter(([pattern]) => pattern.test(c.id)).length);
    expect(cases.filter((_, i) => owners[i] !== 1).map((c) => c.id)).toEqual([]);
    expect(cases).toHaveLength(244);
  });
});
