import { EqualizationError } from "../../errors.ts";
import { argsort } from "../../numeric/argsort.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { signedPower } from "../../numeric/portable/signed-power.ts";
import { rowsByGroup } from "../../numeric/rows-by-group.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { weightedSum } from "../../numeric/weighted-sum.ts";
import { orderedFloors } from "../closures/bounded-share.ts";
import type { Column, ColumnInput, Mask } from "./column.ts";
import { addInto, fold, maximumInto, minimumInto, multiplyInto } from "./fold.ts";
import { requireColumns } from "./require-columns.ts";
import { requireMask } from "./require-mask.ts";

/** Options of the aggregates of {@link columns}. */
export interface ColumnAggregateOptions {
  /**
   * What each unit counts, usually its heads.
   *
   * @defaultValue every unit counts once
   */
  readonly weights?: ColumnInput | undefined;
  /**
   * The units that enter; at least one must.
   *
   * @defaultValue all
   */
  readonly mask?: Mask | undefined;
}

/** Options of `columns.round`. */
export interface ColumnRoundOptions {
  /** Decimals kept; negative rounds to tens, hundreds, … */
  readonly digits: number;
  /** `"half-up"` takes halves away from zero, `"half-even"` to the even neighbor; `"down"` towards minus infinity, `"up"` towards plus infinity. @defaultValue "half-up" */
  readonly mode?: "half-up" | "half-even" | "down" | "up" | undefined;
}

/** The arithmetic of columns: pointwise operations, masks and aggregates. See {@link columns}. */
export interface Columns {
  /** Sum of all arguments. */
  readonly add: (first: ColumnInput, ...others: readonly ColumnInput[]) => Column;
  /** `a − b`. */
  readonly subtract: (a: ColumnInput, b: ColumnInput) => Column;
  /** Product of all arguments. */
  readonly multiply: (first: ColumnInput, ...others: readonly ColumnInput[]) => Column;
  /** `a / b`; a divisor of 0 is refused, unless `whereZero` says what stands for that quotient. */
  readonly divide: (
    a: ColumnInput,
    b: ColumnInput,
    options?: { readonly whereZero?: number | undefined },
  ) => Column;
  /** `base ^ exponent`; refused where it is no finite number. */
  readonly power: (base: ColumnInput, exponent: ColumnInput) => Column;
  /** Natural logarithm, or to another base; of numbers above 0. */
  readonly log: (x: ColumnInput, base?: number) => Column;
  /** The part above 0: `max(0, x)`. */
  readonly positive: (x: ColumnInput) => Column;
  /** The smallest of all arguments, unit by unit: a cap; `Infinity` is no cap, but one argument must be finite. */
  readonly minimum: (first: ColumnInput, ...others: readonly ColumnInput[]) => Column;
  /** The largest of all arguments, unit by unit: a floor, or the better of several formulas. */
  readonly maximum: (first: ColumnInput, ...others: readonly ColumnInput[]) => Column;
  /** `min(max(x, lower), upper)`; a floor above its ceiling is refused. */
  readonly clamp: (x: ColumnInput, lower: ColumnInput, upper: ColumnInput) => Column;
  /** `a` where the mask holds, else `b`: an election, a special rule for some; `Infinity` is "no ceiling". */
  readonly where: (mask: Mask, a: ColumnInput, b: ColumnInput) => Column;
  /** Declared rounding: a step of the rule, never of display. Decimal: 1.005 at two digits is 1.01. */
  readonly round: (x: ColumnInput, options: ColumnRoundOptions) => Column;
  /** Straight lines between corners `[x, y]` in ascending x; flat beyond the ends. */
  readonly schedule: (x: ColumnInput, knots: readonly (readonly [x: number, y: number])[]) => Column;
  /** Bracket by bracket, like an income tax: the part of x from `from` to the next bracket counts at `rate`. */
  readonly marginalSchedule: (
    x: ColumnInput,
    brackets: readonly { readonly from: number; readonly rate: number }[],
  ) => Column;
  /** The value (or `Infinity`, "no ceiling") of the tier that x falls into, up to the next `from`; below all is refused. */
  readonly stepSchedule: (
    x: ColumnInput,
    tiers: readonly { readonly from: number; readonly value: number }[],
  ) => Column;
  /** Whether `a > b`. */
  readonly above: (a: ColumnInput, b: ColumnInput) => boolean[];
  /** Whether `a < b`. */
  readonly below: (a: ColumnInput, b: ColumnInput) => boolean[];
  /** The other units. */
  readonly not: (mask: Mask) => boolean[];
  /** Units in every one of the sets. */
  readonly all: (first: Mask, ...others: readonly Mask[]) => boolean[];
  /** Units in at least one of the sets. */
  readonly any: (first: Mask, ...others: readonly Mask[]) => boolean[];
  /** Sum, or weighted sum. */
  readonly total: (x: ColumnInput, options?: ColumnAggregateOptions) => number;
  /** Mean, or weighted mean. */
  readonly mean: (x: ColumnInput, options?: ColumnAggregateOptions) => number;
  /** Standard deviation about the (weighted) mean, of the population (n in the denominator) or the sample (n − 1). */
  readonly standardDeviation: (
    x: ColumnInput,
    options?: ColumnAggregateOptions & { readonly ddof?: 0 | 1 | undefined },
  ) => number;
  /** The smallest value. */
  readonly min: (x: ColumnInput, options?: { readonly mask?: Mask | undefined }) => number;
  /** The largest value. */
  readonly max: (x: ColumnInput, options?: { readonly mask?: Mask | undefined }) => number;
  /** The k-th largest value (1 is the largest). */
  readonly nthLargest: (x: ColumnInput, k: number, options?: { readonly mask?: Mask | undefined }) => number;
  /** The mean of the k largest values. */
  readonly meanOfLargest: (
    x: ColumnInput,
    k: number,
    options?: { readonly mask?: Mask | undefined },
  ) => number;
  /** Rank from 1: `"first"` by position, `"min"` the best or `"max"` the worst of equals, `"average"` their mean. */
  readonly rank: (
    x: ColumnInput,
    options: {
      /** Which end has rank 1. */
      readonly order: "ascending" | "descending";
      /** What equals get. */
      readonly ties: "first" | "min" | "max" | "average";
    },
  ) => Column;
  /** z-scores: distance from the (weighted) mean in standard deviations; a column without spread is refused. */
  readonly standardize: (
    x: ColumnInput,
    options?: ColumnAggregateOptions & { readonly ddof?: 0 | 1 | undefined },
  ) => Column;
  /** Each unit's group total, mean, least or most, by a label per unit. */
  readonly byGroup: (
    x: ColumnInput,
    labels: ArrayLike<string | number>,
    options: {
      /** What is taken over each group. */
      readonly take: "total" | "mean" | "least" | "most";
      /** What each unit counts for total and mean. */
      readonly weights?: ColumnInput | undefined;
    },
  ) => Column;
}

/**
 * The arithmetic that rules are written in: every function takes columns (or one number for all units), checks them, and
 * gives a new column, mask or number. Nothing is changed in place.
 *
 * Pointwise: `add` `subtract` `multiply` `divide` `power` `log` `positive` `minimum` `maximum` `clamp` `where` `round`
 * `schedule` `marginalSchedule` `tier`. Masks: `above` `below` `not` `all` `any`. Aggregates: `total` `mean`
 * `standardDeviation` `least` `most` `nthLargest` `meanOfLargest` `rank` `standardize` `byGroup`.
 *
 * - **Units** are the caller's to keep: money is added to money.
 * - Each throws an `EqualizationError` with `where` as `columns.add` and so on: `length_mismatch`, `not_finite`,
 *   `too_few_observations`, `out_of_domain`, `zero_total`, `missing_option`, `unknown_option`, `wrong_type`.
 *
 * @example
 * ```ts
 * import { columns } from "equalis";
 * columns.maximum([1, 5], [3, 2]); // => [3, 5]
 * columns.round([1.005, -2.5], { digits: 2 }); // => [1.01, -2.5]
 * columns.marginalSchedule([5, 25], [{ from: 0, rate: 0 }, { from: 10, rate: 0.2 }, { from: 20, rate: 0.4 }]); // => [0, 4]
 * columns.mean([10, 20, 90], { weights: [1, 3, 5], mask: [true, true, false] }); // => 17.5
 * columns.rank([7, 9, 7], { order: "descending", ties: "min" }); // => [2, 1, 2]
 * ```
 */
export const columns: Columns = {
  add: (first, ...others) => fold("columns.add", [first, ...others], addInto),
  subtract: (a, b) => {
    const { a: A, b: B } = requireColumns("columns.subtract", { a, b });
    const result = new Float64Array(A.length);
    for (let i = 0; i < result.length; i++) result[i] = A[i]! - B[i]!;
    return result;
  },
  multiply: (first, ...others) => fold("columns.multiply", [first, ...others], multiplyInto),
  divide: (a, b, options = {}) => {
    requireOptions("columns.divide", options, ["whereZero"]);
    const { whereZero } = options;
    if (whereZero !== undefined) requireNumber("columns.divide", "whereZero", whereZero);
    const { dividend, divisor } = requireColumns("columns.divide", { dividend: a, divisor: b });
    const result = new Float64Array(dividend.length);
    for (let i = 0; i < result.length; i++) {
      const by = divisor[i]!;
      if (by === 0) {
        if (whereZero === undefined) {
          throw new EqualizationError(
            `divisor ${i} is 0; leave that unit out, or say what stands for the quotient with whereZero`,
            { code: "out_of_domain", where: "columns.divide", index: i, received: by },
          );
        }
        result[i] = whereZero;
      } else result[i] = dividend[i]! / by;
    }
    return result;
  },
  power: (base, exponent) => {
    const { base: B, exponent: E } = requireColumns("columns.power", { base, exponent });
    return pointwise("columns.power", B, (b, i) => signedPower(b, E[i]!));
  },
  log: (x, base = Math.E) => {
    requireNumber("columns.log", "base", base, { above: 0 });
    const { x: X } = requireColumns("columns.log", { x }, { positive: ["x"] });
    return pointwise("columns.log", X, (value) =>
      base === Math.E ? logarithm(value) : logarithm(value) / logarithm(base),
    );
  },
  positive: (x) => {
    const { x: X } = requireColumns("columns.positive", { x });
    const result = new Float64Array(X.length);
    for (let i = 0; i < result.length; i++) result[i] = Math.max(0, X[i]!);
    return result;
  },
  minimum: (first, ...others) => {
    const where = "columns.minimum";
    const result = fold(where, [first, ...others], minimumInto, true);
    const open = result.indexOf(Number.POSITIVE_INFINITY);
    if (open < 0) return result;
    throw new EqualizationError(`every argument is Infinity for unit ${open}; pass a finite number to cap`, {
      code: "out_of_domain",
      where,
      index: open,
      received: Number.POSITIVE_INFINITY,
    });
  },
  maximum: (first, ...others) => fold("columns.maximum", [first, ...others], maximumInto),
  clamp: (x, lower, upper) => {
    const where = "columns.clamp";
    const checked = requireColumns(where, { x, lower, upper }, { extended: ["upper"] });
    const { x: X, upper: U } = checked;
    const L = orderedFloors(where, checked.lower, U);
    const result = new Float64Array(X.length);
    for (let i = 0; i < result.length; i++) result[i] = Math.min(Math.max(X[i]!, L[i]!), U[i]!);
    return result;
  },
  where: (mask, a, b) => {
    requireMask("columns.where", "mask", mask, mask?.length ?? 0);
    const {
      mask: M,
      a: A,
      b: B,
    } = requireColumns(
      "columns.where",
      { mask: Float64Array.from(mask, Number), a, b },
      { extended: ["a", "b"] },
    );
    const result = new Float64Array(M.length);
    for (let i = 0; i < result.length; i++) result[i] = M[i] === 1 ? A[i]! : B[i]!;
    return result;
  },
  round: (x, options) => {
    requireOptions("columns.round", options, ["digits", "mode"]);
    const { digits, mode = "half-up" } = options;
    requireNumber("columns.round", "digits", digits, { atLeast: -15, atMost: 15, integer: true });
    requireOneOf("columns.round", "mode", mode, ["half-up", "half-even", "down", "up"]);
    const { x: X } = requireColumns("columns.round", { x });
    const result = new Float64Array(X.length);
    for (let i = 0; i < result.length; i++) result[i] = roundDecimal(X[i]!, digits, mode);
    return result;
  },
  schedule: (x, knots) => {
    const where = "columns.schedule";
    const { x: X } = requireColumns(where, { x });
    const xs = ascending(where, knots, "knot", (knot) => knot?.[0]);
    for (const [index, knot] of knots.entries()) requireNumber(where, `value of knot ${index}`, knot[1]);
    return pointwise(where, X, (value) => {
      const k = lastAtMost(xs, value);
      if (k < 0) return knots[0]![1];
      if (k === xs.length - 1) return knots[k]![1];
      const [x0, y0] = knots[k]!;
      const [x1, y1] = knots[k + 1]!;
      return y0 + (y1 - y0) * ((value - x0) / (x1 - x0));
    });
  },
  marginalSchedule: (x, brackets) => {
    const where = "columns.marginalSchedule";
    const { x: X } = requireColumns(where, { x });
    const starts = ascending(where, brackets, "bracket", (bracket) => bracket?.from);
    const base: number[] = [];
    let amount = 0;
    for (const [index, { from, rate }] of brackets.entries()) {
      requireNumber(where, `rate of bracket ${index}`, rate);
      if (index > 0) amount += (from - brackets[index - 1]!.from) * brackets[index - 1]!.rate;
      base.push(amount);
    }
    return pointwise(where, X, (value) => {
      const k = lastAtMost(starts, value);
      return k < 0 ? 0 : base[k]! + (value - starts[k]!) * brackets[k]!.rate;
    });
  },
  stepSchedule: (x, tiers) => {
    const where = "columns.stepSchedule";
    const { x: X } = requireColumns(where, { x });
    const starts = ascending(where, tiers, "tier", (tier) => tier?.from);
    for (const [index, { value }] of tiers.entries()) {
      if (value !== Number.POSITIVE_INFINITY) requireNumber(where, `value of tier ${index}`, value);
    }
    return Float64Array.from(X, (value, index) => {
      const k = lastAtMost(starts, value);
      if (k >= 0) return tiers[k]!.value;
      throw new EqualizationError(
        `x ${index} is ${value}, below the first tier, which begins at ${starts[0]}`,
        {
          code: "out_of_domain",
          where,
          index,
          received: value,
        },
      );
    });
  },
  above: (a, b) => {
    const { a: A, b: B } = requireColumns("columns.above", { a, b });
    return Array.from(A, (x, i) => x > B[i]!);
  },
  below: (a, b) => {
    const { a: A, b: B } = requireColumns("columns.below", { a, b });
    return Array.from(A, (x, i) => x < B[i]!);
  },
  not: (mask) => {
    requireMask("columns.not", "mask", mask, mask?.length ?? 0);
    return Array.from(mask, (one) => !one);
  },
  all: (first, ...others) => combine("columns.all", [first, ...others], (a, b) => a && b),
  any: (first, ...others) => combine("columns.any", [first, ...others], (a, b) => a || b),
  total: (x, options = {}) => {
    const { values, weights } = selected("columns.total", x, options, ["weights", "mask"], 0);
    return weights === undefined ? sum(values) : weightedSum(values, weights);
  },
  mean: (x, options = {}) => {
    const { values, weights } = selected("columns.mean", x, options, ["weights", "mask"], 1);
    return weightedMean(values, weights);
  },
  standardDeviation: (x, options = {}) => deviation("columns.standardDeviation", x, options).sd,
  min: (x, options = {}) =>
    selected("columns.min", x, options, ["mask"], 1).values.reduce((a, b) => Math.min(a, b)),
  max: (x, options = {}) =>
    selected("columns.max", x, options, ["mask"], 1).values.reduce((a, b) => Math.max(a, b)),
  nthLargest: (x, k, options = {}) => largest("columns.nthLargest", x, k, options).at(-1)!,
  meanOfLargest: (x, k, options = {}) =>
    weightedMean(largest("columns.meanOfLargest", x, k, options), undefined),
  rank: (x, options) => {
    const where = "columns.rank";
    requireOptions(where, options, ["order", "ties"]);
    requireOneOf(where, "order", options.order, ["ascending", "descending"]);
    requireOneOf(where, "ties", options.ties, ["first", "min", "max", "average"]);
    const { x: X } = requireColumns(where, { x });
    const order = argsort(options.order === "ascending" ? X : X.map((value) => -value));
    const result = new Float64Array(X.length);
    for (let start = 0; start < order.length; ) {
      let end = start + 1;
      while (end < order.length && X[order[end]!] === X[order[start]!]) end++;
      for (let k = start; k < end; k++) {
        const { ties } = options;
        result[order[k]!] =
          ties === "first"
            ? k + 1
            : ties === "min"
              ? start + 1
              : ties === "max"
                ? end
                : (start + 1 + end) / 2;
      }
      start = end;
    }
    return result;
  },
  standardize: (x, options = {}) => {
    const where = "columns.standardize";
    const { sd, mean } = deviation(where, x, options);
    if (sd === 0) {
      throw new EqualizationError("all values are equal; a distance in standard deviations is undefined", {
        code: "zero_total",
        where,
      });
    }
    return pointwise(where, requireColumns(where, { x }).x, (value) => (value - mean) / sd);
  },
  byGroup: (x, labels, options) => {
    const where = "columns.byGroup";
    requireOptions(where, options, ["take", "weights"]);
    requireOneOf(where, "take", options.take, ["total", "mean", "least", "most"]);
    const { x: X } = requireColumns(where, { x });
    if (typeof labels !== "object" || labels === null || labels.length !== X.length) {
      throw new EqualizationError(`needs one label per unit, got ${labels?.length} for ${X.length}`, {
        code: "length_mismatch",
        where,
        received: labels,
      });
    }
    const weights =
      options.weights === undefined
        ? undefined
        : requireColumns(where, { x: X, weights: options.weights }, { nonNegative: ["weights"] }).weights;
    requireGroups(where, labels, X.length);
    const result = new Float64Array(X.length);
    for (const { group, rows } of rowsByGroup(labels)) {
      const own = Float64Array.from(rows, (i) => X[i]!);
      const heads = weights === undefined ? undefined : Float64Array.from(rows, (i) => weights[i]!);
      const value = aggregateOf(where, options.take, own, heads, group);
      for (const i of rows) result[i] = value;
    }
    return result;
  },
};

/** One number for the units of a group. */
function aggregateOf(
  where: string,
  take: "total" | "mean" | "least" | "most",
  x: Column,
  weights: Column | undefined,
  label: string | number,
): number {
  if (take === "least") return x.reduce((a, b) => Math.min(a, b));
  if (take === "most") return x.reduce((a, b) => Math.max(a, b));
  if (take === "total") return weights === undefined ? sum(x) : weightedSum(x, weights);
  if (weights !== undefined && !weights.some((w) => w > 0)) {
    throw new EqualizationError(
      `the total weight of group "${label}" is 0, so its mean is undefined; at least one of its units must count`,
      { code: "zero_total", where, received: label },
    );
  }
  return weightedMean(x, weights);
}

function pointwise(where: string, x: Column, of: (value: number, index: number) => number): Column {
  const result = new Float64Array(x.length);
  for (let i = 0; i < result.length; i++) {
    const value = of(x[i]!, i);
    if (value - value !== 0) {
      throw new EqualizationError(`gives ${value} for unit ${i}, whose value is ${x[i]}`, {
        code: "out_of_domain",
        where,
        index: i,
        received: x[i],
      });
    }
    result[i] = value;
  }
  return result;
}

function combine(where: string, masks: readonly Mask[], of: (a: boolean, b: boolean) => boolean): boolean[] {
  const n = masks[0]?.length ?? 0;
  for (const [k, mask] of masks.entries()) requireMask(where, `argument ${k + 1}`, mask, n);
  return Array.from({ length: n }, (_, i) => masks.map((mask) => Boolean(mask[i])).reduce(of));
}

/** The values and weights of the units chosen; all of them as they are where nothing was chosen. */
function selected(
  where: string,
  x: ColumnInput,
  options: ColumnAggregateOptions,
  known: readonly string[],
  least: number,
): { readonly values: Column; readonly weights: Column | undefined } {
  requireOptions(where, options, known);
  const { mask: over, weights } = options;
  const checked = requireColumns(where, { x, weights: weights ?? 1 }, { nonNegative: ["weights"] });
  let values = checked.x;
  let heads = weights === undefined ? undefined : checked.weights;
  if (over !== undefined) {
    requireMask(where, "mask", over, values.length);
    values = values.filter((_, i) => over[i]);
    heads = heads?.filter((_, i) => over[i]);
  }
  if (least > 0 && values.length < least) {
    throw new EqualizationError(`needs at least ${least} unit among those chosen, got ${values.length}`, {
      code: "too_few_observations",
      where,
      received: values.length,
    });
  }
  if (least > 0 && heads !== undefined && !heads.some((w) => w > 0)) {
    throw new EqualizationError("the total weight is 0; at least one chosen unit must count", {
      code: "zero_total",
      where,
    });
  }
  return { values, weights: heads };
}

function deviation(
  where: string,
  x: ColumnInput,
  options: ColumnAggregateOptions & { readonly ddof?: 0 | 1 | undefined },
): { readonly mean: number; readonly sd: number } {
  requireOptions(where, options, ["weights", "mask", "ddof"]);
  const { weights: given, mask: over, ddof = 0 } = options;
  if (ddof !== 0 && ddof !== 1) {
    throw new EqualizationError(`ddof is ${formatReceived(ddof)}; pass 0 or 1`, {
      code: "unknown_option",
      where,
      received: ddof,
    });
  }
  if (ddof === 1 && given !== undefined) {
    throw new EqualizationError("ddof 1 has no meaning with weights; use one or the other", {
      code: "unsupported_combination",
      where,
    });
  }
  const { values, weights } = selected(
    where,
    x,
    { weights: given, mask: over },
    ["weights", "mask"],
    1 + ddof,
  );
  const mean = weightedMean(values, weights);
  const square = weightedMean(
    values.map((value) => (value - mean) ** 2),
    weights,
  );
  return { mean, sd: Math.sqrt(ddof === 0 ? square : (square * values.length) / (values.length - 1)) };
}

function largest(
  where: string,
  x: ColumnInput,
  k: number,
  options: { readonly mask?: Mask | undefined },
): Column {
  requireNumber(where, "k", k, { atLeast: 1, integer: true });
  const { values } = selected(where, x, options, ["mask"], 1);
  if (values.length < k) {
    throw new EqualizationError(`needs at least ${k} units among those chosen, got ${values.length}`, {
      code: "too_few_observations",
      where,
      received: values.length,
    });
  }
  return values
    .slice()
    .sort()
    .subarray(values.length - k)
    .reverse();
}

function ascending<T>(
  where: string,
  list: readonly T[],
  noun: string,
  startOf: (one: T) => number | undefined,
): readonly number[] {
  if (!Array.isArray(list) || list.length === 0) {
    throw new EqualizationError(`needs at least one ${noun}, as an array`, {
      code: Array.isArray(list) ? "too_few_observations" : "wrong_type",
      where,
      received: list,
    });
  }
  return (list as readonly T[]).map((one, index) => {
    const start = startOf(one);
    requireNumber(where, `start of ${noun} ${index}`, start as number);
    if (index > 0 && !(start! > startOf(list[index - 1] as T)!)) {
      throw new EqualizationError(`${noun} ${index} begins at ${start}, not after the one before it`, {
        code: "out_of_domain",
        where,
        index,
        received: start,
      });
    }
    return start!;
  });
}

/** Position of the last start at or below x; −1 if there is none. */
function lastAtMost(starts: readonly number[], x: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Rounds the decimal number that a double prints as. */
function roundDecimal(x: number, digits: number, mode: "half-up" | "half-even" | "down" | "up"): number {
  const size = Math.abs(x);
  if (size >= 2 ** 53 && digits >= 0) return x;
  // Moving the point in the text is exact, multiplying by a power of ten is not.
  const exact = shiftPoint(size, digits);
  // What lies within float noise of a half or a whole is one: the law rounds numbers, not their representations.
  const halves = Math.round(2 * exact) / 2;
  const shifted = Math.abs(exact - halves) <= exact * 2 ** -50 ? halves : exact;
  const whole = Math.floor(shifted);
  const rest = shifted - whole;
  const up =
    mode === "half-up"
      ? rest >= 0.5
      : mode === "half-even"
        ? rest > 0.5 || (rest === 0.5 && whole % 2 === 1)
        : rest > 0 && (mode === "up") === x > 0;
  const rounded = shiftPoint(up ? whole + 1 : whole, -digits);
  return x < 0 ? 0 - rounded : rounded;
}

function shiftPoint(size: number, digits: number): number {
  const [mantissa, exponent = "0"] = String(size).split("e") as [string, string | undefined];
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
