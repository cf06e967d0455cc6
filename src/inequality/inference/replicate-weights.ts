import { EqualizationError } from "../../errors.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireSameLength,
  requireVector,
} from "../../numeric/guard/index.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import { sum } from "../../numeric/sum.ts";
import type { Groups, Vector } from "../../numeric/vector.ts";
import type { IndexFunction } from "../require-index.ts";
import type { UnitColumns } from "./sample.ts";

/**
 * How replicate weights were made: balanced half-samples, Fay's form of them, the jackknife of single units, of pairs or of strata,
 * the bootstrap, successive differences, or another way whose scale is given.
 */
export type ReplicateDesign = "brr" | "fay" | "jk1" | "jk2" | "jkn" | "bootstrap" | "sdr" | "other";

/** Replicate weights that came with a survey, and how they were made. */
export interface ReplicateWeightOptions {
  /** One array of weights a replicate, each with one weight a value. Only for `method: "replicates"`, and required there. */
  readonly replicateWeights?: ArrayLike<Vector> | undefined;
  /** How they were made, as the documentation of the survey says; required with them. */
  readonly design?: ReplicateDesign | undefined;
  /** Fay's coefficient, at least 0 and below 1: what is left of the weights of the other half. For `"fay"`, and required there. */
  readonly fay?: number | undefined;
  /**
   * What the sum of squares is multiplied by; `"brr"`, `"fay"` and `"sdr"` have their own.
   *
   * @defaultValue (R − 1) / R for `"jk1"`, 1 / (R − 1) for `"bootstrap"`, else 1
   */
  readonly scale?: number | undefined;
  /**
   * What each square is multiplied by; (n − 1) / n of its stratum for `"jkn"`, where it is required. A replicate with 0 is absent.
   *
   * @defaultValue 1 each
   */
  readonly rscales?: Vector | undefined;
  /**
   * Whether squares are taken about the full estimate, else about the mean of the replicates.
   *
   * @defaultValue true
   */
  readonly mse?: boolean | undefined;
  /**
   * Whether replicate weights are weights; false where they are factors of `weights`.
   *
   * @defaultValue true
   */
  readonly combined?: boolean | undefined;
}

/** The options of {@link ReplicateWeightOptions}, for the guards. */
export const REPLICATE_OPTIONS: readonly (keyof ReplicateWeightOptions)[] = [
  "replicateWeights",
  "design",
  "fay",
  "scale",
  "rscales",
  "mse",
  "combined",
];

const DESIGNS: readonly ReplicateDesign[] = ["brr", "fay", "jk1", "jk2", "jkn", "bootstrap", "sdr", "other"];

/** Replicate weights after all guards. */
export interface Replicates {
  /** Weights of each replicate; one of which the square counts 0 is `null`. */
  readonly weights: readonly (Float64Array | null)[];
  /** Factor of each square. */
  readonly factors: Float64Array;
  /** Whether squares are taken about the full estimate. */
  readonly mse: boolean;
}

/** Checks replicate weights and their design, and settles the factor of each square. */
export function requireReplicates(
  where: string,
  count: number,
  weights: Vector | undefined,
  options: ReplicateWeightOptions,
): Replicates {
  const { replicateWeights, design, mse = true, combined = true } = options;
  if (replicateWeights === undefined) {
    throw new EqualizationError(
      'replicateWeights is required for method "replicates"; pass one array of weights a replicate',
      { code: "missing_option", where },
    );
  }
  requireOneOf(where, "design", design!, DESIGNS);
  requireBoolean(where, "mse", mse);
  requireBoolean(where, "combined", combined);
  requireVector(where, "replicate weight", replicateWeights);
  const R = replicateWeights.length;
  requireObservations(where, "replicate", R, 2);
  for (let r = 0; r < R; r++) {
    const noun = `weight of replicate ${r},`;
    requireFinite(where, noun, replicateWeights[r]!, 0);
    requireSameLength(where, "value", count, noun, replicateWeights[r]!.length);
  }
  const { scale, rscales } = scalesOf(where, R, design!, options);
  const factors = Float64Array.from({ length: R }, (_, r) => scale * (rscales?.[r] ?? 1));
  return {
    mse,
    factors,
    weights: Array.from(replicateWeights, (own, r) => {
      if (factors[r] === 0) return null;
      return Float64Array.from(own, (w, i) => (combined ? w : w * (weights?.[i] ?? 1)));
    }),
  };
}

function scalesOf(
  where: string,
  R: number,
  design: ReplicateDesign,
  { fay, scale, rscales }: ReplicateWeightOptions,
): { readonly scale: number; readonly rscales: Vector | undefined } {
  const isFixed = design === "brr" || design === "fay" || design === "sdr";
  const beside =
    fay !== undefined && design !== "fay"
      ? "fay"
      : isFixed && scale !== undefined
        ? "scale"
        : isFixed && rscales !== undefined
          ? "rscales"
          : undefined;
  if (beside !== undefined) {
    throw new EqualizationError(
      `design "${design}" does not take ${beside}; leave it out, or pass design "other"`,
      { code: "unsupported_combination", where },
    );
  }
  if (design === "jkn" && rscales === undefined) {
    throw new EqualizationError(
      'rscales is required for design "jkn": (n - 1) / n of the stratum of each replicate',
      { code: "missing_option", where },
    );
  }
  if (rscales !== undefined) {
    requireFinite(where, "rscale", rscales, 0);
    requireSameLength(where, "replicate", R, "rscale", rscales.length);
  }
  if (scale !== undefined) requireNumber(where, "scale", scale, { above: 0 });
  if (design === "fay") requireNumber(where, "fay", fay!, { atLeast: 0, below: 1 });
  const own: Readonly<Record<ReplicateDesign, number>> = {
    brr: 1 / R,
    fay: 1 / (R * (1 - (fay ?? 0)) ** 2),
    jk1: (R - 1) / R,
    jk2: 1,
    jkn: 1,
    bootstrap: 1 / (R - 1),
    sdr: 4 / R,
    other: 1,
  };
  return { scale: scale ?? own[design], rscales };
}

/**
 * Standard error of an index by replicate weights, `sqrt(sum factor_r (theta_r - c)^2)`; a text says why there is none. A replicate
 * whose square counts 0 is absent, also from the center.
 */
export function replicateError(
  measure: IndexFunction,
  value: number,
  { values, columns }: { readonly values: Vector; readonly columns: UnitColumns },
  rows: Uint32Array | undefined,
  { weights, factors, mse }: Replicates,
  own: Readonly<Record<string, unknown>>,
): number | string {
  const found: number[] = [];
  const factorOf: number[] = [];
  for (let r = 0; r < weights.length; r++) {
    const all = weights[r]!;
    if (all === null) continue;
    const w = rows === undefined ? all : Float64Array.from(rows, (row) => all[row]!);
    let theta: number;
    try {
      theta = measure(values, { ...own, ...columns, weights: w });
    } catch (error) {
      if (error instanceof EqualizationError) return `replicate ${r + 1} is refused: ${error.message}`;
      throw error;
    }
    if (!Number.isFinite(theta)) return `the index is ${theta} on replicate ${r + 1}`;
    found.push(theta);
    factorOf.push(factors[r]!);
  }
  if (found.length === 0) return "every replicate has an rscale of 0";
  const center = mse ? value : sum(found) / found.length;
  return Math.sqrt(sum(found.map((theta, k) => factorOf[k]! * (theta - center) ** 2)));
}

/** The options of which some exclude each other. */
interface MethodOptions extends ReplicateWeightOptions {
  readonly method: string;
  readonly domain?: unknown;
  readonly strata?: Groups | undefined;
  readonly clusters?: Groups | undefined;
  readonly singleUnits?: string | undefined;
}

/** Refuses options that the method would ignore in silence. */
export function requireTogether(options: MethodOptions): void {
  const { method, domain, strata, clusters, singleUnits } = options;
  const refuse = (message: string): EqualizationError =>
    new EqualizationError(message, { code: "unsupported_combination", where: "estimate" });
  if (singleUnits !== undefined && method !== "linearization") {
    throw refuse(`singleUnits is for the linearization; method "${method}" does not use it`);
  }
  if (method === "replicates") {
    if (strata === undefined && clusters === undefined) return;
    throw refuse("strata and clusters are in the replicate weights already; leave them out");
  }
  const stray = REPLICATE_OPTIONS.find((name) => options[name] !== undefined);
  if (stray !== undefined)
    throw refuse(`${stray} is for method "replicates"; method "${method}" does not use it`);
  if (domain !== undefined && method !== "linearization") {
    throw refuse(`a domain is for the linearization and for replicate weights; method "${method}" has none`);
  }
}
