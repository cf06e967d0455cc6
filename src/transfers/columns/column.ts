import type { Vector } from "../../numeric/vector.ts";

/** One quantity over all units of a program, in their fixed order: 8 bytes a unit. */
export type Column = Float64Array;

/** What stands for a column: one number per unit, or one number for all of them. */
export type ColumnInput = number | Vector;

/** Which units belong to a set: one `true`/`false` (or 1/0) per unit. */
export type Mask = ArrayLike<boolean | number>;
