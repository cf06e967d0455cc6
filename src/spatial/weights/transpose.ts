/** Rows turned into columns: who names each unit, ascending, and where in the rows that stands. */
export interface Transposed {
  /** Where the column of each unit begins; one longer than the units. */
  readonly offsets: Uint32Array;
  /** Who names the unit. */
  readonly targets: Uint32Array;
  /** Place of each pair in the rows. */
  readonly places: Uint32Array;
}

/** Transposes sparse rows in one pass of counting. */
export function transpose(offsets: Uint32Array, targets: Uint32Array): Transposed {
  const n = offsets.length - 1;
  const begins = new Uint32Array(n + 1);
  for (let e = 0; e < targets.length; e++) begins[targets[e]! + 1]!++;
  for (let i = 0; i < n; i++) begins[i + 1]! += begins[i]!;
  const next = begins.slice();
  const sources = new Uint32Array(targets.length);
  const places = new Uint32Array(targets.length);
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const place = next[targets[e]!]!++;
      sources[place] = i;
      places[place] = e;
    }
  }
  return { offsets: begins, targets: sources, places };
}
