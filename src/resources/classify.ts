import { EqualizationError } from "../errors.ts";
import { requireNumber } from "../numeric/guard/index.ts";

/** A band of values with a name: from its own lower end up to, and without, that of the next band. */
export interface InterpretationBand<Label extends string = string> {
  /** Lower end, included. */
  readonly from: number;
  /** What the band is called. */
  readonly label: Label;
}

/**
 * The band a value falls into, by bands the caller supplies.
 *
 * $$ \mathrm{label}_k \quad \text{where} \quad f_k \le x < f_{k+1} $$
 *
 * - Bands are half-open: a value on an edge belongs to the band that begins there. The last band has no upper
 *   end. A value below the first band has no label: `null`.
 * - **Use it** only with bands that were made for the very quantity at hand, and name their source next to the
 *   label. No function of this library attaches a label by itself.
 *
 * @param value The number to classify; finite.
 * @param bands Ascending by `from`, at least one.
 * @throws `EqualizationError` `not_finite` (the value or an edge), `missing_option`, `wrong_type` (bands of
 *   another shape), `too_few_observations` (no band), `out_of_domain` (edges that do not ascend).
 *
 * @example
 * ```ts
 * import { classify } from "equalis";
 * const coverage = [
 *   { from: 0, label: "behind" },
 *   { from: 0.8, label: "near" },
 *   { from: 0.95, label: "there" },
 * ];
 * classify(0.8, coverage); // => "near"
 * classify(-0.1, coverage); // => null
 * ```
 */
export function classify<Label extends string>(
  value: number,
  bands: readonly InterpretationBand<Label>[],
): Label | null {
  const where = "classify";
  requireNumber(where, "value", value);
  requireBands(where, bands);
  return bands.findLast(({ from }) => from <= value)?.label ?? null;
}

function requireBands(where: string, bands: readonly InterpretationBand[]): void {
  if (!Array.isArray(bands)) {
    throw new EqualizationError("bands must be an array of { from, label }", {
      code: "wrong_type",
      where,
      received: bands,
    });
  }
  if (bands.length === 0) {
    throw new EqualizationError("needs at least 1 band, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  for (const [index, band] of bands.entries()) {
    if (typeof band !== "object" || band === null || typeof band.label !== "string") {
      throw new EqualizationError(`band ${index} must be { from, label }`, {
        code: "wrong_type",
        where,
        index,
        received: band,
      });
    }
    requireNumber(where, `from of band ${index}`, band.from);
    const before = bands[index - 1]?.from;
    if (before !== undefined && band.from <= before) {
      throw new EqualizationError(
        `band ${index} begins at ${band.from}, band ${index - 1} at ${before}; bands must ascend`,
        { code: "out_of_domain", where, index, received: band.from },
      );
    }
  }
}
