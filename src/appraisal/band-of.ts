import { meetsThreshold } from "./meets-threshold.ts";

/** Position of the band that a score falls in: the last one whose `from` it reaches; -1 below all of them. */
export function bandOf(score: number, bands: readonly { readonly from: number }[]): number {
  let i = bands.length - 1;
  while (i >= 0 && !meetsThreshold(score, bands[i]!.from)) i--;
  return i;
}
