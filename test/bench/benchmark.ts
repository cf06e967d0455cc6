/** One comparison: how long something of ours takes over something plain, both measured in one run. */
export interface Benchmark {
  /** What is compared with what. */
  readonly name: string;
  /** The aim in words, such as `"at most 1.5 x a bare loop"`. */
  readonly aim: string;
  /** The ratio that the aim allows. */
  readonly limit: number;
  /** Measures once. */
  readonly run: () => { readonly ratio: number; readonly note?: string };
}

/**
 * Median time of `ours` over the median time of `reference`, taken in turns so that noise hits both alike. The note has both medians,
 * each with its shortest and its longest time.
 */
export function ratioOf(
  ours: () => unknown,
  reference: () => unknown,
  rounds = 7,
): { readonly ratio: number; readonly note: string } {
  const times: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    for (const [side, work] of [ours, reference].entries()) {
      const begin = performance.now();
      sink = work();
      if (round >= 0) times[side]!.push(performance.now() - begin);
    }
  }
  const sorted = times.map((side) => side.sort((x, y) => x - y));
  const [a, b] = sorted.map((side) => side[side.length >> 1]!) as [number, number];
  const [spread, peer] = sorted.map(
    (side) =>
      `${side[side.length >> 1]!.toFixed(2)} ms, ${side[0]!.toFixed(2)} to ${side.at(-1)!.toFixed(2)}`,
  );
  return { ratio: a / b, note: `${spread} / ${peer}` };
}

/** Keeps results alive, so that no engine removes the work. */
export let sink: unknown;
