import { normalCdf, normalTail } from "../normal-cdf.ts";
import { normalQuantile } from "../normal-quantile.ts";
import { exponential } from "../portable/exponential.ts";
import { logarithm } from "../portable/logarithm.ts";
import { logarithmOfOnePlus } from "../portable/logarithm-of-one-plus.ts";
import type { Vector } from "../vector.ts";
import { weightedLeastSquares } from "../weighted-least-squares.ts";
import { weightedMean } from "../weighted-mean.ts";

/** Which model: of a share or a yes or no (`"logit"`, `"probit"`), or of counts (`"poisson"`). */
export type GeneralizedLinearFamily = "logit" | "probit" | "poisson";

/** A fitted model with a constant. */
export interface GeneralizedLinearFit {
  /**
   * `"full"`; `"deficient"` when columns depend on the constant or on columns before them; `"diverged"` when no finite
   * coefficients have the largest likelihood, as where a column tells all yes from all no.
   */
  readonly status: "full" | "deficient" | "diverged";
  /** Positions of the dependent columns. */
  readonly dependent: readonly number[];
  /** The constant first, then one coefficient a column. */
  readonly coefficients: Float64Array;
}

/** What one row adds to the likelihood at a linear predictor, and its first and second derivative (the latter negated). */
interface Term {
  likelihood: number;
  score: number;
  information: number;
}

/** A coefficient of which this much of the information at the null model is left, or less, is on its way to infinity. */
const VANISHED = 1e-16;

/** Newton's method squares the error in every round: a fit that exists is there long before. */
const ROUNDS = 100;

/**
 * Fits a logit, probit or Poisson regression by the largest (pseudo-)likelihood `sum w l(y, x'b)`.
 *
 * Newton's method, each step a weighted least squares fit of score over information; a step that lowers the likelihood is
 * halved. Only proportions of the weights matter. Where the likelihood rises for ever (separation, complete or not) the
 * information on a coefficient vanishes step by step, and the status says `"diverged"`: there is no coefficient to report.
 *
 * `y` is taken to lie in 0 to 1 (Poisson: to be at least 0) with a mean that is on no bound; columns and weights to be
 * finite and equally long, with a positive total weight (guard first).
 */
export function fitGeneralizedLinear(
  y: Vector,
  columns: readonly Vector[],
  family: GeneralizedLinearFamily,
  weights: Vector | undefined,
): GeneralizedLinearFit {
  const n = y.length;
  const term = TERMS[family];
  const coefficients = new Float64Array(columns.length + 1);
  coefficients[0] = LINKS[family](weightedMean(y, weights));
  const eta = new Float64Array(n).fill(coefficients[0]);
  const work = { response: new Float64Array(n), weights: new Float64Array(n) };
  const found = (status: GeneralizedLinearFit["status"], dependent: readonly number[] = []) => ({
    status,
    dependent,
    coefficients,
  });
  let likelihood = derive(y, eta, weights, term, work);
  let spreads: readonly number[] | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const step = weightedLeastSquares(work.response, columns, { weights: work.weights });
    if (step.status === "deficient") return found(round === 0 ? "deficient" : "diverged", step.dependent);
    // What is left of the information on each coefficient: variances at the null model over those of now.
    spreads ??= step.covarianceFactor.map((row, k) => row[k]!);
    const vanished = spreads.some((spread, k) => k > 0 && spread < VANISHED * step.covarianceFactor[k]![k]!);
    if (vanished) return found("diverged");
    const from = eta.slice();
    let size = 1;
    for (; ; size /= 2) {
      for (let i = 0; i < n; i++) eta[i] = from[i]! + size * step.fitted[i]!;
      const next = derive(y, eta, weights, term, work);
      if (next >= likelihood - 1e-12 * Math.abs(likelihood) || size < 1e-6) {
        likelihood = next;
        break;
      }
    }
    let largest = 0;
    let moved = 0;
    for (let i = 0; i < n; i++) {
      if (weights !== undefined && weights[i] === 0) continue;
      largest = Math.max(largest, Math.abs(eta[i]!));
      moved = Math.max(moved, Math.abs(step.fitted[i]!));
    }
    for (let k = 0; k < coefficients.length; k++) coefficients[k]! += size * step.coefficients[k]!;
    if (!Number.isFinite(likelihood)) return found("diverged");
    // A column of numbers next to 0 may have a coefficient beyond all numbers.
    if (moved <= 1e-8 * (1 + largest))
      return found(coefficients.every(Number.isFinite) ? "full" : "diverged");
  }
  return found("diverged");
}

/** The mean that a model gives at a linear predictor, and its slope there. */
export function meanOf(
  family: GeneralizedLinearFamily,
  eta: number,
): { readonly mean: number; readonly slope: number } {
  if (family === "poisson") {
    const mean = exponential(eta);
    return { mean, slope: mean };
  }
  if (family === "probit") return { mean: normalCdf(eta), slope: density(eta) };
  const small = exponential(-Math.abs(eta));
  return { mean: (eta < 0 ? small : 1) / (1 + small), slope: small / (1 + small) ** 2 };
}

/** Fills in what the next step is made of; returns the likelihood. A row that no longer answers stays where it is. */
function derive(
  y: Vector,
  eta: Float64Array,
  weights: Vector | undefined,
  term: (y: number, eta: number, to: Term) => void,
  work: { readonly response: Float64Array; readonly weights: Float64Array },
): number {
  const one: Term = { likelihood: 0, score: 0, information: 0 };
  let total = 0;
  for (let i = 0; i < eta.length; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (weight === 0) {
      work.response[i] = 0;
      work.weights[i] = 0;
      continue;
    }
    term(y[i]!, eta[i]!, one);
    total += weight * one.likelihood;
    const answers = one.information > 1e-280;
    work.response[i] = answers ? one.score / one.information : 0;
    work.weights[i] = answers ? weight * one.information : 0;
  }
  return total;
}

const LINKS: Readonly<Record<GeneralizedLinearFamily, (mean: number) => number>> = {
  logit: (mean) => logarithm(mean) - logarithmOfOnePlus(-mean),
  probit: normalQuantile,
  poisson: logarithm,
};

const TERMS: Readonly<Record<GeneralizedLinearFamily, (y: number, eta: number, to: Term) => void>> = {
  logit(y, eta, to) {
    const small = exponential(-Math.abs(eta));
    to.likelihood = -(logarithmOfOnePlus(small) + (eta < 0 ? y * -eta : (1 - y) * eta));
    // From the nearer end, where the difference keeps its digits.
    const rest = small / (1 + small);
    to.score = eta < 0 ? y - rest : rest - (1 - y);
    to.information = rest / (1 + small);
  },
  probit(y, eta, to) {
    const yes = hazard(-eta);
    const no = hazard(eta);
    to.likelihood = (y > 0 ? y * yes.logarithm : 0) + (y < 1 ? (1 - y) * no.logarithm : 0);
    to.score = y * yes.value - (1 - y) * no.value;
    to.information = y * yes.value * (yes.value + eta) + (1 - y) * no.value * (no.value - eta);
  },
  poisson(y, eta, to) {
    const mean = exponential(eta);
    to.likelihood = y * eta - mean;
    to.score = y - mean;
    to.information = mean;
  },
};

/** Density over upper tail of the standard normal at z, and the logarithm of the tail. */
function hazard(z: number): { readonly value: number; readonly logarithm: number } {
  if (z > 30) {
    // The tail itself is next to 0; its asymptotic series is right to 1e-10 here, and no one stays here.
    return {
      value: z + 1 / (z + 2 / z),
      logarithm: -(z * z) / 2 - logarithm(z) - 0.9189385332046727 - 1 / (z * z),
    };
  }
  const tail = normalTail(z);
  return { value: density(z) / tail, logarithm: logarithm(tail) };
}

function density(z: number): number {
  return 0.3989422804014327 * exponential(-(z * z) / 2);
}
