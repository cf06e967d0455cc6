import { EqualizationError } from "../errors.ts";
import {
  requireFinite,
  requireMatrix,
  requireNumber,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { rankConcordance } from "../numeric/rank-concordance.ts";
import { sum } from "../numeric/sum.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";

/** Options of {@link delphiConsensus}. */
export interface DelphiConsensusOptions {
  /** The best score an item can be given: 5 on a five-point scale. */
  readonly fullScore: number;
  /** How each expert came to the scores (experience, theory, …) on the usual scale from 0 to 1: one an expert. */
  readonly judgmentBasis: Vector;
  /** How well each expert knows the matter, from 0 to 1: one an expert. */
  readonly familiarity: Vector;
  /** Questionnaires sent out. */
  readonly questionnairesSent: number;
  /** Questionnaires that came back filled in. */
  readonly questionnairesReturned: number;
  /**
   * Whether experts are the columns of the ratings or the rows.
   *
   * @defaultValue the side that has as many as `judgmentBasis`; the columns where both do
   */
  readonly experts?: "columns" | "rows" | undefined;
}

/** What the experts think of one item. */
export interface DelphiItem {
  /** Mean score. */
  readonly mean: number;
  /** Standard deviation (n − 1) over mean; `null` where the mean is 0. */
  readonly cv: number | null;
  /** Share of experts who gave the full score. */
  readonly fullScoreRate: number;
  /** Whether the item passes all three bounds. */
  readonly keep: boolean;
  /** What it fails, in one sentence each. */
  readonly reasons: readonly string[];
}

/** Bounds that items have to pass. */
export interface DelphiBounds {
  /** Least mean: mean − standard deviation of the items' means. */
  readonly mean: number;
  /** Least full-score rate: mean − standard deviation of the items' rates. */
  readonly fullScoreRate: number;
  /** Largest coefficient of variation: mean + standard deviation of the items' coefficients. */
  readonly cv: number;
}

/** How sure it is that the experts agree more than by chance. */
export interface DelphiConcordance {
  /** k (n − 1) W; `null` where W is. */
  readonly chiSquare: number | null;
  /** Items less 1. */
  readonly df: number;
  /** Upper tail of the chi-square; `null` where W is. */
  readonly p: number | null;
}

/** The result of {@link delphiConsensus}. */
export interface DelphiConsensus {
  /** One record per item, in the order of the ratings. */
  readonly items: readonly DelphiItem[];
  /** The boundary values. */
  readonly bounds: DelphiBounds;
  /** Authority of the experts: mean of (judgment + familiarity) / 2; 0.7 and more is commonly asked for. */
  readonly authority: number;
  /** Mean of `judgmentBasis`. */
  readonly judgmentBasis: number;
  /** Mean of `familiarity`. */
  readonly familiarity: number;
  /** Share of questionnaires that came back. */
  readonly responseRate: number;
  /** Kendall's W of the experts over the items, corrected for ties; `null` where every expert ties all items. */
  readonly kendallW: number | null;
  /** Chi-square and p of that W. */
  readonly concordance: DelphiConcordance;
}

const NAMES: readonly string[] = [
  "fullScore",
  "judgmentBasis",
  "familiarity",
  "questionnairesSent",
  "questionnairesReturned",
  "experts",
];

/**
 * One round of a Delphi consultation: which items the experts keep, how much they agree, and how far they can be trusted.
 *
 * An item stays by the boundary-value method if its mean and its full-score rate are at least $M - S$ and its coefficient of
 * variation at most $M + S$, with mean $M$ and standard deviation $S$ ($n - 1$) of that figure over all items.
 * Authority is $C_r = (C_a + C_s) / 2$ from judgment and familiarity, the response rate is the share of questionnaires returned.
 *
 * Kendall's W is corrected for ties, which fill a five-point scale; `kendallW` of the same ratings with its default is
 * not.
 *
 * @param ratings One row per item and one column an expert, or the other way round: see `experts`. At least 2 by 2, complete,
 *   from 0 to `fullScore`.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch` (judgment or familiarity fit no side),
 *   `not_finite`, `out_of_domain` (a rating above the full score, more returned than sent, a share above 1), `missing_option`,
 *   `wrong_type`, `unknown_option`.
 * @see Boundary values and authority as in Chinese Delphi studies of public health indicators. Checked against an
 *   independent computation of means, bounds and authority.
 *
 * @example
 * ```ts
 * import { delphiConsensus } from "equalis";
 * const ratings = [[5, 5, 4], [5, 4, 5], [2, 1, 4]];
 * const { items, responseRate } = delphiConsensus(ratings, {
 *   fullScore: 5,
 *   judgmentBasis: [0.9, 0.8, 0.8],
 *   familiarity: [0.9, 0.8, 0.7],
 *   questionnairesSent: 4,
 *   questionnairesReturned: 3,
 * });
 * items.map(({ keep }) => keep); // => [true, true, false]
 * items[2]?.reasons[0]; // => "Its mean of 2.3333 is below 2.5417."
 * responseRate; // => 0.75
 * ```
 */
export function delphiConsensus(ratings: Matrix, options: DelphiConsensusOptions): DelphiConsensus {
  const where = "delphiConsensus";
  requireOptions(where, options, NAMES);
  const { fullScore, judgmentBasis, familiarity, questionnairesSent, questionnairesReturned } = options;
  requireNumber(where, "fullScore", fullScore, { above: 0 });
  requireShares(where, "judgmentBasis", judgmentBasis);
  requireShares(where, "familiarity", familiarity);
  requireNumber(where, "questionnairesSent", questionnairesSent, { atLeast: 1, integer: true });
  requireNumber(where, "questionnairesReturned", questionnairesReturned, {
    atLeast: 1,
    atMost: questionnairesSent,
    integer: true,
  });
  const columns = requireMatrix(where, ratings);
  requireSameLength(where, "judgmentBasis", judgmentBasis.length, "familiarity", familiarity.length);
  const { experts = judgmentBasis.length === columns ? "columns" : "rows" } = options;
  requireOneOf(where, "experts", experts, ["columns", "rows"]);
  const heads = experts === "columns" ? columns : ratings.length;
  if (judgmentBasis.length !== heads) {
    throw new EqualizationError(
      `needs one judgment an expert, got ${judgmentBasis.length} for ratings of ${ratings.length} rows and ${columns} columns`,
      { code: "length_mismatch", where, received: judgmentBasis.length },
    );
  }
  const items: readonly Vector[] =
    experts === "columns"
      ? ratings
      : Array.from({ length: columns }, (_, j) => Float64Array.from(ratings, (row) => row[j]!));
  if (items.length < 2 || heads < 2) {
    throw new EqualizationError(`needs at least 2 items and 2 experts, got ${items.length} and ${heads}`, {
      code: "too_few_observations",
      where,
      received: items.length,
    });
  }
  for (const [index, row] of items.entries()) {
    for (let j = 0; j < row.length; j++) {
      if (row[j]! >= 0 && row[j]! <= fullScore) continue;
      throw new EqualizationError(`item ${index} was given ${row[j]}; a score lies from 0 to ${fullScore}`, {
        code: "out_of_domain",
        where,
        index,
        received: row[j],
      });
    }
  }

  const figures = items.map((row) => {
    const { mean, deviation } = spread(row);
    const full = Array.from(row).filter((score) => score === fullScore).length;
    return { mean, cv: mean > 0 ? deviation / mean : null, fullScoreRate: full / heads };
  });
  const means = spread(figures.map(({ mean }) => mean));
  const rates = spread(figures.map(({ fullScoreRate }) => fullScoreRate));
  const cvs = spread(figures.map(({ cv }) => cv).filter((cv) => cv !== null));
  const bounds = {
    mean: means.mean - means.deviation,
    fullScoreRate: rates.mean - rates.deviation,
    cv: cvs.mean + cvs.deviation,
  };
  const { W, chiSquare, df, p } = rankConcordance(items, true);
  const meanJudgment = sum(judgmentBasis) / heads;
  const meanFamiliarity = sum(familiarity) / heads;
  return {
    items: figures.map((figure) => {
      const reasons = failures(figure, bounds);
      return { ...figure, keep: reasons.length === 0, reasons };
    }),
    bounds,
    authority: (meanJudgment + meanFamiliarity) / 2,
    judgmentBasis: meanJudgment,
    familiarity: meanFamiliarity,
    responseRate: questionnairesReturned / questionnairesSent,
    kendallW: W,
    concordance: { chiSquare, df, p },
  };
}

function failures(
  {
    mean,
    cv,
    fullScoreRate,
  }: { readonly mean: number; readonly cv: number | null; readonly fullScoreRate: number },
  bounds: DelphiBounds,
): readonly string[] {
  const say = (x: number): string => String(Math.round(x * 1e4) / 1e4);
  // Items that are all alike lie on their bounds; the rounding of a mean must not throw them out.
  const noise = 1e-12;
  const reasons: string[] = [];
  if (mean < bounds.mean - noise * Math.abs(bounds.mean)) {
    reasons.push(`Its mean of ${say(mean)} is below ${say(bounds.mean)}.`);
  }
  if (fullScoreRate < bounds.fullScoreRate - noise) {
    reasons.push(`Its full-score rate of ${say(fullScoreRate)} is below ${say(bounds.fullScoreRate)}.`);
  }
  if (cv === null) {
    reasons.push("Its mean is 0, so it has no coefficient of variation.");
  } else if (cv > bounds.cv + noise) {
    reasons.push(`Its coefficient of variation of ${say(cv)} is above ${say(bounds.cv)}.`);
  }
  return reasons;
}

function spread(values: Vector): { readonly mean: number; readonly deviation: number } {
  const n = values.length;
  if (n === 0) return { mean: 0, deviation: 0 };
  const mean = sum(values) / n;
  const squares = sum(Float64Array.from(values, (value) => (value - mean) ** 2));
  return { mean, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}

function requireShares(where: string, option: string, shares: Vector): void {
  if (shares === undefined) {
    throw new EqualizationError(`${option} is required; pass one number an expert`, {
      code: "missing_option",
      where,
    });
  }
  requireFinite(where, option, shares);
  for (let index = 0; index < shares.length; index++) {
    requireNumber(where, `${option} ${index}`, shares[index]!, { atLeast: 0, atMost: 1 });
  }
}
