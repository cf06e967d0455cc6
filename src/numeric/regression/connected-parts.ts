import type { EffectSet } from "./absorb-effects.ts";

/** Which groups of two sets are connected by rows. */
export interface ConnectedParts {
  /** Number of parts that share no group of either set. */
  readonly count: number;
  /** Part of each group: those of the first set, then those of the second; equal numbers are one part. */
  readonly parts: Uint32Array;
}

/** The connected parts of a panel, such as of units and periods: each has one parameter of two-way effects too many. */
export function connectedParts(first: EffectSet, second: EffectSet): ConnectedParts {
  const parent = Uint32Array.from({ length: first.count + second.count }, (_, i) => i);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  let count = parent.length;
  for (let i = 0; i < first.codes.length; i++) {
    const a = root(first.codes[i]!);
    const b = root(first.count + second.codes[i]!);
    if (a === b) continue;
    parent[a] = b;
    count--;
  }
  return { count, parts: parent.map((_, i) => root(i)) };
}
