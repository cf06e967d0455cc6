import { EqualizationError } from "../errors.ts";
import { requireOptions } from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import { tabulate } from "../numeric/tabulate.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";
import { requireOptionColumn } from "./require-option-column.ts";
import { requireRows } from "./require-rows.ts";

/** Options of {@link effectiveCoverage}. */
export interface EffectiveCoverageOptions {
  /** Share of the possible gain that the care received brings, 0 to 1; for a row without use it is not looked at. */
  readonly quality: Vector;
  /**
   * Whether (1 or 0), or how much, each row needs the care.
   *
   * @defaultValue everybody needs it alike
   */
  readonly need?: Vector | undefined;
  /**
   * People behind each row; only proportions matter, 0 is absence.
   *
   * @defaultValue every row counts once
   */
  readonly weights?: Vector | undefined;
}

/** What {@link effectiveCoverage} answers: shares of the need, 0 to 1. */
export interface EffectiveCoverage {
  /** Share of the need that is met with care of any quality. */
  readonly contact: number;
  /** Share of the need that is met, counted at the quality of the care. */
  readonly effective: number;
  /** Contact less effective: what poor quality loses. */
  readonly lost: number;
  /** Effective over contact: mean quality of the care received; `null` where no one is reached. */
  readonly quality: number | null;
}

/**
 * Effective coverage: the share of those in need who get care, counted at the quality of the care.
 *
 * $$ \frac{\sum w n u q}{\sum w n} $$
 *
 * with need $n$, use $u$ and quality $q$; contact coverage is the same without $q$.
 *
 * - **Unit:** shares. **When to use:** where contacts are many and their quality is not: the difference `lost` is what better care of the same
 *   people would gain. For steps from the population to the outcome use {@link coverageCascade}.
 *
 * @param use Whether (1 or 0) each row uses the care, or what share of the need it covers: 0 to 1.
 * @throws `EqualizationError` `missing_option`, `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain` (use or quality
 *   beyond 0 to 1, negative need or weight), `length_mismatch`, `zero_total` (no one in need), `unknown_option`, `wrong_type`.
 * @see Shengelia, B. et al. (2005), Access, utilization, quality, and effective coverage, Social Science & Medicine 61; Marsh, A. D. et
 *   al. (2020), Effective coverage measurement in maternal, newborn, child, and adolescent health and nutrition, Lancet Global
 *   Health 8.
 *
 * @example
 * ```ts
 * import { effectiveCoverage } from "equalis";
 * const { contact, effective } = effectiveCoverage([1, 1, 1, 0], { quality: [1, 0.5, 0, 0] });
 * contact; // => 0.75
 * effective; // => 0.375
 * ```
 */
export function effectiveCoverage(use: Vector, options: EffectiveCoverageOptions): EffectiveCoverage {
  const where = "effectiveCoverage";
  requireOptions(where, options, ["quality", "need", "weights"]);
  const { quality, need, weights } = options;
  requireRows(where, "use", use, weights);
  requireOptionColumn(where, "quality", quality, use.length, 0);
  requireAtMostOne(where, "use", use);
  requireAtMostOne(where, "quality", quality);
  if (need !== undefined) requireOptionColumn(where, "need", need, use.length, 0);
  const needed = tabulate(use, (_, i) => (need === undefined ? 1 : need[i]!));
  const all = weightedSum(needed, weights);
  if (!(all > 0)) {
    throw new EqualizationError("nobody needs the care; coverage of nobody is undefined", {
      code: "zero_total",
      where,
    });
  }
  const reached = needed.map((n, i) => n * use[i]!);
  const contact = weightedSum(reached, weights) / all;
  const effective =
    weightedSum(
      reached.map((n, i) => n * quality[i]!),
      weights,
    ) / all;
  return representable(where, {
    contact,
    effective,
    lost: contact - effective,
    quality: contact === 0 ? null : effective / contact,
  });
}

function requireAtMostOne(where: string, noun: string, values: Vector): void {
  for (let index = 0; index < values.length; index++) {
    if (values[index]! <= 1) continue;
    throw new EqualizationError(`${noun} ${index} is ${values[index]}; it is a share, at most 1`, {
      code: "out_of_domain",
      where,
      index,
      received: values[index],
    });
  }
}
