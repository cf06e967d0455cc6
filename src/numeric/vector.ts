/** Numbers in a row: a plain array or a typed array. */
export type Vector = ArrayLike<number>;

/** Rows of numbers, one row per unit. All rows have the same length. */
export type Matrix = readonly Vector[];

/** The group of each value: any string or number, compared by identity. */
export type Groups = ArrayLike<string | number>;

/** A text or a number per unit, compared by identity. */
export type Labels = readonly (string | number)[];
