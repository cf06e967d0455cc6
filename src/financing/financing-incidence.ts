import { EqualizationError } from "../errors.ts";
import { namedColumns } from "../inequality/named-columns.ts";
import { requireFinite, requireNumber, requireOptions, requireWeights } from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";
import { concentrationOf, giniOf } from "./concentrations.ts";
import { requireOptionColumn } from "./require-option-column.ts";

/** Options of {@link financingIncidence}. */
export interface FinancingIncidenceOptions {
  /** Income or consumption before the payments: finite, not negative, one a row. */
  readonly income: Vector;
  /**
   * The variable that ranks the people, poorest first.
   *
   * @defaultValue the income
   */
  readonly rankBy?: Vector | undefined;
  /**
   * Share of each source in all financing, by name, from the national health accounts; on any scale.
   *
   * @defaultValue the shares in the sample
   */
  readonly shares?: Readonly<Record<string, number>> | undefined;
  /**
   * People behind each row; only proportions matter, 0 is absence.
   *
   * @defaultValue every row counts once
   */
  readonly weights?: Vector | undefined;
}

/** One source of financing. */
export interface FinancingSource {
  /** Its name, as given. */
  readonly source: string;
  /** Its share in all financing; they add up to 1. */
  readonly share: number;
  /** Concentration index of the payments along the ranking; `null` where no one pays. */
  readonly concentrationIndex: number | null;
  /** Kakwani index, concentration index less Gini: above 0 the rich pay more than in proportion. `null` where no one pays. */
  readonly kakwani: number | null;
  /** What it adds to the overall concentration index: share × its index. */
  readonly contribution: number;
}

/** What {@link financingIncidence} answers. */
export interface FinancingIncidence {
  /** Gini of the income. */
  readonly gini: number;
  /** One record a source, in the order given. */
  readonly sources: readonly FinancingSource[];
  /** All financing: the sum over sources. */
  readonly overall: {
    /** Concentration index of all payments. */
    readonly concentrationIndex: number;
    /** Its Kakwani index. */
    readonly kakwani: number;
  };
}

/**
 * Financing incidence: who pays for health care, source by source, and whether in proportion to income.
 *
 * $$ K = \sum_k s_k (C_k - G) $$
 *
 * with $s_k$ the share of source k (direct and indirect taxes, contributions, premiums, payments out of pocket), $C_k$ the
 * concentration index of what people pay to it, $G$ the Gini of income.
 *
 * - **Unit:** Gini points. **Range** of a Kakwani index: −2 (all paid by the poorest, who have nothing) to 1. Above 0 is progressive,
 *   payments in proportion to income have 0.
 * - **Sign:** $C - G$, positive progressive, as `progressivity` has it for a tax. For benefits see `benefitIncidence`.
 * - **Shares** of the national health accounts are the standard: surveys miss corporate taxes and under-report premiums.
 * - **When to use:** for the mix; a Kakwani index does not show people overtaking each other: `progressivity` does.
 * - **Conventions:** pooled mid-ranks. A source that no one pays has no index, and a share of the accounts for it is refused.
 * - **Cost:** one sort, and one pass a source.
 *
 * @param sources For each source, by name, what each row pays: finite, not negative.
 * @throws `EqualizationError` `missing_option` (no income; no share of a source), `unknown_id` (a share of no source),
 *   `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain` (a negative payment, income or share), `length_mismatch`,
 *   `zero_total`, `unknown_option`, `wrong_type`.
 * @see Wagstaff, A. et al. (1999), Equity in the finance of health care: some further international comparisons, Journal of Health
 *   Economics 18; O'Donnell, O. et al. (2008), Analyzing Health Equity Using Household Survey Data, ch. 16 and 17.
 *
 * @example
 * ```ts
 * import { financingIncidence } from "equalis";
 * const { gini, sources } = financingIncidence(
 *   { tax: [0, 1, 2, 5], premium: [1, 1, 1, 1] },
 *   { income: [10, 20, 30, 40] },
 * );
 * gini; // => 0.25
 * sources.map(({ source, kakwani }) => [source, kakwani]); // => [["tax", 0.25], ["premium", -0.25]]
 * ```
 */
export function financingIncidence(
  sources: Readonly<Record<string, Vector>>,
  options: FinancingIncidenceOptions,
): FinancingIncidence {
  const where = "financingIncidence";
  requireOptions(where, options, ["income", "rankBy", "shares", "weights"]);
  const { income, shares, weights } = options;
  const columns = namedColumns(where, "source", sources);
  const count = columns[0]!.values.length;
  for (const { name, values } of columns) requireFinite(where, `source ${name}, value`, values, 0);
  requireWeights(where, count, weights);
  requireOptionColumn(where, "income", income, count, 0);
  const { rankBy = income } = options;
  requireOptionColumn(where, "rankBy", rankBy, count);
  const gini = giniOf(income, weights);
  if (gini === null) {
    throw new EqualizationError("the total income is 0; shares of nothing are undefined", {
      code: "zero_total",
      where,
    });
  }

  const names = columns.map(({ name }) => name);
  const totals = columns.map(({ values }) => weightedSum(values, weights));
  const parts = shares === undefined ? totals : sharesGiven(where, shares, names, totals);
  const whole = sum(parts);
  if (whole === 0) {
    throw new EqualizationError(
      shares === undefined ? "nobody pays anything" : "the shares add up to 0; one must be above 0",
      { code: "zero_total", where },
    );
  }
  const ranks = midRanks(rankBy, weights);
  const found = columns.map(({ name, values }, k): FinancingSource => {
    const concentrationIndex = concentrationOf(values, ranks, weights);
    const share = parts[k]! / whole;
    return {
      source: name,
      share,
      concentrationIndex,
      kakwani: concentrationIndex === null ? null : concentrationIndex - gini,
      contribution: concentrationIndex === null ? 0 : share * concentrationIndex,
    };
  });
  const concentrationIndex = sum(found.map(({ contribution }) => contribution));
  return representable(where, {
    gini,
    sources: found,
    overall: { concentrationIndex, kakwani: concentrationIndex - gini },
  });
}

/** The shares of the accounts, one for every source and none for others. */
function sharesGiven(
  where: string,
  shares: Readonly<Record<string, number>>,
  names: readonly string[],
  totals: readonly number[],
): readonly number[] {
  if (typeof shares !== "object" || shares === null || Array.isArray(shares)) {
    throw new EqualizationError("shares must be an object with one number a source", {
      code: "wrong_type",
      where,
      received: shares,
    });
  }
  const unknown = Object.keys(shares).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new EqualizationError(`shares has an entry for ${unknown}, which is no source`, {
      code: "unknown_id",
      where,
      received: unknown,
    });
  }
  return names.map((name, k) => {
    const share = Object.hasOwn(shares, name) ? shares[name] : undefined;
    if (share === undefined) {
      throw new EqualizationError(`shares has no entry for the source ${name}; pass 0 to leave it out`, {
        code: "missing_option",
        where,
        received: name,
      });
    }
    requireNumber(where, `shares of ${name}`, share, { atLeast: 0 });
    if (share > 0 && totals[k] === 0) {
      throw new EqualizationError(
        `nobody in the sample pays ${name}, so its share has no distribution; leave the source out`,
        { code: "zero_total", where, received: name },
      );
    }
    return share;
  });
}
