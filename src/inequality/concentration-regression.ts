import type { Estimate } from "../numeric/estimate.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import { scaleToOne } from "../numeric/scale-to-one.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedLeastSquares } from "../numeric/weighted-least-squares.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import type { ConcentrationIndexOptions } from "./concentration-index-options.ts";
import { normalInterval } from "./inference/normal-interval.ts";
import { measureConcentration } from "./measure-concentration.ts";

/** Options of {@link concentrationRegression}. */
export interface ConcentrationRegressionOptions extends Omit<ConcentrationIndexOptions, "nu"> {
  /**
   * `"convenient"` takes the mean of the variable as known; `"delta"` carries its error through.
   *
   * @defaultValue "convenient"
   */
  readonly standardError?: "convenient" | "delta" | undefined;
  /**
   * Confidence level, between 0 and 1.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
}

/**
 * Concentration index with the standard error of the textbook regression of the variable on the fractional rank.
 *
 * $$ \frac{2 \sigma_R^2}{\mu} x_i = a + b R_i + e_i, \qquad C = b $$
 *
 * - **Unit:** that of {@link concentrationIndex}, of every kind.
 * - **When to use:** to match published numbers. The regression takes the ranks as given and the errors as alike and
 *   independent; `estimate` with `CONCENTRATION_INDEX` and `method: "linearization"` assumes neither.
 * - **Conventions:** residual variance RSS / (n − 2), rank variance × n / (n − 1), normal quantiles: without weights the
 *   numbers of rineq's `linreg_convenience` and `linreg_delta`. The index itself is the population's. For the bounded kinds
 *   and the generalized one the mean is taken as known in the factor.
 * - **Cost:** one sort and a regression.
 *
 * @param values As for {@link concentrationIndex}.
 * @throws `EqualizationError` as {@link concentrationIndex}, and `out_of_domain` for a level outside 0 to 1.
 * @see Kakwani, N., Wagstaff, A. and van Doorslaer, E. (1997), Journal of Econometrics 77; O'Donnell, O. et al. (2008),
 *   Analyzing Health Equity Using Household Survey Data, ch. 8. Checked against rineq 0.2.3.
 *
 * @example
 * ```ts
 * import { concentrationRegression } from "equalis";
 * const { value, standardError } = concentrationRegression([2, 3, 7, 8], { rankBy: [1, 2, 3, 4] });
 * value; // => 0.275
 * Math.round((standardError ?? 0) * 1e6) / 1e6; // => 0.070711
 * ```
 */
export function concentrationRegression(values: Vector, options: ConcentrationRegressionOptions): Estimate {
  requireOptions("concentrationRegression", options, [
    "rankBy",
    "weights",
    "kind",
    "bounds",
    "negatives",
    "standardError",
    "confidence",
  ]);
  const { standardError = "convenient", confidence = 0.95, ...index } = options;
  requireOneOf("concentrationRegression", "standardError", standardError, ["convenient", "delta"]);
  requireNumber("concentrationRegression", "confidence", confidence, { above: 0, below: 1 });
  const value = measureConcentration("concentrationRegression", values, index);
  const { rankBy } = index;
  // Only proportions of weights count; the smallest numbers have too few digits for products.
  const weights = index.weights === undefined ? undefined : Float64Array.from(index.weights);
  if (weights !== undefined) scaleToOne(weights);
  const ranks = midRanks(rankBy, weights);
  // On a scale on which squares neither overflow nor vanish; what is taken from the fit is relative to its mean.
  const scaled = Float64Array.from(values);
  scaleToOne(scaled);
  const fit = weightedLeastSquares(scaled, [ranks], { weights });
  const n = fit.df + fit.rank;
  const found = { value, method: "regression", n };
  if (fit.rank < 2 || n < 3) return { ...found, standardError: null, interval: null };

  const mean = weightedMean(scaled, weights);
  const slope = fit.coefficients[1]!;
  const spread = weightedMean(
    ranks.map((rank) => (rank - 0.5) * (rank - 0.5)),
    weights,
  );
  const corrected = (spread * n) / (n - 1);
  const [[v00, v01], [, v11]] = fit.covarianceFactor.map((row) =>
    row.map((v) => (v * fit.rss) / (n - 2)),
  ) as unknown as [[number, number], [number, number]];
  const bySlope =
    standardError === "convenient"
      ? (2 * corrected) / mean
      : (2 * corrected) / mean - (corrected * slope) / mean / mean;
  const byConstant = standardError === "convenient" ? 0 : (-2 * corrected * slope) / mean / mean;
  const relative = Math.sqrt(
    byConstant * byConstant * v00 + 2 * byConstant * bySlope * v01 + bySlope * bySlope * v11,
  );
  const factor = kindFactor(index, weightedMean(values, weights));
  const error = relative * factor;
  return { ...found, standardError: error, interval: normalInterval(value, error, confidence) };
}

/** What an index of the kind is of the relative one, the mean taken as known. */
function kindFactor({ kind = "relative", bounds }: ConcentrationIndexOptions, mean: number): number {
  const { lower, upper } = bounds ?? { lower: 0, upper: 1 };
  if (kind === "generalized") return mean;
  if (kind === "modified") return mean / (mean - lower);
  if (kind === "wagstaff") return ((upper - lower) / (upper - mean)) * (mean / (mean - lower));
  if (kind === "erreygers") return (4 * mean) / (upper - lower);
  return 1;
}
