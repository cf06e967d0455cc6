import type { Setting } from "./setting.ts";

/**
 * Standard error of a total of contributions when clusters are drawn with replacement within strata:
 * the root of `sum_h m_h / (m_h - 1) sum_j (t_hj - mean t_h)^2` over the cluster totals t. A string is the
 * reason why there is none.
 */
export function designError(
  design: NonNullable<Setting["design"]>,
  contributions: Float64Array,
): number | string {
  const { clusters, strata } = design;
  const totals = new Float64Array(strata.length);
  for (let i = 0; i < clusters.length; i++) totals[clusters[i]!]! += contributions[i]!;
  const counts: number[] = [];
  const sums: number[] = [];
  for (let j = 0; j < totals.length; j++) {
    const h = strata[j]!;
    counts[h] = (counts[h] ?? 0) + 1;
    sums[h] = (sums[h] ?? 0) + totals[j]!;
  }
  if (counts.includes(1)) return "a stratum has one cluster only; join it to another stratum";
  let squares = 0;
  for (let j = 0; j < totals.length; j++) {
    const h = strata[j]!;
    squares += ((totals[j]! - sums[h]! / counts[h]!) ** 2 * counts[h]!) / (counts[h]! - 1);
  }
  return Math.sqrt(squares);
}

/**
 * Why the design says nothing about a line on ranks, if it does not: of two ranks, each in one cluster, both are fitted exactly, every
 * cluster adds up to 0 by construction, and 0 would be no standard error.
 */
export function designSilence(
  { clusters }: NonNullable<Setting["design"]>,
  ranks: Float64Array,
): string | null {
  const clusterOf = new Map<number, number>();
  for (let i = 0; i < ranks.length; i++) {
    const known = clusterOf.get(ranks[i]!);
    if (known === undefined) clusterOf.set(ranks[i]!, clusters[i]!);
    else if (known !== clusters[i]!) return null;
  }
  return clusterOf.size === 2
    ? "there are two orders and each lies in one cluster, so that nothing is known about how clusters differ"
    : null;
}
