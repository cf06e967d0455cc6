import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { normalDraw } from "../numeric/normal-draw.ts";
import { power } from "../numeric/portable/power.ts";
import { quantileSorted } from "../numeric/quantile-sorted.ts";
import { randomIndex } from "../numeric/random-index.ts";
import { seededRandom } from "../numeric/seeded-random.ts";
import { sum } from "../numeric/sum.ts";
import type { Matrix } from "../numeric/vector.ts";
import { dea } from "./dea.ts";
import { radialFactor } from "./radial.ts";
import { requireUnits } from "./require-units.ts";
import { type ReturnsToScale, scaled, technology } from "./technology.ts";

/** Options of {@link bootstrapDea}. */
export interface BootstrapDeaOptions {
  /** How output answers when all inputs grow; required. */
  readonly returns: ReturnsToScale;
  /** Whether inputs shrink or outputs grow toward the frontier; required. */
  readonly orientation: "input" | "output";
  /** Number of samples, at least 50. @defaultValue 2000 */
  readonly replicates?: number | undefined;
  /** Seed of the draws. @defaultValue 1 */
  readonly seed?: number | string | undefined;
  /** Spread of the noise that smooths the efficiencies, above 0. @defaultValue 0.9 min(sd, IQR / 1.34) n^(−1/5) of the inefficient units */
  readonly bandwidth?: number | undefined;
  /** Confidence of the intervals, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** One unit of {@link bootstrapDea}. */
export interface BootstrapDeaUnit {
  /** Efficiency as {@link dea} gives it. */
  readonly efficiency: number;
  /** Efficiency less its estimated bias. */
  readonly corrected: number;
  /** Estimated bias: mean over the samples minus efficiency. */
  readonly bias: number;
  /** Standard deviation over the samples. */
  readonly standardError: number;
  /** Lower limit of the interval. */
  readonly lower: number;
  /** Upper limit of the interval. */
  readonly upper: number;
  /** The bandwidth in force, the same for all units. */
  readonly bandwidth: number;
}

/**
 * Estimates how uncertain efficiencies are, and corrects their bias: Simar and Wilson's smoothed bootstrap of {@link dea}.
 *
 * Each sample draws efficiencies $\theta^*$ with replacement, smooths them by noise reflected at 1, moves every unit to its drawn distance, $x^* = x\,\theta / \theta^*$, and measures all units
 * against the frontier of the moved ones. $\text{bias} = \overline{\theta^*} - \theta$; the interval is $2\theta - q^*$.
 *
 * - **Unit:** that of the efficiency: inputs in (0, 1], outputs Farrell's factor of at least 1.
 * - **When to use:** the frontier is that of the best observed units, so that efficiencies are too good; whether two units differ at all. Small samples with many columns have wide intervals.
 * - **Convention:** smoothing is on the input scale, θ or 1/φ. The default bandwidth is a plain rule; report it. A unit without an efficiency (status of {@link dea}) throws.
 * - **Cost:** `replicates` times one small linear program per unit.
 *
 * @param inputs One row per unit, one column per input; at least 0, not all 0 in a row.
 * @param outputs One row per unit, one column per output; at least 0.
 * @throws EqualizationError `zero_total` if all units are efficient; `infeasible` if a unit has no efficiency; `missing_option`, `out_of_domain`, `too_few_observations`, `length_mismatch`, `not_finite`,
 *   `wrong_type`, `unknown_option`.
 * @see L. Simar and P. Wilson, Management Science 44, 1998. Checked against the simulated ranges of an independent program.
 * @example
 * ```ts
 * import { bootstrapDea } from "equalis";
 * const staff = [[2], [3], [3], [4], [5], [5], [6], [8]];
 * const sales = [[1], [3], [2], [3], [4], [2], [3], [5]];
 * const units = bootstrapDea(staff, sales, { returns: "crs", orientation: "input", replicates: 200 });
 * units.every(({ corrected, efficiency }) => corrected < efficiency); // => true
 * ```
 */
export function bootstrapDea(
  inputs: Matrix,
  outputs: Matrix,
  options: BootstrapDeaOptions,
): BootstrapDeaUnit[] {
  const where = "bootstrapDea";
  requireOptions(where, options, ["returns", "orientation", "replicates", "seed", "bandwidth", "confidence"]);
  const { returns, orientation, replicates = 2000, seed = 1, confidence = 0.95 } = options;
  requireOneOf(where, "returns", returns, ["crs", "vrs", "drs", "irs"]);
  requireOneOf(where, "orientation", orientation, ["input", "output"]);
  requireNumber(where, "replicates", replicates, { atLeast: 50, atMost: 1_000_000, integer: true });
  if (typeof seed !== "string") requireNumber(where, "seed", seed);
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  if (options.bandwidth !== undefined) requireNumber(where, "bandwidth", options.bandwidth, { above: 0 });
  requireUnits(where, inputs, outputs);

  const measured = dea(inputs, outputs, { returns, orientation, slacks: false });
  const factors = Float64Array.from(measured, ({ efficiency, status }, o) => {
    if (efficiency === null || !(efficiency > 0)) {
      refuse(where, "infeasible", `unit ${o} has no efficiency (${status}); leave it out`, status, o);
    }
    return efficiency;
  });
  // On the scale of inputs: at most 1.
  const thetas = orientation === "input" ? factors : factors.map((factor) => 1 / factor);
  if (thetas.every((theta) => theta > 1 - 1e-9)) {
    refuse(
      where,
      "zero_total",
      "all units are efficient; there is no spread to draw from and no bias to find",
    );
  }
  const bandwidth = options.bandwidth ?? plainBandwidth(thetas);
  const random = seededRandom(seed);
  const n = inputs.length;
  const samples = Array.from({ length: n }, () => new Float64Array(replicates));
  for (let b = 0; b < replicates; b++) {
    const drawn = smoothed(random, thetas, bandwidth);
    const moved = (matrix: Matrix, factor: (o: number) => number): Matrix =>
      matrix.map((row, o) => Float64Array.from(row, (value) => value * factor(o)));
    const tech =
      orientation === "input"
        ? technology(
            moved(inputs, (o) => thetas[o]! / drawn[o]!),
            outputs,
            returns,
          )
        : technology(
            inputs,
            moved(outputs, (o) => drawn[o]! / thetas[o]!),
            returns,
          );
    const cost = new Float64Array(tech.program.count);
    for (let o = 0; o < n; o++) {
      const { status, factor } = radialFactor(
        tech,
        scaled(tech, inputs[o]!, outputs[o]!),
        orientation,
        -1,
        cost,
      );
      if (status !== "optimal") {
        refuse(
          where,
          "no_convergence",
          `the linear program of unit ${o} did not end in sample ${b} (${status})`,
          status,
          o,
        );
      }
      samples[o]![b] = factor;
    }
  }
  return Array.from(factors, (efficiency, o): BootstrapDeaUnit => {
    const sorted = samples[o]!.sort();
    const mean = sum(sorted) / replicates;
    const variance = sum(sorted.map((value) => (value - mean) ** 2)) / (replicates - 1);
    return {
      efficiency,
      corrected: 2 * efficiency - mean,
      bias: mean - efficiency,
      standardError: Math.sqrt(variance),
      lower: 2 * efficiency - quantileSorted(sorted, (1 + confidence) / 2),
      upper: 2 * efficiency - quantileSorted(sorted, (1 - confidence) / 2),
      bandwidth,
    };
  });
}

/** The plain rule on the inefficient units; where their middle half is equal, on the standard deviation alone, of all units if need be. */
function plainBandwidth(thetas: Float64Array): number {
  const inefficient = thetas.filter((theta) => theta < 1 - 1e-9).sort();
  const deviation = (values: Float64Array): number => {
    if (values.length < 2) return 0;
    const mean = sum(values) / values.length;
    return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
  };
  const spread = deviation(inefficient) || deviation(thetas);
  const middle = (quantileSorted(inefficient, 0.75) - quantileSorted(inefficient, 0.25)) / 1.34;
  const scale = middle > 0 ? Math.min(spread, middle) : spread;
  return 0.9 * scale * power(inefficient.length, -0.2);
}

/** Efficiencies drawn with replacement, smoothed, reflected at 1, and shrunk so that their variance is that of the original ones. */
function smoothed(random: () => number, thetas: Float64Array, bandwidth: number): Float64Array {
  const n = thetas.length;
  const center = sum(thetas) / n;
  const variance = sum(thetas.map((theta) => (theta - center) ** 2)) / n;
  const shrink = Math.sqrt(1 + bandwidth ** 2 / variance);
  const chosen = thetas.map(() => thetas[randomIndex(random, n)]!);
  const mean = sum(chosen) / n;
  return chosen.map((theta) => {
    // A draw at or below 0 is no efficiency; with a sensible bandwidth it does not occur.
    for (let attempt = 0; attempt < 1000; attempt++) {
      const noisy = theta + bandwidth * normalDraw(random);
      const reflected = noisy > 1 ? 2 - noisy : noisy;
      const value = mean + (reflected - mean) / shrink;
      if (value > 0) return value;
    }
    return theta;
  });
}
