import { EqualizationError } from "../errors.ts";
import { requireRecord } from "../numeric/guard/require-record.ts";

/** One step of a {@link coverageCascade}. */
export interface CoverageStep {
  /** Its name, as given. */
  readonly step: string;
  /** How many people reach it, as given. */
  readonly count: number;
  /** Share of the target population that reaches it, 0 to 1. */
  readonly coverage: number;
  /** Share of those at the step before; 1 for the first, `null` after a step that no one reaches. */
  readonly fromPrevious: number | null;
  /** Coverage lost since the step before, in points. */
  readonly lost: number;
}

/**
 * Coverage cascade: how many of a target population reach each step from contact to outcome, and where they are lost.
 *
 * - **Unit:** shares of the first step, the target population. **When to use:** to find the bottleneck: the largest `lost`.
 * - **Nested:** those of a step are among those of the step before, so a step cannot have more; that is refused.
 * - **Order:** that of the record. Names that are whole numbers, such as `"1"`, are put first by the language itself: use words.
 *
 * @param steps People at each step, by name, the target population first.
 * @throws `EqualizationError` `too_few_observations` (no step), `missing_value`, `not_finite`, `out_of_domain` (negative, or more than
 *   the step before), `zero_total` (no target population), `missing_option`, `wrong_type`.
 * @see Tanahashi, T. (1978), Health service coverage and its evaluation, Bulletin of the World Health Organization 56; Marsh, A. D. et
 *   al. (2020), Lancet Global Health 8.
 *
 * @example
 * ```ts
 * import { coverageCascade } from "equalis";
 * const steps = coverageCascade({ target: 1000, contact: 800, outcome: 200 });
 * steps.map(({ coverage }) => coverage); // => [1, 0.8, 0.2]
 * steps[2]?.fromPrevious; // => 0.25
 * ```
 */
export function coverageCascade(steps: Readonly<Record<string, number>>): readonly CoverageStep[] {
  const where = "coverageCascade";
  const { ids, values } = requireRecord(where, "steps", steps);
  const target = values[0]!;
  if (target === 0) {
    throw new EqualizationError(`${ids[0]} is 0; the first step is the target population`, {
      code: "zero_total",
      where,
      received: 0,
    });
  }
  return ids.map((step, k) => {
    const count = values[k]!;
    const before = k === 0 ? count : values[k - 1]!;
    if (count > before) {
      throw new EqualizationError(
        `${step} has ${count} people and the step before, ${ids[k - 1]}, has ${before}; a cascade is nested`,
        { code: "out_of_domain", where, index: k, received: count },
      );
    }
    return {
      step,
      count,
      coverage: count / target,
      fromPrevious: before === 0 ? null : count / before,
      lost: (before - count) / target,
    };
  });
}
