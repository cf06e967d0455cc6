import { readFileSync } from "node:fs";

/** A result that others printed. */
export interface Published<Inputs, Expected> {
  /** Who printed the results, and whose data they are. */
  readonly source: { readonly results: string; readonly inputs: string; readonly note?: string };
  /** What they computed it from. */
  readonly inputs: Inputs;
  /** What they printed. */
  readonly expected: Expected;
  /** How far a result may be from the printed one, absolute. */
  readonly tolerance: number;
}

/** Reads a published result by the name of its file. */
export function published<Inputs, Expected>(name: string): Published<Inputs, Expected> {
  const file = new URL(`../fixtures/published/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Published<Inputs, Expected>;
}

/** Places where numbers are further from the printed ones than the tolerance, or differ in number. */
export function departures(
  actual: ArrayLike<unknown>,
  wanted: readonly number[],
  tolerance: number,
): string[] {
  if (actual.length !== wanted.length) return [`${actual.length} numbers, not ${wanted.length}`];
  return wanted.flatMap((figure, i) => {
    const value = actual[i];
    return typeof value === "number" && Math.abs(value - figure) <= tolerance
      ? []
      : [`[${i}]: ${String(value)} is not ${figure}`];
  });
}
