/**
 * Who neighbors whom: the ids of the neighbors of each unit, by the id of the unit. A unit without neighbors, an
 * island, has an empty list.
 */
export type NeighborLists = Readonly<Record<string, readonly string[]>>;
