/**
 * Neighbors with the strength of each tie: `{ a: { b: 2.5 }, b: { a: 2.5 } }`. The numbers are at least 0 and in any unit, such as trips per
 * day or kilometers of shared border; 0 is no neighbor. A unit without neighbors, an island, has an empty record.
 */
export type WeightedNeighborLists = Readonly<Record<string, Readonly<Record<string, number>>>>;
