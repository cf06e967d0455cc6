import { EqualizationError } from "../../errors.ts";
import { moments } from "../../numeric/moments.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { ConcentrationIndexOptions } from "../concentration-index-options.ts";
import { absoluteConcentrationInfluence } from "./absolute-concentration-influence.ts";

/** Influence function of the concentration index of any kind. */
export function concentrationInfluence(values: Vector, options: ConcentrationIndexOptions): Float64Array {
  const { rankBy, weights, kind = "relative", nu = 2, bounds } = options;
  if (nu !== 2) {
    throw new EqualizationError(
      "the concentration index has a linearization for nu 2 only; use the bootstrap",
      {
        code: "unsupported_combination",
        where: "estimate",
      },
    );
  }
  const m = moments(values, weights);
  const { absolute, deviations, influence } = absoluteConcentrationInfluence(values, rankBy, weights, m);
  const { scale, mean } = m;
  if (kind === "generalized") return influence.map((a) => a / scale);
  const lower = (bounds?.lower ?? 0) * scale;
  const upper = (bounds?.upper ?? 1) * scale;
  // Every other kind is the absolute index times a factor that depends on the mean alone.
  if (kind === "erreygers") return influence.map((a) => (4 * a) / (upper - lower));
  if (kind === "wagstaff") {
    const factor = (upper - lower) / (upper - mean) / (mean - lower);
    const slope = factor * (1 / (upper - mean) - 1 / (mean - lower));
    return influence.map((a, i) => factor * a + slope * absolute * deviations[i]!);
  }
  const size = kind === "modified" ? mean - lower : mean;
  return influence.map((a, i) => (a - (absolute / size) * deviations[i]!) / size);
}
