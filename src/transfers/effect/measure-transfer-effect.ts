import { EqualizationError } from "../../errors.ts";
import { concentrationCoefficient } from "../../numeric/concentration-coefficient.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import { midRanks } from "../../numeric/mid-ranks.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { weightedSum } from "../../numeric/weighted-sum.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { requireRepresentable } from "../columns/require-representable.ts";

/** Options of {@link measureTransferEffect}. */
export interface TransferEffectOptions {
  /**
   * What a unit needs per head: the standard it is measured against, above 0. One number, or one per unit.
   *
   * @defaultValue the mean capacity per head before the transfer
   */
  readonly need?: ColumnInput | undefined;
}

/** How far people stay below a standard (Foster, Greer and Thorbecke). */
export interface StandardShortfall {
  /** Share of the population in units below the standard. */
  readonly headcount: number;
  /** Mean shortfall as a share of the standard, over the whole population. */
  readonly gap: number;
  /** Mean squared shortfall as a share of the standard: weighs deep shortfalls more. */
  readonly severity: number;
}

/** What a transfer does to capacities per head. */
export interface TransferEffect {
  /** Gini coefficient of capacity per head before. */
  readonly giniBefore: number;
  /** Gini coefficient after. */
  readonly giniAfter: number;
  /** Kakwani index, positive where equalizing: G − C of a benefit, C − G of a charge; `null` where the transfer sums to zero. */
  readonly kakwani: number | null;
  /** Reynolds-Smolensky index: G before − concentration of capacity after along the order before. */
  readonly reynoldsSmolensky: number;
  /** Reranking (Atkinson-Plotnick): G after − concentration of capacity after along the order before; at least 0. */
  readonly reranking: number;
  /** Redistributive effect: G before − G after = Reynolds-Smolensky − reranking. */
  readonly redistributiveEffect: number;
  /** Musgrave-Thin index: (1 − G after) / (1 − G before); above 1 where equalizing. */
  readonly musgraveThin: number;
  /** Size of the mean transfer over mean capacity before; 0 where the transfer sums to zero. */
  readonly averageRate: number;
  /** 1 − coefficient of variation after / before; `null` where capacities were equal before. */
  readonly equalizingEffect: number | null;
  /** Share of the total gap to need that the transfer closes; `null` where no one had a gap. */
  readonly gapClosed: number | null;
  /** Share of the money received that goes to units without a gap; `null` where no one receives. */
  readonly leakage: number | null;
  /** Share of the money received that lifts units with a gap above their need; `null` where no one receives. */
  readonly overshoot: number | null;
  /** How far people stay below need after the transfer. */
  readonly shortfall: StandardShortfall;
  /** How far they were below it before. */
  readonly shortfallBefore: StandardShortfall;
  /** Whether every unit keeps its place: no one who was behind another is ahead of it afterwards. */
  readonly orderKept: boolean;
}

/**
 * What a transfer does to the gap: inequality before and after, who gains place, what reaches those who lack.
 *
 * With population-weighted Gini G, capacity before x, transfer t and capacity after y = x + t, all per head, and the
 * concentration C along the order of x:
 *
 * $$ RS = G_x - C_y, \quad reranking = G_y - C_y, \quad RE = RS - reranking = G_x - G_y, \quad
 *    K = \pm(G_x - C_t), \quad RS = \frac{\pm g}{1 \pm g} K $$
 *
 * with the mean rate g. Against need z: gap closed $\sum n \min(t^+, (z - x)^+) / \sum n (z - x)^+$, leakage
 * $\sum_{x \ge z} n t^+ / \sum n t^+$, and the Foster-Greer-Thorbecke shortfall of y.
 *
 * - **Unit:** everything per head in one unit of money; every result is a pure number. Zero population is absence.
 * - Ties share one pooled mid-rank, so that the order of units cannot matter.
 * - A transfer that sums to zero (horizontal equalization) has no mean rate and no Kakwani index; the rest is defined.
 *
 * @param before Own capacity per head before the transfer; it may be negative for some, but its mean must be above 0.
 * @param transfer Transfer per head: what a unit receives is above 0, what it pays below.
 * @param population Heads of each unit.
 * @throws `EqualizationError` `zero_total` (no population, no capacity before), `out_of_domain` (negative capacity or
 *   population, need not above 0, mean capacity after not above 0), `length_mismatch`, `not_finite`,
 *   `too_few_observations`, `missing_option`, `unknown_option`, `wrong_type`.
 * @see Kakwani (1977); Reynolds and Smolensky (1977); Atkinson (1980) and Plotnick (1981) on reranking; Foster, Greer and
 *   Thorbecke (1984).
 *
 * @example 20 a head to the poorest of three equal counties, 10 to the richest
 * ```ts
 * import { measureTransferEffect } from "equalis";
 * const effect = measureTransferEffect([40, 60, 80], [20, 0, 10], [1000, 1000, 1000], { need: 70 });
 * effect.gapClosed; // => 0.5
 * Math.round((effect.leakage ?? 0) * 1e6) / 1e6; // => 0.333333
 * Math.round(effect.redistributiveEffect * 1e6) / 1e6; // => 0.05291
 * effect.reranking; // => 0
 * ```
 */
export function measureTransferEffect(
  before: ColumnInput,
  transfer: ColumnInput,
  population: ColumnInput,
  options: TransferEffectOptions = {},
): TransferEffect {
  const where = "measureTransferEffect";
  requireOptions(where, options, ["need"]);
  const columns = requireColumns(
    where,
    {
      before,
      transfer,
      population,
      need: options.need === undefined ? 1 : options.need,
    },
    { nonNegative: ["population"], positive: ["need"] },
  );
  const { before: X, transfer: T, population: N } = columns;
  if (!N.some((heads) => heads > 0)) {
    throw new EqualizationError("the total population is 0; at least one unit must have people", {
      code: "zero_total",
      where,
    });
  }
  const meanBefore = weightedMean(X, N);
  if (!(meanBefore > 0)) {
    throw new EqualizationError(
      "the total capacity before the transfer is 0; shares of nothing are undefined",
      {
        code: "zero_total",
        where,
      },
    );
  }
  const Y = X.map((x, i) => x + T[i]!);
  const ranks = midRanks(X, N);
  const start = concentrationCoefficient(X, ranks, N);
  const after = concentrationCoefficient(Y, midRanks(Y, N), N);
  if (!(after.mean > 0)) {
    throw new EqualizationError(
      `the mean capacity after the transfer is ${after.mean}; inequality of it is undefined`,
      { code: "out_of_domain", where, received: after.mean },
    );
  }
  const along = concentrationCoefficient(Y, ranks, N);
  const paid = concentrationCoefficient(T, ranks, N);
  const giniBefore = start.absolute / start.mean;
  const giniAfter = after.absolute / after.mean;
  const concentrationAfter = along.absolute / after.mean;
  // What is left of terms that cancel is rounding, not a rate.
  const sizes = T.map((t) => Math.abs(t));
  const zeroSum = Math.abs(paid.mean) <= 1e-12 * weightedMean(sizes, N);
  const need = options.need === undefined ? new Float64Array(X.length).fill(meanBefore) : columns.need;
  const spreadBefore = variation(X, start.mean, N);
  return requireRepresentable(where, {
    giniBefore,
    giniAfter,
    kakwani: zeroSum ? null : Math.sign(paid.mean) * (giniBefore - paid.absolute / paid.mean),
    reynoldsSmolensky: giniBefore - concentrationAfter,
    // Rounding can leave a trace below 0 of what is 0.
    reranking: Math.max(0, giniAfter - concentrationAfter),
    redistributiveEffect: giniBefore - giniAfter,
    musgraveThin: (1 - giniAfter) / (1 - giniBefore),
    averageRate: zeroSum ? 0 : Math.abs(paid.mean) / start.mean,
    equalizingEffect: spreadBefore === 0 ? null : 1 - variation(Y, after.mean, N) / spreadBefore,
    ...reach(X, T, N, need),
    shortfall: shortfallOf(Y, N, need),
    shortfallBefore: shortfallOf(X, N, need),
    orderKept: keepsOrder(ranks, Y, N),
  });
}

/** How far people stay below what they need. */
function shortfallOf(level: Column, population: Column, need: Column): StandardShortfall {
  const missing = level.map((y, i) => Math.max(0, 1 - y / need[i]!));
  return {
    headcount: weightedMean(
      level.map((y, i) => (y < need[i]! ? 1 : 0)),
      population,
    ),
    gap: weightedMean(missing, population),
    severity: weightedMean(
      missing.map((share) => share * share),
      population,
    ),
  };
}

function variation(values: Column, mean: number, weights: Column): number {
  const squares = values.map((x) => (x / mean - 1) ** 2);
  return Math.sqrt(weightedMean(squares, weights));
}

function reach(
  X: Column,
  T: Column,
  N: Column,
  need: Column,
): Pick<TransferEffect, "gapClosed" | "leakage" | "overshoot"> {
  const lack = X.map((x, i) => Math.max(0, need[i]! - x));
  const received = T.map((t) => Math.max(0, t));
  const closing = received.map((t, i) => Math.min(t, lack[i]!));
  const leaking = received.map((t, i) => (lack[i]! > 0 ? 0 : t));
  const lacking = weightedSum(lack, N);
  const money = weightedSum(received, N);
  const closed = weightedSum(closing, N);
  const leaked = weightedSum(leaking, N);
  return {
    gapClosed: lacking > 0 ? closed / lacking : null,
    leakage: money > 0 ? leaked / money : null,
    overshoot: money > 0 ? Math.max(0, money - closed - leaked) / money : null,
  };
}

function keepsOrder(ranksBefore: Column, after: Column, population: Column): boolean {
  const present = Array.from(after, (_, i) => i).filter((i) => population[i]! > 0);
  present.sort((a, b) => ranksBefore[a]! - ranksBefore[b]! || after[a]! - after[b]!);
  return present.every((i, k) => k === 0 || after[present[k - 1]!]! <= after[i]!);
}
