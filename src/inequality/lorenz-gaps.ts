import { add } from "../numeric/add.ts";
import type { AscendingDistribution } from "../numeric/ascending-distribution.ts";
import { cumulativeSum } from "../numeric/cumulative-sum.ts";

/** How far the Lorenz curve lies below the diagonal, at each of its points. */
export interface LorenzGaps {
  /** Share of the people up to each point, from 0 to 1. */
  readonly p: Float64Array;
  /** `p - L(p)`, at least 0. */
  readonly gap: Float64Array;
}

/**
 * The gaps between diagonal and Lorenz curve, summed from deviations from the mean and not by subtraction, so
 * that equal values have none at all.
 */
export function lorenzGaps({ x, w, weight, mean }: AscendingDistribution): LorenzGaps {
  const people = cumulativeSum(w);
  const lacking = cumulativeSum(x.map((value, i) => w[i]! * (mean - value)));
  const p = new Float64Array(x.length + 1);
  const gap = new Float64Array(x.length + 1);
  for (let i = 0; i < x.length; i++) {
    p[i + 1] = people[i]! / weight;
    gap[i + 1] = Math.max(0, lacking[i]! / weight / mean);
  }
  // The curve ends on the diagonal; what the sums leave there is rounding.
  p[x.length] = 1;
  gap[x.length] = 0;
  return { p, gap };
}

/** The gap at any share of the people, linear between the points. */
export function lorenzGapAt({ p, gap }: LorenzGaps, share: number): number {
  let i = 1;
  while (i < p.length - 1 && p[i]! < share) i++;
  const from = p[i - 1]!;
  const width = p[i]! - from;
  return width > 0 ? gap[i - 1]! + ((gap[i]! - gap[i - 1]!) * (share - from)) / width : gap[i]!;
}

/** `int v(p) (p - L(p)) dp` for a v that is linear in p: exact on the polygon, as the product is of degree 2. */
export function integrateLorenzGaps({ p, gap }: LorenzGaps, v: (p: number) => number): number {
  const running = new Float64Array(2);
  let area = 0;
  for (let i = 1; i < p.length; i++) {
    const from = p[i - 1]!;
    const to = p[i]!;
    const a = gap[i - 1]!;
    const b = gap[i]!;
    const term = ((to - from) * (v(from) * a + v((from + to) / 2) * 2 * (a + b) + v(to) * b)) / 6;
    area = add(running, term);
  }
  return area;
}
