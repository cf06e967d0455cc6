import { EqualizationError } from "../errors.ts";
import { formatReceived, quoteReceived } from "../numeric/guard/format-received.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { isLabel, requireLabels } from "../numeric/guard/require-groups.ts";

/** One rating: the name of a level, or a number that stands for one. */
export type Category = string | number;

/** How much disagreement of neighbors counts: all alike, by the distance between categories, or by its square. */
export type KappaWeighting = "none" | "linear" | "quadratic";

/** Ratings as positions of categories. */
export interface Coded {
  /** One row per unit, one entry per rater; -1 for a rating not made. */
  readonly codes: readonly Int32Array[];
  /** The categories, in order. */
  readonly categories: readonly Category[];
  /** Number of raters. */
  readonly raters: number;
}

/** The code of a rating not made. */
export const UNRATED = -1;

/**
 * Refuses anything but a complete table of ratings at known categories; gives their positions. Without categories the ones that
 * occur are taken, in the order of their first appearance. With `missing: "omit"` a rating may be `null`.
 */
export function codeRatings(
  where: string,
  ratings: readonly ArrayLike<Category | null>[],
  categories: readonly Category[] | undefined,
  missing: "error" | "omit" = "error",
): Coded {
  if (!Array.isArray(ratings)) {
    throw new EqualizationError("ratings must be an array of rows, one a unit", {
      code: "wrong_type",
      where,
      received: ratings,
    });
  }
  if (categories !== undefined) requireLevels(where, categories);
  const position = new Map<unknown, number>(categories?.map((level, i) => [level, i]));
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
      if (categories !== undefined) {
        throw new EqualizationError(`${place} is ${quoteReceived(rating)}, which is none of the categories`, {
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
  if (categories === undefined) requireLabels(where, [...position.keys()], () => "a rating");
  if (codes.length < 2 || raters < 2) {
    throw new EqualizationError(`needs at least 2 units and 2 raters, got ${codes.length} and ${raters}`, {
      code: "too_few_observations",
      where,
      received: codes.length,
    });
  }
  return { codes, categories: categories ?? ([...position.keys()] as Category[]), raters };
}

/** Weight of two categories for agreement: 1 on the diagonal, less the farther apart they stand. */
export function agreementWeights(categories: number, weighting: KappaWeighting): readonly Float64Array[] {
  const span = Math.max(1, categories - 1);
  return Array.from({ length: categories }, (_, i) =>
    Float64Array.from({ length: categories }, (_, j) => {
      if (weighting === "none") return i === j ? 1 : 0;
      const distance = Math.abs(i - j) / span;
      return 1 - (weighting === "linear" ? distance : distance ** 2);
    }),
  );
}

function requireLevels(where: string, categories: readonly Category[]): void {
  if (!Array.isArray(categories) || categories.length < 2 || !Array.from(categories).every(isLabel)) {
    throw new EqualizationError(
      "categories must list at least 2 names or numbers, from the lowest to the highest",
      {
        code: "wrong_type",
        where,
        received: categories,
      },
    );
  }
  requireLabels(where, categories, (index) => `level ${index}`);
  if (new Set(categories).size < categories.length) {
    throw new EqualizationError("categories names a category twice", {
      code: "duplicate_id",
      where,
      received: categories,
    });
  }
}

/** Whether no one rated: `null`, nothing at all, or a text of spaces only, as an empty cell of a table gives it. */
export function isBlank(rating: unknown): rating is null | undefined | string {
  return rating === null || rating === undefined || (typeof rating === "string" && rating.trim() === "");
}
