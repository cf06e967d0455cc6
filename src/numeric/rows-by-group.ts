import type { Groups, Vector } from "./vector.ts";

/** One group and the positions of its rows, ascending. */
export interface GroupRows {
  /** The label, as given. */
  readonly group: string | number;
  /** Positions of the rows of the group. */
  readonly rows: Uint32Array;
}

/**
 * The rows of each group, groups in the order in which they first appear; rows of weight 0 are absent, and so
 * is a group that has no others.
 *
 * Labels are compared by identity: `1` and `"1"` are two groups.
 */
export function rowsByGroup(groups: Groups, weights?: Vector | undefined): readonly GroupRows[] {
  const positions = new Map<string | number, number[]>();
  for (let i = 0; i < groups.length; i++) {
    if (weights !== undefined && weights[i] === 0) continue;
    const rows = positions.get(groups[i]!);
    if (rows === undefined) positions.set(groups[i]!, [i]);
    else rows.push(i);
  }
  return Array.from(positions, ([group, rows]) => ({ group, rows: Uint32Array.from(rows) }));
}
