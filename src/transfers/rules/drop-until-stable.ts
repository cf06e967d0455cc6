import { EqualizationError } from "../../errors.ts";
import type { Column, ColumnInput, Mask } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { requireMask } from "../columns/require-mask.ts";

/** What one round of {@link dropUntilStable} found. */
export interface DropRound {
  /** The column that the rule gives with these members. */
  readonly column: ColumnInput;
  /** The units that stay. A unit that was not a member does not come back. */
  readonly keep: Mask;
}

/** Where {@link dropUntilStable} came to rest. */
export interface DropResult {
  /** The column of the last round. */
  readonly column: Column;
  /** The members that are left. */
  readonly members: boolean[];
  /** How often the rule was applied: 1 where no one was dropped. */
  readonly rounds: number;
}

/**
 * Applies a rule that can put units out of the program, and applies it again without them, until no one more drops out.
 *
 * - **Ends** after at most as many rounds as there are members, plus one: each round drops at least one. The last round
 *   may be one without members.
 *
 * @param members The units the rule begins with.
 * @param rule What the rule gives for a set of members, and who of them stays.
 * @throws `EqualizationError` `length_mismatch`, `not_finite`, `too_few_observations`, `wrong_type`, and what the
 *   rule itself refuses.
 * @see Canada, Federal-Provincial Fiscal Arrangements Act, section 3.4(3): a province whose cap leaves it nothing no longer
 *   counts for the cap of the others.
 *
 * @example Whoever is below half the mean of those who are left drops out
 * ```ts
 * import { columns, dropUntilStable } from "equalis";
 * const x = [1, 5, 8, 30];
 * const settled = dropUntilStable([true, true, true, true], (over) => {
 *   const bar = columns.mean(x, { mask: over }) / 2;
 *   return { column: bar, keep: columns.above(x, bar) };
 * });
 * settled.members; // => [false, false, false, true]
 * settled.rounds; // => 3
 * ```
 */
export function dropUntilStable(members: Mask, rule: (members: readonly boolean[]) => DropRound): DropResult {
  const where = "dropUntilStable";
  requireMask(where, "members", members, members?.length ?? 0);
  const n = members.length;
  if (n === 0) {
    throw new EqualizationError("needs at least 1 unit, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  if (typeof rule !== "function") {
    throw new EqualizationError("rule must be a function of the members", {
      code: "wrong_type",
      where,
      received: rule,
    });
  }
  let current = Array.from(members, Boolean);
  for (let rounds = 1; ; rounds++) {
    const answer = rule(current);
    if (typeof answer !== "object" || answer === null) {
      throw new EqualizationError("rule must give { column, keep }", {
        code: "wrong_type",
        where,
        received: answer,
      });
    }
    requireMask(where, "keep", answer.keep, n);
    const next = current.map((member, i) => member && Boolean(answer.keep[i]));
    if (next.every((member, i) => member === current[i])) {
      const { column } = requireColumns(where, { column: answer.column, like: new Float64Array(n) });
      return { column, members: current, rounds };
    }
    current = next;
  }
}
