import { EqualizationError } from "../errors.ts";
import { formatReceived, quoteReceived } from "../numeric/guard/format-received.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { isLabel, requireLabels } from "../numeric/guard/require-groups.ts";

/** One rating: the name of a level, or a number that stands for one. */
export type Category = string | number;

/** How much disagreement of neighbors counts: all alike, by the distance between levels, or by its square. */
export type KappaWeighting = "none" | "linear" | "quadratic";

/** Ratings as positions of levels. */
export interface Coded {
  /** One row a unit, one entry a rater; -1 for a rating not made. */
  readonly codes: readonly Int32Array[];
  /** The levels, in order. */
  readonly levels: readonly Category[];
  /** Number of raters. */
  readonly raters: number;
}

/** The code of a rating not made. */
export const UNRATED = -1;

/**
 * Refuses anything but a complete table of ratings at known levels; gives their positions. Without levels the ones that
 * occur are taken, in the order of their first appearance. With `missing: "omit"` a rating may be `null`.
 */
export function codeRatings(
  where: string,
  ratings: readonly ArrayLike<Category | null>[],
  levels: readonly Category[] | undefined,
  missing: "error" | "omit" = "error",
): Coded {
  if (!Array.isArray(ratings)) {
    throw new EqualizationError("ratings must be an array of rows, one a unit", {
      code: "wrong_type",
      where,
      received: ratings,
    });
  }
  if (levels !== undefined) requireLevels(where, levels);
  const position = new Map<unknown, number>(levels?.map((level, i) => [level, i]));
  const raters: number = ratings[0]?.length ?? 0;
  const advice =
    missing === "omit"
      ? "pass null where a rater did not rate"
      : "kappa needs every rating, so drop the unit or use krippendorffAlpha";
  const codes = (ratings as readonly (ArrayLike<Category | null> | null)[]).map((row, index) => {
    if (typeof row !== "object" || row === null || typeof row.length !== "number") {
      throw new EqualizationError(`row ${index} is ${formatReceived(row)}; pass one rating a rater`, {
        code: "wrong_type",
        where,
        index,
        received: row,
      });
    }
    if (row.length !== raters) {
      throw new EqualizationError(
        `row ${index} has ${row.length} ratings where row 0 has ${raters}; every unit needs one a rater`,
        { code: "length_mismatch", where, index, received: row.length },
      );
    }
    return Int32Array.from(row, (rating: unknown, rater) => {
      if (missing === "omit" && rating !== undefined && isBlank(rating)) return UNRATED;
      const known = position.get(rating);
      if (known !== undefined) return known;
      const place = `row ${index}, rater ${rater}`;
      if (isBlank(rating)) {
        refuse(where, "missing_value", `${place} is ${quoteReceived(rating)}; ${advice}`, rating, index);
      }
      requireLabels(where, [rating], () => place);
      if (levels !== undefined) {
        throw new EqualizationError(`${place} is ${quoteReceived(rating)}, which is none of the levels`, {
          code: "unknown_id",
          where,
          index,
          received: rating,
        });
      }
      position.set(rating, position.size);
      return position.size - 1;
    });
  });
  if (levels === undefined) requireLabels(where, [...position.keys()], () => "a rating");
  if (codes.length < 2 || raters < 2) {
    throw new EqualizationError(`needs at least 2 units and 2 raters, got ${codes.length} and ${raters}`, {
      code: "too_few_observations",
      where,
      received: codes.length,
    });
  }
  return { codes, levels: levels ?? ([...position.keys()] as Category[]), raters };
}

/** Weight of two levels for agreement: 1 on the diagonal, less the farther apart they stand. */
export function agreementWeights(levels: number, weighting: KappaWeighting): readonly Float64Array[] {
  const span = Math.max(1, levels - 1);
  return Array.from({ length: levels }, (_, i) =>
    Float64Array.from({ length: levels }, (_, j) => {
      if (weighting === "none") return i === j ? 1 : 0;
      const distance = Math.abs(i - j) / span;
      return 1 - (weighting === "linear" ? distance : distance ** 2);
    }),
  );
}

function requireLevels(where: string, levels: readonly Category[]): void {
  if (!Array.isArray(levels) || levels.length < 2 || !Array.from(levels).every(isLabel)) {
    throw new EqualizationError(
      "levels must list at least 2 names or numbers, from the lowest to the highest",
      {
        code: "wrong_type",
        where,
        received: levels,
      },
    );
  }
  requireLabels(where, levels, (index) => `level ${index}`);
  if (new Set(levels).size < levels.length) {
    throw new EqualizationError("levels names a level twice", {
      code: "duplicate_id",
      where,
      received: levels,
    });
  }
}

/** Whether nobody rated: `null`, nothing at all, or a text of nothing but spaces, as an empty cell of a table gives it. */
export function isBlank(rating: unknown): rating is null | undefined | string {
  return rating === null || rating === undefined || (typeof rating === "string" && rating.trim() === "");
}
