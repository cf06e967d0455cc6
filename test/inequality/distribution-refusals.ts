import type { Refusal } from "../support/refusals.ts";

/** How a function is called with values and weights, and what it takes that others refuse. */
export interface DistributionCall {
  readonly call: (values: never, options: never) => unknown;
  /** Options that it cannot do without. */
  readonly options?: object;
  /** Whether it takes values below 0. */
  readonly negatives?: boolean;
  /** Whether it takes values that are all 0. */
  readonly zeroTotal?: boolean;
}

/** What every function of one distribution refuses, called as `call(values, options)`. */
export function distributionRefusals({
  call,
  options = {},
  negatives = false,
  zeroTotal = false,
}: DistributionCall): readonly Refusal[] {
  const attempt =
    (values: unknown, more: object = {}): (() => unknown) =>
    () =>
      call(values as never, { ...options, ...more } as never);
  const rows: Refusal[] = [
    ["no values", attempt([]), "too_few_observations", "needs at least 1 value"],
    ["NaN", attempt([1, Number.NaN]), "not_finite", "value 1 is NaN"],
    ["Infinity", attempt([Number.POSITIVE_INFINITY]), "not_finite", "value 0 is Infinity"],
    ["null from untyped code", attempt([1, null]), "missing_value", "value 1 is null"],
    ["a string from untyped code", attempt(["1", 2]), "wrong_type", 'value 0 is "1"'],
    ["a hole", attempt(new Array(2)), "missing_value", "value 0 is undefined"],
    ["a lone number", attempt(3), "wrong_type", "values must be an array of numbers"],
    ["a string", attempt("12"), "wrong_type", "values must be an array of numbers"],
    ["nothing at all", attempt(undefined), "wrong_type", "values must be an array of numbers"],
    ["null for values", attempt(null), "wrong_type", "values must be an array of numbers"],
    ["a negative weight", attempt([1, 2], { weights: [1, -1] }), "out_of_domain", "weight 1 is -1"],
    ["a weight that is NaN", attempt([1, 2], { weights: [Number.NaN, 1] }), "not_finite", "weight 0 is NaN"],
    [
      "a weight without end",
      attempt([1, 2], { weights: [1, Number.POSITIVE_INFINITY] }),
      "not_finite",
      "weight 1 is Infinity",
    ],
    [
      "too few weights",
      attempt([1, 2], { weights: [1] }),
      "length_mismatch",
      "one weight per value, got 1 for 2",
    ],
    [
      "too many weights",
      attempt([1], { weights: [1, 2] }),
      "length_mismatch",
      "one weight per value, got 2 for 1",
    ],
    ["weights that are none", attempt([1, 2], { weights: 5 }), "wrong_type", "weights must be an array"],
    ["null for weights", attempt([1, 2], { weights: null }), "wrong_type", "weights must be an array"],
    ["nobody", attempt([1, 2], { weights: [0, 0] }), "zero_total", "the total weight is 0"],
    ["an option that is not known", attempt([1, 2], { weight: [1, 1] }), "unknown_option", 'option "weight"'],
    ["null for options", () => call([1, 2] as never, null as never), "wrong_type", "options must be"],
    [
      "weights in place of options",
      () => call([1, 2] as never, [1, 1] as never),
      "wrong_type",
      "options must be",
    ],
  ];
  if (!negatives) {
    rows.push(
      ["a negative value", attempt([3, -1]), "out_of_domain", "value 1 is -1"],
      [
        "a negative value without weight",
        attempt([3, -1], { weights: [1, 0] }),
        "out_of_domain",
        "value 1 is -1",
      ],
    );
  }
  if (!zeroTotal) {
    rows.push(
      ["nothing to share", attempt([0, 0]), "zero_total", "the total value is 0"],
      ["a zero that is negative", attempt([-0, 0]), "zero_total", "the total value is 0"],
      [
        "where only the weightless have",
        attempt([0, 5], { weights: [1, 0] }),
        "zero_total",
        "the total value is 0",
      ],
    );
  }
  return rows;
}
