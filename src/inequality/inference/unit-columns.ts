import type { Index } from "../catalog.ts";
import type { IndexFunction } from "../require-index.ts";
import type { UnitColumns } from "./sample.ts";

/** The options that have one entry per row; the index itself checks what is in them. */
export function unitColumns(
  index: Index | IndexFunction,
  own: Readonly<Record<string, unknown>>,
  count: number,
): UnitColumns {
  if (typeof index === "function") return {};
  const columns: Record<string, ArrayLike<unknown>> = {};
  for (const name of index.unitOptions ?? []) {
    const column = own[name] as ArrayLike<unknown> | null | undefined;
    if (column === undefined || column === null || column.length !== count) continue;
    columns[name] = column;
  }
  return columns;
}
