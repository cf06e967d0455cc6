import type { Term } from "../building/statement.ts";

/** Collects the sums that the measures of a query need, each of them once. */
export class SumPlan {
  readonly #additive = new Map<string, Term>();
  readonly #ranked = new Map<string, Term>();

  /** Name of a sum over the rows: in `eq_x`, `eq_v`, `eq_m` (mean), `eq_b` (smallest value), `eq_d`, `eq_u`. */
  additive(sql: string): string {
    return planned(this.#additive, "eq_a", sql);
  }

  /** Name of an aggregate over the levels in ascending order: in `eq_x`, `eq_lw`, `eq_lc`, `eq_c` and the totals of `eq_t`. */
  ranked(sql: string): string {
    return planned(this.#ranked, "eq_r", sql);
  }

  /** Sums over the rows. */
  get additiveTerms(): readonly Term[] {
    return [...this.#additive.values()];
  }

  /** Aggregates over the levels. */
  get rankedTerms(): readonly Term[] {
    return [...this.#ranked.values()];
  }
}

function planned(terms: Map<string, Term>, prefix: string, sql: string): string {
  const known = terms.get(sql);
  if (known !== undefined) return known.alias;
  const term = { alias: `${prefix}${terms.size}`, sql };
  terms.set(sql, term);
  return term.alias;
}
