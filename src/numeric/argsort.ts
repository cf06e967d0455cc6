import type { Vector } from "./vector.ts";

/**
 * Positions of the values in ascending order, ties in the order in which they came.
 *
 * Radix sort on the bits of the doubles, by 11 bits a pass: first by the upper half alone (sign, exponent and 20 bits of
 * the fraction), which leaves few neighbors to exchange; only for values that differ further down by both
 * halves. About twice as fast as the engine's own sort of a million bare numbers; values that ascend already cost one look each.
 *
 * -0 and 0 are equal. The values are taken to be numbers other than NaN (guard first); no values give no positions.
 */
export function argsort(values: Vector): Uint32Array {
  const n = values.length;
  const keys = new Float64Array(n);
  const order = new Uint32Array(n);
  let ascends = true;
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    // -0 + 0 is 0: the bits of -0 would sort before it.
    const x = values[i]! + 0;
    if (x < before) ascends = false;
    before = x;
    keys[i] = x;
    order[i] = i;
  }
  if (ascends) return order;
  if (n < 256) return order.sort((a, b) => keys[a]! - keys[b]! || a - b);
  const words = new Uint32Array(keys.buffer);
  // Where the sign is: in the second word of a double, on machines that put the last byte of a number first.
  const high = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;
  return (
    settle(...byHalf(order, words, high, high), keys) ??
    byHalf(byHalf(order, words, 1 - high, high)[0], words, high, high)[0]
  );
}

/** Sorts the order by one half of the keys, stably; answers with that half as sorted. */
function byHalf(
  order: Uint32Array,
  words: Uint32Array,
  half: number,
  high: number,
): readonly [order: Uint32Array, sorted: Uint32Array] {
  const n = order.length;
  const counts = [new Uint32Array(2048), new Uint32Array(2048), new Uint32Array(1024)] as const;
  const [first, second, third] = counts;
  let from = order;
  let to: Uint32Array = new Uint32Array(n);
  let key = new Uint32Array(n);
  let keyTo = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const at = 2 * from[i]!;
    const negative = words[at + high]! >> 31;
    // All bits of a negative number are turned, and the sign of a positive one: then bits sort as numbers do.
    const k = (words[at + half]! ^ (half === high ? negative | 0x80000000 : negative)) >>> 0;
    key[i] = k;
    first[k & 2047]!++;
    second[(k >>> 11) & 2047]!++;
    third[k >>> 22]!++;
  }
  counts.forEach((count, pass) => {
    const shift = 11 * pass;
    // Nothing to do where all have the same digit.
    if (count[(key[0]! >>> shift) & 2047] === n) return;
    let total = 0;
    for (let digit = 0; digit < count.length; digit++) {
      const size = count[digit]!;
      count[digit] = total;
      total += size;
    }
    for (let i = 0; i < n; i++) {
      const k = key[i]!;
      const place = count[(k >>> shift) & 2047]!++;
      keyTo[place] = k;
      to[place] = from[i]!;
    }
    [key, keyTo] = [keyTo, key];
    // The first pass must not write to the caller's order, so a new one takes its place.
    [from, to] = [to, from === order ? new Uint32Array(n) : from];
  });
  return [from, key];
}

/** Puts right, by insertion, what the sorted upper halves left open; `undefined` if that is too much. */
function settle(order: Uint32Array, sorted: Uint32Array, keys: Float64Array): Uint32Array | undefined {
  let moves = 4 * order.length;
  for (let i = 1; i < order.length; i++) {
    if (sorted[i] !== sorted[i - 1]) continue;
    const moved = order[i]!;
    const x = keys[moved]!;
    let place = i;
    for (; place > 0 && keys[order[place - 1]!]! > x; place--) order[place] = order[place - 1]!;
    order[place] = moved;
    moves -= i - place;
    if (moves < 0) return undefined;
  }
  return order;
}
