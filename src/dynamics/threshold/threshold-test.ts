import { quantileSorted } from "../../numeric/quantile-sorted.ts";
import { randomIndex } from "../../numeric/random-index.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import { explainedBy, type ThresholdModel, type ThresholdSearch } from "./threshold-search.ts";

/** What the bootstrap compares with, and how it draws. */
export interface ThresholdTestOptions {
  readonly F: number;
  /** Units times periods less 1. */
  readonly scale: number;
  readonly draws: number;
  readonly seed: number;
}

/** F that a share of the bootstrap samples exceeds. */
interface CriticalValues {
  /** 10%. */
  readonly ten: number;
  /** 5%. */
  readonly five: number;
  /** 1%. */
  readonly one: number;
}

/** Bootstrap of F without threshold: residuals of whole units, drawn with replacement. */
export function testThreshold(
  { unit, regimes }: ThresholdModel,
  search: ThresholdSearch,
  { F, scale, draws, seed }: ThresholdTestOptions,
): { readonly p: number; readonly critical: CriticalValues } {
  const random = seededRandom(seed);
  const rows: number[][] = Array.from({ length: unit.count }, () => []);
  unit.codes.forEach((u, i) => {
    rows[u]!.push(i);
  });
  const outcome = new Float64Array(search.residuals.length);
  const found = Float64Array.from({ length: draws }, () => {
    for (const own of rows) {
      const from = rows[randomIndex(random, rows.length)]!;
      for (let t = 0; t < own.length; t++) outcome[own[t]!] = search.residuals[from[t]!]!;
    }
    return statistic(search.residualsOf(outcome), regimes, search, scale);
  });
  const hits = found.filter((value) => value >= F).length;
  found.sort();
  const [ten, five, one] = [0.9, 0.95, 0.99].map((p) => quantileSorted(found, p)) as [number, number, number];
  return { p: hits / draws, critical: { ten, five, one } };
}

/** The largest F over all thresholds. */
function statistic(
  residuals: Float64Array,
  regimes: readonly Float64Array[],
  { order, reach, inverses }: ThresholdSearch,
  scale: number,
): number {
  const total = residuals.reduce((sum, e) => sum + e * e, 0);
  const products = new Float64Array(regimes.length);
  let most = 0;
  let position = 0;
  inverses.forEach((inverse, c) => {
    for (; position < reach[c]!; position++) {
      const i = order[position]!;
      for (let j = 0; j < regimes.length; j++) products[j]! += regimes[j]![i]! * residuals[i]!;
    }
    if (inverse !== null) most = Math.max(most, explainedBy(inverse, products));
  });
  const rest = total - most;
  return most === 0 ? 0 : rest > 0 ? (most / rest) * scale : Number.MAX_VALUE;
}
