import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../src/errors.ts";
import { formatReceived } from "../../src/numeric/guard/format-received.ts";
import {
  requireDistribution,
  requireFinite,
  requireMatrix,
  requireNonNegative,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requirePositive,
  requireSameLength,
  requireVector,
  requireWeights,
} from "../../src/numeric/guard/index.ts";
import { requireGroups } from "../../src/numeric/guard/require-groups.ts";
import { requireRecord } from "../../src/numeric/guard/require-record.ts";
import { type Refusal, refusals } from "../support/refusals.ts";

/** What code without types may pass. */
const anything = (value: unknown): never => value as never;
/** An object for which `String` throws. */
const textless = (): unknown => Object.create(null);

describe("lets pass", () => {
  const vectors: readonly (readonly [string, ArrayLike<number>])[] = [
    ["a plain array", [1, 2]],
    ["an empty array", []],
    ["a typed array", Float64Array.of(1, 2)],
    ["whole numbers", Uint8Array.of(1, 2)],
    ["an array-like record", { length: 2, 0: 1, 1: 2 }],
    ["a frozen array", Object.freeze([1, 2])],
    ["extreme magnitudes", [5e-324, 1.7976931348623157e308]],
  ];
  test.for(vectors)("%s", ([, vector]) => {
    expect(() => requireVector("f", "value", vector)).not.toThrow();
    expect(() => requireFinite("f", "value", vector)).not.toThrow();
    expect(() => requireNonNegative("f", "value", vector)).not.toThrow();
    expect(() => requirePositive("f", "value", vector)).not.toThrow();
    expect(() => requireWeights("f", vector.length, vector)).not.toThrow();
  });
  test("what is on the border", () => {
    expect(() => requireNonNegative("f", "value", [0, -0])).not.toThrow();
    expect(() => requireFinite("f", "value", [-1, -5e-324])).not.toThrow();
    expect(() => requireObservations("f", "value", 2, 2)).not.toThrow();
    expect(() => requireSameLength("f", "value", 3, "weight", 3)).not.toThrow();
    expect(() => requireNumber("f", "p", 0, { atLeast: 0 })).not.toThrow();
    expect(() => requireNumber("f", "p", 1, { atMost: 1, integer: true })).not.toThrow();
    expect(() => requireNumber("f", "p", 0.5, { above: 0, below: 1 })).not.toThrow();
    expect(() => requireNumber("f", "p", -1e300)).not.toThrow();
  });
  test("known options, absent or present", () => {
    expect(() => requireOptions("f", {}, ["weights"])).not.toThrow();
    expect(() => requireOptions("f", {}, [])).not.toThrow();
    expect(() => requireOptions("f", { weights: undefined }, ["weights"])).not.toThrow();
    expect(() => requireOptions("f", Object.create(null), ["weights"])).not.toThrow();
    expect(() => requireOneOf("f", "kind", "b", ["a", "b"])).not.toThrow();
  });
  test("absent weights, and weights of which one is above 0", () => {
    expect(() => requireWeights("f", 3, undefined)).not.toThrow();
    expect(() => requireWeights("f", 3, [0, 0, 5e-324])).not.toThrow();
  });
  test("distributions within what is asked", () => {
    expect(() => requireDistribution("f", [0, 1], undefined)).not.toThrow();
    expect(() => requireDistribution("f", [0, 1, 2], [3, 0, 1], { least: 3 })).not.toThrow();
    expect(() => requireDistribution("f", [-1, 1], undefined, { nonNegative: false })).not.toThrow();
    expect(() => requireDistribution("f", [0, 0], undefined, { positiveTotal: false })).not.toThrow();
    expect(() => requireDistribution("f", [], undefined, { least: 0, positiveTotal: false })).not.toThrow();
  });
  test("matrices, with the number of their columns", () => {
    expect(requireMatrix("f", [[1, 2], Float64Array.of(3, 4), [5, 6]])).toBe(2);
  });
  test("groups by text and by number", () => {
    expect(() => requireGroups("f", ["a", 1, "2"], 3)).not.toThrow();
    expect(() => requireGroups("f", Int32Array.of(1, 2), 2)).not.toThrow();
  });
});

describe("a received value as text", () => {
  test.for([
    [null, "null"],
    [undefined, "undefined"],
    [3, "3"],
    [-0, "0"],
    [Number.NaN, "NaN"],
    ["3", "3"],
    [3n, "3"],
    [Symbol("s"), "Symbol(s)"],
    [[1], "an object"],
    [{}, "an object"],
    [Object.create(null), "an object"],
    [() => 1, "an object"],
  ] as const)("%#", ([value, text]) => {
    expect(formatReceived(value)).toBe(text);
  });
});

/** No array of numbers at all. */
const noVectors = (guard: (vector: never) => unknown): Refusal[] =>
  [
    ["nothing", undefined],
    ["null", null],
    ["a number", 3],
    ["a string", "12"],
    ["a boolean", true],
    ["a bigint", 3n],
    ["a symbol", Symbol("s")],
    ["a function", (a: number) => a],
    ["an object", {}],
    ["an object without prototype", textless()],
    ["a set", new Set([1])],
    ["a length that is text", { length: "2", 0: 1, 1: 2 }],
    ["a length of NaN", { length: Number.NaN }],
    ["a negative length", { length: -1 }],
    ["half a length", { length: 1.5, 0: 1, 1: 2 }],
    ["an infinite length", { length: Number.POSITIVE_INFINITY, 0: 1 }],
  ].map(([what, value]) => [
    what as string,
    () => guard(anything(value)),
    "wrong_type",
    "f: values must be an array of numbers",
  ]);

/** Arrays with something at position 1 that is no finite number. */
const noNumbers = (guard: (vector: never) => unknown): Refusal[] =>
  [
    ["NaN", Number.NaN, "not_finite", "NaN; drop or impute missing data before measuring"],
    ["Infinity", Number.POSITIVE_INFINITY, "not_finite", "Infinity; drop or impute"],
    ["minus Infinity", Number.NEGATIVE_INFINITY, "not_finite", "-Infinity; drop or impute"],
    ["null inside", null, "missing_value", "null; drop or impute"],
    ["undefined inside", undefined, "missing_value", "undefined; drop or impute"],
    ["text inside", "2", "wrong_type", '"2", which is text; pass a number'],
    ["empty text inside", "", "wrong_type", '"", which is text'],
    ["a boolean inside", true, "wrong_type", "true, which is a boolean; pass 1 or 0"],
    ["a bigint inside", 2n, "wrong_type", "2n, which is a BigInt; pass Number(…) of it"],
    ["an array inside", [2], "wrong_type", "an object; pass a finite number"],
    ["an object without prototype inside", textless(), "wrong_type", "an object"],
    ["a symbol inside", Symbol("s"), "wrong_type", "Symbol(s)"],
  ].map(([what, value, code, text]) => [
    what as string,
    () => guard(anything([1, value, 3])),
    code as ErrorCode,
    `f: value 1 is ${String(text)}`,
  ]);

describe("requireVector", () => {
  refusals(
    "f",
    noVectors((vector) => requireVector("f", "value", vector)),
  );
});

describe("requireFinite", () => {
  refusals("f", [
    ...noVectors((vector) => requireFinite("f", "value", vector)),
    ...noNumbers((vector) => requireFinite("f", "value", vector)),
    ["a hole", () => requireFinite("f", "value", new Array(2)), "missing_value", "value 0 is undefined"],
    [
      "bigints",
      () => requireFinite("f", "value", anything(BigInt64Array.of(1n))),
      "wrong_type",
      "value 0 is 1n",
    ],
  ]);
});

describe("requireNonNegative", () => {
  refusals("f", [
    ...noVectors((vector) => requireNonNegative("f", "value", vector)),
    ...noNumbers((vector) => requireNonNegative("f", "value", vector)),
    [
      "below 0",
      () => requireNonNegative("f", "value", [0, -1]),
      "out_of_domain",
      "f: value 1 is -1; it must not be negative",
    ],
    [
      "barely below 0",
      () => requireNonNegative("f", "value", [-5e-324]),
      "out_of_domain",
      "value 0 is -5e-324",
    ],
  ]);
});

describe("requirePositive", () => {
  refusals("f", [
    ...noVectors((vector) => requirePositive("f", "value", vector)),
    ...noNumbers((vector) => requirePositive("f", "value", vector)),
    [
      "0",
      () => requirePositive("f", "value", [1, 0]),
      "out_of_domain",
      "f: value 1 is 0; it must be above 0",
    ],
    ["minus 0", () => requirePositive("f", "value", [-0]), "out_of_domain", "value 0 is 0"],
    ["below 0", () => requirePositive("f", "value", [-2]), "out_of_domain", "value 0 is -2"],
  ]);
});

describe("requireNumber", () => {
  const refusing = (value: unknown, range?: Parameters<typeof requireNumber>[3]) => () =>
    requireNumber("f", "p", anything(value), range);
  refusals("f", [
    ["nothing", refusing(undefined), "missing_option", "f: p is required; pass a number"],
    ["null", refusing(null), "missing_value", "f: p is null; pass a finite number"],
    ["NaN", refusing(Number.NaN), "not_finite", "p is NaN"],
    ["Infinity", refusing(Number.POSITIVE_INFINITY), "not_finite", "p is Infinity"],
    ["text", refusing("0.5"), "wrong_type", 'p is "0.5", which is text'],
    ["an object without prototype", refusing(textless()), "wrong_type", "p is an object"],
    ["too small", refusing(-1, { atLeast: 0 }), "out_of_domain", "f: p is -1; it must be at least 0"],
    ["too large", refusing(2, { atMost: 1 }), "out_of_domain", "f: p is 2; it must be at most 1"],
    ["on the open lower end", refusing(0, { above: 0 }), "out_of_domain", "it must be above 0"],
    ["on the open upper end", refusing(1, { below: 1 }), "out_of_domain", "it must be below 1"],
    ["half", refusing(1.5, { integer: true }), "out_of_domain", "f: p is 1.5; it must be a whole number"],
    [
      "several at once",
      refusing(-1.5, { atLeast: 0, integer: true }),
      "out_of_domain",
      "it must be at least 0 and a whole number",
    ],
  ]);
});

describe("requireObservations", () => {
  refusals("f", [
    [
      "none of one",
      () => requireObservations("f", "value", 0, 1),
      "too_few_observations",
      "f: needs at least 1 value, got 0",
    ],
    [
      "one of two",
      () => requireObservations("f", "group", 1, 2),
      "too_few_observations",
      "f: needs at least 2 groups, got 1",
    ],
  ]);
});

describe("requireSameLength", () => {
  refusals("f", [
    [
      "fewer",
      () => requireSameLength("f", "value", 3, "weight", 2),
      "length_mismatch",
      "f: needs one weight per value, got 2 for 3",
    ],
    [
      "more",
      () => requireSameLength("f", "unit", 1, "name", 2),
      "length_mismatch",
      "needs one name per unit, got 2 for 1",
    ],
  ]);
});

describe("requireOneOf", () => {
  const refusing = (value: unknown) => () => requireOneOf("f", "kind", anything(value), anything(["a", "b"]));
  refusals("f", [
    ["a typo", refusing("A"), "unknown_option", 'f: kind is "A"; pass one of "a", "b"'],
    ["nothing", refusing(undefined), "missing_option", "kind is required; pass one of"],
    ["null", refusing(null), "unknown_option", "kind is null"],
    ["a number", refusing(0), "unknown_option", "kind is 0"],
    ["an object without prototype", refusing(textless()), "unknown_option", "kind is an object"],
    ["a name every object has", refusing("toString"), "unknown_option", 'kind is "toString"'],
  ]);
});

describe("requireOptions", () => {
  const refusing =
    (value: unknown, known: readonly string[] = ["weights", "ddof"]) =>
    () =>
      requireOptions("f", anything(value), known);
  refusals("f", [
    ["a typo", refusing({ weight: [1] }), "unknown_option", 'f: option "weight" is not known'],
    ["a typo, with the known ones", refusing({ weight: [1] }), "unknown_option", "weights, ddof"],
    ["any option where there is none", refusing({ a: 1 }, []), "unknown_option", "none"],
    ["an unknown option that is undefined", refusing({ weight: undefined }), "unknown_option", '"weight"'],
    ["a name every object has", refusing({ toString: 1 }), "unknown_option", '"toString"'],
    ["nothing", refusing(undefined), "wrong_type", "f: options must be one object, such as { weights }"],
    ["null", refusing(null), "wrong_type", "options must be one object"],
    ["weights in place of options", refusing([1, 2]), "wrong_type", "options must be one object"],
    [
      "typed weights in place of options",
      refusing(Float64Array.of(1, 2)),
      "wrong_type",
      "options must be one object",
    ],
    ["an empty list", refusing([]), "wrong_type", "options must be one object"],
    ["text", refusing("weights"), "wrong_type", "options must be one object"],
    ["a number", refusing(1), "wrong_type", "options must be one object"],
    ["a function", refusing(() => 1), "wrong_type", "options must be one object"],
  ]);
});

describe("requireWeights", () => {
  refusals("f", [
    ...noVectors((weights) => requireWeights("f", 2, weights))
      .filter(([what]) => what !== "nothing")
      .map(
        ([what, attempt, code]): Refusal => [what, attempt, code, "f: weights must be an array of numbers"],
      ),
    ["NaN", () => requireWeights("f", 2, [1, Number.NaN]), "not_finite", "f: weight 1 is NaN"],
    ["text", () => requireWeights("f", 2, anything([1, "2"])), "wrong_type", 'weight 1 is "2"'],
    [
      "below 0",
      () => requireWeights("f", 2, [1, -2]),
      "out_of_domain",
      "f: weight 1 is -2; it must not be negative",
    ],
    [
      "too few",
      () => requireWeights("f", 2, [1]),
      "length_mismatch",
      "f: needs one weight per value, got 1 for 2",
    ],
    ["too many", () => requireWeights("f", 2, [1, 2, 3]), "length_mismatch", "got 3 for 2"],
    ["none for some", () => requireWeights("f", 2, []), "length_mismatch", "got 0 for 2"],
    [
      "all 0",
      () => requireWeights("f", 2, [0, -0]),
      "zero_total",
      "f: the total weight is 0; at least one weight",
    ],
  ]);
});

describe("requireDistribution", () => {
  refusals("f", [
    ...noVectors((values) => requireDistribution("f", values, undefined)),
    ...noNumbers((values) => requireDistribution("f", values, undefined)),
    ...noNumbers((values) => requireDistribution("f", values, undefined, { nonNegative: false })),
    [
      "no values",
      () => requireDistribution("f", [], undefined),
      "too_few_observations",
      "f: needs at least 1 value, got 0",
    ],
    [
      "no values where the total may be 0",
      () => requireDistribution("f", [], undefined, { positiveTotal: false }),
      "too_few_observations",
      "needs at least 1 value",
    ],
    [
      "fewer than asked",
      () => requireDistribution("f", [1], undefined, { least: 2 }),
      "too_few_observations",
      "needs at least 2 values, got 1",
    ],
    [
      "below 0",
      () => requireDistribution("f", [1, -1], undefined),
      "out_of_domain",
      "f: value 1 is -1; it must not be negative",
    ],
    [
      "nothing to share",
      () => requireDistribution("f", [0, 0], undefined),
      "zero_total",
      "f: the total value is 0",
    ],
    [
      "only the weightless have",
      () => requireDistribution("f", [0, 5], [1, 0]),
      "zero_total",
      "the total value is 0",
    ],
    [
      "weights of another length",
      () => requireDistribution("f", [1, 2], [1]),
      "length_mismatch",
      "one weight per value",
    ],
    ["no weight", () => requireDistribution("f", [1, 2], [0, 0]), "zero_total", "the total weight is 0"],
    [
      "no weight where values may be negative",
      () => requireDistribution("f", [1, 2], [0, 0], { nonNegative: false }),
      "zero_total",
      "the total weight is 0",
    ],
    [
      "weights that are null",
      () => requireDistribution("f", [1, 2], anything(null)),
      "wrong_type",
      "weights must be an array",
    ],
  ]);
});

describe("requireMatrix", () => {
  const refusing = (value: unknown, noun?: string) => () => requireMatrix("f", anything(value), noun);
  refusals("f", [
    [
      "nothing",
      refusing(undefined),
      "wrong_type",
      "f: needs at least one row, as an array of arrays of numbers",
    ],
    ["null", refusing(null), "wrong_type", "needs at least one row"],
    ["an object", refusing({ 0: [1], length: 1 }), "wrong_type", "needs at least one row"],
    ["text", refusing("12"), "wrong_type", "needs at least one row"],
    ["no rows", refusing([]), "too_few_observations", "needs at least one row"],
    ["no rows, by another name", refusing([], "unit"), "too_few_observations", "needs at least one unit"],
    ["no columns", refusing([[], []]), "length_mismatch", "row 0 has 0 columns"],
    [
      "a vector in place of a matrix",
      refusing([1, 2]),
      "wrong_type",
      "row 0, columns must be an array of numbers",
    ],
    ["a row that is null", refusing([[1], null]), "wrong_type", "row 1, columns must be an array of numbers"],
    [
      "a row that is missing",
      refusing([undefined, [1]]),
      "wrong_type",
      "row 0, columns must be an array of numbers",
    ],
    ["a shorter row", refusing([[1, 2], [3]]), "length_mismatch", "row 1 has 1 columns where row 0 has 2"],
    ["a longer row", refusing([[1], [2, 3]]), "length_mismatch", "row 1 has 2 columns where row 0 has 1"],
    [
      "NaN",
      refusing([
        [1, 2],
        [3, Number.NaN],
      ]),
      "not_finite",
      "row 1, column 1 is NaN",
    ],
    ["null inside", refusing([[1, null]]), "missing_value", "row 0, column 1 is null"],
  ]);
});

describe("requireGroups", () => {
  const refusing =
    (value: unknown, count = 2) =>
    () =>
      requireGroups("f", anything(value), count);
  refusals("f", [
    ["nothing", refusing(undefined), "wrong_type", "groups must be an array"],
    ["null", refusing(null), "wrong_type", "groups must be an array"],
    ["text", refusing("ab"), "wrong_type", "groups must be an array"],
    ["too few", refusing(["a"]), "length_mismatch", "needs one group per value, got 1 for 2"],
    [
      "null inside",
      refusing(["a", null]),
      "missing_value",
      "f: group 1 is null; drop it, or give what is missing a name",
    ],
    ["an object inside", refusing([textless(), "a"]), "wrong_type", "group 0 is an object"],
    ["a boolean inside", refusing(["a", true]), "wrong_type", "group 1 is true"],
    ["NaN, which is equal to no group", refusing([1, Number.NaN]), "not_finite", "group 1 is NaN"],
  ]);
});

describe("requireRecord", () => {
  const refusing = (value: unknown) => () => requireRecord("f", "demand", anything(value));
  refusals("f", [
    [
      "a number that is an object without prototype",
      refusing({ a: textless() }),
      "wrong_type",
      'demand of "a" is an object',
    ],
    ["text inside", refusing({ a: "1" }), "wrong_type", 'demand of "a" is "1", which is text'],
  ]);
});
