import { moments } from "../../numeric/moments.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { GiniOptions } from "../gini.ts";
import { absoluteConcentrationInfluence } from "./absolute-concentration-influence.ts";

/** Influence function of the Gini, with its corrections and with either way of taking negative values. */
export function giniInfluence(values: Vector, options: GiniOptions): Float64Array {
  const { weights, correction = "none", negatives = "error" } = options;
  const m = moments(values, weights);
  const { absolute, deviations, influence } = absoluteConcentrationInfluence(values, values, weights, m);
  const sizes = negatives === "normalize" ? Float64Array.from(values, Math.abs) : undefined;
  const size = sizes === undefined ? m.mean : moments(sizes, weights).mean;
  const gini = absolute / size;
  const ginis = influence.map((a, i) => {
    const d = sizes === undefined ? deviations[i]! : sizes[i]! * m.scale - size;
    return (a - gini * d) / size;
  });
  // The factor n / (n - 1) answers to every value alike, which shifts all by one number and changes no variance.
  if (correction === "n") return ginis.map((g) => (g * m.count) / (m.count - 1));
  if (correction === "none") return ginis;
  const shares = Float64Array.from(
    values,
    (_, i) => (weights === undefined ? 1 : weights[i]! * m.weightScale) / m.weight,
  );
  const concentration = shares.reduce((sum, p) => sum + p * p, 0);
  const rest = 1 - concentration;
  return ginis.map((g, i) => g / rest + (gini * (shares[i]! - 2 * concentration)) / rest / rest);
}
