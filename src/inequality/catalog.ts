import type { Groups, Vector } from "../numeric/vector.ts";
import { atkinson } from "./atkinson.ts";
import { bonferroni } from "./bonferroni.ts";
import { coefficientOfVariation } from "./coefficient-of-variation.ts";
import { concentrationIndex } from "./concentration-index.ts";
import type { ConcentrationIndexOptions } from "./concentration-index-options.ts";
import { type DecomposeEntropyOptions, decomposeEntropy } from "./decompose-entropy.ts";
import type { EntropyDecomposition } from "./entropy-decomposition.ts";
import { extendedGini } from "./extended-gini.ts";
import { generalizedEntropy } from "./generalized-entropy.ts";
import { gini } from "./gini.ts";
import { hoover } from "./hoover.ts";
import { atkinsonInfluence } from "./influence/atkinson-influence.ts";
import { coefficientOfVariationInfluence } from "./influence/coefficient-of-variation-influence.ts";
import { concentrationInfluence } from "./influence/concentration-influence.ts";
import { entropyInfluence } from "./influence/entropy-influence.ts";
import { giniInfluence } from "./influence/gini-influence.ts";
import { betweenInfluence } from "./influence/group-entropy-influence.ts";
import { zengaInfluence } from "./influence/zenga-influence.ts";
import { jDivergence } from "./j-divergence.ts";
import { kolm } from "./kolm.ts";
import { meanLogDeviation } from "./mean-log-deviation.ts";
import { mehran } from "./mehran.ts";
import { palma } from "./palma.ts";
import { piesch } from "./piesch.ts";
import { quantileRatio } from "./quantile-ratio.ts";
import { quintileShareRatio } from "./quintile-share-ratio.ts";
import { theil } from "./theil.ts";
import { varianceOfLogs } from "./variance-of-logs.ts";
import { wolfson } from "./wolfson.ts";
import { zenga } from "./zenga.ts";

/** What an index is given next to the values: the weights, and options of its own by name. */
export interface IndexOptions {
  /** People behind each value; only proportions matter, 0 is absence. */
  readonly weights?: Vector | undefined;
  /** Columns that `estimate` hands to a function of one's own, drawn with the values. */
  readonly columns?: Readonly<Record<string, Vector>> | undefined;
  /** Options of the function itself, such as `alpha` or `correction`. */
  readonly [option: string]: unknown;
}

/** What an index does and does not do. */
export interface IndexProperties {
  /** Multiplying all values by one positive number leaves it as it is. */
  readonly scaleInvariant: boolean;
  /** Adding one number to all values leaves it as it is. */
  readonly translationInvariant: boolean;
  /** Counting everybody k times leaves it as it is; a weight of k is k rows. */
  readonly replicationInvariant: boolean;
  /** What a transfer from a richer to a poorer person does: always lowers it, never raises it, or may do either. */
  readonly transferPrinciple: "strict" | "weak" | "not-satisfied";
  /** Splits exactly into a part between groups and one within them. */
  readonly decomposable: boolean;
  /** Part of the distribution to which it answers most. */
  readonly sensitiveTo: "bottom" | "middle" | "top" | "ends";
  /** What a value of 0 does: counts like any other, makes the index infinite, can make it so, brings it to 1, or is refused. */
  readonly zeros: "count" | "infinite" | "can-be-infinite" | "one" | "refused";
  /** Whether an option takes values below 0; they are refused otherwise. */
  readonly negatives: "option" | "refused";
}

/** An index as a value: what a reader must know of it, and the function itself. */
export interface Index {
  /** Stable name, as it appears in results: `"gini"`. */
  readonly id: string;
  /** Name for people. */
  readonly label: string;
  /** The value at equality, and the most it can be. */
  readonly range: readonly [equal: number, most: number];
  /** What it does and does not do. */
  readonly properties: IndexProperties;
  /** The options that `compute` takes for granted, by name; others can be given in their place. */
  readonly parameters?: Readonly<Record<string, number>> | undefined;
  /** Names of the options that have one entry per unit, such as `rankBy`: they are resampled with the values. */
  readonly unitOptions?: readonly string[] | undefined;
  /** The index of the values. */
  compute(values: Vector, options?: IndexOptions): number;
  /**
   * Influence of each value on the index: its derivative by the weight of the value, times the total weight. Given by
   * the indices that `estimate` can linearize.
   */
  influence?(values: Vector, options: IndexOptions): Float64Array;
}

/** {@link gini} as a value. */
export const GINI: Index = {
  id: "gini",
  label: "Gini coefficient",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: false,
    sensitiveTo: "middle",
    zeros: "count",
    negatives: "option",
  },
  compute: gini,
  influence: giniInfluence,
};

/** {@link extendedGini} as a value, with nu 3 unless another is given. */
export const EXTENDED_GINI: Index = {
  id: "extendedGini",
  label: "Extended Gini",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: false,
    sensitiveTo: "bottom",
    zeros: "count",
    negatives: "refused",
  },
  parameters: { nu: 3 },
  compute: (values, options) => extendedGini(values, { nu: 3, ...options }),
};

/** {@link mehran} as a value. */
export const MEHRAN: Index = {
  id: "mehran",
  label: "Mehran index",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: false,
    sensitiveTo: "bottom",
    zeros: "count",
    negatives: "refused",
  },
  compute: mehran,
};

/** {@link piesch} as a value. */
export const PIESCH: Index = {
  id: "piesch",
  label: "Piesch index",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: false,
    sensitiveTo: "top",
    zeros: "count",
    negatives: "refused",
  },
  compute: piesch,
};

/** {@link bonferroni} as a value. */
export const BONFERRONI: Index = {
  id: "bonferroni",
  label: "Bonferroni index",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "not-satisfied",
    decomposable: false,
    sensitiveTo: "bottom",
    zeros: "count",
    negatives: "refused",
  },
  compute: bonferroni,
};

/** {@link zenga} as a value. */
export const ZENGA: Index = {
  id: "zenga",
  label: "Zenga index (2007)",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: false,
    transferPrinciple: "not-satisfied",
    decomposable: false,
    sensitiveTo: "ends",
    zeros: "count",
    negatives: "refused",
  },
  compute: zenga,
  influence: (values, options) => zengaInfluence(values, options.weights),
};

/** {@link theil} as a value. */
export const THEIL: Index = {
  id: "theil",
  label: "Theil index T",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: true,
    sensitiveTo: "top",
    zeros: "count",
    negatives: "refused",
  },
  compute: theil,
  influence: (values, options) => entropyInfluence(values, options.weights, 1),
};

/** {@link meanLogDeviation} as a value. */
export const MEAN_LOG_DEVIATION: Index = {
  id: "meanLogDeviation",
  label: "Mean log deviation (Theil L)",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: true,
    sensitiveTo: "bottom",
    zeros: "infinite",
    negatives: "refused",
  },
  compute: meanLogDeviation,
  influence: (values, options) => entropyInfluence(values, options.weights, 0),
};

/** {@link generalizedEntropy} as a value, of order 2 unless another alpha is given. */
export const GENERALIZED_ENTROPY: Index = {
  id: "generalizedEntropy",
  label: "Generalized entropy",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: true,
    sensitiveTo: "top",
    zeros: "count",
    negatives: "refused",
  },
  parameters: { alpha: 2 },
  compute: (values, options) => generalizedEntropy(values, { alpha: 2, ...options }),
  influence: (values, { weights, alpha = 2 }) => entropyInfluence(values, weights, Number(alpha)),
};

/** {@link jDivergence} as a value. */
export const J_DIVERGENCE: Index = {
  id: "jDivergence",
  label: "J-divergence (Theil T + L)",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: false,
    sensitiveTo: "ends",
    zeros: "infinite",
    negatives: "refused",
  },
  compute: jDivergence,
  influence: (values, { weights }) => {
    const top = entropyInfluence(values, weights, 1);
    return entropyInfluence(values, weights, 0).map((bottom, i) => bottom + top[i]!);
  },
};

/** {@link atkinson} as a value, with epsilon 0.5 unless another is given; from 1 on a zero brings it to 1. */
export const ATKINSON: Index = {
  id: "atkinson",
  label: "Atkinson index",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: false,
    sensitiveTo: "bottom",
    zeros: "count",
    negatives: "refused",
  },
  parameters: { epsilon: 0.5 },
  compute: (values, options) => atkinson(values, { epsilon: 0.5, ...options }),
  influence: (values, { weights, epsilon = 0.5 }) => atkinsonInfluence(values, weights, Number(epsilon)),
};

/** {@link kolm} as a value, with alpha 1 a unit unless another is given. */
export const KOLM: Index = {
  id: "kolm",
  label: "Kolm index",
  range: [0, Infinity],
  properties: {
    scaleInvariant: false,
    translationInvariant: true,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: false,
    sensitiveTo: "bottom",
    zeros: "count",
    negatives: "option",
  },
  parameters: { alpha: 1 },
  compute: (values, options) => kolm(values, { alpha: 1, ...options }),
};

/** {@link hoover} as a value. */
export const HOOVER: Index = {
  id: "hoover",
  label: "Hoover index",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "weak",
    decomposable: false,
    sensitiveTo: "middle",
    zeros: "count",
    negatives: "refused",
  },
  compute: hoover,
};

/** {@link coefficientOfVariation} as a value. */
export const COEFFICIENT_OF_VARIATION: Index = {
  id: "coefficientOfVariation",
  label: "Coefficient of variation",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "strict",
    decomposable: false,
    sensitiveTo: "top",
    zeros: "count",
    negatives: "refused",
  },
  compute: coefficientOfVariation,
  influence: coefficientOfVariationInfluence,
};

/** {@link varianceOfLogs} as a value. */
export const VARIANCE_OF_LOGS: Index = {
  id: "varianceOfLogs",
  label: "Variance of logarithms",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "not-satisfied",
    decomposable: false,
    sensitiveTo: "bottom",
    zeros: "refused",
    negatives: "refused",
  },
  compute: varianceOfLogs,
};

/** {@link palma} as a value. */
export const PALMA: Index = {
  id: "palma",
  label: "Palma ratio",
  range: [0.25, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "weak",
    decomposable: false,
    sensitiveTo: "ends",
    zeros: "can-be-infinite",
    negatives: "refused",
  },
  compute: palma,
};

/** {@link quintileShareRatio} as a value. */
export const QUINTILE_SHARE_RATIO: Index = {
  id: "quintileShareRatio",
  label: "Quintile share ratio S80/S20",
  range: [1, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "weak",
    decomposable: false,
    sensitiveTo: "ends",
    zeros: "can-be-infinite",
    negatives: "refused",
  },
  compute: quintileShareRatio,
};

/** {@link quantileRatio} as a value: P90/P10 unless other quantiles are given. */
export const QUANTILE_RATIO: Index = {
  id: "quantileRatio",
  label: "Quantile ratio",
  range: [1, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: false,
    transferPrinciple: "not-satisfied",
    decomposable: false,
    sensitiveTo: "ends",
    zeros: "can-be-infinite",
    negatives: "refused",
  },
  parameters: { upper: 0.9, lower: 0.1 },
  compute: (values, options) => quantileRatio(values, { upper: 0.9, lower: 0.1, ...options }),
};

/** {@link wolfson} as a value. */
export const WOLFSON: Index = {
  id: "wolfson",
  label: "Wolfson polarization index",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: false,
    transferPrinciple: "not-satisfied",
    decomposable: false,
    sensitiveTo: "middle",
    zeros: "can-be-infinite",
    negatives: "refused",
  },
  compute: wolfson,
};

/** {@link concentrationIndex} as a value: needs the option `rankBy`, and so is not in {@link INDICES}. */
export const CONCENTRATION_INDEX: Index = {
  id: "concentrationIndex",
  label: "Concentration index",
  range: [0, 1],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "not-satisfied",
    decomposable: false,
    sensitiveTo: "middle",
    zeros: "count",
    negatives: "option",
  },
  unitOptions: ["rankBy"],
  compute: (values, options) => concentrationIndex(values, options as unknown as ConcentrationIndexOptions),
  influence: (values, options) =>
    concentrationInfluence(values, options as unknown as ConcentrationIndexOptions),
};

/** The part between groups of {@link decomposeEntropy} as a value: needs the options `groups` and `alpha`. */
export const BETWEEN_GROUP_ENTROPY: Index = {
  id: "betweenGroupEntropy",
  label: "Generalized entropy between groups",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "not-satisfied",
    decomposable: false,
    sensitiveTo: "ends",
    zeros: "count",
    negatives: "refused",
  },
  unitOptions: ["groups"],
  compute: (values, options) => splitByGroup(values, options).between,
  influence: (values, options) => {
    const { groups, alpha, weights } = options as unknown as GroupedOptions;
    return betweenInfluence(values, groups, weights, alpha);
  },
};

/** The part within groups of {@link decomposeEntropy} as a value: needs the options `groups` and `alpha`. */
export const WITHIN_GROUP_ENTROPY: Index = {
  id: "withinGroupEntropy",
  label: "Generalized entropy within groups",
  range: [0, Infinity],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transferPrinciple: "not-satisfied",
    decomposable: false,
    sensitiveTo: "ends",
    zeros: "count",
    negatives: "refused",
  },
  unitOptions: ["groups"],
  compute: (values, options) => splitByGroup(values, options).within,
  influence: (values, options) => {
    const { groups, alpha, weights } = options as unknown as GroupedOptions;
    const between = betweenInfluence(values, groups, weights, alpha);
    return entropyInfluence(values, weights, alpha).map((total, i) => total - between[i]!);
  },
};

/** Every index of one distribution, for tables, menus and laws; import one by name where only one is needed. */
export const INDICES: readonly Index[] = [
  GINI,
  EXTENDED_GINI,
  MEHRAN,
  PIESCH,
  BONFERRONI,
  ZENGA,
  THEIL,
  MEAN_LOG_DEVIATION,
  GENERALIZED_ENTROPY,
  J_DIVERGENCE,
  ATKINSON,
  KOLM,
  HOOVER,
  COEFFICIENT_OF_VARIATION,
  VARIANCE_OF_LOGS,
  PALMA,
  QUINTILE_SHARE_RATIO,
  QUANTILE_RATIO,
  WOLFSON,
];

/** What the parts of an entropy take: those of {@link decomposeEntropy}, the groups among them. */
interface GroupedOptions extends DecomposeEntropyOptions {
  readonly groups: Groups;
}

function splitByGroup(values: Vector, options: IndexOptions | undefined): EntropyDecomposition {
  const { groups, ...rest } = (options ?? {}) as unknown as GroupedOptions;
  return decomposeEntropy(values, groups, rest);
}
