import fc from "fast-check";

/** A small market: places with people, facilities with capacity, some of the trips between them. */
export interface Market {
  readonly demand: Record<string, number>;
  readonly supply: Record<string, number>;
  readonly costs: { from: string; to: string; cost: number }[];
}

/** Markets with at least one person, in which some pairs cannot be made and some places or facilities are empty. */
export const market: fc.Arbitrary<Market> = fc
  .record({
    people: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 6 }),
    capacity: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 5 }),
    trips: fc.array(fc.option(fc.integer({ min: 0, max: 60 })), { minLength: 30, maxLength: 30 }),
  })
  .filter(({ people }) => people.some((p) => p > 0))
  .map(({ people, capacity, trips }) => ({
    demand: Object.fromEntries(people.map((p, i) => [`p${i}`, p])),
    supply: Object.fromEntries(capacity.map((s, j) => [`f${j}`, s])),
    costs: people.flatMap((_, i) =>
      capacity.flatMap((_, j) => {
        const cost = trips[5 * i + j];
        return cost === null || cost === undefined ? [] : [{ from: `p${i}`, to: `f${j}`, cost }];
      }),
    ),
  }));
