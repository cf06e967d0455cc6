import { type DesignUnits, designError } from "../../numeric/regression/design-units.ts";
import { sum } from "../../numeric/sum.ts";
import type { Linear, OaxacaModels, OaxacaSample } from "./oaxaca-models.ts";

/** A part of a gap, with its standard error. */
export interface OaxacaTerm {
  /** The part, in the unit of the statistic. */
  readonly value: number;
  /** Its standard error. */
  readonly standardError: number;
}

/** The seven parts that a decomposition names. */
export const PARTS = [
  "endowments",
  "coefficients",
  "interaction",
  "explained",
  "unexplained",
  "unexplainedFirst",
  "unexplainedSecond",
] as const;

/** Name of a part. */
export type OaxacaPart = (typeof PARTS)[number];

/** A part as the product of mixed means and mixed coefficients: of the first and second group, and of the reference. */
interface Product {
  readonly means: readonly [number, number];
  readonly coefficients: readonly [number, number, number];
}

const PRODUCTS: Readonly<Record<OaxacaPart, readonly Product[]>> = {
  endowments: [{ means: [1, -1], coefficients: [0, 1, 0] }],
  coefficients: [{ means: [0, 1], coefficients: [1, -1, 0] }],
  interaction: [{ means: [1, -1], coefficients: [1, -1, 0] }],
  explained: [{ means: [1, -1], coefficients: [0, 0, 1] }],
  unexplained: [
    { means: [1, 0], coefficients: [1, 0, -1] },
    { means: [0, 1], coefficients: [0, -1, 1] },
  ],
  unexplainedFirst: [{ means: [1, 0], coefficients: [1, 0, -1] }],
  unexplainedSecond: [{ means: [0, 1], coefficients: [0, -1, 1] }],
};

/** A part in all, and by coefficient. */
export interface PartTerms {
  /** All coefficients together. */
  readonly total: OaxacaTerm;
  /** One a coefficient. */
  readonly details: readonly OaxacaTerm[];
}

/** A part with robust errors: influences of means and coefficients of all models, joined by the product rule. */
export function robustTerms(
  part: OaxacaPart,
  models: OaxacaModels,
  sample: OaxacaSample,
  units: DesignUnits,
): PartTerms {
  const n = sample.y.length;
  const all = new Float64Array(n);
  const details = models.names.map((_, k): OaxacaTerm => {
    const own = new Float64Array(n);
    let value = 0;
    for (const product of PRODUCTS[part]) {
      const mean = at(models.means, product.means, k);
      const coefficient = at([...models.coefficients, models.reference], product.coefficients, k);
      value += mean * coefficient;
      add(own, models.means, product.means, k, coefficient);
      add(own, [...models.coefficients, models.reference], product.coefficients, k, mean);
    }
    for (let i = 0; i < n; i++) all[i]! += own[i]!;
    return { value, standardError: designError(units, (row) => own[row]!) };
  });
  return {
    details,
    total: {
      value: sum(details.map((detail) => detail.value)),
      standardError: designError(units, (row) => all[row]!),
    },
  };
}

function at(parts: readonly Linear[], factors: readonly number[], k: number): number {
  return parts.reduce((total, { value }, g) => total + factors[g]! * value[k]!, 0);
}

function add(
  to: Float64Array,
  parts: readonly Linear[],
  factors: readonly number[],
  k: number,
  times: number,
): void {
  parts.forEach(({ influence }, g) => {
    const factor = factors[g]! * times;
    if (factor === 0) return;
    const one = influence[k]!;
    for (let i = 0; i < to.length; i++) to[i]! += factor * one[i]!;
  });
}

/**
 * A part with classical errors, after Jann: `m' V(b) m + b' V(m) b` of independent groups, for a reference made of both groups'
 * coefficients.
 */
export function classicalTerms(part: OaxacaPart, models: OaxacaModels, share: number): PartTerms {
  // As one product of group means and group coefficients.
  const { means, coefficients } = grouped(part, share);
  const m = models.names.map((_, k) => at(models.means, means, k));
  const b = models.names.map((_, k) => at(models.coefficients, coefficients, k));
  const ofCoefficients = (j: number, k: number): number =>
    sum(models.covariance.map((square, g) => coefficients[g]! ** 2 * square[j]![k]!));
  const ofMeans = (j: number, k: number): number =>
    sum(models.meanCovariance.map((square, g) => means[g]! ** 2 * square[j]![k]!));
  let variance = 0;
  for (let j = 0; j < m.length; j++) {
    for (let k = 0; k < m.length; k++) {
      variance += m[j]! * m[k]! * ofCoefficients(j, k) + b[j]! * b[k]! * ofMeans(j, k);
    }
  }
  return {
    total: {
      value: sum(m.map((mean, k) => mean * b[k]!)),
      standardError: Math.sqrt(Math.max(0, variance)),
    },
    details: m.map((mean, k) => ({
      value: mean * b[k]!,
      standardError: Math.sqrt(mean * mean * ofCoefficients(k, k) + b[k]! * b[k]! * ofMeans(k, k)),
    })),
  };
}

function grouped(
  part: OaxacaPart,
  share: number,
): { readonly means: readonly [number, number]; readonly coefficients: readonly [number, number] } {
  const rest = 1 - share;
  if (part === "explained") return { means: [1, -1], coefficients: [share, rest] };
  if (part === "unexplainedFirst") return { means: [1, 0], coefficients: [rest, -rest] };
  if (part === "unexplainedSecond") return { means: [0, 1], coefficients: [share, -share] };
  if (part === "unexplained") return { means: [rest, share], coefficients: [1, -1] };
  const { means, coefficients } = PRODUCTS[part][0]!;
  return { means, coefficients: [coefficients[0], coefficients[1]] };
}

/** The gap itself with a robust error. */
export function robustDifference(sample: OaxacaSample, units: DesignUnits): OaxacaTerm {
  const { y, w, isFirst } = sample;
  const sides = [true, false].map((first) => {
    let weight = 0;
    let total = 0;
    for (let i = 0; i < y.length; i++) {
      if (isFirst[i] !== first) continue;
      weight += w[i]!;
      total += w[i]! * y[i]!;
    }
    return { weight, mean: total / weight };
  });
  const [a, b] = sides as [(typeof sides)[0], (typeof sides)[0]];
  return {
    value: a.mean - b.mean,
    standardError: designError(units, (row) => {
      const { weight, mean } = isFirst[row] ? a : b;
      return ((isFirst[row] ? 1 : -1) * w[row]! * (y[row]! - mean)) / weight;
    }),
  };
}

/** The gap with a classical error: that of both fitted means. */
export function classicalDifference(models: OaxacaModels): OaxacaTerm {
  let value = 0;
  let variance = 0;
  [0, 1].forEach((g) => {
    const m = models.means[g]!.value;
    const b = models.coefficients[g]!.value;
    for (let j = 0; j < m.length; j++) {
      value += (g === 0 ? 1 : -1) * m[j]! * b[j]!;
      for (let k = 0; k < m.length; k++) {
        variance +=
          m[j]! * m[k]! * models.covariance[g]![j]![k]! + b[j]! * b[k]! * models.meanCovariance[g]![j]![k]!;
      }
    }
  });
  return { value, standardError: Math.sqrt(Math.max(0, variance)) };
}
