import { requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import type { Labels, Vector } from "../../numeric/vector.ts";
import { requireEvenYears } from "../require-even-years.ts";
import { summarizeTransitions } from "./summarize-transitions.ts";
import type { TransitionSummary } from "./transition-summary.ts";

/** Options of {@link categoryTransition}. */
export interface CategoryTransitionOptions {
  /** All labels, in the order of the tables, also those that no unit has; at least two. */
  readonly classes: Labels;
  /** The year of each period, ascending and evenly spaced. @defaultValue 0, 1, 2, … */
  readonly years?: Vector | undefined;
}

/**
 * Counts transitions between labels, such as grades or types of region, and what they lead to.
 *
 * $$ p_{jk} = \frac{n_{jk}}{\sum_l n_{jl}} $$
 *
 * - **When to use:** units have a label per period instead of a number. For numbers with cutoffs use {@link transitionMatrix}.
 * - **Convention:** as {@link transitionMatrix}: all units and pairs of neighboring periods are pooled; a class without transitions keeps a row of 0.
 * - **Cost:** one pass over the panel.
 *
 * @param panel One row per unit, one label per period, at least two periods.
 * @throws EqualizationError `missing_option` without classes; `wrong_type`, `not_finite`; `too_few_observations` for no unit, fewer than 2 periods or classes; `length_mismatch`;
 *   `duplicate_id` for a repeated class; `unknown_id` for a label that is no class; `out_of_domain` for years that do not ascend evenly; `unknown_option`.
 * @see Checked against an independent program.
 * @example
 * ```ts
 * import { categoryTransition } from "equalis";
 * const { counts } = categoryTransition(
 *   [["poor", "fair", "good"], ["poor", "poor", "fair"]],
 *   { classes: ["poor", "fair", "good"] },
 * );
 * counts; // => [[1, 2, 0], [0, 0, 1], [0, 0, 0]]
 * ```
 */
export function categoryTransition(
  panel: readonly Labels[],
  options: CategoryTransitionOptions,
): TransitionSummary {
  const where = "categoryTransition";
  requireOptions(where, options, ["classes", "years"]);
  const { classes, years } = options;
  if (classes === undefined) refuse(where, "missing_option", "classes is required: all labels, in order");
  requireGroups(where, classes, Array.isArray(classes) ? classes.length : 0);
  if (classes.length < 2)
    refuse(where, "too_few_observations", `needs at least 2 classes, got ${classes.length}`, classes.length);
  const position = new Map(classes.map((label, k) => [label, k]));
  if (position.size < classes.length)
    refuse(where, "duplicate_id", "classes names a label twice; name each once", classes);
  if (!Array.isArray(panel)) refuse(where, "wrong_type", "panel must be an array of rows of labels", panel);
  if (panel.length === 0) refuse(where, "too_few_observations", "needs at least 1 unit, got 0", 0);
  const periods = (panel[0] as Labels | null)?.length ?? 0;
  const counts = classes.map(() => new Array<number>(classes.length).fill(0));
  for (const [i, row] of (panel as readonly Labels[]).entries()) {
    requireGroups(where, row, Array.isArray(row) ? row.length : 0);
    if (row.length !== periods) {
      refuse(
        where,
        "length_mismatch",
        `unit ${i} has ${row.length} periods where unit 0 has ${periods}; every unit needs as many`,
        row.length,
        i,
      );
    }
    if (periods < 2)
      refuse(where, "too_few_observations", `needs at least 2 periods, got ${periods}`, periods);
    const codes = row.map((label) => position.get(label) ?? unknown(where, label, i));
    for (let t = 1; t < periods; t++) counts[codes[t - 1]!]![codes[t]!]!++;
  }
  requireEvenYears(where, periods, years);
  return summarizeTransitions(counts);
}

function unknown(where: string, label: string | number, unit: number): never {
  refuse(
    where,
    "unknown_id",
    `"${label}" of unit ${unit} is none of the classes; add it or correct the label`,
    label,
    unit,
  );
}
