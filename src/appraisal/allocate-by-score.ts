import { EqualizationError } from "../errors.ts";
import {
  requireNonNegative,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { isNonNumberCode } from "../numeric/guard/refuse-number.ts";
import { requireBoolean } from "../numeric/guard/require-boolean.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { bandOf } from "./band-of.ts";
import { checkBands } from "./check-bands.ts";
import { type ClaimInputs, wholeAmounts } from "./exact-claims.ts";
import { formatScore } from "./format-score.ts";
import { meetsThreshold } from "./meets-threshold.ts";

/** What a score is worth, from a score on. */
export interface CoefficientBand {
  /** Lowest score of the band, inclusive. */
  readonly from: number;
  /** Part of the entitlement that is paid: 0.85, 1, 1.03. At least 0. */
  readonly coefficient: number;
}

/** How {@link allocateByScore} turns scores into money. */
export type AllocationRule = "pool-share" | "coefficient" | "withhold-and-return" | "threshold";

/** Options of {@link allocateByScore}. */
export interface AllocateByScoreOptions {
  /** How scores turn into money. */
  readonly rule: AllocationRule;
  /**
   * What each unit would get if everybody did equally well: people served, or last year's money. Only proportions
   * matter.
   *
   * @defaultValue everybody the same
   */
  readonly base?: Vector | undefined;
  /** Coefficients by score, ascending by `from`. `"coefficient"` needs these or `maximum`; not for `"threshold"`. */
  readonly bands?: readonly CoefficientBand[] | undefined;
  /** Score of full marks: the coefficient is score ÷ maximum instead of one by band. */
  readonly maximum?: number | undefined;
  /** Share of the pool held back until the appraisal. Required by `"withhold-and-return"`, and only for it. */
  readonly withhold?: number | undefined;
  /**
   * Score from which a unit takes part, inclusive. Where a pool is shared by scores, only what a score has above the
   * floor counts. Required by `"threshold"`.
   */
  readonly floor?: number | undefined;
  /**
   * What happens to money that the rule leaves over or overspends: it stays with the payer, as `residual`; or all
   * amounts are scaled so that they sum to the pool.
   *
   * @defaultValue "return"
   */
  readonly onResidual?: "return" | "redistribute" | undefined;
  /**
   * Whole units of money, by largest remainder.
   *
   * @defaultValue false
   */
  readonly whole?: boolean | undefined;
}

/** The result of {@link allocateByScore}; the arrays have one place per unit. */
export interface ScoreAllocation {
  /** What each unit gets. */
  readonly amounts: Float64Array;
  /** What each unit would get if everybody did equally well: the pool by `base`. */
  readonly entitlements: Float64Array;
  /** What each unit gains or loses by its score: amount − entitlement. */
  readonly differences: Float64Array;
  /** Whether the unit took part in what is paid by result. */
  readonly eligible: boolean[];
  /** The coefficients of the bands; `null` without bands. */
  readonly coefficients: Float64Array | null;
  /** Sum of the amounts. */
  readonly total: number;
  /** The pool less the total: above 0 it stays with the payer, below 0 the payer has to add it. */
  readonly residual: number;
  /** Whether the pool is paid out exactly, something is left, or more than the pool is paid. */
  readonly status: "conserved" | "left-over" | "overspent";
  /** The status in one sentence, with what is left and why. */
  readonly reason: string;
}

const NAMES: readonly string[] = [
  "rule",
  "base",
  "bands",
  "maximum",
  "withhold",
  "floor",
  "onResidual",
  "whole",
];
const RULES: readonly AllocationRule[] = ["pool-share", "coefficient", "withhold-and-return", "threshold"];

/**
 * Splits a pool of money by appraisal scores.
 *
 * With entitlements $e_i = P b_i / \sum b$ from a pool $P$ and a base $b$, scores $s_i$, and coefficients $c_i$: that of
 * the band that $s_i$ falls in, or $s_i$ over the `maximum`:
 *
 * - `"pool-share"`: $a_i = P \, b_i m_i / \sum b m$ with the merit $m_i = \max(0, s_i - \text{floor})$, or $m_i = c_i$
 *   from the floor on. Everything is paid out: who does better than the others takes from them.
 * - `"coefficient"`: $a_i = c_i e_i$ from the floor on. No one depends on the others, so the amounts need not sum to
 *   the pool: what is left (or overspent, with coefficients above 1) is the `residual`.
 * - `"withhold-and-return"`: $a_i = (1 - w) e_i$ at once, and the share $w$ held back comes back: shared by $b m$ as
 *   in `"pool-share"`; or, with coefficients, each unit from the floor on gets back $c_i$ of its own.
 * - `"threshold"`: $a_i = e_i$ from `floor` on, 0 below.
 *
 * **Unit:** that of the pool. **Conservation:** `total + residual` is the pool, always; `onResidual: "redistribute"`
 * scales the amounts so that the residual is 0 (up to a part of a unit with `whole`). A residual within a relative
 * 1e-12 of the pool is float noise and reported as 0.
 *
 * **When to use:** for pay by result once the scores stand. Not for needs: a low score may come from too little money in
 * the first place, and paying less for it widens the gap; compare `differences` with need before paying.
 *
 * @param scores One score a unit, at least 0, all on one scale.
 * @param pool Money to be split, at least 0.
 * @throws `EqualizationError` `missing_option` or `unsupported_combination` (an option that the rule needs or
 *   cannot use), `out_of_domain` (a negative pool, score or base; bands that do not ascend; a score below the lowest
 *   band), `not_finite`, `zero_total` (the base sums to 0), `length_mismatch`, `too_few_observations`,
 *   `unknown_option`, `wrong_type`.
 * @see The rules are those of county appraisals of public health services in China: shares of a pool, and
 *   coefficients such as 0.85 / 0.95 / 1 / 1.03. Checked against independent vectors of all but the threshold.
 *
 * @example Prepay four fifths, and share the rest by the points above 60
 * ```ts
 * import { allocateByScore } from "equalis";
 * const { amounts, residual } = allocateByScore([90, 75, 50], 1000, {
 *   rule: "withhold-and-return",
 *   withhold: 0.2,
 *   floor: 60,
 *   whole: true,
 * });
 * [...amounts]; // => [400, 333, 267]
 * residual; // => 0
 * ```
 * @example Coefficients leave something over
 * ```ts
 * import { allocateByScore } from "equalis";
 * const bands = [{ from: 0, coefficient: 0.85 }, { from: 80, coefficient: 1 }];
 * const { amounts, residual, status } = allocateByScore([90, 70], 1000, { rule: "coefficient", bands });
 * [...amounts]; // => [500, 425]
 * residual; // => 75
 * status; // => "left-over"
 * ```
 */
export function allocateByScore(
  scores: Vector,
  pool: number,
  options: AllocateByScoreOptions,
): ScoreAllocation {
  const where = "allocateByScore";
  requireOptions(where, options, NAMES);
  const { rule, base, bands, maximum, withhold, floor, onResidual = "return", whole = false } = options;
  requireOneOf(where, "rule", rule, RULES);
  requireOneOf(where, "onResidual", onResidual, ["return", "redistribute"]);
  requireBoolean(where, "whole", whole);
  requireNumber(where, "pool", pool, { atLeast: 0 });
  requireNonNegative(where, "score", scores);
  requireObservations(where, "score", scores.length, 1);
  if (base !== undefined) {
    requireNonNegative(where, "base", base);
    requireSameLength(where, "score", scores.length, "base", base.length);
  }
  requireFit(where, options);
  if (withhold !== undefined) requireNumber(where, "withhold", withhold, { atLeast: 0, atMost: 1 });
  if (floor !== undefined) requireNumber(where, "floor", floor);
  if (maximum !== undefined) requireNumber(where, "maximum", maximum, { above: 0 });

  const heads = base ?? new Float64Array(scores.length).fill(1);
  const entitlements = proportional(pool, heads);
  if (entitlements === null) {
    throw new EqualizationError("the base sums to 0; shares of nothing are undefined", {
      code: "zero_total",
      where,
    });
  }
  const coefficients =
    bands !== undefined
      ? coefficientsOf(where, scores, bands)
      : maximum !== undefined
        ? Float64Array.from(scores, (score) => score / maximum)
        : null;
  const eligible = Array.from(scores, (score) => floor === undefined || meetsThreshold(score, floor));
  const byResult = (part: number): Float64Array => {
    const merits = Float64Array.from(coefficients ?? scores, (merit, i) => {
      if (!eligible[i]) return 0;
      return coefficients === null ? Math.max(0, merit - (floor ?? 0)) : merit;
    });
    const claims = timesOnScale(heads, merits);
    // No one earned anything: the money stays.
    return proportional(part, claims) ?? new Float64Array(claims.length);
  };
  const amounts = ((): Float64Array => {
    switch (rule) {
      case "pool-share":
        return byResult(pool);
      case "coefficient":
        return entitlements.map((e, i) => (eligible[i] ? e * coefficients![i]! : 0));
      case "threshold":
        return entitlements.map((e, i) => (eligible[i] ? e : 0));
      case "withhold-and-return": {
        const back =
          coefficients === null
            ? byResult(pool * withhold!)
            : entitlements.map((e, i) => (eligible[i] ? e * withhold! * coefficients[i]! : 0));
        return entitlements.map((e, i) => e * (1 - withhold!) + back[i]!);
      }
    }
  })();
  const inputs: ClaimInputs = {
    rule,
    pool,
    base: heads,
    scores,
    eligible,
    bandCoefficients: bands === undefined ? null : coefficients,
    maximum,
    withhold,
    floor,
    redistribute: onResidual === "redistribute",
  };
  return settle(amounts, entitlements, coefficients, whole, inputs);
}

/** Refuses options that the rule needs and did not get, or got and cannot use. */
function requireFit(where: string, options: AllocateByScoreOptions): void {
  const { rule, bands, maximum } = options;
  if (bands !== undefined && maximum !== undefined) {
    throw new EqualizationError("bands and maximum both say what a score is worth; pass one of them", {
      code: "unsupported_combination",
      where,
    });
  }
  if (rule === "coefficient" && bands === undefined && maximum === undefined) {
    throw new EqualizationError(`rule "coefficient" needs bands or maximum`, {
      code: "missing_option",
      where,
    });
  }
  const demands = {
    bands: rule === "threshold" ? "useless" : "welcome",
    maximum: rule === "threshold" ? "useless" : "welcome",
    withhold: rule === "withhold-and-return" ? "needed" : "useless",
    floor: rule === "threshold" ? "needed" : "welcome",
  } as const;
  for (const option of ["bands", "maximum", "withhold", "floor"] as const) {
    const isGiven = options[option] !== undefined;
    if (demands[option] === "needed" && !isGiven) {
      throw new EqualizationError(`rule "${rule}" needs ${option}`, { code: "missing_option", where });
    }
    if (demands[option] === "useless" && isGiven) {
      throw new EqualizationError(`rule "${rule}" has no use for ${option}; drop it`, {
        code: "unsupported_combination",
        where,
      });
    }
  }
}

/** The parts of a whole by claims; `null` where no one claims anything. Claims that sum to the whole come back exactly. */
function proportional(whole: number, claims: Vector): Float64Array | null {
  const down = scaleOf(claims);
  const total = sum(Float64Array.from(claims, (claim) => claim * down));
  if (!(total > 0)) return null;
  return Float64Array.from(claims, (claim) => {
    const scaled = claim * down;
    const product = whole * scaled;
    return total === whole ? scaled : product < Number.MAX_VALUE ? product / total : whole * (scaled / total);
  });
}

/** Claims: base × merit, on a scale on which neither product overflows or vanishes. */
function timesOnScale(heads: Vector, merits: Vector): Float64Array {
  const [a, b] = [scaleOf(heads), scaleOf(merits)];
  return Float64Array.from(heads, (head, i) => head * a * (merits[i]! * b));
}

/** 1, or the power of 2 that brings numbers of extreme size near 1: an exact step. */
function scaleOf(values: Vector): number {
  const most = largest(values);
  return most === 0 || (most > 1e-100 && most < 1e100) ? 1 : 2 ** -Math.floor(Math.log2(most));
}

function largest(values: Vector): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!);
  return most;
}

function coefficientsOf(where: string, scores: Vector, bands: readonly CoefficientBand[]): Float64Array {
  checkBands(
    bands,
    "coefficient",
    (coefficient) =>
      typeof coefficient === "number" && coefficient >= 0 && coefficient <= Number.MAX_VALUE
        ? null
        : "pass a number of at least 0",
    (index, _field, code, message) => {
      throw new EqualizationError(`${index < 0 ? "" : `band ${index}: `}${message}`, {
        code: isNonNumberCode(code) || code === "missing_option" ? code : "out_of_domain",
        where,
        ...(index < 0 ? {} : { index }),
      });
    },
  );
  return Float64Array.from(scores, (score, index) => {
    const band = bands[bandOf(score, bands)];
    if (band === undefined) {
      throw new EqualizationError(
        `score ${index} is ${score}, below the lowest band, which begins at ${bands[0]!.from}; add a band for it`,
        { code: "out_of_domain", where, index, received: score },
      );
    }
    return band.coefficient;
  });
}

/** Scales and rounds as chosen, and states what is left. */
function settle(
  paid: Float64Array,
  entitlements: Float64Array,
  coefficients: Float64Array | null,
  whole: boolean,
  inputs: ClaimInputs,
): ScoreAllocation {
  const { pool } = inputs;
  const eligible = [...inputs.eligible];
  const noise = 1e-12 * pool;
  let amounts = paid;
  let total = sum(amounts);
  if (!(total < Number.POSITIVE_INFINITY)) {
    throw new EqualizationError("the amounts are beyond the range of numbers; use smaller coefficients", {
      code: "out_of_domain",
      where: "allocateByScore",
    });
  }
  if (inputs.redistribute && total > 0) {
    amounts = amounts.map((amount) => pool * (amount / total));
    total = sum(amounts);
  }
  if (Math.abs(pool - total) <= noise) total = pool;
  if (whole) {
    // A pool with a part of a unit cannot be paid out in whole units; that part stays with the payer.
    const most = total > pool ? Number.POSITIVE_INFINITY : Math.floor(pool);
    total = Math.min(Math.round(total), most);
    if (!Number.isSafeInteger(total)) {
      throw new EqualizationError(
        `the amounts add up to ${total}; whole amounts need a total of at most 2^53 − 1: use a larger unit of money`,
        { code: "out_of_domain", where: "allocateByScore", received: total },
      );
    }
    amounts = wholeAmounts(inputs, total);
  }
  const residual = pool - total;
  const status = residual === 0 ? "conserved" : residual > 0 ? "left-over" : "overspent";
  const out = eligible.filter((one) => !one).length;
  const who = out === 0 ? "" : `; ${out} of ${eligible.length} units did not reach the floor`;
  const reason = {
    conserved: `The pool of ${formatScore(pool)} is paid out exactly${who}.`,
    "left-over": `${formatScore(residual)} of the pool of ${formatScore(pool)} stays with the payer${who}.`,
    overspent: `The payer has to add ${formatScore(-residual)} to the pool of ${formatScore(pool)}${who}.`,
  }[status];
  return {
    amounts,
    entitlements,
    differences: amounts.map((amount, i) => amount - entitlements[i]!),
    eligible,
    coefficients,
    total,
    residual,
    status,
    reason,
  };
}
