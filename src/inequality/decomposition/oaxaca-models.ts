import { EqualizationError } from "../../errors.ts";
import { coefficientInfluence } from "../../numeric/regression/coefficient-influence.ts";
import { sum } from "../../numeric/sum.ts";
import { tabulate } from "../../numeric/tabulate.ts";
import type { Vector } from "../../numeric/vector.ts";
import { type LeastSquaresFit, weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import type { NamedColumn } from "../named-columns.ts";

/** The rows of both groups. */
export interface OaxacaSample {
  /** Their values: what is decomposed the mean of. */
  readonly y: Float64Array;
  /** The covariates, in their order. */
  readonly columns: readonly NamedColumn[];
  /** Weight of each row. */
  readonly w: Float64Array;
  /** Whether each row is of the first group. */
  readonly isFirst: readonly boolean[];
}

/** Numbers with the influence of each row on each of them, the constant first. */
export interface Linear {
  /** The numbers. */
  readonly value: Float64Array;
  /** For each number, the influence of each row; of a number of one group, the rows of the other have 0. */
  readonly influence: readonly Float64Array[];
}

/** What a decomposition is made of: for the two groups together, as no row is in both. */
export interface OaxacaModels {
  /** Names of the coefficients. */
  readonly names: readonly string[];
  /** Means of the covariates, first and second group. */
  readonly means: readonly [Linear, Linear];
  /** Coefficients, first and second group. */
  readonly coefficients: readonly [Linear, Linear];
  /** Reference coefficients. */
  readonly reference: Linear;
  /** Classical covariance of the coefficients of each group. */
  readonly covariance: readonly [Square, Square];
  /** Covariance of the means of each group. */
  readonly meanCovariance: readonly [Square, Square];
  /** Share of the first group in a reference made of both; `null` for a pooled one. */
  readonly share: number | null;
}

/** Rows of a square matrix. */
export type Square = readonly Float64Array[];

/** What the reference coefficients are. */
export type OaxacaReference = "first" | "second" | "equal" | "size" | "pooled" | "pooled-with-group" | number;

/** Fits both groups and the reference. */
export function oaxacaModels(
  where: string,
  sample: OaxacaSample,
  labels: readonly [string | number, string | number],
  reference: OaxacaReference,
): OaxacaModels {
  const { y, columns, w, isFirst } = sample;
  const groups = [true, false].map((first, g) => {
    const rows: number[] = [];
    for (let i = 0; i < y.length; i++) if (isFirst[i] === first) rows.push(i);
    const own = columns.map(({ values }) => tabulate(rows, (i) => values[i]!));
    const weights = tabulate(rows, (i) => w[i]!);
    const fit = fitted(
      where,
      tabulate(rows, (i) => y[i]!),
      own,
      weights,
      columns,
      labels[g],
    );
    const total = sum(weights);
    const means = own.map((column) => weightedMean(column, weights));
    const spread = (influence: readonly Float64Array[]): readonly Float64Array[] =>
      influence.map((values) => {
        const all = new Float64Array(y.length);
        rows.forEach((row, k) => {
          all[row] = values[k]!;
        });
        return all;
      });
    const deviations = own.map((column, k) => column.map((x, i) => (weights[i]! * (x - means[k]!)) / total));
    return {
      total,
      coefficients: {
        value: fit.coefficients,
        influence: spread(coefficientInfluence(fit, own, weights)),
      },
      means: {
        value: Float64Array.of(1, ...means),
        influence: [new Float64Array(y.length), ...spread(deviations)],
      },
      covariance: fit.covarianceFactor.map((row) => row.map((v) => (v * fit.rss) / fit.df)),
      meanCovariance: meanCovariance(own, means),
    };
  });
  const [first, second] = groups as [(typeof groups)[0], (typeof groups)[0]];
  const share = shareOf(reference, first.total, second.total);
  const pair = [first.coefficients, second.coefficients] as const;
  return {
    names: ["(constant)", ...columns.map(({ name }) => name)],
    means: [first.means, second.means],
    coefficients: pair,
    reference: share === null ? pooled(where, sample, reference === "pooled-with-group") : mixed(pair, share),
    covariance: [first.covariance, second.covariance],
    meanCovariance: [first.meanCovariance, second.meanCovariance],
    share,
  };
}

function shareOf(reference: OaxacaReference, first: number, second: number): number | null {
  if (typeof reference === "number") return reference;
  if (reference === "first") return 1;
  if (reference === "second") return 0;
  if (reference === "equal") return 0.5;
  if (reference === "size") return first / (first + second);
  return null;
}

/** The coefficients of both groups, mixed. */
function mixed([first, second]: readonly [Linear, Linear], share: number): Linear {
  const mix = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((x, i) => share * x + (1 - share) * b[i]!);
  return {
    value: mix(first.value, second.value),
    influence: first.influence.map((one, k) => mix(one, second.influence[k]!)),
  };
}

/** One regression of both groups; with the group, its dummy is 1 in the second, so that the constant is that of the first. */
function pooled(where: string, { y, columns, w, isFirst }: OaxacaSample, withGroup: boolean): Linear {
  const values: Vector[] = columns.map((column) => column.values);
  if (withGroup) values.push(tabulate(isFirst, (first) => (first ? 0 : 1)));
  const fit = fitted(where, y, values, w, columns, undefined);
  const width = columns.length + 1;
  return {
    value: fit.coefficients.slice(0, width),
    influence: coefficientInfluence(fit, values, w).slice(0, width),
  };
}

function fitted(
  where: string,
  y: Vector,
  values: readonly Vector[],
  weights: Vector,
  columns: readonly NamedColumn[],
  group: string | number | undefined,
): LeastSquaresFit {
  const place = group === undefined ? "the pooled regression" : `group ${JSON.stringify(group)}`;
  const fit = weightedLeastSquares(y, values, { weights });
  if (fit.status === "deficient") {
    const names = fit.dependent.map((k) => columns[k]?.name ?? "the group");
    throw new EqualizationError(
      `covariate ${names.join(", ")} is constant or follows from others in ${place}; leave it out`,
      {
        code: "singular",
        where,
        received: names,
      },
    );
  }
  if (fit.df < 1) {
    throw new EqualizationError(
      `${place} has ${y.length} rows for ${values.length + 1} coefficients; it needs more rows than coefficients`,
      { code: "too_few_observations", where, received: y.length },
    );
  }
  return fit;
}

/** Covariance of the means of one group, rows drawn independently; the constant has none. */
function meanCovariance(columns: readonly Float64Array[], means: readonly number[]): Square {
  const n = columns[0]!.length;
  const width = columns.length + 1;
  return Array.from({ length: width }, (_, j) =>
    tabulate({ length: width }, (_unused, k) => {
      if (j === 0 || k === 0) return 0;
      const a = columns[j - 1]!;
      const b = columns[k - 1]!;
      const products = a.map((x, i) => (x - means[j - 1]!) * (b[i]! - means[k - 1]!));
      return sum(products) / n / (n - 1);
    }),
  );
}
