import { EqualizationError } from "../../errors.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import { type GroupRows, rowsByGroup } from "../../numeric/rows-by-group.ts";
import { sum } from "../../numeric/sum.ts";
import type { Column, ColumnInput, Mask } from "../columns/column.ts";
import { isArrayLike } from "../columns/is-array-like.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { requireMask } from "../columns/require-mask.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";

/** The units of one group, as {@link byGroup} hands them to a rule. */
export interface UnitGroup {
  /** Label of the group. */
  readonly group: string | number;
  /** Positions of its units among all units, ascending. */
  readonly units: Uint32Array;
  /** The numbers of its units, out of a column of all units or one number for all. */
  readonly pick: (column: ColumnInput) => Column;
  /** The flags of its units, out of a mask of all units. */
  readonly pickMask: (mask: Mask) => boolean[];
}

/** How one group was fitted. */
export interface GroupFit {
  /** Label of the group. */
  readonly group: string | number;
  /** Positions of its units among all units, ascending. */
  readonly units: Uint32Array;
  /** Sum of its amounts, as its rule gave them. */
  readonly total: number;
  /** The number that was solved for; `null` if the rule of the group gave plain amounts. */
  readonly multiplier: number | null;
  /** Money of the group that its rule left unplaced. */
  readonly residual: number;
}

/** Amounts of all units, fitted group by group. */
export interface GroupedAmounts {
  /** One amount per unit, in the order of all units. */
  readonly amounts: Column;
  /** What limits each unit; `"none"` where the rule of its group gave plain amounts. */
  readonly bound: Bound[];
  /** Money left unplaced, over all groups. */
  readonly residual: number;
  /** One record per group, in the order in which the groups first appear. */
  readonly groups: readonly GroupFit[];
}

/**
 * Applies a rule to each group of units on its own: every closure, {@link proRata}, {@link apportion}, {@link blend}
 * or own arithmetic by province, class or tier.
 *
 * - **Shapes:** one label per unit; the rule gives one amount per unit of its group, one number for all of them, or a
 *   fitted record.
 * - **When to use:** a pool per group, floors within a class, a zero sum within each state. Group totals and means as a
 *   column are `columns.byGroup`.
 * - As the result of a step, each group is reported with its own multiplier by `simulate` and `explain`.
 * - **Cost:** linear in the units, whatever the number of groups.
 *
 * @param groupBy One label per unit; `1` and `"1"` are two groups.
 * @param rule What the units of one group get.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch` (a rule that gives another number of amounts),
 *   `not_finite`, `wrong_type`, and what the rule itself throws.
 *
 * @example A pool for each of two provinces
 * ```ts
 * import { boundedShare, byGroup } from "equalis";
 * const pools = { north: 100, south: 60 };
 * const score = [3, 1, 1, 1, 1];
 * const fitted = byGroup(["north", "north", "south", "south", "south"], ({ group, pick }) =>
 *   boundedShare(pick(score), { total: pools[group as "north" | "south"], upper: 60 }),
 * );
 * fitted.amounts; // => [60, 40, 20, 20, 20]
 * fitted.groups.map(({ multiplier }) => multiplier); // => [40, 20]
 * ```
 */
export function byGroup(
  groupBy: ArrayLike<string | number>,
  rule: (group: UnitGroup) => ArrayLike<number> | number | FittedAmounts,
): GroupedAmounts {
  const where = "byGroup";
  if (!isArrayLike(groupBy)) {
    throw new EqualizationError("groupBy must be an array with one label per unit", {
      code: groupBy === undefined ? "missing_option" : "wrong_type",
      where,
      received: groupBy,
    });
  }
  if (typeof rule !== "function") {
    throw new EqualizationError("rule must be a function of one group", {
      code: "wrong_type",
      where,
      received: rule,
    });
  }
  const n = groupBy.length;
  if (n === 0) {
    throw new EqualizationError("needs at least 1 unit, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  requireGroups(where, groupBy as ArrayLike<string | number>, n);
  const amounts = new Float64Array(n);
  const bound = new Array<Bound>(n).fill("none");
  const groups = rowsByGroup(groupBy as readonly (string | number)[]).map((rows): GroupFit => {
    const given = rule(groupOf(where, rows, n));
    const fit = isFit(given) ? given : null;
    const own = ownAmounts(where, rows, fit === null ? (given as ArrayLike<number> | number) : fit.amounts);
    for (const [k, i] of rows.rows.entries()) {
      amounts[i] = own[k]!;
      if (fit !== null) bound[i] = fit.bound[k]!;
    }
    return {
      group: rows.group,
      units: rows.rows,
      total: sum(own),
      multiplier: fit?.multiplier ?? null,
      residual: fit?.residual ?? 0,
    };
  });
  return { amounts, bound, residual: sum(groups.map(({ residual }) => residual)), groups };
}

function groupOf(where: string, { group, rows }: GroupRows, n: number): UnitGroup {
  return {
    group,
    units: rows,
    pick: (column) => {
      if (typeof column === "number") {
        requireColumns(where, { column });
        return new Float64Array(rows.length).fill(column);
      }
      requireCount(where, "column", column, n);
      const own = Float64Array.from(rows, (i) => column[i]!);
      // A ceiling may be infinite; anything else that is no number is not picked.
      const at = own.findIndex((x) => Number.isNaN(x));
      if (at >= 0) requireColumns(where, { column: Array.from(rows, (i) => column[i]!) });
      return own;
    },
    pickMask: (mask) => {
      requireCount(where, "mask", mask, n);
      const own = Array.from(rows, (i) => mask[i]!);
      requireMask(where, "mask", own, own.length);
      return own.map(Boolean);
    },
  };
}

function requireCount(where: string, noun: string, list: unknown, n: number): void {
  if (isArrayLike(list) && list.length === n) return;
  throw new EqualizationError(
    isArrayLike(list)
      ? `needs one entry of the ${noun} per unit of all groups, got ${list.length} for ${n}`
      : `the ${noun} must be an array with one entry per unit of all groups`,
    { code: isArrayLike(list) ? "length_mismatch" : "wrong_type", where, received: list },
  );
}

function ownAmounts(where: string, { group, rows }: GroupRows, given: ArrayLike<number> | number): Column {
  const name = `amount of group "${group}", unit`;
  const { [name]: own } = requireColumns(where, { [name]: given });
  if (typeof given === "number") return new Float64Array(rows.length).fill(given);
  if (own!.length === rows.length) return own!;
  throw new EqualizationError(
    `the rule gave ${own!.length} amounts for the ${rows.length} units of group "${group}"`,
    { code: "length_mismatch", where, received: own!.length },
  );
}

function isFit(value: unknown): value is FittedAmounts {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Partial<FittedAmounts>).amounts instanceof Float64Array &&
    Array.isArray((value as Partial<FittedAmounts>).bound)
  );
}
