import { formatNumber } from "./format-number.ts";

/** A number of things in words: `1 region`, `2 regions`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}
