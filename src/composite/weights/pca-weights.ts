import {
  requireMatrix,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { symmetricEigen } from "../../numeric/symmetric-eigen.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { correlations } from "./correlations.ts";
import { weightsOf } from "./data-weights.ts";
import { varimax } from "./varimax.ts";

/** Options of {@link pcaWeights}. */
export interface PcaWeightsOptions {
  /**
   * `"loadings"`: absolute coefficients of the retained components, weighted with the variance that each explains.
   * `"varimax"`: squared loadings after a varimax rotation, each indicator counted with the component it belongs
   * to. @defaultValue "loadings"
   */
  readonly method?: "loadings" | "varimax" | undefined;
  /** How many components to retain. Absent means Kaiser's rule: those with an eigenvalue above 1. */
  readonly components?: number | undefined;
}

/** Result of {@link pcaWeights}. */
export interface PcaWeights {
  /** One weight a column; they sum to 1. */
  readonly weights: Float64Array;
  /** Eigenvalues of the correlation matrix of the columns that vary, largest first; they sum to their number. */
  readonly eigenvalues: Float64Array;
  /** Share of the variance that each component explains; they sum to 1. */
  readonly explained: Float64Array;
  /** How many components were retained. */
  readonly components: number;
  /** Loadings, one row per column and one entry per retained component, rotated for `"varimax"`. Zeros for a constant column. */
  readonly loadings: Float64Array[];
  /** Columns that are equal everywhere; their weight is 0. */
  readonly constant: number[];
  /**
   * `"ok"`, or `"not-unique"`: a retained eigenvalue is equal to another one, so that the components, and with them the
   * weights, could be turned without the data objecting.
   */
  readonly status: "ok" | "not-unique";
}

/** Relative difference under which two eigenvalues count as equal. */
const SAME = 1e-9;

/**
 * Weights from a principal component analysis of the correlations.
 *
 * `"loadings"`: `w_j` in proportion to `sum_k |l_jk| / sqrt(ev_k) * ev_k / m` over the retained components, with `l` the
 * loadings and `ev` the eigenvalues: what Chinese textbooks do. `"varimax"`: `w_j` in proportion to the largest squared
 * loading of indicator j after rotation, which is what the OECD handbook's intermediate composites, weighted with
 * the variance they explain, come to. Signs do not matter in either, so directions are not asked for.
 *
 * Rows are units, columns indicators. A constant column gets weight 0 and is listed. If no eigenvalue
 * exceeds 1, the columns are uncorrelated and weigh the same.
 *
 * Use it to describe what varies together, not what matters: an important indicator that stands alone gets little
 * weight. It needs more units than indicators to mean much.
 *
 * mathmodels rotates eigenvectors where the handbook rotates loadings. R's `varimax` stops at 1e-5, so it agrees to
 * about four digits.
 *
 * Also `weightMethods.pca`.
 *
 * @throws `too_few_observations` under 2 units; `zero_total` if no column varies; `out_of_domain` for more components
 * than columns that vary; `unknown_option`.
 * @see OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6; Nicoletti, Scarpetta and Boylaud, OECD
 * working paper 226 (2000). Checked against R's prcomp and varimax.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const counties = [[1, 2, 3], [2, 1, 1], [3, 5, 2], [4, 4, 5]];
 * const { weights, components } = weightMethods.pca(counties, { method: "loadings" });
 * components; // => 1
 * Array.from(weights, (w) => Math.round(w * 1e3) / 1e3); // => [0.358, 0.342, 0.3]
 * ```
 */
export function pcaWeights(matrix: Matrix, options: PcaWeightsOptions = {}): PcaWeights {
  const where = "weightMethods.pca";
  requireOptions(where, options, ["method", "components"]);
  const { method = "loadings" } = options;
  requireOneOf(where, "method", method, ["loadings", "varimax"]);
  const columns = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);

  const constant: number[] = [];
  const varying: number[] = [];
  const values: Float64Array[] = [];
  for (let j = 0; j < columns; j++) {
    const column = scaledColumn(matrix, j);
    if (column.least === column.most) {
      constant.push(j);
    } else {
      varying.push(j);
      values.push(column.values);
    }
  }
  const m = varying.length;
  if (options.components !== undefined) {
    requireNumber(where, "components", options.components, { atLeast: 1, integer: true });
    if (m > 0) requireNumber(where, "components", options.components, { atMost: m });
  }

  const r = correlations(values);
  const { values: eigenvalues, vectors } = symmetricEigen(r);
  const kaiser = eigenvalues.reduce((count, value) => count + (value > 1 + SAME ? 1 : 0), 0);
  // Without a value above 1 the correlations are 0: the columns themselves are the components.
  const uncorrelated = kaiser === 0 && options.components === undefined;
  const retained = options.components ?? (uncorrelated ? m : kaiser);
  let spread: Float64Array[] = varying.map((_, a) =>
    Float64Array.from({ length: retained }, (_, k) =>
      uncorrelated ? Number(a === k) : vectors[k]![a]! * Math.sqrt(Math.max(0, eigenvalues[k]!)),
    ),
  );
  if (method === "varimax") spread = varimax(spread);

  const information = new Float64Array(columns);
  const loadings: Float64Array[] = Array.from({ length: columns }, () => new Float64Array(retained));
  for (let a = 0; a < m; a++) {
    loadings[varying[a]!] = spread[a]!;
    let score = 0;
    for (let k = 0; k < retained; k++) {
      const loading = Math.abs(spread[a]![k]!);
      // |l| / sqrt(ev) * ev = |l| sqrt(ev)
      if (method === "loadings") score += loading * Math.sqrt(Math.max(0, eigenvalues[k]!));
      else score = Math.max(score, loading * loading);
    }
    information[varying[a]!] = score;
  }
  const weights = weightsOf(where, information, "no column varies over the units, so none can be told apart");
  return {
    weights,
    eigenvalues,
    explained: eigenvalues.map((value) => Math.max(0, value) / m),
    components: retained,
    loadings,
    constant,
    status: !uncorrelated && hasTie(eigenvalues, retained, method) ? "not-unique" : "ok",
  };
}

/** Whether equal eigenvalues leave the retained components (for varimax: the space that they span) undetermined. */
function hasTie(eigenvalues: Float64Array, retained: number, method: "loadings" | "varimax"): boolean {
  const from = method === "varimax" ? retained - 1 : 0;
  for (let k = from; k < retained && k + 1 < eigenvalues.length; k++) {
    if (eigenvalues[k]! - eigenvalues[k + 1]! <= SAME * eigenvalues[k]!) return true;
  }
  return false;
}
