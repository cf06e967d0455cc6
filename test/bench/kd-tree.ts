/** Facilities within reach of places by the method of scipy's cKDTree: a tree of the facilities, and one search a place. */
export function pairsWithin(
  places: Float64Array,
  facilities: Float64Array,
  chord: number,
): {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly squares: Float64Array;
  readonly count: number;
} {
  const n = facilities.length / 3;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const axes = new Uint8Array(n);
  const build = (begin: number, end: number): void => {
    if (end - begin <= 16) return;
    const middle = (begin + end) >> 1;
    let axis = 0;
    let widest = -1;
    for (let k = 0; k < 3; k++) {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (let p = begin; p < end; p++) {
        low = Math.min(low, facilities[3 * order[p]! + k]!);
        high = Math.max(high, facilities[3 * order[p]! + k]!);
      }
      if (high - low > widest) [widest, axis] = [high - low, k];
    }
    order.subarray(begin, end).sort((a, b) => facilities[3 * a + axis]! - facilities[3 * b + axis]!);
    axes[middle] = axis;
    build(begin, middle);
    build(middle + 1, end);
  };
  build(0, n);
  let room = 2 ** 20;
  let from = new Uint32Array(room);
  let to = new Uint32Array(room);
  let squares = new Float64Array(room);
  let count = 0;
  const reach = chord * chord;
  const search = (i: number, begin: number, end: number): void => {
    const x = places[3 * i]!;
    const y = places[3 * i + 1]!;
    const z = places[3 * i + 2]!;
    const middle = (begin + end) >> 1;
    const leaf = end - begin <= 16;
    const [first, last] = leaf ? [begin, end] : [middle, middle + 1];
    for (let p = first; p < last; p++) {
      const j = order[p]!;
      const a = facilities[3 * j]! - x;
      const b = facilities[3 * j + 1]! - y;
      const c = facilities[3 * j + 2]! - z;
      const square = a * a + b * b + c * c;
      if (square > reach) continue;
      if (count === room) {
        room *= 2;
        const [wider, wide, widest] = [new Uint32Array(room), new Uint32Array(room), new Float64Array(room)];
        wider.set(from);
        wide.set(to);
        widest.set(squares);
        [from, to, squares] = [wider, wide, widest];
      }
      from[count] = i;
      to[count] = j;
      squares[count++] = square;
    }
    if (leaf) return;
    const axis = axes[middle]!;
    const ahead = facilities[3 * order[middle]! + axis]! - (axis === 0 ? x : axis === 1 ? y : z);
    if (ahead >= -chord) search(i, begin, middle);
    if (ahead <= chord) search(i, middle + 1, end);
  };
  for (let i = 0; i < places.length / 3; i++) search(i, 0, n);
  return { from, to, squares, count };
}
