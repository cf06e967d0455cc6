import type { Column, ColumnInput } from "./column.ts";
import { requireColumns } from "./require-columns.ts";

/**
 * Takes columns together from left to right; with `unlimited`, any of them may hold `Infinity`.
 *
 * @internal
 */
export function fold(
  where: string,
  list: readonly ColumnInput[],
  into: (result: Column, next: Column) => void,
  unlimited = false,
): Column {
  const named = Object.fromEntries(list.map((one, k) => [`argument ${k + 1}, value`, one]));
  const demands = unlimited ? { extended: Object.keys(named) } : {};
  const all = Object.values(requireColumns(where, named, demands));
  const result = all[0]!.slice();
  for (let k = 1; k < all.length; k++) into(result, all[k]!);
  return result;
}

/** Adds the next column. */
export function addInto(result: Column, next: Column): void {
  for (let i = 0; i < result.length; i++) result[i] = result[i]! + next[i]!;
}

/** Multiplies by the next column. */
export function multiplyInto(result: Column, next: Column): void {
  for (let i = 0; i < result.length; i++) result[i] = result[i]! * next[i]!;
}

/** Keeps the smaller of both. */
export function minimumInto(result: Column, next: Column): void {
  for (let i = 0; i < result.length; i++) if (next[i]! < result[i]!) result[i] = next[i]!;
}

/** Keeps the larger of both. */
export function maximumInto(result: Column, next: Column): void {
  for (let i = 0; i < result.length; i++) if (next[i]! > result[i]!) result[i] = next[i]!;
}
