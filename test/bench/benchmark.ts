/** One comparison: how long something of ours takes over something plain, both measured in one run. */
export interface Benchmark {
  /** What is compared with what: the peer is named. */
  readonly name: string;
  /** The aim in words, such as `"at most 1.5 x a bare loop"`. */
  readonly aim: string;
  /** The ratio that the aim allows. */
  readonly limit: number;
  /** Measures once. */
  readonly run: () => Measured;
}

/** What a benchmark found. */
export interface Measured {
  /** Ours over the peer. */
  readonly ratio: number;
  /** Median and spread of both. */
  readonly note?: string;
  /** The same against packages of other languages, where they are installed. */
  readonly peers?: readonly string[];
}

/** Milliseconds of processor time that work takes: other programs on the machine count less than by the clock. */
export function processorTime(work: () => unknown): number {
  const begin = process.cpuUsage();
  sink = work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

/**
 * Median of `ours` over the median of `reference` in processor time, taken in turns so that noise hits both alike. The note has both
 * medians, each with its shortest and its longest time.
 */
export function ratioOf(
  ours: () => unknown,
  reference: () => unknown,
  rounds = 7,
): { readonly ratio: number; readonly note: string } {
  const times: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    for (const [side, work] of [ours, reference].entries()) {
      const took = processorTime(work);
      if (round >= 0) times[side]!.push(took);
    }
  }
  const [a, b] = times.map(medianOf) as [number, number];
  return { ratio: a / b, note: times.map(spread).join(" / ") };
}

/** Half of the times are shorter. */
export function medianOf(times: readonly number[]): number {
  return [...times].sort((x, y) => x - y)[times.length >> 1]!;
}

/** Median with the shortest and the longest time. */
export function spread(times: readonly number[]): string {
  const [median, least, most] = [medianOf(times), Math.min(...times), Math.max(...times)];
  return `${median.toFixed(2)} ms, ${least.toFixed(2)} to ${most.toFixed(2)}`;
}

/** Keeps results alive, so that no engine removes the work. */
export let sink: unknown;
