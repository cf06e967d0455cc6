import * as access from "../../src/access/index.ts";
import * as agreement from "../../src/agreement/index.ts";
import * as appraisal from "../../src/appraisal/index.ts";
import * as composite from "../../src/composite/index.ts";
import * as dynamics from "../../src/dynamics/index.ts";
import * as efficiency from "../../src/efficiency/index.ts";
import * as inequality from "../../src/inequality/index.ts";
import * as resources from "../../src/resources/index.ts";
import * as spatial from "../../src/spatial/index.ts";
import * as subgroups from "../../src/subgroups/index.ts";
import * as transfers from "../../src/transfers/index.ts";

/** A call that is legal as it stands, and of which one place at a time is made wrong. */
export interface LegalCall {
  /** Name of the function. */
  readonly name: string;
  /** The function. */
  readonly call: (...args: never[]) => unknown;
  /** Its arguments; options, where it has them, stand last. */
  readonly args: readonly unknown[];
}

/** Written with the function itself, so that the compiler checks the arguments. */
function call<A extends readonly unknown[]>(name: string, f: (...args: A) => unknown, ...args: A): LegalCall {
  return { name, call: f as unknown as LegalCall["call"], args };
}

const x = [1, 2, 4, 3, 7];
const w = [1, 2, 1, 1, 3];
const groups = ["a", "a", "b", "b", "b"];
const rankBy = [3, 1, 2, 5, 4];
const rows = [
  [3, 1, 2],
  [1, 2, 5],
  [4, 4, 1],
  [2, 3, 3],
];
const unitRows = rows.map((row) => row.map((value) => value / 5));
const directions = ["higher", "lower", "higher"] as const;
const panel = [
  [1, 2, 3, 4],
  [2, 2, 4, 4],
  [5, 4, 3, 6],
];
const years = [2019, 2020, 2021, 2022];
const pairwise = [
  [1, 2],
  [0.5, 1],
];

const inequalityCalls: readonly LegalCall[] = [
  ...(
    [
      ["bonferroni", inequality.bonferroni],
      ["coefficientOfVariation", inequality.coefficientOfVariation],
      ["coulter", inequality.coulter],
      ["gini", inequality.gini],
      ["hoover", inequality.hoover],
      ["jDivergence", inequality.jDivergence],
      ["lorenzAsymmetry", inequality.lorenzAsymmetry],
      ["lorenzCurve", inequality.lorenzCurve],
      ["meanLogDeviation", inequality.meanLogDeviation],
      ["mehran", inequality.mehran],
      ["palma", inequality.palma],
      ["piesch", inequality.piesch],
      ["quintileShareRatio", inequality.quintileShareRatio],
      ["theil", inequality.theil],
      ["varianceOfLogs", inequality.varianceOfLogs],
      ["wolfson", inequality.wolfson],
      ["zenga", inequality.zenga],
    ] as const
  ).map(([name, f]) => call(name, f, x, { weights: w })),
  call("gini", inequality.gini, x, { weights: w, negatives: "allow" }),
  call("coefficientOfVariation", inequality.coefficientOfVariation, x, { ddof: 1 }),
  call("atkinson", inequality.atkinson, x, { epsilon: 0.5, weights: w }),
  call("extendedGini", inequality.extendedGini, x, { nu: 3, weights: w }),
  call("generalizedEntropy", inequality.generalizedEntropy, x, { alpha: 2, weights: w }),
  call("kolm", inequality.kolm, x, { alpha: 1, weights: w }),
  call("lorenzAt", inequality.lorenzAt, x, 0.5, { weights: w }),
  call("quantile", inequality.quantile, x, 0.5, { weights: w, definition: "type7" }),
  call("quantileRatio", inequality.quantileRatio, x, { upper: 0.9, lower: 0.1, definition: "inverse-cdf" }),
  call("concentrationCurve", inequality.concentrationCurve, x, { rankBy, weights: w }),
  call("concentrationIndex", inequality.concentrationIndex, x, {
    rankBy,
    weights: w,
    kind: "erreygers",
    bounds: { lower: 0, upper: 10 },
    negatives: "error",
  }),
  call("concentrationIndex", inequality.concentrationIndex, x, { rankBy, kind: "relative", nu: 3 }),
  call("concentrationRegression", inequality.concentrationRegression, x, {
    rankBy,
    weights: w,
    kind: "relative",
    standardError: "delta",
    confidence: 0.9,
  }),
  call("decomposeAtkinson", inequality.decomposeAtkinson, x, groups, { epsilon: 0.5, weights: w }),
  call("decomposeConcentrationIndex", inequality.decomposeConcentrationIndex, x, {
    rankBy,
    weights: w,
    determinants: { age: [1, 3, 2, 5, 4] },
  }),
  call("decomposeEntropy", inequality.decomposeEntropy, x, groups, { alpha: 1, weights: w }),
  call(
    "decomposeEntropyNested",
    inequality.decomposeEntropyNested,
    x,
    [
      ["c", "c", "c", "c", "d"],
      ["a", "a", "b", "b", "e"],
    ],
    {
      alpha: 1,
      weights: w,
    },
  ),
  call("decomposeGini", inequality.decomposeGini, x, groups, { weights: w }),
  call(
    "decomposeGiniBySource",
    inequality.decomposeGiniBySource,
    { wage: x, rent: rankBy },
    {
      weights: w,
      method: "shapley",
      negatives: "allow",
    },
  ),
  call(
    "decomposeVarianceBySource",
    inequality.decomposeVarianceBySource,
    { wage: x, rent: rankBy },
    {
      weights: w,
      negatives: "allow",
    },
  ),
  call("estebanGradinRay", inequality.estebanGradinRay, x, groups, { alpha: 1, beta: 1, weights: w }),
  call("estebanRay", inequality.estebanRay, x, groups, { alpha: 1, weights: w }),
  call("estimate", inequality.estimate, inequality.GINI, x, {
    method: "bootstrap",
    replicates: 20,
    intervalMethod: "percentile",
    confidence: 0.9,
    seed: 3,
    weights: w,
    strata: groups,
  }),
  call("estimate", inequality.estimate, inequality.ATKINSON, x, {
    method: "linearization",
    indexOptions: { epsilon: 0.5 },
    clusters: groups,
  }),
  call("fosterGreerThorbecke", inequality.fosterGreerThorbecke, x, { line: 3, alpha: 2, weights: w }),
  call("maximumBetween", inequality.maximumBetween, x, groups, {
    index: inequality.THEIL,
    weights: w,
    split: "people",
  }),
  call("progressivity", inequality.progressivity, x, [1, 1, 0, 1, 0], {
    weights: w,
    negatives: "allow",
  }),
  call("sen", inequality.sen, x, { line: 3, weights: w }),
  call("senShorrocksThon", inequality.senShorrocksThon, x, { line: 3, weights: w }),
  call("watts", inequality.watts, x, { line: 3, weights: w }),
];

const quintiles = [50, 60, 70, 80].map((estimate, i) => ({
  name: `q${i}`,
  estimate,
  standardError: 2,
  population: 100 + i,
  order: i + 1,
  reference: i === 3,
}));
const subgroupOptions = {
  favorable: true,
  scale: 100,
  settingAverage: 66,
  bounds: { lower: 0, upper: 100 },
  confidence: 0.9,
} as const;

const subgroupCalls: readonly LegalCall[] = [
  call("measureSubgroups", subgroups.measureSubgroups, quintiles, {
    ...subgroupOptions,
    draws: 10,
    seed: 1,
  }),
  ...(
    [
      [
        "absoluteConcentrationIndex",
        subgroups.absoluteConcentrationIndex,
        { kind: undefined, variance: "regression" },
      ],
      [
        "relativeConcentrationIndex",
        subgroups.relativeConcentrationIndex,
        { kind: "wagstaff", variance: "design" },
      ],
      ["betweenGroupCoefficientOfVariation", subgroups.betweenGroupCoefficientOfVariation, {}],
      ["betweenGroupMeanLogDeviation", subgroups.betweenGroupMeanLogDeviation, {}],
      ["betweenGroupStandardDeviation", subgroups.betweenGroupStandardDeviation, {}],
      ["betweenGroupTheil", subgroups.betweenGroupTheil, {}],
      ["betweenGroupVariance", subgroups.betweenGroupVariance, {}],
      ["indexOfDisparity", subgroups.indexOfDisparity, { weighted: true, draws: 10, seed: 2 }],
      ["meanDifferenceFromBest", subgroups.meanDifferenceFromBest, { weighted: true }],
      ["meanDifferenceFromMean", subgroups.meanDifferenceFromMean, { weighted: false }],
      ["meanDifferenceFromReference", subgroups.meanDifferenceFromReference, { weighted: true }],
      ["populationAttributableFraction", subgroups.populationAttributableFraction, {}],
      ["populationAttributableRisk", subgroups.populationAttributableRisk, {}],
      ["relativeIndexOfInequality", subgroups.relativeIndexOfInequality, { linear: true }],
      ["simpleDifference", subgroups.simpleDifference, {}],
      ["simpleRatio", subgroups.simpleRatio, {}],
      ["slopeIndexOfInequality", subgroups.slopeIndexOfInequality, { linear: false }],
    ] as const
  ).map(([name, f, own]) =>
    call(name, f as (s: typeof quintiles, o: object) => unknown, quintiles, { ...subgroupOptions, ...own }),
  ),
];

const resourceCalls: readonly LegalCall[] = [
  call("agglomeration", resources.agglomeration, x, w, [2, 2, 3, 1, 5]),
  call("attainment", resources.attainment, x, {
    standard: 3,
    population: w,
    direction: "higher",
    maximum: 9,
  }),
  call("catchUpYears", resources.catchUpYears, {
    lagging: 1,
    leading: 2,
    laggingGrowth: 0.1,
    leadingGrowth: 0.01,
  }),
  call("classify", resources.classify, 0.35, resources.GINI_INCOME_BANDS),
  call("density", resources.density, x, w),
  call("distanceFromTarget", resources.distanceFromTarget, x, w),
  call("fairShare", resources.fairShare, w, 100),
  call("greyRelationalGrade", resources.greyRelationalGrade, rows, {
    reference: [4, 4, 5],
    rho: 0.5,
    weights: [1, 1, 2],
  }),
  call("greyRelationalGrade", resources.greyRelationalGrade, rows, { directions }),
  call("herfindahl", resources.herfindahl, [0.5, 0.3, 0.2]),
  call("locationQuotient", resources.locationQuotient, rows),
  call("naturalBreaks", resources.naturalBreaks, x, { classes: 2 }),
  call("needsWeightedPopulation", resources.needsWeightedPopulation, rows, [1, 2, 3], {
    multiplier: [1, 1, 2, 1],
    total: 100,
  }),
  call("perCapita", resources.perCapita, x, w, { per: 1000, populationUnit: 10_000 }),
  call("pooledRate", resources.pooledRate, x, w, { per: 1000, populationUnit: 10 }),
  call("pooledStandardError", resources.pooledStandardError, [0.1, 0.2], [1, 2]),
  call("resourceDensityIndex", resources.resourceDensityIndex, x, w, [2, 2, 3, 1, 5], { per: 1000 }),
  call("shortfall", resources.shortfall, x, w, { standard: 3, per: 1, whole: true, populationUnit: 1 }),
  call(
    "staffingStructure",
    resources.staffingStructure,
    { doctors: x, nurses: w },
    {
      ratio: { of: "nurses", per: "doctors" },
    },
  ),
];

const market = {
  demand: { a: 10, b: 20 },
  supply: { h: 5, k: 6 },
  costs: [
    { from: "a", to: "h", cost: 3 },
    { from: "b", to: "h", cost: 4 },
    { from: "b", to: "k", cost: 1 },
  ],
  maxCost: 10,
};
const points = [
  { id: "a", x: 0, y: 0 },
  { id: "b", x: 1, y: 0 },
  { id: "c", x: 0, y: 2 },
  { id: "d", x: 3, y: 3 },
];
const accessCalls: readonly LegalCall[] = [
  call("balancingCost", access.balancingCost, market),
  call("costToClosest", access.costToClosest, { ...market, n: 5 }),
  call("cumulativeOpportunities", access.cumulativeOpportunities, market),
  call("floatingCatchment", access.floatingCatchment, {
    ...market,
    variant: "3sfca",
    selectionAmong: "reach",
  }),
  call("hansen", access.hansen, market),
  call("spatialAvailability", access.spatialAvailability, market),
  call("travelCosts", access.travelCosts, points, points, { maxCost: 3, metric: "euclidean" }),
  call("decay.binary", access.decay.binary, 3),
  call("decay.exponential", access.decay.exponential, 3),
  call("decay.gaussian", access.decay.gaussian, 3),
  call("decay.linear", access.decay.linear, 3),
  call("decay.logistic", access.decay.logistic, { cutoff: 3, sd: 1 }),
  call("decay.power", access.decay.power, 3),
  call("decay.step", access.decay.step, [
    { upTo: 1, weight: 1 },
    { upTo: 2, weight: 0.5 },
  ]),
];

const ring = { a: ["b", "d"], b: ["a", "c"], c: ["b", "d"], d: ["a", "c"] };
const values = [3, 1, 4, 2];
const permuted = { inference: "permutation", permutations: 9, seed: 4, alternative: "greater" } as const;
const spatialCalls: readonly LegalCall[] = [
  call("nearestNeighbors", spatial.nearestNeighbors, points, 2, { metric: "euclidean" }),
  call("distanceBand", spatial.distanceBand, points, 2, { metric: "euclidean" }),
  call("moranI", spatial.moranI, values, ring, { ...permuted, islands: "keep" }),
  call("gearyC", spatial.gearyC, values, ring, { ...permuted, islands: "keep" }),
  call("getisOrdG", spatial.getisOrdG, values, ring, { ...permuted, islands: "keep" }),
  call("moranI", spatial.moranI, { a: 3, b: 1, c: 4, d: 2 }, ring, {}),
  call("localG", spatial.localG, values, ring, { ...permuted, adjust: "fdr", includeSelf: true }),
  call("localMoran", spatial.localMoran, values, ring, {
    ...permuted,
    adjust: "fdr",
    variance: "conditional",
  }),
  call("spatialWeights", spatial.spatialWeights, ring, { style: "B", asymmetric: "keep" }),
];

const long = Array.from({ length: 6 }, (_, i) =>
  Array.from({ length: 12 }, (_, t) => 10 + i + t + ((i * t) % 5)),
);
const dynamicsCalls: readonly LegalCall[] = [
  call("betaConvergence", dynamics.betaConvergence, [1, 2, 3, 5], [2, 3, 5, 5], {
    years: 3,
    controls: [[1], [3], [2], [0]],
  }),
  call("convergenceClubs", dynamics.convergenceClubs, long, {
    trim: 0.3,
    hac: "andrews",
    critical: -1.65,
    sieve: 0,
  }),
  call("logT", dynamics.logT, long, { trim: 0.3, hac: "phillips-sul", critical: -1.65 }),
  call("firstPassageTimes", dynamics.firstPassageTimes, [
    [0.5, 0.5],
    [0.25, 0.75],
  ]),
  call("kernelDensity", dynamics.kernelDensity, x, { weights: w, bandwidth: 1, at: [1, 2] }),
  call("kernelDensity", dynamics.kernelDensity, x, { bandwidth: "normal-reference" }),
  call(
    "mobilityIndices",
    dynamics.mobilityIndices,
    [
      [0.5, 0.5],
      [0.25, 0.75],
    ],
    { initial: [0.5, 0.5] },
  ),
  call("rankMobility", dynamics.rankMobility, panel, { groups: ["a", "a", "b"], years }),
  call("sigmaConvergence", dynamics.sigmaConvergence, panel, {
    dispersion: "cv",
    weights: [1, 2, 1],
    ddof: 1,
    years,
  }),
  call("spatialTransition", dynamics.spatialTransition, [...panel, [2, 3, 3, 1]], {
    cutoffs: [2.5],
    lagCutoffs: [2.5],
    weights: spatial.spatialWeights(ring),
    years,
  }),
  call("trackTarget", dynamics.trackTarget, [1, 2, 3, 4], {
    target: 9,
    deadline: 2030,
    years,
    method: "linear",
    direction: "higher",
    bounds: { lower: 0, upper: 10 },
  }),
  call("transitionMatrix", dynamics.transitionMatrix, panel, { cutoffs: [2.5, 3.5], years }),
  call("yearsToTarget", dynamics.yearsToTarget, [1, 2, 3, 4], {
    target: 9,
    method: "linear",
    years,
    direction: "higher",
    maximum: 10,
  }),
];

const inputs = [[1], [3], [4], [2]];
const outputs = [[1], [2], [3], [1]];
const efficiencyCalls: readonly LegalCall[] = [
  call("dea", efficiency.dea, inputs, outputs, {
    returns: "vrs",
    orientation: "input",
    slacks: true,
    superEfficiency: true,
    model: "radial",
  }),
  call(
    "malmquist",
    efficiency.malmquist,
    [1, 2].flatMap((period) =>
      inputs.map((row, i) => ({ unit: `u${i}`, period, inputs: row, outputs: outputs[i]! })),
    ),
    { returns: "crs", orientation: "output" },
  ),
  call("scaleEfficiency", efficiency.scaleEfficiency, inputs, outputs, { orientation: "output" }),
];

const grades = [
  ["a", "b"],
  ["b", "b"],
  ["a", "a"],
];
const agreementCalls: readonly LegalCall[] = [
  call("cohenKappa", agreement.cohenKappa, grades, { categories: ["a", "b"], weighting: "linear" }),
  call("fleissKappa", agreement.fleissKappa, grades, {
    categories: ["a", "b"],
    weighting: "none",
    chance: "gwet",
  }),
  call("krippendorffAlpha", agreement.krippendorffAlpha, rows, { metric: "interval" }),
  call("cronbachAlpha", agreement.cronbachAlpha, rows),
  call("delphiConsensus", agreement.delphiConsensus, rows, {
    fullScore: 5,
    judgmentBasis: [0.5, 0.8, 0.8],
    familiarity: [0.5, 0.8, 0.8],
    questionnairesSent: 4,
    questionnairesReturned: 3,
    experts: "columns",
  }),
  call("intraclassCorrelation", agreement.intraclassCorrelation, rows, {
    model: "twoway-random",
    type: "agreement",
    rating: "average",
    confidence: 0.9,
    degreesOfFreedom: "exact",
  }),
  call("kendallW", agreement.kendallW, rows, { correctTies: true }),
  call("surveyMean", agreement.surveyMean, [1, 0, 1, 1, 0, 1], {
    weights: [1, 2, 1, 2, 1, 2],
    strata: ["s", "s", "s", "t", "t", "t"],
    clusters: ["a", "b", "c", "d", "e", "f"],
    populationSizes: { s: 10, t: 20 },
    singleUnits: "center",
    confidence: 0.9,
    intervalMethod: "logit",
    bounds: [0, 1],
  }),
  call("surveyDifference", agreement.surveyDifference, [1, 0, 1, 1, 0, 1], ["g", "h", "g", "h", "g", "h"], {
    weights: [1, 2, 1, 2, 1, 2],
    clusters: ["a", "a", "b", "b", "c", "c"],
    populationSizes: 10,
    between: ["g", "h"],
    confidence: 0.9,
  }),
];

const compositeCalls: readonly LegalCall[] = [
  call("aggregate", composite.aggregate, unitRows, { method: "power", weights: [1, 2, 1], power: 2 }),
  call("ahpGroupWeights", composite.ahpGroupWeights, [pairwise, pairwise], {
    aggregate: "judgments",
    mean: "geometric",
    method: "eigenvector",
    memberWeights: [1, 2],
  }),
  call("ahpTreeWeights", composite.ahpTreeWeights, {
    id: "root",
    pairwise,
    children: [{ id: "l" }, { id: "r" }],
  }),
  call("ahpWeights", composite.ahpWeights, pairwise, { method: "geometric" }),
  call("benefitOfDoubt", composite.benefitOfDoubt, unitRows, { shares: { lower: [0, 0, 0.1], upper: 0.9 } }),
  call("coefficientOfVariationWeights", composite.coefficientOfVariationWeights, rows, { ddof: 1 }),
  call(
    "combineWeights",
    composite.combineWeights,
    [
      [0.5, 0.5],
      [0.2, 0.8],
    ],
    { method: "linear", shares: [1, 2] },
  ),
  call("copeland", composite.copeland, rows, { weights: [1, 1, 2], directions }),
  call("couplingCoordination", composite.couplingCoordination, unitRows, {
    weights: [1, 1, 2],
    exponent: 2,
    method: "standard",
  }),
  call("criticWeights", composite.criticWeights, rows, { directions, ddof: 0 }),
  call("entropyWeights", composite.entropyWeights, rows, {
    directions: ["higher", "higher", "higher"],
    normalization: "sum",
    zeros: { shift: 0.01 },
  }),
  call("equalWeights", composite.equalWeights, 3),
  call(
    "fuzzyEvaluation",
    composite.fuzzyEvaluation,
    [
      [0.2, 0.8],
      [0.5, 0.5],
    ],
    [1, 2],
    {
      operator: "product-sum",
      gradeValues: [1, 2],
    },
  ),
  call("impute", composite.impute, x, { method: "mean", groups }),
  call("kurtosis", composite.kurtosis, x, { ddof: 0 }),
  call("skewness", composite.skewness, x, { ddof: 0 }),
  call("normalize", composite.normalize, rows, { method: "min-max", directions, range: [0, 10] }),
  call("normalize", composite.normalize, rows, {
    method: "z-score",
    directions,
    ddof: 1,
    mean: 5,
    standardDeviation: 2,
  }),
  call("normalize", composite.normalize, rows, {
    method: "target",
    targets: [4, 1, 5],
    cap: true,
    directions,
  }),
  call("normalize", composite.normalize, rows, {
    method: "goalposts",
    goalposts: [
      [0, 9],
      [0, 9],
      [0, 9],
    ],
    clip: true,
    directions,
  }),
  call("obstacleDegree", composite.obstacleDegree, unitRows, { weights: [1, 1, 2] }),
  call("pairwiseMatrix", composite.pairwiseMatrix, [2, 3, 4]),
  call("pcaWeights", composite.pcaWeights, rows, { method: "loadings", components: 1 }),
  call("promethee", composite.promethee, rows, {
    weights: [1, 1, 2],
    directions,
    preference: "linear",
    q: [0, 0, 0],
    p: 2,
  }),
  call("rankRobustness", composite.rankRobustness, unitRows, {
    scenarios: [
      { normalization: { method: "min-max" }, aggregation: { method: "arithmetic" }, noise: 0.1 },
    ] as never,
    directions,
    draws: 3,
    seed: 1,
    confidence: 0.9,
    maxRank: 1,
  }),
  call("rankSumRatio", composite.rankSumRatio, rows, {
    directions,
    weights: [1, 1, 2],
    method: "integer",
    grades: 3,
  }),
  call("sobolIndices", composite.sobolIndices, (point: Float64Array) => point[0]! + 2 * point[1]!, {
    parameters: 2,
    sampleSize: 8,
    seed: 1,
    replicates: 5,
    confidence: 0.9,
  }),
  call("topsis", composite.topsis, rows, { weights: [1, 1, 2], directions, normalization: "vector" }),
  call("vikor", composite.vikor, rows, { weights: [1, 1, 2], directions, v: 0.5 }),
  call("winsorize", composite.winsorize, x, { maxPoints: 1, skewness: 2, kurtosis: 3.5 }),
];

const transferCalls: readonly LegalCall[] = [
  call("apportion", transfers.apportion, x, 100),
  call("averageYears", transfers.averageYears, panel, { weights: [1, 1, 2] }),
  call("boundedShare", transfers.boundedShare, x, { lower: 0, upper: [9, 9, 9, 9, 9], total: 20 }),
  call("capAmounts", transfers.capAmounts, x, { cap: 5, onResidual: "redistribute" }),
  call("collar", transfers.collar, x, x, { down: 0.03, up: 0.06 }),
  call("equalCut", transfers.equalCut, x, w, 5),
  call("fiscalGap", transfers.fiscalGap, x, w),
  call("levelUp", transfers.levelUp, x, {
    baseline: 4,
    members: [true, true, true, true, true],
    weights: w,
    total: 60,
  }),
  call("phaseIn", transfers.phaseIn, x, w, 0.5),
  call("holdHarmless", transfers.holdHarmless, x, w, 0.9),
  call("maxGrowth", transfers.maxGrowth, x, x, { total: 20 }),
  call("scaleTo", transfers.scaleTo, x, 20),
  call("proRata", transfers.proRata, x, 20),
  call("waterFill", transfers.waterFill, x, w, 20),
];
const appraisalCalls: readonly LegalCall[] = [
  call("gradeBy", appraisal.gradeBy, x, [
    { from: 0, grade: "low" },
    { from: 5, grade: "high" },
  ]),
];

/** Calls by module. */
export const LEGAL_CALLS = {
  inequality: inequalityCalls,
  subgroups: subgroupCalls,
  resources: resourceCalls,
  access: accessCalls,
  spatial: spatialCalls,
  dynamics: dynamicsCalls,
  efficiency: efficiencyCalls,
  agreement: agreementCalls,
  composite: compositeCalls,
  transfers: transferCalls,
  appraisal: appraisalCalls,
} as const;
