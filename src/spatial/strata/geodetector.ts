import { EqualizationError } from "../../errors.ts";
import { deviationsOf } from "../../numeric/deviations-of.ts";
import { fTail } from "../../numeric/f-cdf.ts";
import { requireFinite, requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import { noncentralFTail } from "../../numeric/noncentral-f-tail.ts";
import { scaleToOne } from "../../numeric/scale-to-one.ts";
import { studentTSides } from "../../numeric/student-t-cdf.ts";
import { sum } from "../../numeric/sum.ts";
import type { Labels, Vector } from "../../numeric/vector.ts";

/** Options of {@link geodetector}. */
export interface GeodetectorOptions {
  /** The stratum of each unit by factor, such as `{ terrain: ["hill", "plain", …] }`; at least one factor. */
  readonly factors: Readonly<Record<string, Labels>>;
}

/** How much of the variance one factor explains. */
export interface GeodetectorFactor {
  /** Name of the factor. */
  readonly name: string;
  /** Share of the variance that lies between strata, 0 to 1. */
  readonly q: number;
  /** Number of strata. */
  readonly strata: number;
  /** The F statistic of q; `null` if values do not vary within strata, or every unit is its own stratum. */
  readonly f: number | null;
  /** p by the central F distribution; 0 if values do not vary within strata; `null` if every unit is its own stratum. */
  readonly p: number | null;
  /** Noncentrality in the published formula; `null` as f. */
  readonly noncentrality: number | null;
  /** p by the noncentral F distribution, as published; for comparison only. `null` as f. */
  readonly pNoncentral: number | null;
}

/** How two factors work together. */
export interface GeodetectorInteraction {
  /** Name of the first factor. */
  readonly a: string;
  /** Name of the second factor. */
  readonly b: string;
  /** Share of the variance between the crossed strata. */
  readonly q: number;
  /** q of both against the sum of the single ones: below, equal, above. */
  readonly kind: "enhanced-bivariate" | "independent" | "enhanced-nonlinear";
}

/** Difference of the means of two strata. */
export interface GeodetectorRisk {
  /** First stratum, the one that appears first in the data. */
  readonly a: string | number;
  /** Second stratum. */
  readonly b: string | number;
  /** Mean of a minus mean of b, in the unit of the values. */
  readonly difference: number;
  /** Welch's t; `null` if a stratum has one unit or neither varies. */
  readonly t: number | null;
  /** Its degrees of freedom, not rounded; `null` as t. */
  readonly df: number | null;
  /** Two-sided p; `null` as t. */
  readonly p: number | null;
}

/** Result of {@link geodetector}. */
export interface GeodetectorResult {
  /** One row per factor, in the order given. */
  readonly factors: GeodetectorFactor[];
  /** One row per pair of factors. */
  readonly interactions: GeodetectorInteraction[];
  /** The pairs of strata of each factor. */
  readonly risk: Record<string, GeodetectorRisk[]>;
}

/**
 * Measures how much of the variance of a column lies between the strata of a factor: the q statistic of the geographical detector.
 *
 * $$ q = 1 - \frac{\sum_h \sum_{i \in h} (y_i - \bar y_h)^2}{\sum_i (y_i - \bar y)^2}, \qquad F = \frac{N - L}{L - 1} \frac{q}{1 - q} $$
 *
 * - **Unit:** none. **Range:** 0 to 1. By chance alone q is (L − 1) / (N − 1) on average, so many small strata raise it.
 * - **When to use:** which of several classifications (terrain, province, income class) goes with the differences between regions, alone and in pairs. It describes;
 *   it does not show a cause. Classify numbers first, for example by `classify`.
 * - **p** is by the central F distribution, with L − 1 and N − L degrees of freedom. The published test uses a noncentral F whose noncentrality is estimated from
 *   the same data and depends on where 0 is on the scale; under no effect it rejects far less often than stated. `pNoncentral` reproduces it for comparison.
 * - **Interaction:** q of the crossed strata. It cannot be below the larger of the two, so the two kinds of weakening in the literature do not occur.
 * - **Risk:** Welch's t test of each pair of strata, degrees of freedom not rounded (the R package rounds them).
 * - **Cost:** O(N) per factor and pair of factors.
 *
 * @param values One per unit.
 * @throws EqualizationError `missing_option` without factors; `wrong_type`, `not_finite`, `length_mismatch` for values or strata; `too_few_observations` for fewer than
 *   2 units or a factor with one stratum; `zero_total` if the values do not vary; `unknown_option`.
 * @see J. Wang et al., International Journal of Geographical Information Science 24(1), 2010, and Ecological Indicators 67, 2016. Checked against an
 *   independent program with SciPy's distributions.
 * @example
 * ```ts
 * import { geodetector } from "equalis";
 * const { factors } = geodetector([1, 2, 2, 7, 8, 9], {
 *   factors: { terrain: ["hill", "hill", "hill", "plain", "plain", "plain"] },
 * });
 * factors[0]?.q.toFixed(3); // => "0.958"
 * ```
 */
export function geodetector(values: Vector, options: GeodetectorOptions): GeodetectorResult {
  const where = "geodetector";
  requireOptions(where, options, ["factors"]);
  const { factors } = options;
  if (factors === undefined) {
    throw new EqualizationError("factors is required: the stratum of each unit by factor", {
      code: "missing_option",
      where,
    });
  }
  if (typeof factors !== "object" || factors === null || Array.isArray(factors)) {
    throw new EqualizationError("factors must be a record of strata by name, such as { terrain: [] }", {
      code: "wrong_type",
      where,
      received: factors,
    });
  }
  requireFinite(where, "value", values);
  requireObservations(where, "unit", values.length, 2);
  const names = Object.keys(factors);
  requireObservations(where, "factor", names.length, 1);
  const scaled = Float64Array.from(values);
  const exponent = scaleToOne(scaled);
  const z = deviationsOf(scaled);
  const total = sum(z.map((value) => value * value));
  if (total === 0) {
    throw new EqualizationError("all values are equal, so there is no variance to explain", {
      code: "zero_total",
      where,
    });
  }
  const mean = scaled[0]! - z[0]!;
  const strata = names.map((name) => {
    requireGroups(where, factors[name]!, values.length);
    const codes = codesOf(Array.from(factors[name]!));
    if (codes.labels.length > 1) return codes;
    throw new EqualizationError(`the factor "${name}" has one stratum; it needs at least 2`, {
      code: "too_few_observations",
      where,
      received: 1,
    });
  });
  const rows = names.map((name, k) => factorOf(name, z, mean, total, strata[k]!));
  const interactions: GeodetectorInteraction[] = [];
  for (let i = 0; i < names.length; i++) {
    for (let j = i + 1; j < names.length; j++) {
      const crossed = codesOf(Array.from(z, (_, u) => `${strata[i]!.codes[u]},${strata[j]!.codes[u]}`));
      const q = explained(z, total, crossed);
      const excess = q - rows[i]!.q - rows[j]!.q;
      const kind =
        excess > 1e-12 ? "enhanced-nonlinear" : excess < -1e-12 ? "enhanced-bivariate" : "independent";
      interactions.push({ a: names[i]!, b: names[j]!, q, kind });
    }
  }
  return {
    factors: rows,
    interactions,
    risk: Object.fromEntries(names.map((name, k) => [name, riskOf(z, strata[k]!, 2 ** exponent)])),
  };
}

interface Strata {
  readonly codes: Uint32Array;
  readonly labels: readonly (string | number)[];
}

/** Strata as numbers, in order of first appearance. */
function codesOf(labels: readonly (string | number)[]): Strata {
  const seen = new Map<string | number, number>();
  const codes = Uint32Array.from(labels, (label) => {
    const code = seen.get(label) ?? seen.size;
    seen.set(label, code);
    return code;
  });
  return { codes, labels: [...seen.keys()] };
}

interface StratumSums {
  readonly size: number;
  readonly mean: number;
  /** Sum of the squared deviations from the mean of the stratum. */
  readonly squares: number;
}

function sumsOf(z: Float64Array, { codes, labels }: Strata): StratumSums[] {
  const members = labels.map((): number[] => []);
  for (let i = 0; i < codes.length; i++) members[codes[i]!]!.push(z[i]!);
  return members.map((list) => {
    // One value repeated has no spread, not the rounding of its mean.
    const mean = list.every((value) => value === list[0]) ? list[0]! : sum(list) / list.length;
    return { size: list.length, mean, squares: sum(list.map((value) => (value - mean) ** 2)) };
  });
}

function explained(z: Float64Array, total: number, strata: Strata): number {
  const within = sum(sumsOf(z, strata).map(({ squares }) => squares));
  return Math.min(1, Math.max(0, 1 - within / total));
}

function factorOf(
  name: string,
  z: Float64Array,
  mean: number,
  total: number,
  strata: Strata,
): GeodetectorFactor {
  const n = z.length;
  const sums = sumsOf(z, strata);
  const L = sums.length;
  const within = sum(sums.map(({ squares }) => squares));
  const q = Math.min(1, Math.max(0, 1 - within / total));
  const row = { name, q, strata: L };
  const none = { f: null, noncentrality: null, pNoncentral: null };
  if (L === n) return { ...row, ...none, p: null };
  if (within === 0) return { ...row, ...none, p: 0 };
  const f = ((n - L) / (L - 1)) * ((total - within) / within);
  const means = sums.map((stratum) => stratum.mean + mean);
  const roots = sum(sums.map(({ size }, h) => Math.sqrt(size) * means[h]!));
  const noncentrality = Math.max(
    0,
    (sum(means.map((value) => value * value)) - (roots * roots) / n) / (total / (n - 1)),
  );
  return {
    ...row,
    f: Math.max(0, f),
    p: fTail(f, L - 1, n - L),
    noncentrality,
    pNoncentral: noncentralFTail(f, L - 1, n - L, noncentrality),
  };
}

function riskOf(z: Float64Array, strata: Strata, unit: number): GeodetectorRisk[] {
  const sums = sumsOf(z, strata);
  const rows: GeodetectorRisk[] = [];
  for (let i = 0; i < sums.length; i++) {
    for (let j = i + 1; j < sums.length; j++) {
      const [a, b] = [sums[i]!, sums[j]!];
      const gap = a.mean - b.mean;
      const row = { a: strata.labels[i]!, b: strata.labels[j]!, difference: gap * unit };
      const va = a.size > 1 ? a.squares / (a.size - 1) / a.size : 0;
      const vb = b.size > 1 ? b.squares / (b.size - 1) / b.size : 0;
      if (a.size < 2 || b.size < 2 || va + vb === 0) {
        rows.push({ ...row, t: null, df: null, p: null });
        continue;
      }
      const t = gap / Math.sqrt(va + vb);
      const df = (va + vb) ** 2 / (va ** 2 / (a.size - 1) + vb ** 2 / (b.size - 1));
      rows.push({ ...row, t, df, p: studentTSides(t, df).lower });
    }
  }
  return rows;
}
