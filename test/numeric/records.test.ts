import { describe, expect, test } from "vitest";
import { requireRecord } from "../../src/numeric/guard/require-record.ts";
import { recordOf } from "../../src/numeric/record-of.ts";
import { scaleToOne } from "../../src/numeric/scale-to-one.ts";
import { timesPowerOfTwo } from "../../src/numeric/times-power-of-two.ts";
import { refusals } from "../support/refusals.ts";

describe("records", () => {
  test("come apart and together again, whatever the ids", () => {
    const given = JSON.parse('{ "b": -1, "__proto__": 2, "toString": 3, "7": 4 }');
    const { ids, values } = requireRecord("test", "value", given, "allow");
    expect(ids).toEqual(["7", "b", "__proto__", "toString"]);
    expect(Array.from(values)).toEqual([4, -1, 2, 3]);
    const again = recordOf(ids, values);
    expect(again).toEqual(given);
    expect(Object.keys(again)).toEqual(ids);
    expect(Object.getPrototypeOf(again)).toBe(Object.prototype);
  });
  refusals("test", [
    ["nothing", () => requireRecord("test", "value", undefined), "missing_option", "value is required"],
    ["null", () => requireRecord("test", "value", null as never), "wrong_type", "a record of numbers"],
    ["an array", () => requireRecord("test", "value", [1] as never), "wrong_type", "a record of numbers"],
    [
      "a typed array",
      () => requireRecord("test", "value", Float64Array.of(1) as never),
      "wrong_type",
      "a record",
    ],
    ["a Map", () => requireRecord("test", "value", new Map() as never), "wrong_type", "a record"],
    ["no ids", () => requireRecord("test", "value", {}), "too_few_observations", "at least 1 id"],
    ["NaN", () => requireRecord("test", "value", { a: Number.NaN }), "not_finite", 'value of "a" is NaN'],
    [
      "a negative number",
      () => requireRecord("test", "value", { a: -2 }),
      "out_of_domain",
      'value of "a" is -2',
    ],
  ]);
});

describe("powers of two", () => {
  test.for([
    [[3, -5, 0], 2, [0.75, -1.25, 0]],
    [[0, 0], 0, [0, 0]],
    [[1], 0, [1]],
    [[2 ** -1074], -1074, [1]],
    [[2 ** 1023, 2 ** 1000], 1023, [1, 2 ** -23]],
  ] as const)("%j", ([given, exponent, scaled]) => {
    const values = Float64Array.from(given);
    expect(scaleToOne(values)).toBe(exponent);
    expect(Array.from(values)).toEqual(scaled);
    timesPowerOfTwo(values, exponent);
    expect(Array.from(values)).toEqual(given);
  });
});
