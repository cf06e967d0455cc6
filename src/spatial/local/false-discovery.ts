import { argsort } from "../../numeric/argsort.ts";

/**
 * Benjamini and Hochberg's adjustment: the smallest false discovery rate at which each test would still be called. A
 * `null` is no test and does not count.
 */
export function falseDiscovery(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.filter((value) => value !== null);
  const adjusted = new Float64Array(tested.length);
  const ascending = argsort(tested);
  let least = 1;
  for (let rank = tested.length; rank > 0; rank--) {
    const i = ascending[rank - 1]!;
    least = Math.min(least, (tested.length / rank) * tested[i]!);
    adjusted[i] = least;
  }
  let next = 0;
  return p.map((value) => (value === null ? null : adjusted[next++]!));
}
