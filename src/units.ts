/**
 * Units at compile time only: a number that remembers what it counts.
 *
 * A bare number fits everywhere; a number of another unit does not. Units are used on the fields of the
 * model, never in arithmetic and never in the array functions.
 *
 * @module
 */

declare const UNIT: unique symbol;

/** A number that remembers its unit at compile time. At run time it is a plain number. */
export type Quantity<U extends string> = number & {
  /** Never present at run time. */
  readonly [UNIT]?: U;
};

/** Head count. */
export type Persons = Quantity<"person">;
/** Land area in square kilometers. */
export type SquareKilometers = Quantity<"km2">;
/** An amount of money, nominal, in the currency named next to it. */
export type Money = Quantity<"money">;
/** Money per head, nominal, in the currency named next to it. */
export type MoneyPerPerson = Quantity<"money/person">;
/** A number between 0 and 1. */
export type Share = Quantity<"share">;
