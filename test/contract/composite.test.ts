import {
  aggregate,
  copeland,
  couplingCoordination,
  fuzzyEvaluation,
  impute,
  kurtosis,
  normalize,
  obstacleDegree,
  promethee,
  rankRobustness,
  rankSumRatio,
  skewness,
  sobolIndices,
  topsis,
  vikor,
  weightMethods,
  winsorize,
} from "equalis";
import { describe, expect, test } from "vitest";
import { type Loose, refusal, total } from "./support.ts";

const X = [
  [2, 10],
  [4, 30],
  [6, 50],
  [6, 20],
];
const directions = ["higher", "lower"] as const;
const n = X.length;
const columnOf = (j: number) => X.map((row) => row[j]!);
const mean = (v: readonly number[]) => total(v) / v.length;
const sd = (v: readonly number[], ddof = 0) =>
  Math.sqrt(total(v.map((one) => (one - mean(v)) ** 2)) / (v.length - ddof));
const close = (found: ArrayLike<number>, expected: readonly number[], digits = 12) => {
  expect(found).toHaveLength(expected.length);
  expected.forEach((v, i) => {
    expect(found[i], String(i)).toBeCloseTo(v, digits);
  });
};
const rows = (found: readonly ArrayLike<number>[], expected: readonly (readonly number[])[]) => {
  expect(Array.isArray(found)).toBe(true);
  expect(found).toHaveLength(expected.length);
  expected.forEach((row, i) => {
    expect(found[i]).toBeInstanceOf(Float64Array);
    close(found[i]!, row);
  });
};
const [a, b] = [columnOf(0), columnOf(1)];

describe("normalize", () => {
  const by = (f: (v: number) => number, g: (v: number) => number) => X.map(([p, q]) => [f(p!), g(q!)]);
  test("every method, both directions", () => {
    const minMax = by(
      (v) => (v - 2) / 4,
      (v) => (50 - v) / 40,
    );
    rows(normalize(X, { method: "min-max", directions }), minMax);
    rows(
      normalize(
        X.map((row) => Float64Array.from(row)),
        { method: "min-max", directions },
      ),
      minMax,
    );
    rows(
      normalize(X, { method: "min-max", directions, range: [1, 100] }),
      minMax.map((row) => row.map((v) => 1 + 99 * v)),
    );
    for (const ddof of [0, 1] as const) {
      rows(
        normalize(X, { method: "z-score", directions, ddof }),
        by(
          (v) => (v - mean(a)) / sd(a, ddof),
          (v) => (mean(b) - v) / sd(b, ddof),
        ),
      );
    }
    expect(normalize(X, { method: "z-score", directions })).toEqual(
      normalize(X, { method: "z-score", directions, ddof: 0 }),
    );
    // The best rank is n.
    const ranks = [
      [1, 4],
      [2, 2],
      [3.5, 1],
      [3.5, 3],
    ];
    rows(normalize(X, { method: "rank", directions }), ranks);
    rows(
      normalize(X, { method: "rank", directions, ties: "min" }),
      ranks.map(([p, q]) => [Math.floor(p!), q!]),
    );
    rows(
      normalize(X, { method: "percentile-rank", directions }),
      ranks.map((row) => row.map((v) => (v - 1) / (n - 1))),
    );
    const length = (v: readonly number[]) => Math.sqrt(total(v.map((one) => one * one)));
    rows(
      normalize(X, { method: "vector", directions }),
      by(
        (v) => v / length(a),
        (v) => 1 - v / length(b),
      ),
    );
    rows(
      normalize(X, { method: "sum", directions }),
      by(
        (v) => v / total(a),
        (v) => 1 / v / total(b.map((one) => 1 / one)),
      ),
    );
    rows(
      normalize(X, { method: "max", directions }),
      by(
        (v) => v / 6,
        (v) => 1 - v / 50,
      ),
    );
    rows(
      normalize(X, { method: "target", directions, targets: [5, 15], cap: true }),
      by(
        (v) => Math.min(1, (v - 2) / 3),
        (v) => Math.min(1, (50 - v) / 35),
      ),
    );
    const goalposts = [
      [3, 5],
      [0, 60],
    ] as const;
    const posts = (clip: boolean) =>
      by(
        (v) => (clip ? Math.min(1, Math.max(0, (v - 3) / 2)) : (v - 3) / 2),
        (v) => (60 - v) / 60,
      );
    rows(normalize(X, { method: "goalposts", directions, goalposts, clip: true }), posts(true));
    rows(normalize(X, { method: "goalposts", directions, goalposts, clip: false }), posts(false));
    const intervals = [
      [3, 5],
      [20, 30],
    ] as const;
    rows(normalize(X, { method: "interval", directions, intervals }), [
      [0, 0.5],
      [1, 1],
      [0, 0],
      [0, 1],
    ]);
    rows(normalize(X, { method: "nominal", directions, targets: [4, 20] }), [
      [0, 2 / 3],
      [1, 2 / 3],
      [0, 0],
      [0, 1],
    ]);
  });
  test("refuses", () => {
    refusal(
      () =>
        normalize(
          [
            [-1, 2],
            [3, 4],
          ],
          { method: "max", directions },
        ),
      "normalize",
    );
    refusal(() => normalize(X, { method: "minmax", directions } as Loose), "normalize");
    refusal(() => normalize(X, { method: "min-max", directions: ["up", "lower"] } as Loose), "normalize");
    refusal(() => normalize(X, { method: "min-max", directions: ["higher"] }), "normalize");
    refusal(() => normalize([], { method: "min-max", directions }), "normalize");
    refusal(
      () =>
        normalize(
          [
            [1, Number.NaN],
            [1, 2],
          ],
          { method: "min-max", directions },
        ),
      "normalize",
    );
    refusal(() => normalize([[1, 2], [1]], { method: "min-max", directions }), "normalize");
    expect(refusal(() => normalize(X, {} as Loose), "normalize").code).toBe("missing_option");
  });
});

describe("treatment", () => {
  test("G1 and G2 at ddof 1; the COIN loop; null is missing", () => {
    const x = [1, 2, 3, 10];
    const m = (k: number) => mean(x.map((v) => (v - 4) ** k));
    const g1 = m(3) / m(2) ** 1.5;
    const g2 = m(4) / m(2) ** 2 - 3;
    expect(skewness(x)).toBeCloseTo(g1, 12);
    expect(skewness(x, { ddof: 1 })).toBeCloseTo((g1 * Math.sqrt(12)) / 2, 12);
    expect(kurtosis(x)).toBeCloseTo(g2, 12);
    expect(kurtosis(x, { ddof: 1 })).toBeCloseTo((3 / (2 * 1)) * (5 * g2 + 6), 12);
    const found = winsorize([5, 6, 7, 5, 6, 8, 7, 90], { maxPoints: 5, skewness: 2, kurtosis: 3.5 });
    expect([...found.values]).toEqual([5, 6, 7, 5, 6, 8, 7, 8]);
    expect(found.treated).toEqual([7]);
    expect([...impute([1, null, 3], { method: "mean" })]).toEqual([1, 2, 3]);
    expect([
      ...impute([1, null, 3, null, 9], { method: "median", groups: ["a", "a", "a", "b", "b"] }),
    ]).toEqual([1, 2, 3, 9, 9]);
    refusal(() => impute([1, null], { method: "mode" } as Loose), "impute");
    refusal(() => impute([null, null], { method: "mean" }), "impute");
    refusal(() => skewness([]), "skewness");
  });
});

describe("weigh", () => {
  const share = (v: readonly number[]) => v.map((one) => one / total(v));
  const weights = (found: { weights: ArrayLike<number> }, expected: readonly number[]) => {
    expect(found.weights).toBeInstanceOf(Float64Array);
    close(found.weights, expected, 10);
  };
  const diversity = (columns: readonly (readonly number[])[]) =>
    share(columns.map((c) => 1 + total(share(c).map((v) => (v > 0 ? v * Math.log(v) : 0))) / Math.log(n)));
  test("equal, entropy, CRITIC, variation", () => {
    weights(weightMethods.equal(X), [0.5, 0.5]);
    const inverse = b.map((v) => 1 / v);
    weights(
      weightMethods.entropy(X, { directions, normalization: "sum", zeros: "limit" }),
      diversity([a, inverse]),
    );
    const minMax = [a.map((v) => (v - 2) / 4), b.map((v) => (50 - v) / 40)];
    weights(
      weightMethods.entropy(X, { directions, normalization: "min-max", zeros: "limit" }),
      diversity(minMax),
    );
    weights(
      weightMethods.entropy(X, { directions, normalization: "min-max", zeros: { shift: 0.01 } }),
      diversity(minMax.map((c) => c.map((v) => v + 0.01))),
    );
    weights(
      weightMethods.entropy(X, { directions, normalization: "min-max", range: [0.01, 1], zeros: "limit" }),
      diversity(minMax.map((c) => c.map((v) => 0.01 + 0.99 * v))),
    );
    const r =
      mean(minMax[0]!.map((v, i) => (v - mean(minMax[0]!)) * (minMax[1]![i]! - mean(minMax[1]!)))) /
      (sd(minMax[0]!) * sd(minMax[1]!));
    weights(weightMethods.critic(X, { directions, ddof: 0 }), share(minMax.map((c) => sd(c) * (1 - r))));
    weights(
      weightMethods.coefficientOfVariation(X, { ddof: 1 }),
      share([sd(a, 1) / mean(a), sd(b, 1) / mean(b)]),
    );
    for (const method of ["loadings", "varimax"] as const) {
      expect(total(weightMethods.pca(X, { method }).weights)).toBeCloseTo(1, 12);
    }
    refusal(() => weightMethods.entropy(X, { directions, normalization: "sums" } as Loose));
    refusal(() => weightMethods.pca(X, { method: "promax" } as Loose));
  });

  test("AHP: the ratio from the eigenvalue, for one and for a group", () => {
    const pairwise = [
      [1, 3, 5],
      [1 / 3, 1, 2],
      [1 / 5, 1 / 2, 1],
    ];
    let v = [1, 1, 1];
    for (let k = 0; k < 200; k++) v = share(pairwise.map((row) => total(row.map((one, j) => one * v[j]!))));
    const lambda = mean(pairwise.map((row, i) => total(row.map((one, j) => one * v[j]!)) / v[i]!));
    const found = weightMethods.ahp(pairwise, { method: "eigenvector", randomIndex: "saaty" });
    weights(found, v);
    expect(found.lambdaMax).toBeCloseTo(lambda, 10);
    expect(found.consistencyRatio).toBeCloseTo((lambda - 3) / 2 / 0.58, 10);
    expect(weightMethods.ahp(pairwise)).toEqual(found);
    const geometric = weightMethods.ahp(pairwise, { method: "geometric", randomIndex: [0, 0, 0.5] });
    weights(geometric, share(pairwise.map((row) => Math.cbrt(row[0]! * row[1]! * row[2]!))));
    expect(geometric.consistencyRatio).toBeCloseTo((lambda - 3) / 2 / 0.5, 10);
    expect(weightMethods.ahp(pairwise, { randomIndex: "tummala-ling" }).consistencyRatio).toBeGreaterThan(0);
    for (const options of [
      { aggregate: "judgments", mean: "geometric" },
      { aggregate: "priorities", mean: "geometric" },
      { aggregate: "priorities", mean: "arithmetic" },
    ] as const) {
      weights(weightMethods.ahpGroup([pairwise, pairwise], options), v);
    }
    refusal(() =>
      weightMethods.ahp([
        [1, 2],
        [2, 1],
      ]),
    );
    refusal(() => weightMethods.ahp([]));
  });

  test("combine and benefit of the doubt", () => {
    const [p, q] = [
      [0.5, 0.3, 0.2],
      [0.2, 0.3, 0.5],
    ];
    weights(weightMethods.combine([p!, q!], { method: "linear" }), [0.35, 0.3, 0.35]);
    weights(
      weightMethods.combine([p!, q!], { method: "multiplicative" }),
      share(p!.map((v, i) => v * q![i]!)),
    );
    weights(
      weightMethods.combine([p!, q!], { method: "geometric" }),
      share(p!.map((v, i) => Math.sqrt(v * q![i]!))),
    );
    expect(total(weightMethods.combine([p!, q!], { method: "game" }).weights)).toBeCloseTo(1, 12);
    const found = weightMethods.benefitOfDoubt([
      [1, 0.5],
      [0.5, 1],
      [0.4, 0.4],
    ]);
    close(found.scores, [1, 1, 0.8 / 1.5], 10);
    expect(found.weights).toHaveLength(3);
    refusal(() => weightMethods.combine([p!, q!], { method: "sum" } as Loose));
  });
});

describe("aggregate and rank", () => {
  test("means", () => {
    const m = [
      [0.4, 0.9],
      [0.6, 0.6],
    ];
    const weights = [1, 3];
    close(aggregate(m, { weights, method: "arithmetic" }), [0.1 + 0.675, 0.6]);
    close(aggregate(m, { weights, method: "geometric" }), [0.4 ** 0.25 * 0.9 ** 0.75, 0.6]);
    close(aggregate(m, { weights, method: "harmonic" }), [1 / (0.25 / 0.4 + 0.75 / 0.9), 0.6]);
    close(aggregate(m, { weights, method: "power", power: 2 }), [Math.sqrt(0.25 * 0.16 + 0.75 * 0.81), 0.6]);
    close(aggregate(m, { weights, method: "owa" }), [0.25 * 0.9 + 0.75 * 0.4, 0.6]);
    const mpi = [[90, 110]];
    close(aggregate(mpi, { weights: [1, 1], method: "mpi" }), [99]);
    close(aggregate(mpi, { weights: [1, 1], method: "mpi", penalty: "add", ddof: 1 }), [102]);
    const gaps = [
      [0.4, null, 0.8],
      [0.6, 0.6, 0.6],
    ];
    close(aggregate(gaps, { weights: [1, 3, 1], method: "arithmetic", missing: "omit" }), [0.6, 0.6]);
    refusal(() => aggregate(gaps, { weights: [1, 3, 1], method: "arithmetic" }), "aggregate");
    refusal(() => aggregate(m, { weights, method: "mean" } as Loose), "aggregate");
    refusal(() => aggregate(m, { weights: [1], method: "arithmetic" }), "aggregate");
    refusal(() => aggregate(m, { weights: [0, 0], method: "arithmetic" }), "aggregate");
  });

  test("TOPSIS, VIKOR, PROMETHEE, Copeland", () => {
    const weights = [0.5, 0.5];
    const scaled = X.map(([p, q]) => [p! / Math.hypot(...a) / 2, q! / Math.hypot(...b) / 2]);
    const [ideal, worst] = [
      [Math.max(...scaled.map((r) => r[0]!)), Math.min(...scaled.map((r) => r[1]!))],
      [Math.min(...scaled.map((r) => r[0]!)), Math.max(...scaled.map((r) => r[1]!))],
    ];
    const far = (to: readonly number[]) => scaled.map((r) => Math.hypot(r[0]! - to[0]!, r[1]! - to[1]!));
    const [plus, minus] = [far(ideal!), far(worst!)];
    const found = topsis(X, { weights, directions });
    close(found.toIdeal, plus);
    close(found.toAntiIdeal, minus);
    close(
      found.scores,
      minus.map((v, i) => v / (v + plus[i]!)),
    );
    expect([...found.ranks]).toEqual([2, 3, 4, 1]);
    expect(topsis(X, { weights, directions, normalization: "vector" })).toEqual(found);
    expect(topsis(X, { weights, directions, normalization: "min-max" }).scores).toHaveLength(4);
    refusal(() => topsis(X, { weights, directions, normalization: "minmax" } as Loose), "topsis");
    const regret = X.map(([p, q]) => [(6 - p!) / 8, (q! - 10) / 80]);
    const [s, r] = [regret.map(total), regret.map((row) => Math.max(...row))];
    const unit = (v: readonly number[]) =>
      v.map((x) => (x - Math.min(...v)) / (Math.max(...v) - Math.min(...v)));
    const v = vikor(X, { weights, directions, v: 0.3 });
    close(v.s, s);
    close(v.r, r);
    close(
      v.q,
      unit(s).map((x, i) => 0.3 * x + 0.7 * unit(r)[i]!),
    );
    for (const preference of ["usual", "u-shape", "v-shape", "level", "linear"] as const) {
      const flow = promethee(X, { weights, directions, preference, q: 1, p: 2 });
      close(
        flow.net,
        Array.from(flow.positive, (x, i) => x - flow.negative[i]!),
      );
      expect(total(flow.net)).toBeCloseTo(0, 12);
    }
    const usual = promethee(X, { weights, directions, preference: "usual" });
    const beats = (i: number, k: number) =>
      (X[i]![0]! > X[k]![0]! ? 0.5 : 0) + (X[i]![1]! < X[k]![1]! ? 0.5 : 0);
    close(
      usual.positive,
      X.map((_, i) => total(X.map((__, k) => beats(i, k))) / 3),
    );
    close(
      copeland(X, { directions }),
      X.map((_, i) => total(X.map((__, k) => Math.sign(beats(i, k) - beats(k, i))))),
    );
  });

  test("rank-sum ratio", () => {
    const found = rankSumRatio(X, { directions, method: "integer", grades: 3 });
    const ratio = [1 + 4, 2 + 2, 3.5 + 1, 3.5 + 3].map((v) => v / (2 * n));
    close(found.rsr, ratio);
    const probit = [5.67448975, 4.32551025, 5, 6.53412054];
    close(
      found.fitted,
      probit.map((v) => found.intercept + found.slope * v),
      7,
    );
    const slope =
      total(probit.map((v, i) => (v - mean(probit)) * (ratio[i]! - mean(ratio)))) /
      total(probit.map((v) => (v - mean(probit)) ** 2));
    expect(found.slope).toBeCloseTo(slope, 7);
    expect(found.r).toBeGreaterThan(0.9);
    expect(found.grades).toHaveLength(n);
    expect(Math.min(...found.grades)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...found.grades)).toBeLessThanOrEqual(3);
    const best = Array.from(found.rsr).indexOf(Math.max(...found.rsr));
    expect(found.grades[best]).toBe(Math.max(...found.grades));
    for (const grades of [3, 4, 5] as const) {
      expect(
        rankSumRatio(X, { directions, method: "non-integer", grades, weights: [1, 2] }).grades,
      ).toHaveLength(n);
    }
    refusal(() => rankSumRatio(X, { directions, grades: 6 } as Loose), "rankSumRatio");
    refusal(() => rankSumRatio(X, { directions, method: "integers" } as Loose), "rankSumRatio");
  });
});

describe("the rest", () => {
  test("fuzzy operators give a distribution", () => {
    const R = [
      [0.2, 0.5, 0.3],
      [0.6, 0.3, 0.1],
    ];
    const w = [0.4, 0.6];
    const of = (f: (w: number, r: number) => number, join: (v: number[]) => number) => {
      const raw = [0, 1, 2].map((k) => join(R.map((row, j) => f(w[j]!, row[k]!))));
      return raw.map((v) => v / total(raw));
    };
    const product = (p: number, q: number) => p * q;
    const largest = (v: number[]) => Math.max(...v);
    const expected = {
      "min-max": of(Math.min, largest),
      "product-max": of(product, largest),
      "product-sum": of(product, total),
      "min-bounded-sum": of(Math.min, (v) => Math.min(1, total(v))),
    } as const;
    for (const [operator, value] of Object.entries(expected)) {
      const found = fuzzyEvaluation(R, w, { operator: operator as keyof typeof expected });
      close(found.membership, value);
      expect(found.grade).toBe(0);
    }
    expect(total(fuzzyEvaluation(R, w, { operator: "min-share" }).membership)).toBeCloseTo(1, 12);
    refusal(() => fuzzyEvaluation(R, w, { operator: "max-min" } as Loose), "fuzzyEvaluation");
    refusal(() => fuzzyEvaluation(R, [1, 2, 3]), "fuzzyEvaluation");
  });

  test("coupling of a zero is 0", () => {
    const found = couplingCoordination([
      [0.4, 0.9],
      [0.6, 0.6],
      [0, 0.5],
    ]);
    close(found.coupling, [(2 * 0.6) / 1.3, 1, 0]);
    close(found.development, [0.65, 0.6, 0.25]);
    close(found.coordination, [Math.sqrt(((2 * 0.6) / 1.3) * 0.65), Math.sqrt(0.6), 0]);
    const weighted = couplingCoordination([[0.4, 0.9]], { weights: [1, 3], exponent: 1 });
    expect(weighted.development[0]).toBeCloseTo(0.775, 12);
    expect(weighted.coupling[0]).toBeCloseTo((4 * 0.36) / 1.69, 12);
    rows(obstacleDegree([[0.4, 0.9]], { weights: [1, 3] }), [[0.6 / 0.9, 0.3 / 0.9]]);
  });

  test("robustness and sensitivity are seeded", () => {
    const options = {
      scenarios: [{ normalization: "min-max", aggregation: "arithmetic", noise: 0.2 }],
      draws: 50,
      seed: 1,
    } as const;
    const found = rankRobustness(X, options);
    for (const key of ["median", "lower", "upper", "nominalRankShare"] as const)
      expect(found[key]).toHaveLength(n);
    expect(rankRobustness(X, options)).toEqual(found);
    const model = (point: ArrayLike<number>) => 2 * point[0]! + point[1]!;
    const sobol = sobolIndices(model, { parameters: 2, sampleSize: 2000, seed: 3 });
    expect(sobol).toEqual(sobolIndices(model, { parameters: 2, sampleSize: 2000, seed: 3 }));
  });
});
