import { EqualizationError } from "../../errors.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import { representable } from "../../numeric/guard/representable.ts";
import { coefficientInfluence } from "../../numeric/regression/coefficient-influence.ts";
import { designError, designUnits } from "../../numeric/regression/design-units.ts";
import type { Groups, Vector } from "../../numeric/vector.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";
import { namedColumns } from "../named-columns.ts";
import { RIF_OPTIONS, type RifOptions, recenter } from "./recenter.ts";

/** Options of {@link rifRegression}. */
export interface RifRegressionOptions extends RifOptions {
  /** What may move the statistic, by name: one column a covariate. */
  readonly covariates: Readonly<Record<string, Vector>>;
  /** The stratum of each row, where the sample was drawn stratum by stratum. */
  readonly strata?: Groups | undefined;
  /** The cluster of each row, where whole clusters were drawn; one label in two strata means two clusters. */
  readonly clusters?: Groups | undefined;
}

/** One coefficient. */
export interface RegressionCoefficient {
  /** The covariate, or `"(constant)"`. */
  readonly name: string;
  /** What one unit of the covariate, spread evenly over the people, does to the statistic. */
  readonly value: number;
  /** Its standard error. */
  readonly standardError: number;
}

/** What {@link rifRegression} answers. */
export interface RifRegression {
  /** The statistic of all values. */
  readonly value: number;
  /** The constant first, then one a covariate in the order given. */
  readonly coefficients: readonly RegressionCoefficient[];
  /** Share of the variance of the influence that the covariates explain; `null` where it does not vary. */
  readonly rSquared: number | null;
}

/**
 * Regression on a recentered influence function: what moves a quantile, a Gini or a concentration index, as ordinary regression says
 * what moves the mean.
 *
 * - **Unit** of a coefficient: that of the statistic, per unit of the covariate: what a small shift of the covariate among all people
 *   does to the statistic of all (the unconditional effect). With `statistic: "mean"` it is ordinary least squares.
 * - **When to use:** for unconditional quantile regression, and to see which groups carry inequality. For a gap between two groups use
 *   {@link oaxacaBlinder}.
 * - **Standard errors** are robust (White's with n / (n − 1)), over clusters and strata where given, as those of svyglm in R's survey; they
 *   take the influence function as data.
 * - **First order:** the influence function is linear in small shifts; a large change of the covariates need not follow it.
 * - **Cost:** that of {@link recenteredInfluence} and one regression.
 *
 * @param values As for {@link recenteredInfluence}.
 * @throws `EqualizationError` as {@link recenteredInfluence}, and `missing_option` (no covariates), `singular` (a covariate is constant or
 *   follows from others), `too_few_observations` (no more rows than coefficients, or a stratum of one unit).
 * @see Firpo, S., Fortin, N. M. and Lemieux, T. (2009), Unconditional quantile regressions, Econometrica 77.
 *
 * @example
 * ```ts
 * import { rifRegression } from "equalis";
 * const { value, coefficients } = rifRegression([1, 2, 3, 6], { statistic: "mean", covariates: { urban: [0, 0, 1, 1] } });
 * value; // => 3
 * coefficients.map(({ value: b }) => Math.round(b * 1e9) / 1e9); // => [1.5, 3]
 * ```
 */
export function rifRegression(values: Vector, options: RifRegressionOptions): RifRegression {
  const where = "rifRegression";
  requireOptions(where, options, [...RIF_OPTIONS, "covariates", "strata", "clusters"]);
  const { covariates, strata, clusters, ...statistic } = options;
  const { value, influence } = recenter(where, values, statistic);
  if (covariates === undefined) {
    throw new EqualizationError("covariates is required; pass an object of columns by name", {
      code: "missing_option",
      where,
    });
  }
  const { weights } = options;
  const columns = namedColumns(where, "covariate", covariates, values.length);
  const fit = weightedLeastSquares(
    influence,
    columns.map((column) => column.values),
    { weights },
  );
  if (fit.status === "deficient") {
    const names = fit.dependent.map((k) => columns[k]!.name);
    throw new EqualizationError(
      `covariate ${names.join(", ")} is constant or follows from others; leave it out`,
      {
        code: "singular",
        where,
        received: names,
      },
    );
  }
  if (fit.df < 1) {
    throw new EqualizationError(
      `${fit.rank} coefficients need more than ${fit.rank} rows with weight to have an error`,
      { code: "too_few_observations", where, received: fit.df + fit.rank },
    );
  }
  const units = designUnits(where, values.length, { weights, strata, clusters });
  const influences = coefficientInfluence(
    fit,
    columns.map((column) => column.values),
    weights,
  );
  return representable(where, {
    value,
    coefficients: ["(constant)", ...columns.map(({ name }) => name)].map((name, k) => ({
      name,
      value: fit.coefficients[k]!,
      standardError: designError(units, (row) => influences[k]![row]!),
    })),
    rSquared: fit.rSquared,
  });
}
