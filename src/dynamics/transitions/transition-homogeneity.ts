import { chiSquareTail } from "../../numeric/chi-square-cdf.ts";
import { requireNonNegative, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { representable } from "../../numeric/guard/representable.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";

/** Whether units move alike in every table of transitions. */
export interface TransitionHomogeneity {
  /** Likelihood-ratio statistic. */
  readonly likelihoodRatio: number;
  /** Pearson's statistic. */
  readonly pearson: number;
  /** Degrees of freedom: over the classes, (tables that saw it − 1) × (classes moved to − 1). */
  readonly df: number;
  /** Upper tail of chi-square at the likelihood ratio; `null` with 0 degrees of freedom. */
  readonly likelihoodRatioP: number | null;
  /** Upper tail of chi-square at Pearson's statistic; `null` with 0 degrees of freedom. */
  readonly pearsonP: number | null;
}

/**
 * Tests whether several tables of transitions could come from the same probabilities: two periods, or any number of groups.
 *
 * $$ LR = 2 \sum_g \sum_j \sum_k n_{jk \mid g} \ln \frac{p_{jk \mid g}}{p_{jk}}, \qquad
 *    X^2 = \sum_g \sum_j \sum_k \frac{(n_{jk \mid g} - n_{j \mid g}\, p_{jk})^2}{n_{j \mid g}\, p_{jk}} $$
 *
 * with $p_{jk}$ from all tables together.
 *
 * - **When to use:** whether mobility changed between two periods, or differs between provinces. For the neighbors' class use {@link spatialTransition}, which contains this test.
 * - **Convention:** cells never seen in any table add nothing; a class seen in one table only adds no degrees of freedom. With few counts per cell both p are rough.
 * - **Cost:** O(cells).
 *
 * @param tables The `counts` of {@link transitionMatrix} or {@link categoryTransition}: at least two, square and of one size; at least 0.
 * @throws EqualizationError `wrong_type`, `too_few_observations` for fewer than two tables, `length_mismatch` for tables that are not square or of different size, `not_finite`,
 *   `out_of_domain` for a negative count or counts that overflow, `zero_total` without any transition; `unknown_option`.
 * @see T. Anderson and L. Goodman, Annals of Mathematical Statistics 28, 1957. Checked against an independent program.
 * @example
 * ```ts
 * import { transitionHomogeneity } from "equalis";
 * const { df, pearson } = transitionHomogeneity([[[30, 10], [5, 35]], [[20, 20], [5, 35]]]);
 * df; // => 2
 * pearson.toFixed(4); // => "5.3333"
 * ```
 */
export function transitionHomogeneity(
  tables: readonly (readonly (readonly number[])[])[],
  options: Readonly<Record<string, never>> = {},
): TransitionHomogeneity {
  const where = "transitionHomogeneity";
  requireOptions(where, options, []);
  if (!Array.isArray(tables))
    refuse(where, "wrong_type", "tables must be an array of tables of counts", tables);
  if (tables.length < 2)
    refuse(where, "too_few_observations", `needs at least 2 tables, got ${tables.length}`, tables.length);
  const k = (tables[0] as readonly unknown[] | null)?.length ?? 0;
  for (const [g, table] of tables.entries()) {
    if (!Array.isArray(table)) refuse(where, "wrong_type", `table ${g} must be an array of rows`, table, g);
    for (const [j, row] of table.entries()) {
      requireNonNegative(where, `table ${g}, row ${j}, count`, row);
      if (row.length !== k || table.length !== k) {
        refuse(
          where,
          "length_mismatch",
          `table ${g} is not square, or not of the size of table 0; pass tables of one size`,
          row.length,
          g,
        );
      }
    }
    if (table.length !== k || k === 0) {
      refuse(
        where,
        "length_mismatch",
        `table ${g} has ${table.length} classes where table 0 has ${k}; pass tables of one size`,
        table.length,
        g,
      );
    }
  }
  const result = homogeneityOf(tables);
  if (result === null)
    refuse(where, "zero_total", "the tables hold no transition; there is nothing to compare");
  return representable(where, result);
}

/** The test of checked tables; `null` without any transition. */
export function homogeneityOf(
  tables: readonly (readonly (readonly number[])[])[],
): TransitionHomogeneity | null {
  const pooled = tables[0]!.map((row, j) =>
    row.map((_, k) => tables.reduce((sum, table) => sum + table[j]![k]!, 0)),
  );
  let likelihoodRatio = 0;
  let pearson = 0;
  let df = 0;
  let seen = 0;
  for (const [from, row] of pooled.entries()) {
    const total = row.reduce((a, b) => a + b, 0);
    seen += total;
    let present = 0;
    for (const table of tables) {
      const n = table[from]!.reduce((a, b) => a + b, 0);
      if (n === 0) continue;
      present++;
      for (const [to, all] of row.entries()) {
        if (all === 0) continue;
        const observed = table[from]![to]!;
        const expected = (n * all) / total;
        if (observed > 0) likelihoodRatio += 2 * observed * logarithm(observed / expected);
        pearson += (observed - expected) ** 2 / expected;
      }
    }
    const movedTo = row.filter((count) => count > 0).length;
    if (present > 0) df += (present - 1) * (movedTo - 1);
  }
  if (seen === 0) return null;
  return {
    likelihoodRatio,
    pearson,
    df,
    likelihoodRatioP: df === 0 ? null : chiSquareTail(Math.max(0, likelihoodRatio), df),
    pearsonP: df === 0 ? null : chiSquareTail(pearson, df),
  };
}
