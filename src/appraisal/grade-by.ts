import { EqualizationError } from "../errors.ts";
import type { GradeBand } from "../model/appraisal-scheme.ts";
import { requireFinite } from "../numeric/guard/index.ts";
import { isNonNumberCode } from "../numeric/guard/refuse-number.ts";
import type { Vector } from "../numeric/vector.ts";
import { bandOf } from "./band-of.ts";
import { checkBands } from "./check-bands.ts";

/**
 * Grade of each score: the name of the highest band whose `from` the score reaches.
 *
 * Bands are half-open from below: a band holds from its `from`, inclusive, up to the `from` of the next one,
 * exclusive, so that no score falls between two bands ("80 to 89" and "90 to 100" would leave 89.5 without a
 * grade). The highest band has no upper end. A score below the lowest band has no grade, `null`;
 * let that band begin at `-Infinity`, or at the lowest score there can be, where everybody is to have one.
 *
 * A score that misses a bound by a relative 1e-12 counts as on it: 0.1 + 0.7 is 0.7999… in float64, and the noise
 * of a sum must not cost anybody a grade. Round the scores before the call where the rule says so.
 *
 * @param scores Finite numbers, on the scale of the bands.
 * @param bands At least one, ascending by `from`.
 * @throws `EqualizationError` `not_finite` or `wrong_type` (scores), `missing_option` (no bands),
 *   `out_of_domain` (bands that do not ascend, or without a name).
 * @see Checked against `findInterval` of R on bands 60, 80, 90.
 *
 * @example
 * ```ts
 * import { gradeBy } from "equalis";
 * const bands = [
 *   { from: 0, grade: "fail" },
 *   { from: 60, grade: "pass" },
 *   { from: 80, grade: "good" },
 *   { from: 90, grade: "excellent" },
 * ];
 * gradeBy([59.99, 60, 89.5, 90], bands); // => ["fail", "pass", "good", "excellent"]
 * ```
 */
export function gradeBy(scores: Vector, bands: readonly GradeBand[]): (string | null)[] {
  const where = "gradeBy";
  requireFinite(where, "score", scores);
  checkBands(
    bands,
    "grade",
    (grade) => (typeof grade === "string" && grade !== "" ? null : "pass a text that is not empty"),
    (index, field, code, message) => {
      const place = index < 0 ? "" : `band ${index}: `;
      throw new EqualizationError(`${place}${message}`, {
        code: isNonNumberCode(code) || code === "missing_option" ? code : "out_of_domain",
        where,
        ...(index < 0 ? {} : { index }),
        received: index < 0 ? bands : (bands[index] as unknown as Record<string, unknown> | null)?.[field],
      });
    },
  );
  return Array.from(scores, (score) => bands[bandOf(score, bands)]?.grade ?? null);
}
