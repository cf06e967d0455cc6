import { EqualizationError } from "../../errors.ts";
import { requireFinite } from "../../numeric/guard/index.ts";
import { refuseNumber } from "../../numeric/guard/refuse-number.ts";
import type { Column, ColumnInput } from "./column.ts";
import { isArrayLike } from "./is-array-like.ts";

/** What a rule asks of its columns beyond finite numbers, by name of the column. */
export interface ColumnDemands<K extends string> {
  /** Columns that must not be below 0. */
  readonly nonNegative?: readonly K[] | undefined;
  /** Columns that must be above 0. */
  readonly positive?: readonly K[] | undefined;
  /** Columns that may hold `Infinity`: a ceiling that is no ceiling. */
  readonly extended?: readonly K[] | undefined;
  /** Columns that may hold `-Infinity`: a floor that is no floor. */
  readonly extendedBelow?: readonly K[] | undefined;
}

/**
 * Refuses anything but finite columns of one length, and answers with all of them as `Float64Array`s: scalars
 * broadcast to that length (to 1 where there is no column at all). Nothing is copied that already is one.
 */
export function requireColumns<K extends string>(
  where: string,
  inputs: Readonly<Record<K, ColumnInput>>,
  demands: ColumnDemands<NoInfer<K>> = {},
): Record<K, Column> {
  const names = Object.keys(inputs) as K[];
  let length = -1;
  let lead = "";
  for (const name of names) {
    const input: ColumnInput = inputs[name];
    if (typeof input === "number") continue;
    if (input === undefined) {
      throw new EqualizationError(`${name} is required; pass one number per unit, or one for all`, {
        code: "missing_option",
        where,
      });
    }
    if (typeof input !== "object" || input === null) {
      refuseNumber(where, name, input, "pass one number per unit, or one number for all");
    }
    if (!isArrayLike(input)) {
      throw new EqualizationError(
        `${name} must be an array with one number per unit, or one number for all`,
        {
          code: "wrong_type",
          where,
          received: input,
        },
      );
    }
    if (length === -1) {
      length = input.length;
      lead = name;
    } else if (input.length !== length) {
      throw new EqualizationError(
        `needs one ${name} per unit, got ${input.length} where ${lead} has ${length}`,
        { code: "length_mismatch", where, received: input.length },
      );
    }
  }
  if (length === 0) {
    throw new EqualizationError(`needs at least 1 unit, but ${lead} is empty`, {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const columns = {} as Record<K, Column>;
  for (const name of names) {
    const input: ColumnInput = inputs[name];
    const extended = demands.extended?.includes(name) ?? false;
    const open = demands.extendedBelow?.includes(name) ?? false;
    const positive = demands.positive?.includes(name) ?? false;
    const bounded = positive || (demands.nonNegative?.includes(name) ?? false);
    const column =
      typeof input === "number"
        ? new Float64Array(Math.max(1, length)).fill(input)
        : input instanceof Float64Array
          ? input
          : checkedCopy(where, name, input, extended || open);
    // A scalar is checked once and reported without a position.
    const checked = typeof input === "number" ? column.subarray(0, 1) : column;
    if (!extended && !open && !allFinite(checked))
      throwNotFinite(where, name, checked, typeof input === "number");
    if (extended || open || bounded) {
      for (let i = 0; i < checked.length; i++) {
        const x = checked[i]!;
        if (bounded && (positive ? x > 0 : x >= 0)) continue;
        if (!bounded && x - x === 0) continue;
        if (x === Number.POSITIVE_INFINITY ? extended : x === Number.NEGATIVE_INFINITY && open) continue;
        const at = typeof input === "number" ? name : `${name} ${i}`;
        throw new EqualizationError(
          Number.isNaN(x)
            ? `${at} is NaN; drop or impute missing data before applying a rule`
            : `${at} is ${x}; it must ${positive ? "be above 0" : bounded ? "not be negative" : open ? "be below infinity" : "be above minus infinity"}`,
          {
            code: Number.isNaN(x) ? "not_finite" : "out_of_domain",
            where,
            received: x,
            ...(typeof input === "number" ? {} : { index: i }),
          },
        );
      }
    }
    columns[name] = column;
  }
  return columns;
}

/** Whether every element is a finite number: x · 0 is 0 for those and NaN for the rest. */
export function allFinite(column: Float64Array): boolean {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const n = column.length;
  const whole = n - (n % 4);
  for (let i = 0; i < whole; i += 4) {
    a += column[i]! * 0;
    b += column[i + 1]! * 0;
    c += column[i + 2]! * 0;
    d += column[i + 3]! * 0;
  }
  for (let i = whole; i < n; i++) a += column[i]! * 0;
  return a + b + c + d === 0;
}

function checkedCopy(where: string, name: string, input: ArrayLike<number>, extended: boolean): Column {
  // Infinity is looked at later; anything that is no number at all must not be coerced into one here.
  if (extended)
    requireFinite(
      where,
      name,
      Array.from(input, (x) => (x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY ? 0 : x)),
    );
  else requireFinite(where, name, input);
  return Float64Array.from(input);
}

function throwNotFinite(where: string, name: string, column: Float64Array, scalar: boolean): never {
  if (scalar) {
    throw new EqualizationError(`${name} is ${column[0]}; pass a finite number`, {
      code: "not_finite",
      where,
      received: column[0],
    });
  }
  requireFinite(where, name, column);
  throw new EqualizationError(`${name} is not finite`, { code: "not_finite", where });
}
