import type { Vector } from "../numeric/vector.ts";
import { coefficientOfVariation } from "./coefficient-of-variation.ts";
import { generalizedEntropy } from "./generalized-entropy.ts";
import { gini } from "./gini.ts";
import { hoover } from "./hoover.ts";
import { meanLogDeviation } from "./mean-log-deviation.ts";
import { theil } from "./theil.ts";

/** What an index is given beside the values: the weights, and options of its own by name. */
export interface IndexOptions {
  /** People behind each value; only proportions matter, 0 is absence. */
  readonly weights?: Vector | undefined;
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
  readonly transfers: "lower" | "never-raise" | "either";
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
  /** The index of the values. */
  compute(values: Vector, options?: IndexOptions): number;
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
    transfers: "lower",
    decomposable: false,
    sensitiveTo: "middle",
    zeros: "count",
    negatives: "option",
  },
  compute: gini,
};

/** {@link theil} as a value. */
export const THEIL: Index = {
  id: "theil",
  label: "Theil index T",
  range: [0, Number.POSITIVE_INFINITY],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transfers: "lower",
    decomposable: true,
    sensitiveTo: "top",
    zeros: "count",
    negatives: "refused",
  },
  compute: theil,
};

/** {@link meanLogDeviation} as a value. */
export const MEAN_LOG_DEVIATION: Index = {
  id: "meanLogDeviation",
  label: "Mean log deviation (Theil L)",
  range: [0, Number.POSITIVE_INFINITY],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transfers: "lower",
    decomposable: true,
    sensitiveTo: "bottom",
    zeros: "infinite",
    negatives: "refused",
  },
  compute: meanLogDeviation,
};

/** {@link generalizedEntropy} as a value, of order 2 unless `alpha` is given. */
export const GENERALIZED_ENTROPY: Index = {
  id: "generalizedEntropy",
  label: "Generalized entropy",
  range: [0, Number.POSITIVE_INFINITY],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transfers: "lower",
    decomposable: true,
    sensitiveTo: "top",
    zeros: "count",
    negatives: "refused",
  },
  parameters: { alpha: 2 },
  compute: (values, options) => generalizedEntropy(values, { alpha: 2, ...options }),
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
    transfers: "never-raise",
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
  range: [0, Number.POSITIVE_INFINITY],
  properties: {
    scaleInvariant: true,
    translationInvariant: false,
    replicationInvariant: true,
    transfers: "lower",
    decomposable: false,
    sensitiveTo: "top",
    zeros: "count",
    negatives: "refused",
  },
  compute: coefficientOfVariation,
};

/** Every index of the room, for tables, menus and laws; import one by name where only one is needed. */
export const INDICES: readonly Index[] = [
  GINI,
  THEIL,
  MEAN_LOG_DEVIATION,
  GENERALIZED_ENTROPY,
  HOOVER,
  COEFFICIENT_OF_VARIATION,
];
