import { LEAF_SIZE, type PointIndex } from "./point-index.ts";

/**
 * Where each cluster of neighboring points ends in the sorted order of the index: the leaves of the tree, each with
 * the splitting point before it. What is near one point of a cluster is near the others too, so that a search for all of them at
 * once saves time.
 */
export function pointClusters(index: PointIndex): Uint32Array {
  const ends: number[] = [];
  const walk = (begin: number, end: number): void => {
    if (end - begin - 1 <= LEAF_SIZE) {
      ends.push(end);
      return;
    }
    const middle = (begin + end - 1) >> 1;
    walk(begin, middle);
    walk(middle + 1, end);
  };
  walk(0, index.order.length);
  return Uint32Array.from(ends);
}
