import type { Column } from "../columns/column.ts";

/** Most values kept per unit and tail: the memory stays the same however many draws are made. */
const SLOTS = 64;

/** Two quantiles of each unit's draws, found in one pass and a fixed amount of memory per unit. */
export interface TailQuantiles {
  /** Takes in one draw of all units. */
  readonly add: (draw: Column) => void;
  /** The quantiles at `tail` and `1 − tail` of what was taken in. */
  readonly read: () => { readonly lower: Column; readonly upper: Column };
}

/**
 * Keeps only the smallest and the largest values of each unit, as many as the quantile (type 7) needs. Where the draws are
 * so many that these would not fit, they are taken in batches of equal size, and the quantile is the mean of those of the
 * batches; up to that number (2,480 draws for a 95 % interval) it is exact.
 */
export function tailQuantiles(units: number, draws: number, tail: number): TailQuantiles {
  const most = Math.max(1, Math.floor((SLOTS - 2) / tail));
  const batches = Math.ceil(draws / most);
  const lower = new Float64Array(units);
  const upper = new Float64Array(units);
  // The first `large` batches have one draw more than the others.
  const small = Math.floor(draws / batches);
  const large = draws - small * batches;
  const kept = Math.min(draws, Math.floor(Math.max(0, Math.ceil(draws / batches) - 1) * tail) + 2);
  const lows = new Float64Array(units * kept).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(units * kept).fill(Number.POSITIVE_INFINITY);
  // The value that a draw has to beat, next to one another, so that most draws touch nothing else.
  const lowGate = new Float64Array(units).fill(Number.POSITIVE_INFINITY);
  const highGate = new Float64Array(units).fill(Number.NEGATIVE_INFINITY);
  let batch = 0;
  let filled = 0;

  function close(): void {
    const size = filled;
    const h = (size - 1) * tail;
    const k = Math.floor(h);
    const part = h - k;
    for (let i = 0; i < units; i++) {
      const at = i * kept + k;
      const next = k + 1 < size ? at + 1 : at;
      const low = lows[at]! + (part === 0 ? 0 : part * (lows[next]! - lows[at]!));
      // The upper tail is kept with its sign turned, so that one way of inserting serves both.
      const high = 0 - highs[at]! - (part === 0 ? 0 : part * (highs[next]! - highs[at]!));
      lower[i] = lower[i]! + low;
      upper[i] = upper[i]! + high;
    }
    lows.fill(Number.POSITIVE_INFINITY);
    highs.fill(Number.POSITIVE_INFINITY);
    lowGate.fill(Number.POSITIVE_INFINITY);
    highGate.fill(Number.NEGATIVE_INFINITY);
    filled = 0;
    batch++;
  }

  return {
    add: (draw) => {
      for (let i = 0; i < units; i++) {
        const x = draw[i]!;
        if (x < lowGate[i]!) {
          insert(lows, i * kept, kept, x);
          lowGate[i] = lows[i * kept + kept - 1]!;
        }
        if (x > highGate[i]!) {
          insert(highs, i * kept, kept, -x);
          highGate[i] = -highs[i * kept + kept - 1]!;
        }
      }
      filled++;
      if (filled === (batch < large ? small + 1 : small)) close();
    },
    read: () => {
      // Draws that were refused leave the last batch short; most of one still counts as one.
      if (filled > 0 && (batch === 0 || 2 * filled >= small)) close();
      const count = batch;
      return { lower: lower.map((x) => x / count), upper: upper.map((x) => x / count) };
    },
  };
}

/** Puts a value into its place among the `count` ascending ones from `from` on; the largest falls out. */
function insert(sorted: Float64Array, from: number, count: number, x: number): void {
  let k = from + count - 1;
  while (k > from && sorted[k - 1]! > x) {
    sorted[k] = sorted[k - 1]!;
    k--;
  }
  sorted[k] = x;
}
