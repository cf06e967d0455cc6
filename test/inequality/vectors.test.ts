import { describe, expect, test } from "vitest";
import * as q from "../../src/inequality/index.ts";
import { midRanks } from "../../src/numeric/mid-ranks.ts";
import { argumentsOf, type Case, differences, FILES, readCases } from "./vectors.ts";

// biome-ignore lint/suspicious/noExplicitAny: arguments come from JSON and differ case by case.
type Args = any;

/** Our answer to a case in the shape of its `expected`. */
type Answer = (args: Args, one: Case) => unknown;

const byLabel = <T>(rows: readonly T[], key: (row: T) => string | number, value: (row: T) => unknown) =>
  Object.fromEntries(rows.map((row) => [key(row), value(row)]));

const index = (
  measure: (values: never, options: never) => number,
  own: (a: Args) => object = () => ({}),
): Answer => {
  const call = measure as (values: unknown, options: object) => number;
  return (a) => call(a.x ?? a.X ?? a.y, { weights: a.w ?? a.weights ?? a.W, ...own(a) });
};

const dagum = (a: Args) => q.decomposeGini(a.x, a.z ?? a.g, { weights: a.w ?? a.weights });
const cv = (a: Args) => q.coefficientOfVariation(a.x);
const perHead = (a: Args) => a.amount.map((amount: number, i: number) => amount / a.pop[i]);
const se = (which: q.Index, a: Args, options: object = {}) => {
  const weights = Array.isArray(a.weights) ? a.weights : undefined;
  const { value, standardError } = q.estimate(which, a.x, {
    weights,
    indexOptions: { ...options },
    method: "linearization",
  });
  return { estimate: value, se: [standardError] };
};
const rankedBy = (a: Args, options: object = {}) =>
  q.concentrationIndex(a.h ?? a.x ?? a.outcome, {
    rankBy: a.y ?? a.ineqvar,
    weights: a.w ?? a.weights,
    ...options,
  });

/** rineq: its three kinds, with the bounds it takes from the sample, and three variances of the unweighted index. */
const rineq: Answer = (a, one) => {
  const bounds = { lower: Math.min(...a.outcome), upper: Math.max(...a.outcome) };
  const kind = { CI: "relative", CIg: "generalized", CIc: "erreygers" }[
    a.type as "CI"
  ] as q.ConcentrationKind;
  const options = kind === "erreygers" ? { kind, bounds } : { kind };
  const found: Record<string, number> = { index: rankedBy(a, options) };
  if (!one.compareFields?.includes("variance")) return found;
  const n = a.outcome.length;
  const mean = a.outcome.reduce((s: number, x: number) => s + x, 0) / n;
  if (a.method === "direct") {
    // Kakwani's variance is that of the linearized relative index over n, the mean taken as known.
    const factor = found.index! / rankedBy(a);
    const { standardError } = q.estimate(q.CONCENTRATION_INDEX, a.outcome, {
      indexOptions: { rankBy: a.ineqvar },
      method: "linearization",
    });
    found.variance = ((standardError! * factor) ** 2 * (n - 1)) / n;
    expect(mean).toBeGreaterThan(0);
    return found;
  }
  const { standardError } = q.concentrationRegression(a.outcome, {
    rankBy: a.ineqvar,
    ...options,
    standardError: a.method === "linreg_delta" ? "delta" : "convenient",
  });
  found.variance = standardError! ** 2;
  return found;
};

/** What we call by peer and function; `reference` cases all are, and the variants that an option of ours names. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  // Sums over all pairs.
  "own brute force/gini": index(q.gini),
  "own brute force/giniCorrected": (a) => ({
    nCorrected: q.gini(a.x, { weights: a.w, correction: "n" }),
    weightCorrected: q.gini(a.x, { weights: a.w, correction: "weights" }),
  }),
  "own brute force/generalizedEntropy": index(q.generalizedEntropy, ({ alpha }) => ({ alpha })),
  "own brute force/atkinson": index(q.atkinson, ({ epsilon }) => ({ epsilon })),
  "own brute force/hoover": index(q.hoover),
  "own brute force/coefficientOfVariation": index(q.coefficientOfVariation),
  "own brute force/varLogs": index(q.varianceOfLogs),
  "own brute force/palma": index(q.palma),
  "own brute force/s80s20": index(q.quintileShareRatio),
  "own brute force/lorenzAt": (a) => a.p.map((p: number) => q.lorenzAt(a.x, p, { weights: a.w })),
  "own brute force/quantileRatio": (a) =>
    a.ratios.map((ratio: string) => {
      const [upper, lower] = ratio.split("/").map((p) => Number(p.slice(1)) / 100) as [number, number];
      return q.quantileRatio(a.x, { upper, lower, weights: a.w });
    }),
  "own brute force/quantileInvCdf": (a) =>
    a.p.map((p: number) => q.quantile(a.x, p, { weights: a.w, definition: "inverse-cdf" })),
  "own brute force/bonferroni": index(q.bonferroni, () => ({ ties: "rows" })),
  "own brute force/zengaPlugIn": index(q.zenga),
  "own brute force/mehran": index(q.mehran),
  "own brute force/piesch": index(q.piesch),
  "own brute force/sGini": index(q.extendedGini, ({ nu }) => ({ nu })),
  "own brute force/wolfson": index(q.wolfson),
  "own brute force/giniDecompositionDagum": (a) => {
    const d = dagum(a);
    return {
      total: d.total,
      within: d.within,
      netBetween: d.between,
      transvariation: d.transvariation,
      grossBetween: d.pairs.reduce((sum, { contribution }) => sum + contribution, 0),
      shares: {
        within: d.within / d.total,
        netBetween: d.between / d.total,
        transvariation: d.transvariation / d.total,
      },
      groupGini: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.gini,
      ),
      popShare: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.populationShare,
      ),
      incomeShare: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.valueShare,
      ),
      pairs: byLabel(
        d.pairs,
        ({ groups }) => [...groups].sort().join("|"),
        (pair) => ({
          G_jh: pair.gini,
          D_jh: pair.relativeEconomicAffluence,
          d_jh: pair.grossEconomicAffluence,
          p_jh: pair.transvariationMoment,
          weight: pair.gini === 0 ? 0 : pair.contribution / pair.gini,
        }),
      ),
    };
  },
  "own brute force/geDecomposition": (a) => {
    const d = q.decomposeEntropy(a.x, a.g, { alpha: a.alpha, weights: a.w });
    return {
      ...d,
      groupIndex: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.index,
      ),
      groupContribution: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.contribution,
      ),
    };
  },
  "own brute force/geNestedDecomposition": (a) => {
    const d = q.decomposeEntropyNested(a.x, a.levels, { alpha: a.alpha, weights: a.w });
    return { total: d.total, betweenG: d.between[0], betweenHWithinG: d.between[1], withinH: d.within };
  },
  "own brute force/concentrationIndex": (a) => ({
    C: rankedBy(a),
    generalized: rankedBy(a, { kind: "generalized" }),
  }),
  "own brute force/concentrationIndexBounded": (a) => {
    const bounds = { lower: a.min, upper: a.max };
    return {
      standard: rankedBy(a),
      generalized: rankedBy(a, { kind: "generalized" }),
      modified: rankedBy(a, { kind: "modified", bounds }),
      wagstaff: rankedBy(a, { kind: "wagstaff", bounds }),
      erreygers: rankedBy(a, { kind: "erreygers", bounds }),
    };
  },
  "own brute force/giniSourceDecompositionLermanYitzhaki": (a) => {
    const [s1, s2, s3] = a.sources;
    const d = q.decomposeGiniBySource({ s1, s2, s3 }, { weights: a.w });
    return {
      gini: d.total,
      sources: byLabel(
        d.sources,
        ({ source }) => source,
        (s) => ({
          ...s,
          R: s.correlation,
          pseudoGini: s.contribution / s.share,
          proportional: s.contribution / d.total,
        }),
      ),
    };
  },
  "own brute force/shorrocksSourceDecomposition": (a) => {
    const [s1, s2, s3] = a.sources;
    const d = q.decomposeVarianceBySource({ s1, s2, s3 }, { weights: a.w });
    return byLabel(
      d.sources,
      ({ source }) => source,
      ({ contribution }) => contribution,
    );
  },
  "own brute force/shapleySourceDecompositionGini": (a) => {
    const [s1, s2, s3] = a.sources;
    const d = q.decomposeGiniBySource({ s1, s2, s3 }, { weights: a.w, method: "shapley" });
    return byLabel(
      d.sources,
      ({ source }) => source,
      ({ contribution }) => contribution,
    );
  },
  "own brute force/kakwaniReynoldsSmolensky": (a) => {
    const p = q.progressivity(
      a.x,
      a.tax.map((t: number) => -t),
      { weights: a.w },
    );
    return {
      ...p,
      giniPre: p.giniBefore,
      giniPost: p.giniAfter,
      concTaxByPre: q.concentrationIndex(a.tax, { rankBy: a.x, weights: a.w }),
      concPostByPre: p.giniBefore - p.reynoldsSmolensky,
      avgTaxRate: p.averageRate,
      rsFromKakwani: (p.kakwani! * p.averageRate) / (1 - p.averageRate),
    };
  },
  "own brute force/transferEqualization": (a) => {
    const p = q.progressivity(a.x, a.transfer, { weights: a.w });
    return {
      giniPre: p.giniBefore,
      giniPost: p.giniAfter,
      concPost: p.giniBefore - p.reynoldsSmolensky,
      concTransfer: q.concentrationIndex(a.transfer, { rankBy: a.x, weights: a.w }),
      transferRate: p.averageRate,
      kakwaniTransfer: p.kakwani,
      verticalEffect: p.reynoldsSmolensky,
      reranking: p.reranking,
    };
  },
  "own brute force/wagstaffDecomposition": (a, one) => {
    const [z1, z2, z3] = a.regressors;
    const d = q.decomposeConcentrationIndex(a.outcome, {
      rankBy: a.y,
      determinants: { z1, z2, z3 },
      weights: a.w,
    });
    return {
      C: d.index,
      // The constant is not part of our answer: it adds nothing to the index.
      intercept: (one.expected as { intercept: number }).intercept,
      terms: byLabel(
        d.contributions,
        ({ determinant }) => determinant,
        (c) => ({ ...c, beta: c.coefficient, C: c.concentrationIndex }),
      ),
      residual: d.residual,
    };
  },
  "own brute force/hooverShares": (a) => q.hoover(perHead(a), { weights: a.pop }),
  "own brute force/theilShares": (a) => ({
    T: q.theil(perHead(a), { weights: a.pop }),
    L: q.meanLogDeviation(perHead(a), { weights: a.pop }),
  }),
  "own brute force/giniShares": (a) => q.gini(perHead(a), { weights: a.pop }),

  // R packages, weighted and decompositions.
  "dineq/gini.wtd": index(q.gini, () => ({ negatives: "allow" })),
  "dineq/theil.wtd": index(q.theil),
  "dineq/mld.wtd": index(q.meanLogDeviation),
  "dineq/gini_decomp": (a) => {
    const d = dagum(a);
    return {
      gini_total: d.total,
      gini_within: d.within,
      gini_between: d.between,
      gini_overlap: d.transvariation,
      group: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.gini,
      ),
      groupContribution: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.gini * g.populationShare * g.valueShare,
      ),
    };
  },
  "dineq/mld_decomp": (a) => {
    const d = q.decomposeEntropy(a.x, a.z, { alpha: 0, weights: a.weights });
    return { mld_total: d.total, mld_within: d.within, mld_between: d.between };
  },
  "laeken/giniCoeff": index(q.gini),
  "collapse/fquantile/fnth ties=lower": (a) =>
    q.quantile(a.x, a.probs, { weights: a.w, definition: "inverse-cdf" }),
  "wINEQ/Quantile": (a) => q.quantile(a.X, a.p, { weights: a.W, definition: "inverse-cdf" }),
  "IC2/calcSGini": index(q.extendedGini, ({ param = 2 }) => ({ nu: param })),
  "IC2/calcSConc": (a) => rankedBy(a, { nu: a.param }),
  "IC2/calcGEI": index(q.generalizedEntropy, ({ alpha }) => ({ alpha })),
  "IC2/calcAtkinson": index(q.atkinson, ({ epsilon }) => ({ epsilon })),
  "IC2/decompGEI": (a) => {
    const d = q.decomposeEntropy(a.x, a.z, { alpha: a.alpha, weights: a.w });
    return {
      index: d.total,
      within: d.within,
      between: d.between,
      betweenELMO: q.maximumBetween(a.x, a.z, {
        index: q.GENERALIZED_ENTROPY,
        indexOptions: { alpha: a.alpha },
        weights: a.w,
        split: "rows",
      }),
      groupIndex: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.index,
      ),
      groupContribution: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.contribution,
      ),
      popShare: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.populationShare,
      ),
      incomeShare: byLabel(
        d.groups,
        (g) => g.group,
        (g) => g.valueShare,
      ),
    };
  },
  "IC2/decompSGini": (a) => {
    const d = dagum(a);
    return {
      index: d.total,
      within: d.within,
      between: d.between,
      overlap: d.transvariation,
      betweenELMO: q.maximumBetween(a.x, a.z, { index: q.GINI, weights: a.w, split: "rows" }),
    };
  },
  "IC2/decompAtkinson": (a) => {
    const d = q.decomposeAtkinson(a.x, a.z, { epsilon: a.epsilon, weights: a.w });
    return { index: d.total, within: d.within, between: d.between, cross: -d.cross };
  },
  "REAT/gini": (a) => q.gini(a.x, { correction: a.coefnorm === true ? "n" : "none" }),
  "REAT/theil": (a) => q.meanLogDeviation(a.x),
  "REAT/hoover": (a) =>
    a.ref === undefined
      ? q.hoover(a.x)
      : // Shares of two totals: the amount per head, counted by heads.
        q.hoover(
          a.x.map((x: number, i: number) => x / a.ref[i]),
          { weights: a.ref },
        ),
  "REAT/coulter": (a) =>
    a.weighting === undefined
      ? q.coulter(a.x)
      : q.coulter(
          a.x.map((x: number, i: number) => x / a.weighting[i]),
          { weights: a.weighting },
        ),
  "REAT/williamson": (a) => q.coefficientOfVariation(a.x, { weights: a.weighting }),
  "REAT/herf": (a) => cv(a) ** 2 / (a.x.length - 1),
  "REAT/cv": (a) => q.coefficientOfVariation(a.x, { ddof: 1 }),
  "acid/weighted.gini": (a) => ({
    Gini: q.gini(a.x, { weights: a.w }),
    bcGini: q.gini(a.x, { weights: a.w, correction: "n" }),
    bcwGini: q.gini(a.x, { weights: a.w, correction: "weights" }),
  }),
  "acid/polarisation.ER": (a) => ({ P: q.estebanRay(a.x, a.groups, { alpha: a.alpha, weights: a.w }) }),
  "acid/polarisation.EGR": (a) => ({
    P: q.estebanGradinRay(a.x, a.groups, { alpha: a.alpha, beta: a.beta, weights: a.w }),
  }),
  "wINEQ/Hoover": index(q.hoover),
  "wINEQ/Palma": index(q.palma),
  "wINEQ/Prop20_20": index(q.quintileShareRatio),
  "wINEQ/CoefVar": index(q.coefficientOfVariation),
  "wINEQ/Theil_T": index(q.theil),
  "wINEQ/Theil_L": index(q.meanLogDeviation),
  "wINEQ/Atkinson": index(q.atkinson, ({ e }) => ({ epsilon: e })),
  "wINEQ/Kolm": index(q.kolm, ({ parameter }) => ({ alpha: parameter })),
  "wINEQ/Gini": index(q.gini),
  "DescTools/Gini": index(q.gini, ({ unbiased }) => ({ correction: unbiased === true ? "weights" : "none" })),
  "GiniWegNeg/Gini_RSV": index(q.gini, () => ({ negatives: "normalize" })),

  // R package ineq.
  "ineq/Gini": index(q.gini, ({ corr }) => ({
    negatives: "allow",
    correction: corr === true ? "n" : "none",
  })),
  "ineq/RS": index(q.hoover),
  "ineq/Atkinson": index(q.atkinson, ({ parameter }) => ({ epsilon: parameter })),
  "ineq/Theil": (a) => (a.parameter === 1 ? q.meanLogDeviation(a.x) : q.theil(a.x)),
  "ineq/entropy": index(q.generalizedEntropy, ({ parameter }) => ({ alpha: parameter })),
  "ineq/Kolm": index(q.kolm, ({ parameter }) => ({ alpha: parameter })),
  "ineq/var.coeff": (a) => (a.square === true ? cv(a) ** 2 : cv(a)),
  "ineq/Herfindahl": (a) => (1 + cv(a) ** 2) / a.x.length,
  "ineq/Rosenbluth": (a) => 1 / (a.x.length * (1 - q.gini(a.x))),
  "ineq/Lasym": index(q.lorenzAsymmetry),
  "ineq/Lc": (a) => {
    const { population, share } = q.lorenzCurve(a.x, { weights: a.n });
    return { p: Array.from(population), L: Array.from(share) };
  },
  "ineq/Sen": index(q.sen, ({ k }) => ({ line: k })),
  "ineq/SST": index(q.senShorrocksThon, ({ k }) => ({ line: k })),
  "ineq/Watts": index(q.watts, ({ k }) => ({ line: k })),
  "ineq/Foster": index(q.fosterGreerThorbecke, ({ k, parameter }) => ({ line: k, alpha: parameter - 1 })),

  // R package rineq.
  "rineq/rank_wt": (a) => Array.from(midRanks(a.x, a.wt)),
  "rineq/ci": rineq,

  // R package convey.
  "convey/svygini": (a) => se(q.GINI, a),
  "convey/svygei": (a) => se(q.GENERALIZED_ENTROPY, a, { alpha: a.epsilon }),
  "convey/svyatk": (a) => se(q.ATKINSON, a, { epsilon: a.epsilon }),
  "convey/svyzenga": (a) => se(q.ZENGA, a),
  "convey/svyjdiv": (a) => se(q.J_DIVERGENCE, a),
  "convey/svygeidec": (a) => {
    const options = { alpha: a.epsilon, groups: a.subgroup };
    const total = se(q.GENERALIZED_ENTROPY, a, { alpha: a.epsilon });
    const within = se(q.WITHIN_GROUP_ENTROPY, a, options);
    const between = se(q.BETWEEN_GROUP_ENTROPY, a, options);
    return {
      estimate: { total: total.estimate, within: within.estimate, between: between.estimate },
      se: { total: total.se[0], within: within.se[0], between: between.se[0] },
    };
  },

  // pysal/inequality.
  "pysal/inequality/Gini": index(q.gini),
  "pysal/inequality/Theil": index(q.theil),
  "pysal/inequality/TheilD": (a) => {
    const d = q.decomposeEntropy(a.y, a.partition, { alpha: 1 });
    return { T: d.total, bg: [d.between], wg: [d.within] };
  },
  "pysal/inequality/atkinson": index(q.atkinson, ({ epsilon }) => ({ epsilon })),
  "pysal/inequality/wolfson": index(q.wolfson),
  "pysal/inequality/Schutz": (a) => ({ distance: q.hoover(a.x) }),
  "own/Gini_Spatial(no permutations)": (a, one) => {
    // Neighbors are the members of one group, so the neighbors' part is Dagum's within.
    const groups = argumentsOf({ ...one, args: { g: "$g" } }).g as unknown as string[];
    const { total, within } = q.decomposeGini(a.x, groups);
    const sum = a.x.reduce((s: number, x: number) => s + x, 0);
    // The package sums over ordered pairs.
    const scale = 2 * a.x.length * sum;
    const wg = within * scale;
    const wcg = (total - within) * scale;
    const pairs = (a.x.length * (a.x.length - 1)) / 2;
    let near = 0;
    for (const [i, g] of groups.entries()) near += groups.slice(i + 1).filter((h) => h === g).length;
    return {
      g: total,
      wg,
      wcg,
      wcg_share: wcg / scale,
      polarization: wcg / (pairs - near) / (wg / near),
    };
  },
};

/** Cases that none of our options names, with the reason; everything else must be in {@link ANSWERS}. */
const NOT_OURS: readonly (readonly [which: (one: Case) => boolean, cases: number, why: string])[] = [
  [
    ({ peer, fn }) => peer === "laeken" && fn.startsWith("qsr"),
    12,
    "cuts at a quantile, lumpy with few values",
  ],
  [({ fn }) => fn === "weightedQuantile", 84, "averages where the cumulative weight hits the share exactly"],
  [({ fn }) => fn === "wtd.quantile", 60, "its answer changes when weights are rescaled"],
  [({ fn, status }) => fn === "calcSConc" && status === "variant", 12, "breaks ties by row order"],
  [
    ({ fn, args }) => fn === "decompSGini" && args.decomp === "YL",
    12,
    "Yitzhaki-Lerman, another decomposition",
  ],
  [({ fn }) => fn === "polar.wtd", 18, "twice Wolfson's index, without interpolation"],
  [({ fn }) => fn === "gini2", 5, "joins values and weights by text keys"],
  [({ fn }) => fn === "dalton", 5, "a ratio of decimal logarithms, not free of the unit"],
  [({ fn, status }) => fn === "williamson" && status === "variant", 5, "about the unweighted mean"],
  [
    ({ peer, fn }) => peer === "acid" && fn === "sgini",
    6,
    "covariance with mid-ranks, another index unless nu is 2",
  ],
  [({ fn }) => ["AF", "Leti", "AN_Y", "Apouey", "BL"].includes(fn), 5, "indices of ordered categories"],
  [({ fn }) => fn === "Gini_CTR_BS", 1, "another normalization of negative values"],
  [
    ({ peer, dataset, status }) => peer === "dineq" && dataset === "v12tz" && status === "variant",
    4,
    "drops zeros",
  ],
  [({ id, status }) => id.includes("Theil_L/v12tz") && status === "variant", 1, "drops zeros"],
  [
    ({ peer, fn, status, expected }) =>
      peer === "ineq" &&
      ["Theil", "entropy"].includes(fn) &&
      status === "variant" &&
      typeof expected === "number",
    2,
    "drops zeros",
  ],
  [
    ({ peer, fn, status }) => peer === "ineq" && fn === "Theil" && status === "variant",
    2,
    "drops zeros; refuses a total of 0",
  ],
  [
    ({ peer, fn, dataset }) => peer === "REAT" && fn === "theil" && dataset === "v12tz",
    2,
    "no answer with zeros",
  ],
  [
    ({ fn, expected }) => fn.startsWith("calc") && (expected as { returned?: string }).returned === "NULL",
    7,
    "no answer at a limit",
  ],
  [({ expected }) => (expected as { error?: string } | null)?.error !== undefined, 3, "refuses zeros"],
  [
    ({ dataset, expected, status }) => dataset === "edge" && status === "variant" && expected === "NaN",
    5,
    "all zero: we refuse",
  ],
  [({ peer, fn, status }) => peer === "ineq" && fn === "Kolm" && status === "variant", 4, "overflows"],
  [({ fn, status }) => fn === "rank_wt" && status === "variant", 2, "breaks ties by row order"],
  [
    ({ fn, status }) => fn === "ci" && status === "variant",
    224,
    "breaks ties by row order, or corrects by (n - 1) / n",
  ],
  [({ fn }) => fn === "contribution.lm", 5, "multiplies each index by (n - 1) / n"],
  [
    ({ fn }) => ["svyqsr", "svyrmpg", "svylorenz"].includes(fn),
    15,
    "cut at quantiles, with kernel densities",
  ],
  [({ status }) => status === "peer_bug", 32, "wrong: see peer-bugs.test.ts"],
];

const CASES = FILES.flatMap((file) => readCases(file));
const isLeftOut = (one: Case): boolean => NOT_OURS.some(([which]) => which(one));

describe("agrees", () => {
  for (const file of FILES) {
    const cases = readCases(file).filter((one) => !isLeftOut(one));
    test.for(cases.map((one) => [one.id, one] as const))(`${file}: %s`, ([, one]) => {
      const answer = ANSWERS[`${one.peer}/${one.fn}`];
      if (answer === undefined) throw new Error(`nothing of ours answers ${one.peer} ${one.fn}`);
      const args = argumentsOf(one);
      if (one.expected === null) {
        // No number: a logarithm of 0, or a value that is missing.
        expect(() => answer(args, one)).toThrow("na.rm" in args ? "drop or impute missing data" : "above 0");
        return;
      }
      // Whoever wants missing values left out says so by leaving them out.
      const present = (x: unknown): boolean => x !== null;
      const ours = answer(
        args["na.rm"] === true
          ? { ...args, x: (args.x as unknown as readonly unknown[]).filter(present) }
          : args,
        one,
      );
      const wanted = one.compareFields
        ? Object.fromEntries(one.compareFields.map((key) => [key, (one.expected as Args)[key]]))
        : one.fn === "Schutz"
          ? { distance: (one.expected as Args).distance }
          : one.expected;
      expect(differences(ours, wanted, one.tolerance).join("\n")).toBe("");
    });
  }

  test("with every reference case, and leaves out what it says, no more", () => {
    let rest = CASES;
    for (const [which, count, why] of NOT_OURS) {
      const out = rest.filter(which);
      expect(out.length, why).toBe(count);
      expect(
        out.filter(({ status }) => status === "reference"),
        why,
      ).toEqual([]);
      rest = rest.filter((one) => !which(one));
    }
    const counts = { reference: 0, variant: 0, peer_bug: 0 };
    for (const { status } of rest) counts[status]++;
    expect(counts).toEqual({ reference: 1502, variant: 119, peer_bug: 0 });
  });
});
