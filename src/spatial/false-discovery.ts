import { argsort } from "../numeric/argsort.ts";

/**
 * Benjamini and Hochberg's adjustment: the smallest false discovery rate at which each test would still be called. A
 * `null` is no test and does not count.
 */
export function falseDiscovery(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.flatMap((value, i) => (value === null ? [] : [i]));
  const ascending = argsort(tested.map((i) => p[i] ?? 1));
  const adjusted: (number | null)[] = p.map(() => null);
  let least = 1;
  for (let rank = tested.length; rank > 0; rank--) {
    const i = tested[ascending[rank - 1]!]!;
    least = Math.min(least, (tested.length / rank) * (p[i] ?? 1));
    adjusted[i] = least;
  }
  return adjusted;
}
