import fc from "fast-check";

/** A small map: values that are not all equal, and mutual neighbors with at least one pair among every four units. */
export interface SmallMap {
  readonly ids: string[];
  readonly values: number[];
  readonly neighbors: Record<string, string[]>;
}

/** Maps of 6 to 10 units on a ring with some chords, so that nobody is an island and not all neighbor all. */
export const smallMap: fc.Arbitrary<SmallMap> = fc
  .record({
    values: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 10 }),
    chords: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 5 }),
  })
  .filter(({ values }) => new Set(values).size > 1)
  .map(({ values, chords }) => {
    const n = values.length;
    const ids = values.map((_, i) => `u${i}`);
    const pairs = new Set<string>();
    const link = (a: number, b: number) => {
      if (a !== b) pairs.add([a, b].sort((x, y) => x - y).join(" "));
    };
    for (let i = 0; i < n; i++) link(i, (i + 1) % n);
    for (const [a, b] of chords) link(a % n, b % n);
    const neighbors: Record<string, string[]> = Object.fromEntries(ids.map((id) => [id, []]));
    for (const pair of pairs) {
      const [a, b] = pair.split(" ").map(Number) as [number, number];
      neighbors[ids[a]!]!.push(ids[b]!);
      neighbors[ids[b]!]!.push(ids[a]!);
    }
    return { ids, values, neighbors };
  });
